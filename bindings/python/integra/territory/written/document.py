"""A territory as it stands in files, before any of it is understood: rows of values, each with its line.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..._discreet import Discreet
from ...words import TerritoryTable
from ..columns import COLUMNS

__all__ = ["NAMED", "Claim", "Document", "RawRow", "RawTable"]

#: The place of what a row is called, which is no column of a table.
NAMED = -1


@dataclass(slots=True)
class RawRow(Discreet):
    """A row as it is written: values by the places of their columns, and the line at which it begins."""

    line: int
    values: dict[int, Any]


@dataclass(slots=True)
class RawTable(Discreet):
    """The rows of a table, the file they stand in, and what each column is called there.

    ``find`` gives the line of a value, and what its column is called on it, where one row differs from another in that.
    """

    table: TerritoryTable
    file: str
    rows: list[RawRow] = field(default_factory=list)
    spelt: dict[int, str] = field(default_factory=dict)
    find: Callable[[RawRow, int], tuple[int, str] | None] | None = None

    def where(self, row: RawRow, place: int) -> tuple[str, int, str]:
        """The file, the line and the name of a column of a row, wherever it is written."""
        found = None if self.find is None else self.find(row, place)
        return (self.file, *(found or (row.line, self.spelt.get(place, self._name(place)))))

    def _name(self, place: int) -> str:
        return "name" if place == NAMED else COLUMNS[self.table][place].name


@dataclass(slots=True)
class Claim(Discreet):
    """A list that is said to be complete."""

    table: TerritoryTable
    first: Any
    last: Any
    file: str
    line: int | None


@dataclass(slots=True)
class Document(Discreet):
    """All that files say of a territory.

    Attributes:
        file: what is told of what is about the whole.
        name: what the territory is called, and id its identifier; each with the line at which it stands.
        claims: the lists said to be complete.
        names: identifiers, what each is called, and the line.
        tables: the rows.
        notes: what was passed over.
    """

    file: str
    name: tuple[Any, int | None] = (None, None)
    id: tuple[Any, int | None] = (None, None)
    claims: list[Claim] = field(default_factory=list)
    names_file: str = ""
    names: list[tuple[Any, Any, int]] = field(default_factory=list)
    tables: dict[TerritoryTable, RawTable] = field(default_factory=dict)
    notes: list[Any] = field(default_factory=list)
