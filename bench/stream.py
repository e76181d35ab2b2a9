#!/usr/bin/env python3
"""Streams made-up people through `integra screen` and says how much memory and time that takes, few against many.

    python bench/stream.py [COUNT]      COUNT: people in the larger run (default 100000)

Runs the command of the interpreter's own environment in processes of their own; what is bounded shows as a ratio of
peaks near 1. Spec: spec/03-command.md.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SMALL, LARGE, FORMATS = 1_000, 100_000, ("ndjson", "csv", "table")


def screened(people: Path, form: str) -> tuple[float, float]:
    """Seconds, and MiB at the peak, of one screening of a file."""
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "integra", "screen", "--quiet", "--format", form, str(people)],
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"integra screen ended with {process.returncode}")
    return time.monotonic() - start, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Makes both files, screens them in every format, prints a row each."""
    large = int(sys.argv[1]) if sys.argv[1:] else LARGE
    with tempfile.TemporaryDirectory() as folder:
        files = {count: Path(folder, f"{count}.ndjson") for count in (SMALL, large)}
        for count, path in files.items():
            subprocess.run([sys.executable, "-m", "integra", "cohort", "--count", str(count), "-o", str(path)], check=True)
        print(f"{'format':<8}{'people':>9}{'MB in':>8}{'seconds':>9}{'people/s':>10}{'peak MiB':>10}")
        for form in FORMATS:
            peaks = []
            for count, path in files.items():
                seconds, peak = screened(path, form)
                peaks.append(peak)
                print(f"{form:<8}{count:>9}{path.stat().st_size / 1e6:>8.1f}{seconds:>9.2f}{count / seconds:>10.0f}"
                      f"{peak:>10.1f}")
            print(f"{'':<8}peak with {large} people over peak with {SMALL}: {peaks[1] / peaks[0]:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
