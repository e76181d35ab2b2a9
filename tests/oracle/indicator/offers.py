"""B1, functions available, and B2, structures with a function: now and 12 months earlier (IND-13, reading 9). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product

from . import civil, fact, space
from .rows import Date, Offer

MONTHS = 12
MULTI_PROFESSIONAL = frozenset({"msp", "psp", "health_centre"})
OTHER_KIND = "other"
Functions = frozenset[int]
Sides = tuple[Functions, Functions]
"""Functions available now, and 12 months earlier."""

EVERY_SET: tuple[Functions, ...] = tuple(
    frozenset(some) for size in range(7) for some in combinations(range(1, 7), size)
)


@dataclass(frozen=True)
class Known:
    """What the rows of one (structure, offer) pair say together (reading 2)."""

    functions: Functions | None
    opens: Date
    closes: Date


def offers(rows: Iterable[Offer]) -> dict[bytes, list[Known]]:
    """The offers of each structure."""
    groups: dict[tuple[bytes, bytes], list[Offer]] = {}
    for row in rows:
        groups.setdefault((row.structure, row.offer), []).append(row)
    found: dict[bytes, list[Known]] = {}
    for (structure, _), group in sorted(groups.items()):
        one = Known(
            fact.agreed(row.functions for row in group),
            fact.agreed_date(row.opens for row in group),
            fact.agreed_date(row.closes for row in group),
        )
        found.setdefault(structure, []).append(one)
    return found


def ways_open(one: Known, at: int, full: bool) -> set[tuple[bool, ...]]:
    """Ways of being open (now, 12 months earlier)."""
    days = (at, civil.months_before(at, MONTHS))
    calendar = civil.everyday(at) if full else fact.edges(days)
    return fact.ways_open(one.opens, one.closes, days, calendar)


def sets(one: Known) -> tuple[Functions, ...]:
    """Functions the offer may have; not known is any set of the six (reading 9)."""
    return EVERY_SET if one.functions is None else (one.functions,)


def sides(one: Known, at: int, full: bool) -> set[Sides]:
    """Every filling of one offer."""
    none: Functions = frozenset()
    return {
        (some if now else none, some if before else none)
        for some, (now, before) in product(sets(one), ways_open(one, at, full))
    }


def unite(groups: Iterable[set[Sides]]) -> set[Sides]:
    """Every union that the fillings together can reach."""
    reached: set[Sides] = {(frozenset(), frozenset())}
    for group in groups:
        reached = {(now | a, before | b) for now, before in reached for a, b in group}
    return reached


def functions(rows: Iterable[Offer], at: int, full: bool) -> space.Space:
    """B1: distinct functions now over 12 months earlier; (function, structure) pairs beside (IND-13)."""
    per_structure = [unite(sides(one, at, full) for one in listed) for listed in offers(rows).values()]
    totals = frozenset((len(now), len(before)) for now, before in unite(per_structure))
    pairs: set[space.Total] = {(0, 0)}
    for group in per_structure:
        sizes = {(len(now), len(before)) for now, before in group}
        pairs = {(n + a, b + c) for n, b in pairs for a, c in sizes}
    now, before = [n for n, _ in pairs], [b for _, b in pairs]
    return space.Space(totals, pairs=(min(now), max(now), min(before), max(before)))


def kinds(rows: Iterable[Offer]) -> dict[bytes, tuple[str, ...]]:
    """Kinds each structure may be of; a fact of the structure (reading 2)."""
    groups: dict[bytes, list[str | None]] = {}
    for row in rows:
        groups.setdefault(row.structure, []).append(row.kind)
    found = {}
    for structure, said in groups.items():
        kind = fact.agreed(said)
        found[structure] = (kind,) if kind is not None else (*sorted(MULTI_PROFESSIONAL), OTHER_KIND)
    return found


def counts(available: Functions) -> bool:
    """At least one function (B2)."""
    return len(available) >= 1


def structures(rows: Iterable[Offer], at: int, full: bool) -> space.Space:
    """B2: multi-professional structures with a function, now over 12 months earlier (IND-13)."""
    listed = list(rows)
    of_kind = kinds(listed)
    units = []
    for structure, known in offers(listed).items():
        reached = {(counts(now), counts(before)) for now, before in unite(sides(one, at, full) for one in known)}
        outcomes = {
            (int(multi and now), int(multi and before))
            for multi in {kind in MULTI_PROFESSIONAL for kind in of_kind[structure]}
            for now, before in reached
        }
        units.append(space.Unit(structure, frozenset(outcomes)))
    return space.of_units(units)
