"""Views after sharing was withdrawn, refused or never given: what was recorded later is seen by nobody who shares by that
consent alone (PLN-30, PLN-6, PLN-28).

Spec: spec/35-views.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from typing import Any

import pytest

from integra import EventKind, Plan
from integra.words import Answer, NeedDomain, PlanKind, Role, ViewGroup, Viewer
from plan_scene import CARER, GP, HERE, MANAGER, PERSON, THERE, copy, draft, exchange
from view_story import GUARDIAN, REFERENCE

KEEPS = (Viewer.PERSON, Viewer.LEGAL_REPRESENTATIVE, Viewer.REFERENT, Viewer.REFERENT_DEPUTY)
OTHERS = tuple(viewer for viewer in Viewer if viewer not in KEEPS)
ALWAYS = {ViewGroup.PLAN, ViewGroup.OFFICES}
GIVEN, REFUSED, WITHDRAWN = Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN


def opened(*members: tuple[uuid.UUID, Role]) -> Plan:
    plan = Plan(writer=HERE)
    plan.append(draft(EventKind.OPENING, GP, person=PERSON, code=PlanKind.PPS, detail=Role.GP))
    for person, role in members:
        plan.append(draft(EventKind.JOIN, person=person, code=role))
    return plan


def says(plan: Plan, answer: Answer, minute: int, person: uuid.UUID = PERSON) -> Any:
    return plan.append(draft(EventKind.SHARING_CONSENT, GP, minute, person=person, code=answer))


def need(plan: Plan, minute: int, domain: NeedDomain = NeedDomain.HOUSING) -> Any:
    return plan.append(draft(EventKind.NEED, GP, minute, code=domain))


def domains(plan: Plan, viewer: Viewer) -> list[NeedDomain]:
    return sorted((row.code[0] for row in plan.view(viewer, reference=REFERENCE).needs), key=lambda word: word.code)  # type: ignore


@pytest.mark.parametrize("viewer", [viewer for viewer in OTHERS if viewer is not Viewer.CARER])
def test_nothing_recorded_after_a_withdrawal_is_seen(viewer: Viewer) -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    need(plan, 2)
    says(plan, WITHDRAWN, 3)
    then = plan.view(viewer, reference=REFERENCE)
    assert [row.code for row in then.needs] == [(NeedDomain.HOUSING,)]
    for kind, fields in ((EventKind.NEED, {"code": NeedDomain.OTHER}), (EventKind.MT, {"person": GP}),
                         (EventKind.REFERENT, {"person": GP}), (EventKind.WHOM_TO_CALL, {"person": GP}),
                         (EventKind.JOIN, {"person": MANAGER, "code": Role.NURSE}),
                         (EventKind.CLOSING, {"code": 5})):
        plan.append(draft(kind, GP, 4, **fields))
        assert plan.view(viewer, reference=REFERENCE).data == then.data
    assert len(plan.view("person", reference=REFERENCE).needs) == 2


@pytest.mark.parametrize("viewer", KEEPS)
def test_whom_the_consent_does_not_ask_sees_all_of_it(viewer: Viewer) -> None:
    plan = opened()
    need(plan, 2)
    assert domains(plan, viewer) == [NeedDomain.HOUSING]
    says(plan, GIVEN, 3)
    says(plan, WITHDRAWN, 4)
    need(plan, 5, NeedDomain.SOCIAL)
    assert domains(plan, viewer) == [NeedDomain.SOCIAL, NeedDomain.HOUSING]


def test_what_is_given_again_is_seen_again() -> None:
    plan = opened()
    for minute, answer in enumerate((GIVEN, WITHDRAWN, WITHDRAWN), 1):
        says(plan, answer, minute)
    need(plan, 10)
    assert domains(plan, Viewer.HEALTH) == []
    says(plan, GIVEN, 11)
    assert domains(plan, Viewer.HEALTH) == [NeedDomain.HOUSING]
    says(plan, WITHDRAWN, 12)
    need(plan, 13, NeedDomain.SOCIAL)
    assert domains(plan, Viewer.HEALTH) == [NeedDomain.HOUSING]


def test_a_withdrawal_said_twice_counts_from_the_first() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    says(plan, WITHDRAWN, 2)
    need(plan, 3)
    says(plan, WITHDRAWN, 4)
    assert domains(plan, Viewer.HEALTH) == []


@pytest.mark.parametrize("answers", [(), (REFUSED,), (REFUSED, REFUSED)])
def test_where_sharing_was_never_given_the_plan_and_its_offices_are_seen_as_they_are(answers: tuple[Answer, ...]) -> None:
    plan = opened()
    for minute, answer in enumerate(answers, 1):
        says(plan, answer, minute)
    need(plan, 5)
    plan.append(draft(EventKind.MT, GP, 6, person=GP))
    for viewer in OTHERS:
        view = plan.view(viewer, reference=REFERENCE)
        assert view.groups == ALWAYS and view.rows == () and view.person is view.sharing is None and view.circle == {}
        assert {slot.slot.word for slot in view.slots} == {"phase", "mt"}


def test_a_withdrawal_of_what_was_never_given_shows_no_later_office() -> None:
    plan = opened()
    says(plan, WITHDRAWN, 1)
    plan.append(draft(EventKind.MT, GP, 2, person=GP))
    view = plan.view("health", reference=REFERENCE)
    assert view.groups == ALWAYS and {slot.slot.word for slot in view.slots} == {"phase"}


def test_a_refusal_of_what_was_given_ends_it_too() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    need(plan, 2)
    says(plan, REFUSED, 3)
    need(plan, 4, NeedDomain.SOCIAL)
    assert domains(plan, Viewer.HOME_SERVICES) == [NeedDomain.HOUSING]


def test_a_withdrawal_that_is_annulled_never_was() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    mistake = says(plan, WITHDRAWN, 2)
    need(plan, 3)
    assert domains(plan, Viewer.MT) == []
    plan.append(draft(EventKind.ANNULMENT, GP, 4, target=mistake.digest, giver=PERSON))
    assert domains(plan, Viewer.MT) == [NeedDomain.HOUSING]


def minor() -> Plan:
    return opened((CARER, Role.AUTHORITY_HOLDER), (GUARDIAN, Role.AUTHORITY_HOLDER))


def test_of_two_holders_of_authority_both_give_and_either_withdraws() -> None:
    plan = minor()
    says(plan, GIVEN, 1, CARER)
    need(plan, 2)
    assert plan.view("social", reference=REFERENCE).groups == ALWAYS
    says(plan, GIVEN, 3, GUARDIAN)
    assert domains(plan, Viewer.SOCIAL) == [NeedDomain.HOUSING]
    says(plan, WITHDRAWN, 4, GUARDIAN)
    need(plan, 5, NeedDomain.SOCIAL)
    assert domains(plan, Viewer.SOCIAL) == [NeedDomain.HOUSING]
    says(plan, GIVEN, 6, CARER)  # the other one's word takes nothing back
    assert domains(plan, Viewer.SOCIAL) == [NeedDomain.HOUSING]
    assert domains(plan, Viewer.LEGAL_REPRESENTATIVE) == [NeedDomain.SOCIAL, NeedDomain.HOUSING]
    says(plan, GIVEN, 7, GUARDIAN)
    assert domains(plan, Viewer.SOCIAL) == [NeedDomain.SOCIAL, NeedDomain.HOUSING]


def test_of_two_holders_the_first_withdrawal_that_stands_counts() -> None:
    plan = minor()
    says(plan, GIVEN, 1, CARER)
    says(plan, GIVEN, 2, GUARDIAN)
    says(plan, WITHDRAWN, 3, CARER)
    need(plan, 4)
    says(plan, WITHDRAWN, 5, GUARDIAN)
    assert domains(plan, Viewer.SOCIAL) == []
    says(plan, GIVEN, 6, CARER)
    assert domains(plan, Viewer.SOCIAL) == [NeedDomain.HOUSING]


def test_who_holds_authority_sees_as_a_legal_representative() -> None:
    assert minor().viewer(CARER) is minor().viewer(GUARDIAN) is Viewer.LEGAL_REPRESENTATIVE


def test_what_another_site_recorded_before_and_sends_later_is_seen() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    there = copy(plan, THERE)
    need(there, 2)
    says(plan, WITHDRAWN, 3)
    need(there, 4, NeedDomain.SOCIAL)
    assert domains(plan, Viewer.HEALTH) == []
    exchange(plan, there)
    for each in (plan, there):
        assert domains(each, Viewer.HEALTH) == [NeedDomain.HOUSING]
        assert each.view("health", reference=REFERENCE) == plan.view("health", reference=REFERENCE)


def test_what_is_recorded_late_with_an_early_time_is_known_no_earlier_than_what_it_follows() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    says(plan, WITHDRAWN, 3)
    need(plan, 2)
    assert domains(plan, Viewer.HEALTH) == [NeedDomain.HOUSING]  # known since the minute of the withdrawal: not after it
    later = opened()
    says(later, GIVEN, 1)
    says(later, WITHDRAWN, 3)
    need(later, 4, NeedDomain.SOCIAL)
    need(later, 2)
    assert domains(later, Viewer.HEALTH) == []


def test_given_and_withdrawn_apart_from_each_other_is_not_given() -> None:
    plan = opened()
    says(plan, GIVEN, 1)
    there = copy(plan, THERE)
    says(plan, WITHDRAWN, 2)
    says(there, GIVEN, 3)
    need(there, 4)
    exchange(plan, there)
    assert domains(plan, Viewer.HEALTH) == []
    says(plan, GIVEN, 5)
    assert domains(plan, Viewer.HEALTH) == [NeedDomain.HOUSING]
