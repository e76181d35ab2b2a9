"""The events judged so far, who descends from whom, and what each set.

Spec: PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass

from .model_event import Event
from .tables import Tables
from .values import Entry, Slot, Value

OrderKey = tuple[int, bytes, int, bytes]


@dataclass(frozen=True)
class Break:
    """`breaker` breaks `broken` through `slot` (PLN-11); `sort` is ordinary, at_once or listed; `read` what was read."""

    broken: int
    breaker: int
    slot: Slot
    sort: str
    read: tuple[Entry, ...]


class History:
    """A growing, ancestor-closed set of events; each has a number, and a set of events is a mask of numbers."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.events: list[Event] = []
        self.number: dict[bytes, int] = {}
        self.key: list[OrderKey] = []
        self.above: list[int] = []
        self.verdict: list[str] = []
        self.settings: list[dict[Slot, Value]] = []
        self.accepted = 0
        self.setters: dict[Slot, list[int]] = {}
        self.annulments: list[tuple[int, int]] = []
        self.settlements: list[tuple[int, int]] = []
        self.breaks: dict[Slot, list[Break]] = {}

    def depth_of(self, event: Event) -> int:
        """1 + the deepest parent's depth (PLN-11)."""
        return 1 + max((self.key[self.number[p]][0] for p in event.parents), default=0)

    def ancestors_of(self, event: Event) -> int:
        """The mask of an event's ancestors, itself not among them."""
        mask = 0
        for parent in event.parents:
            number = self.number[parent]
            mask |= self.above[number] | 1 << number
        return mask

    def place(self, event: Event, verdict: str, settings: dict[Slot, Value]) -> int:
        """Keep an event, whatever its verdict; only an accepted one sets anything (PLN-11)."""
        number = len(self.events)
        self.key.append((self.depth_of(event), event.writer, event.sequence, event.digest))
        self.above.append(self.ancestors_of(event))
        self.events.append(event)
        self.number[event.digest] = number
        self.verdict.append(verdict)
        self.settings.append(settings if verdict == "accepted" else {})
        if verdict == "accepted":
            self.accepted |= 1 << number
            for slot in settings:
                self.setters.setdefault(slot, []).append(number)
            if event.kind == "annulment" and event.target is not None:
                self.annulments.append((number, self.number[event.target]))
            if event.kind == "settlement":
                self.settlements += [(number, v.origin) for v in settings.values() if v.origin is not None]
        return number

    def precedes(self, first: int, second: int) -> bool:
        """Whether `first` is an ancestor of `second`."""
        return bool(self.above[second] >> first & 1)

    def concurrent(self, one: int, other: int) -> bool:
        """Neither an ancestor of the other."""
        return one != other and not self.precedes(one, other) and not self.precedes(other, one)

    def setter_key(self, setter: int | None) -> tuple[int, bytes, int, bytes]:
        """Total order of setters, a value without setter first."""
        return (-1, b"", 0, b"") if setter is None else self.key[setter]
