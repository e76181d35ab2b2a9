"""Plans stored in a database: one row an event, whatever number of processes append.

Spec: spec/31-history.md (PLN-11, PLN-22), spec/32-exchange.md (PLN-12).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What a database has to do for plans, whichever it is, is said by :class:`integra.plan.rows.Rows`: a row an event, never a
container that somebody could overwrite; (plan, digest) unique, so that an event is stored once; and for writers of one's own
(plan, writer, sequence) unique, so that two processes cannot record two events at one place. A row changes for what its digest
does not cover alone: a text that comes or is erased, and signatures, which only ever come. It then gets a new number, under
which whoever has read it reads it again. Who meets that clash reads the plan again and appends again.

A file that was set back or copied has lost events that others may have, and takes a new writer. Beside the file stands a mark (its
name and ``.mark``): where the file lies, its writer, and how many events that has appended, said before the last of them was
acknowledged. Where the file lies it says itself too. By the two, whoever opens the file or appends to it decides, as
spec/32-exchange.md has it, "Copies of a store"; nothing needs to be said.

What that cannot show: a whole disk or machine that was set back or cloned, mark and all; a file overwritten by one of before its
writer first gave anything out, whose mark was removed as well. Then, before anything is appended, either call
:meth:`PlanStore.restored`, or ask another site for its summary first: :meth:`PlanStore.delta` and :meth:`PlanStore.merge` take a
new writer when it names events of this one that are not here. If something was appended before, there is a fork: both branches are
kept, every site names the fork, and all that has to be done is to take a new writer, which the next delta or merge does.
"""
from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType
from typing import cast
from uuid import UUID

from .._model import argument, argument_bytes, argument_id, items_of
from ..errors import IntegraError, UsageError
from ..text import Text, verbatim
from .event import Draft, Event
from .plan import Plan, check_limits, no_place, unkept
from .rows import Rows
from .rows_of import rows_of
from .store_due import StoreDue
from .store_error import StoreError, naming_path
from .stored_plans import StoredPlan, StorePlans
from .taken import Taken
from .verifier import Verifier, check_verifier
from ..words import EventVerdict, Status, Trouble

__all__ = ["PlanStore", "StoreError", "StoredPlan"]


