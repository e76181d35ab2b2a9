"""Days and months as GEN-7 counts them, read off its words for what is due.

Spec: GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import calendar
import datetime

from .planted import Wrong

ONE = datetime.timedelta(days=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def days_after(day: datetime.date, days: int) -> datetime.date | None:
    """`days` later; None where the calendar ends before."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def months_before(day: datetime.date, months: int) -> datetime.date | None:
    """The same day n months earlier, clamped to that month's last day; None before year 1."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    if year < 1:
        return None
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_after(start: datetime.date, months: int, wrong: Wrong = frozenset()) -> datetime.date | None:
    """The last day whose "n months before" is `start` or earlier, found by trying the days one by one."""
    if "months_by_30_days" in wrong:
        return days_after(start, 30 * months)
    if "months_forward_clamped" in wrong or "months_forward_over" in wrong:
        return _forward(start, months, "months_forward_over" in wrong)
    day = days_after(start, 28 * months)
    while day is not None:
        following = days_after(day, 1)
        if following is None:
            return None
        before = months_before(following, months)
        if before is not None and before > start:
            return day
        day = following
    return None


def _forward(start: datetime.date, months: int, over: bool) -> datetime.date | None:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    if start.day <= last:
        return datetime.date(year, month + 1, start.day)
    clamped = datetime.date(year, month + 1, last)
    return clamped + ONE if over else clamped


def minute(text: str) -> int:
    """Minutes since 1970 of `2025-06-01T09:30Z`."""
    when = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%MZ").replace(tzinfo=datetime.timezone.utc)
    return (when - EPOCH) // datetime.timedelta(minutes=1)


def end_of(day: datetime.date) -> int:
    """The last minute of a day in UTC."""
    return minute(f"{day.isoformat()}T23:59Z")


def day_of(when: int) -> datetime.date:
    """The day in UTC that a minute lies in."""
    return (EPOCH + datetime.timedelta(minutes=when)).date()
