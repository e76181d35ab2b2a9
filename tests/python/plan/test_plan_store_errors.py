"""What is wrong with the file of a store is said with its path and with what to do, in both languages.

Spec: spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pickle
import sqlite3
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plan_scene import NURSE, active, draft, opened, opening

from integra import EventKind
from integra.plan import sqlite_file
from integra.plan.store import PlanStore, StoreError
from integra.words import Language, NeedDomain

NEED = draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL)


def folder(path: Path) -> None:
    path.mkdir()


def no_database(path: Path) -> None:
    path.write_bytes(b"these are notes, and no database" * 40)


def of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE events (day TEXT)")
    other.close()


def damaged(path: Path) -> None:
    with PlanStore(path) as store:
        store.append(opening())
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


@pytest.mark.parametrize(("make", "en", "fr"), [
    (folder, "is a folder: name a file in it", "est un dossier de fichiers : donner le nom"),
    (no_database, "is no SQLite database: name another file", "n'est pas une base SQLite : donner"),
    (of_another_program, "is no store of plans", "n'est pas une base de plans"),
    (damaged, "is damaged: restore a backup", "est endommagé : restaurer une sauvegarde"),
])
def test_a_file_that_is_no_store_is_told_by_its_path(
        tmp_path: Path, make: Callable[[Path], None], en: str, fr: str) -> None:
    path = tmp_path / "plans"
    make(path)
    with pytest.raises(StoreError) as caught:
        PlanStore(path).plans()
    error = caught.value
    assert (error.path, str(error)) == (str(path), error.sentence()) and isinstance(error, sqlite3.Error)
    assert str(error).startswith(f"{path}: {en}") and error.sentence("fr").startswith(f"{path} : {fr}")
    assert error.sentence(Language.FR) == error.sentence("fr") and isinstance(error.__cause__, sqlite3.Error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.path, str(again)) == (StoreError, error.path, str(error))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "plans"
    with pytest.raises(StoreError, match="its folder is not there: make it first") as caught:
        PlanStore(path)
    assert caught.value.path == str(path)


def calls(store: PlanStore, plan: uuid.UUID, received: bytes) -> dict[str, Callable[[], Any]]:
    """Every call that reads or writes the file."""
    return {
        "writer": lambda: store.writer, "plans": store.plans, "restored": store.restored,
        "plan": lambda: store.plan(plan), "append": lambda: store.append(NEED, plan),
        "apply": lambda: store.apply(active().events[0].to_cbor()), "merge": lambda: store.merge(received),
        "delta": lambda: store.delta(plan, active().summary())}


NAMES = ("writer", "plans", "restored", "plan", "append", "apply", "merge", "delta")


def begun(path: Path) -> tuple[PlanStore, uuid.UUID]:
    store = PlanStore(path)
    store.merge(active().to_cbor())
    plan = active().id
    assert plan is not None
    return store, plan


@pytest.mark.parametrize("name", NAMES)
def test_every_call_of_a_closed_store_says_that_it_is_closed(tmp_path: Path, name: str) -> None:
    store, plan = begun(tmp_path / "plans")
    store.close()
    with pytest.raises(StoreError, match="plans: the store is closed: open it again"):
        calls(store, plan, active().to_cbor())[name]()


WRITING = ("restored", "append", "apply", "merge")


@pytest.mark.parametrize("name", WRITING)
def test_a_file_locked_by_another_program_is_told(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sqlite_file, "PATIENCE", 0.0)
    store, plan = begun(tmp_path / "plans")
    other = sqlite3.connect(tmp_path / "plans", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store:
        with pytest.raises(StoreError, match="plans: another program has kept it locked"):
            calls(store, plan, active().to_cbor())[name]()
        other.execute("ROLLBACK")
        calls(store, plan, active().to_cbor())[name]()  # nothing is left of the call that failed
    other.close()


@pytest.mark.parametrize("name", ["plan", "delta", "plans", "writer"])
def test_what_only_reads_waits_for_no_other_program(tmp_path: Path, name: str) -> None:
    store, plan = begun(tmp_path / "plans")
    store.append(NEED, plan)
    other = sqlite3.connect(tmp_path / "plans", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store:
        calls(store, plan, active().to_cbor())[name]()  # it would wait for a minute
        other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("name", ["restored", "append", "apply", "merge"])
def test_a_file_that_may_not_be_written_is_told(tmp_path: Path, name: str) -> None:
    store, plan = begun(tmp_path / "plans")
    strange = opened(uuid.UUID(int=77))
    with store:
        store._rows._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="plans: cannot be written: allow this program"):
            if name == "apply":
                store.apply(strange.events[0].to_cbor())
            else:
                calls(store, plan, strange.to_cbor())[name]()
        store._rows._connection.execute("PRAGMA query_only = OFF")
        assert store.plans() == (plan,)


def test_a_store_is_of_one_thread(tmp_path: Path) -> None:
    store, _ = begun(tmp_path / "plans")
    said: list[str] = []

    def other() -> None:
        try:
            store.plans()
        except StoreError as error:
            said.append(str(error))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    store.close()
    assert said == [f"{tmp_path / 'plans'}: is used by another thread than the one that opened it: "
                    "give each thread its own PlanStore"]


def test_a_path_is_shown_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    with pytest.raises(StoreError, match="^plans: is a folder"):
        PlanStore("plans")
