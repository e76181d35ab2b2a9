"""B3 of stays in pieces, by several processes of one machine: each tallies pieces, and tallies are merged in a tree.

Run it:  python examples/process_indicators.py [FOLDER] [--processes 2] [--pieces 6] [--rows 20000] [--parts 1] [--fan 2]
The functions are those that examples/spark_indicators.py sends to many machines. FOLDER has pieces of stays in Parquet; where
none is named, made-up ones are written to a folder that is gone at the end.
Spec: spec/50-indicators.md (IND-5).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import repeat
from pathlib import Path
from typing import Any

import indicator_pieces as pieces
import pyarrow.parquet as pq


def tallied(file: Path, piece: int, parts: int) -> list[Any]:
    """The tallies of one file."""
    return list(pieces.tallied(pq.ParquetFile(file).iter_batches(), piece, parts))


def merged(cells: Iterable[Any], fan: int) -> list[Any]:
    """One task of a round."""
    return list(pieces.merged(cells, fan))


def tree(executor: Executor, files: list[Path], parts: int, fan: int) -> dict[str, Any]:
    """The figure of all files, and the digests of its tallies."""
    made = executor.map(tallied, files, range(len(files)), repeat(parts))
    cells = [cell for each in made for cell in each]
    width = len(files)
    while width > 1:
        width = -(-width // fan)
        tasks: dict[tuple[int, int], list[Any]] = {}
        for cell in cells:
            part, piece = cell.column("part")[0].as_py(), cell.column("piece")[0].as_py()
            tasks.setdefault((part, piece // fan), []).append(cell)
        cells = [cell for each in executor.map(merged, tasks.values(), repeat(fan)) for cell in each]
    found: dict[str, Any] = next(pieces.ended(cells)).to_pylist()[0]
    return found


def by_processes(files: list[Path], processes: int, parts: int, fan: int) -> dict[str, Any]:
    """The same by so many processes, which begin with nothing of this one.

    A process that dies takes all of it along (``BrokenProcessPool``): half a figure is none.
    """
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as executor:
        return tree(executor, files, parts, fan)


def compare(files: list[Path], options: argparse.Namespace) -> int:
    """Works the files out both ways, and says whether they come to the same bytes."""
    try:
        here = by_processes(files, options.processes, options.parts, options.fan)
    except BrokenProcessPool:
        print("a process ended before its time: there is no figure; run it again", file=sys.stderr)
        return 1
    same = here == pieces.one_machine(files, options.parts)
    print(f"{pieces.told(here)}; {'the bytes' if same else 'NOT the bytes'} of one pass")
    return 0 if same else 1


def main() -> int:
    parser = argparse.ArgumentParser(description="B3 by several processes, beside one pass")
    parser.add_argument("folder", type=Path, nargs="?")
    pieces.numbers(parser, processes=2, pieces=6, rows=20_000, parts=1, fan=2)
    options = parser.parse_args()
    if options.folder is not None:
        files = sorted(options.folder.glob("*.parquet"))
        if not files:
            parser.error(f"no *.parquet in {options.folder}")
        return compare(files, options)
    with tempfile.TemporaryDirectory() as made:
        return compare(pieces.write(Path(made), options.pieces, options.rows), options)


if __name__ == "__main__":
    raise SystemExit(main())
