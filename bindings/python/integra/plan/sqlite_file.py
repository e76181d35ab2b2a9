"""A SQLite file of plans, opened to be written or to be read, and its changes.

Spec: spec/32-exchange.md (PLN-12), "How to store"; PLN-22.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ._form import made, wrong_form
from ._mark import Mark
from ._private import made_private
from .store_error import PATIENCE, StoreError, told
from ..text import Text

__all__ = ["NO_STORE", "SqliteFile", "known_path"]

NO_STORE = Text("is an SQLite database, and no store of plans: name another file",
                "est une base SQLite, et non une base de plans : donner un autre fichier")
_PAUSE = 0.02
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class SqliteFile:
    """The connection. Raises StoreError where the file cannot be opened."""

    name: str
    read_only: bool
    _path: Path
    _mark: Mark
    _opened: sqlite3.Connection
    _alone: tuple[int, ...] | None
    _has_plans: bool
    _file: int

    def __init__(self, path: str | os.PathLike[str], *, read_only: bool = False) -> None:
        self.name, self.read_only = os.fspath(path), read_only
        try:
            self._path = known_path(Path(path).resolve())
            self._mark = Mark(self._path)
            self._open()
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, StoreError):
                raise
            raise StoreError(self.name, told(Path(path), error)) from error

    def _open(self) -> None:
        self._alone = None
        if not self.read_only:
            self._opened = _to_write(self._path)
        else:
            self._opened, shared = _to_read(self._path)
            self._alone = None if shared else _version(self._path)
        try:
            self._begin()
            self._file = self._path.stat().st_ino
        except BaseException:
            self._opened.close()
            raise

    @property
    def _connection(self) -> sqlite3.Connection:
        """A file that is not shared with writers is opened anew where somebody wrote it all the same."""
        if self._alone is not None and not self._opened.in_transaction and self._alone != _version(self._path):
            self._opened.execute("SELECT 1")  # of a store that was closed an error, as of any
            self._opened.close()
            self._open()
        return self._opened

    def _begin(self) -> None:
        if self.read_only:
            there = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            wrong = wrong_form(self._connection) if ("events",) in there else NO_STORE
            self._has_plans = ("plans",) in there
        else:
            # Freed pages are overwritten: an erased text leaves nothing behind (PLN-22).
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._use_log()
            self._has_plans = True
            with self.change():
                wrong = made(self._connection, time.time_ns() // 1000)
                if wrong is not None:
                    raise StoreError(self.name, wrong)
            self.scrubbed()
        if wrong is not None:
            raise StoreError(self.name, wrong)

    def _use_log(self) -> None:
        """Write-ahead logging: readers and a writer do not stop each other. SQLite itself does not wait for that."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in _LOCKED or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)

    def close(self) -> None:
        self._opened.close()

    def told(self, error: BaseException) -> Text | None:
        return told(Path(self.name), error) if isinstance(error, (sqlite3.Error, OSError)) else None

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else row[0]

    @contextmanager
    def change(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")  # it waits here, where waiting cannot deadlock
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _try(self, change: Callable[[], object]) -> None:
        """A change that can be done without, made where nobody is writing: whoever is need not wait for it, nor it for them."""
        if self.read_only:
            return
        try:
            self._connection.execute("PRAGMA busy_timeout = 0")
            with self.change():
                change()
        except sqlite3.OperationalError:  # locked, full, or not to be written
            pass
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")

    @contextmanager
    def moment(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def scrubbed(self) -> None:
        """Empties the log beside the file, which still has the rows as they were; it waits for readers.

        A reader who outlasts that wait leaves it to the next one who opens or closes the file.
        """
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _to_write(path: Path) -> sqlite3.Connection:
    """The file, made for its owner alone where there is none; SQLite gives the files beside it the same mode."""
    with contextlib.suppress(FileExistsError):
        os.close(made_private(path))
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)


def _to_read(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The file to be read, and whether it is shared with writers.

    SQLite shares it through two files beside it, which it takes away at the end only where it might have written; so it might,
    and is told not to. Where the folder may not be written it cannot share, and need not as long as there is no log beside the
    file.
    """
    try:
        rows = _connected(path, "mode=rw")
        rows.execute("PRAGMA query_only = ON")
        return rows, True
    except sqlite3.Error:
        shared = _version(path)[-1] > 0
        return _connected(path, "mode=ro" if shared else "mode=ro&immutable=1"), shared


def _version(path: Path) -> tuple[int, ...]:
    """What differs once the file was written; at the end the size of the log beside it."""
    told, log = path.stat(), path.with_name(path.name + "-wal")
    return told.st_ino, told.st_mtime_ns, told.st_size, log.stat().st_size if log.exists() else 0


def _connected(path: Path, how: str) -> sqlite3.Connection:
    rows = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        rows.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.Error:
        rows.close()
        raise
    return rows


def known_path(path: Path) -> Path:
    """The name by which a file with several (hard links) was opened first: SQLite's files beside it go by the name, and two
    programs that use two of them would damage it."""
    with contextlib.suppress(OSError, sqlite3.Error, ValueError, TypeError, KeyError):
        if path.stat().st_nlink > 1:
            with closing(_connected(path, "mode=ro&immutable=1")) as rows:
                told_path = Path(str(rows.execute("SELECT json_extract(told, '$.path') FROM location").fetchone()[0]))
            if told_path.samefile(path):
                return told_path
    return path
