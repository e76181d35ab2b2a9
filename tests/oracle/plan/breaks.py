"""Breaks: two accepted events, neither following the other, of which one undoes what the other stood on.

Spec: PLN-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import guards, slots
from .event import OPENING, Event
from .slots import CONSENTS, OF_AN_EVENT, Slot, Value

if TYPE_CHECKING:
    from .fold import Fold, View


class Break(NamedTuple):
    """`breaker` sets `slot` so that `broken` would not have been accepted."""

    broken: bytes
    breaker: bytes
    slot: Slot


class Breaks:
    """All breaks among the accepted events added so far."""

    def __init__(self, fold: Fold) -> None:
        self.fold = fold
        self.accepted: list[Event] = []
        self.all: list[Break] = []
        self._asked: dict[tuple[bytes, Slot, Value], bool] = {}

    def add(self, event: Event) -> None:
        """Compares a newly accepted event with those accepted before it."""
        for other in self.accepted:
            if not self.fold.descends(event.digest, other.digest):
                self._compare(event, other)
                self._compare(other, event)
        self.accepted.append(event)

    def _compare(self, broken: Event, breaker: Event) -> None:
        for slot, value in self.fold.values[breaker.digest].items():
            if self._undoes(broken, slot, value):
                self.all.append(Break(broken.digest, breaker.digest, slot))

    def _undoes(self, event: Event, slot: Slot, value: Value) -> bool:
        if event.kind == OPENING or slots.at_once(self.fold, event):
            return False
        if slot.kind in OF_AN_EVENT and slot.subject not in self.fold.ancestors_of(event):
            return False
        if self.fold.values[event.digest].get(slot) == value:
            return False
        asked = (event.digest, slot, value)
        if asked not in self._asked:
            self._asked[asked] = bool(guards.failures(self.fold.before(event).overridden(slot, value), event))
        return self._asked[asked]

    def minimal(self, slot: Slot | None = None) -> list[Break]:
        """Without those whose breaker follows another breaker through the same slot."""
        found = [one for one in self.all if slot in (None, one.slot)]
        return [one for one in found if not any(self._before(other, one) for other in found)]

    def _before(self, other: Break, one: Break) -> bool:
        same = other.broken == one.broken and other.slot == one.slot
        return same and self.fold.descends(one.breaker, other.breaker)

    def only_listed(self, one: Break) -> bool:
        """A fact, or what took effect at once: no conflict, but shown as concurrent."""
        broken, breaker = self.fold.events[one.broken], self.fold.events[one.breaker]
        return "fact" in self.fold.kind(broken).marks or slots.at_once(self.fold, breaker)


def values_read(view: View, slot: Slot) -> list[tuple[Value, bytes | None]]:
    """What the broken events of a view had read in this slot and nobody has settled since, each value once.

    Of several who had read a value, the last in the total order tells who had set it; where it had been set more
    than once for that one, the last setter.
    """
    fold = view.fold
    open_ones = [
        one
        for one in fold.breaks.minimal(slot)
        if {one.broken, one.breaker} <= view.members
        if not fold.breaks.only_listed(one) and not settled(view, one)
    ]
    read: dict[Value, bytes | None] = {}
    for one in sorted(open_ones, key=lambda found: fold.order(fold.events[found.broken])):
        entries = fold.before(fold.events[one.broken]).held(slot)
        ranked = [(fold.order(fold.events[entry.setter]) if entry.setter else (0,), entry) for entry in entries]
        for _, entry in sorted(ranked, key=lambda pair: pair[0]):
            read[entry.value] = entry.setter
    return list(read.items())


def settled(view: View, one: Break) -> bool:
    """Whether somebody who had seen both has decided: for a consent, a new consent."""
    settler = one.slot.kind if one.slot.kind in CONSENTS else "settlement"
    return any(
        one.slot in view.fold.values[event.digest]
        and view.fold.descends(event.digest, one.broken)
        and view.fold.descends(event.digest, one.breaker)
        for event in view.accepted(settler)
    )
