"""What is due as a calendar that agenda programs open (iCalendar): tasks, and the day of each term.

Spec: spec/03-command.md, "What is due"; RFC 5545.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A calendar travels through telephones and servers of others: of a plan it holds the reference alone, of an obligation its
sentence, and nothing of anybody.
"""
from __future__ import annotations

import datetime
import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from .._low.core import core_version
from ..plan.due import Due
from ..rules import label, sentence
from ..text import COLON
from ..words import FindingState, Weight
from .plan_due_rows import Row

__all__ = ["Calendar"]

#: A line has so many bytes; what is longer goes on in the next one, behind a space.
_LINE = 75
_EVENT, _TASK = "VEVENT", "VTODO"
#: 1 is the highest of a calendar, 5 the middle, 9 the lowest.
_PRIORITIES = {Weight.HIGH: 1, Weight.MEDIUM: 5, Weight.LOW: 9}
_DAY = datetime.timedelta(days=1)


class Calendar:
    """Writes obligations one by one: a task each, and of each term that is not met its day."""

    def __init__(self, out: BinaryIO, at: datetime.date, language: str) -> None:
        """Writes the beginning. ``at`` is the day on which the calendar is true, and the time it was made."""
        self._out, self._at, self._language = out, at, language
        self._alike = Counter[tuple[str, ...]]()
        self._write("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//libintegra//plan due {core_version()}//{language.upper()}",
                    "CALSCALE:GREGORIAN")

    def write(self, row: Row) -> None:
        """Writes an obligation."""
        due, name = row.due, self._name(row)
        told = sentence(due.rule, due.settled_by, self._language)
        if due.value:
            told += f" ({label(due.value, self._language)})"
        summary = _escaped(row.reference + COLON.said(self._language) + told)
        common = (f"DTSTAMP:{_day(self._at)}T000000Z", f"SUMMARY:{summary}", f"CATEGORIES:{due.rule}")
        self._component(_TASK, name, *common, *_task(due))
        if due.due is not None and due.state is not FindingState.MET and due.due < datetime.date.max:
            self._component(_EVENT, name, *common, f"DTSTART;VALUE=DATE:{_day(due.due)}",
                            f"DTEND;VALUE=DATE:{_day(due.due + _DAY)}", "TRANSP:TRANSPARENT")

    def end(self) -> None:
        """Writes the end."""
        self._write("END:VCALENDAR")

    def _name(self, row: Row) -> str:
        """What an obligation is called, the same whenever it is told and whatever the host calls its plan: made of the plan
        and of what is owed about what, never of who owes it. The second of two that are alike in this is called the second."""
        due = row.due
        key = (row.plan.hex, due.rule, due.settled_by.word, due.value.word if due.value else "",
               "" if due.event is None else due.event.hex())
        self._alike[key] += 1
        return "\n".join((*key, str(self._alike[key])))

    def _component(self, kind: str, name: str, *properties: str) -> None:
        self._write(f"BEGIN:{kind}", f"UID:{_identifier(kind, name)}", *properties, f"END:{kind}")

    def _write(self, *lines: str) -> None:
        for line in lines:
            self._out.write(b"\r\n ".join(_folded(line)) + b"\r\n")


def _task(due: Due) -> Iterator[str]:
    """What a task has beside its summary."""
    yield f"PRIORITY:{_PRIORITIES[due.weight]}"
    yield f"STATUS:{'COMPLETED' if due.state is FindingState.MET else 'NEEDS-ACTION'}"
    if due.due is not None:
        yield f"DUE;VALUE=DATE:{_day(due.due)}"


def _identifier(kind: str, name: str) -> str:
    """A UUID of version 8 (RFC 9562), as RFC 7986 asks of identifiers: nothing can be read in it."""
    digest = bytearray(hashlib.sha256(f"{kind}\n{name}".encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))


def _day(day: datetime.date) -> str:
    """A day as a calendar writes it, years before 1000 with their zeroes."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """A text as a value: signs that part values are marked, what cannot be printed is left out."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    for sign in ("\\", ";", ","):
        shown = shown.replace(sign, "\\" + sign)
    return shown


def _folded(line: str) -> Iterator[bytes]:
    """The lines that a line is written on: none longer than the form allows, no sign cut in two."""
    held = bytearray()
    room = _LINE
    for sign in line:
        data = sign.encode("utf-8", "replace")
        if len(held) + len(data) > room:
            yield bytes(held)
            held.clear()
            room = _LINE - 1  # the space in front
        held += data
    yield bytes(held)
