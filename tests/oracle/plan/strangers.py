"""Chains without an accepted event: which of those that come find no room, told as the chapter tells it.

Every round judges what is left anew, and looks at every chain: slow, and with nothing remembered from one to the next.
Spec: PLN-11, "Strangers".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from . import chains
from .event import Event
from .folded import Folded


class Left(NamedTuple):
    """What is there in the end, what was left out, and how many branches there are then."""

    events: dict[bytes, Event]
    chains: int
    crowded: int
    branches: int


def own_part(events: chains.Events, tip: Event) -> list[Event]:
    """From the last event of a chain back, up to and without the first that several of its writer's follow."""
    previous = [chains.own_link(events, event) for event in events.values()]
    followers = Counter(each.digest for each in previous if each is not None)
    part = [tip]
    while (before := chains.own_link(events, part[-1])) is not None and followers[before.digest] == 1:
        part.append(before)
    return part


def ancestors(events: chains.Events, event: Event) -> set[bytes]:
    found: set[bytes] = set()
    wanted = [*event.parents]
    while wanted:
        digest = wanted.pop()
        if digest in events and digest not in found:
            found.add(digest)
            wanted.extend(events[digest].parents)
    return found


def left(here: Iterable[Event], brought: Iterable[Event], unaccepted: int) -> Left:
    """What a plan that has some events makes of those that a change brings."""
    old = {event.digest for event in here}
    events = {event.digest: event for event in (*here, *brought)}
    order = {event.digest: place for place, event in enumerate(Folded(events.values()).listed)}
    count = crowded = 0
    while True:
        verdicts = Folded(events.values()).model.verdicts
        accepted = {digest for digest in events if verdicts[digest] == "accepted"}
        borne = accepted.union(*(ancestors(events, events[digest]) for digest in accepted))
        parts = [own_part(events, tip) for tip in chains.ends(events)]
        strange = [part for part in parts if not any(event.digest in borne for event in part)]
        new = [part for part in strange if not any(event.digest in old for event in part)]
        room = max(0, unaccepted - (len(strange) - len(new)))
        if len(new) <= room:
            return Left(events, count, crowded, len(parts) - len(strange))
        for part in sorted(new, key=lambda part: order[part[-1].digest])[room:]:
            count, crowded = count + 1, crowded + len(part)
            for event in part:
                del events[event.digest]
