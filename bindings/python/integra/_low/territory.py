"""Territories: between cells and the C library.

Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A cell here is what C holds of it: sixteen bytes of an identifier, else a number.
"""
from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Sequence
from struct import pack
from typing import Any, TypeAlias
from uuid import UUID

from .. import _swig
from ..words import ColumnKind, Line, TerritoryTable
from .core import DATE_UNKNOWN, Struct, date_of, days_of, id_bytes, id_of

#: A column of cells, or None where all are blank.
Cells: TypeAlias = Sequence[Any] | None

NO_INDEX = 2**32 - 1
DATE_SAID_UNKNOWN = DATE_UNKNOWN + 1
REF_SAID_UNKNOWN = 2**32 - 2
NO_ID = bytes(16)
ID_SAID_UNKNOWN = bytes([_swig.INTEGRA_ID_SAID_UNKNOWN]) * 16
ROW_LIMIT: int = _swig.INTEGRA_TERRITORY_ROW_LIMIT
_IDENTIFIERS = (ColumnKind.OWN, ColumnKind.ID)
#: The type of array of each kind whose cells are numbers.
_TYPES = {ColumnKind.REF: "I", ColumnKind.NUMBER: "I", ColumnKind.DATE: "i", ColumnKind.DAY: "i", ColumnKind.MONTH: "i",
          ColumnKind.TRI: "B", ColumnKind.WORD: "B", ColumnKind.FLAG: "B"}
#: What stands for a blank in each kind.
BLANK: dict[ColumnKind, Any] = {
    ColumnKind.ID: NO_ID, ColumnKind.REF: NO_INDEX, ColumnKind.NUMBER: NO_INDEX, ColumnKind.DATE: DATE_UNKNOWN,
    ColumnKind.DAY: DATE_UNKNOWN, ColumnKind.TRI: 0, ColumnKind.WORD: 0, ColumnKind.FLAG: 0}


def create(identifier: UUID) -> Struct:
    return _swig.integra_territory_create(id_bytes(identifier))


def identifier(territory: Struct) -> UUID:
    found = id_of(_swig.integra_territory_id(territory))
    assert found is not None  # no territory is without
    return found


def destroy(territory: Struct) -> None:
    _swig.integra_territory_destroy(territory)


def apply(territory: Struct, table: TerritoryTable, kinds: Iterable[ColumnKind], columns: Iterable[Cells],
          count: int) -> None:
    """Adds rows to a table, all of them or none."""
    mask, parts = 0, []
    for place, (kind, cells) in enumerate(zip(kinds, columns, strict=True)):
        if cells is not None:
            mask |= 1 << place
            parts.append(b"".join(cells) if kind in _IDENTIFIERS else array(_TYPES[kind], cells).tobytes())
    _swig.integra_territory_apply(territory, table.code, b"".join((pack("=I", mask), *parts)), count)


def count(territory: Struct, table: TerritoryTable) -> int:
    return int(_swig.integra_territory_count(territory, table.code))


def column(territory: Struct, table: TerritoryTable, place: int, kind: ColumnKind) -> Sequence[Any]:
    """The cells of a column, in the order of the rows."""
    data: bytes = _swig.integra_territory_column(territory, table.code, place)
    if kind in _IDENTIFIERS:
        return [data[at:at + 16] for at in range(0, len(data), 16)]
    cells: array[int] = array(_TYPES[kind])
    cells.frombytes(data)
    return cells


def claim(territory: Struct, table: TerritoryTable, since: datetime.date | None, until: datetime.date | None) -> None:
    _swig.integra_territory_claim(territory, table.code, days_of(since), days_of(until))


def withdraw(territory: Struct, table: TerritoryTable) -> None:
    _swig.integra_territory_withdraw(territory, table.code)


def claimed(territory: Struct, table: TerritoryTable) -> tuple[datetime.date | None, datetime.date | None] | None:
    """The span of a claim, None where the table has none."""
    is_claimed, since, until = _swig.integra_territory_claimed(territory, table.code)
    return (date_of(since), date_of(until)) if is_claimed else None


def encode(territory: Struct) -> bytes:
    data: bytes = _swig.integra_territory_encode(territory)
    return data


def decode(data: bytes) -> Struct:
    return _swig.integra_territory_decode(data)


# ---- what it comes to


def rise(territory: Struct, rules: Struct | None, at: datetime.date) -> bytes:
    data: bytes = _swig.integra_territory_rise(territory, rules, days_of(at))
    return data


def review(territory: Struct, rules: Struct | None, at: datetime.date) -> Struct:
    return _swig.integra_territory_review_create(territory, rules, days_of(at))


def review_findings(review: Struct) -> tuple[tuple[Any, ...], ...]:
    """The findings, one tuple each, the second identifier behind."""
    rows: tuple[tuple[Any, ...], ...] = _swig.integra_territory_review_findings(review)
    return tuple((*row, _swig.integra_territory_review_second(review, place)) for place, row in enumerate(rows))


def review_line(review: Struct, line: Line) -> Struct:
    struct = _swig.integra_line()
    _swig.integra_territory_review_line(review, line.code, struct)
    return struct


def review_questions(review: Struct) -> Iterable[Struct]:
    for place in range(_swig.integra_territory_review_question_count(review)):
        struct = _swig.integra_question()
        _swig.integra_territory_review_question_at(review, place, struct)
        yield struct


def review_compare(review: Struct, other: Struct) -> Sequence[int]:
    """The places of the findings of a review that another one has not."""
    places: array[int] = array("I")
    places.frombytes(_swig.integra_territory_review_compare(review, other))
    return places
