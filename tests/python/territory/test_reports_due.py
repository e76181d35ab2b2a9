"""What is due, late, or may be late: by hand from CON-1, CON-5, CON-7, CON-8, CON-14 and GEN-7.

Spec: spec/43-territory-reports.md, "The pilote".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import pytest
from report_cases import AT, BOARD, CLINIC, TABLE, day, ident, items, made, said, told

from integra.territory import UNKNOWN, Agenda, Decision, Feedback, InclusionMonth, Matter, Meeting, Row, Structure
from integra.territory.reports import Reader, report
from integra.territory.reports.model import EntryKind
from integra.territory.reports.phrases import months_after, months_before
from integra.words import FindingState, Line, MatterClosing, Tier, Tri

OVERDUE, DUE, OPEN = FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN


@pytest.mark.parametrize("months", [1, 3, 12])
def test_a_term_is_the_last_day_on_which_its_months_have_not_passed(months: int) -> None:
    for start in (day("2023-12-25"), day("2024-02-20"), day("2025-01-25")):
        for ahead in range(14):
            since, last = start + datetime.timedelta(ahead), months_after(start + datetime.timedelta(ahead), months)
            assert months_before(last, months) <= since < months_before(last + datetime.timedelta(1), months)


def decision(**cells: Any) -> Decision:
    """A decision of the table that was adopted in the winter."""
    return Decision(**{"id": ident("decision"), "body": TABLE.id, "owner": ident("owner"), "adopted": day("2025-01-10")} | cells)


@pytest.mark.parametrize("cells, claimed, state", [
    ({"due": day("2025-06-01")}, True, OVERDUE),                                       # a dead letter
    ({"due": day("2025-06-01"), "under_way": day("2025-02-01")}, True, OVERDUE),       # late
    ({"due": day("2025-06-02")}, True, DUE),                                           # on its day it is not late
    ({"due": day("2025-07-02")}, True, DUE),                                           # a month away
    ({"due": day("2025-07-03")}, True, None),                                          # a day further
    ({"due": day("2025-06-01"), "effective": day("2025-06-02")}, True, None),
    ({"due": day("2025-06-01"), "dropped": day("2025-05-02")}, True, None),
    ({"due": day("2025-06-01"), "adopted": None}, True, None),                         # only proposed
    ({"due": day("2025-06-01"), "effective": UNKNOWN}, True, OPEN),                    # nobody knows
    ({"due": day("2025-06-01")}, False, OPEN),                                         # nor where the list is not complete
    ({"due": None}, True, None),
])
def test_a_decision_is_late_due_or_not_known(cells: dict[str, Any], claimed: bool, state: FindingState | None) -> None:
    found = told([TABLE, decision(**cells)], ["decision"] if claimed else [])
    about = [each for each in items(found, "due") if each.subject == ident("decision") and each.rules == ("CON-5",)]
    assert [each.state for each in about] == ([] if state is None else [state])
    assert all((each.weight is not None) == (state is OVERDUE) for each in about)


def test_a_dead_letter_says_so_and_names_who_sees_to_it() -> None:
    found = told([TABLE, decision(due=day("2025-05-01"))], ["decision"])
    dead, = (each for each in items(found, "due") if each.rules == ("CON-5",))
    assert dead.text.en == ('The decision "decision" is a dead letter: it was to take effect by 1 May 2025, and nothing has moved since '
                            "it was adopted.")
    assert dead.text.fr.startswith("La décision « decision » est restée lettre morte : elle devait être effective le 1er mai 2025")
    assert [each.en for each in dead.more] == ['It is in the hands of "owner".']


def test_a_decision_without_owner_says_so_where_that_is_the_record() -> None:
    found = told([TABLE, decision(due=day("2025-05-01"), owner=None)], ["decision"])
    dead, = (each for each in items(found, "due") if each.rules == ("CON-5",))
    assert [each.fr for each in dead.more] == ["Personne n'est noté pour la porter."]


def meeting(on: str, body: Any = TABLE.id) -> Meeting:
    """A meeting of a body."""
    return Meeting(id=ident(f"meeting {on}"), body=body, date=day(on))


def meetings_due(rows: list[Row], claims: list[str]) -> list[tuple[FindingState | None, datetime.date | None]]:
    """What is said of the level of the table."""
    return [(each.state, each.day) for each in items(told([TABLE, *rows], claims), "due") if each.rules == ("CON-1",)
            and ("tactical" in each.text.en)]


def test_a_level_is_to_meet_again_when_its_months_pass() -> None:
    assert meetings_due([meeting("2025-03-20")], ["body"]) == [(DUE, day("2025-06-20"))]
    assert meetings_due([meeting("2025-04-20")], ["body"]) == []  # due on 20 July: not within the month
    assert meetings_due([meeting("2025-02-20")], ["body"]) == [(OVERDUE, day("2025-05-20"))]
    assert meetings_due([meeting("2025-02-20")], []) == [(OPEN, day("2025-05-20"))]  # other bodies may have met
    assert meetings_due([], ["body"]) == [(OPEN, None)]  # known not to have met, and never to have


def test_a_level_that_may_have_met_is_not_said_to_be_late() -> None:
    text, = (each.text for each in items(told([TABLE, meeting("2025-02-20")]), "due"))
    assert text.en == ("The last meeting known of the tactical level (meso) is that of 20 February 2025. Nobody has said whether it has met "
                       "since: find out.")


def test_a_meeting_that_is_planned_is_told_within_the_month() -> None:
    found = told([TABLE, meeting("2025-05-20"), meeting("2025-06-24"), meeting("2025-07-24")])
    assert said(found, "due") == ['"table" meets on 24 June 2025, tactical level (meso).']
    assert [(each.day, each.kind) for each in found.calendar if each.kind is EntryKind.MEETING] == [
        (day("2025-06-24"), EntryKind.MEETING), (day("2025-07-24"), EntryKind.MEETING)]


def matter(**cells: Any) -> list[Row]:
    """A matter on the agenda of the table."""
    found = Matter(**{"id": ident("matter"), "raised": day("2025-01-10"), "due": day("2025-06-01"), "agenda_complete": True} | cells)
    return [BOARD, TABLE, found, Agenda(matter=found.id, body=TABLE.id, date=day("2025-01-20"))]


@pytest.mark.parametrize("cells, more, claims, state", [
    ({}, [], ["matter", "decision"], OVERDUE),
    ({"due": day("2025-06-02")}, [], ["matter", "decision"], DUE),
    ({}, [], ["matter"], OPEN),  # a decision that is not listed may have settled it
    ({}, [], [], OPEN),
    ({"closed": day("2025-05-01"), "closing": MatterClosing.SETTLED}, [], ["matter", "decision"], None),
    ({"raised": None}, [], ["matter", "decision"], None),  # not known to exist
    ({}, [Agenda(matter=ident("matter"), body=BOARD.id, date=day("2025-06-01"))], ["matter", "decision"], None),  # it has risen
    ({}, [Decision(id=ident("on it"), matter=ident("matter"), adopted=day("2025-06-01"))], ["matter", "decision"], None),
])
def test_a_matter_is_late_due_or_not_known(cells: dict[str, Any], more: list[Row], claims: list[str], state: FindingState | None) -> None:
    about = [each for each in items(told([*matter(**cells), *more], claims), "due") if each.subject == ident("matter")]
    assert [(each.state, each.rules) for each in about] == ([] if state is None else [(state, ("CON-7",))])


def feedback_due(rows: list[Row], claims: list[str]) -> list[tuple[FindingState | None, datetime.date | None]]:
    """What is said of feedback on a decision effective on 10 March 2025, owed by 10 June."""
    found = told([TABLE, Structure(id=ident("home"), opens=day("2020-01-01")), decision(due=None, effective=day("2025-03-10")), *rows],
                 ["structure", "decision", *claims])
    return [(each.state, each.day) for each in items(found, "due") if each.rules == ("CON-8",)]


def test_feedback_is_due_until_everybody_is_told() -> None:
    everybody = Feedback(id=ident("letter"), date=day("2025-04-01"), decision=ident("decision"), general=Tri.NO, to_all=Tri.YES)
    before = Feedback(id=ident("early letter"), date=day("2025-03-09"), general=Tri.YES, to_all=Tri.YES)
    assert feedback_due([], []) == [(DUE, day("2025-06-10"))]
    assert feedback_due([everybody], []) == []
    assert feedback_due([before], []) == [(DUE, day("2025-06-10"))]  # it was told of what was to come


def test_feedback_is_late_where_somebody_is_known_to_miss_it() -> None:
    rows = [TABLE, Structure(id=ident("home")), decision(due=None, effective=day("2025-02-10"))]
    late = told(rows, ["structure", "decision", "feedback"])
    about, = (each for each in items(late, "due") if each.rules == ("CON-8",))
    assert (about.state, about.day) == (OVERDUE, day("2025-05-10"))
    assert about.text.fr == ("1 structure sur 1 n'a eu aucun retour sur la décision « decision », effective depuis le 10 février 2025 : il "
                             "était attendu pour le 10 mai 2025.")
    assert not [each for each in items(told(rows, ["structure", "decision"]), "due") if each.rules == ("CON-8",)]


def waiting(*rows: InclusionMonth) -> list[tuple[str, FindingState | None, datetime.date | None]]:
    """What is said of situations that wait for the clinic."""
    return [(each.text.en.split(" for ")[0], each.state, each.day) for each in items(told([CLINIC, *rows]), "due")
            if each.rules == ("CON-14",)]


def month(of: str, **cells: Any) -> InclusionMonth:
    """What the clinic had in a month."""
    return InclusionMonth(body=CLINIC.id, month=day(of), **cells)


def test_situations_that_wait_are_told_of_the_latest_month_that_says_so() -> None:
    assert waiting(month("2025-04-01", pending=3, pending_since=day("2025-04-08"))) == [("3 situations wait", OVERDUE, day("2025-05-08"))]
    assert waiting(month("2025-05-01", pending=1, pending_since=day("2025-05-08"))) == [("1 situation waits", DUE, day("2025-06-08"))]
    assert waiting(month("2025-05-01", pending_since=day("2025-05-08"))) == [("Situations wait", DUE, day("2025-06-08"))]
    assert waiting(month("2025-04-01", pending=3, pending_since=day("2025-04-08")), month("2025-05-01", pending=0)) == []
    assert waiting(month("2025-04-01", pending=3, pending_since=day("2025-04-08")), month("2025-05-01", put=4)) == [
        ("3 situations wait", OVERDUE, day("2025-05-08"))]
    assert waiting(month("2025-05-01", pending=2)) == []  # since when is not known


def test_what_is_late_comes_first_the_oldest_before_others() -> None:
    rows = [TABLE, *(decision(id=ident(f"d{due}"), due=day(due)) for due in ("2025-06-10", "2025-05-10", "2025-04-10", "2025-06-05")),
            decision(id=ident("who knows"), due=day("2025-01-11"), effective=UNKNOWN)]
    shown = [each for each in items(told(rows, ["decision"]), "due") if each.rules == ("CON-5",)]
    assert [(each.state, each.day and each.day.isoformat()) for each in shown] == [
        (OVERDUE, "2025-04-10"), (OVERDUE, "2025-05-10"), (DUE, "2025-06-05"), (DUE, "2025-06-10"), (OPEN, "2025-01-11")]


@pytest.mark.parametrize("days, lead", [
    ([], "Nothing with a day is known to be late or due within the month."),
    (["2025-05-01"], "1 thing is late, nothing else is known to be due within the month."),
    (["2025-05-01", "2025-05-02", "2025-06-10"], "2 things are late, 1 is due within the month."),
    (["2025-06-10", "2025-06-11"], "Nothing is known to be late, 2 are due within the month."),
])
def test_the_first_sentence_says_how_much_is_late(days: list[str], lead: str) -> None:
    assert told([TABLE, *(decision(id=ident(each), due=day(each)) for each in days)], ["decision"]).lead.en.split(" Of ")[0] == lead


def test_where_nothing_is_due_it_says_how_much_nobody_knows() -> None:
    """Of an empty territory no line is known (GEN-1)."""
    assert told().lead.en.endswith(f' Of {len(Line)} lines of the sheet {len(Line)} are not known: "To find out" says where to begin.')
    assert "To find out" not in told([TABLE, decision(due=day("2025-05-01"))], ["decision"]).lead.en


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    rows = [TABLE, *(decision(id=ident(f"one of {place}"), due=day("2025-05-01")) for place in range(20))]
    shown = said(told(rows, ["decision"]), "due")
    assert len(shown) == 13 and shown[-1] == "And 8 more."


def test_the_calendar_holds_what_has_a_day_and_is_known() -> None:
    rows = [TABLE, meeting("2025-05-20"), decision(due=day("2025-12-31")), decision(id=ident("who knows"), due=day("2025-01-11"), effective=UNKNOWN)]
    found = report(made(rows, ["decision"]), Reader.PILOTE, at=AT).calendar
    assert [(each.day, each.kind, each.subject) for each in found] == [
        (day("2025-08-20"), EntryKind.MEETING_DUE, TABLE.id), (day("2025-12-31"), EntryKind.DECISION_DUE, ident("decision"))]
    assert len({(each.day, each.kind, each.subject) for each in found}) == len(found)
    assert {tier.tier for tier in told(rows).levels} == set(Tier)
