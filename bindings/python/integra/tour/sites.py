"""Sites that write one plan, in touch with one another or apart: what the years of made-up people are written with.

Spec: spec/90-report.md, "A year with a plan"; PLN-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Each site is a plan of its own, as an installation of somebody's software is. While they are in touch every event reaches
all at once; apart, each writes for itself, and what they lack is exchanged when they meet. Identifiers and salts are drawn
from the seed, so that the same seed writes the same events.
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from ..cohort.draw import Draw
from ..plan.event import Draft, Event
from ..plan.plan import SALT_SIZE, Plan
from ..text import Text
from ..words import Event as EventKind

#: Of a day on which much is written each event has a minute of its own from this one on.
_MORNING = datetime.time(8, 0, tzinfo=datetime.timezone.utc)


def identifier(draw: Draw) -> uuid.UUID:
    """Somebody, or a site."""
    return uuid.UUID(bytes=draw.block()[:16])


class Sites:
    """The sites of one plan, which say what they write in one language."""

    def __init__(self, draw: Draw, language: str, names: Iterable[str], first: datetime.date) -> None:
        """In touch, and nothing written yet; ``first`` is day 0."""
        self._draw, self._language, self._first = draw, language, first
        self.plans: Mapping[str, Plan] = {name: Plan(writer=identifier(draw)) for name in names}
        self._in_touch = True
        self._written = 0
        #: How many events were written while apart.
        self.unseen: int = 0

    def day(self, number: int) -> datetime.date:
        """A day of the year that is told."""
        return self._first + datetime.timedelta(number)

    def write(self, site: str, day: int, kind: EventKind, by: uuid.UUID, *, recorded: int | None = None,
              due: int | None = None, until: int | None = None, text: Text | None = None, **fields: Any) -> Event:
        """Records an event that takes effect on a day; ``recorded`` is the day on which it is, unless it is the same."""
        self._written += 1
        when = datetime.datetime.combine(self.day(day if recorded is None else recorded), _MORNING)
        told = "" if text is None else text.said(self._language)
        event = self.plans[site].append(Draft(
            kind=kind, author=by, effective=self.day(day), recorded=when + datetime.timedelta(minutes=self._written),
            due=None if due is None else self.day(due), until=None if until is None else self.day(until),
            text=told or None, salt=self._draw.block()[:SALT_SIZE] if told else b"", **fields))
        self.unseen += not self._in_touch
        if self._in_touch:
            for name, plan in self.plans.items():
                if name != site:
                    plan.apply(event)
        return event

    def part(self) -> None:
        """From now on each writes for itself."""
        self._in_touch = False

    def meet(self) -> Mapping[str, int]:
        """Everybody gets what they lack; says how many events that was for each."""
        before = {name: len(plan) for name, plan in self.plans.items()}
        for name, plan in self.plans.items():
            for other, theirs in self.plans.items():
                if other != name:
                    plan.merge(theirs.delta(plan.summary()))
        self._in_touch = True
        return {name: len(plan) - before[name] for name, plan in self.plans.items()}
