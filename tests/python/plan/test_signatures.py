"""Signatures beside events: a set that only grows, which decides nothing, and which a host can tell apart.

Spec: spec/32-exchange.md (PLN-12), "How to sign".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import itertools
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from plan_scene import HERE, NURSE, PERSON, THERE, active, draft, opened

from integra import Draft, Event, EventKind, EventVerdict, JsonError, Plan, ResourceError, Taken, UsageError, from_json, to_json
from integra.words import Fault, Heard, NeedDomain, Opinion, Tri

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
cose = pytest.importorskip("pycose", reason="pycose is not installed: nothing is signed here")
sys.path.insert(0, str(EXAMPLES))
import sign as host  # noqa: E402

LATE, EARLY, LONG = b"\xd2\xff", b"\xd2\x84", b"\xd2\x84\x43"
OWN = {writer: host._KEY.generate_key(crv="Ed25519") for writer in (HERE, THERE)}
KEYS = {writer: host._KEY(crv="Ed25519", x=key.x) for writer, key in OWN.items()}


def signed(event: Event, *signatures: bytes) -> Event:
    return dataclasses.replace(event, signatures=signatures)


def last(plan: Plan) -> Event:
    return plan.events[-1]


# ---- a set that only grows

def test_signatures_are_kept_ascending_and_each_once() -> None:
    event = signed(last(opened()), LATE, LONG, EARLY, LATE)
    assert event.signatures == (EARLY, LONG, LATE) and event == signed(event, EARLY, LATE, LONG)
    assert Event.from_cbor(event.to_cbor()) == event == pickle.loads(pickle.dumps(event)) == copy.deepcopy(event)
    assert event.digest == signed(event).digest and event != signed(event)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_copies_of_an_event_come_to_the_same_in_any_order(order: tuple[int, ...]) -> None:
    event = last(opened())
    copies = [signed(event, EARLY), signed(event), signed(event, LATE, EARLY), signed(event, LONG)]
    plan = opened()
    state, summary = plan.state.digest, plan.summary()
    for at in order:
        plan.apply(copies[at])
    assert plan.place(event).event.signatures == (EARLY, LONG, LATE)
    assert (plan.state.digest, plan.summary()) == (state, summary)
    assert Plan.from_cbor(plan.to_cbor()).to_cbor() == plan.to_cbor()


def test_what_a_plan_took_is_told() -> None:
    plan, event = opened(), last(opened())
    assert plan.taken == 1 and plan.apply(signed(event, EARLY, LATE)) is EventVerdict.ACCEPTED
    assert (plan.taken.added, plan.taken.signatures, plan.taken.unplaced) == (0, 2, 0)
    plan.apply(signed(event, LATE))
    assert (plan.taken.added, plan.taken.signatures, plan.taken.unplaced) == (0, 0, 0)
    taken = Plan().merge(plan)
    assert (taken, taken.added, taken.signatures, taken.unplaced) == (len(plan), len(plan), 2, 0)
    assert pickle.loads(pickle.dumps(taken)).signatures == copy.copy(taken).signatures == 2
    with pytest.raises(AttributeError, match="Taken cannot be changed"):
        taken.unplaced = 5
    with pytest.raises(AttributeError):
        del taken.signatures


def test_a_ninth_signature_finds_no_place_and_takes_none() -> None:
    plan, event = opened(), last(opened())
    first = tuple(bytes([0xD2, each]) for each in range(8))
    plan.apply(signed(event, *first))
    before = plan.to_cbor()
    for others in ((b"\0",), (b"\0", first[0]), (b"\0", b"\1", b"\2")):
        plan.apply(signed(event, *others))
        assert plan.taken.unplaced == len(set(others) - set(first)) and plan.taken.signatures == 0
    with pytest.raises(ResourceError) as none:
        plan.sign(event, LONG)
    assert none.value.rule == "PLN-12" and "no place for one more" in str(none.value)
    assert "plus de place" in none.value.sentence("fr")
    assert plan.to_cbor() == before and plan.place(event).event.signatures == first
    assert plan.sign(event, first[3]).signatures == first  # here already


def test_to_sign_is_to_add_one_beside_an_event_that_is_here() -> None:
    plan = opened()
    event = last(plan)
    assert plan.sign(event, LATE).signatures == (LATE,) and plan.sign(event.digest, EARLY).signatures == (EARLY, LATE)
    assert (plan.taken.added, plan.taken.signatures) == (0, 1) and len(plan) == len(opened())
    before = plan.to_cbor()
    with pytest.raises(KeyError):
        plan.sign(bytes(32), LATE)
    with pytest.raises(UsageError) as empty:
        plan.sign(event, b"")
    assert empty.value.fault is Fault.SIGNATURES_FORM
    with pytest.raises(ResourceError) as long:
        plan.sign(event, bytes(2049))
    assert long.value.fault is Fault.SIGNATURE_LIMIT
    with pytest.raises(ResourceError) as many:
        signed(event, *(bytes([each]) for each in range(9)))
    assert many.value.fault is Fault.SIGNATURES_LIMIT and plan.to_cbor() == before


def test_a_text_that_is_erased_leaves_the_signatures() -> None:
    plan = active()
    event = plan.append(draft(EventKind.CONTRIBUTION, NURSE, 20, target=plan.state.interventions[0].event.digest, giver=PERSON,
                              heard=Heard.PHONE, vouched=Tri.NO, text="not at night"))
    plan.sign(event, EARLY)
    plan.append(draft(EventKind.ERASURE, NURSE, 21, target=event.digest))
    assert plan.sign(event, LATE).text is None and plan.place(event).event.signatures == (EARLY, LATE)
    plan.apply(signed(event, LONG))
    assert plan.place(event).event.text is None and plan.place(event).event.signatures == (EARLY, LONG, LATE)


def test_a_delta_brings_no_signature_of_what_the_other_side_has() -> None:
    one, other = opened(), opened()
    one.sign(last(one), EARLY)
    assert len(Plan.from_cbor(one.delta(other.summary()))) == 0
    assert other.merge(one) == 0 and other.taken.signatures == 1 and last(other).signatures == (EARLY,)


# ---- what a host tells apart

def test_what_stands_beside_an_event_is_told_apart() -> None:
    plan = active()
    first, event = plan.events[0], last(plan)
    honest, foreign = host.sign(event, OWN[HERE]), host.sign(first, OWN[HERE])
    wrong, stray = host.sign(event, OWN[THERE]), host.sign(event, host._KEY.generate_key(crv="Ed25519"))
    with_payload = host._detached(OWN[HERE])
    with_payload.payload = event.digest
    told = {name: host.told(plan, event, signature, KEYS) for name, signature in {
        "honest": honest, "foreign": foreign, "wrong": wrong, "stray": stray, "payload": with_payload.encode(),
        "cut": honest[:-1], "bit": honest[:-1] + bytes([honest[-1] ^ 1]), "empty item": b"\xd2\x84\x40\xa0\xf6\x40", "junk": b"\0",
    }.items()}
    assert told == {"honest": "honest", "foreign": "of another event", "wrong": "under another's key", "stray": "worthless",
                    "payload": "worthless", "cut": "worthless", "bit": "worthless", "empty item": "worthless",
                    "junk": "worthless"}
    assert not host.is_signed(signed(event), KEYS)  # taken off, or never made
    assert not host.is_signed(signed(event, foreign, wrong, stray, b"\0"), KEYS)
    assert host.is_signed(signed(event, foreign, honest, b"\0"), KEYS)
    assert not host.is_signed(signed(event, honest), {})


def test_a_worthless_signature_does_not_destroy_an_honest_one() -> None:
    plan, event = opened(), last(opened())
    honest = host.sign(event, OWN[HERE])
    plan.apply(signed(event, honest))
    with opened() as attacker:
        attacker.apply(signed(event, b"\0"))
        assert plan.merge(attacker) == 0 and plan.taken.signatures == 1
        assert plan.place(event).event.signatures == (b"\0", honest)
        assert attacker.merge(Plan.from_cbor(plan.to_cbor())) == 0
        assert attacker.place(event).event.signatures == (b"\0", honest)
    plan.apply(signed(event))
    assert host.is_signed(plan.place(event).event, KEYS)


def test_one_event_that_comes_again_and_again_takes_no_room() -> None:
    plan, event = opened(), last(opened())
    message = signed(event, bytes([0xFF]) * 2048).to_cbor()
    plan.apply(message)
    before = plan.to_cbor()
    for _ in range(1000):
        plan.apply(message)
        assert (plan.taken.added, plan.taken.signatures, plan.taken.unplaced) == (0, 0, 0)
    assert plan.to_cbor() == before


def test_who_was_flooded_chooses_anew() -> None:
    plan, event = opened(), last(opened())
    plan.apply(signed(event, *(bytes([each]) for each in range(8))))
    honest = host.sign(event, OWN[HERE])
    plan.apply(signed(event, honest))
    assert plan.taken.unplaced == 1 and not host.is_signed(plan.place(event).event, KEYS)
    with host.only_honest(plan, KEYS) as clean:
        assert clean.sign(event, honest).signatures == (honest,) and clean.state.digest == plan.state.digest


def test_the_example_says_what_each_signature_is() -> None:
    done = subprocess.run([sys.executable, EXAMPLES / "sign.py"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "of the opening: of another event, 1 kept", "of the hospital: under another's key, 1 kept",
        "made up: worthless, 1 kept", "4 signatures, and the need is signed",
        "flooded: 3 without a place, signed: False", "chosen anew: signed: True"]


# ---- as JSON

def as_json(event: Event, **fields: object) -> dict[str, Any]:
    document = to_json(event)
    return document | {"fields": document["fields"] | fields}


def test_signatures_and_whose_word_it_is_go_through_json() -> None:
    plan = active()
    event = plan.append(draft(EventKind.OPINION, NURSE, 20, target=plan.state.interventions[0].event.digest,
                              code=Opinion.AGREES, giver=PERSON, heard=Heard.IN_PERSON, vouched=Tri.YES))
    event = plan.sign(event, LATE)
    event = plan.sign(event, EARLY)
    document = to_json(event)
    assert document["fields"]["signatures"] == ["d284", "d2ff"]
    assert {name: document["fields"][name] for name in ("giver", "heard", "vouched")} == {
        "giver": PERSON.hex, "heard": "in_person", "vouched": "yes"}
    assert from_json(document) == event


@pytest.mark.parametrize("fields, said", [
    ({"signatures": ["d2ff", "d284"]}, "fields.signatures: expected signatures in ascending order"),
    ({"signatures": ["d284", "d284"]}, "fields.signatures: expected signatures in ascending order"),
    ({"signatures": "d284"}, "fields.signatures: expected a list"),
    ({"signatures": [f"{each:02x}" for each in range(9)]}, "fields.signatures: expected at most 8"),
    ({"signatures": ["d28"]}, "fields.signatures[0]: expected an even number"),
    ({"signatures": ["00" * 2049]}, "fields.signatures[0]: expected at most 2048 bytes"),
    ({"signature": "d284"}, "fields.signature: unknown name; the nearest name is 'signatures'"), ({"vouched": "unknown"}, "fields.vouched"),
    ({"vouched": "yes"}, "fields.vouched: this kind has no such field"),
    ({"giver": NURSE.hex}, "fields.giver: this kind has no such field"), ({"heard": "phone"}, "fields.heard")])
def test_what_is_no_signature_is_refused_by_its_place(fields: dict[str, object], said: str) -> None:
    event = next(each for each in active().events if each.kind is EventKind.NEED)
    with pytest.raises(JsonError) as refused:
        from_json(as_json(event, **fields))
    assert said in str(refused.value) and refused.value.sentence("fr") != str(refused.value)


def test_a_draft_has_them_too() -> None:
    plan = active()
    drafted = Draft(kind=EventKind.NEED, author=NURSE, recorded=last(plan).recorded, effective=last(plan).effective,
                    code=NeedDomain.SOCIAL, signatures=(LATE, EARLY))
    assert plan.append(drafted).signatures == (EARLY, LATE)
    assert Taken(2, signatures=1) == 2
