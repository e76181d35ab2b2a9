"""A3, older people with exactly one assessment used by two: every filling of a person (IND-12, reading 7). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from . import civil, fact, space
from .rows import BLANK_ID, Use

ALL = frozenset({(0, 0), (0, 1), (1, 1)})


@dataclass(frozen=True)
class Assessment:
    """What the rows of one (person, assessment) pair say together (reading 2)."""

    date: int | None
    kind: str | None
    actors: frozenset[bytes]
    blank_actor: bool


Filled = tuple[int | None, bool, int]
"""The day it lies on in the period (None: outside), whether it is an initial one, how many actors used it."""


def read(rows: Iterable[Use], at: int) -> list[Use]:
    """A row dated after D is not read, its birth date neither (reading 1)."""
    return [row for row in rows if row.date is None or row.date <= at]


def assessments(rows: list[Use]) -> list[Assessment]:
    """The assessments of one person."""
    groups: dict[bytes, list[Use]] = {}
    for row in rows:
        groups.setdefault(row.assessment, []).append(row)
    return [
        Assessment(
            fact.agreed(row.date for row in group),
            fact.agreed(row.kind for row in group),
            frozenset(row.actor for row in group if row.actor != BLANK_ID),
            any(row.actor == BLANK_ID for row in group),
        )
        for _, group in sorted(groups.items())
    ]


def counts_of_actors(one: Assessment) -> list[int]:
    """How many actors used it: those not known are together one, who may be one of the known ones (reading 7)."""
    count = len(one.actors)
    if not one.blank_actor:
        return [count]
    return [count, count + 1] if count else [1]


def days(one: Assessment, period: tuple[int, int] | None, full: bool) -> list[int | None]:
    """Days it may lie on, None outside the period; the period's ends, or every day of it (reading 7)."""
    if one.date is not None:
        return [one.date if civil.within(one.date, period) else None]
    if period is None:
        return [None]
    return [None, *(range(period[0], period[1] + 1) if full else sorted({*period}))]


def kinds(one: Assessment) -> list[bool]:
    """Whether it may be an initial one; an update is none (IND-12)."""
    return [False, True] if one.kind is None else [one.kind == "initial"]


def fillings(listed: list[Assessment], period: tuple[int, int] | None, full: bool) -> Iterator[tuple[Filled, ...]]:
    """Every filling of a person's assessments."""
    options = [list(product(days(one, period, full), kinds(one), counts_of_actors(one))) for one in listed]
    yield from product(*options)


def births(span: tuple[int, int], filling: tuple[Filled, ...], age: int, full: bool) -> list[int]:
    """Every birth day, or the ends and the last one aged so (and the next) on each day of the filling."""
    if full:
        return list(range(span[0], span[1] + 1))
    limits = [civil.months_before(day, age) for day, _, _ in filling if day is not None]
    near = {limit + step for limit in limits if limit is not None for step in (0, 1)}
    return sorted({*span} | {day for day in near if span[0] <= day <= span[1]})


def outcome(filling: tuple[Filled, ...], birth: int, age: int) -> space.Total:
    """In the denominator with an initial one at the age; in the numerator with exactly one, used by two (IND-12)."""
    initial = [(day, actors) for day, first, actors in filling if day is not None and first]
    if not any(civil.aged(birth, day, age) for day, _ in initial):
        return 0, 0
    return int(len(initial) == 1 and initial[0][1] >= 2), 1


def birth(rows: list[Use], at: int) -> tuple[int, int]:
    """The person's birth, a fact of the person: one row's holds for all (IND-1, reading 4)."""
    said = fact.birth_of_dates(row.birth_date for row in rows)
    return fact.birth_of_all([said] if said else [], at)


def outcomes(rows: list[Use], at: int, age: int, months: int, full: bool) -> frozenset[space.Total]:
    """Everything one person can be."""
    period = civil.window(at, months, 0)
    span = birth(rows, at)
    found: set[space.Total] = set()
    for filling in fillings(assessments(rows), period, full):
        for born in births(span, filling, age, full):
            found.add(outcome(filling, born, age))
        if found == ALL:
            break
    return frozenset(found)


def compute(rows: Iterable[Use], at: int, parameters: dict[str, int], full: bool) -> space.Space:
    """A3: person by person (IND-12)."""
    age = parameters["older_person_age_months"]
    months = parameters["assessment_period_months"]
    groups: dict[bytes, list[Use]] = {}
    for row in read(rows, at):
        groups.setdefault(row.person, []).append(row)
    units = [space.Unit(person, outcomes(group, at, age, months, full)) for person, group in groups.items()]
    return space.of_units(units)
