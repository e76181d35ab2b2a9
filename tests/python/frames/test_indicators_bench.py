"""bench/indicators.py runs, all ways agree on what it counts, and a way that differs is told.

Spec: bench/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[3] / "bench"
LIBRARIES = ("pandas", "polars", "duckdb", "pyarrow")


def bench(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    for library in LIBRARIES:
        pytest.importorskip(library, reason=f"{library} is not installed: bench/indicators.py is not run")
    code = (f"import sys\nsys.path.insert(0, {str(BENCH)!r})\nimport indicators\n{before}\n"
            f"sys.argv = ['indicators.py', *{arguments!r}]\nraise SystemExit(indicators.main())")
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_all_ways_agree_on_every_case() -> None:
    done = bench("--rows", "20000", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stdout.splitlines() if "all agree" in line]
    assert [line.split(":")[0] for line in said] == [
        "B3", "B3, integers", "distinct", "distinct, integers", "A3", "A4"]
    assert not any(", 0 of" in line or line.endswith("of 0") for line in said)
    assert done.stdout.count("\n  polars ") == done.stdout.count("\n  pandas ") == done.stdout.count("\n  duckdb ") == 6


def test_a_way_that_differs_is_told() -> None:
    done = bench("--rows", "2000", "--rounds", "1", "--cases", "A4", "--only", "integra,pandas",
                 before="import indicators_pandas\nindicators_pandas.COUNTS['A4'] = lambda held: (0, 0)")
    assert done.returncode == 1 and "seconds" in done.stdout and "A4: all agree" not in done.stdout
    assert done.stderr.startswith("A4: they differ: {'integra': (")


def test_growth_is_told_by_number_of_rows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: bench/indicators.py is not run")
    monkeypatch.setenv("POLARS_MAX_THREADS", "1")  # which the program sets: it is put back
    monkeypatch.syspath_prepend(os.fspath(BENCH))
    monkeypatch.setattr(sys, "argv", ["indicators.py", "--growth", "1000,2000", "--parts", "2", "--only", "integra"])
    assert importlib.import_module("indicators").main() == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[-2:]]
    assert [rows for rows, *_ in lines] == ["1000", "2000"]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the highest resident set is told by Linux alone")
def test_memory_is_told_of_each_way() -> None:
    """A tally of 200,000 different calls takes 24 bytes each at least; the rest is what allocators leave."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: bench/indicators_memory.py is not run")
    command: list[Any] = [sys.executable, BENCH / "indicators_memory.py", "--rows", "250000", "--cases", "A4", "--only", "integra"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    name, size = done.stdout.splitlines()[-1].split()
    assert name == "integra" and 1 <= int(size) < 100
