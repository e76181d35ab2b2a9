"""The lock of a file of plans: taken, waited for, refused, and on Windows a file beside it.

Spec: spec/03-command.md; PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import errno
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from integra.cli import lock
from integra.cli.console import Stop

fcntl = pytest.importorskip("fcntl")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "plan.cbor").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    return "plan.cbor"


def refused(module: Any, name: str) -> str:
    with pytest.raises(Stop) as caught, module.locked(name):
        pytest.fail("it was locked all the same")
    return str(caught.value)


def test_one_command_holds_it_and_gives_it_back(plan: str) -> None:
    with lock.locked(plan):
        assert "another command is changing it" in refused(lock, plan)
    with lock.locked(plan):
        pass
    assert os.listdir() == [plan]


def test_a_file_replaced_meanwhile_is_locked_anew(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def replaced(stream: Any, mode: int, flock: Any = fcntl.flock) -> None:
        if not taken:
            Path("other").write_bytes(b"y")
            os.replace("other", plan)
        taken.append(os.fstat(stream.fileno()).st_ino)
        flock(stream, mode)

    monkeypatch.setattr(fcntl, "flock", replaced)
    with lock.locked(plan):
        assert len(taken) == 2 and taken[1] == os.stat(plan).st_ino


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS])
def test_a_disk_without_locks_is_told(plan: str, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def none(stream: object, mode: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", none)
    said = refused(lock, plan)
    assert said.startswith(f"plan.cbor: cannot be locked ({os.strerror(code)})") and "local" in said


def test_what_is_not_there_is_not_locked(plan: str) -> None:
    assert "cannot be read" in refused(lock, "absent.cbor")


@pytest.fixture
def windows(plan: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it, with a stand-in for the lock that Windows has."""
    held: dict[int, int] = {}

    def locking(handle: int, mode: int, count: int) -> None:
        inode = os.fstat(handle).st_ino
        if mode == 3 and held.setdefault(inode, handle) != handle:
            raise OSError(errno.EACCES, "Permission denied")
        if mode == 0 and held.pop(inode, None) != handle:
            raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=3, LK_UNLCK=0))
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("integra.cli.lock_of_windows", lock.__file__)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.__dict__["PATIENCE"] = 0.0
    return module


def test_windows_locks_a_file_beside_it(windows: ModuleType, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with windows.locked(plan):
        assert sorted(os.listdir()) == [plan, plan + ".lock"]
        # Windows lets nobody remove an open file; here that is the stand-in's to do.
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", lambda path: None)
            assert "another command is changing it" in refused(windows, plan)
        Path(plan).write_bytes(b"y")
    with windows.locked(plan):
        pass
    assert os.listdir() == [plan]
    assert "cannot be read" in refused(windows, "absent.cbor") and os.listdir() == [plan]
