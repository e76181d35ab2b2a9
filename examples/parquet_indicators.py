"""B3 of stays in Parquet, read by pyarrow, by DuckDB and by polars: batches of Arrow go into a tally, and the bytes are the same.

Run it:  python examples/parquet_indicators.py [FOLDER] [--pieces 4] [--rows 100000] [--parts 1]
None of the readers has the whole of the rows in memory: what stays is the tally. A reader whose library is not installed is
passed over. FOLDER has pieces of stays in Parquet; where none is named, made-up ones are written.
Spec: spec/50-indicators.md (IND-5).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import importlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import indicator_pieces as pieces
import pyarrow.parquet as pq

#: How many rows a reader hands over at once.
BATCH = 65536


def by_pyarrow(files: list[Path]) -> Iterator[Any]:
    for file in files:
        yield from pq.ParquetFile(file).iter_batches(BATCH)


def by_duckdb(files: list[Path]) -> Iterator[Any]:
    """Any query does, whose columns are those of the frame: rows of several tables joined, names of others changed."""
    duckdb: Any = importlib.import_module("duckdb")
    with duckdb.connect() as connection:
        found = connection.sql(
            "select person, admission, discharge, mco, on_list, birth_date from read_parquet(?)",
            params=[[os.fspath(file) for file in files]])
        yield from found.to_arrow_reader(BATCH)


def by_polars(files: list[Path]) -> Iterator[Any]:
    """A lazy frame, of which nothing is collected as a whole."""
    polars: Any = importlib.import_module("polars")
    for frame in polars.scan_parquet(files).collect_batches(chunk_size=BATCH):
        yield from frame.to_arrow().to_batches()


READERS: dict[str, Callable[[list[Path]], Iterator[Any]]] = {"pyarrow": by_pyarrow, "duckdb": by_duckdb, "polars": by_polars}


def compare(files: list[Path], parts: int) -> bool:
    """Tells what each reader comes to; whether all of them come to the same bytes."""
    found: list[dict[str, Any]] = []
    for name, reader in READERS.items():
        start = time.process_time()
        try:
            found.append(next(pieces.ended(pieces.tallied(reader(files), 0, parts))).to_pylist()[0])
        except ModuleNotFoundError as error:
            print(f"{name}: {error.name} is not installed")
            continue
        print(f"{name}: {pieces.told(found[-1])}; {time.process_time() - start:.1f} s of CPU")
    same = all(each == found[0] for each in found)
    print(f"{len(found)} readers, {'the same bytes' if same else 'NOT the same bytes'}")
    return same


def main() -> int:
    parser = argparse.ArgumentParser(description="B3 of Parquet by several readers")
    parser.add_argument("folder", type=Path, nargs="?")
    pieces.numbers(parser, pieces=4, rows=100_000, parts=1)
    options = parser.parse_args()
    if options.folder is not None:
        files = sorted(options.folder.glob("*.parquet"))
        if not files:
            parser.error(f"no *.parquet in {options.folder}")
        return 0 if compare(files, options.parts) else 1
    with tempfile.TemporaryDirectory() as made:
        return 0 if compare(pieces.write(Path(made), options.pieces, options.rows), options.parts) else 1


if __name__ == "__main__":
    raise SystemExit(main())
