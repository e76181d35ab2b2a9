"""Which chains are left out, against the second reading of tests/oracle/plan/strangers: the vectors, and random histories.

A random history, to which strangers add events and forks of their own and of which some events are lost, is cut in two at a
place of no meaning: one part is there, all of it comes. What its events come to is judged by the model; what of them is
kept, and how many branches there are then, is compared.
Spec: PLN-11, "Strangers".  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import sys
from dataclasses import replace
from typing import Any

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")
pytest.importorskip("cbor2", reason="cbor2 is not installed")

import integra  # noqa: E402
from integra._low import plan as _low_plan  # noqa: E402
from plan_vectors import given, here  # noqa: E402
from vectors import ROOT, Vector, chosen, raw  # noqa: E402

sys.path.insert(0, str(ROOT / "tests"))

from oracle.plan.container import listed  # noqa: E402
from oracle.plan.event import Event, decode, encode  # noqa: E402
from oracle.plan.histories import history  # noqa: E402
from oracle.plan.strangers import left  # noqa: E402

HISTORIES = 16
SITES = 3
LIMIT = 128
#: So many events of a history, in its order, and so many of strangers.
EVENTS, STRANGERS = 36, 16


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "limited" and "refused" not in vector))
def test_limited(vector: Vector) -> None:
    events, limits = given(vector), vector["input"]["limits"]
    before = [decode(raw(events[name]["message"])) for name in vector["input"]["here"]]
    found = left(before, [decode(raw(event["message"])) for event in here(vector)], limits.get("unaccepted", LIMIT))
    names = {bytes.fromhex(event["digest"]): event["name"] for event in here(vector)}
    assert sorted(names[digest] for digest in names.keys() - found.events.keys()) == sorted(vector["expected"]["left_out"])
    assert (found.chains, found.crowded) == (vector["expected"]["chains"], vector["expected"]["crowded"])
    assert found.branches <= limits.get("branches", 1024)


def kept(plan: Any) -> set[bytes]:
    return {event.digest for event in plan.events}


def with_strangers(seed: int, rng: random.Random) -> list[Event]:
    """What strangers tell is an event of the history, told by another writer or told again by the same, after what was told
    there or after what another stranger told; a few events are lost."""
    events = listed(history(seed).events.values())[:EVENTS]
    for number in range(STRANGERS):
        like = rng.choice(events[1:])
        writer = like.writer if rng.random() < 0.4 else bytes([200 + rng.randrange(8)]) * 16
        after = rng.choice(events)
        own = after.writer == writer
        sequence = after.sequence + 1 if own else like.sequence if writer == like.writer else 1
        parents = (after.digest,) if own or rng.random() < 0.5 else like.parents
        told = replace(like, writer=writer, recorded=like.recorded + number + 1, author=bytes([99]) * 16, signatures=(),
                       sequence=sequence, parents=tuple(sorted(parents)) if sequence == 1 else parents)
        events.append(decode(encode(told)))
    lost = rng.sample(events[1:], 3)
    return [event for event in events if event not in lost]


def whole(events: list[Event]) -> Any:
    """A plan of all these events, as no host's limits would have it."""
    rows = [(event.digest, encode(event)) for event in events]
    plan = integra.Plan()
    _low_plan.take(plan._open, rows)
    return plan


def cut(seed: int) -> tuple[int, int]:
    """A history whose events come in two lots: how many chains were left out of the second, and how many branches are."""
    rng = random.Random(seed)
    events = with_strangers(seed, rng)
    rng.shuffle(events)
    before, unaccepted = events[:rng.randrange(len(events))], rng.randrange(1, 4)
    plan = integra.Plan(unaccepted=unaccepted)
    took = left([], before, unaccepted)
    if before:
        assert plan.merge(whole(before)).chains == took.chains
    assert kept(plan) == took.events.keys()
    after = left(took.events.values(), events, unaccepted)
    taken = plan.merge(whole(events))
    assert kept(plan) == after.events.keys()
    assert (taken.chains, taken.crowded) == (after.chains, after.crowded)
    integra.Plan(branches=max(1, after.branches)).merge(plan)
    if after.branches > 1:
        with pytest.raises(integra.ResourceError):
            integra.Plan(branches=after.branches - 1).merge(plan)
    return taken.chains, after.branches


def test_random_histories() -> None:
    found = [cut(seed) for seed in range(HISTORIES)]
    assert sum(chains > 0 for chains, _ in found) > HISTORIES // 4  # else nothing was tried
    assert sum(branches > 2 for _, branches in found) > HISTORIES // 4


def test_honest_sites_converge() -> None:
    """Whatever chains of strangers each site took, and in whatever order: what is accepted is the same at each in the end."""
    for seed in range(HISTORIES // 4):
        rng = random.Random(seed)
        events = with_strangers(seed, rng)
        told = set()
        sound = {place.event.digest for place in whole(events).places if place.verdict.word == "accepted"}
        for _ in range(SITES):
            plan = integra.Plan(unaccepted=rng.randrange(1, 4))
            for event in rng.sample(events, len(events)):
                plan.apply(encode(event))
            plan.merge(whole(events))  # what waited, and was left out, finds its parents here
            assert {place.event.digest for place in plan.places if place.verdict.word == "accepted"} == sound
            told.add(tuple(plan.state.phase.entries))
        assert len(told) == 1
