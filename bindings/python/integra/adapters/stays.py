"""Encounters, and the emergency admissions they tell of.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

An encounter is a stay by its class. Whether a stay began as an emergency is what its type,
priority or source of admission says, or an emergency-room encounter that the record itself makes
part of it. Such a link is believed where the dates allow it, as `links` says; two encounters on
one day are no link. What contradicts itself is a stay of unknown emergency.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .dates import Span, after, overnight
from .links import NONE, ROOM, STAY, Encounter, Links, lasts, opens

ADMISSION = {"hospital_admission", "emergency_admission", "planned_admission"}
#: What an emergency opening makes of what a stay says of itself: surely one, and perhaps one.
_OPENED = {True: {"unknown": "yes", "yes": "yes", "no": "unknown"}, None: {"unknown": "unknown", "yes": "yes", "no": "unknown"}}
_ONE_DAY = datetime.timedelta(days=1)
_ANY_DAY = Span(datetime.date.min, datetime.date.max)


def classify(of_class: set[str], of_type: set[str], of_entry: set[str], contradicted: bool = False) -> tuple[str, str]:
    """Tell a kind and a three-valued emergency from the facts of an encounter's codes.

    `of_entry` is its priority and source of admission: they qualify a stay and never make one;
    `contradicted` that something else in it speaks of a bed. A class nobody knows, or none, may be a
    stay: its emergency is unknown.
    """
    if "stay" in of_class:
        says = of_type | of_entry
        emergency, planned = "emergency_admission" in says, "planned_admission" in says
        return STAY, "unknown" if emergency == planned else "yes" if emergency else "no"
    if contradicted or of_type & ADMISSION:
        return STAY, "unknown"
    if "emergency_room" in of_class:
        return ROOM, "unknown"
    return (NONE, "unknown") if of_class & {"no_stay", "day_visit"} else (STAY, "unknown")


def stayed(of_class: set[str], start: str | None, end: str | None, long: bool = False) -> bool:
    """Say whether what should be over on the day it begins may have lasted a night, or be said to be that long."""
    return bool(of_class & {"day_visit", "emergency_room"}) and (long or overnight(start, end))


def opened(emergency: str, surely: bool | None) -> str:
    """Give the emergency of a stay that something urgent opened, surely, perhaps or not."""
    return emergency if surely is False else _OPENED[surely][emergency]


def stays(encounters: Sequence[Encounter]) -> list[Encounter]:
    """Give the stays, movements within one folded into it, emergency settled by their parts."""
    links = Links(encounters)
    found = {id(top): top for top, _ in (links.placed(each) for each in encounters if each.kind == STAY)}
    emergency = {key: top.emergency for key, top in found.items()}
    codes = {key: top.codes for key, top in found.items()}
    for opening, within in links.openings():
        top = links.placed(within)[0]
        surely = _surely(links, opening, top)
        if surely is not False:
            emergency[id(top)] = _OPENED[surely][emergency[id(top)]]
        if surely:
            codes[id(top)] += opening.codes
    ward = {id(each) for each in _from_a_bed(found.values())}
    for key, top in found.items():
        if emergency[key] == "yes" and (links.placed(top)[1] or top.doubtful or key in ward):
            emergency[key] = "unknown"
    return [replace(top, emergency=emergency[key], codes=codes[key], part_of=None) for key, top in found.items()]


def _from_a_bed(tops: Iterable[Encounter]) -> Iterator[Encounter]:
    """Give the stays that may begin while an earlier one surely lasts, or on the day it ends: its next ward, or not.

    Nothing ties the two, so what such a stay says of an emergency may be of the stay as a whole.
    """
    dated = [(each.start or _ANY_DAY, each) for each in tops]
    if len(dated) < 2:
        return
    ends = ((start, lasts(each), each) for start, each in dated if each.surely)
    lasting = sorted((start.first, end.last, id(each)) for start, end, each in ends if end)
    latest: list[tuple[datetime.date, int]] = []
    for reached in range(len(lasting)):
        latest.append(max([*latest[-1:], lasting[reached][1:]]))
    for start, each in dated:
        before = bisect.bisect_left(lasting, (start.last,))
        while before and lasting[before - 1][2] == id(each):
            before -= 1
        if before and latest[before - 1][0] >= start.first and latest[before - 1][1] != id(each):
            yield each


def _surely(links: Links, opening: Encounter, top: Encounter) -> bool | None:
    """Say whether an encounter opened a stay; a stay beside it opened nothing, and one perhaps within it perhaps did."""
    if opening is top:
        return False
    surely = opens(opening, top)
    if opening.doubtful and not opening.room:
        return None if surely is not False else False
    if opening.kind == STAY and not opening.room:
        own, doubtful = links.placed(opening)
        if own is not top:
            return None if doubtful and surely is not False else False
    return surely


def begun(encounters: Sequence[Encounter], at: datetime.date) -> Iterator[tuple[datetime.date | None, Encounter]]:
    """Give the stays that began, or may have, by a date; each with the day it is listed under, if it can be.

    A day left open by its clock, and for an emergency surely in the past any date not written in full,
    is given as the first it may be: that day in a window puts the true one there too, and what the
    window's first day may cut off is not covered (`admissions`).
    """
    for stay in stays(encounters):
        start = stay.start or _ANY_DAY
        if start.first > at:
            continue
        listed = start.last <= at and (stay.emergency == "yes" or start.last - start.first <= _ONE_DAY)
        yield start.first if listed else None, stay


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
