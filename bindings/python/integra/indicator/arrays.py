"""Columns of arrays as cells of the C library: what numpy reads at once; all else is read value by value.

Spec: spec/50-indicators.md; GEN-1, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A column of a batch comes in one of a few shapes, which the readers of the libraries make.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from .._low import indicator as _low
from .._low.core import DATE_UNKNOWN, FIRST_DAY, LAST_DAY
from ..words import Tri
from .cells import BLANK, DAYS, EMPTY, NEEDED, TIME, ZERO, HoldsFloats, Refused, cells_of, ids_of, takes, type_of, wanted
from .columns import Column
from .named import Named

__all__ = ["Array", "Blocks", "Coded", "Days", "Nothing", "Shape", "Texts", "Times", "Whole", "cells", "joined", "of_floats", "rows_of", "taken", "values_of"]

Array: TypeAlias = npt.NDArray[Any]
#: Which are missing, None where none is.
Missing: TypeAlias = Array | None


@dataclass(frozen=True, slots=True)
class Nothing:
    """A column of which nothing is known."""

    rows: int


@dataclass(frozen=True, slots=True)
class Floats:
    """A column of floats, not all of them missing."""

    row: int


@dataclass(frozen=True, slots=True)
class Coded:
    """Places among distinct values, -1 where missing."""

    places: Array
    values: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Whole:
    """Booleans or whole numbers."""

    values: Array
    missing: Missing


@dataclass(frozen=True, slots=True)
class Times:
    """Days or times, of datetime64."""

    values: Array


@dataclass(frozen=True, slots=True)
class Days:
    """Days, as numbers of four bytes."""

    values: Array
    missing: Missing


@dataclass(frozen=True, slots=True)
class Blocks:
    """Bytes of one length a row."""

    values: Array
    missing: Missing


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in UTF-8 one behind another, and where they begin and end."""

    data: Any
    offsets: Array
    missing: Missing


Shape: TypeAlias = Sequence[Any] | Nothing | Floats | Coded | Whole | Times | Days | Blocks | Texts


def of_floats(values: Array) -> Nothing | Floats:
    """A column of floats; where all are missing they are of no type, as pandas has it."""
    held = ~np.isnan(values)
    return Floats(int(held.argmax())) if held.any() else Nothing(len(values))


def cells(column: Column, shape: Shape, codes: bool, names: dict[str, Named]) -> Any:
    """The bytes of a column's cells; ``names`` is what the columns of one frame know of whole numbers, batch after batch.

    Raises:
        Refused: the first value that the column does not take.
    """
    match shape:
        case Nothing(rows):
            return _nothing(column, rows)
        case Floats(row):
            if column.kind in ("id", "number") or column.kind == "tri" and codes:
                raise HoldsFloats(column, row)
            raise Refused(takes(wanted(column, codes)), column, row)
        case Coded():
            return _coded(column, shape, codes)
        case Whole():
            return _whole(column, shape, codes, names)
        case Times(values):
            return _days(column, values) if column.kind in DAYS else _untaken(column, ~np.isnat(values), codes)
        case Days(values, missing):
            return _numbered(column, values, missing)
        case Blocks():
            return _blocks(column, shape, codes)
        case Texts():
            return _texts(column, shape)
        case _:
            return cells_of(column, shape, codes)


def values_of(shape: Shape, column: Column) -> Sequence[Any]:
    """The values of a column one by one, None where missing; of those that name something."""
    match shape:
        case Nothing(rows):
            return [None] * rows
        case Floats(row):
            raise HoldsFloats(column, row)
        case Coded(places, values):
            return [None if place < 0 else values[place] for place in places.tolist()]
        case Whole(numbers, missing):
            return _unless(missing, numbers.tolist())
        case Times(times):
            return _unless(np.isnat(times), times.tolist())
        case Days(days, missing):
            return _unless(missing, days.astype("datetime64[D]").tolist())
        case Blocks(blocks, missing):
            return _unless(missing, [block.tobytes() for block in blocks])
        case Texts(data, offsets, missing):
            whole, ends = bytes(data), offsets.tolist()
            return _unless(missing, [whole[start:end].decode() for start, end in zip(ends, ends[1:], strict=False)])
        case _:
            return shape


def _unless(missing: Missing, values: list[Any]) -> list[Any]:
    return values if missing is None else [None if gone else value for gone, value in zip(missing, values, strict=True)]


