"""bench/orientation.py runs, both ways agree on what it makes, and a way that differs is told.

Spec: bench/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[3] / "bench"


def bench(before: str = "") -> subprocess.CompletedProcess[str]:
    pytest.importorskip("numpy", reason="numpy is not installed: bench/orientation.py is not run")
    code = f"""import sys
sys.path.insert(0, {str(BENCH)!r})
sys.argv = ["orientation.py", "--demands", "20000", "--rounds", "1"]
import orientation
{before}
raise SystemExit(orientation.main())"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_both_ways_agree_and_a_ratio_is_printed_for_each() -> None:
    done = bench()
    assert done.returncode == 0, done.stderr
    assert [line.split(",")[0] for line in done.stdout.splitlines()[-2:]] == ["demands", "proof"]


def test_a_way_that_differs_is_told() -> None:
    done = bench("orientation.own = lambda columns: orientation.through_integra(columns) ^ 1")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr == "rows of pathway_assistance: differ in demand 0\n"
