"""How far Spark goes with tallies, and what becomes of a job whose workers are killed: told by Spark's own counts.

    python bench/indicators_spark.py [--master local-cluster[2,1,1024]] [--pieces 8] [--rows 500000] [--parts 1] [--fan 4]
                                     [--road tree|collect] [--kill worker|executor] [--kills 1] [--set NAME=VALUE]

It needs the environment that script/spark makes. The stays are those of examples/indicator_pieces.py, the job is that of
examples/spark_indicators.py, or on the road ``collect`` what that spares: every tally comes to the driver, which merges them.
Counts are those of the REST interface of Spark's own page; memory is the highest resident set of each process of the job,
looked at ten times a second. Only processes that this job started are ever killed.

Spec: docs/indicators-at-scale.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))

import indicator_pieces as pieces  # noqa: E402
import pyarrow as pa  # noqa: E402
import spark_indicators as example  # noqa: E402

PROC = Path("/proc")
MIB = 1 << 20


def processes() -> dict[int, tuple[int, str]]:
    """Every process that this one started, or that one of those did: its parent and its command."""
    held: dict[int, tuple[int, str]] = {}
    for place in PROC.iterdir():
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            held[int(place.name)] = parent, (place / "cmdline").read_text().replace("\0", " ")
        except (OSError, ValueError, IndexError):
            continue  # no process, or one that has ended
    own, more = {os.getpid()}, True
    while more:
        found = {each for each, (parent, _) in held.items() if parent in own} - own
        own, more = own | found, bool(found)
    return {each: held[each] for each in own if each in held}


def kind(each: int, tree: dict[int, tuple[int, str]]) -> str:
    """What a process of the job is: the driver's Python or Java, an executor, or a worker, which a daemon forks."""
    parent, command = tree[each]
    if "pyspark.daemon" in command or "pyspark/daemon" in command:
        return "worker" if "daemon" in tree.get(parent, (0, ""))[1] else "daemon"
    if "CoarseGrainedExecutorBackend" in command:
        return "executor"
    return "driver, Java" if "java" in command.split(" ")[0] else "driver, Python"


class Watch(threading.Thread):
    """Looks at the job while it runs, and kills what it is told to."""

    def __init__(self, kill: str | None, kills: int) -> None:
        super().__init__(daemon=True)
        self._kill, self._left, self._killed = kill, kills, set[int]()
        self.over = threading.Event()
        self.peaks: dict[str, int] = {}

    @property
    def killed(self) -> int:
        return len(self._killed)

    def run(self) -> None:
        while not self.over.wait(0.1):
            tree = processes()
            for each in tree:
                name, size = kind(each, tree), resident(each)
                self.peaks[name] = max(self.peaks.get(name, 0), size)
                if name == self._kill and self._left and each not in self._killed and size > self._working(name):
                    os.kill(each, signal.SIGKILL)
                    self._killed.add(each)
                    self._left -= 1

    @staticmethod
    def _working(name: str) -> int:
        """From what size on a process has begun to tally: before, it only has its modules."""
        return 110 * MIB if name == "worker" else 400 * MIB


def resident(process: int) -> int:
    try:
        return int((PROC / str(process) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def rest(spark: Any, what: str) -> Any:
    context = spark.sparkContext
    with urllib.request.urlopen(f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/{what}") as answer:
        return json.load(answer)


def counts(spark: Any) -> str:
    """What Spark's page says of the stages and executors."""
    stages = [each for each in rest(spark, "stages") if each["status"] != "SKIPPED"]
    total = {name: sum(each[name] for each in stages) for name in ("numTasks", "numFailedTasks", "numKilledTasks",
                                                                   "shuffleWriteBytes", "executorRunTime")}
    executors = rest(spark, "allexecutors")
    lost = [each["id"] for each in executors if not each["isActive"]]
    return (f"{len(stages)} runs of stages ({sum(each['status'] == 'FAILED' for each in stages)} failed), {total['numTasks']} tasks, "
            f"{total['numFailedTasks']} failed, {total['numKilledTasks']} killed, {len(executors) - 1} executors, {len(lost)} lost; "
            f"{total['shuffleWriteBytes'] / MIB:.0f} MiB shuffled, {total['executorRunTime'] / 1000:.0f} s in tasks")


def collect(spark: Any, folder: Path, parts: int, fan: int) -> dict[str, Any]:
    """All tallies in the driver: what one would write first."""
    rows = example.tallies(spark.read.parquet(os.fspath(folder)), parts).collect()
    cells = [pa.RecordBatch.from_pylist([row.asDict()], pieces.CELLS) for row in rows]
    found: dict[str, Any] = next(pieces.ended(pieces.merged(cells, len(cells)))).to_pylist()[0]
    return found


ROADS = {"tree": example.tally, "collect": collect}


def job(spark: Any, folder: Path, options: argparse.Namespace, watch: Watch) -> tuple[dict[str, Any] | None, str]:
    """The figure, or how the job ended."""
    watch.start()
    try:
        return ROADS[options.road](spark, folder, options.parts, options.fan), ""
    except Exception as error:
        return None, example.ending(error)
    finally:
        watch.over.set()
        watch.join()


def main() -> int:
    parser = argparse.ArgumentParser(description="tallies by Spark: how far, and what is left when workers are killed")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--road", choices=ROADS, default="tree")
    parser.add_argument("--kill", choices=("worker", "executor"))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--folder", type=Path, help="where stays are kept from run to run")
    pieces.numbers(parser, pieces=8, rows=500_000, parts=1, fan=4, kills=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        files = sorted(folder.glob("*.parquet")) or pieces.write(folder, options.pieces, options.rows)
        spark = example.session(options.master, dict(each.split("=", 1) for each in options.set))
        watch = Watch(options.kill, options.kills)
        try:
            start = time.perf_counter()
            found, end = job(spark, folder, options, watch)
            print(f"{options.master}, {len(files)} pieces, {options.parts} parts, {options.road}, fan {options.fan}: "
                  f"{time.perf_counter() - start:.0f} s, {watch.killed} killed; {counts(spark)}")
        finally:
            spark.stop()
        print("highest: " + ", ".join(f"{name} {size / MIB:.0f} MiB" for name, size in sorted(watch.peaks.items())))
        if found is None:
            print(end)
            return 0 if options.kill else 1
        same = found == pieces.one_machine(files, options.parts)
        print(f"{pieces.told(found)}; {'the bytes' if same else 'NOT the bytes'} of one machine")
        return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
