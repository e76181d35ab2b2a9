"""What a store keeps of what is due, and what is worked out anew.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from caseload_scene import ONE, by_plan, filled, of, path, plans, store  # noqa: F401
from plan_scene import DAY, NURSE, draft

from integra import EventKind, Plan, ResourceError, Rules
from integra.plan import kept
from integra.plan.store import PlanStore, StoreError
from integra.words import NeedDomain


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The plans that are worked out, one after the other."""
    found: list[bytes] = []
    whole = kept.part_of

    def counted(struct: object, plan: bytes, *more: object) -> object:
        found.append(plan)
        return whole(struct, plan, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "part_of", counted)
    return found


@pytest.fixture
def file_store(path: Path) -> Iterator[PlanStore]:  # noqa: F811
    with PlanStore(path) as opened:
        yield opened


def test_only_a_plan_to_which_something_came_is_worked_out_again(
        plans: list[Plan], store: PlanStore, filled: str, worked: list[bytes]) -> None:  # noqa: F811
    first = store.due(DAY)
    assert len(worked) == 3
    assert store.due(DAY) == first and len(worked) == 3
    changed = plans[1].id
    assert changed is not None
    with PlanStore(filled) as elsewhere:  # another process, for all that the store knows
        elsewhere.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL), changed)
        later = elsewhere.due(DAY)
    assert worked[3:] == [changed.bytes]
    assert store.due(DAY) == later and len(worked) == 4
    with store.plan(changed) as plan:
        assert by_plan(later)[changed] == of(plan)


def test_another_day_or_other_rules_are_worked_out_again(store: PlanStore, worked: list[bytes]) -> None:  # noqa: F811
    store.due(DAY)
    store.due(DAY + ONE)
    store.due(DAY + ONE, rules=Rules(first_contact_days=3))
    assert len(worked) == 9


def test_a_signature_or_an_erased_text_makes_it_worked_out_again_and_no_text_is_kept(
        file_store: PlanStore, path: Path, worked: list[bytes]) -> None:  # noqa: F811
    plan = next(each for each in file_store.plans() if len(file_store.plan(each)) > 5)
    secret = "z3crt-words"
    said = file_store.append(draft(EventKind.EXPECTATION, NURSE, 30, text=secret), plan)
    file_store.due(DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        assert not any(secret.encode() in data for data, in rows.execute("SELECT data FROM dues"))
    del worked[:]
    file_store.sign(plan, said, b"\xd2\x84")
    file_store.due(DAY)
    file_store.append(draft(EventKind.ERASURE, NURSE, 31, target=said.digest), plan)
    file_store.due(DAY)
    assert worked == [plan.bytes, plan.bytes]
    file_store.close()
    for file in path.parent.iterdir():
        assert secret.encode() not in file.read_bytes(), file.name


def test_while_somebody_writes_it_answers_and_keeps_nothing(file_store: PlanStore, path: Path, worked: list[bytes]) -> None:  # noqa: F811
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        first = file_store.due(DAY)
        other.execute("ROLLBACK")
    assert file_store.due(DAY) == first and len(worked) == 6
    assert file_store.due(DAY) == first and len(worked) == 6
    file_store.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL), file_store.plans()[0])


def test_what_was_kept_and_is_of_another_version_is_not_believed(
        store: PlanStore, worked: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    store.due(DAY)
    monkeypatch.setattr(kept, "core_version", lambda: "0.0.0")
    store.due(DAY)
    assert len(worked) == 6


@pytest.mark.parametrize("damage", [
    "UPDATE events SET data = zeroblob(9) WHERE number = 2", "UPDATE events SET digest = zeroblob(32) WHERE number = 2",
    "UPDATE events SET digest = 'text' WHERE number = 2",
    "UPDATE events SET plan = (SELECT MAX(plan) FROM events) WHERE plan = (SELECT MIN(plan) FROM events)"])
def test_a_row_that_is_not_as_it_was_written_is_told(file_store: PlanStore, path: Path, damage: str) -> None:  # noqa: F811
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute(damage)
        rows.commit()
    with pytest.raises(StoreError, match="damaged"):
        file_store.due(DAY)
    assert file_store.writer  # the store goes on


def test_a_store_that_keeps_few_events_says_so(filled: str) -> None:  # noqa: F811
    with PlanStore(filled, events=2) as small, pytest.raises(ResourceError):
        small.due(DAY)


def test_a_closed_store_says_so(store: PlanStore) -> None:  # noqa: F811
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.due(DAY)


@pytest.mark.parametrize("damage", [
    "person = x'01'", "person = 5", "reference = zeroblob(40)", "data = substr(data, 1, 50)", "data = 'text'",
    "data = zeroblob(length(data))", "data = zeroblob(0)", "asked = 7", "last = 'many'",
    "events = zeroblob(length(events) - 1)",
    "data = (SELECT data FROM dues AS other WHERE other.plan <> dues.plan AND other.data <> dues.data)",
])
def test_what_is_kept_and_damaged_is_worked_out_again(path: Path, damage: str) -> None:  # noqa: F811
    with PlanStore(path) as store:
        whole = store.due(DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute(f"UPDATE dues SET {damage}")
        rows.commit()
    with PlanStore(path) as store:
        assert store.due(DAY) == whole
    with PlanStore(path) as store:
        assert store.due(DAY) == whole
