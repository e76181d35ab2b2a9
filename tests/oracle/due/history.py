"""The history of a plan as the caller gives it: events with their verdicts, and the values that broken events had read.

Spec: PLN-11, PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from .planted import Wrong

NO_PLACE = 0xFFFFFFFF


@dataclass(frozen=True)
class Event:
    """One event of a plan. `recorded` is minutes since 1970 (UTC); of an opening, `detail` is its author's role; of a
    correction `code` is the field, and `due`, `person`, `reference`, `text` or `detail` (a number) the new value; of a
    settlement `code` is the slot."""

    digest: bytes
    place: int
    kind: str
    writer: bytes
    sequence: int
    parents: tuple[bytes, ...]
    recorded: int
    effective: datetime.date
    author: bytes
    due: datetime.date | None = None
    until: datetime.date | None = None
    person: bytes | None = None
    giver: bytes | None = None
    code: str | None = None
    detail: str | int | None = None
    target: bytes | None = None
    reference: bytes | None = None
    text: bytes | None = None
    verdict: str = "accepted"


class Value(NamedTuple):
    """A value of a slot: a word with its detail, a person, a day; of a correction whatever it is corrected to."""

    word: str | None = None
    detail: str | int | None = None
    person: bytes | None = None
    date: datetime.date | None = None
    other: bytes | None = None


Subject = tuple[bytes, str]
"""What a slot is of: nothing (``(b"", "")``), a person or an event by its bytes, and of a correction the field."""

PLAN: Subject = (b"", "")
Slot = tuple[str, Subject]


@dataclass(frozen=True)
class Read:
    """A value that the event `broken` had read in a slot when `breaker`, concurrent with it, overwrote it (PLN-11): an
    ordinary break, whether or not another one hides it."""

    slot: str
    subject: Subject
    value: Value
    breaker: bytes
    broken: bytes
    setter: bytes | None = None
    """The event that set the value; found in the ancestors of `broken` where it is not said."""


class History:
    """All events of one plan that are here, in total order, with their ancestors as sets of bits."""

    def __init__(self, events: Iterable[Event], reads: Iterable[Read] = (), wrong: Wrong = frozenset()) -> None:
        self.wrong = wrong
        self.reads = tuple(reads)
        given = {event.digest: event for event in events}
        depths = _depths(given)
        self.order = sorted(given.values(), key=lambda e: (depths[e.digest], e.writer, e.sequence, e.digest))
        self.at = {event.digest: index for index, event in enumerate(self.order)}
        self.above: list[int] = []
        for event in self.order:
            bits = 0
            for parent in event.parents:
                if parent in self.at:
                    bits |= self.above[self.at[parent]] | 1 << self.at[parent]
            self.above.append(bits)
        accepted = {"accepted", "refused"} if "refused_counts" in wrong else {"accepted"}
        self.accepted = [event.verdict in accepted for event in self.order]
        self.cache: dict[object, object] = {}
        self._reads: dict[Slot, list[Read]] = {}
        for read in self.reads:
            self._reads.setdefault((read.slot, read.subject), []).append(read)

    def reads_of(self, slot: Slot) -> list[Read]:
        """What broken events had read in a slot."""
        return self._reads.get(slot, [])

    def descends(self, later: int, earlier: int) -> bool:
        """Whether the event at index `later` of the total order has the one at `earlier` among its ancestors."""
        return bool(self.above[later] >> earlier & 1)

    def opening(self) -> Event | None:
        """The accepted opening."""
        found = [event for event, good in zip(self.order, self.accepted) if event.kind == "opening" and good]
        return found[0] if found else None

    def only(self, digests: set[bytes]) -> History:
        """A plan of these events alone; places are counted anew, in total order."""
        kept = [replace(e, place=number) for number, e in enumerate(e for e in self.order if e.digest in digests)]
        reads = [read for read in self.reads if read.breaker in digests and read.broken in digests]
        return History(kept, reads, self.wrong)

    def read_wrongly(self, wrong: Wrong) -> History:
        """The same events for a reading with planted errors."""
        return History(self.order, self.reads, wrong)


def _depths(given: dict[bytes, Event]) -> dict[bytes, int]:
    """1 + the deepest parent's; a parent that is not here has no depth."""
    depths: dict[bytes, int] = {}
    left = list(given)
    while left:
        rest = []
        for digest in left:
            parents = [p for p in given[digest].parents if p in given]
            if all(p in depths for p in parents):
                depths[digest] = 1 + max((depths[p] for p in parents), default=0)
            else:
                rest.append(digest)
        if len(rest) == len(left):
            raise ValueError("events that are their own ancestors")
        left = rest
    return depths
