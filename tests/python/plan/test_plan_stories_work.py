"""Stories of work that goes on at several sites: steps, reviews and suspensions that did not know of each other.

Spec: spec/30-plan.md (PLN-3, PLN-4, PLN-7), spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from plan_stories import DOCTOR, MANAGER, NURSE, SPRING, WARD, Site, begin, day, meet

from integra import EventKind
from integra.words import (
    Conclusion, ContactMode, Effect, InterventionState, NeedDomain, NeedOutcome, NeedState, Phase, Slot, Tri, WatchSign,
)


def test_a_practice_that_was_away_for_two_weeks_brings_what_has_to_be_settled_and_then_all_agree() -> None:
    office, practice, hospital = begin()
    step = office.plan.state.interventions[0].event.digest
    hospital.tells(EventKind.ADMISSION, WARD, 1, code=Tri.YES)
    meet(office, hospital)
    office.tells(EventKind.SUSPENSION, MANAGER, 2, person=NURSE, until=SPRING, code=WatchSign.ADMISSION)
    hospital.tells(EventKind.DISCHARGE_PREPARATION, WARD, 5)
    hospital.tells(EventKind.DISCHARGE, WARD, 9)
    meet(office, hospital)
    resumed = office.tells(EventKind.RESUMPTION, MANAGER, 10)
    office.tells(EventKind.CONTACT, NURSE, 11, code=ContactMode.PHONE)
    done = office.tells(EventKind.INTERVENTION_DONE, NURSE, 12, target=step)
    need = practice.tells(EventKind.NEED, DOCTOR, 3, code=NeedDomain.HEALTH)
    practice.tells(EventKind.INTERVENTION_CANCELLED, DOCTOR, 4, target=step)
    practice.tells(EventKind.REVIEW, DOCTOR, 6)
    practice.tells(EventKind.MT_AGREED, DOCTOR, 6)
    meet(office, practice, hospital)
    assert office.disputed == {Slot.PHASE, Slot.INTERVENTION} and not office.plan.refused
    assert office.values(Slot.PHASE) == {Phase.ACTIVE, Phase.IN_REVIEW}
    assert office.values(Slot.INTERVENTION) == {InterventionState.DONE, InterventionState.CANCELLED}
    assert need.digest in {each.event.digest for each in office.plan.state.needs}
    office.tells(EventKind.SETTLEMENT, MANAGER, 15, code=Slot.PHASE, target=resumed.digest)
    office.tells(EventKind.SETTLEMENT, MANAGER, 15, code=Slot.INTERVENTION, target=done.digest)
    meet(office, practice, hospital)
    assert practice.phases == [Phase.ACTIVE] and not practice.disputed
    assert practice.plan.state.interventions[0].state.value is InterventionState.DONE


def test_a_step_done_beside_a_review_concluded_is_listed_and_its_effect_can_be_noted() -> None:
    office, practice, hospital = begin()
    step = office.plan.state.interventions[0].event.digest
    office.tells(EventKind.REVIEW, MANAGER, 1)
    meet(office, practice, hospital)
    practice.tells(EventKind.INTERVENTION_DONE, NURSE, 2, target=step)
    office.tells(EventKind.REVIEW_CONCLUSION, MANAGER, 3, code=Conclusion.CONTINUE)
    meet(office, practice, hospital)
    assert not office.disputed and office.phases == [Phase.ACTIVE]
    assert office.listed == {(EventKind.REVIEW_CONCLUSION, EventKind.INTERVENTION_DONE)}
    practice.tells(EventKind.INTERVENTION_DONE, NURSE, 4, target=step, code=Effect.FAVOURABLE)
    entry, = practice.plan.state.interventions[0].state.entries
    assert (entry.value, entry.detail) == (InterventionState.DONE, Effect.FAVOURABLE)


def test_one_who_would_watch_until_two_days_is_a_conflict_that_people_settle() -> None:
    office, practice, hospital = begin()
    short = office.tells(EventKind.SUSPENSION, MANAGER, 1, person=NURSE, until=day(5), code=WatchSign.REQUEST)
    practice.tells(EventKind.SUSPENSION, DOCTOR, 1, person=NURSE, until=SPRING, code=WatchSign.ADMISSION)
    meet(office, practice, hospital)
    assert office.phases == [Phase.SUSPENDED] and office.disputed == {Slot.WATCHER}
    assert {each.date for each in office.plan.state.watcher.entries} == {day(5), SPRING}
    office.tells(EventKind.SETTLEMENT, MANAGER, 2, code=Slot.WATCHER, target=short.digest)
    entry, = office.plan.state.watcher.entries
    assert (entry.value, entry.date) == (NURSE, day(5)) and not office.disputed


def test_a_settlement_names_any_event_that_set_the_value_it_chooses() -> None:
    for kind in (EventKind.ACTIVATION, EventKind.REVIEW_CONCLUSION):
        office, practice, hospital = begin()
        office.tells(EventKind.REVIEW, MANAGER, 1)
        office.tells(EventKind.REVIEW_CONCLUSION, MANAGER, 1, code=Conclusion.CONTINUE)
        meet(office, practice, hospital)
        practice.tells(EventKind.REVIEW, DOCTOR, 2)
        office.tells(EventKind.SUSPENSION, MANAGER, 2, person=NURSE, until=SPRING, code=WatchSign.REQUEST)
        meet(office, practice, hospital)
        assert set(office.phases) == {Phase.SUSPENDED, Phase.IN_REVIEW, Phase.ACTIVE}
        office.tells(EventKind.SETTLEMENT, MANAGER, 3, code=Slot.PHASE, target=office.first(kind))
        assert office.phases == [Phase.ACTIVE] and not office.disputed


def test_a_need_met_at_one_site_while_another_activates_the_plan_upon_it_has_to_be_settled() -> None:
    office, practice, hospital = begin(active=False)
    need = office.plan.state.needs[0].event.digest
    office.tells(EventKind.ACTIVATION, MANAGER, 1)
    practice.tells(EventKind.NEED_CLOSED, DOCTOR, 1, target=need, code=NeedOutcome.MET)
    meet(office, practice, hospital)
    assert office.phases == [Phase.ACTIVE] and office.disputed == {Slot.NEED}
    assert set(office.plan.state.needs[0].state.values) == {NeedState.MET, NeedState.OPEN}


def test_needs_that_two_sites_close_beside_an_activation_leave_it_as_it_is() -> None:
    """No one of them breaks it, and together they leave it without a need: that is for a finding to say (PLN-3)."""
    office, practice, hospital = begin(active=False)
    first = office.plan.state.needs[0].event.digest
    second = office.tells(EventKind.NEED, MANAGER, code=NeedDomain.SOCIAL).digest
    meet(office, practice, hospital)
    activating = Site(office)
    activating.tells(EventKind.ACTIVATION, MANAGER, 1)
    office.tells(EventKind.NEED_CLOSED, MANAGER, 1, target=first, code=NeedOutcome.MET)
    practice.tells(EventKind.NEED_CLOSED, DOCTOR, 1, target=second, code=NeedOutcome.MET)
    meet(office, practice, activating)
    assert office.phases == [Phase.ACTIVE] and not office.disputed
    assert [each.state.value for each in office.plan.state.needs] == [NeedState.MET] * 2
