"""Plans, summaries and states as messages: read, shown as JSON, made again to the same bytes.

Spec: spec/02-json.md, spec/32-exchange.md; PLN-11, PLN-12, WIRE-12, WIRE-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import json
import pickle
from typing import Any

import pytest
from plan_scene import GP, NURSE, THERE, active, copy, draft, exchange

from integra import (
    EventKind, IntegraError, JsonError, MalformedError, Plan, StateMessage, Summary, decode, encode, from_json, sequences,
    to_json,
)
from integra.words import ClosingReason, Field, NeedDomain, Phase, PlanKind, Role, Slot


def disputed() -> Plan:
    """A plan with a conflict of its phase, a correction, a loss and an erased text."""
    here = active()
    there = copy(here, THERE)
    need = here.append(draft(EventKind.NEED, NURSE, 90, code=NeedDomain.SOCIAL, text="alone at home"))
    here.append(draft(EventKind.ERASURE, NURSE, 91, target=need.digest))
    here.append(draft(EventKind.CORRECTION, NURSE, 92, target=need.digest, code=Field.CODE, detail=NeedDomain.HEALTH))
    here.append(draft(EventKind.REVIEW, GP, 93))
    there.append(draft(EventKind.CLOSING, NURSE, 94, code=ClosingReason.MOVED))
    exchange(here, there)
    return here


def messages() -> dict[str, bytes]:
    plan = disputed()
    known = Plan()
    for event in plan.events[:3]:
        known.apply(event)
    part = plan.delta(known.summary())
    lossy = Plan.from_cbor(part)
    return {"plan": plan.to_cbor(), "part": part, "empty": Plan().to_cbor(), "summary": plan.summary(),
            "lossy": lossy.summary(), "nothing": Plan().summary(), "state": plan.state.data, "waiting": lossy.state.data,
            "blank": Plan().state.data}


MESSAGES = messages()


@pytest.mark.parametrize("name", MESSAGES)
def test_what_is_read_is_written_to_the_same_bytes(name: str) -> None:
    message = decode(MESSAGES[name])
    assert encode(message) == MESSAGES[name]
    assert encode(pickle.loads(pickle.dumps(message))) == MESSAGES[name]
    document = json.loads(json.dumps(to_json(message)))
    assert encode(from_json(document)) == MESSAGES[name]


def test_a_summary_and_a_state_say_what_the_plan_says() -> None:
    plan = disputed()
    summary, state = decode(plan.summary()), decode(plan.state.data)
    assert isinstance(summary, Summary) and isinstance(state, StateMessage)
    assert summary.plan == state.plan == plan.id and summary.missing == ()
    assert {tip.writer for tip in summary.tips} == {event.writer for event in plan.events}
    assert sum(tip.length for tip in summary.tips) == len(plan)
    assert (state.kind, state.person, state.digest) == (plan.state.kind, plan.state.person, plan.state.digest)
    assert dict(state.counts) == dict(plan.state.counts) and state.concurrent == plan.concurrent
    assert [(each.slot, each.subject, each.field) for each in state.slots] == [
        (each.slot, each.subject, each.field) for each in plan.state.slots]
    phase = state.slots[0]
    assert phase.slot is Slot.PHASE and {each.code for each in phase.held} >= {Phase.IN_REVIEW, Phase.CLOSED}
    assert to_json(plan.state) == to_json(state) and encode(plan.state) == state.data


@pytest.mark.parametrize("name", ["plan", "summary", "state"])
def test_bytes_that_are_cut_or_followed_are_refused(name: str) -> None:
    for bad, rule in ((MESSAGES[name][:-1], "WIRE-1"), (MESSAGES[name] + b"\0", "WIRE-12")):
        with pytest.raises(MalformedError) as caught:
            decode(bad)
        assert caught.value.rule == rule


@pytest.mark.parametrize("body", ["a0", "01", "a1 04 80", "a4 04 80 05 80 07 84 00 00 00 00 08 41 00",
                                  "a4 04 81 84 18 63 f6 00 80 05 80 07 84 00 00 00 00 08 5820" + "00" * 32,
                                  "a4 04 80 05 80 07 81 00 08 5820" + "00" * 32])
def test_a_body_that_is_no_states_is_refused(body: str) -> None:
    with pytest.raises(IntegraError) as caught:
        decode(bytes.fromhex("83 01 0a" + body))
    assert caught.value.rule in ("WIRE-20", "WIRE-16")


def changed(name: str, **changes: Any) -> dict[str, Any]:
    document = to_json(decode(MESSAGES[name]))
    return document | changes


@pytest.mark.parametrize("document, place", [
    (changed("plan", plan="01" * 16), "plan"), (changed("summary", tips=[]), "tips"), (changed("state", edition=2), "edition"),
    (changed("state", data=MESSAGES["summary"].hex()), "data"), ({"message": "summary"}, "data"),
    (changed("plan", events=[{}]), "events[0]"), (changed("plan", more=1), "more")])
def test_json_that_says_otherwise_is_refused_at_its_place(document: dict[str, Any], place: str) -> None:
    with pytest.raises(JsonError) as caught:
        from_json(document)
    assert caught.value.path.startswith(place)


def test_an_event_of_another_plan_is_refused_at_its_place() -> None:
    other = Plan(writer=THERE)
    other.append(draft(EventKind.OPENING, GP, 5, person=NURSE, code=PlanKind.PPS, detail=Role.GP))
    mixed = to_json(decode(MESSAGES["plan"]))["events"][:1] + to_json(other)["events"]
    with pytest.raises(JsonError, match="PLN-12") as caught:
        from_json({"message": "plan", "events": mixed})
    assert caught.value.path == "events[1]"


def test_a_plan_larger_than_other_messages_is_found_in_a_sequence() -> None:
    plan = active()
    for minute in range(300):
        plan.append(draft(EventKind.EXPECTATION, NURSE, 100 + minute, text="x" * 4000))
    data = plan.to_cbor()
    assert len(data) > sequences.MESSAGE_LIMIT
    items = list(sequences.read(io.BytesIO(data + MESSAGES["summary"] + data)))
    assert [(each.offset, each.data == data, each.error) for each in items] == [
        (0, True, None), (len(data), False, None), (len(data) + len(MESSAGES["summary"]), True, None)]
    cut = list(sequences.read(io.BytesIO(MESSAGES["summary"] + data[:-1])))
    assert [each.whole for each in cut] == [True, False] and cut[1].error is not None
