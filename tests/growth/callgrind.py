"""How many instructions a program takes in functions of its own, as callgrind counts them.

Spec: tests/growth/territory_growth.py, tally_growth.py.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path


def instructions(valgrind: str, functions: tuple[str, ...], *command: str) -> int:
    """Those of every call of the functions, none of which calls another; ends the test where the program fails or calls none."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "callgrind")
        done = subprocess.run((valgrind, "--tool=callgrind", f"--callgrind-out-file={told}",
                               *(f"--toggle-collect={function}" for function in functions), *command),
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
        total = re.search(r"^summary: (\d+)", told.read_text(encoding="utf-8"), re.M)
    if total is None or int(total[1]) == 0:
        raise SystemExit(f"{' '.join(command)}: nothing was counted; is {functions[0]} a symbol of the program?")
    return int(total[1])
