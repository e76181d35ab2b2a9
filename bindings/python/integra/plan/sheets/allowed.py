"""Which obligations a viewer may be told of: those of groups that they see, and of items that stand in their view.

Spec: spec/37-form.md, "What a sheet may say"; spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

An item of the plan is found again in the view by what it says, since a view has no digests: two that say the same there
are the same to whoever reads it.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...words import Answer, Field, SettledBy, Slot, Viewer, ViewGroup, marked
from ..due import Due
from ..state import Intervention as PlanIntervention
from ..state import Objective as PlanObjective
from ..state import PlanState
from .facts import Facts, Intervention, Objective
from .obligations import Obligation

__all__ = ["GROUPS", "allowed"]

#: To which group what is due belongs, by what settles it; what is not here is told to nobody.
GROUPS: Mapping[SettledBy, ViewGroup] = {
    SettledBy.ASSISTANCE_CONSENT: ViewGroup.CONSENTS, SettledBy.SHARING_CONSENT: ViewGroup.CONSENTS,
    SettledBy.MT_INFORMED: ViewGroup.CONSENTS, SettledBy.MT_AGREEMENT: ViewGroup.CONSENTS,
    SettledBy.MT_NAMED: ViewGroup.OFFICES, SettledBy.REFERENT_NAMED: ViewGroup.OFFICES,
    SettledBy.DEPUTY: ViewGroup.OFFICES, SettledBy.WHOM_TO_CALL: ViewGroup.OFFICES,
    SettledBy.SHARED_ASSESSMENT: ViewGroup.ASSESSMENTS, SettledBy.SURVEILLANCE: ViewGroup.ASSESSMENTS,
    SettledBy.QUESTIONNAIRE: ViewGroup.ASSESSMENTS, SettledBy.RESUMPTION: ViewGroup.ASSESSMENTS,
    SettledBy.EXPECTATIONS: ViewGroup.LIFE_PROJECT, SettledBy.NEED: ViewGroup.NEEDS,
    SettledBy.PLANNED_INTERVENTION: ViewGroup.INTERVENTIONS, SettledBy.INTERVENTION: ViewGroup.INTERVENTIONS,
    SettledBy.ACTOR: ViewGroup.INTERVENTIONS, SettledBy.SERVICE_TERM: ViewGroup.INTERVENTIONS,
    SettledBy.EFFECT: ViewGroup.OUTCOMES, SettledBy.OBJECTIVE: ViewGroup.OBJECTIVES,
    SettledBy.REVIEW: ViewGroup.REVIEWS, SettledBy.CLINICAL_CONCERTATION: ViewGroup.REVIEWS,
    SettledBy.FEEDBACK: ViewGroup.EXCHANGES, SettledBy.SYNTHESIS: ViewGroup.EXCHANGES,
    SettledBy.REFERENT_INFORMED: ViewGroup.EXCHANGES, SettledBy.KNOWHOW_TRANSFER: ViewGroup.EXCHANGES,
    SettledBy.COMPONENT: ViewGroup.COMPONENTS, SettledBy.FIRST_CONTACT: ViewGroup.STAYS,
    SettledBy.SECOND_CONTACT: ViewGroup.STAYS, SettledBy.DISCHARGE_PREPARATION: ViewGroup.STAYS,
    SettledBy.HOSPITAL_CONTACT: ViewGroup.STAYS, SettledBy.FACE_TO_FACE: ViewGroup.STAYS,
    SettledBy.WATCH: ViewGroup.WATCH, SettledBy.PRESENCE: ViewGroup.ABSENCES, SettledBy.MANDATE: ViewGroup.MANDATES}
#: The group of a slot in conflict. A conflict elsewhere is told to whoever sees every group.
SLOTS: Mapping[Slot, ViewGroup] = {
    Slot.PHASE: ViewGroup.PLAN, Slot.ASSISTANCE_CONSENT: ViewGroup.CONSENTS, Slot.SHARING_CONSENT: ViewGroup.CONSENTS,
    Slot.HOLDER_ASSISTANCE_CONSENT: ViewGroup.CONSENTS, Slot.HOLDER_SHARING_CONSENT: ViewGroup.CONSENTS,
    Slot.REFERENT: ViewGroup.OFFICES, Slot.MT: ViewGroup.OFFICES, Slot.REFERENT_DEPUTY: ViewGroup.OFFICES,
    Slot.MT_DEPUTY: ViewGroup.OFFICES, Slot.WATCHER: ViewGroup.WATCH, Slot.ROLE: ViewGroup.CIRCLE}
#: What is due about one item, which must stand in the view.
_OF_ITEMS = frozenset({SettledBy.INTERVENTION, SettledBy.ACTOR, SettledBy.EFFECT, SettledBy.SERVICE_TERM,
                       SettledBy.OBJECTIVE})
_RETURN = "PLN-9"


def allowed(due: Iterable[Due], facts: Facts, state: PlanState) -> tuple[Obligation, ...]:
    """What of the day's list the viewer may be told; ``state`` is the plan's own."""
    if facts.viewer not in marked(Viewer, "keeps") and state.sharing is not Answer.GIVEN:
        return ()
    places = dict(_places(facts, state))
    return tuple(_told(row, facts, places) for row in due if _seen(row, facts.shown, places))


def _seen(row: Due, shown: frozenset[ViewGroup], places: Mapping[bytes, int]) -> bool:
    if row.settled_by in _OF_ITEMS and (row.event is None or row.event not in places):
        return False
    if row.settled_by is SettledBy.SETTLEMENT:
        group = SLOTS.get(row.value) if isinstance(row.value, Slot) else None
        return group in shown if group is not None else shown == frozenset(ViewGroup)
    group = ViewGroup.STAYS if row.rule == _RETURN else GROUPS.get(row.settled_by)
    return group in shown


def _told(row: Due, facts: Facts, places: Mapping[bytes, int]) -> Obligation:
    acts, to = (who if who is not None and facts.knows(who) else None for who in (row.acts, row.owed_to))
    return Obligation(settled_by=row.settled_by, state=row.state, due=row.due, acts=acts, to=to, who=row.who, value=row.value,
                      item=places.get(row.event) if row.event is not None and row.settled_by in _OF_ITEMS else None)


# ---- items of the plan in the view

def _places(facts: Facts, state: PlanState) -> Iterator[tuple[bytes, int]]:
    """The place in the view of each objective and intervention of the plan that is there for sure: where the plan has
    more that say the same than the view has, which one is seen is not known, and none is told."""
    for items, seen in ((state.objectives, facts.objectives), (state.interventions, facts.interventions)):
        alike: dict[Any, list[bytes]] = {}
        for each in items:
            alike.setdefault(_of_plan(each, state), []).append(each.event.digest)
        shown: dict[Any, list[int]] = {}
        for one in seen:
            shown.setdefault(_of_view(one), []).append(one.place)
        for key, places in shown.items():
            digests = alike.get(key, [])
            if len(digests) == len(places):
                yield from zip(digests, places, strict=True)


def _of_view(one: Objective | Intervention) -> Any:
    """What an item says in a view, whatever else is shown of it."""
    common = frozenset(one.since), frozenset(held.value for held in one.states), frozenset(one.due)
    if isinstance(one, Objective):
        return *common, frozenset(one.expressed_by), frozenset(one.priorities)
    return *common, frozenset(one.sectors), frozenset(one.people), frozenset(one.until)


def _of_plan(one: PlanObjective | PlanIntervention, state: PlanState) -> Any:
    """The same of an item of the plan."""
    common = _since(one, state), _set(one.state.values), _set(one.due.values)
    if isinstance(one, PlanObjective):
        return *common, _set(one.expressed_by.values), _set(each for each in one.priority.values if each.code)
    return *common, _set(one.sector.values), _set(one.person.values), _set(one.until.values)


def _since(one: PlanObjective | PlanIntervention, state: PlanState) -> frozenset[Any]:
    """Every day that an item is said to be of."""
    held = [each for each in state.slots if each.slot is Slot.CORRECTION and each.subject == one.event.digest
            and each.field is Field.EFFECTIVE and each.entries]
    return _set(held[0].values) if held else _set((one.event.effective,))


def _set(values: Iterable[Any]) -> frozenset[Any]:
    return frozenset(value for value in values if value is not None)
