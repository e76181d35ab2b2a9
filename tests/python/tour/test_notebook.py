"""What a notebook shows: verdicts, sentences and states in markup that stands alone, and nothing that it should not keep.

Spec: spec/90-report.md, "In a notebook".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import subprocess
import sys
import uuid
from dataclasses import replace

import pytest
from integra import (
    Answers, Demand, Draft, EventKind, Explanation, Facts, Plan, Question, Reason, Record, Rules, Tri, decode, explain,
    orient, receipt, screen,
)
from integra.words import (
    ClosingReason, ExpressedBy, Motive, MtState, NeedDomain, PlanKind, Priority, Requester, Role, Urgency,
)
from tour_tree import Node, tables, tree

DAY = datetime.date(2025, 6, 1)
PERSON = uuid.UUID("6f1c2a9e4b7d40f8a1b2c3d4e5f60718")
RECORD = Record(Answers(person=PERSON, date=DAY, mobility=Tri.NO, socio_economic=Tri.YES),
                Facts(person=PERSON, date=DAY, medicines=11, restricted_mobility=Tri.YES))
DEMAND = Demand(requester=Requester.MT, motives={Motive.ETP}, date=DAY, mt=MtState.INFORMED, sharing_consent=Tri.UNKNOWN)


def plan() -> Plan:
    made = Plan(writer=uuid.UUID(int=9))
    when = datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)
    nurse = uuid.UUID(int=0x5A << 120)
    for each in (Draft(kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=nurse, person=PERSON,
                       effective=DAY, recorded=when),
                 Draft(kind=EventKind.NEED, code=NeedDomain.HOUSING, author=nurse, effective=DAY, recorded=when,
                       text="damp <b>walls</b>")):
        made.append(each)
    return made


def shown(thing: object) -> Node:
    return tree(thing._repr_html_().encode())  # type: ignore[attr-defined]


def test_a_screening_shows_verdicts_items_questions_and_findings() -> None:
    node = shown(screen(RECORD))
    found = tables(node)
    assert found["Verdicts"] == {
        "Personalised health plan (PPS)": ["yes", "2 answers would have to differ"],
        "Threshold of pathway assistance": ["yes", "1 answer would have to differ"],
        "Complex pathway in the sense of the law": ["unknown", ""],
        "Stage": ["awaiting the professional's judgement", ""]}
    items = found["The six criteria"]
    assert items["Restricted in getting about"] == ["no", "the answer; the record says yes"]
    assert items["Isolation, housing or low resources"] == ["yes", "the answer"]
    assert [row[1] for row in items.values()].count("the record") == 1
    assert [entry.text() for entry in node.all("li")] == [
        "The professional judges that assistance is needed",
        "SCR-8: " + screen(RECORD).findings[0].sentence()]
    assert "2025-06-01, person 6f1c2a9e4b7d…, has-2014" in node.text()


def test_an_explanation_shows_what_decided_in_sentences() -> None:
    (table,) = shown(explain(RECORD)).all("table")
    rows = {cells[0].text(): [cell.text().strip() for cell in cells[1:]] for cells in (
        list(row.all("td")) for row in next(table.all("tbody")).all("tr"))}
    assert list(rows.values())[1] == ["yes", "medicines: 11 in all, 10 needed, yes", "SCR-7"]
    assert rows["Restricted in getting about"] == ["no", "the answer given", "SCR-8"]
    assert rows["Threshold of pathway assistance"][1].count("criteria met: at least 2, needed: 2") == 2
    assert len(rows) == 10


def test_the_steps_of_a_receipt_are_shown_as_well() -> None:
    kept = Explanation(decode(receipt(RECORD)).reasons)
    assert "medicines: yes" in shown(kept).text() and "chronic conditions: not told" in shown(kept).text()


def test_a_response_shows_its_routes_and_what_they_wait_on() -> None:
    node = shown(orient(DEMAND))
    assert tables(node)["Routes"]["Therapeutic patient education (ETP)"] == [
        "M2, F4", "on the territory", "2025-06-01",
        "the person's consent to sharing; the referent of a plan already open, or that none is", "ORI-5"]
    assert "first answer due by 2025-06-01" in node.text()


def test_an_urgent_response_begins_with_the_numbers_to_call() -> None:
    calm, urgent = (orient(replace(DEMAND, urgency=each)) for each in (Urgency.ROUTINE, Urgency.URGENT))
    assert list(tables(shown(urgent))["Routes"])[0] == "Emergency numbers"
    assert urgent.routes[0].service is not urgent.shown[0].service and set(urgent.routes) == set(urgent.shown)
    assert "15: medical emergency (SAMU)" in shown(urgent).text() and "SAMU" not in shown(calm).text()
    assert [each.word for each in urgent.numbers] == ["number_15", "number_112", "number_114", "number_3114"]
    assert calm.numbers == () and calm.shown == calm.routes


def test_a_plan_shows_its_state_and_no_free_text() -> None:
    made = plan()
    node = shown(made)
    assert made._repr_html_() == made.state._repr_html_()
    assert tables(node)["What holds"]["Phase of the plan"] == ["draft"] and tables(node)["Needs"] == {"housing": ["open"]}
    assert "damp" not in node.text() and PERSON.hex not in node.text() and "accepted: 2" in node.text()
    made.close()
    assert made._repr_html_() is None


def test_a_closed_plan_shows_why_and_since_when_and_its_objectives() -> None:
    made = plan()
    opening, need = made.events
    late = {"author": opening.author, "recorded": opening.recorded, "effective": DAY}
    made.append(Draft(kind=EventKind.OBJECTIVE, target=need.digest, code=ExpressedBy.PERSON, detail=Priority.HIGH,
                      text="dry <b>walls</b>", **late))
    made.append(Draft(kind=EventKind.REFERENT, person=opening.author, **late))
    made.append(Draft(kind=EventKind.JOIN, person=uuid.UUID(int=7), code=Role.GP, **late))
    made.append(Draft(kind=EventKind.LEAVE, person=opening.author, **late))
    made.append(Draft(kind=EventKind.CLOSING, code=ClosingReason.MOVED, **late | {"author": uuid.UUID(int=7)}))
    node = shown(made)
    held = tables(node)["What holds"]
    assert held["Phase of the plan"] == ["closed (moved, since 2025-06-01)"]
    assert held["Referent"] == [f"{opening.author.hex[:12]}… (vacant)"]
    assert tables(node)["Objectives"] == {"the person": ["formulated", "high", "none"]} and "dry" not in node.text()


@pytest.mark.parametrize("thing", [screen(RECORD), screen(Record(), rules=Rules(pps_threshold=2)), explain(RECORD),
                                   orient(DEMAND), plan()], ids=lambda thing: type(thing).__name__)
def test_it_stands_alone(thing: object) -> None:
    """No script, style sheet, link or picture, no handler, nothing fetched; every element closed in its turn."""
    node = shown(thing)
    assert {each.tag for each in node.all()} <= {
        "div", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert {name for each in node.all() for name in each.attributes} <= {"style", "scope"}
    assert "url(" not in thing._repr_html_()  # type: ignore[attr-defined]


def test_whatever_stands_in_a_field_stays_text() -> None:
    step = next(each for each in explain(RECORD) if each.target is Question.MOBILITY)
    hostile: Reason = replace(step, rule="<script>alert(1)</script>")
    node = shown(Explanation([hostile]))
    assert not list(node.all("script")) and "<script>alert(1)</script>" in node.text()


def test_nothing_of_it_is_imported_before_it_is_asked_for() -> None:
    asked = "import sys, integra; print([name for name in sys.modules if name.startswith(('integra.tour', 'integra.notebook'))])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
