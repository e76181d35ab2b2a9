"""Dates in full or not, and what they settle.

Spec: spec/10-screening.md (GEN-1, GEN-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from datetime import date

import pytest

from integra.adapters.dates import Period, Span, after, overnight, parse
from integra.adapters.records import Unreadable
from integra.text import Text

LATEST = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-12-31T23:59:59", date(2024, 12, 31), date(2024, 12, 31)),
        ("2024-12-31T23:59:59-05:00", date(2024, 12, 31), date(2025, 1, 1)),
        ("2024-12-31T22:00Z", date(2024, 12, 31), date(2025, 1, 1)),
        ("2024-12-31T21:59:59Z", date(2024, 12, 31), date(2024, 12, 31)),
        ("2024-12-31T23:30:00+01:00", date(2024, 12, 31), date(2024, 12, 31)),
        ("2024-07-01T23:30:00+02:00", date(2024, 7, 1), date(2024, 7, 1)),
        ("2024-07-01T00:30:00+04:00", date(2024, 6, 30), date(2024, 7, 1)),
        ("2024-07-01T05:30:00+11:00", date(2024, 6, 30), date(2024, 7, 1)),
        ("2024-07-01T14:00:00-10:00", date(2024, 7, 1), date(2024, 7, 2)),
        ("9999-12-31T23:30:00Z", date(9999, 12, 31), date(9999, 12, 31)),
        ("0001-01-01T00:30:00+14:00", date(1, 1, 1), date(1, 1, 1)),
        ("2024-01-01T00:30:00.123+02:00", date(2024, 1, 1), date(2024, 1, 1)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_is_the_days_it_may_be_as_written(text: str, first: date, last: date) -> None:
    assert parse(text, "x") == Span(first, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2023-02-29", "0000", "2024-1-1", "2024-01-01T25:00", "soon", "٢٠٢٤"]
)
def test_what_is_no_date_is_refused_by_its_field(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse(text, "birth.day")
    assert refusal.value.text == Text("birth.day is not a date", "birth.day n'est pas une date")


@pytest.mark.parametrize(
    ("start", "over", "at", "holds"),
    [
        ("2025-05-31", None, date(2025, 5, 30), False),
        ("2025-05-31", None, date(2025, 5, 31), True),
        ("2025-05-31", "2025-06-01", date(2025, 5, 31), True),
        ("2025-05-31", "2025-06-01", date(2025, 6, 1), False),
        ("2025-05", None, date(2025, 5, 15), None),
        ("2025-05", None, date(2025, 4, 30), False),
        ("2025-05", None, date(2025, 5, 31), True),
        ("2020", "2025", date(2024, 12, 31), True),
        ("2020", "2025", date(2025, 3, 1), None),
        ("2020", "2025", date(2025, 12, 31), False),
    ],
)
def test_a_part_date_answers_only_where_its_whole_range_does(
    start: str, over: str | None, at: date, holds: bool | None
) -> None:
    assert Period(parse(start, "s"), parse(over, "o") if over else None).holds(at, LATEST) is holds


def test_undated_is_true_of_the_record_as_it_stands() -> None:
    assert Period(None).holds(LATEST, LATEST) is True
    assert Period(None).holds(date(2025, 5, 31), LATEST) is None


def test_ended_on_no_given_day_is_over_by_the_latest_date() -> None:
    ended = Period(parse("2020-01-01", "s"), ended=True)
    assert ended.holds(LATEST, LATEST) is False
    assert ended.holds(date(2021, 1, 1), LATEST) is None
    assert ended.holds(date(2019, 1, 1), LATEST) is False


def test_doubtful_is_never_certain_but_may_be_over() -> None:
    doubtful = Period(parse("2020-01-01", "s"), parse("2024-01-01", "o"), doubtful=True)
    assert doubtful.holds(date(2021, 1, 1), LATEST) is None
    assert doubtful.holds(date(2024, 1, 1), LATEST) is False


def test_the_day_after_the_last_day_there_is() -> None:
    assert after(parse("9999-12-31", "s")).last == date.max


@pytest.mark.parametrize(
    ("start", "end", "lasted"),
    [
        ("2024-01-01", "2024-01-02", True),
        ("2024-01-01", "2024-01-01", False),
        ("2024-01", "2024-01-30", True),
        ("2024-01", "2024-01", True),
        ("2024-01-30", "2024", True),
        ("2024-01", "2024-02", True),
        ("2024-01-01T20:00:00", "2024-01-02T01:59:59", False),
        ("2024-01-01T20:00:00", "2024-01-02T02:00:00", True),
        ("2024-01-01T23:50:00Z", "2024-01-02T23:50:00Z", True),
        ("2024-01-01T23:50:00Z", "2024-01-02T00:20:00Z", False),
        ("2024-01-01T23:00:00", "2024-01-02T01:00:00+01:00", False),
        ("2024-01-01", "2024-01-01T23:30:00Z", True),
        ("2024-01-01T20:00:00Z", "2024-01-02T01:00:00+02:00", False),
        ("2024-01-01T20:00:60", "2024-01-02T01:00:00", True),
        ("2024-01-02", "2024-01-01", True),
        ("2024-01-01", "soon", False),
        (None, "2024-01-02", False),
        ("2024-01-01", "", False),
    ],
)
def test_a_few_hours_over_midnight_are_no_night(start: str | None, end: str | None, lasted: bool) -> None:
    assert overnight(start, end) is lasted
