"""What is true of a life on the day, from what happened alone.

Where the rules leave room both ends stand here: a disease that some would not call chronic, an acute cure, a stay whose
first day is that of the emergency room or that of the ward.
Spec: GEN-1, GEN-7, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date

from .codes import FLAGS, Substance
from .life import Cure, Happening, Illness, Life, Stay, months_before
from .when import aware


@dataclass(frozen=True)
class Truth:
    """The first days of stays, each with whether it was an emergency; least and most of the counts; flags that hold."""

    emergencies: tuple[frozenset[date], ...]
    admitted: frozenset[bool]
    chronic: tuple[int, int]
    medicines: tuple[int, int]
    flags: frozenset[str]


def holds(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day <= end)


def first_days(stay: Stay, in_utc: bool = False) -> frozenset[date]:
    """The first day: that of the emergency room or of the ward; and as UTC has it, where that is let pass too."""
    moments = {stay.start, stay.ward or stay.start}
    days = {moment.date() for moment in moments}
    return frozenset(days | ({aware(moment).astimezone(UTC).date() for moment in moments} if in_utc else set()))


def admitted(emergencies: Iterable[frozenset[date]], day: date) -> frozenset[bool]:
    """Whether there was an emergency admission in [D - 6 months, D]: both where the first day may lie on either side."""
    first = months_before(day, 6)
    inside = [{first <= one <= day for one in days} for days in emergencies]
    if any(each == {True} for each in inside):
        return frozenset({True})
    return frozenset({True, False}) if any(True in each for each in inside) else frozenset({False})


def counts(yes: set[str], maybe: set[str]) -> tuple[int, int]:
    return len(yes), len(yes | maybe)


def medicines(taken: list[Substance]) -> tuple[int, int]:
    """At most each substance; at least what is no short course, a combination that adds a substance counted once."""
    lasting = [one for one in taken if not one.acute]
    single = {one.name for one in lasting if not one.parts}
    combined = {one.name for one in lasting if one.parts and not one.substances <= single}
    return len(single) + len(combined), len({name for one in taken for name in one.substances})


def truth_of(life: Life, happenings: Iterable[Happening] | None = None, in_utc: bool = False) -> Truth:
    """What is true on the life's day of these happenings, by default of all; ``in_utc`` lets the day of UTC pass."""
    chosen = tuple(life.happenings if happenings is None else happenings)
    stays = [one for one in chosen if isinstance(one, Stay)]
    ill = [one for one in chosen if isinstance(one, Illness) and not one.doubt and holds(one.start, one.end, life.day)]
    taken = [one for one in chosen if isinstance(one, Cure) and not one.doubt and holds(one.start, one.end, life.day)]
    emergencies = tuple(first_days(stay, in_utc) for stay in stays if stay.emergency)
    entailed = {flag for one in ill for flag in one.disease.flags}
    return Truth(
        emergencies, admitted(emergencies, life.day),
        counts({one.disease.name for one in ill if one.disease.chronic == "yes"},
               {one.disease.name for one in ill if one.disease.chronic == "maybe"}),
        medicines([one.substance for one in taken]),
        frozenset(flag for flag in FLAGS if flag in life.hidden or flag in entailed))
