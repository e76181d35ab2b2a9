"""What a pilote reads on a Monday morning: what comes back, whom to fetch, what to find out, where the steps are.

Spec: spec/43-territory-reports.md, "The pilote".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from report_cases import AT, BOARD, CLINIC, TABLE, day, every_text, ident, items, made, said, section, told

from integra.errors import UsageError
from integra.territory import (
    UNKNOWN, Agenda, ClinicalMonth, Decision, Difficulty, Matter, Meeting, Need, Pilote, Present, Row, Seat, Statement, Structure,
)
from integra.territory.columns import COLUMNS
from integra.territory.reports import Reader, report
from integra.territory.reports.asked import MOST
from integra.text import Text
from integra.words import (
    DifficultyKind, Function, Line, LineGroup, MatterClosing, Power, Profession, SeatCategory, Service, TerritoryTable, Tier, Tri,
)

RESPITE = Service.CARER_RESPITE.code
COMPLETE = ["difficulty", "matter", "decision"]
#: Lists that one may say to be complete; of the others the rows they belong to say so.
CLAIMABLE = ["structure", "body", "clinical_month", "difficulty", "matter", "interest", "decision", "flow", "feedback", "inclusion_month",
             "function", "pilote", "merger", "evaluation", "common_plan", "partner", "diagnosis", "need", "statement", "tally"]


def came_up(*days: str, demand: str | None = None) -> list[Row]:
    """A difficulty that came up on some days, each time of a demand of its own or of one alone."""
    return [Difficulty(id=ident(f"difficulty {on} {demand}"), kind=DifficultyKind.SERVICE, topic=RESPITE, date=day(on),
                       demand=ident(demand or f"demand {on}")) for on in days]


def matter(name: str, **cells: object) -> Matter:
    """A matter about it."""
    return Matter(**{"id": ident(name), "kind": DifficultyKind.SERVICE, "topic": RESPITE, "raised": day("2025-03-01"),  # type: ignore[arg-type]
                     "agenda_complete": True} | cells)


THRICE = came_up("2024-11-10", "2025-01-10", "2025-03-10")


def test_what_comes_back_is_told_from_the_third_time_on() -> None:
    assert said(told([TABLE, *THRICE[:2]], COMPLETE), "recurrent") == []
    found, = items(told([TABLE, *THRICE], COMPLETE), "recurrent")
    assert found.text == Text("Respite for the carer (a service that is missing): raised 3 times since 10 November 2024, last on 10 March 2025.",
                              "Répit de l'aidant (service qui manque) : signalé 3 fois depuis le 10 novembre 2024, dernière fois le 10 mars 2025.")
    assert [each.en for each in found.more] == ["It stands on no agenda of the tactical level: put it on the next one."]


def test_one_demand_is_one_time() -> None:
    assert said(told([TABLE, *THRICE[:2], *came_up("2025-02-01", "2025-03-01", demand="demand 2025-01-10")], COMPLETE), "recurrent") == []
    unknown = Difficulty(id=ident("whose?"), kind=DifficultyKind.SERVICE, topic=RESPITE, date=day("2025-02-01"), demand=UNKNOWN)
    assert said(told([TABLE, *THRICE[:2], unknown], COMPLETE), "recurrent") == []


def test_needs_that_nobody_covers_come_back_too() -> None:
    needs = [Need(function=Function.F3, date=day(f"2025-0{month}-01"), needed=Tri.YES, primary_care=Tri.NO, territory=Tri.NO, region=Tri.NO)
             for month in (1, 2, 3)]
    found, = items(told([TABLE, *needs], COMPLETE), "recurrent")
    assert found.text.en.startswith("Follow up and coordinate (a support function that is missing): raised 3 times since 1 January 2025")


@pytest.mark.parametrize("cells, agendas, more", [
    ({}, [(TABLE, "2025-03-15")], ['The matter "respite", on the agenda of "table" since 15 March 2025: not settled.']),
    ({}, [], ['The matter "respite", on no agenda that is known: not settled.',
              "It stands on no agenda of the tactical level: put it on the next one."]),
    ({"due": day("2025-05-01")}, [(TABLE, "2025-03-15")],
     ['The matter "respite", on the agenda of "table" since 15 March 2025: not settled.',
      "Its date has passed (1 May 2025) and it has not risen: it goes to the strategic level."]),
    ({"due": day("2025-05-01")}, [(TABLE, "2025-03-15"), (BOARD, "2025-05-20")],
     ['The matter "respite", on the agenda of "table" since 15 March 2025: not settled.',
      'It has risen: on the agenda of "board" since 20 May 2025.']),
    ({"closed": UNKNOWN}, [(TABLE, "2025-03-15")],
     ['The matter "respite", on the agenda of "table" since 15 March 2025: nobody has said whether it is settled.']),
])
def test_where_a_matter_stands_is_said(cells: dict[str, object], agendas: list[tuple[object, str]], more: list[str]) -> None:
    rows = [matter("respite", **cells), *(Agenda(matter=ident("respite"), body=body.id, date=day(on)) for body, on in agendas)]  # type: ignore[attr-defined]
    found, = items(told([BOARD, TABLE, *THRICE, *rows], COMPLETE), "recurrent")
    assert [each.en for each in found.more] == more


def test_what_was_settled_counts_anew() -> None:
    settled = [matter("respite", closed=day("2025-03-20"), closing=MatterClosing.SETTLED), Agenda(matter=ident("respite"), body=TABLE.id, date=day("2025-03-15"))]
    assert said(told([TABLE, *THRICE, *settled], COMPLETE), "recurrent") == []
    on_the_day = came_up("2025-03-20", "2025-05-01", "2025-06-01")
    assert said(told([TABLE, *THRICE, *settled, *on_the_day], COMPLETE), "recurrent") == []
    again = came_up("2025-04-01", "2025-05-01", "2025-06-01")
    found, = items(told([TABLE, *THRICE, *settled, *again], COMPLETE), "recurrent")
    assert "raised 3 times since 1 April 2025" in found.text.en
    assert found.more[0].fr == "Sujet « respite », à l'ordre du jour de « table » depuis le 15 mars 2025 : clos le 20 mars 2025 (réglé)."


def test_where_matters_are_not_all_known_nobody_is_blamed() -> None:
    found, = items(told([TABLE, *THRICE], ["difficulty"]), "recurrent")
    assert (found.state, found.weight) == (None, None)
    assert [each.en for each in found.more] == ["Nobody has said whether this has been settled already: all the matters would have to be known."]


def test_what_rises_counts_as_many_as_the_pilote_is_told() -> None:
    rows = [TABLE, *came_up(*(f"2025-02-{number:02}" for number in range(1, 13)))]
    territory = made(rows, COMPLETE)
    risen, = territory.territory.rises(at=AT).risen
    assert risen.count == 12
    assert f"raised {risen.count} times" in said(report(territory, Reader.PILOTE, at=AT), "recurrent")[0]


def test_who_is_missing_is_named() -> None:
    homes = [Structure(id=ident(name)) for name in ("first home", "second home", "third home")]
    seats = [Seat(body=TABLE.id, structure=each.id, category=SeatCategory.MANAGER, power=power) for each, power in zip(
        homes, (Power.NONE, Power.DECIDES, Power.DECIDES), strict=True)]
    seats += [Seat(body=TABLE.id, category=each) for each in (SeatCategory.USERS, SeatCategory.CCAS)]
    seats.append(Seat(body=TABLE.id, category=SeatCategory.SELF_EMPLOYED, profession=Profession.GENERAL_PRACTITIONER))
    seats += [Seat(body=BOARD.id, category=each) for each in (SeatCategory.ARS, SeatCategory.DEPARTMENTAL_COUNCIL)]
    meetings = [Meeting(id=ident(f"m{number}"), body=TABLE.id, date=day(f"2025-05-0{number}"), present_complete=True) for number in (1, 2, 3)]
    there = [Present(meeting=each.id, structure=homes[0].id) for each in meetings]
    found = said(told([BOARD, TABLE, *homes, *seats, *meetings, *there, ClinicalMonth(month=day("2025-05-01"), held=4, with_mt=3)], ["body", "structure"]), "absent")
    assert found[:4] == [
        "At the tactical level (meso), nobody has a seat for: elected officials.",
        'At none of the last 3 meetings of "table": "second home" and "third home".',
        'Nobody whom "first home" sends to "table" can decide or holds a delegation.',
        "Clinical concertation in May 2025: 1 of 4 meetings were held without the médecin traitant."]


def test_what_to_find_out_is_seven_things_that_a_person_can_ask() -> None:
    words = {table.word for table in TerritoryTable if "_" in table.word}
    words |= {column.name for columns in COLUMNS.values() for column in columns if "_" in column.name}
    rows: list[Row] = [BOARD, TABLE, CLINIC, Meeting(id=ident("m"), body=BOARD.id), Structure(id=ident("home")),
                       Decision(id=ident("decision"), body=BOARD.id, adopted=day("2025-01-01"))]
    for found in (told(), told(rows), told(rows, ["body", "function", "structure", "clinical_month", "matter", "flow", "feedback"])):
        asked = items(found, "ask")
        assert 0 < len(asked) <= MOST == 7
        for each in asked:
            for text in each.text:
                assert not re.search(r"\[|_|\bclaim\b|\bfield\b|\bcolonne\b", text), text
                assert not words & set(re.findall(r"\w+", text)), text
                assert text.endswith((".", "?"))
    assert len(items(told(), "ask")) == 7


def test_questions_about_many_rows_are_one() -> None:
    rows = [Decision(id=ident(f"decision {number}"), body=BOARD.id, adopted=day("2025-01-01")) for number in range(5)]
    texts = said(told([BOARD, TABLE, *rows], CLAIMABLE), "ask")
    assert 'To whom is it addressed? To check for the decision "decision 0", the decision "decision 1", the decision "decision 2" and 2 more, ' \
           "so that nobody is left out." in texts
    assert len(texts) == len(set(texts)) == 7


STEP_6 = (Line.ACTION_6_CRITERIA, Line.ACTION_6_ADAPTED, Line.ACTION_6_REALISTIC_TIME)


def fillings(values: tuple[Tri, ...]) -> Iterator[tuple[Tri, ...]]:
    """Every way in which what is unknown may turn out."""
    return itertools.product(*((Tri.YES, Tri.NO) if each is Tri.UNKNOWN else (each,) for each in values))


def far(values: tuple[Tri, ...]) -> str:
    """How far a step is of which all is known (TER-2)."""
    return "done" if set(values) == {Tri.YES} else "not started" if set(values) == {Tri.NO} else "under way"


@pytest.mark.parametrize("values", list(itertools.product((Tri.YES, Tri.NO, Tri.UNKNOWN), repeat=3)))
def test_a_step_is_told_as_far_as_it_is_for_certain(values: tuple[Tri, ...]) -> None:
    rows = [Statement(line=line, value=value) for line, value in zip(STEP_6, values, strict=True)]
    may_be = {far(each) for each in fillings(values)}
    known, yes = sum(each is not Tri.UNKNOWN for each in values), values.count(Tri.YES)
    if known == 0:
        expected = "Not known: none of 3 actions is known"
    else:
        state = (may_be.pop() if len(may_be) == 1 else "at least under way" if may_be == {"under way", "done"} else "at most under way")
        expected = f"{state[0].upper()}{state[1:]}, {known} of 3 known" + (f", {yes} of them done" if 0 < yes < known else "")
    assert said(told(rows), "steps")[5] == f"Step 6: evaluating and adjusting. {expected}."


def test_a_step_of_which_one_action_is_known_is_at_least_under_way() -> None:
    found = told([Statement(line=Line.ACTION_5_FUNDING, value=Tri.YES)])
    assert "Step 5: keeping the dynamic alive. At least under way, 1 of 6 known." in said(found, "steps")
    assert items(found, "steps")[4].text.fr == "Étape 5 : une dynamique entretenue. Au moins en cours, 1 action connue sur 6."
    assert [each.said and each.said.en for each in found.sheet if each.group is LineGroup.STEP][4] == "at least under way, 1 of 6 known"


def test_what_changed_since_is_told_both_ways() -> None:
    rows = [TABLE, Decision(id=ident("decision"), body=TABLE.id, owner=ident("owner"), adopted=day("2025-01-10"), due=day("2025-05-10")),
            Pilote(person=ident("pilote"), opens=day("2025-05-01"))]
    found = report(made(rows, ["decision", "pilote"]), Reader.PILOTE, at=AT, since=day("2025-04-01"))
    assert found.since == day("2025-04-01")
    texts = said(found, "changed")
    assert all(each.state is None for each in items(found, "changed"))
    assert all((each.weight is not None) == each.text.en.startswith("New: ") for each in items(found, "changed"))
    assert texts[0].startswith('New: The decision "decision" is a dead letter')
    assert "No longer: The territory has no pilote." in texts
    assert "Decisions remain dead letters: no, now yes." in texts
    assert "A pilote is designated: no, now yes." in texts


def test_an_earlier_writing_is_compared_and_another_territory_refused() -> None:
    before, now = made([TABLE], ["pilote"]), made([TABLE, Pilote(person=ident("pilote"))], ["pilote"])
    assert "No longer: The territory has no pilote." in said(report(now, Reader.PILOTE, at=AT, earlier=before), "changed")
    unchanged = section(report(now, Reader.PILOTE, at=AT, earlier=now), "changed")
    assert unchanged.items == () and unchanged.lead == Text("Nothing has changed since 2 June 2025.", "Rien n'a changé depuis le 2 juin 2025.")
    with pytest.raises(UsageError):
        report(now, Reader.PILOTE, at=AT, earlier=made([TABLE], name="elsewhere"))


def test_braces_in_a_name_are_left_as_they_are() -> None:
    row = Decision(id=ident("{who} {0} {"), body=TABLE.id, adopted=day("2025-01-10"), due=day("2025-05-10"))
    texts = [text.en for text in every_text(report(made([TABLE, row], ["decision"]), Reader.PILOTE, at=AT, since=day("2025-04-01")))]
    assert sum('"{who} {0} {"' in text for text in texts) >= 3
    assert Tier.MESO in {level.tier for level in told([TABLE]).levels}
