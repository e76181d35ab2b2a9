"""A random history by its seed, told to the package in many ways, beside what the model of tests/oracle makes of it.

    plan_histories.py COUNT [FIRST]     COUNT seeds from FIRST on; those that differ, each with a history (script/long-histories)

Events come in any order, some twice, some first without their text, some late, and in pieces; sites exchange by summary
and delta. Verdicts, guards and rules, slots, conflicts, what is listed and all the bytes are compared.
Spec: PLN-11, PLN-12, PLN-22.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import integra
from plan_told import Told, by_model, by_package, lines, names, unlike

from oracle.plan import chains
from oracle.plan.event import Event, encode
from oracle.plan.folded import Folded
from oracle.plan.histories import History, history
from oracle.plan.messages import delta_message, plan_message, state_message, summary_message

#: So many of those that differ are shown whole.
SHOWN = 5
JUDGED = ("accepted", "refused")
Events = Mapping[bytes, Event]


def deliveries(events: Iterable[Event], rng: random.Random) -> list[bytes]:
    """Every event in some order, some twice, some of them first without the text, or with some of the signatures."""
    messages = [encode(event) for event in events]
    rng.shuffle(messages)
    bare = [encode(replace(event.without_text(), signatures=event.signatures[rng.randrange(len(event.signatures) + 1):]))
            for event in events if (event.prose or event.signatures) and rng.random() < 0.3]
    return bare + messages + rng.sample(messages, min(5, len(messages)))


def plan_of(messages: Iterable[bytes]) -> Any:
    plan = integra.Plan()
    for message in messages:
        plan.apply(message)
    return plan


def of_plan(plan: Any, folded: Folded, told: Told | None = None) -> Iterator[str]:
    """All that a plan tells and writes, beside the model of the same events."""
    if (by_package(plan) if told is None else told) != by_model(folded):
        yield "what is told differs"
    if plan.state.data != state_message(folded):
        yield "the state differs"
    if plan.to_cbor() != plan_message(folded):
        yield "the container differs"
    if plan.summary() != summary_message(folded.plan, folded.events):
        yield "the summary differs"


def by_messages(one: History, folded: Folded, rng: random.Random) -> Iterator[str]:
    """One plan that gets the events one by one, a fifth of them late, and is looked at on the way."""
    messages = deliveries(one.events.values(), rng)
    late = set(rng.sample(range(len(messages)), len(messages) // 5))
    ordered = [message for at, message in enumerate(messages) if at not in late] + [messages[at] for at in sorted(late)]
    looks = {*rng.sample(range(len(ordered)), min(2, len(ordered))), len(ordered) - len(late) - 1, len(ordered) - 1}
    plan = integra.Plan()
    given: Told = {}
    told: Told = {}
    for at, message in enumerate(ordered):
        plan.apply(message)
        if at in looks:
            told = by_package(plan)
            if any(told.get(key) != verdict for key, verdict in given.items()):
                yield "a verdict that was given changes"
            given |= {key: value for key, value in told.items() if key[0] == "verdict" and value[0] in JUDGED}
    yield from of_plan(plan, folded, told)


def by_pieces(one: History, folded: Folded, rng: random.Random) -> Iterator[str]:
    """One plan that merges pieces of the history, in any order and some of them twice."""
    digests = list(one.events)
    rng.shuffle(digests)
    cuts = sorted(rng.sample(range(len(digests) + 1), 3))
    pieces = [digests[start:end] for start, end in zip([0, *cuts], [*cuts, len(digests)], strict=True)]
    messages = [plan_message(folded, {digest: one.events[digest] for digest in piece}) for piece in pieces if piece]
    plan = integra.Plan()
    for message in [*messages, rng.choice(messages)]:
        plan.merge(message)
    if plan.state.data != state_message(folded) or plan.to_cbor() != plan_message(folded):
        yield "merged in pieces, the plan differs"


def by_verifier(one: History, folded: Folded, rng: random.Random) -> Iterator[str]:
    """One plan whose verifier leaves some events out: the model of the others, from one message and from many."""
    left = {event.digest for event in folded.listed[1:] if rng.random() < 0.3}
    kept = Folded(event for digest, event in one.events.items() if digest not in left)
    answer = integra.words.Verification

    def verifier(event: Any, _: tuple[bytes, ...]) -> Any:
        return answer.LEAVE_OUT if event.digest in left else answer.KEEP

    plan, again = integra.Plan(verifier=verifier), integra.Plan(verifier=verifier)
    taken = plan.merge(plan_message(folded))
    if (taken.added, taken.left_out) != (len(kept.events), len(left)):
        yield "what is told to be left out differs"
    for message in deliveries(one.events.values(), rng):
        again.apply(message)
        plan.apply(message)  # texts that an erasure took out of the message of all, which is left out here or waits
    if again.to_cbor() != plan.to_cbor():
        yield "verified one by one, the plan differs"
    yield from (f"verified, {wrong}" for wrong in of_plan(plan, kept))


def troubles(plan: Any, summary: bytes | None) -> set[tuple[str, bytes, int]]:
    return {(one.kind.word, one.writer.bytes, one.sequence or 0)
            for one in plan.check(summary) if one.writer is not None}


def by_exchange(one: History, folded: Folded, rng: random.Random) -> Iterator[str]:
    """Sites that know what they knew in the history; two of them exchange, and one merges all, twice."""
    left, right = rng.sample(range(len(one.sites)), 2)
    plans = [plan_of(deliveries(site.values(), rng)) for site in one.sites]
    yield from _exchanged(one.sites[left], one.sites[right], plans[left], plans[right])
    rng.shuffle(plans)
    merged = integra.Plan()
    for plan in plans + plans[:1]:
        merged.merge(plan)
    for event in one.events.values():
        if event.digest not in merged:
            merged.apply(encode(event))
    if merged.state.data != state_message(folded) or merged.to_cbor() != plan_message(folded):
        yield "merged, the plan differs"


def _exchanged(left: Events, right: Events, ours: Any, theirs: Any) -> Iterator[str]:
    held, said = Folded(left.values()), chains.summary_of(theirs.id.bytes, right)
    yield from (f"at a site, {wrong}" for wrong in of_plan(ours, held))
    summary = theirs.summary()
    if summary != summary_message(held.plan, right):
        yield "the other site's summary differs"
    sent = ours.delta(summary)
    if sent != delta_message(held, said):
        yield "the delta differs"
    if troubles(ours, summary) != {(each.name, each.writer, each.sequence) for each in chains.check(left, said) if each.writer}:
        yield "the troubles differ"
    theirs.merge(sent)
    ours.merge(theirs.delta(ours.summary()))
    if ours.to_cbor() != theirs.to_cbor() or ours.state.data != theirs.state.data:
        yield "one exchange each way is not enough"


def differences(seed: int) -> list[str]:
    """What the package and the model make differently of the history of that seed."""
    rng = random.Random(seed)
    one = history(seed)
    folded = Folded(one.events.values())
    found = [*by_messages(one, folded, rng), *by_pieces(one, folded, rng), *by_exchange(one, folded, rng)]
    return found if seed % 4 else [*found, *by_verifier(one, folded, rng)]  # a model of its own: as long as the rest


def differs(events: Events) -> bool:
    return any(of_plan(plan_of(map(encode, events.values())), Folded(events.values())))


def smallest(events: Events) -> Events:
    """What still differs once no event can be left out, with all that follow it."""
    for digest in [event.digest for event in reversed(Folded(events.values()).listed)]:
        gone = {digest}
        for event in Folded(events.values()).listed:
            if gone & set(event.parents):
                gone.add(event.digest)
        fewer = {name: event for name, event in events.items() if name not in gone}
        if digest in events and fewer and differs(fewer):
            events = fewer
    return events


def report(seed: int) -> Iterator[str]:
    """The history of a seed that differs, for a person to read: the least of it that differs, where it differs at rest."""
    events: Events = history(seed).events
    if differs(events):
        events = smallest(events)
    folded = Folded(events.values())
    yield from lines(folded)
    yield from unlike(by_package(plan_of(map(encode, events.values()))), by_model(folded), names(folded))


def run(seeds: Iterable[int]) -> dict[int, list[str]]:
    """The seeds that differ, each with what differs, and the first of them shown; an exception is a difference too."""
    found: dict[int, list[str]] = {}
    for seed in seeds:
        try:
            wrong = differences(seed)
        except Exception as error:  # noqa: BLE001  a seed that fails must be named, whatever the failure
            wrong = [repr(error)]
        if wrong:
            found[seed] = wrong
            print(f"seed {seed}: {'; '.join(wrong)}", flush=True)
            if len(found) <= SHOWN:
                print(*report(seed), sep="\n", flush=True)
    return found


if __name__ == "__main__":
    how_many, start = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    differing = run(range(start, start + how_many))
    print(f"{how_many} histories, {len(differing)} differ")
    sys.exit(1 if differing else 0)
