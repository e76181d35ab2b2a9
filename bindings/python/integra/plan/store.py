"""Plans stored with SQLite: one row an event, whatever number of processes append.

Spec: spec/31-history.md (PLN-11, PLN-22), spec/32-exchange.md (PLN-12).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What a database has to do for plans, whichever it is: a row an event, never a container that somebody could
overwrite; (plan, digest) unique, so that an event is stored once; and for writers of one's own (plan, writer,
sequence) unique, so that two processes cannot record two events at one place. A row changes for what its digest does not
cover alone: a text that comes or is erased, and signatures, which only ever come. It then gets a new number, under which
whoever has read it reads it again. Who meets that clash reads the plan
again and appends again. A backup that is restored takes a new writer: it has lost events that others may have.

Restored backups. Beside the file stands a mark (the same name and ``.mark``) with the file's number in its folder, its
writer, and how many events it has appended. Whoever opens the file or appends to it and finds no mark, or one that is
ahead of the file, or of another file, has a restored or copied file before them, and takes a new writer: nothing needs
to be said. A mark that was lost costs a new writer and nothing else.
What a mark cannot show is a whole disk or machine that was set back, mark and all. Then, before anything is appended,
either call :meth:`PlanStore.restored`, or ask another site for its summary first: :meth:`PlanStore.delta` and
:meth:`PlanStore.merge` take a new writer when it names events of this one that are not here. If something was appended
before, there is a fork: both branches are kept, every site names the fork, and all that has to be done is to take a new
writer, which the next delta or merge does.
"""
from __future__ import annotations

import os
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import cast
from uuid import UUID

from ._form import check_form
from ._mark import Mark
from .._model import argument, argument_bytes, argument_id
from ..errors import MalformedError, UsageError
from ..text import Text
from .event import Draft, Event
from .kept import SCHEMA as KEPT_SCHEMA
from .plan import Plan, check_limits, no_place
from .store_due import StoreDue
from .store_error import PATIENCE, StoreError, damaged, naming_path
from .taken import Taken
from ..words import EventVerdict, Status, Trouble

