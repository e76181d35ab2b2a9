"""How ``integra indicators --publish`` writes publications: as a table to read, NDJSON and CSV.

Spec: spec/51-publishing.md, "The written form"; spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..forms.publication import PUBLICATION, publication_lines
from ..indicator.model import Change, Figure
from ..indicator.publish import Line, Publication, Relation
from ..indicator.publish.model import PEOPLE
from ..text import Text, verbatim
from ..words import FigureState
from .console import plain
from .formats import Rows, Streamed, line
from .indicators_figures import Told
from .indicators_text import Table

__all__ = ["PublishedCsv", "PublishedNdjson", "PublishedTable", "PublishedWriter"]

_HIDDEN = Text("hidden, small numbers", "masqué, petits effectifs")
#: A count that is shown, and one that is hidden.
_COUNTS = {
    "numerator": (Text("numerator {n}", "numérateur {n}"), Text("numerator hidden", "numérateur masqué")),
    "complement": (Text("the others {n}", "les autres {n}"), Text("the others hidden", "les autres masqués")),
    "denominator": (Text("denominator {n}", "dénominateur {n}"), Text("denominator hidden", "dénominateur masqué"))}
_ABOUT = Text("about {value} ({over}, rounded)", "environ {value} ({over}, arrondis)")
_NO_VALUE = Text("no value ({over})", "pas de valeur ({over})")
_NO_BOUNDS = Text("facts are missing; how far it may lie from its value is hidden, small numbers",
                  "des faits manquent ; à quelle distance il peut se trouver de sa valeur est masqué, petits effectifs")
_VALUE = verbatim("{value} ({over})")
_UNION = Text("it is no sum: who counts in several territories counts once", "ce n'est pas une somme : qui compte dans plusieurs "
              "territoires compte une fois")
_APART = Text("it is no sum of those within it", "ce n'est pas la somme de ce qu'il comprend")
_RELATIONS = {Relation.UNION: _UNION, Relation.APART: _APART}
_SAID = Text("Counts of people and calls from 1 to {most} are hidden, and others with which they could be worked out (IND-6). What else is "
             "known, or published of the same people, may still tell them.",
             "Les effectifs de personnes et d'appels de 1 à {most} sont masqués, et d'autres avec lesquels on les retrouverait (IND-6). Ce "
             "que l'on sait par ailleurs, ou que l'on publie des mêmes personnes, peut encore les révéler.")
_ROUNDED = Text("Counts of people and calls are rounded to a multiple of {base}, small ones too (IND-6). What else is known, or published "
                "of the same people, may still tell them.",
                "Les effectifs de personnes et d'appels sont arrondis à un multiple de {base}, les petits aussi (IND-6). Ce que l'on sait "
                "par ailleurs, ou que l'on publie des mêmes personnes, peut encore les révéler.")


class PublishedWriter(Protocol):
    """Writes publications one by one, then what comes after them all."""

    def write(self, publication: Publication) -> None:
        """Writes one publication."""

    def end(self) -> None:
        """Writes what follows the last one."""


class PublishedNdjson(Streamed):
    """A line of JSON a line of a publication, always the same names."""

    def write(self, publication: Publication) -> None:
        """Writes its lines."""
        for each in publication_lines(publication):
            self._out.write(line(each))


class PublishedCsv(Rows):
    """A row a line under a row of names; what there is none of, and what is hidden, is empty."""

    columns = PUBLICATION

    def write(self, publication: Publication) -> None:
        """Writes its rows."""
        for each in publication_lines(publication):
            self.row(" ".join(value) if isinstance(value, list) else value for value in each.values())


class PublishedTable:
    """Writes publications in words: whole lines as figures are written, others with what may be shown of them."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._said: dict[Text, None] = {}

    def write(self, publication: Publication) -> None:
        """Writes the lines under the name of the indicator."""
        for each in publication.lines:
            told = _told(publication, each)
            if each.state is FigureState.SUPPRESSED:
                self._table.write_beside(told, self._hidden(publication, each), self._below(publication, each))
            else:
                self._table.write(told, _relation(each))
        if publication.indicator in PEOPLE:
            small = _SAID.of(most=publication.threshold - 1)
            self._said[small if publication.rounded is None else _ROUNDED.of(base=publication.rounded)] = None

    def end(self) -> None:
        """Writes by which rules, and what the hiding does and does not do."""
        self._table.end_with(self._said)

    def _hidden(self, publication: Publication, each: Line) -> Text:
        """What stands beside the name of a line that does not tell all."""
        counts = {name: getattr(each, name) for name in publication.counts}
        if None in counts.values():
            shown = [_COUNTS[name][count is None].of(n=count) for name, count in counts.items()]
            return _HIDDEN.within(*shown)
        over = self._table.over(publication.indicator, counts["numerator"], counts["denominator"])
        if each.value is None:
            return _NO_VALUE.of(over=over)
        text = _VALUE if publication.rounded is None else _ABOUT
        return text.of(value=self._table.number(publication.indicator, each.value), over=over)

    def _below(self, publication: Publication, each: Line) -> Iterator[Text]:
        if publication.rounded is None and None not in (getattr(each, name) for name in publication.counts):
            yield _NO_BOUNDS
        yield from _relation(each)


def _relation(each: Line) -> Iterator[Text]:
    if each.relation in _RELATIONS:
        yield _RELATIONS[each.relation]


def _told(publication: Publication, each: Line) -> Told:
    """A line as a figure; where some of it is hidden, what of it names the line alone."""
    fields = {name: getattr(each, name) for name in Line.__slots__ if name not in ("territory", "within", "relation", "complement", "change",
                                                                                     "overlap")}
    figure = Figure(indicator=publication.indicator, at=publication.at, territory=None, requester=publication.requester,
                    conformity=publication.conformity, parts=1, parts_held=1, rules=publication.rules, **fields)
    called = each.territory if each.within is None else f"{each.territory} ({each.within})"
    return Told(figure, called, publication.compared, Change(change=each.change, overlap=each.overlap))
