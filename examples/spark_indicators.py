"""A cohort is screened and B3 is made of its stays by Apache Spark, to the same bytes as one machine makes.

Run it:  script/spark, which brings pyspark into an environment of its own; or, where pyspark is installed,
         python examples/spark_indicators.py [--master local[2]] [--pieces 8] [--rows 100000] [--parts 4] [--fan 4]
Identifiers stay where the rows are: what comes back to the driver is a figure, and digests of the tallies behind it.
docs/indicators-at-scale.md says how far this goes, and what became of it when workers were killed.
Spec: spec/50-indicators.md (IND-5).  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import indicator_pieces as pieces
import pyarrow as pa
import pyarrow.parquet as pq
from indicator_selection import selection

import integra

#: What a screened batch keeps of each person.
STAGES = pa.schema([("stage", pa.string())])
#: What indicator_pieces.CELLS is to Spark.
CELLS = "part int, piece int, tally binary"
#: Tried in this order: not every build of every reader has each of them.
CODECS = ("zstd", "snappy", "none")
SETTINGS = {
    "spark.sql.files.openCostInBytes": "128m",  # a task a file, however small files are
    "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",  # as many rows as a tally reads at once
    "spark.sql.execution.arrow.maxBytesPerBatch": "64m",  # of tallies fewer: a batch of Arrow holds 2 GiB a column at most
    "spark.ui.showConsoleProgress": "false",
}
#: pyspark says no types that hold for every version.
Spark = Any


def session(master: str, settings: Mapping[str, str] | None = None) -> Spark:
    """Spark with this Python on every side."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = importlib.import_module("pyspark.sql").SparkSession.builder.master(master).appName("integra indicators")
    for name, value in {**SETTINGS, **(settings or {})}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addPyFile(pieces.__file__)
    return spark


def codec(spark: Spark, folder: Path) -> str:
    """The first codec that pyarrow writes and Spark reads, seen by doing it."""
    for name in CODECS:
        file = folder / f"codec-{name}.parquet"
        try:
            pq.write_table(pa.table({"a": [1]}), file, compression=name)
            if spark.read.parquet(os.fspath(file)).count() == 1:
                return name
        except Exception as error:  # whatever a reader says that lacks it
            print(f"no {name}: {type(error).__name__}")
    raise SystemExit("Parquet is read in none of these codecs: " + ", ".join(CODECS))


# ---- screening: a row a person, nothing to merge


def screened(batches: Iterable[Any]) -> Iterator[Any]:
    """The stage of each person of a batch; the rest of the row stays behind."""
    for batch in batches:
        found = integra.screen(pa.Table.from_batches([batch]), outputs=["stage"])
        yield from pa.table([found["screen_stage"].cast(pa.string())], STAGES).to_batches()


def screen(spark: Spark, folder: Path) -> dict[str, int]:
    """How many of the people in a folder of Parquet are at each stage."""
    people = spark.read.parquet(os.fspath(folder))
    counts = people.mapInArrow(screened, "stage string").groupBy("stage").count().collect()
    return {row["stage"]: row["count"] for row in counts}


# ---- tallies: pieces, merged in a tree


def tallies(stays: Spark, parts: int) -> Spark:
    """A row for each piece of the stays and part of those counted."""
    context = importlib.import_module("pyspark").TaskContext

    def tallied(batches: Iterator[Any]) -> Iterator[Any]:
        return pieces.tallied(batches, context.get().partitionId(), parts)

    return stays.mapInArrow(tallied, CELLS)


def tree(stays: Spark, parts: int, fan: int) -> Spark:
    """One row: the figure, and the digests of its tallies.

    Each round is a ``repartition``, which keeps the round before as wide as it was: ``coalesce`` would have few tasks do all
    of the work before it. All that one task merges has one key, so that a round holds a tally of the result and one more.
    """
    functions = importlib.import_module("pyspark.sql.functions")
    cells, width = tallies(stays, parts), stays.rdd.getNumPartitions()
    while width > 1:
        width = -(-width // fan)
        apart = cells.repartition(width * parts, "part", functions.floor(cells.piece / fan))
        cells = apart.mapInArrow(partial(pieces.merged, fan=fan), CELLS)
    return cells.repartition(1).mapInArrow(pieces.ended, "figure binary, digests array<binary>, bytes long")


def tally(spark: Spark, folder: Path, parts: int, fan: int, selected: bool = False) -> dict[str, Any]:
    """The figure of the stays in a folder of Parquet; where it is asked, without the rows of who cannot count."""
    stays = spark.read.parquet(os.fspath(folder))
    if selected:
        stays.createOrReplaceTempView("stays")
        stays = spark.sql(selection("stays")).repartition(stays.rdd.getNumPartitions(), "person")
    found: dict[str, Any] = tree(stays, parts, fan).collect()[0].asDict()
    found["figure"], found["digests"] = bytes(found["figure"]), [bytes(digest) for digest in found["digests"]]
    return found


def ending(error: Exception) -> str:
    """How a job that Spark gave up ended: half a figure is none. What the library says comes before what Spark does."""
    lines = [line.strip(" :") for line in str(error).splitlines()]
    ours = next((line for line in lines if line.startswith("integra.errors.")), None)
    why = ours or next((line for line in lines if "aborted due to" in line), lines[0] if lines else "")
    return f"Spark gave up, and there is no figure: {why}"


# ---- the whole of it, beside one machine


def compare(spark: Spark, folder: Path, options: argparse.Namespace) -> bool:
    """Writes the pieces, works them out both ways, and says whether they are the same."""
    used = codec(spark, folder)
    print(f"Spark {spark.version}, {options.master}, Parquet in {used}")
    people = folder / "people"
    people.mkdir()
    cohorts = [integra.cohort.frame(seed=piece, count=options.people, library="pyarrow") for piece in range(2)]
    for piece, cohort in enumerate(cohorts):
        pq.write_table(cohort, people / f"people-{piece}.parquet", compression=used)
    stages = screen(spark, people)
    alone = pa.concat_tables(cohorts, promote_options="permissive")
    same: bool = stages == counted(next(screened([alone.combine_chunks().to_batches()[0]])))
    print(f"screened: {sum(stages.values())} people, {stages}; {'as' if same else 'NOT as'} on one machine")
    files = pieces.write(folder / "stays", options.pieces, options.rows, used)
    here = pieces.one_machine(files, options.parts)
    there = tally(spark, folder / "stays", options.parts, options.fan)
    fewer = tally(spark, folder / "stays", options.parts, options.fan, selected=True)
    print(f"{pieces.told(there)}; {'the bytes' if here == there else 'NOT the bytes'} of one machine")
    alike = here["figure"] == fewer["figure"]
    print(f"{pieces.told(fewer)}, of who may count alone; {'the' if alike else 'NOT the'} same figure")
    return same and alike and here == there


def counted(batch: Any) -> dict[str, int]:
    return {each["values"]: each["counts"] for each in batch.column("stage").value_counts().to_pylist()}


def main() -> int:
    parser = argparse.ArgumentParser(description="screening and B3 by Spark, beside one machine")
    parser.add_argument("--master", default="local[2]")
    pieces.numbers(parser, pieces=8, rows=100_000, parts=4, fan=4, people=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        spark = session(options.master)
        try:
            return 0 if compare(spark, Path(folder), options) else 1
        except Exception as error:
            print(ending(error), file=sys.stderr)
            return 1
        finally:
            spark.stop()


if __name__ == "__main__":
    raise SystemExit(main())
