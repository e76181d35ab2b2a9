"""A person's true history by its seed: what happened, whatever is written of it.

Days lean to the edges: six months before the day, the day itself, those beside them, ends of months, midnight.
Times are those of the hospital's clock, in Paris.
Spec: GEN-7, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import calendar
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from .codes import DISEASES, FLAGS, SUBSTANCES, Disease, Substance

DAYS = (date(2024, 8, 31), date(2025, 8, 30), date(2025, 6, 1), date(2024, 2, 29), date(2025, 3, 31), date(2025, 12, 31),
        date(2025, 1, 1), date(2024, 11, 15))
TIMES = (time(0), time(0, 30), time(1, 30), time(22, 30), time(23, 30), time(23, 59, 59), time(8), time(12), time(17, 45))


@dataclass(frozen=True)
class Stay:
    """A stay in hospital; ``ward`` is when the person left the emergency room for it, where they came through there."""

    start: datetime
    end: datetime | None
    emergency: bool
    ward: datetime | None = None
    moves: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Visit:
    """An emergency-room visit without admission, or a consultation: no stay."""

    start: datetime
    end: datetime
    emergency: bool


@dataclass(frozen=True)
class Mistake:
    """A stay that never was: called off, only meant, or entered by mistake."""

    start: datetime
    why: str


@dataclass(frozen=True)
class Illness:
    """A disease in [start, end]; ``doubt`` says why it is none of this person's: suspected, refuted, a relative's."""

    disease: Disease
    start: date
    end: date | None
    doubt: str = ""


@dataclass(frozen=True)
class Cure:
    """A substance taken in [start, end]; ``doubt`` says why it is not taken at all: meant, called off, never taken."""

    substance: Substance
    start: date
    end: date | None
    doubt: str = ""


Happening = Stay | Visit | Mistake | Illness | Cure


@dataclass(frozen=True)
class Life:
    """All that is true of one person; the record is made on ``written``, the day of screening or later."""

    day: date
    written: date
    death: date | None
    hidden: frozenset[str]
    happenings: tuple[Happening, ...]


def months_before(day: date, months: int) -> date:
    """The same day ``months`` earlier, clamped to that month's last day (GEN-7)."""
    at = day.year * 12 + day.month - 1 - months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def near_edge(day: date, rng: random.Random) -> date:
    """A day that leans to the edges of the window."""
    first = months_before(day, 6)
    month_end = day.replace(day=1) - timedelta(days=1)
    edges = (first, first - timedelta(days=1), first + timedelta(days=1), day, day - timedelta(days=1), month_end)
    if rng.random() < 0.6:
        return rng.choice(edges)
    return day - timedelta(days=rng.randrange(0, 420))


def moment(day: date, rng: random.Random) -> datetime:
    return datetime.combine(day, rng.choice(TIMES))


def a_stay(life_day: date, rng: random.Random) -> Stay:
    start = moment(near_edge(life_day, rng), rng)
    emergency = rng.random() < 0.5
    ward = start + timedelta(hours=rng.choice((1, 3, 7))) if emergency and rng.random() < 0.7 else None
    length = rng.choice((1, 2, 5, 30, 60, 240))
    end = (ward or start) + timedelta(days=length, hours=rng.choice((0, 5)))
    wards = rng.choice((0, 0, 1, 2) if length < 30 else (0, 1, 2, 2))
    moves = tuple(sorted({(ward or start) + timedelta(days=rng.randrange(1, length + 1)) for _ in range(wards)}))
    return Stay(start, end, emergency, ward, tuple(move for move in moves if move < end))


def span(day: date, rng: random.Random, ends: bool) -> tuple[date, date | None]:
    """From when to when: over before the day, on it, or begun at its edge."""
    start = day - timedelta(days=rng.choice((0, 1, 7, 40, 400, 4000)))
    if not ends:
        return start, None
    end = day + timedelta(days=rng.choice((-1, -1, -20, -200, 0, 1, 90)))
    return min(start, end), end


