"""A plan that strangers swell is read as any other: the first of everything, and how many there are.

Spec: spec/31-history.md (PLN-11, "The state message").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from plan_scene import DAY, GP, THERE, active, copy, draft
from swollen import HONEST, STRANGERS, site, swollen

from integra import EventKind, Plan, StateMessage, decode, from_json, to_json
from integra.forms.plan import state_to_json
from integra.plan import Totals
from integra.words import Answer, NeedDomain, Phase, Slot

LISTED, PAIRS = 64, 1024
#: Twice a digest for each pair that is listed, and room for the rest.
SMALL = 1 << 17


@pytest.fixture(scope="module")
def plan() -> Iterator[Plan]:
    yield site(swollen())


def test_the_state_is_small_and_the_same_wherever_the_events_come_from(plan: Plan) -> None:
    events = swollen()
    whole = Plan()
    whole.merge(site(events[::-1]).to_cbor())
    assert {plan.state.data, site(events[::-1]).state.data, whole.state.data} == {plan.state.data}
    assert len(plan.state.data) < SMALL


def test_the_first_are_listed_and_all_are_counted(plan: Plan) -> None:
    state, before = plan.state, active().state
    consent = state.assistance_consent
    assert (consent.value, consent.of, len(consent.entries)) == (Answer.WITHDRAWN, STRANGERS, LISTED)
    withdrawn = [event.digest for event in state.of(EventKind.ASSISTANCE_CONSENT) if event.code == Answer.WITHDRAWN]
    assert [each.setter for each in consent.entries] == withdrawn[:LISTED]
    assert (state.phase.value, state.phase.of, len(state.closing)) == (Phase.CLOSED, STRANGERS, LISTED)
    needs = [need.event.digest for need in state.needs[-HONEST:]]
    assert [(each.event, each.other, each.slot) for each in plan.concurrent] == [
        (need, other, Slot.PHASE) for need in needs for other in withdrawn][:PAIRS]
    assert state.totals == Totals(
        values=before.totals.values + HONEST + 2 * (STRANGERS - 1), slots=before.totals.slots + HONEST,
        concurrent=HONEST * STRANGERS, missing=0)
    assert before.totals == Totals(values=len([each for slot in before.slots for each in slot.entries]),
                                   slots=len(before.slots), concurrent=0, missing=0)


def test_what_is_not_listed_is_in_conflict_too(plan: Plan) -> None:
    assert not plan.conflicts
    last = draft(EventKind.ASSISTANCE_CONSENT, GP, 30, person=active().state.person, code=Answer.GIVEN)
    given = copy(active(), THERE).append(last)
    other = site([*swollen(), given])
    assert Slot.ASSISTANCE_CONSENT in {each.slot for each in other.conflicts}


def test_its_message_and_its_json_say_so(plan: Plan) -> None:
    message = decode(plan.state.data)
    assert isinstance(message, StateMessage)
    assert message.totals == plan.state.totals
    assert {slot.slot: (slot.of, len(slot.held)) for slot in message.slots if slot.of != len(slot.held)} == {
        Slot.PHASE: (STRANGERS, LISTED), Slot.ASSISTANCE_CONSENT: (STRANGERS, LISTED)}
    assert from_json(to_json(message)) == message
    told = state_to_json(plan.state)
    assert told["totals"] == {"values": message.totals.values, "slots": message.totals.slots,
                              "concurrent": HONEST * STRANGERS, "missing": 0}
    assert [each["of"] for each in told["slots"] if each["slot"] == "phase"] == [STRANGERS]
    small = decode(active().state.data)
    assert isinstance(small, StateMessage) and small.totals == active().state.totals


def test_a_day_counts_what_it_tells(plan: Plan) -> None:
    state = plan.on(DAY).state
    assert state.totals == plan.state.totals
    early = plan.on(DAY.replace(day=DAY.day, month=DAY.month - 1)).state
    assert early.slots == () and early.totals.values == early.totals.slots == 0 and early.concurrent == ()


def test_a_plan_with_a_need_more_is_read_by_what_is_not_listed(plan: Plan) -> None:
    need = plan.state.needs[-1]
    assert need.state.of == 1 and need.event.code == NeedDomain.SOCIAL
    assert len(plan.on(DAY).state.phase.entries) == STRANGERS  # a day lists all
