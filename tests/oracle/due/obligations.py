"""Every obligation of a plan on a day, met ones included, in the order of the table.

Spec: PLN-13.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from . import becoming, hospital, rhythm, work
from .basis import Day, Row, Screened
from .history import History
from .tables import rank


def due(
    history: History,
    at: datetime.date,
    overrides: dict[str, int] | None = None,
    screened: Screened | None = None,
) -> list[Row]:
    """What is due on the day `at`. `overrides` are parameters by name."""
    day = Day(history, at, overrides, screened)
    found: list[Row] = []
    for theme in (becoming, rhythm, work, hospital):
        found.extend(theme.rows(day))
    if "met_rows_are_left_out" in day.wrong:
        found = [row for row in found if row.state != "met"]
    return sorted(found, key=_order)


def _order(row: Row) -> tuple[int, int, int, bytes, str, str]:
    order = rank()[row.rule, row.settled_by]
    return order, row.place, row.value, row.subject or b"", row.state, str(row.due)
