"""Which library a frame is of, and so how it is read; a library is only looked for among the modules already imported,
but for a foreign Arrow stream.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from typing import Any

from .._discreet import alone
from .._arrays import numpy_for
from .source import WANTED, Columns, Source

__all__ = ["source_of"]


def source_of(frame: Any, name: str) -> Source:
    """The reader of a frame that is the argument of that name."""
    if isinstance(frame, Mapping):
        return Columns(frame, name)
    pandas, polars, pyarrow = (sys.modules.get(library) for library in ("pandas", "polars", "pyarrow"))
    if polars is not None and isinstance(frame, polars.LazyFrame):
        raise TypeError(f"{name} is a polars.LazyFrame: give its collect()")
    if pandas is not None and isinstance(frame, pandas.DataFrame):
        from .with_pandas import PandasSource

        return PandasSource(frame)
    if polars is not None and isinstance(frame, polars.DataFrame):
        numpy_for("a data frame")
        from .with_polars import PolarsSource

        return PolarsSource(frame)
    reader = frame if pyarrow is not None and isinstance(frame, pyarrow.RecordBatchReader) else _stream(frame, name)
    numpy_for("a data frame")
    from .with_arrow import ArrowSource

    return ArrowSource(frame, reader)


def _stream(frame: Any, name: str) -> Any:
    """What exports an Arrow stream, as a reader of batches."""
    pandas, polars, pyarrow = (sys.modules.get(library) for library in ("pandas", "polars", "pyarrow"))
    columns = tuple(
        kind for library, kinds in ((pandas, ("Series", "Index")), (polars, ("Series",)), (pyarrow, ("Array", "ChunkedArray")))
        if library is not None for kind in (getattr(library, each) for each in kinds))
    if pyarrow is not None and isinstance(frame, pyarrow.RecordBatch):
        return pyarrow.RecordBatchReader.from_batches(frame.schema, [frame])
    if not hasattr(frame, "__arrow_c_stream__") or isinstance(frame, columns):
        raise TypeError(f"{name} takes {WANTED}")
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ImportError:
        raise ImportError(f"{name} comes as an Arrow stream, which needs pyarrow: pip install pyarrow") from None
    try:
        return pyarrow.RecordBatchReader.from_stream(frame)
    except (pyarrow.ArrowException, TypeError, ValueError):  # its text may quote values
        alone(TypeError(f"{name} takes {WANTED}: its stream is no table"))
