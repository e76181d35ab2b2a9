"""Made-up hospital stays in pieces, and what is done with a piece wherever it lies: tallied, merged, brought to a figure.

Nothing here knows of Spark, of processes or of a database: batches of Arrow go in and come out, so that one machine, several
processes (examples/process_indicators.py) and many machines (examples/spark_indicators.py) run the very same lines.
Rule IND-5 has it that all come to the same bytes. docs/indicators-at-scale.md says how far each way goes.
Spec: spec/50-indicators.md (IND-5).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from integra import Figure, Tally, decode, encode
from integra.indicator import parts_of

#: The day as of which B3 is made, and how many days back the stays go.
AT = datetime.date(2026, 6, 30)
DAYS = 3 * 365
_LAST = (AT - datetime.date(1970, 1, 1)).days

#: A tally on its way: of which part of those counted, of which piece of the rows, and its message. It holds identifiers.
CELLS = pa.schema([("part", pa.int32()), ("piece", pa.int32()), ("tally", pa.binary())])
#: What it all comes to: the message of the figure, which holds none, and the digest of each part's tally.
ENDED = pa.schema([("figure", pa.binary()), ("digests", pa.list_(pa.binary())), ("bytes", pa.int64())])

Numbers = npt.NDArray[np.uint64]


def mixed(numbers: Numbers, salt: int) -> Numbers:
    """Each number as one that looks like any other, always the same (splitmix64)."""
    made = (numbers + np.uint64(salt)) * np.uint64(0x9E3779B97F4A7C15)
    made = (made ^ (made >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    made = (made ^ (made >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return made ^ (made >> np.uint64(31))


def stays(piece: int, rows: int, people: int) -> Any:
    """One piece of the stays, always the same: a person has stays in any piece, and one birth date in all of them."""
    rng = np.random.default_rng([2026, piece])
    who = rng.integers(0, people, rows).astype(np.uint64)
    admission, length = _LAST - rng.integers(0, DAYS, rows), rng.geometric(0.15, rows)
    # every eighth stay is of the person before, up to 35 days after that stay
    back = np.arange(7, rows, 8)
    who[back] = who[back - 1]
    admission[back] = np.minimum(admission[back - 1] + length[back - 1] + rng.integers(0, 36, len(back)), _LAST)
    born = _LAST - 18 * 365 - (mixed(who, 3) % np.uint64(82 * 365)).astype(np.int64)
    persons = np.column_stack([mixed(who, 1), mixed(who, 2)]).tobytes()
    return pa.table({
        "person": pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), rows, [None, pa.py_buffer(persons)]),
        "admission": days(admission), "discharge": days(admission + length), "mco": pa.array(rng.random(rows) > 0.1),
        "on_list": pa.array(rng.random(rows) > 0.05), "birth_date": days(born)})


def days(numbers: npt.NDArray[np.int64]) -> Any:
    return pa.array(numbers.astype(np.int32)).cast(pa.date32())


def write(folder: Path, pieces: int, rows: int, codec: str = "none") -> list[Path]:
    """Pieces of so many stays each, as Parquet, four a person on average."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"stays-{piece:05}.parquet" for piece in range(pieces)]
    for piece, file in enumerate(files):
        pq.write_table(stays(piece, rows, max(1, pieces * rows // 4)), file, compression=codec)
    return files


def split(batch: Any, parts: int) -> Iterator[tuple[int, Any]]:
    """The rows of each part. Spark has sixteen bytes as bytes of any length: they are told to be sixteen."""
    columns = {name: batch.column(name) for name in batch.schema.names}
    columns["person"] = columns["person"].cast(pa.binary(16))
    batch = pa.RecordBatch.from_arrays(list(columns.values()), list(columns))
    if parts == 1:
        yield 0, batch
        return
    of = parts_of(batch.column("person"), parts)
    order = np.argsort(of, kind="stable")
    ends = np.searchsorted(of[order], np.arange(parts + 1))
    ordered = batch.take(pa.array(order))
    for part in range(parts):
        yield part, ordered.slice(ends[part], ends[part + 1] - ends[part])


def tallied(batches: Iterable[Any], piece: int, parts: int = 1) -> Iterator[Any]:
    """The tally of a piece, or one a part. A batch is let go of once it is added: what grows is the tally."""
    held = [Tally("B3", at=AT, part=part, parts=parts) for part in range(parts)]
    for batch in batches:
        for part, rows in split(batch, parts):
            held[part].add(rows)
    for part, tally in enumerate(held):
        yield cell(part, piece, tally)


def cell(part: int, piece: int, tally: Tally) -> Any:
    """A batch of one tally: however great tallies are, no column of a batch comes near the 2 GiB it may hold."""
    with tally:
        return pa.RecordBatch.from_pylist([{"part": part, "piece": piece, "tally": tally.to_cbor()}], CELLS)


def merged(batches: Iterable[Any], fan: int) -> Iterator[Any]:
    """One round of the tree: of each part the tallies of ``fan`` neighbouring pieces are one."""
    held: dict[tuple[int, int], Tally] = {}
    for part, piece, message in cells(batches):
        take(held, (part, piece // fan), message)
    for (part, piece), tally in held.items():
        yield cell(part, piece, tally)


def take(held: dict[Any, Tally], key: Any, message: bytes) -> None:
    """Merges the tally of a message into the one of that key."""
    tally = Tally.from_cbor(message)
    if key not in held:
        held[key] = tally
        return
    with tally:
        held[key] |= tally


def cells(batches: Iterable[Any]) -> Iterator[tuple[int, int, bytes]]:
    """The cells of batches, one in the hand at a time."""
    for batch in batches:
        for row in range(batch.num_rows):
            part, piece, message = (batch.column(name)[row].as_py() for name in CELLS.names)
            yield part, piece, message


def ended(batches: Iterable[Any]) -> Iterator[Any]:
    """All parts in one tally, and its figure: the identifiers end here."""
    digests: dict[int, bytes] = {}
    held: dict[None, Tally] = {}
    size = 0
    for part, _, message in cells(batches):
        if part in digests:
            raise ValueError(f"part {part} has more than one tally: merge them first")
        digests[part], size = hashlib.sha256(message).digest(), size + len(message)
        take(held, None, message)
    for whole in held.values():
        with whole:
            found = {"figure": encode(whole.figure()), "digests": [digests[part] for part in sorted(digests)], "bytes": size}
        yield pa.RecordBatch.from_pylist([found], ENDED)


def one_machine(files: Iterable[Path], parts: int = 1) -> dict[str, Any]:
    """The stays of all files in one pass: what every other way has to come to."""
    batches = (batch for file in files for batch in pq.ParquetFile(file).iter_batches())
    return next(ended(tallied(batches, 0, parts))).to_pylist()[0]  # type: ignore[no-any-return]


def numbers(parser: argparse.ArgumentParser, **defaults: int) -> None:
    """Options of these names that are whole numbers: parts 1 to 64 (IND-5), fan from 2, others from 1."""
    limits = {"parts": (1, 64), "fan": (2, None)}
    for name, default in defaults.items():
        lowest, highest = limits.get(name, (1, None))
        parser.add_argument(f"--{name}", type=partial(number, lowest, highest), default=default)


def number(lowest: int, highest: int | None, text: str) -> int:
    if not text.isdecimal() or int(text) < lowest or highest is not None and int(text) > highest:
        raise argparse.ArgumentTypeError(f"a whole number from {lowest}{'' if highest is None else f' to {highest}'}")
    return int(text)


def told(found: dict[str, Any]) -> str:
    """A figure as one reads it, and how great the tallies behind it were."""
    figure = decode(found["figure"])
    assert isinstance(figure, Figure)
    return (f"B3 at {figure.at}: {figure.numerator} of {figure.denominator}, {figure.state.word}; "
            f"{len(found['digests'])} tallies of {found['bytes']} bytes")
