"""What is published against the attacker of tests/oracle/indicator: no hidden count can be worked out.

All tables of two territories over the counts at the edges of what is small, a part of those of three and four, and tables
drawn at random, sums of sums among them. ``script/long-publishing`` has all of them.
Spec: spec/51-publishing.md (IND-6).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pathlib
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parent)]

from integra.indicator.publish import Publication, publish  # noqa: E402
from integra.words import Indicator  # noqa: E402
from oracle.indicator.attacker import attack  # noqa: E402
from publication_cases import Case, case, drawn, every, plain, true_counts  # noqa: E402

SEED = 20251130


#: The denominator of B3 is the numerator of nine months before (IND-3).
FIRST, LATER = datetime.date(2025, 5, 28), datetime.date(2026, 2, 28)


def check(given: Case, before: Sequence[tuple[Publication, str, str]] = ()) -> None:
    """Publishes a table, and lets the attacker try; who has other publications too, of each of which a column is one of this."""
    made = publish(given.figures, within=given.within, earlier=[one for one, _, _ in before])
    true = true_counts(made, given.figures)
    small = any(1 <= count < made.threshold for count in shown_counts(given, made.counts))
    assert bool(true) >= small and (before or bool(true) == small), given
    same = [((k, line, theirs), (line, ours)) for k, (one, theirs, ours) in enumerate(before) for line in range(len(one.lines))]
    found = attack(plain(made), [plain(one) for one, _, _ in before], same)
    assert found.keys() == true.keys(), given
    for cell, count in true.items():
        assert count in found[cell] and len(found[cell]) > 1 and 0 not in found[cell], (given, cell)


def shown_counts(given: Case, names: Sequence[str]) -> Iterator[int]:
    """Every count of a table."""
    for each in given.figures.values():
        yield from (each.numerator, each.denominator)
        if "complement" in names:
            yield each.denominator - each.numerator


@pytest.mark.parametrize("territories, step", [(1, 1), (2, 1), (3, 40), (4, 1400)])
def test_tables_at_the_edges(territories: int, step: int) -> None:
    for given in islice(every(territories), None, None, step):
        check(given)


def test_tables_at_random() -> None:
    random = Random(SEED)
    for _ in range(300):
        check(drawn(random))


def test_what_was_published_before_is_known() -> None:
    """Nine months apart: what was hidden and shown of the one count, the attacker has twice."""
    random = Random(SEED)
    for _ in range(100):
        rows = [tuple(random.choice((0, 3, 10, 15, 30)) for _ in range(3)) for _ in range(random.randint(1, 5))]
        groups = [random.choice((0, 1)) for _ in rows] if len(rows) > 3 else []
        first = case([(now, before) for _, now, before in rows], groups, Indicator.B3, at=FIRST)
        later = case([(last, now) for last, now, _ in rows], groups, Indicator.B3, at=LATER)
        before = publish(first.figures, within=first.within)
        check(later, [(before, "numerator", "denominator")])
