"""What a territory has before it as a calendar that agenda programs open: meetings, and the days by which something is due.

Spec: spec/44-territory-pages.md, "The calendar"; RFC 5545.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A calendar travels through telephones and servers of others: it holds what the territory and its bodies are called by the
caller, what is due and by which rule, and nothing of anybody.
"""
from __future__ import annotations

import datetime
import io

from ...errors import language_of
from ...ical import EVENT, TASK, Ical, due_on, status, whole_day
from ...text import COLON
from ...words import FindingState, Language
from ..reports.model import Entry, EntryKind, Reader, Report

__all__ = ["calendar"]


def calendar(report: Report, language: str | Language) -> bytes:
    """The calendar of a report as iCalendar: of each meeting its day, of what is due a task, and its day while it is not met.

    Args:
        report: whose calendar is written. Of who is told of no rule, nothing is said of rules.
        language: of the texts.

    Returns:
        UTF-8 with CRLF; the same report and version give the same bytes (GEN-8). What an entry is called stays whatever the
        day of the report, the language and the reader, so that a calendar taken in anew replaces what was there.

    Raises:
        UsageError: the language is none.
    """
    said = language_of(language).word
    out = io.BytesIO()
    ical = Ical(out, "territory", report.at, said)
    for entry in report.calendar:
        _write(ical, report, entry, said)
    ical.end()
    return out.getvalue()


def _write(ical: Ical, report: Report, entry: Entry, language: str) -> None:
    """A meeting is a day; what is due is a task, and a day until it is met."""
    about = report.name if entry.subject is None else entry.subject.hex
    name = ical.named(entry.kind.value, entry.rule, about, entry.day.isoformat())
    summary = report.called.said(language) + COLON.said(language) + entry.text.said(language)
    category = (f"CATEGORIES:{entry.rule}",) if entry.rule and report.reader is not Reader.ELECTED else ()
    met, meeting = entry.state is FindingState.MET, entry.kind is EntryKind.MEETING
    if not meeting:
        ical.write(TASK, name, summary, *category, status(met), due_on(entry.day))
    if (meeting or not met) and entry.day < datetime.date.max:
        ical.write(EVENT, name, summary, *category, *whole_day(entry.day))
