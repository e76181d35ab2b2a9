"""What was known when: Plan.known_since, Plan.known_at, Plan.told_later.

Spec: spec/36-as-of.md (PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import uuid
from dataclasses import replace

import pytest
from plan_scene import DAY, GP, NURSE, PERSON, START, THERE, active, copy, draft, exchange

from integra import Event, EventKind, EventVerdict, Plan, UsageError
from integra.plan import SlotChange, ToldLater
from integra.words import Answer, ContactMode, Field, NeedDomain, NeedState, Slot, Status

ONE, MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)
#: Minutes after the start that lie on later days.
NEXT, AFTER = 24 * 60, 48 * 60


def test_an_event_is_known_since_it_was_recorded_and_no_earlier_than_what_it_follows() -> None:
    plan = active()
    assert [plan.known_since(event) for event in plan.events] == [START + MINUTE * at for at in range(len(plan))]
    dated_back = plan.append(draft(EventKind.NEED, NURSE, 3, code=NeedDomain.SOCIAL))
    assert dated_back.recorded == START + 3 * MINUTE
    assert plan.known_since(dated_back.digest) == plan.known_since(plan.events[-2]) == START + 12 * MINUTE
    with pytest.raises(KeyError):
        Plan().known_since(dated_back)


def test_the_plan_as_known_then_has_what_was_known_by_that_minute() -> None:
    plan = active()
    need = plan.append(draft(EventKind.NEED, NURSE, NEXT, code=NeedDomain.SOCIAL))
    with plan.known_at(START + 9 * MINUTE) as known:
        assert known.events == plan.events[:10] and known.writer == plan.writer and known.id == plan.id
    assert need not in plan.known_at(START + NEXT * MINUTE - MINUTE) and need in plan.known_at(START + NEXT * MINUTE)
    local = datetime.timezone(datetime.timedelta(hours=5))
    assert len(plan.known_at((START + 9 * MINUTE).astimezone(local))) == 10
    assert len(plan.known_at((START + 9 * MINUTE).replace(second=59))) == 10
    assert plan.known_at(datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)).to_cbor() == plan.to_cbor()


def test_a_day_ends_at_midnight_in_utc() -> None:
    plan = active()
    last = plan.append(draft(EventKind.NEED, NURSE, 16 * 60 - 1, code=NeedDomain.SOCIAL))
    first = plan.append(draft(EventKind.NEED, NURSE, 16 * 60, code=NeedDomain.HEALTH))
    assert (last.recorded.hour, last.recorded.minute, first.recorded.date()) == (23, 59, DAY + ONE)
    known = plan.known_at(DAY)
    assert last in known and first not in known
    assert len(plan.known_at(DAY - ONE)) == 0


def test_a_moment_without_its_zone_or_outside_the_years_is_refused() -> None:
    plan = active()
    with pytest.raises(TypeError, match="when"):
        plan.known_at(datetime.datetime(2025, 6, 1))
    with pytest.raises(UsageError) as caught:
        plan.known_at(datetime.datetime.min.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=2))))
    assert (caught.value.status, caught.value.rule) == (Status.INVALID_DATE, "GEN-7")


def changes(told: ToldLater) -> list[tuple[Slot, object, object]]:
    return [(each.slot, each.before.value, each.after.value) for each in told.changes]


def test_what_was_told_in_time_is_not_told_later() -> None:
    assert active().told_later(DAY) == ()


def test_an_event_told_later_says_when_and_what_it_changes() -> None:
    plan = active()
    other = copy(plan, THERE)
    named = other.append(draft(EventKind.REFERENT, NURSE, NEXT, person=GP))
    exchange(plan, other)
    (told,) = plan.told_later(DAY)
    assert (told.event, told.known) == (named, START + NEXT * MINUTE)
    assert changes(told) == [(Slot.REFERENT, NURSE, GP)]
    assert told.changes[0].after.entries[0].setter == named.digest
    assert plan.told_later(DAY + ONE) == ()
    assert pickle.loads(pickle.dumps(told)) == told and isinstance(told.changes[0], SlotChange)


def test_a_fact_that_no_slot_holds_is_told_without_changes() -> None:
    plan = active()
    told = plan.append(draft(EventKind.CONTACT, NURSE, NEXT, code=ContactMode.PHONE))
    assert plan.told_later(DAY) == (ToldLater(event=told, known=START + NEXT * MINUTE),)


def test_what_takes_effect_after_the_day_is_not_told() -> None:
    plan = active()
    plan.append(draft(EventKind.NEED, NURSE, NEXT, code=NeedDomain.SOCIAL, effective=DAY + ONE))
    assert plan.told_later(DAY) == ()


def test_a_correction_is_told_where_it_changes_the_day_whatever_its_own() -> None:
    plan = active()
    need = plan.append(draft(EventKind.NEED, NURSE, 20, code=NeedDomain.SOCIAL, effective=DAY + 3 * ONE))
    other = plan.append(draft(EventKind.NEED, NURSE, 21, code=NeedDomain.HEALTH, effective=DAY + 3 * ONE))
    back = plan.append(draft(EventKind.CORRECTION, NURSE, AFTER, target=need.digest, code=Field.EFFECTIVE, due=DAY,
                             effective=DAY + 2 * ONE))
    plan.append(draft(EventKind.CORRECTION, NURSE, AFTER + 1, target=other.digest, code=Field.EFFECTIVE, due=DAY + 2 * ONE,
                      effective=DAY + 2 * ONE))
    told = plan.told_later(DAY)
    assert [each.event for each in told] == [back]
    assert (Slot.NEED, NeedState.OPEN) in [(slot, after) for slot, _, after in changes(told[0])]


def test_the_changes_lead_from_what_was_known_to_what_is_known() -> None:
    plan = active()
    other = copy(plan, THERE)
    other.append(draft(EventKind.REFERENT, NURSE, AFTER, person=GP))
    plan.append(draft(EventKind.SHARING_CONSENT, PERSON, NEXT, person=PERSON, code=Answer.WITHDRAWN))
    plan.append(draft(EventKind.NEED, NURSE, NEXT + 1, code=NeedDomain.SOCIAL))
    exchange(plan, other)
    told = plan.told_later(DAY)
    assert [each.known for each in told] == [START + NEXT * MINUTE, START + (NEXT + 1) * MINUTE, START + AFTER * MINUTE]

    def slots(of: Plan) -> dict[object, object]:
        return {(each.slot, each.subject, each.field): replace(each, initial=None) for each in of.on(DAY).state.slots}

    held, now = slots(plan.known_at(DAY)), slots(plan)
    assert held != now
    for change in (change for each in told for change in each.changes):
        key = change.after.slot, change.after.subject, change.after.field
        assert replace(change.before, initial=None) == held.get(key, replace(change.before, initial=None, entries=()))
        held[key] = replace(change.after, initial=None)
    assert held == now


def test_an_event_that_is_refused_is_told_without_changes() -> None:
    plan = active()
    other = copy(plan, THERE)
    gone = other.append(draft(EventKind.LEAVE, GP, NEXT, person=GP))
    with Plan(writer=uuid.UUID(int=77)) as stranger:
        stranger.merge(other)
        stray = Event(kind=EventKind.NEED, plan=plan.id, writer=uuid.UUID(int=77), sequence=1, parents=(gone.digest,), author=GP,
                      code=NeedDomain.SOCIAL, recorded=START + AFTER * MINUTE, effective=DAY)
        assert stranger.apply(stray) is EventVerdict.REFUSED
        told = stranger.told_later(DAY)
    assert [(each.event, bool(each.changes)) for each in told] == [(gone, True), (stray, False)]
