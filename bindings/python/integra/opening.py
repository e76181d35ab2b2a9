"""An input is opened once: told by its first bytes and read on in the same stream, a file, a pipe or packed by gzip.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What a pipe gave is gone: whoever opens its name a second time gets what is left of it, and nobody is told.
"""
from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

from ._discreet import alone
from ._os_errors import cannot_be_read
from .errors import TextError
from .text import Text

__all__ = ["HEAD", "STDIN", "DamagedError", "InputError", "Opened", "UTF8_MARK", "of_stream", "open_file", "open_named", "shown", "stdin"]

STDIN = "-"
#: How many first bytes tell what an input is.
HEAD = 65536
UTF8_MARK = b"\xef\xbb\xbf"
_GZIP, _PACKED = b"\x1f\x8b", ".gz"
#: What stands there is no file of the disk: opened again it may go on where it was left.
_LIVE = ("/dev/", "/proc/")
_DAMAGED = Text("packed by gzip, and cut short or damaged: get the file again",
                "compressé par gzip, et tronqué ou endommagé : se procurer de nouveau ce fichier")
_CLOSED = Text("stdin is closed: name a file", "l'entrée standard est fermée : nommer un fichier")


class InputError(TextError, ValueError):
    """An input cannot be read at all; the text says which, why and what to do."""


def shown(path: str | Path) -> str:
    """Give a path as text that any terminal and file can take, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class DamagedError(InputError):
    """An input is there, and is not what it was: others may be read all the same."""


class Opened:
    """An input that is open, with its first bytes (``head``), which are still to be read from ``stream``."""

    def __init__(self, raw: IO[bytes], name: str, path: Path | None = None) -> None:
        """Reads the first bytes; what is packed is unpacked."""
        self.name: str = name
        self.suffix: str = Path(name.removesuffix(_PACKED)).suffix.lower()
        self._path, self._raw = path, raw
        self._held = None if path is None else os.fstat(raw.fileno())
        #: Whether it is a file of the disk.
        self.regular: bool = self._held is not None and stat.S_ISREG(self._held.st_mode) and not str(path).startswith(_LIVE)
        given = _Rewound(raw, name)
        self._given = given
        self.packed: bool = given.head.startswith(_GZIP)
        if self.packed:
            given = _Rewound(_Unpacked(given, name), name)
        self.head: bytes = given.head
        self.stream: BinaryIO = io.BufferedReader(given, HEAD)

    @property
    def size(self) -> int | None:
        """How many bytes there are to read, None where nobody can tell."""
        return self._held.st_size or None if self._held is not None and self.regular and not self.packed else None

    @property
    def position(self) -> int:
        """How many bytes were read."""
        return self._given.position

    @property
    def file(self) -> Path | None:
        """The file of the disk that it is as it stands, to be read from anywhere; none of a pipe, or of what is packed."""
        return self._path if self.regular and not self.packed else None

    @property
    def identity(self) -> tuple[int, int] | None:
        """Which file of the disk it is."""
        return None if self._held is None else (self._held.st_dev, self._held.st_ino)

    def close(self) -> None:
        """Closes it; stdin is not ours to close."""
        if self._path is not None:
            self._raw.close()

    def park(self) -> None:
        """Closes it for the time being, where it is a file of the disk, which may be opened again."""
        if self.regular:
            self.close()
            self.head, self._given = b"", _Rewound(io.BytesIO(), self.name)

    def again(self) -> Opened:
        """The same input to be read now, opened once more where it was parked."""
        return open_file(self._path) if self._path is not None and self._raw.closed else self

    @contextmanager
    def reading(self) -> Iterator[BinaryIO]:
        """The stream, closed at the end; what cannot be read raises :class:`InputError` as it is read."""
        try:
            yield self.stream
        finally:
            self.close()


def open_file(path: str | Path) -> Opened:
    """Opens a path that is no folder; a folder raises IsADirectoryError, what cannot be read another OSError."""
    try:
        raw = open(path, "rb", buffering=0)
    except PermissionError as error:
        if os.path.isdir(path):  # as Windows says it
            raise IsADirectoryError(errno.EISDIR, error.args[1], str(path)) from None
        raise
    except ValueError:  # a zero byte in the name
        alone(FileNotFoundError(errno.ENOENT, "No such file or directory", str(path)))
    try:
        return Opened(raw, shown(path), Path(path))
    except BaseException:
        raw.close()
        raise


def open_named(path: str | Path) -> Opened:
    """As :func:`open_file`; what cannot be read is an :class:`InputError` that says so to people."""
    try:
        return open_file(path)
    except IsADirectoryError:
        raise
    except OSError as error:
        raise InputError(cannot_be_read(shown(path), error)) from None


def of_stream(stream: IO[bytes], name: str) -> Opened:
    """A stream that is open already, from where it stands; it is left open."""
    return Opened(stream, name)


def stdin() -> BinaryIO:
    """The bytes of stdin."""
    if sys.stdin is None:
        raise InputError(_CLOSED)
    return sys.stdin.buffer


class _Rewound(io.RawIOBase):
    """A stream, from its beginning, whose first bytes were read to tell what it is."""

    def __init__(self, source: IO[bytes] | io.RawIOBase, name: str) -> None:
        self._source, self._name = source, name
        self.position = 0
        self.head = b""
        while len(self.head) < HEAD and (more := source.read(HEAD - len(self.head))):
            self.head += more
        self._left = self.head

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Gives the first bytes again, then the rest."""
        if self._left:
            count = min(len(buffer), len(self._left))
            buffer[:count], self._left = self._left[:count], self._left[count:]
        else:
            count = self._more(buffer)
        self.position += count
        return count

    def _more(self, buffer: Any) -> int:
        try:
            return self._source.readinto(buffer) or 0  # type: ignore[union-attr]
        except OSError as error:
            raise DamagedError(cannot_be_read(self._name, error)) from None


class _Unpacked(io.RawIOBase):
    """What gzip packed, member after member, in bounded memory."""

    def __init__(self, packed: io.RawIOBase, name: str) -> None:
        import gzip
        import zlib

        self._damage = (EOFError, zlib.error, gzip.BadGzipFile)
        self._file = gzip.GzipFile(fileobj=io.BufferedReader(packed, HEAD), mode="rb")
        self._name = name

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpacks as much as there is room for."""
        try:
            return self._file.readinto(buffer)
        except self._damage:
            alone(DamagedError(_DAMAGED.at(self._name)))
