"""Who may be left out before stays are tallied: B3 comes to the same figure, of a tally some times smaller.

A tally keeps what a later piece may need: the birth date of everybody. Where all rows lie in one place already, whoever is to
be counted has three things there: a stay that may be a readmission, another that may be the one before, and no proof of being
too young. Everybody else is left out here, by SQL that DuckDB and Spark read alike. Whoever is in doubt stays in, with every
row, so that bounds (IND-8) are the same too; the tally is another one, which must not be merged with one of all rows.
docs/indicators-at-scale.md says what it spares.
Spec: spec/50-indicators.md (IND-3, IND-8, "What a tally holds").  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from indicator_pieces import AT

#: The windows of AT, both days included, and the last birth date of who is 75 on AT.
WINDOWS = ((datetime.date(2026, 3, 31), AT), (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30)))
OLD_ENOUGH = datetime.date(1951, 6, 30)
DAY, MONTH = datetime.timedelta(days=1), datetime.timedelta(days=30)


def day(at: datetime.date) -> str:
    return f"date '{at.isoformat()}'"


def either(*conditions: str) -> str:
    return "(" + " or ".join(conditions) + ")"


def may_be_readmission() -> str:
    """Its admission lies in a window, or is blank and may."""
    first = min(window[0] for window in WINDOWS)
    known = (f"admission between {day(begin)} and {day(end)}" for begin, end in WINDOWS)
    blank = f"admission is null and (discharge is null or discharge >= {day(first)})"
    return f"on_list is not false and {either(*known, blank)}"


def may_be_before() -> str:
    """Its discharge lies 1 to 30 days before a day of a window, or is blank and may."""
    last = max(window[1] for window in WINDOWS)
    known = (f"discharge between {day(begin - MONTH)} and {day(end - DAY)}" for begin, end in WINDOWS)
    blank = f"discharge is null and (admission is null or admission < {day(last)})"
    return either(*known, blank)


def selection(table: str) -> str:
    """The rows of a table of stays without those of people who cannot count: for the columns of a frame ``stays`` without
    ``age_at_admission``, which may say of somebody that they are older than their birth date does."""
    readmission, before = may_be_readmission(), may_be_before()

    def times(condition: str) -> str:
        return f"sum(case when mco is not false and {condition} then 1 else 0 end)"

    return (f"select * from {table} where person in (select person from {table} group by person "
            f"having {times(readmission)} > 0 and {times(before)} > 0 and {times(either(readmission, before))} > 1 "
            f"and (min(birth_date) is null or min(birth_date) <= {day(OLD_ENOUGH)}))")
