"""What is asked of a plan singly is what its whole state says: of made plans, and of one with each case that they may lack.

Spec: spec/31-history.md (PLN-11, PLN-23), spec/30-plan.md (PLN-10).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from pathlib import Path

import pytest
from plan_scene import GP, MANAGER, NURSE, PERSON, THERE, active, copy, draft, exchange

from integra import EventKind, Plan
from integra.plan.singly import Singly
from integra.words import Field, NeedDomain, Role, Slot

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench"))

import plan_log  # noqa: E402

OFFICES = ("referent", "mt", "referent_deputy", "mt_deputy")


def agree(plan: Plan) -> None:
    """Compares all that can be asked, of every event."""
    state, singly = plan.state, Singly(plan._open)
    assert singly.person == state.person
    assert dict(singly.roles) == dict(state.roles)
    assert [getattr(singly, each) for each in OFFICES] == [getattr(state, each) for each in OFFICES]
    for kind in EventKind:
        assert singly.of(kind) == state.of(kind)
    assert singly.of(*EventKind) == state.of(*EventKind)
    for event in plan.events:
        assert [singly.corrected(event, field) for field in Field] == [state.corrected(event, field) for field in Field]


@pytest.mark.parametrize("seed", (0, 2, 100))
def test_of_a_plan_of_several_sites_it_is_what_the_state_says(seed: int) -> None:
    plan = Plan()
    for message in plan_log.make(400, 6, True, seed).messages:
        plan.apply(message)
    assert plan.state.annulled and plan.refused and any(each.slot is Slot.CORRECTION for each in plan.state.slots)
    agree(plan)


def test_of_a_plan_without_any_event_it_is_nothing() -> None:
    agree(Plan())


def test_somebody_who_left_a_correction_and_an_event_annulled_are_told_as_the_state_tells_them() -> None:
    plan = active()
    plan.append(draft(EventKind.JOIN, NURSE, 20, person=MANAGER, code=Role.CASE_MANAGER))
    plan.append(draft(EventKind.LEAVE, NURSE, 21, person=MANAGER))
    need = plan.append(draft(EventKind.NEED, NURSE, 22, code=NeedDomain.HOUSING, text="a step"))
    plan.append(draft(EventKind.CORRECTION, NURSE, 23, target=need.digest, code=Field.TEXT, text="a ramp"))
    fallen = plan.append(draft(EventKind.CONTACT, NURSE, 24, code=1))
    plan.append(draft(EventKind.ANNULMENT, NURSE, 25, target=fallen.digest))
    singly = Singly(plan._open)
    assert singly.person == PERSON and singly.referent.values == (NURSE,) and singly.mt.values == (GP,)
    assert singly.roles[MANAGER].value is Role.NONE and singly.roles[GP].value is Role.GP
    assert MANAGER in [event.person for event in singly.of(EventKind.JOIN)]
    assert singly.corrected(need, Field.TEXT) == "a ramp" and singly.corrected(need, Field.CODE) is NeedDomain.HOUSING
    assert fallen not in singly.of(EventKind.CONTACT) and singly.of(EventKind.CONTACT) == plan.state.of(EventKind.CONTACT)
    agree(plan)


def test_two_corrections_apart_leave_a_field_without_a_value() -> None:
    here = active()
    need = here.append(draft(EventKind.NEED, NURSE, 20, code=NeedDomain.HOUSING, text="a step"))
    there = copy(here, THERE)
    here.append(draft(EventKind.CORRECTION, NURSE, 21, target=need.digest, code=Field.TEXT, text="a ramp"))
    there.append(draft(EventKind.CORRECTION, GP, 22, target=need.digest, code=Field.TEXT, text="a rail"))
    exchange(here, there)
    assert Singly(here._open).corrected(need, Field.TEXT) is None
    agree(here)
