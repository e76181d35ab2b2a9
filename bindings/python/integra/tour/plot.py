"""Charts that need neither colour nor eyes: a table of numbers whose rows carry a bar of patterns.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The numbers are the chart: a screen reader meets a table, and the bars, which say nothing more, are hidden from it.
Solid, hatched and empty are told apart on any printer. A bar is as wide as its number against the chart's whole.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..text import Text
from .markup import Child, Html, Writer

#: The fills, from the most to the least certain.
SOLID, HATCH, PLAIN = "solid", "hatch", "plain"
_HEIGHT = 14
#: Hatched bars of charts; of the plans over time also those that are dotted and crossed.
_PATTERNS = {HATCH: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", "dots": "M1,1.7 h1.4 M4,4.7 h1.4", "cross": "M0,0 l6,6 M6,0 l-6,6"}


@dataclass(frozen=True, slots=True)
class Series:
    """One column of numbers, and how its part of the bars is filled."""

    title: Text
    fill: str


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: what it is about, a line that explains it, and a number for each series."""

    title: Text
    values: Sequence[int]
    more: Text | None = None


def patterns(w: Writer) -> Html:
    """The fills that all charts share, once a document."""
    ground = w("rect", width="6", height="6", fill="#fff")
    made = [w("pattern", ground, w("path", d=path, stroke="#16423f", stroke_width="1.4", fill="none"), id=name, width="6",
              height="6", patternUnits="userSpaceOnUse") for name, path in _PATTERNS.items()]
    return w("svg", w("defs", made), cls="fills", width="0", height="0", aria_hidden="true", focusable="false")


def chart(w: Writer, caption: Text, first: Text, series: Sequence[Series], rows: Sequence[Row], *,
          whole: int | None = None) -> Html:
    """A table with a bar a row; ``whole`` is what a full bar stands for, the largest row unless it is given."""
    full = whole or max((sum(row.values) for row in rows), default=0)
    heads = [w("th", w("span", swatch(w, each.fill), " ", each.title), scope="col", cls="n") for each in series]
    body = [
        w("tr", w("th", w("span", row.title, cls="what"), w("span", row.more, cls="more") if row.more else None,
                  _bar(w, row.values, series, full), scope="row"),
          [w("td", grouped(value), cls="n") for value in row.values])
        for row in rows]
    return w("table", w("caption", caption), w("thead", w("tr", w("th", first, scope="col"), heads)),
             w("tbody", body), cls="chart")


def swatch(w: Writer, fill: str) -> Html:
    """A small square filled like a part of the bars."""
    square = w("rect", x="0.5", y="0.5", width="11", height="11", cls=fill)
    return w("svg", square, cls="swatch", width="12", height="12", aria_hidden="true", focusable="false")


def _bar(w: Writer, values: Sequence[int], series: Sequence[Series], full: int) -> Html:
    parts, start = [], 0
    for value, each in zip(values, series, strict=True):
        if value:
            parts.append(w("rect", x=_percent(start, full), y="0.5", width=_percent(value, full),
                           height=str(_HEIGHT - 1), cls=each.fill))
        start += value
    return w("svg", parts, cls="bar", width="100%", height=str(_HEIGHT), aria_hidden="true", focusable="false")


def _percent(part: int, whole: int) -> str:
    """A share with two decimals, in whole numbers so that every machine writes the same."""
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def grouped(number: int) -> str:
    """A number, its digits in groups of three where there are five or more."""
    return f"{number:,}".replace(",", "\u202f") if number > 9999 else str(number)


def badge(w: Writer, fill: str, *words: Child) -> Html:
    """A word in a frame that shows without colour how sure it is."""
    return w("span", words, cls=f"badge {fill}")
