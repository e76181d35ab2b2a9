"""Rows drawn on edges, every fact known, for each frame (used by generate). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import civil
from .rows import OPEN, Accompaniment, Body, Call, Date, Offer, Row, Stay, Structure, Use

KINDS = ("msp", "psp", "health_centre", "hospital", "other")
REQUESTERS = ("gp", "nurse", "hospital", "person")


def identifier(number: int) -> bytes:
    """A 16-byte identifier; ascending in the number."""
    return bytes([number]) * 16


def clip(day: int) -> int:
    """The nearest day of the calendar."""
    return max(civil.FIRST, min(civil.LAST, day))


def back(day: int, months: int) -> int:
    """The day n months before, the first of the calendar where there is none."""
    found = civil.months_before(day, months)
    return civil.FIRST if found is None else found


def edge(rng: Random, at: int, months: tuple[int, ...], inside: float = 0.4) -> int:
    """A day at D, at an edge n months before it, next to one of them, or somewhere about."""
    if rng.random() < inside:
        return clip(at - rng.randrange(0, 31 * (max(months) + 2)))
    return clip(back(at, rng.choice(months)) + rng.choice((-1, 0, 0, 1, 1, 2)))


def span(rng: Random, at: int, months: tuple[int, ...]) -> tuple[Date, Date]:
    """An opening and a closing, blank or about the days read."""
    opens = None if rng.random() < 0.4 else edge(rng, at, months, 0.2)
    closes = None if rng.random() < 0.5 else edge(rng, at, months, 0.1)
    if opens is not None and closes is not None and closes < opens:
        opens, closes = closes, opens
    return opens, closes


def birthday(rng: Random, day: int, months: int) -> int:
    """A birth exactly n months before the day, a day more or less, on a 29 February, or far from it."""
    choice = rng.random()
    if choice < 0.65:
        return clip(back(day, months) + rng.choice((-1, 0, 0, 1, 1, 2)))
    if choice < 0.8:
        year = civil.ymd(back(day, months))[0]
        leap = next((y for y in (year, year + 1, year - 1, year - 2) if 1 <= y <= 9999 and civil.is_leap(y)), 4)
        return civil.day_of(leap, 2, 29)
    return clip(back(day, months + rng.choice((-240, -24, 12, 120))))


def structures(rng: Random, at: int) -> list[Row]:
    """Structures with few different protocols (A1)."""
    digests = [bytes([rng.randrange(1, 255)]) * 32 for _ in range(rng.choice((1, 2, 2, 3)))]
    rows: list[Row] = []
    for number in range(1, rng.randrange(2, 7)):
        opens, closes = span(rng, at, (0,)) if rng.random() < 0.4 else (None, None)
        has = rng.random() < 0.75
        digest = rng.choice(digests) if has else None
        conforms = rng.random() < 0.6 if has else rng.choice((False, None))
        rows.append(Structure(identifier(number), rng.random() < 0.85, opens, closes, has, digest, conforms))
    return rows


def tied(rng: Random, at: int) -> list[Row]:
    """Three classes of two or three structures each, so that the digest decides which is the largest, and what a row
    denies does (A1)."""
    rows: list[Row] = []
    for digest in rng.sample(range(1, 255), 3):
        for _ in range(rng.choice((2, 2, 2, 3))):
            number = len(rows) + 1
            rows.append(Structure(identifier(number), True, None, None, True, bytes([digest]) * 32, True))
    if rng.random() < 0.5:
        rows.append(Structure(identifier(rng.randrange(len(rows)) + 1), has_protocol=False))
    return rows


def bodies(rng: Random, at: int) -> list[Row]:
    """Bodies, some signing about D (A2)."""
    rows: list[Row] = []
    for number in range(1, rng.randrange(2, 7)):
        on = rng.random() < 0.8
        for _ in range(rng.choice((1, 1, 2))):
            did = rng.random() < 0.65
            rows.append(Body(identifier(number), on, did, edge(rng, at, (0,)) if did else None))
    return rows


def many(rng: Random, at: int) -> list[Row]:
    """128 bodies of the territory, few of which signed: a half part per million (A2, IND-4)."""
    few = rng.choice((1, 2, 3, 5, 9))
    return [Body(identifier(n), True, n <= few, at if n <= few else None) for n in range(1, 129)]


def uses(rng: Random, at: int, age: int = 720, months: int = 12) -> list[Row]:
    """People about the age, with one to three assessments about the period (A3)."""
    rows: list[Row] = []
    for person in range(1, rng.randrange(2, 6)):
        dates = [edge(rng, at, (0, months), 0.6) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        birth = birthday(rng, rng.choice(dates), age) if rng.random() < 0.55 else clip(back(at, age + 30))
        said = False
        for number, date in enumerate(dates, 1):
            kind = "initial" if rng.random() < 0.75 else "update"
            for _ in range(rng.choice((1, 2, 2, 3))):
                shown = birth if not said or rng.random() < 0.3 else None
                said = said or date <= at
                actor = identifier(rng.randrange(201, 205))
                rows.append(Use(identifier(person), identifier(100 + number), date, kind, actor, shown))
    return rows


def calls(rng: Random, at: int) -> list[Row]:
    """Calls about the period, said by one to three rows (A4)."""
    rows: list[Row] = []
    for number in range(1, rng.randrange(2, 7)):
        for _ in range(rng.choice((1, 1, 2, 3))):
            date = edge(rng, at, (0, 12))
            did = rng.random() < 0.6
            later = (date, at - 1, at, at + 1, date + 3)
            day = max(date, clip(rng.choice(later))) if did else None
            rows.append(Call(identifier(number), date, did, day))
    return rows


def offers(rng: Random, at: int) -> list[Row]:
    """Structures with one or two offers about D and the day 12 months earlier (B1, B2)."""
    rows: list[Row] = []
    for structure in range(1, rng.randrange(2, 6)):
        kind = rng.choice(KINDS)
        for number in range(rng.choice((1, 1, 2))):
            opens, closes = span(rng, at, (0, 12))
            some = frozenset(rng.sample(range(1, 7), rng.choice((0, 1, 1, 2, 3))))
            rows.append(Offer(identifier(structure), identifier(50 + number), kind, some, opens, closes))
    return rows


def stay_days(rng: Random, at: int) -> list[tuple[int, Date]]:
    """An admission about a window's edge, one discharged about 30 days before it, perhaps more between or around."""
    admitted = edge(rng, at, (0, 3, 9, 12), 0)
    if rng.random() < 0.5:
        admitted = clip(back(at, rng.choice((0, 9))) - rng.randrange(85))
    found: list[tuple[int, Date]] = []
    left = clip(admitted - rng.choice((0, 1, 1, 2, 15, 20, 29, 30, 30, 30, 31, 31)))
    found.append((clip(left - rng.choice((0, 3, 10, 400))), left))
    ended = clip(admitted + rng.choice((0, 2, 5, 40)))
    found.append((admitted, OPEN if rng.random() < 0.1 else ended))
    if rng.random() < 0.35 and left < admitted:
        start = rng.randrange(left, admitted + 1)
        found.append((start, clip(start + rng.choice((0, 1, 3, 31)))))
    if rng.random() < 0.25:
        found.append((clip(left - rng.choice((1, 20, 365))), clip(admitted + rng.choice((-2, 0, 1, 60)))))
    return [(a, z) for a, z in found if not isinstance(z, int) or a <= z]


