"""A frame of any library as columns of plain values, None where one is missing.

A library is only looked for among the modules already imported, but for a foreign Arrow stream.

Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._discreet import alone
from ..text import Text
from ..words import Status, TerritoryTable
from .refusals import TerritoryError

__all__ = ["columns_of"]

_WANTED = "a pandas, polars or pyarrow data frame, one that exports an Arrow stream, or a dict of lists"


def columns_of(frame: Any, table: TerritoryTable) -> Mapping[str, Sequence[Any]]:
    """The columns of a table's frame by name, all of one length."""
    columns = dict(_read(frame, table.word))
    if len({len(values) for values in columns.values()}) > 1:
        raise TerritoryError(Status.OUT_OF_RANGE, Text(
            "its columns are not of one length", "ses colonnes n'ont pas toutes la même longueur"), table)
    return columns


def _read(frame: Any, name: str) -> Iterable[tuple[str, Sequence[Any]]]:
    pandas, polars, pyarrow = (sys.modules.get(library) for library in ("pandas", "polars", "pyarrow"))
    if isinstance(frame, Mapping):
        return [(column, _values(values, name)) for column, values in frame.items()]
    if pandas is not None and isinstance(frame, pandas.DataFrame):
        return _of_pandas(frame, name)
    if polars is not None and isinstance(frame, polars.LazyFrame):
        raise TypeError(f"frames[{name!r}] is a polars.LazyFrame: give its collect()")
    if polars is not None and isinstance(frame, polars.DataFrame):
        return [(column.name, column.to_list()) for column in frame.get_columns()]
    if pyarrow is not None and isinstance(frame, (pyarrow.Table, pyarrow.RecordBatch)):
        return _of_arrow(frame, name)
    if not hasattr(frame, "__arrow_c_stream__"):
        raise TypeError(f"frames[{name!r}] takes {_WANTED}")
    return _foreign(frame, name)


def _values(values: Any, name: str) -> Sequence[Any]:
    """A column of a dict: a list, or what gives one."""
    if isinstance(values, (list, tuple)):
        return values
    kind = getattr(getattr(values, "dtype", None), "kind", None)
    if kind == "M" and hasattr(values, "astype"):
        values = values.astype("datetime64[us]")  # of nanoseconds tolist() makes numbers
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            found = getattr(values, method)()
            if isinstance(found, list):
                return found
    raise TypeError(f"frames[{name!r}] takes {_WANTED}")


def _once(columns: Sequence[Any], name: str) -> None:
    if len(set(columns)) != len(columns):
        raise TerritoryError(Status.DUPLICATE, Text(
            "two of its columns have one name", "deux de ses colonnes ont le même nom"), TerritoryTable(name))


def _of_pandas(frame: Any, name: str) -> Iterable[tuple[str, Sequence[Any]]]:
    _once(list(frame.columns), name)
    for column in frame.columns:
        series = frame[column]
        yield column, series.astype(object).where(series.notna(), None).tolist()


def _of_arrow(table: Any, name: str) -> Iterable[tuple[str, Sequence[Any]]]:
    _once(table.schema.names, name)
    return [(column, values.to_pylist()) for column, values in zip(table.schema.names, table.columns, strict=True)]


def _foreign(frame: Any, name: str) -> Iterable[tuple[str, Sequence[Any]]]:
    try:
        pyarrow = importlib.import_module("pyarrow")
    except ImportError:
        raise ImportError(f"frames[{name!r}] comes as an Arrow stream, which needs pyarrow: pip install pyarrow") from None
    try:
        table = pyarrow.table(frame)
    except (pyarrow.ArrowException, TypeError, ValueError):  # its text may quote values
        alone(TypeError(f"frames[{name!r}] takes {_WANTED}: its stream is no table"))
    return _of_arrow(table, name)
