"""A store with a verifier: what comes in is asked about, what is stored is not, and nothing half stands in the file.

Spec: spec/32-exchange.md (PLN-12), "The verifier".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from plan_scene import NURSE, active, draft, opened, opening

from integra import Event, EventKind, EventVerdict, Plan, RefusedError
from integra.plan.store import PlanStore
from integra.words import Fault, NeedDomain, Verification

KEEP, LEAVE_OUT, REFUSE = Verification
GOOD, BAD = b"\xd2\x01", b"\xd2\x02"
DAY = datetime.date(2025, 6, 1)


class Verifier:
    """Answers one thing, or what it is told of a kind, and counts how often it is asked."""

    def __init__(self, answer: Any = KEEP, kind: EventKind | None = None) -> None:
        self.answer, self.kind, self.asked = answer, kind, 0

    def __call__(self, event: Event, signatures: tuple[bytes, ...]) -> Any:
        self.asked += 1
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer if self.kind in (None, event.kind) else KEEP


def count(path: Path) -> int:
    with PlanStore(path) as store:
        return sum(len(store.plan(plan)) for plan in store.plans())


def test_what_comes_in_is_asked_about_and_what_is_stored_is_not(tmp_path: Path) -> None:
    path, verifier, plan = tmp_path / "plans", Verifier(LEAVE_OUT, EventKind.NEED), active()
    assert plan.id is not None
    with PlanStore(path, verifier=verifier) as store:
        taken = store.merge(plan.to_cbor())
        assert (taken.added, taken.left_out, verifier.asked) == (len(plan) - 1, 1, len(plan)) and store.taken == taken
        need = next(event for event in plan.events if event.kind is EventKind.NEED)
        assert store.apply(need.to_cbor()) is None and store.taken.left_out == 1
        assert store.plan(plan.id).state.missing == (need.digest,)
    strict = Verifier(REFUSE)
    with PlanStore(path, verifier=strict) as store:
        here = store.plan(plan.id)
        assert len(here) == len(plan) - 1 and store.changed_since(0) and store.due(DAY) is not None
        assert store.append(draft(EventKind.NEED, NURSE, 40, code=NeedDomain.HEALTH), plan.id) in store.plan(plan.id)
        assert strict.asked == 0
        with pytest.raises(RefusedError):  # a copy has the verifier of the store
            here.merge(plan)
    assert count(path) == len(plan)


@pytest.mark.parametrize("raised", [ValueError("mine"), OSError(2, "no key file"), sqlite3.OperationalError("of my keys"),
                                    KeyboardInterrupt()], ids=lambda each: type(each).__name__)
def test_what_the_verifier_raises_is_no_error_of_the_file(raised: BaseException, tmp_path: Path) -> None:
    path, verifier, plan = tmp_path / "plans", Verifier(), active()
    assert plan.id is not None
    with PlanStore(path, verifier=verifier) as store:
        store.merge(opened().to_cbor())
        verifier.answer = raised
        for way in (lambda: store.merge(plan.to_cbor()), lambda: store.apply(plan.events[-1].to_cbor()),
                    lambda: store.sign(plan.id, plan.events[0], GOOD)):  # type: ignore[arg-type]
            with pytest.raises(type(raised)) as caught:
                way()
            assert caught.value is raised
        assert len(store.plan(plan.id)) == len(opened()) == count(path)
        verifier.answer = KEEP
        assert store.merge(plan.to_cbor()) == len(plan) - len(opened())


def test_a_refusal_stores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plans"
    with PlanStore(path, verifier=Verifier(REFUSE, EventKind.NEED)) as store:
        with pytest.raises(RefusedError) as refused:
            store.merge(active().to_cbor())
        assert refused.value.fault is Fault.VERIFIER_REFUSED and store.plans() == ()
    with PlanStore(path, verifier=Verifier(LEAVE_OUT)) as store:
        assert store.merge(active().to_cbor()).left_out == len(active())
        assert store.apply(active().events[0].to_cbor()) is None and store.plans() == ()


def test_a_signature_that_is_not_kept_is_not_stored(tmp_path: Path) -> None:
    def good(event: Event, signatures: tuple[bytes, ...]) -> list[bytes]:
        return [each for each in signatures if each == GOOD]

    plan = opened()
    assert plan.id is not None
    with PlanStore(tmp_path / "plans", verifier=good) as store:
        event = dataclasses.replace(plan.events[0], signatures=(BAD, GOOD))
        assert store.apply(event.to_cbor()) is EventVerdict.ACCEPTED and store.taken.unverified == 1
        with pytest.raises(RefusedError, match="signature: the verifier does not keep it"):
            store.sign(plan.id, event, BAD)
        assert store.sign(plan.id, event, GOOD).signatures == (GOOD,)
    with PlanStore(tmp_path / "plans") as store:
        assert store.plan(plan.id).events[0].signatures == (GOOD,)


def test_a_store_takes_a_function_and_the_limits_of_a_plan(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="^PlanStore.verifier takes a function"):
        PlanStore(tmp_path / "plans", verifier=KEEP)  # type: ignore[arg-type]
    with PlanStore(tmp_path / "plans", branches=3, events=9, unaccepted=2, work=5, verifier=Verifier()) as store:
        event = store.append(opening())
        assert store.plan(event.plan)._limits == (3, 9, 2, 5)  # type: ignore[arg-type]
        assert isinstance(store.plan(event.plan), Plan)  # type: ignore[arg-type]
