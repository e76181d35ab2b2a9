"""A2, bodies that signed, and A4, calls answered: unit by unit (IND-11, IND-12, readings 3, 7, 8). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable

from . import civil, fact, space
from .rows import Body, Call

CALL_MONTHS = 12


def signed(rows: list[Body], at: int) -> tuple[bool, ...]:
    """Ways of having signed by D (reading 3)."""
    return fact.event([(row.signed, row.signed_on) for row in rows], at)


def bodies(rows: Iterable[Body], at: int) -> space.Space:
    """A2: a body counts once, only bodies of the territory (IND-11)."""
    groups: dict[bytes, list[Body]] = {}
    for row in rows:
        groups.setdefault(row.body, []).append(row)
    units = []
    for identifier, group in groups.items():
        there = fact.either(fact.agreed(row.on_territory for row in group))
        outcomes = {(int(on and did), int(on)) for on in there for did in signed(group, at)}
        units.append(space.Unit(identifier, frozenset(outcomes)))
    return space.of_units(units)


def call_day(rows: list[Call]) -> int | None:
    """A call is of the earliest day said (IND-12); None where no row says one."""
    return min((row.date for row in rows if row.date is not None), default=None)


def answered(rows: list[Call], at: int) -> tuple[bool, ...]:
    """Ways of having been answered on or before D (IND-12, reading 3)."""
    return fact.event([(row.answered, row.answered_on) for row in rows], at)


def received(rows: list[Call], at: int) -> tuple[bool, ...]:
    """Ways of having been received in the period; without a day it may be or not (reading 8)."""
    day = call_day(rows)
    if day is None:
        return (False, True)
    return (civil.within(day, civil.window(at, CALL_MONTHS, 0)),)


def read(rows: Iterable[Call], at: int) -> list[Call]:
    """A row dated after D is not read (reading 1)."""
    return [row for row in rows if row.date is None or row.date <= at]


def calls(rows: Iterable[Call], at: int) -> space.Space:
    """A4: calls received in ]D - 12 months, D], answered on or before D (IND-12)."""
    groups: dict[bytes, list[Call]] = {}
    for row in read(rows, at):
        groups.setdefault(row.call, []).append(row)
    units = []
    for identifier, group in groups.items():
        outcomes = {(int(came and did), int(came)) for came in received(group, at) for did in answered(group, at)}
        units.append(space.Unit(identifier, frozenset(outcomes)))
    return space.of_units(units)
