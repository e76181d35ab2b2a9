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
from ..text import Text, verbatim
from ..words import ColumnKind, Status, TerritoryTable
from .cells import cell_of
from .column import Column
from .columns import COLUMNS
from .row import UNKNOWN, Row

__all__ = ["Batch", "gathered", "not_there", "place_in"]

#: The place of a row of a table by its identifier, and the number of rows of a table.
Find = Callable[[TerritoryTable, bytes], int | None]
Count = Callable[[TerritoryTable], int]


def place_in(table: TerritoryTable, row: int | None, column: Column | None = None) -> Text:
    """Where something stands: a table, a row counted from 0, a column."""
    said = verbatim(f"table {table.word}")
    if row is not None:
        said = Text(f"{said.en}, row {row}", f"{said.fr}, ligne {row}")
    return said if column is None else Text(f"{said.en}, column {column.name}", f"{said.fr}, colonne {column.name}")


def not_there(table: TerritoryTable, row: int, column: Column) -> UsageError:
    """That a row names one that is not there. The identifier is not quoted: it may be somebody's (GEN-6)."""
    assert isinstance(column.target, TerritoryTable)
    target = column.target.word
    what = Text(f"it names no row of {target}: add that row before, or in the same call",
                f"elle ne désigne aucune ligne de {target} : ajouter cette ligne avant, ou dans le même appel")
    if not column.required:
        what = what.then(Text("UNKNOWN where nobody knows which", "UNKNOWN si nul ne sait laquelle"))
    return UsageError(Status.OUT_OF_RANGE, rule="GEN-1", index=row, detail=what.at(place_in(table, row, column)))


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
            raise not_there(table, row, column)
        return found

    def _place(self, target: TerritoryTable, value: Any) -> int | None:
        if isinstance(value, int):
            return value if value < self._count(target) + len(self.tables.get(target, ())) else None
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
    raise UsageError(Status.OUT_OF_RANGE, rule="GEN-1", index=row, detail=Text(
        "a row without an identifier is named by its place, or comes in the same call",
        "une ligne sans identifiant se désigne par sa place, ou vient dans le même appel").at(
            place_in(table, row, column)))


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
