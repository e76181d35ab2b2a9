"""How much memory each way of bench/indicators.py takes beside the rows: the rise of the resident set, in a process of its own.

    python bench/indicators_memory.py [--rows 10000000] [--cases "B3;A4"] [--only integra,duckdb,polars,pandas]

The rows lie in a file of Arrow that every process maps and touches first; DuckDB, polars and pandas copy them into types of
their own before the highest resident set is forgotten, so that what is told is what counting takes. Linux alone says that.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import ctypes
import gc
import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import indicators as bench  # noqa: E402
import pyarrow as pa  # noqa: E402

STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
MIB = 1 << 20


def resident(field: str) -> int:
    """VmRSS now, or VmHWM, the highest since it was forgotten."""
    return next(int(line.split()[1]) * 1024 for line in STATUS.read_text().splitlines() if line.startswith(field))


def risen(file: str, case: str, name: str) -> int:
    """How many bytes the resident set rose while one way counted."""
    indicator, _ = bench.CASES[case]
    (way,) = [each for each in bench.ways_of(case, [name]) if each.name == name]
    mapped = pa.memory_map(file)
    sum(memoryview(mapped.read_buffer())[::4096])
    mapped.seek(0)
    rows = pa.ipc.open_file(mapped).read_all()
    way.count(indicator, way.hold(rows.slice(0, 1000)))  # what is imported on the way is no matter of rows
    held = way.hold(rows)
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    FORGET.write_text("5")
    before = resident("VmRSS")
    way.count(indicator, held)
    return resident("VmHWM") - before


def main() -> int:
    if not FORGET.exists():
        print("this system does not say the highest resident set of a part of a program", file=sys.stderr)
        return 1
    options = bench.parse()
    print(f"{options.rows} rows\n{'by':<12}{'MiB':>8}")
    for case in options.cases:
        with tempfile.TemporaryDirectory() as folder:
            file = f"{folder}/rows.arrow"
            rows = bench.CASES[case].make(options.rows)
            with pa.OSFile(file, "wb") as sink, pa.ipc.new_file(sink, rows.schema) as writer:
                writer.write_table(rows)
            del rows
            print(case)
            for way in bench.ways_of(case, options.only):
                with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
                    print(f"  {way.name:<10}{executor.submit(risen, file, case, way.name).result() / MIB:>8.0f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
