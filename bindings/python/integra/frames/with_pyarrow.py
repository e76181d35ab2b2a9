"""Reading and appending to a pyarrow table, chunk by chunk into one numpy array.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .._low import core as _low
from .reader import (
    BAD, DAY, REF, STAYS, TEXT, WORDS, Array, Reader, from_booleans, from_datetimes, from_floats, from_numbers,
    from_places, signed,
)


class ArrowReader(Reader):
    """A pyarrow.Table; floating NaN counts as missing, as it does in pandas."""

    def __init__(self, table: Any) -> None:
        self._pa = importlib.import_module("pyarrow")
        self._pc = importlib.import_module("pyarrow.compute")
        self._table = table
        self.names: list[Any] = table.column_names
        self.rows: int = table.num_rows

    def answers(self, name: str, codes: bool) -> Array:
        types, column = self._pa.types, self._table.column(name)
        kind = column.type
        if types.is_null(kind):
            return np.zeros(self.rows, np.uint8)
        if types.is_boolean(kind):
            return self._chunks(column, np.uint8, lambda chunk: from_booleans(
                self._filled(chunk.cast("uint8"), 0), self._missing(chunk)))
        if self._is_text(kind):
            return self._chunks(column, np.uint8, self._text_codes)
        if types.is_dictionary(kind) and self._is_text(kind.value_type):
            return self._chunks(column, np.uint8, self._dictionary_codes)
        numeric = types.is_integer(kind) or types.is_floating(kind)
        if codes and numeric:
            return from_numbers(*self.numbers(name))
        raise self.takes_answers(name, codes, numeric)

    def numbers(self, name: str) -> tuple[Array, Array | None]:
        types, column = self._pa.types, self._table.column(name)
        kind = column.type
        if types.is_null(kind):
            return np.zeros(self.rows, np.uint32), np.ones(self.rows, np.bool_)
        if types.is_floating(kind):
            return from_floats(self._chunks(
                column, np.float64, lambda chunk: self._filled(chunk.cast("float64"), np.nan)))
        if not types.is_integer(kind):
            raise self.takes(name, "whole numbers")
        missing = self._chunks(column.is_null(), np.bool_, self._plain) if column.null_count else None
        return self._chunks(column, kind.to_pandas_dtype(), lambda chunk: self._filled(chunk, 0)), missing

    def texts(self, name: str) -> tuple[Array, list[str]]:
        types, column = self._pa.types, self._table.column(name)
        if types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if types.is_null(column.type):
            return np.full(self.rows, -1), []
        if not self._is_text(column.type):
            raise self.takes(name, TEXT)
        encoded = column.cast("large_string").dictionary_encode()
        places = self._chunks(encoded, np.int64, lambda chunk: self._filled(chunk.indices.cast("int64"), -1))
        return places, encoded.chunk(0).dictionary.to_pylist() if encoded.num_chunks else []

    def days(self, name: str) -> Array:
        types, column = self._pa.types, self._table.column(name)
        kind = column.type
        if types.is_null(kind):
            return np.full(self.rows, _low.DATE_UNKNOWN, np.int32)
        if types.is_date32(kind):
            return self._chunks(column, np.int32, lambda chunk: self._filled(chunk.cast("int32"), _low.DATE_UNKNOWN))
        if types.is_timestamp(kind) and kind.tz is not None:
            column = self._pc.local_timestamp(column)
        elif not (types.is_timestamp(kind) or types.is_date(kind)):
            raise self.takes(name, DAY.en)
        return self._chunks(column, np.int64, lambda chunk: from_datetimes(self._plain(chunk)))

    def missing(self, name: str) -> Array:
        column = self._table.column(name)
        if self._pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        return self._chunks(column.is_null(), np.bool_, self._plain)

    def stays(self, name: str) -> tuple[Array, Reader]:
        types, column = self._pa.types, self._table.column(name)
        kind = column.type
        if types.is_null(kind):
            return np.full(self.rows, -1), ArrowReader(self._pa.table({}))
        if not (types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind)):
            raise self.takes(name, STAYS)
        lengths = self._chunks(column, np.int64, lambda chunk: self._filled(self._pc.list_value_length(chunk), -1))
        inner = kind.value_type
        if types.is_null(inner):
            return lengths, _Nothing(int(lengths.clip(0).sum()))
        if not types.is_struct(inner):
            raise self.takes(name, STAYS)
        elements = [chunk.flatten() for chunk in column.chunks]  # the elements of lists that are not null
        fields = [inner.field(place) for place in range(inner.num_fields)]
        arrays = zip(*(each.flatten() for each in elements), strict=True) if elements else [[] for _ in fields]
        columns = [self._pa.chunked_array(list(chunks), field.type)
                   for field, chunks in zip(fields, arrays, strict=True)]
        return lengths, ArrowReader(self._pa.table(columns, names=[field.name for field in fields]))

    def match(self, other: Reader) -> tuple[Array, Array]:
        assert isinstance(other, ArrowReader)
        here, there = (self._keys(each) for each in (self, other))
        null = self._pa.null()
        here = here.cast(there.type) if here.type == null else here
        there = there.cast(here.type) if there.type == null else there
        if here.type != there.type:
            raise self.takes("ref", f"{REF}, the same in the frame and in admissions")
        both = self._pa.chunked_array([*here.chunks, *there.chunks], here.type).dictionary_encode()
        places = self._chunks(both, np.int64, lambda chunk: self._filled(chunk.indices.cast("int64"), -1))
        return places[:self.rows], places[self.rows:]

    def append(self, made: Mapping[str, Array], words: Mapping[str, tuple[str, ...]],
               texts: Mapping[str, tuple[str, ...]] | None = None, nulls: Array | None = None) -> Any:
        pa, table, dictionaries = self._pa, self._table, {**words, **(texts or {})}
        for name, column in made.items():
            array = pa.array(column, mask=nulls)
            if name in dictionaries:
                array = pa.DictionaryArray.from_arrays(
                    pa.array(signed(column), mask=nulls), pa.array(dictionaries[name], pa.string()))
            table = table.append_column(name, array)
        return table

    def _keys(self, reader: ArrowReader) -> Any:
        """The refs, as long text or as int64; of no type where there is none."""
        column, types = reader._table.column("ref"), self._pa.types
        kind = column.type
        if types.is_dictionary(kind):
            column = column.cast(kind.value_type)
            kind = kind.value_type
        if types.is_integer(kind) and kind != self._pa.uint64():
            return column.cast("int64")
        if self._is_text(kind):
            return column.cast("large_string")
        if types.is_null(kind):
            return column
        raise reader.takes("ref", REF)

    def _is_text(self, kind: Any) -> bool:
        types = self._pa.types
        return bool(types.is_string(kind) or types.is_large_string(kind)
                    or getattr(types, "is_string_view", bool)(kind))

    def _chunks(self, column: Any, dtype: Any, read: Callable[[Any], Array]) -> Array:
        """One array of what is read of each chunk; a single chunk is not copied."""
        if column.num_chunks == 1:
            return np.asarray(read(column.chunk(0)), dtype)
        made, start = np.empty(len(column), dtype), 0
        for chunk in column.chunks:
            made[start:start + len(chunk)] = read(chunk)
            start += len(chunk)
        return made

    @staticmethod
    def _plain(chunk: Any) -> Array:
        plain: Array = chunk.to_numpy(zero_copy_only=False)
        return plain

    def _filled(self, chunk: Any, value: float) -> Array:
        return self._plain(self._pc.fill_null(chunk, value) if chunk.null_count else chunk)

    def _missing(self, chunk: Any) -> Array | None:
        return self._plain(chunk.is_null()) if chunk.null_count else None

    def _text_codes(self, chunk: Any) -> Array:
        """The place of each among the three words; a value that is none of them is bad, a missing one unknown."""
        text = chunk if self._pa.types.is_string(chunk.type) else chunk.cast("large_string")
        places = self._pc.index_in(text, value_set=self._pa.array(WORDS, text.type))
        codes = self._filled(places, BAD).astype(np.uint8)
        missing = self._missing(chunk)
        if missing is not None:
            codes[missing] = 0
        return codes

    def _dictionary_codes(self, chunk: Any) -> Array:
        codes = from_places(self._filled(chunk.indices, 0), self._text_codes(chunk.dictionary))
        missing = self._missing(chunk.indices)
        return codes if missing is None else np.where(missing, np.uint8(0), codes)  # codes may be Arrow's own memory


class _Nothing(ArrowReader):
    """So many elements of which nothing is known: a list column whose every element is null."""

    def __init__(self, rows: int) -> None:
        super().__init__(importlib.import_module("pyarrow").table({}))
        self.rows = rows
