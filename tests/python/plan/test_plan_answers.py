"""What consents come to, whose word is asked again, and who may settle.

Spec: spec/30-plan.md (PLN-6, PLN-10), spec/31-history.md (PLN-11), spec/33-objectives.md (PLN-28).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

import pytest
from plan_scene import CARER, GP, HERE, MANAGER, NURSE, PERSON, THERE, active, copy, draft, exchange, opened, opening

from integra import DraftRefusedError, EventKind, Plan
from integra.forms.plan import refusal_to_json, state_to_json
from integra.plan.holding import OWN_WORDS
from integra.words import Answer, ClosingReason, Entitled, Guard, Opinion, Phase, Role, Slot, WatchSign

JULY = datetime.date(2025, 7, 1)


HOLDERS = (MANAGER, CARER)


def minor() -> Plan:
    """The plan of a minor: two members hold authority."""
    plan = opened()
    for at, holder in enumerate(HOLDERS):
        plan.append(draft(EventKind.JOIN, NURSE, 10 + at, person=holder, code=Role.AUTHORITY_HOLDER))
    return plan


@pytest.mark.parametrize("answers, both", [
    ((None, None), Answer.UNKNOWN), ((Answer.GIVEN, None), Answer.UNKNOWN), ((Answer.GIVEN, Answer.GIVEN), Answer.GIVEN),
    ((Answer.GIVEN, Answer.REFUSED), Answer.REFUSED), ((Answer.WITHDRAWN, Answer.GIVEN), Answer.WITHDRAWN),
    ((None, Answer.REFUSED), Answer.REFUSED)])
def test_of_a_minor_each_holder_of_authority_consents(answers: tuple[Answer | None, ...], both: Answer) -> None:
    plan = minor()
    for at, (holder, answer) in enumerate(zip(HOLDERS, answers, strict=True)):
        if answer is not None:
            plan.append(draft(EventKind.SHARING_CONSENT, NURSE, 20 + at, person=holder, code=answer))
    state = plan.state
    assert state.sharing is both and not state.conflicts and state.sharing_consent.value is Answer.GIVEN
    assert {member: each.value for member, each in state.holder_sharing_consents.items()} == {
        holder: answer or Answer.UNKNOWN for holder, answer in zip(HOLDERS, answers, strict=True)}
    assert state_to_json(state)["sharing"] == both.word


def test_without_holders_of_authority_it_is_the_persons_word_and_unknown_while_contested() -> None:
    one = opened()
    assert (one.state.sharing, one.state.assistance, dict(one.state.holder_sharing_consents)) == (
        Answer.GIVEN, Answer.GIVEN, {})
    other = copy(one, THERE)
    one.append(draft(EventKind.SHARING_CONSENT, PERSON, 20, person=PERSON, code=Answer.WITHDRAWN))
    assert one.state.sharing is Answer.WITHDRAWN
    other.append(draft(EventKind.SHARING_CONSENT, PERSON, 21, person=PERSON, code=Answer.GIVEN))
    exchange(one, other)
    assert one.state.sharing_consent.conflict and one.state.sharing is Answer.UNKNOWN


def test_a_refusal_names_what_is_contested_and_who_may_settle_it() -> None:
    one = active()
    other = copy(one, THERE)
    one.append(draft(EventKind.SHARING_CONSENT, PERSON, 20, person=PERSON, code=Answer.WITHDRAWN))
    other.append(draft(EventKind.SHARING_CONSENT, PERSON, 21, person=PERSON, code=Answer.GIVEN))
    exchange(one, other)
    with pytest.raises(DraftRefusedError) as refused:
        one.append(draft(EventKind.FEEDBACK, NURSE, 22, person=GP))
    found, = refused.value.refusals
    assert (found.guard, found.rule, found.unsettled, found.contested, found.entitled) == (
        Guard.SHARING, "PLN-11", True, (Slot.SHARING_CONSENT,), (Entitled.PERSON,))
    assert found.remedy() == "ask the person again: consent to sharing"
    told = refusal_to_json(found, "fr")
    assert (told["contested"], told["entitled"]) == (["sharing_consent"], ["person"])
    assert told["remedy"].startswith("redemander à la personne : ")
    closing = one.append(draft(EventKind.CLOSING, GP, 23, code=ClosingReason.MOVED))
    with pytest.raises(DraftRefusedError) as refused:
        one.append(draft(EventKind.ANNULMENT, MANAGER, 24, target=closing.digest))
    office = next(each for each in refused.value.refusals if each.guard is Guard.CLOSING_OFFICE)
    assert (office.contested, office.entitled) == ((), (Entitled.REFERENT, Entitled.MT))
    assert office.remedy() == "have it annulled by who is entitled to: the referent or the médecin traitant"


def test_one_holder_of_authority_speaks_as_a_representative_and_the_state_says_what_the_library_says() -> None:
    plan = opened()
    plan.append(draft(EventKind.JOIN, NURSE, 10, person=CARER, code=Role.AUTHORITY_HOLDER))
    assert (plan.state.sharing, dict(plan.state.holder_sharing_consents)[CARER].value) == (Answer.GIVEN, Answer.UNKNOWN)
    plan.append(draft(EventKind.SHARING_CONSENT, NURSE, 11, person=CARER, code=Answer.REFUSED))
    assert plan.state.sharing is Answer.REFUSED and plan.state.assistance is Answer.GIVEN


def test_who_may_settle_is_told_while_something_is_to_be_settled() -> None:
    one = active()
    assert one.state.settlers == ()
    other = copy(one, THERE)
    one.append(draft(EventKind.SUSPENSION, NURSE, 20, person=CARER, until=JULY, code=WatchSign.ADMISSION))
    other.append(draft(EventKind.CLOSING, GP, 21, code=ClosingReason.MOVED))
    exchange(one, other)
    assert one.state.settlers == (Entitled.REFERENT, Entitled.MT)
    assert state_to_json(one.state)["settlers"] == ["referent", "mt"]
    one.append(draft(EventKind.SETTLEMENT, NURSE, 23, code=Slot.PHASE,
                     target=next(each.setter for each in one.state.phase.entries if each.value is Phase.CLOSED)))
    assert one.state.settlers == ()


def test_where_neither_office_has_an_undisputed_holder_the_person_settles() -> None:
    one = Plan(writer=HERE)
    one.append(opening())
    one.append(draft(EventKind.JOIN, NURSE, 1, person=GP, code=Role.GP))
    other = copy(one, THERE)
    one.append(draft(EventKind.REFERENT, NURSE, 2, person=NURSE))
    other.append(draft(EventKind.REFERENT, GP, 3, person=GP))
    exchange(one, other)
    assert one.state.settlers == (Entitled.PERSON,)


def test_an_own_word_in_conflict_is_nobodys_to_settle() -> None:
    """What the package calls somebody's own word is what no settlement decides, and asks again."""
    words = {Slot.ASSISTANCE_CONSENT: EventKind.ASSISTANCE_CONSENT, Slot.SHARING_CONSENT: EventKind.SHARING_CONSENT}
    found = set()
    for slot, kind in words.items():
        for member, role, held in ((PERSON, None, slot), (CARER, Role.AUTHORITY_HOLDER, _HOLDER[slot])):
            one = active()
            if role is not None:
                one.append(draft(EventKind.JOIN, NURSE, 14, person=member, code=role))
            other = copy(one, THERE)
            one.append(draft(kind, NURSE, 20, person=member, code=Answer.REFUSED))
            other.append(draft(kind, NURSE, 21, person=member, code=Answer.GIVEN))
            exchange(one, other)
            found |= _refused_to_settle(one, held)
    one = active()
    step = one.state.interventions[0].event
    other = copy(one, THERE)
    one.append(draft(EventKind.OPINION, NURSE, 20, target=step.digest, code=Opinion.AGREES, giver=PERSON))
    other.append(draft(EventKind.OPINION, NURSE, 21, target=step.digest, code=Opinion.REFUSES, giver=PERSON))
    exchange(one, other)
    assert found | _refused_to_settle(one, Slot.OPINION) == OWN_WORDS
    assert one.state.interventions[0].opinion.conflict and one.state.settlers == ()


_HOLDER = {Slot.ASSISTANCE_CONSENT: Slot.HOLDER_ASSISTANCE_CONSENT, Slot.SHARING_CONSENT: Slot.HOLDER_SHARING_CONSENT}


def _refused_to_settle(plan: Plan, slot: Slot) -> set[Slot]:
    conflict, = plan.conflicts
    assert conflict.slot is slot
    refusals = plan.evaluate(draft(EventKind.SETTLEMENT, NURSE, 30, code=slot, target=conflict.entries[0].setter))
    assert Guard.IN_CONFLICT in {each.guard for each in refusals}
    return {slot}
