"""What a territory's rows say, read to the letter: what is known, what is none, what is unknown.

A blank identifier, place or date is *none* where its row's list is complete, else *unknown*; said unknown is unknown
everywhere; any other blank is unknown. `read` leaves out what is dated after the day of the review.
Spec: GEN-1, GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from typing import Any

from ..dates import months_before
from .kleene import VALUES, Tri, every
from .tables import CHILDREN, DATED, DEFAULTS, TABLES

Json = dict[str, Any]
Day = datetime.date

# The column that says when a thing happened.
WHEN = {
    "difficulty": "date", "interest": "date", "flow": "date", "feedback": "date", "agenda": "date", "meeting": "date",
    "merger": "date", "evaluation": "date", "common_plan": "adopted", "diagnosis": "date", "need": "date",
    "tally": "date", "matter": "raised", "statement": "date", "clinical_month": "month", "inclusion_month": "month",
}


def before(day: Day, months: int) -> Day:
    """GEN-7: n months before a day; where that is before year 1, the first day of all."""
    return months_before(day, months) or Day.min


def due_after(day: Day, months: int) -> Day:
    """GEN-7: what is due n months after a day is due on the last day whose n months before is not after it."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > Day.max.year:
        return Day.max
    last = calendar.monthrange(year, month + 1)[1]
    days = [Day(year, month + 1, number) for number in range(1, last + 1)]
    return max(one for one in days if before(one, months) <= day)


def month_end(first: Day) -> Day:
    """The last day of the month that begins on `first`."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


class Row:
    """A row of a table, with its place there."""

    def __init__(self, facts: Facts, table: str, place: int, cells: Json) -> None:
        self.facts, self.table, self.place, self.cells = facts, table, place, cells

    def blank(self, column: str) -> bool:
        """Whether nothing is written: what rules that read the record ask for."""
        return self.cells.get(column) is None

    def said_unknown(self, column: str) -> bool:
        return bool(self.cells.get(column) == "unknown")

    def get(self, column: str) -> Any:
        """The value known of a column; None where it is none or unknown. Places come as rows."""
        kind, value = TABLES[self.table][column].kind, self.cells.get(column)
        if value is None or value == "unknown":
            return None
        if kind in ("date", "day", "month"):
            return Day.fromisoformat(value)
        return self.facts.rows[TABLES[self.table][column].target][value] if kind == "ref" else value

    def none(self, column: str) -> bool:
        """GEN-1: whether it is known that there is none: a blank identifier, place or date of a complete list."""
        return TABLES[self.table][column].kind in ("id", "ref", "date") and self.blank(column) and self.listed()

    def unknown(self, column: str) -> bool:
        return self.get(column) is None and not self.none(column)

    def tri(self, column: str) -> Tri:
        return VALUES[self.cells.get(column)]

    def flag(self, column: str) -> bool:
        return bool(self.cells.get(column))

    def listed(self) -> bool:
        """Whether the row's list is said to be complete, so that its blanks are none."""
        if self.table not in CHILDREN:
            return self.table in self.facts.claims
        parent, flag = CHILDREN[self.table]
        return bool(flag) and self.facts.rows[parent][self.cells[parent]].flag(flag)

    def exists(self) -> Tri:
        """Whether it happened by the day of the review; undated: unknown."""
        day = self.get(WHEN[self.table])
        return None if day is None else bool(day <= self.facts.at)

    def dated(self, first: Day, last: Day) -> Tri:
        """Whether it happened in [first, last]; undated: unknown."""
        day = self.get(WHEN[self.table])
        return None if day is None else bool(first <= day <= last)

    def open(self, day: Day | None = None) -> Tri:
        """GEN-7: what opens and closes is open on both days."""
        day = day or self.facts.at
        opens, closes = self.get("opens"), self.get("closes")
        began = True if self.none("opens") else (None if opens is None else opens <= day)
        lasts = True if self.none("closes") else (None if closes is None else closes >= day)
        return every((began, lasts))

    def reached(self, column: str) -> Tri:
        """Whether a date of a decision's life has come: none or later is no."""
        day = self.get(column)
        if day is not None:
            return bool(day <= self.facts.at)
        return False if self.none(column) else None

    def recorded(self, column: str) -> Tri:
        """The same of the record: a blank is a fact, nothing is recorded; only what is said unknown is unknown."""
        if self.said_unknown(column):
            return None
        return not self.blank(column) and bool(self.get(column) <= self.facts.at)

    def is_row(self, column: str, other: Row) -> Tri:
        """Whether the column names that row."""
        found = self.get(column)
        return None if self.unknown(column) else (found is other)


class Facts:
    """A territory on a day, under parameters."""

    def __init__(self, territory: Json, at: Day, parameters: Json | None = None) -> None:
        self.at = at
        self.parameters: dict[str, int] = {**DEFAULTS, **(parameters or {})}
        self.claims: Json = territory.get("claims", {})
        self.rows = {table: [Row(self, table, place, cells) for place, cells in enumerate(territory.get(table, []))]
                     for table in TABLES}
        self._read: dict[str, list[Row]] = {}

    def window(self, months: int) -> tuple[Day, Day]:
        """[n months before D, D]."""
        return before(self.at, months), self.at

    def period(self, parameter: str) -> tuple[Day, Day]:
        return self.window(self.parameters[parameter])

    def read(self, table: str) -> list[Row]:
        """The rows not known to be dated after the day of the review (GEN-7)."""
        if table not in self._read:
            self._read[table] = self._those_read(table)
        return self._read[table]

    def _those_read(self, table: str) -> list[Row]:
        if table in WHEN:
            return [row for row in self.rows[table] if row.exists() is not False]
        if "opens" in TABLES[table]:
            return [row for row in self.rows[table] if not (row.get("opens") and row.get("opens") > self.at)]
        return self.rows[table]

    def certain(self, table: str) -> list[Row]:
        """The rows known to have happened by the day of the review."""
        return [row for row in self.read(table) if row.exists()]

    def maybe_open(self, table: str) -> list[Row]:
        return [row for row in self.read(table) if row.open() is not False]

    def surely_open(self, table: str) -> list[Row]:
        return [row for row in self.read(table) if row.open()]

    def children(self, table: str, parent: Row) -> Iterator[Row]:
        """The rows of a table that belong to a row, what is dated later left out."""
        column = CHILDREN[table][0] if table in CHILDREN else parent.table
        return (row for row in self.read(table) if row.cells[column] == parent.place)

    def claimed(self, table: str, first: Day | None = None, last: Day | None = None) -> bool:
        """Whether a table is said to be complete; a dated one over [first, last]."""
        if table not in self.claims:
            return False
        claim = self.claims[table] or {}
        return table not in DATED or first is None or last is None or spans(claim.get("from"), claim.get("to"), first,
                                                                             last)

    def meetings_known(self, body: Row, first: Day, last: Day) -> bool:
        """Whether a body's meetings are all listed over [first, last]; over no day at all they are."""
        if first > last:
            return True
        return body.flag("meetings_complete") and spans(body.cells.get("meetings_from"), body.cells.get("meetings_to"),
                                                        first, last)


def spans(start: str | None, end: str | None, first: Day, last: Day) -> bool:
    """GEN-1: [first, last] lies within a claim's days; a blank end is no end."""
    return (start is None or Day.fromisoformat(start) <= first) and (end is None or Day.fromisoformat(end) >= last)
