"""What a territory comes to, in Python: findings, the sheet, questions, two reviews compared. The rules themselves have
tests of their own; these are small territories whose outcome domain and page settle.

Spec: spec/41-territory.md (TER-16), GEN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import uuid

import pytest

from integra import Rules, Territory, Tri, UsageError
from integra.territory import (
    Body, Decision, Meeting, Need, Participant, Interest, Matter, Pilote, Seat, Statement, Structure, TerritoryFinding,
    TerritoryQuestion,
)
from integra.territory.columns import COLUMNS
from integra.words import (
    Basis, BodyKind, DecisionScope, ExchangeState, FindingState, Function, Line, LineGroup, Power, ProgressState,
    QuestionKind, SettledBy, StepState, TerritoryTable, Tier, Weight,
)

DAY = datetime.date(2025, 6, 1)


def number(n: int) -> uuid.UUID:
    return uuid.UUID(int=n)


def days(n: int) -> datetime.timedelta:
    return datetime.timedelta(n)


def silent() -> Territory:
    """The meso level has one table, open for years, whose meetings are all listed: the last was in January."""
    territory = Territory(number(1))
    body = Body(id=number(2), tier=Tier.MESO, kind=BodyKind.TABLE, opens=datetime.date(2015, 1, 1), meetings_complete=True,
                host=number(5), convenor=number(6), animator=number(7))
    territory.add([body, Meeting(id=number(3), body=body, date=datetime.date(2025, 1, 15))])
    territory.claim("body")
    return territory


def only(review: object, settled_by: SettledBy) -> TerritoryFinding:
    found = [each for each in review.findings if each.settled_by is settled_by]  # type: ignore[attr-defined]
    assert len(found) == 1
    return found[0]


def test_a_level_that_does_not_meet_is_found_and_its_line_says_no() -> None:
    months = Rules().value("meso_meeting_months")
    assert months == 3
    review = silent().review(at=DAY)
    found = [each for each in review.findings if each.rule == "CON-1" and each.value == Tier.MESO.code]
    assert found == [TerritoryFinding(
        rule="CON-1", settled_by=SettledBy.MEETING, weight=Weight.HIGH, state=FindingState.OVERDUE, value=Tier.MESO.code,
        other=1, due=datetime.date(2025, 4, 15))]
    line = review.sheet[Line.LEVEL_MESO]
    assert (line.value, line.stated, line.computed, line.basis) == (Tri.NO, Tri.UNKNOWN, Tri.NO, Basis.COMPUTED)
    assert (line.count, line.of, line.group, line.bad, line.detail) == (0, 1, LineGroup.LEVEL, False, None)
    assert line.label("fr") != line.label() and found[0].text("fr") != found[0].text()
    assert review.territory == number(1) and review.at == DAY and review.rules == Rules()


def test_a_pack_of_ones_own_decides_otherwise() -> None:
    review = silent().review(at=DAY, rules=Rules(meso_meeting_months=6))
    assert review.sheet[Line.LEVEL_MESO].value is Tri.YES
    assert review.sheet[Line.LEVEL_MESO].since == datetime.date(2025, 1, 15)
    assert review.rules == Rules(meso_meeting_months=6)


def test_stated_and_computed_are_told_apart_and_a_difference_is_found() -> None:
    territory = silent()
    territory.add([Statement(line=Line.LEVEL_MESO, value=Tri.YES, date=DAY, since=DAY - days(9), evidence=number(8))])
    review = territory.review(at=DAY)
    line = review.sheet[Line.LEVEL_MESO]
    assert (line.value, line.stated, line.computed, line.basis) == (Tri.YES, Tri.YES, Tri.NO, Basis.STATED)
    assert (line.date, line.since, line.evidence) == (DAY, DAY - days(9), number(8))
    differing = only(review, SettledBy.BOTH_LOOKED_AT)
    assert (differing.value, differing.other, differing.table) == (Line.LEVEL_MESO.code, Tri.YES.code, None)


def test_steps_exchanges_and_progress_have_words() -> None:
    review = silent().review(at=DAY)
    assert list(review.sheet) == list(Line)
    for line, each in review.sheet.items():
        assert each.line is line
        assert (each.least is None) is (each.most is None) is (each.group is not LineGroup.STEP)
        kinds = {LineGroup.EXCHANGE: ExchangeState, LineGroup.PROGRESS: ProgressState}
        assert isinstance(each.detail, kinds.get(each.group, type(None)))
    assert (review.sheet[Line.STEP_PILOTE].least, review.sheet[Line.STEP_PILOTE].most) == (StepState.NOT_STARTED, StepState.DONE)
    assert review.progress is ProgressState.UNKNOWN
    territory = silent()
    territory.add([Statement(line=line, value=Tri.YES, date=DAY) for line, each in review.sheet.items()
                   if each.group is LineGroup.CRITERION])
    assert territory.review(at=DAY).progress is ProgressState.INTEGRATION
    assert [(each.line, each.value) for each in territory.review(at=DAY).criteria] == [
        (Line.CRITERION_CONTINUUM, Tri.YES), (Line.CRITERION_SHARED_TOOLS, Tri.YES), (Line.CRITERION_CO_RESPONSIBILITY, Tri.YES)]
    assert {each.value for each in review.criteria} == {Tri.UNKNOWN}
    pitfalls = [each for each in review.sheet.values() if each.group is LineGroup.PITFALL]
    assert pitfalls and all(each.bad for each in pitfalls)


def test_a_finding_says_which_row_of_which_table_and_a_second_identifier() -> None:
    territory = Territory(number(1))
    body = Body(id=number(2), tier=Tier.MESO, kind=BodyKind.TABLE, opens=DAY - days(900), seats_complete=True)
    structure, matter = Structure(id=number(3), opens=DAY - days(900)), Matter(id=number(4))
    decision = Decision(id=number(5), matter=matter, body=body, adopted=DAY - days(50), due=DAY - days(10),
                        scope=DecisionScope.FUNDING)
    territory.add([
        Structure(id=number(33)), structure, body, Seat(body=body, structure=structure, power=Power.NONE, opens=DAY - days(900)), matter,
        Decision(id=number(55)), decision, Participant(decision=number(55), person=number(6)),
        Participant(decision=decision, person=number(6)), Interest(matter=matter, person=number(6), date=DAY - days(60)),
        Pilote(person=number(7), neutral=Tri.NO, opens=DAY - days(900)),
        Need(function=Function.F1, project=number(8), objective=number(9), needed=Tri.YES, primary_care=Tri.NO,
             territory=Tri.NO, region=Tri.NO, date=DAY)])
    for table in ("structure", "body", "decision", "pilote", "need"):
        territory.claim(table)
    found = {each.settled_by: each for each in territory.review(at=DAY).findings}
    named = {key: (each.subject, each.second, each.table, each.index) for key, each in found.items()}
    assert named[SettledBy.POWER] == (number(2), number(3), TerritoryTable.STRUCTURE, 1)
    assert named[SettledBy.WITHDRAWAL] == (number(5), number(6), TerritoryTable.PARTICIPANT, 1)
    assert named[SettledBy.COMPETENT_LEVEL] == (number(5), None, TerritoryTable.DECISION, 1)
    assert named[SettledBy.DEAD_LETTER] == (number(5), None, TerritoryTable.DECISION, 1)
    assert named[SettledBy.NEUTRALITY] == (number(7), None, TerritoryTable.PILOTE, 0)
    assert named[SettledBy.UNCOVERED] == (number(8), number(9), TerritoryTable.NEED, 0)
    for each in found.values():
        for language in ("en", "fr"):
            behind = "" if each.table is None else f"[{each.table.word} {each.index}]"
            assert each.text(language).partition(" [")[1:] == ((" [", behind[1:]) if behind else ("", ""))
    assert found[SettledBy.DEAD_LETTER].text("fr").endswith(" [decision 1]")
    assert found[SettledBy.DEAD_LETTER].state is FindingState.OVERDUE and found[SettledBy.DEAD_LETTER].due == DAY - days(10)


def test_what_is_asked_is_said_in_both_languages() -> None:
    territory = silent()
    territory.add([Seat(body=0, opens=None), Meeting(id=number(9), body=0)])
    asked = territory.review(at=DAY).ask
    assert [each.score for each in asked] == sorted((each.score for each in asked), reverse=True) and asked[-1].score >= 1
    field = TerritoryQuestion(kind=QuestionKind.FIELD, table=TerritoryTable.MEETING, row=1, column="date")
    found = next(each for each in asked if each.kind is QuestionKind.FIELD and each.table is TerritoryTable.MEETING
                 and each.column == "date")
    assert found.row == field.row and found.line is None
    assert found.text() == "Find out, in the list of meetings [meeting 1]: when it was held."
    assert found.text("fr") == "Se renseigner, dans la liste « réunions » [meeting 1] : quand elle s'est tenue."
    kinds = {each.kind for each in asked}
    assert kinds == set(QuestionKind)
    for each in asked:
        assert (each.line is None) is (each.kind is not QuestionKind.STATEMENT) is (each.table is not None)
        assert (each.row is None) is (each.column is None) is (each.kind is not QuestionKind.FIELD)
        assert each.text().endswith((".", "?")) and each.text() != each.text("fr")


@pytest.mark.parametrize("table", TerritoryTable)
def test_every_column_can_be_asked_for(table: TerritoryTable) -> None:
    for column in COLUMNS[table]:
        asked = TerritoryQuestion(kind=QuestionKind.FIELD, table=table, row=0, column=column.name)
        assert column.label.en in asked.text() and column.label.fr in asked.text("fr")
    whole = TerritoryQuestion(kind=QuestionKind.CLAIM, table=table)
    assert whole.text() != whole.text("fr")


def test_two_reviews_are_compared_by_what_their_findings_are_about() -> None:
    territory = silent()
    before = territory.review(at=DAY)
    territory.add([Body(id=number(44), tier=Tier.MACRO), Meeting(id=number(9), body=0, date=DAY - days(3))])
    after = territory.review(at=DAY)
    change = after.compare(before)
    assert [each.value for each in change.settled if each.rule == "CON-1"] == [Tier.MACRO.code, Tier.MESO.code]
    assert change.changed[Line.LEVEL_MESO][0].value is Tri.NO and change.changed[Line.LEVEL_MESO][1].value is Tri.YES
    assert Line.LEVEL_MICRO not in change.changed
    back = before.compare(after)
    assert back.appeared == change.settled and back.settled == change.appeared
    assert after.compare(after) == ((), (), {})
    other = Territory(number(2)).review(at=DAY)
    with pytest.raises(UsageError):
        after.compare(other)


def test_reviews_are_equal_where_all_that_they_found_is() -> None:
    review, again = silent().review(at=DAY), silent().review(at=DAY)
    assert review == again and hash(review) == hash(again) and review != "review"
    assert review != silent().review(at=DAY - days(1)) and review != silent().review(at=DAY, rules=Rules(meso_meeting_months=6))
    other = silent()
    other.add([Statement(line=Line.LEVEL_MESO, value=Tri.YES, date=DAY)])
    assert review != other.review(at=DAY)


def test_a_review_stands_by_itself_and_is_not_pickled() -> None:
    territory = silent()
    review = territory.review(at=DAY)
    found = review.to_dict()
    territory.add([Meeting(id=number(9), body=0, date=DAY)])
    territory.close()
    assert review.to_dict() == found and silent().review(at=DAY).to_dict() == found
    with pytest.raises(TypeError, match="review it again"):
        pickle.dumps(review)
    with pytest.raises(TypeError, match="made by Territory.review"):
        type(review)()


def test_the_day_and_the_pack_are_of_their_types() -> None:
    for given in (None, "2025-06-01", datetime.datetime(2025, 6, 1)):
        with pytest.raises(TypeError, match="at takes a datetime.date"):
            silent().review(at=given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="rules takes integra.Rules"):
        silent().review(at=DAY, rules="has-2014")  # type: ignore[arg-type]
