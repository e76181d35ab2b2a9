"""Stories of plans that are closed at one site while others go on, and of closings that were a mistake.

Spec: spec/30-plan.md (PLN-5), spec/31-history.md (PLN-11, PLN-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from uuid import UUID

import pytest
from plan_stories import DOCTOR, MANAGER, MARTHA, NURSE, SPRING, STRANGER, WARD, Site, begin, day, meet

from integra import Event, EventKind
from integra.words import (
    Answer, ClosingReason, Conclusion, ContactMode, Document, Effect, Guard, NeedDomain, Phase, Slot, Tool, Tri, WatchSign,
)

REFERENCE = STRANGER


def suspends(site: Site, on: int = 1) -> Event:
    return site.tells(EventKind.SUSPENSION, WARD, on, person=NURSE, until=SPRING, code=WatchSign.ADMISSION)


def withdraws(site: Site, on: int) -> Event:
    return site.tells(EventKind.ASSISTANCE_CONSENT, NURSE, on, person=MARTHA, code=Answer.WITHDRAWN)


def closes(site: Site, reason: ClosingReason, by: UUID = WARD, on: int = 2) -> Event:
    return site.tells(EventKind.CLOSING, by, on, code=reason)


def annuls(site: Site, event: Event, on: int = 4) -> None:
    site.tells(EventKind.ANNULMENT, MANAGER, on, target=event.digest)


@pytest.mark.parametrize("death_before", [True, False])
def test_an_annulled_death_hides_nothing_that_an_ordinary_closing_is_in_conflict_with(death_before: bool) -> None:
    office, practice, hospital = begin()
    if death_before:
        annuls(office, closes(office, ClosingReason.DIED, MANAGER, 1), 1)
    closes(office, ClosingReason.MOVED, MANAGER)
    practice.tells(EventKind.NEED, DOCTOR, 1, code=NeedDomain.SOCIAL)
    meet(office, practice, hospital)
    assert set(office.phases) == {Phase.CLOSED, Phase.ACTIVE} and office.disputed == {Slot.PHASE}
    assert not office.listed


def test_and_a_review_beside_it_is_in_conflict_too() -> None:
    office, practice, hospital = begin()
    annuls(office, closes(office, ClosingReason.DIED, MANAGER, 1), 1)
    closes(office, ClosingReason.MOVED, MANAGER)
    practice.tells(EventKind.NEED, DOCTOR, 1, code=NeedDomain.SOCIAL)
    practice.tells(EventKind.REVIEW, DOCTOR, 2)
    meet(office, practice, hospital)
    assert set(office.phases) == {Phase.CLOSED, Phase.IN_REVIEW, Phase.ACTIVE} and office.disputed == {Slot.PHASE}


@pytest.mark.parametrize("suspended", [True, False])
def test_a_death_after_a_suspension_closes_at_once_and_lists_what_was_done_meanwhile(suspended: bool) -> None:
    office, practice, hospital = begin()
    if suspended:
        suspends(hospital)
    closes(hospital, ClosingReason.DIED, on=3)
    practice.tells(EventKind.REVIEW, DOCTOR, 2)
    practice.tells(EventKind.REVIEW_CONCLUSION, MANAGER, 2, code=Conclusion.CONTINUE)
    meet(office, practice, hospital)
    assert office.phases == [Phase.CLOSED] and not office.disputed
    assert office.listed == {(EventKind.REVIEW, EventKind.CLOSING), (EventKind.REVIEW_CONCLUSION, EventKind.CLOSING)}
    assert [each.reason for each in office.plan.state.closing] == [ClosingReason.DIED]


def test_a_withdrawal_after_a_suspension_closes_at_once_and_lists_the_review() -> None:
    office, practice, hospital = begin()
    suspends(hospital)
    withdraws(hospital, 3)
    practice.tells(EventKind.REVIEW, DOCTOR, 2)
    meet(office, practice, hospital)
    assert office.phases == [Phase.CLOSED] and not office.disputed
    assert office.listed == {(EventKind.REVIEW, EventKind.ASSISTANCE_CONSENT)}


def test_a_withdrawal_after_an_ordinary_closing_lists_what_was_recorded_meanwhile() -> None:
    office, practice, hospital = begin()
    closes(hospital, ClosingReason.MOVED, on=1)
    withdraws(hospital, 3)
    practice.tells(EventKind.NEED, DOCTOR, 2, code=NeedDomain.SOCIAL)
    meet(office, practice, hospital)
    assert office.phases == [Phase.CLOSED] and not office.disputed
    assert office.listed == {(EventKind.NEED, EventKind.ASSISTANCE_CONSENT)}


def test_without_the_death_both_what_was_before_it_and_beside_it_have_to_be_settled() -> None:
    office, practice, hospital = begin()
    suspends(hospital)
    death = closes(hospital, ClosingReason.DIED, on=3)
    practice.tells(EventKind.REVIEW, DOCTOR, 2)
    meet(office, practice, hospital)
    annuls(office, death)
    assert office.values(Slot.PHASE) == {Phase.SUSPENDED, Phase.IN_REVIEW} and office.disputed == {Slot.PHASE}


def test_a_death_beside_work_elsewhere_lists_it_and_taken_back_gives_it_back() -> None:
    office, practice, hospital = begin()
    practice.tells(EventKind.REVIEW, DOCTOR, 1)
    death = closes(hospital, ClosingReason.DIED)
    step = practice.plan.state.interventions[0].event.digest
    practice.tells(EventKind.INTERVENTION_DONE, NURSE, 3, target=step, code=Effect.FAVOURABLE)
    practice.tells(EventKind.NEED, DOCTOR, 3, code=NeedDomain.HEALTH)
    meet(office, practice, hospital)
    assert practice.phases == [Phase.CLOSED] and not practice.disputed
    assert practice.listed == {(kind, EventKind.CLOSING) for kind in (
        EventKind.REVIEW, EventKind.INTERVENTION_DONE, EventKind.NEED)}
    assert practice.refuses(EventKind.CONTACT, DOCTOR, 4, code=ContactMode.PHONE) == {Guard.PHASE}
    practice.tells(EventKind.DOCUMENT, DOCTOR, 4, code=Document.OTHER, reference=REFERENCE)
    practice.tells(EventKind.ANNULMENT, DOCTOR, 5, target=death.digest)
    assert practice.phases == [Phase.IN_REVIEW] and not practice.disputed and not practice.listed


@pytest.mark.parametrize("reasons", [(ClosingReason.DIED, ClosingReason.DIED), (ClosingReason.DIED, ClosingReason.MOVED),
                                     (ClosingReason.GOALS_REACHED, ClosingReason.INSTITUTION)])
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_closings_each_is_taken_back_and_the_plan_opens_when_none_stands(
        reasons: tuple[ClosingReason, ClosingReason], first: int) -> None:
    office, practice, hospital = begin()
    closings = [closes(hospital, reasons[0]), closes(office, reasons[1], NURSE)]
    meet(office, practice, hospital)
    assert office.phases == [Phase.CLOSED] and not office.disputed
    annuls(office, closings[first])
    assert office.phases == [Phase.CLOSED]
    assert [each.event for each in office.plan.state.closing] == [closings[1 - first].digest]
    assert office.refuses(EventKind.NEED, MANAGER, 4, code=NeedDomain.SOCIAL) == {Guard.PHASE}
    practice.plan.merge(office.plan)
    practice.tells(EventKind.ANNULMENT, DOCTOR, 5, target=closings[1 - first].digest)
    assert practice.phases == [Phase.ACTIVE] and practice.plan.state.closing == ()


def test_one_mistake_recorded_at_two_sites_can_be_taken_back_before_they_meet_and_after() -> None:
    office, practice, hospital = begin()
    theirs, mine = closes(hospital, ClosingReason.DIED), closes(office, ClosingReason.DIED, MANAGER)
    annuls(office, mine, 3)
    meet(office, practice, hospital)
    assert office.phases == [Phase.CLOSED] and not office.disputed
    annuls(office, theirs)
    assert office.phases == [Phase.ACTIVE]


def test_a_closing_by_mistake_is_taken_back_by_an_office_beside_what_others_did() -> None:
    office, practice, hospital = begin()
    closing = closes(office, ClosingReason.GOALS_REACHED, NURSE, 1)
    hospital.tells(EventKind.ADMISSION, WARD, 2, code=Tri.YES)
    practice.tells(EventKind.NEED, DOCTOR, 2, code=NeedDomain.SOCIAL)
    assert office.refuses(EventKind.CONTACT, NURSE, 2, code=ContactMode.PHONE) == {Guard.PHASE}
    meet(office, practice, hospital)
    assert set(office.phases) == {Phase.CLOSED, Phase.ACTIVE}
    assert office.listed == {(EventKind.ADMISSION, EventKind.CLOSING)}
    assert office.refuses(EventKind.ANNULMENT, NURSE, 3, target=closing.digest) == {Guard.CLOSING_OFFICE}
    assert office.remedy(EventKind.ANNULMENT, NURSE, 3, target=closing.digest).endswith("the referent or the médecin traitant")
    annuls(office, closing)
    assert office.phases == [Phase.ACTIVE] and not office.disputed and not office.listed


@pytest.mark.parametrize("apart", [True, False])
def test_a_closing_taken_back_before_or_after_the_others_hear_of_it_leaves_their_work_as_it_is(apart: bool) -> None:
    office, practice, hospital = begin()
    closing = closes(office, ClosingReason.GOALS_REACHED, NURSE, 1)
    if not apart:
        meet(office, practice, hospital)
        practice.tells(EventKind.ANNULMENT, DOCTOR, 2, target=closing.digest)
    annuls(office, closing, 2)
    practice.tells(EventKind.REVIEW, DOCTOR, 2)
    meet(office, practice, hospital)
    assert office.phases == [Phase.IN_REVIEW] and not office.disputed and not office.listed


def test_once_the_person_has_died_the_plan_takes_documents_and_the_persons_word_and_no_new_work() -> None:
    office, practice, hospital = begin()
    closes(hospital, ClosingReason.DIED, on=1)
    meet(office, practice, hospital)
    assert practice.refuses(EventKind.FEEDBACK, DOCTOR, 2, person=MANAGER) == {Guard.PHASE}
    assert practice.refuses(EventKind.MT_AGREED, DOCTOR, 2) == {Guard.PHASE}
    assert practice.refuses(EventKind.ASSESSMENT, DOCTOR, 2, code=Tool.AGGIR, detail=Tri.NO) == {Guard.PHASE}
    for kind, fields in ((EventKind.SHARING_CONSENT, {"person": MARTHA, "code": Answer.WITHDRAWN}),
                         (EventKind.DOCUMENT, {"code": Document.OTHER, "reference": REFERENCE})):
        assert practice.refuses(kind, DOCTOR, 2, **fields) == set()


@pytest.mark.parametrize("on, taken", [(3, True), (5, True), (6, False)])
def test_a_fact_of_before_the_closing_is_taken_also_from_whoever_has_heard_of_it(on: int, taken: bool) -> None:
    office, practice, hospital = begin()
    hospital.tells(EventKind.ADMISSION, WARD, 1, code=Tri.YES)
    meet(office, hospital)
    closes(office, ClosingReason.INSTITUTION, MANAGER, 5)
    meet(office, hospital, practice)
    step = hospital.plan.state.interventions[0].event.digest
    told = set() if taken else {Guard.PHASE}
    assert hospital.refuses(EventKind.DISCHARGE, WARD, 6, effective=day(on)) == told
    assert hospital.refuses(EventKind.INTERVENTION_DONE, NURSE, 6, target=step, effective=day(on)) == told
    assert hospital.refuses(EventKind.NEED, WARD, 6, code=NeedDomain.HEALTH, effective=day(on)) == {Guard.PHASE}
