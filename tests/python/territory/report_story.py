"""A territory where most things that a report tells happen, for what holds of every report.

Spec: spec/43-territory-reports.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

What is of one person's care is called so: ``micro`` stands in the names of it, ``person`` in those of people.
"""
from __future__ import annotations

from report_cases import day, ident

from integra.territory import (
    Addressee, Agenda, Body, ClinicalMonth, CommonPlan, Concerned, Decision, Difficulty, Evaluation, Feedback, Function, InclusionMonth,
    Interest, Matter, Meeting, Merger, Need, Participant, Partner, Pilote, Present, Row, Seat, Statement, Structure, Tally,
)
from integra.words import (
    BodyKind, DecisionScope, DifficultyKind, EvaluationKind, Level, Line, Power, SeatCategory, Service, StructureKind, Support, TallyKind,
    Tier, Tri,
)
from integra.words import Function as Need_

__all__ = ["CLAIMS", "story"]

CLAIMS = ("structure", "body", "clinical_month", "difficulty", "matter", "interest", "decision", "flow", "feedback", "function", "pilote", "merger",
          "evaluation", "common_plan", "partner", "need", "statement", "tally")


def _bodies() -> list[Row]:
    board = Body(id=ident("board"), tier=Tier.MACRO, kind=BodyKind.TABLE, elected_convene=Tri.NO, seats_complete=True, meetings_complete=True)
    table = Body(id=ident("table"), tier=Tier.MESO, kind=BodyKind.TABLE, animator=ident("person who animates"), elected_convene=Tri.NO,
                 seats_complete=True, meetings_complete=True)
    rows: list[Row] = [board, table, Body(id=ident("micro clinic"), tier=Tier.MICRO, kind=BodyKind.CLINICAL, meetings_complete=True),
                       Body(id=ident("micro inclusion"), tier=Tier.MICRO, kind=BodyKind.INCLUSION, meetings_complete=True)]
    homes = [Structure(id=ident(name), kind=StructureKind.PRACTICE if "practice" in name else None, grouped=Tri.NO, served=Tri.NO,
                       shares_procedure=Tri.NO) for name in ("first home", "second home", "lone practice")]
    rows += homes
    rows += [Seat(body=table.id, structure=homes[0].id, person=ident("person one"), category=SeatCategory.MANAGER, power=Power.NONE),
             Seat(body=table.id, structure=homes[1].id, person=ident("person two"), category=SeatCategory.USERS, power=Power.DECIDES),
             Seat(body=board.id, category=SeatCategory.ARS, power=Power.DECIDES)]
    meetings = [Meeting(id=ident(f"table {on}"), body=table.id, date=day(on), present_complete=True)
                for on in ("2024-11-12", "2024-12-12", "2025-01-14")]
    rows += [*meetings, *(Present(meeting=each.id, structure=homes[0].id) for each in meetings)]
    return [*rows, Meeting(id=ident("board met"), body=board.id, date=day("2024-05-01"), present_complete=True)]


def _matters() -> list[Row]:
    rows: list[Row] = [Difficulty(id=ident(f"micro call {on}"), kind=DifficultyKind.SERVICE, topic=Service.CARER_RESPITE.code, date=day(on),
                                  demand=ident(f"micro demand {on}"), structure=ident("first home"), tier=Tier.MICRO)
                       for on in ("2024-10-01", "2024-11-01", "2025-02-01")]
    rows += [Difficulty(id=ident(f"micro exit {on}"), kind=DifficultyKind.SERVICE, topic=Service.DISCHARGE_LIAISON.code, date=day(on),
                        demand=ident(f"micro exit demand {on}")) for on in ("2024-10-01", "2024-11-01", "2025-02-01")]
    respite = Matter(id=ident("respite"), kind=DifficultyKind.SERVICE, topic=Service.CARER_RESPITE.code, raised=day("2024-11-12"),
                     raised_from=Tier.MICRO, due=day("2025-05-01"), agenda_complete=True, concerned_complete=True)
    ride = Matter(id=ident("ride"), raised=day("2024-06-01"), raised_from=Tier.MESO, agenda_complete=True)
    lonely = Matter(id=ident("lonely"), raised=day("2025-01-01"), agenda_complete=True, concerned_complete=True)
    rows += [respite, ride, lonely, Agenda(matter=respite.id, body=ident("table"), date=day("2024-11-12")),
             Agenda(matter=ride.id, body=ident("board"), date=day("2024-10-03")),
             Concerned(matter=lonely.id, structure=ident("first home"), resources=Tri.NO, skills=Tri.NO, legitimacy=Tri.NO),
             Interest(matter=respite.id, person=ident("person one"), date=day("2024-12-01"))]
    return rows


