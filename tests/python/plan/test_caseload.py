"""integra.plan.caseload and PlanStore.due: one table of what is due of many plans, whatever they are read from.

Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import contextlib
import gc
import gzip
import json
import os
import sqlite3
import threading
from pathlib import Path

import pytest
from caseload_scene import LATER, ONE, by_plan, filled, of, path, plans, store  # noqa: F401
from plan_scene import DAY, GP, NURSE, PERSON, active, draft, identifier

from integra import EventKind, Plan, Rules, UsageError
from integra.forms.event import event_to_json
from integra.plan import Screened, caseload
from integra.plan.store import PlanStore, StoreError
from integra.words import Tri, WatchSign


def test_the_table_of_plans_is_what_each_says_itself(plans: list[Plan]) -> None:  # noqa: F811
    table = caseload.due(plans, LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in plans}
    assert [(row.plan, row.due) for row in table] == [(plan.id, each) for plan in plans for each in of(plan, LATER)]
    assert (table.at, table.plans, len(table)) == (LATER, 3, sum(len(plan.due(LATER)) for plan in plans))
    assert {(row.plan, row.person, row.reference) for row in table} == {
        (plans[0].id, PERSON, None), (plans[1].id, identifier(301), identifier(401)),
        (plans[2].id, identifier(302), identifier(402))}


def test_a_store_says_the_same_plan_by_plan(plans: list[Plan], store: PlanStore) -> None:  # noqa: F811
    table = store.due(LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in plans}
    assert list(dict.fromkeys(row.plan for row in table)) == sorted((plan.id for plan in plans), key=lambda id: id.bytes)
    assert caseload.due(store, LATER) == table


def test_files_and_folders_say_the_same_and_are_not_written(plans: list[Plan], path: Path, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "one.cbor").write_bytes(plans[0].to_cbor())
    (folder / "two.cborseq").write_bytes(b"".join(event.to_cbor() for event in plans[1].events))
    (folder / "notes.txt").write_text("nothing of a plan", "utf-8")
    (folder / ".hidden").write_bytes(plans[2].to_cbor())
    before = path.read_bytes()
    whole = {plan.id: of(plan) for plan in plans}
    assert by_plan(caseload.due(path, DAY)) == by_plan(caseload.due(str(path), DAY)) == whole
    assert path.read_bytes() == before
    assert by_plan(caseload.due(folder, DAY)) == {plan.id: of(plan) for plan in plans[:2]}
    assert by_plan(caseload.due([folder, plans[2], path], DAY)) == whole


def test_a_plan_whose_parts_stand_in_several_files_is_one(tmp_path: Path) -> None:
    plan = active()
    for name, events in (("a", plan.events[:6]), ("b", plan.events[4:])):
        (tmp_path / name).write_bytes(b"".join(event.to_cbor() for event in events))
    assert by_plan(caseload.due(tmp_path, DAY)) == {plan.id: of(plan)}
    before = plan.to_cbor()
    caseload.due([plan, tmp_path], DAY)
    assert plan.to_cbor() == before


def test_a_file_that_is_named_and_holds_no_plan_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing of a plan", "utf-8")
    with pytest.raises(UsageError, match="notes.txt"):
        caseload.due(tmp_path / "notes.txt", DAY)
    with pytest.raises(FileNotFoundError):
        caseload.due(tmp_path / "none", DAY)


def test_a_plan_without_its_opening_has_no_rows(plans: list[Plan]) -> None:  # noqa: F811
    with Plan() as part:
        part.apply(plans[0].events[3])
        table = caseload.due([part, Plan()], DAY)
    assert (len(table), table.plans) == (0, 1)


def test_rules_and_screenings_are_read(store: PlanStore) -> None:  # noqa: F811
    plan = active()
    plan.append(draft(EventKind.SUSPENSION, NURSE, 20, person=NURSE, code=next(iter(WatchSign)), until=DAY + 30 * ONE,
                      effective=DAY + ONE))
    store.merge(plan.to_cbor())
    seen = Screened(DAY + 2 * ONE, pps=Tri.YES)
    for asked in (store.due, lambda day, **more: caseload.due([plan], day, **more)):
        told = asked(LATER, screened={PERSON: seen})
        assert by_plan(told)[plan.id] == of(plan, LATER, screened=seen)
        assert any(row.due.rule == "PLN-15" for row in told)
        assert not any(row.due.rule == "PLN-15" for row in asked(LATER))  # and nothing of it was kept
        assert not any(row.due.rule == "PLN-15" for row in asked(LATER, screened={GP: seen}))
        assert by_plan(asked(LATER, screened={PERSON: seen})) == by_plan(told)  # nor was what was kept believed
    shorter = Rules(first_contact_days=3)
    assert by_plan(store.due(LATER, rules=shorter))[plan.id] == of(plan, LATER, rules=shorter)




def test_what_the_command_reads_is_read(tmp_path: Path, plans: list[Plan]) -> None:  # noqa: F811
    """Events in JSON, packed by gzip, and parts of one plan in several files."""
    one, two, _ = plans
    (tmp_path / "one.ndjson.gz").write_bytes(gzip.compress(b"".join(
        json.dumps(event_to_json(each)).encode() + b"\n" for each in one.events)))
    for part in (0, 1):
        (tmp_path / f"two{part}").write_bytes(b"".join(each.to_cbor() for each in two.events[part::2]))
    table = caseload.due(tmp_path, LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in (one, two)} and table.plans == 2
    assert by_plan(caseload.due([tmp_path / "two1", two, one], LATER)) == by_plan(table)
    assert len(two) == 3


def test_of_what_was_read_no_plan_stays_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Thousands take little room: each is closed before the next one is opened."""
    opened = []
    whole = caseload.part_of

    def counted(struct: object, *more: object) -> object:
        live = [each for each in gc.get_objects() if isinstance(each, Plan) and each._plan is not None]
        opened.append(sum(each._plan is not struct for each in live) - before)
        return whole(struct, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(caseload, "part_of", counted)
    before = sum(isinstance(each, Plan) and each._plan is not None for each in gc.get_objects())
    assert caseload.due(path, LATER).plans == 3
    assert opened == [0, 0, 0]


def test_a_folder_is_asked_for_plans_alone(tmp_path: Path, path: Path) -> None:  # noqa: F811
    """A pipe, which nobody writes to, is not waited for; what is no plan and what is gone are passed over."""
    os.mkfifo(tmp_path / "pipe.cbor")
    (tmp_path / "gone.cbor").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "notes").write_bytes(b"\x83notes of ours")
    with contextlib.closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE addresses (name TEXT)")
        other.commit()
    told: list[int] = []
    asking = threading.Thread(target=lambda: told.append(caseload.due(tmp_path, DAY).plans), daemon=True)
    asking.start()
    asking.join(20)
    assert told == [3]
    with pytest.raises(StoreError):
        caseload.due(tmp_path / "other.sqlite", DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute("UPDATE events SET data = x'00'")
        rows.commit()
    with pytest.raises(StoreError):  # a store that is damaged is not passed over
        caseload.due(tmp_path, DAY)
