"""Chains of writers: forks, branches, what is missing, and what two sites lack of each other.

Spec: PLN-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .event import OPENING, Event

Events = Mapping[bytes, Event]


class Tip(NamedTuple):
    """The last event of a chain that is here from its start on."""

    writer: bytes
    length: int
    digest: bytes


class Summary(NamedTuple):
    """What a site holds of a plan."""

    plan: bytes | None
    tips: Sequence[Tip]
    missing: Sequence[bytes]


class Trouble(NamedTuple):
    """Something amiss; parts that do not apply are left empty."""

    name: str
    writer: bytes = b""
    sequence: int = 0
    digest: bytes = b""


def own_link(events: Events, event: Event) -> Event | None:
    """The event before it in its writer's chain, where it is here."""
    previous = events.get(event.own_previous() or b"")
    if previous is None or (previous.writer, previous.sequence) != (event.writer, event.sequence - 1):
        return None
    return previous


def chain_down(events: Events, event: Event) -> list[Event]:
    """The event and all those before it in its chain."""
    line = [event]
    while (previous := own_link(events, line[-1])) is not None:
        line.append(previous)
    return line


def ends(events: Events) -> list[Event]:
    """The last event of every branch."""
    followed = {previous.digest for e in events.values() if (previous := own_link(events, e)) is not None}
    return [event for event in events.values() if event.digest not in followed]


def branch_count(events: Events) -> int:
    return len(ends(events))


def forks(events: Events) -> dict[tuple[bytes, int], list[bytes]]:
    """Places of a writer that hold more than one event."""
    places: dict[tuple[bytes, int], list[bytes]] = {}
    for digest, event in sorted(events.items()):
        places.setdefault((event.writer, event.sequence), []).append(digest)
    return {place: found for place, found in places.items() if len(found) > 1}


def missing(events: Events) -> list[bytes]:
    return sorted({parent for event in events.values() for parent in event.parents} - events.keys())


def tips(events: Events) -> list[Tip]:
    """One a chain whose events are all here from its start."""
    whole = [event for event in ends(events) if _starts(chain_down(events, event)[-1])]
    return sorted(Tip(event.writer, event.sequence, event.digest) for event in whole)


def _starts(event: Event) -> bool:
    return event.sequence == 1 or event.kind == OPENING


def summary_of(plan: bytes | None, events: Events) -> Summary:
    return Summary(plan, tips(events), missing(events))


def delta(events: Events, theirs: Summary) -> dict[bytes, Event]:
    """What the one who sent the summary lacks: all but the chains of the tips that are known here,
    the whole of a writer of whom a tip is unknown, and what they miss by name."""
    known = [events[tip.digest] for tip in theirs.tips if tip.digest in events]
    theirs_too = {one.digest for event in known for one in chain_down(events, event)}
    unsure = {tip.writer for tip in theirs.tips if tip.digest not in events}
    return {
        digest: event
        for digest, event in events.items()
        if digest not in theirs_too or event.writer in unsure or digest in theirs.missing
    }


def check(events: Events, theirs: Summary | None = None) -> set[Trouble]:
    """All that is amiss here, and against what another site says it holds."""
    found = {Trouble("gap", digest=digest) for digest in missing(events)}
    for event in events.values():
        if not _starts(event) and own_link(events, event) is None:
            found.add(Trouble("gap", event.writer, event.sequence - 1))
    found |= {Trouble("fork", *place) for place in forks(events)}
    absent = missing(events)
    places = {(event.writer, event.sequence) for event in events.values()}
    for tip in () if theirs is None else theirs.tips:
        if tip.digest in events:
            continue
        ours = max((own.length for own in tips(events) if own.writer == tip.writer), default=0)
        if tip.length > ours or tip.digest in absent:
            found.add(Trouble("behind", *tip))
        if (tip.writer, tip.length) in places:
            found.add(Trouble("altered", *tip))
    return found