class PlanStore(StoreDue, StorePlans):
    """A database of plans. Processes and threads may share it; each has its own PlanStore.

    >>> import tempfile
    >>> from integra.plan.store import PlanStore
    >>> with tempfile.TemporaryDirectory() as folder, PlanStore(folder + "/plans.sqlite") as store:
    ...     store.plans()
    ()

    Args:
        path: the SQLite file, made where there is none, for its owner alone; its writer is drawn then. Or the address of a
            database in PostgreSQL, ``"postgresql://user@host/database"`` (:mod:`integra.plan.postgres_rows`).
        rows: the rows of another database, in the place of a path.
        read_only: nothing is written, neither the file nor beside it, so that neither the right to nor room is needed, and
            nobody is waited for. Calls that would change something are a StoreError.
        branches, events, unaccepted, work: the most that a plan may have, as for :class:`integra.Plan`.
        verifier: asked about what :meth:`apply`, :meth:`merge` and :meth:`sign` bring, as for :class:`integra.Plan`, and not
            about what is stored. It is asked within the change, so that others wait for it; it must not use the store.

    Attributes:
        path: the file, as it was given; of other rows what errors call them.

    Every call raises :class:`StoreError`, a kind of sqlite3.Error, where the database does not serve: it is locked, full,
    read-only, damaged, or no database.
    """

    path: str
    _taken: Taken

    def __init__(self, path: str | os.PathLike[str] | None = None, *, rows: Rows | None = None, read_only: bool = False,
                 branches: int = 0, events: int = 0, unaccepted: int = 0, work: int | None = None,
                 verifier: Verifier | None = None) -> None:
        check_limits(self, branches, events, unaccepted, work)
        check_verifier(self, verifier)
        if type(read_only) is not bool:
            raise TypeError("read_only takes a bool")
        if rows is not None and not isinstance(rows, Rows):
            raise TypeError("rows takes an integra.plan.rows.Rows, or None")
        super().__init__(_rows_of(path, read_only) if rows is None else rows, (branches, events, unaccepted, work), verifier)
        self.path = self._rows.name
        self._taken = Taken()

    @naming_path
    def close(self) -> None:
        """Closes the database, and wipes the plans read from it from memory."""
        for plan in list(self._plans):
            self._forget(plan)
        self._rows.close()

    def __enter__(self) -> PlanStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    @naming_path
    def plans(self) -> tuple[UUID, ...]:
        """The plans that are here, ascending."""
        return tuple(UUID(bytes=plan) for plan in self._rows.plans())

    @naming_path
    def plan(self, plan: UUID) -> Plan:
        """A copy of a plan, as it now stands. Raises KeyError where there is none."""
        data = self._read(argument_id(plan, "plan")).to_cbor()
        self._give()
        return self._for_host(data)

    @naming_path
    def backup(self, path: str | os.PathLike[str]) -> None:
        """Writes all plans, as they are at one moment, into a new file, while others go on reading and writing.

        The file is a store that says it is a backup: opened and read it stays one, and takes a new writer once it is appended
        to, unless it was put in the place of the original and that had appended nothing since. A copy made by other means is
        told by where it lies, and one made while somebody writes may be no whole database.

        Raises:
            StoreError: the path is taken, or cannot be written; what was begun is taken away.
        """
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError("path takes a str or an os.PathLike")
        self._rows.backup(os.fspath(path))

    # ---- one's own

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
        event, = self._append_all((argument(Draft, draft, "draft"),), plan, named=False)
        return event

    @naming_path
    def append_all(self, drafts: Iterable[Draft], plan: UUID | None = None) -> tuple[Event, ...]:
        """Records events of one's own, one after the other: all of them or none. Where no plan is named the first one opens it.

        Raises as :meth:`append`; ``index`` and ``place`` of the error name the draft, counted from 0.
        """
        wanted = items_of(self, "drafts", drafts, Draft, "integra.Drafts, any number of them")
        return self._append_all(wanted, plan, named=True)

    def _append_all(self, drafts: tuple[Draft, ...], plan: UUID | None, *, named: bool) -> tuple[Event, ...]:
        if plan is not None:
            argument_id(plan, "plan")
        while drafts:
            self._renew()
            known = self._empty() if plan is None else self._read(plan)
            events = self._made(known, drafts, named)
            if self._append(known, events):
                return events
            if plan is None:
                raise UsageError(Status.DUPLICATE, rule="PLN-12", detail=Text(
                    "this opening is recorded already", "cette ouverture est déjà enregistrée"))
        return ()

    def _made(self, known: Plan, drafts: tuple[Draft, ...], named: bool) -> tuple[Event, ...]:
        """The drafts, appended to a plan that is forgotten where one of them is refused."""
        writer, events = self.writer, list[Event]()
        try:
            for draft in drafts:
                events.append(known.append(replace(draft, writer=writer)))
        except BaseException as error:
            if known.id is not None:
                self._forget(known.id)
            if named and isinstance(error, IntegraError):
                error.index, error.place = len(events), verbatim(f"drafts[{len(events)}]")
            raise
        return tuple(events)

    # ---- what was received

    @naming_path
    def apply(self, data: bytes | bytearray | memoryview) -> EventVerdict | None:
        """Records an event received, whatever its verdict, which is given: None where it was left out. Raises as
        :meth:`integra.Plan.apply`."""
        event = Event.from_cbor(data)
        with self._part() as part:
            part.apply(event)
            self._taken = self._record(part)
        if self._taken.left_out or self._taken.crowded:
            return None
        return self._read(cast(UUID, event.plan)).place(event).verdict

    @naming_path
    def merge(self, data: bytes | bytearray | memoryview) -> Taken:
        """Takes in every event of a plan's message, with its signatures, and gives how many were new.

        Raises as :meth:`integra.Plan.merge`; nothing is then taken in.
        """
        with self._part() as part:
            part.merge(argument_bytes(data, "data"))
            self._taken = self._record(part) if len(part) else Taken()
        return self._taken

    @naming_path
    def merge_all(self, messages: Iterable[bytes | bytearray | memoryview]) -> tuple[Taken | IntegraError, ...]:
        """Takes in plans' messages one after the other, each whole or not at all, and gives what came of each: what
        :meth:`merge` gives, or the error that it raises. An error of the database ends it; what was taken in before stays, and
        to take it in again changes nothing.
        """
        if isinstance(messages, (str, bytes, bytearray, memoryview)) or not isinstance(messages, Iterable):
            raise TypeError("messages takes bytes, bytearrays or memoryviews, any number of them")
        found = list[Taken | IntegraError]()
        for index, data in enumerate(messages):
            data = argument_bytes(data, f"messages[{index}]")
            try:
                found.append(self.merge(data))
            except IntegraError as error:
                found.append(error)
        return tuple(found)

    @naming_path
    def sign(self, plan: UUID, event: bytes | Event, signature: bytes) -> Event:
        """Adds a signature beside an event of a plan. Raises as :meth:`plan`, :meth:`integra.Plan.sign`."""
        here, given = self._read(argument_id(plan, "plan")).place(event).event, argument_bytes(signature, "signature")
        with self._part() as part:
            part.apply(replace(here, signatures=(given,)))
            self._taken = self._record(part)
        if self._taken.unplaced:
            raise no_place()
        signed = self._read(plan).place(here).event
        if given not in signed.signatures:
            raise unkept()
        return signed

    @property
    def taken(self) -> Taken:
        """What the last :meth:`apply`, :meth:`merge` or :meth:`sign` took: events, and signatures."""
        return self._taken

    @naming_path
    def delta(self, plan: UUID, summary: bytes | bytearray | memoryview) -> bytes:
        """What another site lacks by its summary, a message that its merge takes. Raises as :meth:`plan`,
        :meth:`integra.Plan.delta`.

        A summary that names events of this store's writer which are not here shows that the store was restored, or
        copied: it takes a new writer (PLN-12), for which alone it has to be written. So ask for the other site's summary before
        appending offline work.
        """
        argument_bytes(summary, "summary")
        known = self._read(argument_id(plan, "plan"))
        writer = self.writer
        if any(each.writer == writer and each.kind is not Trouble.GAP for each in known.check(summary)):
            self._give_up(writer)
        data = known.delta(summary)
        self._give()
        return data


def _rows_of(path: object, read_only: bool) -> Rows:
    """The rows that a path names, or the address of a database."""
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError("path takes a str or an os.PathLike")
    return rows_of(path, read_only)
