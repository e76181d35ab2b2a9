"""How a page of a territory says who it is for, how long ago something was, and by when it is due.

Spec: spec/44-territory-pages.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from ...text import Text, plural
from ...tour.markup import Child, Html, Writer, day, label
from ...tour.plot import HATCH, PLAIN, SOLID, badge
from ...words import FindingState, Weight
from ..reports.model import Reader

__all__ = ["FOR", "MARKED", "STATES", "ago", "and_more", "by_when", "folded", "lasting", "left_on_screen", "mark"]

FOR = {
    Reader.PILOTE: Text("for the pilote", "pour le pilote"),
    Reader.ARS: Text("for the ARS", "pour l'ARS"),
    Reader.ELECTED: Text("for elected officials", "pour les élus"),
}
#: How a badge shows what is late, due, done: filled, dashed, plain. What has no date says so by having none.
STATES = {FindingState.OVERDUE: SOLID, FindingState.DUE: HATCH, FindingState.MET: PLAIN}
#: The weights that a badge says where no day is waited for.
MARKED = {Weight.HIGH: SOLID}
#: From so many days on, months say how long it is; then years.
_MONTHS, _YEARS = 61, 730
_LONG = (
    (_YEARS, 365, 1, Text("{n} year", "{n} an"), Text("{n} years", "{n} ans")),
    (_MONTHS, 365, 12, Text("{n} month", "{n} mois"), Text("{n} months", "{n} mois")),
    (0, 1, 1, Text("{n} day", "{n} jour"), Text("{n} days", "{n} jours")))


def lasting(days: int) -> Text:
    """So many days, in days, whole months or whole years, rounded down.

    >>> from integra.territory.pages.telling import lasting
    >>> lasting(45).en, lasting(400).fr
    ('45 days', '13 mois')
    """
    _, whole, parts, one, many = next(row for row in _LONG if days >= row[0] or not row[0])
    return plural(days * parts // whole, one, many)


def ago(days: int) -> Text:
    """How long ago a day was.

    >>> from integra.territory.pages.telling import ago
    >>> ago(0).en, ago(95).fr
    ('today', 'il y a 3 mois')
    """
    if days <= 0:
        return Text("today", "aujourd'hui")
    return Text("{long} ago", "il y a {long}").of(long=lasting(days))


def by_when(date: datetime.date | None, state: FindingState | None) -> Text | None:
    """By when something is due, or since when it is so."""
    if date is None:
        return None
    if state in (FindingState.DUE, FindingState.OVERDUE):
        return Text("by {day}", "pour le {day}").of(day=day(date))
    if state is FindingState.MET:
        return Text("on {day}", "le {day}").of(day=day(date))
    return Text("since {day}", "depuis le {day}").of(day=day(date))


def mark(w: Writer, state: FindingState | None, weight: Weight | None) -> Html | None:
    """A badge that says where it stands; where no day or nobody is waited for, that it is to be acted on."""
    if state in STATES:
        return badge(w, STATES[state], label(state))
    return badge(w, MARKED[weight], label(weight)) if weight in MARKED else None


def and_more(number: int) -> Text:
    """That so many more are there."""
    return plural(number, Text("and {n} more", "et {n} de plus"), Text("and {n} more", "et {n} de plus"))


def left_on_screen(w: Writer, left: int) -> Html | None:
    """What only paper says: how many more the screen has."""
    said = Text("{more}, on the screen.", "{more}, à l'écran.").of(more=and_more(left))
    return w("p", said, cls="paper note") if left > 0 else None


def folded(w: Writer, summary: Child, body: Child, cls: str | None = None) -> Html:
    """What opens when it is asked for, by mouse, finger or keyboard, without script."""
    return w("details", w("summary", summary), body, cls=cls)
