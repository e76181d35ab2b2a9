"""What an adapter hands over: records to screen, and problems to report.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import collections
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from .._discreet import Discreet
from ..errors import TextError
from ..opening import InputError as InputError
from ..opening import shown as shown
from ..text import Text

if TYPE_CHECKING:
    from .evidence import Evidence
    from .latest import Latest


@dataclass(frozen=True)
class PlacedRecord(Discreet):
    """One person, in the NDJSON input form; a name that is not known is left out.

    `evidence` says which codes gave the facts, where it was asked for.
    """

    place: Text
    record: dict[str, Any]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Problem(Discreet):
    """A person, line or entry that is refused: where, and why, never quoting its value."""

    place: Text
    reason: Text


class Dataset(Protocol):
    """Records read from a source, ready to be screened at any date."""

    @property
    def latest(self) -> datetime.date | None:
        """The latest clinical date in the input, never today; none where it holds no date."""

    @property
    def unmapped(self) -> collections.Counter[tuple[str, str]]:
        """How many times each (system, code) was met that no table knows."""

    @property
    def unread(self) -> collections.Counter[Text]:
        """How many times each kind of thing was met that could not be read, by what it was."""

    @property
    def dates(self) -> Latest:
        """The latest dates and where they stand; that of several inputs is told from theirs together."""

    def records(
        self, at: datetime.date, evidence: bool = False, include_deceased: bool = False
    ) -> Iterator[PlacedRecord | Problem]:
        """Every person as known at a date, and every problem met while reading; with what gave the facts if asked.

        Whoever is recorded as deceased by that date is such a problem, unless ``include_deceased`` is given.
        """


class Unreadable(TextError, ValueError):
    """One resource or row cannot be read; its text names the field, never its value."""


_IDENTIFIER = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST = 256


def identifier(source: str) -> str | None:
    """Give the source's id as an identifier, where it is one and not the zero that means none."""
    lowered = source.lower()
    if _IDENTIFIER.fullmatch(lowered) and lowered.strip("0-"):
        return lowered
    return None


def printable(text: str) -> bool:
    """Say whether a key or code from a source can be shown and written as it stands."""
    return 0 < len(text) <= _LONGEST and text.isprintable()


def unprintable(field: str) -> Text:
    """Say that a key or code is none that :func:`printable` takes."""
    return Text(f"{field} is absent or not printable", f"{field} est absent ou non imprimable")
