"""From a view to what sheets read: items numbered in the order of the view, states with the reasons that stand within.

Spec: spec/37-form.md, spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Only the view is read here: what it does not hold cannot come into a sheet. Nor does what is dated after the day that the
sheet is of.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from ...words import (
    ClosingReason, Event, InterventionState, NeedState, ObjectiveState, Phase, Role, Slot, Word,
)
from ..view import View
from ..view_rows import ViewRow, ViewSlot
from .facts import Facts, Happened, Held, Intervention, Need, Objective

__all__ = ["gather"]

#: Which row within an item says why it is in a state, and in which of its fields.
_WHY: Mapping[Word, tuple[Event, str]] = {
    NeedState.UNMET: (Event.UNMET_NEED, "code"), NeedState.MET: (Event.NEED_CLOSED, ""),
    NeedState.WITHDRAWN: (Event.NEED_CLOSED, ""),
    ObjectiveState.PURSUED: (Event.OBJECTIVE_PURSUED, ""), ObjectiveState.REACHED: (Event.OBJECTIVE_REACHED, ""),
    ObjectiveState.PARTLY_REACHED: (Event.OBJECTIVE_REACHED, ""),
    ObjectiveState.NOT_REACHED: (Event.OBJECTIVE_UNREACHED, "detail"),
    ObjectiveState.GIVEN_UP: (Event.OBJECTIVE_UNREACHED, "detail"),
    ObjectiveState.NOT_PURSUED: (Event.OBJECTIVE_UNREACHED, "detail"),
    InterventionState.UNDER_WAY: (Event.INTERVENTION_STARTED, ""), InterventionState.DONE: (Event.INTERVENTION_DONE, "code"),
    InterventionState.NOT_DONE: (Event.INTERVENTION_NOT_DONE, "code"),
    InterventionState.CANCELLED: (Event.INTERVENTION_CANCELLED, "")}
#: Kinds whose word is the state itself: of several rows, the one that says it.
_SAYS = frozenset({Event.NEED_CLOSED, Event.OBJECTIVE_REACHED, Event.OBJECTIVE_UNREACHED})
_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)
_ITEMS = frozenset({Event.NEED, Event.OBJECTIVE, Event.INTERVENTION})
#: A row, with the places of the need and of the objective within which it stands.
_Placed = tuple[int, ViewRow, int | None, int | None]


def gather(view: View, at: datetime.date, names: Mapping[UUID, str]) -> Facts:
    """What a sheet of a day reads of a view; ``names`` is what the host calls people."""
    held = {slot: [each for each in view.slots if each.slot is slot] for slot in Slot}
    phase = [value for each in held[Slot.PHASE] for value in each.held]
    placed = [each for each in _items(view.rows) if _by(at, each[1])]
    return Facts(
        reference=view.reference, viewer=view.viewer, at=at, shown=view.groups, kind=view.kind, person=view.person,
        phases=tuple(value.code for value in phase if isinstance(value.code, Phase)),
        closing=tuple(value.detail for value in phase if isinstance(value.detail, ClosingReason)),
        next_review=tuple(dict.fromkeys(day for step in view.next_review for day in step if day is not None)),
        offices={slot: _people(held[slot]) for slot in _OFFICES}, roles=_roles(held[Slot.ROLE]), names=names,
        assistance=view.assistance, sharing=view.sharing,
        needs=tuple(_need(each) for each in placed if each[1].kind is Event.NEED),
        objectives=tuple(_objective(each) for each in placed if each[1].kind is Event.OBJECTIVE),
        interventions=tuple(_intervention(each) for each in placed if each[1].kind is Event.INTERVENTION),
        happened=tuple(sorted(_happened(view.rows, at), key=lambda one: (one.day is None, one.day))),
        watchers=tuple((value.person, value.date) for each in held[Slot.WATCHER] for value in each.held
                       if value.person is not None))


def _by(at: datetime.date, row: ViewRow) -> bool:
    """Whether something is of the day or before it; of several days the first counts, and what has none is there."""
    known = _some(row.effective)
    return not known or min(known) <= at


def _people(slots: Iterable[ViewSlot]) -> tuple[UUID, ...]:
    """Who holds an office and has not left."""
    return tuple(value.person for each in slots for value in each.held if value.person is not None and not value.vacant)


def _roles(slots: Iterable[ViewSlot]) -> dict[UUID, Role]:
    """The role of each member; of several in conflict the first that is one."""
    found: dict[UUID, Role] = {}
    for each in slots:
        role = next((value.code for value in each.held if isinstance(value.code, Role) and value.code is not Role.NONE),
                    None)
        if role is not None and each.member is not None:
            found[each.member] = role
    return found


# ---- items

def _items(rows: Iterable[ViewRow]) -> Iterator[_Placed]:
    """Needs, objectives and interventions, each after what it stands within; no further down than these go."""
    waiting: list[tuple[ViewRow, int | None, int | None]] = [(row, None, None) for row in reversed(tuple(rows))]
    place = 0
    while waiting:
        row, need, objective = waiting.pop()
        if row.kind not in _ITEMS:
            continue
        place += 1
        yield place, row, need, objective
        inner = (place if row.kind is Event.NEED else need, place if row.kind is Event.OBJECTIVE else objective)
        waiting.extend((each, *inner) for each in reversed(row.rows))


def _within(row: ViewRow, kind: Event) -> Iterator[ViewRow]:
    return (each for each in row.rows if each.kind is kind)


def _texts(rows: Iterable[ViewRow]) -> tuple[str, ...]:
    return tuple(text for row in rows for text in row.text if text)


def _states(row: ViewRow) -> tuple[Held[Any], ...]:
    """The states of an item, with what the rows within it say of each."""
    found: list[Held[Any]] = []
    for state in _some(row.states):
        kind, field = _WHY.get(state, (None, ""))
        steps = [each for each in row.rows if each.kind is kind and _says(each, state)]
        details = [word for step in steps if field for word in getattr(step, field) if isinstance(word, Word)]
        notes = _texts(steps)
        found.append(Held(state, details[0] if details else None, " ≠ ".join(dict.fromkeys(notes)) or None))
    return tuple(found)


def _says(step: ViewRow, state: Word) -> bool:
    """Whether a step is the one that set a state: where its word is the state itself, and is seen, that word."""
    return step.kind not in _SAYS or not step.code or any(word is not None and word.code == state.code for word in step.code)


def _item(placed: _Placed) -> dict[str, Any]:
    """What every item has."""
    place, row, _, _ = placed
    return {"place": place, "since": _some(row.effective), "states": _states(row),
            "texts": _texts((row,)), "opinions": _some(row.opinions),
            "remarks": _texts(_within(row, Event.OPINION)),
            "contributions": _texts(_within(row, Event.CONTRIBUTION))}


def _some(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value for value in values if value is not None)


def _need(placed: _Placed) -> Need:
    return Need(**_item(placed), domains=_some(placed[1].code))


def _objective(placed: _Placed) -> Objective:
    _, row, need, _ = placed
    return Objective(**_item(placed), need=need, priorities=_some(row.detail), expressed_by=_some(row.code),
                     due=_some(row.due))


def _intervention(placed: _Placed) -> Intervention:
    _, row, need, objective = placed
    return Intervention(**_item(placed), need=need, objective=objective, sectors=_some(row.code), people=_some(row.person),
                        due=_some(row.due), until=_some(row.until))


# ---- the rest

def _happened(rows: Iterable[ViewRow], at: datetime.date) -> Iterator[Happened]:
    """What is no item and not after the day, as the view has it; of a field in conflict the first value stands for it."""
    for row in rows:
        if row.kind in _ITEMS or not _by(at, row):
            continue
        yield Happened(what=row.kind, day=_first(row.effective), who=_first(row.person), code=_first(row.code),
                       detail=_first(row.detail), until=_first(row.until), due=_first(row.due),
                       text=" ≠ ".join(text for text in row.text if text) or None)
        yield from _happened(row.rows, at)


def _first(values: Iterable[Any]) -> Any:
    return next(iter(values), None)
