"""The plans of a store's file, read without opening it to write: nothing is made beside it, no writer is taken.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Whoever opens a :class:`integra.plan.store.PlanStore` may append to it, so that a copied file gets a writer of its own at
once. A reader of many plans has no business doing that to the files it is shown.
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ._form import wrong_form
from .._low import plan as _low_plan
from ..errors import MalformedError, UsageError
from ..text import Text
from .plan import Plan
from .store_error import PATIENCE, StoreError, damaged, told

__all__ = ["NO_STORE", "STORE", "Stored", "stored"]

#: The first bytes of every SQLite file.
STORE = b"SQLite format 3\0"
NO_STORE = Text("is an SQLite database, and no store of plans: name another file",
                "est une base SQLite, et non une base de plans : donner un autre fichier")


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a plan stands in a file."""

    path: Path
    identifier: bytes

    def plan(self) -> Plan:
        """The plan, read once more. Raises as :func:`stored`."""
        with _reading(self.path) as rows:
            return _read(self.path, rows, self.identifier)


def stored(path: Path) -> Iterator[tuple[Stored, Plan]]:
    """The plans of a file, ascending by identifier, one after the other, each with where it stands.

    Raises:
        StoreError: the file does not serve, or is damaged; what was given before is whole.
    """
    with _reading(path) as rows:
        for plan in [plan for plan, in rows.execute("SELECT DISTINCT plan FROM events ORDER BY plan")]:
            yield Stored(path, plan), _read(path, rows, plan)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The rows of a store, in one of the forms that this version reads."""
    try:
        with closing(_opened(path)) as rows:
            if rows.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'").fetchone() is None:
                raise StoreError(str(path), NO_STORE)
            wrong = wrong_form(rows)
            if wrong is not None:
                raise StoreError(str(path), wrong)
            yield rows
    except sqlite3.Error as error:
        if isinstance(error, StoreError):
            raise
        raise StoreError(str(path), told(path, error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    """The file to be read.

    SQLite shares it with writers through two files beside it, which it takes away at the end only where it might have
    written; so it might, and is told not to. Where the folder may not be written it cannot share, and need not as long as
    there is no log beside the file.
    """
    try:
        rows = _connected(path, "mode=rw")
        rows.execute("PRAGMA query_only = ON")
        return rows
    except sqlite3.Error:
        log = path.with_name(path.name + "-wal")
        return _connected(path, "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1")


def _connected(path: Path, how: str) -> sqlite3.Connection:
    rows = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=PATIENCE)
    try:
        rows.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.Error:
        rows.close()
        raise
    return rows


def _read(path: Path, rows: sqlite3.Connection, identifier: bytes) -> Plan:
    """The plan of some rows: each is the event that its digest names, or the file is damaged."""
    plan = Plan()
    try:
        _low_plan.take(plan._open, rows.execute(
            "SELECT digest, data FROM events WHERE plan = ? ORDER BY number", [identifier]).fetchall())
    except (MalformedError, UsageError) as error:
        plan.close()
        raise StoreError(str(path), damaged()) from error
    return plan
