"""What is read of an Encounter: what kind it is, when a stay of it began, whether as an emergency.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A class without a bed is believed where nothing in the encounter speaks of one. Where its history of
classes does, the stay began with that class; where anything else does, it may be a stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .dates import Span, some_hours
from .entry import Entry
from .lengths import unit_of
from .links import STAY, Encounter
from .records import Unreadable
from .shape import Node, lines_of
from .spells import NO_BED, Spell, admitted, dates, started
from .stays import ADMISSION, classify, opened, stayed
from .tables import Code, meaning
from .tally import ENCOUNTER_R5, ENCOUNTER_TEXT
from .visit_words import doubtful, urgent

_NO_VISIT = ("planned", "cancelled", "entered-in-error")
#: A status that belongs to what took place: in the history of one called off, it contradicts it.
_TOOK_PLACE = {"arrived", "triaged", "in-progress", "onleave", "finished"}
#: Statuses that say what became of it; any other, and none, leaves open whether it took place.
_SAID = {*_TOOK_PLACE, *_NO_VISIT}
_GOING_ON = {"arrived", "triaged", "in-progress", "onleave"}
#: What FHIR R5 has in the place of elements of R4, which alone is read.
_R5 = {"actualPeriod", "admission", "subjectStatus", "plannedStartDate"}
_UCUM = "http://unitsofmeasure.org"
#: What a hospitalization tells of an admission, where the person went after it first.
_ADMITTED = ("dischargeDisposition", "admitSource", "preAdmissionIdentifier", "reAdmission", "origin", "destination")
_HOME = {"home", "discharge to home", "discharged home", "discharged to home", "domicile", "retour à domicile"}


def encounter(entry: Entry) -> None:
    """A stay counts by its admission date: when its class became one with a bed, else the start of its period."""
    it = entry.resource
    status = it.word("status")
    if isinstance(it.members.get("class"), list) or _R5 & it.members.keys():
        if status not in _NO_VISIT:
            _of_another_release(entry)
        return
    called_off = status in _NO_VISIT
    if status == "entered-in-error" or (called_off and not _statuses(it) & _TOOK_PLACE):
        return
    met = _read(entry)
    if called_off or status not in _SAID:
        met = replace(met, emergency="unknown", surely=False)
    entry.person.encounters.append(met)


def _statuses(it: Node) -> set[str | None]:
    return {each.word("status") for each in it.children("statusHistory")}


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
    now, spells = _spell(entry, it, dates(period)), _spells(entry)
    now = started(it, now) if "statusHistory" in it.members else now
    bed = [each for each in spells if each.bed]
    concepts = [(each, each.own_codes()) for each in it.children("type")]
    types = [met for _, codes in concepts for met in codes]
    entries = it.codes("priority") + (hospital.codes("admitSource") if hospital else [])
    of_class = {"stay"} if bed else set(now.facts)
    of_type, of_entry = ({line.fact for line in lines_of(met, entry.unmapped)} for met in (types, entries))
    brief = _brief(it, now)
    unclear = _unclear(entry, now, concepts, brief)
    kind, emergency = classify(of_class, of_type, of_entry, unclear or _contradicted(it, now, spells, brief))
    start, opening, once = admitted(now, spells) if spells and "stay" in of_class else (now.start, False, True)
    entry.saw(now.start, start)
    if not once or (emergency == "no" and any(urgent(*each) for each in concepts)):
        emergency = "unknown"
    codes = (*now.codes, *(met for each in bed for met in each.codes), *types, *entries)
    part_of = None if it.child("partOf") is None else it.reference("partOf") or ""
    return Encounter(
        entry.keys, kind, opened(emergency, opening) if once else emergency, start, part_of, tuple(dict.fromkeys(codes)),
        now.end, surely="stay" in of_class, room="emergency_room" in now.facts and not bed,
        going_on=it.word("status") in _GOING_ON,
    )


def _brief(it: Node, now: Spell) -> bool:
    """Say whether it has no bed and was over some hours after it began; an emergency room may lead to a bed in as many."""
    period = it.child("period")
    visit = now.facts and now.facts <= {"no_stay", "day_visit"} and it.word("status") == "finished"
    if not visit or period is None or "classHistory" in it.members:
        return False
    return some_hours(period.text("start"), period.text("end"))


def _unclear(entry: Entry, now: Spell, types: list[tuple[Node, list[Code]]], brief: bool) -> bool:
    """Say whether its class, types or service say what cannot be read: it may be an admission. A text is counted."""
    it = entry.resource
    service, of_class = it.child("serviceType"), it.child("class")
    told = [doubtful(*each, brief) for each in types]
    if service is not None:
        codes = service.own_codes()
        lines_of(codes, entry.unmapped)
        told.append(doubtful(service, codes, brief))
    if of_class is not None and now.facts:
        told.append(doubtful(of_class, now.codes))
    if any(found and text for found, text in told):
        entry.tally.miss(ENCOUNTER_TEXT)
    return any(found for found, _ in told)


def _spell(entry: Entry, holder: Node, when: tuple[Span | None, Span | None]) -> Spell:
    of_class = holder.child("class")
    met = of_class.coding() if of_class else None
    codes = (met,) if met else ()
    return Spell(frozenset(line.fact for line in lines_of(list(codes), entry.unmapped)), codes, *when)


def _spells(entry: Entry) -> list[Spell]:
    return [_spell(entry, each, dates(each.child("period"))) for each in entry.resource.children("classHistory")]


def _contradicted(it: Node, now: Spell, spells: list[Spell], brief: bool) -> bool:
    """Say whether anything beside the class speaks of a bed; what cannot be read may."""
    if any(not each.facts & NO_BED for each in spells):
        return True
    period = it.members.get("period") or {}
    if stayed(set(now.facts), period.get("start"), period.get("end"), _days_long(it)):
        return True
    try:
        return it.word("status") == "onleave" or any(
            sign(it)
            for name, sign in _SIGNS.items()
            if it.members.get(name) is not None and not (brief and name == "hospitalization" and _went_home(it))
        )
    except Unreadable:
        return True


def _days_long(it: Node) -> bool:
    """Its length, where one is given, is a day or more, or may be: a unit that is not read may be days."""
    length = it.child("length")
    value = length.number("value") if length else None
    if length is None or value is None or value == 0:
        return False
    coded = length.text("code") is not None and length.text("system") in (None, _UCUM)
    days = unit_of((length.text("code") if coded else length.text("unit")) or "")
    return days is None or value < 0 or value * days[1] >= 1 or length.text("comparator") not in (None, "<", "<=")


def _hospital(it: Node) -> bool:
    """An admission is told of: whence, what for, whither; not what the person eats or how they are carried."""
    held = it.child("hospitalization")
    return held is not None and any(held.members.get(name) is not None for name in _ADMITTED)


def _went_home(it: Node) -> bool:
    """Nothing is told of an admission but that the person went home, as after any visit."""
    held = it.child("hospitalization")
    whither = held.child("dischargeDisposition") if held else None
    if held is None or whither is None or any(held.members.get(name) is not None for name in _ADMITTED[1:]):
        return False
    told = {code for each in whither.children("coding") if (code := each.word("code")) is not None}
    told |= {each.strip().casefold() for each in held.labels("dischargeDisposition")}
    return bool(told) and told <= _HOME


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
