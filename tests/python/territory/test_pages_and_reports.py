"""What a report says and what its page shows of it are one: the same numbers, the same things late, days and names said once.

Spec: spec/43-territory-reports.md, spec/44-territory-pages.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from functools import cache

import pytest
from report_cases import made
from report_story import CLAIMS, story
from tour_tree import tree

from integra.territory.names import NamedTerritory
from integra.territory.pages import page
from integra.territory.reports import Reader, Report, report, report_of_many
from integra.territory.written import built_in
from integra.words import FindingState

AT = datetime.date(2026, 11, 30)
DEPARTMENT = ("departement-exemple-nord", "departement-exemple-sud", "departement-exemple-est")
ANY_DAY = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@cache
def territory(name: str) -> NamedTerritory:
    """One that is built in, or the story of the tests."""
    return made(story(), CLAIMS) if name == "story" else built_in(name)


def figures(told: Report) -> list[str]:
    """The numbers of the glance, each with what it counts."""
    return [re.sub(r"\s+", " ", each.text()).strip() for each in tree(page(told, ("en",))).by_class("figures")[0].all("li")]


@pytest.mark.parametrize(("name", "at"), [
    *((name, AT) for name in (*DEPARTMENT, "paris-centre")),
    *((DEPARTMENT[0], datetime.date.fromisoformat(day)) for day in ("2026-01-31", "2026-03-01", "2026-09-10"))], ids=str)
def test_the_first_sentence_and_the_glance_of_a_pilote_count_alike(name: str, at: datetime.date) -> None:
    told = report(territory(name), Reader.PILOTE, at=at)
    late, soon = (re.search(said, told.lead.en) for said in (r"(\d+) things? (?:is|are) late", r"(\d+) (?:is|are) due"))
    assert figures(told)[:2] == [f"{late[1]} overdue" if late else "– nothing known to be overdue",
                                 f"{soon[1]} to do within the month" if soon else "– nothing known to do within the month"]


@pytest.mark.parametrize("name", [*DEPARTMENT, "story"])
def test_whatever_a_section_says_to_be_late_is_late_in_the_calendar(name: str) -> None:
    for reader in (Reader.PILOTE, Reader.ARS):
        told = report(territory(name), reader, at=AT)
        late = {each.subject for section in told.sections for each in section.items if each.state is FindingState.OVERDUE}
        days = [each for each in told.calendar if each.state is FindingState.OVERDUE]
        assert late <= {each.subject for each in days}
        assert figures(told)[0] == (f"{len(days)} overdue" if days else "– nothing known to be overdue")


def test_what_was_to_rise_and_did_not_is_late_for_the_ars() -> None:
    told = report(territory("departement-exemple-nord"), Reader.ARS, at=AT)
    assert figures(told)[0] == "2 overdue"  # a decision of the board, and home help, which is on no agenda of it


def test_territories_side_by_side_have_no_numbers_of_days_that_they_do_not_tell() -> None:
    told = report_of_many([territory(name) for name in DEPARTMENT], at=AT)
    assert any(each.state is FindingState.OVERDUE for section in told.sections for each in section.items)
    shown = tree(page(told, ("fr",)))
    assert not shown.by_class("figures") and not shown.by_class("months")
    assert next(shown.all("h1")).text() == "3 territoires, pour l’ARS"


@pytest.mark.parametrize("name", [*DEPARTMENT, "story"])
@pytest.mark.parametrize("reader", list(Reader))
def test_an_entry_does_not_repeat_its_day(name: str, reader: Reader) -> None:
    calendar = report(territory(name), reader, at=AT).calendar
    assert calendar and not [text for each in calendar for text in each.text if ANY_DAY.search(text) or text.endswith(".")]


def test_an_entry_reads_the_same_before_its_day_and_after_it() -> None:
    """A task that an agenda holds is called the same when it is late."""
    nord = territory("departement-exemple-nord")
    found = {(each.kind, each.subject, each.day): each.text for each in report(nord, Reader.PILOTE, at=datetime.date(2026, 9, 1)).calendar}
    after = {(each.kind, each.subject, each.day): each.text for each in report(nord, Reader.PILOTE, at=datetime.date(2026, 10, 1)).calendar}
    both = found.keys() & after.keys()
    assert len(both) > 4 and all(found[each] == after[each] for each in both)
