"""The rows of ``integra plan due``: what is due of many plans, each with its plan, its person and who acts.

Spec: spec/03-command.md, "What is due"; PLN-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from ..plan.due import Due
from ..plan.plan import Plan
from ..rules import Rules
from ..words import FindingState
from .plan_reading import person_of, reference_of

__all__ = ["SORTS", "UNMET", "Row", "in_order", "rows_of", "rows_on"]

#: What is told where nobody asks for more.
UNMET = (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN)
_DIGITS = 8


@dataclass(frozen=True)
class Row:
    """An obligation of one plan.

    Attributes:
        plan: the plan, ``identifier`` which one it is, and ``person`` whose.
        reference: what the host calls it; else what its opening says; else the first digits of its identifier, as many as
            tell it from the others.
        due: the obligation.
        number: which one it is among those of the plan.
    """

    plan: Plan
    identifier: UUID
    person: UUID
    reference: str
    due: Due
    number: int


def rows_of(plans: Mapping[UUID, Plan], at: datetime.date, rules: Rules, references: Mapping[UUID, str]) -> Iterator[Row]:
    """Every obligation of every plan on a day, met ones included, plan by plan."""
    opened = {each: reference.hex for each, plan in plans.items() if (reference := reference_of(plan)) is not None}
    called = _short(plans) | opened | {plan: references[plan] for plan in plans if plan in references}
    for identifier, plan in plans.items():
        yield from rows_on(plan, plan.due(at, rules=rules), called[identifier])


def rows_on(plan: Plan, due: Iterable[Due], reference: str = "") -> Iterator[Row]:
    """The obligations of one plan."""
    identifier, person = plan.id, person_of(plan)
    if identifier is not None and person is not None:  # without an opening nothing is due
        for number, each in enumerate(due):
            yield Row(plan, identifier, person, reference, each, number)


def _short(plans: Iterable[UUID]) -> dict[UUID, str]:
    """Each identifier by its first digits, as many as tell all of them apart."""
    whole = [plan.hex for plan in plans]
    digits = next(length for length in range(_DIGITS, 33) if len({each[:length] for each in whole}) == len(set(whole)))
    return {UUID(each): each[:digits] for each in whole}


Key = tuple[object, ...]


def _day(row: Row) -> Key:
    """The day of the term, what has none last; of a day what weighs most first, then plan by plan."""
    met = row.due.state is FindingState.MET
    return met, row.due.due or datetime.date.max, -row.due.weight.code, row.reference, row.identifier.bytes, row.number


def _person(row: Row) -> Key:
    return (row.person.bytes, *_day(row))


def _acts(row: Row) -> Key:
    """Who acts; what nobody is named for last, by who may."""
    who = row.due.acts
    return (who is None, b"" if who is None else who.bytes, [] if who else sorted(each.code for each in row.due.who), *_day(row))


#: By what rows are sorted.
SORTS: Mapping[str, Callable[[Row], Key]] = {"day": _day, "person": _person, "acts": _acts}


def in_order(rows: Iterable[Row], sort: str) -> list[Row]:
    """Rows by day, person or who acts: one order, whatever order the plans were read in."""
    return sorted(rows, key=SORTS[sort])
