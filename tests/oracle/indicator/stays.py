"""B3, readmissions within 30 days: every filling of a person's stays and birth (IND-3, IND-8, readings 4, 5). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from . import civil, fact, space
from .rows import OPEN, Date, Stay, Tri

AGE_MONTHS = 900
NUMERATOR = (3, 0)
DENOMINATOR = (12, 9)
GAP_LOW = 1
GAP_HIGH = 30
ALL = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})

Days = tuple[int, int | None]
"""Admission and discharge filled in; None: not discharged by D."""


@dataclass(frozen=True)
class Event:
    """A stay as rows that do not differ in these say it (reading 2)."""

    admission: int | None
    discharge: Date
    mco: Tri
    on_list: Tri


def read(rows: Iterable[Stay], at: int) -> list[Stay]:
    """A row admitted after D is not read, its birth neither (reading 1)."""
    return [row for row in rows if row.admission is None or row.admission <= at]


def discharge(row: Stay, at: int) -> Date:
    """A discharge after D is as `open` (reading 1)."""
    return OPEN if isinstance(row.discharge, int) and row.discharge > at else row.discharge


def events(rows: list[Stay], at: int, on_list_column: bool) -> list[Event]:
    """Each different row is a stay, equal rows are one (IND-3, reading 2)."""
    found: dict[Event, None] = {}
    for row in rows:
        listed = row.on_list if on_list_column else True
        found[Event(row.admission, discharge(row, at), row.mco, listed)] = None
    return list(found)


def birth(rows: list[Stay], at: int) -> tuple[int, int]:
    """The interval of the birth, from birth dates and ages together (IND-1, IND-8, reading 4)."""
    said = fact.birth_of_dates(row.birth_date for row in rows)
    spans = [said] if said else []
    for row in rows:
        if row.age_at_admission is not None and row.admission is not None:
            spans.append(fact.birth_of_age(row.age_at_admission, row.admission))
    return fact.birth_of_all(spans, at)


def windows(at: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The numerator's and the denominator's window (IND-3)."""
    return civil.window(at, *NUMERATOR), civil.window(at, *DENOMINATOR)


def bounds(span: tuple[int, int], at: int) -> set[int]:
    """The last days on which an admission is before D's end, a window, its end, or the age at the birth's ends."""
    found = {at}
    for window in windows(at):
        found |= {window[0] - 1, window[1]} if window else set()
    for born in span:
        old = civil.first_day_aged(born, AGE_MONTHS)
        found |= {old - 1} if old is not None else set()
    return found


def every_day(stays: list[Event], at: int) -> Iterator[tuple[Days, ...]]:
    """Every filling of the days: the discharge from the admission on, or none yet (IND-3, reading 5)."""
    calendar = list(range(civil.FIRST, at + 1))
    options: list[list[Days]] = []
    for stay in stays:
        starts = calendar if stay.admission is None else [stay.admission]
        ends: list[int | None] = [None, *calendar] if stay.discharge is None else [ended(stay.discharge)]
        options.append([(a, z) for a in starts for z in ends if z is None or a <= z])
    yield from product(*options)


def ended(cell: Date) -> int | None:
    """The discharge said; None where the stay had not ended on D."""
    return cell if isinstance(cell, int) else None


def critical_days(stays: list[Event], span: tuple[int, int], at: int) -> Iterator[tuple[Days, ...]]:
    """Fillings of the days in which each unknown day is as late as its bounds let it be.

    Every condition is a difference constraint between days, so whatever can hold holds too with each day at one of its
    upper bounds, set by a known day or by an unknown one filled in before; hence every order of filling in is tried.
    """
    cells: list[Date] = [cell for stay in stays for cell in (stay.admission, stay.discharge)]
    missing = frozenset(index for index, cell in enumerate(cells) if cell is None)
    base = bounds(span, at)
    level: set[tuple[Date, ...]] = {tuple(cells)}
    for _ in missing:
        level = {partial for before in level for partial in _one_more(before, missing, base, at)}
    for filled in level:
        yield tuple((a, ended(z)) for a, z in zip(filled[::2], filled[1::2], strict=True) if isinstance(a, int))


