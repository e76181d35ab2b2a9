"""A question, and the set of those that one unknown line gives rise to.

Spec: TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .facts import WHEN, Day, Facts, Row


class Question(NamedTuple):
    """TER-16: whether a list is complete, a field of a row (a flag is one), or a line's statement."""

    kind: str
    table: str | None = None
    row: int | None = None
    column: str | None = None
    line: str | None = None


class Asked(set[Question]):
    """What to find out about one line: each fact once."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.facts = facts

    def claims(self, *tables: str, window: tuple[Day, Day] | None = None) -> None:
        """Whether lists are complete, where that is not said (of dated ones: over the window)."""
        for table in tables:
            if not self.facts.claimed(table, *(window or ())):
                self.add(Question("claim", table))

    def fields(self, row: Row, *columns: str) -> None:
        """Fields that are not known."""
        for column in columns:
            if row.unknown(column):
                self.add(Question("field", row.table, row.place, column))

    def flag(self, row: Row, column: str) -> None:
        """Whether a row's children are all listed, where that is not said."""
        if not row.flag(column):
            self.add(Question("field", row.table, row.place, column))

    def meetings(self, body: Row, first: Day, last: Day) -> None:
        """Whether a body's meetings are all listed over some days."""
        if not self.facts.meetings_known(body, first, last):
            self.add(Question("field", "body", body.place, "meetings_complete"))

    def opened(self, *rows: Row) -> None:
        """When rows open and close, of those not known to be open or closed."""
        for row in rows:
            if row.open() is None:
                self.fields(row, "opens", "closes")

    def when(self, *rows: Row) -> None:
        """When something happened."""
        for row in rows:
            self.fields(row, WHEN[row.table])

    def state(self, line: str) -> None:
        """What is to be stated."""
        self.add(Question("statement", line=line))

    def all(self, *others: Iterable[Question]) -> None:
        for other in others:
            self.update(other)
