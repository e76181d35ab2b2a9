"""What earlier publications say of the counts of a later one: hidden once, hidden again; shown once, known.

Spec: spec/51-publishing.md, "Earlier publications".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, NoReturn

from ...errors import UsageError
from ...text import Text
from ...words import Indicator, Requester, Status
from .model import COUNTS, Line, Publication
from .network import Cell

__all__ = ["Asked", "Said", "said_of"]

#: Months between the end of the window of B3's denominator and the day (IND-3).
_BEFORE = 9
#: The count of people accompanied, which two indicators have.
_ACCOMPANIED = {Indicator.CASELOAD: "numerator", Indicator.SHARE: "denominator"}
_MONTHS = 12
_OTHER_REQUESTER = Text(
    "the earlier publication is of the same people by another requester: the two are one table of both, which is not protected, so publish "
    "one of them", "la publication antérieure porte sur les mêmes personnes, pour un autre demandeur : les deux forment un même tableau, qui "
    "n'est pas protégé ; ne publier que l'une d'elles")
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
    requester: Requester | None
    rounded: int | None
    names: Sequence[Names]
    counts: Mapping[Cell, int]


class Said(NamedTuple):
    """Counts that were hidden, and counts that were shown as they still are."""

    hidden: frozenset[Cell]
    shown: frozenset[Cell]


def _refuse(detail: Text) -> NoReturn:
    raise UsageError(Status.MISMATCH, rule="IND-6", detail=detail.at("earlier"))


def _counted(one: Asked | Publication) -> dict[Hashable, str]:
    """The counts of a publication, by what is counted and until which day: what two have in common is one count. Of B3 the
    denominator is what the numerator was nine months before (IND-3); a share is of those whom the caseload counts (IND-10)."""
    if one.indicator is Indicator.B3:
        return {("readmitted", one.at): "numerator", ("readmitted", _months_before(one.at, _BEFORE)): "denominator"}
    counted: dict[Hashable, str] = {(one.indicator, one.requester, name, one.at): name for name in COUNTS[one.indicator]}
    if one.indicator in _ACCOMPANIED:
        counted |= {("accompanied", one.at): _ACCOMPANIED[one.indicator]}
    return counted


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
    return Said(frozenset(hidden - shown), frozenset(shown))


def _shared(table: Asked, one: Publication) -> Iterable[tuple[Cell, int | None]]:
    """The counts of a table that an earlier publication has too, with what it says of each."""
    now, then = _counted(table), _counted(one)
    pairs = [(column, then[counted]) for counted, column in now.items() if counted in then]
    if not pairs:
        return
    if table.indicator is one.indicator and table.requester is not one.requester:
        _refuse(_OTHER_REQUESTER)
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
