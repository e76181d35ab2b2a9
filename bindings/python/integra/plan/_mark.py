"""The mark beside a file of plans, by which a file that was set back or copied is told from one that went on.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any, NamedTuple

from ._private import made_private

__all__ = ["Mark", "Marked", "Location"]

_SIZE = 4096


class Location(NamedTuple):
    """Where a file of plans lies: the number that its folder gives it, the disk, and the path without links."""

    file: int
    device: int
    path: str

    @classmethod
    def of(cls, path: Path) -> Location:
        """The location of a file, whose path is resolved. Raises OSError."""
        told = path.stat()
        return cls(told.st_ino, told.st_dev, str(path))

    def same(self, other: Location) -> bool:
        """Whether it is one file: moved on its disk it keeps its number, mounted anew its path."""
        return self.file == other.file and (self.path == other.path or self.device == other.device)


class Marked(NamedTuple):
    """What a mark says: of which file, as which writer, and how many events it has appended as that."""

    location: Location
    writer: str
    own: int


class Mark:
    """A small file, written whole. It never follows a link: what stands in its place is replaced."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".mark")

    def read(self) -> Marked | None:
        """What it says; None where there is none that can be read."""
        try:
            handle = os.open(self._path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            with open(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    return None
                return _marked(json.loads(file.read(_SIZE)))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def write(self, marked: Marked) -> None:
        """Says it. One at a time: within a change. Raises OSError, and the mark is then as it was.

        A power cut may bring back the mark of before: it is less than what the file has, and is written anew on opening.
        """
        fresh = self._path.with_name(self._path.name + ".new")
        fresh.unlink(missing_ok=True)  # of one who was ended while writing it
        with open(made_private(fresh), "wb") as file:
            file.write(json.dumps(marked.location._asdict() | {"writer": marked.writer, "own": marked.own}).encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self._path)


def _marked(told: dict[str, Any]) -> Marked | None:
    location = location_of(told)
    writer, own = told["writer"], told["own"]
    if location is None or type(writer) is not str or type(own) is not int:
        return None
    return Marked(location, writer, own)


def location_of(told: dict[str, Any]) -> Location | None:
    """The location that a mark or a file names, None where it names none."""
    found = Location(told["file"], told["device"], told["path"])
    return found if (type(found.file), type(found.device), type(found.path)) == (int, int, str) else None
