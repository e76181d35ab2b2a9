"""integra.plan.draft: what a response drafts in a plan can be recorded there.

Spec: spec/36-as-of.md (PLN-15), spec/drafts.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import itertools
import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from plan_scene import DAY, NURSE, PERSON, START, active, draft

from integra import Demand, Draft, EventKind, Orientation, UsageError, orient
from integra.plan.draft import Drafted, drafts
from integra.words import (
    ExpressedBy, Language, Motive, NeedDomain, NeedState, ObjectiveState, Opinion, Requester, Sector, Service,
)

ROWS = list(csv.DictReader(Path(__file__).resolve().parents[3].joinpath("spec/drafts.tsv").open(encoding="utf-8"),
                           delimiter="\t"))


def response(*motives: Motive) -> Orientation:
    return orient(Demand(requester=Requester.HEALTH, motives=frozenset(motives), date=DAY))


def drafted(*motives: Motive, language: str | Language = "en") -> tuple[Drafted, ...]:
    return drafts(response(*motives), author=NURSE, recorded=START, effective=DAY, language=language)


def expected(drafted: Drafted, language: str) -> str:
    """The objective that the table gives of the need that was drafted: that of the row of the service and the need."""
    of = (drafted.service.word, NeedDomain(drafted.need.code).word)
    found, = (each[f"objective_{language}"] for each in ROWS if (each["service"], each["need_domain"]) == of)
    return found


def routed(service: Service, motives: Iterable[Motive] = (), language: str | Language = "en") -> tuple[Drafted, ...]:
    """What a route to one service drafts, of whatever demand it may be."""
    response_to = response(Motive.HOME_HELP)
    route = replace(response_to.routes[0], service=service, motives=frozenset(motives))
    return drafts(replace(response_to, routes=(route,)), author=NURSE, recorded=START, effective=DAY, language=language)


def row(service: Service, motive: Motive | None) -> tuple[NeedDomain, Sector] | None:
    """What the table says: the row of service and motive, else the service's own."""
    for asked in (motive and motive.word, "-"):
        for each in ROWS:
            if (each["service"], each["motive"]) == (service.word, asked):
                return NeedDomain(each["need_domain"]), Sector(each["sector"])
    return None


@pytest.mark.parametrize("motive", Motive)
def test_each_route_drafts_what_the_table_says_of_it(motive: Motive) -> None:
    wanted = []
    for route in response(motive).routes:
        for each in sorted(route.motives, key=lambda each: each.code) or [None]:
            found = row(route.service, each)
            if found:
                wanted.append((route.service, *found, route.due))
    assert [(each.service, each.need.code, each.intervention.code, each.intervention.due) for each in drafted(motive)] == wanted


def test_some_routes_draft_and_some_do_not() -> None:
    services = {route.service for motive in Motive for route in response(motive).routes}
    drafting = {each.service for motive in Motive for each in drafted(motive)}
    assert drafting and services - drafting
    assert drafting <= {Service(each["service"]) for each in ROWS}


def test_motives_of_two_needs_draft_two_and_of_one_need_one() -> None:
    for service in Service:
        pairs = {motive: row(service, motive) for motive in Motive}
        routes = [route for one in Motive for other in Motive for route in response(one, other).routes
                  if route.service is service and len(route.motives) > 1]
        for route in routes[:1]:
            kinds = {pairs[motive] for motive in route.motives} - {None}
            mine = [each for each in drafted(*route.motives) if each.service is service]
            assert {(each.need.code, each.intervention.code) for each in mine} == kinds
            assert len(mine) == len(kinds)
            if kinds:
                assert {motive for each in mine for motive in each.motives} == route.motives


@pytest.mark.parametrize(("language", "word"), [("en", "en"), ("fr", "fr"), (Language.EN, "en"), (Language.FR, "fr")])
def test_the_objective_of_each_is_the_row_of_its_need_in_the_language_asked_for(language: str | Language, word: str) -> None:
    told = set()
    for service, size in itertools.product(Service, range(3)):
        for motives in itertools.combinations(Motive, size):
            for each in routed(service, motives, language):
                assert each.objective == replace(each.need, kind=EventKind.OBJECTIVE, code=ExpressedBy.PROFESSIONAL,
                                                 text=expected(each, word))
                assert (each.objective.due, each.objective.target, each.objective.giver) == (None, None, None)
                told.add(each.objective.text)
    assert told == {each[f"objective_{word}"] for each in ROWS}


def test_a_route_of_two_needs_drafts_an_objective_of_each() -> None:
    one, other = routed(Service.CASE_MANAGEMENT, {Motive.CASE_MANAGEMENT, Motive.PATHWAY_ASSISTANCE})
    texts = {each["motive"]: each["objective_en"] for each in ROWS if each["service"] == "case_management"}
    assert {each.motives: each.objective.text for each in (one, other)} == {
        (Motive.CASE_MANAGEMENT,): texts["-"], (Motive.PATHWAY_ASSISTANCE,): texts["pathway_assistance"]}


