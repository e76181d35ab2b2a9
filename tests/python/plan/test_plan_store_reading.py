"""A store opened to be read: nothing is written, and neither a read-only disk, a full one nor another writer is in the way.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from plan_scene import DAY, NURSE, PERSON, active, draft

import integra
from integra import Draft, EventKind, Plan
from integra.plan import sqlite_file
from integra.plan.store import PlanStore, StoreError
from integra.words import NeedDomain

WHOLE = active()
NEED = draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with PlanStore(tmp_path / "plans") as store:
        store.merge(WHOLE.to_cbor())
    return tmp_path / "plans"


@pytest.fixture
def reader(path: Path) -> Iterator[PlanStore]:
    with PlanStore(path, read_only=True) as store:
        yield store


def plan_of(store: PlanStore) -> uuid.UUID:
    plan, = store.plans()
    return plan


def read(store: PlanStore) -> None:
    """Whatever reads."""
    plan = plan_of(store)
    with store.plan(plan) as whole, Plan.from_cbor(WHOLE.events[0].to_cbor() and WHOLE.to_cbor()) as other:
        assert len(whole) >= 13 and whole.writer == store.writer
        assert len(store.delta(plan, other.summary())) > 0
    assert len(store.of_person(PERSON)) == 1 and len(store.due(DAY)) > 0 and store.taken == 0


def everything(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_what_is_read_changes_nothing_and_makes_nothing(path: Path) -> None:
    before = everything(path.parent)
    with PlanStore(path, read_only=True) as reader:
        read(reader)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._rows._connection.execute("DELETE FROM events")  # type: ignore[attr-defined]
    assert everything(path.parent) == before


def test_a_reader_sees_what_others_write_and_waits_for_nobody(path: Path, reader: PlanStore) -> None:
    with PlanStore(path) as store:
        plan = plan_of(reader)
        assert reader.plan(plan).to_cbor() == store.plan(plan).to_cbor()
        event = store.append(NEED, plan)
        with reader.plan(plan) as whole:
            assert event in whole
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with PlanStore(path, read_only=True) as again:
            read(again)
        other.execute("ROLLBACK")
        other.close()


def changes(store: PlanStore, plan: uuid.UUID, folder: Path) -> dict[str, Callable[[], Any]]:
    message = WHOLE.to_cbor()
    return {"append": lambda: store.append(NEED, plan), "append_all": lambda: store.append_all([NEED], plan),
            "apply": lambda: store.apply(WHOLE.events[0].to_cbor()), "merge": lambda: store.merge(message),
            "merge_all": lambda: store.merge_all([message]), "sign": lambda: store.sign(plan, WHOLE.events[0], b"\xd2"),
            "restored": store.restored}


@pytest.mark.parametrize("name", ["append", "append_all", "apply", "merge", "merge_all", "sign", "restored"])
def test_what_would_change_something_says_how_to_open_it(reader: PlanStore, path: Path, name: str) -> None:
    before = everything(path.parent)
    with pytest.raises(StoreError, match=r"plans: was opened to be read: open it with PlanStore\(path\)"):
        changes(reader, plan_of(reader), path.parent)[name]()
    assert {"plans", "plans.mark"} <= set(before) and path.read_bytes() == before["plans"]
    with reader.plan(plan_of(reader)) as whole:
        assert len(whole) == 13


def test_a_reader_that_must_take_a_new_writer_says_so(path: Path) -> None:
    with PlanStore(path) as store:
        plan = plan_of(store)
        store.backup(path.with_name("backup"))
        store.append(NEED, plan)
        with store.plan(plan) as whole:
            summary = whole.summary()
    with PlanStore(path.with_name("backup"), read_only=True) as reader:
        with pytest.raises(StoreError, match="backup: was set back or copied, which the other site's summary shows"):
            reader.delta(plan, summary)
        reader.backup(path.with_name("more"))
    with PlanStore(path.with_name("more"), read_only=True) as more:
        read(more)


def test_a_folder_that_may_not_be_written_is_read_and_read_again_once_somebody_else_wrote(
        path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a read-only disk: SQLite cannot share the file, which it would do by files beside it."""
    connected = sqlite_file._connected

    def refused(path: Path, how: str) -> sqlite3.Connection:
        if "immutable" not in how:
            raise sqlite3.OperationalError("unable to open database file")
        return connected(path, how)

    with monkeypatch.context() as patched:
        patched.setattr(sqlite_file, "_connected", refused)
        reader = PlanStore(path, read_only=True)
        read(reader)
        assert sorted(each.name for each in path.parent.iterdir()) == ["plans", "plans.mark"]
        plan = plan_of(reader)
        with PlanStore(path) as store:
            event = store.append(NEED, plan)
        with reader.plan(plan) as whole:
            assert event in whole
        with PlanStore(path) as store:
            store.append(NEED, plan)
            with pytest.raises(sqlite3.Error):  # it has a log, which cannot be read so
                reader.plan(plan)
        reader.close()
        with pytest.raises(StoreError, match="the store is closed"):
            reader.plans()


MOUNTED = """
import sys, uuid
sys.path[:0] = [{scene!r}, {package!r}]
from test_plan_store_reading import *
path = Path({path!r})
with PlanStore(path, read_only=True) as reader:
    read(reader)
for call in (lambda: PlanStore(path), lambda: PlanStore(path.with_name("new")), lambda: PlanStore(path.with_name("no"), read_only=True)):
    try:
        call()
    except StoreError as error:
        assert str(error).startswith(str(path.parent)), error
    else:
        raise SystemExit("it was opened")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts")
@pytest.mark.parametrize("how", ["-o ro,bind", "-o size=200k -t tmpfs"], ids=["read-only", "full"])
def test_a_read_only_disk_and_a_full_one(path: Path, tmp_path: Path, how: str) -> None:
    code = MOUNTED.format(scene=str(Path(__file__).parent), package=str(Path(integra.__file__).parents[1]),
                          path=str(tmp_path / "disk" / "plans"))
    (tmp_path / "disk").mkdir()
    (tmp_path / "from").mkdir()
    for name in ("plans", "plans.mark"):
        path.with_name(name).rename(tmp_path / "from" / name)
    script = (f"mount {how} from disk && (test -f disk/plans || cp -a from/. disk) && "
              "(test ! -w disk || (cat /dev/zero > disk/zero || true) 2>/dev/null) && exec \"$0\" -c \"$1\"")
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script, sys.executable, code], cwd=tmp_path, capture_output=True,
                          text=True, check=False)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this system lets nobody mount")
    assert (done.returncode, done.stderr) == (0, "")
