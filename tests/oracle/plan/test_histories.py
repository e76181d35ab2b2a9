"""What must hold of the messages of any history, and what the random histories reach.

Spec: PLN-2, PLN-11, PLN-12, PLN-22.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

pytest.importorskip("cbor2", reason="cbor2 writes the messages")

from oracle.plan import chains  # noqa: E402
from oracle.plan.event import decode, encode, faults, union  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.histories import History, history  # noqa: E402
from oracle.plan.messages import plan_message, read_summary, state_message, summary_message  # noqa: E402
from oracle.plan.table import Table  # noqa: E402
from oracle.plan.words import in_numbers, in_words  # noqa: E402

TABLE = Table.published()
SEEDS = range(120)
FEW = range(0, 120, 6)


@cache
def told(seed: int) -> tuple[History, Folded]:
    one = history(seed)
    return one, Folded(one.events.values())


@pytest.mark.parametrize("seed", FEW)
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    one, folded = told(seed)
    rng = random.Random(seed)
    events = [*one.events.values(), *rng.sample(list(one.events.values()), 3)]
    rng.shuffle(events)
    other = Folded(events)
    assert state_message(other) == state_message(folded)
    assert plan_message(other) == plan_message(folded)


@pytest.mark.parametrize("seed", SEEDS)
def test_events_are_well_formed_and_read_back(seed: int) -> None:
    one, _ = told(seed)
    for event in one.events.values():
        assert faults(event, TABLE) == []
        assert decode(encode(event)) == event
        assert event.without_text().digest == event.digest


@pytest.mark.parametrize("seed", FEW)
def test_events_in_words_are_the_same_in_numbers(seed: int) -> None:
    """But for what words do not have (texts, signatures, later keys) and what follows, or names what is not before it."""
    one, folded = told(seed)
    made = in_numbers([in_words(event, TABLE) for event in one.events.values()], TABLE)
    same: set[bytes] = set()
    for event in folded.listed:
        if not event.later and {*event.parents} <= same and (event.target is None or event.target in same):
            assert made[event.digest] == event.bare()
            same.add(event.digest)
    assert bool(same) != bool(folded.listed[0].later)


@pytest.mark.parametrize("seed", FEW)
def test_one_exchange_each_way_is_enough(seed: int) -> None:
    one, _ = told(seed)
    for left, right in zip(one.sites, one.sites[1:], strict=False):
        sent = chains.delta(left, read_summary(summary_message(one.plan, right)))
        assert union(right, sent).keys() == left.keys() | right.keys()
    whole = chains.summary_of(one.plan, one.events)
    assert chains.missing(one.events) == []
    rooted = {each.digest for tip in whole.tips for each in chains.chain_down(one.events, one.events[tip.digest])}
    broken = {event.writer for event in one.events.values() if event.digest not in rooted}
    assert {event.writer for event in chains.delta(one.events, whole).values()} <= broken


@pytest.mark.parametrize("seed", SEEDS)
def test_erased_text_is_written_no_more(seed: int) -> None:
    one, folded = told(seed)
    message = plan_message(folded)
    for event in one.events.values():
        if event.prose is not None:
            assert (event.prose[0] in message) == (event.digest not in folded.erased())


def test_the_histories_reach_everything() -> None:
    refused: set[str] = set()
    kinds: set[int] = set()
    conflicts: set[str] = set()
    reached: Counter[str] = Counter()
    for seed in SEEDS:
        one, folded = told(seed)
        model = folded.model
        kinds |= {event.kind for event in one.events.values() if model.verdicts[event.digest] == "accepted"}
        refused |= {guard for failed in model.refusals.values() for guard, _ in failed}
        conflicts |= {slot for slot, _, _ in model.conflicts}
        held = [entry for entries in model.slots.values() for entry in entries]
        reached["read"] += sum(entry.read for entry in held)
        reached["vacant"] += sum(entry.vacant for entry in held)
        reached["listed"] += len(model.listed)
        reached["unsettled"] += sum(unsettled for failed in model.refusals.values() for _, unsettled in failed)
        reached["forks"] += len(chains.forks(one.events))
        reached["missing at a site"] += sum(len(chains.missing(site)) for site in one.sites)
        reached["later keys"] += sum(bool(event.later) for event in one.events.values())
        reached["signed"] += sum(bool(event.signatures) for event in one.events.values())
        reached["erased"] += len(folded.erased())
        reached["needs an edition"] += folded.counts()[3]
    # No kind of the first edition can fail `edition`; `has_text` is asked of one rare kind, and vectors have it.
    assert set(TABLE.guards) - refused <= {"edition", "has_text"}
    assert kinds == set(TABLE.kinds), [TABLE.kinds[number].name for number in set(TABLE.kinds) - kinds]
    assert conflicts == set(TABLE.slots), set(TABLE.slots) - conflicts
    assert min(reached.values()) >= 10, reached
