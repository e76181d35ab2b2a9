"""integra plan show on a day and as known then, and the timeline: what was, what was known, and nobody left out.

Spec: spec/03-command.md, "A plan on a day", "The timeline"; PLN-14, PLN-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import time
import uuid

import pytest
from cli_inputs import Run
from plan_examples import NAMES, PLANS, member, plan

from integra import Draft, EventKind, Plan
from integra.plan.story import Lane, story
from integra.words import ContactMode, Field, Slot

ONE, TWO, THREE = (PLANS / f"{name}.ndjson" for name in NAMES)
#: The admission of 1 September was recorded on the 5th at 09:17 UTC, and so was the second referent, a minute later.
LATE = "2025-09-05T09:17Z"


def said(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def test_a_day_is_told_as_known_now_with_what_was_known_only_later(call: Run) -> None:
    text = said(call("plan", "show", THREE, "--at", "2025-09-03").text)
    assert text.startswith("On 2025-09-03, as known now Plan ")
    assert "2025-09-03 today general practitioner" in text and "Known only later" in text
    assert "2025-09-01 hospital admission: yes [" in text and f"known at {LATE} it sets no value; what is due counts it" in text
    french = said(call("plan", "show", THREE, "--at", "2025-09-03", "--lang", "fr").text)
    assert f"connu le {LATE} ne pose aucune valeur ; ce qui est à faire en tient compte" in french
    assert "en retard 0 ; à faire 3 ; ouvert, sans échéance" in french


def test_what_an_event_changed_of_the_day_is_told_slot_by_slot(call: Run) -> None:
    text = said(call("plan", "show", THREE, "--at", "2025-09-04").text)
    gp, manager = member("three", "gp"), member("three", "case_manager")
    assert f"known at 2025-09-05T09:18Z referent: general practitioner {gp}, then " in text
    assert f"case manager {manager}" in text and "To settle: people do not agree" in text
    assert "Known only later" not in call("plan", "show", THREE, "--at", "2025-09-05").text


def test_a_day_is_without_what_came_after_it(call: Run) -> None:
    before = call("plan", "show", THREE, "--at", "2025-05-18").text
    assert "phase of the plan:         active" in before and "hospital admission" not in before
    during = call("plan", "show", THREE, "--at", "2025-05-19").text
    assert "phase of the plan:         suspended" in during and "until 2025-06-30" in said(during)
    assert "phase of the plan:         not opened" in call("plan", "show", THREE, "--at", "2025-03-02").text


def test_days_without_anybody_are_named(call: Run) -> None:
    text = said(call("plan", "show", TWO, "--at", "2025-09-08").text)
    assert "Days without anybody médecin traitant: 2025-07-28 to 2025-08-17 What is due" in text
    assert "Days without anybody médecin traitant: 2025-07-28 to 2025-08-01 " in said(
        call("plan", "show", TWO, "--at", "2025-08-01").text)
    assert "without anybody" not in call("plan", "show", TWO, "--at", "2025-07-27").text
    assert "without anybody" not in call("plan", "show", ONE, "--at", "2025-09-08").text  # the deputy was there


@pytest.mark.parametrize(("instant", "admitted", "settled"), [
    ("2025-09-05T09:16Z", False, True), ("2025-09-05T11:16+02:00", False, True), ("2025-09-05T11:17+02:00", True, True),
    ("2025-09-05T09:17Z", True, True), ("2025-09-05T09:18Z", True, False), ("2025-09-04", False, True),
    ("2025-09-05", True, False), ("2025-09-05 05:17-04:00", True, True)])
def test_as_known_then_includes_its_minute_and_a_date_its_whole_day(call: Run, instant: str, admitted: bool,
                                                                    settled: bool) -> None:
    done = call("plan", "show", THREE, "--known-at", instant)
    assert done.status == 0 and done.text.startswith("As it was known at 2025-09-0")
    assert ("hospital admission" in done.text) is admitted
    assert ("people do not agree" not in done.text) is settled
    known = json.loads(call("plan", "show", THREE, "--known-at", instant, "--format", "ndjson").text)
    assert done.text.splitlines()[-1] == f"state digest {known['digest']}"


def test_a_day_as_it_was_known_then(call: Run) -> None:
    text = call("plan", "show", THREE, "--at", "2025-09-03", "--known-at", "2025-09-03").text
    assert text.startswith("On 2025-09-03, as it was known at 2025-09-03T23:59Z")
    assert "hospital" not in said(text).split("What is due")[0].replace("hospital professional", "")
    assert "Known only later" not in text


@pytest.mark.parametrize("given", ["2025-09-05T09:17", "2025-09-05T25:00Z", "09:17Z", "2025-02-30", "2025-09-05T09:17+02", "now"])
def test_what_is_no_moment_is_said(call: Run, given: str) -> None:
    done = call("plan", "show", THREE, "--known-at", given)
    assert done.status == 2 and "--known-at" in done.errors
    assert call("plan", "show", THREE, "--known-at", given, "--lang", "fr").status == 2


def test_a_day_as_json_has_what_the_text_says(call: Run) -> None:
    day = json.loads(call("plan", "show", TWO, "--at", "2025-09-08", "--format", "ndjson").text)
    assert day["at"] == "2025-09-08" and day["digest"] is None and day["told_later"] == []
    assert [each for each in day["cover"] if each["by"] == "nobody"] == [
        {"office": "mt", "by": "nobody", "person": None, "start": "2025-07-28", "end": "2025-08-17"}]
    overdue = [(each["rule"], each["due"]) for each in day["due"] if each["state"] == "overdue"]
    assert overdue == [("PLN-8", "2025-08-24"), ("PLN-8", "2025-08-12")]
    later = json.loads(call("plan", "show", THREE, "--at", "2025-09-04", "--format", "ndjson").text)["told_later"]
    assert [each["known"] for each in later] == [LATE, "2025-09-05T09:18Z"]
    assert [[change["after"]["slot"] for change in each["changes"]] for each in later] == [[], ["referent"]]


# ---- the timeline

def drawn(call: Run, *arguments: object) -> list[str]:
    """The lines of a timeline, none wider than a page."""
    done = call("plan", "timeline", *arguments)
    assert done.status == 0
    lines = done.text.splitlines()
    assert max(map(len, lines)) <= 80
    return lines


def test_a_timeline_draws_phases_in_their_proportions(call: Run) -> None:
    lines = drawn(call, THREE, "--at", "2025-09-08")
    assert lines[0] == "From 2025-03-03 to 2025-12-31, as of 2025-09-08"
    phase = next(line for line in lines if line.startswith("Phase "))[27:]
    # 304 days in 53 columns: suspended from day 77 to day 118, active up to day 189.
    assert phase.index("S") == 77 * 53 // 304 and phase.rindex("S") in (118 * 53 // 304 - 1, 118 * 53 // 304)
    assert phase.rindex("A") == 189 * 53 // 304 and phase.count(" ") == 0
    assert lines[3][27:].index("|") == 189 * 53 // 304
    axis = lines[2]
    for month, day in (("2025-05", 59), ("2025-07", 120), ("2025-09", 182), ("2025-11", 243)):
        assert axis[27:].index(month) == day * 53 // 304


def test_a_timeline_tells_in_dates_what_it_draws(call: Run) -> None:
    text = said("\n".join(drawn(call, THREE, "--at", "2025-09-08")))
    assert ("draft on 2025-03-03; proposed 2025-03-04 to 2025-03-09; active 2025-03-10 to 2025-05-18; suspended 2025-05-19 to "
            "2025-06-29; active since 2025-06-30") in text
    assert "Stays in hospital since 2025-09-01" in text and "People do not agree referent: since 2025-09-04" in text
    assert ("2025-09-03 The person is in hospital: the hospital and the usual professionals are to be put in contact. (PLN-27; "
            "overdue; ") in text
    french = said("\n".join(drawn(call, TWO, "--at", "2025-09-08", "--lang", "fr")))
    assert ("médecin traitant : le titulaire de la fonction (médecin généraliste) du 2025-02-24 au 2025-07-27 ; personne du "
            "2025-07-28 au 2025-08-17 ; le titulaire de la fonction (médecin généraliste) depuis le 2025-08-18") in french
    dressings = said("\n".join(drawn(call, ONE, "--at", "2025-09-08", "--lang", "fr")))
    assert ("sanitaire, pansements : prévue du 2025-01-20 au 2025-02-09 ; faite le 2025-02-10 ; échéance 2025-02-10"
            ) in dressings
    assert "sortir deux fois par semaine : poursuivi depuis le 2025-02-12 ; échéance 2025-09-30" in french


def test_every_sign_stands_in_the_legend_and_none_needs_colour(call: Run) -> None:
    for path in (ONE, TWO, THREE):
        for language in ("en", "fr"):
            lines = drawn(call, path, "--at", "2025-09-08", "--lang", language)
            chart = lines[4:lines.index("", 4)]
            legend = said(" ".join(lines[lines.index("", 4):]))
            signs = {sign for line in chart for sign in line[27:] if sign != " "}
            assert signs and all(f"{sign} " in legend for sign in signs)
            assert "\x1b" not in "".join(lines)


def test_a_plan_of_one_day_and_one_of_centuries_have_a_timeline(call: Run) -> None:
    assert drawn(call, ONE, "--at", "2025-01-13")[0] == "From 2025-01-13 to 2025-01-13, as of 2025-01-13"
    assert drawn(call, ONE, "--at", "2020-01-01")[0].endswith("as of 2020-01-01")
    assert "as of 9999-12-31" in drawn(call, ONE, "--at", "9999-12-31")[0]


def test_two_corrections_that_differ_are_in_conflict_from_the_day_of_what_they_correct() -> None:
    held = plan("two")
    there, here = (Plan.from_cbor(held.to_cbor(), writer=uuid.UUID(int=number)) for number in (0x71, 0x72))
    nurse, mandate = uuid.UUID(member("two", "nurse")), held.state.of(EventKind.MANDATE)[0]
    for site, until in ((there, datetime.date(2025, 10, 1)), (here, datetime.date(2025, 11, 1))):
        site.append(Draft(kind=EventKind.CORRECTION, author=nurse, target=mandate.digest, code=Field.UNTIL, due=until,
                          effective=datetime.date(2025, 6, 20),
                          recorded=datetime.datetime(2025, 6, 20, 9, 0, tzinfo=datetime.timezone.utc)))
    here.merge(there)
    track, = story(here, datetime.date(2025, 9, 8)).lane(Lane.CONFLICTS)
    assert (track.word, track.event) == (Slot.CORRECTION, mandate.digest)
    assert [(bar.start, bar.open) for bar in track.bars] == [(datetime.date(2025, 6, 16), True)]


def test_a_timeline_of_many_days_takes_no_time_a_day() -> None:
    held = Plan.from_cbor(plan("two").to_cbor(), writer=uuid.UUID(int=0x71))
    day, nurse = datetime.date(2025, 6, 1), uuid.UUID(member("two", "nurse"))
    for _ in range(600):
        day += datetime.timedelta(days=1)
        held.append(Draft(kind=EventKind.CONTACT, author=nurse, code=ContactMode.PHONE, effective=day,
                          recorded=datetime.datetime.combine(day, datetime.time(9), datetime.timezone.utc)))
    start = time.process_time()
    assert len(story(held, day).lane(Lane.PHASE)) == 1
    assert time.process_time() - start < 5  # a state a day took half a minute


def test_a_timeline_as_json_has_a_line_an_object(call: Run) -> None:
    rows = [json.loads(line) for line in drawn_json(call)]
    assert {row["lane"] for row in rows} == {"phase", "objectives", "interventions", "stays", "cover", "due"}
    stay = next(row for row in rows if row["lane"] == "stays")
    assert stay["bars"] == [{"start": "2025-08-18", "end": "2025-08-28", "words": [], "person": None, "open": False}]
    deputy, = [bar for row in rows for bar in row["bars"] if bar["words"] == ["deputy"]]
    assert (deputy["start"], deputy["end"], deputy["person"]) == ("2025-08-04", "2025-08-17", member("one", "nurse"))


def drawn_json(call: Run) -> list[str]:
    """The lines of a timeline for programs."""
    return call("plan", "timeline", ONE, "--at", "2025-09-08", "--format", "ndjson").text.splitlines()
