"""The rows of ``integra plan due``: what is due of many plans, each with what the plan is called and what the table says.

Spec: spec/03-command.md, "What is due"; PLN-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from .._low.core import id_of
from ..plan.case_table import Caseload, Part
from ..plan.caseload import worked_out
from ..plan.due import Due, Screened
from ..plan.plan import Plan
from ..rules import Rules
from ..words import FindingState
from .plan_references import called

__all__ = ["SORTS", "UNMET", "Row", "Said", "Worked", "by_day", "rows_of", "tabled", "worker"]

#: What is told where nobody asks for more.
UNMET = (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN)
#: By what rows are sorted.
SORTS = ("day", "person", "acts")


@dataclass(frozen=True)
class Said:
    """What only the plan can say of an obligation: who acts, or else who may; and what it is about."""

    who: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Worked:
    """What was worked out of one plan while it was open: its rows, and where people read them what is said of each."""

    part: Part
    said: Mapping[int, Said]


@dataclass(frozen=True)
class Row:
    """An obligation of one plan.

    Attributes:
        plan: the plan's identifier, and ``person`` whose it is.
        reference: what the host calls it; else what its opening says; else the first digits of its identifier, as many as
            tell it from the others.
        due: the obligation.
        said: what the plan says of it, None where nobody asked.
    """

    plan: UUID
    person: UUID | None
    reference: str
    due: Due
    said: Said | None = None


def worker(at: datetime.date, rules: Rules, screened: Mapping[UUID, Screened], states: Sequence[FindingState],
           say: Callable[[Plan, Mapping[int, Due]], Mapping[int, Said]] | None) -> Callable[[Plan], Worked | None]:
    """What works out a plan; of the rows in some states, by their numbers, it keeps what ``say`` says. None of a plan whose
    opening is not here."""
    def work(plan: Plan) -> Worked | None:
        part = worked_out(plan, at, rules, screened)
        if id_of(part.person) is None:
            return None
        if say is None:
            return Worked(part, {})
        found = {row.number: row.due for row in Caseload._made(at, (part,)).of(states)}
        return Worked(part, say(plan, found) if found else {})
    return work


def tabled(worked: Iterable[Worked], at: datetime.date, references: Mapping[UUID, str]) -> tuple[Caseload, Mapping[UUID, str]]:
    """One table of all plans, and what each is called; of equal rows those of the plan whose reference comes first do."""
    parts = [each.part for each in worked]
    names = called({UUID(bytes=part.plan): id_of(part.reference) for part in parts}, references)
    parts.sort(key=lambda part: (names[UUID(bytes=part.plan)], part.plan))
    return Caseload._made(at, tuple(parts)), names


def rows_of(table: Caseload, names: Mapping[UUID, str], worked: Mapping[UUID, Worked]) -> Iterator[Row]:
    """The rows of a table in its order."""
    for row in table:
        yield Row(row.plan, row.person, names[row.plan], row.due, worked[row.plan].said.get(row.number))


def by_day(found: Iterable[Due]) -> list[Due]:
    """What is due of one plan, sorted as a table by the day."""
    return sorted(found, key=lambda due: (due.state is FindingState.MET, due.due or datetime.date.max, -due.weight.code))