__all__ = ["PlanStore", "StoreError"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS writers (writer BLOB PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY, plan BLOB NOT NULL, digest BLOB NOT NULL, writer BLOB NOT NULL,
    sequence INTEGER NOT NULL, own INTEGER NOT NULL, prose INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS events_digest ON events (plan, digest);
CREATE UNIQUE INDEX IF NOT EXISTS events_place ON events (plan, writer, sequence) WHERE own;
CREATE INDEX IF NOT EXISTS events_prose ON events (plan) WHERE prose;
"""
_PAUSE = 0.02


class PlanStore(StoreDue):
    """A file of plans. Processes and threads may share the file; each has its own PlanStore.

    >>> import tempfile
    >>> from integra.plan.store import PlanStore
    >>> with tempfile.TemporaryDirectory() as folder, PlanStore(folder + "/plans.sqlite") as store:
    ...     store.plans()
    ()

    Args:
        path: the SQLite file, made where there is none; its writer is drawn then.
        branches, events: the most that a plan may have, as for :class:`integra.Plan`.

    Attributes:
        path: the file, as it was given.

    Every call raises :class:`StoreError`, a kind of sqlite3.Error, where the file does not serve: it is locked, full,
    read-only, damaged, or no database.
    """

    @naming_path
    def __init__(self, path: str | os.PathLike[str], *, branches: int = 0, events: int = 0) -> None:
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError("path takes a str or an os.PathLike")
        check_limits(self, branches, events)
        self.path: str = os.fspath(path)
        self._plans: dict[UUID, tuple[Plan, int]] = {}
        self._branches, self._events = branches, events
        self._taken = Taken()
        self._mark = Mark(Path(path).absolute())
        self._rows = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            # Freed pages are overwritten: an erased text leaves nothing behind (PLN-22).
            self._rows.execute("PRAGMA secure_delete = ON")
            self._rows.execute("PRAGMA synchronous = FULL")
            self._use_log()
            with self._writing():
                wrong = check_form(self._rows)
                if wrong is not None:
                    raise StoreError(self.path, wrong)
                for statement in (_SCHEMA + KEPT_SCHEMA).split(";"):
                    self._rows.execute(statement)
                if not self._is_marked():
                    self._take_writer()
            self._clear_log()
        except BaseException:
            self._rows.close()
            raise

    def _use_log(self) -> None:
        """Write-ahead logging: readers and a writer do not stop each other. SQLite itself does not wait for that."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._rows.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    @naming_path
    def close(self) -> None:
        """Closes the file, and wipes the plans read from it from memory."""
        for plan in list(self._plans):
            self._forget(plan)
        self._rows.close()

    def __enter__(self) -> PlanStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    # ---- writers

    @property
    @naming_path
    def writer(self) -> UUID:
        """The writer that this file appends as."""
        row = self._rows.execute("SELECT writer FROM writers ORDER BY number DESC LIMIT 1").fetchone()
        return UUID(bytes=row[0])

    @naming_path
    def restored(self) -> UUID:
        """Takes a new writer, and gives it: to be called when this file comes from a backup, or is a copy.

        What was appended after the backup may be with other sites already. Going on as the same writer would record
        other events at the same places, a fork (PLN-12); the old writer's events come back by the next merge.
        """
        with self._writing():
            return self._take_writer()

    def _take_writer(self) -> UUID:
        writer = uuid.uuid4()
        self._rows.execute("INSERT INTO writers SELECT ?, 1 + COALESCE(MAX(number), 0) FROM writers", [writer.bytes])
        self._mark.write(self.writer, self._own())
        return writer

    def _own(self) -> int:
        """How many events this file has appended."""
        return int(self._rows.execute("SELECT COUNT(*) FROM events WHERE own").fetchone()[0])

    def _is_marked(self) -> bool:
        drawn = self._rows.execute("SELECT 1 FROM writers").fetchone() is not None
        return drawn and self._mark.holds(self.writer, self._own())

    def _renew(self) -> None:
        """Takes a new writer where the file under an open store was set back (PLN-12)."""
        if not self._is_marked():
            with self._writing():
                if not self._is_marked():  # nobody did so meanwhile
                    self._take_writer()

    # ---- plans

    @naming_path
    def plans(self) -> tuple[UUID, ...]:
        """The plans in this file, ascending."""
        return tuple(UUID(bytes=row[0]) for row in self._rows.execute("SELECT DISTINCT plan FROM events ORDER BY plan"))

    @naming_path
    def plan(self, plan: UUID) -> Plan:
        """A copy of a plan, as it now stands in the file. Raises KeyError where there is none."""
        return Plan.from_cbor(self._read(argument_id(plan, "plan")).to_cbor(), writer=self.writer, branches=self._branches,
                              events=self._events)

    def _empty(self) -> Plan:
        return Plan(branches=self._branches, events=self._events)

    @naming_path
    def append(self, draft: Draft, plan: UUID | None = None) -> Event:
        """Records an event of one's own; an opening begins a plan, every other draft names one.

        Another process may record one meanwhile. Then the plan is read again, the draft judged again, and appended
        after what the other one recorded: nothing forks, nothing is lost.

        Raises:
            DraftRefusedError: a guard does not pass; nothing is recorded.
            KeyError: there is no such plan here.
            UsageError, MalformedError, ResourceError: as :meth:`integra.Plan.append`; an opening that is here already.
        """
        argument(Draft, draft, "draft")
        if plan is not None:
            argument_id(plan, "plan")
        while True:
            self._renew()
            known = self._empty() if plan is None else self._read(plan)
            event = known.append(replace(draft, writer=self.writer))
            if self._append(known, event):
                return event
            if plan is None:
                raise UsageError(Status.DUPLICATE, rule="PLN-12", detail=Text(
                    "this opening is recorded already", "cette ouverture est déjà enregistrée"))

    def _append(self, known: Plan, event: Event) -> bool:
        """Stores an event of one's own; False where its place is taken, or its writer given up, meanwhile."""
        plan = cast(UUID, event.plan)
        self._plans.setdefault(plan, (known, 0))
        try:
            with self._writing():
                if event.writer != self.writer:
                    raise sqlite3.IntegrityError("the writer was given up")
                self._insert(plan, event, own=True)
                self._mark.write(self.writer, self._own())
                self._read(plan, made=True)  # signatures that came meanwhile beside an event whose text goes
                erased = self._scrub(plan, known)
        except sqlite3.IntegrityError:
            self._forget(plan)  # it holds an event that is not recorded
            return False
        except BaseException:
            self._forget(plan)
            raise
        if erased:
            self._clear_log()
        return True

    @naming_path
    def apply(self, data: bytes | bytearray | memoryview) -> EventVerdict:
        """Records an event received, whatever its verdict, which is given. Raises as :meth:`integra.Plan.apply`."""
        event = Event.from_cbor(data)
        with Plan() as part:
            part.apply(event)
            self._record(part)
        return self._read(cast(UUID, event.plan)).place(event).verdict

    @naming_path
    def merge(self, data: bytes | bytearray | memoryview) -> Taken:
        """Takes in every event of a plan's message, with its signatures, and gives how many were new.

        Raises as :meth:`integra.Plan.merge`; nothing is then taken in.
        """
        with Plan.from_cbor(data) as part:
            if not len(part):
                self._taken = Taken()
                return self._taken
            return self._record(part)

    @naming_path
    def sign(self, plan: UUID, event: bytes | Event, signature: bytes) -> Event:
        """Adds a signature beside an event of a plan. Raises as :meth:`plan`, :meth:`integra.Plan.sign`."""
        here = self._read(argument_id(plan, "plan")).place(event).event
        with Plan() as part:
            part.apply(replace(here, signatures=(argument_bytes(signature, "signature"),)))
            if self._record(part).unplaced:
                raise no_place()
        return self._read(plan).place(here).event

    @property
    def taken(self) -> Taken:
        """What the last :meth:`apply`, :meth:`merge` or :meth:`sign` took: events, and signatures."""
        return self._taken

    @naming_path
    def delta(self, plan: UUID, summary: bytes | bytearray | memoryview) -> bytes:
        """What another site lacks by its summary, a message that its merge takes. Raises as :meth:`plan`,
        :meth:`integra.Plan.delta`.

        A summary that names events of this file's writer which are not here shows that the file was restored, or
        copied: it takes a new writer (PLN-12). So ask for the other site's summary before appending offline work.
        """
        argument_bytes(summary, "summary")
        known = self._read(argument_id(plan, "plan"))
        troubles = known.check(summary)
        with self._writing():
            if any(each.writer == self.writer and each.kind is not Trouble.GAP for each in troubles):
                self._take_writer()
        return known.delta(summary)

    # ---- rows

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One change, whole or not at all. It waits for others at its beginning, where waiting cannot deadlock."""
        self._rows.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")

    def _read(self, plan: UUID, made: bool = False) -> Plan:
        """The plan as the file has it: what this object read before, and the rows added since.

        One that the file has not is an error, unless it is being made.
        """
        known, last = self._plans.setdefault(plan, (self._empty(), 0))
        try:
            rows = self._rows.execute(
                "SELECT number, digest, data FROM events WHERE plan = ? AND number > ? ORDER BY number", [plan.bytes, last])
            for number, digest, data in rows:
                self._take(known, digest, data)
                last = number
            if not (last or made):
                raise KeyError(str(plan))
        except BaseException:
            self._forget(plan)
            raise
        self._plans[plan] = known, last
        return known

    def _take(self, known: Plan, digest: bytes, data: bytes) -> None:
        """A row of the file: its bytes are those of the event that its digest names, or the file is damaged."""
        try:
            known.apply(data)
        except MalformedError as error:
            raise StoreError(self.path, damaged()) from error
        if digest not in known:
            raise StoreError(self.path, damaged())

    def _forget(self, plan: UUID) -> None:
        known, _ = self._plans.pop(plan, (None, 0))
        if known is not None:
            known.close()

    def _record(self, part: Plan) -> Taken:
        """Stores the events of a part of a plan, and gives how many were not here."""
        plan = cast(UUID, part.id)
        try:
            with self._writing():
                known = self._read(plan, made=True)
                fresh = [event for event in part.events if event not in known]
                before = [known.place(event).event for event in part.events
                          if event in known and (event.text is not None or event.signatures)]
                taken = known.merge(part)
                for event in fresh:
                    self._insert(plan, known.place(event).event, own=False)
                for event in before:
                    now = known.place(event).event
                    if (now.text, now.signatures) != (event.text, event.signatures):
                        self._update(plan, now)
                if any(event.writer == self.writer for event in fresh):
                    self._take_writer()  # this file is older than what it sent: it was restored, or copied (PLN-12)
                erased = self._scrub(plan, known)
        except BaseException:
            self._forget(plan)
            raise
        if erased:
            self._clear_log()
        self._taken = taken
        return taken

    def _insert(self, plan: UUID, event: Event, *, own: bool) -> None:
        writer = cast(UUID, event.writer)
        self._rows.execute(
            "INSERT INTO events (plan, digest, writer, sequence, own, prose, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [plan.bytes, event.digest, writer.bytes, event.sequence, own, event.text is not None, event.to_cbor()])

    def _update(self, plan: UUID, event: Event) -> None:
        """Rewrites a row with or without its text (PLN-22), with the signatures that came (PLN-12), under a new number.

        The plan was read after the change began, so the event has all signatures of the row.
        """
        self._rows.execute(
            "UPDATE events SET data = ?, prose = ?, number = (SELECT 1 + MAX(number) FROM events) WHERE plan = ? AND digest = ?",
            [event.to_cbor(), event.text is not None, plan.bytes, event.digest])

    def _scrub(self, plan: UUID, known: Plan) -> bool:
        """Takes out of the rows every text that the plan has erased (PLN-22); whether there was one."""
        rows = self._rows.execute("SELECT digest FROM events WHERE plan = ? AND prose", [plan.bytes]).fetchall()
        erased = [place for place in (known.place(digest) for digest, in rows) if place.erased]
        for place in erased:
            self._update(plan, place.event)
        return bool(erased)

    def _clear_log(self) -> None:
        """Empties the log beside the file, which still has the rows as they were; it waits for readers.

        A reader who outlasts that wait leaves it to the next one who opens or closes the file.
        """
        self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