def test_the_language_is_english_unless_said_and_no_other_than_the_two() -> None:
    assert drafted(Motive.ETP) == drafts(response(Motive.ETP), author=NURSE, recorded=START, effective=DAY)
    with pytest.raises(UsageError, match="language"):
        drafted(Motive.ETP, language="de")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['service']}-{row['motive']}")
def test_every_row_says_a_result_of_its_own_in_both_languages(row: dict[str, str]) -> None:
    others = [each for each in ROWS if each is not row]
    for language in ("en", "fr"):
        text = row[f"objective_{language}"]
        assert text and text == text.strip() and text[0].islower() and not text.endswith(".")
        assert text not in {row[f"need_{language}"], row[f"intervention_{language}"]}
        assert text not in {each[f"objective_{language}"] for each in others}
    assert row["objective_en"] != row["objective_fr"]


@pytest.mark.parametrize("made", [drafted(Motive.ETP, Motive.HOME_HELP, language="fr"), *(
    routed(Service(each["service"]), () if each["motive"] == "-" else {Motive(each["motive"])}, "fr") for each in ROWS)])
def test_what_is_drafted_can_be_recorded_and_then_stands_in_the_plan(made: tuple[Drafted, ...]) -> None:
    """The need, an objective of it, and the intervention towards that objective."""
    plan = active()
    for each in made:
        need = plan.append(each.need)
        objective = plan.append(each.aiming(need))
        intervention = plan.append(each.answering(objective))
        assert (plan.state.needs[-1].event, plan.state.needs[-1].state.value) == (need, NeedState.OPEN)
        aimed = plan.state.objectives[-1]
        assert (aimed.event, aimed.need, aimed.state.value) == (objective, need.digest, ObjectiveState.FORMULATED)
        assert (objective.code, objective.text, objective.due) == (ExpressedBy.PROFESSIONAL, expected(each, "fr"), None)
        answered = plan.state.interventions[-1]
        assert (answered.event, answered.objective, answered.need) == (intervention, objective.digest, need.digest)
        assert (intervention.code, intervention.due) == (each.intervention.code, each.intervention.due)
    assert len(plan.state.needs) == 1 + len(made) == 1 + len(plan.state.objectives) > 1


def test_an_intervention_may_answer_the_need_without_an_objective() -> None:
    plan = active()
    each = drafted(Motive.ETP)[0]
    need = plan.append(each.need)
    plan.append(each.answering(need))
    answered = plan.state.interventions[-1]
    assert (answered.need, answered.objective, plan.state.objectives) == (need.digest, None, ())


def test_the_person_s_own_words_replace_the_proposal_and_their_opinion_is_theirs_to_give() -> None:
    plan = active()
    each = drafted(Motive.HOME_HELP)[0]
    need = plan.append(each.need)
    said = replace(each.aiming(need), text="I want to go on cooking myself", code=ExpressedBy.PERSON, giver=PERSON)
    plan.append(said)
    plan.append(each.aiming(need))
    theirs, ours = plan.state.objectives[-2:]
    assert (theirs.text.value, theirs.expressed_by.value) == ("I want to go on cooking myself", ExpressedBy.PERSON)
    assert (ours.text.value, ours.expressed_by.value) == (expected(each, "en"), ExpressedBy.PROFESSIONAL)
    assert theirs.opinion.value is ours.opinion.value is Opinion.NONE
    plan.append(draft(EventKind.OPINION, NURSE, 30, target=ours.event.digest, code=Opinion.REFUSES, giver=PERSON))
    assert [each.opinion.value for each in plan.state.objectives[-2:]] == [Opinion.NONE, Opinion.REFUSES]


def test_an_objective_may_be_of_a_need_that_is_there_already() -> None:
    plan = active()
    there = plan.state.needs[0].event
    each = drafted(Motive.HOME_HELP)[0]
    assert each.aiming(there.digest) == each.aiming(there) and each.objective.target is None
    plan.append(each.aiming(there))
    assert plan.state.objectives[-1].need == there.digest


def test_an_intervention_may_answer_what_is_there_already() -> None:
    plan = active()
    there = plan.append(draft(EventKind.OBJECTIVE, NURSE, 20, target=plan.state.needs[0].event.digest, code=1,
                              text="a home without stairs"))
    each = drafted(Motive.ETP)[0]
    assert each.answering(there.digest) == each.answering(there)
    plan.append(each.answering(there))
    assert plan.state.interventions[-1].objective == there.digest


def test_nothing_is_recorded_and_drafts_are_values() -> None:
    one = drafted(Motive.ETP)
    assert one == drafted(Motive.ETP) and pickle.loads(pickle.dumps(one)) == one
    assert one[0].need.writer is one[0].intervention.target is one[0].objective.target is None
    with pytest.raises(TypeError, match="recorded"):
        drafts(response(Motive.ETP), author=NURSE, recorded=datetime.datetime(2025, 6, 1), effective=DAY)
    calls: tuple[Callable[[Any], Draft], ...] = (one[0].answering, one[0].aiming)
    for call in calls:
        with pytest.raises((TypeError, UsageError), match="need"):
            call("digest")