def _one_more(cells: tuple[Date, ...], missing: frozenset[int], base: set[int], at: int) -> Iterator[tuple[Date, ...]]:
    """Every filling of one more day; admissions stand at even places, discharges at odd ones."""
    starts = {day for day in cells[::2] if isinstance(day, int)}
    ends = {day for day in cells[1::2] if isinstance(day, int)}
    admissions = base | {day + step for day in ends for step in (0, GAP_HIGH, GAP_LOW - 1)}
    discharges: set[int] = {day - step for day in starts for step in (GAP_LOW, GAP_HIGH + 1)}
    for index in missing:
        if cells[index] is not None:
            continue
        fillings: list[Date] = [*admissions] if index % 2 == 0 else [OPEN, *discharges]
        for day in fillings:
            partial = (*cells[:index], day, *cells[index + 1 :])
            if _possible(partial[index - index % 2], partial[index - index % 2 + 1], at):
                yield partial


def _possible(admission: Date, discharge: Date, at: int) -> bool:
    """The admission by D, the discharge from the admission on, all in the calendar."""
    start = admission if isinstance(admission, int) else civil.FIRST
    end = discharge if isinstance(discharge, int) else at
    return civil.FIRST <= start <= at and start <= end


def is_gap(discharged: int, admitted: int) -> bool:
    """1 to 30 days from the discharge to the admission (IND-3)."""
    return GAP_LOW <= admitted - discharged <= GAP_HIGH


def links(days: tuple[Days, ...]) -> list[tuple[int, int]]:
    """Pairs (earlier stay, readmission), any earlier stay, judged one by one (IND-3)."""
    return [
        (i, j)
        for j, (admitted, _) in enumerate(days)
        for i, (_, discharged) in enumerate(days)
        if i != j and discharged is not None and is_gap(discharged, admitted)
    ]


def counted_stays(pairs: list[tuple[int, int]], mco: tuple[bool, ...], lists: tuple[bool, ...]) -> set[int]:
    """The readmissions: both stays MCO, the list read on the row of the readmission (IND-3)."""
    return {j for i, j in pairs if mco[i] and mco[j] and lists[j]}


def births(span: tuple[int, int], days: tuple[Days, ...], full: bool) -> list[int]:
    """Every birth day, or the interval's ends and the last aged so (and the next) on each admission."""
    if full:
        return list(range(span[0], span[1] + 1))
    limits = [civil.months_before(admitted, AGE_MONTHS) for admitted, _ in days]
    near = {limit + step for limit in limits if limit is not None for step in (0, 1)}
    return sorted({*span} | {day for day in near if span[0] <= day <= span[1]})


def fillings(stays: list[Event], days: tuple[Days, ...]) -> Iterator[tuple[tuple[bool, ...], tuple[bool, ...]]]:
    """Every filling of mco and of the list, with the days filled in."""
    mco = [fact.either(stay.mco) for stay in stays]
    lists = [fact.either(stay.on_list) for stay in stays]
    for kinds in product(*mco):
        for listed in product(*lists):
            yield kinds, listed


def outcome(
    readmissions: set[int], days: tuple[Days, ...], born: int, spans: tuple[tuple[int, int] | None, ...]
) -> space.Total:
    """Whether the person is in the numerator and in the denominator, each once (IND-3)."""
    old = [days[j][0] for j in readmissions if civil.aged(born, days[j][0], AGE_MONTHS)]
    now, before = (any(civil.within(day, span) for day in old) for span in spans)
    return int(now), int(before)


def of_days(
    stays: list[Event], days: tuple[Days, ...], span: tuple[int, int], at: int, full: bool
) -> set[space.Total]:
    """Every outcome with the days filled in."""
    spans = windows(at)
    pairs = links(days)
    if not any(civil.within(days[j][0], window) for _, j in pairs for window in spans):
        return {(0, 0)}
    sets = {frozenset(counted_stays(pairs, mco, lists)) for mco, lists in fillings(stays, days)}
    return {outcome(set(some), days, born, spans) for some in sets for born in births(span, days, full)}


def outcomes(rows: list[Stay], at: int, on_list_column: bool, full: bool) -> frozenset[space.Total]:
    """Everything one person can be, all stays and the birth filled in at once (reading 5)."""
    stays = events(rows, at, on_list_column)
    span = birth(rows, at)
    found: set[space.Total] = set()
    for days in every_day(stays, at) if full else critical_days(stays, span, at):
        found |= of_days(stays, days, span, at, full)
        if found == ALL:
            break
    return frozenset(found)


def compute(rows: Iterable[Stay], at: int, on_list_column: bool, full: bool) -> space.Space:
    """B3: person by person (IND-3)."""
    groups: dict[bytes, list[Stay]] = {}
    for row in read(rows, at):
        groups.setdefault(row.person, []).append(row)
    units = [space.Unit(person, outcomes(group, at, on_list_column, full)) for person, group in groups.items()]
    return space.of_units(units)
