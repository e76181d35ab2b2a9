"""Dates as sources write them, and what they allow to say about a day.

Spec: spec/10-screening.md (GEN-1, GEN-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A date may be a year, a month or a day; it is kept as the range of days it may be, and answers a
question only where the whole range does. The civil date is the one written: a time zone moves nothing.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from ..text import Text
from .records import Unreadable

_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"([T ]([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)([.,][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days a date may be, both ends included."""

    first: datetime.date
    last: datetime.date

    @property
    def whole(self) -> datetime.date | None:
        """The day itself, where the date is written in full."""
        return self.first if self.first == self.last else None


def parse(text: str, field: str) -> Span:
    """Read a date or a date and time; the refusal names the field."""
    written = _WRITTEN.fullmatch(text.strip())
    try:
        if written is None:
            raise ValueError
        year, month, day = (int(part) if part else 0 for part in written.group("year", "month", "day"))
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return Span(first, datetime.date(year, last_month, last_day))
    except ValueError:
        raise Unreadable(no_date(field)) from None


def no_date(field: str) -> Text:
    """Say that a field holds none."""
    return Text(f"{field} is not a date", f"{field} n'est pas une date")


def after(span: Span, days: int = 1) -> Span:
    """Move a date later: the first day after an end that is itself included."""
    return Span(_later(span.first, days), _later(span.last, days))


def _later(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + _DAY * days
    except OverflowError:
        return datetime.date.max


@dataclass(frozen=True, slots=True)
class Period:
    """When something holds: from start up to, not including, over.

    Without a start it is a statement of the record as it stands, true on the latest date of the
    input and after. `ended` is over on a day the record does not give; `doubtful` is never certain.
    """

    start: Span | None
    over: Span | None = None
    ended: bool = False
    doubtful: bool = False

    def holds(self, at: datetime.date, latest: datetime.date) -> bool | None:
        """Say whether it holds at a date: yes, no, or None where the dates do not settle it."""
        start = self.start or Span(datetime.date.min, latest)
        over = self.over
        if self.ended:
            over = Span(start.first, over.last if over else max(latest, start.first))
        if start.first > at or (over is not None and over.last <= at):
            return False
        if start.last <= at and (over is None or over.first > at):
            return None if self.doubtful else True
        return None
