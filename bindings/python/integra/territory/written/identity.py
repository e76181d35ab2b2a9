"""Whom names stand for: identifiers made of them, what each is called, and those of rows that say none.

Spec: spec/42-territory-forms.md; GEN-6, IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..._low import territory as _low
from ...columns.cells import is_nothing, is_unknown
from ...columns.days import CellError
from ...text import Text, expected
from ...words import ColumnKind, TerritoryTable
from ..cells import SAID_UNKNOWN
from ..column import Column
from ..columns import COLUMNS
from .document import NAMED, Document, RawRow, RawTable
from .errors import Faults
from .values import identifier, is_hex, text_of
from .vocabulary import NAMES

if TYPE_CHECKING:
    from .references import Rows

__all__ = ["Identities", "filled", "made_of"]

_OF_TWO = Text("two identifiers are called so: write the identifier itself", "deux identifiants portent ce nom : écrire l'identifiant lui-même")
_NO_KEY = Text("an identifier, 32 hexadecimal digits, before what it is called", "un identifiant, 32 chiffres hexadécimaux, devant le nom qu'il porte")
_UNNAMED = Text("an identifier is all that is said of it: write 32 hexadecimal digits that are not all 0 nor all f, or a name",
                "un identifiant ne peut être fait de 0 seuls : écrire 32 chiffres hexadécimaux, ou un nom")
_NO_UNKNOWN = Text("a row has a name of its own, or none is written: unknown is no name",
                   "une ligne a un nom à elle, ou aucun n'est écrit : inconnu n'est pas un nom")


class Identities:
    """The identifiers of one document.

    Attributes:
        names: what each identifier is called.
    """

    def __init__(self, document: Document, faults: Faults) -> None:
        self._faults = faults
        self.names: dict[UUID, str] = {}
        #: Whom a name stands for that is not made of it; none of one that two have.
        self._called: dict[str, UUID | None] = {}
        for key, name, line in document.names:
            self._listed(key, name, document.names_file, line)
        for table, raw in document.tables.items():
            if COLUMNS[table][0].kind is ColumnKind.OWN and NAMED in raw.spelt:
                for row in raw.rows:
                    self._beside(raw, row)

    def _listed(self, key: Any, name: Any, file: str, line: int) -> None:
        """A row of the names: an identifier and what it is called."""
        try:
            told, said = text_of(key), text_of(name)
            found = identifier(told) if is_hex(told) else None
            if found is None or not said:
                raise CellError(expected(_NO_KEY), rule="GEN-6")
            self._call(found, said)
        except CellError as fault:
            self._faults.cell(fault, file, line, NAMES.en)

    def _beside(self, raw: RawTable, row: RawRow) -> None:
        """What a row with an identifier says that it is called."""
        key, name = row.values.get(0), row.values.get(NAMED)
        try:
            if key and name and (found := identifier(text_of(key))) is not None:
                self._call(found, text_of(name))
        except CellError as fault:
            self._faults.cell(fault, *raw.where(row, NAMED))

    def _call(self, found: UUID, name: str) -> None:
        self.names[found] = name
        self._called[name] = found if self._called.get(name, found) == found else None

    def of(self, text: str) -> UUID | None:
        """Whom a name that counts stands for."""
        if is_hex(text):
            return identifier(text)
        if text in self._called:
            found = self._called[text]
            if found is None:
                raise CellError(_OF_TWO, rule="GEN-6")
            return found
        return identifier(text)

    def whole(self, text: str, line: int | None) -> UUID | None:
        """The territory's own."""
        try:
            if (found := identifier(text)) is not None:
                return found
            fault = CellError(_UNNAMED, rule="GEN-6")
        except CellError as error:
            fault = error
        self._faults.add(fault.reason, "", line, rule=fault.rule)
        return None

    def _named(self, value: Any) -> bytes | None:
        """The cell of a name, which is kept."""
        text = text_of(value)
        if is_nothing(text):
            return None
        if is_unknown(text):
            return bytes(SAID_UNKNOWN[ColumnKind.ID])
        found = self.of(text)
        if found is not None and not is_hex(text):
            self.names.setdefault(found, text)
        return None if found is None else found.bytes

    def column(self, raw: RawTable, place: int, column: Column) -> list[Any] | None:
        """The cells of a column of identifiers."""
        memo: dict[Any, bytes | None] = {}
        cells: list[Any] = []
        for row in raw.rows:
            value = row.values.get(place)
            if value is not None and value not in memo:
                try:
                    memo[value] = self._named(value)
                except CellError as fault:
                    self._faults.cell(fault, *raw.where(row, place))
                    memo[value] = None
            cells.append(None if value is None else memo[value])
        return filled(cells, column)

    def own(self, raw: RawTable, made: Callable[[int], bytes]) -> list[bytes]:
        """The identifier of each row: as it is written, of what it is called, or made of what it says."""
        cells = []
        for number, row in enumerate(raw.rows):
            value = row.values.get(0) or row.values.get(NAMED)
            cell = None
            try:
                cell = self._named(value) if value is not None else None
                if cell == SAID_UNKNOWN[ColumnKind.ID]:
                    raise CellError(_NO_UNKNOWN, rule="GEN-6")
            except CellError as fault:
                self._faults.cell(fault, *raw.where(row, 0))
            cells.append(made(number) if cell is None else cell)
        return cells


def filled(cells: list[Any], column: Column) -> list[Any] | None:
    """Cells with what stands for a blank in them; None where all are blank."""
    if all(cell is None for cell in cells):
        return None
    blank = _low.BLANK.get(column.kind, 0)
    return [blank if cell is None else cell for cell in cells]


def made_of(table: TerritoryTable, columns: Sequence[Any], rows: Mapping[TerritoryTable, Rows]) -> Callable[[int], bytes]:
    """What makes the identifier of a row that says none: the table, every cell, and how many rows before say the same."""
    told: Counter[bytes] = Counter()
    parts = [(column, cells) for column, cells in zip(COLUMNS[table], columns, strict=True) if cells is not None]

    def made(number: int) -> bytes:
        said = [table.word.encode()]
        for column, cells in parts:
            cell = cells[number]
            if cell != _low.BLANK.get(column.kind):
                assert column.target is None or not isinstance(column.target, TerritoryTable) or column.target in rows
                key = rows[column.target].keys.get(cell, cell) if isinstance(column.target, TerritoryTable) else cell
                said.append(f"{column.name}={key.hex() if isinstance(key, bytes) else key}".encode())
        whole = b"\n".join(said)
        told[whole] += 1
        return hashlib.sha256(whole + b"\n%d" % told[whole]).digest()[:16]

    return made
