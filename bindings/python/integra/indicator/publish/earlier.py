"""What earlier publications say of the counts of a later one: hidden once, hidden again; shown once, known.

Spec: spec/51-publishing.md, "Earlier publications".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, NoReturn

from ...errors import UsageError
from ...text import Text
from ...words import Indicator, Status
from .model import COUNTS, Line, Publication
from .network import Cell

__all__ = ["Asked", "Said", "said_of", "same_series"]

#: Months between the end of the window of B3's denominator and the day (IND-3).
_BEFORE = 9
_MONTHS = 12
_OTHER_INDICATOR = Text("an earlier publication is of {other}, and not of {one}",
                        "une publication antérieure est de {other}, et non de {one}")
_OTHER_SERIES = Text("an earlier publication is of another requester or another way to conform",
                     "une publication antérieure est d'un autre demandeur ou d'une autre façon d'être conforme")
_OTHER_LINES = Text(
    "the earlier publication as of {at} shares counts with this one and has other territories or groups: publish by the same ones",
    "la publication antérieure au {at} partage des effectifs avec celle-ci et a d'autres territoires ou groupes : publier selon les mêmes")
_OTHER_WAY = Text(
    "the earlier publication as of {at} shares counts with this one, and the one is rounded otherwise than the other: publish in the "
    "same way",
    "la publication antérieure au {at} partage des effectifs avec celle-ci, et l'une est arrondie autrement que l'autre : publier de "
    "la même façon")

#: What a line is called, and what it is within.
Names = tuple[str | None, str | None]


class Asked(NamedTuple):
    """What is to be published, as far as earlier publications are compared with it."""

    indicator: Indicator
    at: datetime.date
    rounded: int | None
    names: Sequence[Names]
    counts: Mapping[Cell, int]


class Said(NamedTuple):
    """Counts that were hidden, and counts that were shown as they still are."""

    hidden: frozenset[Cell]
    shown: frozenset[Cell]


def _refuse(detail: Text) -> NoReturn:
    raise UsageError(Status.MISMATCH, rule="IND-6", detail=detail.at("earlier"))


def same_series(one: Publication, indicator: Indicator, requester: object, conformity: object) -> None:
    """Refuses a publication of another indicator, or of another way to make it."""
    if one.indicator is not indicator:
        _refuse(_OTHER_INDICATOR.of(other=one.indicator.word, one=indicator.word))
    if (one.requester, one.conformity) != (requester, conformity):
        _refuse(_OTHER_SERIES)


def _ends(indicator: Indicator, at: datetime.date) -> dict[str, datetime.date]:
    """The day until which each count is counted: two that end on one day count the same people (of B3 alone does the
    denominator end before the day)."""
    ends = dict.fromkeys(COUNTS[indicator], at)
    if indicator is Indicator.B3:
        ends["denominator"] = _months_before(at, _BEFORE)
    return ends


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or its last one (GEN-7); the first day there is where none lies so far back."""
    years, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    if years < datetime.MINYEAR:
        return datetime.date.min
    return datetime.date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def said_of(table: Asked, earlier: Iterable[Publication]) -> Said:
    """What earlier publications say of the counts of a table. Raises UsageError where one shares counts with it and has
    other lines, or is rounded otherwise."""
    hidden, shown = set[Cell](), set[Cell]()
    for one in earlier:
        for cell, count in _shared(table, one):
            if count is None and table.counts[cell]:
                hidden.add(cell)
            elif count == table.counts[cell]:
                shown.add(cell)
    return Said(frozenset(hidden), frozenset(shown))


def _shared(table: Asked, one: Publication) -> Iterable[tuple[Cell, int | None]]:
    """The counts of a table that an earlier publication has too, with what it says of each."""
    now, then = _ends(table.indicator, table.at), _ends(one.indicator, one.at)
    pairs = [(column, other) for column, end in now.items() for other, ended in then.items()
             if end == ended and (column == other or table.indicator is Indicator.B3)]
    if not pairs:
        return
    lines = {_names(line): line for line in one.lines}
    if lines.keys() != set(table.names):
        _refuse(_OTHER_LINES.of(at=one.at.isoformat()))
    if one.rounded != table.rounded:
        _refuse(_OTHER_WAY.of(at=one.at.isoformat()))
    for place, names in enumerate(table.names):
        for column, other in pairs:
            yield (place, column), getattr(lines[names], other)


def _names(line: Line) -> Names:
    return line.territory, line.within
