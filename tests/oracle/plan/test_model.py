"""The oracle's own tests: what must hold of any fold, and what the histories reach.

Spec: PLN-2, PLN-11, PLN-12, PLN-22.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import random
from functools import cache

import pytest

pytest.importorskip("cbor2", reason="cbor2 writes the messages")
pytest.importorskip("hypothesis", reason="hypothesis makes random histories")

from hypothesis import given, settings  # noqa: E402

from . import chains  # noqa: E402
from .event import decode, encode, faults, union  # noqa: E402
from .fold import ACCEPTED, REFUSED, WAITING, Fold  # noqa: E402
from .histories import History, edition_2, histories, history  # noqa: E402
from .messages import (  # noqa: E402
    delta_message,
    plan_message,
    read_summary,
    state_message,
    summary_message,
)
from .slots import CONSENTS, Slot  # noqa: E402

SEEDS = range(300)
FEW = range(0, 300, 15)
steady = settings(deadline=None, derandomize=True, database=None, max_examples=25)


@cache
def told(seed: int) -> tuple[History, Fold]:
    one = history(random.Random(seed))
    return one, Fold(one.events.values(), edition_2(), 2)


@pytest.mark.parametrize("seed", FEW)
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    one, fold = told(seed)
    rng = random.Random(seed)
    events = [*one.events.values(), *rng.sample(list(one.events.values()), 3)]
    rng.shuffle(events)
    other = Fold(events, edition_2(), 2)
    assert state_message(other, one.plan) == state_message(fold, one.plan)
    assert plan_message(other, one.plan) == plan_message(fold, one.plan)


@pytest.mark.parametrize("seed", FEW)
def test_a_verdict_given_is_kept(seed: int) -> None:
    """PLN-11: what a site or any part of the history judged, the whole judges alike."""
    one, fold = told(seed)
    rng = random.Random(seed)
    some = {d: event for d, event in one.events.items() if rng.random() < 0.9}
    for events in (*one.sites, some):
        part = Fold(events.values(), edition_2(), 2)
        for digest, (verdict, failures) in part.verdicts.items():
            if verdict in (ACCEPTED, REFUSED):
                assert fold.verdicts[digest] == (verdict, failures)
                assert part.values.get(digest) == fold.values.get(digest)
            lost = not fold.ancestors_of(one.events[digest]) <= events.keys()
            assert (verdict == WAITING) == lost


@pytest.mark.parametrize("seed", FEW)
def test_the_state_of_the_ancestors_is_their_fold(seed: int) -> None:
    """The view a guard is asked in holds what a plan of the ancestors alone would hold."""
    _, fold = told(seed)
    for event in fold.judged[10::7]:
        before = fold.before(event)
        alone = Fold([fold.events[digest] for digest in before.members], edition_2(), 2).state
        assert {slot: before.held(slot) for slot in before.slots()} == {slot: alone.held(slot) for slot in alone.slots()}


@pytest.mark.parametrize("seed", FEW)
def test_one_exchange_each_way_is_enough(seed: int) -> None:
    one, _ = told(seed)
    for left, right in zip(one.sites, one.sites[1:], strict=False):
        sent = chains.delta(left, read_summary(summary_message(one.plan, right)))
        assert union(right, sent).keys() == left.keys() | right.keys()
        held = Fold(left.values(), edition_2(), 2)
        assert delta_message(held, one.plan, chains.summary_of(one.plan, left)) is not None
    whole = chains.summary_of(one.plan, one.events)
    assert not chains.missing(one.events)
    broken = {event.writer for event in one.events.values() if event.digest not in _rooted(one)}
    assert {event.writer for event in chains.delta(one.events, whole).values()} <= broken


def _rooted(one: History) -> set[bytes]:
    """The events on the chain of some tip."""
    ends = [one.events[tip.digest] for tip in chains.tips(one.events)]
    return {event.digest for end in ends for event in chains.chain_down(one.events, end)}


@pytest.mark.parametrize("seed", FEW)
def test_events_are_well_formed_and_read_back(seed: int) -> None:
    one, _ = told(seed)
    for event in one.events.values():
        assert not faults(event, edition_2())
        assert decode(encode(event)) == event
        assert event.without_text().digest == event.digest


@pytest.mark.parametrize("seed", FEW)
def test_erased_text_is_written_no_more(seed: int) -> None:
    one, fold = told(seed)
    message = plan_message(fold, one.plan)
    texts = {event.prose[0]: event.digest for event in one.events.values() if event.prose}
    for salt, digest in texts.items():
        assert (salt in message) == (digest not in fold.erased())


@pytest.mark.parametrize("seed", FEW)
def test_a_later_edition_waits_and_is_then_judged(seed: int) -> None:
    """An older library never differs on what it judges, and upgrading only adds."""
    one, fold = told(seed)
    older = Fold(one.events.values())
    for digest, (verdict, failures) in older.verdicts.items():
        if verdict in (ACCEPTED, REFUSED):
            assert fold.verdicts[digest] == (verdict, failures)


@steady
@given(histories())
def test_a_settled_slot_is_settled(one: History) -> None:
    """Whoever has seen everything and settles leaves a slot that holds one value."""
    fold = Fold(one.events.values(), edition_2(), 2)
    for event in fold.judged:
        values = fold.values.get(event.digest, {})
        after = Fold([fold.events[d] for d in fold.ancestors_of(event) | {event.digest}], edition_2(), 2).state
        if fold.name(event) in ("settlement", *CONSENTS):
            assert not any(after.in_conflict(slot) for slot in values if slot.kind != "phase" or len(values) == 1)


def test_the_histories_reach_everything() -> None:
    refused: set[str] = set()
    moves: set[tuple[str, str]] = set()
    reached = dict.fromkeys(("settlement", "concurrent", "read", "unsettled", "fork", "missing"), 0)
    conflicts: set[str] = set()
    for seed in SEEDS:
        one, fold = told(seed)
        failures = [failure for _, found in fold.verdicts.values() for failure in found]
        refused |= {failure.guard for failure in failures}
        moves |= _moves(fold)
        held = fold.conflicts()
        conflicts |= {slot.kind for slot in held}
        reached["settlement"] += sum(fold.name(event) == "settlement" for event in fold.state.accepted())
        reached["concurrent"] += len(fold.concurrent())
        reached["read"] += sum(entry.read for entries in held.values() for entry in entries)
        reached["unsettled"] += sum(failure.unsettled for failure in failures)
        reached["fork"] += len(chains.forks(one.events))
        reached["missing"] += sum(len(chains.missing(site)) for site in one.sites)
    table = edition_2()
    assert refused == set(table.guards)
    assert _expected_moves() <= moves, _expected_moves() - moves
    assert min(reached.values()) >= 20, reached
    assert {"phase", "referent", "mt", "role", "need", "intervention", "sharing_consent", "standing"} <= conflicts


def _moves(fold: Fold) -> set[tuple[str, str]]:
    """The phases left and entered by accepted events."""
    found = set()
    for event in fold.state.accepted():
        value = fold.values[event.digest].get(Slot("phase"))
        before = fold.before(event).values(Slot("phase"))
        if value is not None and len(before) == 1:
            (old,) = before
            found.add((fold.table.name("phase", old.code), fold.table.name("phase", value.code)))
    return found


def _expected_moves() -> set[tuple[str, str]]:
    """PLN-2, and PLN-5 for what an annulled closing restores."""
    open_phases = ("draft", "proposed", "active", "in_review", "suspended")
    return {
        ("none", "draft"), ("draft", "proposed"), ("proposed", "draft"), ("proposed", "active"),
        ("active", "in_review"), ("in_review", "active"), ("active", "suspended"), ("in_review", "suspended"),
        ("suspended", "active"), ("suspended", "in_review"),
        *((phase, "closed") for phase in open_phases), *(("closed", phase) for phase in open_phases),
    }  # fmt: skip