def encounters(day: date, rng: random.Random) -> list[Happening]:
    made: list[Happening] = []
    taken: list[tuple[datetime, datetime]] = []
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        stay = a_stay(day, rng)
        end = stay.end or stay.start
        if all(end <= first or stay.start >= last for first, last in taken):
            taken.append((stay.start, end))
            made.append(stay)
    for _ in range(rng.choice((0, 0, 1, 2))):
        start = moment(near_edge(day, rng), rng)
        made.append(Visit(start, start + timedelta(hours=rng.choice((1, 2, 4))), True))
    for _ in range(rng.choice((1, 1, 2))):
        start = moment(day - timedelta(days=rng.choice((10, 100, 200, 300, 500))), rng)
        made.append(Visit(start, start + timedelta(minutes=30), False))
    if rng.random() < 0.25:
        made.append(Mistake(moment(near_edge(day, rng), rng), rng.choice(("cancelled", "planned", "entered-in-error"))))
    return made


def illnesses(day: date, rng: random.Random) -> list[Happening]:
    made: list[Happening] = []
    for disease in rng.sample(DISEASES, rng.choice((0, 1, 2, 3, 4, 5))):
        start, end = span(day, rng, disease.ends and rng.random() < 0.6)
        doubt = rng.choice(("unconfirmed", "provisional", "differential", "refuted", "entered-in-error", "relative"))
        made.append(Illness(disease, start, end, doubt if rng.random() < 0.15 else ""))
    return made


def cures(day: date, rng: random.Random) -> list[Happening]:
    made: list[Happening] = []
    for substance in rng.sample(SUBSTANCES, rng.choice((0, 1, 2, 4, 8, 9, 10, 11))):
        start, end = span(day, rng, substance.acute or rng.random() < 0.25)
        doubt = rng.choice(("meant", "called off", "not taken", "forbidden", "not known", "lapsed", "entered-in-error"))
        doubt = doubt if rng.random() < 0.12 else ""
        made.append(Cure(substance, start - timedelta(days=60) if doubt == "lapsed" else start, end, doubt))
    return made


def later(day: date, written: date, rng: random.Random) -> list[Happening]:
    """What came after the day, where the record was made later: at that day it is not read (GEN-7)."""
    made: list[Happening] = []
    if written > day and rng.random() < 0.6:
        start = moment(day + timedelta(days=1), rng)
        made.append(Stay(start, None, True))
        made.append(Illness(rng.choice(DISEASES[:5]), day + timedelta(days=1), None))
        made.append(Cure(rng.choice(SUBSTANCES[:9]), day + timedelta(days=1), None))
    return made


def known(stay: Stay, written: date) -> Stay:
    """What of a stay has happened when the record is made."""
    ward = stay.ward if stay.ward and stay.ward.date() <= written else None
    return replace(stay, ward=ward, moves=tuple(move for move in stay.moves if move.date() <= written))


def a_life(rng: random.Random, day: date, written: date) -> Life:
    """A life to be screened on ``day``; what has not happened yet when the record is made is left out."""
    death = rng.choice((day, day - timedelta(days=1), day - timedelta(days=60), day + timedelta(days=1)))
    dead = rng.random() < 0.1 and death <= written
    hidden = frozenset(flag for flag in FLAGS if rng.random() < 0.5)
    stays = [known(one, written) if isinstance(one, Stay) else one for one in encounters(day, rng)]
    happenings = stays + illnesses(day, rng) + cures(day, rng)
    named = {happening.disease for happening in happenings if isinstance(happening, Illness)}
    taken = {happening.substance for happening in happenings if isinstance(happening, Cure)}
    for happening in later(day, written, rng):
        named_already = isinstance(happening, Illness) and happening.disease in named
        if not named_already and not (isinstance(happening, Cure) and happening.substance in taken):
            happenings.append(happening)
    return Life(day, written, death if dead else None, hidden, tuple(happenings))
