"""The picture beside a figure: where its value stands on the scale of the chart, its interval, and what it could be.

Spec: spec/52-charts.md, "What is drawn".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Places are per cents of the width, in whole numbers, so that every machine writes the same. What is hidden, and what has no
value, has a word and no place.
"""
from __future__ import annotations

from collections.abc import Iterator

from ...text import LANGUAGES, Text
from ...tour.markup import Child, Html, Writer
from ..drawn import Drawn, Seen
from ..numbers import PERCENT_DIGITS, PPM_DIGITS, decimals
from ..scale import Scale

__all__ = ["HIDDEN", "NO_VALUE", "axis", "band", "dot", "hidden", "line", "place", "track", "whisker"]

HIDDEN = Text("hidden", "masqué")
NO_VALUE = Text("no value", "pas de valeur")
_HEIGHT, _MIDDLE = 26, 13
_BAND, _CAP, _DOT = (4, 18), 6, 5


def axis(w: Writer, scale: Scale, percent: bool) -> list[Html]:
    """The numbers above the pictures, once a language."""
    several = len(w.languages) > 1
    return [w("svg", [_tick(w, scale, number, percent, language) for number in range(len(scale.ticks))], width="100%", height="16",
              aria_hidden="true", focusable="false", cls=f"axis {language}" if several else "axis") for language in w.languages]


def _tick(w: Writer, scale: Scale, number: int, percent: bool, language: str) -> Html:
    """The number of a tick; every second one leaves where there is no room for all."""
    tick = scale.ticks[number]
    said = decimals(tick, PERCENT_DIGITS if percent else PPM_DIGITS, language) + ("\u00a0%" if percent and tick == scale.end else "")
    anchor = "start" if tick == 0 else "end" if tick == scale.end else "middle"
    return w("text", said, x=place(tick, scale), y="12", text_anchor=anchor, cls="one" if tick == scale.line else "minor" if number % 2 and tick != scale.end else None)


def track(w: Writer, drawn: Drawn, scale: Scale, fill: str) -> Html:
    """The picture of a figure; a word where it has none."""
    if drawn.seen is Seen.HIDDEN:
        return w("span", hidden(w), " ", HIDDEN, cls="unshown")
    if drawn.seen is Seen.UNDEFINED:
        return w("span", NO_VALUE, cls="unshown")
    return _svg(w, [*_grid(w, scale), *_band(w, drawn, scale), *_interval(w, drawn, scale), *_value(w, drawn, scale, fill)])


def _svg(w: Writer, parts: Child) -> Html:
    return w("svg", parts, cls="figure", width="100%", height=str(_HEIGHT), aria_hidden="true", focusable="false")


def _grid(w: Writer, scale: Scale) -> Iterator[Html]:
    for tick in dict.fromkeys((*scale.ticks, *([] if scale.line is None else [scale.line]))):
        at = place(tick, scale)
        yield w("line", x1=at, x2=at, y1="0", y2=str(_HEIGHT), cls="one" if tick == scale.line else "zero" if tick == 0 else "tick")


def _band(w: Writer, drawn: Drawn, scale: Scale) -> Iterator[Html]:
    """What the value could be; where nobody can say the most, to the end of the scale, and an arrow there."""
    if drawn.bounds is None:
        return
    least, most = drawn.bounds
    end = scale.end if most is None else most
    top, height = _BAND
    yield w("rect", x=place(least, scale), width=place(end - least, scale), y=str(top), height=str(height), cls="hatch")
    if most is None:
        yield w("svg", w("path", d=f"M1,{_MIDDLE - 5} l6,5 l-6,5"), x="100%", cls="arrow", overflow="visible")


def _interval(w: Writer, drawn: Drawn, scale: Scale) -> Iterator[Html]:
    """A line from end to end, with a cap at each; a wider one behind it keeps it clear of the hatching."""
    if drawn.interval is None:
        return
    least, most = (place(each, scale) for each in drawn.interval)
    yield from (w("line", x1=least, x2=most, y1=str(_MIDDLE), y2=str(_MIDDLE), cls=each) for each in ("halo", "interval"))
    yield from (w("line", x1=at, x2=at, y1=str(_MIDDLE - _CAP), y2=str(_MIDDLE + _CAP), cls="cap") for at in (least, most))


def _value(w: Writer, drawn: Drawn, scale: Scale, fill: str) -> Iterator[Html]:
    value = drawn.value
    if value is not None:
        yield w("circle", cx=place(value, scale), cy=str(_MIDDLE), r=str(_DOT), cls=f"value {fill}")


def place(number: int, scale: Scale) -> str:
    """Where a number stands, in per cents with four decimals, half of one upward."""
    return decimals((2 * number * 10**6 + scale.end) // (2 * scale.end), PERCENT_DIGITS, LANGUAGES[0]) + "%"


# ---- signs of the legend


def hidden(w: Writer) -> Html:
    """The sign of what is hidden: always of one size."""
    return _sign(w, w("rect", x="1", y="5", width="24", height="15", cls="cross"))


def dot(w: Writer, fill: str) -> Html:
    """The sign of a value."""
    return _sign(w, w("circle", cx="13", cy=str(_MIDDLE), r=str(_DOT), cls=f"value {fill}"))


def whisker(w: Writer) -> Html:
    """The sign of an interval."""
    return _sign(w, (w("line", x1="2", x2="24", y1=str(_MIDDLE), y2=str(_MIDDLE), cls="interval"),
                     [w("line", x1=at, x2=at, y1="7", y2="19", cls="cap") for at in ("2", "24")]))


def band(w: Writer) -> Html:
    """The sign of what a value could be."""
    return _sign(w, w("rect", x="1", y="4", width="24", height="18", cls="hatch"))


def line(w: Writer) -> Html:
    """The sign of the line of reference."""
    return _sign(w, w("line", x1="13", x2="13", y1="1", y2="25", cls="one"))


def _sign(w: Writer, parts: Child) -> Html:
    return w("svg", parts, cls="sign", width="26", height=str(_HEIGHT), aria_hidden="true", focusable="false")
