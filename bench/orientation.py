"""Millions of demands answered, and a protocol proved: by integra, and in numpy and Python by one who knows the rules.

A demand's rows are looked up in the masks of numpy, field by field, and those overridden are taken out: the same work
that integra does, which also says services, what they wait on and days. The proof is held against the one that the
tests have in Python. Rounds are interleaved, the median counts, and all must agree before anything is printed.

    python bench/orientation.py [--demands 3000000] [--rounds 5]

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
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

import integra
from integra.word_tables import FIELDS, UNKNOWN
from integra.words import Motive, Requester, Stage, SupportGround, Tri

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from oracle.orientation.prove import prove  # noqa: E402
from oracle.orientation.table import read_protocol  # noqa: E402

#: The motive whose rows are looked up: the one that most rows of has-2014 are about.
PROTOCOL = integra.Protocol.builtin("has-2014")
MOTIVE = max(Motive, key=lambda motive: len(PROTOCOL.places(motive)))


def make(n: int) -> dict[str, Any]:
    """Possible demands of the motive, always the same."""
    draw = np.random.default_rng(2014)
    columns: dict[str, Any] = {field.word: draw.choice([int(word) for word in words], n).astype(np.uint8)
                               for field, words in FIELDS.items()}
    lay = columns["requester"] <= int(Requester.CARER)
    columns["ground"][lay] = SupportGround.NONE
    columns["mt"][columns["requester"] == Requester.MT] = integra.words.MtState.INFORMED
    columns["stage"][columns["pps"] == Tri.NO] = Stage.NOT_INDICATED
    open_ended = (columns["pps"] == Tri.UNKNOWN) & (columns["stage"] != Stage.NOT_INDICATED)
    columns["stage"][open_ended] = Stage.UNDETERMINED
    return columns | {"motives": np.full(n, 1 << int(MOTIVE), np.uint32)}


def own(columns: dict[str, Any]) -> Any:
    """The rows that speak: of a field's values the rows that accept each, ANDed; then what overrides them."""
    rows = [PROTOCOL.rows[place] for place in PROTOCOL.places(MOTIVE)]
    matching = np.full(len(columns["motives"]), (1 << len(rows)) - 1, np.uint64)
    for field, words in FIELDS.items():
        accepts = np.zeros(max(map(int, words)) + 1, np.uint64)
        for word in words:
            accepts[word] = sum(1 << place for place, row in enumerate(rows) if word in row.when.get(field, words))
        if len(np.unique(accepts[[int(word) for word in words]])) > 1:
            matching &= accepts[columns[field.word]]
    ordinary = np.uint64(sum(1 << place for place, row in enumerate(rows) if not row.otherwise))
    speaking = np.where(matching & ordinary != 0, matching & ordinary, matching)
    places = {row.id: place for place, row in enumerate(rows)}
    done: set[str] = set()
    while len(done) < len(rows):
        for row in rows:
            above = [other for other in rows if row.id in other.overrides]
            if row.id not in done and all(other.id in done for other in above):
                over = np.uint64(sum(1 << places[other.id] for other in above))
                speaking[speaking & over != 0] &= np.uint64((1 << 64) - 1 - (1 << places[row.id]))
                done.add(row.id)
    return speaking


def through_integra(columns: dict[str, Any]) -> Any:
    return integra.orient_columns(columns, protocol=PROTOCOL, motive=MOTIVE)["rows"]


def proved() -> Any:
    """The failures of the protocol, made anew: one that was proved keeps what was found."""
    return integra.Protocol("bench", PROTOCOL.rows).prove()


def compare(rounds: int, one: Callable[[], Any], other: Callable[[], Any]) -> tuple[list[float], list[float]]:
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for way, taken in zip((one, other), seconds, strict=True):
            gc.collect()
            start = time.perf_counter()
            way()
            taken.append(time.perf_counter() - start)
    return seconds


def line(name: str, theirs: list[float], ours: list[float]) -> str:
    ratios = sorted(np.divide(theirs, ours).tolist())
    return (f"{name:<22}{statistics.median(theirs):>14.3f}{statistics.median(ours):>14.3f}"
            f"{statistics.median(ratios):>9.1f}{f'{ratios[0]:.1f} to {ratios[-1]:.1f}':>18}")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="orientation by integra, and by numpy and Python, as ratios of one run")
    parser.add_argument("--demands", type=int, default=3_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.demands < 1 or options.rounds < 1:
        parser.error("demands and rounds are at least 1")
    return options


def main() -> int:
    options = parse()
    columns = make(options.demands)
    document = tomllib.loads((ROOT / "spec/protocols/has-2014.toml").read_text(encoding="utf-8"))
    theirs = read_protocol(document)
    differs = own(columns) != through_integra(columns)
    if differs.any():
        print(f"rows of {MOTIVE.word}: differ in demand {int(differs.argmax())}", file=sys.stderr)
        return 1
    if prove(theirs) or proved():
        print("has-2014 is not proved", file=sys.stderr)
        return 1
    print(f"{options.demands} demands about {MOTIVE.word}, {options.rounds} rounds, {os.cpu_count()} processors, "
          f"Python {platform.python_version()}, libintegra {version('libintegra')}, numpy {version('numpy')}")
    print(f"{'':<22}{'its own way, s':>14}{'integra, s':>14}{'ratio':>9}{'of rounds':>18}")
    print(line("demands, numpy", *compare(options.rounds, lambda: own(columns), lambda: through_integra(columns))))
    print(line("proof, Python", *compare(options.rounds, lambda: prove(theirs), proved)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
