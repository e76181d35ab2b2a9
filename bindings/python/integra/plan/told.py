"""What a day rests on that was known only later, event by event.

Spec: spec/36-as-of.md (PLN-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .._low import due as _low_due, plan as _low_plan, state as _low_state
from .._low.core import Struct
from ..rules import pack_of
from ..words import Event as EventKind
from ..words import Field, Slot
from ..word_tables import SLOT_INITIAL
from .holding import Holding
from .on_day import SlotChange, ToldLater

if TYPE_CHECKING:
    from .plan import Plan

__all__ = ["told_later"]

#: What says what the record ought to have said: events of no day, which change every day that they are about (PLN-16).
_AMENDS = frozenset({EventKind.CORRECTION, EventKind.ANNULMENT, EventKind.ERASURE})
#: The slots that they set, one of each event that they are about.
_AMENDED = (Slot.CORRECTION, Slot.STANDING)
_Key = tuple[Slot, Any, Field | None]
_Slots = dict[_Key, Holding[Any]]


def _slots(plan: Struct, at: datetime.date, of_day: set[bytes]) -> _Slots:
    """What the slots of a plan held on a day, but for what amends events of other days."""
    with _low_due.on_day(plan, pack_of(None), at, None) as due:
        held = _low_state.slots_of(plan, _low_due.held(plan, due))
    return {(each.slot, each.subject, each.field): each for each in held
            if each.slot not in _AMENDED or each.subject in of_day}


def _changes(before: _Slots, after: _Slots) -> Iterator[SlotChange]:
    for key in sorted({*before, *after}, key=_order):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield SlotChange(before=old or _empty(new), after=new or _empty(old))


def _order(key: _Key) -> tuple[int, bytes, int]:
    slot, subject, field = key
    return slot.code, subject if isinstance(subject, bytes) else b"" if subject is None else subject.bytes, int(field or 0)


def _empty(of: Holding[Any] | None) -> Holding[Any]:
    """A slot that nobody has set, of which something is held elsewhere."""
    assert of is not None
    return Holding(slot=of.slot, subject=of.subject, field=of.field,
                   initial=of.initial if of.field else SLOT_INITIAL.get(of.slot))


def told_later(plan: Struct, known: Plan, at: datetime.date) -> tuple[ToldLater, ...]:
    """:meth:`integra.Plan.told_later`, of a plan and of what was known of it, which comes to know the rest."""
    events = [_low_plan.event_at(plan, index) for index in range(_low_plan.count(plan))]
    moved = _low_state.effective_days(_low_state.slots_of(plan, _low_plan.held(plan)))
    of_day = {event.digest for event in events
              if any(day is not None and day <= at for day in (event.effective, moved.get(event.digest)))}
    later = [(_low_plan.known_since(plan, index), event) for index, event in enumerate(events) if event not in known]
    told, before = [], _slots(known._open, at, of_day)
    for since, event in sorted(later, key=lambda each: each[0]):  # ancestors first, as they stand
        known.apply(event)
        amends = event.kind in _AMENDS
        if event.digest in of_day or amends:
            after = _slots(known._open, at, of_day)
            changes = tuple(_changes(before, after))
            before = after
            if changes or not amends:
                told.append(ToldLater(event=event, known=since, changes=changes))
    return tuple(told)
