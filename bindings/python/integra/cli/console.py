"""The one place from which the command prints: messages on stderr, what was asked for on stdout or in a file.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import errno
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from .._os_errors import cannot_be_written
from .._signs import plain as plain
from ..opening import shown
from ..text import Text
from .language import SPEECH, said
from .targets import Target, target_of

#: Exit statuses; 0 is done, whatever the verdict.
REFUSED, USAGE, UNREADABLE, INTERNAL, INTERRUPTED, TERMINATED = 1, 2, 3, 4, 130, 143
STDOUT = "-"
_STDOUT = 1
#: About a screenful of refusals; so many reasons are told apart, and so many told.
SCREENFUL, _DIFFERENT, _REASONS = 20, 1000, 5
_OTHER = Text("other reasons", "d'autres raisons")
_OTHER_NAME = Text("give another name to {option}", "donner un autre nom avec {option}")
_OTHER_FOLDER = Text("give another folder to {option}", "donner un autre dossier de fichiers avec {option}")
#: What to do where the system refuses a place.
_INSTEAD = dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOSPC), _OTHER_FOLDER)


@dataclass
class _Refusals:
    """How many lines of refusals were shown, and the others by their reasons."""

    shown: int = 0
    others: collections.Counter[Text] = field(default_factory=collections.Counter)


_REFUSALS = _Refusals()
_through: list[Callable[[str], None]] = []


class Stop(Exception):
    """The command stops: the exit status, and one line saying why and what to do."""

    def __init__(self, status: int, text: Text) -> None:
        self.status, self.text = status, text
        super().__init__(text.en)


def _in_columns(line: str) -> str:
    return "\t".join(map(plain, line.split("\t")))


class Screen:
    """A terminal as commands write to it: whatever the text says, the terminal shows it and obeys none of it."""

    def __init__(self, terminal: BinaryIO) -> None:
        self._terminal = terminal

    def write(self, data: bytes) -> int:
        """Writes text in UTF-8, whole characters of it; only ends of lines and tabs are not signs to be shown."""
        rows = (row.removesuffix("\r") for row in data.decode("utf-8", "replace").split("\n"))
        self.styled("\n".join(map(_in_columns, rows)).encode("utf-8"))
        return len(data)

    def styled(self, data: bytes) -> None:
        """Writes what the page has made plain already, in the terminal's encoding and with styles of our own."""
        self._terminal.write(data)

    def flush(self) -> None:
        """Sends what is held back."""
        self._terminal.flush()


def note(text: Text) -> None:
    """Says on stderr what the command does, unless it is to be quiet."""
    if not SPEECH.quiet:
        complain(text)


def complain(text: Text) -> None:
    """Says on stderr what went wrong, in one line."""
    lines(f"integra: {said(text)}")


def problem(place: Text, reason: Text) -> None:
    """Says on stderr what is refused, where and why; beyond a screenful it is counted."""
    if room(reason):
        lines(said(reason.at(place)))


def room(reason: Text, height: int = 1) -> bool:
    """Whether one more refusal of some lines is shown; else it is counted by its reason."""
    if SPEECH.all_errors or _REFUSALS.shown + height <= SCREENFUL:
        _REFUSALS.shown += height
        return True
    _REFUSALS.others[reason if len(_REFUSALS.others) < _DIFFERENT else _OTHER] += 1
    return False


def untold() -> None:
    """Says how many refusals were not shown, by their reasons, and begins anew."""
    others = _REFUSALS.others
    _REFUSALS.shown, _REFUSALS.others = 0, collections.Counter()
    if not others:
        return
    complain(Text(f"refused as well, and not shown: {others.total()} (--all-errors shows them)",
                  f"refusés aussi, et non montrés : {others.total()} (--all-errors les montre)"))
    most = [each for each in others.most_common() if each[0] != _OTHER][:_REASONS]
    most += [(_OTHER, rest)] if (rest := others.total() - sum(count for _, count in most)) else []
    for reason, count in most:
        lines(f"  {count} × {said(reason)}")


def lines(*each: str) -> None:
    """Prints lines on stderr, the one way there: what a terminal would obey is shown instead."""
    text = "\n".join(map(_in_columns, each))
    if _through:
        _through[-1](text)
    elif sys.stderr is not None:  # closed: print() would take stdout instead
        print(text, file=sys.stderr)


