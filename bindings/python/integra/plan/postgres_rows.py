"""Plans stored with PostgreSQL, by psycopg 3: what a store of plans asks of its database, done there.

    from integra.plan.postgres_rows import PostgresRows
    store = PlanStore(rows=PostgresRows("postgresql://plans@db/care", schema="plans"))

Spec: spec/32-exchange.md (PLN-12), "How to store"; PLN-11, PLN-22; docs/stores.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Changes. One is under way at a time in a store: each begins by locking the one row of the table `store`, and holds it to its
end. PostgreSQL shows a change to others before it lets go of that row, so whoever locks it next sees all that was committed
before, and the numbers that are given while it is held ascend in the order of commits: a reader who has met a number never
finds a lesser one later. An advisory lock would do the same, but its key is shared by all programs of a database; a lock of
the tables would stop their vacuuming. Each statement of a change reads what is committed (READ COMMITTED): nothing can be
committed beside it, so nothing stronger is wanted, and nothing has to be tried again at its end, as SERIALIZABLE would ask.
Everything that a change may wait for it waits for at its beginning: a deadlock with a program that is no store, or a
connection that turns out to be lost, has undone nothing there, and the change is begun again.

Writers. All programs that share a store share its writer, as all that share a file do: one writer is one sequence of events
at places that the lock hands out, and a unique index stands behind it. One each would multiply chains, which the limits of
every plan count, and make each restart of a program a stranger to what it said before.

Copies. What the table `mark` says of the database is compared with the database itself: the number of the cluster
(restored elsewhere), its timeline (recovered to a point in time, a standby promoted), the database's own number (a
template of another), and which transaction wrote the mark, which is another one wherever rows were copied (a dump that was
restored, a table that was filled from another). Whichever differs, the next writer is a new one. What they do not show is a
copy of the files of a whole cluster that is started as it is, without being told to recover. That shows by a mark outside
of the server: a file on the machine of the program, which says how far its writer went, as the one beside a SQLite file does.

Commits. A connection that is lost while a change is being committed leaves the program without an answer. Then a new
connection locks the row (the change before it is over then) and looks for what was appended: it is there, and acknowledged,
or is not, and the call says so. Where no new connection can be made the call says that it does not know; and so it does of what
was received, which may be taken in again.
"""
from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from ._mark import Mark
from .postgres_plans import PostgresPlans
from .postgres_link import Link, psycopg
from .postgres_schema import FORM, SCHEMA, Statement, argument_schema
from .postgres_told import LATER, LOST, MOVED, NO_STORE, RECEIVED, UNSURE, Told, by_code, unreached
from .postgres_writers import NO_MARK, PostgresWriters
from .rows import Clash, EventRow, Continuity
from .store_error import PATIENCE, StoreError
from .._os_errors import os_reason
from ..text import Text, verbatim

__all__ = ["PostgresRows"]

_BEGIN = b"BEGIN ISOLATION LEVEL READ COMMITTED"
_MOMENT = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
#: An acknowledged event outlasts the server: a host that allows commits to be lost does not mean these.
_SETTINGS = b"""SELECT set_config('lock_timeout', %s, true), set_config('synchronous_commit',
    CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)"""
_TABLES = Statement("LOCK TABLE {schema}.events, {schema}.plans, {schema}.writers, {schema}.mark IN ROW EXCLUSIVE MODE")
_LOCK = Statement("""SELECT number, greatest(moment, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
    FROM {schema}.store FOR UPDATE""")
_END = Statement("UPDATE {schema}.store SET number = %b, moment = %b")
_THERE = b"SELECT to_regclass(%s) IS NOT NULL"
_FORM = Statement("SELECT form FROM {schema}.store")
_MAKING = b"SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"

_INSERT = Statement("""WITH added AS (
        INSERT INTO {schema}.events (number, plan, digest, writer, sequence, own, prose, data)
        VALUES (%b, %b, %b, %b, %b, %b, %b, %b))
    INSERT INTO {schema}.plans AS kept (plan, number, moment) VALUES (%b, %b, %b)
    ON CONFLICT (plan) DO UPDATE SET number = excluded.number, moment = excluded.moment, worked_by = ''""")
