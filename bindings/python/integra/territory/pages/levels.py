"""The page of the levels: the drawing, and beside it the bodies of each level in words.

Spec: spec/44-territory-pages.md, "The three levels"; CON-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from ...text import Text, capital, joined, plural, verbatim
from ...tour.markup import Child, Html, Writer, day, label
from ...tour.plot import SOLID, badge
from ...words import FindingState, Tier
from ..reports.model import BodyFact, LevelFact, Report
from ..reports.phrases import month
from .picture import MEETS, picture
from .strata import strata
from .telling import and_more, folded, left_on_screen

__all__ = ["levels"]

#: So many bodies of a level are listed before the rest is folded, and so many on paper.
_FIRST, _PAPER = 5, 2
_LEGEND = Text("How many are known of the last period, how long ago the last one was, and how many wait. An arrow is as thick "
               "as its number; dashed is not known, cut is known not to be.",
               "Combien sont connus sur la période, de quand date le dernier, combien attendent. L'épaisseur d'une flèche suit "
               "son nombre ; tiretée : non connu ; barrée : on sait qu'il n'y a rien.")
_MET, _NEVER = Text("last met on {day}", "dernière réunion le {day}"), Text("no day of a meeting known", "aucune date de réunion connue")
_IN = Text("last met in {month}", "dernière réunion en {month}")
_DUE, _LATE = Text("to meet by {day}", "à réunir avant le {day}"), Text("to meet since {day}", "à réunir depuis le {day}")
_SEATS = {True: (Text("{n} seat", "{n} siège"), Text("{n} seats", "{n} sièges")),
          False: (Text("{n} seat known", "{n} siège connu"), Text("{n} seats known", "{n} sièges connus"))}
_NO_BODY = Text("no body is known", "aucune instance connue")


def levels(w: Writer, report: Report, name: str) -> Child:
    """The drawing and the words; nothing where the report tells of no level."""
    shown = strata(report)
    if not shown.levels:
        return None
    drawing = w("figure", w.each(lambda one: picture(one, shown, report.at, name)), w("figcaption", _LEGEND, cls="note"))
    below = {each.upper: each.said for each in shown.between}
    words = [(_level(w, each, report.at), w("p", below[each.tier], cls="talk") if each.tier in below else None)
             for each in shown.levels]
    return w("div", drawing, w("div", words, cls="bodies"), cls="between")


def _level(w: Writer, level: LevelFact, at: datetime.date) -> Child:
    heading = w("h4", capital(label(level.tier)), w("span", MEETS[level.meets], cls="more"))
    bodies = [_body(w, each, at, place >= _PAPER) for place, each in enumerate(level.bodies)]
    rest = bodies[_FIRST:]
    return (heading, w("ul", bodies[:_FIRST], cls="plain") if bodies else w("p", _NO_BODY, cls="note"),
            left_on_screen(w, len(bodies) - _PAPER),
            folded(w, and_more(len(rest)), w("ul", rest, cls="plain"), "screen") if rest else None)


def _last(body: BodyFact) -> Text | None:
    """When a body met last, by the day or by the month; of one of the micro level of which neither is known, nothing: its
    meetings are counted by month (CON-2)."""
    if body.month is not None and (body.met is None or body.met < body.month):
        return _IN.of(month=month(body.month))
    if body.met is not None:
        return _MET.of(day=day(body.met))
    return None if body.tier is Tier.MICRO else _NEVER


def _body(w: Writer, body: BodyFact, at: datetime.date, screen: bool) -> Html:
    """A body: what it is called, when it met and is to meet, how many sit there."""
    late = body.due is not None and body.due < at
    told = [] if body.kind is None else [label(body.kind)]
    met = _last(body)
    told += [] if met is None else [met]
    if body.due is not None:
        told.append((_LATE if late else _DUE).of(day=day(body.due)))
    told += body.stated
    if body.seats or body.seats_complete:  # of a list that is not complete none is no number
        told.append(plural(body.seats, *_SEATS[body.seats_complete]))
    mark = (" ", badge(w, SOLID, label(FindingState.OVERDUE))) if late else None
    return w("li", w("strong", verbatim(body.name)), mark, w("span", joined(told), cls="more"), cls="screen" if screen else None)
