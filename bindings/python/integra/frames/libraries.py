"""Which library a frame is of. A library is only looked for among the modules already imported.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._discreet import alone
from .._sieve import Sieve
from .reader import Array, Reader
from .with_pandas import PandasReader
from .with_polars import PolarsReader
from .with_pyarrow import ArrowReader

#: Makes of a frame that a reader appended to what the caller gave.
GiveBack: TypeAlias = Callable[[Any], Any]

_WANTED = "a pandas, polars or pyarrow data frame, or an object that exports an Arrow stream"


def reader_of(frame: Any, name: str) -> tuple[Reader, GiveBack]:
    """The reader of a frame, and how its kind is given back."""
    pandas, polars, pyarrow = (sys.modules.get(library) for library in ("pandas", "polars", "pyarrow"))
    if polars is not None and isinstance(frame, polars.LazyFrame):
        raise TypeError(f"{name} is a polars.LazyFrame: screen its collect()")
    if pandas is not None and isinstance(frame, pandas.DataFrame):
        return PandasReader(frame), _itself
    if polars is not None and isinstance(frame, polars.DataFrame):
        return PolarsReader(frame), _itself
    if pyarrow is not None and isinstance(frame, pyarrow.Table):
        return ArrowReader(frame), _itself
    if pyarrow is not None and isinstance(frame, pyarrow.RecordBatch):
        return ArrowReader(pyarrow.Table.from_batches([frame])), _one_batch
    columns = tuple(
        kind for library, kinds in ((pandas, ("Series", "Index")), (polars, ("Series",)),
                                    (pyarrow, ("Array", "ChunkedArray", "Scalar")))
        if library is not None for kind in (getattr(library, each) for each in kinds))
    if not hasattr(frame, "__arrow_c_stream__") or isinstance(frame, columns):
        raise TypeError(f"{name} takes {_WANTED}")
    return _foreign(frame, name)


def told_back(
    reader: Reader, give_back: GiveBack, sieve: Sieve | None, made: Mapping[str, Array],
    words: Mapping[str, tuple[str, ...]], texts: Mapping[str, tuple[str, ...]] | None = None,
) -> Any:
    """The frame with its outputs; where rows are set apart, nothing in theirs, and what is said against them."""
    whole = give_back(reader.append(made, words, texts, None if sieve is None else sieve.bad))
    return whole if sieve is None else sieve.masked(whole)


def _itself(made: Any) -> Any:
    return made


def _one_batch(made: Any) -> Any:
    batches = made.combine_chunks().to_batches()
    return batches[0] if batches else _empty_batch(made.schema)


def _empty_batch(schema: Any) -> Any:
    return importlib.import_module("pyarrow").RecordBatch.from_pylist([], schema=schema)


def _foreign(frame: Any, name: str) -> tuple[Reader, GiveBack]:
    """Another library's frame, through its Arrow stream; its type's own ``from_arrow`` takes it back, if it has one."""
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ImportError:
        raise ImportError(f"{name} comes as an Arrow stream, which needs pyarrow: pip install pyarrow") from None
    try:
        table = pyarrow.table(frame)
    except (pyarrow.ArrowException, TypeError, ValueError):  # its text may quote values
        alone(TypeError(f"{name} takes {_WANTED}: its stream is no table"))
    return ArrowReader(table), getattr(type(frame), "from_arrow", _itself)
