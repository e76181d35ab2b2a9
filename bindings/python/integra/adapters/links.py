"""Links between encounters, believed where the dates allow it.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A movement begins within its stay, or it is a stay of its own; an emergency-room encounter opens a
stay on the day of admission or the day before. Where the dates do not settle it, or the other end of
a link is not in the input, or may be no stay, it stays open: then neither an emergency nor none is made of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .._discreet import Discreet
from .dates import Span, after
from .tables import Code

STAY, ROOM, NONE = "stay", "room", "none"

_LEVELS = 8
#: What two clocks may differ by.
_GRACE = datetime.timedelta(days=1)
#: How long what is said to be going on is believed to: one that nobody closed says so for ever.
_GOING_ON = 366
#: How long before a stay what did not open it on its day may still have: beyond it is another.
_NEAR = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Encounter(Discreet):
    """One encounter: what kind it is, whether it says emergency, when it began and ended.

    `part_of` is the name of what it says it is part of, empty where it gives none that can be followed;
    `surely` says of a stay that it is one, and not a visit that may have been; `room` that its class is an
    emergency room, whatever else speaks of a bed; `going_on` that the source says it has not ended.
    """

    keys: frozenset[str]
    kind: str
    emergency: str
    start: Span | None
    part_of: str | None = None
    codes: tuple[Code, ...] = ()
    end: Span | None = None
    surely: bool = True
    room: bool = False
    going_on: bool = False

    @property
    def doubtful(self) -> bool:
        """Say whether it may be a stay or not."""
        return self.kind == STAY and not self.surely


def lasts(stay: Encounter) -> Span | None:
    """Give when a stay ended; one that is going on lasts as long as that is believed."""
    return stay.end or (after(stay.start, _GOING_ON) if stay.going_on and stay.start else None)


def within(part: Encounter, stay: Encounter) -> bool | None:
    """Say whether a part began within a stay: yes, no, or None where the dates do not settle it."""
    start, whole = part.start, stay.start
    if start is None:
        return None
    end = stay.end
    if end is None and stay.going_on and whole and start.last <= after(whole, _GOING_ON).first:
        end = start
    if end and whole and end.last < whole.first:
        end = None
    if (whole and _before(start.last, whole.first, _GRACE)) or (end and _before(end.last, start.first, _GRACE)):
        return False
    if whole is None or _before(start.first, whole.last, _GRACE):
        return None
    return None if _before((end or whole).first, start.last, _GRACE) else True


def opens(part: Encounter, stay: Encounter) -> bool | None:
    """Say whether a part began on the day of admission or the day before: yes, no, or None."""
    start, whole = part.start, stay.start
    if start is None or whole is None:
        return None
    if start.first > whole.last or _before(start.last, whole.first, _NEAR):
        return False
    return True if start.last <= whole.first and not _before(start.first, whole.last, _GRACE) else None


def _before(day: datetime.date, other: datetime.date, by: datetime.timedelta) -> bool:
    """Say whether a day lies before another by more than a length of time."""
    return other - day > by


class Links:
    """What the encounters of one person say they are part of."""

    def __init__(self, encounters: Sequence[Encounter]) -> None:
        """Take all of them; a name that two different ones claim is followed to neither."""
        self._encounters = encounters
        self._named: dict[str, Encounter | None] = {}
        self._placed: dict[int, tuple[Encounter, bool]] = {}
        self._seen: dict[int, tuple[Encounter | None, bool]] = {}
        for each in encounters:
            for key in each.keys:
                self._named[key] = each if self._named.get(key, each) == each else None

    def _above(self, each: Encounter) -> tuple[Encounter | None, bool]:
        """Give the stay that one says it is part of; and whether that is in doubt: lost, or through what is none."""
        found = self._seen.get(id(each))
        if found is None:
            found = self._seen[id(each)] = self._climbed(each)
        return found

    def _climbed(self, each: Encounter) -> tuple[Encounter | None, bool]:
        if self._circular(each):
            return None, True
        here, through = each, False
        for _ in range(_LEVELS):
            if here.part_of is None:
                return None, False
            above = self._named.get(here.part_of)
            if above is None or above is here:
                return None, above is None
            if above.kind == STAY and not above.room:
                return above, through
            if within(each, above) is False:
                return None, False
            here, through = above, True
        return None, True

    def _circular(self, each: Encounter) -> bool:
        above = self._named.get(each.part_of or "")
        for _ in range(_LEVELS):
            if above is None or above is each:
                break
            above = self._named.get(above.part_of or "")
        return above is each and each.part_of not in each.keys

    def placed(self, stay: Encounter) -> tuple[Encounter, bool]:
        """Give the stay that one belongs to, itself if to no other, and whether that is in doubt."""
        found = self._placed.get(id(stay))
        if found is None:
            found = self._placed[id(stay)] = self._place(stay)
        return found

    def _place(self, stay: Encounter) -> tuple[Encounter, bool]:
        top = stay
        for _ in range(_LEVELS):
            above, doubtful = self._above(top)
            here = within(top, above) if above else None if doubtful else False
            here = None if here and above and (doubtful or above.doubtful) else here
            if above is None or not here:
                break
            top = above
        else:
            return stay, True
        if top is stay:
            return stay, here is None
        held = within(stay, top)
        return (top, False) if held else (stay, held is None)

    def openings(self) -> Iterator[tuple[Encounter, Encounter]]:
        """Give what may have opened a stay as an emergency, and the stay: an emergency room, what may be one, an urgent part."""
        for each in self._encounters:
            above = self._named.get(each.part_of or "")
            if above is None or above is each:
                continue
            for first, stay in ((each, above), (above, each)):
                urgent = first.kind == ROOM or first.doubtful or (first is each and first.emergency == "yes")
                if stay.kind == STAY and urgent:
                    yield first, stay
