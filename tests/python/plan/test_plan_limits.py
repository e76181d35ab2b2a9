"""Limits of a plan from Python: strangers who fill one, what is told of it, and Ctrl-C.

Spec: spec/31-history.md (PLN-11, "Strangers"); spec/00-conventions.md, "Long calls".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import operator
import signal
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from integra import Draft, Event, EventKind, Plan, ResourceError, UsageError
from integra import _swig
from integra._low import plan as _low_plan
from integra._low.event import EPOCH, event_struct
from integra.errors import IntegraError
from integra.plan import UNBOUNDED
from integra.words import Fault, NeedDomain, PlanKind, Role

DAY = datetime.date(2025, 6, 1)
NOW = datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)
NURSE, PERSON, OFFICE, STRANGER = (uuid.UUID(int=number) for number in (1, 2, 3, 4))
MANY, ROOM = 1022, 128


def opened() -> Plan:
    plan = Plan(writer=OFFICE)
    plan.append(Draft(kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=NURSE, person=PERSON, recorded=NOW,
                      effective=DAY))
    return plan


def need(plan: Plan, number: int, by: uuid.UUID = STRANGER, after: bytes | None = None, sequence: int = 1) -> Event:
    return Event(kind=EventKind.NEED, code=NeedDomain.SOCIAL, plan=plan.id, writer=uuid.UUID(int=1000 + number), author=by,
                 sequence=sequence, recorded=NOW, effective=DAY, parents=(after or plan.events[0].digest,))


def crowded(plan: Plan, count: int = MANY) -> Plan:
    """The plan as a stranger's program has it, which no limit holds."""
    crowd = Plan()
    rows = [*plan.events, *(need(plan, number) for number in range(count))]
    _low_plan.take(crowd._open, [(event.digest, event.to_cbor()) for event in rows])
    return crowd


def test_whoever_fills_a_plan_keeps_nobody_out() -> None:
    """The honest new writer comes in at every site, both ways, and names none of the strangers' events."""
    plan = opened()
    crowd = crowded(plan)
    here, there = Plan(writer=uuid.UUID(int=21)), Plan(writer=uuid.UUID(int=22))
    for site in (here, there):
        taken = site.merge(crowd)
        assert (taken.added, taken.chains, taken.crowded) == (1 + ROOM, MANY - ROOM, MANY - ROOM)
        event = site.append(Draft(kind=EventKind.NEED, code=NeedDomain.SOCIAL, author=NURSE, recorded=NOW, effective=DAY))
        assert event.parents == (plan.events[0].digest,)
    assert here.merge(there.delta(here.summary())) == there.merge(here.delta(there.summary())) == 1
    assert here.to_cbor() == there.to_cbor()
    assert here.apply(need(plan, MANY, NURSE)).word == "accepted"
    assert here.apply(need(plan, MANY + 1)) is None
    assert (here.taken.chains, here.taken.crowded) == (1, 1)


def test_what_is_left_out_on_reading_is_told() -> None:
    read = Plan.from_cbor(crowded(opened()).to_cbor())
    assert (read.taken.chains, len(read)) == (MANY - ROOM, 1 + ROOM)
    assert str(MANY - ROOM) in str(read.taken)


@pytest.mark.parametrize("name", ["branches", "events", "unaccepted", "work"])
@pytest.mark.parametrize("value", [2**70, 2**33, -1])
def test_a_limit_that_no_number_holds_is_named(name: str, value: int) -> None:
    with pytest.raises(UsageError, match=name):
        Plan(**{name: value})


@pytest.mark.parametrize("name", ["branches", "events", "unaccepted"])
def test_a_limit_above_the_greatest_is_named(name: str) -> None:
    with pytest.raises(IntegraError, match=name):
        Plan(**{name: 2**31 - 1})


def test_the_budget_of_work() -> None:
    """What is one's own is read without one."""
    data = crowded(opened(), 900).to_cbor()
    with pytest.raises(ResourceError) as told:
        Plan.from_cbor(data, work=1)
    assert told.value.fault is Fault.PLAN_WORK
    assert len(Plan.from_cbor(data, work=UNBOUNDED)) == 1 + ROOM


def interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def ends(call: Callable[[], object]) -> None:
    """Makes a call of C while a signal waits to be looked at: between what stands in the list no code of Python runs, which
    would look itself. A call that does not look comes back."""
    done = list[object]()
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            done.extend(map(operator.call, [partial(signal.setitimer, signal.ITIMER_REAL, 1e-6), partial(sum, range(10**6)), call]))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert len(done) == 2


def test_ctrl_c_ends_every_call_and_leaves_the_plan_as_it_was() -> None:
    plan, draft = opened(), Draft(kind=EventKind.NEED, writer=OFFICE, code=NeedDomain.SOCIAL, author=NURSE, recorded=NOW,
                                  effective=DAY)
    crowd, native = crowded(plan).to_cbor(), _swig._native
    event, taken = event_struct(draft, whole=False), _swig.integra_taken()
    before, open_ = plan.to_cbor(), plan._open
    for call in (partial(native.integra_plan_merge, open_, crowd, taken),
                 partial(native.integra_plan_apply, open_, need(plan, 0, NURSE).to_cbor(), taken),
                 partial(native.integra_plan_append, open_, event),
                 partial(native.integra_plan_evaluate, open_, event),
                 partial(native.integra_plan_held, open_),
                 partial(native.integra_plan_known_at, open_, (NOW - EPOCH) // datetime.timedelta(minutes=1)),
                 partial(native.integra_plan_take, open_, [(each.digest, each.to_cbor()) for each in [need(plan, 1)]])):
        ends(call)
        assert plan.to_cbor() == before
