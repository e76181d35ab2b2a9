"""Plans: calls of the C library on one, and what they give.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from .. import _swig
from .core import WORD_CLASSES, Struct, date_of, days_of, id_of
from .event import DIGEST_SIZE, EPOCH, event_of, event_struct, naming_fields
from ..errors import RefusedError, ResourceError
from ..plan.event import Concurrent, Draft, DraftRefusedError, Event, Refusal, Trouble
from ..plan.holding import Totals
from ..plan.taken import Taken
from ..text import Text
from ..words import Answer, EventVerdict, Fault, Field, Group, Guard, SettledBy, Slot
from ..words import Event as EventKind
from ..words import Trouble as TroubleKind

_NO_INDEX = 2**32 - 1
_NO_DIGEST, _NO_ID = bytes(DIGEST_SIZE), bytes(16)
_MINUTE = datetime.timedelta(minutes=1)


class HeldRow(NamedTuple):
    """One value that a slot holds, as the C library gives it."""

    slot: Slot
    subject: UUID | bytes | None
    field: Field | None
    code: int
    detail: int
    person: UUID | None
    date: datetime.date | None
    setter: bytes | None
    read: bool
    vacant: bool
    conflict: bool
    of: int


class PlaceRow(NamedTuple):
    """Where an event stands, as the C library gives it."""

    digest: bytes
    verdict: EventVerdict
    depth: int
    edition: int
    forked: bool
    erased: bool


#: Who is asked about an event and its digest: the answer is the code of a word of verification, and a bit for each signature.
Asked: TypeAlias = Callable[[Struct, bytes], tuple[int, int]]
#: In place of the steps that a call may take: as many as it takes.
UNBOUNDED: int = 2**32 - 1


def create(branches: int = 0, events: int = 0, unaccepted: int = 0, work: int | None = None,
           asked: list[Asked] | None = None) -> Struct:
    """A plan of a host that is asked about what comes in by those in ``asked``, as long as they stand there."""
    limits = _swig.integra_plan_limits()
    limits.branches, limits.events, limits.unaccepted, limits.work = branches, events, unaccepted, work or 0
    return _swig.integra_plan_create_for(limits, [] if asked is None else asked)


def destroy(plan: Struct) -> None:
    _swig.integra_plan_destroy(plan)


def evaluate(plan: Struct, draft: Draft) -> tuple[Refusal, ...]:
    with naming_fields():
        rows: tuple[tuple[int, ...], ...] = _swig.integra_plan_evaluate(plan, event_struct(draft, whole=False))
    return refusals_of(rows)


@contextmanager
def _within_limits() -> Iterator[None]:
    """A plan that would grow beyond its host's limits is told so: index is then the number of branches."""
    try:
        yield
    except ResourceError as error:
        if error.fault in (Fault.BRANCHES_LIMIT, Fault.EVENTS_LIMIT):
            what = Text("more events", "plus d'événements") if error.index is None else Text(
                f"{error.index} branches, more", f"{error.index} branches, plus")
            error.retold(Text(
                "the plan would have {what} than its host allows: raise the limits of Plan(branches=, events=)",
                "le plan aurait {what} que son hôte n'en permet : relever les limites de Plan(branches=, events=)"
            ).of(what=what))
        raise


def append(plan: Struct, draft: Draft) -> bytes:
    """The message of the event recorded; a refusal says every guard."""
    struct = event_struct(draft, whole=False)
    try:
        with naming_fields(), _within_limits():
            data: bytes = _swig.integra_plan_append(plan, struct)
    except RefusedError as error:
        if error.rule == "PLN-22":
            raise
        refused = error
    else:
        return data
    try:
        refusals = evaluate(plan, draft)
    except RefusedError:  # the writer is refused, whatever the event
        refusals = ()
    raise DraftRefusedError(rule=refused.rule, detail=refused.detail, fault=refused.fault, refusals=refusals)


def apply(plan: Struct, data: bytes) -> tuple[EventVerdict | None, Taken]:
    """The verdict, None of an event that was left out, and what was taken of it."""
    taken = _swig.integra_taken()
    with _within_limits():
        _swig.integra_plan_apply(plan, data, taken)
    return EventVerdict(taken.verdict) if taken.verdict else None, _taken_of(taken)


def merge(plan: Struct, data: bytes) -> Taken:
    taken = _swig.integra_taken()
    with _within_limits():
        _swig.integra_plan_merge(plan, data, taken)
    return _taken_of(taken)


