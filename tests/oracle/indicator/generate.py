"""Small random cases that sit on edges, by seed (GEN-8). Layer: tests. SPDX-License-Identifier: Apache-2.0

A third of the cases has no unknown, a third one or two, a third many; `heavy` keeps the enumeration short.
"""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any, TypedDict

from . import civil, coverage, draw, offers, stays, structures, uses
from .rows import BLANK_ID, UNKNOWN, Offer, Row, Stay, Structure, Use, refused

INDICATORS = ("A1", "A1", "A2", "A3", "A3", "A4", "B1", "B2", "B3", "B3", "B3", "caseload", "share")
DATES = (  # D, mostly at a month's end
    (2024, 5, 31), (2024, 2, 29), (2023, 2, 28), (2025, 2, 28), (2024, 3, 31), (2023, 5, 30), (2025, 3, 1),
    (2024, 7, 15), (2023, 11, 30), (2025, 12, 31), (2024, 11, 29), (2100, 2, 28), (2000, 2, 29), (1904, 2, 29),
)  # fmt: skip
ENDS = (  # D about the ends of the calendar, and 60 or 75 years after its beginning
    (1, 1, 1), (1, 2, 15), (1, 4, 1), (1, 12, 31), (2, 1, 1), (2, 1, 2), (61, 3, 1), (61, 1, 1), (62, 1, 1),
    (76, 1, 1), (76, 3, 31), (77, 2, 28), (9999, 12, 31), (9999, 12, 30), (9999, 2, 28),
)  # fmt: skip
KEYS = frozenset({"structure", "body", "person", "assessment", "call", "offer", "assistant"})


class Case(TypedDict):
    """Everything that `figure` takes."""

    indicator: str
    rows: list[Row]
    at: int
    mode: str
    requester: str | None
    covers: tuple[int, int] | None
    parameters: dict[str, int] | None
    on_list_column: bool


def blank(row: Row, name: str) -> Any:
    """What a cell says when it is not known."""
    if isinstance(row, Structure | Offer) and name in ("opens", "closes"):
        return UNKNOWN
    return BLANK_ID if name == "actor" else None


def cells(row: Row, indicator: str) -> list[str]:
    """The columns that may be made unknown."""
    names = [field.name for field in fields(row) if field.name not in KEYS]
    if indicator in ("caseload", "share"):
        return ["requester"]
    return names


def _unknown_class(one: structures.Known) -> bool:
    """Whether the structure's protocol may be of any class."""
    return len(one.digests) != 1 and one.has_protocol is not False


def _heavy_person(rows: list[Stay], at: int) -> bool:
    """Too many unknown facts of one person's stays."""
    found = stays.events(rows, at, True)
    days = sum((one.admission is None) + (one.discharge is None) for one in found)
    tris = sum((one.mco is None) + (one.on_list is None) for one in found)
    return len(found) > 6 or days > 3 or tris > 6 or 2**tris * 8**days > 5000


def _heavy_uses(rows: list[Use]) -> bool:
    """Too many fillings of one person's assessments."""
    count = 1
    for one in uses.assessments(rows):
        count *= (3 if one.date is None else 1) * len(uses.kinds(one)) * len(uses.counts_of_actors(one))
    return count > 600


def heavy(indicator: str, rows: list[Row], at: int) -> bool:
    """Say whether the enumeration would take long."""
    if indicator == "A1":
        known = structures.known(row for row in rows if isinstance(row, Structure))
        return sum(_unknown_class(one) for one in known) > 3
    if indicator in ("B1", "B2"):
        listed = offers.offers(row for row in rows if isinstance(row, Offer))
        return sum(one.functions is None for group in listed.values() for one in group) > 2
    groups: dict[bytes, list[Any]] = {}
    for row in rows:
        if isinstance(row, Stay | Use):
            groups.setdefault(row.person, []).append(row)
    if indicator == "A3":
        return any(_heavy_uses(group) for group in groups.values())
    return any(_heavy_person(group, at) for group in groups.values())


def forget(row: Row, rows: list[Row], name: str) -> list[Row]:
    """The rows, the column blank in all those of the row's person, structure, body or call."""
    key = fields(row)[0].name
    same = getattr(row, key)
    return [replace(one, **{name: blank(one, name)}) if getattr(one, key) == same else one for one in rows]


def keys(row: Row) -> dict[str, Any]:
    """The identifiers of a row."""
    return {field.name: getattr(row, field.name) for field in fields(row) if field.name in KEYS}


