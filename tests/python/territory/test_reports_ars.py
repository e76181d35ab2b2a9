"""What the ARS is told: what rose, what its own level left undone; nothing of one person's care, of a person, of few people.

Spec: spec/43-territory-reports.md, "The ARS".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re

import pytest
from report_cases import AT, BOARD, CLINIC, TABLE, day, every_text, ident, items, made, said, told
from report_story import CLAIMS, story

from integra.errors import UsageError
from integra.territory import UNKNOWN, Addressee, Agenda, Decision, Difficulty, Evaluation, CommonPlan, Matter, Row, Statement
from integra.territory.reports import Reader, Report, report, report_of_many
from integra.territory.reports.model import Table
from integra.text import Text
from integra.words import DecisionScope, DifficultyKind, EvaluationKind, Line, MatterClosing, Service, Tier, Tri

RESPITE = Service.CARER_RESPITE.code


def ars(rows: list[Row], claims: list[str] = []) -> Report:
    """What the ARS is told of some rows."""
    return told([BOARD, TABLE, CLINIC, *rows], claims, Reader.ARS)


def test_what_rose_is_told_with_the_day_since_when_it_waits() -> None:
    rows = [Matter(id=ident("ride"), raised=day("2024-06-01"), raised_from=Tier.MESO), Agenda(matter=ident("ride"), body=BOARD.id, date=day("2024-10-03")),
            Agenda(matter=ident("ride"), body=BOARD.id, date=day("2024-12-03"))]
    found = ars(rows, ["matter", "decision"])
    assert said(found, "rose") == ['The matter "ride" is on the agenda of "board" since 3 October 2024 and is not settled.']
    assert found.lead.fr == "1 sujet porté au niveau stratégique n'est pas connu comme réglé, le plus ancien depuis le 3 octobre 2024."
    unknown = ['The matter "ride" is on the agenda of "board" since 3 October 2024; nobody has said whether it is settled.']
    stray = Decision(id=ident("about which?"), matter=UNKNOWN, adopted=day("2025-01-01"))
    undated = Decision(id=ident("adopted when?"), matter=ident("ride"), adopted=UNKNOWN)
    assert said(ars(rows), "rose") == said(ars(rows, ["decision"]), "rose") == said(ars(rows, ["matter"]), "rose") == unknown
    assert said(ars([*rows, stray], ["matter", "decision"]), "rose") == said(ars([*rows, undated], ["matter", "decision"]), "rose") == unknown
    decided = Decision(id=ident("about it"), matter=ident("ride"), adopted=day("2025-01-01"))
    assert said(ars([*rows, decided], ["matter", "decision"]), "rose") == []
    closed = Matter(id=ident("shut"), raised=day("2024-06-01"), closed=day("2025-01-01"), closing=MatterClosing.SETTLED)
    assert said(ars([closed, Agenda(matter=closed.id, body=BOARD.id, date=day("2024-10-03"))]), "rose") == []


def test_what_the_territory_could_not_settle_waits_at_the_door() -> None:
    rows = [Matter(id=ident("respite"), kind=DifficultyKind.SERVICE, topic=RESPITE, raised=day("2025-01-01"), due=day("2025-05-01"), agenda_complete=True),
            Agenda(matter=ident("respite"), body=TABLE.id, date=day("2025-01-02"))]
    found, = items(ars(rows, ["matter", "decision"]), "rose")
    assert found.day == day("2025-05-01") and "stands on no agenda of the strategic level" in found.text.en
    assert [each.fr for each in found.more] == ["Il porte sur : répit de l'aidant (service qui manque)."]
    assert items(ars(rows), "rose") == ()


@pytest.mark.parametrize("scope, body, told_", [
    (DecisionScope.FUNDING, TABLE, True), (DecisionScope.TOOL, BOARD, True), (DecisionScope.TOOL, TABLE, False),
    (DecisionScope.FUNDING, CLINIC, False), (DecisionScope.CARE, BOARD, False),  # these touch one person's care
])
def test_decisions_at_another_level_are_told_but_those_of_care(scope: DecisionScope, body: object, told_: bool) -> None:
    row = Decision(id=ident("it"), body=body.id, scope=scope, adopted=day("2025-01-01"))  # type: ignore[attr-defined]
    assert [each.subject for each in items(ars([row]), "level")] == ([ident("it")] if told_ else [])


def test_its_own_decisions_without_effect_are_told_and_nobody_elses() -> None:
    rows: list[Row] = [Decision(id=ident(name), body=body.id, adopted=day("2024-10-01"), due=day("2025-05-01"), owner=ident("somebody"), under_way=moved)
            for name, body, moved in (("dead", BOARD, None), ("slow", BOARD, day("2025-01-01")), ("of the table", TABLE, None))]
    rows.append(Decision(id=ident("of one person"), body=BOARD.id, scope=DecisionScope.CARE, adopted=day("2024-10-01"), due=day("2025-05-01")))
    whole = ars(rows, ["decision"])
    found = items(whole, "dead")
    assert {each.subject for each in whole.calendar} == {ident("dead"), ident("slow")}
    assert [(each.subject, each.day, each.more) for each in found] == [
        (ident("dead"), day("2025-05-01"), ()), (ident("slow"), day("2025-05-01"), ())]


def test_what_was_stated_against_the_data_is_told_but_of_care() -> None:
    rows = [Statement(line=line, value=Tri.YES) for line in (Line.LEVEL_MACRO, Line.LEVEL_MICRO)]
    found = said(ars(rows, ["body", "clinical_month"]), "stated")
    assert found == ['"the macro level meets: policies, funding and contracts": "yes" was stated, and the data show "no". Somebody should look at both.']


def test_an_impact_evaluated_too_early_is_told() -> None:
    rows = [CommonPlan(adopted=day("2023-01-01")), Evaluation(date=day("2025-01-01"), kind=EvaluationKind.IMPACT)]
    assert len(items(ars(rows, ["common_plan"]), "early")) == 1
    assert items(ars(rows), "early") == ()  # a plan may have been adopted before


def whispers(found: Report) -> set[str]:
    """What a report says of one person's care or of people, by the names that the story gives to it."""
    texts = {one for each in every_text(found) for one in each}
    return {each for each in texts if "micro" in each.lower() or "clini" in each.lower() or "person who" in each or "person one" in each
            or "person two" in each or "person in" in each}


