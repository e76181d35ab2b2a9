"""Plan.due and Plan.on in Python: what is due, who covers, the state of a day. The rules themselves are held by the vectors.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14 to PLN-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import pickle
from typing import Any

import pytest
from plan_scene import DAY, GP, HERE, NURSE, PERSON, THERE, active, copy, draft, exchange, opened

from integra import Answers, EventKind, Plan, Record, Rules, UsageError, screen
from integra.plan import CoverDays, Due, PlanOnDay, Screened
from integra.words import (
    Answer, Cover, Entitled, Field, FindingState, NeedDomain, Office, Phase, Question, SettledBy, Slot, Status,
    Tri, WatchSign, Weight, marked,
)

ONE = datetime.timedelta(days=1)
ITEMS = [question.word for question in marked(Question, "item")]


def only(found: tuple[Due, ...], rule: str, settled_by: SettledBy, **fields: Any) -> Due:
    """The one row of its rule."""
    rows = [each for each in found if each.rule == rule and each.settled_by is settled_by
            and all(getattr(each, name) == value for name, value in fields.items())]
    assert len(rows) == 1, rows
    return rows[0]


def suspended() -> Plan:
    plan = active()
    plan.append(draft(EventKind.SUSPENSION, NURSE, 20, person=NURSE, code=next(iter(WatchSign)),
                      until=DAY + 30 * ONE, effective=DAY + ONE))
    return plan


def test_a_row_has_its_term_its_event_who_acts_and_who_may() -> None:
    plan = active()
    planned = next(event for event in plan.events if event.kind is EventKind.INTERVENTION)
    row = only(plan.due(DAY), "PLN-7", SettledBy.INTERVENTION)
    assert row == Due(
        rule="PLN-7", weight=Weight.MEDIUM, state=FindingState.DUE, settled_by=SettledBy.INTERVENTION,
        who=frozenset({Entitled.MEMBER}), acts=NURSE, event=planned.digest, place=plan.events.index(planned),
        due=datetime.date(2025, 7, 1))


@pytest.mark.parametrize(("day", "state"), [
    (datetime.date(2025, 7, 1), FindingState.DUE), (datetime.date(2025, 7, 2), FindingState.OVERDUE)])
def test_a_term_is_overdue_the_day_after(day: datetime.date, state: FindingState) -> None:
    assert only(active().due(day), "PLN-7", SettledBy.INTERVENTION).state is state


def test_periods_are_those_of_the_rules_given() -> None:
    plan = active()
    assert only(plan.due(DAY), "PLN-8", SettledBy.REVIEW).due == datetime.date(2025, 12, 1)
    shorter = Rules(plan_review_months=2)
    assert only(plan.due(DAY, rules=shorter), "PLN-8", SettledBy.REVIEW).due == datetime.date(2025, 8, 1)


def test_a_value_is_a_word_of_its_table() -> None:
    found = active().due(DAY)
    deputies = [each.value for each in found if each.settled_by is SettledBy.DEPUTY]
    assert deputies == [Office.REFERENT, Office.MT]
    assert only(found, "PLN-7", SettledBy.INTERVENTION).value is None
    one = active()
    other = copy(one, THERE)
    one.append(draft(EventKind.REFERENT, NURSE, 30, person=GP))
    other.append(draft(EventKind.REFERENT, GP, 31, person=NURSE))
    exchange(one, other)
    assert only(one.due(DAY), "PLN-11", SettledBy.SETTLEMENT).value is Slot.REFERENT
    assert one.on(DAY).state.settlers == one.state.settlers == (Entitled.MT,)


def test_a_text_says_by_when_in_both_languages() -> None:
    row = only(active().due(DAY), "PLN-7", SettledBy.INTERVENTION)
    assert "2025-07-01" in row.text() and "2025-07-01" in row.text("fr") and row.text() != row.text("fr")
    office = only(active().due(DAY), "PLN-3", SettledBy.DEPUTY, value=Office.MT)
    assert office.text() != dataclasses.replace(office, value=Office.REFERENT).text()


def test_with_nothing_dated_after_it_the_day_is_the_plan() -> None:
    plan = active()
    day, state = plan.on(DAY), plan.state
    for field in dataclasses.fields(state):
        if field.name not in ("data", "digest", "_by_key"):
            assert getattr(day.state, field.name) == getattr(state, field.name), field.name
    assert (day.state.data, day.state.digest) == (b"", b"")


def test_the_day_before_an_event_takes_effect_it_is_not_read() -> None:
    plan = active()
    later = plan.append(draft(EventKind.NEED, NURSE, 20, code=NeedDomain.SOCIAL, effective=DAY + 2 * ONE))
    assert [need.event for need in plan.on(DAY + 2 * ONE).state.needs][1:] == [later]
    assert len(plan.on(DAY + ONE).state.needs) == 1 and later not in plan.on(DAY + ONE).state.events
    before = plan.on(DAY - ONE)
    assert (before.due, before.cover, before.state.events) == ((), (), ())
    assert before.state.person is before.state.kind is before.state.edition is None
    assert before.state.phase.value is Phase.NONE and before.state.plan == plan.id


def test_a_day_moved_by_a_correction_is_the_day() -> None:
    plan = active()
    need = plan.append(draft(EventKind.NEED, NURSE, 20, code=NeedDomain.SOCIAL, effective=DAY))
    plan.append(draft(EventKind.CORRECTION, NURSE, 21, target=need.digest, code=Field.EFFECTIVE,
                      due=DAY + 5 * ONE, effective=DAY + 9 * ONE))
    assert need not in plan.on(DAY + 4 * ONE).state.events
    assert need in plan.on(DAY + 5 * ONE).state.events


def test_what_is_annulled_counts_on_no_day() -> None:
    plan = active()
    hope = plan.append(draft(EventKind.EXPECTATION, NURSE, 20, text="to walk again"))
    assert only(plan.due(DAY), "PLN-3", SettledBy.EXPECTATIONS).state is FindingState.MET
    plan.append(draft(EventKind.ANNULMENT, NURSE, 21, target=hope.digest, effective=DAY + 9 * ONE))
    day = plan.on(DAY)
    assert hope not in day.state.events and day.state.annulled == (hope,)
    assert only(day.due, "PLN-3", SettledBy.EXPECTATIONS).state is FindingState.OPEN


def test_consents_are_those_of_the_day() -> None:
    plan = opened()
    plan.append(draft(EventKind.SHARING_CONSENT, PERSON, 20, person=PERSON, code=Answer.WITHDRAWN, effective=DAY + ONE))
    assert plan.on(DAY).answer(Slot.SHARING_CONSENT) is Answer.GIVEN
    assert plan.on(DAY + ONE).answer("sharing_consent") is Answer.WITHDRAWN  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="slot"):
        plan.on(DAY).answer(Slot.PHASE)


def test_cover_names_each_day_and_gaps_are_nobody_s() -> None:
    plan = active()
    plan.append(draft(EventKind.ABSENCE, NURSE, 20, person=NURSE, effective=DAY + 2 * ONE, until=DAY + 3 * ONE))
    day = plan.on(DAY + 5 * ONE)
    referent = [each for each in day.cover if each.office is Office.REFERENT]
    assert referent == [
        CoverDays(office=Office.REFERENT, by=Cover.HOLDER, person=NURSE, start=DAY, end=DAY + ONE),
        CoverDays(office=Office.REFERENT, by=Cover.NOBODY, person=None, start=DAY + 2 * ONE, end=DAY + 3 * ONE),
        CoverDays(office=Office.REFERENT, by=Cover.HOLDER, person=NURSE, start=DAY + 4 * ONE, end=DAY + 5 * ONE)]
    assert day.gaps == (referent[1],) and referent[1].days == 2


@pytest.mark.parametrize(("screened", "told"), [
    (Screened(DAY + 2 * ONE, pps=Tri.YES), True), (Screened(DAY + 2 * ONE, pps=Tri.NO), False),
    (Screened(DAY + ONE, pps=Tri.YES), False), (Screened(DAY + 9 * ONE, pps=Tri.YES), False), (None, False)])
def test_a_later_screening_advises_to_resume(screened: Screened | None, told: bool) -> None:
    found = suspended().due(DAY + 3 * ONE, screened=screened)
    assert any(each.rule == "PLN-15" for each in found) is told


def test_a_screening_is_taken_as_it_is_and_only_of_the_plan_s_person() -> None:
    plan = suspended()
    seen = screen(Record(answers=Answers(person=PERSON, date=DAY + 2 * ONE, **dict.fromkeys(ITEMS, Tri.YES))))
    assert seen.pps is Tri.YES
    assert any(each.rule == "PLN-15" for each in plan.due(DAY + 3 * ONE, screened=seen))
    assert plan.due(DAY + 3 * ONE, screened=seen) == plan.due(
        DAY + 3 * ONE, screened=Screened(DAY + 2 * ONE, seen.pps, seen.assistance_threshold))
    with pytest.raises(UsageError) as caught:
        plan.due(DAY + 3 * ONE, screened=screen(Record(answers=Answers(person=GP, date=DAY))))
    assert (caught.value.status, caught.value.rule) == (Status.MISMATCH, "PLN-15")
    with pytest.raises(UsageError) as caught:
        plan.on(DAY, screened=screen(Record(answers=Answers(person=PERSON))))
    assert (caught.value.status, caught.value.rule) == (Status.INVALID_DATE, "GEN-7")


def test_a_plan_on_a_day_needs_the_plan_no_more_and_is_pickled() -> None:
    with active() as plan:
        day = plan.on(DAY)
    assert isinstance(day, PlanOnDay) and pickle.loads(pickle.dumps(day)) == day
    assert day.state.phase.value is Phase.ACTIVE and "obligations" in repr(day)
    with pytest.raises(UsageError, match="closed"):
        plan.due(DAY)


def test_asking_changes_nothing() -> None:
    plan = active()
    before = plan.to_cbor(), plan.state.digest
    plan.on(DAY - ONE), plan.due(DAY + 400 * ONE), plan.told_later(DAY)
    assert (plan.to_cbor(), plan.state.digest) == before


def test_without_its_opening_nothing_is_due() -> None:
    whole = active()
    with Plan() as part:
        part.apply(whole.events[5])
        assert part.due(DAY) == () and part.on(DAY).state.events == ()
    assert Plan().due(DAY) == ()
