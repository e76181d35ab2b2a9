"""The messages about a plan: its state and what a site holds of it.

Spec: PLN-11, PLN-12, WIRE-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from typing import Any

import cbor2

from . import chains
from .container import container
from .event import Event
from .fold import Fold, View
from .slots import Held, Slot

KIND_SUMMARY, KIND_STATE = 9, 10


def message(kind: int, pairs: dict[int, Any]) -> bytes:
    """An envelope; what is absent is left out."""
    return cbor2.dumps([1, kind, {k: v for k, v in pairs.items() if v is not None}], canonical=True)


def state_message(fold: Fold, plan: bytes) -> bytes:
    """The state of a plan, the same bytes for whoever has the same events."""
    opening, state = fold.opening, fold.state
    ordered = sorted(state.slots(), key=lambda slot: (fold.code("slot", slot.kind), slot.subject, slot.field))
    concurrent = [[one, other, fold.code("slot", kind)] for one, other, kind in fold.concurrent()]
    pairs: dict[int, Any] = {
        0: plan,
        1: opening.code if opening else None,
        2: opening.edition if opening else None,
        3: opening.person if opening else None,
        4: [slot_item(state, slot) for slot in ordered],
        5: concurrent,
        6: b"".join(fold.missing) or None,
        7: fold.counts(),
        8: verdicts_digest(fold),
    }
    return message(KIND_STATE, pairs)


def state_digest(fold: Fold, plan: bytes) -> bytes:
    return hashlib.sha256(state_message(fold, plan)).digest()


def slot_item(state: View, slot: Slot) -> list[Any]:
    """[kind, subject, field, held]."""
    fold = state.fold

    def place(entry: Held) -> tuple[Any, ...]:
        known = entry.setter is not None
        return (entry.read, known, fold.order(fold.events[entry.setter]) if entry.setter else ())

    held = [held_item(entry) for entry in sorted(state.held(slot), key=place)]
    return [fold.code("slot", slot.kind), slot.subject or None, slot.field, held]


def held_item(entry: Held) -> list[Any]:
    """[code, detail, id, day, setter, marks: 1 read, 2 vacant]. A corrected value is found through its setter."""
    value = entry.value
    return [value.code, value.detail, value.person, value.date, entry.setter, entry.read + 2 * entry.vacant]


def verdicts_digest(fold: Fold) -> bytes:
    """Over all events here in the order of a container: each digest and its verdict."""
    joined = b"".join(
        event.digest + bytes([fold.code("event_verdict", fold.verdicts[event.digest][0])]) for event in fold.listed
    )
    return hashlib.sha256(joined).digest()


def summary_message(plan: bytes, events: chains.Events) -> bytes:
    own = chains.summary_of(plan, events)
    pairs: dict[int, Any] = {
        0: plan,
        1: [list(tip) for tip in own.tips],
        2: b"".join(own.missing) or None,
    }
    return message(KIND_SUMMARY, pairs)


def read_summary(data: bytes) -> chains.Summary:
    _, kind, pairs = cbor2.loads(data)
    assert kind == KIND_SUMMARY
    joined = pairs.get(2, b"")
    absent = [joined[at : at + 32] for at in range(0, len(joined), 32)]
    return chains.Summary(pairs[0], [chains.Tip(*tip) for tip in pairs[1]], absent)


def delta_message(fold: Fold, plan: bytes, theirs: chains.Summary) -> bytes:
    """What they lack, as a part of the plan."""
    return plan_message(fold, plan, chains.delta(fold.events, theirs))


def plan_message(fold: Fold, plan: bytes, events: chains.Events | None = None) -> bytes:
    """The plan whole, or the events given of it; erased texts are written no more."""
    gone = fold.erased()
    chosen: list[Event] = list((fold.events if events is None else events).values())
    kept = [event.without_text() if event.digest in gone else event for event in chosen]
    return container(plan, kept, fold.table)
