"""The pages of a year with a plan, and its part of the summary: they say what the plan says, whole, and name nobody.

Spec: spec/90-report.md, "A year with a plan"; PLN-13, PLN-14, PLN-16, PLN-30.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections

import integra
import pytest
from integra.tour import Tour, report, summary
from integra.tour.years import Year
from integra.words import FindingState
from tour_tree import Node, tables

UNMET = (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN)


def page(report_: Node, year: Year) -> Node:
    return report_.by_id(f"plan-{year.case.role.name}")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def day_tables(node: Node) -> list[Node]:
    """The tables of what is due, each with its day and the line under it."""
    return [table for table in node.all("table") if "met" in next(table.all("caption")).text()]


def test_there_is_a_page_for_each(shown: Tour, both: Node) -> None:
    names = [node.attributes["id"] for node in both.all("section")]
    at = names.index("plans")
    assert names[at:at + 3] == ["plans", "plan-accepted", "plan-differing"] and len(shown.years) == 2


def test_a_day_says_all_that_is_due_on_it(shown: Tour, english: Node) -> None:
    """What is new or other stands in the table, the rest in the line under it; what is met is counted."""
    for year in shown.years:
        node = page(english, year)
        found = day_tables(node)
        assert len(found) == len(year.moments)
        lines = [each.text() for each in node.all("p") if each.text().startswith("As before: ")]
        for table, moment in zip(found, year.moments, strict=True):
            dues = year.on(moment).due
            rows = [each.text() for each in next(table.all("tbody")).all("tr")]
            left = [each for each in dues if each.state in UNMET]
            shown_here = [each for each in left if any(each.text("en") in plain(row) for row in rows)]
            assert len(shown_here) >= len(rows) > 0
            caption = plain(next(table.all("caption")).text())
            assert f"{len(dues) - len(left)} more " in caption
            rest = len(left) - len(rows)
            said = lines.pop(0) if rest else ""
            assert said.count(integra.label(left[-1].settled_by)) <= rest
            for each in left:
                assert each in shown_here or integra.label(each.settled_by).replace("'", "’") in said, each
        assert not lines


def test_the_eighth_day_after_the_return_stands_out(shown: Tour, english: Node) -> None:
    table = day_tables(page(english, shown.years[1]))[1]
    rows = list(next(table.all("tbody")).all("tr"))
    assert len(rows) == 1 and "PLN-9" in rows[0].text()
    assert [badge.text() for badge in rows[0].by_class("badge")] == ["overdue"] and rows[0].by_class("solid")


def test_then_and_since_differ_by_the_contact(shown: Tour, english: Node) -> None:
    found = next(rows for caption, rows in tables(page(english, shown.years[0])).items() if "then and since" in caption)
    assert [cells for what, cells in found.items() if "PLN-9" in what] == [["overdue", "met"]]


def test_a_gap_is_said_in_words(shown: Tour, english: Node) -> None:
    for year in shown.years:
        node = next(table for table in page(english, year).all("table") if "active or in review" in table.text())
        rows = [row for row in next(node.all("tbody")).all("tr") if "nobody" in row.text()]
        assert [int(row.by_class("n")[0].text()) for row in rows] == [gap.days for gap in year.plan.on(year.last).gaps]


def test_the_sheet_is_the_person_s_own_as_known_that_day(shown: Tour, english: Node, french: Node) -> None:
    (sheet,) = page(english, shown.years[0]).by_class("own")
    assert "I walk a little every morning" in sheet.text() and "to walk to the market again" in sheet.text()
    assert "It is reached" not in sheet.text(), "reached later in the year"
    (fiche,) = page(french, shown.years[0]).by_class("own")
    assert "retourner au marché à pied" in plain(fiche.text())


def test_a_picture_of_time_stands_in_each_language(shown: Tour, both: Node) -> None:
    for year in shown.years:
        (picture,) = page(both, year).by_class("year")
        assert [node.attributes["lang"] for node in picture.all("article")] == ["en", "fr"]
        english, french = picture.all("article")
        assert len(english.by_class("strip")) == len(french.by_class("strip")) > 5


def test_no_identifier_is_shown(shown: Tour) -> None:
    written = (report(shown) + "\n".join((*summary(shown, "en"), *summary(shown, "fr"))).encode()).lower()
    for year in shown.years:
        for event in year.plan.events:
            for each in (event.author, event.writer, event.person, event.plan):
                assert each is None or (each.hex.encode() not in written and str(each).encode() not in written)
            assert event.digest.hex()[:12].encode() not in written


@pytest.mark.parametrize(("language", "title"), [("en", "A year with a plan"), ("fr", "Un an avec un plan")])
def test_the_summary_counts_what_is_due_on_each_day(shown: Tour, language: str, title: str) -> None:
    text = summary(shown, language)
    at = next(number for number, line in enumerate(text) if line.startswith(title))
    for year in shown.years:
        at = next(number for number in range(at, len(text)) if f"({year.case.name.said(language)})" in text[number])
        for number, moment in enumerate(year.moments, at + 1):
            counted = collections.Counter(each.state for each in year.on(moment).due)
            assert text[number].split()[0] == moment.day.isoformat()
            assert list(map(int, text[number].split()[-3:])) == [counted[state] for state in UNMET], text[number]
        gaps = sum(gap.days for gap in year.plan.on(year.last).gaps)
        told = " ".join(line.strip() for line in text[at + 1 + len(year.moments):at + 9 + len(year.moments)])
        assert f" {gaps} " in told
