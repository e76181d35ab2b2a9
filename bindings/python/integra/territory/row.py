"""What the rows of a territory share: fields that are checked, and what is said unknown.

Spec: spec/41-territory.md; GEN-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum
from typing import Any, ClassVar, Final
from uuid import UUID

from .._model import COUNT_LIMIT, Immutable, argument_word, wanted
from ..errors import UsageError
from ..text import Text, expected, whole_number
from ..words import ColumnKind, Status, TerritoryTable, Tri
from .column import Column
from .columns import COLUMNS

__all__ = ["UNKNOWN", "Row", "Unknown"]

#: The greatest number of a cell (the next one stands for a blank).
MOST = COUNT_LIMIT - 1
#: Why an identifier of ones alone is refused.
RESERVED = Text("no identifier has only the digits f: say UNKNOWN where nobody knows which",
                "aucun identifiant n'a que des chiffres f : dire UNKNOWN si nul ne sait lequel")


class Unknown(Enum):
    """What is said unknown: there is one, and nobody knows which. Its one value is :data:`UNKNOWN`.

    In a list that is complete a blank is *none*; this is unknown everywhere (GEN-1).

    >>> from integra.territory import UNKNOWN
    >>> UNKNOWN
    UNKNOWN
    """

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        raise TypeError("UNKNOWN is neither true nor false: write `is UNKNOWN`")


#: Said unknown, of an identifier, a date or another row.
UNKNOWN: Final = Unknown.UNKNOWN


def is_reserved(identifier: UUID) -> bool:
    """Whether an identifier is the one that stands for what is said unknown, which nobody has."""
    return identifier.int == 2**128 - 1


class Row(Immutable):
    """A row of a table; its classes are in :mod:`integra.territory`, one a table.

    A field that is left out is blank: not known, or *none* where the list it stands in is complete (GEN-1). A row of
    another table is named by the row itself, by its identifier, or by its place in its table.
    """

    __slots__ = ()
    table: ClassVar[TerritoryTable]

    def __post_init__(self) -> None:
        for column in COLUMNS[self.table]:
            value = _CHECKS[column.kind](self, column, getattr(self, column.attribute))
            object.__setattr__(self, column.attribute, value)


def _blank(row: Row, column: Column, value: object, words: str) -> None:
    """None and UNKNOWN where the column takes them."""
    if value is UNKNOWN and column.kind in (ColumnKind.DAY, ColumnKind.MONTH, ColumnKind.OWN):
        raise wanted(row, column.attribute, words)
    if value is not None and value is not UNKNOWN or column.required:
        raise wanted(row, column.attribute, words)


def _identifier(row: Row, column: Column, value: Any) -> Any:
    if not isinstance(value, UUID):
        _blank(row, column, value, "a uuid.UUID" + ("" if column.required else ", UNKNOWN, or None"))
    elif value.int == 0 and not column.required:
        return None  # all zero is none (GEN-6)
    elif is_reserved(value):
        raise UsageError(Status.INVALID_VALUE, rule="GEN-1", detail=RESERVED.at(f"{type(row).__name__}.{column.attribute}"))
    return value


def _date(row: Row, column: Column, value: Any) -> Any:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        more = "" if column.required else ", UNKNOWN, or None" if column.kind is ColumnKind.DATE else ", or None"
        _blank(row, column, value, "a datetime.date (not a datetime)" + more)
    return value


def _word(row: Row, column: Column, value: Any) -> Any:
    words = column.target
    assert isinstance(words, type)
    if value is None and not column.required:
        return None
    return argument_word(words, value, f"{type(row).__name__}.{column.attribute}")


def _tri(row: Row, column: Column, value: Any) -> Any:
    if type(value) is not Tri:
        raise wanted(row, column.attribute, "a Tri: Tri.YES, Tri.NO or Tri.UNKNOWN")
    return value


def _flag(row: Row, column: Column, value: Any) -> Any:
    if type(value) is not bool:
        raise wanted(row, column.attribute, "True or False")
    return value


def _number(row: Row, column: Column, value: Any) -> Any:
    if value is not None and type(value) is not int:
        raise wanted(row, column.attribute, "an int, or None for not known")
    if value is not None and not 0 <= value <= MOST:
        raise UsageError(Status.OUT_OF_RANGE, rule="GEN-1", detail=expected(whole_number(0, MOST)).at(
            f"{type(row).__name__}.{column.attribute}"))
    return value


def _ref(row: Row, column: Column, value: Any) -> Any:
    target = column.target
    assert isinstance(target, TerritoryTable)
    named = COLUMNS[target][0].kind is ColumnKind.OWN
    is_row = isinstance(value, Row) and value.table is target
    if not is_row and not (named and isinstance(value, UUID)) and type(value) is not int:
        words = f"a row of {target.word}, " + ("its identifier, " if named else "") + "or its place in its table"
        _blank(row, column, value, words + ("" if column.required else ", UNKNOWN, or None"))
    if type(value) is int and not 0 <= value < MOST:  # whether a row stands there is seen where the row is added
        raise UsageError(Status.OUT_OF_RANGE, rule="GEN-1", detail=Text(
            f"no such row in table {target.word}: rows are counted from 0",
            f"pas de telle ligne dans la table {target.word} : les lignes se comptent à partir de 0").at(
                f"{type(row).__name__}.{column.attribute}"))
    return value


_CHECKS: dict[ColumnKind, Callable[[Row, Column, Any], Any]] = {
    ColumnKind.OWN: _identifier, ColumnKind.ID: _identifier, ColumnKind.REF: _ref, ColumnKind.DATE: _date,
    ColumnKind.DAY: _date, ColumnKind.MONTH: _date, ColumnKind.TRI: _tri, ColumnKind.WORD: _word,
    ColumnKind.FLAG: _flag, ColumnKind.NUMBER: _number,
}
