"""The three levels and what goes between them, drawn once a language: what rises at the left, what comes down at the right.

Spec: spec/44-territory-pages.md, "The three levels"; CON-1, CON-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Levels lie on one another, so that the drawing is as narrow as a telephone. An arrow is as thick as its number against the
largest one, and every number stands beside it; filled and hatched tell contents apart, dashes what is not known, a bar what
is known not to be. Numbers are whole, so that every machine draws the same.
"""
from __future__ import annotations

import datetime

from ...text import Text, capital, joined, plural
from ...tour.markup import Html, Writer, label, typeset
from ...tour.plot import HATCH, SOLID
from ...words import FlowContent, Tri
from ..reports.model import FlowFact, LevelFact
from .flow_words import lines, sentences
from .strata import NAMES, Between, Strata, Stream

__all__ = ["MEETS", "picture"]

MEETS = {Tri.YES: Text("meets", "se réunit"), Tri.NO: Text("does not meet", "ne se réunit pas"),
         Tri.UNKNOWN: Text("meetings not known", "réunions non connues")}
_BOX_CLASS = {Tri.YES: "level on", Tri.NO: "level off", Tri.UNKNOWN: "level unsure"}
_FILL = {FlowContent.NEED: SOLID, FlowContent.DIFFICULTY: HATCH, FlowContent.DECISION: SOLID, FlowContent.FEEDBACK: HATCH}
_WIDTH, _BOX, _LINE, _ROOM = 380, 60, 20, 14
#: The lane of arrows at either side; text stands between the lanes.
_LANE = 52
_HEAD, _LEAST, _MORE, _SWATCH = 13, 4, 5, 16
_BODIES = Text("{n} body", "{n} instance"), Text("{n} bodies", "{n} instances")
_TITLE = Text("The levels and what goes between them", "Les niveaux, et ce qui passe entre eux")
_OF_LEVEL = Text("{level}: {meets}, {bodies}.", "{level} : {meets}, {bodies}.")


def picture(w: Writer, shown: Strata, at: datetime.date, name: str) -> Html:
    """The drawing in the one language of a writer. ``name`` is what its title and description are called in the document."""
    parts: list[Html] = []
    top = 1
    for level in shown.levels:
        parts.append(_level(w, level, top))
        top += _BOX
        for between in shown.between:
            if between.upper is level.tier:
                gap = _height(between, at)
                parts += [*_stream(w, between.up, at, shown.most, top, gap, 0),
                          *_stream(w, between.down, at, shown.most, top, gap, _depth(between.up, at))]
                top += gap
        top += 0 if any(each.upper is level.tier for each in shown.between) else _ROOM
    language = w.languages[0]
    title, said = f"{name}-title-{language}", f"{name}-said-{language}"
    return w("svg", w("title", _TITLE, id=title), w("desc", _description(shown, at), id=said), parts,
             viewBox=f"0 0 {_WIDTH} {top - _ROOM + 1}", role="img", cls="strata", aria_labelledby=title, aria_describedby=said)


def _description(shown: Strata, at: datetime.date) -> Text:
    """All that is drawn, in sentences."""
    levels = [_OF_LEVEL.of(level=capital(label(each.tier)), meets=MEETS[each.meets], bodies=plural(len(each.bodies), *_BODIES))
              for each in shown.levels]
    flows = [each for between in shown.between
             for each in sentences(between, at, (NAMES[between.upper], NAMES[between.lower]))]
    return joined((*levels, *flows), " ")


