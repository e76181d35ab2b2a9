"""Guards about the plan: phase, dates, lives of items, what an activation needs, consents.

Spec: PLN-2, PLN-3, PLN-4, PLN-6, PLN-7, PLN-11, PLN-24.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from .case import Case
from .logic import Tri, every, negate, some, tri
from .model_event import Event, is_closing, is_withdrawal
from .people import consents, is_held, office_slot
from .values import PHASE, Entry, Slot
from .view import View

NEED_ALIVE = ("open", "unmet")
OBJECTIVE_ALIVE = ("formulated", "pursued", "partly_reached")
UNFINISHED = ("planned", "under_way")
LIVES: dict[str, tuple[str, ...]] = {
    "intervention_started": ("planned",),
    "intervention_done": ("planned", "under_way", "done"),
    "intervention_not_done": UNFINISHED,
    "intervention_cancelled": UNFINISHED,
    "objective_pursued": ("formulated",),
    "objective_reached": OBJECTIVE_ALIVE,
    "objective_unreached": OBJECTIVE_ALIVE,
    "priority": OBJECTIVE_ALIVE,
}


def earliest_closing(view: View) -> int | None:
    """The effective day, as written, of the earliest closing that stands (PLN-11)."""
    days: list[int] = []
    for number, event in view.accepted("closing", "review_closing", "assistance_consent"):
        closes = is_closing(event) or is_withdrawal(event)
        if closes and view.counts(number) and event.effective is not None:
            days.append(event.effective)
    if view.forced is not None and view.forced[0] == PHASE:
        forced = view.forced[1].value
        if forced.word == "closed" and forced.date is not None:
            days.append(forced.date)
    return min(days, default=None)


def phase(case: Case) -> Tri:
    """The plan is in a phase that allows it; closed, it takes facts up to the earliest closing (PLN-2, PLN-11)."""
    event, kind, view = case.event, case.kind, case.view

    def allows(entry: Entry) -> Tri:
        if entry.value.word in kind.phases:
            return Tri.YES
        if entry.value.word != "closed" or "fact" not in kind.marks or event.effective is None:
            return Tri.NO
        day = earliest_closing(view)
        return tri(day is not None and event.effective <= day)

    return view.ask(PHASE, allows)


def term(case: Case) -> Tri:
    """It ends on or after the day it begins (PLN-4)."""
    until, effective = case.event.until, case.event.effective
    return tri(until is None or effective is None or until >= effective)


def life(case: Case) -> Tri:
    """The need, objective or intervention is in a state that allows it (PLN-7, PLN-24)."""
    named = case.target
    if named is None:
        return Tri.NO
    if case.kind.word in LIVES:
        words, slot = LIVES[case.kind.word], "objective" if named.kind == "objective" else "intervention"
    elif named.kind == "objective":
        words, slot = OBJECTIVE_ALIVE, "objective"
    else:
        words, slot = NEED_ALIVE, "need"
    return case.view.word_in((slot, named.digest, None), words)


def _due(view: View, item: Event, by: int) -> Tri:
    """An intervention's due date, as corrected, is on or before a day (PLN-7, PLN-23)."""

    def due(entry: Entry) -> Tri:
        day = item.due if entry.value.word is None else entry.value.payload
        return tri(isinstance(day, int) and day <= by)

    return view.ask(("correction", item.digest, "due"), due)


def _settled_by(view: View, slot: Slot, by: int) -> Tri:
    """An intervention due by then is no longer planned, and one done has an effect (PLN-7)."""
    item = view.history.events[view.history.number[slot[1] or b""]]
    late = every([view.word_in(slot, ("planned",)), _due(view, item, by)])
    blank = view.ask(slot, lambda e: tri(e.value.word == "done" and e.value.detail is None))
    return negate(some([late, blank]))


def effects(case: Case) -> Tri:
    """A review concludes only so: see `_settled_by` (PLN-7)."""
    day = case.event.effective or 0
    return every([_settled_by(case.view, slot, day) for slot in case.view.slots_of("intervention")])


def needs_consent(case: Case) -> Tri:
    """The person consents to the assistance (PLN-3)."""
    return consents(case.view, "assistance_consent")


def needs_mt(case: Case) -> Tri:
    """A médecin traitant is identified and informed (PLN-3)."""
    view = case.view
    informed = view.accepted("mt_informed")

    def held_and_informed(entry: Entry) -> Tri:
        told = some([view.stands(e) for _, e in informed if e.person == entry.value.person])
        return every([is_held(view, entry), told])

    return view.ask(office_slot("mt"), held_and_informed)


def needs_referent(case: Case) -> Tri:
    """There is a referent, whoever of those held it is (PLN-3)."""
    return case.view.ask(office_slot("referent"), lambda e: is_held(case.view, e))


def needs_assessment(case: Case) -> Tri:
    """An assessment that stands is shared, a multidimensional one for a PSI (PLN-1, PLN-3)."""
    view = case.view
    opening = view.opening()
    psi = opening is not None and opening.code == "psi"
    sharings = [e for _, e in view.accepted("assessment_shared")]

    def shared(item: Event) -> Tri:
        if psi and item.detail != "yes":
            return Tri.NO
        told = [tri(item.person is not None)] + [view.stands(s) for s in sharings if s.target == item.digest]
        return every([view.stands(item), some(told)])

    return some([shared(e) for _, e in view.accepted("assessment")])


def needs_need(case: Case) -> Tri:
    """At least one need is open or unmet (PLN-3)."""
    return some([case.view.word_in(slot, NEED_ALIVE) for slot in case.view.slots_of("need")])


def _known(view: View, item: Event, field: str) -> Tri:
    """A field of an intervention is known by itself or by correction (PLN-23)."""
    if getattr(item, field) is not None:
        return Tri.YES
    return view.ask(("correction", item.digest, field), lambda e: tri(e.value.payload is not None))


def needs_intervention(case: Case) -> Tri:
    """At least one intervention, with actor and date, is planned, under way or done (PLN-3)."""
    view = case.view

    def ready(slot: Slot) -> Tri:
        item = view.history.events[view.history.number[slot[1] or b""]]
        alive = view.word_in(slot, (*UNFINISHED, "done"))
        return every([alive, _known(view, item, "person"), _known(view, item, "due")])

    return some([ready(slot) for slot in view.slots_of("intervention")])


def sharing(case: Case) -> Tri:
    """The person consents to sharing; an assessment asks only where it names a person (PLN-6)."""
    if case.event.kind == "assessment" and case.event.person is None:
        return Tri.YES
    return consents(case.view, "sharing_consent")


def own_withdrawal(case: Case) -> Tri:
    """A withdrawal of consent is recorded as the person's own event (PLN-6)."""
    return tri(case.event.code != "consent_withdrawn")
