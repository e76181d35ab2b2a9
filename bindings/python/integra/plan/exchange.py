"""What sites tell each other beside events: a summary of what one has, and the state that it comes to.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from .._model import Immutable
from .event import Concurrent
from .holding import Totals
from ..words import EventVerdict, Field, PlanKind, Slot, Word

__all__ = ["Held", "HeldSlot", "StateMessage", "Summary", "Tip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip(Immutable):
    """The last event of a chain that is whole: whose, how many events long, and its digest."""

    writer: UUID
    length: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Immutable):
    """What a site has of a plan (kind 9); :meth:`integra.Plan.delta` answers it with what that site lacks.

    Attributes:
        plan: which plan, None before its first event.
        tips: the last event of each chain, by writer and length; a fork has two of one writer.
        missing: digests of events that others name and that are not there.
        data: its bytes.
    """

    plan: UUID | None
    tips: tuple[Tip, ...]
    missing: tuple[bytes, ...]
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Immutable):
    """One value of a slot, as a state message has it.

    Attributes:
        code: the word held, None of an office; of a correction the field, since the value is in the setter.
        detail: the effect or reason beside a state, why a plan is closed, or None.
        person: whom an office is held by, who watches, who closed the plan, or None.
        date: until when somebody watches, since when a plan is closed, or None.
        setter: the digest of the event that set it, None for a value nobody set.
        read: it is the value that a broken event had read (PLN-11).
        vacant: whoever holds this office has since left the circle of care (PLN-10).
    """

    code: Word | None
    detail: Word | None
    person: UUID | None
    date: datetime.date | None
    setter: bytes | None
    read: bool
    vacant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSlot(Immutable):
    """A slot of a state message, and what it holds: the subject is a member's identifier, an event's digest or None; of how
    many values, where not all are listed."""

    slot: Slot
    subject: UUID | bytes | None
    field: Field | None
    held: tuple[Held, ...]
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMessage(Immutable):
    """A state as its message (kind 10) tells it, without the events: what :attr:`integra.PlanState.data` holds.

    Two programs with the same events have the same ``digest``; this says wherein two of them differ.

    Attributes:
        plan, kind, edition, person: whose plan it is, None before its opening.
        slots: what is held, by slot, subject and field.
        concurrent: pairs of events that did not know of each other; both stand.
        missing: digests of events that others name and that are not there.
        counts: how many events there are of each verdict.
        totals: how many values, slots, concurrent pairs and missing events there are, listed or not.
        verdicts: the SHA-256 over every event's digest and verdict.
        digest: the SHA-256 of ``data``.
        data: its bytes.
    """

    plan: UUID | None
    kind: PlanKind | None
    edition: int | None
    person: UUID | None
    slots: tuple[HeldSlot, ...]
    concurrent: tuple[Concurrent, ...]
    missing: tuple[bytes, ...]
    counts: Mapping[EventVerdict, int]
    totals: Totals
    verdicts: bytes
    digest: bytes
    data: bytes = field(repr=False)

