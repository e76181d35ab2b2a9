"""What a caseload asks of a store: whose plans, where they stand, what changed; kept, and worked out anew where something came.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import contextlib
import datetime
import sqlite3
import uuid
from pathlib import Path

import pytest
from plan_scene import CARER, DAY, GP, NURSE, PERSON, START, active, copy, draft, identifier, opened

from integra import EventKind, Plan
from integra.plan import stored_plans
from integra.plan.sqlite_rows import SqliteRows
from integra.plan.store import PlanStore, StoredPlan
from integra.words import ClosingReason, NeedDomain, Phase, PlanKind, Role

OTHER = identifier(300)


def another() -> Plan:
    """A plan in draft of another person, whose referent is the carer."""
    plan = Plan(writer=identifier(200))
    for each in (draft(EventKind.OPENING, CARER, person=OTHER, code=PlanKind.PSI, detail=Role.CARER),
                 draft(EventKind.REFERENT, CARER, 1, person=CARER)):
        plan.append(each)
    return plan


def closed() -> Plan:
    """A plan of that person that was closed."""
    plan = Plan(writer=identifier(201))
    for each in (draft(EventKind.OPENING, NURSE, person=OTHER, code=PlanKind.PPS, detail=Role.NURSE),
                 draft(EventKind.REFERENT, NURSE, 1, person=NURSE),
                 draft(EventKind.CLOSING, NURSE, 2, code=ClosingReason.DIED)):
        plan.append(each)
    return plan


def fill(place: Path | str) -> None:
    with PlanStore(place) as store:
        for plan in (active(), another(), closed()):
            store.merge(plan.to_cbor())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "plans")
    return tmp_path / "plans"


@pytest.fixture
def filled(address: str) -> str:
    """The same in either database."""
    fill(address)
    return address


def of(found: tuple[StoredPlan, ...]) -> set[uuid.UUID | None]:
    assert [each.plan for each in found] == sorted(each.plan for each in found)
    return {each.plan for each in found}


def asked(store: PlanStore) -> dict[str, set[uuid.UUID | None]]:
    return {"person": of(store.of_person(PERSON)), "other": of(store.of_person(OTHER)), "nobody": of(store.of_person(GP)),
            "nurse": of(store.of_referent(NURSE)), "carer": of(store.of_referent(CARER)), "gp": of(store.of_mt(GP)),
            "no mt": of(store.of_mt(NURSE)), "active": of(store.in_phase(Phase.ACTIVE)), "open": of(store.open_plans()),
            "closed": of(store.closed_plans()), "conflict": of(store.in_conflict()), "all": of(store.changed_since(0))}


def expected() -> dict[str, set[uuid.UUID | None]]:
    a, b, c = active().id, another().id, closed().id
    return {"person": {a}, "other": {b, c}, "nobody": set(), "nurse": {a, c}, "carer": {b}, "gp": {a}, "no mt": set(),
            "active": {a}, "open": {a, b}, "closed": {c}, "conflict": set(), "all": {a, b, c}}


@pytest.mark.parametrize("read_only", [False, True])
def test_each_question_has_its_plans_the_first_time_and_again(filled: str, read_only: bool) -> None:
    path = Path(filled)
    before = path.read_bytes() if path.exists() else b""
    with PlanStore(filled, read_only=read_only) as store:
        assert asked(store) == expected() and asked(store) == expected()
    with PlanStore(filled, read_only=True) as store:
        assert asked(store) == expected()
        row, = store.of_person(PERSON)
        assert (row.person, row.referent, row.phase, row.in_conflict) == (PERSON, NURSE, Phase.ACTIVE, False)
        assert row.changed.tzinfo is datetime.timezone.utc and row.number == 13
        draft_one, = store.of_referent(CARER)
        assert (draft_one.person, draft_one.phase) == (OTHER, Phase.DRAFT)
    assert not (read_only and before) or path.read_bytes() == before


def test_only_what_changed_is_worked_out_again(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[bytes] = []
    whole = stored_plans.take_rows

    def counted(struct: object, rows: SqliteRows, plan: bytes) -> int:
        worked.append(plan)
        return whole(struct, rows, plan)

    monkeypatch.setattr(stored_plans, "take_rows", counted)
    plan = another().id
    assert plan is not None
    with PlanStore(filled) as store, PlanStore(filled) as elsewhere:
        store.open_plans()
        assert len(worked) == 3 and asked(elsewhere) == expected() and len(worked) == 3
        elsewhere.append(draft(EventKind.REFERENT, CARER, 9, person=CARER), plan)
        assert of(store.of_referent(CARER)) == {plan} and worked[3:] == [plan.bytes]
        monkeypatch.setattr(stored_plans, "core_version", lambda: "0.0.0")
        store.open_plans()
        assert len(worked) == 7


def test_a_conflict_is_found_and_so_is_everybody_who_is_named_in_it(address: str) -> None:
    here, there = opened(), copy(opened(), identifier(102))
    here.append(draft(EventKind.JOIN, NURSE, 20, person=CARER, code=Role.CARER))
    there.merge(here)
    here.append(draft(EventKind.REFERENT, NURSE, 21, person=CARER))
    there.append(draft(EventKind.REFERENT, NURSE, 21, person=GP))
    with PlanStore(address) as store:
        store.merge(here.to_cbor())
        assert store.in_conflict() == () and of(store.of_referent(CARER)) == {here.id}
        store.merge(there.to_cbor())
        row, = store.in_conflict()
        assert row.in_conflict and row.referent is None
        assert of(store.of_referent(CARER)) == of(store.of_referent(GP)) == {here.id}
        assert of(store.of_referent(NURSE)) == {here.id}  # whom both had read, and who may be chosen
        assert store.of_referent(PERSON) == ()


def test_what_changed_is_told_by_number_and_by_this_store_s_clock(
        path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = active().id
    with PlanStore(path) as store:
        last = max(each.number for each in store.changed_since(0))
        assert store.changed_since(last) == () and len(store.changed_since(START)) == 3
        moment = store.changed_since(0)[0].changed + datetime.timedelta(hours=1)
        assert store.changed_since(moment) == ()
        monkeypatch.setattr("time.time_ns", lambda: int(moment.timestamp()) * 1_000_000_000 + 2_000_000_000)
        event = store.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL), plan)
        assert of(store.changed_since(moment)) == of(store.changed_since(last)) == {plan}
        before, = store.changed_since(moment)
        monkeypatch.setattr("time.time_ns", lambda: 5_000)  # the clock is put back: it stands still
        store.sign(event.plan, event, b"\xd2\x01")  # type: ignore[arg-type]
        after, = store.changed_since(last)
        assert (after.changed, after.number) == (before.changed, before.number + 1)
        assert store.changed_since(2**70) == ()


@pytest.mark.parametrize("since", [-1, "1", 1.5, True, datetime.datetime(2026, 3, 2), DAY, None])
def test_since_is_a_number_or_a_moment_with_its_zone(path: Path, since: object) -> None:
    with PlanStore(path) as store, pytest.raises(TypeError, match="since takes a datetime.datetime with a time zone, or an int"):
        store.changed_since(since)  # type: ignore[arg-type]


@pytest.mark.parametrize("damage", [
    "person = x'01'", "referent = 5", "conflict = 1", "worked_by = x'00'", "worked_by = 7", "seal = zeroblob(32)", "phase = 'text'",
    "moment = moment + 1", "seal = (SELECT seal FROM plans AS other WHERE other.plan <> plans.plan)"])
def test_what_is_kept_and_damaged_is_worked_out_again(path: Path, damage: str) -> None:
    with PlanStore(path) as store:
        store.open_plans()
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute(f"UPDATE plans SET {damage}")
        rows.commit()
    for _ in range(2):
        with PlanStore(path) as store:
            store.changed_since(0)
            found = {each.plan: each for each in store.changed_since(0)}
            assert set(found) == expected()["all"] and asked(store) == expected()


def test_while_somebody_writes_it_answers_and_waits_for_nobody(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other, PlanStore(path) as store:
        other.execute("BEGIN IMMEDIATE")
        assert asked(store) == expected()
        other.execute("ROLLBACK")
        assert asked(store) == expected()


QUESTIONS = ["person = x'00'", "phase IN (1, 2)", "conflict", "number > 5", "moment >= 5", "worked_by > x'00'",
             "plan IN (SELECT plan FROM offices WHERE slot = 3 AND member = x'00')"]


@pytest.mark.parametrize("where", QUESTIONS)
def test_a_question_is_answered_by_an_index(path: Path, where: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as rows:
        steps = [row[3] for row in rows.execute(f"EXPLAIN QUERY PLAN SELECT * FROM plans WHERE {where} AND +worked_by = x'01'")]
    assert not [step for step in steps if step.startswith("SCAN") and "USING" not in step], steps