def test_nothing_of_one_persons_care_and_of_nobody_reaches_the_ars() -> None:
    alone = report(made(story(), CLAIMS), Reader.ARS, at=AT, since=day("2024-12-01"))
    many = report_of_many([made(story(), CLAIMS), made(story(), CLAIMS, "elsewhere")], at=AT)
    assert whispers(told(story(), CLAIMS))  # it is there to be said
    assert whispers(alone) == whispers(many) == set()
    assert {each.tier for each in alone.levels} == {Tier.MACRO, Tier.MESO}
    assert {Tier.MICRO} & {tier for each in alone.flows for tier in (each.from_, each.to)} == set()
    assert all("CON-14" != each.rule and each.subject not in (ident("micro clinic"), ident("micro inclusion")) for each in alone.calendar)


def times(count: int) -> list[Row]:
    """A difficulty that came up so many times within the year."""
    first = day("2025-01-01")
    return [Difficulty(id=ident(f"difficulty {number}"), kind=DifficultyKind.SERVICE, topic=RESPITE, date=first + datetime.timedelta(number),
                       demand=ident(f"demand {number}")) for number in range(count)]


@pytest.mark.parametrize("count", range(2, 14))
def test_how_often_is_hidden_up_to_ten_times(count: int) -> None:
    found = items(ars(times(count), ["difficulty", "matter", "decision"]), "recurrent")
    if count < 3:
        assert found == ()
    else:
        hidden = Text("How often is not shown: ten times or fewer, or not known.", "Nombre de signalements non montré : dix ou moins, ou inconnu.")
        assert found[0].more == ((hidden if count <= 10 else Text(f"Raised {count} times.", f"Signalé {count} fois.")),)
        assert count > 10 or not re.search(rf"\b{count}\b", found[0].text.en)


