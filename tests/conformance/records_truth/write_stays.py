"""Stays, visits and what never was, as Encounters: the several ways in which systems write one stay.

Spec: SCR-7 item 1.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from datetime import datetime
from typing import Any

from .codes import ACT_CODE, ACT_PRIORITY, ADMIT_SOURCE, DISCHARGE, SNOMED
from .life import Mistake, Stay, Visit
from .pieces import Pen, Piece, Resource, coded, period, to
from .when import form_of, written


def act_class(code: str) -> Resource:
    return {"system": ACT_CODE, "code": code}


def text_of(pen: Pen, moment: datetime | None) -> str | None:
    return None if moment is None else written(moment, form_of(pen.rng, pen.plain))


def encounter(pen: Pen, code: str, start: datetime, end: datetime | None, **fields: Any) -> Resource:
    """One Encounter; what has not ended when the record is made is in progress."""
    over = end is not None and end.date() < pen.life.written
    told: Resource = {"class": act_class(code)} | fields
    return pen.of_person("Encounter", status="finished" if over else "in-progress", period=period(
        text_of(pen, start), text_of(pen, end) if over else None), **told)


def inpatient(pen: Pen) -> str:
    return pen.rng.choice(("IMP", "ACUTE"))


def as_emergency(pen: Pen, stay: Stay) -> Resource:
    """How an Encounter says that the stay began as an emergency."""
    priority = {"priority": coded((ACT_PRIORITY, "EM"))}
    source = {"hospitalization": {"admitSource": coded((ADMIT_SOURCE, "emd"))}}
    ways: list[Resource] = [priority]
    if stay.ward is not None:
        ways += [source, priority | source]
    else:
        ways.append(priority | {"hospitalization": {"admitSource": coded((ADMIT_SOURCE, pen.rng.choice(("gp", "nursing"))))}})
    if not pen.plain:
        ways += [{}, {"type": [coded((SNOMED, "183452005"))]}]
    return pen.rng.choice(ways)


def as_planned(pen: Pen) -> Resource:
    elective = {"priority": coded((ACT_PRIORITY, "EL"))}
    if pen.plain:
        return elective
    source = {"hospitalization": {"admitSource": coded((ADMIT_SOURCE, pen.rng.choice(("gp", "outp", "hosp-trans"))))}}
    return pen.rng.choice((elective, elective | source, {"priority": coded((ACT_PRIORITY, "R"))}, {},
                           {"type": [coded((SNOMED, "8715000"))]}, source))


def movements(pen: Pen, stay: Stay, whole: Resource) -> list[Resource]:
    """The wards within a stay, each an Encounter that is part of it."""
    if not stay.moves:
        return []
    starts = [stay.ward or stay.start, *stay.moves]
    ends = [*stay.moves, stay.end]
    made: list[Resource] = []
    copied = {name: whole[name] for name in ("priority", "hospitalization") if name in whole and pen.chance(0.6)}
    for start, end in zip(starts, ends, strict=True):
        above = pen.rng.choice([whole, *made[-1:]]) if pen.chance(0.2) else whole
        made.append(encounter(pen, inpatient(pen), start, end, partOf=to(above), **copied))
    return made


def ward_by_ward(pen: Pen, stay: Stay) -> list[Resource]:
    """A stay as nothing but its wards, one after the other, as systems tell it that know no whole."""
    starts = [stay.start, *stay.moves]
    said = as_emergency(pen, stay) if stay.emergency else as_planned(pen)
    later = said if pen.chance(0.4) else {}
    return [encounter(pen, inpatient(pen), start, end, **(said if start == stay.start else later))
            for start, end in zip(starts, [*stay.moves, stay.end], strict=True)]


def one_encounter(pen: Pen, stay: Stay) -> list[Resource]:
    said = as_emergency(pen, stay) if stay.emergency else as_planned(pen)
    code = inpatient(pen)
    if not pen.plain and not stay.moves and pen.chance(0.12):
        code = "OBSENC" if stay.emergency else "SS"
    return [encounter(pen, code, stay.start, stay.end, **said)]


def with_history(pen: Pen, stay: Stay) -> list[Resource]:
    """One Encounter whose class changed when the person went from the emergency room to the ward."""
    room = {"class": act_class("EMER"), "period": period(text_of(pen, stay.start), text_of(pen, stay.ward))}
    ward = {"class": act_class("IMP"), "period": period(text_of(pen, stay.ward), None)}
    return [encounter(pen, "IMP", stay.start, stay.end, classHistory=[room, ward])]


def in_two(pen: Pen, stay: Stay) -> list[Resource]:
    """The emergency room and the stay as two Encounters: one part of the other, either way round, or side by side."""
    assert stay.ward is not None
    room = encounter(pen, "EMER", stay.start, stay.ward)
    ways = ["stay in room", "room in stay", "source"] + ([] if pen.plain else ["silent"])
    way = pen.rng.choice(ways)
    start = stay.start if way == "room in stay" and pen.chance(0.5) else stay.ward
    ward = encounter(pen, inpatient(pen), start, stay.end)
    if way == "stay in room":
        ward["partOf"] = to(room)
    elif way == "room in stay":
        room["partOf"] = to(ward)
    elif way == "source":
        ward["hospitalization"] = {"admitSource": coded((ADMIT_SOURCE, "emd"))}
    return [ward, room]


def write_stay(pen: Pen, stay: Stay) -> Piece:
    if stay.moves and not pen.plain and pen.chance(0.2):
        return Piece(stay, tuple(ward_by_ward(pen, stay)), whole=True)
    ways = [one_encounter] + ([with_history, in_two] if stay.ward is not None else [])
    made = pen.rng.choice(ways)(pen, stay)
    wards = movements(pen, stay, made[0])
    return Piece(stay, (*made, *wards), frozenset(one["id"] for one in wards))


def write_visit(pen: Pen, visit: Visit) -> Piece:
    code = "EMER" if visit.emergency else pen.rng.choice(("AMB", "AMB", "VR", "HH"))
    if visit.emergency and not pen.plain and pen.chance(0.15):
        code = "OBSENC"
    said: Resource = {"priority": coded((ACT_PRIORITY, "EM"))} if visit.emergency and pen.chance(0.4) else {}
    if visit.emergency and pen.chance(0.3):
        said["type"] = [coded((SNOMED, "50849002"))]
    if visit.emergency and not pen.plain and pen.chance(0.3):
        said["hospitalization"] = {"dischargeDisposition": coded((DISCHARGE, "home"))}
    return Piece(visit, (encounter(pen, code, visit.start, visit.end, **said),))


def write_mistake(pen: Pen, mistake: Mistake) -> Piece:
    """A stay that never was, with all that a real one would say."""
    made = encounter(pen, "IMP", mistake.start, None, priority=coded((ACT_PRIORITY, "EM")))
    made["status"] = mistake.why
    return Piece(mistake, (made,), unlisted=frozenset({made["id"]}))
