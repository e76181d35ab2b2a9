"""The shared plan: many hands, one history. Whoever has the same events sees the same plan (PLN-11).

What a program does with one::

    plan = Plan.from_cbor(stored, writer=this_installation)
    plan.append(Draft(...))      # what one's own people did: recorded, unless a guard refuses it and says why
    plan.merge(received)         # what others did: recorded, whatever the verdict, which all reach alike
    plan.state.phase, plan.state.needs
    plan.conflicts               # shown to people, one of whom decides: a draft of kind settlement
    plan.delta(their_summary)    # what the other site lacks, its answer to plan.summary()

:mod:`integra.plan.store` stores plans in SQLite, one row an event.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, TypeAlias, cast
from uuid import UUID

from .._low import plan as _low_plan, state as _low_state
from .._low.event import DIGEST_SIZE, EPOCH
from .._low.plan import UNBOUNDED, Asked
from ..errors import RefusedError, ResourceError, UsageError
from .._model import COUNT_LIMIT, Immutable, argument_bytes, wanted
from ..text import Text, expected, whole_number
from .days import PlanDays
from .event import UINT32, Concurrent, Draft, Event, Refusal, Trouble
from .fork import Fork
from .holding import Holding
from .state import PlanState
from .taken import Taken
from .verifier import Asking, Verifier, check_verifier
from .views import PlanViews
from ..words import Event as EventKind
from ..words import EventVerdict, Status

__all__ = ["UNBOUNDED", "Place", "Plan"]

SALT_SIZE = 16
#: Branches, events, unaccepted and work, as :class:`Plan` takes them.
Limits: TypeAlias = tuple[int, int, int, int | None]


def no_place() -> ResourceError:
    """A signature was not kept: its event has as many as there may be."""
    return ResourceError(Status.LIMIT, rule="PLN-12", detail=Text(
        "the event has no place for one more: leave out those that do not verify",
        "l'événement n'a plus de place pour une de plus : retirer celles qui ne se vérifient pas").at("signature"))


def check_limits(owner: object, branches: object, events: object, unaccepted: object = 0, work: object = None) -> None:
    """What a host allows a plan to grow to: whole numbers."""
    for name, value in (("branches", branches), ("events", events), ("unaccepted", unaccepted)):
        if type(value) is not int:
            raise wanted(owner, name, "an int, 0 for the limit of the library")
        if not 0 <= value <= COUNT_LIMIT:
            raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(0, COUNT_LIMIT)).at(name))
    if work is not None:
        if type(work) is not int:
            raise wanted(owner, "work", "an int, or None for the limit of the library")
        if not 1 <= work <= UNBOUNDED:
            raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(1, UNBOUNDED)).at("work"))


def unkept() -> RefusedError:
    """A signature was not kept: the verifier does not want it."""
    return RefusedError(Status.REFUSED, rule="PLN-12", detail=Text(
        "the verifier does not keep it: verify it first", "le vérificateur ne la garde pas : la vérifier d'abord").at(
            "signature"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Immutable):
    """Where an event of a plan stands.

    Attributes:
        event: the event.
        verdict: accepted, refused, waiting, or waiting for a later edition.
        refusals: why it is refused.
        missing: digests of the ancestors it waits for.
        depth: how many events stand before it on the longest way from the opening, itself counted.
        edition: the edition it waits for, or None.
        forked: another event has its writer and sequence (PLN-12).
        erased: its text was erased (PLN-22).
    """

    event: Event
    verdict: EventVerdict
    refusals: tuple[Refusal, ...] = ()
    missing: tuple[bytes, ...] = ()
    depth: int = 0
    edition: int | None = None
    forked: bool = False
    erased: bool = False


class Plan(PlanDays, PlanViews):
    """A shared plan: a set of events, in memory. What changes it changes it whole or leaves it as it was.

    One thread uses a plan at a time; another one takes a copy (``Plan.from_cbor(plan.to_cbor())``, or pickle).
    ``with Plan() as plan:`` wipes it from memory at the end; so does :meth:`close`.

    >>> import datetime, uuid
    >>> from integra import Draft, EventKind, Plan
    >>> from integra.words import PlanKind, Role
    >>> person, nurse = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> day = datetime.date(2025, 6, 1)
    >>> plan = Plan(writer=uuid.UUID(int=9))
    >>> opening = plan.append(Draft(
    ...     kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=nurse, person=person, effective=day,
    ...     recorded=datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)))
    >>> plan.state.phase.value
    <Phase.DRAFT: 'draft'>
    >>> opening.digest in plan, len(plan)
    (True, 1)

    Args:
        writer: this installation, which no other one is: the writer of drafts that name none.
        branches: the most branches that the host allows, 0 for the library's limit of 1,024. Each writer is a branch,
            and each fork of one makes another.
        events: the most events that the host allows, 0 for the library's limit of 4,194,304.
        unaccepted: the most chains of events none of which is accepted, 0 for the library's limit of 128: further ones that
            come are left out, and told (``Taken.chains``).
        work: the steps that a call may take for every eight events, None for the library's limit of 1,024, ``integra.plan.UNBOUNDED``
            for as many as it takes.
        verifier: a function that is asked about what comes in by :meth:`apply`, :meth:`merge` and :meth:`sign` before
            anything is kept that is not here (PLN-12). It gets an event, of its signatures those that are not here, and these
            once more; it answers ``Verification.KEEP``, ``LEAVE_OUT``, which is as if the event had not been sent, or
            ``REFUSE``, which refuses all that was sent; or the signatures that are worth a place, which keeps the event.
            What it raises ends the call, the plan as it was. It must not use the plan.

    A verifier keeps out what nobody signed whom this host knows (``examples/verify.py`` has one with keys):

    >>> from integra import Event
    >>> from integra.words import Verification
    >>> known = {opening.digest: b"signed"}
    >>> def signed(event: Event, signatures: tuple[bytes, ...]) -> Verification | list[bytes]:
    ...     kept = [each for each in signatures if known.get(event.digest) == each]
    ...     return kept or Verification.LEAVE_OUT
    >>> strict = Plan(verifier=signed)
    >>> print(strict.merge(plan))
    0 (events that the verifier left out: 1)
    >>> plan.sign(opening, b"signed").signatures
    (b'signed',)
    >>> print(strict.merge(plan))
    1 (new signatures: 1)

    An event or a message that would take the plan beyond a limit is refused whole, with a ResourceError (PLN-11):

    >>> small = Plan(branches=1)
    >>> small.merge(plan)
    1
    >>> from integra.words import NeedDomain
    >>> second = Draft(kind=EventKind.NEED, writer=uuid.UUID(int=8), author=nurse, code=NeedDomain.SOCIAL,
    ...                effective=day, recorded=opening.recorded)
    >>> small.append(second)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    integra.errors.ResourceError: the plan would have 2 branches, more than its host allows: ... (rule PLN-11)
    """

    __slots__ = ("_plan", "_events", "_state", "_limits", "_taken", "_asking", "_asked", "writer")
    _plan: Any
    _limits: Limits
    _asking: Asking
    _asked: list[Asked]
    _events: tuple[Event, ...] | None
    _state: PlanState | None
    _taken: Taken
    writer: UUID | None

    def __init__(self, *, writer: UUID | None = None, branches: int = 0, events: int = 0, unaccepted: int = 0,
                 work: int | None = None, verifier: Verifier | None = None) -> None:
        if writer is not None and not isinstance(writer, UUID):
            raise wanted(self, "writer", "a uuid.UUID, or None")
        check_limits(self, branches, events, unaccepted, work)
        check_verifier(self, verifier)
        self._limits = branches, events, unaccepted, work
        self._asking = Asking(verifier)
        self._asked = []  # which the C library reads
        self._ask(True)
        self._plan = _low_plan.create(*self._limits, self._asked)
        self.writer = writer
        self._changed()
        self._taken = Taken()

    def _ask(self, whether: bool) -> None:
        """Whether the verifier is asked from now on: not about one's own, read from where it was stored."""
        self._asked[:] = [self._asking] if whether and self._asking.verifier is not None else []

    def _changed(self) -> None:
        self._events = self._state = None

    @property
    def _open(self) -> Any:
        if self._plan is None:
            raise UsageError(Status.NULL_ARGUMENT, detail=Text("the plan is closed", "le plan est fermé"))
        self._asking.check()
        return self._plan

    def close(self) -> None:
        """Wipes the plan from memory; it cannot be used afterwards. Closing twice does nothing."""
        if self._plan is not None:
            _low_plan.destroy(self._open)
            self._plan = None
        self._changed()

    def _repr_html_(self) -> str | None:
        """What a notebook shows: the state; of a plan that is closed nothing."""
        return None if self._plan is None else self.state._repr_html_()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    # ---- what changes it

    def _settled(self, draft: Draft, salted: bool) -> Draft:
        if not isinstance(draft, Draft):
            raise TypeError("draft takes integra.Draft; apply() records an event received")
        if draft.writer is None:
            if self.writer is None:
                raise UsageError(Status.NULL_ARGUMENT, detail=Text(
                    "the draft names none, nor does the plan", "ni le brouillon ni le plan n'en nomme").at("writer"))
            draft = replace(draft, writer=self.writer)
        if draft.text is not None and not draft.salt:
            draft = replace(draft, salt=os.urandom(SALT_SIZE) if salted else bytes(SALT_SIZE))
        return draft

    def append(self, draft: Draft) -> Event:
        """Records an event of one's own and gives it: plan, sequence, parents and salt are filled in here.

        Raises:
            DraftRefusedError: a guard does not pass, and nothing is recorded; ``refusals`` has them all. Without any,
                the writer is forked here, or its last event waits: take a new writer, or get what is missing.
            UsageError, MalformedError: the draft lacks a field that its kind requires, or has one it forbids.
            ResourceError: the plan would grow beyond its limits.
        """
        event = Event.from_cbor(_low_plan.append(self._open, self._settled(draft, True)))
        self._taken = Taken(1, signatures=len(event.signatures))
        self._changed()
        return event

    def evaluate(self, draft: Draft) -> tuple[Refusal, ...]:
        """Why :meth:`append` would refuse the draft here and now; empty where it would record it."""
        return _low_plan.evaluate(self._open, self._settled(draft, False))

    def apply(self, event: bytes | bytearray | memoryview | Event) -> EventVerdict | None:
        """Records an event received, whatever its verdict, which is given: None where it was left out (:attr:`taken`). One
        that is here changes nothing but its text and its signatures: these are added to those that are here, and put in the
        place of none.

        Raises:
            MalformedError: the bytes are no event.
            UsageError: it belongs to another plan (PLN-12).
            RefusedError: its text is not the one that its digest covers (PLN-22); the verifier refused it (PLN-12).
            ResourceError: the plan would grow beyond its limits.
        """
        data = event.to_cbor() if isinstance(event, Event) else argument_bytes(event, "event")
        verdict, self._taken = _low_plan.apply(self._open, data)
        self._changed()
        return verdict

    def sign(self, event: bytes | Event, signature: bytes) -> Event:
        """Adds a signature beside an event that is here, and gives the event as it now stands. One that is there already
        changes nothing. Its digest is what is signed; spec/32-exchange.md, "How to sign", says how.

        Raises:
            KeyError: the event is not here.
            UsageError: the signature is empty.
            ResourceError: it is longer than 2,048 bytes, or the event has 8 others (PLN-12); nothing is changed.
            RefusedError: the verifier does not keep it.
        """
        here, given = self.place(event).event, argument_bytes(signature, "signature")
        self.apply(replace(here, signatures=(given,)))
        if self._taken.unplaced:
            raise no_place()
        signed = self.place(here).event
        if given not in signed.signatures:
            raise unkept()
        return signed

    def merge(self, other: bytes | bytearray | memoryview | Plan) -> Taken:
        """Takes in every event of another plan's message, whole or in part, each as :meth:`apply` does, and gives how many
        were new: a number that also tells what came of the signatures, and what was left out.

        Raises:
            MalformedError: the bytes are no plan, or a plan that is not as it was written (PLN-12); nothing is taken in.
            UsageError: it is another plan (PLN-12).
            ResourceError: there would be more events or branches than the host allows; nothing is taken in.
            RefusedError: the verifier refused it (PLN-12); nothing is taken in.
        """
        return self._merge(other.to_cbor() if isinstance(other, Plan) else argument_bytes(other, "other"))

    @classmethod
    def _named(cls, plan: UUID) -> Plan:
        """A plan of which no event is here, but its identifier."""
        found, elsewhere = cls(), cls()
        with elsewhere:
            # What a site sends to one that lacks nothing is such a message: an event of no known kind makes it a site.
            elsewhere.apply(Event(kind=UINT32, author=plan, writer=plan, sequence=1, plan=plan, recorded=EPOCH,
                                  parents=(bytes([1]) * DIGEST_SIZE,)))
            found._merge(elsewhere.delta(elsewhere.summary()))
        return found

    def _merge(self, data: bytes) -> Taken:
        self._taken = _low_plan.merge(self._open, data)
        self._changed()
        return self._taken

    # ---- what it says

    @property
    def taken(self) -> Taken:
        """What the last :meth:`append`, :meth:`apply`, :meth:`merge` or :meth:`sign` took: events, and signatures."""
        return self._taken

    @property
    def id(self) -> UUID | None:
        """The plan's identifier, None while nothing it took named one."""
        return _low_plan.identifier(self._open)

    @property
    def state(self) -> PlanState:
        """What the events come to: phase, consents, people, needs, interventions (:class:`integra.PlanState`)."""
        plan = self._open
        if self._state is None:
            self._state = _low_state.state_of(plan)
        return self._state

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in the plan's order: depth, writer, sequence, digest."""
        plan = self._open
        if self._events is None:
            self._events = tuple(_low_plan.event_at(plan, index) for index in range(len(self)))
        return self._events

    @property
    def places(self) -> tuple[Place, ...]:
        """The events in the plan's order, each with its verdict."""
        return tuple(self._place(index) for index in range(len(self)))

    def _place(self, index: int) -> Place:
        row = _low_plan.place_at(self._open, index)
        event = self._events[index] if self._events else _low_plan.event_at(self._open, index)
        refused, waiting = row.verdict is EventVerdict.REFUSED, row.verdict is EventVerdict.WAITING
        return Place(
            event=event, verdict=row.verdict, depth=row.depth, edition=row.edition or None, forked=row.forked,
            erased=row.erased,
            refusals=_low_plan.refusals_at(self._open, index) if refused else (),
            missing=_low_plan.missing_at(self._open, index) if waiting else ())

    def place(self, event: bytes | Event) -> Place:
        """Where one event stands, by its digest. Raises KeyError where it is not here."""
        return self._place(self._index(event))

    def _index(self, event: bytes | Event) -> int:
        digest = event.digest if isinstance(event, Event) else argument_bytes(event, "event")
        if len(digest) != DIGEST_SIZE:
            raise TypeError(f"event takes integra.Event, or the {DIGEST_SIZE} bytes of an event's digest")
        index = _low_plan.find(self._open, digest)
        if index is None:
            raise KeyError(digest.hex())
        return index

    @property
    def refused(self) -> tuple[Place, ...]:
        """The events refused, each with its refusals."""
        return tuple(each for each in self.places if each.verdict is EventVerdict.REFUSED)

    @property
    def waiting(self) -> tuple[Place, ...]:
        """The events not judged yet: each waits for those in ``missing``, or for the library to know ``edition``."""
        return tuple(each for each in self.places
                     if each.verdict in (EventVerdict.WAITING, EventVerdict.NEEDS_EDITION))

    @property
    def conflicts(self) -> tuple[Holding[Any], ...]:
        """The slots in conflict, with every value held and who set it."""
        return self.state.conflicts

    @property
    def concurrent(self) -> tuple[Concurrent, ...]:
        """Pairs of events that did not know of each other; both stand, and people may want to know."""
        return _low_plan.concurrent(self._open)

    def check(self, summary: bytes | bytearray | memoryview | None = None) -> tuple[Trouble, ...]:
        """The troubles of this history, by itself or held against another site's summary; each says what settles it.

        Without a summary nobody can tell that the last events were cut off: ask the other side for its own.

        Raises:
            MalformedError: the bytes are no summary.
            UsageError: it is another plan's (PLN-12).
        """
        return _low_plan.check(self._open, None if summary is None else argument_bytes(summary, "summary"))

    def forks(self) -> tuple[Fork, ...]:
        """The places of a writer at which several events stand (PLN-12), each with all of them and what is to be done."""
        found: dict[tuple[UUID, int], list[Event]] = {}
        for index in range(len(self)):
            if _low_plan.place_at(self._open, index).forked:
                event = _low_plan.event_at(self._open, index)
                found.setdefault((cast(UUID, event.writer), event.sequence), []).append(event)
        return tuple(Fork(writer=writer, sequence=sequence, events=tuple(events))
                     for (writer, sequence), events in sorted(found.items()))

    # ---- messages

    def to_cbor(self) -> bytes:
        """The whole plan, a message to store or send; the same events and signatures give the same bytes everywhere."""
        return _low_plan.encode(self._open)

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview, *, writer: UUID | None = None, branches: int = 0,
                  events: int = 0, unaccepted: int = 0, work: int | None = None,
                  verifier: Verifier | None = None) -> Plan:
        """Reads a plan, whole or in part, within the limits of the host; its verifier is asked about each event. Raises as
        :meth:`merge`."""
        whole = argument_bytes(data, "data")
        plan = cls(writer=writer, branches=branches, events=events, unaccepted=unaccepted, work=work, verifier=verifier)
        plan._merge(whole)
        return plan

    def summary(self) -> bytes:
        """What is here, a message for the other site, whose :meth:`delta` answers it."""
        return _low_plan.summary(self._open)

    def delta(self, summary: bytes | bytearray | memoryview) -> bytes:
        """What the other site lacks by its summary, a message that its :meth:`merge` takes.

        Raises:
            MalformedError: the bytes are no summary.
            UsageError: it is another plan's (PLN-12).
        """
        return _low_plan.delta(self._open, argument_bytes(summary, "summary"))

    def _made(self, plan: Any) -> Plan:
        """Another plan, with this one's writer, limits and verifier."""
        made = Plan(writer=self.writer)
        _low_plan.destroy(made._plan)
        made._plan, made._limits, made._asking, made._asked = plan, self._limits, self._asking, self._asked
        return made

    def __len__(self) -> int:
        return _low_plan.count(self._open)

    def __contains__(self, event: object) -> bool:
        digest = event.digest if isinstance(event, Event) else event
        return isinstance(digest, bytes) and len(digest) == DIGEST_SIZE and _low_plan.find(self._open, digest) is not None

    def __repr__(self) -> str:
        if self._plan is None:
            return "Plan(closed)"
        if self._asking.under_way:
            return "Plan(asking its verifier)"
        return f"Plan({self.id}, {len(self)} events)"

    def __reduce__(self) -> tuple[Any, ...]:
        return copy_from, (self.to_cbor(), self.writer, self._limits, self._asking.verifier)


def copy_from(data: bytes, writer: UUID | None, limits: Limits, verifier: Verifier | None) -> Plan:
    """A plan of one's own, about which its verifier is not asked."""
    branches, events, unaccepted, work = limits
    plan = Plan(writer=writer, branches=branches, events=events, unaccepted=unaccepted, work=work, verifier=verifier)
    plan._ask(False)
    plan._merge(data)
    plan._ask(True)
    return plan
