"""The state of a plan, as the C library folds it.

Spec: spec/31-history.md (PLN-11, PLN-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from .. import _cbor, _swig
from . import due as _low_due, event as _low_event, plan as _low_plan
from .core import CODE, Struct
from .plan import HeldRow
from .._model import FrozenMap
from ..plan.event import Draft, Event
from ..plan.holding import OWN_WORDS, Holding, Value
from ..plan.state import Intervention, Need, Objective, PlanState
from ..word_tables import SLOT_DETAILS, SLOT_INITIAL, SLOT_WORDS
from ..words import Event as EventKind
from ..words import Entitled, EventVerdict, Field, Guard, PlanKind, Slot, Word, marked

#: Kinds that say what happened: they stand whatever others decided meanwhile (spec/kinds.tsv, mark ``fact``).
FACTS = marked(EventKind, "fact")
#: In which field a correction gives the new value of another one (PLN-23).
_CARRIERS = {
    Field.EFFECTIVE: "due", Field.DUE: "due", Field.UNTIL: "due", Field.PERSON: "person",
    Field.REFERENCE: "reference", Field.TEXT: "text", Field.CODE: "detail", Field.DETAIL: "detail",
}


class _Fold:
    """Reads one plan's state; events are looked up as they are needed."""

    def __init__(self, plan: Struct) -> None:
        self._plan = plan

    def event(self, digest: bytes) -> Event:
        index = _low_plan.find(self._plan, digest)
        assert index is not None  # what a state names is accepted, so it is here
        return _low_plan.event_at(self._plan, index)

    def holding(self, rows: list[HeldRow]) -> Holding[Any]:
        first = rows[0]
        return Holding(
            slot=first.slot, subject=first.subject, field=first.field, initial=self.initial(first),
            entries=tuple(self.value(row) for row in rows), conflict=first.conflict, of=first.of,
        )

    def initial(self, row: HeldRow) -> Any:
        if row.slot is Slot.CORRECTION:
            assert isinstance(row.subject, bytes) and row.field is not None
            return getattr(self.event(row.subject), row.field.word)
        return SLOT_INITIAL.get(row.slot)

    def value(self, row: HeldRow) -> Value[Any]:
        if row.slot is Slot.CORRECTION:
            return Value(value=self.corrected(row), setter=row.setter, read=row.read)
        if row.slot not in SLOT_WORDS:
            return Value(value=row.person, date=row.date, setter=row.setter, read=row.read, vacant=row.vacant)
        word = SLOT_WORDS[row.slot](row.code)
        words = SLOT_DETAILS.get(word)
        detail = words(row.detail) if words is not None and row.detail else None
        return Value(value=word, detail=detail, person=row.person, date=row.date, setter=row.setter, read=row.read)

    def corrected(self, row: HeldRow) -> Any:
        """The value that a correction gives, or one that a settlement took over from it."""
        if row.setter is None:
            return self.initial(row)
        setter = self.event(row.setter)
        while setter.kind == EventKind.SETTLEMENT:
            assert setter.target is not None
            setter = self.event(setter.target)
        assert row.field is not None and isinstance(row.subject, bytes)
        value = getattr(setter, _CARRIERS[row.field])
        words = _low_event.words_of(self.event(row.subject).kind, row.field) if isinstance(value, (Word, int)) else None
        return value if words is None else words(int(value))


#: Finds what a slot holds of an event, a field of it, or one of its own.
_Find = Callable[[Event, Slot, Field | None], Holding[Any]]


class _Items:
    """The needs, objectives and interventions of a plan, out of its accepted events and what its slots hold."""

    def __init__(self, events: list[Event], standing: tuple[Event, ...], find: _Find) -> None:
        self._events, self._find = events, find
        self._objectives = {event.digest: event for event in events if event.kind == EventKind.OBJECTIVE}
        self._contributions: dict[bytes | None, list[Event]] = {}
        for event in standing:
            if event.kind == EventKind.CONTRIBUTION:
                self._contributions.setdefault(event.target, []).append(event)

    def _fields(self, event: Event, **fields: Field) -> dict[str, Any]:
        return {name: self._find(event, Slot.CORRECTION, field) for name, field in fields.items()}

    def _said_of(self, event: Event) -> dict[str, Any]:
        """The person's word on an item (PLN-25)."""
        return {"opinion": self._find(event, Slot.OPINION, None),
                "contributions": tuple(self._contributions.get(event.digest, ()))}

    def needs(self) -> Iterable[Need]:
        for event in self._events:
            if event.kind == EventKind.NEED:
                yield Need(event=event, state=self._find(event, Slot.NEED, None),
                           **self._fields(event, domain=Field.CODE, text=Field.TEXT))

    def objectives(self) -> Iterable[Objective]:
        for event in self._objectives.values():
            assert event.target is not None
            yield Objective(
                event=event, need=event.target, state=self._find(event, Slot.OBJECTIVE, None),
                priority=self._find(event, Slot.PRIORITY, None), **self._said_of(event),
                **self._fields(event, expressed_by=Field.CODE, due=Field.DUE, text=Field.TEXT))

    def interventions(self) -> Iterable[Intervention]:
        for event in self._events:
            if event.kind == EventKind.INTERVENTION:
                assert event.target is not None
                objective = self._objectives.get(event.target)
                need = event.target if objective is None else objective.target
                assert need is not None
                yield Intervention(
                    event=event, need=need, objective=None if objective is None else objective.digest,
                    state=self._find(event, Slot.INTERVENTION, None), **self._said_of(event),
                    **self._fields(event, sector=Field.CODE, person=Field.PERSON, due=Field.DUE, until=Field.UNTIL,
                                   text=Field.TEXT))


