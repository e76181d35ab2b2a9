"""Rows brought together a table after the other, each that they name found.

Spec: spec/41-territory.md; GEN-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

from .._low import territory as _low
from ..errors import IntegraError, UsageError, from_call
from ..text import Text
from ..words import ColumnKind, Status, TerritoryTable
from .cells import cell_of
from .column import Column
from .columns import COLUMNS
from .refusals import TerritoryError, no_such_row, place_in
from .row import UNKNOWN, Row

__all__ = ["Batch", "gathered"]

#: The place of a row of a table by its identifier, and the number of rows of a table.
Find = Callable[[TerritoryTable, bytes], int | None]
Count = Callable[[TerritoryTable], int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one table, as columns of cells."""

    table: TerritoryTable
    columns: Sequence[_low.Cells]
    count: int

    def add(self, territory: Any) -> None:
        """Adds them; an error has the row among them as its index."""
        _low.apply(territory, self.table, [column.kind for column in COLUMNS[self.table]], self.columns, self.count)

    def apply(self, territory: Any) -> None:
        """Adds them; an error tells the table and the row among them."""
        try:
            self.add(territory)
        except UsageError as error:
            raise TerritoryError(error.status, error.told, self.table, error.index, rule=error.rule, fault=error.fault) from None
        except IntegraError as error:
            told = error.told.at(place_in(self.table, error.index))
            raise from_call(error.status, error.rule, error.offset, error.index, told, error.fault) from None


class _Gathering:
    """The rows of one call: where each comes to stand, and whom it names."""

    def __init__(self, rows: Sequence[Row], find: Find, count: Count) -> None:
        self._find, self._count = find, count
        self.tables: dict[TerritoryTable, list[Row]] = {}
        self.places: list[int] = []
        self._by_row: dict[int, int] = {}
        self._by_identifier: dict[tuple[TerritoryTable, UUID], int] = {}
        for row in rows:
            held = self.tables.setdefault(row.table, [])
            place = count(row.table) + len(held)
            held.append(row)
            self.places.append(place)
            self._by_row.setdefault(id(row), place)
            identifier = _own(row)
            if identifier is not None:
                self._by_identifier.setdefault((row.table, identifier), place)

    def named(self, row: int, table: TerritoryTable, column: Column, value: Any) -> Any:
        """The place of the row that another one names."""
        if value is None or value is UNKNOWN:
            return value
        assert isinstance(column.target, TerritoryTable)
        found = self._place(column.target, value)
        if found is None:
            if isinstance(value, Row) and _own(value) is None:
                _nameless(table, row, column)
            raise TerritoryError(Status.OUT_OF_RANGE, no_such_row(column, self._rows(column.target), repr(UNKNOWN)), table, row,
                                 column.name, rule="GEN-1")
        return found

    def _rows(self, table: TerritoryTable) -> int:
        """How many rows a table has with those of this call."""
        return self._count(table) + len(self.tables.get(table, ()))

    def _place(self, target: TerritoryTable, value: Any) -> int | None:
        if isinstance(value, int):
            return value if value < self._rows(target) else None
        if isinstance(value, Row):
            here = self._by_row.get(id(value))
            identifier = _own(value)
            if here is not None or identifier is None:
                return here
            value = identifier
        found = self._by_identifier.get((target, value))
        return self._find(target, value.bytes) if found is None else found


def _own(row: Row) -> UUID | None:
    """A row's own identifier, None in a table whose rows have none."""
    first = COLUMNS[row.table][0]
    found: UUID | None = getattr(row, first.attribute) if first.kind is ColumnKind.OWN else None
    return found


def _nameless(table: TerritoryTable, row: int, column: Column) -> NoReturn:
    raise TerritoryError(Status.OUT_OF_RANGE, Text(
        "a row without an identifier is named by its place, or comes in the same call",
        "une ligne sans identifiant se désigne par sa place, ou vient dans le même appel"), table, row, column.name, rule="GEN-1")


def gathered(rows: Sequence[Row], find: Find, count: Count) -> tuple[list[Batch], tuple[int, ...]]:
    """The rows a table after the other, those that are named before those that name them, and the place of each."""
    gathering = _Gathering(rows, find, count)
    batches = []
    for table in TerritoryTable:
        held = gathering.tables.get(table, [])
        columns: list[_low.Cells] = []
        for column in COLUMNS[table] if held else ():
            values = [getattr(row, column.attribute) for row in held]
            if column.kind is ColumnKind.REF:
                values = [gathering.named(place, table, column, value) for place, value in enumerate(values)]
            columns.append([cell_of(column, value) for value in values])
        if held:
            batches.append(Batch(table, columns, len(held)))
    return batches, tuple(gathering.places)
