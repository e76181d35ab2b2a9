"""A sheet and its day: what was to be done by a day that is past is late, what happened after the day is not told.

Spec: spec/37-form.md, "What a sheet may say".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

import pytest
from sheet_scene import GP, HOME, NURSE, Scene, day, opened, ordinary
from test_sheets_hidden import planted

from integra import EventKind, Plan
from integra.plan.sheets import KINDS, sheet
from integra.words import (
    ClosingReason, Conclusion, ExpressedBy, NeedDomain, ObjectiveEnd, ObjectiveReason, Phase, Priority, Sector, WatchSign,
)

ONE = datetime.timedelta(days=1)
REVIEW = day(120)  # 30 June 2026
#: The day of each text of the planted plan that is not of the opening, by what the scene says.
LATER = {"zqeffect": 9, "zqopinion": 9, "zqmine": 9, "zqstay": 20, "zqmeeting": 21, "zqfeedback": 21, "zqadverse": 21,
         "zqcomponent": 21, "zqmandate": 21, "zqaway": 22}
#: What happened, that is: the rest is said of an item that is there.
HAPPENED = {name: number for name, number in LATER.items() if number >= 20}


def told(kind: str, plan: Plan, at: datetime.date, language: str = "en", **more: str) -> str:
    return " ".join(sheet(plan, kind, at, "P-37", language, **more).decode().split())


def reviewed() -> Scene:
    """A plan under way whose last review fixed the day of the next one."""
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text="the stairs")
    aim = scene.tells(EventKind.OBJECTIVE, target=need.digest, code=ExpressedBy.PERSON, detail=Priority.HIGH, due=day(40),
                      text="to go out alone")
    scene.tells(EventKind.INTERVENTION, target=aim.digest, code=Sector.ORDINARY, person=HOME, due=day(14), until=day(60),
                text="walk with her")
    scene.tells(EventKind.PROPOSAL)
    scene.tells(EventKind.ACTIVATION, GP, on=3)
    scene.tells(EventKind.REVIEW, on=4)
    scene.tells(EventKind.REVIEW_CONCLUSION, on=5, code=Conclusion.CONTINUE, due=REVIEW)
    return scene


# ---- the next review

AHEAD = {"en": "We look at my plan again together on 30 June 2026.", "fr": "Nous revoyons mon plan ensemble le 30 juin 2026."}
PAST = {"en": "We are to look at my plan again together. It was planned for 30 June 2026. It is not done yet.",
        "fr": "Nous devons revoir mon plan ensemble. C'était prévu pour le 30 juin 2026. Ce n'est pas encore fait."}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_person_is_told_of_a_review_that_was_not_held_that_it_was_planned(language: str) -> None:
    plan = reviewed().plan
    for at, right, wrong in ((REVIEW, AHEAD, PAST), (REVIEW + ONE, PAST, AHEAD)):
        said = told("person", plan, at, language)
        assert right[language] in said and wrong[language] not in said


def test_a_review_that_no_review_fixed_is_past_as_well() -> None:
    plan = ordinary()  # activated on 5 March 2026, reviewed within six months
    assert "It is planned for 5 September 2026 at the latest." in told("person", plan, datetime.date(2026, 9, 5))
    said = told("person", plan, datetime.date(2026, 9, 6))
    assert "We are to look at my plan again together. It was planned for 5 September 2026. It is not done yet." in said
    assert "at the latest" not in said


@pytest.mark.parametrize("kind", ["synthesis", "home", "form"])
def test_others_see_that_the_review_is_late(kind: str) -> None:
    plan = reviewed().plan
    assert "30 Jun 2026 ⚠" not in told(kind, plan, REVIEW, viewer="referent")
    assert "Next review: 30 Jun 2026 ⚠ overdue" in told(kind, plan, REVIEW + ONE, viewer="referent").replace(
        "Day of the next review", "Next review")


@pytest.mark.parametrize(("kind", "fields", "phase"), [
    (EventKind.SUSPENSION, {"person": NURSE, "until": day(200), "code": WatchSign.OTHER}, Phase.SUSPENDED),
    (EventKind.CLOSING, {"code": ClosingReason.MOVED}, Phase.CLOSED)])
def test_a_plan_that_is_not_under_way_waits_for_no_review_and_nothing_is_late(
        kind: EventKind, fields: dict[str, object], phase: Phase) -> None:
    scene = reviewed()
    scene.tells(kind, on=10, **fields)
    assert scene.plan.state.phase.values == (phase,)
    for each in KINDS:
        said = told(each, scene.plan, day(150), viewer="referent")
        assert "30 Jun" not in said and "not done yet" not in said and "⚠" not in said.split("What is due")[0]


# ---- objectives and actions

def test_the_person_is_told_what_was_planned_and_is_not_done() -> None:
    scene = reviewed()
    begun, aimed = "It was planned for 16 March 2026. It is not done yet.", "It was planned for 11 April 2026. It is not reached yet."
    assert "before the end of 16 March 2026" in told("person", scene.plan, day(14))
    late = told("person", scene.plan, day(15))
    assert begun in late and "before the end of 16 March" not in late and aimed not in late and "By 11 April 2026." in late
    both = told("person", scene.plan, day(41), "fr")
    assert "C'était prévu pour le 16 mars 2026. Ce n'est pas encore fait." in both
    assert "to go out alone. C'était prévu pour le 11 avril 2026. Ce n'est pas encore atteint. Nous l'avons noté." in both


def test_what_is_begun_or_given_up_is_not_late() -> None:
    scene = reviewed()
    aim, action = scene.plan.state.objectives[0], scene.plan.state.interventions[0]
    scene.tells(EventKind.INTERVENTION_STARTED, HOME, on=10, target=action.event.digest)
    scene.tells(EventKind.OBJECTIVE_UNREACHED, on=10, target=aim.event.digest, code=ObjectiveEnd.GIVEN_UP,
                detail=ObjectiveReason.DECLINED)
    said = told("person", scene.plan, day(60))
    assert "It was planned" not in said and "before the end of 16 March 2026, until 1 May 2026" in said
    assert "It was planned until 1 May 2026." in told("person", scene.plan, day(61))
    for kind in ("synthesis", "form", "home"):
        assert "until 1 May 2026 ⚠ overdue" in told(kind, scene.plan, day(61), viewer="referent")
    scene.tells(EventKind.INTERVENTION_DONE, HOME, on=11, target=action.event.digest)
    assert "It was planned" not in told("person", scene.plan, day(61))


def test_others_see_a_sign_beside_a_day_that_is_past() -> None:
    plan = reviewed().plan
    for kind in ("synthesis", "form", "home"):
        said = told(kind, plan, day(41), viewer="referent")
        assert "16 Mar 2026 ⚠ overdue" in said and "11 Apr 2026 ⚠ overdue" in said
        assert "11 Apr 2026 ⚠" not in told(kind, plan, day(40), viewer="referent")
    assert "16/03/2026 ⚠ en retard" in told("synthesis", plan, day(41), "fr", viewer="referent")


def test_a_watch_that_is_past_is_told_as_past() -> None:
    scene = reviewed()
    scene.tells(EventKind.SUSPENSION, on=10, person=NURSE, until=day(20), code=WatchSign.OTHER)
    assert "nurse 1 watches until 22 Mar 2026" in told("home", scene.plan, day(20), viewer="referent")
    assert "nurse 1 was to watch until 22 Mar 2026, which is past" in told("home", scene.plan, day(21), viewer="referent")


# ---- what is dated after the day

@pytest.mark.parametrize("kind", KINDS)
def test_what_happened_after_the_day_stands_in_no_sheet(kind: str) -> None:
    plan = planted()
    whole = told(kind, plan, day(30), viewer="referent")
    for number in (0, *sorted(set(HAPPENED.values())), 30):
        for name, happened in HAPPENED.items():
            for at in (day(number), day(number) - ONE):
                said = told(kind, plan, at, viewer="referent")
                assert (name in said) <= (happened <= (at - day(0)).days), (name, at)
                if at >= day(24):
                    assert (name in said) == (name in whole)


def test_stays_and_contacts_are_those_up_to_the_day() -> None:
    plan = ordinary()
    lines = {70: "11 May 2026 –", 78: "19 May 2026 –", 81: "22 May 2026 –"}
    for number in range(69, 83):
        said = told("synthesis", plan, day(number), viewer="referent")
        assert [each in said for each in lines.values()] == [since <= number for since in lines], number


def test_a_need_of_later_with_all_that_is_for_it_is_not_there_yet() -> None:
    scene = reviewed()
    need = scene.tells(EventKind.NEED, on=30, code=NeedDomain.SOCIAL, text="zqneed")
    scene.tells(EventKind.INTERVENTION, on=31, target=need.digest, code=Sector.SOCIAL, person=NURSE, text="zqact")
    for kind in KINDS:
        for number, seen in ((29, ()), (30, ("zqneed",)), (31, ("zqneed", "zqact"))):
            said = told(kind, scene.plan, day(number), viewer="referent")
            assert not [name for name in ("zqneed", "zqact") if name in said and name not in seen]
    assert "zqneed" in told("synthesis", scene.plan, day(30)) and "zqact" in told("synthesis", scene.plan, day(31))