def _settlers(plan: Struct, slots: Iterable[Holding[Any]]) -> tuple[Entitled, ...]:
    """Who may settle: those to whom a stranger is referred who tries to."""
    stranger = uuid4()
    for each in slots:
        if each.conflict and each.slot not in OWN_WORDS:
            target = next(entry.setter for entry in each.entries if entry.setter is not None)
            tried = Draft(kind=EventKind.SETTLEMENT, author=stranger, writer=stranger, recorded=_low_event.EPOCH,
                          effective=_low_event.EPOCH.date(), code=each.slot, target=target)
            refusals = _low_plan.evaluate(plan, tried)
            return next((refusal.entitled for refusal in refusals if refusal.guard is Guard.SETTLER), ())
    return ()


def slots_of(plan: Struct, rows: Iterable[HeldRow]) -> tuple[Holding[Any], ...]:
    """What slots hold, each with all the values given."""
    fold = _Fold(plan)
    return tuple(fold.holding(list(group)) for _, group in groupby(rows, key=lambda row: (row.slot, row.subject, row.field)))


def _accepted(plan: Struct) -> list[Event]:
    return [_low_plan.event_at(plan, index) for index in range(_low_plan.count(plan))
            if _low_plan.place_at(plan, index).verdict is EventVerdict.ACCEPTED]


def _parts(slots: tuple[Holding[Any], ...], accepted: list[Event], annulled: set[bytes]) -> dict[str, Any]:
    """What a state has of its slots and accepted events."""
    by_key = {(each.slot, each.subject, each.field): each for each in slots}

    def find(event: Event, slot: Slot, field: Field | None) -> Holding[Any]:
        initial = SLOT_INITIAL.get(slot) if field is None else getattr(event, field.word)
        found = by_key.get((slot, event.digest, field))
        return found or Holding(slot=slot, subject=event.digest, field=field, initial=initial)

    # Nothing makes an annulled event stand again (PLN-23).
    standing = tuple(event for event in accepted if event.digest not in annulled)
    items = _Items(accepted, standing, find)
    return {
        "slots": slots, "needs": tuple(items.needs()), "objectives": tuple(items.objectives()),
        "interventions": tuple(items.interventions()), "events": standing,
        "facts": tuple(event for event in standing if event.kind in FACTS),
        "annulled": tuple(event for event in accepted if event.digest in annulled),
    }


def _told_by(body: dict[int, Any]) -> dict[str, Any]:
    """What a state has of its message: whose plan it is, and how many events of each verdict."""
    return {
        "kind": PlanKind(body[1]) if 1 in body else None, "edition": body.get(2),
        "person": UUID(bytes=body[3]) if 3 in body else None,
        "counts": FrozenMap(dict(zip(EventVerdict, body.get(7, (0, 0, 0, 0)), strict=True))),
    }


def _annulled(slots: Iterable[Holding[Any]]) -> set[bytes]:
    return {each.subject for each in slots if each.slot is Slot.STANDING and isinstance(each.subject, bytes)}


def effective_days(slots: Iterable[Holding[Any]]) -> dict[bytes, datetime.date]:
    """The day that events took effect, as corrected, by their digests: the earliest of several at once (PLN-16)."""
    return {each.subject: min(filter(None, each.values)) for each in slots
            if each.field is Field.EFFECTIVE and isinstance(each.subject, bytes)}


def state_of(plan: Struct) -> PlanState:
    """Everything that the events of a plan come to."""
    whole = slots_of(plan, _low_plan.held(plan))
    slots = tuple(replace(each, entries=each.entries[:_swig.INTEGRA_HELD_LIMIT]) for each in whole)
    data = _low_plan.state(plan)
    return PlanState(
        plan=_low_plan.identifier(plan), assistance=_low_plan.answer(plan, Slot.ASSISTANCE_CONSENT),
        sharing=_low_plan.answer(plan, Slot.SHARING_CONSENT), settlers=_settlers(plan, slots),
        concurrent=_low_plan.concurrent(plan), missing=_low_plan.missing(plan), totals=_low_plan.totals(plan),
        digest=_low_event.digest_of(data), data=data,
        **_parts(slots, _accepted(plan), _annulled(slots)), **_told_by(_cbor.read(data)[2]))


def state_on(plan: Struct, due: Struct, at: datetime.date, settlers: Iterable[Entitled]) -> PlanState:
    """What they came to on a day: those that had taken effect, as corrected since, whatever day annuls or corrects them."""
    whole = slots_of(plan, _low_plan.held(plan))
    moved = effective_days(whole)
    counted = [event for event in _accepted(plan) if moved.get(event.digest, event.effective or at) <= at]
    here = {event.digest for event in counted}
    slots = slots_of(plan, _low_due.held(plan, due))
    pairs = _low_plan.concurrent(plan)
    concurrent = tuple(pair for pair in pairs if {pair.event, pair.other} <= here)
    totals = _low_plan.totals(plan)
    totals = replace(totals, values=sum(each.of for each in slots), slots=len(slots),
                     concurrent=totals.concurrent - len(pairs) + len(concurrent))
    told = _told_by(_cbor.read(_low_plan.state(plan))[2])
    if not any(event.kind == EventKind.OPENING for event in counted):
        told |= {"kind": None, "edition": None, "person": None}
    return PlanState(
        plan=_low_plan.identifier(plan), assistance=_low_due.answer(due, Slot.ASSISTANCE_CONSENT),
        sharing=_low_due.answer(due, Slot.SHARING_CONSENT), settlers=tuple(sorted(settlers, key=CODE)),
        concurrent=concurrent,
        missing=_low_plan.missing(plan), totals=totals, digest=b"", data=b"",
        **_parts(slots, counted, _annulled(whole)), **told)
