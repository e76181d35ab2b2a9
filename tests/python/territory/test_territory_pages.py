"""The pages of a territory: what each reader gets and what not, in order; unknown, nothing and hidden told apart; all escaped.

Spec: spec/44-territory-pages.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import doctest
import importlib
import re
from collections import Counter
from dataclasses import replace

import pytest
from page_reports import DUE, Reader, Report, Text, Tri, body, empty, entry, item, many, rich, small
from tour_tree import Node, tree

from integra.errors import UsageError
from integra.territory.pages import BEGINNING, page, sections, style
from integra.territory.pages.paper import fits, kept
from integra.territory.reports.model import EntryKind, Section
from integra.tour.markup import Writer
from integra.words import LineGroup

READERS = list(Reader)
RULE = re.compile(r"\b(?:CON|TER|GEN|IND|ORI)-[0-9]+|\bF[1-6]\b")


def made(report: Report | list[Report], *languages: str) -> Node:
    return tree(page(report, languages or ("en",)))


def words(node: Node) -> str:
    return re.sub(r"\s+", " ", node.text())


@pytest.mark.parametrize("reader", READERS)
def test_the_questions_stand_in_their_order_with_all_they_hold(reader: Reader) -> None:
    report = rich(reader)
    text = words(made(report))
    told = [each.title.en for each in report.sections]
    places = [text.index(each, text.index(report.lead.en)) for each in told]
    assert places == sorted(places)
    for section in report.sections:
        for each in section.items:
            assert each.text.en.replace("'", "’") in text


def test_elected_officials_get_plain_words_without_rules_sheet_or_drawing() -> None:
    report = rich(Reader.ELECTED)
    ruled = replace(report, sections=tuple(replace(each, items=tuple(replace(one, rules=("CON-5",), state=DUE) for one in each.items))
                                           for each in report.sections), sheet=rich().sheet)
    main = next(made(ruled).all("main"))
    assert not RULE.search(main.text()) and "macro" not in main.text().lower()
    assert "dac-2022" not in made(ruled).text() and "dac-2022" in made(rich()).text()
    assert not list(made(ruled).all("nav")) and list(made(rich()).all("nav"))
    assert not list(main.all("svg")) and not list(main.all("details"))
    assert [next(each.all("h3")).text() for each in main.by_class("asked")] == [
        each.title.en.replace("'", "’") for each in report.sections]


def test_the_pilote_s_own_rules_are_shown() -> None:
    assert {"CON-1", "CON-5", "CON-7"} <= {each.text() for each in made(rich()).by_class("rule")}


def test_what_is_overdue_comes_first_the_oldest_at_the_head_then_the_months() -> None:
    dates = made(rich()).by_id("pilote-dates")
    late = [words(each) for each in dates.by_class("late")[0].all("li")]
    assert [each[:11] for each in late] == ["25 February", "11 May 2025", "10 June 202"] and "for 3 months" in late[0]
    assert [next(each.all("h4")).text() for each in dates.by_class("month")] == [
        "June 2025", "July 2025", "August 2025", "January 2026"]
    june = dates.by_class("month")[0]
    assert [next(each.all("span")).text() for each in june.all("li")] == ["19", "24"]
    grid = next(june.all("svg"))
    assert len(list(grid.all("text"))) == 30 and grid.attributes["aria-hidden"] == "true"
    assert [each.text() for each in grid.by_class("on")] == ["19"] and [each.text() for each in grid.by_class("due")] == ["24"]
    assert [each.text() for each in grid.by_class("today")] == ["15"]
    assert words(dates).index("Overdue: 3") < words(dates).index("June 2025") < words(dates).index("Done: 1")


def test_a_month_begins_on_the_weekday_that_it_begins_on() -> None:
    grid = next(made(rich()).by_id("pilote-dates").by_class("month")[0].all("svg"))
    places = {each.text(): int(each.attributes["x"]) // 24 for each in grid.all("text")}
    assert (places["1"], places["2"], places["30"]) == (6, 0, 0)  # 1 June 2025 is a Sunday


def test_the_sheet_is_folded_by_group_and_what_is_unknown_once_more() -> None:
    report = rich()
    groups = [each for each in made(report).by_class("sheet")[0].inside if isinstance(each, Node)]
    assert len(groups) == len(LineGroup)
    assert all("open" not in each.attributes for each in made(report).all("details"))
    for group, node in zip(LineGroup, groups, strict=True):
        facts = [fact for fact in report.sheet if fact.group is group]
        unknown = [fact for fact in facts if fact.value is Tri.UNKNOWN]
        head, *rest = (each for each in node.inside if isinstance(each, Node))
        said = {word: int(n) for n, word in re.findall(r"([0-9]+) (yes|no|unknown)", words(head))}
        assert said == {tri.word: n for tri, n in Counter(fact.value for fact in facts).items()}
        assert len(head.by_class("squares")[0].inside) == len(facts)
        folded = [each for part in rest for each in ([part] if part.tag == "details" else [])]
        assert [len(list(each.all("li"))) >= len(unknown) for each in folded] == [True] * bool(unknown)
        for fact in unknown:
            assert fact.label.en.replace("'", "’")[1:] in folded[0].text()
    assert "Yes is the bad answer" in words(groups[list(LineGroup).index(LineGroup.PITFALL)])
    assert "Yes is the bad answer" not in words(groups[list(LineGroup).index(LineGroup.ENGINE)])
    assert "At least under way, 1 of 6 known" in words(groups[list(LineGroup).index(LineGroup.STEP)])


def test_hidden_and_unknown_counts_are_shown_as_such() -> None:
    table = next(made(rich(Reader.ARS)).by_id("ars-side").all("table"))
    rows = [[words(cell) for cell in row.all("th", "td")] for row in next(table.all("tbody")).all("tr")]
    assert rows[0][1:3] == ["Difficulties: 53", "Risen: 1 to 10, hidden"]
    assert rows[2][1] == "Difficulties: –not known or not shown"


@pytest.mark.parametrize("reader", READERS)
def test_an_empty_report_is_a_page_that_says_so(reader: Reader) -> None:
    text = words(made(empty(reader)))
    assert "Nothing is known yet." in text and "Territory, for" in text
    assert "Nothing is due" not in text and not list(made(empty(reader)).by_class("figures"))
    assert "Nothing is due on a known day." in words(made(replace(rich(), calendar=())))
    assert "Nothing to say here." in words(made(replace(rich(reader), sections=(
        Section(name="none", title=Text("None", "Aucun")),))))


HOSTILE = ("<script>alert(1)</script>", "</section></main><h1>", "\"' onload=x '", "{name} {0}", "<!-- ", "\u202e]]>")


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_they_are_and_never_obeyed(name: str) -> None:
    def named(said: str) -> Report:
        given = Text(said, said)
        base = rich(name=said)
        return replace(base, title=given, lead=given, sections=(Section(name="due", title=given, lead=given, items=(
            item(said, said, more=(given,)),)),), levels=tuple(replace(each, bodies=(body(1, said, each.tier),))
                                                               for each in base.levels),
            calendar=(entry(3, EntryKind.MEETING, said, said, DUE, 1),))
    hostile, calm = made(named(name)), made(named("calm"))
    assert [(each.tag, each.attributes) for each in hostile.all()] == [(each.tag, each.attributes) for each in calm.all()]
    assert hostile.text().count(name) >= 7
    assert not list(hostile.all("script"))


def test_the_policy_forbids_whatever_would_load_or_run() -> None:
    data = page(rich())
    assert data.startswith(BEGINNING.encode())
    policy = next(each for each in tree(data).all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(rb"<script|<img|<link|@import|url\((?!#)|https?:|\bon\w+=", data)


def test_several_reports_are_one_file_whose_names_are_its_own() -> None:
    shown = made([rich(), rich(Reader.ARS), rich(Reader.ELECTED), replace(rich(), name="Autre pays")], "fr", "en")
    names = [each.attributes["id"] for each in shown.all() if "id" in each.attributes]
    assert len(names) == len(set(names)) and {"pilote", "ars", "elected", "pilote-2", "pilote-2-sheet"} <= set(names)
    assert {each.attributes["href"][1:] for each in shown.all("a")} <= set(names)
    assert next(shown.all("h1")).text() == "TerritoiresTerritories"


def test_a_name_is_said_once_in_headings_and_the_day_beneath() -> None:
    """A file of one territory is called by it; of several each first page is, and so are those among pages of others."""
    alone, several = made(rich(), "fr"), made([rich(), replace(rich(), name="Autre pays")], "fr")
    assert next(alone.all("h2")).text() == "Où en est le territoire"
    assert [each.text() for each in several.all("h2")] == ["Où en est le territoire\u00a0: Pays exemple", "Où en est le territoire\u00a0: Autre pays"]
    assert [each.text() for each in made([rich(), rich(Reader.ARS)], "fr").all("h2")] == [
        "Où en est le territoire", "Ce qui remonte des territoires"]
    assert words(next(alone.all("main"))).count("15 juin 2025") == 1


def test_several_territories_without_a_name_are_called_by_how_many_they_are() -> None:
    side = replace(rich(Reader.ARS), name="", of=3, calendar=(), levels=())
    assert next(made(side, "fr").all("h1")).text() == "3 territoires, pour l’ARS"
    assert "1 territoire" not in made(replace(side, of=1), "fr").text()


def test_the_tour_may_put_a_report_among_its_pages() -> None:
    put = sections(rich(), Writer(("en",)), "territory")
    assert put[0].title.fr == "Où en est le territoire : Pays exemple"
    assert [each.name for each in put[:3]] == ["territory", "territory-due", "territory-drawing"]
    assert {each.within for each in put[1:]} == {"territory"} and put[0].within is None
    assert len(sections(rich(Reader.ELECTED), Writer(("en",)))) == 1
    assert ".strata" in style()


@pytest.mark.parametrize("reader", READERS)
def test_the_same_report_gives_the_same_bytes_and_one_language_alone_has_no_switch(reader: Reader) -> None:
    assert page(rich(reader)) == page(rich(reader))
    assert b"fieldset" in page(rich(reader)) and b"fieldset" not in page(rich(reader), ("fr",))
    french = made(rich(reader), "fr").text()
    assert "Pays exemple, pour" in french and "overdue" not in french and "known" not in french


def test_nothing_is_made_of_nothing() -> None:
    for reports, languages in (([], ("en",)), (rich(), ())):
        with pytest.raises(ValueError, match="at least"):
            page(reports, languages)
    with pytest.raises(UsageError):
        page(rich(), ("de",))


def test_paper_is_dealt_out_in_turn_and_the_first_of_each_is_there() -> None:
    report = many(400)
    counts = [each.count for each in kept(report)]
    assert min(counts) >= 1 and max(counts) - min(counts) <= 1 and 4 < sum(counts) < 40
    short = kept(small())
    assert [each.count for each in short] == [1] and short[0].more
    long = Text("", "mot " * 400)
    crowded = tuple(Section(name=str(n), title=long, lead=long, items=(item("", "x", more=(long,)), item("", "y"))) for n in range(9))
    assert [(each.count, each.more) for each in kept(replace(rich(), sections=crowded))] == [(1, False)] * 9
    assert [fits([Text("", "x" * n) for n in (30, 31, 30)], 30, room) for room in (1, 2, 3, 4, 9)] == [1, 1, 2, 3, 3]
    assert fits([Text("", "x" * 100)], 30, 1) == 1


def test_large_reports_show_the_first_and_fold_the_rest() -> None:
    part = made(many(400)).by_id("pilote-part-a")
    shown = [each for each in part.inside if isinstance(each, Node)]
    lists = [each for each in shown if each.tag == "ul"]
    assert [len(list(each.all("p"))) for each in lists] == [7]
    folds = [each for each in shown if each.tag == "details"]
    assert [next(each.all("summary")).text() for each in folds] == ["and 93 more"]
    assert len(list(folds[0].all("p"))) == 93


@pytest.mark.parametrize("name", ["ical", "territory.stated", "territory.reports.phrases", "territory.pages.make", "territory.pages.paper", "territory.pages.telling"])
def test_examples_run(name: str) -> None:
    done = doctest.testmod(importlib.import_module(f"integra.{name}"))
    assert done.attempted and not done.failed


def test_what_has_no_date_says_no_state_and_what_is_to_be_acted_on_does() -> None:
    part = made(rich()).by_id("pilote-recurrent")
    assert [[words(each) for each in one.by_class("side")] for one in part.all("li") if one.by_class("side")] == [
        ["to be acted onsince 5 February 2025"], ["since 26 May 2025"]]


def test_what_the_style_sheet_adds_to_a_report_is_for_pages_of_a_territory_alone() -> None:
    """Of names that other pages have it says something only within a page of a territory."""
    shared = re.compile(r"^\s*\.(?:page|figures|lines|note|lead|bar-top|badge|more|stacks)\b(?!\.territory)|^\s*(?:footer|table|h[1-6]|section|body) *[,{]")
    assert [line for line in style().splitlines() if shared.search(line)] == []
    assert all("territory" in each.attributes["class"].split() for each in made(rich()).all("section"))
