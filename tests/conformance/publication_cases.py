"""Tables to publish, and publications as the attacker of tests/oracle/indicator takes them.

Spec: spec/51-publishing.md (IND-6).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product
from random import Random
from typing import Any, NamedTuple

from integra import Figure
from integra.indicator.publish import Publication, Relation
from integra.words import FigureState, Indicator, Tri

AT = datetime.date(2025, 5, 31)
#: Nothing, the least and the most of what is small, and what no longer is.
EDGES = (0, 1, 2, 10, 11, 12)
ROWS = tuple(product(EDGES, EDGES))
_NOTHING = dict.fromkeys(("lowest", "highest", "interval_lowest", "interval_highest", "pairs", "pairs_highest", "pairs_before",
                          "pairs_before_highest", "value", "requester", "conformity", "territory"))


class Case(NamedTuple):
    """Figures by name, and the group of each that has one."""

    figures: dict[str | None, Figure]
    within: dict[str, str]


def figure(numerator: int, other: int, indicator: Indicator, at: datetime.date = AT) -> Figure:
    """A figure of two counts: of a proportion the other is the complement, of a ratio the denominator."""
    denominator = other if indicator is Indicator.B3 else numerator + other
    return Figure(indicator=indicator, at=at, state=FigureState.DEFINED, covered=Tri.UNKNOWN, numerator=numerator, parts=1,
                  numerator_highest=numerator, denominator=denominator, denominator_highest=denominator, parts_held=1,
                  rules=bytes(32), **_NOTHING)


def case(rows: Sequence[tuple[int, int]], groups: Sequence[int | None] = (), indicator: Indicator = Indicator.A4,
         off: tuple[int, int] = (0, 0), at: datetime.date = AT) -> Case:
    """Territories with these counts, groups of them, and all, from which ``off`` are taken: who counts twice."""
    within = {f"t{place}": f"g{group}" for place, group in enumerate(groups) if group is not None}
    counts: dict[str | None, tuple[int, int]] = {f"t{place}": row for place, row in enumerate(rows)}
    for name in sorted(set(within.values())):
        members = [counts[each] for each, group in within.items() if group == name]
        counts[name] = (sum(n for n, _ in members), sum(c for _, c in members))
    counts[None] = (sum(n for n, _ in rows) - off[0], sum(c for _, c in rows) - off[1])
    return Case({name: figure(*each, indicator, at) for name, each in counts.items()}, within)


def every(territories: int) -> Iterator[Case]:
    """Every table of so many territories and their sum over the counts at the edges; their order is no other table."""
    return (case(rows) for rows in combinations_with_replacement(ROWS, territories))


def drawn(random: Random) -> Case:
    """A table of up to eight territories, in up to three groups or in none, of a proportion or a ratio; now and then
    people count in two territories."""
    territories, most = random.randint(1, 8), random.choice((12, 30, 60))
    rows = [tuple(random.choice((0, random.randint(1, 12), random.randint(0, most))) for _ in range(2)) for _ in range(territories)]
    groups = [random.choice((None, 0, 1, 2)) for _ in rows] if random.random() < 0.6 else []
    indicator = random.choice((Indicator.A4, Indicator.A4, Indicator.B3))
    off = (0, 0)
    if random.random() < 0.25:
        off = (random.randint(0, sum(n for n, _ in rows) // 3), random.randint(0, sum(c for _, c in rows) // 3))
    return case(rows, groups, indicator, off)  # type: ignore[arg-type]


def plain(publication: Publication) -> dict[str, Any]:
    """A publication in plain values, as the attacker takes it."""
    places = {line.territory: place for place, line in enumerate(publication.lines)}
    relation = {None: None, Relation.SUM: "sum", Relation.UNION: "union", Relation.APART: "apart"}
    return {"threshold": publication.threshold, "columns": publication.counts, "lines": [
        {"parent": None if line.territory is None else places.get(line.within), "relation": relation[line.relation]}
        | {name: getattr(line, name) for name in publication.counts} for line in publication.lines]}


def true_counts(publication: Publication, figures: dict[str | None, Figure]) -> dict[tuple[int, str], int]:
    """The count behind each hidden cell."""
    found = {}
    for place, (line, each) in enumerate(zip(publication.lines, figures.values(), strict=True)):
        counts = {"numerator": each.numerator, "complement": each.denominator - each.numerator, "denominator": each.denominator}
        found |= {(place, name): counts[name] for name in publication.counts if getattr(line, name) is None}
    return found
