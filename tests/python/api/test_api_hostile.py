"""No call with any arguments crashes the interpreter.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

PROGRAM = pathlib.Path(__file__).with_name("hostile_calls.py")


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("which", ["public", "native"])
def test_hostile_arguments_end_in_exceptions(which, seed):
    done = subprocess.run(
        [sys.executable, str(PROGRAM), which, str(seed)], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr[-2000:]
