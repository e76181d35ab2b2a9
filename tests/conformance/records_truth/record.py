"""One record of one person: a life, what is written of it, and what may be asked of whoever reads it.

Spec: GEN-1, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import calendar
import random
from dataclasses import dataclass
from datetime import date

from .codes import ATC
from .life import Happening, Illness, Life, Mistake, Stay, Visit, a_life
from .losses import drop, repeat, spoil
from .pieces import NUMBERS, Pen, Piece, Resource, coded
from .when import of_day
from .write_cures import write_cure
from .write_illnesses import write_illness
from .write_lists import claims, write_lists
from .write_stays import write_mistake, write_stay, write_visit

#: Plain: all is said outright. Faithful: any true way of saying it. Lossy: with losses. Doubled: with twins as well.
MODES = ("plain", "faithful", "lossy", "doubled")


@dataclass(frozen=True)
class Record:
    """A life written down; ``dead`` is "yes", "no" or "maybe", as the record tells it of the day of screening."""

    life: Life
    mode: str
    dead: str
    people: tuple[Resource, ...]
    pieces: tuple[Piece, ...]
    lists: tuple[Resource, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(person["id"] for person in self.people)


def write(pen: Pen, happening: Happening) -> Piece:
    if isinstance(happening, Stay):
        return write_stay(pen, happening)
    if isinstance(happening, Visit):
        return write_visit(pen, happening)
    if isinstance(happening, Mistake):
        return write_mistake(pen, happening)
    return write_illness(pen, happening) if isinstance(happening, Illness) else write_cure(pen, happening)


def superseded(pen: Pen, piece: Piece, real: tuple[Resource, ...]) -> Piece:
    """Both versions of what was entered by mistake, each with its number: the later one withdraws it."""
    metas = [{"versionId": str(hour - 7), "lastUpdated": f"{pen.life.written}T0{hour}:00:00Z"} for hour in (8, 9)]
    first = [one | {"meta": metas[0]} for one in real]
    second = [one | {"meta": metas[1]} for one in piece.resources]
    return Piece(piece.happening, (*first, *second), unlisted=frozenset(one["id"] for one in real), whole=True)


def deleted(pen: Pen, piece: Piece) -> Piece:
    """What was entered by mistake as if it were real, and its deletion, as a bulk export tells it."""
    doubt = getattr(piece.happening, "why", None) or getattr(piece.happening, "doubt", None)
    if doubt != "entered-in-error":
        return piece
    real = [dict(one) for one in piece.resources]
    for one in real:
        one.pop("verificationStatus", None)
        if "status" in one:
            one["status"] = "finished" if one["resourceType"] == "Encounter" else "active"
    if pen.chance(0.4):
        return superseded(pen, piece, tuple(real))
    gone = [{"request": {"method": "DELETE", "url": f"{one['resourceType']}/{one['id']}"}} for one in real]
    bundle = pen.resource("Bundle", type="transaction", entry=gone)
    return Piece(piece.happening, (*real, bundle), unlisted=frozenset(one["id"] for one in (*real, bundle)), whole=True)


def death_told(pen: Pen, death: date) -> tuple[Resource, str]:
    """How a death is told, and whether that says that the person was dead on the day of screening."""
    way = pen.rng.choice(("date", "paris", "month", "year", "boolean"))
    if way == "boolean":
        return {"deceasedBoolean": True}, "yes" if pen.plain and pen.life.written == pen.day else "maybe"
    month = 12 if way == "year" else death.month
    last = death if way in ("date", "paris") else date(death.year, month, calendar.monthrange(death.year, month)[1])
    first = death if last == death else date(death.year, 1 if way == "year" else month, 1)
    told = "yes" if last <= pen.day else "no" if first > pen.day else "maybe"
    return {"deceasedDateTime": of_day(death, way)}, told


def people(pen: Pen) -> tuple[tuple[Resource, ...], str]:
    """The Patient, or two of them of which one replaces the other, and whether the record says dead by the day."""
    told: tuple[Resource, str] = ({}, "no")
    if pen.life.death is not None:
        told = death_told(pen, pen.life.death)
    elif pen.chance(0.3):
        told = ({"deceasedBoolean": False}, "no")
    made: list[Resource] = [
        {"resourceType": "Patient", "id": name, "birthDate": "1938-02-11", "gender": "female",
         "identifier": [{"system": NUMBERS, "value": name.upper()}]} for name in pen.patients]
    made[0] |= told[0]
    if len(made) == 2:
        made[1] |= {"active": False, "link": [{"other": {"reference": f"Patient/{pen.patients[0]}"}, "type": "replaced-by"}]}
        if pen.chance(0.6):
            made[0]["link"] = [{"other": {"reference": f"Patient/{pen.patients[1]}"}, "type": "replaces"}]
    return tuple(made), told[1]


def noise(pen: Pen) -> list[Piece]:
    """Resources that say nothing of what is asked."""
    made = [pen.resource("Organization", name="Hospital"), pen.resource("Practitioner", gender="female"),
            pen.of_person("Immunization", "patient", status="completed", vaccineCode={"text": "flu"},
                          occurrenceDateTime="2023-10-01"),
            pen.of_person("Observation", status="final", code={"text": "weight"}, effectiveDateTime="2023-10-01"),
            pen.of_person("AllergyIntolerance", "patient", code=coded((ATC, "J01CA04")))]
    return [Piece(None, (one,)) for one in made if pen.chance(0.1)]


def crowded(life: Life) -> bool:
    """Whether a visit may be taken for part of a stay: one over midnight, one to emergency within two days of a stay."""
    stays = [one for one in life.happenings if isinstance(one, Stay)]
    if any(isinstance(one, Visit) and one.start.date() != one.end.date() for one in life.happenings):
        return True
    visits = [one for one in life.happenings if isinstance(one, Visit) and one.emergency]
    return any(abs((visit.start - end).days) <= 2 for visit in visits for stay in stays for end in (stay.start, stay.end)
               if end is not None)


def a_record(rng: random.Random, day: date, written: date, prefix: str, bulk: bool) -> Record:
    """A person's record, made on the day ``written``."""
    life = a_life(rng, day, written)
    mode = rng.choice(MODES)
    if mode == "plain" and crowded(life):
        mode = "faithful"
    pen = Pen(rng, life, mode == "plain", prefix)
    pen.patients = tuple(f"{prefix}person-{at + 1}" for at in range(2 if mode == "doubled" and rng.random() < 0.4 else 1))
    pen.logical = 0.3 if mode != "plain" and rng.random() < 0.04 else 0.0
    patients, dead = people(pen)
    claimed = claims(pen)
    whole = [write(pen, happening) for happening in life.happenings]
    share = {"lossy": rng.choice((0.1, 0.3)), "doubled": rng.choice((0.0, 0.1))}.get(mode, 0.0)
    if share or mode == "doubled":
        whole = [repeat(pen, spoil(pen, piece, share), 0.4 if mode == "doubled" else 0.0) for piece in whole]
    whole = [deleted(pen, piece) if bulk and pen.chance(0.7) else piece for piece in whole]
    kept = whole
    if share:
        kept = [piece for piece in (drop(pen, piece, claimed, share / 2) for piece in whole) if piece is not None]
    lists = write_lists(pen, claimed, whole, kept)
    kept = [*kept, *noise(pen)]
    lost = [piece for piece in whole if piece.happening not in [one.happening for one in kept]]
    silent = [Piece(piece.happening, ()) for piece in lost]
    return Record(life, mode, dead, patients, (*kept, *silent), tuple(lists))
