"""B3 on ten million stays: by integra, and by the same rule written in DuckDB and polars.

One thread each, counted as CPU time. DuckDB and polars hold the stays in types of their own before the clock runs;
integra is given an Arrow table, of which it makes a tally and then the figure. Rounds are interleaved, the median counts,
and all must agree before anything is printed.

    python bench/indicators.py [--rows 10000000] [--rounds 5]

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

os.environ["POLARS_MAX_THREADS"] = "1"  # polars reads it once, when it is imported
sys.path.insert(0, str(Path(__file__).resolve().parent))

import pyarrow as pa  # noqa: E402
from indicators_data import AT, make  # noqa: E402
from indicators_peers import DuckDB, Polars  # noqa: E402
from integra.indicator import Tally  # noqa: E402


class Integra:
    """The Arrow table as it is; a tally of it, and its figure."""

    name = "integra"

    def hold(self, stays: pa.Table) -> Any:
        return stays

    def count(self, held: Any) -> tuple[int, int]:
        with Tally("B3", at=AT) as tally:
            tally.add(held)
            figure = tally.figure()
        return figure.numerator, figure.denominator


def timed(way: Any, held: Any) -> tuple[float, tuple[int, int]]:
    gc.collect()
    start = time.process_time()
    counts = way.count(held)
    return time.process_time() - start, counts


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="B3 by integra against DuckDB and polars, as ratios of one run")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.rows < 1 or options.rounds < 1:
        parser.error("rows and rounds are at least 1")
    return options


def main() -> int:
    options = parse()
    stays = make(options.rows)
    ways = (Integra(), DuckDB(), Polars())
    held = {way.name: way.hold(stays) for way in ways}
    found = {way.name: timed(way, held[way.name])[1] for way in ways}
    if len(set(found.values())) > 1:
        print(f"they differ: {found}", file=sys.stderr)
        return 1
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    for _ in range(options.rounds):
        for way in ways:
            seconds[way.name].append(timed(way, held[way.name])[0])
    report(options, found["integra"], seconds)
    return 0


def report(options: argparse.Namespace, counts: tuple[int, int], seconds: dict[str, list[float]]) -> None:
    packages = " ".join(f"{name} {version(name)}" for name in ("libintegra", "polars", "duckdb", "pyarrow", "numpy"))
    print(f"{options.rows} stays, {options.rounds} rounds, one thread each, CPU time, "
          f"Python {platform.python_version()}, {packages}")
    print(f"all agree: {counts[0]} readmitted, {counts[1]} in the earlier window")
    print(f"{'by':<10}{'seconds':>9}{'ratio':>8}{'of rounds':>16}")
    for name, taken in seconds.items():
        ratios = sorted(theirs / ours for theirs, ours in zip(taken, seconds["integra"], strict=True))
        print(f"{name:<10}{statistics.median(taken):>9.2f}{statistics.median(ratios):>8.2f}"
              f"{f'{ratios[0]:.2f} to {ratios[-1]:.2f}':>16}")


if __name__ == "__main__":
    raise SystemExit(main())
