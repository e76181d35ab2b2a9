"""Rows of a frame of an indicator as the C library takes them: its columns, batch by batch, and whose territory they are of.

Spec: spec/50-indicators.md; IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from .._frame_values import float_remedy
from .._low import indicator as _low
from .._low.core import DATE_UNKNOWN, Struct
from ..errors import UsageError
from ..text import Text
from ..words import Frame, Status, Tri
from .cells import BLANK, ONCE, SAID, HoldsFloats, Refused, cells_of, ids_of, named, said, type_of
from .columns import COLUMNS, Column
from .refusals import FrameError, no_column
from .source import Batch, Source

__all__ = ["Rows", "add", "known_names", "needed_names", "read"]

#: The column that any frame may have beside its own.
_TERRITORY = Column("territory", "id", False, None, "of which territory the row is", "de quel territoire est la ligne")
_REQUIRED = Text("this column is missing, and every row needs it", "cette colonne manque, et chaque ligne l'exige")
_TWICE = Text("two of its columns have one name", "deux de ses colonnes ont le même nom")


class Rows(NamedTuple):
    """Some rows of a frame."""

    frame: Frame
    #: The bytes of the cells of each column, None of those that the frame given has not.
    columns: Sequence[Any]
    size: int
    #: How many rows of the frame given come before them.
    start: int
    #: The places of the rows of each territory, ascending, by its sixteen bytes: a list or an array; None where the frame
    #: says of none.
    territories: dict[bytes, Any] | None
    #: What the frame calls each of them.
    called: dict[bytes, str]


def _beside(column: Column) -> str | None:
    """The name of the flag that says of a column of dates what no date can: that there is none yet, or that it is not
    known."""
    found = said(column)
    return f"{column.name}_{found[0]}" if found else None


def known_names(frame: Frame) -> list[str]:
    """The names of columns that a frame takes."""
    own = COLUMNS[frame]
    return [*(each.name for each in own), _TERRITORY.name, *(name for name in map(_beside, own) if name)]


def needed_names(frame: Frame) -> list[str]:
    """The names of columns that are never left out."""
    return [each.name for each in COLUMNS[frame] if each.required]


def read(source: Source, frame: Frame, codes: bool, others: Collection[str]) -> Iterator[Rows]:
    """The rows of a frame, some at a time; columns of other names are passed over where ``others`` has them.

    Raises:
        FrameError: with the row and column of what is wrong.
    """
    names = source.names
    for place, name in enumerate(names):
        if name not in known_names(frame) and name not in others:
            raise no_column(name, place, len(names), known_names(frame))
    if len(set(names)) != len(names):
        raise FrameError(Status.DUPLICATE, _TWICE)
    for name in needed_names(frame):
        if name not in names:
            raise FrameError(Status.NULL_ARGUMENT, _REQUIRED, column=name, rule="IND-5")
    return _rows(source, frame, codes)


def _rows(source: Source, frame: Frame, codes: bool) -> Iterator[Rows]:
    start = 0
    names: dict[str, Any] = {}
    for batch in source.batches():
        reading = _Reading(source, batch, start, codes, names)
        columns = [reading.column(column) for column in COLUMNS[frame]]
        yield Rows(frame, columns, batch.rows, start, *reading.territories())
        start += batch.rows


class _Reading:
    """The columns of one batch."""

    def __init__(self, source: Source, batch: Batch, start: int, codes: bool, names: dict[str, Any]) -> None:
        self._source = source
        self._batch = batch
        self._start = start
        self._codes = codes
        self._names = names

    def column(self, column: Column) -> Any:
        """The bytes of a column's cells, None where the frame has it not."""
        found = self._cells(column) if column.name in self._source.names else None
        beside = _beside(column)
        if beside in self._source.names:
            assert beside is not None
            flags = self._cells(Column(beside, "tri", False, None, column.meaning_en, column.meaning_fr))
            found = self._flagged(column, found, bytes(flags), beside)
        return found

    def territories(self) -> tuple[dict[bytes, Any] | None, dict[bytes, str]]:
        """The places of the rows of each territory, and what it is called."""
        if _TERRITORY.name not in self._source.names:
            return None, {}
        shape = self._batch.column(_TERRITORY.name, ONCE)
        places, called = self._each_value(shape) if hasattr(shape, "places") else self._each_row(shape)
        places.pop(BLANK["id"], None)
        return places, called

    def _each_value(self, shape: Any) -> tuple[dict[bytes, Any], dict[bytes, str]]:
        """Of values that stand apart from the rows that have them."""
        from .arrays import joined, rows_of

        pieces: dict[bytes, list[Any]] = {}
        called: dict[bytes, str] = {}
        for value, rows in rows_of(shape):
            whose, text = self._whose(value, int(rows[0]))
            called[whose] = min(text, called.get(whose, text))
            pieces.setdefault(whose, []).append(rows)
        return {whose: joined(each) for whose, each in pieces.items()}, called

    def _each_row(self, shape: Any) -> tuple[dict[bytes, Any], dict[bytes, str]]:
        places: dict[bytes, Any] = {}
        called: dict[bytes, str] = {}
        seen: dict[Any, bytes] = {}
        for row, value in enumerate(self._values(shape, _TERRITORY)):
            known = (type(value), value) if isinstance(value, str | int | bytes | UUID) else None
            if known not in seen:
                seen[known], text = self._whose(value, row)
                called[seen[known]] = min(text, called.get(seen[known], text))  # whichever row comes first
            places.setdefault(seen[known], []).append(row)
        return places, called

    def _whose(self, value: Any, row: int) -> tuple[bytes, str]:
        try:
            text = named(_TERRITORY, value)
            return ids_of(_TERRITORY, [text]), text.decode()
        except Refused as refused:
            refused.row = row
            raise self._told(refused, _TERRITORY) from None

    def _values(self, shape: Any, column: Column) -> Sequence[Any]:
        if isinstance(shape, list | tuple):
            return shape
        from .arrays import values_of

        try:
            return values_of(shape, column)
        except Refused as refused:
            raise self._told(refused, column) from None

    def _cells(self, column: Column) -> Any:
        shape = self._batch.column(column.name, column.kind)
        try:
            if isinstance(shape, list | tuple):
                return cells_of(column, shape, self._codes)
            from .arrays import cells

            return cells(column, shape, self._codes, self._names)
        except Refused as refused:
            raise self._told(refused, column) from None

    def _told(self, refused: Refused, column: Column) -> FrameError:
        what = refused.what
        if isinstance(refused, HoldsFloats):
            what = float_remedy(self._source.holder(column.name))
        return FrameError(refused.status, what, self._start + refused.row, column.name, rule=refused.rule)

    def _flagged(self, column: Column, cells: Any, flags: bytes, beside: str) -> bytes:
        """The days of a column, and where its flag is yes what that says."""
        days, none = array(type_of(column.kind), [BLANK[column.kind]]) * self._batch.rows, SAID[column.kind][1]
        if cells is not None:
            days = array(type_of(column.kind), bytes(cells))
        for row, flag in enumerate(flags):
            if flag != Tri.YES.code:
                continue
            if days[row] not in (DATE_UNKNOWN, none):
                raise FrameError(Status.INVALID_DATE, Text(
                    f"yes, and column {column.name} has a day: one of them is not so",
                    f"oui, et la colonne {column.name} a un jour : l'un des deux est faux"),
                    self._start + row, beside, rule="GEN-7")
            days[row] = none
        return days.tobytes()


def add(tally: Struct, rows: Rows, places: Any = None) -> None:
    """Adds rows to a tally, or those at some places; all of them or none."""
    columns, count = rows.columns, rows.size
    if places is not None:
        columns, count = [_taken(cells, places, column.kind) for cells, column in zip(
            columns, COLUMNS[rows.frame], strict=True)], len(places)
    try:
        _low.add(tally, columns, count)
    except UsageError as error:
        if error.index is None or error.index >= count:
            raise
        row = error.index if places is None else int(places[error.index])
        raise FrameError(error.status, error.told, rows.start + row, rule=error.rule, fault=error.fault) from None


def _taken(cells: Any, places: Any, kind: str) -> Any:
    if cells is None or not isinstance(cells, bytes) or not isinstance(places, list):
        from .arrays import taken

        return None if cells is None else taken(cells, places, kind)
    blank = BLANK[kind]
    size = len(blank) if isinstance(blank, bytes) else array(type_of(kind)).itemsize
    return b"".join([cells[place * size:(place + 1) * size] for place in places])
