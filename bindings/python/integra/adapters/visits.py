"""What is read of an Encounter: what kind it is, when a stay of it began, whether as an emergency.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A class without a bed is believed where nothing in the encounter speaks of one. Where its history of
classes does, the stay began with that class; where anything else does, it may be a stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from .dates import Span
from .entry import Entry
from .links import ROOM, STAY, Encounter, opens
from .records import Unreadable
from .shape import Node, lines_of
from .stays import ADMISSION, classify, opened, stayed
from .tables import Code, meaning
from .tally import ENCOUNTER_R5

_NO_VISIT = ("planned", "cancelled", "entered-in-error")
#: A status that belongs to what took place: in the history of one called off, it contradicts it.
_TOOK_PLACE = {"arrived", "triaged", "in-progress", "onleave", "finished"}
_GOING_ON = {"arrived", "triaged", "in-progress", "onleave"}
#: What FHIR R5 has in the place of elements of R4, which alone is read.
_R5 = {"actualPeriod", "admission", "subjectStatus", "plannedStartDate"}
#: Classes that are known to be without a bed.
_NO_BED = {"no_stay", "day_visit", "emergency_room"}
#: How many hours a unit of time is, for those an encounter is measured in.
_HOURS = {"a": 8760.0, "mo": 720.0, "wk": 168.0, "d": 24.0, "h": 1.0, "min": 1 / 60, "s": 1 / 3600}


@dataclass(frozen=True, slots=True)
class _Spell:
    """A class that an encounter has or had, and from when to when."""

    facts: frozenset[str]
    codes: tuple[Code, ...]
    start: Span | None
    end: Span | None


def encounter(entry: Entry) -> None:
    """A stay counts by its admission date: when its class became one with a bed, else the start of its period."""
    it = entry.resource
    status = it.text("status")
    if isinstance(it.members.get("class"), list) or _R5 & it.members.keys():
        if status not in _NO_VISIT:
            _of_another_release(entry)
        return
    called_off = status in _NO_VISIT
    if status == "entered-in-error" or (called_off and not _statuses(it) & _TOOK_PLACE):
        return
    met = _read(entry)
    if called_off or status == "unknown":
        met = replace(met, emergency="unknown", surely=False)
    entry.person.encounters.append(met)


def _statuses(it: Node) -> set[str | None]:
    return {each.text("status") for each in it.children("statusHistory")}


def _of_another_release(entry: Entry) -> None:
    """An encounter of R5 is not read, so it may be a stay; its day, where it has one, keeps it off all others."""
    it = entry.resource
    entry.tally.miss(ENCOUNTER_R5)
    period = it.child("actualPeriod") or it.child("period")
    start = period.date("start") if period else None
    entry.saw(start)
    entry.person.encounters.append(Encounter(entry.keys, STAY, "unknown", start, surely=False))


def _read(entry: Entry) -> Encounter:
    it = entry.resource
    period, hospital = it.child("period"), it.child("hospitalization")
    dates = _dates(period)
    now, spells = _spell(entry, it, dates), _spells(entry)
    bed = [each for each in spells if "stay" in each.facts]
    types = [met for each in it.children("type") for met in each.own_codes()]
    entries = it.codes("priority") + (hospital.codes("admitSource") if hospital else [])
    of_class = {"stay"} if bed else set(now.facts)
    of_type, of_entry = ({line.fact for line in lines_of(met, entry.unmapped)} for met in (types, entries))
    kind, emergency = classify(of_class, of_type, of_entry, _contradicted(it, now, spells))
    start, opening = _admitted(now, spells) if "stay" in of_class else (now.start, False)
    entry.saw(now.start, start)
    codes = (*now.codes, *(met for each in bed for met in each.codes), *types, *entries)
    part_of = None if it.child("partOf") is None else it.reference("partOf") or ""
    return Encounter(
        entry.keys, kind, opened(emergency, opening), start, part_of, tuple(dict.fromkeys(codes)), now.end,
        surely="stay" in of_class, room="emergency_room" in now.facts and not bed, going_on=it.text("status") in _GOING_ON,
    )


def _dates(period: Node | None) -> tuple[Span | None, Span | None]:
    return (period.date("start"), period.date("end")) if period else (None, None)


def _spell(entry: Entry, holder: Node, dates: tuple[Span | None, Span | None]) -> _Spell:
    of_class = holder.child("class")
    met = of_class.coding() if of_class else None
    codes = (met,) if met else ()
    return _Spell(frozenset(line.fact for line in lines_of(list(codes), entry.unmapped)), codes, *dates)


def _spells(entry: Entry) -> list[_Spell]:
    return [_spell(entry, each, _dates(each.child("period"))) for each in entry.resource.children("classHistory")]


def _admitted(now: _Spell, spells: list[_Spell]) -> tuple[Span | None, bool | None]:
    """Give when the class became one with a bed, and whether an emergency room led there: surely, perhaps or not."""
    if all("stay" in each.facts for each in (now, *spells)):
        return now.start, False
    begun = _known(each.start for each in spells if "stay" in each.facts)
    over = _known(each.end for each in spells if "stay" not in each.facts)
    start = now.start
    if begun:
        start = Span(min(each.first for each in begun), min(each.last for each in begun))
    elif over:
        start = Span(max(each.first for each in over), max(each.last for each in over))
    rooms = [each for each in spells if "emergency_room" in each.facts] or [now]
    stay = Encounter(frozenset(), STAY, "unknown", start)
    told = {
        opens(Encounter(frozenset(), ROOM, "unknown", each.start), stay)
        for each in rooms
        if "emergency_room" in each.facts
    }
    return start, True if True in told else None if None in told else False


def _known(dates: Iterable[Span | None]) -> list[Span]:
    """Give dates where all of them are known: with one missing, none is the first or the last."""
    held = list(dates)
    return [each for each in held if each] if all(held) else []


def _contradicted(it: Node, now: _Spell, spells: list[_Spell]) -> bool:
    """Say whether anything beside the class speaks of a bed; what cannot be read may."""
    if any(not each.facts & _NO_BED for each in spells):
        return True
    period = it.members.get("period") or {}
    if stayed(set(now.facts), period.get("start"), period.get("end"), _days_long(it)):
        return True
    try:
        return it.members.get("status") == "onleave" or any(
            sign(it) for name, sign in _SIGNS.items() if it.members.get(name) is not None
        )
    except Unreadable:
        return True


def _days_long(it: Node) -> bool:
    """Its length, where one is given, is a day or more."""
    length = it.members.get("length")
    value, unit = (length.get("value"), length.get("code") or length.get("unit")) if isinstance(length, dict) else (0, "")
    hours = _HOURS.get(unit, 0.0) if isinstance(unit, str) else 0.0
    return isinstance(value, (int, float)) and value * hours >= _HOURS["d"]


def _hospital(it: Node) -> bool:
    """An admission is told of: whence, what for, whither; not what the person eats or how they are carried."""
    held = it.child("hospitalization")
    told = ("admitSource", "dischargeDisposition", "preAdmissionIdentifier", "reAdmission", "origin", "destination")
    return held is not None and any(held.members.get(name) is not None for name in told)


def _location(it: Node) -> bool:
    """A ward or a bed, as a place the person was in."""
    return any(
        met.code in ("wa", "bd")
        for each in it.children("location")
        if each.text("status") in (None, "active", "completed")
        for met in each.codes("physicalType")
    )


def _diagnosis(it: Node) -> bool:
    """A diagnosis on admission or discharge."""
    return any(met.code in ("AD", "DD") for each in it.children("diagnosis") for met in each.codes("use"))


def _service(it: Node) -> bool:
    """A kind of service that is an admission."""
    return any(line.fact in ADMISSION for met in it.codes("serviceType") for line in meaning(met))


#: What may speak of a bed in an encounter whose class has none.
_SIGNS: dict[str, Callable[[Node], bool]] = {
    "hospitalization": _hospital,
    "location": _location,
    "diagnosis": _diagnosis,
    "serviceType": _service,
    "statusHistory": lambda it: "onleave" in _statuses(it),
}
