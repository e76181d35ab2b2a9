"""A random history by its seed, told to the package in many ways, beside what the model of tests/oracle/plan makes of it.

    plan_histories.py COUNT [FIRST]     COUNT seeds from FIRST on; the seeds that differ, one a line (script/long-histories)

Events come in any order, some twice, some first without their text, some lost and brought later; sites exchange by
summary and delta; a restored backup forks its writer. All the bytes, verdicts, guards and rules are compared.
Spec: PLN-11, PLN-12, PLN-22.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import integra

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from oracle.plan import chains  # noqa: E402
from oracle.plan.event import Event, encode  # noqa: E402
from oracle.plan.fold import ACCEPTED, REFUSED, Fold  # noqa: E402
from oracle.plan.histories import History, history  # noqa: E402
from oracle.plan.messages import delta_message, plan_message, state_message, summary_message  # noqa: E402

PROCESSES = 2
BATCH = 25
Told = dict[bytes, tuple[str, list[tuple[str, str, bool]]]]


def deliveries(events: Iterable[Event], rng: random.Random) -> list[bytes]:
    """Every event in some order, some twice, some of them first without the text, or with some of the signatures."""
    messages = [encode(event) for event in events]
    rng.shuffle(messages)
    bare = [encode(replace(event.without_text(), signatures=event.signatures[rng.randrange(len(event.signatures) + 1):]))
            for event in events if (event.prose or event.signatures) and rng.random() < 0.3]
    return bare + messages + rng.sample(messages, min(5, len(messages)))


def told(plan: Any) -> Told:
    """Each event's verdict, and the guards that refused it with their rules."""
    return {place.event.digest: (place.verdict.word, [(one.guard.word, one.rule, one.unsettled)
                                                      for one in place.refusals]) for place in plan.places}


def expected(fold: Fold) -> Told:
    return {digest: (verdict, [(one.guard, one.rule, one.unsettled) for one in failures])
            for digest, (verdict, failures) in fold.verdicts.items()}


def plan_of(messages: Iterable[bytes]) -> Any:
    plan = integra.Plan()
    for message in messages:
        plan.apply(message)
    return plan


def by_messages(one: History, fold: Fold, rng: random.Random) -> Iterator[str]:
    """One plan that gets the events one by one: part of them, looked at, then the rest."""
    messages = deliveries(one.events.values(), rng)
    lost = set(rng.sample(range(len(messages)), len(messages) // 5))
    plan = plan_of(message for at, message in enumerate(messages) if at not in lost)
    part, whole = told(plan), expected(fold)
    for digest, (verdict, why) in part.items():
        if verdict in (ACCEPTED, REFUSED) and whole[digest] != (verdict, why):
            yield "a verdict flips"
    for at in sorted(lost):
        plan.apply(messages[at])
    if told(plan) != whole:
        yield "verdicts, guards or rules differ"
    if plan.state.data != state_message(fold, one.plan):
        yield "the state differs"
    if plan.to_cbor() != plan_message(fold, one.plan):
        yield "the container differs"
    if plan.summary() != summary_message(one.plan, fold.events):
        yield "the summary differs"


def troubles(plan: Any, summary: bytes | None) -> set[tuple[str, bytes, int]]:
    return {(one.kind.word, one.writer.bytes, one.sequence or 0)
            for one in plan.check(summary) if one.writer is not None}


def by_exchange(one: History, fold: Fold, rng: random.Random) -> Iterator[str]:
    """Sites that know what they knew in the history; two of them exchange, and one merges all."""
    left, right = rng.sample(range(len(one.sites)), 2)
    plans = [plan_of(deliveries(site.values(), rng)) if site else integra.Plan() for site in one.sites]
    ours, theirs = plans[left], plans[right]
    summary = theirs.summary()
    if one.sites[right] and one.sites[left]:
        said = chains.summary_of(one.plan, one.sites[right])
        if summary != summary_message(one.plan, one.sites[right]):
            yield "a site's summary differs"
        held = Fold(one.sites[left].values())
        sent = ours.delta(summary)
        if sent != delta_message(held, one.plan, said):
            yield "the delta differs"
        wanted = {(each.name, each.writer, each.sequence) for each in chains.check(one.sites[left], said) if each.writer}
        if troubles(ours, summary) != wanted:
            yield "the troubles differ"
        theirs.merge(sent)
        ours.merge(theirs.delta(ours.summary()))
        if ours.to_cbor() != theirs.to_cbor() or ours.state.data != theirs.state.data:
            yield "one exchange each way is not enough"
    rng.shuffle(plans)
    merged = integra.Plan()
    for plan in plans:
        merged.merge(plan)
    rest = [encode(event) for event in one.events.values() if event.digest not in merged]
    for message in rest:
        merged.apply(message)
    if merged.state.data != state_message(fold, one.plan) or merged.to_cbor() != plan_message(fold, one.plan):
        yield "merged, the plan differs"


def differences(seed: int) -> list[str]:
    """What the package and the model make differently of the history of that seed."""
    rng = random.Random(seed)
    one = history(rng, rng.randint(4, 34))
    fold = Fold(one.events.values())
    return [*by_messages(one, fold, rng), *by_exchange(one, fold, rng)]


def batch(seeds: Iterable[int]) -> dict[int, list[str]]:
    """The seeds that differ, each with what differs; an exception is a difference too."""
    found = {}
    for seed in seeds:
        try:
            wrong = differences(seed)
        except Exception as error:  # noqa: BLE001  a seed that fails must be named, whatever the failure
            wrong = [repr(error)]
        if wrong:
            found[seed] = wrong
    return found


def run(first: int, count: int) -> dict[int, list[str]]:
    """All these seeds, in two processes."""
    batches = [range(at, min(at + BATCH, first + count)) for at in range(first, first + count, BATCH)]
    found: dict[int, list[str]] = {}
    with ProcessPoolExecutor(PROCESSES) as pool:
        for part in pool.map(batch, batches):
            found.update(part)
            for seed, wrong in part.items():
                print(f"seed {seed}: {'; '.join(wrong)}", flush=True)
    return found


if __name__ == "__main__":
    how_many, start = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    differing = run(start, how_many)
    print(f"{how_many} histories, {len(differing)} differ")
    sys.exit(1 if differing else 0)
