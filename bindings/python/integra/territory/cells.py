"""Values of rows as cells, which the C library keeps, and back.

Spec: spec/41-territory.md; GEN-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from .._low import territory as _low
from .._low.core import date_of, days_of
from ..words import ColumnKind, Tri
from .column import Column
from .row import UNKNOWN

__all__ = ["cell_of", "value_of"]

#: What stands for UNKNOWN in the kinds that take it.
SAID_UNKNOWN: dict[ColumnKind, Any] = {ColumnKind.ID: _low.ID_SAID_UNKNOWN, ColumnKind.REF: _low.REF_SAID_UNKNOWN,
                                       ColumnKind.DATE: _low.DATE_SAID_UNKNOWN}


def _identifier(value: UUID) -> bytes:
    return value.bytes


_CELLS: dict[ColumnKind, Callable[[Any], Any]] = {
    ColumnKind.OWN: _identifier, ColumnKind.ID: _identifier, ColumnKind.REF: int, ColumnKind.DATE: days_of,
    ColumnKind.DAY: days_of, ColumnKind.MONTH: days_of, ColumnKind.TRI: int, ColumnKind.WORD: int,
    ColumnKind.FLAG: int, ColumnKind.NUMBER: int,
}


def cell_of(column: Column, value: Any) -> Any:
    """The cell of a value that a row may have; another row is its place by now."""
    if value is None:
        return _low.BLANK[column.kind]
    if value is UNKNOWN:
        return SAID_UNKNOWN[column.kind]
    return _CELLS[column.kind](value)


def value_of(column: Column, cell: Any) -> Any:
    """The value of a cell."""
    kind = column.kind
    if kind is ColumnKind.TRI:
        return Tri(cell)
    if kind is ColumnKind.FLAG:
        return bool(cell)
    if kind in _low.BLANK and cell == _low.BLANK[kind]:
        return None
    if kind in SAID_UNKNOWN and cell == SAID_UNKNOWN[kind]:
        return UNKNOWN
    if kind in (ColumnKind.OWN, ColumnKind.ID):
        return UUID(bytes=cell)
    if kind is ColumnKind.WORD:
        assert isinstance(column.target, type)
        return column.target(cell)
    return date_of(cell) if kind in (ColumnKind.DATE, ColumnKind.DAY, ColumnKind.MONTH) else cell
