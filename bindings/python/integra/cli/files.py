"""Opening what commands name, once each: files, pipes, stdin.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .._os_errors import cannot_be_read
from ..opening import STDIN, DamagedError, Opened, of_stream, open_named, shown, stdin
from ..text import Text
from .console import UNREADABLE, Stop

__all__ = ["STDIN", "each_opened", "each_stream", "first_of", "named", "open_one", "surviving"]


def named(name: str) -> str:
    """A file's name as places show it."""
    return "stdin" if name == STDIN else shown(Path(name))


def open_one(name: str | Opened) -> Opened:
    """What a name stands for, which is no folder."""
    if isinstance(name, Opened):
        return name
    if name == STDIN:
        return of_stream(stdin(), "stdin")
    try:
        return open_named(name)
    except IsADirectoryError as error:
        raise Stop(UNREADABLE, cannot_be_read(named(name), error)) from None


def first_of(names: Sequence[str]) -> tuple[Opened | None, list[str | Opened]]:
    """The first input, open where it is no folder, and all of them to be read from there on."""
    try:
        first = open_named(names[0]) if names[0] != STDIN else open_one(STDIN)
    except IsADirectoryError:
        return None, list(names)
    return first, [first, *names[1:]]


def each_opened(names: Sequence[str | Opened], damaged: Callable[[Text], object] | None = None) -> Iterator[Opened]:
    """The named files one after the other, each open while it is had; ``damaged`` is told which is, where others are named."""
    for name in names:
        with surviving(names, damaged):
            opened = open_one(name)
            try:
                yield opened
            finally:
                opened.close()


@contextmanager
def surviving(names: Sequence[object], damaged: Callable[[Text], object] | None) -> Iterator[None]:
    """Goes on behind a file that is damaged, where it is not the only one."""
    try:
        yield
    except DamagedError as error:
        if damaged is None or len(names) == 1:
            raise
        damaged(error.text)


def each_stream(names: Sequence[str]) -> Iterator[tuple[BinaryIO, str]]:
    """The streams of the named files, with the names that places show."""
    for opened in each_opened(names):
        yield opened.stream, opened.name