def _taken_of(taken: Struct) -> Taken:
    return Taken(taken.added, signatures=taken.signatures, unplaced=taken.unplaced, left_out=taken.left_out,
                 unverified=taken.unverified, chains=taken.chains, crowded=taken.crowded)


def identifier(plan: Struct) -> UUID | None:
    return id_of(_swig.integra_plan_id(plan))


def opening(plan: Struct) -> tuple[bytes, bytes]:
    """Whose plan it is and what the host calls it, sixteen bytes each; all zero where its opening is not here, which stands
    among the events without parents."""
    event, place = _swig.integra_event(), _swig.integra_place()
    for index in range(count(plan)):
        _swig.integra_plan_event_at(plan, index, event, place)
        if place.depth > 1:
            break
        if event.kind == EventKind.OPENING.code:
            return event.person, event.reference
    return _NO_ID, _NO_ID


def person(plan: Struct) -> UUID | None:
    """Whose plan it is, None where its opening is not here."""
    return id_of(opening(plan)[0])


def take(plan: Struct, rows: list[tuple[bytes, bytes]]) -> None:
    """Records events that are stored as a digest and a message each. UsageError where a digest names another event."""
    with _within_limits():
        _swig.integra_plan_take(plan, rows)


def count(plan: Struct) -> int:
    return int(_swig.integra_plan_count(plan))


def find(plan: Struct, digest: bytes) -> int | None:
    place = int(_swig.integra_plan_find(plan, digest))
    return None if place == _NO_INDEX else place


def event_at(plan: Struct, index: int) -> Event:
    event, place = _swig.integra_event(), _swig.integra_place()
    _swig.integra_plan_event_at(plan, index, event, place)
    return event_of(Event, event, place.digest)


def place_at(plan: Struct, index: int) -> PlaceRow:
    place = _swig.integra_place()
    _swig.integra_plan_event_at(plan, index, None, place)
    return PlaceRow(place.digest, EventVerdict(place.verdict), place.depth, place.edition, bool(place.forked),
                    bool(place.erased))


def refusals_at(plan: Struct, index: int) -> tuple[Refusal, ...]:
    return refusals_of(_swig.integra_plan_refusals_at(plan, index))


def digests(data: bytes) -> tuple[bytes, ...]:
    return tuple(data[at:at + DIGEST_SIZE] for at in range(0, len(data), DIGEST_SIZE))


def missing(plan: Struct) -> tuple[bytes, ...]:
    return digests(_swig.integra_plan_missing(plan))


def missing_at(plan: Struct, index: int) -> tuple[bytes, ...]:
    return digests(_swig.integra_plan_missing_at(plan, index))


def accepted(plan: Struct, kinds: Iterable[EventKind]) -> Iterator[Event]:
    """The events of some kinds that were accepted, in the plan's order; no other is read whole."""
    wanted = {kind.code for kind in kinds}
    event, place = _swig.integra_event(), _swig.integra_place()
    for index in range(count(plan)):
        _swig.integra_plan_event_at(plan, index, event, place)
        if event.kind in wanted and place.verdict == EventVerdict.ACCEPTED.code:
            yield event_of(Event, event, place.digest)


def held(plan: Struct, slots: Iterable[Slot] = Slot) -> Iterator[HeldRow]:
    """Every value that some slots hold, listed or not, in the order of the state message."""
    wanted = {slot.code for slot in slots}
    listed, _ = _swig.integra_plan_held(plan)
    for row in _listed(plan, listed) if totals(plan).values == listed else _whole(plan):
        if row.slot in wanted:
            yield held_row(plan, row)


def _listed(plan: Struct, count: int) -> Iterator[Struct]:
    row = _swig.integra_held()
    for index in range(count):
        _swig.integra_plan_held_at(plan, index, row)
        yield row


def _whole(plan: Struct) -> Iterator[Struct]:
    """What the state does not list whole, a plan on a day does; after the last day there is nothing."""
    row, due = _swig.integra_held(), _swig.integra_due_create(plan, None, days_of(datetime.date.max), None)
    try:
        for index in range(_swig.integra_due_held_count(due)):
            _swig.integra_due_held_at(due, index, row)
            yield row
    finally:
        _swig.integra_due_destroy(due)


