"""A store that is opened by another name, moved, copied, backed up, restored, or whose mark is gone: which writer it appends as.

Spec: spec/32-exchange.md (PLN-12), "Copies of a store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from plan_scene import NURSE, draft, opened, opening

from integra import Draft, EventKind, Plan
from integra.plan import _mark
from integra.plan.sqlite_rows import SqliteRows
from integra.plan.store import PlanStore, StoreError
from integra.words import NeedDomain


def need(minute: int = 1) -> Draft:
    return draft(EventKind.NEED, NURSE, minute, code=NeedDomain.SOCIAL)


def begun(path: Path, *, given: bool = False, needs: int = 2) -> tuple[uuid.UUID, uuid.UUID]:
    """A store with some events of its own, given out or not: its plan, and its writer."""
    with PlanStore(path) as store:
        plan = store.append(opening()).plan
        assert plan is not None
        for minute in range(needs):
            store.append(need(minute), plan)
        if given:
            store.plan(plan).close()
        return plan, store.writer


def writers(path: Path, plan: uuid.UUID) -> int:
    with PlanStore(path, read_only=True) as store, store.plan(plan) as whole:
        assert whole.check() == ()
        return len({each.writer for each in whole.events})


# ---- one file under several names


def by_link(path: Path) -> Path:
    path.with_name("link").symlink_to(path)
    return path.with_name("link")


def by_hard_link(path: Path) -> Path:
    (path.parent / "elsewhere").mkdir()
    os.link(path, path.parent / "elsewhere" / "other")
    return path.parent / "elsewhere" / "other"


def relative(path: Path) -> Path:
    (path.parent / "in").mkdir()
    os.chdir(path.parent / "in")
    return Path("..") / path.name


def through_a_folder(path: Path) -> Path:
    path.parent.with_name("folder").symlink_to(path.parent)
    return path.parent.with_name("folder") / path.name


@pytest.mark.parametrize("name", [by_link, by_hard_link, relative, through_a_folder])
def test_a_file_under_two_names_is_one_store(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: Callable[[Path], Path]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "of").mkdir()
    path = tmp_path / "of" / "plans"
    plan, _ = begun(path, given=True)
    other = name(path)
    with PlanStore(path) as one, PlanStore(other) as two:
        assert two.path == str(other)
        for minute in range(3):
            one.append(need(minute), plan)
            two.append(need(minute), plan)
        assert one.writer == two.writer
    assert writers(path, plan) == 1
    assert not other.with_name(other.name + "-wal").exists() or other.parent.samefile(path.parent)
    assert [each.name for each in tmp_path.rglob("*.mark")] == ["plans.mark"]


def test_a_hard_link_is_known_while_the_file_is_open_for_the_first_time(tmp_path: Path) -> None:
    with PlanStore(tmp_path / "plans") as one:
        plan = one.append(opening()).plan
        with PlanStore(by_hard_link(tmp_path / "plans")) as two:
            assert two.append(need(), plan).sequence == 2 and two.writer == one.writer
        assert not list((tmp_path / "elsewhere").glob("other?*"))


def test_a_hard_link_whose_first_name_is_gone_is_opened_by_its_own(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans", given=True)
    other = by_hard_link(tmp_path / "plans")
    (tmp_path / "third").hardlink_to(other)
    (tmp_path / "plans").rename(tmp_path / "elsewhere" / "away")
    with PlanStore(other) as store:
        assert store.writer != writer  # nothing beside it says how far it went, and it does not lie where it says


# ---- marks that are gone


def test_a_mark_lost_at_every_start_costs_no_branch_where_nothing_was_given_out(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans")
    for minute in range(4):
        (tmp_path / "plans.mark").unlink()
        with PlanStore(tmp_path / "plans") as store:
            assert store.append(need(minute), plan).writer == writer
    with sqlite3.connect(tmp_path / "plans") as rows:
        assert rows.execute("SELECT COUNT(*), SUM(own) FROM writers").fetchone() == (1, 7)
    rows.close()
    assert writers(tmp_path / "plans", plan) == 1


@pytest.mark.parametrize("how", ["plan", "delta"])
def test_a_lost_mark_costs_one_branch_each_time_something_was_given_out(tmp_path: Path, how: str) -> None:
    plan, writer = begun(tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store, Plan.from_cbor(opened().to_cbor()) as other:
        if how == "plan":
            store.plan(plan).close()
        else:
            with Plan.from_cbor(store._read(plan).to_cbor()) as other:
                store.delta(plan, other.summary())
    for _ in range(3):  # nothing is appended, so that nothing is lost: no branch
        (tmp_path / "plans.mark").unlink()
        with PlanStore(tmp_path / "plans") as store:
            assert store.writer != writer
    with PlanStore(tmp_path / "plans") as store:
        after = store.append(need(5), plan).writer
    (tmp_path / "plans.mark").unlink()
    with PlanStore(tmp_path / "plans") as store:
        assert store.append(need(6), plan).writer == after != writer
    with sqlite3.connect(tmp_path / "plans") as rows:
        assert rows.execute("SELECT COUNT(*) FROM writers").fetchone() == (2,)
    rows.close()


def test_a_writer_that_appended_nothing_is_replaced(tmp_path: Path) -> None:
    plan, _ = begun(tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store:
        for _ in range(3):
            last = store.restored()
        assert store.append(need(4), plan).writer == last
    with sqlite3.connect(tmp_path / "plans") as rows:
        assert rows.execute("SELECT COUNT(*) FROM writers").fetchone() == (2,)
    rows.close()


def test_an_event_that_was_not_marked_any_more_is_marked_before_it_is_given_out(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, writer = begun(tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store:
        def failing(self: object, marked: object) -> None:
            raise OSError(28, "full")

        with monkeypatch.context() as patched:
            patched.setattr(_mark.Mark, "write", failing)
            event = store.append(need(7), plan)  # it is recorded, and says so
            with pytest.raises(StoreError, match="the disk is full, and nothing was changed"):
                store.append(need(8), plan)
        with PlanStore(tmp_path / "plans", read_only=True) as reader, reader.plan(plan) as whole:
            assert event in whole and len(whole) == 4
        assert json.loads((tmp_path / "plans.mark").read_text())["own"] == 3
        store.plan(plan).close()
        assert json.loads((tmp_path / "plans.mark").read_text())["own"] == 4
        assert store.append(need(8), plan).writer == writer


# ---- moves and copies


def test_a_store_moved_on_its_disk_with_its_mark_goes_on(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans", given=True)
    (tmp_path / "in").mkdir()
    for name in ("plans", "plans.mark"):
        (tmp_path / name).rename(tmp_path / "in" / name)
    for minute in range(2):
        with PlanStore(tmp_path / "in" / "plans") as store:
            assert store.append(need(minute), plan).writer == writer


def test_a_copy_takes_a_new_writer_whatever_was_given_out_and_with_a_mark_or_without(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans")
    (tmp_path / "in").mkdir()
    shutil.copy(tmp_path / "plans", tmp_path / "in" / "bare")
    for name in ("plans", "plans.mark"):
        shutil.copy(tmp_path / name, tmp_path / "in" / name)
    for name in ("bare", "plans"):
        with PlanStore(tmp_path / "in" / name) as store:
            assert store.writer != writer
            assert store.append(need(1), plan).writer == store.writer
    with PlanStore(tmp_path / "plans") as store:
        assert store.writer == writer


def test_a_file_put_in_the_place_of_one_that_is_open_is_told(tmp_path: Path) -> None:
    plan, _ = begun(tmp_path / "plans")
    begun(tmp_path / "other")
    with PlanStore(tmp_path / "plans") as store:
        (tmp_path / "other").replace(tmp_path / "plans")
        with pytest.raises(StoreError, match="is another file than the one that was opened: close the store"):
            store.append(need(3), plan)


def test_a_file_set_back_under_an_open_store_takes_a_new_writer_and_goes_on_from_what_it_has(tmp_path: Path) -> None:
    """As PostgreSQL may be; SQLite does not see that its file was overwritten while it is open."""
    plan, writer = begun(tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store:
        lost = store.append(need(3), plan)
        with sqlite3.connect(tmp_path / "plans") as rows:
            rows.execute("DELETE FROM events WHERE number = 4")
            rows.execute("UPDATE writers SET own = 3")
        rows.close()
        store._rows.mark()  # never less than it said: another program may be about to
        event = store.append(need(4), plan)
        assert event.writer != writer and lost.digest not in event.parents
    with PlanStore(tmp_path / "plans") as store, store.plan(plan) as whole:
        assert not whole.waiting and len(whole) == 4


def test_a_file_whose_maker_was_killed_before_it_had_a_writer_is_read_and_gets_one(tmp_path: Path) -> None:
    SqliteRows(tmp_path / "plans").close()
    with PlanStore(tmp_path / "plans", read_only=True) as reader:
        assert reader.plans() == ()
        with pytest.raises(StoreError, match=r"has no writer yet: open it with PlanStore\(path\)"):
            reader.writer
    assert begun(tmp_path / "plans")[1]


# ---- backups


def test_a_backup_is_whole_and_takes_a_writer_once_it_is_appended_to(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans", given=True)
    with PlanStore(tmp_path / "plans") as store, PlanStore(tmp_path / "plans") as another:
        another.append(need(3), plan)  # still in the log
        store.backup(tmp_path / "backup")
        another.append(need(4), plan)
        with pytest.raises(StoreError, match="backup: is there already: name a new file"):
            store.backup(str(tmp_path / "backup"))
        with pytest.raises(StoreError, match="its folder is not there"):
            store.backup(tmp_path / "nowhere" / "backup")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backup", "plans", "plans.mark"]
    for _ in range(2):
        with PlanStore(tmp_path / "backup") as backup, backup.plan(plan) as whole:
            assert len(whole) == 4 and backup.writer == writer
            backup.delta(plan, whole.summary())
    assert not (tmp_path / "backup.mark").exists()
    with PlanStore(tmp_path / "backup") as backup:
        first = backup.append(need(5), plan).writer
        assert first != writer and backup.append(need(6), plan).writer == first == backup.writer
    with PlanStore(tmp_path / "backup") as backup:
        assert backup.append(need(7), plan).writer == first
    with PlanStore(tmp_path / "plans") as store:
        assert store.writer == writer


@pytest.mark.parametrize("went_on", [False, True])
@pytest.mark.parametrize("how", [shutil.copyfile, os.replace])
def test_a_backup_put_back_goes_on_as_its_writer_if_the_original_did_not_go_on(
        tmp_path: Path, went_on: bool, how: Callable[[Path, Path], object]) -> None:
    plan, writer = begun(tmp_path / "plans", given=True)
    with PlanStore(tmp_path / "plans") as store:
        store.backup(tmp_path / "backup")
        if went_on:
            store.append(need(4), plan)
        with store.plan(plan) as whole:
            sent = whole.to_cbor()
    how(tmp_path / "backup", tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store:
        assert (store.append(need(5), plan).writer == writer) is not went_on
        store.merge(sent)
    with PlanStore(tmp_path / "plans") as store:
        assert (store.append(need(6), plan).writer == writer) is not went_on
    assert writers(tmp_path / "plans", plan) == 1 + went_on


def test_a_backup_that_another_site_s_events_come_to_stays_one(tmp_path: Path) -> None:
    plan, writer = begun(tmp_path / "plans", given=True)
    with PlanStore(tmp_path / "plans") as store:
        store.backup(tmp_path / "backup")
        lost = store.append(need(4), plan)
        with store.plan(plan) as whole:
            sent = whole.to_cbor()
    with PlanStore(tmp_path / "backup") as backup:
        assert backup.merge(opened(uuid.UUID(int=9)).to_cbor()) == 6 and backup.writer == writer
        assert backup.merge(sent) == 1 and backup.writer != writer  # its own, of later
        assert backup.append(need(5), plan).writer == backup.writer
        with backup.plan(plan) as whole:
            assert lost in whole and whole.check() == ()


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    begun(tmp_path / "plans")
    with PlanStore(tmp_path / "plans") as store:
        store._rows._connection.execute("DROP TABLE location")  # type: ignore[attr-defined]
        with pytest.raises(StoreError, match="backup: is no store of plans"):
            store.backup(tmp_path / "backup")
    assert not list(tmp_path.glob("backup*"))


# ---- files of before


FORM_1 = """
CREATE TABLE writers (writer BLOB PRIMARY KEY, number INTEGER NOT NULL UNIQUE);
CREATE TABLE events (
    number INTEGER PRIMARY KEY, plan BLOB NOT NULL, digest BLOB NOT NULL, writer BLOB NOT NULL,
    sequence INTEGER NOT NULL, own INTEGER NOT NULL, prose INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX events_digest ON events (plan, digest);
CREATE UNIQUE INDEX events_place ON events (plan, writer, sequence) WHERE own;
CREATE INDEX events_prose ON events (plan) WHERE prose;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
"""


def test_a_file_of_form_1_is_read_and_then_brought_to_today_s(tmp_path: Path) -> None:
    whole = opened()
    assert whole.id is not None and whole.writer is not None
    with sqlite3.connect(tmp_path / "plans") as rows:
        rows.executescript(FORM_1)
        rows.execute("INSERT INTO writers VALUES (?, 1)", [whole.writer.bytes])
        for number, each in enumerate(whole.events, 1):
            rows.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, 1, 0, ?)", [
                number, whole.id.bytes, each.digest, whole.writer.bytes, each.sequence, each.to_cbor()])
    rows.close()
    for read_only in (True, False, True):
        with PlanStore(tmp_path / "plans", read_only=read_only) as store:
            assert store.plan(whole.id).to_cbor() == whole.to_cbor()
            found, = store.of_referent(NURSE)
            assert (found.plan, found.number) == (whole.id, 6)
            assert (store.writer == whole.writer) is (read_only and not (tmp_path / "plans.mark").exists())
    with PlanStore(tmp_path / "plans") as store:
        assert store.append(need(9), whole.id).sequence == 1
