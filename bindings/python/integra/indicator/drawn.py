"""What a chart knows of figures and of publications: one value a territory and day, and no number that is hidden.

Spec: spec/52-charts.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, TypeAlias

from .._model import argument
from .._signs import plain
from ..errors import UsageError
from ..text import Text, verbatim
from ..words import ConformityBasis, FigureState, Indicator, Requester, Status
from .model import Change, Figure, compare
from .publish import Line, Publication, Relation
from .publish.model import PEOPLE, Figures

__all__ = ["Chart", "Drawn", "Given", "Seen", "by_value", "charts_of"]

#: What is drawn: the figures of territories, ``None`` being all of them, as of one day; or what is published of them.
Given: TypeAlias = Publication | Figures
_Key: TypeAlias = tuple[Indicator, Requester | None, ConformityBasis | None, bytes]

ALL = Text("all territories", "tous les territoires")
_TAKES = "figures takes mappings of names to integra.Figure, or integra.indicator.publish.Publication"
_NOTHING = Text("no figure is given", "aucun chiffre n'est donné")
_SEVERAL = Text("the figures are of several indicators, days, packs, requesters or ways to conform: give a mapping for each",
                "les chiffres sont de plusieurs indicateurs, jours, jeux de règles, demandeurs ou façons d'être conforme : donner un "
                "dictionnaire pour chacun")
_MIXED = Text("figures as they were counted beside a publication would show what it hides: draw the ones or the other",
              "des chiffres tels qu'ils ont été comptés, à côté d'une publication, montreraient ce qu'elle masque : dessiner les uns ou l'autre")
_TWICE = Text("{indicator} is given twice as of {day}", "{indicator} est donné deux fois au {day}")


class Seen(Enum):
    """What there is to see of a figure."""

    VALUE = "value"
    UNDEFINED = "undefined"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of one territory and day, or the line of a publication: ``told`` has its numbers, None where one is hidden."""

    territory: str | None
    at: datetime.date
    told: Figure | Line
    change: Change | None
    #: The day that ``change`` is from.
    since: datetime.date | None
    #: The base that counts are rounded to, None where they are not.
    rounded: int | None

    @property
    def seen(self) -> Seen:
        """Whether there is a value, and if not, why: with a count that is hidden the value is, whatever a line says."""
        if self.told.numerator is None or self.told.denominator is None:
            return Seen.HIDDEN
        return Seen.UNDEFINED if self.told.value is None else Seen.VALUE

    @property
    def value(self) -> int | None:
        """The value, in parts per million, None where there is none or it is hidden."""
        return self.told.value if self.seen is Seen.VALUE else None

    @property
    def bounds(self) -> tuple[int, int | None] | None:
        """The least that the value can be and the most, None where nobody can say; None where the two are one, or nothing
        of them may be told (IND-8)."""
        told = self.told
        if told.state is not FigureState.BOUNDED or self.value is None or told.lowest is None:
            return None
        return told.lowest, told.highest

    @property
    def interval(self) -> tuple[int, int] | None:
        """Wilson's interval of a proportion that has a value (IND-4)."""
        told = self.told
        if self.value is None or told.interval_lowest is None or told.interval_highest is None:
            return None
        return told.interval_lowest, told.interval_highest

    @property
    def name(self) -> Text:
        """What the territory is called, without what would be obeyed rather than shown."""
        return ALL if self.territory is None else verbatim(plain(self.territory))

    @property
    def group(self) -> bool:
        """Whether it is a group of territories."""
        return self.territory is not None and isinstance(self.told, Line) and self.told.relation is not None

    @property
    def relation(self) -> Relation | None:
        """How the counts of a published group, or of all, go together with those of the lines within it."""
        return self.told.relation if isinstance(self.told, Line) else None


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator as of one day or several: of each territory, in the order given, what there is of it, earliest day first."""

    indicator: Indicator
    requester: Requester | None
    conformity: ConformityBasis | None
    rules: bytes
    days: tuple[datetime.date, ...]
    rows: tuple[tuple[Drawn, ...], ...]
    #: From which number on counts are shown; None where nothing is hidden, as of figures that are not published.
    threshold: int | None

    @property
    def each(self) -> Iterator[Drawn]:
        """Every figure."""
        return (drawn for row in self.rows for drawn in row)

    @property
    def unhidden(self) -> bool:
        """Whether it shows people or calls as they were counted, so that it is not for publishing (IND-6)."""
        return self.threshold is None and self.indicator in PEOPLE


def by_value(chart: Chart) -> list[tuple[Drawn, ...]]:
    """The rows of a chart, the greatest value of the latest day first: territories, then groups, then all.

    What has no value, or none that may be told, stays in the order given behind those that have: nothing hidden decides
    where it stands.
    """
    def place(row: Sequence[Drawn]) -> tuple[int, bool, int]:
        last = row[-1]
        value = last.value if last.at == chart.days[-1] else None
        return 2 if last.territory is None else int(last.group), value is None, -(value or 0)

    return sorted(chart.rows, key=place)


def charts_of(given: Given | Iterable[Given]) -> list[Chart]:
    """A chart for each indicator, requester, way to conform and pack, in the order in which they come.

    Raises:
        UsageError: no figure; a mapping of figures that do not go together; the same indicator twice as of one day;
            publications beside figures that are as they were counted.
    """
    if not isinstance(given, Publication | Mapping | Iterable):
        raise TypeError(_TAKES)
    several = [given] if isinstance(given, Publication | Mapping) else list(given)
    if any(isinstance(each, Publication) for each in several) and not all(isinstance(each, Publication) for each in several):
        _refuse(_MIXED, "IND-6")
    found: dict[_Key, dict[datetime.date, Given]] = {}
    for each in several:
        indicator, requester, conformity, rules, at = _whose(each)
        days = found.setdefault((indicator, requester, conformity, rules), {})
        if at in days:
            _refuse(_TWICE.of(indicator=indicator.word, day=at.isoformat()), "IND-7")
        days[at] = each
    if not found:
        _refuse(_NOTHING, "IND-1", Status.OUT_OF_RANGE)
    return [_chart(key, dict(sorted(days.items()))) for key, days in found.items()]


def _refuse(detail: Text, rule: str, status: Status = Status.MISMATCH) -> NoReturn:
    raise UsageError(status, rule=rule, detail=detail)


def _whose(given: Given) -> tuple[Indicator, Requester | None, ConformityBasis | None, bytes, datetime.date]:
    if isinstance(given, Publication):
        return given.indicator, given.requester, given.conformity, given.rules, given.at
    if not isinstance(given, Mapping):
        raise TypeError(_TAKES)
    whose = {(each.indicator, each.requester, each.conformity, each.rules, each.at)
             for each in (argument(Figure, each, "figures") for each in given.values())}
    if len(whose) != 1:
        _refuse(_SEVERAL if whose else _NOTHING, "IND-7")
    return whose.pop()


def _chart(key: _Key, days: Mapping[datetime.date, Given]) -> Chart:
    """The latest day says in which order territories come; those of earlier days alone follow."""
    columns = [list(_column(each)) for each in days.values()]
    if not any(isinstance(each, Publication) for each in days.values()):
        columns = _compared(columns)
    held = [{each.territory: each for each in column} for column in columns]
    names = dict.fromkeys(name for column in reversed(held) for name in column)
    rows = tuple(tuple(column[name] for column in held if name in column) for name in names)
    thresholds = {each.threshold for each in days.values() if isinstance(each, Publication)}
    return Chart(*key, tuple(days), rows, max(thresholds, default=None))


def _column(given: Given) -> Iterator[Drawn]:
    """What one day says."""
    if isinstance(given, Publication):
        for line in given.lines:
            change = None if given.compared is None else Change(change=line.change, overlap=line.overlap)
            yield Drawn(line.territory, given.at, line, change, given.compared, given.rounded)
    else:
        for name, figure in given.items():
            if name is not None and not isinstance(name, str):
                raise TypeError("figures takes names that are texts, or None for all territories")
            yield Drawn(name, figure.at, figure, None, None, None)


def _compared(columns: Sequence[Sequence[Drawn]]) -> list[list[Drawn]]:
    """Figures of a territory that each say how they differ from those of the day before (IND-7)."""
    before: dict[str | None, Figure] = {}
    made = []
    for column in columns:
        made.append([_since(each, before.get(each.territory)) for each in column])
        before |= {each.territory: each.told for each in column if isinstance(each.told, Figure)}
    return made


def _since(drawn: Drawn, earlier: Figure | None) -> Drawn:
    if earlier is None or not isinstance(drawn.told, Figure):
        return drawn
    return Drawn(drawn.territory, drawn.at, drawn.told, compare(earlier, drawn.told), earlier.at, None)
