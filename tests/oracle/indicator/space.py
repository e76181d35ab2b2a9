"""Reachable totals over all fillings, and the units they are made of (IND-8). Layer: tests. SPDX-License-Identifier: Apache-2.0

A unit is one person, call, body or structure with every (in numerator, in denominator) it can have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Total = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """One thing that counts once (IND-1), with every outcome it can have, both counts of one filling."""

    identifier: bytes
    outcomes: frozenset[Total]


@dataclass(frozen=True)
class Space:
    """Everything that all the fillings together can give (IND-8, IND-9)."""

    totals: frozenset[Total]
    certain: tuple[bytes, ...] = ()
    possible: tuple[bytes, ...] = ()
    pairs: tuple[int, int, int, int] | None = None
    undefined: bool = field(default=False)


def join(units: Iterable[Unit]) -> frozenset[Total]:
    """Every (numerator, denominator) that the units together can reach, each filled in on its own."""
    totals: set[Total] = {(0, 0)}
    for unit in units:
        totals = {(n + dn, d + dd) for n, d in totals for dn, dd in unit.outcomes}
    return frozenset(totals)


def of_units(units: list[Unit]) -> Space:
    """The space of independent units: those in the numerator of every filling, and of some (IND-9)."""
    certain = [unit.identifier for unit in units if all(n for n, _ in unit.outcomes)]
    some = [unit.identifier for unit in units if any(n for n, _ in unit.outcomes)]
    possible = [identifier for identifier in some if identifier not in certain]
    return Space(join(units), tuple(sorted(certain)), tuple(sorted(possible)))
