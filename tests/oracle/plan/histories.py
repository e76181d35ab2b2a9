"""Random histories as messages: those of oracle/shared_plan, now and then spoiled, with texts, signatures and later keys.

Spec: PLN-11, PLN-12, PLN-22.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .. import shared_plan
from ..shared_plan.drawing import MEMBERS, PERSON
from ..shared_plan.histories import random_history
from .event import FIRST_LATER_KEY, Event, plan_of, text_digest
from .table import Table
from .words import in_numbers

TEXTS = ("walks alone", "été", "needs help", "x")
PEOPLE = (*MEMBERS, PERSON)


@dataclass(frozen=True)
class History:
    """All that was written, and what each of some sites knows of it."""

    plan: bytes
    events: dict[bytes, Event]
    sites: list[dict[bytes, Event]]


def history(seed: int) -> History:
    """The history of a seed, the same whenever it is asked for."""
    rng, table = random.Random(seed), Table.published()
    told = random_history(seed)
    if rng.random() < 0.5:
        told = [_spoiled(event, told, rng, table) if rng.random() < 0.04 else event for event in told]
    made = in_numbers(told, table, lambda event: _dressed(event, rng))
    events = {event.digest: event for event in made.values()}
    plan = plan_of(next(iter(events.values())))
    return History(plan, events, [_known(events, rng) for _ in range(rng.randint(2, 4))])


def _spoiled(
    event: shared_plan.Event, told: Sequence[shared_plan.Event], rng: random.Random, table: Table
) -> shared_plan.Event:
    """With one field that its author had no reason to write; it is an event all the same."""
    if event.kind == "opening" or isinstance(event.kind, int) or event.effective is None:
        return event
    row = table.kinds[table.number(event.kind)]
    ways: dict[str, Any] = {
        "author": rng.choice(PEOPLE), "person": rng.choice(PEOPLE), "giver": rng.choice(PEOPLE),
        "until": event.effective - rng.randint(-1, 1), "target": rng.choice(told).digest,
        "effective": event.effective + rng.randint(-40, 40), "parents": event.parents[: rng.randrange(len(event.parents) + 1)],
    }  # fmt: skip
    for name in ("code", "detail"):
        if isinstance(getattr(event, name), str):
            words = table.words[row.words_of(name) or ""]
            ways[name] = rng.choice([word for word, number in words.items() if number])
    name = rng.choice([name for name in ways if getattr(event, name) is not None])
    return replace(event, **{name: ways[name]})


def _dressed(event: Event, rng: random.Random) -> Event:
    """With what the fold does not read: a text under its digest, unless it is gone; signatures; a later key."""
    more: dict[str, Any] = {}
    if event.text_digest is not None and rng.random() < 0.9:
        more["prose"] = rng.randbytes(16), rng.choice(TEXTS)
        more["text_digest"] = text_digest(*more["prose"])
    if rng.random() < 0.05:
        signatures = {rng.randbytes(rng.choice((1, 8))) for _ in range(rng.choice((1, 1, 3)))}
        more["signatures"] = tuple(sorted(signatures))
    if rng.random() < 0.02:
        more["later"] = ((FIRST_LATER_KEY, rng.randint(0, 9)),)
    return replace(event, **more)


def _known(events: dict[bytes, Event], rng: random.Random) -> dict[bytes, Event]:
    """A site's events: some and all that they follow, of which a site in four has lost a few."""
    left = rng.sample(sorted(events), min(len(events), rng.choice((1, 2, 3, 8))))
    found: set[bytes] = set()
    while left:
        digest = left.pop()
        if digest not in found:
            found.add(digest)
            left += events[digest].parents
    lost = set(rng.sample(sorted(found), min(len(found) - 1, 3))) if rng.random() < 0.25 else set()
    return {digest: event for digest, event in events.items() if digest in found - lost}
