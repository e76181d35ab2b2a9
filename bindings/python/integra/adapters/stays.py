"""Encounters, and the emergency admissions they tell of.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

An encounter is a stay by its class. Whether a stay began as an emergency is what its type,
priority or source of admission says, or an emergency-room encounter that the record itself makes
part of it, begun no later than its day of admission; two encounters on one day are no such record.
A class without a bed whose type says "admission" contradicts itself: a stay of unknown emergency.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .dates import Span, after
from .tables import Code

STAY, ROOM, NONE = "stay", "room", "none"


@dataclass(frozen=True, slots=True)
class Encounter:
    """One encounter: what kind it is, whether it says emergency, when it began."""

    keys: frozenset[str]
    kind: str
    emergency: str
    start: Span | None
    part_of: str | None = None
    codes: tuple[Code, ...] = ()


_ADMISSION = {"hospital_admission", "emergency_admission", "planned_admission"}
_CHANGED = {"unknown": "yes", "yes": "yes", "no": "unknown"}
_LEVELS = 8


def classify(of_class: set[str], of_type: set[str], of_entry: set[str]) -> tuple[str, str]:
    """Tell a kind and a three-valued emergency from the facts of an encounter's codes.

    `of_entry` is its priority and source of admission: they qualify a stay and never make one.
    A class nobody knows, or none, may be a stay: its emergency is unknown.
    """
    if "stay" in of_class:
        says = of_type | of_entry
        emergency, planned = "emergency_admission" in says, "planned_admission" in says
        return STAY, "unknown" if emergency == planned else "yes" if emergency else "no"
    if of_type & _ADMISSION:
        return STAY, "unknown"
    if "emergency_room" in of_class:
        return ROOM, "unknown"
    return (NONE, "unknown") if "no_stay" in of_class else (STAY, "unknown")


def _top(stay: Encounter, by_key: Mapping[str, Encounter]) -> Encounter:
    """Climb from a movement to its stay; a circle, or a chain too long to be wards, is not climbed."""
    top = stay
    for _ in range(_LEVELS):
        above = by_key.get(top.part_of or "")
        if above is None or above.kind != STAY:
            return top
        top = above
    return stay


def _opens(part: Encounter, stay: Encounter) -> bool:
    """Say whether a part surely began no later than the day of admission."""
    return part.start is not None and stay.start is not None and part.start.last <= stay.start.first


def stays(encounters: Sequence[Encounter]) -> list[Encounter]:
    """Give the stays, movements within one folded into it, emergency settled by their parts."""
    by_key = {key: each for each in encounters for key in each.keys}
    tops = {id(each): _top(each, by_key) for each in encounters if each.kind == STAY}
    emergency = {key: top.emergency for key, top in ((id(top), top) for top in tops.values())}
    codes = {id(top): top.codes for top in tops.values()}
    for each in encounters:
        above = by_key.get(each.part_of or "")
        if above is None or NONE in (each.kind, above.kind) or each is above:
            continue
        within, opening = (above, each) if above.kind == STAY else (each, above)
        if within.kind == STAY and (opening.kind == ROOM or opening.emergency == "yes"):
            top = tops[id(within)]
            if top is not opening and _opens(opening, top):
                emergency[id(top)] = _CHANGED[top.emergency]
                codes[id(top)] += opening.codes
    return [
        Encounter(each.keys, STAY, emergency[id(each)], each.start, codes=codes[id(each)])
        for each in encounters
        if each.kind == STAY and tops[id(each)] is each
    ]


def begun(encounters: Sequence[Encounter], at: datetime.date) -> Iterator[tuple[datetime.date | None, Encounter]]:
    """Give the stays that began, or may have, by a date; each with the day it is listed under, if it can be.

    A date not written in full is given, as its first possible day, only for an emergency surely in
    the past: that day in a window puts the true one there too.
    """
    for stay in stays(encounters):
        start = stay.start or Span(datetime.date.min, datetime.date.max)
        if start.first > at:
            continue
        sure = start.whole or (stay.emergency == "yes" and stay.start and start.last <= at)
        yield start.first if sure else None, stay


def admissions(
    encounters: Sequence[Encounter], at: datetime.date, covered: Iterable[tuple[datetime.date, datetime.date]]
) -> dict[str, object]:
    """Give the admissions known at a date, and the days their list covers.

    A stay, not surely planned, whose date is not written in full cuts the coverage short.
    """
    listed: set[tuple[datetime.date, str]] = set()
    doubt = datetime.date.min
    for day, stay in begun(encounters, at):
        if day is not None:
            listed.add((day, stay.emergency))
        if stay.emergency != "no" and not (stay.start and stay.start.whole):
            doubt = max(doubt, after(stay.start or Span(at, datetime.date.max)).last)
    facts: dict[str, object] = {}
    windows = [(max(first, doubt), min(last, at)) for first, last in covered]
    window = max(((last - first, first, last) for first, last in windows if first <= last), default=None)
    if listed or window:
        facts["admissions"] = [{"date": day.isoformat(), "emergency": said} for day, said in sorted(listed)]
    if window:
        facts["admissions_known_from"] = window[1].isoformat()
        facts["admissions_known_to"] = window[2].isoformat()
    return facts
