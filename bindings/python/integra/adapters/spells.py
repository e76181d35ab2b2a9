"""When a stay began: what the period of an encounter and its histories of classes and statuses say together.

Spec: spec/10-screening.md (SCR-7, item 1), GEN-1.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A stay begins when its class becomes one with a bed. Where a history does not say when, or says that the
person came to a bed once more, the day is any of those it may be.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .dates import Span, after
from .links import ROOM, STAY, Encounter, opens
from .shape import Node
from .tables import Code

#: Classes that are known to be without a bed.
NO_BED = {"no_stay", "day_visit", "emergency_room"}
#: Statuses of somebody who is there.
_PRESENT = {"arrived", "triaged", "in-progress"}


@dataclass(frozen=True, slots=True)
class Spell:
    """A class that an encounter has or had, and from when to when."""

    facts: frozenset[str]
    codes: tuple[Code, ...]
    start: Span | None
    end: Span | None

    @property
    def bed(self) -> bool:
        """Say whether it surely has a bed."""
        return "stay" in self.facts

    @property
    def begun(self) -> Span:
        """The days on which it may have begun."""
        return self.start or Span(datetime.date.min, datetime.date.max)

    @property
    def over(self) -> Span:
        """The days on which it may have ended."""
        return self.end or Span(self.begun.first, datetime.date.max)


def dates(period: Node | None) -> tuple[Span | None, Span | None]:
    """Give the start and the end of a period."""
    return (period.date("start"), period.date("end")) if period else (None, None)


def started(it: Node, now: Spell) -> Spell:
    """Give an encounter's own spell, its start as far as the history of statuses bears it out."""
    told = [(each.word("status"), *dates(each.child("period"))) for each in it.children("statusHistory")]
    there = [start for status, start, _ in told if status in _PRESENT and start]
    waited = [end or now.over for status, _, end in told if status == "planned"]
    if now.start is None:
        return now
    start = now.start
    if there:
        start = _either(start, Span(min(each.first for each in there), min(each.last for each in there)))
    elif waited:
        start = Span(start.first, max(start.last, *(each.last for each in waited)))
    return replace(now, start=start)


def _either(one: Span, other: Span) -> Span:
    """Give the days of two dates for one thing: those of the first, where they are no more than a day apart."""
    if one.first <= after(other).last and other.first <= after(one).last:
        return one
    return Span(min(one.first, other.first), max(one.last, other.last))


def admitted(now: Spell, spells: Sequence[Spell]) -> tuple[Span | None, bool | None, bool]:
    """Give when the class became one with a bed, whether an emergency room led there, and whether that was once.

    An emergency room led there surely, perhaps (None) or not.
    """
    bed = [each for each in spells if each.bed]
    if all(each.bed for each in (now, *spells)):
        start, room = _throughout(now, bed), False
    else:
        start, room = _since(now, spells, bed), True
    again = _again(now, spells, bed, start or now.begun)
    if start and again:
        start = Span(start.first, max(start.last, again))
    return start, _led(now, spells, start) if room else False, again is None


def _throughout(now: Spell, bed: Sequence[Spell]) -> Span | None:
    """Give the start of what had a bed all along: where its first class is dated later, nobody knows what was before."""
    known = [each.start for each in bed if each.start]
    if now.start is None or not known:
        return now.start
    return _either(now.start, Span(min(each.first for each in known), min(each.last for each in known)))


def _since(now: Spell, spells: Sequence[Spell], bed: Sequence[Spell]) -> Span:
    """Give when a bed took the place of something else: any day it may be, where a date is missing."""
    extent = Span(now.begun.first, now.over.last)
    if bed:
        begun = [each.start or extent for each in bed]
        first, last = min(each.first for each in begun), min(each.last for each in begun)
    else:
        over = [each.end or Span((each.start or extent).first, extent.last) for each in spells]
        first, last = max(each.first for each in over), max(each.last for each in over)
    perhaps = [each.start or extent for each in spells if not each.bed and not each.facts & NO_BED]
    first = min((first, *(each.first for each in perhaps)))
    if now.start:
        last = max(last, now.start.last)
    return Span(min(first, last), last)


def _again(now: Spell, spells: Sequence[Spell], bed: Sequence[Spell], first: Span) -> datetime.date | None:
    """Give the last day on which the person, once out of a bed, may have come to one again; None where that was not so."""
    out = [each for each in spells if each.facts & NO_BED and each.begun.last > first.first]
    ordered = sorted(bed, key=lambda each: (each.begun.first, each.begun.last))
    later = [each.begun.last for each in ordered[1:] if any(each.begun.last >= gone.begun.first for gone in out)]
    if now.bed and ordered and any(gone.begun.last > ordered[-1].begun.first for gone in out):
        later.append(now.over.last)
    ended = datetime.date.min
    for one, following in zip(ordered, ordered[1:], strict=False):
        ended = max(ended, one.over.last)
        if after(Span(ended, ended)).last < following.begun.first:
            later.append(following.begun.last)
    return min(max(later), max(now.over.last, first.last)) if later else None


def _led(now: Spell, spells: Sequence[Spell], start: Span | None) -> bool | None:
    """Say whether an emergency room led to a bed: surely, perhaps or not; a class that is not known may be one."""
    stay = Encounter(frozenset(), STAY, "unknown", start)
    rooms = any("emergency_room" in each.facts for each in spells)
    told = {_opened(each, stay) for each in (spells if rooms else (*spells, now))}
    return True if True in told else None if None in told else False


def _opened(spell: Spell, stay: Encounter) -> bool | None:
    if spell.facts and "emergency_room" not in spell.facts:
        return False
    opened = opens(Encounter(frozenset(), ROOM, "unknown", spell.start), stay)
    return None if opened and not spell.facts else opened
