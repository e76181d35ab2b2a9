"""What a plan needs and should have: PLN-3, both consents, the deputies, whom to call.

Spec: PLN-3, PLN-6, PLN-14, PLN-17, PLN-18, PLN-29.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .basis import OFFICE_CODES, PERSON, Day, Row, present, to
from .setters import OFFICES
from .tables import codes

GOING = "DPAR"


def rows(day: Day) -> Iterator[Row]:
    """The rows of these rules."""
    going = "DPARS" if "suspended_owes_what_active_owes" in day.wrong else GOING
    if day.in_phases(going):
        yield from _needs(day)
        yield from _mt(day)
        yield from _deputies(day)
        yield day.row("PLN-6 sharing_consent", _sharing_said(day), subject=day.person, who=PERSON)
        yield day.row("PLN-29 whom_to_call", bool(day.state.of("whom_to_call")))
    if day.in_phases("AR"):
        yield from _presence(day)
        yield from _components(day)
        yield from _concertation(day)


def _sharing_said(day: Day) -> bool:
    answer = day.state.answer("sharing_consent")
    return answer == "given" if "refused_sharing_is_asked_again" in day.wrong else answer != "unknown"


def _needs(day: Day) -> Iterator[Row]:
    state = day.state
    consents = state.answer("assistance_consent") == "given"
    yield day.row("PLN-3 assistance_consent", consents, subject=day.person, who=PERSON)
    one = len({held.value for held in state.held("referent")}) == 1 or "two_referents_are_one" in day.wrong
    yield day.row("PLN-3 referent_named", bool(state.holders("referent")) and one)
    yield day.row("PLN-3 shared_assessment", _assessed(day), who=day.reviewers())
    every = any if "possibly_is_enough" in day.wrong else all
    needs = [every(word in ("open", "unmet") for word in words) for _, words, _ in day.works("need")]
    yield day.row("PLN-3 need", any(needs), subject=day.referent())
    planned = [_planned(day, index, words) for index, words, _ in day.works("intervention")]
    yield day.row("PLN-3 planned_intervention", any(planned), subject=day.referent())
    yield day.row("PLN-3 expectations", bool(state.of("expectation")), subject=day.referent())


def _assessed(day: Day) -> bool:
    state = day.state
    shared = {state.event(i).target for i in state.of("assessment_shared")}
    for i in state.of("assessment"):
        with_somebody = state.person(i) is not None or state.event(i).digest in shared
        enough = not day.psi or state.word(i, "detail") == "yes" or "any_assessment_for_a_psi" in day.wrong
        if enough and (with_somebody or "unshared_assessment_counts" in day.wrong):
            return True
    return False


def _planned(day: Day, index: int, words: list[str]) -> bool:
    every = any if "possibly_is_enough" in day.wrong else all
    live = every(word in ("planned", "under_way", "done") for word in words)
    dated = day.state.due(index) is not None or "planned_without_date" in day.wrong
    acted = day.state.person(index) is not None or "planned_without_actor" in day.wrong
    return live and dated and acted


def _mt(day: Day) -> Iterator[Row]:
    state, holders = day.state, day.state.holders("mt")
    yield day.row("PLN-3 mt_named", bool(holders))
    if not holders:
        return
    informed = [i for i in state.of("mt_informed") if state.person(i) in holders or "any_mt_informed" in day.wrong]
    yield day.row("PLN-3 mt_informed", bool(informed), subject=day.referent())
    agreed = [i for i in state.of("mt_agreed") if state.event(i).author in holders or "any_mt_agreed" in day.wrong]
    yield day.row("PLN-3 mt_agreement", bool(agreed), subject=day.first("mt"), who=frozenset({"mt"}))


def _deputies(day: Day) -> Iterator[Row]:
    for office, deputy in OFFICES.items():
        if not day.state.holders(office) and "deputy_of_nobody" not in day.wrong:
            continue
        named = bool(day.state.held(deputy) if "deputy_who_left_is_named" in day.wrong else day.state.holders(deputy))
        yield day.row("PLN-3 deputy", named, subject=day.first(office), value=OFFICE_CODES[office])


def _presence(day: Day) -> Iterator[Row]:
    for office, deputy in OFFICES.items():
        reads = "values_read_are_present" in day.wrong
        who = day.state.holders(office, reads)
        if "first_holder_alone_is_present" in day.wrong:
            who = who[:1]
        if "deputies_are_not_asked" not in day.wrong:
            who = who + day.state.holders(deputy, reads)
        met = any(present(day.state, person) for person in who)
        yield day.row("PLN-14 presence", met, subject=day.first(office), value=OFFICE_CODES[office])


def _components(day: Day) -> Iterator[Row]:
    state = day.state
    said = state.of("component")
    if "component_done_alone" in day.wrong:
        said = [i for i in said if state.word(i, "detail") == "done"]
    found = {state.word(i, "code") for i in said}
    for word, code in codes("component").items():
        yield day.row("PLN-17 component", word in found, subject=day.referent(), value=code)
    yield day.row("PLN-17 knowhow_transfer", bool(state.of("knowhow_transfer")), subject=day.referent())


def _concertation(day: Day) -> Iterator[Row]:
    state = day.state
    met = state.of("concertation")
    if day.psi or "concertation_of_a_pps" in day.wrong:
        yield day.row("PLN-18 clinical_concertation", bool(met), subject=day.referent())
        if met and day.sharing():
            yield from _synthesis(day, met)
    if (not day.psi or "referent_informed_of_a_psi" in day.wrong) and day.sharing():
        for person in state.holders("referent"):
            told = to(state, state.of("feedback", "synthesis"), person)
            if "synthesis_alone_informs" in day.wrong:
                told = [i for i in told if state.event(i).kind == "synthesis"]
            yield day.row("PLN-18 referent_informed", bool(told), subject=person)


def _synthesis(day: Day, met: list[int]) -> Iterator[Row]:
    state = day.state
    latest = met[0 if "synthesis_of_the_first_concertation" in day.wrong else -1]
    people = state.holders("mt")
    if "home_services_are_not_told" not in day.wrong:
        people = people + [who for who in state.members("home_services") if who not in people]
    for person in people:
        told = to(state, state.of("synthesis"), person)
        if "synthesis_from_before" not in day.wrong:
            told = [i for i in told if state.effective(i) >= state.effective(latest)]
        yield day.row("PLN-18 synthesis", bool(told), subject=person, about=latest)
