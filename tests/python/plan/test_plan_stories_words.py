"""Stories of the person's word: withdrawn at one site while another shares, contested, recorded in the wrong plan.

Spec: spec/30-plan.md (PLN-5, PLN-6, PLN-10), spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from uuid import UUID

import pytest
from plan_stories import DOCTOR, MANAGER, MARTHA, NURSE, SON, STRANGER, WARD, Site, begin, meet

from integra import Event, EventKind
from integra.words import Answer, ClosingReason, Field, Guard, Heard, Phase, Role, Slot, Tool, Tri


def says(site: Site, answer: Answer, on: int, by: UUID = NURSE, *, kind: EventKind = EventKind.SHARING_CONSENT,
         who: UUID = MARTHA) -> Event:
    return site.tells(kind, by, on, person=who, code=answer)


def shares(site: Site, on: int) -> Event:
    return site.tells(EventKind.ASSESSMENT, DOCTOR, on, person=WARD, code=Tool.AGGIR, detail=Tri.NO)


@pytest.mark.parametrize("refused_before", [True, False])
def test_sharing_withdrawn_lists_what_was_shared_meanwhile_and_refuses_what_would_be_later(refused_before: bool) -> None:
    office, practice, hospital = begin()
    if refused_before:
        says(office, Answer.REFUSED, 1)
    says(office, Answer.WITHDRAWN, 2)
    shares(practice, 1)
    practice.tells(EventKind.FEEDBACK, DOCTOR, 2, person=MANAGER)
    meet(office, practice, hospital)
    assert practice.values(Slot.SHARING_CONSENT) == {Answer.WITHDRAWN} and not practice.disputed
    assert practice.listed == {(EventKind.ASSESSMENT, EventKind.SHARING_CONSENT),
                               (EventKind.FEEDBACK, EventKind.SHARING_CONSENT)}
    assert practice.refuses(EventKind.ASSESSMENT, DOCTOR, 3, person=WARD, code=Tool.AGGIR, detail=Tri.NO) == {Guard.SHARING}
    assert practice.refuses(EventKind.ASSESSMENT, DOCTOR, 3, code=Tool.AGGIR, detail=Tri.NO) == set()
    assert practice.phases == [Phase.ACTIVE]


def test_sharing_refused_and_relied_on_elsewhere_is_asked_again() -> None:
    office, practice, hospital = begin()
    says(office, Answer.REFUSED, 1)
    shares(practice, 1)
    meet(office, practice, hospital)
    assert practice.disputed == {Slot.SHARING_CONSENT} and practice.plan.state.sharing is Answer.UNKNOWN
    assert practice.remedy(EventKind.FEEDBACK, DOCTOR, 3, person=MANAGER) == "ask the person again: consent to sharing"
    says(practice, Answer.GIVEN, 4, DOCTOR)
    assert not practice.disputed and practice.refuses(EventKind.FEEDBACK, DOCTOR, 4, person=MANAGER) == set()


def test_two_calls_that_did_not_know_of_each_other_are_asked_again() -> None:
    office, practice, hospital = begin()
    says(office, Answer.WITHDRAWN, 1)
    says(practice, Answer.GIVEN, 2, DOCTOR)
    meet(office, practice, hospital)
    assert practice.values(Slot.SHARING_CONSENT) == {Answer.WITHDRAWN, Answer.GIVEN}
    assert practice.remedy(EventKind.FEEDBACK, DOCTOR, 3, person=MANAGER) == "ask the person again: consent to sharing"


def test_a_refusal_that_an_activation_did_not_know_of_is_asked_again() -> None:
    office, practice, hospital = begin(active=False)
    says(office, Answer.REFUSED, 1, MANAGER, kind=EventKind.ASSISTANCE_CONSENT)
    practice.tells(EventKind.ACTIVATION, DOCTOR, 1)
    meet(office, practice, hospital)
    assert practice.phases == [Phase.ACTIVE] and practice.disputed == {Slot.ASSISTANCE_CONSENT}
    assert set(practice.plan.state.assistance_consent.values) == {Answer.REFUSED, Answer.GIVEN}
    says(practice, Answer.GIVEN, 2, DOCTOR, kind=EventKind.ASSISTANCE_CONSENT)
    assert not practice.disputed and practice.plan.state.assistance is Answer.GIVEN


def test_a_withdrawal_in_the_wrong_plan_is_taken_back_by_the_persons_word_alone() -> None:
    office, _, _ = begin()
    wrong = says(office, Answer.WITHDRAWN, 1, kind=EventKind.ASSISTANCE_CONSENT)
    assert office.phases == [Phase.CLOSED]
    takes_back = {"target": wrong.digest}
    for who in (MANAGER, DOCTOR):
        assert office.refuses(EventKind.ANNULMENT, who, 1, **takes_back) == {Guard.GIVER}
        assert office.refuses(EventKind.ANNULMENT, who, 1, giver=SON, **takes_back) == {Guard.GIVER}
    assert office.refuses(EventKind.ANNULMENT, NURSE, 1, giver=MARTHA, **takes_back) == {Guard.CLOSING_OFFICE}
    assert office.refuses(EventKind.CORRECTION, DOCTOR, 1, code=Field.CODE, detail=1, **takes_back) == {Guard.CORRECTABLE}
    says(office, Answer.GIVEN, 1, kind=EventKind.ASSISTANCE_CONSENT)
    assert office.phases == [Phase.CLOSED]  # an answer given anew opens nothing
    assert office.refuses(EventKind.RESUMPTION, MANAGER, 1) == office.refuses(EventKind.ACTIVATION, MANAGER, 1) == {Guard.PHASE}
    office.tells(EventKind.ANNULMENT, MANAGER, 2, giver=MARTHA, heard=Heard.IN_PERSON, **takes_back)
    assert office.phases == [Phase.ACTIVE] and office.plan.state.assistance is Answer.GIVEN


def test_a_withdrawal_that_a_stranger_recorded_counts_and_is_taken_back_alike() -> None:
    office, _, _ = begin()
    elsewhere = Site(office)
    wrong = says(elsewhere, Answer.WITHDRAWN, 1, STRANGER, kind=EventKind.ASSISTANCE_CONSENT)
    meet(office, elsewhere)
    closing, = office.plan.state.closing
    assert (closing.reason, closing.by) == (ClosingReason.CONSENT_WITHDRAWN, MARTHA)
    assert office.plan.place(wrong).event.author == STRANGER
    office.tells(EventKind.ANNULMENT, DOCTOR, 2, giver=MARTHA, target=wrong.digest)
    assert office.phases == [Phase.ACTIVE]
    assert elsewhere.refuses(EventKind.SHARING_CONSENT, STRANGER, 3, person=MARTHA, code=Answer.GIVEN) == {Guard.CIRCLE}


def test_a_representatives_withdrawal_closes_and_that_of_anybody_else_does_not() -> None:
    office, practice, _ = begin()
    fields = {"person": SON, "code": Answer.WITHDRAWN}
    assert practice.refuses(EventKind.ASSISTANCE_CONSENT, DOCTOR, 2, **fields) == {Guard.GIVER}
    office.tells(EventKind.JOIN, MANAGER, 1, person=SON, code=Role.LEGAL_REPRESENTATIVE)
    office.tells(EventKind.ASSISTANCE_CONSENT, SON, 2, **fields)
    closing, = office.plan.state.closing
    assert office.phases == [Phase.CLOSED] and closing.by == SON
