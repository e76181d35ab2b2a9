"""Ten million people screened in data frames: by integra, and by the same rules written in each library.

Each library holds the same people in its own types, and integra screens that very frame, so that a ratio compares two
ways to the same columns. Rounds are interleaved, the median counts, and all must agree before anything is printed.

    python bench/frames.py [--rows 10000000] [--rounds 5] [--only numpy,pandas,polars,duckdb]

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import gc
import os
import platform
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import frames_duckdb  # noqa: E402
import frames_numpy  # noqa: E402
import frames_pandas  # noqa: E402
import frames_polars  # noqa: E402
from frames_data import OUTPUTS, make  # noqa: E402

#: Each holds the people (`hold`), screens them by itself (`own`) and through integra (`through_integra`), and reads (`codes`).
LIBRARIES: dict[str, Any] = {
    "numpy": frames_numpy, "pandas": frames_pandas, "polars": frames_polars, "duckdb": frames_duckdb}


def timed(call: Any, held: Any) -> tuple[float, Any]:
    gc.collect()
    start = time.perf_counter()
    made = call(held)
    return time.perf_counter() - start, made


def disagreement(wanted: dict[str, Any], got: dict[str, Any]) -> str | None:
    """The first output and row on which two results differ."""
    for name in OUTPUTS:
        differs = wanted[name] != got[name]
        if differs.any():
            return f"{name}, row {int(differs.argmax())}"
    return None


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="integra against each data frame library, as ratios of one run")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(LIBRARIES), help="libraries, separated by commas")
    options = parser.parse_args()
    if options.rows < 1 or options.rounds < 1 or not set(options.only.split(",")) <= set(LIBRARIES):
        parser.error(f"rows and rounds are at least 1; libraries are {', '.join(LIBRARIES)}")
    return options


def main() -> int:
    options = parse()
    names = options.only.split(",")
    people = make(options.rows)
    held = {name: LIBRARIES[name].hold(people) for name in names}
    wanted = frames_numpy.own(people)
    for name in names:
        for way in ("own", "through_integra"):
            library = LIBRARIES[name]
            place = disagreement(wanted, library.codes(getattr(library, way)(held[name])))
            if place is not None:
                print(f"{name}, {way}: differs from numpy in {place}", file=sys.stderr)
                return 1
    del wanted
    seconds: dict[tuple[str, str], list[float]] = {(name, way): [] for name in names for way in ("own", "through_integra")}
    for _ in range(options.rounds):
        for name, way in seconds:
            taken, made = timed(getattr(LIBRARIES[name], way), held[name])
            seconds[name, way].append(taken)
            del made
    report(options, names, seconds)
    return 0


def report(options: argparse.Namespace, names: list[str], seconds: dict[tuple[str, str], list[float]]) -> None:
    packages = " ".join(f"{name} {version(name)}" for name in ("libintegra", "numpy", "pandas", "polars", "duckdb",
                                                               "pyarrow"))
    print(f"{options.rows} rows, {options.rounds} rounds, {os.cpu_count()} processors, "
          f"Python {platform.python_version()}, {packages}")
    print("all agree on " + ", ".join(OUTPUTS))
    print(f"{'people held by':<16}{'its own way, s':>16}{'integra, s':>14}{'ratio':>9}{'of rounds':>18}")
    for name in names:
        own, ours = seconds[name, "own"], seconds[name, "through_integra"]
        ratios = sorted(np.divide(own, ours).tolist())
        print(f"{name:<16}{statistics.median(own):>16.3f}{statistics.median(ours):>14.3f}"
              f"{statistics.median(ratios):>9.2f}{f'{ratios[0]:.2f} to {ratios[-1]:.2f}':>18}")


if __name__ == "__main__":
    raise SystemExit(main())
