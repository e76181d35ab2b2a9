"""The drawing of the levels: which way what goes, how many and how old; unknown, nothing and something told apart.

Spec: spec/44-territory-pages.md, "The three levels".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from page_reports import Reader, Report, Text, Tier, Tri, body, busy, day, empty_levels, flow, levels, rich, small
from tour_tree import Node, tree

from integra.territory.pages import page
from integra.territory.pages.strata import strata
from integra.territory.pages.telling import ago
from integra.words import FlowContent, Line


def made(report: Report | list[Report], *languages: str) -> Node:
    return tree(page(report, languages or ("en",)))


def drawing(report: Report) -> Node:
    return next(each for each in made(report).all("svg") if "strata" in each.attributes.get("class", ""))


def words(node: Node) -> str:
    return re.sub(r"\s+", " ", node.text())


def test_of_the_micro_level_the_ars_gets_nothing_whatever_the_report_holds() -> None:
    report = rich(Reader.ARS)
    assert {each.tier for each in strata(report).levels} == {Tier.MACRO, Tier.MESO}
    text = next(made(report).all("main")).text()
    assert "micro" not in text.lower() and "inclusion" not in text and "41 diff" not in text
    assert "micro" in made(rich()).text().lower()


def test_needs_rise_at_the_left_decisions_come_down_at_the_right_and_arrows_are_as_thick_as_numbers() -> None:
    picture = drawing(rich())
    arrows = [[tuple(map(int, point.split(","))) for point in each.attributes["points"].split()]
              for each in picture.all("polygon") if each.attributes["class"] in ("solid", "hatch")]
    assert len(arrows) == 5
    assert [each.attributes["class"] for each in picture.all("polygon")] == ["solid", "hatch", "solid", "hatch", "solid"]
    thick = [each[2][0] - each[4][0] if each[2][0] > each[4][0] else each[4][0] - each[2][0] for each in arrows]
    need, difficulty, one, most, decision = (abs(each) for each in thick)
    assert most > difficulty > need and most > decision and need == one > 0
    for points in arrows[:4]:
        assert points[0][1] == min(y for _, y in points) and points[0][0] < 60  # the tip above
    assert arrows[4][0][1] == max(y for _, y in arrows[4]) and arrows[4][0][0] > 320


def test_counts_ages_and_who_waits_stand_beside_the_arrows() -> None:
    lines = [words(each) for each in drawing(rich()).all("text")]
    assert lines[2:] == ["3 needs, 2 months ago", "12 difficulties, 12 days ago", "3 waiting (up to 4 months)", "nothing comes down",
                         "Meso level, tactical", "Meets, 2 bodies", "1 need, today", "1 waiting (4 months)",
                         "41 difficulties, 2 days ago", "7 waiting (up to 4 months)", "5 decisions, 33 days ago",
                         "2 waiting (up to 4 months)", "no report back known", "Micro level, clinical",
                         "Meetings not known, 1 body"]


@pytest.mark.parametrize(("talks", "up", "down", "said", "cut", "dashed"), [
    (Tri.NO, 2, 0, "things only rise: nothing comes back down", 1, 0),
    (Tri.NO, 0, 2, "things only come down: nothing rises", 1, 0),
    (Tri.NO, 0, 0, "do not talk: no exchange", 2, 0),
    (Tri.UNKNOWN, 0, 0, "Nobody knows yet whether", 0, 2),
    (Tri.UNKNOWN, 2, 0, "what comes down is not known", 0, 1),
    (Tri.UNKNOWN, 0, 2, "what rises is not known", 0, 1),
    (Tri.YES, 2, 2, "talk both ways", 0, 0),
    (Tri.YES, 0, 0, "talk both ways", 0, 2)])
def test_unknown_nothing_and_something_are_told_apart(talks: Tri, up: int, down: int, said: str, cut: int, dashed: int) -> None:
    base = rich()
    flows = (flow(Tier.MESO, Tier.MACRO, FlowContent.NEED, up), flow(Tier.MACRO, Tier.MESO, FlowContent.FEEDBACK, down))
    report = replace(base, flows=flows, levels=levels()[:2], sheet=tuple(
        replace(each, value=talks) for each in base.sheet if each.line is Line.EXCHANGE_MACRO_MESO))
    picture = drawing(report)
    assert said in words(made(report).by_class("talk")[0])
    kinds = Counter(each.attributes.get("class") for each in picture.all("polygon", "path"))
    assert (kinds["cut"], kinds["unsure"], kinds["solid"] + kinds["hatch"]) == (cut, dashed, bool(up) + bool(down))


def test_screen_readers_are_told_the_whole_drawing() -> None:
    picture = drawing(rich())
    names = {each.attributes["id"]: each.text() for each in picture.all("title", "desc")}
    assert picture.attributes["role"] == "img" and names.keys() == {
        picture.attributes["aria-labelledby"], picture.attributes["aria-describedby"]}
    told = names[picture.attributes["aria-describedby"]]
    for said in ("Macro level, strategic: does not meet, 1 body.", "From meso to macro: 3 needs (2 months ago), 12 difficulties "
                 "(12 days ago, 3 waiting (up to 4 months)).", "From macro to meso: nothing comes down."):
        assert said in told


def test_a_level_alone_and_levels_that_are_no_pair_have_nothing_between_them() -> None:
    assert not list(drawing(small()).all("polygon", "path"))
    apart = replace(rich(), levels=(levels()[0], levels()[2]))
    assert not list(drawing(apart).all("polygon", "path")) and len(drawing(apart).by_class("level")) == 2


@pytest.mark.parametrize(("days", "said"), [
    (-3, "today"), (0, "today"), (1, "1 day ago"), (60, "60 days ago"), (61, "2 months ago"), (365, "12 months ago"),
    (729, "23 months ago"), (730, "2 years ago"), (1094, "2 years ago")])
def test_ages_are_said_in_days_months_or_years(days: int, said: str) -> None:
    assert ago(days).en == said


def test_levels_of_which_nothing_is_known_are_drawn_dashed() -> None:
    picture = drawing(empty_levels())
    assert len(picture.by_class("unsure")) == 3 + 4 and not picture.by_class("on") and not picture.by_class("off")


def test_a_busy_territory_is_drawn_at_one_scale() -> None:
    shafts = {abs(int(points[2].split(",")[0]) - int(points[4].split(",")[0]))
              for points in (each.attributes["points"].split() for each in drawing(busy()).all("polygon"))}
    assert len(shafts) == 1


def test_bodies_say_when_they_met_and_clinical_ones_nothing_of_days() -> None:
    told = [words(each) for each in made(rich()).by_class("bodies")[0].all("li")]
    assert told[0] == ("Conférence du SPDA overduetable of concertation, last met on 11 May 2024, to meet since 11 May 2025, "
                       "14 seats known")
    assert told[-1] == "Réunion d'inclusiontable of concertation, 5 seats known"


def test_of_seats_and_meetings_nothing_is_said_that_is_not_known() -> None:
    bare = body(1, "A", Tier.MICRO, None, None, 0)
    held = (replace(bare, seats=0), replace(bare, seats=0, seats_complete=True), replace(bare, seats=1, seats_complete=True),
            replace(bare, seats=0, month=day(-76), stated=(Text("says so", "le dit"),)),
            replace(bare, seats=0, tier=Tier.MESO))
    report = replace(rich(), levels=(replace(levels()[2], bodies=held),), flows=())
    assert [words(each) for each in made(report, "fr").by_class("bodies")[0].all("li")] == [
        "Atable de concertation", "Atable de concertation, 0 siège", "Atable de concertation, 1 siège",
        "Atable de concertation, dernière réunion en mars 2025, le dit", "Atable de concertation, aucune date de réunion connue"]


def test_of_a_day_and_a_month_the_later_one_is_told() -> None:
    def last(met: int, month: int) -> str:
        one = replace(body(1, "A", Tier.MICRO, met, None, 0), month=day(month).replace(day=1))
        return words(next(made(replace(rich(), levels=(replace(levels()[2], bodies=(one,)),), flows=())).by_class("bodies")[0].all("li")))

    assert "last met on 10 June 2025" in last(-5, -5) and "last met in June 2025" in last(-40, -5)
    assert "last met on 6 May 2025" in last(-40, -76)
