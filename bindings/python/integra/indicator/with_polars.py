"""Reading a polars data frame as batches, with nothing of pyarrow.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from .arrays import Nothing, Times, Whole, of_floats
from .source import ROWS, Batch, Source

__all__ = ["PolarsSource"]


class PolarsSource(Source):
    """A polars.DataFrame; floating NaN counts as missing, as it does in pandas."""

    library = "polars"

    def __init__(self, frame: Any) -> None:
        super().__init__(frame, frame.columns)

    def batches(self) -> Iterator[Batch]:
        for frame in self._frame.iter_slices(ROWS):
            yield _Rows(frame)


class _Rows(Batch):
    def __init__(self, frame: Any) -> None:
        self._pl = importlib.import_module("polars")
        self._frame = frame
        self.rows = frame.height

    def column(self, name: str, kind: str) -> Any:
        pl, column = self._pl, self._frame.get_column(name)
        dtype = column.dtype
        if dtype == pl.Null:
            return Nothing(self.rows)
        if dtype == pl.Datetime:
            column = column.dt.replace_time_zone(None)  # the day that the clock on the spot showed
        if dtype in (pl.Date, pl.Datetime):
            return Times(column.to_numpy())
        if dtype.is_float():
            return of_floats(column.cast(pl.Float64).fill_null(float("nan")).to_numpy())
        if dtype == pl.Boolean or dtype.is_integer() and dtype not in (pl.Int128, pl.UInt128):
            missing = column.is_null().to_numpy() if column.null_count() else None
            return Whole(column.fill_null(False if dtype == pl.Boolean else 0).to_numpy(), missing)
        if dtype in (pl.Categorical, pl.Enum):
            column = column.cast(pl.String)
        return column.to_list()
