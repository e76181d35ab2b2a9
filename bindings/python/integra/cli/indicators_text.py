"""The table of ``integra indicators``: each figure in words, how far it may lie from its value, and what is missing.

Spec: spec/03-command.md, "`integra indicators`"; IND-2, IND-4, IND-7, IND-8.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..indicator.model import Figure
from ..indicator.numbers import PERCENT_DIGITS, PPM_DIGITS, PROPORTIONS, decimals
from ..rules import Rules
from ..text import Text
from ..words import ConformityBasis, FigureState, Indicator, Tri
from .console import plain
from .indicators_figures import Told
from .indicators_frames import COUNT_PEOPLE
from .page import FAINT, HEAD, Page

__all__ = ["Table"]

_COUNTS = Text("{least} of {most}", "{least} sur {most}")
_RATIO = Text("{least} over {most}", "{least} pour {most}")
_SPAN = Text("{least} to {most}", "{least} à {most}")
_INTERVAL = Text("95 % interval {least} to {most}", "intervalle à 95 % de {least} à {most}")
_INTERVAL_MISSING = Text("95 % interval {least} to {most}, what is missing included",
                         "intervalle à 95 % de {least} à {most}, ce qui manque compris")
_NOTHING = Text("no value: nothing to divide by", "pas de valeur : rien par quoi diviser")
_NOTHING_CERTAIN = Text("no value: nothing certain to divide by", "pas de valeur : rien de certain par quoi diviser")
_IMPOSES_NOTHING = Text("no value: the adopted protocol imposes nothing (IND-11)",
                        "pas de valeur : le protocole adopté n'impose rien (IND-11)")
_MISSING = Text("facts are missing: {bounds}; numerator {numerator}, denominator {denominator}",
                "des faits manquent : {bounds} ; numérateur {numerator}, dénominateur {denominator}")
_UNCOVERED = Text("days or facts are missing: {bounds}; numerator {numerator}, denominator {denominator}",
                  "des jours ou des faits manquent : {bounds} ; numérateur {numerator}, dénominateur {denominator}")
_BETWEEN = Text("it lies between {least} and {most}", "il se trouve entre {least} et {most}")
_ALL_THE_SAME = Text("it is {least} all the same", "il vaut {least} quand même")
_OR_NOTHING = Text("it is {least}, or has no value", "il vaut {least}, ou n'a pas de valeur")
_NO_LESS = Text("it is {least} or more, and nobody can say how much more",
                "il vaut {least} ou plus, et nul ne peut dire combien de plus")
_AT_LEAST = Text("it is {least} or more, without a bound above", "il vaut {least} ou plus, sans limite supérieure")
_ANYTHING = Text("it may be anything, or nothing", "il peut valoir n'importe quoi, ou rien")
_COVERED = Text("the data are said not to cover all the days it needs: what is not covered is a floor",
                "les données sont dites ne pas couvrir tous les jours qu'il lui faut : ce qui n'est pas couvert est un minimum")
_UNSAID = Text("Whether the data cover all the days that the figures need is not said (--covers).",
               "Il n'est pas dit si les données couvrent tous les jours qu'il faut aux chiffres (--covers).")
_PAIRS = Text("pairs of a function and a structure: {now}, twelve months before {before}",
              "couples d'une fonction et d'une structure : {now}, douze mois avant {before}")
_LARGEST = Text("nothing is adopted: those of the largest class of equal protocols are counted",
                "rien n'est adopté : sont comptées celles de la plus grande classe de protocoles égaux")
_SINCE = Text("since {day}: {change}", "depuis le {day} : {change}")
_POINTS = Text("{change} percentage points", "{change} points de pourcentage")
_NO_CHANGE = Text("no change can be told, one of the two has no value", "pas d'évolution à donner, l'un des deux n'a pas de valeur")
_OVERLAP = {Tri.YES: Text("the intervals meet", "les intervalles se recoupent"),
            Tri.NO: Text("the intervals do not meet", "les intervalles ne se recoupent pas")}
_CERTAIN = Text("counted for certain", "comptés de façon certaine")
_POSSIBLE = Text("possibly counted", "peut-être comptés")
_NOBODY = Text("none", "aucun")
_ALL = Text("all territories", "tous les territoires")
_RULES, _OVERRIDDEN = Text("rules {pack}", "règles {pack}"), Text("with overrides", "modifiées")
_SMALL = Text("Small numbers are not hidden: not for publishing (IND-6).",
              "Les petits effectifs ne sont pas masqués : à ne pas publier (IND-6).")


class Table:
    """Writes figures under the names of their indicators, as they come."""

    def __init__(self, page: Page, rules: Rules, by_territory: bool) -> None:
        """``by_territory``: it is said of which one each is."""
        self._page, self._rules, self._by = page, rules, by_territory
        self._last: Indicator | None = None
        self._unsaid = self._people = False

    def write(self, told: Told, more: Iterable[Text] = ()) -> None:
        """Writes a figure, and below it how far it may lie from its value, and why; then ``more``."""
        self.write_beside(told, self._value(told.figure), (*self._below(told), *more))
        self._people = self._people or told.figure.indicator in COUNT_PEOPLE

    def write_beside(self, told: Told, value: Text | str, below: Iterable[Text | str]) -> None:
        """Writes something beside the name of a figure, under that of its indicator, and something below it."""
        figure, page = told.figure, self._page
        if figure.indicator is not self._last:
            if self._last is not None:
                page.line()
            page.headed(f"{figure.indicator.word}  ", page.label(figure.indicator), HEAD)
            self._last = figure.indicator
        page.wrapped(page.pair(self._whose(told), value), 2, 6)
        for each in below:
            page.wrapped(each, 6, 8)
        self._unsaid = self._unsaid or figure.covered is Tri.UNKNOWN

    def end(self) -> None:
        """Writes by which rules, and what is not said."""
        self.end_with([_SMALL] if self._people else [])

    def end_with(self, more: Iterable[Text]) -> None:
        """The same, and something of one's own."""
        page = self._page
        page.line()
        pack = self._rules.name + (f", {page.said(_OVERRIDDEN)}" if self._rules.overrides else "")
        page.line(page.said(_RULES, pack=pack))
        for text in (*([_UNSAID] if self._unsaid else []), *more):
            page.wrapped(text, 0, 2, FAINT)

    def _whose(self, told: Told) -> str:
        figure, parts = told.figure, [told.figure.at.isoformat()]
        if self._by:
            parts.append(plain(told.territory) if told.territory is not None else self._page.said(_ALL))
        if figure.requester is not None:
            parts.append(self._page.label(figure.requester))
        return ", ".join(parts)

    def number(self, indicator: Indicator, ppm: int) -> str:
        """Parts per million as a per cent of a proportion, else as a ratio."""
        if indicator in PROPORTIONS:
            return decimals(ppm, PERCENT_DIGITS, self._page.language) + " %"
        return decimals(ppm, PPM_DIGITS, self._page.language)

    def over(self, indicator: Indicator, numerator: int, denominator: int) -> str:
        """Two counts, the one of the other or over it."""
        return self._page.said(_COUNTS if indicator in PROPORTIONS else _RATIO, least=numerator, most=denominator)

    def _value(self, figure: Figure) -> str:
        said = self._page.said
        over = self.over(figure.indicator, figure.numerator, figure.denominator)
        if figure.value is None:
            nothing = _NOTHING_CERTAIN if figure.denominator_highest else _NOTHING
            if figure.conformity is ConformityBasis.IMPOSES_NOTHING:
                nothing = _IMPOSES_NOTHING
            return f"{said(nothing)} ({over})"
        shown = f"{self.number(figure.indicator, figure.value)} ({over})"
        if figure.interval_lowest is None or figure.interval_highest is None:
            return shown
        interval = _INTERVAL_MISSING if figure.state is FigureState.BOUNDED else _INTERVAL
        return f"{shown}, " + said(interval, least=self.number(figure.indicator, figure.interval_lowest),
                                   most=self.number(figure.indicator, figure.interval_highest))

    def _below(self, told: Told) -> Iterator[str]:
        figure, said = told.figure, self._page.said
        if figure.conformity is ConformityBasis.LARGEST_CLASS:
            yield said(_LARGEST)
        if (figure.state is FigureState.BOUNDED or figure.numerator != figure.numerator_highest
                or figure.denominator != figure.denominator_highest):
            missing = _UNCOVERED if figure.covered is Tri.NO else _MISSING
            yield said(missing, bounds=self._bounds(figure), numerator=self._span(figure.numerator, figure.numerator_highest),
                       denominator=self._span(figure.denominator, figure.denominator_highest))
        if figure.covered is Tri.NO:
            yield said(_COVERED)
        if figure.pairs is not None:
            yield said(_PAIRS, now=self._span(figure.pairs, figure.pairs_highest),
                       before=self._span(figure.pairs_before, figure.pairs_before_highest))
        yield from self._change(told)
        for text, held in ((_CERTAIN, told.certain), (_POSSIBLE, told.possible)):
            if held is not None:
                yield self._page.pair(text, self._page.listed(map(plain, held)) if held else _NOBODY)

    def _bounds(self, figure: Figure) -> str:
        if figure.lowest is None:
            return self._page.said(_ANYTHING)
        least = self.number(figure.indicator, figure.lowest)
        if figure.highest is None:
            return self._page.said(_NO_LESS if figure.indicator in PROPORTIONS else _AT_LEAST, least=least)
        if figure.lowest == figure.highest and figure.state is not FigureState.BOUNDED:
            return self._page.said(_ALL_THE_SAME if figure.state is FigureState.DEFINED else _OR_NOTHING, least=least)
        return self._page.said(_BETWEEN, least=least, most=self.number(figure.indicator, figure.highest))

    def _span(self, least: int | None, most: int | None) -> str:
        return str(least) if least == most else self._page.said(_SPAN, least=least, most=most)

    def _change(self, told: Told) -> Iterator[str]:
        if told.change is None or told.compared_with is None:
            return
        said, change = self._page.said, told.change.change
        if change is None:
            text = said(_NO_CHANGE)
        else:
            proportion = told.figure.indicator in PROPORTIONS
            number = decimals(change, PERCENT_DIGITS if proportion else PPM_DIGITS, self._page.language)
            signed = f"+{number}" if change > 0 else number
            text = said(_POINTS, change=signed) if proportion else signed
        meet = _OVERLAP.get(told.change.overlap)
        parts = [text] if meet is None else [text, said(meet)]
        yield said(_SINCE, day=told.compared_with.isoformat(), change=self._page.listed(parts))
