"""The model: from a set of events to verdicts and state.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable

from .fold import Fold
from .history import OrderKey
from .model_event import Event
from .people import is_vacant
from .tables import Tables, default_folder, load
from .values import Entry, Held, Slot
from .view import View


class Model:
    """What a set of events means; the order they come in and how often changes nothing (PLN-11)."""

    def __init__(self, events: Iterable[Event], tables: Tables | None = None) -> None:
        fold = Fold(tables if tables is not None else load(default_folder()))
        here = {event.digest: event for event in events}
        self.verdicts: dict[bytes, str] = {digest: "waiting" for digest in here}
        ordered = _in_total_order(here)
        for _, event in ordered:
            self.verdicts[event.digest] = fold.add(event)
        self.order: tuple[bytes, ...] = tuple(event.digest for _, event in ordered)
        self.refusals = dict(fold.refusals)
        view = View(fold.history, (1 << len(fold.history.events)) - 1)
        self.slots: dict[Slot, tuple[Held, ...]] = {
            slot: tuple(_shown(view, slot, entry) for entry in view.entries(slot)) for slot in fold.history.setters
        }
        self.conflicts: frozenset[Slot] = frozenset(slot for slot in self.slots if view.in_conflict(slot))
        self.listed: tuple[tuple[bytes, bytes, str], ...] = _listed(view)


def _in_total_order(here: dict[bytes, Event]) -> list[tuple[OrderKey, Event]]:
    """The events whose ancestors are all here, by depth, writer, sequence, digest (PLN-11)."""
    depth: dict[bytes, int] = {}
    left = list(here.values())
    while True:
        ready = [e for e in left if all(p in depth for p in e.parents)]
        if not ready:
            break
        for event in ready:
            depth[event.digest] = 1 + max((depth[p] for p in event.parents), default=0)
        left = [e for e in left if e.digest not in depth]
    keyed = [((d, here[k].writer, here[k].sequence, k), here[k]) for k, d in depth.items()]
    return sorted(keyed, key=lambda pair: pair[0])


def _shown(view: View, slot: Slot, entry: Entry) -> Held:
    """An entry as the model shows it; a correction's word is its field, also of the event's own value (no setter)."""
    value = entry.value
    return Held(
        word=slot[2] if slot[0] == "correction" else value.word,
        detail=value.detail,
        person=value.person,
        date=value.date,
        setter=None if entry.setter is None else view.history.events[entry.setter].digest,
        read=entry.read,
        vacant=is_vacant(view, slot, entry),
    )


def _listed(view: View) -> tuple[tuple[bytes, bytes, str], ...]:
    """Concurrent events listed without a conflict, in total order (PLN-11)."""
    history = view.history
    pairs = [b for slot in history.breaks for b in view.breaks(slot) if b.sort != "ordinary"]
    rank = history.tables.slot_order
    pairs.sort(key=lambda b: (history.key[b.broken], history.key[b.breaker], rank[b.slot[0]]))
    return tuple((history.events[b.broken].digest, history.events[b.breaker].digest, b.slot[0]) for b in pairs)
