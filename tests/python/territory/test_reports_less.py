"""To know less accuses nobody: not in any report, of anything that a territory says (GEN-1, the law of less).

Spec: spec/43-territory-reports.md, "What is not known".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from report_cases import AT, every_text, items, made, section, told
from report_story import CLAIMS, story

from integra.territory import UNKNOWN, Row
from integra.territory.columns import COLUMNS
from integra.territory.reports import ars, pilote
from integra.territory.reports import Reader, Report, report, report_of_many
from integra.words import ColumnKind, FindingState, TerritoryTable, Tri

#: What stands outside the law: the rules of the record, which read that nothing is noted, and statements, which somebody made.
OUTSIDE = {TerritoryTable.STATEMENT}
_LESS = {ColumnKind.ID: UNKNOWN, ColumnKind.REF: UNKNOWN, ColumnKind.DATE: UNKNOWN, ColumnKind.DAY: None, ColumnKind.WORD: None,
         ColumnKind.NUMBER: None, ColumnKind.TRI: Tri.UNKNOWN, ColumnKind.FLAG: False}


#: Of these one sentence may be about several, or about somebody of whom nobody knows any more who it is.
TOGETHER = {("CON-3",), ("CON-8",), ("CON-10",), ("TER-1",)}


def accused(found: Report) -> set[tuple[str, tuple[str, ...], object]]:
    """What a report says to be wrong or late, by section, rules and subject."""
    return {(each.name, item.rules, None if item.rules in TOGETHER else item.subject) for each in found.sections for item in each.items
            if item.weight is not None or item.state is FindingState.OVERDUE}


def less() -> Iterator[tuple[str, list[Row], list[str]]]:
    """The story, each time with one thing less that is known."""
    rows = story()
    for claim in CLAIMS:
        yield f"claim of {claim}", rows, [each for each in CLAIMS if each != claim]
    for place, row in enumerate(rows):
        for column in COLUMNS[row.table]:
            value = getattr(row, column.attribute)
            if row.table in OUTSIDE or column.required or column.kind not in _LESS or value in (None, False, Tri.UNKNOWN, UNKNOWN):
                continue
            if column.name in ("meetings_from", "meetings_to"):  # blank is without end, and so more
                continue
            fewer = dataclasses.replace(row, **{column.attribute: _LESS[column.kind]})
            yield f"{row.table.word} {place} {column.name}", [*rows[:place], fewer, *rows[place + 1:]], list(CLAIMS)


@pytest.fixture(autouse=True)
def all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists have no end here: what is told of more may not come in place of what is told of less."""
    for each in (pilote, ars):
        monkeypatch.setattr(each, "MOST", 1000)


@pytest.mark.parametrize("reader", [Reader.PILOTE, Reader.ARS])
def test_to_know_less_accuses_nobody_of_more(reader: Reader) -> None:
    before = accused(told(story(), CLAIMS, reader))
    for what, rows, claims in less():
        more = accused(report(made(rows, claims), reader, at=AT)) - before
        assert not more, (what, more)


def blamed(found: Report) -> list[int]:
    """What an elected official is told that is not well: that there was a no, and how many decisions and structures."""
    texts = " ".join(text.en for text in every_text(found))
    counts = (sum(map(int, re.findall(rf"(\d+) (?:of \d+ )?(?:structures? )?(?:is|are|has|have) {words}", texts)))
              for words in ("(?:late|come to nothing)", "had no news"))
    return [texts.count("No: "), *counts]


def test_to_know_less_makes_no_page_of_an_elected_official_worse() -> None:
    before = blamed(told(story(), CLAIMS, Reader.ELECTED))
    assert before == [2, 2, 3 + 3]  # of the year saturday is a dead letter and one form late; nobody of three was told of one change
    for what, rows, claims in less():
        after = blamed(report(made(rows, claims), Reader.ELECTED, at=AT))
        assert all(one <= other for one, other in zip(after, before, strict=True)), (what, after)


def test_the_story_has_something_wrong_for_everybody() -> None:
    assert len(list(less())) > 150
    assert len(accused(told(story(), CLAIMS))) > 20 and len(accused(told(story(), CLAIMS, Reader.ARS))) > 3


@pytest.mark.parametrize("reader", Reader)
def test_of_an_empty_territory_nothing_is_said_to_be_wrong(reader: Reader) -> None:
    found = told([], [], reader)
    assert accused(found) == set() and not any(each.state for part in found.sections for each in part.items)
    assert all(part.lead is not None or part.items for part in found.sections)


def test_an_empty_territory_is_asked_seven_things() -> None:
    found = told()
    assert [(each.name, len(each.items)) for each in found.sections] == [
        ("due", 0), ("recurrent", 0), ("absent", 0), ("wrong", 0), ("ask", 7), ("steps", 6)]
    assert found.lead.fr.startswith("On ne connaît rien de daté qui soit en retard ou à faire dans le mois.")
    assert section(found, "due").lead == ("Nothing with such a day is known.", "Rien n'est connu à cette échéance.")


def test_what_an_elected_official_is_not_told_is_not_known_and_not_no() -> None:
    found = told([], [], Reader.ELECTED)
    for name in ("there", "convened"):
        text = items(found, name)[0].text
        assert text.en.startswith("That is not known") and text.fr.startswith("On ne le sait pas")
    assert not any(text.en.startswith("No:") for text in every_text(found))


def test_side_by_side_what_is_not_known_is_no_no() -> None:
    table = report_of_many([made(), made(story(), CLAIMS, "told")], at=AT).sections[0].table
    assert table is not None
    assert [row[0] for row in table.rows] == ["somewhere", "told"]
    assert table.rows[0][1:] == (None,) * 6
    assert [None if cell is None else getattr(cell, "en", cell) for cell in table.rows[1]][1:3] == ["no", "no"]


def test_no_repr_tells_what_a_report_says() -> None:
    found = made(story(), CLAIMS, "Mme Canary")
    for each in (found, report(found, Reader.PILOTE, at=AT), *report(found, Reader.PILOTE, at=AT).levels):
        assert not re.search("Canary|saturday|first home|stratégique", repr(each))
