"""What passes between levels is counted as CON-6 judges it, and nothing twice.

Spec: spec/43-territory-reports.md, "Levels and flows".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools

import pytest
from report_cases import BOARD, TABLE, day, ident, told

from integra.territory import (
    UNKNOWN, Addressee, Agenda, Body, ClinicalMonth, Decision, Feedback, Flow, InclusionMonth, Matter, Meeting, Row, Seat, Statement,
)
from integra.territory.reports import Report
from integra.territory.reports.model import FlowFact
from integra.territory.stated import stated
from integra.words import BodyKind, FlowContent, Line, MatterClosing, Tier, Tri

NEED, DIFFICULTY, DECISION, FEEDBACK = FlowContent.NEED, FlowContent.DIFFICULTY, FlowContent.DECISION, FlowContent.FEEDBACK
UP, DOWN = (Tier.MESO, Tier.MACRO), (Tier.MACRO, Tier.MESO)
#: One thing each that passes between the board and the table: which way and what it counts for.
RISEN = Matter(id=ident("risen"), raised=day("2024-09-01"), raised_from=Tier.MESO)
TAKEN = Decision(id=ident("taken"), body=BOARD.id, adopted=day("2024-12-01"))
PASSED: list[tuple[list[Row], tuple[Tier, Tier], FlowContent]] = [
    ([Flow(from_=Tier.MESO, to=Tier.MACRO, content=NEED, date=day("2024-06-02"))], UP, NEED),
    ([Flow(from_=Tier.MESO, to=Tier.MACRO, content=DIFFICULTY, date=day("2025-06-02"))], UP, DIFFICULTY),
    ([RISEN, Agenda(matter=RISEN.id, body=TABLE.id, date=day("2024-10-01")), Agenda(matter=RISEN.id, body=BOARD.id, date=day("2024-11-01")),
      Agenda(matter=RISEN.id, body=BOARD.id, date=day("2025-02-01"))], UP, DIFFICULTY),
    ([Flow(from_=Tier.MACRO, to=Tier.MESO, content=FEEDBACK, date=day("2025-01-01"))], DOWN, FEEDBACK),
    ([TAKEN, Addressee(decision=TAKEN.id, body=TABLE.id), Addressee(decision=TAKEN.id, body=TABLE.id)], DOWN, DECISION),
    ([Feedback(id=ident("answer"), date=day("2025-03-01"), tier=Tier.MACRO, body=TABLE.id)], DOWN, FEEDBACK),
]
#: What counts for nothing: too old, of another pair, the wrong way, ahead, undated, not known to exist, to nobody below.
NOTHING: list[Row] = [
    Flow(from_=Tier.MESO, to=Tier.MACRO, content=NEED, date=day("2024-06-01")),
    Flow(from_=Tier.MICRO, to=Tier.MACRO, content=NEED, date=day("2025-01-01")),
    Flow(from_=Tier.MACRO, to=Tier.MESO, content=NEED, date=day("2025-01-01")),
    Flow(from_=Tier.MESO, to=Tier.MACRO, content=DIFFICULTY, date=day("2025-06-03")),
    Flow(from_=Tier.MESO, to=Tier.MACRO, content=DIFFICULTY),
    Flow(from_=Tier.MESO, to=Tier.MACRO, date=day("2025-01-01")),
    Matter(id=ident("undated"), raised_from=Tier.MESO), Agenda(matter=ident("undated"), body=BOARD.id, date=day("2025-01-01")),
    Matter(id=ident("from nobody"), raised=day("2025-01-01")), Agenda(matter=ident("from nobody"), body=BOARD.id, date=day("2025-01-01")),
    Decision(id=ident("to nobody"), body=BOARD.id, adopted=day("2025-01-01")),
    Decision(id=ident("one's own"), body=TABLE.id, adopted=day("2025-01-01")), Addressee(decision=ident("one's own"), body=TABLE.id),
    Decision(id=ident("not adopted"), body=BOARD.id, adopted=UNKNOWN), Addressee(decision=ident("not adopted"), body=TABLE.id),
    Feedback(id=ident("old answer"), date=day("2024-06-01"), tier=Tier.MACRO, body=TABLE.id),
    Feedback(id=ident("answer to itself"), date=day("2025-01-01"), tier=Tier.MACRO, body=BOARD.id),
]


def flow(found: Report, way: tuple[Tier, Tier], content: FlowContent) -> FlowFact:
    """What is told of one way."""
    return next(each for each in found.flows if (each.from_, each.to, each.content) == (*way, content))


@pytest.mark.parametrize("chosen", list(itertools.product((False, True), repeat=len(PASSED))), ids=lambda each: "".join("01"[one] for one in each))
def test_every_set_of_flows_is_counted_as_it_is_judged(chosen: tuple[bool, ...]) -> None:
    some = [each for each, here in zip(PASSED, chosen, strict=True) if here]
    rows = [row for each, _, _ in some for row in each]
    found = told([BOARD, TABLE, *rows, *NOTHING])
    for way, contents in ((UP, (NEED, DIFFICULTY)), (DOWN, (DECISION, FEEDBACK))):
        for content in contents:
            assert flow(found, way, content).count == sum((way, content) == each[1:] for each in some)
    both = all(any(way == each[1] for each in some) for way in (UP, DOWN))
    line = next(each for each in found.sheet if each.line is Line.EXCHANGE_MACRO_MESO)
    assert (line.value is Tri.YES) == both


def test_a_matter_that_rises_counts_once_on_the_day_it_came_and_waits_until_it_is_settled() -> None:
    rows = [BOARD, TABLE, *PASSED[2][0]]
    found = flow(told(rows), UP, DIFFICULTY)
    assert (found.count, found.latest, found.latest_age, found.waiting, found.oldest_waiting) == (
        1, day("2024-11-01"), 213, 1, day("2024-11-01"))
    settled = [Matter(id=RISEN.id, raised=RISEN.raised, raised_from=Tier.MESO, closed=day("2025-03-01"), closing=MatterClosing.SETTLED)
               if row is RISEN else row for row in rows]
    assert flow(told(settled), UP, DIFFICULTY).waiting == 0
    moved = [row for row in rows if not (isinstance(row, Agenda) and row.date == day("2024-11-01"))]
    before = Agenda(matter=RISEN.id, body=BOARD.id, date=day("2024-01-01"))
    assert flow(told([*moved, before]), UP, DIFFICULTY).latest == day("2025-02-01")  # what came before the period is not of it


def test_a_decision_that_comes_down_waits_until_it_takes_effect_or_is_dropped() -> None:
    def waits(**cells: object) -> int:
        row = Decision(id=TAKEN.id, body=BOARD.id, adopted=TAKEN.adopted, **cells)  # type: ignore[arg-type]
        return flow(told([BOARD, TABLE, row, Addressee(decision=row.id, body=TABLE.id)]), DOWN, DECISION).waiting

    assert (waits(), waits(effective=UNKNOWN), waits(effective=day("2025-06-03"))) == (1, 1, 1)
    assert (waits(effective=day("2025-06-02")), waits(dropped=day("2025-01-01"))) == (0, 0)


def test_a_level_meets_as_its_bodies_do_and_shows_when() -> None:
    closed = Body(id=ident("closed"), tier=Tier.MESO, closes=day("2025-06-01"))
    ahead = Body(id=ident("ahead"), tier=Tier.MESO, opens=day("2025-06-03"))
    rows = [BOARD, TABLE, closed, ahead, Seat(body=TABLE.id), Seat(body=TABLE.id, closes=day("2025-06-01")),
            Meeting(id=ident("m1"), body=TABLE.id, date=day("2025-03-02")), Meeting(id=ident("m2"), body=TABLE.id, date=day("2025-03-01")),
            Meeting(id=ident("m3"), body=TABLE.id, date=day("2025-06-03"))]
    macro, meso, micro = told(rows, ["body"]).levels
    assert (macro.meets, meso.meets, micro.meets) == (Tri.NO, Tri.YES, Tri.UNKNOWN)
    body, = meso.bodies
    assert (body.name, body.kind, body.met, body.due, body.held, body.seats) == (
        "table", BodyKind.STEERING, day("2025-03-02"), day("2025-06-02"), 1, 1)
    assert macro.bodies[0].met is None and macro.bodies[0].due is None


def test_what_the_data_show_of_a_level_stands_before_what_was_stated() -> None:
    stated = [Statement(line=Line.LEVEL_MACRO, value=Tri.YES), Statement(line=Line.LEVEL_MICRO, value=Tri.YES)]
    macro, _, micro = told([BOARD, TABLE, *stated], ["body"]).levels
    assert (macro.meets, micro.meets) == (Tri.NO, Tri.YES)
    assert told([ClinicalMonth(month=day("2025-06-01"), held=1)]).levels[2].meets is Tri.YES


def test_a_body_counted_by_month_met_last_in_the_latest_month_that_has_a_meeting() -> None:
    clinic = Body(id=ident("clinic"), tier=Tier.MICRO, kind=BodyKind.CLINICAL)
    inclusion = Body(id=ident("inclusion"), tier=Tier.MICRO, kind=BodyKind.INCLUSION, rhythm_days=7, meetings_stated=1)
    rows = [clinic, inclusion, *(ClinicalMonth(body=clinic.id, month=day(month), held=held) for month, held in (
        ("2025-03-01", 4), ("2025-04-01", 2), ("2025-05-01", 0), ("2025-06-01", None), ("2025-07-01", 3))),
        ClinicalMonth(month=day("2025-06-01"), held=9),  # of the whole territory, and of no body
        InclusionMonth(body=inclusion.id, month=day("2025-02-01"), put=2), InclusionMonth(body=inclusion.id, month=day("2025-03-01"), refused=1),
        InclusionMonth(body=inclusion.id, month=day("2025-05-01"), put=0, pending=2)]
    bodies = {each.name: each for level in told(rows).levels for each in level.bodies}
    assert {name: each.month for name, each in bodies.items()} == {"clinic": day("2025-04-01"), "inclusion": day("2025-03-01")}
    assert bodies["clinic"].met is None and not bodies["clinic"].seats_complete and bodies["clinic"].stated == ()
    assert [each.en for each in bodies["inclusion"].stated] == ["says that it meets every week", "says that it has held 1 meeting"]


def test_whether_all_seats_are_listed_is_told() -> None:
    bodies = [each for level in told([BOARD, Body(id=ident("open"), tier=Tier.MESO)]).levels for each in level.bodies]
    assert [(each.seats, each.seats_complete) for each in bodies] == [(0, True), (0, False)]


@pytest.mark.parametrize("days, fr", [(0, None), (1, "dit se réunir tous les jours"), (7, "dit se réunir toutes les semaines"),
                                      (14, "dit se réunir toutes les 2 semaines"), (15, "dit se réunir tous les 15 jours"),
                                      (91, "dit se réunir tous les 91 jours")])
def test_a_rhythm_is_said_as_it_is_stated(days: int, fr: str | None) -> None:
    assert [each.fr for each in stated(Body(id=ident("it"), tier=Tier.MESO, rhythm_days=days))] == ([] if fr is None else [fr])
