"""From figures of territories to what may be published of them.

Spec: spec/51-publishing.md (IND-6).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from ..._model import argument
from ...errors import RefusedError, UsageError
from ...text import Text, expected, one_of
from ...words import Indicator, Status
from ..model import Figure
from .choice import Table, chosen
from .earlier import Asked, said_of
from .lines import changed, line_of, unbounded
from .model import COUNTS, PEOPLE, THRESHOLD, THRESHOLD_LIMIT, Figures, Publication
from .network import Cell, Row
from .rounding import BASES, worked_out
from .tree import Tree

__all__ = ["publish"]

_NO_FIGURE = Text("no figure is given", "aucun chiffre n'est donné")
_SEVERAL = Text("the figures are of several indicators, days, packs, requesters or ways to conform: publish one at a time",
                "les chiffres sont de plusieurs indicateurs, jours, jeux de règles, demandeurs ou façons d'être conforme : en publier un à "
                "la fois")
_OTHER_SERIES = Text("it is of another indicator, pack, requester or way to conform",
                     "elle est d'un autre indicateur, jeu de règles, demandeur ou d'une autre façon d'être conforme")
_IN_PART = Text("a figure is made of some parts alone: merge all of them first",
                "un chiffre ne porte que sur certaines parts : les fusionner toutes d'abord")
_RAISED = Text(f"a whole number from {THRESHOLD} to {THRESHOLD_LIMIT}: the threshold may only be raised",
               f"un nombre entier de {THRESHOLD} à {THRESHOLD_LIMIT} : le seuil ne peut qu'être relevé")
_TOLD = Text(
    "a small count would be told by what earlier publications show, whatever is hidden beside it: publish as they were published, or not "
    "at all", "un petit effectif serait révélé par ce que montrent des publications antérieures, quoi que l'on masque à côté : publier comme "
    "elles l'ont été, ou ne pas publier")
_ROUNDED_TOLD = Text(
    "rounded to {base}, a small count could be worked out: take a greater base, or hide (without rounding)",
    "arrondi à {base}, un petit effectif pourrait être retrouvé : prendre une base plus grande, ou masquer (sans arrondir)")
_NOT_PEOPLE = Text("{indicator} counts structures or functions and is shown as it is: nothing is to be rounded",
                   "{indicator} compte des structures ou des fonctions et se montre tel quel : il n'y a rien à arrondir")


def publish(figures: Figures, *, within: Mapping[str, str] | None = None,
            earlier: Iterable[Publication] = (), compared: Publication | None = None, threshold: int = THRESHOLD,
            rounded: int | None = None) -> Publication:
    """What may be published of one indicator as of one day (IND-6).

    Counts of people and calls from 1 to ``threshold - 1`` are hidden, 0 is shown, and enough others are hidden that each
    hidden one could be one of two at least. A1, A2, B1 and B2 count structures and functions, and are shown.

    >>> import datetime
    >>> from integra import Figure, Tally
    >>> from integra.indicator.publish import publish
    >>> def answered(yes: int, no: int) -> Figure:
    ...     with Tally("A4", at=datetime.date(2025, 6, 1)) as tally:
    ...         _ = tally.add({"call": list(range(1, yes + no + 1)), "date": ["2025-03-01"] * (yes + no),
    ...                        "answered": ["yes"] * yes + ["no"] * no, "answered_on": ["2025-03-02"] * yes + [None] * no})
    ...         return tally.figure()
    >>> made = publish({"north": answered(3, 40), "south": answered(20, 30), "west": answered(50, 60)})
    >>> [(line.territory, line.numerator, line.complement, line.denominator, line.value) for line in made.lines]
    [('north', None, None, 43, None), ('south', 20, 30, 50, 400000), ('west', 50, 60, 110, 454545)]

    Args:
        figures: what each territory, each group and, under None, all of them come to. Of a share the figures are of one
            requester.
        within: the group of each territory, and of each group that is in another; who is named here with no group is in
            all of them, where there is such a figure.
        earlier: what was published before. What was hidden there stays hidden where it is the same count; what was shown is
            known. B3 has a count in common with B3 nine months later, the caseload with a share of the same day.
        compared: what is published of another day, from which each line says how it differs (IND-7).
        threshold: may only be raised, to 1000 at most.
        rounded: 5, 10, 20, 50 or 100 rounds the counts to a multiple instead of hiding some. It says less than hiding
            does of every count, and more of small ones: see spec/51-publishing.md.

    Raises:
        UsageError: figures that do not go together, a threshold below 11, a group that is none, an earlier publication of
            other lines.
        RefusedError: earlier publications, or a base too small, would tell a small count.
    """
    rows = _checked(figures)
    first, tree = rows[0], Tree.of(list(figures), within)
    before = _publications(earlier)
    if compared is not None:
        _check_compared(argument(Publication, compared, "compared"), first)
    _check_options(first.indicator, threshold, rounded)
    table = tree.rows([_counts(each) for each in rows])
    hidden = _hidden(first, table, tree.names, before, threshold, rounded)
    told = {*range(len(rows))} - unbounded(rows, table, hidden, threshold)
    lines = [line_of(figure, *tree.names[place], table[place],
                     frozenset(column for at, column in hidden if at == place), place in told, rounded)
             for place, figure in enumerate(rows)]
    return Publication(
        indicator=first.indicator, at=first.at, compared=None if compared is None else compared.at, threshold=threshold,
        rounded=rounded, requester=first.requester, conformity=first.conformity, rules=first.rules,
        lines=tuple(lines if compared is None else changed(lines, compared)))


def _refuse(detail: Text, status: Status = Status.INVALID_VALUE) -> NoReturn:
    raise UsageError(status, rule="IND-6", detail=detail)


def _checked(figures: Figures) -> list[Figure]:
    """The figures, which go together."""
    if not isinstance(figures, Mapping):
        raise TypeError("figures takes a mapping of names to integra.Figure")
    rows = [argument(Figure, each, "figures") for each in figures.values()]
    if not rows:
        _refuse(_NO_FIGURE, Status.OUT_OF_RANGE)
    if len({(each.indicator, each.at, each.rules, each.requester, each.conformity) for each in rows}) > 1:
        _refuse(_SEVERAL, Status.MISMATCH)
    if any(each.parts != each.parts_held for each in rows):
        _refuse(_IN_PART)
    return rows


def _check_compared(compared: Publication, first: Figure) -> None:
    if (compared.indicator, compared.requester, compared.conformity, compared.rules) != (
            first.indicator, first.requester, first.conformity, first.rules):
        _refuse(_OTHER_SERIES.at("compared"), Status.MISMATCH)


def _check_options(indicator: Indicator, threshold: int, rounded: int | None) -> None:
    if type(threshold) is not int:
        raise TypeError("threshold takes an int")
    if not THRESHOLD <= threshold <= THRESHOLD_LIMIT:
        _refuse(expected(_RAISED).at("threshold"), Status.OUT_OF_RANGE)
    if rounded is not None and (type(rounded) is not int or rounded not in BASES):
        _refuse(expected(one_of(map(str, BASES))).at("rounded"), Status.OUT_OF_RANGE)
    if rounded is not None and indicator not in PEOPLE:
        _refuse(_NOT_PEOPLE.of(indicator=indicator.word).at("rounded"))


def _publications(earlier: Iterable[Publication]) -> list[Publication]:
    if not isinstance(earlier, Iterable):
        raise TypeError("earlier takes publications")
    return [argument(Publication, each, "earlier") for each in earlier]


def _counts(figure: Figure) -> dict[str, int]:
    every = {"numerator": figure.numerator, "complement": figure.denominator - figure.numerator, "denominator": figure.denominator}
    return {name: every[name] for name in COUNTS[figure.indicator]}


def _hidden(first: Figure, table: Sequence[Row], names: Sequence[tuple[str | None, str | None]], before: Sequence[Publication],
            threshold: int, rounded: int | None) -> frozenset[Cell]:
    """The counts to hide; of structures, and where counts are rounded, none."""
    columns = COUNTS[first.indicator]
    if first.indicator not in PEOPLE:
        return frozenset()
    counts = {(place, column): row.counts[column] for place, row in enumerate(table) for column in columns}
    said = said_of(Asked(first.indicator, first.at, first.requester, rounded, names, counts), before)
    if rounded is not None:
        if worked_out(table, columns, rounded, threshold):
            raise RefusedError(Status.REFUSED, rule="IND-6", detail=_ROUNDED_TOLD.of(base=rounded))
        return frozenset()
    hidden = chosen(Table(table, columns, threshold, said.shown), said.hidden)
    if hidden is None:
        raise RefusedError(Status.REFUSED, rule="IND-6", detail=_TOLD)
    return hidden
