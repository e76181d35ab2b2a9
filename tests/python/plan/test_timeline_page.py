"""The plan over time as a page: each day in its place, each bar told by pattern and word, gaps and conflicts marked.

Spec: spec/37-form.md, "The timeline".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re

import pytest
from sheet_scene import AT, CARER, GP, HOME, NURSE, WRITER, Scene, day, opened, ordinary

from integra import Draft, EventKind, Plan
from integra.plan.sheets import timeline
from integra.plan.sheets.strips import Scale
from integra.plan.story import story
from integra.words import NeedDomain, Sector

MOMENT = datetime.datetime(2026, 5, 1, 9, tzinfo=datetime.timezone.utc)


def contested() -> Plan:
    """A plan with a gap of the referent's office, and two referents named apart from each other."""
    scene = Scene()
    opened(scene)
    need = scene.tells(EventKind.NEED, code=NeedDomain.HOUSING, text="stairs")
    scene.tells(EventKind.INTERVENTION, target=need.digest, code=Sector.SOCIAL, person=CARER, due=day(20), text="a rail")
    scene.tells(EventKind.PROPOSAL)
    scene.tells(EventKind.ACTIVATION, GP, on=3)
    scene.tells(EventKind.ABSENCE, on=30, person=NURSE, until=day(40))
    other = Plan.from_cbor(scene.plan.to_cbor(), writer=HOME)
    for plan, who in ((scene.plan, CARER), (other, HOME)):
        plan.append(Draft(kind=EventKind.REFERENT, author=NURSE, recorded=MOMENT, effective=day(60), person=who))
    scene.plan.merge(other)
    return scene.plan


def page(plan: Plan, language: str = "en", at: datetime.date = AT) -> str:
    return timeline(plan, at, language).decode()


def lane(told: str, title: str) -> str:
    """A lane of the picture: from its heading to the next."""
    return told.split(f"<h2>{title}</h2>")[1].split("<h2>")[0]


def rows(told: str) -> list[list[str]]:
    """The cells of the table below the picture."""
    body = told.split("<tbody")[1]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", body, re.S)]


@pytest.mark.parametrize(("when", "left"), [
    (datetime.date(2026, 1, 1), 0), (datetime.date(2026, 1, 6), 50), (datetime.date(2026, 1, 10), 90),
    (datetime.date(2025, 12, 1), 0), (datetime.date(2026, 1, 11), 100), (datetime.date(2027, 1, 1), 100)])
def test_ten_days_are_ten_tenths(when: datetime.date, left: float) -> None:
    first = datetime.date(2026, 1, 1)
    assert Scale(first, datetime.date(2026, 1, 10), first).left(when) == left


@pytest.mark.parametrize(("first", "last", "ticks"), [
    ("2026-03-02", "2026-03-20", ["2026-03-02"]),
    ("2026-03-02", "2026-05-20", ["2026-04-01", "2026-05-01"]),
    ("2026-11-15", "2027-02-01", ["2026-12-01", "2027-01-01", "2027-02-01"]),
    ("2026-01-15", "2027-01-15", ["2026-02-01", "2026-04-01", "2026-06-01", "2026-08-01", "2026-10-01", "2026-12-01"])])
def test_ticks_are_first_days_of_months_and_few(first: str, last: str, ticks: list[str]) -> None:
    scale = Scale(*map(datetime.date.fromisoformat, (first, last, first)))
    assert [tick.isoformat() for tick in scale.ticks()] == ticks


def test_ticks_are_few_whatever_the_years() -> None:
    first = datetime.date(2020, 1, 1)
    for months in range(1, 400):
        ticks = Scale(first, first + datetime.timedelta(days=31 * months), first).ticks()
        assert 1 <= len(ticks) <= 6 and all(tick.day == 1 for tick in ticks)


def test_every_bar_and_term_stands_in_the_table() -> None:
    plan = ordinary()
    told = story(plan, AT)
    wanted = sum(len(track.bars) for track in told.tracks) + sum(
        each is not None for track in told.tracks if track.obligation is None for each in (track.due, track.until))
    found = rows(page(plan))
    assert len(found) == wanted and all(len(row) == 4 for row in found)
    assert ["Actions: A1 put rails in the bathroom", "26 Apr 2026", "26 Apr 2026", "done"] in found
    assert ["Hospital stays", "11 May 2026", "19 May 2026", "in hospital"] in found
    assert ["Objectives: O1 to wash alone again", "30 Jul 2026", "30 Jul 2026", "term 30 Jul 2026"] in found


def test_the_picture_says_beside_each_strip_what_is_so() -> None:
    told = page(ordinary())
    assert "<strong>O1 to wash alone again</strong> pursued; term 30 Jul 2026</div>" in lane(told, "Objectives")
    assert "<strong>Hospital stays</strong> </div>" in lane(told, "Hospital stays")
    assert re.search(r"<strong>Starting the intervention, or saying why not \(A\d\)</strong> overdue",
                     lane(told, "What is due"))


def test_a_gap_and_a_conflict_are_marked_without_a_colour() -> None:
    told = page(contested())
    cover = lane(told, "Who covers an office")
    assert cover.count('class="gap"') == 1 and ">!</text>" in cover
    conflicts = lane(told, "Conflicts")
    assert 'class="cross"' in conflicts and ">≠</text>" in conflicts and "Referent" in conflicts
    found = rows(told)
    assert [row[1:] for row in found if row[0] == "Who covers an office: Referent" and row[3] == "nobody"] == [
        ["1 Apr 2026", "11 Apr 2026", "nobody"]]
    assert [row[1:] for row in found if row[0].startswith("Conflicts")] == [
        ["1 May 2026", "goes on", "people do not agree"]]


def test_what_is_late_has_a_sign_and_runs_to_the_day() -> None:
    due = lane(page(contested()), "What is due")
    late = next(track for track in due.split('<div class="track">') if "saying why not" in track)
    assert 'class="hatch"' in late and ">⚠</text>" in late


def test_each_pattern_that_is_used_is_there_once() -> None:
    for plan in (ordinary(), contested()):
        told = page(plan)
        used = set(re.findall(r'<rect[^>]*class="(\w+)"', told))
        assert used <= {"solid", "hatch", "dots", "cross", "empty", "gap"}
        for pattern in ("hatch", "dots", "cross"):
            assert told.count(f'<pattern id="{pattern}"') == 1 and f"fill: url(#{pattern})" in told


def test_readers_of_the_screen_pass_over_the_strips() -> None:
    told = page(ordinary())
    assert re.findall(r"<svg(?![^>]*aria-hidden=\"true\")", told) == []
    assert "The table below says the same in words." in told


def test_it_names_nobody_and_no_event() -> None:
    plan = ordinary()
    told = page(plan)
    hidden = {each.hex for each in (NURSE, GP, HOME, CARER, WRITER)} | {event.digest.hex()[:12] for event in plan.events}
    assert [each for each in hidden if each in told] == []


def test_it_speaks_french() -> None:
    told = page(ordinary(), "fr")
    assert '<html lang="fr">' in told and "Le plan dans le temps" in told
    assert ["Séjours à l’hôpital", "11/05/2026", "19/05/2026", "à l’hôpital"] in rows(told)


def test_a_plan_just_opened_has_a_page() -> None:
    scene = Scene()
    opened(scene)
    told = page(scene.plan, at=day(0))
    assert "<strong>The plan</strong> draft" in told
