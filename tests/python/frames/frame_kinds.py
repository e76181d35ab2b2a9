"""One table, as each library has it: made from columns of plain values, and read back into them.

Spec: README.md ("Data frames").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from integra import Count

COUNTS = {name for count in Count for name in (count.word, f"{count.word}_at_least")}
DATES = {"date", "admissions_known_from", "admissions_known_to"}
Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Kind:
    """A way to hold a table: the libraries it needs, its maker and its reader."""

    name: str
    libraries: tuple[str, ...]
    make: Callable[[Columns], Any]
    read: Callable[[Any], Columns]

    def __str__(self) -> str:
        return self.name


def arrow(columns: Columns) -> Any:
    """A pyarrow table whose types do not hang on the values."""
    pa = importlib.import_module("pyarrow")
    stay = pa.struct([("date", pa.date32()), ("emergency", pa.string())])

    def of(name: str, values: list[Any]) -> Any:
        if name in DATES:
            return pa.array(values, pa.date32())
        if name in COUNTS:
            return pa.array(values, pa.int64())
        return pa.array(values, pa.list_(stay)) if name == "admissions" else pa.array(values)

    return pa.table({name: of(name, values) for name, values in columns.items()})


def chunked(columns: Columns) -> Any:
    """The same in chunks of two rows, words in dictionaries that differ by chunk, sliced out of a longer table."""
    pa = importlib.import_module("pyarrow")
    table = arrow({name: [*values[:1], *values] for name, values in columns.items()})
    for place, (name, kind) in enumerate(zip(table.column_names, table.schema.types, strict=True)):
        if pa.types.is_string(kind):
            column = pa.chunked_array(
                [table.column(place).slice(start, 2).combine_chunks().dictionary_encode()
                 for start in range(0, len(table), 2)], pa.dictionary(pa.int32(), pa.string()))
            table = table.set_column(place, name, column)
    return table.slice(min(1, len(table)))


def pandas(columns: Columns) -> Any:
    """What pandas makes of the values by itself, the index out of order."""
    pd = importlib.import_module("pandas")
    rows = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[7 - row for row in range(rows)])


def pandas_objects(columns: Columns) -> Any:
    """Words as categories, everything else as Python objects or masked integers; nothing of Arrow."""
    pd = importlib.import_module("pandas")

    def of(name: str, values: list[Any]) -> Any:
        if name in COUNTS:
            return pd.array(values, dtype="Int64")
        plain = name in DATES or name in ("admissions", "ref") or not all(isinstance(v, str | None) for v in values)
        return pd.Series(values, dtype=object) if plain else pd.Categorical(values)

    return pd.DataFrame({name: of(name, values) for name, values in columns.items()})


def pandas_arrow(columns: Columns) -> Any:
    pd = importlib.import_module("pandas")
    return arrow(columns).to_pandas(types_mapper=pd.ArrowDtype)


def read_pandas(frame: Any) -> Columns:
    pd = importlib.import_module("pandas")
    return {name: [None if pd.api.types.is_scalar(value) and pd.isna(value) else value for value in frame[name]]
            for name in frame.columns}


def polars(columns: Columns) -> Any:
    pl = importlib.import_module("polars")
    stays = pl.List(pl.Struct({"date": pl.Date, "emergency": pl.String}))
    kinds = dict.fromkeys(DATES, pl.Date) | dict.fromkeys(COUNTS, pl.Int64) | {"admissions": stays}
    return pl.DataFrame({name: pl.Series(name, values, dtype=kinds.get(name)) for name, values in columns.items()})


def polars_enum(columns: Columns) -> Any:
    pl = importlib.import_module("polars")
    return polars(columns).with_columns(pl.col(pl.String).cast(pl.Categorical), pl.lit(1).alias("own"))


ARROW = Kind("pyarrow", ("pyarrow",), arrow, lambda table: table.to_pydict())
CHUNKED = Kind("pyarrow in chunks", ("pyarrow",), chunked, ARROW.read)
PANDAS = Kind("pandas", ("pandas",), pandas, read_pandas)
POLARS = Kind("polars", ("polars",), polars, lambda frame: frame.to_dict(as_series=False))
KINDS = (
    ARROW, CHUNKED, PANDAS, POLARS,
    Kind("pandas objects", ("pandas", "pyarrow"), pandas_objects, read_pandas),
    Kind("pandas over Arrow", ("pandas", "pyarrow"), pandas_arrow, read_pandas),
    Kind("polars categories", ("polars",), polars_enum, POLARS.read),
)


def need(kind: Kind) -> Kind:
    """Skips, saying so, where a library of this kind is absent."""
    for library in kind.libraries:
        pytest.importorskip(library, reason=f"{library} is not installed: {kind} is not tested")
    return kind


every_kind = pytest.mark.parametrize("kind", KINDS, ids=str)
main_kinds = pytest.mark.parametrize("kind", (PANDAS, POLARS, ARROW), ids=str)
