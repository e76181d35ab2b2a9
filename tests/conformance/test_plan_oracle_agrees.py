"""The vectors of shared plans hold against tests/oracle/plan and tests/oracle/shared_plan, written from the rules alone.

The vectors' verdicts were worked out by hand and their bytes made by script/vector_tools: three readings of one text.
Where they differ the text is read again before any of them is changed.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

import pytest

from plan_vectors import about_slots, concurrent, conflicts, given, here, refusals, signed, verdicts
from vectors import ROOT, Vector, chosen, raw

sys.path.insert(0, str(ROOT / "tests"))

from oracle.plan import chains  # noqa: E402
from oracle.plan.event import Malformed, decode, faults  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.messages import (  # noqa: E402
    delta_message,
    place_of,
    plan_message,
    read_summary,
    state_message,
    summary_message,
)
from oracle.plan.table import Table  # noqa: E402


def folded(vector: Vector) -> Folded:
    return Folded(decode(message) for message in signed(vector))


def of(operation: str) -> list[object]:
    return chosen(lambda vector: vector["operation"] == operation)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("vector", of("history"))
def test_history(vector: Vector) -> None:
    one = folded(vector)
    names = {bytes.fromhex(event["digest"]): event["name"] for event in here(vector)}
    assert {names[digest]: verdict for digest, verdict in one.model.verdicts.items()} == verdicts(vector)
    assert {names[digest]: list(guards) for digest, guards in one.model.refusals.items()} == refusals(vector)
    state = state_message(one)
    expected, seen = about_slots(vector, state)
    assert seen == expected
    if vector["expected"]["slots"] is not None:
        places = [place_of(one, slot) for slot in one.model.conflicts]
        assert {(slot, subject.hex() or None, field) for slot, subject, field in places} == set(conflicts(vector))
        assert concurrent(state) == vector["expected"]["concurrent"]
    assert [digest.hex() for digest in one.missing] == vector["expected"]["missing"]
    forked = sorted(digest.hex() for place in chains.forks(one.events).values() for digest in place)
    assert forked == vector["expected"]["forked"]
    if "expected_hex" in vector:
        assert state.hex() == vector["expected_hex"]


def fields_alone(vector: Vector) -> bool:
    """The model reads fields; ranges and types are the CDDL's, under which the vectors of PLN-11 are tested."""
    return vector["operation"] == "event" and ("refused" not in vector or vector["rule"] != "PLN-11")


@pytest.mark.parametrize("vector", chosen(fields_alone))
def test_event(vector: Vector) -> None:
    message, table = raw(vector["input_hex"]), Table.published()
    if "refused" not in vector:
        event = decode(message)
        assert not faults(event, table)
        assert event.digest.hex() == vector["expected"]["digest"]
        return
    try:
        rules = {fault.rule for fault in faults(decode(message), table)}
    except Malformed as fault:
        rules = {fault.rule}
    assert rules == {vector["refused"]["rule"]}


@pytest.mark.parametrize("vector", of("container"))
def test_container(vector: Vector) -> None:
    assert plan_message(folded(vector)).hex() == vector["expected_hex"]


@pytest.mark.parametrize("vector", of("summary"))
def test_summary(vector: Vector) -> None:
    one = folded(vector)
    assert summary_message(one.plan, one.events).hex() == vector["expected_hex"]


@pytest.mark.parametrize("vector", of("delta"))
def test_delta(vector: Vector) -> None:
    one, theirs = folded(vector), read_summary(raw(vector["input_hex"]))
    assert delta_message(one, theirs).hex() == vector["expected_hex"]
    against = chains.check(one.events, theirs) - chains.check(one.events)
    told = sorted((one.name, one.writer.hex(), one.sequence) for one in against)
    assert told == sorted((one["trouble"], one["writer"], one["sequence"]) for one in vector["expected"]["troubles"])


def test_every_guard_refuses_in_a_vector() -> None:
    """But `edition`, which no kind of the first edition can fail; each also passes in the vectors that accept."""
    told = {guard for param in of("history") for guards in refusals(param.values[0]).values()  # type: ignore[attr-defined]
            for guard, _ in guards}
    assert set(Table.published().words["guard"]) - told == {"edition"}


def test_the_events_of_a_vector_are_events() -> None:
    """Each is well formed, and the digest in the list is the one of its message, so that names can be trusted."""
    for vector in [param.values[0] for param in of("history")]:  # type: ignore[attr-defined]
        for event in given(vector).values():
            read = decode(bytes.fromhex(event["message"]))
            assert read.digest.hex() == event["digest"]
            assert not faults(read, Table.published()), vector["id"]
