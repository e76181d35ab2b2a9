"""Reading what pyarrow holds or reads from a stream, batch by batch, texts where they lie.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from .arrays import Array, Blocks, Coded, Days, Nothing, Shape, Texts, Times, Whole, of_floats
from .cells import DAYS, ONCE
from .source import ROWS, Batch, Source

__all__ = ["ArrowSource", "shape_of"]


class ArrowSource(Source):
    """What exports an Arrow stream; floating NaN counts as missing, as it does in pandas."""

    library = "pyarrow"

    def __init__(self, frame: Any, reader: Any) -> None:
        super().__init__(frame, reader.schema.names)
        self._reader = reader

    def batches(self) -> Iterator[Batch]:
        for batch in self._reader:
            for start in range(0, batch.num_rows, ROWS):
                yield _Rows(batch.slice(start, ROWS))


class _Rows(Batch):
    def __init__(self, batch: Any) -> None:
        self._batch = batch
        self.rows = batch.num_rows

    def column(self, name: str, kind: str) -> Shape:
        return shape_of(self._batch.column(name), kind)


def shape_of(array: Any, kind: str) -> Shape:
    """The shape of an array that is to be of a kind."""
    pa, pc = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.compute"))
    types = pa.types
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array.type, pa.BaseExtensionType):
        array = array.storage
    if types.is_run_end_encoded(array.type):
        array = pc.run_end_decode(array)
    if kind == "id" and types.is_dictionary(array.type) and len(array.dictionary) > len(array):
        array = array.dictionary_decode()  # C names the few at once: Python would read the whole dictionary each batch
    held = array.type
    if types.is_null(held) or array.null_count == len(array):
        return Nothing(len(array))
    if kind == ONCE and (types.is_integer(held) or types.is_fixed_size_binary(held)):
        return _coded(array)
    if types.is_dictionary(held):
        return Coded(_filled(array.indices, -1, "int64"), array.dictionary.to_pylist())
    if types.is_boolean(held):
        return Whole(_bits(array, 1).view(np.bool_), _missing(array))
    if types.is_integer(held):
        return Whole(_where_they_lie(array, held.to_pandas_dtype()), _missing(array))
    if types.is_floating(held):
        return of_floats(_filled(array, np.nan, "float64"))
    if types.is_date32(held) and kind in DAYS:
        return Days(_where_they_lie(array, np.int32), _missing(array))
    if types.is_date(held) or types.is_timestamp(held):
        if types.is_timestamp(held) and held.tz is not None:
            array = pc.local_timestamp(array)
        return Times(array.to_numpy(zero_copy_only=False))
    if types.is_string(held) or types.is_large_string(held) or _is_view(types, held):
        return _texts(array) if kind == "id" else _coded(array)
    if types.is_fixed_size_binary(held) and kind in ("id", "digest"):
        return Blocks(_where_they_lie(array, f"V{held.byte_width}"), _missing(array))
    values: list[Any] = array.to_pylist()
    return values


def _is_view(types: Any, held: Any) -> bool:
    return bool(getattr(types, "is_string_view", lambda _: False)(held))  # which an old pyarrow has not


def _coded(array: Any) -> Coded:
    encoded = array.dictionary_encode()
    return Coded(_filled(encoded.indices, -1, "int64"), encoded.dictionary.to_pylist())


def _texts(array: Any) -> Texts:
    missing = _missing(array)
    plain = array.cast("large_string")
    if missing is not None:
        plain = plain.fill_null("")  # what lies under a missing one is nobody's name
    _, offsets, data = plain.buffers()
    width = np.dtype(np.int64).itemsize
    found = np.frombuffer(offsets, np.int64, len(plain) + 1, plain.offset * width)
    return Texts(b"" if data is None else data, found, missing)


def _where_they_lie(array: Any, kind: Any) -> Array:
    """Its values, whatever lies where one is missing."""
    held = np.dtype(kind)
    return np.frombuffer(array.buffers()[1], held, len(array), array.offset * held.itemsize)


def _bits(array: Any, which: int) -> Array:
    """The bits of a buffer, a byte each: pyarrow takes ten times as long."""
    first = array.offset % 8
    octets = np.frombuffer(array.buffers()[which], np.uint8)[array.offset // 8:(array.offset + len(array) + 7) // 8]
    return np.unpackbits(octets, bitorder="little")[first:first + len(array)]


def _filled(array: Any, value: float, kind: Any) -> Array:
    plain = array.cast(kind)
    made: Array = (plain.fill_null(value) if plain.null_count else plain).to_numpy(zero_copy_only=False)
    return made


def _missing(array: Any) -> Array | None:
    return _bits(array, 0) == 0 if array.null_count else None
