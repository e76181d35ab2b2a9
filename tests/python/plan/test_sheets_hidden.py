"""A sheet shows nothing that its viewer may not see: a text planted in every group of fields is looked for in every output.

Spec: spec/37-form.md, "What a sheet may say"; PLN-30.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import itertools
import re

import pytest
from sheet_scene import AT, CARER, GP, HOME, NURSE, PERSON, SOCIAL, WRITER, Scene, day, opened, ordinary

from integra import EventKind, Plan
from integra.plan.sheets import KINDS, sheet
from integra.plan.view import shows
from integra.words import (
    Answer, Component, ComponentState, Effect, ExpressedBy, NeedDomain, Opinion, PlanKind, Priority, Role, Sector, Tool,
    Tri,
    Viewer, ViewGroup, WatchSign,
)

#: The groups without which a planted text is not seen, by its mark; a mark is a word of no language.
_ = ViewGroup
PLANTED: dict[str, tuple[ViewGroup, ...]] = {
    "zqcall": (_.OFFICES,), "zqassess": (_.ASSESSMENTS,), "zqproject": (_.LIFE_PROJECT,), "zqexpect": (_.LIFE_PROJECT,),
    "zqneed": (_.NEEDS,), "zqhealthneed": (_.HEALTH_NEEDS,), "zqaim": (_.NEEDS, _.OBJECTIVES),
    "zqhealthaim": (_.HEALTH_NEEDS, _.OBJECTIVES), "zqact": (_.INTERVENTIONS,), "zqhealthact": (_.HEALTH_INTERVENTIONS,),
    "zqeffect": (_.INTERVENTIONS, _.OUTCOMES), "zqopinion": (_.OPINIONS,), "zqmine": (_.OPINIONS,),
    "zqstay": (_.STAYS, _.HEALTH_NEEDS), "zqmeeting": (_.REVIEWS,), "zqfeedback": (_.EXCHANGES,),
    "zqadverse": (_.ADVERSE_EVENTS,), "zqcomponent": (_.COMPONENTS,), "zqmandate": (_.MANDATES,), "zqaway": (_.ABSENCES,),
}
#: Terms of what is due that no other day of the plan is: of a health intervention, of an objective for a health need.
HEALTH_TERM, HEALTH_AIM = datetime.date(2026, 5, 3), datetime.date(2026, 5, 7)


def planted() -> Plan:
    """A plan with a mark in a text of every group that has texts."""
    scene = Scene()
    opened(scene)
    tells = scene.tells
    tells(EventKind.WHOM_TO_CALL, person=CARER, text="zqcall")
    tells(EventKind.ASSESSMENT, code=Tool.SMAF, detail=Tri.YES, text="zqassess")
    tells(EventKind.LIFE_PROJECT, PERSON, text="zqproject")
    tells(EventKind.EXPECTATION, PERSON, text="zqexpect")
    need = tells(EventKind.NEED, code=NeedDomain.HOUSING, text="zqneed")
    health = tells(EventKind.NEED, code=NeedDomain.PSYCHOLOGICAL, text="zqhealthneed")
    aim = tells(EventKind.OBJECTIVE, code=ExpressedBy.PERSON, detail=Priority.HIGH, target=need.digest, text="zqaim")
    tells(EventKind.OBJECTIVE, code=ExpressedBy.PERSON, detail=Priority.HIGH, target=health.digest, due=HEALTH_AIM,
          text="zqhealthaim")
    act = tells(EventKind.INTERVENTION, target=aim.digest, code=Sector.SOCIAL, person=SOCIAL, due=day(30), text="zqact")
    tells(EventKind.INTERVENTION, target=health.digest, code=Sector.HEALTH, person=GP, due=HEALTH_TERM, text="zqhealthact")
    tells(EventKind.PROPOSAL)
    tells(EventKind.ACTIVATION, GP, on=3)
    tells(EventKind.INTERVENTION_DONE, SOCIAL, on=9, target=act.digest, code=Effect.FAVOURABLE, text="zqeffect")
    tells(EventKind.OPINION, PERSON, on=9, target=aim.digest, code=Opinion.RESERVES, giver=PERSON, text="zqopinion")
    tells(EventKind.CONTRIBUTION, PERSON, on=9, target=aim.digest, giver=PERSON, text="zqmine")
    tells(EventKind.ADMISSION, on=20, text="zqstay")
    tells(EventKind.CONCERTATION, on=21, text="zqmeeting")
    tells(EventKind.FEEDBACK, on=21, person=GP, text="zqfeedback")
    tells(EventKind.ADVERSE_EVENT, on=21, text="zqadverse")
    tells(EventKind.COMPONENT, on=21, code=Component.PLANNING, detail=ComponentState.DONE, text="zqcomponent")
    tells(EventKind.MANDATE, on=21, person=CARER, until=day(300), giver=PERSON, text="zqmandate")
    tells(EventKind.ABSENCE, on=22, person=NURSE, until=day(24), text="zqaway")
    return scene.plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planted()


def written(plan: Plan, kind: str, viewer: Viewer) -> str:
    """A sheet in every format and language, one after the other."""
    return "\n".join(sheet(plan, kind, AT, "P-37", language, form, viewer=viewer).decode(errors="replace")
                     for form in ("text", "html", "cbor") for language in ("en", "fr"))


@pytest.mark.parametrize("viewer", Viewer, ids=lambda viewer: viewer.word)
@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_shows_what_its_viewer_may_not_see(plan: Plan, kind: str, viewer: Viewer) -> None:
    told = written(plan, kind, viewer)
    hidden = {mark for mark, groups in PLANTED.items()
              if not all(shows(viewer, group) for group in (*groups, ViewGroup.TEXTS))}
    assert {mark for mark in hidden if mark in told} == set()


def test_what_may_be_seen_is_seen(plan: Plan) -> None:
    """Without this the search above would find nothing in empty pages too."""
    told = {kind: written(plan, kind, Viewer.REFERENT) for kind in KINDS}
    everywhere = {"zqcall", "zqproject", "zqexpect", "zqaim", "zqhealthaim", "zqact", "zqhealthact"}
    assert {mark for mark, one in itertools.product(everywhere, told.values()) if mark not in one} == set()
    assert {"zqneed", "zqhealthneed", "zqeffect", "zqopinion", "zqmine", "zqstay", "zqassess", "zqadverse", "zqmandate"} <= {
        mark for mark in PLANTED if mark in told["synthesis"]}


@pytest.mark.parametrize("viewer", Viewer, ids=lambda viewer: viewer.word)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_due_of_what_is_hidden_is_not_told(plan: Plan, kind: str, viewer: Viewer) -> None:
    told = sheet(plan, kind, AT, "P-37", "fr", "text", viewer=viewer).decode()
    if not shows(viewer, ViewGroup.HEALTH_INTERVENTIONS):
        assert HEALTH_TERM.strftime("%d/%m/%Y") not in told
    if not shows(viewer, ViewGroup.HEALTH_NEEDS):
        assert HEALTH_AIM.strftime("%d/%m/%Y") not in told
    if not shows(viewer, ViewGroup.COMPONENTS):
        assert "composante" not in told
    if kind == "synthesis" and viewer in (Viewer.MT, Viewer.REFERENT):
        assert "composante" in told and told.count(HEALTH_TERM.strftime("%d/%m/%Y")) >= 2


def test_an_item_that_may_be_another_one_has_nothing_due() -> None:
    """Two objectives that say the same but for their words and needs, one of which is hidden."""
    scene = Scene()
    opened(scene)
    for domain in (NeedDomain.HEALTH, NeedDomain.HOUSING):
        need = scene.tells(EventKind.NEED, code=domain, text="a need")
        scene.tells(EventKind.OBJECTIVE, code=ExpressedBy.PERSON, detail=Priority.LOW, target=need.digest, due=day(20),
                    text="an aim")
    scene.tells(EventKind.INTERVENTION, target=need.digest, code=Sector.SOCIAL, person=SOCIAL, due=day(200), text="help")
    scene.tells(EventKind.PROPOSAL)
    scene.tells(EventKind.ACTIVATION, GP, on=3)
    told = {viewer: sheet(scene.plan, "home", AT, "P-37", "en", "text", viewer=viewer).decode()
            for viewer in (Viewer.HOME_SERVICES, Viewer.REFERENT)}
    assert "Saying what became of the objective" not in told[Viewer.HOME_SERVICES]
    assert told[Viewer.REFERENT].count("Saying what became of the objective") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_names_nobody_and_no_event(kind: str) -> None:
    plan = ordinary()
    numbers = {each.hex for each in (PERSON, NURSE, GP, HOME, CARER, SOCIAL, WRITER)} | {str(NURSE), str(PERSON)}
    digests = {event.digest.hex()[:12] for event in plan.events}
    for form in ("text", "html"):
        told = sheet(plan, kind, AT, "P-37", "en", form).decode()
        assert [each for each in numbers | digests if each in told] == []
        assert not re.search(r"\b[0-9a-f]{12,}\b", told)


def test_after_sharing_is_withdrawn_nothing_is_due_to_whoever_shared() -> None:
    plan = planted()
    scene = Scene()
    scene.plan = plan
    before = sheet(plan, "home", AT, "P-37", "en", "text").decode()
    scene._minute = 500
    scene.tells(EventKind.SHARING_CONSENT, PERSON, on=60, person=PERSON, code=Answer.WITHDRAWN)
    scene.tells(EventKind.DISCHARGE, on=70)
    after = sheet(plan, "home", AT, "P-37", "en", "text").decode()
    assert "What is due" in before and "What is due" not in after
    assert "hospital discharge" not in after and "hospital admission" in after
    person = sheet(plan, "form", AT, "P-37", "en", "text", viewer=Viewer.PERSON).decode()
    assert "consent to sharing: withdrawn" in " ".join(person.split())


def test_before_sharing_is_given_home_services_read_who_holds_an_office_and_whom_to_call() -> None:
    scene = Scene()
    scene.tells(EventKind.OPENING, person=PERSON, code=PlanKind.PPS, detail=Role.NURSE)
    scene.tells(EventKind.REFERENT, person=NURSE)
    scene.tells(EventKind.WHOM_TO_CALL, person=NURSE, text="at night")
    scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text="zqneed")
    told = sheet(scene.plan, "home", AT, "P-37", "en", "text").decode()
    assert "Referent: named\n" in told and "Médecin traitant: nobody named\n" in told and "nurse" not in told
    assert "referent – at night" in told or "referent – telephone" in told
    assert "zqneed" not in told and "What is due" not in told


def test_who_is_away_on_the_day_is_told_to_whoever_may_know() -> None:
    scene = Scene()
    scene.plan, scene._minute = planted(), 500
    scene.tells(EventKind.ABSENCE, on=100, person=NURSE, until=day(110))
    told = [sheet(scene.plan, "home", at, "P-37", "en", "text").decode() for at in (AT, day(111))]
    assert "away until 20 Jun 2026" in told[0] and "away" not in told[1]


def test_home_services_are_told_what_to_look_out_for() -> None:
    scene = Scene()
    scene.plan, scene._minute = planted(), 500
    scene.tells(EventKind.SUSPENSION, on=80, person=NURSE, until=day(140), code=WatchSign.NEW_DIFFICULTY)
    told = " ".join(sheet(scene.plan, "home", AT, "P-37", "en", "text").decode().split())
    assert re.search(r"What to look out for -+ - nurse \d watches until 20 Jul 2026 - Tell them of: a new difficulty", told)


