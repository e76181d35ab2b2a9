"""How ``integra indicators --format html`` writes figures and publications: one page with a chart an indicator.

Spec: spec/52-charts.md, "On the command line"; spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ..indicator.drawn import Given
from ..indicator.publish import Publication
from ..text import LANGUAGES
from .indicators_figures import Told
from .indicators_publish import tables
from .language import SPEECH

__all__ = ["Html", "PublishedHtml"]


class Html:
    """Collects figures and writes their page at the end."""

    def __init__(self, out: BinaryIO, *, raw: bool) -> None:
        """``raw`` is of CSV: a page has no formula."""
        self._out = out
        self._held: list[Told] = []

    def write(self, told: Told) -> None:
        """Takes one figure."""
        self._held.append(told)

    def end(self) -> None:
        """Writes the page."""
        _write(self._out, (figures for days in tables(self._held).values() for figures in days.values()))


class PublishedHtml:
    """The same of publications."""

    def __init__(self, out: BinaryIO, *, raw: bool) -> None:
        """``raw`` is of CSV: a page has no formula."""
        self._out = out
        self._held: list[Publication] = []

    def write(self, publication: Publication) -> None:
        """Takes one publication."""
        self._held.append(publication)

    def end(self) -> None:
        """Writes the page."""
        _write(self._out, self._held)


def _write(out: BinaryIO, given: Iterable[Given]) -> None:
    """The page opens in the language of messages, and has the other."""
    from ..indicator.pages import page  # takes as long to load as the command

    out.write(page(given, languages=sorted(LANGUAGES, key=lambda each: each != SPEECH.language)))