def through(write: Callable[[str], None] | None) -> None:
    """Sends what is said on stderr through a progress bar that stands there, until None ends that."""
    _through[:] = [write] if write else []


def width(text: str) -> int:
    """How many columns a terminal gives a text."""
    if text.isascii():  # most is, and every such sign is one column
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
               for char in text)


def fit(text: str, columns: int) -> str:
    """Text cut or filled to exactly so many columns, cut with an ellipsis."""
    text = plain(text)
    if width(text) > columns:
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))


@contextmanager
def output(target: str | None, *, binary: bool = False, option: str = "-o", private: bool = True) -> Iterator[BinaryIO]:
    """Where the result goes: stdout, a stream or pipe that is there, or a file that appears whole or not at all.

    A file is written under another name beside it and renamed at the end; whatever interrupts that removes it. What is
    open already, a pipe or a device is written into as it stands. Bytes (``binary``) are not written to a terminal, and
    text to none but through a :class:`Screen`.
    ``option`` is the one that named the target. A file that is made is its owner's alone, or where nothing in it can be about
    anybody, and it is not ``private``, as the system makes files; one that is replaced keeps its permissions.
    """
    found = None if target in (None, STDOUT) else place_of(target, option)
    if found is None or found.descriptor == _STDOUT:
        if sys.stdout is None:
            raise Stop(USAGE, Text("stdout is closed: give -o FILE",
                                      "la sortie standard est fermée : donner -o FICHIER"))
        yield _shielded(sys.stdout.buffer, binary)
        sys.stdout.buffer.flush()
    elif not found.replaced:
        with _opened(found, str(target), option) as stream:
            yield _shielded(stream, binary)
    else:
        stream, temporary = _temporary(found, str(target), option, private)
        try:
            with stream:
                yield stream
            os.replace(temporary, found.path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise


def place_of(name: str, option: str) -> Target:
    """The place that an option names to be written to."""
    try:
        return target_of(name)
    except (OSError, ValueError) as error:
        raise _unwritable(name, error, option) from None


def _unwritable(name: str, error: OSError | ValueError, option: str) -> Stop:
    if isinstance(error, ValueError):  # a zero byte in the name
        error = FileNotFoundError(errno.ENOENT, "")
    return Stop(USAGE, cannot_be_written(shown(name), error, _INSTEAD.get(error.errno or 0, _OTHER_NAME).of(option=option)))


def _shielded(stream: BinaryIO, binary: bool) -> BinaryIO:
    if not stream.isatty():
        return stream
    if binary:
        raise Stop(USAGE, Text(
            "CBOR is no text for a terminal: give -o FILE, or send it to another command with |",
            "du CBOR n'est pas un texte pour un terminal : donner -o FICHIER, ou l'envoyer à une autre commande "
            "avec |"))
    return cast(BinaryIO, Screen(stream))


def _opened(found: Target, name: str, option: str) -> BinaryIO:
    """Something that is written into: neither made nor cut short."""
    try:
        handle = (os.open(found.path, os.O_WRONLY | os.O_APPEND) if found.descriptor is None
                  else os.dup(found.descriptor))
        stream = os.fdopen(handle, "wb")
        os.write(handle, b"")  # one that was opened to be read says so now
        return stream
    except OSError as error:
        raise _unwritable(name, error, option) from None


def _temporary(found: Target, name: str, option: str, private: bool) -> tuple[BinaryIO, str]:
    import tempfile  # loads what makes random numbers, which stdout does without

    try:
        handle, temporary = tempfile.mkstemp(prefix=".integra-", suffix=".part", dir=os.path.dirname(found.path) or os.curdir)
    except OSError as error:
        raise _unwritable(name, error, option) from None
    mask = os.umask(0)
    os.umask(mask)
    mode = (0o600 if private else 0o666) & ~mask if found.held is None else found.held.st_mode & 0o777
    with suppress(OSError):
        os.chmod(handle if os.chmod in os.supports_fd else temporary, mode)
    return os.fdopen(handle, "wb"), temporary
