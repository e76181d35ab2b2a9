"""The form of calendars that agenda programs open (iCalendar): lines, values, identifiers; what stands in one is its caller's.

Spec: spec/03-command.md, "What is due"; RFC 5545, RFC 7986.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from ._low.core import core_version

__all__ = ["EVENT", "TASK", "Ical", "due_on", "escaped", "folded", "status", "whole_day"]

EVENT, TASK = "VEVENT", "VTODO"
#: A line has so many bytes; what is longer goes on in the next one, behind a space.
_LINE = 75
_DAY = datetime.timedelta(days=1)


class Ical:
    """Writes a calendar, one component after the other."""

    def __init__(self, out: BinaryIO, product: str, at: datetime.date, language: str) -> None:
        """Writes the beginning. ``at`` is the day on which the calendar is true, and the time it was made."""
        self._out, self._at = out, at
        self._alike = Counter[tuple[str, ...]]()
        self._write("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//libintegra//{product} {core_version()}//{language.upper()}",
                    "CALSCALE:GREGORIAN")

    def named(self, *key: str) -> str:
        """What something is called by its key, the same in every calendar; the second that is alike in it is the second."""
        self._alike[key] += 1
        return "\n".join((*key, str(self._alike[key])))

    def write(self, kind: str, name: str, summary: str, *properties: str) -> None:
        """Writes a component: its identifier is a digest of its kind and name, in which nothing can be read."""
        self._write(f"BEGIN:{kind}", f"UID:{_identifier(kind, name)}", f"DTSTAMP:{_written(self._at)}T000000Z",
                    f"SUMMARY:{escaped(summary)}", *properties, f"END:{kind}")

    def end(self) -> None:
        """Writes the end."""
        self._write("END:VCALENDAR")

    def _write(self, *lines: str) -> None:
        for line in lines:
            self._out.write(b"\r\n ".join(folded(line)) + b"\r\n")


def whole_day(day: datetime.date) -> tuple[str, ...]:
    """What a component has that stands on a whole day and leaves its hours free; the last day of all has no day after it."""
    return (f"DTSTART;VALUE=DATE:{_written(day)}", f"DTEND;VALUE=DATE:{_written(day + _DAY)}", "TRANSP:TRANSPARENT")


def due_on(day: datetime.date) -> str:
    """By when a task is due."""
    return f"DUE;VALUE=DATE:{_written(day)}"


def status(done: bool) -> str:
    """Whether a task is done."""
    return f"STATUS:{'COMPLETED' if done else 'NEEDS-ACTION'}"


def _identifier(kind: str, name: str) -> str:
    """A UUID of version 8 (RFC 9562), as RFC 7986 asks of identifiers."""
    digest = bytearray(hashlib.sha256(f"{kind}\n{name}".encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))


def _written(day: datetime.date) -> str:
    """A day as a calendar writes it, years before 1000 with their zeroes."""
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a value: signs that part values are marked, what cannot be printed is left out.

    >>> from integra.ical import escaped
    >>> escaped("one; two, three")
    'one\\\\; two\\\\, three'
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    for sign in ("\\", ";", ","):
        shown = shown.replace(sign, "\\" + sign)
    return shown


def folded(line: str) -> Iterator[bytes]:
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
