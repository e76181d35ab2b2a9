"""What a store of plans asks of a database, whichever it is; :mod:`integra.plan.sqlite_rows` is the one for SQLite.

Spec: spec/32-exchange.md (PLN-12), "How to store"; PLN-11, PLN-22.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

:class:`integra.plan.store.PlanStore` knows plans, and nothing of a database; an implementation of :class:`Rows` knows its
database, and nothing of plans. What each owes is said at each call. What all owe:

- One `Rows` is one connection, of one thread. Any number of processes have their own on the same database.
- Identifiers are the sixteen bytes of a UUID, digests 32 bytes, `data` the bytes of an event's message, given back as written.
- A *number* is given to a row of an event when it comes and whenever it is rewritten. Numbers ascend in the order in which
  changes are committed: whoever has read all rows up to a number never finds another row below it later. A sequence of the
  database alone does not do that where two changes may be under way at once; changes are therefore serialised
  (:meth:`Rows.change`), of all plans together.
- A *moment* is the microseconds since 1970-01-01 (UTC) by the clock of the database, or where it has none by that of the
  machine that made the change. It is never before that of a change with a lesser number: a clock that is put back stands still.
- Every error of the database or of the system leaves as it arose, and :meth:`Rows.told` has words for it, which
  name no password; :class:`Clash` alone is raised by the implementation itself, and :class:`StoreError` while it is opened.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from typing import NamedTuple, Protocol, runtime_checkable

from ..text import Text

__all__ = ["Asked", "Clash", "Continuity", "EventRow", "KeptDue", "KeptPlan", "Rows"]


class Clash(Exception):
    """The row is there already: the event, or another event of a writer of this database at the same sequence."""


class Continuity(Enum):
    """Whether this database has all that was appended to it, as far as something outside of it can tell."""

    #: Something outside the database says so.
    GOES_ON = "goes on"
    #: Nothing outside says anything, and nothing says that the database was moved, copied or set back.
    UNMARKED = "unmarked"
    #: It was made by :meth:`Rows.backup`, and nothing says that the original went no further.
    BACKUP = "backup"
    #: It is a copy, or was set back: what it appended later may be elsewhere.
    SET_BACK = "set back"


class EventRow(NamedTuple):
    """An event as it is stored."""

    digest: bytes
    writer: bytes
    sequence: int
    prose: bool  #: whether it has a text, which an erasure would take (PLN-22)
    data: bytes


class KeptDue(NamedTuple):
    """What was due of a plan when it was last asked (kept.py); the database knows nothing of what the bytes mean."""

    plan: bytes
    asked: bytes
    last: int
    person: bytes
    reference: bytes
    data: bytes
    events: bytes


class KeptPlan(NamedTuple):
    """What a plan came to when it was last read (stored_plans.py).

    `number` and `moment` are those of the plan's last change, kept up by the database whatever changes the plan.
    """

    plan: bytes
    number: int
    moment: int
    person: bytes = bytes(16)  #: all zero where nobody is known
    referent: bytes = bytes(16)  #: all zero where there is none, or several
    phase: int = 0  #: the code of the phase, -1 where it is in conflict
    conflict: bool = False
    offices: tuple[tuple[int, bytes], ...] = ()  #: code of the slot and member, of everybody who holds an office, ascending
    by: bytes = b""  #: who worked it out: empty where it was not, since the plan's last change
    seal: bytes = b""


class Asked(NamedTuple):
    """Which plans are asked for: those for which everything holds that is not None."""

    person: bytes | None = None
    office: tuple[int, bytes] | None = None  #: the slot's code, and who holds it, alone or beside others
    phases: tuple[int, ...] | None = None  #: one of these codes
    conflict: bool | None = None
    number: int | None = None  #: changed under a greater number
    moment: int | None = None  #: changed at this moment or later


@runtime_checkable
class Rows(Protocol):
    """The rows of a store of plans.

    Whoever opens one for writing makes what is not there (tables, indexes) or brings them to today's form, in one change;
    a form that it does not know, and one of before edition 1 was complete that has events, is a StoreError (_form.py).
    Whoever opens one for reading changes nothing, neither in the database nor beside it, and needs no right to.
    """

    name: str  #: what errors call it: a path as it was given, or a DSN without its password
    read_only: bool

    def close(self) -> None:
        """Closes it; twice does nothing. Every other call is then an error that :meth:`told` says is one of a closed store."""

    def told(self, error: BaseException) -> Text | None:
        """What is wrong and what to do, for an error of this database or of the system; None for any other."""

    # ---- changes

    def change(self) -> AbstractContextManager[None]:
        """One change, whole or not at all: committed (and then durable) at the end, rolled back where anything is raised.

        There is one at a time in the whole database: it waits for others at its beginning, PATIENCE seconds at most, and
        what is read within sees all that was committed before. It is not begun within another one.
        """

    def moment(self) -> AbstractContextManager[None]:
        """What is read within is of one moment. It waits for no change, and no change for it."""

    def insert(self, plan: bytes, row: EventRow, *, own: bool) -> None:
        """Adds a row under a new number, within a change. `own` if this database appended it: then (plan, writer, sequence)
        is unique among such rows, and :meth:`own` of its writer counts it. (plan, digest) is unique.

        Raises Clash where one of the two is taken; the change is then rolled back by who began it.
        """

    def update(self, plan: bytes, row: EventRow) -> None:
        """Rewrites text and data of the row with this digest, under a new number, within a change. It stays `own` or not."""

    def scrubbed(self) -> None:
        """Called after a change that took a text: no byte of what the rows were is left in files that the database keeps, or it
        says in its documentation how long they are kept and why. Never an error: a reader who is in the way leaves it to the next."""

    # ---- events

    def plans(self) -> list[bytes]:
        """The plans of which there is an event, ascending."""

    def lasts(self) -> list[tuple[bytes, int]]:
        """Each plan and the greatest number of its rows, ascending by plan."""

    def events(self, plan: bytes, after: int = 0) -> list[tuple[int, bytes, bytes]]:
        """Number, digest and data of a plan's rows with a greater number, ascending by it; empty where there is none."""

    def prose(self, plan: bytes) -> list[bytes]:
        """The digests of a plan's rows that have a text."""

    # ---- writers

    def writer(self) -> bytes | None:
        """The writer drawn last, None where none was."""

    def draw(self, writer: bytes) -> None:
        """Makes it the writer, within a change. It takes the place of one that has appended nothing."""

    def own(self) -> int:
        """How many events the writer has appended here."""

    def given(self) -> bool:
        """Whether anything of the writer was given out, as far as :meth:`give` was told."""

    def give(self) -> None:
        """Says that it was, and marks what is not marked yet where :meth:`continuity` is GOES_ON. Without waiting for a change of others, and never an error: where it cannot be kept it is not."""

    def continuity(self) -> Continuity:
        """How the database stands. What is outside and says so must not be what a backup of the database brings along, and a
        database that was set back, or is a copy, should be told; what cannot be told is documented."""

    def mark(self) -> None:
        """Says outside of the database that the writer has appended as much as it has (at least: never less than what was
        committed before the call), and that this is the database which goes on. Called outside of changes, before anything
        appended is acknowledged, and whenever a writer was drawn. Does nothing where it is said already."""

    # ---- what is kept beside the events

    def due(self, plan: bytes) -> KeptDue | None:
        """What was kept, as it was kept (what is damaged is told by its seal)."""

    def keep_dues(self, fresh: Iterable[KeptDue]) -> None:
        """Keeps one a plan, in the place of what was kept. As :meth:`give`: without waiting, and never an error."""

    def stale_plans(self, by: bytes) -> list[tuple[bytes, int, int]]:
        """Plan, number and moment of the plans of which nothing is kept that `by` has worked out since their last change,
        ascending by plan. Whatever changes a plan makes it one of them, in the same change."""

    def kept_plans(self, asked: Asked, by: bytes) -> list[KeptPlan]:
        """Of the other plans those asked for, ascending by plan; by an index, not by looking at all events."""

    def keep_plans(self, fresh: Sequence[KeptPlan]) -> None:
        """Keeps what was worked out of plans whose number is still the same. As :meth:`give`: without waiting, never an error."""

    # ---- copies

    def backup(self, path: str) -> None:
        """Writes all of it, as it is at one moment, into a new file that can be opened as a store and that says it is a backup
        (:attr:`Continuity.BACKUP`), for its owner alone. Changes need not wait for it, and nothing of the database changes. A
        path that is taken or cannot be written is a StoreError that names it, and leaves nothing there. One whose database
        has its own tools for that raises NotImplementedError, for which :meth:`told` names them."""
