"""What a shared plan comes to: the values its slots hold, its needs, objectives and interventions, and who does not agree.

Spec: spec/30-plan.md (PLN-2, PLN-5 to PLN-7, PLN-10), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-24, PLN-25,
PLN-28).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .._model import FrozenMap, Immutable
from .event import Concurrent, Event
from .holding import Holding, Totals
from ..word_tables import SLOT_INITIAL
from ..words import (
    Answer, ClosingReason, Entitled, EventVerdict, ExpressedBy, Field, InterventionState, NeedDomain, NeedState, ObjectiveState,
    Opinion, Phase, PlanKind, Priority, Role, Sector, Slot,
)
from ..words import Event as EventKind

__all__ = ["Closing", "Intervention", "Need", "Objective", "PlanState"]

_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Immutable):
    """A closing that holds the plan closed (PLN-5).

    Attributes:
        reason: why; of a withdrawal of consent ``consent_withdrawn``.
        since: the day it took effect.
        by: the author of the closing; of a withdrawal, whoever withdrew.
        event: the digest of the closing, of the withdrawal, or of the settlement that chose it.
    """

    reason: ClosingReason
    since: datetime.date
    by: UUID
    event: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Immutable):
    """A need: the event that records it, its state (with the reason of one unmet), and its domain and text as corrected."""

    event: Event
    state: Holding[NeedState]
    domain: Holding[NeedDomain]
    text: Holding[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Immutable):
    """An objective (PLN-24): the event that formulates it, its life, and its fields as corrected.

    Attributes:
        event: the event that formulates it.
        need: the digest of the need it answers.
        state: its state, with the reason of one not reached, given up or not pursued.
        priority: high, medium or low, ``Priority.NONE`` where nobody has said.
        opinion: what the person thinks of it (PLN-25).
        expressed_by: who expressed it.
        due: by when.
        text: the result expected.
        contributions: what the person does for it: the events that stand (PLN-25).
    """

    event: Event
    need: bytes
    state: Holding[ObjectiveState]
    priority: Holding[Priority]
    opinion: Holding[Opinion]
    expressed_by: Holding[ExpressedBy]
    due: Holding[datetime.date | None]
    text: Holding[str | None]
    contributions: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Immutable):
    """An intervention (PLN-7): the event that plans it, its life, and its fields as corrected.

    Attributes:
        event: the event that plans it.
        need: the digest of the need it answers, through its objective where it names one.
        objective: the digest of the objective it serves, or None.
        state: its state, with the effect of one done, or why it was not.
        opinion: what the person thinks of it (PLN-25).
        sector: of which sector.
        person: who is to do it.
        due, until: by when, and the last day.
        text: what is to be done.
        contributions: what the person does for it: the events that stand (PLN-25).
    """

    event: Event
    need: bytes
    objective: bytes | None
    state: Holding[InterventionState]
    opinion: Holding[Opinion]
    sector: Holding[Sector]
    person: Holding[UUID | None]
    due: Holding[datetime.date | None]
    until: Holding[datetime.date | None]
    text: Holding[str | None]
    contributions: tuple[Event, ...]


_SlotKey = tuple[Slot, UUID | bytes | None, Field | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState(Immutable):
    """The state of a plan. Whoever has the same events has the same ``digest``, byte for byte (PLN-11).

    Attributes:
        plan: the plan's identifier.
        kind: PPS or PSI, None while the opening is not here.
        edition: the edition of its kinds and guards.
        person: whose plan it is.
        slots: everything held, in the order of the state message; phase, consents and the rest are among them. Of a slot
            that holds more than 64 values the first.
        assistance, sharing: what each consent comes to (PLN-6, PLN-28): withdrawn or refused when the person, a
            representative or a holder of authority did so; given when the person or a representative gave it, or where
            several members hold authority, when each of them gave it; else unknown, as where it is in conflict.
        needs, objectives, interventions: those accepted, in the plan's order.
        events: what was accepted and stands, in the plan's order: :meth:`of` picks out a kind.
        facts: those of them that say what happened, whatever anybody decides (mark ``fact`` of kinds.tsv).
        annulled: the events that were accepted, and annulled since.
        settlers: who may settle what is in conflict, none while nothing is. Consents and opinions are nobody's to settle:
            whoever gave them is asked again.
        concurrent: pairs of events that did not know of each other; both stand. Of more than 1,024 the first.
        missing: digests of events that others name and that are not here.
        totals: how many values, slots, concurrent pairs and missing events there are, listed or not.
        counts: how many events there are of each verdict.
        digest: the SHA-256 of ``data``, one line for two programs to compare.
        data: the state's message (kind 10).
    """

    plan: UUID | None
    kind: PlanKind | None
    edition: int | None
    person: UUID | None
    slots: tuple[Holding[Any], ...]
    assistance: Answer
    sharing: Answer
    needs: tuple[Need, ...]
    objectives: tuple[Objective, ...]
    interventions: tuple[Intervention, ...]
    events: tuple[Event, ...] = field(repr=False)
    facts: tuple[Event, ...]
    annulled: tuple[Event, ...]
    settlers: tuple[Entitled, ...]
    concurrent: tuple[Concurrent, ...]
    missing: tuple[bytes, ...]
    totals: Totals
    counts: Mapping[EventVerdict, int]
    digest: bytes
    data: bytes = field(repr=False)
    _by_key: Mapping[_SlotKey, Holding[Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {(each.slot, each.subject, each.field): each for each in self.slots})

    @property
    def complete(self) -> bool:
        """Whether no event is missing: an incomplete history gives a state too, of what is known."""
        return not self.missing

    @property
    def phase(self) -> Holding[Phase]:
        """Draft, proposed, active, in review, suspended or closed (PLN-2)."""
        return self._slot(Slot.PHASE)

    @property
    def closing(self) -> tuple[Closing, ...]:
        """Why the plan is closed, since when and by whom: each closing that holds it so, none while it is open (PLN-5).

        Two sites that closed it apart from each other are two of them; where the phase is in conflict, those among its
        values.
        """
        return tuple(Closing(reason=each.detail, since=each.date, by=each.person, event=each.setter)
                     for each in self.phase.entries if each.value is Phase.CLOSED and not each.read
                     and isinstance(each.detail, ClosingReason) and each.date and each.person and each.setter)

    @property
    def assistance_consent(self) -> Holding[Answer]:
        """The person's consent to the assistance (PLN-6)."""
        return self._slot(Slot.ASSISTANCE_CONSENT)

    @property
    def sharing_consent(self) -> Holding[Answer]:
        """The person's consent to sharing (PLN-6)."""
        return self._slot(Slot.SHARING_CONSENT)

    @property
    def holder_assistance_consents(self) -> Mapping[UUID, Holding[Answer]]:
        """The consent to the assistance of each holder of authority in the circle (PLN-28)."""
        return self._holders(Slot.HOLDER_ASSISTANCE_CONSENT)

    @property
    def holder_sharing_consents(self) -> Mapping[UUID, Holding[Answer]]:
        """The consent to sharing of each holder of authority in the circle (PLN-28)."""
        return self._holders(Slot.HOLDER_SHARING_CONSENT)

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
        """Who watches while the plan is suspended, the ``date`` of each entry being the last day (PLN-4); of a plan that
        is not suspended, who watched last."""
        return self._slot(Slot.WATCHER)

    @property
    def vacant(self) -> tuple[Slot, ...]:
        """The offices whose holder has since left the circle: any member names another (PLN-10)."""
        return tuple(slot for slot in _OFFICES if self._slot(slot).vacant)

    @property
    def roles(self) -> Mapping[UUID, Holding[Role]]:
        """The role of everybody who is or was in the circle of care; ``Role.NONE`` for those who left."""
        return FrozenMap({each.subject: each for each in self.slots
                          if each.slot is Slot.ROLE and isinstance(each.subject, UUID)})

    @property
    def conflicts(self) -> tuple[Holding[Any], ...]:
        """The slots in conflict, with every value held and who set it."""
        return tuple(each for each in self.slots if each.conflict)

    def of(self, *kinds: EventKind) -> tuple[Event, ...]:
        """The events of these kinds that were accepted and stand, in the plan's order."""
        return tuple(event for event in self.events if event.kind in kinds)

    def corrected(self, event: Event, name: Field) -> Any:
        """A field of an event as corrected (PLN-23); None while two corrections are in conflict."""
        found = self._slot(Slot.CORRECTION, event.digest, name)
        return found.value if found.entries else getattr(event, name.word)

    def _repr_html_(self) -> str:
        """What a notebook shows: no free text, and identifiers cut."""
        from ..notebook import plan_state

        return plan_state(self)

    def _holders(self, slot: Slot) -> Mapping[UUID, Holding[Answer]]:
        return FrozenMap({member: self._slot(slot, member) for member, role in self.roles.items()
                          if role.value is Role.AUTHORITY_HOLDER})

    def _slot(self, slot: Slot, subject: UUID | bytes | None = None, name: Field | None = None) -> Holding[Any]:
        found = self._by_key.get((slot, subject, name))
        return found or Holding(slot=slot, subject=subject, field=name, initial=SLOT_INITIAL.get(slot))
