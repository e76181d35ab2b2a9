"""A frame of columns of plain values: words in dictionaries, days as days, whole numbers that may be missing.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import importlib
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from ..errors import UsageError
from ..text import expected, one_of
from ..words import Status

__all__ = ["LIBRARIES", "frame_of"]

#: How many words a place of one byte tells apart, as Arrow has it.
_MOST_OF_A_BYTE = 128
#: A column: its words, or the type of its values (a list is one of admissions), and the values, None where missing.
Column: TypeAlias = tuple[Any, list[Any]]


def _pandas(columns: Mapping[str, Column]) -> Any:
    pd = importlib.import_module("pandas")

    def series(kind: Any, values: list[Any]) -> Any:
        if isinstance(kind, tuple):
            return pd.Categorical(values, categories=kind)
        if kind is int:
            return pd.array(values, dtype="Int64")
        if kind is datetime.date:
            return np.array(values, "datetime64[s]")
        return _lists(pd, values) if kind is list else values

    return pd.DataFrame({name: series(*column) for name, column in columns.items()})


def _lists(pd: Any, values: list[Any]) -> Any:
    try:
        pa = importlib.import_module("pyarrow")
    except ImportError:
        raise ImportError("admissions in a pandas frame need pyarrow: pip install pyarrow") from None
    return pd.arrays.ArrowExtensionArray(_array(pa, list, values))


def _polars(columns: Mapping[str, Column]) -> Any:
    pl = importlib.import_module("polars")
    types = {str: pl.String, int: pl.Int64, bool: pl.Boolean, datetime.date: pl.Date,
             list: pl.List(pl.Struct({"date": pl.Date, "emergency": pl.String}))}
    return pl.DataFrame([
        pl.Series(name, values, dtype=pl.Enum(kind) if isinstance(kind, tuple) else types[kind])
        for name, (kind, values) in columns.items()])


def _pyarrow(columns: Mapping[str, Column]) -> Any:
    pa = importlib.import_module("pyarrow")
    return pa.table({name: _array(pa, kind, values) for name, (kind, values) in columns.items()})


def _array(pa: Any, kind: Any, values: list[Any]) -> Any:
    if isinstance(kind, tuple):
        places = {word: place for place, word in enumerate(kind)} | {None: None}
        return pa.DictionaryArray.from_arrays(
            pa.array([places[value] for value in values], pa.int8() if len(kind) <= _MOST_OF_A_BYTE else pa.int16()),
            pa.array(kind, pa.string()))
    types = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), datetime.date: pa.date32(),
             list: pa.list_(pa.struct([("date", pa.date32()), ("emergency", pa.string())]))}
    return pa.array(values, types[kind])


#: How each library makes one, the first choice first.
LIBRARIES = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}


def frame_of(columns: Mapping[str, Column], library: str | None) -> Any:
    """The frame of a library, of the first that is installed where none is named."""
    return LIBRARIES[_installed() if library is None else _named(library)](columns)


def _named(library: str) -> str:
    if not isinstance(library, str):
        raise TypeError("library takes a str, or None for the first that is installed")
    if library not in LIBRARIES:
        raise UsageError(Status.UNKNOWN_NAME, detail=expected(one_of(LIBRARIES)).at("library"))
    return library


def _installed() -> str:
    for library in LIBRARIES:
        try:
            importlib.import_module(library)
        except ImportError:
            continue
        return library
    raise ImportError("a data frame needs pandas, polars or pyarrow: pip install one of them")
