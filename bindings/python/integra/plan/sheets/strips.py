"""Strips of time in SVG: bars told apart by pattern, points by sign, at any width and without colour.

Spec: spec/37-form.md, "The timeline".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Places are percentages of a strip, so that it is as wide as its column and neither signs nor patterns are stretched. What a
strip shows is said in words beside it: screen readers are told to pass over it.
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from ...text import Text
from ...tour.markup import Html, Writer

__all__ = ["EMPTY", "HATCH", "DOTS", "CROSS", "GAP", "SOLID", "Mark", "Scale", "Span", "axis", "patterns", "strip", "swatch"]

#: How a bar is filled; ``GAP`` is a white bar with a thick broken edge.
SOLID, HATCH, DOTS, CROSS, EMPTY, GAP = "solid", "hatch", "dots", "cross", "empty", "gap"
_HEIGHT, _TOP, _BAR = 22, 4, 14
#: No bar is thinner than this part of a strip, whatever it lasts.
_THIN = 0.7
_MOST_TICKS = 6
#: A month that begins further on has no room for its name.
_NEAR_END = 88
_PATTERNS = {
    HATCH: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    DOTS: "M1,1 h1.4 v1.4 h-1.4 z M4,4 h1.4 v1.4 h-1.4 z",
    CROSS: "M0,0 l6,6 M6,0 l-6,6",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from one day to another, both included."""

    start: datetime.date
    end: datetime.date
    fill: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a day."""

    day: datetime.date
    sign: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that strips show, the first at the left edge and the last before the right one.

    Attributes:
        first, last: those days.
        at: the day of the story, a line through all strips.
    """

    first: datetime.date
    last: datetime.date
    at: datetime.date

    def left(self, day: datetime.date) -> float:
        """Where a day begins, as a percentage."""
        whole = (self.last - self.first).days + 1
        return round(100 * min(max((day - self.first).days, 0), whole) / whole, 2)

    def ticks(self) -> tuple[datetime.date, ...]:
        """First days of months, no more than fit on a narrow screen; the first day where no month begins."""
        start = self.first.year * 12 + self.first.month - (self.first.day == 1)
        months = range(start, self.last.year * 12 + self.last.month)
        step = -(-len(months) // _MOST_TICKS)
        return tuple(datetime.date(each // 12, each % 12 + 1, 1) for each in months[::step or 1]) or (self.first,)


def patterns(w: Writer) -> Html:
    """The fills that all strips share, once a page."""
    made = [w("pattern", w("rect", width="6", height="6", fill="#fff"),
              w("path", d=path, stroke="#000", stroke_width="1", fill="#000" if name == DOTS else "none"),
              id=name, width="6", height="6", patternUnits="userSpaceOnUse") for name, path in _PATTERNS.items()]
    return w("svg", w("defs", made), cls="fills", width="0", height="0", aria_hidden="true", focusable="false")


def strip(w: Writer, scale: Scale, spans: tuple[Span, ...], marks: tuple[Mark, ...]) -> Html:
    """A strip: lines at the ticks and at the day of the story, bars, then signs over them."""
    lines = [_line(w, scale.left(day), "tick") for day in scale.ticks()]
    bars = [_bar(w, scale, span) for span in spans]
    signs = [w("text", mark.sign, x=f"{scale.left(mark.day)}%", y=str(_TOP + 12),
               text_anchor="start" if scale.left(mark.day) < 50 else "end") for mark in marks]
    return _svg(w, [*lines, *bars, _line(w, scale.left(scale.at), "at"), *signs], _HEIGHT, "strip")


def axis(w: Writer, scale: Scale, told: Text) -> Html:
    """The months over the strips, and the day of the story."""
    months = [w("text", f"{day.month:02}/{day.year % 100:02}", x=f"{scale.left(day)}%", y="11")
              for day in scale.ticks() if scale.left(day) <= _NEAR_END]
    place = scale.left(scale.at)
    now = w("text", "▼ ", told, x=f"{place}%", y="26", text_anchor="start" if place < 50 else "end", cls="now")
    return _svg(w, [*months, now], 30, "axis")


def swatch(w: Writer, fill: str) -> Html:
    """A piece of a bar, for the legend."""
    return w("svg", w("rect", x="1", y="1", width="26", height="12", cls=fill), width="28", height="14", cls="swatch",
             aria_hidden="true", focusable="false")


def _bar(w: Writer, scale: Scale, span: Span) -> Html:
    left = scale.left(span.start)
    width = max(scale.left(span.end + datetime.timedelta(days=1)) - left, _THIN)
    return w("rect", x=f"{min(left, 100 - _THIN)}%", y=str(_TOP), width=f"{width:.2f}%", height=str(_BAR), cls=span.fill)


def _line(w: Writer, place: float, cls: str) -> Html:
    return w("line", x1=f"{place}%", x2=f"{place}%", y1="0", y2=str(_HEIGHT), cls=cls)


def _svg(w: Writer, inside: list[Html], height: int, cls: str) -> Html:
    return w("svg", inside, width="100%", height=str(height), cls=cls, aria_hidden="true", focusable="false")
