"""What a shared plan comes to: the values its slots hold, its needs and interventions, and who does not agree.

Spec: spec/30-plan.md (PLN-2, PLN-7, PLN-10), spec/31-history.md (PLN-11).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from .._model import FrozenMap, Immutable
from .event import Concurrent, Event
from ..word_tables import SLOT_INITIAL
from ..words import (
    Answer, EventVerdict, Field, InterventionState, NeedDomain, NeedState, Phase, PlanKind, Role, Sector, Slot, Word,
)

__all__ = ["Holding", "Intervention", "Need", "PlanState", "Value"]

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Immutable, Generic[T_co]):
    """One value that a slot holds.

    Attributes:
        value: a word, a person, a date or a text.
        detail: the effect or reason of a state, where it has one; of a closed phase why.
        person: of a closed phase who closed the plan (PLN-5).
        date: of a closed phase the day it closed, of a watcher the last day (PLN-4).
        setter: the digest of the event that set it, None for a value nobody set.
        read: it is the value that a broken event had read (PLN-11).
        vacant: who holds the office has left the circle since (PLN-10).
    """

    value: T_co
    detail: Word | None = None
    person: UUID | None = None
    date: datetime.date | None = None
    setter: bytes | None = None
    read: bool = False
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Immutable, Generic[T_co]):
    """What one slot holds. More than one value that differ are a conflict, which people settle (PLN-11).

    Attributes:
        slot: which slot.
        subject: the member of a role; the digest of a need, intervention or event; else None.
        field: of a corrected field, which.
        initial: what it held before anybody set it.
        entries: the values, each with its setter; none where nobody has set the slot.
        conflict: whether two of them differ.
    """

    slot: Slot
    subject: UUID | bytes | None = None
    field: Field | None = None
    initial: T_co
    entries: tuple[Value[T_co], ...] = ()
    conflict: bool = False

    @property
    def values(self) -> tuple[T_co, ...]:
        """The different values, in their order; one of them unless the slot is in conflict."""
        found = [entry.value for entry in self.entries]
        return tuple(value for at, value in enumerate(found) if value not in found[:at]) or (self.initial,)

    @property
    def value(self) -> T_co | None:
        """The value, or None while the slot is in conflict; of an office None is also "nobody"."""
        return None if self.conflict else self.values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Immutable):
    """A need: the event that records it, its state, and its domain and text as corrected."""

    event: Event
    state: Holding[NeedState]
    domain: Holding[NeedDomain]
    text: Holding[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Immutable):
    """An intervention: the event that plans it, its state (with effect or reason), and its fields as corrected."""

    event: Event
    state: Holding[InterventionState]
    sector: Holding[Sector]
    person: Holding[UUID | None]
    due: Holding[datetime.date | None]
    text: Holding[str | None]

    @property
    def need(self) -> bytes | None:
        """The digest of the need it answers."""
        return self.event.target


_SlotKey = tuple[Slot, UUID | bytes | None, Field | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState(Immutable):
    """The state of a plan. Whoever has the same events has the same ``digest``, byte for byte (PLN-11).

    Attributes:
        plan: the plan's identifier.
        kind: PPS or PSI, None while the opening is not here.
        edition: the edition of its kinds and guards.
        person: whose plan it is.
        slots: everything held, in the order of the state message; phase, consents and the rest are among them.
        needs, interventions: those accepted, in the plan's order.
        facts: what was accepted and stands of what happened whatever anybody decides (mark ``fact`` of kinds.tsv).
        concurrent: pairs of events that did not know of each other; both stand.
        missing: digests of events that others name and that are not here.
        counts: how many events there are of each verdict.
        digest: the SHA-256 of ``data``, one line for two programs to compare.
        data: the state's message (kind 10).
    """

    plan: UUID | None
    kind: PlanKind | None
    edition: int | None
    person: UUID | None
    slots: tuple[Holding[Any], ...]
    needs: tuple[Need, ...]
    interventions: tuple[Intervention, ...]
    facts: tuple[Event, ...]
    concurrent: tuple[Concurrent, ...]
    missing: tuple[bytes, ...]
    counts: Mapping[EventVerdict, int]
    digest: bytes
    data: bytes = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether no event is missing: an incomplete history gives a state too, of what is known."""
        return not self.missing

    @property
    def phase(self) -> Holding[Phase]:
        """Draft, proposed, active, in review, suspended or closed (PLN-2)."""
        return self._slot(Slot.PHASE)

    @property
    def assistance_consent(self) -> Holding[Answer]:
        """The person's consent to the assistance (PLN-6)."""
        return self._slot(Slot.ASSISTANCE_CONSENT)

    @property
    def sharing_consent(self) -> Holding[Answer]:
        """The person's consent to sharing (PLN-6)."""
        return self._slot(Slot.SHARING_CONSENT)

    @property
    def referent(self) -> Holding[UUID | None]:
        """The referent (PLN-10)."""
        return self._slot(Slot.REFERENT)

    @property
    def mt(self) -> Holding[UUID | None]:
        """The médecin traitant (PLN-10)."""
        return self._slot(Slot.MT)

    @property
    def referent_deputy(self) -> Holding[UUID | None]:
        """Who stands in for the referent."""
        return self._slot(Slot.REFERENT_DEPUTY)

    @property
    def mt_deputy(self) -> Holding[UUID | None]:
        """Who stands in for the médecin traitant."""
        return self._slot(Slot.MT_DEPUTY)

    @property
    def watcher(self) -> Holding[UUID | None]:
        """Who watches while the plan is suspended (PLN-4)."""
        return self._slot(Slot.WATCHER)

    @property
    def roles(self) -> Mapping[UUID, Holding[Role]]:
        """The role of everybody who is or was in the circle of care; ``Role.NONE`` for those who left."""
        return FrozenMap({each.subject: each for each in self.slots
                          if each.slot is Slot.ROLE and isinstance(each.subject, UUID)})

    @property
    def conflicts(self) -> tuple[Holding[Any], ...]:
        """The slots in conflict, with every value held and who set it."""
        return tuple(each for each in self.slots if each.conflict)

    def _repr_html_(self) -> str:
        """What a notebook shows: no free text, and identifiers cut."""
        from ..notebook import plan_state

        return plan_state(self)

    def _slot(self, slot: Slot) -> Holding[Any]:
        found = next((each for each in self.slots if each.slot is slot), None)
        return found or Holding(slot=slot, initial=SLOT_INITIAL.get(slot))
