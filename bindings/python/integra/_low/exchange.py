"""Messages that sites exchange beside events, read: summaries, which the C library judges, and states.

The C library writes states and reads none: nothing is ever decided by one. That its body is a state's is judged here.
Spec: spec/32-exchange.md, spec/integra.cddl (PLN-11, PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from .._discreet import alone
from .. import _cbor
from . import core as _low, event as _low_event, plan as _low_plan
from ..errors import MalformedError
from .._model import FrozenMap
from ..plan.exchange import Held, HeldSlot, StateMessage, Summary, Tip
from .event import DIGEST_SIZE
from ..plan.event import Concurrent
from ..plan.holding import Totals
from ..plan.plan import Plan
from ..text import Text
from ..word_tables import SLOT_DETAILS, SLOT_WORDS
from ..words import EventVerdict, Field, PlanKind, Slot, Status

#: The marks of a value: whether it was read, and whether its holder left.
_MARKS = {0: (False, False), 1: (True, False), 2: (False, True), 3: (True, True)}


def decode_plan(data: bytes) -> Plan:
    return Plan.from_cbor(data)


def decode_summary(data: bytes) -> Summary:
    plan = _low_plan.create(0, 0)
    try:
        _low_plan.check(plan, data)  # an empty plan takes any summary, and refuses bytes that are none
    finally:
        _low_plan.destroy(plan)
    body = _cbor.read(data)[2]
    return Summary(plan=_id(body.get(0)), missing=_low_plan.digests(body.get(2, b"")), data=data,
                   tips=tuple(Tip(writer=UUID(bytes=writer), length=length, digest=digest)
                              for writer, length, digest in body[1]))


def decode_state(data: bytes) -> StateMessage:
    _, size = _low.next_message(memoryview(data))
    if size != len(data):
        raise MalformedError(Status.TRAILING, rule="WIRE-12", offset=size)
    try:
        return _state_of(_cbor.read(data)[2], data)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        alone(MalformedError(Status.WRONG_TYPE, rule="WIRE-20", detail=Text(
            "the body is not that of a state", "le corps n'est pas celui d'un état")))


def _state_of(body: dict[int, Any], data: bytes) -> StateMessage:
    slots, missing = tuple(_slot(*row) for row in body[4]), _low_plan.digests(body.get(6, b""))
    totals = body.get(9, (sum(len(slot.held) for slot in slots), len(slots), len(body[5]), len(missing)))
    return StateMessage(
        plan=_id(body.get(0)), kind=PlanKind(body[1]) if 1 in body else None, edition=body.get(2),
        person=_id(body.get(3)), slots=slots,
        concurrent=tuple(Concurrent(event=_digest(event), other=_digest(other), slot=Slot(slot))
                         for event, other, slot in body[5]),
        missing=tuple(map(_digest, missing)), totals=_totals(*totals),
        counts=FrozenMap(dict(zip(EventVerdict, map(int, body[7]), strict=True))), verdicts=_digest(body[8]),
        digest=_low_event.digest_of(data), data=data)


def _totals(values: int, slots: int, concurrent: int, missing: int) -> Totals:
    return Totals(values=int(values), slots=int(slots), concurrent=int(concurrent), missing=int(missing))


def _slot(slot: int, subject: bytes | None, field: int, held: list[list[Any]], of: int | None = None) -> HeldSlot:
    about = subject if subject is None or len(subject) == DIGEST_SIZE else _id(subject)
    return HeldSlot(slot=Slot(slot), subject=about, field=Field(field) if field else None,
                    held=tuple(_held(Slot(slot), *row) for row in held), of=len(held) if of is None else int(of))


def _held(slot: Slot, code: int, detail: int, person: bytes | None, date: int | None, setter: bytes | None,
          marks: int) -> Held:
    words = SLOT_WORDS.get(slot)
    word = None if words is None else words(code)
    details = None if word is None else SLOT_DETAILS.get(word)
    read, vacant = _MARKS[marks]
    return Held(code=word, detail=details(detail) if details is not None and detail else None, person=_id(person),
                date=None if date is None else _day(date), setter=None if setter is None else _digest(setter),
                read=read, vacant=vacant)


def _id(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)


def _day(value: int) -> datetime.date:
    day = _low.date_of(value)
    if day is None:
        raise ValueError
    return day


def _digest(value: bytes) -> bytes:
    if type(value) is not bytes or len(value) != DIGEST_SIZE:
        raise TypeError
    return value
