"""Interventions, objectives, mandates and conflicts.

Spec: PLN-7, PLN-11, PLN-21, PLN-24, PLN-28.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .basis import PERSON, Day, Row
from .slots import OWN_WORD
from .tables import codes

OFFICES_WHO = frozenset({"referent", "mt"})


def rows(day: Day) -> Iterator[Row]:
    """The rows of these rules."""
    yield from _interventions(day)
    yield from _objectives(day)
    if day.in_phases("DPAR"):
        yield from _mandates(day)
    if day.in_phases("DPARS" if "closed_settles_nothing" in day.wrong else "DPARSC"):
        yield from _conflicts(day)


def _interventions(day: Day) -> Iterator[Row]:
    begun = day.in_phases("DPAR" if "draft_owes_interventions" in day.wrong else "PAR")
    active = day.in_phases("ARS" if "suspended_owes_effects" in day.wrong else "AR")
    state = day.state
    for index, words, subject in day.works("intervention"):
        actor = state.person(index)
        due, until = state.due(index), state.until(index)
        if "fields_as_written" in day.wrong:
            written = state.event(index)
            actor, due, until = written.person, written.due, written.until
        gone = set(words) == {"cancelled"} and "cancelled_is_owed" not in day.wrong
        if "partly_cancelled_is_gone" in day.wrong and "cancelled" in words:
            gone = True
        if begun and not gone:
            waits = ("planned", "under_way") if "under_way_is_not_begun" in day.wrong else ("planned",)
            met = not any(word in waits for word in words)
            term = state.effective(index) if due is None and "blank_due_is_its_own_day" in day.wrong else due
            yield day.row("PLN-7 intervention", met, due=term, subject=actor, about=index)
        if begun and any(word in ("planned", "under_way") for word in words):
            yield day.row("PLN-7 actor", actor is not None, subject=day.referent(), about=index)
        if active and "done" in words:
            effects = [held.value.detail for held in state.held("intervention", subject) if held.value.word == "done"]
            noted = ["unknown"] if "unknown_effect_is_none" in day.wrong else []
            met = all(effect is not None and effect not in noted for effect in effects)
            yield day.row("PLN-7 effect", met, subject=actor, about=index)
        if active and until is not None and not gone:
            goes_on = ("planned",) if "under_way_has_ended" in day.wrong else ("planned", "under_way")
            met = not any(word in goes_on for word in words)
            yield day.row("PLN-21 service_term", met, due=until, subject=actor, about=index)


def _objectives(day: Day) -> Iterator[Row]:
    pursuing = ["formulated", "pursued", "partly_reached"]
    if "partly_reached_is_reached" in day.wrong:
        pursuing.remove("partly_reached")
    if "formulated_is_not_owed" in day.wrong:
        pursuing.remove("formulated")
    reasons = [held.value.detail for held in day.state.held("phase") if held.value.word == "closed"]
    reached = "goals_reached" in reasons or (bool(reasons) and "any_closing_asks_objectives" in day.wrong)
    for index, words, _ in day.works("objective"):
        if day.in_phases("DPAR" if "draft_owes_objectives" in day.wrong else "PAR"):
            met = not any(word in pursuing for word in words)
            yield day.row("PLN-24 objective", met, due=day.state.due(index), subject=day.referent(), about=index)
        if day.in_phases("C") and reached and "pursued" in words:
            yield day.row("PLN-24 objective", False, about=index, who=OFFICES_WHO)


def _mandates(day: Day) -> Iterator[Row]:
    state = day.state
    concluded = state.of("review_conclusion", "review_suspension", "review_closing")
    mandates = state.of("mandate")
    for index in mandates:
        term, person = state.until(index), state.person(index)
        renewed = any(
            state.when(other) > state.when(index)
            and (state.person(other) == person or "renewed_for_anybody" in day.wrong)
            and (_later(day, other, index) or "renewed_whatever_its_term" in day.wrong)
            for other in mandates
        )
        reviewed = any(term is not None and state.effective(review) > term for review in concluded)
        if "review_before_the_term_counts" in day.wrong:
            reviewed = any(state.when(review) > state.when(index) for review in concluded)
        yield day.row("PLN-28 mandate", renewed or reviewed, due=term, subject=person, about=index, who=PERSON)


def _later(day: Day, other: int, index: int) -> bool:
    one, two = day.state.until(other), day.state.until(index)
    return one is not None and two is not None and one > two


def _conflicts(day: Day) -> Iterator[Row]:
    state = day.state
    for slot, values in state.slots.items():
        if not state.differs(slot):
            continue
        setters = [held.setter for held in values if held.setter is not None]
        who = PERSON if slot[0] in OWN_WORD and "offices_settle_consents" not in day.wrong else entitled(day)
        first = min(setters) if setters else None
        yield day.row("PLN-11 settlement", False, about=first, value=codes("slot")[slot[0]], who=who)


def entitled(day: Day) -> frozenset[str]:
    """Who settles: the offices that one person holds undisputed, else the person (PLN-11)."""
    undisputed = [office for office in ("referent", "mt") if day.state.undisputed(office)]
    return frozenset(undisputed) if undisputed else PERSON
