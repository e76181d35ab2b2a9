"""Charts that need neither colour nor eyes: a table of numbers whose rows carry a bar of patterns.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The numbers are the chart: a screen reader meets a table, and the bars, which say nothing more, are hidden from it.
Solid, hatched and empty are told apart on any printer. All bars of a chart have one scale: a bar is as long as its number
against what a line stands for, and one that is longer than its line goes on in the next.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..text import Text
from .markup import Child, Html, Writer

#: The fills, from the most to the least certain.
SOLID, HATCH, PLAIN = "solid", "hatch", "plain"
#: How thick a line of a bar is, and from one line to the next: in charts whose bars have one line, and in others.
_ALONE, _FOLDED = (14, 14), (9, 11)
#: A row so many times the middle one would leave nothing to see of the others: bars are folded then, into so many lines at most.
_DOMINATES, _LINES = 4, 8
FOLD = Text("A line of a bar stands for {n} at most; a longer bar goes on in the lines below, on the same scale.",
            "Une ligne d'une barre vaut {n} au plus ; une barre plus longue continue dans les lignes du dessous, à la même "
            "échelle.")
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
    """A table with a bar a row; ``whole`` is what a line of a bar stands for, by the rows unless it is given.

    Roles are written out, for where it is narrow the style sheet lays rows out as no table, each number beside its head.
    """
    most = max((sum(row.values) for row in rows), default=0)
    line = whole or line_of([sum(row.values) for row in rows])
    size = _FOLDED if line < most else _ALONE
    said = [w("span", swatch(w, each.fill), " ", each.title) for each in series]
    body = [
        w("tr", w("th", w("span", row.title, cls="what"), w("span", row.more, cls="more") if row.more else None, scope="row",
                  role="rowheader"), _track(w, _bar(w, row.values, series, line, size)),
          [w("td", w("span", head, " ", cls="head"), grouped(value), cls="n", role="cell")
           for head, value in zip(said, row.values, strict=True)], role="row")
        for row in rows]
    heads = [w("th", head, scope="col", cls="n", role="columnheader") for head in said]
    return w("table", w("caption", caption, w("span", FOLD.of(n=grouped(line)), cls="more") if line < most else None),
             w("thead", w("tr", w("th", first, scope="col", role="columnheader"), _track(w, None), heads, role="row"),
               role="rowgroup"),
             w("tbody", body, role="rowgroup"), cls="chart", role="table")


def line_of(sums: Sequence[int]) -> int:
    """What a line stands for: the largest row, or where that one dwarfs the others, a round number that shows them."""
    drawn = sorted(filter(None, sums))
    if not drawn or drawn[-1] <= _DOMINATES * drawn[len(drawn) // 2]:
        return drawn[-1] if drawn else 0
    least = max(2 * drawn[len(drawn) // 2], -(-drawn[-1] // _LINES))
    step = max(1, int(10 ** len(str(least))) // 20)
    return -(-least // step) * step


def _track(w: Writer, bar: Child) -> Html:
    """The cell of a bar, which only eyes need."""
    return w("td", bar, cls="track", aria_hidden="true")


def swatch(w: Writer, fill: str) -> Html:
    """A small square filled like a part of the bars."""
    square = w("rect", x="0.5", y="0.5", width="11", height="11", cls=fill)
    return w("svg", square, cls="swatch", width="12", height="12", aria_hidden="true", focusable="false")


def _bar(w: Writer, values: Sequence[int], series: Sequence[Series], line: int, size: tuple[int, int]) -> Html:
    """The parts one after the other; where a line ends they go on in the next."""
    thick, pitch = size
    parts, start = [], 0
    for value, each in zip(values, series, strict=True):
        end = start + value
        while start < end:
            row, before = divmod(start, line)
            length = min(end - start, line - before)
            parts.append(w("rect", x=_percent(before, line), y=f"{row * pitch}.5", width=_percent(length, line),
                           height=str(thick - 1), cls=each.fill))
            start += length
    height = pitch * max(0, -(-start // line) - 1) + thick if line else thick
    return w("svg", parts, cls="bar", width="100%", height=str(height), aria_hidden="true", focusable="false")


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
