"""bench/frames.py runs, all ways agree on what it makes, and a way that differs is told.

Spec: bench/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[3] / "bench"
LIBRARIES = ("pandas", "polars", "duckdb", "pyarrow")


def bench(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    for library in LIBRARIES:
        pytest.importorskip(library, reason=f"{library} is not installed: bench/frames.py is not run")
    code = (f"import runpy, sys\nsys.path.insert(0, {str(BENCH)!r})\n{before}\n"
            f"runpy.run_path({str(BENCH / 'frames.py')!r}, run_name='__main__')")
    command: list[Any] = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_ways_agree_and_a_ratio_is_printed_for_each() -> None:
    done = bench("--rows", "10000", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "all agree on emergency_admission" in done.stdout
    assert [line.split()[0] for line in lines[-4:]] == ["numpy", "pandas", "polars", "duckdb"]


def test_a_way_that_differs_is_told() -> None:
    wrong = "import frames_polars\nframes_polars.reaches = lambda name, threshold: frames_polars.UNKNOWN"
    done = bench("--rows", "1000", "--rounds", "1", "--only", "numpy,polars", before=wrong)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("polars, own: differs from numpy in polypathology, row ")
