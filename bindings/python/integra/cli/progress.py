"""A progress bar while many are read: on a terminal, where nothing else is being written to it.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Protocol

from ..text import Text, plural
from . import console
from .language import SPEECH, said
from .terminal import has_rich

PEOPLE = Text("{n} person", "{n} personne"), Text("{n} people", "{n} personnes")
#: People between two looks at how far we are; fewer show no bar at all, so that it never flashes.
STEP = 250


class Place(Protocol):
    """How far an input is read, in bytes, and how many it has in all where that is known."""

    @property
    def position(self) -> int:
        """Bytes read."""

    @property
    def size(self) -> int | None:
        """Bytes in all, None where nobody can tell."""


class Nothing:
    """No bar."""

    def done(self, count: int) -> None:
        """Nothing to show."""


def visible(to_file: bool) -> bool:
    """Whether a bar may be shown: stderr is a terminal, and the result does not go to it too."""
    if SPEECH.quiet or sys.stderr is None or not sys.stderr.isatty() or not has_rich():
        return False
    return to_file or sys.stdout is None or not sys.stdout.isatty()


@contextmanager
def progress(place: Place, to_file: bool, what: tuple[Text, Text] = PEOPLE) -> Iterator[Nothing]:
    """Shows how far we are, counting one and many of something, and takes the bar away at the end."""
    if not visible(to_file):
        yield Nothing()
        return
    bar = _Bar(place, what)
    try:
        yield bar
    finally:
        bar.close()


@contextmanager
def waiting(what: Text) -> Iterator[None]:
    """Says that something long is being done, and since when, where it lasts a second or more; nothing is written to the
    terminal meanwhile."""
    if not visible(True):
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn(),
                   console=Console(file=sys.stderr), transient=True)
    bar.add_task(said(what), total=None)
    begun = Timer(1, bar.start)
    begun.daemon = True
    begun.start()
    try:
        yield
    finally:
        begun.cancel()
        begun.join()
        bar.stop()


class _Bar(Nothing):
    def __init__(self, place: Place, what: tuple[Text, Text]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._place, self._what, self._next = place, what, STEP
        self._console = Console(file=sys.stderr)
        self._bar = Progress(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
                             console=self._console, transient=True)
        self._task = self._bar.add_task("", total=place.size)
        self._shown = False

    def done(self, count: int) -> None:
        """Shows that so many are done."""
        if count < self._next:
            return
        self._next = count - count % STEP + STEP
        if not self._shown:
            self._shown = True
            self._bar.start()
            console.through(lambda text: self._console.print(text, markup=False, highlight=False, soft_wrap=True))
        self._bar.update(self._task, completed=self._place.position, description=said(plural(count, *self._what)))

    def close(self) -> None:
        """Takes the bar away."""
        console.through(None)
        if self._shown:
            self._bar.stop()
