"""Dates as sources write them, and what they allow to say about a day.

Spec: spec/10-screening.md (GEN-1, GEN-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A date may be a year, a month or a day; it is kept as the range of days it may be, and answers a
question only where the whole range does. A time written by another clock than that of metropolitan
France leaves open the days between the one written and the one in France at that instant.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import Text
from .records import Unreadable

_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"([T ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(:([0-5][0-9]|60)([.,][0-9]+)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
_DAY = datetime.timedelta(days=1)
#: A visit that is over before is none of the night, whatever midnight it spans.
_NIGHT = datetime.timedelta(hours=6)
_MIDNIGHT = re.compile(r"[T ]00:00")
_HOUR = 60
_DATE_ALONE = len("2025-03-01")
#: What a clock in metropolitan France is ahead of UTC, in minutes: in winter and in summer.
_FRANCE = (1 * _HOUR, 2 * _HOUR)


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
    found = _days(text)
    if found is None:
        raise Unreadable(no_date(field))
    return found


@functools.lru_cache(maxsize=8192)
def _days(text: str) -> Span | None:
    """Give the days that a text may mean, None where it is no date; one met often is one object."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return None
    year, month, day = (int(part) if part else 0 for part in written.group("year", "month", "day"))
    try:
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    if not written["zone"]:
        return Span(first, last)
    days = (first, *(_later(first, moved) for moved in moves(written["hour"], written["minute"], written["zone"])))
    return Span(min(days), max(days))


def moves(hour: str, minute: str, zone: str) -> Iterator[int]:
    """Give how many days the civil day in metropolitan France may lie from the one written."""
    ahead = 0 if zone == "Z" else int(zone[0] + "1") * (int(zone[1:3]) * _HOUR + int(zone[-2:]))
    if ahead not in _FRANCE:
        for offset in _FRANCE:
            yield (int(hour) * _HOUR + int(minute) - ahead + offset) // (24 * _HOUR)


def overnight(start: str | None, end: str | None) -> bool:
    """Say whether what is written from one date to another may have lasted a night; a few hours over midnight have not.

    What ends before it begins has a date that is wrong, so it may have.
    """
    first, last = _days(start) if start else None, _days(end) if end else None
    if first is None or last is None or last.last == first.first:
        return False
    if last.last < first.first:
        return True
    lasted = _lasted(start or "", end or "")
    return lasted is None or lasted >= _NIGHT


def some_hours(start: str | None, end: str | None) -> bool:
    """Say whether two clock times on one day lie too close for a night; midnight may be written for want of a time."""
    days = [_days(each) if each else None for each in (start, end)]
    if days[0] is None or days[0] != days[1] or days[0].whole is None:
        return False
    if any(_MIDNIGHT.search(each or "") for each in (start, end)):
        return False
    lasted = _lasted(start or "", end or "")
    return lasted is not None and datetime.timedelta(0) < lasted < _NIGHT


def _lasted(start: str, end: str) -> datetime.timedelta | None:
    """Give how long it was from one time to another, at most; None where one of them is a date alone."""
    if len(start.strip()) <= _DATE_ALONE or len(end.strip()) <= _DATE_ALONE:
        return None
    try:
        first, last = (datetime.datetime.fromisoformat(each.strip()) for each in (start, end))
    except ValueError:
        return None
    if (first.tzinfo is None) != (last.tzinfo is None):
        first, last = (
            each if each.tzinfo else each.replace(tzinfo=datetime.timezone(datetime.timedelta(minutes=ahead)))
            for each, ahead in ((first, max(_FRANCE)), (last, min(_FRANCE)))
        )
    return last - first


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
        return datetime.date.max if days > 0 else datetime.date.min


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
