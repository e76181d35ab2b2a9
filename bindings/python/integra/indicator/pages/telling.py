"""What stands in words beside the picture of a figure: its number, of how many, how sure it is, how it has changed.

Spec: spec/52-charts.md, "What is said".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator

from ...text import Text, joined, verbatim
from ...tour.markup import day
from ...words import ConformityBasis, FigureState, Tri
from ..drawn import Chart, Drawn, Seen
from ..model import Figure
from ..numbers import PROPORTIONS, number
from ..publish import Relation
from .track import HIDDEN, NO_VALUE

__all__ = ["counts", "notes", "sure", "value"]

_OF, _OVER = Text("{least} of {most}", "{least} sur {most}"), Text("{least} over {most}", "{least} pour {most}")
_TO = Text("{least} to {most}", "{least} à {most}")
#: From one count to another, held together where lines break.
_SPAN = Text("{least}\u00a0to\u00a0{most}", "{least}\u00a0à\u00a0{most}")
_OTHERS = Text("the others: {n}", "les autres : {n}")
_ABOUT = Text("about {value}", "environ {value}")
_INTERVAL = Text("95 %: {range}", "95 % : {range}")
_FACTS, _DAYS = Text("facts are missing: {range}", "des faits manquent : {range}"), Text(
    "days or facts are missing: {range}", "des jours ou des faits manquent : {range}")
_OR_MORE = Text("{least} or more, nobody can say how much", "{least} ou plus, personne ne peut dire combien")
_BOUNDS_HIDDEN = Text("facts are missing, how far is hidden", "des faits manquent, l'écart est masqué")
_NOTHING = Text("nothing to divide by", "rien par quoi diviser")
_NOTHING_CERTAIN = Text("nothing certain to divide by", "rien de certain par quoi diviser")
_OR_NOTHING = Text("if it has one: {range}", "s'il en a une : {range}")
_IMPOSES_NOTHING = Text("the adopted protocol imposes nothing", "le protocole adopté n'impose rien")
_COVERED = Text("the data do not cover all the days it needs", "les données ne couvrent pas tous les jours qu'il faut")
_GROUP = Text("group of territories", "groupe de territoires")
_RELATIONS = {Relation.UNION: Text("no sum: who counts in several counts once", "pas une somme : qui compte dans plusieurs compte une fois"),
              Relation.APART: Text("no sum of those within it", "pas la somme de ce qu'il comprend")}
_PAIRS = Text("pairs of function and structure: {now}, twelve months before {before}",
              "couples fonction et structure : {now}, douze mois avant {before}")
_PART = Text("made of {held} of {parts} parts alone", "ne porte que sur {held} parts sur {parts}")
_POINTS = verbatim("{change} points")
#: French counts by the plural from two on.
_POINT, _TWO = Text("{change} points", "{change} point"), 20000
_SINCE = Text("since {day}: {change}", "depuis le {day} : {change}")
_MEET = {Tri.YES: Text("the intervals meet", "les intervalles se recoupent"),
         Tri.NO: Text("the intervals do not meet", "les intervalles ne se recoupent pas")}


def value(chart: Chart, drawn: Drawn) -> Text:
    """The number, or why there is none."""
    if drawn.value is None:
        return HIDDEN if drawn.seen is Seen.HIDDEN else NO_VALUE
    said = number(chart.indicator, drawn.value)
    return said if drawn.rounded is None else _ABOUT.of(value=said)


def counts(chart: Chart, drawn: Drawn) -> Text:
    """How many of how many, with the word where one is hidden."""
    told = drawn.told
    upper, lower = (_span(*each) for each in ((told.numerator, told.numerator_highest), (told.denominator, told.denominator_highest)))
    said = (_OF if chart.indicator in PROPORTIONS else _OVER).of(least=upper, most=lower)
    others = None if isinstance(told, Figure) else told.complement
    if others is None or drawn.seen is not Seen.HIDDEN:
        return said
    return said.within(_OTHERS.of(n=others))


def _span(least: int | None, most: int | None) -> Text:
    if least is None:
        return HIDDEN
    return verbatim(least) if most in (None, least) else _SPAN.of(least=least, most=most)


def sure(chart: Chart, drawn: Drawn) -> Iterator[Text]:
    """How far the value may lie from what is said, why there is none, and how it has changed."""
    told = drawn.told
    if drawn.seen is Seen.HIDDEN:
        return
    if drawn.interval is not None:
        yield _INTERVAL.of(range=_range(chart, *drawn.interval))
    if drawn.bounds is not None:
        yield (_DAYS if told.covered is Tri.NO else _FACTS).of(range=_range(chart, *drawn.bounds))
    if told.state is FigureState.SUPPRESSED and drawn.rounded is None:
        yield _BOUNDS_HIDDEN
    if drawn.seen is Seen.UNDEFINED:
        yield _NOTHING_CERTAIN if told.denominator_highest else _IMPOSES_NOTHING if _imposes_nothing(chart) else _NOTHING
        if told.lowest is not None:
            yield _OR_NOTHING.of(range=_range(chart, told.lowest, told.highest))
    yield from _changed(chart, drawn)


def _imposes_nothing(chart: Chart) -> bool:
    return chart.conformity is ConformityBasis.IMPOSES_NOTHING


def _range(chart: Chart, least: int, most: int | None) -> Text:
    """From the one to the other."""
    if most is None:
        return _OR_MORE.of(least=number(chart.indicator, least))
    return number(chart.indicator, least) if least == most else _TO.of(
        least=number(chart.indicator, least), most=number(chart.indicator, most))


def _changed(chart: Chart, drawn: Drawn) -> Iterator[Text]:
    """How the value differs from that of an earlier day, where both may be told."""
    if drawn.change is None or drawn.since is None or drawn.change.change is None:
        return
    change = drawn.change.change
    said = number(chart.indicator, abs(change))
    if chart.indicator in PROPORTIONS:
        said = (_POINT if abs(change) < _TWO else _POINTS).of(change=Text(*(each.removesuffix("\u00a0%") for each in said)))
    signed = Text(*(("+" if change > 0 else "−" if change < 0 else "") + each for each in said))
    meet = _MEET.get(drawn.change.overlap)
    yield _SINCE.of(day=day(drawn.since), change=signed if meet is None else joined((signed, meet)))


def notes(chart: Chart, drawn: Drawn) -> Iterator[Text]:
    """What is to be known of a figure besides."""
    told = drawn.told
    if drawn.group:
        yield _GROUP
    if drawn.relation in _RELATIONS:
        yield _RELATIONS[drawn.relation]
    if told.covered is Tri.NO:
        yield _COVERED
    if told.pairs is not None:
        yield _PAIRS.of(now=_span(told.pairs, told.pairs_highest), before=_span(told.pairs_before, told.pairs_before_highest))
    if isinstance(told, Figure) and told.parts != told.parts_held:
        yield _PART.of(held=told.parts_held, parts=told.parts)
