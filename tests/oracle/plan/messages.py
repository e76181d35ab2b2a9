"""The messages about a plan: its state and what a site holds of it.

Spec: PLN-11, PLN-12, WIRE-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import cbor2

from . import chains
from .container import container
from .event import Event
from .folded import Folded

if TYPE_CHECKING:
    from ..shared_plan import Held

Slot = tuple[str, bytes | None, str | None]
KIND_SUMMARY, KIND_STATE = 9, 10
#: How much a state lists: values of a slot, values of all slots, triples, missing events.
OF_SLOT, VALUES, TRIPLES, MISSING = 64, 65536, 1024, 1024


def message(kind: int, pairs: dict[int, Any]) -> bytes:
    """An envelope; what is absent is left out."""
    return cbor2.dumps([1, kind, {k: v for k, v in pairs.items() if v is not None}], canonical=True)


def state_message(folded: Folded) -> bytes:
    """The state of a plan, the same bytes for whoever has the same events."""
    opening, slots, triples = folded.opening, slot_items(folded), triple_items(folded)
    totals = [sum(len(held) for *_, held in slots), len(slots), len(triples), len(folded.missing)]
    listed = listed_slots(slots)
    whole = listed == slots and totals[2] <= TRIPLES and totals[3] <= MISSING
    pairs: dict[int, Any] = {
        0: folded.plan,
        1: opening.code if opening else None,
        2: opening.edition if opening else None,
        3: opening.person if opening else None,
        4: listed,
        5: triples[:TRIPLES],
        6: b"".join(folded.missing[:MISSING]) or None,
        7: folded.counts(),
        8: verdicts_digest(folded),
        9: None if whole else totals,
    }
    return message(KIND_STATE, pairs)


def triple_items(folded: Folded) -> list[Any]:
    """All that are concurrent: event, other, slot."""
    return [[event, other, folded.table.code("slot", slot)] for event, other, slot in folded.model.listed]


def slot_items(folded: Folded) -> list[Any]:
    """All slots, with all that they hold."""
    return [slot_item(folded, slot) for slot in sorted(folded.model.slots, key=lambda slot: place_of(folded, slot))]


def listed_slots(slots: list[Any]) -> list[Any]:
    """Those that the state lists, each with the values that it lists and, where these are not all, how many it holds."""
    found, room = [], VALUES
    for number, subject, field, held in slots:
        few = held[:min(OF_SLOT, room)]
        room -= len(few)
        if few:
            found.append([number, subject, field, few] + [len(held)] * (len(few) < len(held)))
    return found


def place_of(folded: Folded, slot: Slot) -> tuple[int, bytes, int]:
    """By slot, subject and field, as the state lists them."""
    name, subject, field = slot
    return folded.table.code("slot", name), subject or b"", folded.table.code("field", field) if field else 0


def slot_item(folded: Folded, slot: Slot) -> list[Any]:
    """[slot, subject, field, held]."""
    number, _, field = place_of(folded, slot)
    return [number, slot[1], field, [held_item(folded, slot, held) for held in folded.model.slots[slot]]]


def held_item(folded: Folded, slot: Slot, held: Held) -> list[Any]:
    """[code, detail, person, date, setter, marks: 1 read, 2 vacant]. A corrected value is found through its setter."""
    table, row = folded.table, folded.table.slots[slot[0]]
    code = 0 if held.word is None or row.words is None else table.code(row.words, held.word)
    detail = 0 if held.detail is None else table.code(row.details[held.word or ""], held.detail)
    return [code, detail, held.person, held.date, held.setter, held.read + 2 * held.vacant]


def verdicts_digest(folded: Folded) -> bytes:
    """Over all events here in the order of a container: each digest and its verdict."""
    verdicts, table = folded.model.verdicts, folded.table
    joined = [event.digest + bytes([table.code("event_verdict", verdicts[event.digest])]) for event in folded.listed]
    return hashlib.sha256(b"".join(joined)).digest()


def summary_message(plan: bytes | None, events: chains.Events) -> bytes:
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


def delta_message(folded: Folded, theirs: chains.Summary) -> bytes:
    """What they lack, as a part of the plan."""
    return plan_message(folded, chains.delta(folded.events, theirs))


def plan_message(folded: Folded, events: chains.Events | None = None) -> bytes:
    """The plan whole, or the events given of it; erased texts are written no more."""
    gone = folded.erased()
    chosen: list[Event] = list((folded.events if events is None else events).values())
    kept = [event.without_text() if event.digest in gone else event for event in chosen]
    return container(folded.plan, kept, folded.table)
