"""Guards about the phase, the needs and interventions, and what a plan must have.

Spec: PLN-2 to PLN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .event import Event
from .kleene import Answer, all_of, alike, any_of, atom
from .slots import NEED_STEPS, Slot, Value

if TYPE_CHECKING:
    from .guards import Case

MAY_FOLLOW = {
    "intervention_started": ("planned",),
    "intervention_done": ("planned", "under_way", "done"),
    "intervention_not_done": ("planned", "under_way"),
    "intervention_cancelled": ("planned", "under_way"),
}


def phase(case: Case) -> Answer:
    return case.state_in(Slot("phase"), "phase", *case.kind.phases)


def term(case: Case) -> Answer:
    until, effective = case.event.until, case.event.effective
    return until is None or effective is None or until >= effective


def life(case: Case) -> Answer:
    from .guards import target_named

    name, target = case.kind.name, case.event.target or b""
    if target_named(case) is False:
        return True
    if name in NEED_STEPS or name == "intervention":
        return case.state_in(Slot("need", target), "need_state", "open", "unmet")
    return case.state_in(Slot("intervention", target), "intervention_state", *MAY_FOLLOW[name])


def effects(case: Case) -> Answer:
    return all_of(_accounted_for(case, one) for one in case.view.accepted("intervention"))


def _accounted_for(case: Case, intervention: Event) -> Answer:
    """One intervention by the day of the review: no if all that is held leaves it open."""

    def left_open(value: Value) -> Answer:
        if value.code == case.code("intervention_state", "planned"):
            return atom(case.corrected(intervention, "due"), lambda due: _due_by(due, case.event.effective))
        return value.code == case.code("intervention_state", "done") and value.detail == 0

    held = case.view.values(Slot("intervention", intervention.digest))
    answer = alike(left_open(value) for value in held)
    return None if answer is None else not answer


def _due_by(due: int | bytes | None, day: int | None) -> bool:
    return isinstance(due, int) and day is not None and due <= day


def needs_consent(case: Case) -> Answer:
    return case.state_in(Slot("assistance_consent"), "answer", "given")


def needs_mt(case: Case) -> Answer:
    informed = case.view.accepted("mt_informed")

    def is_informed(value: Value) -> Answer:
        if value.person is None:
            return False
        return any_of(case.stands(one) for one in informed if one.person == value.person)

    return case.atom(Slot("mt"), is_informed)


def needs_referent(case: Case) -> Answer:
    return case.atom(Slot("referent"), lambda value: value.person is not None)


def needs_assessment(case: Case) -> Answer:
    shared = case.view.accepted("assessment_shared")

    def counts(one: Event) -> Answer:
        wide_enough = case.plan_kind != "psi" or one.detail == case.code("tri", "yes")
        with_others = [case.stands(other) for other in shared if other.target == one.digest]
        return all_of([case.stands(one), wide_enough, any_of([one.person is not None, *with_others])])

    return any_of(counts(one) for one in case.view.accepted("assessment"))


def needs_need(case: Case) -> Answer:
    needs = case.view.accepted("need")
    return any_of(case.state_in(Slot("need", one.digest), "need_state", "open", "unmet") for one in needs)


def needs_intervention(case: Case) -> Answer:
    def counts(one: Event) -> Answer:
        slot = Slot("intervention", one.digest)
        alive = case.state_in(slot, "intervention_state", "planned", "under_way", "done")
        known = [atom(case.corrected(one, name), lambda value: value is not None) for name in ("person", "due")]
        return all_of([alive, *known])

    return any_of(counts(one) for one in case.view.accepted("intervention"))


def sharing(case: Case) -> Answer:
    if case.kind.name == "assessment" and case.event.person is None:
        return True
    return case.state_in(Slot("sharing_consent"), "answer", "given")


def own_withdrawal(case: Case) -> Answer:
    return case.event.code != case.code("closing_reason", "consent_withdrawn")


NEEDS: dict[str, Callable[[Case], Answer]] = {
    "phase": phase, "term": term, "life": life, "effects": effects, "needs_consent": needs_consent,
    "needs_mt": needs_mt, "needs_referent": needs_referent, "needs_assessment": needs_assessment,
    "needs_need": needs_need, "needs_intervention": needs_intervention, "sharing": sharing,
    "own_withdrawal": own_withdrawal,
}  # fmt: skip
