"""What a plan's state says beside its slots: why it is closed, who watches until when, which office is vacant, consents.

Spec: spec/30-plan.md (PLN-4, PLN-5, PLN-7, PLN-10), spec/31-history.md (PLN-11, PLN-23), spec/33-objectives.md (PLN-24,
PLN-28).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

import pytest
from plan_scene import CARER, DAY, GP, MANAGER, NURSE, PERSON, THERE, active, copy, draft, exchange, opened

from integra import EventKind, IntegraError, StateMessage, decode, to_json
from integra.forms.plan import state_to_json
from integra.plan import Closing
from integra.words import (
    Answer, ClosingReason, ContactMode, ExpressedBy, Field, NeedDomain, ObjectiveState, Opinion, Phase, Priority, Sector, Slot,
    WatchSign,
)

JULY, AUGUST = datetime.date(2025, 7, 1), datetime.date(2025, 8, 1)
NEXT = DAY + datetime.timedelta(days=1)


def test_a_closed_plan_says_why_since_when_and_by_whom() -> None:
    plan = active()
    assert plan.state.closing == ()
    closing = plan.append(draft(EventKind.CLOSING, GP, 20, code=ClosingReason.MOVED, effective=NEXT))
    said = Closing(reason=ClosingReason.MOVED, since=NEXT, by=GP, event=closing.digest)
    assert plan.state.closing == (said,)
    entry, = plan.state.phase.entries
    assert (entry.detail, entry.person, entry.date, entry.setter) == (ClosingReason.MOVED, GP, NEXT, closing.digest)
    assert state_to_json(plan.state)["closing"] == [
        {"reason": "moved", "since": "2025-06-02", "by": GP.hex, "event": closing.digest.hex()}]
    plan.append(draft(EventKind.ANNULMENT, NURSE, 21, target=closing.digest))
    assert plan.state.closing == () and plan.state.phase.value is Phase.ACTIVE
    assert plan.state.annulled == (closing,) and closing not in plan.state.of(EventKind.CLOSING)


def test_a_withdrawal_closes_by_the_one_who_withdrew_whoever_recorded_it() -> None:
    plan = active()
    withdrawal = plan.append(draft(EventKind.ASSISTANCE_CONSENT, NURSE, 20, person=PERSON, code=Answer.WITHDRAWN))
    assert plan.state.closing == (
        Closing(reason=ClosingReason.CONSENT_WITHDRAWN, since=DAY, by=PERSON, event=withdrawal.digest),)


def test_each_closing_that_holds_is_told_and_a_settlement_tells_what_it_chose() -> None:
    one = active()
    other = copy(one, THERE)
    goals = one.append(draft(EventKind.CLOSING, NURSE, 20, code=ClosingReason.GOALS_REACHED))
    moved = other.append(draft(EventKind.CLOSING, GP, 21, code=ClosingReason.MOVED))
    exchange(one, other)
    assert {(each.reason, each.by, each.event) for each in one.state.closing} == {
        (ClosingReason.GOALS_REACHED, NURSE, goals.digest), (ClosingReason.MOVED, GP, moved.digest)}
    assert one.state.phase.value is Phase.CLOSED and not one.conflicts
    one = active()
    other = copy(one, THERE)
    closing = one.append(draft(EventKind.CLOSING, NURSE, 20, code=ClosingReason.GOALS_REACHED))
    other.append(draft(EventKind.NEED, GP, 21, code=NeedDomain.SOCIAL))
    exchange(one, other)
    assert one.state.phase.conflict and [each.event for each in one.state.closing] == [closing.digest]
    settled = one.append(draft(EventKind.SETTLEMENT, NURSE, 22, code=Slot.PHASE, target=closing.digest, effective=NEXT))
    assert one.state.closing == (
        Closing(reason=ClosingReason.GOALS_REACHED, since=DAY, by=NURSE, event=settled.digest),)


def test_who_watches_until_when_is_one_value_and_two_ends_are_a_conflict() -> None:
    one = active()
    other = copy(one, THERE)
    one.append(draft(EventKind.SUSPENSION, NURSE, 20, person=CARER, until=JULY, code=WatchSign.ADMISSION))
    entry, = one.state.watcher.entries
    assert (one.state.watcher.value, entry.date, one.state.phase.entries[0].date) == (CARER, JULY, None)
    other.append(draft(EventKind.SUSPENSION, GP, 21, person=CARER, until=AUGUST, code=WatchSign.ADMISSION))
    exchange(one, other)
    watcher = one.state.watcher
    assert watcher.conflict and watcher.value is None and watcher.values == (CARER, CARER)
    assert {each.date for each in watcher.entries} == {JULY, AUGUST}
    held = next(each for each in state_to_json(one.state)["slots"] if each["slot"] == "watcher")["held"]
    assert {(each["value"], each["date"]) for each in held} == {(CARER.hex, "2025-07-01"), (CARER.hex, "2025-08-01")}


def test_an_office_whose_holder_left_is_vacant_until_somebody_is_named() -> None:
    plan = active()
    assert plan.state.vacant == ()
    plan.append(draft(EventKind.LEAVE, NURSE, 20, person=GP))
    state = plan.state
    assert state.vacant == (Slot.MT,) and state.mt.vacant and state.mt.value == GP and not state.referent.vacant
    message = decode(state.data)
    assert isinstance(message, StateMessage)
    assert [(each.slot, each.held[0].vacant) for each in message.slots if each.slot in (Slot.REFERENT, Slot.MT)] == [
        (Slot.REFERENT, False), (Slot.MT, True)]
    assert state_to_json(state)["vacant"] == ["mt"]
    plan.append(draft(EventKind.MT, NURSE, 21, person=MANAGER))
    assert plan.state.vacant == () and plan.state.mt.value == MANAGER
    assert not opened().state.referent_deputy.vacant  # nobody was ever named


def test_an_objective_has_its_need_its_life_and_its_priority() -> None:
    plan = active()
    need = plan.state.needs[0].event
    objective = plan.append(draft(EventKind.OBJECTIVE, NURSE, 20, target=need.digest, code=ExpressedBy.PERSON,
                                  detail=Priority.MEDIUM, due=JULY, text="to climb the stairs"))
    step = plan.append(draft(EventKind.INTERVENTION, NURSE, 21, target=objective.digest, code=Sector.HEALTH, due=JULY))
    found, = plan.state.objectives
    assert (found.event, found.need, found.state.value) == (objective, need.digest, ObjectiveState.FORMULATED)
    assert (found.priority.value, found.expressed_by.value, found.due.value, found.text.value) == (
        Priority.MEDIUM, ExpressedBy.PERSON, JULY, "to climb the stairs")
    served = [(each.event.digest, each.need, each.objective) for each in plan.state.interventions]
    assert served[1] == (step.digest, need.digest, objective.digest) and served[0][1:] == (need.digest, None)
    plan.append(draft(EventKind.OBJECTIVE_PURSUED, NURSE, 22, target=objective.digest))
    plan.append(draft(EventKind.PRIORITY, NURSE, 23, target=objective.digest, code=Priority.HIGH))
    plan.append(draft(EventKind.CORRECTION, NURSE, 24, target=objective.digest, code=Field.DUE, due=AUGUST))
    found, = plan.state.objectives
    assert (found.state.value, found.priority.value, found.due.value) == (ObjectiveState.PURSUED, Priority.HIGH, AUGUST)
    assert plan.state.corrected(objective, Field.DUE) == AUGUST and plan.state.corrected(step, Field.DUE) == JULY
    shown, = state_to_json(plan.state)["objectives"]
    assert (shown["need"], shown["state"], shown["priority"], shown["due"], shown["opinion"], shown["contributions"]) == (
        need.digest.hex(), ["pursued"], ["high"], ["2025-08-01"], ["none"], [])


def test_what_is_annulled_no_longer_counts_among_what_happened() -> None:
    plan = active()
    contact = plan.append(draft(EventKind.CONTACT, NURSE, 20, code=ContactMode.PHONE))
    assert plan.state.of(EventKind.CONTACT) == plan.state.facts == (contact,)
    plan.append(draft(EventKind.ANNULMENT, NURSE, 21, target=contact.digest))
    assert plan.state.of(EventKind.CONTACT) == plan.state.facts == () and plan.state.annulled == (contact,)
    assert state_to_json(plan.state)["annulled"] == [contact.digest.hex()]


def test_the_message_of_a_state_says_dates_and_who_left() -> None:
    plan = active()
    plan.append(draft(EventKind.SUSPENSION, NURSE, 20, person=CARER, until=JULY, code=WatchSign.ADMISSION))
    plan.append(draft(EventKind.LEAVE, NURSE, 21, person=GP))
    message = decode(plan.state.data)
    assert isinstance(message, StateMessage)
    watcher = next(each for each in message.slots if each.slot is Slot.WATCHER).held[0]
    assert (watcher.person, watcher.date, watcher.read, watcher.vacant) == (CARER, JULY, False, False)
    shown = {each["slot"]: each["held"][0] for each in to_json(plan.state)["slots"] if each["subject"] is None}
    assert shown["watcher"]["date"] == "2025-07-01" and shown["mt"]["vacant"] and not shown["referent"]["vacant"]


@pytest.mark.parametrize("held, told", [("86 02 00 f6 f6 f6 03", True), ("86 02 00 f6 f6 f6 04", False),
                                        ("86 02 00 f6 f6 f6 20", False), ("86 02 00 f6 1b 7fffffffffffffff f6 00", False),
                                        ("85 02 00 f6 f6 00", False), ("86 02 00 f6 3a 7fffffff f6 00", False)])
def test_marks_and_days_of_a_state_are_those_there_are(held: str, told: bool) -> None:
    data = bytes.fromhex("83 01 0a a4 04 81 84 01 f6 00 81" + held + "05 80 07 84 00 00 00 00 08 5820" + "00" * 32)
    if told:
        message = decode(data)
        assert isinstance(message, StateMessage) and message.slots[0].held[0].read and message.slots[0].held[0].vacant
    else:
        with pytest.raises(IntegraError):
            decode(data)


def test_what_the_person_says_of_an_intervention_and_does_for_it_is_theirs() -> None:
    plan = active()
    step = plan.state.interventions[0].event
    plan.append(draft(EventKind.OPINION, NURSE, 20, target=step.digest, code=Opinion.RESERVES, giver=PERSON))
    mine = plan.append(draft(EventKind.CONTRIBUTION, NURSE, 21, target=step.digest, text="a key for the nurse", giver=PERSON))
    found, = plan.state.interventions
    assert (found.opinion.value, found.contributions) == (Opinion.RESERVES, (mine,))
    opinion = plan.state.of(EventKind.OPINION)[0]
    for at, event in enumerate((mine, opinion)):
        plan.append(draft(EventKind.ANNULMENT, NURSE, 22 + at, target=event.digest))
    found, = plan.state.interventions
    assert (found.opinion.value, found.contributions) == (Opinion.NONE, ()) and not plan.conflicts
