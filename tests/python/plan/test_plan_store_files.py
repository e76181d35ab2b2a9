"""The files of a store are for their owner alone, and its mark is written whole and through no link.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_scene import NURSE, draft, opening

from integra import EventKind
from integra.plan._mark import Location, Mark, Marked
from integra.plan.store import PlanStore, StoreError
from integra.words import NeedDomain

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
NEED = draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.lstat().st_mode) for each in folder.iterdir() if each.name.startswith("plans")}


def begun(store: PlanStore) -> uuid.UUID:
    plan = store.append(opening()).plan
    assert plan is not None
    return plan


def test_whatever_the_umask_each_file_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    with PlanStore(tmp_path / "plans") as store:
        begun(store)
        store.backup(tmp_path / "plans.backup")
        assert modes(tmp_path) == dict.fromkeys(("plans", "plans-wal", "plans-shm", "plans.mark", "plans.backup"), 0o600)


@pytest.mark.parametrize("mode", [0o640, 0o400, 0o664])
def test_the_mode_that_a_file_has_is_left(tmp_path: Path, mode: int) -> None:
    with PlanStore(tmp_path / "plans") as store:
        begun(store)
    (tmp_path / "plans").chmod(mode)
    with PlanStore(tmp_path / "plans", read_only=not mode & 0o200):
        assert modes(tmp_path)["plans"] == mode


@pytest.mark.parametrize("end", [".mark", ".mark.new"])
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_the_mark_is_replaced_and_not_followed(tmp_path: Path, end: str, there: bool) -> None:
    victim = tmp_path / "victim"
    with PlanStore(tmp_path / "plans") as store:
        plan, writer = begun(store), store.writer
        if there:
            victim.write_bytes((tmp_path / "plans.mark").read_bytes())  # what it says is not believed either
        before = victim.read_bytes() if there else None
        (tmp_path / f"plans{end}").unlink(missing_ok=True)
        (tmp_path / f"plans{end}").symlink_to(victim)
        assert store.append(NEED, plan).writer == writer
    assert (victim.read_bytes() if victim.exists() else None) == before
    assert modes(tmp_path) == {"plans": 0o600, "plans.mark": 0o600} and not (tmp_path / "plans.mark").is_symlink()
    assert json.loads((tmp_path / "plans.mark").read_text())["own"] == 2


def test_a_link_to_a_mark_is_no_mark(tmp_path: Path) -> None:
    with PlanStore(tmp_path / "plans") as store:
        writer = store.writer
        store.plan(begun(store)).close()
    (tmp_path / "plans.mark").rename(tmp_path / "elsewhere")
    (tmp_path / "plans.mark").symlink_to(tmp_path / "elsewhere")
    with PlanStore(tmp_path / "plans") as store:
        assert store.writer != writer


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def much(path: Path) -> None:
    path.write_text("[" * 100_000)


def of_another_shape(path: Path) -> None:
    path.write_text('{"file": "1", "device": 2, "path": "/", "writer": "", "own": 1}')


@pytest.mark.parametrize("make", [folder, pipe, much, of_another_shape])
def test_what_is_no_mark_says_nothing(tmp_path: Path, make: object) -> None:
    with PlanStore(tmp_path / "plans") as store:
        plan, writer = begun(store), store.writer
    (tmp_path / "plans.mark").unlink()
    make(tmp_path / "plans.mark")  # type: ignore[operator]
    if make is folder:
        with pytest.raises(StoreError, match="^.*plans: Is a directory"):
            PlanStore(tmp_path / "plans")
    else:
        with PlanStore(tmp_path / "plans") as store:
            assert store.append(NEED, plan).writer == writer


def test_a_mark_is_as_it_was_until_the_next_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark, first = Mark(tmp_path / "plans"), Marked(Location(1, 2, "/plans"), "w", 3)
    steps: list[str] = []
    replace, sync = os.replace, os.fsync

    def synced(handle: int) -> None:
        steps.append("sync")
        sync(handle)

    def replaced(*paths: Path) -> None:
        steps.append("replace")
        replace(*paths)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    mark.write(first)
    assert steps == ["sync", "replace"] and mark.read() == first

    def failing(handle: int) -> None:
        raise OSError(5, "the disk fails")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="the disk fails"):
        mark.write(first._replace(own=4))
    assert mark.read() == first
