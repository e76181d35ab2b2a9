"""Signatures come and go with the rows of a store: none is lost, whoever rewrites a row, and none is chosen.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator

import pytest
from plan_scene import NURSE, THERE, draft, opening

from integra import Event, EventKind, Plan, ResourceError
from integra.plan.store import PlanStore
from integra.words import NeedDomain

ONE, TWO, THREE = b"\xd2\x01", b"\xd2\x02", b"\xd2\x03"


@pytest.fixture
def stores(address: str) -> Iterator[tuple[PlanStore, PlanStore]]:
    """Two programs on one database."""
    with PlanStore(address) as one, PlanStore(address) as other:
        yield one, other


def begun(store: PlanStore) -> tuple[uuid.UUID, Event]:
    plan = store.append(opening()).plan
    assert plan is not None
    return plan, store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="alone"), plan)


def beside(store: PlanStore, plan: uuid.UUID, event: Event) -> tuple[bytes, ...]:
    with store.plan(plan) as whole:
        return whole.place(event).event.signatures


def with_one(event: Event, *signatures: bytes) -> bytes:
    return dataclasses.replace(event, signatures=signatures).to_cbor()


def test_a_signature_that_comes_later_is_stored_and_read_again(address: str) -> None:
    with PlanStore(address) as store:
        plan, event = begun(store)
        assert store.sign(plan, event, TWO).signatures == (TWO,) and store.taken.signatures == 1
        store.apply(with_one(event, ONE))
        with Plan() as part:
            part.apply(with_one(event, THREE, ONE))
            assert store.merge(part.to_cbor()) == 0 and store.taken.signatures == 1
        store.apply(with_one(event))
        assert beside(store, plan, event) == (ONE, TWO, THREE)
    with PlanStore(address) as again, again.plan(plan) as whole:
        assert whole.place(event).event == dataclasses.replace(event, signatures=(ONE, TWO, THREE)) and len(whole) == 2
        assert again.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.SOCIAL), plan).sequence == 3


def test_two_programs_that_know_nothing_of_each_other_lose_no_signature(stores: tuple[PlanStore, PlanStore]) -> None:
    one, other = stores
    plan, event = begun(one)
    assert beside(one, plan, event) == beside(other, plan, event) == ()  # both have read the plan
    one.sign(plan, event, ONE)
    other.apply(with_one(event, TWO))
    one.apply(with_one(event, THREE))
    assert beside(one, plan, event) == beside(other, plan, event) == (ONE, TWO, THREE)
    with one.plan(plan) as here, other.plan(plan) as there:
        assert here.to_cbor() == there.to_cbor()


@pytest.mark.parametrize("own", [True, False], ids=["appended", "received"])
def test_an_erasure_takes_the_text_and_no_signature(stores: tuple[PlanStore, PlanStore], own: bool) -> None:
    one, other = stores
    plan, event = begun(one)
    assert beside(other, plan, event) == ()
    erasure = draft(EventKind.ERASURE, NURSE, 2, target=event.digest)
    with one.plan(plan) as elsewhere:
        received = elsewhere.append(dataclasses.replace(erasure, writer=THERE))
    one.sign(plan, event, ONE)  # unknown to the other one, which rewrites the row next
    if own:
        other.append(erasure, plan)
    else:
        other.apply(received.to_cbor())
    assert beside(one, plan, event) == beside(other, plan, event) == (ONE,)
    with other.plan(plan) as whole:
        assert whole.place(event).event.text is None and whole.place(event).erased
    assert one.sign(plan, event, TWO).text is None
    one.apply(with_one(event, THREE))  # a copy that still has its text
    assert beside(other, plan, event) == (ONE, TWO, THREE)
    assert one._rows.prose(plan.bytes) == []


def test_a_signature_that_comes_between_an_erasure_and_its_row_is_kept(stores: tuple[PlanStore, PlanStore]) -> None:
    one, other = stores
    plan, event = begun(one)
    other.plan(plan)
    stale = other._plans[plan][0]
    erasure = stale.append(draft(EventKind.ERASURE, NURSE, 2, target=event.digest, writer=other.writer))
    one.sign(plan, event, ONE)
    assert other._append(stale, (erasure,))
    assert beside(one, plan, event) == beside(other, plan, event) == (ONE,)


def test_a_signature_without_a_place_is_told_and_changes_no_row(address: str) -> None:
    with PlanStore(address) as store:
        plan, event = begun(store)
        eight = tuple(bytes([each]) for each in range(8))
        store.apply(with_one(event, *eight))
        assert store.taken.signatures == 8
        store.apply(with_one(event, ONE))
        assert (store.taken.signatures, store.taken.unplaced) == (0, 1)
        with pytest.raises(ResourceError, match="no place for one more"):
            store.sign(plan, event, ONE)
        assert beside(store, plan, event) == eight


def test_who_signs_what_is_not_there_is_told(address: str) -> None:
    with PlanStore(address) as store:
        plan, event = begun(store)
        with pytest.raises(KeyError):
            store.sign(uuid.UUID(int=5), event, ONE)
        with pytest.raises(KeyError):
            store.sign(plan, bytes(32), ONE)
        assert beside(store, plan, event) == ()


def test_a_rewritten_row_is_still_one_s_own(address: str) -> None:
    """The mark beside the file counts the events that the file has appended, whatever their rows' numbers are."""
    with PlanStore(address) as store:
        plan, event = begun(store)
        writer = store.writer
        store.sign(plan, event, ONE)
        with store.plan(plan) as whole:
            store.sign(plan, whole.events[0], TWO)
    with PlanStore(address) as again:
        assert again.writer == writer
        assert again.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.SOCIAL), plan).sequence == 3
        with again.plan(plan) as whole:
            assert whole.check() == () and [each.signatures for each in whole.events] == [(TWO,), (ONE,), ()]
