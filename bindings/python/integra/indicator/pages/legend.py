"""What the signs of a chart say, those of it that it has; and what it hides, and does not.

Spec: spec/52-charts.md, "What is said".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator

from ...text import Text, joined
from ...tour.markup import Html, Writer, day
from ...tour.plot import PLAIN, SOLID
from ...words import ConformityBasis
from ..drawn import Chart, Drawn, Seen
from ..publish.model import PEOPLE
from ..scale import Scale
from .track import band, dot, hidden, line, whisker

__all__ = ["fill_of", "legend", "warning"]

_VALUE = Text("value as of {day}", "valeur au {day}")
_ROUNDED = Text("value of rounded counts", "valeur d'effectifs arrondis")
_INTERVAL = Text("95 % interval: what chance leaves open, missing facts included",
                 "intervalle à 95 % : ce que le hasard laisse ouvert, faits manquants compris")
_BAND = Text("from the least to the most it can be, as missing facts turn out", "du moins au plus qu'il peut valoir, selon les faits manquants")
_LINE = Text("1: as many as before", "1 : autant qu'avant")
_HIDDEN = Text("hidden, small numbers: the sign has one size, and tells no number",
               "masqué, petits effectifs : le signe a une seule taille, et ne dit aucun nombre")
_SMALL = Text("Counts of people and calls from 1 to {most} are hidden, and others with which they could be worked out (IND-6).",
              "Les effectifs de personnes et d'appels de 1 à {most} sont masqués, et d'autres avec lesquels on les retrouverait (IND-6).")
_BASES = Text("Counts of people and calls are rounded to a multiple of {base}, small ones too (IND-6).",
              "Les effectifs de personnes et d'appels sont arrondis à un multiple de {base}, les petits aussi (IND-6).")
_BESIDES = Text("What is known besides, or published of the same people, may still tell them.",
                "Ce que l'on sait par ailleurs, ou que l'on publie des mêmes personnes, peut encore les révéler.")
_UNHIDDEN = Text("Small numbers are not hidden: not for publishing (IND-6).",
                 "Les petits effectifs ne sont pas masqués : à ne pas publier (IND-6).")
_LARGEST = Text("Nothing is adopted: those of the largest class of equal protocols are counted (IND-11).",
                "Rien n'est adopté : sont comptées celles de la plus grande classe de protocoles égaux (IND-11).")
#: A value of rounded counts.
ABOUT = "about"


def fill_of(chart: Chart, drawn: Drawn) -> str:
    """How a value is filled: full as of the latest day, empty as of an earlier one, dashed where it is about."""
    if drawn.rounded is not None:
        return f"{ABOUT} {SOLID if drawn.at == chart.days[-1] else PLAIN}"
    return SOLID if drawn.at == chart.days[-1] else PLAIN


def legend(w: Writer, chart: Chart, scale: Scale) -> Html:
    """The signs that the chart has, each with its words."""
    return w("ul", [w("li", sign, w("span", said)) for sign, said in _signs(w, chart, scale)], cls="signs")


def _signs(w: Writer, chart: Chart, scale: Scale) -> Iterator[tuple[Html, Text]]:
    shown = [each for each in chart.each if each.seen is Seen.VALUE]
    for fill in dict.fromkeys(fill_of(chart, each) for each in reversed(shown)):
        days = sorted({each.at for each in shown if fill_of(chart, each) == fill})
        said = _VALUE.of(day=joined(map(day, days)))
        yield dot(w, fill), said if ABOUT not in fill else said.within(_ROUNDED)
    if any(each.interval for each in shown):
        yield whisker(w), _INTERVAL
    if any(each.bounds for each in shown):
        yield band(w), _BAND
    if scale.line is not None and shown:
        yield line(w), _LINE
    if any(each.seen is Seen.HIDDEN for each in chart.each):
        yield hidden(w), _HIDDEN


def warning(w: Writer, chart: Chart) -> Html | None:
    """What is to be known before reading: that small numbers are shown, or what is hidden of them and what that does not do."""
    if chart.unhidden:
        return w("p", w("strong", _UNHIDDEN), cls="unhidden")
    if chart.conformity is ConformityBasis.LARGEST_CLASS:
        return w("p", _LARGEST, cls="note")
    if chart.threshold is None or chart.indicator not in PEOPLE:
        return None
    bases = sorted({each.rounded for each in chart.each if each.rounded is not None})
    said = [_BASES.of(base=base) for base in bases] or [_SMALL.of(most=chart.threshold - 1)]
    return w("p", joined((*said, _BESIDES), " "), cls="note")
