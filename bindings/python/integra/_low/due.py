"""A plan on a day: calls of the C library on one, and what they give.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14 to PLN-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

from .. import _swig
from ..errors import UsageError
from ..plan.due import OWED, CoverDays, Due, Screened
from ..word_tables import DUE_WORDS
from ..words import Answer, Cover, Entitled, FindingState, Motive, NeedDomain, Office, Sector, Service, SettledBy, Slot, Weight
from .core import Struct, date_of, days_of, id_of, rule_name
from .event import DIGEST_SIZE
from .plan import HeldRow, held_row, place_at

NO_INDEX = 2**32 - 1
#: How many words of four bytes a row has, and which of them is the place of the event that it is about.
_WORDS, _INDEX = 12, 8
_ENTITLED = tuple(Entitled)


@contextmanager
def on_day(plan: Struct, rules: Struct, at: datetime.date, screened: Screened | None) -> Iterator[Struct]:
    """A plan on a day, wiped from memory at the end."""
    told = None
    if screened is not None:
        told = _swig.integra_screened()
        told.date, told.pps, told.assistance = days_of(screened.date), screened.pps.code, screened.assistance.code
    due = _swig.integra_due_create(plan, rules, days_of(at), told)
    try:
        yield due
    finally:
        _swig.integra_due_destroy(due)


def rows(due: Struct) -> tuple[tuple[Any, ...], ...]:
    """The obligations as the C library gives them, a tuple each."""
    found: tuple[tuple[Any, ...], ...] = _swig.integra_due_findings(due)
    return found


def row_bytes(due: Struct) -> bytes:
    """The same as bytes: 48 a row, in the order of integra_finding."""
    found: bytes = _swig.integra_due_rows(due)
    return found


def row_events(plan: Struct, data: bytes) -> bytes:
    """The digest of the event that each row is about, 32 bytes a row, all zero where it is about none."""
    place, known = _swig.integra_place(), {NO_INDEX: bytes(DIGEST_SIZE)}
    indexes = memoryview(data).cast("I")[_INDEX::_WORDS].tolist()
    for index in set(indexes) - known.keys():
        _swig.integra_plan_event_at(plan, index, None, place)
        known[index] = place.digest
    return b"".join(map(known.__getitem__, indexes))


def dues(plan: Struct, found: Iterable[tuple[Any, ...]]) -> tuple[Due, ...]:
    """Obligations, the events that they are about named by their digests."""
    read = (due_of(*row) for row in found)
    return tuple(each if each.place is None else replace(each, event=place_at(plan, each.place).digest) for each in read)


def due_of(rule: int, weight: int, state: int, settled_by: int, subject: bytes, index: int, due: int, value: int,
           other: int) -> Due:
    """An obligation; the event that it is about is named by its place alone."""
    name, settled, whom = rule_name(rule), SettledBy(settled_by), id_of(subject)
    owed = (name, settled) in OWED
    return Due(
        rule=name, weight=Weight(weight), state=FindingState(state), settled_by=settled, who=entitled(other),
        acts=None if owed else whom, owed_to=whom if owed else None, place=None if index == NO_INDEX else index, due=date_of(due),
        value=value_of(name, settled, value))


def value_of(rule: str, settled_by: SettledBy, value: int) -> Any:
    """The word that the value of a row is the code of, None where it is none."""
    words: Any = DUE_WORDS.get((rule, settled_by))
    return None if words is None else words(value)


@cache
def entitled(bits: int) -> frozenset[Entitled]:
    """Who may, of a set as the C library gives it."""
    return frozenset(who for who in _ENTITLED if bits >> who.code & 1)


def cover(due: Struct) -> tuple[CoverDays, ...]:
    """Who covered each office each day."""
    return tuple(CoverDays(office=Office(office), by=Cover(by), person=id_of(person), start=_day(start), end=_day(end))
                 for office, by, person, start, end in _swig.integra_due_cover(due))


def _day(days: int) -> datetime.date:
    day = date_of(days)
    assert day is not None  # a run has two ends
    return day


def held(plan: Struct, due: Struct) -> Iterator[HeldRow]:
    """Every value held that day, in the order of the state message."""
    row = _swig.integra_held()
    for index in range(_swig.integra_due_held_count(due)):
        _swig.integra_due_held_at(due, index, row)
        yield held_row(plan, row)


def answer(due: Struct, consent: Slot) -> Answer:
    """What a consent came to that day, whoever has to give it."""
    return Answer(_swig.integra_due_answer(due, consent.code))


def draft(service: Service, motive: Motive | None) -> tuple[NeedDomain, Sector] | None:
    """The domain of the need and the sector of the intervention that a route to a service drafts, None where it drafts
    nothing (PLN-15)."""
    try:
        domain, sector = _swig.integra_due_draft(service.code, 0 if motive is None else motive.code)
    except UsageError:
        return None
    return NeedDomain(domain), Sector(sector)
