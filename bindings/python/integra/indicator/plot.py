"""Figures, and what is published of them, as a picture in a notebook: the same chart as the page's, drawn by matplotlib.

Spec: spec/52-charts.md, "In a notebook".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

matplotlib is no part of libintegra, and is met here alone: ``pip install '.[plot]'`` in a clone brings it.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, NoReturn

from .._model import argument_text
from ..errors import UsageError, language_of
from ..nearest import with_nearest
from ..rules import label
from ..text import LANGUAGES, Text, expected, one_of
from ..tour.markup import day
from ..words import Language, Status
from .drawn import Chart, Drawn, Given, Seen, by_value, charts_of
from .numbers import PERCENT_DIGITS, PPM_DIGITS, PROPORTIONS, decimals
from .scale import Scale, scale_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot"]

_GIVEN, _VALUE = "given", "value"
_ONE_INDICATOR = Text("the figures are of {n} indicators, packs, requesters or ways to conform: axes have the scale of one",
                      "les chiffres sont de {n} indicateurs, jeux de règles, demandeurs ou façons d'être conforme : des axes ont l'échelle d'un seul")
_HIDDEN, _NO_VALUE = Text("hidden", "masqué"), Text("no value", "pas de valeur")
_UNHIDDEN = Text("small numbers not hidden: not for publishing", "petits effectifs non masqués : à ne pas publier")
_SHARE = Text("per cent", "pour cent")
_RATIO = Text("ratio", "rapport")
#: A line of the title has so many characters at most, which fit above axes that are ours.
_TITLE = 64
_INK, _BAND = "#1d2423", 0.5
#: From one day of a territory to the next, and from one territory to the next.
_DAY, _GAP = 1.0, 0.6
#: A line of the picture is so many inches high, where the figure is ours.
_LINE = 0.32


def plot(figures: Given | Iterable[Given], *, order: str = _GIVEN, language: str | Language = LANGUAGES[0], ax: Axes | None = None) -> Axes:
    """Draws figures of one indicator, or what is published of it, as of one day or several.

    A value is a dot, empty as of earlier days; a bar with ends is its 95 % interval; a hatched band is what it could be as
    missing facts turn out. A value that is hidden, and one that there is not, is a word at the beginning of its line: no
    length, place, order or scale depends on it (IND-6).

    Args:
        figures: as :func:`integra.indicator.pages.page` takes them, of one indicator.
        order: ``"given"``, or ``"value"``: the greatest of the latest day first, groups and all behind territories.
        language: of what is written.
        ax: the axes to draw on; None for new ones, of a figure as high as its lines need.

    Returns:
        The axes, which are the caller's to change, save and close.

    Raises:
        ImportError: matplotlib is not there; the message says what to install.
        UsageError: an order or a language that is none, figures of several indicators, and as ``page``.

    >>> import datetime
    >>> from integra.indicator import Tally
    >>> from integra.indicator.plot import plot
    >>> tally = Tally("A4", at=datetime.date(2025, 6, 1))
    >>> plot({"north": tally.figure()}, order="height")
    Traceback (most recent call last):
        ...
    integra.errors.UsageError: order: expected one of given, value
    """
    said = language_of(language)
    if argument_text(order, "order") not in (_GIVEN, _VALUE):
        _refuse(with_nearest(expected(one_of((_GIVEN, _VALUE))), order, (_GIVEN, _VALUE)).at("order"), Status.INVALID_VALUE)
    charts = charts_of(figures)
    if len(charts) > 1:
        _refuse(_ONE_INDICATOR.of(n=len(charts)), Status.MISMATCH)
    chart, = charts
    rows = chart.rows if order == _GIVEN else by_value(chart)
    drawn = _Drawing(_axes(ax, sum(map(len, rows))), chart, scale_of(chart), said.word)
    drawn.frame()
    drawn.rows(rows)
    return drawn.axes


def _refuse(detail: Text, status: Status) -> NoReturn:
    raise UsageError(status, detail=detail)


def _axes(ax: Axes | None, lines: int) -> Axes:
    try:
        from matplotlib.axes import Axes as PlainAxes
        from matplotlib.figure import Figure as Canvas
        from matplotlib.pyplot import subplots
    except ImportError as error:
        raise ImportError(
            "a plot needs matplotlib: pip install matplotlib, or in a clone of libintegra pip install '.[plot]'") from error
    if ax is not None:
        if not isinstance(ax, PlainAxes):
            raise TypeError("ax takes axes of matplotlib")
        return ax
    made: tuple[Canvas, Axes] = subplots(figsize=(8, 1.2 + _LINE * lines), layout="constrained")
    return made[1]


class _Drawing:
    """One chart on axes; every mark has a group id by what it is."""

    def __init__(self, axes: Axes, chart: Chart, scale: Scale, language: str) -> None:
        self.axes, self._chart, self._scale, self._language = axes, chart, scale, language
        #: Proportions are drawn in per cents, as they are said.
        self._unit = 10**PERCENT_DIGITS if chart.indicator in PROPORTIONS else 10**PPM_DIGITS

    def frame(self) -> None:
        """The scale, the line of reference, and of what this is a picture."""
        axes, chart, scale = self.axes, self._chart, self._scale
        share = chart.indicator in PROPORTIONS
        axes.set_xlim(0, scale.end / self._unit)
        axes.set_xticks([tick / self._unit for tick in scale.ticks],
                        [decimals(tick, PERCENT_DIGITS if share else PPM_DIGITS, self._language) for tick in scale.ticks])
        axes.set_xlabel((_SHARE if share else _RATIO).said(self._language))
        if scale.line is not None:
            axes.axvline(scale.line / self._unit, color=_INK, linestyle="--", linewidth=1, zorder=1, gid="one")
        axes.grid(axis="x", linestyle=":", color="#7b8886")
        axes.set_axisbelow(True)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        lines = wrap(f"{chart.indicator.word} · {label(chart.indicator, self._language)}", _TITLE)
        if chart.requester is not None:
            lines.append(label(chart.requester, self._language))
        if chart.unhidden:
            lines.append(_UNHIDDEN.said(self._language))
        axes.set_title("\n".join(lines), loc="left", fontsize="medium")

    def rows(self, rows: Iterable[Sequence[Drawn]]) -> None:
        """Every figure on its line, from the top down."""
        at, places, names = 0.0, [], []
        for row in rows:
            for number, drawn in enumerate(row):
                self._one(drawn, at)
                places.append(at)
                names.append(self._named(drawn, number == 0))
                at -= _DAY
            at -= _GAP
        self.axes.set_yticks(places, names)
        for text in self.axes.get_yticklabels():
            text.set_parse_math(False)  # a name is no formula, whatever dollars stand in it
        self.axes.set_ylim(at + _GAP + _DAY / 2, _DAY / 2)
        self.axes.tick_params(axis="y", length=0)

    def _named(self, drawn: Drawn, first: bool) -> str:
        date = day(drawn.at).said(self._language)
        name = drawn.name.said(self._language)
        return name if len(self._chart.days) == 1 else f"{name}, {date}" if first else date

    def _one(self, drawn: Drawn, at: float) -> None:
        axes, unit, value = self.axes, self._unit, drawn.value
        if value is None:
            word = _HIDDEN if drawn.seen is Seen.HIDDEN else _NO_VALUE
            axes.annotate(word.said(self._language), (0, at), (6, 0), textcoords="offset points", va="center", style="italic",
                          gid=drawn.seen.value)
            return
        if drawn.bounds is not None:
            least, most = drawn.bounds
            end = self._scale.end if most is None else most
            axes.barh(at, (end - least) / unit, _BAND, least / unit, facecolor="white", edgecolor=_INK, hatch="////", zorder=2, gid="bounds")
            if most is None:
                axes.plot(end / unit, at, marker=">", color=_INK, clip_on=False, zorder=3, gid="open")
        if drawn.interval is not None:
            limits = [each / unit for each in drawn.interval]
            axes.plot(limits, [at, at], color=_INK, marker="|", markersize=10, clip_on=False, zorder=3, gid="interval")
        late = drawn.at == self._chart.days[-1]
        axes.plot(value / unit, at, marker="o" if drawn.rounded is None else "D", markerfacecolor=_INK if late else "white",
                  markeredgecolor=_INK, linestyle="", clip_on=False, zorder=4, gid="value")