def rows_of(shape: Coded) -> Iterator[tuple[Any, Array]]:
    """Each value that occurs, whichever occurs first, and its rows; none of those missing."""
    order = np.argsort(shape.places, kind="stable")
    ordered = shape.places[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    pieces = [order[begin:end] for begin, end in zip(begins, [*begins[1:], len(order)], strict=True)]
    for rows in sorted(pieces, key=lambda rows: int(rows[0])):
        yield shape.values[shape.places[rows[0]]], rows


def joined(pieces: Sequence[Array]) -> Array:
    """Rows of several pieces, ascending."""
    return pieces[0] if len(pieces) == 1 else np.sort(np.concatenate(pieces))


def taken(data: Any, places: Any, kind: str) -> Any:
    """The cells of some rows."""
    return np.frombuffer(data, type_of(kind))[places]


def _nothing(column: Column, rows: int) -> Any:
    if column.required and rows:
        raise Refused(NEEDED, column)
    return np.full(rows, _blank(column))


def _blank(column: Column) -> Any:
    blank = BLANK[column.kind]
    return np.frombuffer(blank, type_of(column.kind))[0] if isinstance(blank, bytes) else np.array(
        blank, type_of(column.kind))[()]


def _needed(column: Column, missing: Missing) -> None:
    if column.required and missing is not None and missing.any():
        raise Refused(NEEDED, column, int(missing.argmax()))


def _check(column: Column, bad: Array, codes: bool) -> None:
    """Refuses the first of those that are bad."""
    if bad.any():
        raise Refused(takes(wanted(column, codes)), column, int(bad.argmax()))


def _untaken(column: Column, known: Array, codes: bool) -> Any:
    """A column of another type: blank, where all of it is."""
    _check(column, known, codes)
    return _nothing(column, len(known))


def _coded(column: Column, shape: Coded, codes: bool) -> Any:
    """Reads each value that occurs, then puts it where it occurs."""
    _needed(column, shape.places < 0)
    seen = np.zeros(len(shape.values) + 1, np.bool_)
    seen[shape.places] = True  # the last of them for -1
    used = np.flatnonzero(seen[:-1])
    try:
        read = cells_of(column, [shape.values[place] for place in used.tolist()], codes)
    except Refused as refused:
        refused.row = int((shape.places == used[refused.row]).argmax())
        raise
    found = np.full(len(seen), _blank(column))
    found[used] = np.frombuffer(read, type_of(column.kind))
    return found[shape.places]


def _whole(column: Column, shape: Whole, codes: bool, names: dict[str, Named]) -> Any:
    values, missing = shape.values, shape.missing
    _needed(column, missing)
    boolean = values.dtype.kind == "b"
    known = np.ones(len(values), np.bool_) if missing is None else ~missing
    if column.kind == "tri" and boolean:
        found = values.view(np.uint8) + np.uint8(Tri.NO.code)  # yes is the next code, and 0 not known
        return found if missing is None else found * known
    if column.kind == "tri" and codes:
        bad, found = (values < 0) | (values > max(word.code for word in Tri)), values
    elif column.kind == "number" and not boolean:
        bad, found = (values < 0) | (values > _low.AGE_LIMIT), values
    elif column.kind == "id" and not boolean:
        return names.setdefault(column.name, Named()).ids(values, missing)
    else:
        return _untaken(column, known, codes)
    _check(column, bad & known, codes)
    return np.where(known, found.astype(np.int64), BLANK[column.kind]).astype(type_of(column.kind))


def _days(column: Column, values: Array) -> Any:
    missing = np.isnat(values)
    days = values.astype("datetime64[D]")
    hours = ~missing & (days != values)
    if hours.any():
        raise Refused(TIME, column, int(hours.argmax()))
    return _numbered(column, days.view(np.int64), missing)


def _numbered(column: Column, days: Array, missing: Missing) -> Any:
    """Numbers of days, handed on as they are where all are known. Masks are multiplied in: choosing cell by cell takes some
    times as long."""
    gone = None if missing is None else missing.astype(days.dtype)
    held = days if gone is None else days & (gone - 1)  # what is missing is a day like another, 0
    if len(held) and not FIRST_DAY <= held.min() <= held.max() <= LAST_DAY:
        _check(column, (held < FIRST_DAY) | (held > LAST_DAY), False)
    numbers = held if gone is None else held + gone * DATE_UNKNOWN
    return numbers.astype(type_of(column.kind), copy=False)


def _blocks(column: Column, shape: Blocks, codes: bool) -> Any:
    values, missing, blank = shape.values, shape.missing, BLANK[column.kind]
    if not isinstance(blank, bytes) or values.dtype.itemsize != len(blank):
        return _untaken(column, np.ones(len(values), np.bool_) if missing is None else ~missing, codes)
    _needed(column, missing)
    if column.kind == "id":
        halves = values.view(np.uint64)
        if len(values) and not halves.min():
            zero = (halves[::2] | halves[1::2]) == 0
            if missing is not None:
                zero &= ~missing
            if zero.any():
                raise Refused(ZERO, column, int(zero.argmax()))
    return values if missing is None else np.where(missing, _blank(column), values)


def _texts(column: Column, shape: Texts) -> Any:
    _needed(column, shape.missing)
    empty = np.diff(shape.offsets) == 0
    if column.required and empty.any():  # a missing one was refused already
        raise Refused(EMPTY, column, int(empty.argmax()))
    return ids_of(column, shape.data, shape.offsets)
