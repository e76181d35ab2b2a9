"""A plan's verifier in Python: what it gets, what its answers do, and that nothing it raises or does leaves a plan half changed.

Spec: spec/32-exchange.md (PLN-12), "The verifier".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import datetime
import gc
import pickle
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plan_scene import DAY, GP, HERE, MANAGER, NURSE, THERE, active, draft, opened

from integra import Event, EventKind, EventVerdict, Plan, RefusedError, Taken, UsageError
from integra.plan import UNBOUNDED, Fork
from integra.words import Fault, NeedDomain, Status, Verification

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
GOOD, BAD, LATE = b"\xd2\x01", b"\xd2\x02", b"\xd2\x03"
KEEP, LEAVE_OUT, REFUSE = Verification


def signed(event: Event, *signatures: bytes) -> Event:
    return dataclasses.replace(event, signatures=signatures)


def whole(plan: Plan) -> tuple[bytes, bytes, bytes]:
    return plan.to_cbor(), plan.state.data, plan.summary()


class Asked:
    """Answers one thing, and keeps what it was asked."""

    def __init__(self, answer: Any = KEEP) -> None:
        self.answer = answer
        self.about: list[tuple[Event, tuple[bytes, ...]]] = []

    def __call__(self, event: Event, signatures: tuple[bytes, ...]) -> Any:
        self.about.append((event, signatures))
        return self.answer(event, signatures) if callable(self.answer) else self.answer


def only(kind: EventKind, answer: Any) -> Callable[[Event, tuple[bytes, ...]], Any]:
    return lambda event, signatures: answer if event.kind is kind else KEEP


def test_it_gets_the_event_as_it_came_and_the_signatures_that_are_new() -> None:
    other, asked = opened(), Asked()
    event = other.sign(other.events[-1], GOOD)
    plan = Plan(verifier=asked)
    assert plan.merge(other) == len(other)
    assert [each for each, _ in asked.about] == list(other.events)
    assert [signatures for _, signatures in asked.about] == [each.signatures for each in other.events]
    assert plan.apply(signed(event, GOOD, BAD)) is EventVerdict.ACCEPTED
    assert asked.about[-1] == (signed(event, BAD), (BAD,)) and asked.about[-1][0].digest == event.digest
    count = len(asked.about)
    plan.apply(event)
    plan.merge(plan.to_cbor())
    assert len(asked.about) == count


def test_an_event_left_out_is_as_if_it_had_not_been_sent() -> None:
    other = active()
    plan, others = Plan(verifier=only(EventKind.NEED, LEAVE_OUT)), Plan()
    for event in other.events:
        if event.kind is not EventKind.NEED:
            others.apply(event)
    taken = plan.merge(other)
    assert (taken.added, taken.left_out, bool(taken)) == (len(other) - 1, 1, True)
    assert str(taken) == f"{len(other) - 1} (events that the verifier left out: 1)" and int(taken) == len(other) - 1
    assert taken.sentence("fr") == f"{len(other) - 1} (événements que le vérificateur a laissés de côté : 1)"
    assert whole(plan) == whole(others) and plan.waiting
    need = next(event for event in other.events if event.kind is EventKind.NEED)
    assert plan.apply(need) is None and plan.taken.left_out == 1 and need not in plan
    assert plan.state.missing == (need.digest,)


def test_signatures_are_kept_by_name() -> None:
    event = opened().events[0]
    for kept in ([GOOD], {GOOD}, (GOOD, GOOD), frozenset([GOOD])):
        plan = Plan(verifier=Asked(kept))
        assert plan.apply(signed(event, GOOD, BAD)) is EventVerdict.ACCEPTED
        assert plan.place(event).event.signatures == (GOOD,)
        assert (plan.taken.signatures, plan.taken.unverified) == (1, 1)
    plan = Plan(verifier=Asked(()))
    assert plan.apply(signed(event, GOOD, BAD)) is EventVerdict.ACCEPTED
    assert plan.place(event).event.signatures == () and plan.taken.unverified == 2


def test_a_signature_that_is_not_kept_is_no_signing() -> None:
    plan = opened()
    strict = Plan.from_cbor(plan.to_cbor(), verifier=Asked(lambda event, new: [each for each in new if each == GOOD]))
    assert strict.sign(strict.events[0], GOOD).signatures == (GOOD,)
    with pytest.raises(RefusedError, match="signature: the verifier does not keep it") as refused:
        strict.sign(strict.events[0], BAD)
    assert refused.value.rule == "PLN-12" and strict.events[0].signatures == (GOOD,)


def ways(plan: Plan) -> list[Callable[[Plan], Any]]:
    """How events of a plan come into another one that has its first."""
    return [lambda into: into.merge(plan), lambda into: into.apply(plan.events[1]), lambda into: into.sign(plan.events[0], BAD)]


def begun(verifier: Any) -> Plan:
    """A plan with the opening, whatever its verifier says from now on."""
    asked = Asked()
    plan = Plan(verifier=asked)
    plan.apply(opened().events[0])
    asked.answer = verifier
    return plan


@pytest.mark.parametrize("way", range(3))
def test_a_refusal_leaves_the_plan_as_it_was(way: int) -> None:
    plan = begun(REFUSE)
    before = whole(plan)
    with pytest.raises(RefusedError) as refused:
        ways(opened())[way](plan)
    assert (refused.value.rule, refused.value.fault) == ("PLN-12", Fault.VERIFIER_REFUSED)
    assert refused.value.index == (1 if way == 0 else 0)
    assert "le vérificateur de cet hôte a refusé" in refused.value.sentence("fr")
    assert whole(plan) == before


@pytest.mark.parametrize("way", range(3))
@pytest.mark.parametrize("raised", [ValueError("mine"), KeyboardInterrupt(), UsageError(Status.DUPLICATE), SystemExit(3),
                                    RefusedError(Status.REFUSED, rule="PLN-11")], ids=lambda each: type(each).__name__)
def test_what_it_raises_comes_out_as_it_is(raised: BaseException, way: int) -> None:
    def raises(event: Event, signatures: tuple[bytes, ...]) -> Any:
        raise raised

    plan = begun(raises)
    before = whole(plan)
    with pytest.raises(type(raised)) as caught:
        ways(opened())[way](plan)
    assert caught.value is raised and whole(plan) == before
    plan._asking.verifier.answer = KEEP  # type: ignore[union-attr]
    assert plan.merge(opened()) == len(opened()) - 1


def test_reading_a_plan_asks_too() -> None:
    with pytest.raises(RefusedError):
        Plan.from_cbor(opened().to_cbor(), verifier=Asked(REFUSE))
    assert len(Plan.from_cbor(opened().to_cbor(), verifier=Asked(LEAVE_OUT))) == 0


@pytest.mark.parametrize("answer", [None, True, 1, "keep", b"", GOOD, [1], ["x"], object()], ids=repr)
def test_what_is_no_answer_is_refused(answer: object) -> None:
    plan = begun(answer)
    before = whole(plan)
    with pytest.raises((TypeError, UsageError), match="verifier"):
        plan.apply(signed(opened().events[1], GOOD))
    assert whole(plan) == before


def test_it_keeps_only_what_it_was_asked_about() -> None:
    plan = begun([LATE])
    with pytest.raises(UsageError, match="that it was not asked about") as refused:
        plan.apply(signed(opened().events[1], GOOD))
    assert refused.value.rule == "PLN-12" and len(plan) == 1


USES: dict[str, Callable[[Plan], Any]] = {
    "len": len, "state": lambda plan: plan.state, "events": lambda plan: plan.events, "to_cbor": Plan.to_cbor, "close": Plan.close,
    "merge": lambda plan: plan.merge(opened()), "apply": lambda plan: plan.apply(opened().events[2]), "forks": Plan.forks,
    "append": lambda plan: plan.append(draft(EventKind.NEED, NURSE, 90, code=NeedDomain.HEALTH, writer=THERE)),
    "due": lambda plan: plan.due(DAY), "known_at": lambda plan: plan.known_at(DAY), "pickle": pickle.dumps,
}


@pytest.mark.parametrize("use", USES, ids=str)
def test_the_plan_that_asks_is_not_to_be_used(use: str) -> None:
    plan = begun(KEEP)
    before = whole(plan)

    def uses(event: Event, signatures: tuple[bytes, ...]) -> Any:
        assert repr(plan) == "Plan(asking its verifier)"
        USES[use](plan)

    plan._asking.verifier.answer = uses  # type: ignore[union-attr]
    with pytest.raises(UsageError) as refused:
        plan.merge(opened())
    assert "must not use it" in str(refused.value) and "ne doit pas s'en servir" in refused.value.sentence("fr")
    assert whole(plan) == before


def test_another_plan_may_be_used() -> None:
    trusted = opened()
    plan = Plan(verifier=lambda event, new: KEEP if event in trusted else LEAVE_OUT)
    assert plan.merge(active()).left_out == len(active()) - len(trusted)
    assert plan.to_cbor() == trusted.to_cbor()


def test_nobody_is_asked_about_ones_own() -> None:
    plan = Plan(writer=HERE, verifier=Asked(REFUSE))
    for event in opened().events:
        plan.append(draft(event.kind, event.author, 0, person=event.person, code=event.code, detail=event.detail)
                    if event.effective else draft(event.kind))
    assert len(plan) == len(opened())


def test_a_plan_of_an_earlier_day_asks_as_well_and_outlives_the_first() -> None:
    asked = Asked()
    plan = Plan(verifier=asked)
    plan.merge(opened())
    count = len(asked.about)
    then = plan.known_at(DAY)
    assert len(asked.about) == count and len(then) == len(plan)
    plan.close()
    del plan
    gc.collect()
    asked.answer = LEAVE_OUT
    again = copy.copy(then)
    assert then.merge(active()).left_out == again.merge(active()).left_out == len(active()) - len(then)
    asked.answer = lambda event, signatures: len(then)
    with pytest.raises(UsageError, match="must not use it"):
        then.merge(active())


def test_a_copy_has_the_verifier_and_is_not_asked_about() -> None:
    for copied in (copy.copy, copy.deepcopy, lambda plan: pickle.loads(pickle.dumps(plan))):
        plan = Plan.from_cbor(opened().to_cbor(), branches=9, unaccepted=7, work=UNBOUNDED, verifier=stubborn)
        again = copied(plan)
        assert again.to_cbor() == plan.to_cbor() and again._limits == plan._limits == (9, 0, 7, UNBOUNDED)
        with pytest.raises(RefusedError):
            again.merge(active())


def stubborn(event: Event, signatures: tuple[bytes, ...]) -> Verification:
    """Refuses what opened() has not."""
    return KEEP if event.kind in {each.kind for each in opened().events} else REFUSE


def test_it_lives_as_long_as_the_plan_and_no_longer() -> None:
    class Site:
        def __init__(self) -> None:
            self.plan = Plan(verifier=self.verify)
            self.asked = 0

        def verify(self, event: Event, signatures: tuple[bytes, ...]) -> Verification:
            self.asked += 1
            return KEEP

    site = Site()
    gone = weakref.ref(site)
    gc.collect()
    assert site.plan.merge(opened()) == site.asked == len(opened())
    del site
    gc.collect()
    assert gone() is None
    plan = Plan(verifier=lambda event, new: LEAVE_OUT)  # which nothing else holds
    gc.collect()
    assert plan.merge(opened()).left_out == len(opened())


@pytest.mark.parametrize("verifier", [1, "keep", KEEP, [], object()], ids=repr)
def test_a_verifier_is_a_function(verifier: Any) -> None:
    with pytest.raises(TypeError, match="^Plan.verifier takes a function"):
        Plan(verifier=verifier)


@pytest.mark.parametrize("limits, said", [({"work": 0}, "work"), ({"work": 2**32}, "work"), ({"unaccepted": -1}, "unaccepted"),
                                          ({"unaccepted": 129}, "limit")])
def test_limits_are_whole_numbers_within_bounds(limits: dict[str, int], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Plan(**limits)
    for wrong in ({"work": 1.0}, {"work": True}, {"unaccepted": "1"}):
        with pytest.raises(TypeError):
            Plan(**wrong)  # type: ignore[arg-type]
    assert Plan(work=1)._limits == (0, 0, 0, 1)


def test_what_was_taken_adds_up() -> None:
    one = Taken(1, signatures=2, unplaced=3, left_out=4, unverified=5, chains=6, crowded=7)
    assert pickle.loads(pickle.dumps(one)) == one and pickle.loads(pickle.dumps(one)).sentence() == one.sentence()
    both = Taken.together([one, one])
    assert (both.added, both.signatures, both.unplaced, both.left_out, both.unverified, both.chains, both.crowded) == (
        2, 4, 6, 8, 10, 12, 14)
    assert Taken.together([]) == 0 and not Taken() and str(Taken(2)) == "2"
    for each in ("added", "signatures", "unplaced", "left_out", "unverified", "chains", "crowded"):
        assert Taken(**{each: 1})


def test_a_fork_names_all_its_events() -> None:
    plan = active()
    assert plan.forks() == ()
    other = Plan.from_cbor(plan.to_cbor(), writer=HERE)
    mine = plan.sign(plan.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.HEALTH)), GOOD)
    theirs = other.append(draft(EventKind.NEED, GP, 31, code=NeedDomain.SOCIAL))
    more = other.append(draft(EventKind.NEED, GP, 32, code=NeedDomain.OTHER))
    plan.merge(other)
    fork, = plan.forks()
    assert isinstance(fork, Fork) and (fork.writer, fork.sequence) == (HERE, mine.sequence)
    assert sorted(fork.events, key=lambda each: each.digest) == sorted((mine, theirs), key=lambda each: each.digest)
    assert {each.digest: each.signatures for each in fork.events} == {mine.digest: (GOOD,), theirs.digest: ()}
    assert more not in fork.events
    assert "takes a new writer (PlanStore.restored())" in fork.sentence() and str(HERE) in fork.sentence()
    assert "prend un autre rédacteur (PlanStore.restored())" in fork.sentence("fr")


def test_the_example_keeps_out_what_no_known_key_signed() -> None:
    pytest.importorskip("pycose", reason="pycose is not installed: nothing is signed here")
    done = subprocess.run([sys.executable, EXAMPLES / "verify.py"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "from the hospital: 3 (new signatures: 3)",
        "from the hospital, later: 0 (events that the verifier left out: 1)",
        "all of it, at a site that had nothing: 3 (new signatures: 3, events that the verifier left out: 1)",
        "from nobody known: 0 (events that the verifier left out: 1)",
        "in the practice's name: 0 (events that the verifier left out: 1)",
        "from the practice: 1 (new signatures: 1)",
        "without a verifier: a fork of 2 events, 1 of them signed by their writer",
        "with it: 0 forks, 4 events"]
