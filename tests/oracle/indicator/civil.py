"""Civil days of the proleptic Gregorian calendar, years 1 to 9999 (GEN-7). Layer: tests. SPDX-License-Identifier: Apache-2.0

A day is a whole number of days since 1970-01-01. Nothing here relies on ``datetime``.
"""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Say whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Number of days of the month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def _days_before_year(year: int) -> int:
    """Days from 0001-01-01 to the first of January of the year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


_EPOCH = _days_before_year(1970)


def day_of(year: int, month: int, day: int) -> int:
    """Day number of a civil date; ValueError where there is no such date (GEN-7)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"no such date: {year}-{month}-{day}")
    before = sum(month_length(year, earlier) for earlier in range(1, month))
    return _days_before_year(year) + before + day - 1 - _EPOCH


def ymd(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a day number."""
    offset = day + _EPOCH
    year = max(1, min(9999, offset // 366 + 1))
    while year < 9999 and _days_before_year(year + 1) <= offset:
        year += 1
    rest = offset - _days_before_year(year)
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
        if month > 12:
            raise ValueError(f"outside the calendar: {day}")
    return year, month, rest + 1


FIRST = day_of(1, 1, 1)
LAST = day_of(9999, 12, 31)


def in_calendar(day: int) -> bool:
    """Say whether the day lies in 0001-01-01 to 9999-12-31."""
    return FIRST <= day <= LAST


def months_before(day: int, months: int) -> int | None:
    """Same day n months earlier, clamped to that month's last day; None before the calendar (GEN-7, reading 11)."""
    year, month, of_month = ymd(day)
    index = year * 12 + (month - 1) - months
    year, month = index // 12, index % 12 + 1
    if year < 1:
        return None
    return day_of(year, month, min(of_month, month_length(year, month)))


def aged(birth: int, day: int, months: int) -> bool:
    """Aged n months on a day: born on or before the day n months before it (IND-1); nobody where there is none."""
    limit = months_before(day, months)
    return limit is not None and birth <= limit


def window(at: int, start: int, end: int) -> tuple[int, int] | None:
    """First and last day of ]at - start months, at - end months]; None where empty (GEN-7, reading 11)."""
    last = months_before(at, end)
    if last is None:
        return None
    opening = months_before(at, start)
    return (FIRST if opening is None else opening + 1), last


def within(day: int, span: tuple[int, int] | None) -> bool:
    """Say whether the day lies in the closed span; nothing lies in None."""
    return span is not None and span[0] <= day <= span[1]


def first_day_aged(birth: int, months: int) -> int | None:
    """First day on which someone born then is n months old, by search; None where it lies after the calendar."""
    low, high = max(birth, FIRST), LAST
    if not aged(birth, high, months):
        return None
    while low < high:
        middle = (low + high) // 2
        if aged(birth, middle, months):
            high = middle
        else:
            low = middle + 1
    return low


def everyday(at: int) -> list[int]:
    """Every day of the calendar to two days after D, and the last one: no rule reads between (reading 1)."""
    days = list(range(FIRST, min(at + 2, LAST) + 1))
    return days if days[-1] == LAST else [*days, LAST]
