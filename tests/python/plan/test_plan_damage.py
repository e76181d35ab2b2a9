"""A plan that is not as it was written is refused whole, by every way in, and leaves everything as it was.

Spec: spec/32-exchange.md (PLN-12), "The container".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3
from pathlib import Path

import cbor2
import pytest
from plan_scene import HERE, NURSE, THERE, active, copy, draft, opened

from integra import EventKind, MalformedError, Plan, ResourceError, decode
from integra.plan.store import PlanStore, StoreError
from integra.words import Fault, NeedDomain, Status

#: The last key and its value: one byte, the head of sixteen bytes, and these.
CHECK = 18


def other_site() -> Plan:
    """What another site has: one event that is not here, and a signature."""
    plan = copy(opened(), THERE)
    event = plan.append(draft(EventKind.NEED, NURSE, 20, code=NeedDomain.SOCIAL, text="alone at night"))
    plan.sign(event, b"\xd2\x84")
    return plan


WHOLE = other_site().to_cbor()


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1:]


def without_check(data: bytes) -> bytes:
    """As plans were written before there was a check."""
    version, kind, body = cbor2.loads(data)
    return cbor2.dumps([version, kind, {key: value for key, value in body.items() if key != 11}], canonical=True)


def test_no_byte_can_change_unseen() -> None:
    plan = opened()
    before = plan.to_cbor()
    seen = set()
    for place in range(len(WHOLE)):
        with pytest.raises((MalformedError, ResourceError)) as refused:
            plan.merge(flipped(WHOLE, place, place % 8))
        assert refused.value.offset is not None
        seen.add(refused.value.status)
        assert (plan.to_cbor(), plan.taken.added) == (before, 1)
    assert Status.DAMAGED in seen and plan.merge(WHOLE) == 1


def test_it_is_said_in_both_languages_that_the_plan_is_damaged() -> None:
    with pytest.raises(MalformedError) as refused:
        Plan.from_cbor(flipped(WHOLE, len(WHOLE) - 1))
    error = refused.value
    assert (error.status, error.fault, error.rule, error.offset) == (
        Status.DAMAGED, Fault.CHECK_DIFFERS, "PLN-12", len(WHOLE) - CHECK + 1)
    assert "not as it was written" in str(error) and "pas tel qu'il a été écrit" in error.sentence("fr")


def test_a_plan_of_before_the_check_is_told_to_be_written_again() -> None:
    for read in (Plan.from_cbor, decode, opened().merge):
        with pytest.raises(MalformedError) as refused:
            read(without_check(WHOLE))
        error = refused.value
        assert (error.status, error.fault, error.rule) == (Status.MISSING_KEY, Fault.CHECK_MISSING, "WIRE-21")
        assert "have it written again by the software that wrote it" in str(error)
        assert "le faire réécrire par le logiciel qui l'a écrit" in error.sentence("fr")


def test_a_check_made_again_over_other_bytes_is_no_damage() -> None:
    """What it then is, is told: the check is against damage, and not against somebody who writes a plan on purpose."""
    version, kind, body = cbor2.loads(WHOLE)
    written = other_site()
    body[99] = 0
    with pytest.raises(MalformedError) as refused:
        written.merge(cbor2.dumps([version, kind, body], canonical=True))
    assert refused.value.status is not Status.DAMAGED


@pytest.mark.parametrize("data", [flipped(WHOLE, len(WHOLE) // 2), flipped(WHOLE, len(WHOLE) - 1), without_check(WHOLE),
                                  WHOLE[:-1]], ids=["body", "check", "old", "cut"])
def test_a_store_takes_nothing_of_it(tmp_path: Path, data: bytes) -> None:
    with PlanStore(tmp_path / "plans") as store:
        store.merge(opened().to_cbor())
        plan, = store.plans()
        with store.plan(plan) as before:
            with pytest.raises(MalformedError):
                store.merge(data)
            with store.plan(plan) as after:
                assert after.to_cbor() == before.to_cbor()
        assert store.merge(WHOLE) == 1 and store.taken.signatures == 1


@pytest.mark.parametrize("change", [
    "data = substr(data, 1, length(data) - 1)", "data = CAST(data || x'00' AS BLOB)",
    "data = CAST(substr(data, 1, length(data) - 1) || x'07' AS BLOB)", "data = (SELECT data FROM events WHERE number = 1)"],
    ids=["cut", "longer", "another event", "in another's place"])
def test_a_row_that_is_not_as_it_was_stored_is_told(tmp_path: Path, change: str) -> None:
    with PlanStore(tmp_path / "plans") as store:
        store.merge(active(HERE).to_cbor())
        plan, = store.plans()
    with sqlite3.connect(tmp_path / "plans") as rows:
        rows.execute(f"UPDATE events SET {change} WHERE number = 9")
    rows.close()
    with PlanStore(tmp_path / "plans") as store:
        for _ in range(2):
            with pytest.raises(StoreError, match="is damaged: restore a backup") as refused:
                store.plan(plan)
            assert "est endommagé" in refused.value.sentence("fr")
