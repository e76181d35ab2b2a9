"""The operations on shared plans, run through the package `integra`.

A history comes to the same whatever the order its events come in, one by one or in a container.
Spec: spec/00-conventions.md, "Vectors"; spec/31-history.md; spec/32-exchange.md.  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from typing import Any

import integra
from plan_vectors import about_slots, conflicts, here, refusals, signed, verdicts
from vectors import Tries, Vector, raw, table

RULES = {row["guard"]: row["rule"] for row in table("guards.tsv")}


def plan_of(events: list[bytes]) -> Any:
    plan = integra.Plan()
    for event in events:
        plan.apply(event)
    return plan


def copies(vector: Vector) -> Iterator[Any]:
    """The plan as its events came in: as written, backwards, in some order and twice, in one container."""
    events = signed(vector)
    yield plan_of(events)
    yield plan_of(events[::-1])
    mixed = events * 2
    random.Random(vector["id"]).shuffle(mixed)
    yield plan_of(mixed)
    whole = integra.Plan()
    assert whole.merge(plan_of(events).to_cbor()) == len(here(vector))
    yield whole


def key_of(holding: Any) -> tuple[int, str | None, int]:
    subject = holding.subject.bytes if isinstance(holding.subject, uuid.UUID) else holding.subject
    return int(holding.slot), None if subject is None else subject.hex(), 0 if holding.field is None else int(holding.field)


def check_history(vector: Vector) -> None:
    names = {event["digest"]: event["name"] for event in here(vector)}
    expected = vector["expected"]
    told = set()
    for plan in copies(vector):
        places = {names[place.event.digest.hex()]: place for place in plan.places}
        assert {name: place.verdict.word for name, place in places.items()} == verdicts(vector)
        refused = {names[place.event.digest.hex()]: place.refusals for place in plan.refused}
        assert {name: [(one.guard.word, one.unsettled) for one in guards] for name, guards in refused.items()} == \
            refusals(vector)
        for one in [one for guards in refused.values() for one in guards]:
            assert one.rule == ("PLN-11" if one.unsettled else RULES[one.guard.word])
        stated, seen = about_slots(vector, plan.state.data)
        assert seen == stated
        if expected["slots"] is not None:
            assert sorted(map(key_of, plan.conflicts)) == sorted(conflicts(vector))
            listed = [{"event": one.event.hex(), "other": one.other.hex(), "slot": int(one.slot)} for one in plan.concurrent]
            assert listed == expected["concurrent"]
        assert [digest.hex() for digest in plan.state.missing] == expected["missing"]
        assert sorted(place.event.digest.hex() for place in plan.places if place.forked) == expected["forked"]
        totals = plan.state.totals
        if "totals" in expected:
            assert [totals.values, totals.slots, totals.concurrent, totals.missing] == expected["totals"]
        told.add((plan.state.digest, plan.to_cbor()))
        if "expected_hex" in vector:
            assert plan.state.data.hex() == vector["expected_hex"]
    assert len(told) == 1


def check_event(vector: Vector) -> None:
    message = raw(vector["input_hex"])
    event = integra.Event.from_cbor(message)
    assert getattr(event.kind, "word", event.kind) == vector["expected"]["kind"]
    assert event.digest.hex() == vector["expected"]["digest"]
    assert event.to_cbor() == message


def check_container(vector: Vector) -> None:
    names = {event["digest"]: event["name"] for event in here(vector)}
    for plan in copies(vector):
        assert plan.to_cbor().hex() == vector["expected_hex"]
        assert [names[place.event.digest.hex()] for place in plan.places] == vector["expected"]["order"]
        assert [names[place.event.digest.hex()] for place in plan.places if place.erased] == vector["expected"]["erased"]


def check_merge(vector: Vector) -> None:
    plan = integra.Plan()
    assert plan.merge(raw(vector["input_hex"])) == vector["expected"]["added"] == len(plan)
    assert plan.to_cbor() == raw(vector["input_hex"])


def names_of(vector: Vector) -> dict[str, str]:
    return {event["digest"]: event["name"] for event in here(vector)}


def verifier_of(vector: Vector, asked: list[str]) -> Any:
    """Answers as the vector says, and keeps of whom it was asked."""
    names, answers = names_of(vector), vector["input"]["verifier"]

    def answer(event: Any, signatures: tuple[bytes, ...]) -> Any:
        assert event.signatures == signatures
        asked.append(names[event.digest.hex()])
        said = answers.get(asked[-1], "keep")
        if isinstance(said, str):
            return integra.words.Verification(said)
        return [each for each in signatures if each.hex() in said]

    return answer


def asking(vector: Vector, asked: list[str]) -> Any:
    """A plan that asks, with what is here before."""
    before = [raw(event["message"]) for event in here(vector) if event["name"] in vector["input"]["here"]]
    plan = integra.Plan(verifier=verifier_of(vector, asked))
    plan._ask(False)
    for message in before:
        plan.apply(message)
    plan._ask(True)
    return plan


def check_verified(vector: Vector) -> None:
    """In one container, which asks in its order; then one by one in any, some of them twice."""
    expected, events, asked, names = vector["expected"], signed(vector), list[str](), names_of(vector)
    plan = asking(vector, asked)
    taken = plan.merge(plan_of(events))
    assert asked == expected["asked"]
    assert (taken.left_out, taken.unverified) == (expected["left_out"], expected["unverified"])
    mixed = events * 2
    random.Random(vector["id"]).shuffle(mixed)
    for order in (None, events, events[::-1], mixed):
        if order is not None:
            plan = asking(vector, asked)
            for message in order:
                plan.apply(message)
        assert plan.to_cbor().hex() == vector["expected_hex"]
        assert [names[event.digest.hex()] for event in plan.events] == expected["order"]
        assert [digest.hex() for digest in plan.state.missing] == expected["missing"]
def limited(vector: Vector) -> Any:
    """A plan with limits, and what is here before."""
    events = {event["name"]: raw(event["message"]) for event in here(vector)}
    plan = integra.Plan(**vector["input"]["limits"])
    for name in vector["input"]["here"]:
        plan.apply(events[name])
    assert len(plan) == len(vector["input"]["here"])
    return plan


def check_limited(vector: Vector) -> None:
    plan, expected = limited(vector), vector["expected"]
    names = {event["digest"]: event["name"] for event in here(vector)}
    taken = plan.merge(raw(vector["input_hex"]))
    assert (taken.chains, taken.crowded) == (expected["chains"], expected["crowded"])
    assert sorted(names[event.digest.hex()] for event in plan.events) == sorted(set(names.values()) - set(expected["left_out"]))
    assert taken.added == len(plan) - len(vector["input"]["here"])
    assert sorted(names[place.event.digest.hex()] for place in plan.waiting) == sorted(expected["waiting"])
    assert plan.to_cbor().hex() == vector["expected_hex"]
    again = integra.Plan(**vector["input"]["limits"])
    assert again.merge(plan) == len(plan) and again.to_cbor() == plan.to_cbor()


def check_summary(vector: Vector) -> None:
    for plan in copies(vector):
        assert plan.summary().hex() == vector["expected_hex"]


def check_delta(vector: Vector) -> None:
    theirs = raw(vector["input_hex"])
    for plan in copies(vector):
        part = plan.delta(theirs)
        assert part.hex() == vector["expected_hex"]
        assert integra.Plan().merge(part) == len(vector["expected"]["events"])
        known = plan.check()
        against = [(one.kind.word, one.writer.bytes.hex(), one.sequence) for one in plan.check(theirs) if one not in known]
        assert sorted(against) == sorted((one["trouble"], one["writer"], one["sequence"]) for one in vector["expected"]["troubles"])


def try_event(vector: Vector) -> Tries:
    yield lambda: integra.Event.from_cbor(raw(vector["input_hex"]))
    yield lambda: integra.Plan().apply(raw(vector["input_hex"]))


def try_verified(vector: Vector) -> Tries:
    """What is refused leaves all as it was."""
    def merged() -> None:
        plan = asking(vector, [])
        before = plan.to_cbor(), plan.state.data
        try:
            plan.merge(plan_of(signed(vector)))
        finally:
            assert (plan.to_cbor(), plan.state.data) == before

    yield merged
    for message in signed(vector):
        if vector["input"]["verifier"].get(names_of(vector)[integra.Event.from_cbor(message).digest.hex()]) == "refuse":
            yield lambda message=message: asking(vector, []).apply(message)


def try_merge(vector: Vector) -> Tries:
    yield lambda: integra.Plan().merge(raw(vector["input_hex"]))


def try_limited(vector: Vector) -> Tries:
    yield lambda: limited(vector).merge(raw(vector["input_hex"]))
