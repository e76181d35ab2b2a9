"""Publishes every small table and many drawn ones, lets the attacker of the oracle try, and counts what is hidden.

Spec: tests/long/README.md, "Publications"; spec/51-publishing.md (IND-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "conformance")]

from integra.indicator.publish import Publication, publish  # noqa: E402
from integra.indicator.publish.choice import Table  # noqa: E402
from integra.indicator.publish.tree import Tree  # noqa: E402
from oracle.indicator.attacker import attack  # noqa: E402
from publication_cases import Case, case, drawn, every, plain, true_counts  # noqa: E402

SEED, DRAWN, TERRITORIES = 20251130, 10_000, (1, 2, 3, 4)
#: How far from the true count those are that one who knows the method tries.
REACH = 2
#: Of so many tables of four territories, one is asked how few would do.
LEAST_STEP = {1: 1, 2: 1, 3: 4, 4: 40}


def least(given: Case, made: Publication) -> int:
    """The fewest counts that keep each hidden one safe, by trying all that are fewer than were hidden."""
    rows = Tree.of(list(given.figures), given.within).rows([
        {name: {"numerator": each.numerator, "complement": each.denominator - each.numerator, "denominator": each.denominator}[name]
         for name in made.counts} for each in given.figures.values()])
    table = Table(rows, made.counts, made.threshold)
    for count in range(made.hidden - len(table.small)):
        for more in combinations(table.others, count):
            if not table.exposed(table.small.union(more)):
                return len(table.small) + count
    return made.hidden


def told(cases: Iterable[Case], step: int) -> Iterator[str]:
    """What a set of tables came to; ends the run where a hidden count can be worked out."""
    tables, hidden, small, more = 0, 0, 0, Counter[int]()
    took = tried = 0.0
    for place, given in enumerate(cases):
        begun = time.process_time()
        made = publish(given.figures, within=given.within)
        took += time.process_time() - begun
        true = true_counts(made, given.figures)
        begun = time.process_time()
        found = attack(plain(made))
        tried += time.process_time() - begun
        for cell, count in true.items():
            if count not in found[cell] or len(found[cell]) < 2:
                sys.exit(f"{given}: {cell} can be worked out")
        tables, hidden, small = tables + 1, hidden + len(true), small + sum(1 <= count < made.threshold for count in true.values())
        if step and place % step == 0:
            more[len(true) - least(given, made)] += 1
    yield f"{tables:8,} {small:9,} {hidden:9,}   {took / tables * 1000:6.2f} {tried / tables * 1000:7.2f}"
    yield "  ".join(f"+{extra}: {count:,}" for extra, count in sorted(more.items()))


def known(given: Case, made: Publication) -> bool:
    """Whether somebody who knows the method works out a hidden count: of all tables near to the true one that are published
    just so, one value alone is left of it. Of territories and their sum."""
    rows = [(each.numerator, each.denominator - each.numerator) for name, each in given.figures.items() if name is not None]
    choices = [product(*(range(max(1, count - REACH), count + REACH + 1) if getattr(line, name) is None else (count,)
                         for name, count in zip(("numerator", "complement"), row, strict=True)))
               for line, row in zip(made.lines, rows, strict=False)]
    left: dict[tuple[int, str], set[int]] = {}
    for filling in product(*choices):
        other = case(filling)
        if all(getattr(line, name) in (None, count) for line, counts in zip(made.lines, counts_of(other), strict=True)
               for name, count in counts.items()) and publish(other.figures) == made:
            for cell, count in true_counts(made, other.figures).items():
                left.setdefault(cell, set()).add(count)
    return any(len(each) == 1 for each in left.values())


def counts_of(given: Case) -> Iterator[dict[str, int]]:
    """The counts of each line of a proportion."""
    for each in given.figures.values():
        yield {"numerator": each.numerator, "complement": each.denominator - each.numerator, "denominator": each.denominator}


def main() -> None:
    """Prints a row a set of tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", type=int, default=DRAWN, help="tables drawn (%(default)s)")
    parser.add_argument("--known", type=int, default=0, metavar="N", help="whether one who knows the method works out a count, of one "
                        "of N tables of two territories")
    parser.add_argument("--step", type=int, default=1, help="one of so many tables at the edges (%(default)s: all)")
    given = parser.parse_args()
    if given.known:
        told_of = [known(each, publish(each.figures)) for place, each in enumerate(every(2)) if place % given.known == 0]
        print(f"whoever knows the method works out a count in {sum(told_of)} of {len(told_of)} tables")
        return
    print(f"{'':24}{'tables':>8} {'small':>9} {'hidden':>9}   ms each: publish, attack   more than the least")
    for territories in TERRITORIES:
        cases = (each for place, each in enumerate(every(territories)) if place % given.step == 0)
        print(f"{f'{territories} at the edges':24}", *told(cases, LEAST_STEP[territories]), flush=True)
    random = Random(SEED)
    print(f"{'drawn':24}", *told((drawn(random) for _ in range(given.tables)), 0), flush=True)


if __name__ == "__main__":
    main()
