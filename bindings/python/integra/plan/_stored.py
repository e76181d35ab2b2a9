"""The plans of a store, read one after the other without opening it to write.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A reader of many files, whatever they hold, has no business making or changing anything beside them.
"""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .plan import Plan
from .row_events import take_rows
from .rows import Rows
from .rows_of import rows_of
from .sqlite_file import NO_STORE
from .store_error import StoreError

__all__ = ["NO_STORE", "STORE", "Stored", "stored"]

#: The first bytes of every SQLite file.
STORE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a plan stands: in a file, or in a database that has an address."""

    path: Path | str
    identifier: bytes

    def plan(self) -> Plan:
        """The plan, read once more. Raises as :func:`stored`."""
        with _reading(self.path) as rows:
            return _read(rows, self.identifier)


def stored(path: Path | str) -> Iterator[tuple[Stored, Plan]]:
    """The plans of a store, ascending by identifier, one after the other, each with where it stands.

    Raises:
        StoreError: the store does not serve, or is damaged; what was given before is whole.
    """
    with _reading(path) as rows:
        for plan in rows.plans():
            yield Stored(path, plan), _read(rows, plan)


@contextmanager
def _reading(path: Path | str) -> Iterator[Rows]:
    with closing(rows_of(path, read_only=True)) as rows:
        try:
            yield rows
        except Exception as error:
            reason = None if isinstance(error, StoreError) else rows.told(error)
            if reason is None:
                raise
            raise StoreError(rows.name, reason) from error


def _read(rows: Rows, identifier: bytes) -> Plan:
    plan = Plan()
    try:
        take_rows(plan._open, rows, identifier)
    except StoreError:
        plan.close()
        raise
    return plan
