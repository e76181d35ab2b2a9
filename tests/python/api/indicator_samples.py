"""Rows of indicators that more than one test reads.

Spec: spec/50-indicators.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

#: The day as of which stays are counted: readmissions from 2025-03-31 to 2025-06-30, and from 2024-07-01 to 2024-09-30.
AT = datetime.date(2025, 6, 30)


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


#: Anna is readmitted after 10 days, Bert after 30 of an unknown kind of stay, Carl after 31; Dora was readmitted a year ago.
STAYS: dict[str, list[Any]] = {
    "person": ["anna", "anna", "bert", "bert", "carl", "carl", "dora", "dora"],
    "admission": [day(each) for each in ("2025-04-01", "2025-04-15", "2025-04-01", "2025-05-04", "2025-04-01", "2025-05-05",
                                         "2024-07-01", "2024-07-20")],
    "discharge": ["2025-04-05", "open", "2025-04-04", None, "2025-04-04", None, "2024-07-10", "2024-07-21"],
    "mco": ["yes", "yes", "yes", "unknown", "yes", "yes", "yes", "yes"],
    "on_list": [True, True, True, True, True, None, True, True],
    "birth_date": [day("1940-01-01"), None, None, None, day("1940-01-01"), day("1940-01-01"), day("1930-12-31"), None],
    "age_at_admission": [None, None, 80, None, None, None, None, 93],
}
#: Who is called and answered, by territory: one call is of two of them, one of none.
CALLS: dict[str, list[Any]] = {
    "call": ["a", "b", "c", "c", "d"],
    "territory": ["north", "north", "north", "south", None],
    "date": ["2025-01-15"] * 5,
    "answered": ["yes", "no", "yes", "yes", "no"],
    "answered_on": ["2025-01-16", None, "2025-01-16", "2025-01-16", None],
}
