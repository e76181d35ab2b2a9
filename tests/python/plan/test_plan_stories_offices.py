"""Stories of who may do what: a médecin traitant who retires, two referents at once, offices left, a nurse who helps herself.

Spec: spec/30-plan.md (PLN-10), spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from plan_stories import DOCTOR, MANAGER, MARTHA, NEW_DOCTOR, NURSE, SPRING, WARD, Site, begin, meet

from integra import EventKind
from integra.words import ClosingReason, Entitled, Guard, NeedDomain, Phase, PlanKind, Role, Slot, WatchSign


def test_a_resumption_waits_until_the_new_doctor_is_informed() -> None:
    office, _, _ = begin()
    office.tells(EventKind.MT, MANAGER, 2, person=NEW_DOCTOR)
    office.tells(EventKind.SUSPENSION, MANAGER, 3, person=NURSE, until=SPRING, code=WatchSign.REQUEST)
    assert office.refuses(EventKind.RESUMPTION, MANAGER, 4) == {Guard.NEEDS_MT}
    office.tells(EventKind.MT_INFORMED, MANAGER, 5, person=NEW_DOCTOR)
    office.tells(EventKind.RESUMPTION, MANAGER, 5)
    assert office.phases == [Phase.ACTIVE]


def test_where_the_old_doctor_names_a_referent_unaware_both_offices_are_disputed_and_the_person_settles() -> None:
    office, practice, hospital = begin()
    named = office.tells(EventKind.MT, MANAGER, 2, person=NEW_DOCTOR)
    practice.tells(EventKind.MT_AGREED, DOCTOR, 6)
    practice.tells(EventKind.REFERENT, DOCTOR, 6, person=NURSE)
    meet(office, practice, hospital)
    assert office.disputed == {Slot.MT, Slot.REFERENT} and office.plan.state.settlers == (Entitled.PERSON,)
    settle = {"code": Slot.MT, "target": named.digest}
    for who in (MANAGER, DOCTOR, NURSE):
        assert office.refuses(EventKind.SETTLEMENT, who, 7, **settle) == {Guard.SETTLER}
    assert office.refuses(EventKind.SETTLEMENT, NEW_DOCTOR, 7, **settle) >= {Guard.SETTLER}
    office.tells(EventKind.SETTLEMENT, NURSE, 7, giver=MARTHA, **settle)
    assert office.plan.state.mt.value == NEW_DOCTOR and office.plan.state.settlers == (Entitled.MT,)
    office.tells(EventKind.SETTLEMENT, NEW_DOCTOR, 8, code=Slot.REFERENT, target=office.first(EventKind.REFERENT))
    assert office.plan.state.referent.value == MANAGER and not office.disputed


def test_a_stale_agreement_disputes_the_office_and_the_remedy_says_who_settles() -> None:
    office, practice, hospital = begin()
    named = office.tells(EventKind.MT, MANAGER, 2, person=NEW_DOCTOR)
    practice.tells(EventKind.MT_AGREED, DOCTOR, 1)
    meet(office, practice, hospital)
    assert office.disputed == {Slot.MT} and set(office.plan.state.mt.values) == {NEW_DOCTOR, DOCTOR}
    assert office.refuses(EventKind.NEED, NEW_DOCTOR, 3, code=NeedDomain.HEALTH) == {Guard.CIRCLE}
    assert office.remedy(EventKind.NEED, NEW_DOCTOR, 3, code=NeedDomain.HEALTH) == (
        "settle the conflict first: médecin traitant. Who may settle: the referent")
    office.tells(EventKind.SETTLEMENT, MANAGER, 4, code=Slot.MT, target=named.digest)
    assert office.refuses(EventKind.NEED, NEW_DOCTOR, 4, code=NeedDomain.HEALTH) == set()


def two_sites_without_offices() -> tuple[Site, Site]:
    office = Site()
    office.tells(EventKind.OPENING, MANAGER, person=MARTHA, code=PlanKind.PSI, detail=Role.CASE_MANAGER)
    for member, role in ((WARD, Role.HOSPITAL), (NURSE, Role.NURSE)):
        office.tells(EventKind.JOIN, MANAGER, person=member, code=role)
    return office, Site(office)


def test_two_referents_of_a_plan_that_had_none_are_settled_by_the_person() -> None:
    office, hospital = two_sites_without_offices()
    mine = office.tells(EventKind.REFERENT, MANAGER, 1, person=MANAGER)
    theirs = hospital.tells(EventKind.REFERENT, WARD, 1, person=WARD)
    meet(office, hospital)
    assert office.disputed == {Slot.REFERENT} and office.plan.state.settlers == (Entitled.PERSON,)
    assert office.refuses(EventKind.NEED, MANAGER, 2, code=NeedDomain.HEALTH) == set()  # other work goes on
    assert office.refuses(EventKind.REFERENT, MANAGER, 2, person=NURSE) == {Guard.REFERENT_CHANGE, Guard.SETTLE_FIRST}
    for who, event in ((MANAGER, mine), (WARD, theirs), (NURSE, mine)):
        assert office.refuses(EventKind.SETTLEMENT, who, 2, code=Slot.REFERENT, target=event.digest) == {Guard.SETTLER}
    office.tells(EventKind.SETTLEMENT, MARTHA, 3, code=Slot.REFERENT, target=theirs.digest)
    assert office.plan.state.referent.value == WARD and not office.disputed


def test_with_a_médecin_traitant_it_is_for_them_to_settle_who_is_referent() -> None:
    office, practice, hospital = begin()
    mine = office.tells(EventKind.REFERENT, MANAGER, 1, person=NURSE)
    theirs = practice.tells(EventKind.REFERENT, DOCTOR, 1, person=WARD)
    meet(office, practice, hospital)
    assert office.plan.state.settlers == (Entitled.MT,)
    assert office.refuses(EventKind.SETTLEMENT, MANAGER, 3, code=Slot.REFERENT, target=mine.digest) == {Guard.SETTLER}
    practice.tells(EventKind.SETTLEMENT, DOCTOR, 3, code=Slot.REFERENT, target=theirs.digest)
    assert practice.plan.state.referent.value == WARD and not practice.disputed


def test_offices_whose_holders_left_are_vacant_and_any_member_fills_them() -> None:
    office, _, _ = begin()
    office.tells(EventKind.LEAVE, MANAGER, 1, person=MANAGER)
    office.tells(EventKind.LEAVE, DOCTOR, 1, person=DOCTOR)
    assert office.plan.state.vacant == (Slot.REFERENT, Slot.MT) and office.phases == [Phase.ACTIVE]
    for who in (MANAGER, DOCTOR):
        assert office.refuses(EventKind.NEED, who, 2, code=NeedDomain.HEALTH) == {Guard.CIRCLE}
    office.tells(EventKind.REFERENT, NURSE, 2, person=NURSE)
    office.tells(EventKind.MT, NURSE, 2, person=NEW_DOCTOR)
    assert office.plan.state.vacant == () and office.refuses(EventKind.NEED, NEW_DOCTOR, 3, code=NeedDomain.HEALTH) == set()


def test_a_nurse_does_not_make_herself_médecin_traitant_nor_take_a_closing_back() -> None:
    office, _, _ = begin()
    assert office.refuses(EventKind.MT, NURSE, 1, person=NURSE) == {Guard.MT_CHANGE}
    assert office.refuses(EventKind.REFERENT, NURSE, 1, person=NURSE) == {Guard.REFERENT_CHANGE}
    assert office.refuses(EventKind.MT, NURSE, 1, person=NEW_DOCTOR, giver=MARTHA) == set()  # the person chooses
    closing = office.tells(EventKind.CLOSING, WARD, 1, code=ClosingReason.INSTITUTION)
    assert office.refuses(EventKind.MT, NURSE, 1, person=NURSE) == {Guard.MT_CHANGE, Guard.PHASE}
    assert office.refuses(EventKind.ANNULMENT, NURSE, 1, target=closing.digest) == {Guard.CLOSING_OFFICE}