_UPDATE = Statement("""WITH changed AS (
        UPDATE {schema}.events SET number = %b, prose = %b, data = %b WHERE plan = %b AND digest = %b)
    UPDATE {schema}.plans SET number = %b, moment = %b, worked_by = '' WHERE plan = %b""")
_PLANS = Statement("SELECT plan FROM {schema}.plans ORDER BY plan")
_LASTS = Statement("SELECT plan, number FROM {schema}.plans ORDER BY plan")
_EVENTS = Statement("SELECT number, digest, data FROM {schema}.events WHERE plan = %b AND number > %b ORDER BY number")
_PROSE = Statement("SELECT digest FROM {schema}.events WHERE plan = %b AND prose ORDER BY number")
_HERE = Statement("SELECT count(*) FROM {schema}.events WHERE plan = %b AND digest = %b AND own")
#: What a text leaves behind is free to be overwritten; who does not own the table is warned, and it is left to autovacuum.
_VACUUM = Statement("VACUUM (SKIP_LOCKED) {schema}.events")


class PostgresRows(PostgresPlans, PostgresWriters):
    """The rows of a store of plans in PostgreSQL 13 or later.

    Args:
        dsn: how to reach the database: an address (``postgresql://user@host/database``) or words as libpq takes them.
        schema: the schema in which all of it stands, made where there is none and the user may make one.
        read_only: nothing is made or changed; then a standby serves, or a user who may only read.
        mark: where this machine says how far the writer went, in a file of this name and ``.mark``: a database that has less
            was set back. None where nothing is said outside of the database. Programs of other machines have their own.

    Attributes:
        name: the address as errors call it, without a password.

    Raises:
        StoreError: the database cannot be reached, or holds no store that this version reads.
    """

    name: str
    read_only: bool

    def __init__(self, dsn: str, *, schema: str = "integra", read_only: bool = False,
                 mark: str | os.PathLike[str] | None = None) -> None:
        if not isinstance(dsn, str):
            raise TypeError("dsn takes a str")
        if mark is not None and not isinstance(mark, (str, os.PathLike)):
            raise TypeError("mark takes a str or an os.PathLike")
        self.read_only = bool(read_only)
        self._file = None if mark is None else Mark(Path(mark).absolute())
        self._schema = argument_schema(schema)
        self._said = cache(lambda statement: statement.of(self._schema))
        self._number = self._moment = 0
        self._appended = list[tuple[bytes, bytes]]()
        self._drawn = list[bytes]()
        self._link = Link(dsn)
        self.name = self._link.name
        try:
            self._make()
        except BaseException as error:
            said = self.told(error)
            self._link.close()
            if said is None or isinstance(error, StoreError):
                raise
            raise StoreError(self.name, said) from error

    def close(self) -> None:
        self._link.close()

    def told(self, error: BaseException) -> Text | None:
        if isinstance(error, Told):
            return error.text
        if isinstance(error, NotImplementedError):
            return _OWN_TOOLS
        if isinstance(error, OSError) and error.filename is not None and self._file is not None:
            return NO_MARK.within(os_reason(error))
        if not isinstance(error, psycopg.Error):
            return None
        if error is self._link.unreached:
            return unreached(error)
        known = by_code(error.sqlstate)
        if known is not None:
            return known
        return LOST if isinstance(error, psycopg.OperationalError) else verbatim(f"PostgreSQL: {error.sqlstate}")

    # ---- making it

    def _make(self) -> None:
        """Makes the tables where they are not. Two programs that do so at once wait for each other."""
        if self._form() is None and not self.read_only:
            self._link.begin(_BEGIN)
            try:
                self._link.run(_MAKING, [f"integra.plan.store {self._schema}"])
                if self._form() is None:
                    for statement in SCHEMA.split(";"):
                        if statement.strip():
                            self._link.run(Statement(statement).of(self._schema))
                self._link.commit()
            except BaseException:
                self._link.roll_back()
                raise
        form = self._form()
        if form is None:
            raise StoreError(self.name, NO_STORE)
        if form > FORM:
            raise StoreError(self.name, LATER)

    def _form(self) -> int | None:
        """Which form the tables have, None where there are none."""
        if not self._link.ask(_THERE, [f'"{self._schema}".store'])[0][0]:
            return None
        return int(self._ask(_FORM)[0][0])

    # ---- changes

    @contextmanager
    def change(self) -> Iterator[None]:
        self._begin()
        try:
            yield
            if self._number > self._before:
                self._run(_END, self._number, self._moment)
        except BaseException:
            self._link.roll_back()
            raise
        self._commit()

    def _begin(self) -> None:
        """Waits for other changes, and for nothing afterwards."""
        until = time.monotonic() + PATIENCE
        self._appended.clear()
        self._drawn.clear()
        while True:
            try:
                self._link.begin(_BEGIN)
                self._link.run(_SETTINGS, [f"{max(1, int(PATIENCE * 1000))}ms"])
                self._run(_TABLES)
                (self._number, self._moment), = self._run(_LOCK)
                self._before = self._number
                return
            except BaseException as error:
                self._link.roll_back()
                if not isinstance(error, psycopg.OperationalError) or time.monotonic() > until:
                    raise
                if self._link.lost:
                    self._link.again()
                elif error.sqlstate not in ("40P01", "40001"):
                    raise

    def _commit(self) -> None:
        try:
            self._link.commit()
        except psycopg.Error as error:
            if not self._link.lost:
                self._link.roll_back()
                raise
            self._settle(error)

    def _settle(self, error: Exception) -> None:
        """What came of a change whose commit has no answer. A connection that is not to be had leaves that open."""
        if not self._link.again_until(time.monotonic() + PATIENCE):
            raise Told(UNSURE) from error
        try:
            appended, drawn = tuple(self._appended), tuple(self._drawn)
            self._begin()  # it is over once its lock is to be had
            here = all(self._run(_HERE, *each)[0][0] for each in appended) and all(map(self._is_drawn, drawn))
            self._link.roll_back()
        except psycopg.Error:
            raise Told(UNSURE) from error
        if not (appended or drawn):  # which leaves no trace of its own, and does no harm a second time
            raise Told(RECEIVED) from error
        if not here:
            raise Told(LOST) from error

    @contextmanager
    def moment(self) -> Iterator[None]:
        self._link.begin(_MOMENT)
        try:
            yield
        finally:
            self._link.roll_back()

    def insert(self, plan: bytes, row: EventRow, *, own: bool) -> None:
        if own and not (self._appended or self._drawn) and self.continuity() is not Continuity.GOES_ON:
            raise Told(MOVED)  # another server answers than the one that was asked before the change
        number = self._number + 1
        try:
            self._run(_INSERT, number, plan, row.digest, row.writer, row.sequence, own, row.prose, row.data,
                      plan, number, self._moment)
        except psycopg.errors.UniqueViolation as error:
            raise Clash from error
        self._number = number
        if own:
            self._count(row.writer)
            self._appended.append((plan, row.digest))

    def update(self, plan: bytes, row: EventRow) -> None:
        self._number += 1
        self._run(_UPDATE, self._number, row.prose, row.data, plan, row.digest, self._number, self._moment, plan)

    def scrubbed(self) -> None:
        with suppress(psycopg.Error):
            self._run(_VACUUM)

    # ---- events

    def plans(self) -> list[bytes]:
        return [plan for plan, in self._ask(_PLANS)]

    def lasts(self) -> list[tuple[bytes, int]]:
        return [(plan, number) for plan, number in self._ask(_LASTS)]

    def events(self, plan: bytes, after: int = 0) -> list[tuple[int, bytes, bytes]]:
        return [(number, digest, data) for number, digest, data in self._ask(_EVENTS, plan, after)]

    def prose(self, plan: bytes) -> list[bytes]:
        return [digest for digest, in self._ask(_PROSE, plan)]

    # ---- copies

    def backup(self, path: str) -> None:
        raise NotImplementedError


_OWN_TOOLS = Text("is copied by PostgreSQL's own tools: pg_dump, or pg_basebackup and the archive of its log",
                  "se copie par les outils de PostgreSQL : pg_dump, ou pg_basebackup et l'archive de son journal")