def test_none_is_shown() -> None:
    rows = [*times(4), Matter(id=ident("respite"), kind=DifficultyKind.SERVICE, topic=RESPITE, raised=day("2025-02-01"), due=day("2025-03-01"), agenda_complete=True),
            Agenda(matter=ident("respite"), body=TABLE.id, date=day("2025-02-01")),
            Matter(id=ident("before"), kind=DifficultyKind.SERVICE, topic=RESPITE, raised=day("2025-01-01"), closed=day("2025-01-20"),
                   closing=MatterClosing.SETTLED, agenda_complete=True), Agenda(matter=ident("before"), body=TABLE.id, date=day("2025-01-02"))]
    found, = items(ars(rows, ["difficulty", "matter", "decision"]), "recurrent")
    assert [each.en for each in found.more] == ["Raised 0 times."]


def tables(counts: dict[str, int]) -> list[Table]:
    """The tables of territories where a difficulty came up so many times each."""
    each_of = [made([BOARD, TABLE, *times(count)], ["difficulty", "matter", "decision"], name) for name, count in counts.items()]
    return [part.table for part in report_of_many(each_of, at=AT).sections if part.table is not None]


def test_side_by_side_no_small_count_is_shown_and_no_sum_tells_one() -> None:
    counts = {"north": 3, "east": 11, "south": 10, "west": 25, "far": 1}
    compared, problems = tables(counts)
    assert [(row[1], row[3]) for row in problems.rows] == [
        ("east", 11), ("north", HIDDEN), ("south", HIDDEN), ("west", 25)]
    shown = [cell for table in (compared, problems) for row in table.rows for cell in row if isinstance(cell, int)]
    assert shown == [11, 25]  # neither a total nor a part of any of these
    assert [row[0] for row in compared.rows] == sorted(counts)


HIDDEN = Text("10 or fewer, or not known", "10 ou moins, ou inconnu")


def test_side_by_side_a_no_is_what_all_is_known_of() -> None:
    quiet = Decision(id=ident("quiet"), body=BOARD.id, scope=DecisionScope.POLICY, adopted=day("2025-01-01"), due=day("2025-12-01"), owner=ident("x"))
    loud = Decision(id=ident("loud"), body=BOARD.id, scope=DecisionScope.TOOL, adopted=day("2025-01-01"), due=day("2025-03-01"), owner=ident("x"))
    vague = Decision(id=ident("vague"), body=BOARD.id, adopted=day("2025-01-01"), due=day("2025-12-01"), owner=ident("x"))

    def cells(rows: list[Row], claims: list[str]) -> list[str | None]:
        table = report_of_many([made([BOARD, TABLE, *rows], claims)], at=AT).sections[0].table
        assert table is not None
        return [cell.en if isinstance(cell, Text) else None for cell in table.rows[0][5:]]

    assert cells([quiet], ["decision"]) == ["no", "no"]
    assert cells([quiet], []) == [None, None]
    assert cells([loud], ["decision"]) == ["yes", "yes"]
    assert cells([vague], ["decision"]) == [None, "no"]
    assert cells([], ["decision"]) == ["no", "no"]


def test_what_a_shared_board_left_undone_is_told_once() -> None:
    dead = [BOARD, Decision(id=ident("shared"), body=BOARD.id, adopted=day("2024-10-01"), due=day("2025-05-01")), Addressee(decision=ident("shared"), body=BOARD.id)]
    found = report_of_many([made(dead, ["decision"], "north"), made(dead, ["decision"], "south")], at=AT)
    assert [each.split(":")[0] for each in said(found, "dead")] == ["north; south"]
    assert (found.title.fr, found.called.fr, found.called.en) == ("Le point pour l'ARS", "2 territoires", "2 territories")
    with pytest.raises(UsageError, match="territories"):
        report_of_many([], at=AT)


def test_that_some_may_wait_is_said_where_not_all_matters_are_listed() -> None:
    assert ars([]).lead.en == "No matter is known to wait at the strategic level. Not all its matters are said to be listed: some may wait."
    assert ars([], ["matter"]).lead.en == "No matter is known to wait at the strategic level."


def test_a_month_is_told_as_a_month_and_not_as_its_first_day() -> None:
    found = items(ars(times(11), ["matter", "decision"]), "recurrent")
    assert [each.day for each in found] == [None] and re.search(r"since [A-Z][a-z]+ 2025\.$", found[0].text.en)