def blurred(indicator: str, rows: list[Row], others: list[Row], rng: Random) -> list[Row]:
    """One cell unknown, or one column of a person or structure, or a row added that contradicts or says one thing."""
    place = rng.randrange(len(rows))
    row, other = rows[place], rng.choice(others)
    name = rng.choice(cells(row, indicator))
    choice = rng.random()
    if choice < 0.5:
        return [*rows[:place], replace(row, **{name: blank(row, name)}), *rows[place + 1 :]]
    if choice < 0.7:
        return forget(row, rows, name)
    if choice < 0.82:
        return [*rows, replace(row, **{name: getattr(other, name)})]
    if isinstance(row, Structure) and choice < 0.9:
        without = row.has_protocol is False
        conforms, protocol = (True, None) if without else (None, False)
        return [*rows, Structure(row.structure, conforms=conforms, has_protocol=protocol)]
    if choice < 0.92:
        return [*rows, type(row)(**keys(row), **{name: getattr(other, name)})]
    return [*rows, replace(other, **keys(row))]


def blur(indicator: str, rows: list[Row], rng: Random, at: int, most: int) -> list[Row]:
    """Blur so many times, as long as no row is refused and the enumeration stays short."""
    found, others = list(rows), draw.DRAW[indicator](rng, at)
    for _ in range(most):
        tried = blurred(indicator, found, others, rng)
        if all(refused(one) is None for one in tried) and not heavy(indicator, tried, at):
            found = tried
    return found


def random_rows(indicator: str, rng: Random, at: int, unknown: int | None = None) -> list[Row]:
    """Rows of the indicator's frame: with no unknown (0), one or two (1), many (2), else one of the three."""
    seldom = draw.SELDOM.get(indicator)
    rows = seldom(rng, at) if seldom and rng.random() < 0.06 else draw.DRAW[indicator](rng, at)
    rows = [row for row in rows if refused(row) is None]
    level = rng.randrange(3) if unknown is None else unknown
    if rows and level:
        rows = blur(indicator, rows, rng, at, rng.choice((1, 2)) if level == 1 else 3 + len(rows))
    if rows and rng.random() < 0.5:
        rows += [rng.choice(rows[-2:] if rng.random() < 0.5 else rows) for _ in range(rng.choice((1, 2)))]
    rng.shuffle(rows)
    return rows


def random_day(rng: Random) -> int:
    """A date D: a month's end, any day, or about the calendar's ends."""
    choice = rng.random()
    if choice < 0.5:
        return civil.day_of(*rng.choice(DATES))
    if choice < 0.7:
        return civil.day_of(*rng.choice(ENDS))
    return civil.day_of(2020, 1, 1) + rng.randrange(4000)


def random_covers(indicator: str, rng: Random, at: int, months: int) -> tuple[int, int] | None:
    """Days covered: nothing stated, just enough for both counts or one, or a day short."""
    if rng.random() < 0.55:
        return None
    needs = [need for need in coverage.needed(indicator, at, months) if need is not None]
    if not needs:
        return None
    starts = [need[0] for need in needs] + [need[0] + 30 for need in needs]
    start = (min(starts) if rng.random() < 0.6 else rng.choice(starts)) + rng.choice((0, 0, 0, 1, -1, -9))
    end = rng.choice([need[1] for need in needs] + [at, at]) + rng.choice((0, 0, 0, -1, 5))
    start = draw.clip(start)
    return start, max(start, draw.clip(end))


def random_case(seed: int) -> Case:
    """One case of a seed, all that `figure` takes."""
    rng = Random(f"indicator {seed}")
    indicator, at = rng.choice(INDICATORS), random_day(rng)
    parameters = None
    if indicator == "A3" and rng.random() < 0.25:
        parameters = {"older_person_age_months": rng.choice((721, 900, 12, 0)), "assessment_period_months": 6}
        parameters = dict(rng.sample(sorted(parameters.items()), rng.choice((1, 2))))
    months = (parameters or {}).get("assessment_period_months", 12)
    modes = ("largest_class", "largest_class", "adopted", "adopted", "imposes_nothing")
    return Case(
        indicator=indicator,
        rows=random_rows(indicator, rng, at),
        at=at,
        mode=rng.choice(modes) if indicator == "A1" else "largest_class",
        requester=rng.choice(draw.REQUESTERS[:2]) if indicator == "share" else None,
        covers=random_covers(indicator, rng, at, months),
        parameters=parameters,
        on_list_column=not (indicator == "B3" and rng.random() < 0.15),
    )