def both_windows(rng: Random, at: int) -> list[tuple[int, Date]]:
    """A readmission in each window."""
    found: list[tuple[int, Date]] = []
    for months in (0, 9):
        admitted = clip(back(at, months) - rng.randrange(85))
        left = clip(admitted - rng.choice((1, 15, 29, 30, 30, 31)))
        found += [(clip(left - rng.choice((0, 4))), left), (admitted, clip(admitted + rng.choice((0, 3))))]
    return found


def spanning(rng: Random, at: int) -> list[tuple[int, Date]]:
    """A stay that begins as a readmission of one window and ends before one of the other."""
    admitted, again = (clip(back(at, months) - rng.randrange(60)) for months in (9, 0))
    left = clip(admitted - rng.choice((1, 15, 30, 31)))
    return [(left, left), (admitted, clip(again - rng.choice((1, 15, 30, 31)))), (again, clip(again + 3))]


def stays(rng: Random, at: int) -> list[Row]:
    """People about 75 with stays that are readmissions or nearly (B3)."""
    rows: list[Row] = []
    for person in range(1, rng.randrange(2, 6)):
        days = stay_days(rng, at)
        if rng.random() < 0.6:
            days += stay_days(rng, at)
        days = both_windows(rng, at) if rng.random() < 0.25 else days[:4]
        if rng.random() < 0.08:
            days = [(a, z) for a, z in spanning(rng, at) if not isinstance(z, int) or a <= z]
        birth = birthday(rng, rng.choice(days)[0], 900) if rng.random() < 0.45 else clip(back(at, 12 * 80))
        by_age = rng.random() < 0.2
        said = False
        for admitted, left in days:
            shown = birth if not by_age and (not said or rng.random() < 0.3) else None
            said = said or admitted <= at
            if admitted > at and rng.random() < 0.7:
                shown = clip(birth + rng.choice((-4000, 4000)))
            age = _age(birth, admitted) if by_age or rng.random() < 0.15 else None
            mco, listed = rng.random() < 0.88, rng.random() < 0.88
            rows.append(Stay(identifier(person), admitted, left, mco, listed, shown, age))
    return rows


def _age(birth: int, day: int) -> int | None:
    """Age in whole years on the day; none where it is not between 0 and 150."""
    return max((age for age in range(0, 151) if civil.aged(birth, day, 12 * age)), default=None)


def accompaniments(rng: Random, at: int) -> list[Row]:
    """People followed about the period (caseload, share)."""
    rows: list[Row] = []
    for person in range(1, rng.randrange(2, 7)):
        requester = rng.choice(REQUESTERS[:2]) if rng.random() < 0.8 else rng.choice(REQUESTERS)
        for _ in range(rng.choice((1, 1, 2))):
            begins, ends = span(rng, at, (0, 12))
            rows.append(
                Accompaniment(identifier(person), identifier(rng.randrange(90, 93)), begins, ends, requester)
            )
    return rows


DRAW: dict[str, Callable[[Random, int], list[Row]]] = {
    "A1": structures,
    "A2": bodies,
    "A3": uses,
    "A4": calls,
    "B1": offers,
    "B2": offers,
    "B3": stays,
    "caseload": accompaniments,
    "share": accompaniments,
}

#: Rows that are drawn now and then.
SELDOM: dict[str, Callable[[Random, int], list[Row]]] = {"A1": tied, "A2": many}
