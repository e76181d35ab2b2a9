"""The latest day of an input, which is the one people are screened for unless another is asked.

Spec: spec/10-screening.md (SCR-7), spec/03-command.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A day left open by its clock is the later one. A month or a year is its last day, unless a day
after it began is written in full somewhere: then that day is known and the other is not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from .._discreet import Discreet
from ..text import Text
from .dates import Span

_KEPT = 2
_ONE_DAY = datetime.timedelta(days=1)
#: How far the latest day lies from the next one before it, where it may be mistyped: ten years, since records have quiet ones.
_FAR = datetime.timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Apart(Discreet):
    """The latest day, where it stands, and the next one, long before."""

    place: Text
    day: datetime.date
    before: datetime.date


@dataclass(slots=True)
class Latest(Discreet):
    """The two latest days that are known, with their places, and the months and years."""

    days: dict[datetime.date, Text] = field(default_factory=dict)
    partial: dict[Span, Text] = field(default_factory=dict)

    def saw(self, span: Span | None, place: Text) -> None:
        """Take a date, and where it stands."""
        if span is None:
            return
        day = span.last
        if day - span.first > _ONE_DAY:
            if not self.days or span.first > max(self.days):
                self.partial.setdefault(span, place)
        elif day not in self.days and (len(self.days) < _KEPT or day > min(self.days)):
            self.days[day] = place
            if len(self.days) > _KEPT:
                del self.days[min(self.days)]
            if self.partial:
                self.partial = {each: where for each, where in self.partial.items() if each.first > day}

    def add(self, other: Latest) -> None:
        """Take what was seen elsewhere."""
        for day, place in other.days.items():
            self.saw(Span(day, day), place)
        for span, place in other.partial.items():
            self.saw(span, place)

    def _candidates(self) -> dict[datetime.date, Text]:
        """Give the latest days, those of months and years among them that no known day cuts short."""
        known = max(self.days, default=datetime.date.min)
        return {**{span.last: place for span, place in self.partial.items() if span.first > known}, **self.days}

    @property
    def day(self) -> datetime.date | None:
        """The latest day, none where there is no date."""
        return max(self._candidates(), default=None)

    @property
    def apart(self) -> Apart | None:
        """The latest day, where it is that far from the next that it may be mistyped."""
        found = self._candidates()
        day, before = [*sorted(found, reverse=True), None, None][:2]
        return Apart(found[day], day, before) if day and before and day - before > _FAR else None


def latest_of(seen: Iterable[Latest]) -> Latest:
    """Give the latest of what was seen in several places."""
    found = Latest()
    for each in seen:
        found.add(each)
    return found
