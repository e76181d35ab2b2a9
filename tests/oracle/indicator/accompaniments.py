"""Caseload per assistant and share of a requester, beside (IND-10, reading 10). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable

from . import civil, fact, space
from .rows import Accompaniment

MONTHS = 12


def in_period(row: Accompaniment, at: int) -> bool:
    """The row's [begins, ends] meets ]D - 12 months, D]; a row that begins after D is not read (readings 1, 10)."""
    period = civil.window(at, MONTHS, 0)
    if period is None:
        return False
    begins = row.begins if isinstance(row.begins, int) else civil.FIRST
    ends = row.ends if isinstance(row.ends, int) else civil.LAST
    return begins <= period[1] and period[0] <= ends


def caseload(rows: Iterable[Accompaniment], at: int) -> space.Space:
    """Distinct people followed over distinct assistants; nothing here can be unknown."""
    met = [row for row in rows if in_period(row, at)]
    people = {row.person for row in met}
    assistants = {row.assistant for row in met}
    return space.Space(frozenset({(len(people), len(assistants))}), tuple(sorted(people)))


def oriented(rows: list[Accompaniment], requester: str) -> tuple[bool, ...]:
    """Ways of having been oriented by the requester; not known or disagreeing is any (reading 10)."""
    said = fact.agreed(row.requester for row in rows)
    return (False, True) if said is None else (said == requester,)


def share(rows: Iterable[Accompaniment], at: int, requester: str) -> space.Space:
    """Of the people accompanied, those oriented by the requester."""
    groups: dict[bytes, list[Accompaniment]] = {}
    for row in rows:
        if in_period(row, at):
            groups.setdefault(row.person, []).append(row)
    units = []
    for person, group in groups.items():
        units.append(space.Unit(person, frozenset((int(did), 1) for did in oriented(group, requester))))
    return space.of_units(units)
