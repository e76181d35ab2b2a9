"""One command at a time on a file: the lock of the operating system, which a command that dies gives back.

Spec: spec/03-command.md; PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Elsewhere the file itself is locked. Windows lets nobody replace a file that is open, so there a file beside it is, of
the same name and ``.lock``; Windows lets nobody remove that one either while another command waits with it open.
"""
from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .._os_errors import cannot_be_read, os_reason
from ..adapters.records import shown
from ..text import Text
from .console import UNREADABLE, USAGE, Stop, note

#: How long a command waits for others, in seconds, and how long between two looks.
PATIENCE, PAUSE = 60.0, 0.05
#: What an operating system says where somebody else has the lock.
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _take(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    @contextmanager
    def _opened(name: str) -> Iterator[BinaryIO]:
        Path(name).stat()  # a plan that is not there gets no lock beside it
        beside = Path(name + ".lock")
        try:
            with open(beside, "a+b") as stream:
                yield stream
                with suppress(OSError):  # it was another one's
                    stream.seek(0)
                    msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        finally:
            with suppress(OSError):
                beside.unlink()

    def _is_of(stream: BinaryIO, name: str) -> bool:
        return True
else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    @contextmanager
    def _opened(name: str) -> Iterator[BinaryIO]:
        with open(name, "rb") as stream:
            yield stream

    def _is_of(stream: BinaryIO, name: str) -> bool:
        """The file is replaced, not written into: what was locked must still be the file of that name."""
        try:
            return os.path.samestat(os.fstat(stream.fileno()), os.stat(name))
        except OSError:
            return False


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Holds the lock of a file that is there, waiting for whoever has it."""
    path, until, said = shown(Path(name)), time.monotonic() + PATIENCE, False
    while True:
        with ExitStack() as stack:
            try:
                stream = stack.enter_context(_opened(name))
            except OSError as error:
                raise Stop(UNREADABLE, cannot_be_read(path, error)) from None
            if _taken(stream, path):
                if _is_of(stream, name):
                    yield
                    return
                continue
        if time.monotonic() >= until:
            raise Stop(USAGE, Text(
                "another command is changing it and does not end: end it, or try again later; nothing is written",
                "une autre commande le modifie et ne finit pas : l'arrêter, ou réessayer plus tard ; rien n'est écrit"
            ).at(path))
        if not said:
            note(Text("another command is changing it; waiting", "une autre commande le modifie ; attente").at(path))
            said = True
        time.sleep(PAUSE)


def _taken(stream: BinaryIO, path: str) -> bool:
    """Whether the lock is ours now; False where another command has it."""
    try:
        _take(stream)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise Stop(USAGE, Text(
            "cannot be locked ({reason}), and without a lock two commands could overwrite each other: keep it on a disk "
            "that has locks, such as a local one",
            "ne peut être verrouillé ({reason}), et sans verrou deux commandes pourraient s'écraser l'une l'autre : le "
            "garder sur un disque qui a des verrous, par exemple local").of(reason=os_reason(error)).at(path)) from None
    return True
