"""The Plan: appending, refusing, merging, what it says of itself.

Spec: spec/30-plan.md (PLN-3, PLN-10), spec/31-history.md (PLN-11, PLN-22, PLN-23), spec/32-exchange.md (PLN-12).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import itertools
import pickle
from pathlib import Path

import pytest
from plan_scene import CARER, DAY, GP, HERE, MANAGER, NURSE, PERSON, THERE, active, copy, draft, exchange, opened, opening

from integra import Draft, DraftRefusedError, EventKind, EventVerdict, MalformedError, Plan, ResourceError, UsageError
from integra._low.state import FACTS
from integra.words import (
    Answer, ClosingReason, Effect, Field, Guard, InterventionState, Language, NeedDomain, NeedState, Phase, PlanKind, Role, Slot,
    Trouble, WatchSign,
)

JULY = datetime.date(2025, 7, 1)


def test_appending_fills_in_plan_sequence_parents_and_salt() -> None:
    plan = Plan(writer=HERE)
    first = plan.append(opening())
    second = plan.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="alone"))
    assert (first.sequence, first.parents, first.writer, first.edition) == (1, (), HERE, 1)
    assert (second.sequence, second.parents, second.plan) == (2, (first.digest,), plan.id) and first.plan == plan.id
    assert len(second.salt) == 16 and second.text == "alone"
    assert plan.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.SOCIAL, text="alone")).salt != second.salt
    assert plan.events[:2] == (first, second) and second.digest in plan and second in plan and b"x" not in plan


def test_an_activated_plan_is_active_with_all_that_it_holds() -> None:
    state = active().state
    assert (state.kind, state.edition, state.person) == (PlanKind.PPS, 1, PERSON)
    assert (state.phase.value, state.assistance_consent.value) == (Phase.ACTIVE, Answer.GIVEN)
    assert (state.referent.value, state.mt.value, state.watcher.value) == (NURSE, GP, None)
    assert {member: role.value for member, role in state.roles.items()} == {NURSE: Role.NURSE, GP: Role.GP}
    need, = state.needs
    intervention, = state.interventions
    assert (need.state.value, need.domain.value) == (NeedState.OPEN, NeedDomain.HOUSING)
    assert (intervention.state.value, intervention.due.value, intervention.need) == (
        InterventionState.PLANNED, JULY, need.event.digest)
    assert state.counts == {EventVerdict.ACCEPTED: 13, EventVerdict.REFUSED: 0, EventVerdict.WAITING: 0,
                            EventVerdict.NEEDS_EDITION: 0}
    assert state.complete and not state.conflicts and not state.concurrent


def test_a_draft_refused_is_not_recorded_and_says_every_guard() -> None:
    plan = opened()
    before = plan.to_cbor()
    with pytest.raises(DraftRefusedError) as refused:
        plan.append(draft(EventKind.ACTIVATION, CARER))
    guards = [each.guard for each in refused.value.refusals]
    assert guards == [Guard.CIRCLE, Guard.PHASE, Guard.NEEDS_MT, Guard.NEEDS_ASSESSMENT, Guard.NEEDS_NEED,
                      Guard.NEEDS_INTERVENTION]
    assert [each.rule for each in refused.value.refusals] == ["PLN-10", "PLN-2", "PLN-3", "PLN-3", "PLN-3", "PLN-3"]
    assert refused.value.refusals[1].allowed == (Phase.PROPOSED,) and refused.value.rule == "PLN-10"
    assert refused.value.refusals == plan.evaluate(draft(EventKind.ACTIVATION, CARER))
    assert "let the author join the circle first" in str(refused.value)
    assert "faire d'abord entrer" in refused.value.refusals[0].remedy("fr") == refused.value.refusals[0].remedy(Language.FR)
    assert refused.value.refusals[1].remedy().endswith(": proposed")
    assert pickle.loads(pickle.dumps(refused.value)).refusals == refused.value.refusals
    assert plan.to_cbor() == before and plan.evaluate(draft(EventKind.PROPOSAL)) == ()


def test_what_is_received_is_recorded_whatever_its_verdict() -> None:
    one, other = opened(), Plan()
    events = list(one.events)
    assert other.apply(events[1].to_cbor()) is EventVerdict.WAITING
    assert other.waiting[0].missing == (events[0].digest,) and not other.state.complete
    assert other.state.missing == (events[0].digest,) and other.state.kind is None
    assert other.apply(events[0]) is EventVerdict.ACCEPTED and not other.waiting
    bad = dataclasses.replace(events[2], author=CARER)
    assert other.apply(bad) is EventVerdict.REFUSED
    assert [each.guard for each in other.refused[0].refusals] == [Guard.CIRCLE]
    assert other.place(bad).verdict is EventVerdict.REFUSED and other.apply(bad) is EventVerdict.REFUSED
    with pytest.raises(KeyError):
        other.place(events[3])


def test_the_order_of_arrival_does_not_matter() -> None:
    events = [each.to_cbor() for each in opened().events][:5]
    states = set()
    for order in itertools.permutations(events):
        with Plan() as plan:
            for data in order:
                plan.apply(data)
            states.add((plan.to_cbor(), plan.state.data))
    assert len(states) == 1


def test_two_sites_see_the_same_after_one_message_each_way_and_settle_their_conflict() -> None:
    one = active()
    other = copy(one, THERE)
    suspension = one.append(draft(EventKind.SUSPENSION, NURSE, 20, person=CARER, until=JULY, code=WatchSign.ADMISSION))
    closing = other.append(draft(EventKind.CLOSING, GP, 21, code=ClosingReason.MOVED))
    exchange(one, other)
    assert one.to_cbor() == other.to_cbor() and one.state.digest == other.state.digest
    conflict, = one.conflicts
    assert conflict.slot is Slot.PHASE and conflict.value is None
    assert set(conflict.values) >= {Phase.SUSPENDED, Phase.CLOSED}
    assert {each.setter for each in conflict.entries if not each.read} == {suspension.digest, closing.digest}
    with pytest.raises(DraftRefusedError) as refused:
        one.append(draft(EventKind.RESUMPTION, NURSE, 22))
    assert {each.guard for each in refused.value.refusals if each.rule == "PLN-11"} >= {Guard.PHASE, Guard.SETTLE_FIRST}
    unsettled = next(each for each in refused.value.refusals if each.unsettled)
    assert unsettled.remedy() == (
        "settle the conflict first: phase of the plan. Who may settle: the referent or the médecin traitant")
    assert unsettled.remedy("fr").startswith("trancher d'abord le conflit : phase du plan. Qui peut trancher : ")
    one.append(draft(EventKind.SETTLEMENT, NURSE, 23, code=Slot.PHASE, target=suspension.digest))
    exchange(one, other)
    assert other.state.phase.value is Phase.SUSPENDED and not other.conflicts
    assert other.state.digest == one.state.digest


def test_a_fact_and_a_withdrawal_that_did_not_know_of_each_other_both_stand() -> None:
    one = active()
    other = copy(one, THERE)
    feedback = one.append(draft(EventKind.FEEDBACK, NURSE, 20, person=GP))
    withdrawal = other.append(draft(EventKind.SHARING_CONSENT, PERSON, 21, person=PERSON, code=Answer.WITHDRAWN))
    exchange(one, other)
    pair, = one.concurrent
    assert (pair.event, pair.other, pair.slot) == (feedback.digest, withdrawal.digest, Slot.SHARING_CONSENT)
    assert not one.conflicts and one.state.facts == (feedback,)


def test_corrections_and_annulments_show_in_the_state() -> None:
    plan = active()
    intervention = plan.state.interventions[0].event
    plan.append(draft(EventKind.CORRECTION, NURSE, 20, target=intervention.digest, code=Field.DUE,
                      due=datetime.date(2025, 8, 1)))
    plan.append(draft(EventKind.CORRECTION, NURSE, 21, target=plan.state.needs[0].event.digest, code=Field.CODE,
                      detail=NeedDomain.RESOURCES))
    done = plan.append(draft(EventKind.INTERVENTION_DONE, NURSE, 22, target=intervention.digest,
                             code=Effect.FAVOURABLE))
    state = plan.state
    assert state.interventions[0].due.value == datetime.date(2025, 8, 1) and state.interventions[0].due.initial == JULY
    assert state.needs[0].domain.value is NeedDomain.RESOURCES
    held, = state.interventions[0].state.entries
    assert (held.value, held.detail, held.setter) == (InterventionState.DONE, Effect.FAVOURABLE, done.digest)
    assert state.facts == (done,)
    contact = plan.append(draft(EventKind.CONTACT, NURSE, 23, code=1))
    plan.append(draft(EventKind.ANNULMENT, NURSE, 24, target=contact.digest))
    assert plan.state.facts == (done,) and plan.place(contact).verdict is EventVerdict.ACCEPTED


def test_an_erased_text_is_gone_and_the_history_stands() -> None:
    plan = opened()
    need = plan.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL, text="a secret"))
    assert b"a secret" in plan.to_cbor() and plan.state.needs[0].text.value == "a secret"
    plan.append(draft(EventKind.ERASURE, NURSE, 7, target=need.digest))
    assert b"a secret" not in plan.to_cbor() and plan.place(need).erased
    assert plan.place(need).event.text is None and plan.place(need).event.digest == need.digest
    plan.apply(need)  # it comes again, text and all
    assert b"a secret" not in plan.to_cbor() and plan.check() == ()


def test_gaps_forks_and_what_others_have_are_named() -> None:
    one = opened()
    other = copy(one, THERE)
    other.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL))
    assert [each.kind for each in one.check(other.summary())] == [Trouble.BEHIND] and one.check() == ()
    twin = copy(one, HERE)
    one.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL))
    twin.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.HEALTH))
    one.merge(twin)
    fork, = one.check()
    assert (fork.kind, fork.writer, fork.sequence) == (Trouble.FORK, HERE, 7)
    with pytest.raises(DraftRefusedError, match="take a new writer") as refused:
        one.append(draft(EventKind.NEED, NURSE, 7, code=NeedDomain.SOCIAL))
    assert refused.value.rule == "PLN-12" and refused.value.refusals == ()
    part = Plan()
    part.apply(twin.events[-1])
    assert Trouble.GAP in [each.kind for each in part.check()]


def test_another_plan_is_refused_and_nothing_taken() -> None:
    one, other = opened(), Plan(writer=HERE)
    other.append(dataclasses.replace(opening(), code=PlanKind.PSI))
    before = one.to_cbor()
    for call in (lambda: one.merge(other), lambda: one.apply(other.events[0]), lambda: one.delta(other.summary())):
        with pytest.raises(UsageError, match="PLN-12"):
            call()
    assert one.to_cbor() == before
    with pytest.raises(UsageError, match="the plan is open already, and a plan has one opening"):
        one.append(opening())
    with pytest.raises(UsageError, match="a plan begins with its opening"):
        Plan(writer=HERE).append(draft(EventKind.PROPOSAL))


def test_limits_are_the_hosts() -> None:
    from integra import ResourceError

    plan = Plan(writer=HERE, events=6)
    plan.merge(opened().to_cbor())
    with pytest.raises(ResourceError, match="PLN-11"):
        plan.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL))
    assert len(plan) == 6
    with pytest.raises(UsageError):
        Plan(branches=2000)


def test_pickles_closing_and_forms() -> None:
    plan = active()
    other = pickle.loads(pickle.dumps(plan))
    assert other.to_cbor() == plan.to_cbor() and other.writer == HERE and str(plan.id) in repr(plan)
    with plan:
        pass
    plan.close()
    assert repr(plan) == "Plan(closed)"
    for call in (lambda: len(plan), lambda: plan.state, lambda: plan.apply(b""), lambda: plan.append(opening())):
        with pytest.raises(UsageError, match="the plan is closed"):
            call()
    empty = Plan()
    assert len(empty) == 0 and empty.id is None and empty.state.phase.value is Phase.NONE
    with pytest.raises(UsageError, match="writer"):
        empty.append(opening())


def test_whatever_is_no_message_of_the_kind_is_refused() -> None:
    plan = opened()
    for call in (plan.merge, plan.apply, plan.delta, plan.check):
        for data in (b"", b"\x83", b"{}", opened().state.data):
            with pytest.raises(MalformedError):
                call(data)
    with pytest.raises(TypeError):
        plan.append(plan.events[0])
    assert isinstance(Draft(kind=EventKind.PROPOSAL, author=MANAGER, recorded=plan.events[0].recorded, effective=DAY),
                      Draft)


def test_a_host_sets_limits_which_go_with_the_plan() -> None:
    whole = active()
    with pytest.raises(ResourceError) as caught:
        Plan.from_cbor(whole.to_cbor(), events=len(whole) - 1)
    assert caught.value.rule == "PLN-11"
    one = Plan.from_cbor(whole.to_cbor(), branches=1, events=len(whole) + 1)
    for plan in (one, pickle.loads(pickle.dumps(one))):
        before = plan.to_cbor()
        with pytest.raises(ResourceError):  # a second writer is a second branch
            plan.append(draft(EventKind.NEED, NURSE, 90, writer=THERE, code=NeedDomain.SOCIAL))
        assert plan.to_cbor() == before
    for bad in ({"branches": 1025}, {"events": 4194305}):
        with pytest.raises(UsageError):
            Plan(**bad)


def test_the_facts_are_those_of_the_table() -> None:
    table = Path(__file__).resolve().parents[3] / "spec" / "kinds.tsv"
    head, *rows = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    marked = [row[0] for row in rows if "fact" in row[head.index("marks")].split(",")]
    assert [kind.word for kind in FACTS] == marked and marked
