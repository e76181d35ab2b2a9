"""What several rows say together of one thing (IND-1, readings 2 to 4). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from . import civil
from .rows import UNKNOWN, Date, Special, Tri

T = TypeVar("T")


def agreed(values: Iterable[T | None]) -> T | None:
    """The one known value; None where none is known or two differ (IND-1, reading 2)."""
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None


def agreed_date(values: Iterable[Date]) -> Date:
    """A date stands over a blank; `unknown`, or two different dates, is unknown (reading 2)."""
    said = set(values) - {None}
    if not said:
        return None
    return said.pop() if len(said) == 1 else UNKNOWN


def event(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """Ways an event can have happened by D, from (tri, day) of each row (IND-1, reading 3)."""
    ways: tuple[bool, ...] = (False,)
    for tri, day in said:
        if tri is False or (day is not None and day > at):
            continue
        if tri is True and day is not None:
            return (True,)
        ways = (False, True)
    return ways


def either(tri: Tri) -> tuple[bool, ...]:
    """Ways of filling in a tri."""
    return (False, True) if tri is None else (tri,)


def birth_of_dates(births: Iterable[int | None]) -> tuple[int, int] | None:
    """Born between the earliest and the latest of the birth dates given (IND-1)."""
    known = [birth for birth in births if birth is not None]
    return (min(known), max(known)) if known else None


def birth_of_age(age: int, day: int) -> tuple[int, int]:
    """An age a said on day d: born in ]d - 12(a + 1) months, d - 12 a months] (IND-8)."""
    last = civil.months_before(day, 12 * age)
    if last is None:
        raise ValueError("a birth before the calendar: a refused row")
    before = civil.months_before(day, 12 * (age + 1))
    return (civil.FIRST if before is None else before + 1), last


def birth_of_all(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """Intersection of the intervals, the hull where nothing is left, any day up to D where none is said (IND-8)."""
    if not spans:
        return civil.FIRST, at
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    if low > high:
        low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    return max(low, civil.FIRST), min(high, civil.LAST)


def open_on(day: int | None, opens: int | None, closes: int | None) -> bool:
    """What opens and closes is open on both days (GEN-7); nothing is open before the calendar (reading 9)."""
    if day is None:
        return False
    return (opens is None or opens <= day) and (closes is None or day <= closes)


def ways_open(opens: Date, closes: Date, days: tuple[int | None, ...], calendar: list[int]) -> set[tuple[bool, ...]]:
    """Every way of being open on the days, an unknown date being none or any day of the calendar (reading 9)."""
    found: set[tuple[bool, ...]] = set()
    for start in _fillings(opens, calendar):
        for end in _fillings(closes, calendar):
            found.add(tuple(open_on(day, start, end) for day in days))
    return found


def _fillings(cell: Date, calendar: list[int]) -> list[int | None]:
    """Every filling of an opening or closing cell."""
    if isinstance(cell, Special):
        return [None, *calendar]
    return [cell]


def edges(days: tuple[int | None, ...]) -> list[int]:
    """The critical days of an opening or a closing: each day read, its neighbours, the calendar's ends."""
    near = {day + step for day in days if day is not None for step in (-1, 0, 1)}
    return sorted(day for day in near | {civil.FIRST, civil.LAST} if civil.in_calendar(day))
