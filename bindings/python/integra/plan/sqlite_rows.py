"""The rows of a store of plans in a SQLite file: its events.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3

from .rows import Clash, EventRow
from .sqlite_writers import SqliteWriters
from .sqlite_plans import SqlitePlans

__all__ = ["SqliteRows"]

_ROW = "INSERT INTO events (number, plan, digest, writer, sequence, own, prose, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_REWRITE = "UPDATE events SET number = ?, data = ?, prose = ? WHERE plan = ? AND digest = ?"
_AFTER = "SELECT number, digest, data FROM events WHERE plan = ? AND number > ? ORDER BY number"


class SqliteRows(SqlitePlans, SqliteWriters):
    """A SQLite file, by whatever name: links are resolved, so that it is one store under all of them.

    What it owes: :class:`integra.plan.rows.Rows`. Changes are serialised by SQLite's own lock, a number is one more than
    the greatest, the clock is that of the machine, and what stands outside is the mark beside the file (_mark.py).
    """

    def insert(self, plan: bytes, row: EventRow, *, own: bool) -> None:
        number = self._next()
        try:
            self._connection.execute(_ROW, [number, plan, row.digest, row.writer, row.sequence, own, row.prose, row.data])
        except sqlite3.IntegrityError as error:
            raise Clash from error
        if own:
            self._connection.execute("UPDATE writers SET own = own + 1 WHERE writer = ?", [row.writer])
        self._changed(plan, number)

    def update(self, plan: bytes, row: EventRow) -> None:
        number = self._next()
        self._connection.execute(_REWRITE, [number, row.data, row.prose, plan, row.digest])
        self._changed(plan, number)

    def _next(self) -> int:
        return int(self._one("SELECT 1 + COALESCE(MAX(number), 0) FROM events"))

    def plans(self) -> list[bytes]:
        return [plan for plan, in self._connection.execute("SELECT DISTINCT plan FROM events ORDER BY plan")]

    def lasts(self) -> list[tuple[bytes, int]]:
        return self._connection.execute("SELECT plan, MAX(number) FROM events GROUP BY plan ORDER BY plan").fetchall()

    def events(self, plan: bytes, after: int = 0) -> list[tuple[int, bytes, bytes]]:
        return self._connection.execute(_AFTER, [plan, after]).fetchall()

    def prose(self, plan: bytes) -> list[bytes]:
        return [digest for digest, in self._connection.execute("SELECT digest FROM events WHERE plan = ? AND prose", [plan])]
