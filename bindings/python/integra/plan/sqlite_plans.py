"""What is kept beside the events of a SQLite file: what was due of its plans, and what they came to.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any

from .rows import Asked, KeptDue, KeptPlan
from .sqlite_file import SqliteFile

__all__ = ["SqlitePlans"]

_DUE = "SELECT plan, asked, last, person, reference, data, events FROM dues WHERE plan = ?"
_KEEP_DUE = "INSERT OR REPLACE INTO dues (plan, asked, last, person, reference, data, events) VALUES (?, ?, ?, ?, ?, ?, ?)"
#: Answers of before are no answers: nobody has worked them out.
_CHANGED = """
INSERT INTO plans VALUES (:plan, :number, :moment, zeroblob(16), zeroblob(16), 0, 0, x'', x'')
ON CONFLICT (plan) DO UPDATE SET number = :number, moment = :moment, worked_by = x''
"""
_KEEP_PLAN = """
UPDATE plans SET person = ?, referent = ?, phase = ?, conflict = ?, worked_by = ?, seal = ? WHERE plan = ? AND number = ?
"""
_STALE = "SELECT plan, number, moment FROM plans WHERE worked_by < :by OR worked_by > :by ORDER BY plan"
_PLANS = "SELECT plan, number, moment, person, referent, phase, conflict, worked_by, seal FROM plans WHERE {} ORDER BY plan"
_OFFICES = "SELECT slot, member FROM offices WHERE plan = ? ORDER BY slot, member"


class SqlitePlans(SqliteFile):
    """Tables ``dues``, ``plans`` and ``offices``. A file of before they were, opened to be read, keeps nothing."""

    def due(self, plan: bytes) -> KeptDue | None:
        row = self._connection.execute(_DUE, [plan]).fetchone() if self._has_plans else None
        return None if row is None else KeptDue(*row)

    def keep_dues(self, fresh: Iterable[KeptDue]) -> None:
        self._try(lambda: [*map(lambda each: self._connection.execute(_KEEP_DUE, each), fresh)])

    def _changed(self, plan: bytes, number: int) -> None:
        """A plan has a new row, or a row a new number; the clock stands still where it was put back."""
        latest = self._one("SELECT MAX(moment) FROM plans") or 0
        self._connection.execute(
            _CHANGED, {"plan": plan, "number": number, "moment": max(latest, time.time_ns() // 1000)})

    def stale_plans(self, by: bytes) -> list[tuple[bytes, int, int]]:
        if not self._has_plans:
            return self._connection.execute("SELECT plan, MAX(number), 0 FROM events GROUP BY plan ORDER BY plan").fetchall()
        return self._connection.execute(_STALE, {"by": by}).fetchall()

    def kept_plans(self, asked: Asked, by: bytes) -> list[KeptPlan]:
        if not self._has_plans:
            return []
        where, values = _where(asked)
        rows = self._connection.execute(_PLANS.format(" AND ".join(["+worked_by = ?", *where])), [by, *values]).fetchall()
        return [self._kept(row) for row in rows]

    def _kept(self, row: Sequence[Any]) -> KeptPlan:
        plan, number, moment, person, referent, phase, conflict, by, seal = row
        offices = tuple(self._connection.execute(_OFFICES, [plan]).fetchall())
        return KeptPlan(plan, number, moment, person, referent, phase, bool(conflict), offices, by, seal)

    def keep_plans(self, fresh: Sequence[KeptPlan]) -> None:
        self._try(lambda: [*map(self._keep, fresh)])

    def _keep(self, one: KeptPlan) -> None:
        done = self._connection.execute(
            _KEEP_PLAN, [one.person, one.referent, one.phase, one.conflict, one.by, one.seal, one.plan, one.number])
        if done.rowcount:
            self._connection.execute("DELETE FROM offices WHERE plan = ?", [one.plan])
            self._connection.executemany("INSERT INTO offices VALUES (?, ?, ?)", [(one.plan, *each) for each in one.offices])


def _where(asked: Asked) -> tuple[list[str], list[Any]]:
    """The conditions, and their values."""
    marks = ", ".join("?" * len(asked.phases or ()))
    rows: list[tuple[str, Any]] = [
        ("person = ?", asked.person and [asked.person]),
        ("plan IN (SELECT plan FROM offices WHERE slot = ? AND member = ?)", asked.office),
        (f"phase IN ({marks})", asked.phases),
        ("conflict" if asked.conflict else "NOT conflict", None if asked.conflict is None else []),
        ("number > ?", None if asked.number is None else [asked.number]),
        ("moment >= ?", None if asked.moment is None else [asked.moment])]
    found = [(condition, values) for condition, values in rows if values is not None]
    return [condition for condition, _ in found], [each for _, values in found for each in values]
