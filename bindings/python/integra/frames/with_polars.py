"""Reading and appending to a polars data frame, with polars' own expressions and nothing of pyarrow.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from .._low import core as _low
from .reader import BAD, DAY, REF, STAYS, TEXT, WORDS, Array, Reader, from_booleans, from_floats, from_numbers


class PolarsReader(Reader):
    """A polars.DataFrame; floating NaN counts as missing, as it does in pandas."""

    def __init__(self, frame: Any) -> None:
        self._pl = importlib.import_module("polars")
        self._frame = frame
        self.names: list[Any] = frame.columns
        self.rows: int = frame.height

    def answers(self, name: str, codes: bool) -> Array:
        pl, column = self._pl, self._frame.get_column(name)
        if column.dtype == pl.Null:
            return np.zeros(self.rows, np.uint8)
        if column.dtype == pl.Boolean:
            return from_booleans(self._filled(column.cast(pl.UInt8), 0), self._missing(column))
        if column.dtype in (pl.String, pl.Categorical, pl.Enum):
            words = column.cast(pl.Enum(WORDS), strict=False)  # in the order of their codes
            found = self._filled(words.to_physical().cast(pl.UInt8), 0)
            if words.null_count() > column.null_count():
                found = np.where((words.is_null() & column.is_not_null()).to_numpy(), np.uint8(BAD), found)
            return found
        if codes and column.dtype.is_numeric() and not column.dtype.is_decimal():
            return from_numbers(*self.numbers(name))
        raise self.takes_answers(name, codes, column.dtype.is_numeric())

    def numbers(self, name: str) -> tuple[Array, Array | None]:
        pl, column = self._pl, self._frame.get_column(name)
        if column.dtype == pl.Null:
            return np.zeros(self.rows, np.uint32), np.ones(self.rows, np.bool_)
        if column.dtype.is_float():
            return from_floats(self._filled(column.cast(pl.Float64), float("nan")))
        if not column.dtype.is_integer():
            raise self.takes(name, "whole numbers")
        return self._filled(column, 0), self._missing(column)

    def texts(self, name: str) -> tuple[Array, list[str]]:
        pl, column = self._pl, self._frame.get_column(name).rename("text")
        if column.dtype == pl.Null:
            return np.full(self.rows, -1), []
        if column.dtype not in (pl.String, pl.Categorical, pl.Enum):
            raise self.takes(name, TEXT)
        places, firsts = self._numbered(column.cast(pl.String))
        return places, firsts.get_column("text").to_list()

    def days(self, name: str) -> Array:
        pl, column = self._pl, self._frame.get_column(name)
        if column.dtype == pl.Null:
            return np.full(self.rows, _low.DATE_UNKNOWN, np.int32)
        if column.dtype == pl.Datetime:
            column = column.dt.replace_time_zone(None).dt.date()  # the day that the clock on the spot showed
        if column.dtype != pl.Date:
            raise self.takes(name, DAY.en)
        return self._filled(column.to_physical(), _low.DATE_UNKNOWN)

    def missing(self, name: str) -> Array:
        missing: Array = self._frame.get_column(name).is_null().to_numpy()
        return missing

    def stays(self, name: str) -> tuple[Array, Reader]:
        pl, column = self._pl, self._frame.get_column(name)
        if column.dtype == pl.Null:
            return np.full(self.rows, -1), PolarsReader(pl.DataFrame())
        if not (column.dtype == pl.List and column.dtype.inner in (pl.Struct, pl.Null)):
            raise self.takes(name, STAYS)
        lengths = column.list.len().cast(pl.Int64).fill_null(-1)
        elements = column.filter(lengths > 0).explode()
        frame = elements.struct.unnest() if elements.dtype == pl.Struct else elements.to_frame("date")
        return lengths.to_numpy(), PolarsReader(frame)

    def match(self, other: Reader) -> tuple[Array, Array]:
        assert isinstance(other, PolarsReader)
        here, there = (each._keys() for each in (self, other))
        pl = self._pl
        here = here.cast(there.dtype) if here.dtype == pl.Null else here
        there = there.cast(here.dtype) if there.dtype == pl.Null else there
        if here.dtype != there.dtype:
            raise self.takes("ref", f"{REF}, the same in the frame and in admissions")
        places, _ = self._numbered(pl.concat([here, there]))
        return places[:self.rows], places[self.rows:]

    def append(self, made: Mapping[str, Array], words: Mapping[str, tuple[str, ...]],
               texts: Mapping[str, tuple[str, ...]] | None = None, nulls: Array | None = None) -> Any:
        pl, columns = self._pl, []
        for name, column in made.items():
            series = pl.Series(name, column)
            if name in words:
                series = pl.Series(name, words[name], dtype=pl.Enum(words[name])).gather(series)
            elif texts and name in texts:
                series = pl.Series(name, texts[name], dtype=pl.String).gather(series)
            if nulls is not None:
                series = pl.select(pl.when(pl.Series(~nulls)).then(series)).to_series().alias(name)
            columns.append(series)
        return self._frame.with_columns(columns)

    def _numbered(self, column: Any) -> tuple[Array, Any]:
        """The place of each value among those that occur, -1 where missing, and these."""
        pl, name = self._pl, column.name
        firsts = column.drop_nulls().unique().to_frame(name).with_columns(place=pl.int_range(pl.len(), dtype=pl.Int64))
        joined = column.to_frame(name).join(firsts, on=name, how="left", maintain_order="left")
        return self._filled(joined.get_column("place"), -1), firsts

    def _keys(self) -> Any:
        """The refs, as text or as Int64; of no type where there is none."""
        pl, column = self._pl, self._frame.get_column("ref").rename("ref")
        if column.dtype in (pl.String, pl.Categorical, pl.Enum):
            return column.cast(pl.String)
        if column.dtype.is_integer() and column.dtype != pl.UInt64:
            return column.cast(pl.Int64)
        if column.dtype == pl.Null:
            return column
        raise self.takes("ref", REF)

    @staticmethod
    def _filled(column: Any, value: float) -> Array:
        filled: Array = (column.fill_null(value) if column.null_count() else column).to_numpy()
        return filled

    @staticmethod
    def _missing(column: Any) -> Array | None:
        return column.is_null().to_numpy() if column.null_count() else None
