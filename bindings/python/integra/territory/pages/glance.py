"""A report at a glance: how much is late, how much comes due, when people meet next, how much nobody knows.

Spec: spec/44-territory-pages.md, "At a glance".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...text import Text, verbatim
from ...tour.markup import Child, Html, Writer, day
from ...words import FindingState, Tri
from ..reports.model import EntryKind, Report
from ..reports.phrases import within_month
from .dates import coming

__all__ = ["glance"]

_NOT_KNOWN = verbatim("–")
_LATE, _NOT_LATE = Text("overdue", "en retard"), Text("nothing known to be overdue", "rien de connu en retard")
_COMES = Text("to do within the month", "à faire dans le mois")
_NOT_COMES = Text("nothing known to do within the month", "rien de connu à faire dans le mois")
_MEETING, _NONE = Text("next meeting", "prochaine réunion"), Text("no meeting ahead is known", "aucune réunion à venir connue")
_UNKNOWN = Text("of {n} lines not known", "lignes inconnues sur {n}")


def glance(w: Writer, report: Report) -> Html:
    """The numbers, each with what it counts."""
    return w("ul", [w("li", w("strong", number), " ", w("span", said)) for number, said in _figures(report)], cls="figures")


def _figures(report: Report) -> Iterator[tuple[Child, Text]]:
    later = coming(report)
    yield _counted(sum(each.state is FindingState.OVERDUE for each in report.calendar), _LATE, _NOT_LATE)
    yield _counted(sum(within_month(each.day, report.at) for each in later), _COMES, _NOT_COMES)
    meeting = next((each.day for each in later if each.kind is EntryKind.MEETING and each.day >= report.at), None)
    yield (_NOT_KNOWN, _NONE) if meeting is None else (_short(meeting), _MEETING)
    if report.sheet:
        yield sum(fact.value is Tri.UNKNOWN for fact in report.sheet), _UNKNOWN.of(n=len(report.sheet))


def _counted(number: int, said: Text, none: Text) -> tuple[Child, Text]:
    """So many; none is none that is known (GEN-1)."""
    return (number, said) if number else (_NOT_KNOWN, none)


def _short(date: datetime.date) -> Text:
    """A day without its year."""
    return Text(*(said.rsplit(" ", 1)[0] for said in day(date)))
