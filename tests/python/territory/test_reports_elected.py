"""What an elected official is told: half a page of plain words.

Spec: spec/43-territory-reports.md, "The elected official".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re

import pytest
from report_cases import BOARD, TABLE, day, every_text, ident, items, said, told
from report_story import CLAIMS, story

from integra.territory import Body, Decision, Difficulty, Feedback, Meeting, Present, Row, Seat, Structure
from integra.territory.reports import Reader, Report
from integra.words import BodyKind, DecisionScope, DifficultyKind, Function, SeatCategory, Service, Tier, Tri, Word


def page(rows: list[Row], claims: list[str] = []) -> Report:
    """The page of some rows."""
    return told(rows, claims, Reader.ELECTED)


def words(found: Report, language: int) -> int:
    """How many words it has; the picture and the calendar have their own."""
    texts = [found.title, found.lead]
    for each in found.sections:
        texts += [each.title, *(item.text for item in each.items)]
    return sum(len([word for word in text[language].split() if re.search(r"\w", word)]) for text in texts)


#: So many words the page has at the most, in either language, names counted.
WORDS = 250
MANY = 40
LONG = "a name of very many words that nobody would ever give to anything at all"


def longest() -> list[Row]:
    """A territory of which there is more to say than a page holds."""
    table = Body(id=ident(LONG), tier=Tier.MESO, kind=BodyKind.TABLE, elected_convene=Tri.NO, seats_complete=True, meetings_complete=True)
    rows: list[Row] = [BOARD, table, Meeting(id=ident("met"), body=table.id, date=day("2025-05-01")), Meeting(id=ident("meets"), body=table.id, date=day("2025-07-01"))]
    rows += [Structure(id=ident(f"{LONG} {number}")) for number in range(MANY)]
    states = [{"effective": day("2025-02-01")}, {"dropped": day("2025-02-01")}, {"due": day("2025-03-01")}, {"due": day("2025-12-01")},
              {"due": day("2025-03-01"), "under_way": day("2025-02-01")}, {}]
    rows += [Decision(id=ident(f"{LONG} {number}{place}"), body=table.id, adopted=day("2025-01-01"), **state)  # type: ignore[arg-type]
             for number in range(MANY) for place, state in enumerate(states)]
    rows += [Difficulty(id=ident(f"{service} {number}"), kind=DifficultyKind.SERVICE, topic=service.code, date=day("2025-01-01"),
                        demand=ident(f"{service} {number}")) for service in Service for number in range(11)]
    return rows


@pytest.mark.parametrize("rows", [longest(), story(), []], ids=["longest", "story", "empty"])
def test_it_is_half_a_page(rows: list[Row]) -> None:
    found = page(rows, list(CLAIMS))
    assert max(words(found, 0), words(found, 1)) <= WORDS
    assert [len(each.items) for each in found.sections] <= [3, 1, 2, 4, 3] and found.sheet == ()


def plain(found: Report) -> None:
    """No code, no acronym, no rule stands on the page, in either language."""
    for text in every_text(found):
        for said_ in text:
            assert not re.search(r"\bF[1-6]\b|[A-Z]{2,}|[A-Z]-\d|_", said_), said_
    assert not any(item.rules or item.weight or item.state for each in found.sections for item in each.items)
    assert not any(entry.rule for entry in found.calendar)


def test_it_has_no_code_and_no_rule() -> None:
    plain(page(story(), list(CLAIMS)))
    plain(page(longest(), list(CLAIMS)))
    plain(page([]))


@pytest.mark.parametrize("word", [*Service, *Function], ids=str)
def test_what_is_asked_for_is_said_in_plain_words(word: Word) -> None:
    kind = DifficultyKind.SERVICE if isinstance(word, Service) else DifficultyKind.SUPPORT_FUNCTION
    rows: list[Row] = [Difficulty(id=ident(f"d{number}"), kind=kind, topic=word.code, date=day("2025-01-01"), demand=ident(f"d{number}"))
                       for number in range(3)]
    found = page([TABLE, *rows], ["difficulty", "matter", "decision"])
    assert len(items(found, "asked")) == 1 and "again and again since 1 January 2025" in said(found, "asked")[0]
    plain(found)


def there(*more: Row, claims: tuple[str, ...] = ("body",)) -> str:
    """Whether an elected official was there, of a table with three meetings and one of them seated."""
    town = Structure(id=ident("town"))
    meetings = [Meeting(id=ident(f"m{number}"), body=TABLE.id, date=day(f"2025-05-0{number}"), present_complete=True) for number in (1, 2, 3)]
    seat = Seat(body=TABLE.id, structure=town.id, category=SeatCategory.ELECTED)
    return said(page([TABLE, town, seat, *meetings, *more], list(claims)), "there")[0].split(":")[0]


def test_whether_we_were_there_is_yes_no_or_not_known() -> None:
    assert there(Present(meeting=ident("m2"), structure=ident("town"))) == "Yes"
    assert there() == "No"
    assert there(claims=()) == "That is not known"
    empty = said(page([TABLE], ["body"]), "there")
    assert empty == ["No: nobody elected has a seat among those who organise services on the territory."]


def test_what_became_of_decisions_is_counted_once_each() -> None:
    def decision(name: str, **days: str) -> Decision:
        return Decision(id=ident(name), body=TABLE.id, **({"adopted": day("2025-01-10")} | {key: day(value) for key, value in days.items()}))  # type: ignore[arg-type]

    rows = [TABLE, decision("a", effective="2025-02-01"), decision("b", dropped="2025-02-01"), decision("c", due="2025-03-01"),
            decision("d", due="2025-03-02", under_way="2025-02-01"), decision("e", due="2025-06-02"), decision("f"),
            decision("g", adopted="2025-06-03"), decision("h", adopted="2024-06-01", effective="2025-01-01"),
            decision("i", adopted="2023-06-01", due="2024-01-01"),
            Decision(id=ident("of whom?"), adopted=day("2025-01-10"), due=day("2025-01-11")),
            Decision(id=ident("j"), body=TABLE.id, scope=DecisionScope.CARE, adopted=day("2025-01-10"))]
    assert said(page(rows, ["decision"]), "decided") == [
        "In twelve months 6 decisions are noted: 1 is in effect, 1 was dropped, 1 has come to nothing by its date, 1 is late, 1 is not due yet, "
        "of 1 nothing more is noted.",
        'The one that has waited longest: "i", due on 1 January 2024.']


def test_who_has_not_been_told_is_named() -> None:
    rows: list[Row] = [TABLE, *(Structure(id=ident(name)) for name in ("home", "school", "clinic")),
                       Decision(id=ident("one number"), body=TABLE.id, adopted=day("2024-11-01"), effective=day("2025-01-10"))]
    claims = ["structure", "decision", "feedback"]
    found = page(rows, claims)
    assert said(found, "untold") == ['3 structures have had no news of any of the changes made in twelve months: "clinic", "home" and "school".',
                                     '3 of 3 structures have had no news of the change "one number".']
    letter = Feedback(id=ident("letter"), date=day("2025-02-01"), decision=ident("one number"), general=Tri.NO, to_all=Tri.YES, told_complete=True)
    assert said(page([*rows, letter], claims), "untold") == ["Nobody is known to have been left without news; what is not noted is not known."]
    assert said(page(rows), "untold") == ["Nobody is known to have been left without news; what is not noted is not known."]
