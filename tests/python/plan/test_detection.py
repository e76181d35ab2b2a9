"""A history of 1,000 events cannot be changed, cut or lose an event unseen: neither as messages one by one nor as a plan.

What is seen: bytes that are refused, an event that others name and that is missing, a fork, or a trouble against the
summary that the other side kept. Of the messages every bit of each EVERY-th is changed, of the plan a spread of FLIPS
bits; of the rest SPREAD each; truncations of the plan are all tried. With INTEGRA_EVERY set every bit, every event and
every byte has its turn, which takes an hour.
Signatures are the hosts' and no part of what names an event: the history has none. Spec: PLN-11, PLN-12, PLN-22.
Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
import random
import uuid
from collections.abc import Iterable, Iterator

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from integra import Draft, Event, IntegraError, Plan  # noqa: E402
from integra.words import Event as Kind  # noqa: E402
from integra.words import ContactMode, NeedDomain, PlanKind, Role, Sector  # noqa: E402

EVENTS = 1000
EVERY, FLIPS, SPREAD = (1, 10**9, EVENTS) if os.environ.get("INTEGRA_EVERY") else (25, 200, 25)
PERSON, NURSE = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = datetime.date(2025, 3, 1)
START = datetime.datetime(2025, 3, 1, 8, tzinfo=datetime.timezone.utc)


def drafts(rng: random.Random, need: bytes) -> Iterator[Draft]:
    """What a nurse notes day after day; a few words here and there."""
    for minute in range(EVENTS):
        what = rng.choice([
            {"kind": Kind.CONTACT, "code": ContactMode.PHONE},
            {"kind": Kind.NEED, "code": NeedDomain.HOUSING, "text": "a ramp"},
            {"kind": Kind.INTERVENTION, "code": Sector.HEALTH, "target": need, "person": NURSE, "due": DAY},
            {"kind": Kind.ADMISSION, "reference": uuid.UUID(int=rng.getrandbits(128))},
        ])
        yield Draft(author=NURSE, effective=DAY, recorded=START + datetime.timedelta(minutes=17 * minute), **what)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Three writers, who exchange now and then."""
    rng = random.Random(1000)
    sites = [Plan(writer=uuid.UUID(int=at)) for at in (11, 12, 13)]
    sites[0].append(Draft(kind=Kind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=NURSE, person=PERSON,
                          effective=DAY, recorded=START))
    need = sites[0].append(Draft(kind=Kind.NEED, code=NeedDomain.HEALTH, author=NURSE, effective=DAY, recorded=START))
    for site in sites[1:]:
        site.merge(sites[0])
    total = 2
    for draft in drafts(rng, need.digest):
        if rng.random() < 0.1:
            here, there = rng.sample(sites, 2)
            here.merge(there.delta(here.summary()))
        rng.choice(sites).append(draft)
        total += 1
        if total == EVENTS:
            break
    for site in sites[1:]:
        sites[0].merge(site)
    assert len(sites[0]) == EVENTS and not sites[0].waiting and not sites[0].check()
    return sites[0]


@pytest.fixture(scope="module")
def messages(plan: Plan) -> list[bytes]:
    return [event.to_cbor() for event in plan.events]


def taken(messages: Iterable[bytes]) -> Plan:
    plan = Plan()
    for message in messages:
        plan.apply(message)
    return plan


def seen(summary: bytes, bytes_of_plan: bytes | None = None, messages: Iterable[bytes] = ()) -> bool:
    """Whether whoever gets this can tell that something is wrong, with the summary of the one who sent it."""
    try:
        plan = taken(messages) if bytes_of_plan is None else Plan.from_cbor(bytes_of_plan)
        return bool(plan.state.missing or plan.check(summary))
    except IntegraError:
        return True


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_nothing_is_seen_where_nothing_is_wrong(plan: Plan, messages: list[bytes]) -> None:
    assert not seen(plan.summary(), messages=messages)
    assert not seen(plan.summary(), plan.to_cbor())