def _level(w: Writer, level: LevelFact, top: int) -> Html:
    """A level: filled where it meets, white where it does not, dashed where nobody knows."""
    more = joined((MEETS[level.meets], plural(len(level.bodies), *_BODIES)))
    middle = str(_WIDTH // 2)
    return w("g", w("rect", x="2", y=str(top), width=str(_WIDTH - 4), height=str(_BOX), rx="5"),
             w("text", capital(label(level.tier)), x=middle, y=str(top + 26), cls="name"),
             w("text", capital(more), x=middle, y=str(top + 46)), cls=_BOX_CLASS[level.meets])


def _depth(stream: Stream, at: datetime.date) -> int:
    """How much height the words of a stream take."""
    return _LINE * sum(1 + (wait is not None) for _, _, _, wait in lines(stream, at))


def _height(between: Between, at: datetime.date) -> int:
    return _depth(between.up, at) + _depth(between.down, at) + 3 * _ROOM


def _stream(w: Writer, stream: Stream, at: datetime.date, most: int, top: int, gap: int, before: int) -> list[Html]:
    """The arrows of one way in their lane, and their words beside them: rising ones left and above, others right and below."""
    drawn = [each for each in stream.flows if each[1] is not None and each[1].count]
    left = 2 if stream.up else _WIDTH - _LANE + 2
    step = (_LANE - 4) // max(1, len(drawn))
    parts = [_arrow(w, stream.up, left + step * at_ + step // 2, _thick(fact, most), top, gap, _FILL[content])
             for at_, (content, fact) in enumerate(drawn)]
    if stream.state is not Tri.YES:
        parts = [_nothing(w, stream, left + (_LANE - 4) // 2, top, gap)]
    line = top + _ROOM + before + (0 if stream.up else _ROOM) + 14
    for content, count, age, wait in lines(stream, at):
        parts.append(_words(w, stream.up, line, content, count, age))
        line += _LINE
        if wait is not None:
            parts.append(_words(w, stream.up, line, content, None, wait))
            line += _LINE
    return parts


def _words(w: Writer, up: bool, line: int, content: FlowContent | None, count: Text | None, more: Text | None) -> Html:
    """A line beside the arrows: what and how many in bold, behind a swatch of its arrow's fill; who waits, below it."""
    language = w.languages[0]
    shift = _SWATCH if content is not None else 0
    left, right = _LANE + 4, _WIDTH - _LANE - 4
    square = str(left if up else right - 11), str(line - 11)
    swatch = w("rect", x=square[0], y=square[1], width="11", height="11", cls=_FILL[content]) if content and count else None
    strong = w("tspan", typeset(count, language), cls="count") if count is not None else None
    rest = None if more is None else (", " if count is not None else "") + typeset(more, language)
    text = w("text", strong, rest, x=str(left + shift if up else right - shift), y=str(line), cls="rises" if up else "falls")
    return w("g", swatch, text)


def _thick(fact: FlowFact | None, most: int) -> int:
    """Half of how thick an arrow is."""
    return (_LEAST + 2 * (_MORE * (fact.count if fact else 0) // max(1, most))) // 2


def _arrow(w: Writer, up: bool, middle: int, half: int, top: int, gap: int, fill: str) -> Html:
    """An arrow from one level to the next."""
    first, last, head, wide = top + 4, top + gap - 4, _HEAD, half + 5
    if up:
        points = ((0, first), (wide, first + head), (half, first + head), (half, last), (-half, last), (-half, first + head),
                  (-wide, first + head))
    else:
        points = ((0, last), (wide, last - head), (half, last - head), (half, first), (-half, first), (-half, last - head),
                  (-wide, last - head))
    return w("polygon", points=" ".join(f"{middle + x},{y}" for x, y in points), cls=fill)


def _nothing(w: Writer, stream: Stream, middle: int, top: int, gap: int) -> Html:
    """What is not known is a dashed arrow; what is known not to be, a line that a bar cuts."""
    if stream.state is Tri.UNKNOWN:
        return _arrow(w, stream.up, middle, _LEAST, top, gap, "unsure")
    half = top + gap // 2
    return w("path", d=f"M{middle},{top + 6}V{half - 6}M{middle},{half + 6}V{top + gap - 6}"
             f"M{middle - 14},{half - 6}h28M{middle - 14},{half + 6}h28", cls="cut")
