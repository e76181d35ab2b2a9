"""A territory in the values that its written forms hold, in either language: what TOML and CSV are both made from.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ...columns.days import CellError
from ...errors import language_of
from ...rules import label
from ...words import ColumnKind, DifficultyKind, Language, TerritoryTable, Tri, Word
from ..column import Column
from ..columns import COLUMNS
from ..names import NamedTerritory, identifier_of
from ..row import UNKNOWN
from .document import NAMED
from .topics import TOPICS
from .values import is_hex, says, text_of
from .vocabulary import word_said

__all__ = ["Said", "Sayings", "Value", "unknown_said"]

#: What a place of a form holds; None is a blank, which is left out.
Value = str | int | bool | datetime.date | None
_IDENTIFIERS = (ColumnKind.OWN, ColumnKind.ID)


@dataclass(frozen=True, slots=True)
class Said:
    """The rows of a table: values by the places of their columns, :data:`NAMED` among them."""

    table: TerritoryTable
    rows: list[dict[int, Value]]


def unknown_said(language: Language) -> str:
    """The word for what is said unknown."""
    return label(Tri.UNKNOWN, language)


class Sayings:
    """What a territory says in one language, table by table."""

    def __init__(self, named: NamedTerritory, language: str | Language) -> None:
        self.language: Language = language_of(language)
        self._named = named
        self._rows: dict[TerritoryTable, tuple[Any, ...]] = {table: named.territory.table(table) for table in TerritoryTable}
        self._shared = {name for name, count in Counter(named.names.values()).items() if count > 1}
        self._spelt: dict[UUID, str] = {}
        #: Of a table without identifiers, the rows that others name.
        self._referred = {(column.target, value) for table, rows in self._rows.items() for column in COLUMNS[table]
                          if column.kind is ColumnKind.REF for row in rows if type(value := getattr(row, column.attribute)) is int}

    def tables(self) -> Iterator[Said]:
        """The tables that have rows."""
        for table, rows in self._rows.items():
            if rows:
                yield Said(table, [self._row(table, number, row) for number, row in enumerate(rows)])

    def names(self) -> dict[str, str]:
        """What has to be said of names beside the rows: of identifiers that their names do not make, or that no row has."""
        there = {getattr(row, column.attribute) for table, rows in self._rows.items() for column in COLUMNS[table]
                 if column.kind in _IDENTIFIERS for row in rows}
        return {each.hex: name for each, name in self._named.names.items()
                if _counts(name) and (each not in there or is_hex(name) or self.spelt(each) != name or identifier_of(name) != each)}

    def spelt(self, identifier: UUID) -> str:
        """How an identifier is written: by its name where that reads as the same, else in hexadecimal digits."""
        found = self._spelt.get(identifier)
        if found is None:
            name = self._named.names.get(identifier, "")
            fits = name not in self._shared and _counts(name) and text_of(name) == says(name) == name and not is_hex(name)
            found = self._spelt[identifier] = name if fits else identifier.hex
        return found

    def _row(self, table: TerritoryTable, number: int, row: Any) -> dict[int, Value]:
        said: dict[int, Value] = {}
        if (table, number) in self._referred and COLUMNS[table][0].kind is not ColumnKind.OWN:
            said[NAMED] = self._place_said(table, number)
        for place, column in enumerate(COLUMNS[table]):
            value = self._value(column, getattr(row, column.attribute), row)
            if value is not None:
                said[place] = value
        return said

    def _place_said(self, table: TerritoryTable, number: int) -> str:
        """How others name a row."""
        if COLUMNS[table][0].kind is ColumnKind.OWN:
            return self.spelt(self._rows[table][number].id)
        return f"{label(table, self.language)} {number + 1}"

    def _value(self, column: Column, value: Any, row: Any) -> Value:
        if value is None or value is UNKNOWN:
            return None if value is None else unknown_said(self.language)
        if column.name == "topic":
            return self._topic(value, row.kind)
        return _SAID[column.kind](self, column, value)

    def _topic(self, value: int, kind: DifficultyKind | None) -> Value:
        words = None if kind is None else TOPICS.get(kind)
        try:
            return value if words is None else word_said(words(value), self.language)
        except ValueError:
            return value

    def _ref(self, column: Column, value: int) -> Value:
        assert isinstance(column.target, TerritoryTable)
        return self._place_said(column.target, value)

    def _tri(self, _: Column, value: Tri) -> Value:
        return None if value is Tri.UNKNOWN else label(value, self.language)

    def _word(self, _: Column, value: Word) -> Value:
        return word_said(value, self.language) if int(value) else None


def _counts(name: str) -> bool:
    """Whether a name may stand in a form."""
    try:
        return bool(text_of(name))
    except CellError:
        return False


_SAID: dict[ColumnKind, Callable[[Sayings, Column, Any], Value]] = {
    ColumnKind.OWN: lambda said, _, value: said.spelt(value), ColumnKind.ID: lambda said, _, value: said.spelt(value),
    ColumnKind.REF: Sayings._ref, ColumnKind.DATE: lambda said, _, value: value, ColumnKind.DAY: lambda said, _, value: value,
    ColumnKind.MONTH: lambda said, _, value: value, ColumnKind.TRI: Sayings._tri, ColumnKind.WORD: Sayings._word,
    ColumnKind.FLAG: lambda said, _, value: value or None, ColumnKind.NUMBER: lambda said, _, value: value,
}
