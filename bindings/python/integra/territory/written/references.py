"""Rows as others name them: by what they are called, or by their identifiers.

Spec: spec/42-territory-forms.md; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any
from uuid import UUID

from ...columns.days import CellError
from ...nearest import nearest
from ...rules import label
from ...spreadsheet import plain
from ...text import Text
from ...words import ColumnKind, TerritoryTable
from ..cells import SAID_UNKNOWN
from ..column import Column
from ..columns import COLUMNS
from ..refusals import takes_unknown
from ..row import UNKNOWN
from .identity import Identities
from .values import says, text_of

__all__ = ["Rows"]

#: So many names that are none get the nearest one looked for, among so many: each is held against all of them.
_ASKED, _AMONG = 20, 5000
_UNNEEDED = Text("a row is named here: unknown is no row", "une ligne se nomme ici : inconnu n'en est pas une")


class Rows:
    """The rows of one table, each found by what stands for it.

    Attributes:
        keys: the bytes of the identifier of each row, or its name where its table has none.
    """

    def __init__(self, table: TerritoryTable) -> None:
        self._table = table
        self._own = COLUMNS[table][0].kind is ColumnKind.OWN
        self._places: dict[bytes | str, int] = {}
        self._known: dict[str, int | None] = {}
        self._asked = 0
        self.keys: dict[int, bytes | str] = {}

    def add(self, number: int, key: bytes | str) -> int | None:
        """Keeps a row; gives the earlier one that stands for the same, if any."""
        if not key:
            return None
        self.keys[number] = key
        earlier = self._places.setdefault(key, number)
        return None if earlier == number else earlier

    def place_of(self, value: Any, column: Column, identities: Identities) -> int | None:
        """The place of the row that a value names; None of a blank."""
        if value in self._known and isinstance(value, str):
            return self._known[value]
        text = says(text_of(value))
        if text is UNKNOWN:
            if column.required:
                raise CellError(_UNNEEDED, rule="GEN-1")
            return int(SAID_UNKNOWN[ColumnKind.REF])
        found = None if text is None else self._found(text, column, identities)
        self._known[value] = found
        return found

    def _found(self, text: str, column: Column, identities: Identities) -> int:
        identifier = identities.of(text) if self._own else None
        key: bytes | str = text if not self._own else b"" if identifier is None else identifier.bytes
        if key in self._places:
            return self._places[key]
        near = self._nearest(text, identities)
        raise CellError(self._none_such(column), text if near else None, near, "GEN-6")

    def _none_such(self, column: Column) -> Text:
        """That no row is called so. It is not quoted: it may be somebody (GEN-6)."""
        table = Text(self._table.word, plain(label(self._table, "fr")))
        what = Text("no row of table {table} is called so: add it", "aucune ligne de la table {table} ne porte ce nom : l'ajouter").of(table=table)
        return Text(f"{what.en}, or write unknown", f"{what.fr}, ou écrire inconnu") if takes_unknown(column) else what

    def _nearest(self, text: str, identities: Identities) -> str | None:
        self._asked += 1
        if self._asked > _ASKED:
            return None
        keys = list(self._places)[:_AMONG]
        names = (key if isinstance(key, str) else identities.names.get(UUID(bytes=key)) for key in keys)
        return nearest(text, [name for name in names if name])
