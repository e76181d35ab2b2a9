"""The C in the README compiles without a warning, and one piece of it is the example that is built and run.

Spec: README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument

BLOCK = re.compile(r"^```c\n(.*?)^```$", re.S | re.M)
EXAMPLE = "examples/screen_one.c"
COMMAND = ["gcc", "-fsyntax-only", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def problems(root: Path) -> Iterator[str]:
    """Every block of C that does not compile; the example where it is missing, or longer than one page."""
    blocks = BLOCK.findall((root / "README.md").read_text(encoding="utf-8"))
    for number, block in enumerate(blocks, 1):
        command = [*COMMAND, "-I", str(root / "include"), "-x", "c", "-"]
        run = subprocess.run(command, input=block, text=True, capture_output=True)
        if run.returncode:
            yield f"README.md: C block {number}: {run.stderr}"
    example = (root / EXAMPLE).read_text(encoding="utf-8")
    if example not in blocks:
        yield f"README.md: no C block is {EXAMPLE}, word for word"
    if example.count("\n") >= 40:
        yield f"{EXAMPLE}: 40 lines or more"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
