"""What a sheet reads: the fields of a view, by what people ask of them. A field that the view does not hold is empty.

Spec: spec/37-form.md, spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A value in conflict is several values, none is the empty tuple, and a text that was not written or may not be seen is no
text: which of the two it is, no sheet knows.
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from ..._discreet import Discreet
from ...words import (
    Answer, ClosingReason, Event, ExpressedBy, InterventionState, NeedDomain, ObjectiveState, Opinion, Phase,
    PlanKind, Priority, Role, Sector, Slot, Viewer, ViewGroup, Word,
)

__all__ = ["Facts", "Happened", "Held", "Intervention", "Item", "Need", "Objective", "Who"]

#: Somebody, by the identifier that the view has: sheets say a role.
Who: TypeAlias = UUID
W = TypeVar("W")
#: Where the terms of items and the end of a service are waited for: as what is due of them (PLN-7, PLN-21, PLN-24).
_GOES_ON = frozenset({Phase.ACTIVE, Phase.IN_REVIEW})
_WAITED_FOR = _GOES_ON | {Phase.PROPOSED}
_NOT_BEGUN = frozenset({InterventionState.PLANNED})
_NOT_OVER = _NOT_BEGUN | {InterventionState.UNDER_WAY}
_AIMED_AT = frozenset({ObjectiveState.FORMULATED, ObjectiveState.PURSUED, ObjectiveState.PARTLY_REACHED})


@dataclass(frozen=True, slots=True)
class Held(Discreet, Generic[W]):
    """One value of a state, with its effect or reason, and what was written with it."""

    value: W
    detail: Word | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Discreet):
    """A need, an objective or an intervention, by its place in the view; ``remarks`` are the words of an opinion."""

    place: int
    since: tuple[datetime.date, ...] = ()
    states: tuple[Held[Any], ...] = ()
    texts: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    remarks: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()

    def is_in(self, states: frozenset[Any]) -> bool:
        """Whether one of these states is held."""
        return any(each.value in states for each in self.states)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Item):
    """A need."""

    domains: tuple[NeedDomain, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Item):
    """An objective, with the place of its need where that is seen."""

    need: int | None = None
    priorities: tuple[Priority, ...] = ()
    expressed_by: tuple[ExpressedBy, ...] = ()
    due: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Item):
    """An intervention, with the places of its need and of its objective where those are seen."""

    need: int | None = None
    objective: int | None = None
    sectors: tuple[Sector, ...] = ()
    people: tuple[Who, ...] = ()
    due: tuple[datetime.date, ...] = ()
    until: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Discreet):
    """Something that happened, or was written down, on a day: what, about whom, its words, until when."""

    what: Word
    day: datetime.date | None
    who: Who | None = None
    code: Word | None = None
    detail: Word | None = None
    until: datetime.date | None = None
    due: datetime.date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Discreet):
    """Everything that a sheet reads of a view.

    Attributes:
        reference: the host's name of the plan.
        viewer: whose view it is.
        shown: the groups of fields that the viewer sees.
        kind: PPS or PSI.
        phases, closing: where the plan stands, and why it is closed.
        at: the day that the sheet is of.
        next_review: the day that the last review fixed, several where people do not agree.
        offices: who holds each of the four offices; somebody who left is not there.
        roles: the role of everybody of the circle.
        names: what the host calls somebody, where it says so.
        assistance, sharing: what each consent comes to; None where it is not seen.
        needs, objectives, interventions: items, in the plan's order.
        happened: the rest, by the kind of event, in the plan's order.
        watchers: who watches while the plan is suspended, and until when.
    """

    reference: str
    viewer: Viewer
    at: datetime.date
    shown: frozenset[ViewGroup]
    kind: PlanKind | None = None
    phases: tuple[Phase, ...] = ()
    closing: tuple[ClosingReason, ...] = ()
    next_review: tuple[datetime.date, ...] = ()
    offices: Mapping[Slot, tuple[Who, ...]] = field(default_factory=dict)
    roles: Mapping[Who, Role] = field(default_factory=dict)
    names: Mapping[Who, str] = field(default_factory=dict)
    person: Who | None = None
    assistance: Answer | None = None
    sharing: Answer | None = None
    needs: tuple[Need, ...] = ()
    objectives: tuple[Objective, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    happened: tuple[Happened, ...] = ()
    watchers: tuple[tuple[Who, datetime.date | None], ...] = ()

    def knows(self, who: Who) -> bool:
        """Whether the view has somebody in an office, in the circle, or as the person."""
        return who == self.person or who in self.roles or any(who in people for people in self.offices.values())

    # ---- what is late: a day that is past, of what is waited for and not done

    def late_review(self, day: datetime.date) -> bool:
        """Whether a review was to be on a day that is past."""
        return day < self.at and self.goes_on

    def late(self, item: Objective | Intervention, day: datetime.date) -> bool:
        """Whether an objective was to be reached, or an action begun, by a day that is past."""
        left = _NOT_BEGUN if isinstance(item, Intervention) else _AIMED_AT
        return day < self.at and item.is_in(left) and not _WAITED_FOR.isdisjoint(self.phases)

    def past_end(self, action: Intervention, day: datetime.date) -> bool:
        """Whether an action that goes on was to end on a day that is past."""
        return day < self.at and self.goes_on and action.is_in(_NOT_OVER)

    @property
    def goes_on(self) -> bool:
        """Whether the plan is under way."""
        return not _GOES_ON.isdisjoint(self.phases)

    def of(self, *kinds: Event) -> tuple[Happened, ...]:
        """What happened of these kinds."""
        return tuple(each for each in self.happened if each.what in kinds)
