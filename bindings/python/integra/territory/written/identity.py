"""Whom names stand for: identifiers made of them, what each is called, and those of rows that say none.

Spec: spec/42-territory-forms.md; GEN-6, IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..._low import territory as _low
from ..._low.core import date_of
from ...columns.days import CellError
from ...text import Text, expected
from ...words import ColumnKind, TerritoryTable
from ..cells import SAID_UNKNOWN
from ..column import Column
from ..columns import COLUMNS
from ..names import identifier_of
from ..row import UNKNOWN
from .document import NAMED, Document, RawRow, RawTable
from .errors import Faults
from .values import NAME_LIMIT, identifier, is_hex, says, text_of
from .vocabulary import NAMES

if TYPE_CHECKING:
    from .references import Rows

__all__ = ["Identities", "Made", "filled"]

_OF_TWO = Text("two identifiers are called so: write the identifier itself", "deux identifiants portent ce nom : écrire l'identifiant lui-même")
_NO_KEY = Text("an identifier, 32 hexadecimal digits, before what it is called", "un identifiant, 32 chiffres hexadécimaux, devant le nom qu'il porte")
_UNNAMED = Text("an identifier is all that is said of it: write 32 hexadecimal digits that are not all 0 nor all f, or a name",
                "un identifiant ne peut être fait de 0 seuls : écrire 32 chiffres hexadécimaux, ou un nom")
#: What the number of one of several meetings of a day may take.
_NUMBERED = 12
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
        text = says(text_of(value))
        if text is None or text is UNKNOWN:
            return None if text is None else bytes(SAID_UNKNOWN[ColumnKind.ID])
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

    def own(self, raw: RawTable, made: Made) -> list[bytes]:
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
            cells.append(made.of(number) if cell is None else cell)
        return cells


def filled(cells: list[Any], column: Column) -> list[Any] | None:
    """Cells with what stands for a blank in them; None where all are blank."""
    if all(cell is None for cell in cells):
        return None
    blank = _low.BLANK.get(column.kind, 0)
    return [blank if cell is None else cell for cell in cells]


class Made:
    """Makes the identifiers of rows that say none: of what others call such a row, else of all that it says."""

    def __init__(self, table: TerritoryTable, columns: Sequence[Any], rows: Mapping[TerritoryTable, Rows],
                 identities: Identities) -> None:
        self._table, self._columns, self._rows, self._identities = table, columns, rows, identities
        self._told: Counter[bytes | str] = Counter()
        kinds = [column.kind for column in COLUMNS[table]]
        whose = [place for place, column in enumerate(COLUMNS[table]) if column.kind is ColumnKind.REF and column.required]
        #: Where a row says whose it is, and on which day, of a table in which every row does: a meeting.
        self._called = (whose[0], kinds.index(ColumnKind.DAY)) if whose and ColumnKind.DAY in kinds else None

    def of(self, number: int) -> bytes:
        """The identifier of a row, the same in every form; of rows that say the same each has its own, by their order."""
        name = self._name(number)
        if name is not None:
            self._told[name] += 1
            name = name if self._told[name] == 1 else f"{name} ({self._told[name]})"
            found = identifier_of(name)
            self._identities.names.setdefault(found, name)
            return found.bytes
        said = b"\n".join(self._cells(number))
        self._told[said] += 1
        return hashlib.sha256(said + b"\n%d" % self._told[said]).digest()[:16]

    def _name(self, number: int) -> str | None:
        """Whose row it is and its day: what people call a meeting."""
        if self._called is None:
            return None
        whose, day = (self._columns[place] for place in self._called)
        at = None if day is None else date_of(day[number])
        key = None if whose is None else self._key(COLUMNS[self._table][self._called[0]], whose[number])
        if at is None or not isinstance(key, bytes):
            return None
        name = f"{self._identities.names.get(UUID(bytes=key), key.hex())} {at.isoformat()}"
        return name if len(name.encode()) <= NAME_LIMIT - _NUMBERED else None

    def _key(self, column: Column, cell: Any) -> Any:
        """What a cell says, whatever row it stands in."""
        if not isinstance(column.target, TerritoryTable) or column.target not in self._rows:
            return cell
        return self._rows[column.target].keys.get(cell, cell)

    def _cells(self, number: int) -> Iterator[bytes]:
        yield self._table.word.encode()
        for column, cells in zip(COLUMNS[self._table], self._columns, strict=True):
            if cells is not None and cells[number] != _low.BLANK.get(column.kind):
                key = self._key(column, cells[number])
                yield f"{column.name}={key.hex() if isinstance(key, bytes) else key}".encode()
