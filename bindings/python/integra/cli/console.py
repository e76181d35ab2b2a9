"""The one place from which the command prints: messages on stderr, what was asked for on stdout or in a file.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import os
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from .._os_errors import cannot_be_written
from ..text import Text
from .language import SPEECH, said

#: Exit statuses; 0 is done, whatever the verdict.
REFUSED, USAGE, UNREADABLE, INTERNAL, INTERRUPTED, TERMINATED = 1, 2, 3, 4, 130, 143
STDOUT = "-"
#: About a screenful of refusals; so many reasons are told apart, and so many told.
SCREENFUL, _DIFFERENT, _REASONS = 20, 1000, 5
_OTHER = Text("other reasons", "d'autres raisons")


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


def plain(text: str) -> str:
    """Text without what a terminal would obey: control and formatting characters become a replacement sign."""
    return "".join(char if char.isprintable() else "�" for char in text)


def note(text: Text) -> None:
    """Says on stderr what the command does, unless it is to be quiet."""
    if not SPEECH.quiet:
        complain(text)


def complain(text: Text) -> None:
    """Says on stderr what went wrong, in one line."""
    lines(f"integra: {plain(said(text))}")


def problem(place: Text, reason: Text) -> None:
    """Says on stderr what is refused, where and why; beyond a screenful it is counted."""
    if room(reason):
        lines(plain(said(reason.at(place))))


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
        lines(f"  {count} × {plain(said(reason))}")


def lines(text: str) -> None:
    """Prints lines on stderr as they stand."""
    if _through:
        _through[-1](text)
    elif sys.stderr is not None:  # closed: print() would take stdout instead
        print(text, file=sys.stderr)


def through(write: Callable[[str], None] | None) -> None:
    """Sends what is said on stderr through a progress bar that stands there, until None ends that."""
    _through[:] = [write] if write else []


def width(text: str) -> int:
    """How many columns a terminal gives a text."""
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
def output(target: str | None, *, binary: bool = False, option: str = "-o") -> Iterator[BinaryIO]:
    """Where the result goes: stdout, or a file that appears whole or not at all.

    A file is written under another name beside it and renamed at the end; whatever interrupts that removes it.
    Bytes (``binary``) are not written to a terminal. ``option`` is the one that named the target.
    """
    if target in (None, STDOUT):
        if sys.stdout is None:
            raise Stop(USAGE, Text("stdout is closed: give -o FILE",
                                      "la sortie standard est fermée : donner -o FICHIER"))
        if binary and sys.stdout.isatty():
            raise Stop(USAGE, Text(
                "CBOR is no text for a terminal: give -o FILE, or send it to another command with |",
                "du CBOR n'est pas un texte pour un terminal : donner -o FICHIER, ou l'envoyer à une autre commande "
                "avec |"))
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = os.path.realpath(str(target))
    if os.path.exists(path) and not os.path.isfile(path):
        with _opened(path, option) as stream:
            yield stream
        return
    stream, temporary = _temporary(path, str(target), option)
    try:
        with stream:
            yield stream
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _opened(path: str, option: str) -> BinaryIO:
    try:
        return open(path, "wb")
    except OSError as error:
        raise Stop(USAGE, cannot_be_written(path, error, Text(
            f"give another name to {option}", f"donner un autre nom avec {option}"))) from None


def _temporary(path: str, shown: str, option: str) -> tuple[BinaryIO, str]:
    try:
        handle, temporary = tempfile.mkstemp(prefix=".integra-", suffix=".part", dir=os.path.dirname(path))
    except OSError as error:
        raise Stop(USAGE, cannot_be_written(shown, error, Text(
            f"give another folder to {option}", f"donner un autre dossier de fichiers avec {option}"))) from None
    mask = os.umask(0)
    os.umask(mask)
    with suppress(OSError):
        os.chmod(temporary, os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666 & ~mask)
    return os.fdopen(handle, "wb"), temporary
