"""Reading a pandas data frame as batches; columns that pandas keeps in Arrow are read as Arrow.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from .arrays import Coded, Times, Whole, of_floats
from .source import ROWS, Batch, Source

__all__ = ["PandasSource"]


class PandasSource(Source):
    """A pandas.DataFrame: None, NaN, NaT and NA are missing."""

    library = "pandas"

    def __init__(self, frame: Any) -> None:
        super().__init__(frame, list(frame.columns))

    def batches(self) -> Iterator[Batch]:
        for start in range(0, len(self._frame), ROWS):
            yield _Rows(self._frame.iloc[start:start + ROWS])


class _Rows(Batch):
    def __init__(self, frame: Any) -> None:
        self._pd = importlib.import_module("pandas")
        self._frame = frame
        self.rows = len(frame)

    def column(self, name: str, kind: str) -> Any:
        column, pd = self._frame[name], self._pd
        dtype, types = column.dtype, pd.api.types
        if isinstance(dtype, pd.ArrowDtype) or getattr(dtype, "storage", None) == "pyarrow":
            from .with_arrow import shape_of

            return shape_of(importlib.import_module("pyarrow").array(column.array), kind)
        if isinstance(dtype, pd.CategoricalDtype):
            return Coded(column.cat.codes.to_numpy(), column.cat.categories.tolist())
        if isinstance(dtype, pd.DatetimeTZDtype):
            column = column.dt.tz_localize(None)  # the day that the clock on the spot showed
        if types.is_datetime64_dtype(column.dtype):
            return Times(column.to_numpy())
        if types.is_float_dtype(dtype):
            return of_floats(column.to_numpy(dtype=np.float64, na_value=np.nan))
        if types.is_bool_dtype(dtype) or types.is_integer_dtype(dtype):
            return self._whole(column)
        return column.to_numpy(dtype=object).tolist()

    def _whole(self, column: Any) -> Whole:
        if isinstance(column.dtype, np.dtype):
            return Whole(column.to_numpy(), None)
        return Whole(column.to_numpy(dtype=column.dtype.numpy_dtype, na_value=0), column.isna().to_numpy())
