"""Civil dates for the oracle, by walking the calendar day by day.

Spec: GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

ONE_DAY = datetime.timedelta(days=1)


def parse(text: str | None) -> datetime.date | None:
    """Read ``YYYY-MM-DD``; None stays unknown."""
    return None if text is None else datetime.date.fromisoformat(text)


def months_before(day: datetime.date, months: int) -> datetime.date | None:
    """GEN-7: the same day `months` earlier, clamped to that month's last day.

    None when that day would lie before year 1: earlier than every date.
    """
    in_month = day
    for _ in range(months):
        first = in_month.replace(day=1)
        if first == datetime.date.min:
            return None
        in_month = first - ONE_DAY
    for number in range(day.day, 0, -1):
        try:
            return in_month.replace(day=number)
        except ValueError:
            continue  # that month has no such day: clamp
    raise AssertionError("every month has a first day")


def in_closed(day: datetime.date, first: datetime.date | None, last: datetime.date) -> bool:
    """GEN-7: [first, last] holds both its ends; first None is before every date."""
    return (first is None or first <= day) and day <= last
