"""How far the writer of a SQLite file went, and whether the file is the one that goes on.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The file says where it lies, and so does the mark beside it, with the writer and how many events that had appended when one was
last acknowledged. What a mark says of a file at its location with the same writer decides: a file with fewer events was set back.
One without a mark goes on only if it lies where it says, and the store has given nothing of its writer out (store.py).
"""
from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

from ._mark import Location, Marked, location_of
from ._private import made_private
from .rows import Continuity
from .sqlite_file import SqliteFile
from .store_error import StoreError, told
from ..text import Text

__all__ = ["SqliteWriters"]

_REPLACED = Text("is another file than the one that was opened: close the store, and open it again",
                 "n'est plus le fichier qui a été ouvert : fermer la base de plans, et l'ouvrir à nouveau")
_TAKEN = Text("is there already: name a new file", "existe déjà : donner le nom d'un nouveau fichier")
_LATEST = "SELECT {} FROM writers ORDER BY number DESC LIMIT 1"
_LIES = "INSERT OR REPLACE INTO location VALUES (1, ?, 0)"
_GIVE = "UPDATE writers SET given = 1 WHERE number = (SELECT MAX(number) FROM writers)"


class SqliteWriters(SqliteFile):
    """Writers, the mark, and backups."""

    def writer(self) -> bytes | None:
        found: bytes | None = self._one(_LATEST.format("writer"))
        return found

    def draw(self, writer: bytes) -> None:
        self._connection.execute("DELETE FROM writers WHERE own = 0")
        self._connection.execute(
            "INSERT INTO writers (writer, number) SELECT ?, 1 + COALESCE(MAX(number), 0) FROM writers", [writer])

    def own(self) -> int:
        return int(self._one(_LATEST.format("own")) or 0)

    def given(self) -> bool:
        return bool(self._one(_LATEST.format("given")))

    def give(self) -> None:
        if not self.given():
            self._try(lambda: self._connection.execute(_GIVE))
        with suppress(OSError, StoreError):  # an event of one who was ended before the mark was written
            found = self._mark.read()
            if self.continuity() is Continuity.GOES_ON and found != self._marked(found):
                self._try(lambda: self._mark.write(self._marked(self._mark.read())))

    # ---- the mark

    def _location(self) -> Location:
        here = Location.of(self._path)
        if here.file != self._file:
            raise StoreError(self.name, _REPLACED)
        return here

    def _told(self) -> tuple[Location | None, bool]:
        """Where the file says that it lies, and whether it says that it is a backup."""
        row = self._connection.execute("SELECT told, backup FROM location").fetchone()
        if row is None:
            return None, False
        with suppress(ValueError, TypeError, KeyError):
            return location_of(json.loads(row[0])), bool(row[1])
        return None, bool(row[1])

    def _name(self) -> str:
        writer = self.writer()
        return "" if writer is None else str(UUID(bytes=writer))

    def continuity(self) -> Continuity:
        here, mark, (said, backup) = self._location(), self._mark.read(), self._told()
        of_it = mark is not None and mark.writer == self._name()
        if mark is not None and of_it and mark.own > self.own():
            return Continuity.SET_BACK
        if mark is not None and of_it and (mark.location.same(here) or (backup and mark.location.path == here.path)):
            return Continuity.GOES_ON
        if backup:
            return Continuity.BACKUP
        return Continuity.UNMARKED if mark is None and said is not None and said.same(here) else Continuity.SET_BACK

    def _marked(self, before: Marked | None) -> Marked:
        """What the mark is to say; never less than what it said of the same writer."""
        location, writer, own = self._location(), self._name(), self.own()
        return Marked(location, writer, max(own, before.own) if before is not None and before.writer == writer else own)

    def mark(self) -> None:
        found = self._mark.read()
        moved = self._told() != (self._location(), False)
        if found == self._marked(found) and not moved:
            return
        with self.change():
            if moved:
                self._connection.execute(_LIES, [json.dumps(self._location()._asdict())])
            self._mark.write(self._marked(self._mark.read()))
        if moved:
            self.scrubbed()  # the file itself says it, for whoever opens it by another name

    # ---- backups

    def backup(self, path: str) -> None:
        self._one("SELECT 1")  # of a store that was closed an error, before anything is made
        try:
            os.close(made_private(path))
            self._write_backup(path)
        except FileExistsError as error:
            raise StoreError(path, _TAKEN) from error
        except (OSError, sqlite3.Error) as error:
            raise StoreError(path, told(Path(path), error)) from error

    def _write_backup(self, path: str) -> None:
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                self._connection.backup(other)
                other.execute("PRAGMA secure_delete = ON")
                other.execute("UPDATE location SET backup = 1")
        except BaseException:
            for end in ("-wal", "-shm", ""):
                with suppress(OSError):
                    os.unlink(path + end)
            raise
