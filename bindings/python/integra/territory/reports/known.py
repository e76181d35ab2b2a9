"""A territory as a report reads it: its rows and what they are called, its review, and what stands beside a row.

Spec: spec/43-territory-reports.md; GEN-1, GEN-7, CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeGuard, TypeVar
from uuid import UUID

from ...rules import Rules
from ...text import Text
from ...words import SettledBy, TerritoryTable, Tier, Tri
from ..found import TerritoryFinding
from ..names import NamedTerritory
from ..review import Review
from ..row import UNKNOWN, Row
from ..rows import Agenda, Body, Decision, InclusionMonth, Matter, Meeting, Structure
from .phrases import called

__all__ = ["Known", "is_day"]

T = TypeVar("T")


#: Tables that are read for more than one thing.
_KEPT = {TerritoryTable.BODY: "bodies", TerritoryTable.STRUCTURE: "structures", TerritoryTable.MATTER: "matters",
         TerritoryTable.DECISION: "decisions", TerritoryTable.MEETING: "meetings"}


def is_day(value: object) -> TypeGuard[datetime.date]:
    """Whether a cell is a day: neither blank nor said unknown."""
    return isinstance(value, datetime.date)


class Known:
    """A territory on a day. Rows name one another by their places; what is dated after the day is ahead.

    Attributes:
        named: the territory, and what its identifiers are called.
        at: the day.
        rules: the pack.
        review: what it comes to.
    """

    named: NamedTerritory
    at: datetime.date
    rules: Rules
    review: Review

    def __init__(self, named: NamedTerritory, at: datetime.date, rules: Rules) -> None:
        self.named, self.at, self.rules = named, at, rules
        self._tables: dict[TerritoryTable, tuple[Row, ...]] = {}
        self.review = named.territory.review(at=at, rules=rules)

    def value(self, parameter: str) -> int:
        """A parameter of the pack."""
        return self.rules.value(parameter)

    @property
    def title(self) -> str:
        """What the territory is called; where it has no name, its first digits."""
        return self.named.name or self.name(self.named.territory.id)

    def name(self, identifier: UUID | None) -> str:
        """What an identifier is called."""
        return "" if identifier is None else self.named.names.of(identifier)

    def called(self, identifier: UUID | None) -> Text:
        """What an identifier is called, in quotation marks."""
        return called(self.name(identifier))

    def reached(self, value: object) -> bool:
        """Whether a cell is a known day that has come."""
        return is_day(value) and value <= self.at

    def ahead(self, value: object) -> bool:
        """Whether a cell is a known day that has not come."""
        return is_day(value) and value > self.at

    def claimed(self, table: TerritoryTable) -> bool:
        """Whether a list is claimed at all."""
        return table in self.named.territory.claims

    def is_open(self, opens: object, closes: object) -> bool:
        """Whether a row is not known to be shut on the day: what is not known shuts nobody out (GEN-1)."""
        return not self.ahead(opens) and not (is_day(closes) and closes < self.at)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The rows of bodies."""
        return self.named.territory.table(TerritoryTable.BODY)

    @cached_property
    def structures(self) -> tuple[Structure, ...]:
        """The rows of structures."""
        return self.named.territory.table(TerritoryTable.STRUCTURE)

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The rows of matters."""
        return self.named.territory.table(TerritoryTable.MATTER)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The rows of decisions."""
        return self.named.territory.table(TerritoryTable.DECISION)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The rows of meetings."""
        return self.named.territory.table(TerritoryTable.MEETING)

    @cached_property
    def inclusions(self) -> tuple[InclusionMonth, ...]:
        """The rows of inclusion by month."""
        return self.named.territory.table(TerritoryTable.INCLUSION_MONTH)

    def row(self, table: TerritoryTable, place: int) -> Row:
        """A row of any table by its place."""
        if table not in self._tables:
            self._tables[table] = (
                getattr(self, _KEPT[table]) if table in _KEPT else self.named.territory.table(table))
        return self._tables[table][place]

    def body(self, place: object) -> Body | None:
        """The body that a row names, None where that is none or not known."""
        return self.bodies[place] if isinstance(place, int) else None

    def tier(self, place: object) -> Tier | None:
        """The level of the body that a row names."""
        body = self.body(place)
        return None if body is None else body.tier

    @cached_property
    def met(self) -> Mapping[int, list[datetime.date]]:
        """By body, the days of its meetings, in order; those ahead are planned."""
        found: dict[int, list[datetime.date]] = defaultdict(list)
        for meeting in self.meetings:
            if meeting.date is not None and isinstance(meeting.body, int):
                found[meeting.body].append(meeting.date)
        for days in found.values():
            days.sort()
        return found

    @cached_property
    def agendas(self) -> Mapping[int, list[Agenda]]:
        """By matter, the agendas it stands on."""
        return _by(self.named.territory.table(TerritoryTable.AGENDA), "matter")

    @cached_property
    def decided(self) -> Mapping[int, list[Decision]]:
        """By matter, the decisions on it."""
        return _by(self.decisions, "matter")

    @cached_property
    def _stray(self) -> bool:
        """Whether a decision may be on any matter, and may settle it (CON-7)."""
        return any(each.matter is UNKNOWN and (each.adopted is UNKNOWN or self.reached(each.adopted)) for each in self.decisions)

    def on_agenda(self, matter: int, tier: Tier) -> list[Agenda]:
        """The agendas of a level that a matter is known to stand on by the day, the earliest first."""
        found = [each for each in self.agendas.get(matter, ()) if self.tier(each.body) is tier and self.reached(each.date)]
        return sorted(found, key=lambda each: each.date or datetime.date.max)

    def settled_on(self, place: int) -> datetime.date | None:
        """The day a matter was settled: closed with a reason, or a decision on it adopted (CON-7); None where none is known."""
        matter = self.matters[place]
        days = [matter.closed] if matter.closing is not None else []
        days += [each.adopted for each in self.decided.get(place, ())]
        return min((day for day in days if is_day(day) and day <= self.at), default=None)

    def settled(self, place: int) -> Tri:
        """Whether a matter is settled by the day, and is known not to be (CON-7)."""
        if self.settled_on(place) is not None:
            return Tri.YES
        closed = self.matters[place].closed
        open_for_certain = self.ahead(closed) or closed is None and self.claimed(TerritoryTable.MATTER)
        undecided = self.claimed(TerritoryTable.DECISION) and not self._stray and not any(
            each.adopted is UNKNOWN for each in self.decided.get(place, ()))
        return Tri.NO if open_for_certain and undecided else Tri.UNKNOWN

    @cached_property
    def _found(self) -> Mapping[tuple[str, SettledBy], list[TerritoryFinding]]:
        found: dict[tuple[str, SettledBy], list[TerritoryFinding]] = defaultdict(list)
        for finding in self.review.findings:
            found[finding.rule, finding.settled_by].append(finding)
        return found

    def found(self, rule: str, settled_by: SettledBy) -> list[TerritoryFinding]:
        """The findings of a rule that are settled by one thing."""
        return self._found.get((rule, settled_by), [])

    def found_by_row(self, rule: str, settled_by: SettledBy) -> dict[int, TerritoryFinding]:
        """The same by the row they are about."""
        return {each.index: each for each in self.found(rule, settled_by) if each.index is not None}


def _by(rows: Iterable[T], attribute: str) -> Mapping[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        place = getattr(row, attribute)
        if isinstance(place, int):
            found[place].append(row)
    return found
