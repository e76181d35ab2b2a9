"""Lists that declare themselves complete, and what they vouch for.

Spec: spec/10-screening.md (SCR-7), FHIR R4 (List).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A list vouches for what was until it was made, never for the days to come: a count of its own day,
admissions up to its day. One that may be of a later day than the one asked for is not read (GEN-7).
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .._discreet import Discreet
from .dates import Span
from .links import STAY, Encounter
from .tables import Code

#: A date before this year stands for none, as software writes it that has to write one.
_NO_DATE = 1900
#: Days beyond which a first encounter so long before the next proves nothing: it may be mistyped, or stand for no date.
_APART = 30 * 365


@dataclass(frozen=True, slots=True)
class Listing(Discreet):
    """A list that declares itself complete: of what, as of when, and what it holds."""

    keys: frozenset[str]
    kind: str
    date: Span
    items: frozenset[str]
    codes: tuple[Code, ...] = ()


def speaking(listings: Iterable[Listing], kind: str, at: datetime.date) -> Iterator[Listing]:
    """Give the lists of a kind that tell the state at a date."""
    return (each for each in listings if each.kind == kind and each.date.whole == at)


def whole(items: frozenset[str], held: Iterable[frozenset[str]], active: Iterable[frozenset[str]]) -> bool:
    """Say whether every item of a list was read, and everything active is on the list."""
    return items <= frozenset().union(*held) and all(keys & items for keys in active)


def covering(listings: Iterable[Listing], encounters: Sequence[Encounter], at: datetime.date) -> Iterator[Listing]:
    """Give the lists that hold every stay of the record, and nothing that was not read."""
    stays = [one for one in encounters if one.kind == STAY]
    for each in listings:
        if each.kind == "encounters" and each.date.last <= at:
            if whole(each.items, (one.keys for one in encounters), (one.keys for one in stays)):
                yield each


def covered(
    listings: Iterable[Listing], encounters: Sequence[Encounter], at: datetime.date, born: Span | None = None
) -> list[tuple[datetime.date, datetime.date]]:
    """Give the days covered by lists of encounters: from the first listed that can be true to the list's date."""
    found = []
    for each in covering(listings, encounters, at):
        starts = [one.start for one in encounters if one.keys & each.items and one.start]
        first = _first([one.last for one in starts if _credible(one, born)], each.date.first)
        if first is not None:
            found.append((first, each.date.first))
    return found


def _credible(start: Span, born: Span | None) -> bool:
    """Say whether an encounter may have begun then: not before its person was born, nor on a date that stands for none."""
    return start.first.year >= _NO_DATE and not (born and start.last < born.first)


def _first(starts: list[datetime.date], end: datetime.date) -> datetime.date | None:
    """Give the first day that nothing more than a generation separates from the next one, or from the list's own."""
    ordered = sorted(each for each in starts if each <= end)
    followed = itertools.pairwise([*ordered, end])
    far = [place for place, (day, following) in enumerate(followed, 1) if (following - day).days > _APART]
    return next(iter(ordered[far[-1] if far else 0:]), None)