def held_row(plan: Struct, row: Struct) -> HeldRow:
    """One value held, its setter named by its digest."""
    subject: UUID | bytes | None = id_of(row.member)
    if subject is None and row.subject != _NO_DIGEST:
        subject = row.subject
    setter = None if row.place == _NO_INDEX else place_at(plan, row.place).digest
    return HeldRow(Slot(row.slot), subject, Field(row.field) if row.field else None, row.code, row.detail,
                   id_of(row.person), date_of(row.date), setter, bool(row.read), bool(row.vacant), bool(row.conflict),
                   row.of)


def in_short(plan: Struct, offices: Iterable[Slot]) -> tuple[int, bool, tuple[tuple[int, bytes], ...]]:
    """The code of the phase, -1 where it is in conflict; whether anything is; and who holds some offices."""
    wanted, phase, conflict, held = {slot.code for slot in offices}, 0, False, set()
    row = _swig.integra_held()
    count, _ = _swig.integra_plan_held(plan)
    for index in range(count):
        _swig.integra_plan_held_at(plan, index, row)
        conflict |= bool(row.conflict)
        if row.slot == Slot.PHASE.code:
            phase = -1 if row.conflict else row.code
        elif row.slot in wanted and row.person != _NO_ID:
            held.add((row.slot, row.person))
    return phase, conflict, tuple(sorted(held))


def answer(plan: Struct, consent: Slot) -> Answer:
    """What a consent comes to, whoever has to give it."""
    return Answer(_swig.integra_plan_answer(plan, int(consent)))


def concurrent(plan: Struct) -> tuple[Concurrent, ...]:
    row, rows = _swig.integra_concurrent(), []
    _, count = _swig.integra_plan_held(plan)
    for index in range(count):
        _swig.integra_plan_concurrent_at(plan, index, row)
        rows.append(Concurrent(event=place_at(plan, row.place).digest, other=place_at(plan, row.other).digest,
                               slot=Slot(row.slot)))
    return tuple(rows)


def totals(plan: Struct) -> Totals:
    """How much the state comes to, listed or not."""
    row = _swig.integra_plan_totals()
    _swig.integra_plan_held(plan)
    _swig.integra_plan_totals_of(plan, row)
    return Totals(values=row.values, slots=row.slots, concurrent=row.concurrent, missing=row.missing)


def known_since(plan: Struct, index: int) -> datetime.datetime:
    """Since when the event at a place is known here."""
    minutes: int = _swig.integra_plan_known_since(plan, index)
    return EPOCH + minutes * _MINUTE


def known_at(plan: Struct, moment: datetime.datetime) -> Struct:
    """The plan as it was known at the end of a minute."""
    return _swig.integra_plan_known_at(plan, (moment - EPOCH) // _MINUTE)


def encode(plan: Struct) -> bytes:
    data: bytes = _swig.integra_plan_encode(plan)
    return data


def state(plan: Struct) -> bytes:
    data: bytes = _swig.integra_plan_state(plan)
    return data


def summary(plan: Struct) -> bytes:
    data: bytes = _swig.integra_plan_summary(plan)
    return data


def delta(plan: Struct, other: bytes) -> bytes:
    data: bytes = _swig.integra_plan_delta(plan, other)
    return data


def check(plan: Struct, other: bytes | None) -> tuple[Trouble, ...]:
    """The troubles of a history, held against a summary where there is one."""
    rows: tuple[tuple[Any, ...], ...] = _swig.integra_plan_check(plan, other)
    return tuple(
        Trouble(kind=TroubleKind(kind), settled_by=SettledBy(settled_by), writer=id_of(writer), sequence=sequence or None,
                place=None if index == _NO_INDEX else index)
        for _, _, _, settled_by, writer, index, _, sequence, kind in rows
    )


def refusals_of(rows: Iterable[tuple[int, ...]]) -> tuple[Refusal, ...]:
    """Refusals as the C library gives them."""
    return tuple(
        Refusal(guard=Guard(guard), rule=str(_swig.integra_rule_name(rule)), unsettled=bool(unsettled),
                allowed=_words(allowed, Group(words)) if words else (), contested=_words(contested, Group.SLOT),
                entitled=_words(entitled, Group.ENTITLED))
        for guard, rule, unsettled, allowed, words, contested, entitled in rows
    )


def _words(bits: int, group: Group) -> tuple[Any, ...]:
    """The words of a set."""
    return tuple(word for word in WORD_CLASSES[group] if bits >> word.code & 1)
