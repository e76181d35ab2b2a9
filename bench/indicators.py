"""Indicators of ten million rows: by integra, and by the same rules written in DuckDB, polars and pandas.

One thread each, counted as CPU time. DuckDB, polars and pandas hold the rows in types of their own before the clock runs;
integra is given an Arrow table, of which it makes a tally and then the figure. Rounds are interleaved, the median counts,
and all must agree before anything is printed.

    python bench/indicators.py [--rows 10000000] [--rounds 5] [--cases "B3;A4"] [--only integra,duckdb,…]
    python bench/indicators.py --growth 100000,1000000       B3 alone: time and the size of tallies by number of rows

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
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

os.environ["POLARS_MAX_THREADS"] = "1"  # polars reads it once, when it is imported
sys.path.insert(0, str(Path(__file__).resolve().parent))

import indicators_data as data  # noqa: E402
from integra.indicator import Tally  # noqa: E402

PEERS = ("duckdb", "polars", "pandas")
MIB = 1 << 20


class Case(NamedTuple):
    """What is counted: an indicator, on what rows."""

    indicator: str
    make: Callable[[int], Any]


CASES = {
    "B3": Case("B3", data.stays),
    "B3, integers": Case("B3", lambda rows: data.stays(rows, whole=True)),
    "distinct": Case("caseload", data.accompaniments),
    "distinct, integers": Case("caseload", lambda rows: data.accompaniments(rows, whole=True)),
    "A3": Case("A3", data.uses),
    "A4": Case("A4", data.calls),
}


class Way:
    """One who counts: what it makes of the rows before the clock runs, and how it counts."""

    def __init__(self, name: str, hold: Callable[[Any], Any], count: Callable[[str, Any], tuple[int, int]]) -> None:
        self.name, self.hold, self.count = name, hold, count


def tallied(indicator: str, held: Any) -> tuple[int, int]:
    """The Arrow table as it is; a tally of it, and its figure."""
    with Tally(indicator, at=data.AT) as tally:
        tally.add(held)
        figure = tally.figure()
    return figure.numerator, figure.denominator


def tallied_packed(indicator: str, held: Any) -> tuple[int, int]:
    return tallied(indicator, data.packed(held))


def as_given(rows: Any) -> Any:
    return rows


def ways_of(case: str, only: list[str]) -> list[Way]:
    """Everyone who counts a case. Whole numbers integra takes as they are, or as sixteen bytes that the caller packs."""
    found = [Way("integra", as_given, tallied)]
    if case.endswith("integers"):
        found.append(Way("packed", as_given, tallied_packed))
    for name in PEERS:
        if name in only:
            peer = import_module(f"indicators_{name}")
            found.append(Way(name, peer.hold, peer.count))
    return [way for way in found if way.name == "packed" or way.name in only]


# ---- time


def timed(way: Way, indicator: str, held: Any) -> tuple[float, tuple[int, int]]:
    gc.collect()
    start = time.process_time()
    counts = way.count(indicator, held)
    return time.process_time() - start, counts


# ---- what is printed


def measure(case: str, options: argparse.Namespace) -> bool:
    """One case by everyone; False where they differ."""
    indicator, make = CASES[case]
    rows = make(options.rows)
    ways = ways_of(case, options.only)
    held = {way.name: way.hold(rows) for way in ways}
    counts = {way.name: way.count(indicator, held[way.name]) for way in ways}
    if len(set(counts.values())) > 1:
        print(f"{case}: they differ: {counts}", file=sys.stderr)
        return False
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    for _ in range(options.rounds):
        for way in ways:
            seconds[way.name].append(timed(way, indicator, held[way.name])[0])
    report(case, next(iter(counts.values())), seconds)
    return True


def report(case: str, counts: tuple[int, int], seconds: Mapping[str, list[float]]) -> None:
    print(f"{case}: all agree, {counts[0]} of {counts[1]}")
    ours = next(iter(seconds.values()))
    for name, taken in seconds.items():
        ratios = sorted(theirs / own for theirs, own in zip(taken, ours, strict=True))
        print(f"  {name:<10}{statistics.median(taken):>9.2f}{statistics.median(ratios):>8.2f}"
              f"{f'{ratios[0]:.2f} to {ratios[-1]:.2f}':>16}")


def grow(sizes: list[int], options: argparse.Namespace) -> None:
    """B3 by number of rows, in pieces of a million that nobody has at once: the making of them is not counted."""
    print(f"{'rows':>12}{'CPU, s':>9}{'ns a row':>10}{'MiB, greatest':>15}{'MiB, all':>10}")
    for rows in sizes:
        spent, greatest, total = pieces(rows, options.parts)
        print(f"{rows:>12}{spent:>9.2f}{spent / rows * 1e9:>10.0f}{greatest / MIB:>15.1f}{total / MIB:>10.1f}", flush=True)


def pieces(rows: int, parts: int) -> tuple[float, int, int]:
    """CPU seconds of splitting, adding, merging parts and the figure; the bytes of the greatest message, and of all."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))
    made = import_module("indicator_pieces")
    spent, step = 0.0, min(rows, 1_000_000)
    held = [Tally("B3", at=made.AT, part=part, parts=parts) for part in range(parts)]
    for piece in range(rows // step):
        (batch,) = made.stays(piece, step, rows // 4).combine_chunks().to_batches()
        start = time.process_time()
        for part, some in made.split(batch, parts):
            held[part].add(some)
        spent += time.process_time() - start
    start = time.process_time()
    sizes = [len(each.to_cbor()) for each in held]
    for each in held[1:]:
        held[0].merge(each)
        each.close()
    held[0].figure()
    return spent + time.process_time() - start, max(sizes), sum(sizes)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="indicators by integra against DuckDB, polars and pandas, as ratios of one run")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=lambda text: text.split(";"), default=[*CASES], help="of " + "; ".join(CASES))
    parser.add_argument("--only", type=lambda text: text.split(","), default=["integra", *PEERS])
    parser.add_argument("--growth", type=lambda text: [int(each) for each in text.split(",")])
    parser.add_argument("--parts", type=int, default=1)
    options = parser.parse_args()
    if unknown := [case for case in options.cases if case not in CASES]:
        parser.error(f"no such case: {unknown[0]}; there are: {'; '.join(CASES)}")
    if options.rows < 1 or options.rounds < 1:
        parser.error("rows and rounds are at least 1")
    return options


def main() -> int:
    options = parse()
    names = [name for name in ("polars", "duckdb", "pandas") if name in options.only]
    packages = " ".join(f"{name} {version(name)}" for name in ("libintegra", *names, "pyarrow", "numpy"))
    print(f"one thread each, CPU time, Python {platform.python_version()}, {packages}")
    if options.growth:
        grow(options.growth, options)
        return 0
    print(f"{options.rows} rows, {options.rounds} rounds\n{'by':<12}{'seconds':>9}{'ratio':>8}{'of rounds':>16}")
    return 0 if all([measure(case, options) for case in options.cases]) else 1


if __name__ == "__main__":
    raise SystemExit(main())
