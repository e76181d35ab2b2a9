"""What was due of the plans of a store when it was last asked, kept beside their rows, so that only what changed is worked
out anew.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A kept answer stands for the row of its plan with the greatest number: whatever changes a plan, in whichever process,
gives a row a greater one, so that an answer of before is told by its number and worked out again. One is kept a plan, of
the day asked about last. None holds a text, so that nothing has to be scrubbed when one is erased (PLN-22). It is sealed
with what it answers, so that one which is damaged is worked out again, as a damaged row is told by its digest.
"""
from __future__ import annotations

import datetime
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from .._low import due as _low_due, plan as _low_plan
from .._low.core import core_version, id_of
from ..errors import MalformedError, UsageError
from ..rules import Rules
from .asked import screened_of
from .case_table import Part
from .store_error import PATIENCE, StoreError, damaged

__all__ = ["SCHEMA", "keep", "parts_of"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS dues (
    plan BLOB PRIMARY KEY, asked BLOB NOT NULL, last INTEGER NOT NULL, person BLOB NOT NULL, reference BLOB NOT NULL,
    data BLOB NOT NULL, events BLOB NOT NULL);
"""
_STATES = "SELECT plan, MAX(number) FROM events GROUP BY plan"
_KEPT = "SELECT asked, last, person, reference, data, events FROM dues WHERE plan = ?"
_ROWS = "SELECT digest, data FROM events WHERE plan = ? ORDER BY number"
_KEEP = "INSERT OR REPLACE INTO dues (plan, asked, last, person, reference, data, events) VALUES (?, ?, ?, ?, ?, ?, ?)"
Kept = tuple[bytes, bytes, int, bytes, bytes, bytes, bytes]


def asked_of(at: datetime.date, rules: Rules) -> bytes:
    """What an answer depends on beside the plan: the day, the pack, and who works it out."""
    said = f"{core_version()} {sys.byteorder} {at.isoformat()} {rules.digest.hex()}"
    return hashlib.sha256(said.encode()).digest()


def parts_of(path: str, rows: sqlite3.Connection, at: datetime.date, rules: Rules, screened: Mapping[UUID, Any],
             limits: tuple[int, int], fresh: list[Kept]) -> Iterator[Part]:
    """What is due of each plan, ascending by identifier; what was not kept goes into ``fresh``. Read within one transaction."""
    asked = asked_of(at, rules)
    kept = _has_kept(rows)
    for plan, last in rows.execute(_STATES).fetchall():
        found = rows.execute(_KEPT, [plan]).fetchone() if kept else None
        if found is not None and _is_whole(asked, plan, last, found) and id_of(found[2]) not in screened:
            yield Part(plan, *found[2:])
            continue
        part = _worked_out(path, plan, rows.execute(_ROWS, [plan]).fetchall(), at, rules, screened, limits)
        if id_of(part.person) not in screened:
            seal = _sealed(asked, plan, last, part.person, part.reference, part.rows, part.events)
            fresh.append((plan, seal, last, part.person, part.reference, part.rows, part.events))
        yield part


def _sealed(asked: bytes, plan: bytes, last: int, *values: bytes) -> bytes:
    lengths = b"".join(len(each).to_bytes(8, "big") for each in (plan, *values))
    return hashlib.sha256(b"".join((asked, lengths, last.to_bytes(8, "big"), plan, *values))).digest()


def _is_whole(asked: bytes, plan: bytes, last: int, found: tuple[Any, ...]) -> bool:
    """Whether what is kept answers what is asked, of that plan as it is now, and stands as it was written."""
    seal, at, *values = found
    return bool(at == last and all(isinstance(each, bytes) for each in values) and
                seal == _sealed(asked, plan, last, *values))


def _has_kept(rows: sqlite3.Connection) -> bool:
    return rows.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'dues'").fetchone() is not None


def _worked_out(path: str, plan: bytes, rows: list[tuple[bytes, bytes]], at: datetime.date, rules: Rules,
                screened: Mapping[UUID, Any], limits: tuple[int, int]) -> Part:
    struct = _low_plan.create(*limits)
    try:
        try:
            _low_plan.take(struct, rows)
        except (MalformedError, UsageError) as error:
            raise StoreError(path, damaged()) from error
        return part_of(struct, plan, at, rules, screened)
    finally:
        _low_plan.destroy(struct)


def part_of(struct: Any, plan: bytes, at: datetime.date, rules: Rules, screened: Mapping[UUID, Any]) -> Part:
    """What is due of one plan."""
    person, reference = _low_plan.opening(struct)
    whose = id_of(person)
    seen = screened_of(None if whose is None else screened.get(whose), whose)
    with _low_due.on_day(struct, rules._pack, at, seen) as due:
        rows = _low_due.row_bytes(due)
    return Part(plan, person, reference, rows, _low_due.row_events(struct, rows))


def keep(rows: sqlite3.Connection, fresh: Iterable[Kept]) -> None:
    """Keeps answers where nobody is writing: whoever is need not wait for it, nor it for them."""
    try:
        rows.execute("PRAGMA busy_timeout = 0")
        rows.execute("BEGIN IMMEDIATE")
        rows.executemany(_KEEP, fresh)
        rows.execute("COMMIT")
    except sqlite3.OperationalError:  # locked, full or read-only: worked out again next time
        if rows.in_transaction:
            rows.execute("ROLLBACK")
    finally:
        rows.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
