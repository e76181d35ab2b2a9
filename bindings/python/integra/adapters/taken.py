"""The medicines that a person takes at a date, and how many they are.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Medicines are counted by what they hold: two strengths or forms of an ingredient are one, a fixed
combination is one more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .dates import Period
from .tables import Code, Line


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine: the names it goes by, all of one medicine; none where it cannot be told."""

    keys: frozenset[str]
    names: frozenset[str]
    lines: tuple[Line, ...]
    period: Period
    reference: str | None = None
    counted: bool = True
    codes: tuple[Code, ...] = ()


def taking(medicines: Iterable[Medicine], at: datetime.date, latest: datetime.date) -> list[Medicine]:
    """Give the medicines that are surely taken at a date; one that does not count is no medicine."""
    return [each for each in medicines if each.counted and each.period.holds(at, latest)]


def settled(medicines: Iterable[Medicine], at: datetime.date, latest: datetime.date) -> bool:
    """Say whether nothing else may be taken, and each that is can be told from others."""
    possible = (each for each in medicines if each.counted and each.period.holds(at, latest) is not False)
    return all(each.names and each.period.holds(at, latest) for each in possible)


def count(active: Sequence[Medicine]) -> int:
    """Count medicines; those that share a name are one."""
    return len({group for _, group in grouped(active)})


def grouped(active: Sequence[Medicine]) -> Iterator[tuple[Medicine, str]]:
    """Give the medicines that count, each with the name that stands for those that are one with it."""
    groups = _groups(each.names for each in active if each.names)
    for each in active:
        if each.names:
            yield each, groups[min(each.names)]


def _groups(named: Iterable[frozenset[str]]) -> dict[str, str]:
    """Give each name the one that stands for its group; groups that share a name are one."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for names in named:
        for name in names:
            above.setdefault(name, name)
        first, *others = (top(name) for name in names)
        for other in others:
            above[top(other)] = top(first)
    return {name: top(name) for name in above}
