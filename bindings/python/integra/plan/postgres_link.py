"""One connection to PostgreSQL, which is made anew where it was lost and nothing is under way.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Nothing of a session is counted on but within a transaction, so that a pooler of transactions may stand between.
"""
from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from typing import Any

from .postgres_schema import Statement
from .postgres_told import CLOSED, NO_DSN, SCHEME, THREAD, Told, name_of, unreached
from .store_error import StoreError
from .._discreet import alone

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict
    from psycopg.pq import TransactionStatus
except ImportError as _error:
    raise ImportError("plans in PostgreSQL need psycopg: pip install psycopg psycopg-binary, or in a clone of libintegra "
                      "pip install '.[postgres]'") from _error

__all__ = ["Link", "PostgresLinked", "Row", "psycopg", "shown"]

Row = tuple[Any, ...]
#: How long a connection is waited for, in seconds, unless the address says otherwise; and between two attempts.
_CONNECT, _PAUSE = 10, 0.05


def shown(dsn: str) -> str:
    """An address without its password; its scheme alone where it is none."""
    try:
        return name_of(conninfo_to_dict(dsn))
    except psycopg.Error:
        return SCHEME


class Link:
    """A connection, of one thread of one process.

    Raises:
        StoreError: the address is none, or nothing can be reached there.

    Attributes:
        name: the address without its password.
        unreached: the last error of making it, by which that is told from losing it.
        under_way: whether a transaction is.
    """

    name: str
    unreached: BaseException | None
    under_way: bool

    def __init__(self, dsn: str) -> None:
        try:
            said = conninfo_to_dict(dsn)
        except psycopg.Error:
            alone(StoreError(SCHEME, NO_DSN))  # what psycopg says may quote a password
        self.name = shown(dsn)
        self.unreached = None
        self.under_way = False
        self._dsn = dsn
        self._timeout = said.get("connect_timeout") or _CONNECT
        self._owner = os.getpid(), threading.get_ident()
        try:
            self._rows: psycopg.Connection[Row] | None = self._connected()
        except psycopg.Error as error:
            raise StoreError(self.name, unreached(error)) from error

    def _connected(self) -> psycopg.Connection[Row]:
        try:
            return psycopg.connect(self._dsn, autocommit=True, prepare_threshold=None, client_encoding="utf8",
                                   fallback_application_name="integra", connect_timeout=self._timeout)
        except psycopg.Error as error:
            self.unreached = error
            raise

    def _open(self) -> psycopg.Connection[Row]:
        if self._owner != (os.getpid(), threading.get_ident()):
            raise Told(THREAD)
        if self._rows is None:
            raise Told(CLOSED)
        return self._rows

    def close(self) -> None:
        """Ends it; twice does nothing."""
        if self._rows is not None and self._owner[0] == os.getpid():
            self._rows.close()
        self._rows = None

    @property
    def lost(self) -> bool:
        """Whether the connection has broken off."""
        return bool(self._open().closed)

    def again(self) -> None:
        """Makes the connection anew."""
        self.under_way = False
        self._open().close()
        self._rows = self._connected()

    def again_until(self, until: float) -> bool:
        """Makes the connection anew, however often it takes; whether that was possible before a moment."""
        while True:
            try:
                self.again()
                return True
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    return False
                time.sleep(_PAUSE)

    def run(self, statement: bytes, values: Iterable[object] = ()) -> list[Row]:
        """What a statement gives, in the transaction under way if there is one."""
        found = self._open().execute(statement, tuple(values) or None, binary=True)
        return found.fetchall() if found.description is not None else []

    def many(self, statement: bytes, values: Iterable[Iterable[object]]) -> None:
        """A statement with one row of values after the other."""
        with self._open().cursor() as cursor:
            cursor.executemany(statement, [tuple(each) for each in values])

    def ask(self, statement: bytes, values: Iterable[object] = ()) -> list[Row]:
        """What a statement that changes nothing gives; outside of a transaction asked once more where the connection turns
        out to be lost."""
        try:
            return self.run(statement, values)
        except psycopg.OperationalError:
            if self.under_way or not self.lost:
                raise
            self.again()
            return self.run(statement, values)

    # ---- transactions

    def begin(self, statement: bytes) -> None:
        """Begins one."""
        self.ask(statement)
        self.under_way = True

    def commit(self) -> None:
        """Commits what is under way. PostgreSQL rolls back what has failed in part, and calls that a success."""
        if self._open().info.transaction_status is not TransactionStatus.INTRANS:
            raise psycopg.errors.InFailedSqlTransaction()
        self.under_way = False  # whatever comes of it
        self.run(b"COMMIT")

    def roll_back(self) -> None:
        """Undoes what is under way; the server does so itself where the connection is lost."""
        self.under_way = False
        with suppress(psycopg.Error, Told):
            if not self.lost:
                self.run(b"ROLLBACK")


class PostgresLinked:
    """What asks a store by its connection."""

    read_only: bool
    _link: Link
    _said: Callable[[Statement], bytes]

    def _run(self, statement: Statement, *values: object) -> list[Row]:
        """What a statement of a change gives."""
        return self._link.run(self._said(statement), values)

    def _ask(self, statement: Statement, *values: object) -> list[Row]:
        """What a statement gives that changes nothing."""
        return self._link.ask(self._said(statement), values)

    def change(self) -> AbstractContextManager[None]:
        """One change (:meth:`integra.plan.rows.Rows.change`)."""
        raise NotImplementedError
