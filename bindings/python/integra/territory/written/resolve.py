"""What stands in files made a territory: names become identifiers, rows name each other, and all that is wrong is told.

Spec: spec/42-territory-forms.md; GEN-1, GEN-6, IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..._low import territory as _low
from ..._low.core import Struct
from ...columns.days import CellError
from ...errors import IntegraError
from ...text import Text, expected, id_taken, joined
from ...words import ColumnKind, TerritoryTable
from ..column import Column
from ..columns import COLUMNS
from ..gathered import Batch
from ..names import NamedTerritory, Names
from ..territory import Territory
from .document import NAMED, Claim, Document, RawRow, RawTable
from .errors import Faults
from .identity import Identities, Made, filled
from .references import Rows
from .topics import topics
from .values import READERS, day_of, text_of
from .vocabulary import TERRITORY, ID

__all__ = ["resolved"]

_NEEDED = Text("this is needed in every row", "ceci est obligatoire dans chaque ligne")
_NO_NAME = joined((expected(Text("what the territory is called, or its identifier", "le nom du territoire, ou son identifiant")),
                   Text(f'{TERRITORY.en} = "…" or {ID.en} = "…"', f'{TERRITORY.fr} = "…" ou {ID.fr} = "…"')))
_TWICE = Text("this list is claimed twice: keep one", "cette liste est dite complète deux fois : n'en garder qu'une")
_MISSING = object()


def resolved(document: Document, faults: Faults) -> NamedTerritory:
    """The territory of a document; raises :class:`WrittenError` with all that is wrong with it, and what was before."""
    return _Resolving(document, faults).run()


class _Resolving:
    """One document on its way to a territory."""

    def __init__(self, document: Document, faults: Faults) -> None:
        self._document, self._faults = document, faults
        self._identities = Identities(document, faults)
        self._rows: dict[TerritoryTable, Rows] = {}

    def run(self) -> NamedTerritory:
        """Reads all of it, and adds nothing where anything is wrong."""
        name, identifier = self._whole()
        batches = [self._batch(table, self._document.tables[table]) for table in TerritoryTable if table in self._document.tables]
        claims = [(claim, self._day(claim, claim.first), self._day(claim, claim.last)) for claim in self._document.claims]
        self._faults.settle()
        assert identifier is not None  # else something was wrong
        struct = _low.create(identifier)
        for batch in batches:
            if batch.count:
                self._add(struct, batch)
        self._claim(struct, claims)
        self._faults.settle()
        return NamedTerritory(Territory._of(struct), Names(self._identities.names), name)

    def _whole(self) -> tuple[str, Any]:
        """What the territory is called, and its identifier."""
        said, found = [], None
        for (value, line), column in ((self._document.name, TERRITORY), (self._document.id, ID)):
            try:
                said.append("" if value is None else text_of(value))
            except CellError as fault:
                self._faults.cell(fault, self._document.file, line, column.en)
                said.append("")
                found = _MISSING
        if not any(said):
            if found is None:
                self._faults.add(_NO_NAME, self._document.file, rule="IND-5")
            return "", None
        return said[0], self._identities.whole(said[1] or said[0], self._document.id[1] or self._document.name[1])

    def _day(self, claim: Claim, value: Any) -> Any:
        try:
            return None if value is None else day_of(value)
        except CellError as fault:
            self._faults.cell(fault, claim.file, claim.line, claim.table.word)
            return None

    def _claim(self, struct: Struct, claims: list[tuple[Claim, Any, Any]]) -> None:
        seen: set[TerritoryTable] = set()
        for claim, first, last in claims:
            if claim.table in seen:
                self._faults.add(_TWICE, claim.file, claim.line, column=claim.table.word, rule="GEN-1")
            seen.add(claim.table)
            try:
                _low.claim(struct, claim.table, first, last)
            except IntegraError as error:
                self._faults.add(error.told, claim.file, claim.line, column=claim.table.word, rule=error.rule)

    def _add(self, struct: Struct, batch: Batch) -> None:
        raw = self._document.tables[batch.table]
        try:
            batch.add(struct)
        except IntegraError as error:
            line = raw.rows[error.index].line if error.index is not None and error.index < len(raw.rows) else None
            self._faults.add(error.told, raw.file, line, rule=error.rule)

    def _batch(self, table: TerritoryTable, raw: RawTable) -> Batch:
        """The cells of a table, column by column."""
        columns: list[Any] = []
        for place, column in enumerate(COLUMNS[table]):
            if column.kind is ColumnKind.OWN:
                columns.append(None)
            elif column.kind is ColumnKind.REF:
                columns.append(self._references(raw, place, column))
            elif column.kind is ColumnKind.ID:
                columns.append(self._identities.column(raw, place, column))
            elif column.name == "topic":
                columns.append(topics(raw, place, column, columns[place - 1], self._faults))
            else:
                columns.append(self._cells(raw, place, column))
        own = COLUMNS[table][0].kind is ColumnKind.OWN
        if own:
            columns[0] = self._identities.own(raw, Made(table, columns, self._rows, self._identities))
        self._rows[table] = self._registered(table, raw, columns[0] if own else None)
        return Batch(table, columns, len(raw.rows))

    def _cells(self, raw: RawTable, place: int, column: Column) -> list[Any] | None:
        """The cells of a column whose values say it all."""
        read, cells = READERS[column.kind], []
        memo: dict[Any, Any] = {}
        for row in raw.rows:
            value = row.values.get(place)
            key = (value.__class__, value)
            cell: Any = memo.get(key, _MISSING)
            if cell is _MISSING:
                try:
                    cell = None if value is None else read(value, column)
                except CellError as fault:
                    self._faults.cell(fault, *raw.where(row, place))
                    cells.append(1)
                    continue
                memo[key] = cell
            if cell is None and column.required:
                self._needed(raw, row, place)
            cells.append(cell)
        return filled(cells, column)

    def _references(self, raw: RawTable, place: int, column: Column) -> list[Any] | None:
        """The places of the rows that a column names."""
        assert isinstance(column.target, TerritoryTable)
        rows = self._rows.get(column.target) or Rows(column.target)
        cells: list[int | None] = []
        for row in raw.rows:
            value = row.values.get(place)
            try:
                cell = None if value is None else rows.place_of(value, column, self._identities)
            except CellError as fault:
                self._faults.cell(fault, *raw.where(row, place))
                cells.append(0)
                continue
            if cell is None and column.required:
                self._needed(raw, row, place)
            cells.append(cell)
        return filled(cells, column)

    def _needed(self, raw: RawTable, row: RawRow, place: int) -> None:
        file, line, column = raw.where(row, place)
        self._faults.add(_NEEDED, file, line, column=column, rule="GEN-1")

    def _registered(self, table: TerritoryTable, raw: RawTable, own: list[bytes] | None) -> Rows:
        """The rows of a table as others name them; a name of two of them is refused, with both lines."""
        rows = Rows(table)
        for number, row in enumerate(raw.rows):
            try:
                earlier = rows.add(number, own[number] if own else text_of(row.values.get(NAMED) or ""))
            except CellError as fault:
                self._faults.cell(fault, *raw.where(row, NAMED))
                continue
            if earlier is not None:
                file, line, column = raw.where(row, 0 if 0 in row.values and own else NAMED)
                self._faults.add(id_taken(raw.rows[earlier].line), file, line, column=column, rule="GEN-6")
        return rows