def _decisions() -> list[Row]:
    def decision(name: str, body: str, scope: DecisionScope, **days: str) -> Decision:
        return Decision(id=ident(name), body=ident(body), scope=scope, owner=ident("person in charge"), addressees_complete=True,
                        participants_complete=True, **{key: day(value) for key, value in days.items()})

    return [decision("saturday", "table", DecisionScope.ORGANISATION, adopted="2024-11-12", due="2025-03-04"),
            decision("one form", "table", DecisionScope.TOOL, adopted="2024-11-12", due="2025-04-30", under_way="2025-01-20"),
            decision("a post", "table", DecisionScope.FUNDING, adopted="2025-01-14", due="2025-06-20"),
            decision("one number", "table", DecisionScope.TOOL, adopted="2024-11-12", effective="2025-01-10"),
            decision("agreement", "board", DecisionScope.CONTRACT, adopted="2024-05-01", due="2025-02-01"),
            decision("micro care of one", "micro clinic", DecisionScope.POLICY, adopted="2025-02-01", due="2025-03-01"),
            Decision(id=ident("about respite"), body=ident("table"), matter=ident("respite"), participants_complete=True),
            Participant(decision=ident("saturday"), person=ident("person two")),
            Addressee(decision=ident("agreement"), body=ident("table")),
            Feedback(id=ident("note"), date=day("2024-12-01"), decision=ident("saturday"), general=Tri.NO, to_all=Tri.NO, tier=Tier.MESO,
                     told_complete=True)]


def story() -> list[Row]:
    """The rows of it."""
    return [
        *_bodies(), *_matters(), *_decisions(),
        ClinicalMonth(month=day("2025-05-01"), held=4, with_mt=3, with_every_sector=2), ClinicalMonth(month=day("2025-06-01"), held=0),
        InclusionMonth(body=ident("micro inclusion"), month=day("2025-04-01"), put=9, pending=3, pending_since=day("2025-04-08")),
        Pilote(person=ident("person who leads"), opens=day("2023-01-01"), recognised_by_actors=Tri.NO, trained=Tri.NO),
        Function(structure=ident("first home"), support=Support.F1, exercised=Tri.YES, level=Level.REGION, could_host=Tri.YES, needs_analysed=Tri.NO),
        Function(structure=ident("second home"), support=Support.F2, exercised=Tri.YES),
        Merger(date=day("2022-01-01"), wanted=Tri.NO, by_law=Tri.NO), Evaluation(date=day("2025-01-01"), kind=EvaluationKind.IMPACT),
        CommonPlan(adopted=day("2024-01-15")), Partner(common_plan=0, structure=ident("first home")),
        Need(function=Need_.F3, date=day("2025-01-01"), needed=Tri.YES, primary_care=Tri.NO, territory=Tri.NO, region=Tri.NO),
        Statement(line=Line.LEVEL_MESO, value=Tri.YES, date=day("2025-01-01")), Statement(line=Line.LEVEL_MICRO, value=Tri.YES, date=day("2025-01-01")),
        Tally(kind=TallyKind.MT_FEEDBACK, good=3, bad=2, not_known=0, date=day("2025-03-01"))]
