"""Rows of a frame, packed as the C library takes them: an array a column, or what is wrong with a row, and where.

Spec: spec/03-command.md, "`integra indicators`"; IND-5, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..adapters.records import Problem
from ..columns.days import CellError
from ..forms.strict import placed, shown
from ..indicator.columns import Column
from ..text import Text
from .indicators_cells import BLANK, Reader, Value, reader_of

__all__ = ["BATCH", "Input", "Names", "Rows", "Taker", "TERRITORY", "named_column", "packed", "sizes"]

#: So many rows are packed at once where they are read one by one.
BATCH = 4096
#: A column that any frame may have beside its own: under which territory a row counts as well.
TERRITORY = Column("territory", "id", False, None, "", "")
#: What is kept of cells that were read before; dates and answers come again and again.
_KEPT = 65536
#: How many bytes a value takes, by the kind of its column.
_SIZES = {"id": 16, "digest": 32, "tri": 1, "word": 1} | dict.fromkeys(("day", "end", "date", "set", "number"), 4)
_SIGNED = ("day", "end", "date")


class Input(NamedTuple):
    """A column of a file: its name, the columns of the frame that it fills, and what reads a cell of it for each of these;
    ``names`` where it has identifiers, and nobody asks what they were called."""

    name: str
    fills: tuple[Column, ...]
    read: Callable[[object], tuple[Value, ...]]
    names: bool = False

    @classmethod
    def of(cls, column: Column, read: Reader | None = None, name: str = "") -> Input:
        """A column of a file that fills the column of its frame."""
        reader = read or reader_of(column)
        return cls(name or column.name, (column,), lambda cell: (reader(cell),), column.kind == "id")


@dataclass
class Names:
    """What the caller calls those whose identifiers are packed; kept only where they are to be written."""

    texts: dict[bytes, str] = field(default_factory=dict)

    def keeping(self, given: Input) -> Input:
        """The same column, what its cells say kept."""

        def read(cell: object) -> tuple[Value, ...]:
            values = given.read(cell)
            if isinstance(values[0], bytes) and any(values[0]):
                text = values[0].hex() if isinstance(cell, (bytes, uuid.UUID)) else str(cell)
                self.texts[values[0]] = min(text, self.texts.get(values[0], text))  # whichever row comes first
            return values

        return given._replace(read=read, names=False)


@dataclass(frozen=True)
class Rows:
    """Some rows: the packed columns by name, how many rows there are, where each stands, and the rows that are refused."""

    columns: Mapping[str, bytes]
    count: int
    place: Callable[[int], Text]
    refused: Mapping[int, Text] = field(default_factory=dict)
    #: Of what says something else on each day, the day that these are of.
    day: datetime.date | None = None

    def runs(self) -> Iterator[tuple[int, int]]:
        """From where to where rows stand that are not refused."""
        start = 0
        for row in (*sorted(self.refused), self.count):
            if row > start:
                yield start, row
            start = row + 1


def sizes(columns: Iterable[Column]) -> dict[str, int]:
    """How many bytes a value of each column takes."""
    return {column.name: _SIZES[column.kind] for column in columns}


def packed(kind: str, values: Sequence[Any]) -> bytes:
    """Values of one column as an array of C."""
    if kind in ("id", "digest"):
        return b"".join(values)
    if _SIZES[kind] == 1:
        return bytes(values)
    return array("i" if kind in _SIGNED else "I", values).tobytes()


def named_column(name: str) -> Text:
    """A column as a place in a row."""
    return Text(f"column {shown(name)!r}", f"colonne {shown(name)!r}")


class Taker:
    """Takes rows of a table, some of whose columns are ours."""

    def __init__(self, inputs: Sequence[Input], names: Sequence[str] | None = None) -> None:
        """``names`` are what the columns are called in the file, where that is not as ours are."""
        self.inputs = inputs
        self._names = names or [each.name for each in inputs]
        self._kept: list[dict[Any, tuple[Value, ...]]] = [{} for _ in inputs]

    @classmethod
    def of(cls, found: Sequence[tuple[int, Input]], names: Sequence[str]) -> Taker:
        """What takes the columns of a table that are ours, each at its place among its names."""
        return cls([each for _, each in found], [names[at] for at, _ in found])

    def take(self, rows: Sequence[Sequence[object]], places: Sequence[Text], day: datetime.date | None = None) -> Rows:
        """Packs rows, whose cells stand in the order of the inputs; those at fault are refused, each once. ``day``: of these
        alone, where they say something else on another."""
        refused: dict[int, Text] = {}
        columns: dict[str, bytes] = {}
        for at, given in enumerate(self.inputs):
            found = self._column(at, rows, refused)
            for part, column in enumerate(given.fills):
                columns[column.name] = packed(column.kind, [values[part] for values in found])
        return Rows(columns, len(rows), places.__getitem__, refused, day)

    def values(self, at: int, cells: Iterable[object]) -> list[tuple[Value, ...]]:
        """What cells of an input say; raises CellError at the first that is at fault."""
        return [self._value(at, cell) for cell in cells]

    def _column(self, at: int, rows: Sequence[Sequence[object]], refused: dict[int, Text]) -> list[tuple[Value, ...]]:
        found, nothing = [], tuple(BLANK[column.kind] for column in self.inputs[at].fills)
        for number, row in enumerate(rows):
            try:
                found.append(self._value(at, row[at]))
            except CellError as error:
                found.append(nothing)
                refused.setdefault(number, self._reason(at, error))
        return found

    def _value(self, at: int, cell: object) -> tuple[Value, ...]:
        kept = self._kept[at]
        known = kept.get(cell) if isinstance(cell, str) else None
        if known is None:
            known = self.inputs[at].read(cell)
            if isinstance(cell, str):
                if len(kept) >= _KEPT:
                    kept.clear()
                kept[cell] = known
        return known

    def _reason(self, at: int, error: CellError) -> Text:
        return placed([named_column(self._names[at])], error.reason, error.word, error.rule, error.nearest)


def batches(rows: Iterable[tuple[Text, Sequence[object]] | Problem], taker: Taker) -> Iterator[Rows | Problem]:
    """Rows that are read one by one, packed many at once; problems in between, where they stand."""
    places: list[Text] = []
    cells: list[Sequence[object]] = []
    for each in rows:
        if isinstance(each, Problem):
            if cells:
                yield taker.take(cells, places)
                places, cells = [], []
            yield each
            continue
        places.append(each[0])
        cells.append(each[1])
        if len(cells) == BATCH:
            yield taker.take(cells, places)
            places, cells = [], []
    if cells:
        yield taker.take(cells, places)
