"""What every store of plans does with its rows: plans read from them, changes, and who appends.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast
from uuid import UUID

from ..text import Text
from .event import Event
from .plan import Limits, Plan, copy_from
from .row_events import take_rows
from .rows import Clash, Continuity, EventRow, Rows
from .store_error import StoreError, naming_path
from .taken import Taken
from .verifier import Verifier

__all__ = ["StoreRows"]

_TO_READ = Text("was opened to be read: open it with PlanStore(path)",
                "a été ouvert pour être lu : l'ouvrir par PlanStore(path)")
_NO_WRITER = Text("has no writer yet: open it with PlanStore(path)", "n'a pas encore de rédacteur : l'ouvrir par PlanStore(path)")
_TAKES_WRITER = Text(
    "was set back or copied, which the other site's summary shows, and was opened to be read: open it with PlanStore(path), "
    "which takes a new writer, and ask for the delta again",
    "a été ramené en arrière ou copié, ce que montre le résumé de l'autre site, et a été ouvert pour être lu : l'ouvrir par "
    "PlanStore(path), qui prend un nouveau rédacteur, et demander à nouveau la différence")


class StoreRows:
    """The rows, the plans read from them so far, and the writer."""

    _rows: Rows
    _limits: Limits
    _verifier: Verifier | None
    _plans: dict[UUID, tuple[Plan, int]]
    _behind: bool

    def __init__(self, rows: Rows, limits: Limits, verifier: Verifier | None) -> None:
        self._rows, self._limits, self._verifier = rows, limits, verifier
        self._raised: BaseException | None = None
        self._plans = {}
        self._behind = False
        try:
            self._begin()
        except BaseException:
            rows.close()
            raise

    @naming_path
    def _begin(self) -> None:
        if self._rows.read_only:
            return
        with self._rows.change():
            found = self._rows.continuity()
            if self._rows.writer() is None or self._is_another(found):
                self._draw()
                found = Continuity.GOES_ON
        if found is not Continuity.BACKUP:
            self._rows.mark()

    # ---- plans

    def _empty(self) -> Plan:
        """A plan that rows are read into: what stands in the database was taken once, and is not asked about again."""
        branches, events, unaccepted, work = self._limits
        plan = Plan(branches=branches, events=events, unaccepted=unaccepted, work=work, verifier=self._verifier)
        plan._ask(False)
        return plan

    def _for_host(self, data: bytes) -> Plan:
        """A copy of such a plan, which the host goes on with by itself."""
        return copy_from(data, self.writer, self._limits, self._verifier)

    def _part(self) -> Plan:
        """A plan that what comes from outside is read into, before it is held against what is here."""
        return Plan()

    def _take_in(self, known: Plan, part: Plan) -> Taken:
        """Has a plan read from rows take in what comes from outside: its verifier is asked, and may leave out some of it."""
        known._ask(True)
        try:
            return known.merge(part)
        except BaseException:
            self._raised = known._asking.raised
            raise
        finally:
            known._ask(False)

    def _read(self, plan: UUID, made: bool = False) -> Plan:
        """The plan as the database has it: what this object read before, and the rows added since.

        One that is not there is an error, unless it is being made.
        """
        if plan not in self._plans:
            self._plans[plan] = self._empty(), 0
        known, last = self._plans[plan]
        try:
            now = take_rows(known._open, self._rows, plan.bytes, last)
            if not (now or made):
                raise KeyError(str(plan))
        except BaseException:
            self._forget(plan)
            raise
        if now != last:
            known._changed()
            self._plans[plan] = known, now
        return known

    def _forget(self, plan: UUID) -> None:
        known, _ = self._plans.pop(plan, (None, 0))
        if known is not None:
            known.close()

    # ---- changes

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One change, whole or not at all; then it is marked how far the writer went, before anybody is told.

        What is committed is no error any more: where it cannot be marked, the next change is refused until it can.
        """
        if self._rows.read_only:
            raise StoreError(self._rows.name, _TO_READ)
        if self._behind:
            self._rows.mark()
            self._behind = False
        with self._rows.change():
            yield
        if self._behind:
            try:
                self._rows.mark()
                self._behind = False
            except Exception as error:
                if self._rows.told(error) is None and not isinstance(error, StoreError):
                    raise

    def _insert(self, plan: UUID, event: Event, *, own: bool) -> None:
        self._behind |= own
        self._rows.insert(plan.bytes, _row(event), own=own)

    def _update(self, plan: UUID, event: Event) -> None:
        """Rewrites a row with or without its text (PLN-22), with the signatures that came (PLN-12).

        The plan was read after the change began, so the event has all signatures of the row.
        """
        self._rows.update(plan.bytes, _row(event))

    def _scrub(self, plan: UUID, known: Plan) -> bool:
        """Takes out of the rows every text that the plan has erased (PLN-22); whether there was one."""
        erased = [place for place in map(known.place, self._rows.prose(plan.bytes)) if place.erased]
        for place in erased:
            self._update(plan, place.event)
        return bool(erased)

    def _append(self, known: Plan, events: tuple[Event, ...]) -> bool:
        """Stores events of one's own; False where a place is taken, or the writer given up, meanwhile."""
        plan = cast(UUID, events[0].plan)
        self._plans.setdefault(plan, (known, 0))
        try:
            with self._changing():
                if events[0].writer != self.writer:
                    raise Clash
                for event in events:
                    self._insert(plan, event, own=True)
                self._read(plan, made=True)  # signatures that came meanwhile beside an event whose text goes
                erased = self._scrub(plan, known)
        except Clash:
            self._forget(plan)  # it holds events that are not recorded
            return False
        except BaseException:
            self._forget(plan)
            raise
        if erased:
            self._rows.scrubbed()
        return True

    def _record(self, part: Plan) -> Taken:
        """Stores the events of a part of a plan, and gives how many were not here."""
        plan = cast(UUID, part.id)
        try:
            with self._changing():
                known = self._read(plan, made=True)
                fresh = [event for event in part.events if event not in known]
                before = [known.place(event).event for event in part.events
                          if event in known and (event.text is not None or event.signatures)]
                taken = self._take_in(known, part)
                kept = [known.place(event).event for event in fresh if event in known]
                for event in kept:
                    self._insert(plan, event, own=False)
                for event in before:
                    now = known.place(event).event
                    if (now.text, now.signatures) != (event.text, event.signatures):
                        self._update(plan, now)
                if any(event.writer == self.writer for event in kept):
                    self._draw()  # this store is older than what it sent: it was restored, or copied (PLN-12)
                erased = self._scrub(plan, known)
        except BaseException:
            self._forget(plan)
            raise
        if erased:
            self._rows.scrubbed()
        return taken

    # ---- writers

    @property
    @naming_path
    def writer(self) -> UUID:
        """The writer that this store appends as. One that was opened from a backup, or to be read, has that of before."""
        writer = self._rows.writer()
        if writer is None:  # whoever made the database was ended meanwhile
            raise StoreError(self._rows.name, _NO_WRITER)
        return UUID(bytes=writer)

    @naming_path
    def restored(self) -> UUID:
        """Takes a new writer, and gives it: to be called when a whole disk or machine was set back or cloned.

        What was appended after the backup may be with other sites already. Going on as the same writer would record
        other events at the same places, a fork (PLN-12); the old writer's events come back by the next merge.
        """
        with self._changing():
            self._draw()
        return self.writer

    def _draw(self) -> None:
        """Takes a new writer, within a change. One that has appended nothing is replaced, and is no branch anywhere."""
        self._rows.draw(uuid.uuid4().bytes)
        self._behind = True

    def _is_another(self, found: Continuity) -> bool:
        """Whether going on as the writer could fork it: what it appended later, elsewhere or before, may be with others.

        Where nothing says how far it went, it went no further than this unless the database was set back; and if nothing of
        it was given out, what was lost by that is nowhere.
        """
        return found is Continuity.SET_BACK or (found is Continuity.UNMARKED and self._rows.given())

    def _renew(self) -> None:
        """Takes a new writer where the database was set back under an open store, or is a backup (PLN-12)."""
        if self._rows.read_only or not self._is_old():
            return
        for plan in list(self._plans):
            self._forget(plan)  # it may hold what is not here any more
        with self._changing():
            if self._is_old():  # nobody did so meanwhile
                self._draw()

    def _is_old(self) -> bool:
        found = self._rows.continuity()
        return found is Continuity.BACKUP or self._is_another(found)

    def _give(self) -> None:
        """Says that something of the writer may be given out."""
        if not self._rows.read_only and self._rows.own():
            self._rows.give()

    def _give_up(self, writer: UUID) -> None:
        """Takes a new writer in the place of one of which others have more than is here."""
        if self._rows.read_only:
            raise StoreError(self._rows.name, _TAKES_WRITER)
        with self._changing():
            if self.writer == writer:  # nobody did so meanwhile
                self._draw()


def _row(event: Event) -> EventRow:
    return EventRow(event.digest, cast(UUID, event.writer).bytes, event.sequence, event.text is not None, event.to_cbor())