def test_a_bit_of_a_message(plan: Plan, messages: list[bytes]) -> None:
    """It is no event any more, or an event of another name: the one that was there is lacking, see deletions."""
    names = {event.digest for event in plan.events}
    refused = renamed = 0
    for message in messages[::EVERY]:
        for bit in range(8 * len(message)):
            try:
                assert Event.from_cbor(flipped(message, bit)).digest not in names
                renamed += 1
            except IntegraError:
                refused += 1
    assert refused > 1000 and renamed > 1000


def test_a_message_with_another_name_in_place_of_its_own(plan: Plan, messages: list[bytes]) -> None:
    rng = random.Random(7)
    for _ in range(SPREAD):
        at = rng.randrange(EVENTS)
        changed = flipped(messages[at], rng.randrange(8 * len(messages[at])))
        assert seen(plan.summary(), messages=[*messages[:at], changed, *messages[at + 1:]])


def test_an_event_left_out(plan: Plan, messages: list[bytes]) -> None:
    followed = {parent for event in plan.events for parent in event.parents}
    last = [at for at, event in enumerate(plan.events) if event.digest not in followed]
    for at in {*range(0, EVENTS, EVENTS // SPREAD), *last}:
        rest = taken(messages[:at] + messages[at + 1:])
        if at in last:
            assert not rest.state.missing and not rest.check()  # nobody here can tell, the other side can
        else:
            assert plan.events[at].digest in rest.state.missing
        assert rest.check(plan.summary())


def test_a_sequence_cut(plan: Plan, messages: list[bytes]) -> None:
    for kept in range(1, EVENTS, EVENTS // SPREAD):
        assert seen(plan.summary(), messages=messages[:kept])
    whole = b"".join(messages)
    for size in range(1, len(whole), len(whole) // 997):
        try:
            got = [message for _, _, message in integra.split(whole[:size])]
        except IntegraError:
            continue
        assert len(got) < EVENTS and b"".join(got) == whole[:size]


def test_messages_in_another_order_are_the_same_plan(plan: Plan, messages: list[bytes]) -> None:
    """A plan is a set: there is nothing to see when two messages change places."""
    rng = random.Random(5)
    for _ in range(5):
        shuffled = messages.copy()
        a, b = rng.sample(range(EVENTS), 2)
        shuffled[a], shuffled[b] = shuffled[b], shuffled[a]
        assert taken(shuffled).to_cbor() == plan.to_cbor()


def test_two_events_that_change_places(plan: Plan, messages: list[bytes]) -> None:
    """Each as the other's place in its writer's chain: they have other names then."""
    from dataclasses import replace

    rng = random.Random(6)
    for _ in range(SPREAD):
        at = rng.randrange(2, EVENTS - 1)
        one = plan.events[at]
        other = next(event for event in plan.events[at + 1:] + plan.events[2:at] if event.writer == one.writer)
        swapped = {one.digest: replace(one, sequence=other.sequence, parents=other.parents),
                   other.digest: replace(other, sequence=one.sequence, parents=one.parents)}
        told = [swapped[event.digest].to_cbor() if event.digest in swapped else message
                for event, message in zip(plan.events, messages, strict=True)]
        assert seen(plan.summary(), messages=told)


def test_a_bit_of_a_plan(plan: Plan) -> None:
    data = plan.to_cbor()
    step = max(1, 8 * len(data) // FLIPS) | 1  # odd: every bit of a byte has its turn
    for bit in range(0, 8 * len(data), step):
        assert seen(plan.summary(), flipped(data, bit)), bit


def test_two_bytes_of_a_plan_that_change_places(plan: Plan) -> None:
    data = plan.to_cbor()
    rng = random.Random(8)
    for _ in range(SPREAD * 3):
        changed = bytearray(data)
        at = rng.randrange(len(data) - 1)
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
        assert bytes(changed) == data or seen(plan.summary(), bytes(changed)), at


def test_a_plan_cut_or_with_a_byte_left_out(plan: Plan) -> None:
    data = plan.to_cbor()
    for size in range(len(data)):
        with pytest.raises(IntegraError):
            Plan.from_cbor(data[:size])
    for at in range(0, len(data), max(1, len(data) // (SPREAD * 3))):
        assert seen(plan.summary(), data[:at] + data[at + 1:]), at
