"""The page of what is due: late first, then month by month, then what is done.

Spec: spec/44-territory-pages.md, "What is due".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby

from ...text import Text, capital, plural
from ...tour.markup import Child, Html, Writer, day
from ...words import FindingState
from ..reports.model import Entry, EntryKind, Report
from .month import month
from .paper import LATE, MONTH, MONTHS, fits
from .telling import and_more, folded, lasting, left_on_screen

__all__ = ["coming", "dates"]

#: So many late entries are shown before the rest is folded.
_FIRST = 7
_HEAD_LATE = Text("Overdue: {n}", "En retard : {n}")
_SINCE = Text("for {long}", "depuis {long}")
_LATER = Text("Later: {n} more", "Plus tard : {n} de plus"), Text("Later: {n} more", "Plus tard : {n} de plus")
_DONE = Text("Done: {n}", "Fait : {n}")
_NOTHING = Text("Nothing is due on a known day.", "Rien n'est attendu à une date connue.")
_KINDS = {
    EntryKind.MEETING: Text("meeting", "réunion"),
    EntryKind.MEETING_DUE: Text("meeting to hold", "réunion à tenir"),
    EntryKind.DECISION_DUE: Text("decision", "décision"),
    EntryKind.MATTER_DUE: Text("matter", "sujet"),
    EntryKind.FEEDBACK_DUE: Text("feedback", "retour d'information"),
    EntryKind.PENDING_DUE: Text("situation waiting", "situation en attente"),
}


def dates(w: Writer, report: Report) -> Child:
    """The page; a sentence where no day is known."""
    late = _in_order(each for each in report.calendar if each.state is FindingState.OVERDUE)
    done = _in_order(each for each in report.calendar if each.state is FindingState.MET)[::-1]
    later = coming(report)
    if not late and not done and not later:
        return w("p", _NOTHING, cls="note")
    return (_late(w, report, late) if late else None, _months(w, report, later),
            folded(w, _DONE.of(n=len(done)), _list(w, report, done, len(done)), "screen done") if done else None)


def coming(report: Report) -> list[Entry]:
    """What is neither late nor done, by its day."""
    return _in_order(each for each in report.calendar if each.state not in (FindingState.OVERDUE, FindingState.MET))


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda each: each.day)


def _late(w: Writer, report: Report, late: Sequence[Entry]) -> Html:
    """What is late, the oldest first, with how long it has been so."""
    rest = late[_FIRST:]
    paper = fits((each.text for each in late[:_FIRST]), *LATE)
    return w("div", w("h4", _HEAD_LATE.of(n=len(late))), _list(w, report, late[:_FIRST], paper, late=True),
             left_on_screen(w, len(late) - paper),
             folded(w, and_more(len(rest)), _list(w, report, rest, 0, late=True), "screen") if rest else None, cls="late")


def _months(w: Writer, report: Report, later: Sequence[Entry]) -> Child:
    """A block a month: its days drawn, its entries listed; the months after the first ones are folded."""
    by_month = [(first, list(held)) for first, held in groupby(later, key=lambda each: each.day.replace(day=1))]
    blocks = [_month(w, report, first, held) for first, held in by_month]
    rest = sum(len(held) for _, held in by_month[MONTHS:])
    return (w("div", blocks[:MONTHS], cls="months") if blocks else None,
            folded(w, plural(rest, *_LATER), w("div", blocks[MONTHS:], cls="months")) if rest else None)


def _month(w: Writer, report: Report, first: datetime.date, held: Sequence[Entry]) -> Html:
    days = {each.day: each.kind is EntryKind.MEETING for each in sorted(held, key=lambda each: each.kind is EntryKind.MEETING)}
    paper = fits((each.text for each in held), *MONTH)
    return w("div", w("h4", _month_name(first)), month(w, first, days, report.at), _list(w, report, held, paper),
             left_on_screen(w, len(held) - paper), cls="month")


def _month_name(first: datetime.date) -> Text:
    """The month and its year, as people write them."""
    said = day(first)
    return capital(Text(said.en.split(" ", 1)[1], said.fr.split(" ", 1)[1]))


def _list(w: Writer, report: Report, held: Sequence[Entry], paper: int, *, late: bool = False) -> Html:
    return w("ul", [_entry(w, report, each, at >= paper, late) for at, each in enumerate(held)], cls="days")


def _entry(w: Writer, report: Report, entry: Entry, screen: bool, late: bool) -> Html:
    """A day, what is to be written on it, and of what kind it is."""
    rule = (" ", w("span", entry.rule, cls="rule")) if entry.rule else None
    since = (" ", w("span", _SINCE.of(long=lasting((report.at - entry.day).days)), cls="more"),) if late else None
    head = day(entry.day) if late or entry.state is FindingState.MET else str(entry.day.day)
    return w("li", w("span", head, since, cls="when"),
             w("span", entry.text, w("span", _KINDS[entry.kind], rule, cls="more")), cls="screen" if screen else None)
