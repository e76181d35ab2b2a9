"""The oracle's "n months before" against the words of the rule.

Spec: GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

import pytest

from .dates import ONE_DAY, in_closed, months_before

Date = datetime.date


def by_search(day: Date, months: int) -> Date:
    """Look back day by day: the first one, in the right month, not past that number.

    The right month is found by counting the first days of months walked over.
    """
    candidate, left = day, months
    while left:
        if candidate.day == 1:
            left -= 1
        candidate -= ONE_DAY
    while candidate.day > day.day:
        candidate -= ONE_DAY
    return candidate


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-06-01", 6, "2024-12-01"),
        ("2025-08-31", 6, "2025-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2024-08-29", 6, "2024-02-29"),
        ("2025-08-29", 6, "2025-02-28"),
        ("2025-08-28", 6, "2025-02-28"),
        ("2025-02-28", 6, "2024-08-28"),  # the last day does not stay the last day
        ("2025-12-31", 6, "2025-06-30"),
        ("2025-03-31", 1, "2025-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2024-02-29", 48, "2020-02-29"),
        ("2000-08-31", 6, "2000-02-29"),  # a century that is a leap year
        ("1900-08-31", 6, "1900-02-28"),  # and one that is not
        ("2025-07-15", 720, "1965-07-15"),
        ("2025-07-15", 0, "2025-07-15"),
        ("0001-07-31", 6, "0001-01-31"),
    ],
)
def test_worked_out_by_hand(day: str, months: int, expected: str) -> None:
    """Days read off a calendar."""
    assert months_before(Date.fromisoformat(day), months) == Date.fromisoformat(expected)


def test_before_year_one_is_no_date() -> None:
    """Earlier than every date, hence outside no window that ends later."""
    assert months_before(Date(1, 6, 30), 6) is None
    assert in_closed(Date(1, 1, 1), None, Date(1, 6, 30))


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2025])
def test_every_day_of_a_year(year: int) -> None:
    """Every day, for each number of months up to thirteen, and four years."""
    day = Date(year, 1, 1)
    while day.year == year:
        for months in (*range(14), 48):
            assert months_before(day, months) == by_search(day, months), (day, months)
        day += ONE_DAY


def test_both_ends_are_inside() -> None:
    """[a, b] includes both ends."""
    first, last = Date(2025, 2, 28), Date(2025, 8, 31)
    inside = {-1: False, 0: True, 1: True}
    for by, expected in inside.items():
        assert in_closed(first + by * ONE_DAY, first, last) is expected
        assert in_closed(last - by * ONE_DAY, first, last) is expected
