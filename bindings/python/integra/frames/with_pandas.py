"""Reading and appending to a pandas data frame; columns that pandas keeps in Arrow are read as Arrow.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from .._discreet import alone
from .._low import core as _low
from .reader import (
    DAY, REF, STAYS, TEXT, WORDS, Array, Reader, from_booleans, from_datetimes, from_floats, from_numbers, from_places,
    signed,
)
from .with_pyarrow import ArrowReader

_HINT = "pandas.to_datetime makes dates of text"


class PandasReader(Reader):
    """A pandas.DataFrame: None, NaN, NaT and NA are missing."""

    def __init__(self, frame: Any) -> None:
        self._pd = importlib.import_module("pandas")
        self._frame = frame
        self.names: list[Any] = list(frame.columns)
        self.rows: int = len(frame)

    def answers(self, name: str, codes: bool) -> Array:
        column, types = self._frame[name], self._pd.api.types
        if (arrow := self._arrow(column)) is not None:
            return arrow.answers(name, codes)
        if isinstance(column.dtype, self._pd.CategoricalDtype):
            return from_places(column.cat.codes.to_numpy(), self._text_codes(name, column.cat.categories))
        kind = self._kind(column)
        if kind == "boolean":
            missing = column.isna().to_numpy()
            values = column.to_numpy(dtype=bool, na_value=False) if missing.any() else column.to_numpy(dtype=bool)
            return from_booleans(values, missing)
        if kind in ("string", "mixed", "mixed-integer", "empty"):
            found = self._text_codes(name, column)
            found[column.isna().to_numpy()] = 0
            return found
        numeric = types.is_numeric_dtype(column.dtype)
        if codes and numeric and not types.is_complex_dtype(column.dtype):
            return from_numbers(*self.numbers(name))
        raise self.takes_answers(name, codes, numeric)

    def numbers(self, name: str) -> tuple[Array, Array | None]:
        column, types = self._frame[name], self._pd.api.types
        if (arrow := self._arrow(column)) is not None:
            return arrow.numbers(name)
        if self._kind(column) == "empty":
            return np.zeros(self.rows, np.uint32), np.ones(self.rows, np.bool_)
        if isinstance(column.dtype, self._pd.SparseDtype):
            raise self.takes(name, "whole numbers")
        if types.is_float_dtype(column.dtype):
            return from_floats(column.to_numpy(dtype=np.float64, na_value=np.nan))
        if not types.is_integer_dtype(column.dtype):
            raise self.takes(name, "whole numbers")
        if isinstance(column.dtype, np.dtype):
            return np.asarray(column.to_numpy()), None
        missing = column.isna().to_numpy()
        return np.asarray(column.to_numpy(dtype=column.dtype.numpy_dtype, na_value=0)), missing

    def texts(self, name: str) -> tuple[Array, list[str]]:
        column = self._frame[name]
        if (arrow := self._arrow(column)) is not None:
            return arrow.texts(name)
        if isinstance(column.dtype, self._pd.CategoricalDtype):
            places, distinct = column.cat.codes.to_numpy(), column.cat.categories
        elif self._kind(column) in ("string", "empty"):
            places, distinct = self._pd.factorize(column)
        else:
            raise self.takes(name, TEXT)
        if not all(isinstance(each, str) for each in distinct):
            raise self.takes(name, TEXT)
        return places, list(distinct)

    def days(self, name: str) -> Array:
        column, types = self._frame[name], self._pd.api.types
        kind = self._kind(column)
        if kind == "string":
            raise self.takes(name, DAY.en, _HINT)
        if (arrow := self._arrow(column)) is not None:
            return arrow.days(name)
        if isinstance(column.dtype, self._pd.DatetimeTZDtype):
            column = column.dt.tz_localize(None)  # the day that the clock on the spot showed
        if types.is_datetime64_dtype(column.dtype):
            return from_datetimes(column.to_numpy())
        if kind not in ("date", "empty"):
            raise self.takes(name, DAY.en)
        days, given = np.full(self.rows, _low.DATE_UNKNOWN, np.int64), column.notna().to_numpy()
        days[given] = from_datetimes(column.to_numpy(dtype=object)[given].astype("datetime64[D]"))
        return days

    def missing(self, name: str) -> Array:
        return np.asarray(self._frame[name].isna().to_numpy())

    def stays(self, name: str) -> tuple[Array, Reader]:
        column = self._frame[name]
        arrow = self._arrow(column)
        if arrow is None and self._kind(column) == "empty":
            return np.full(self.rows, -1), PandasReader(self._pd.DataFrame())
        if arrow is None and column.dtype == object:
            pyarrow = self._pyarrow(name)
            try:
                arrow = ArrowReader(pyarrow.table({name: pyarrow.array(column, from_pandas=True)}))
            except (pyarrow.ArrowException, TypeError, ValueError, OverflowError):  # its text may quote values
                alone(self.takes(name, STAYS))
        if arrow is None:
            raise self.takes(name, STAYS)
        return arrow.stays(name)

    def match(self, other: Reader) -> tuple[Array, Array]:
        assert isinstance(other, PandasReader)
        (here, kind), (there, other_kind) = self._keys(), other._keys()
        factorize = self._pd.factorize
        if "empty" in (kind, other_kind):  # no ref at all on one side, so none to find on the other
            return factorize(here)[0], factorize(there)[0]
        if kind != other_kind:
            raise self.takes("ref", f"{REF}, the same in the frame and in admissions")
        places, _ = factorize(self._pd.concat([here, there], ignore_index=True))
        return places[:self.rows], places[self.rows:]

    def append(self, made: Mapping[str, Array], words: Mapping[str, tuple[str, ...]],
               texts: Mapping[str, tuple[str, ...]] | None = None, nulls: Array | None = None) -> Any:
        pd = self._pd
        kinds = {name: pd.CategoricalDtype(dictionary) for name, dictionary in {**words, **(texts or {})}.items()}
        columns = {}
        for name, column in made.items():
            if name in kinds:
                places = signed(column) if nulls is None else np.where(nulls, signed(column).dtype.type(-1), signed(column))
                column = pd.Categorical.from_codes(places, dtype=kinds[name])
            elif nulls is not None:
                column = self._with_nulls(column, nulls)
            columns[name] = column
        whole = pd.concat([self._frame, pd.DataFrame(columns, index=self._frame.index)], axis=1)
        whole.attrs = dict(self._frame.attrs)
        return whole

    def _with_nulls(self, column: Array, nulls: Array) -> Any:
        """Days with NaT, whole numbers as pandas has them where some are missing."""
        if column.dtype.kind == "M":
            return np.where(nulls, np.datetime64("NaT"), column)
        return self._pd.arrays.IntegerArray(column, nulls.copy())

    def _kind(self, column: Any) -> str:
        """What is in the column: of the cells themselves where pandas has no type for them, or makes floats of none."""
        kind: str = self._pd.api.types.infer_dtype(column, skipna=True)
        return "empty" if kind in ("floating", "unknown-array") and not column.notna().any() else kind

    def _keys(self) -> tuple[Any, str]:
        """The refs and what they are: string, integer, or empty."""
        column = self._frame["ref"]
        if isinstance(column.dtype, self._pd.CategoricalDtype):
            column = column.astype(column.cat.categories.dtype)
        kind = self._kind(column)
        if kind not in ("string", "integer", "empty"):
            raise self.takes("ref", REF)
        return column, kind

    def _text_codes(self, name: str, values: Any) -> Array:
        """The place of each among the three words, BAD where it is none of them."""
        try:
            places = self._pd.Index(WORDS, dtype=object).get_indexer(values)
        except TypeError:  # cells that cannot be looked up, lists for instance
            alone(self.takes_answers(name, False, False))
        codes: Array = places.astype(np.uint8)
        return codes

    def _arrow(self, column: Any) -> ArrowReader | None:
        """The column as a table, where pandas keeps it in Arrow already."""
        dtype = column.dtype
        if not isinstance(dtype, self._pd.ArrowDtype) and getattr(dtype, "storage", None) != "pyarrow":
            return None
        pyarrow = importlib.import_module("pyarrow")
        array = pyarrow.array(column.array)
        if not isinstance(array, pyarrow.ChunkedArray):
            array = pyarrow.chunked_array([array])
        reader = ArrowReader(pyarrow.table({column.name: array}))
        reader.of = self.of
        return reader

    def _pyarrow(self, name: str) -> Any:
        try:
            return importlib.import_module("pyarrow")
        except ImportError:
            raise self.takes(name, STAYS, "lists in pandas need pyarrow; admissions= takes a second frame") from None
