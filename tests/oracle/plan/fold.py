"""The fold: a set of events in, verdicts and state out, straight from the definitions.

Every state is a `View` of a set of judged events; a guard is asked in the view of the event's
ancestors. Events are judged in the total order, so that what an event follows comes first.

Spec: PLN-10, PLN-11, PLN-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable

from . import breaks, guards, slots
from .event import OPENING, Event, plan_of, union
from .guards import Failure
from .slots import Held, Slot, Value
from .table import Kind, Table

ACCEPTED, REFUSED, WAITING, NEEDS_EDITION = "accepted", "refused", "waiting", "needs_edition"
Order = tuple[int, bytes, int, bytes]


class View:
    """State of an ancestor-closed set of judged events; one slot may be overridden by a value."""

    def __init__(self, fold: Fold, members: frozenset[bytes], override: tuple[Slot, Value] | None = None):
        self.fold, self.members, self.override = fold, members, override
        self._kept: dict[Slot, list[Held]] = {}
        self._setters: dict[Slot, list[bytes]] | None = None

    def overridden(self, slot: Slot, value: Value) -> View:
        """The same, but that one slot holds exactly this value; nobody has set it."""
        other = View(self.fold, self.members, (slot, value))
        other._kept, other._setters = self._kept, self._all_setters()
        return other

    def accepted(self, *names: str) -> list[Event]:
        """Its accepted events of these kinds (of all where none is named), in total order."""
        return [
            event
            for event in self.fold.judged
            if event.digest in self.members
            and event.digest in self.fold.values
            and (not names or self.fold.name(event) in names)
        ]

    def setters(self, slot: Slot) -> list[bytes]:
        """The accepted setters from which no other one descends, in total order."""
        if self.override is not None and self.override[0] == slot:
            return []
        found = self._all_setters().get(slot, [])
        return [one for one in found if not any(self.fold.descends(other, one) for other in found)]

    def slots(self) -> list[Slot]:
        """The slots with at least one accepted setter."""
        return list(self._all_setters())

    def _all_setters(self) -> dict[Slot, list[bytes]]:
        if self._setters is None:
            self._setters = {}
            for event in self.accepted():
                for slot in self.fold.values[event.digest]:
                    self._setters.setdefault(slot, []).append(event.digest)
        return self._setters

    def held(self, slot: Slot) -> list[Held]:
        """What the slot holds: set, then read, then the initial value where there is neither."""
        if self.override is not None and self.override[0] == slot:
            return [Held(self.override[1], None)]
        if slot not in self._kept:
            self._kept[slot] = self._held(slot)
        return self._kept[slot]

    def _held(self, slot: Slot) -> list[Held]:
        setters = self.setters(slot)
        closing = [one for one in setters if self._closes_at_once(slot, one)]
        if closing:
            return [Held(self.fold.values[one][slot], one) for one in closing]
        entries = [Held(self.fold.values[one][slot], one) for one in setters]
        for value, setter in breaks.values_read(self, slot):
            if value not in [entry.value for entry in entries]:
                entries.append(Held(value, setter, read=True))
        return entries or [Held(slots.initial(self.fold, slot), None)]

    def _closes_at_once(self, slot: Slot, setter: bytes) -> bool:
        return slot.kind == "phase" and slots.closes_at_once(self.fold, self.fold.events[setter])

    def values(self, slot: Slot) -> set[Value]:
        return {entry.value for entry in self.held(slot)}

    def in_conflict(self, slot: Slot) -> bool:
        return len(self.values(slot)) > 1

    @property
    def opening(self) -> Event | None:
        """The opening among its events."""
        return next((e for e in self.fold.judged if e.kind == OPENING and e.digest in self.members), None)


class Fold:
    """All that follows from a set of events of one plan."""

    def __init__(self, events: Iterable[Event], table: Table | None = None, library_edition: int = 1) -> None:
        self.table = table or Table.published()
        self.library_edition = library_edition
        self.events = union(*({event.digest: event} for event in events))
        assert len({plan_of(event) for event in self.events.values()}) <= 1, "one plan at a time"
        self.missing = sorted({p for e in self.events.values() for p in e.parents} - self.events.keys())
        self._depths: dict[bytes, int] = {}
        self._ancestors: dict[bytes, frozenset[bytes]] = {}
        self._lineage()
        self.listed = sorted(self.events.values(), key=self.order)
        self.verdicts: dict[bytes, tuple[str, list[Failure]]] = {}
        self.values: dict[bytes, dict[Slot, Value]] = {}  # of each accepted event
        self.breaks = breaks.Breaks(self)
        self.judged: list[Event] = []
        self._before: dict[bytes, View] = {}
        for event in self.listed:
            self._judge(event)

    def _lineage(self) -> None:
        """Depths and ancestors, parents before children; an absent parent counts for no depth."""
        waiting = dict(self.events)
        while waiting:
            ready = [e for e in waiting.values() if not any(parent in waiting for parent in e.parents)]
            for event in ready:
                here = [parent for parent in event.parents if parent in self.events]
                self._depths[event.digest] = 1 + max((self._depths[p] for p in here), default=0)
                above = [self._ancestors.get(p, frozenset()) | {p} for p in event.parents]
                self._ancestors[event.digest] = frozenset().union(*above)
                del waiting[event.digest]

    def order(self, event: Event) -> Order:
        """The total order: depth, writer, sequence, digest."""
        return self._depths[event.digest], event.writer, event.sequence, event.digest

    def _judge(self, event: Event) -> None:
        verdict = self._waits(event)
        failures: list[Failure] = []
        if verdict is None:
            self.judged.append(event)
            failures = [] if event.kind == OPENING else guards.failures(self.before(event), event)
            verdict = REFUSED if failures else ACCEPTED
        self.verdicts[event.digest] = verdict, failures
        if verdict == ACCEPTED:
            self.values[event.digest] = slots.values_of(self, event)
            self.breaks.add(event)

    def _waits(self, event: Event) -> str | None:
        """Why it cannot be judged, or none."""
        line = self._ancestors[event.digest] | {event.digest}
        if not line <= self.events.keys():
            return WAITING
        known = all(self._known(self.events[digest]) for digest in line)
        return None if known else NEEDS_EDITION

    def _known(self, event: Event) -> bool:
        return event.kind in self.table.kinds and self.kind(event).edition <= self.library_edition >= event.edition

    def kind(self, event: Event) -> Kind:
        return self.table.kinds[event.kind]

    def name(self, event: Event) -> str:
        return self.kind(event).name

    def code(self, group: str, name: str) -> int:
        return self.table.code(group, name)

    def ancestors_of(self, event: Event) -> frozenset[bytes]:
        return self._ancestors[event.digest]

    def descends(self, one: bytes, other: bytes) -> bool:
        return other in self._ancestors[one]

    def before(self, event: Event) -> View:
        """The state of its ancestors."""
        if event.digest not in self._before:
            self._before[event.digest] = View(self, self._ancestors[event.digest])
        return self._before[event.digest]

    @property
    def state(self) -> View:
        """The state of the plan."""
        return View(self, frozenset(event.digest for event in self.judged))

    @property
    def opening(self) -> Event | None:
        return next((event for event in self.listed if event.kind == OPENING), None)

    def counts(self) -> list[int]:
        found = [verdict for verdict, _ in self.verdicts.values()]
        return [found.count(verdict) for verdict in (ACCEPTED, REFUSED, WAITING, NEEDS_EDITION)]

    def conflicts(self) -> dict[Slot, list[Held]]:
        state = self.state
        return {slot: state.held(slot) for slot in state.slots() if state.in_conflict(slot)}

    def concurrent(self) -> list[tuple[bytes, bytes, str]]:
        """Accepted pairs of which the second breaks the first and neither is in conflict for it."""
        events, number = self.events, self.table.words["slot"]
        found = [pair for pair in self.breaks.minimal() if self.breaks.only_listed(pair)]
        found.sort(key=lambda p: (self.order(events[p.broken]), self.order(events[p.breaker]), number[p.slot.kind]))
        return [(pair.broken, pair.breaker, pair.slot.kind) for pair in found]

    def erased(self) -> set[bytes]:
        """The events whose text an accepted erasure took away."""
        return {event.target or b"" for event in self.state.accepted("erasure")}
