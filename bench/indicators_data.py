"""Ten million made-up hospital stays, always the same for the same number: what bench/indicators.py counts.

People have four stays each on average over three years, a birth date in every row, a third are 75 or over; one stay in
eight comes within 30 days of another of the same person; one in ten is no MCO stay, one in twenty of somebody not on the
list. Nothing is missing, so that a query says the same as the library.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

import numpy as np
import pyarrow as pa

#: The day as of which the indicator is made, and how far back the stays go.
AT = datetime.date(2026, 6, 30)
DAYS = 3 * 365
_EPOCH = datetime.date(1970, 1, 1)


def identifiers(people: int, rng: np.random.Generator) -> np.ndarray:
    """Sixteen random bytes each."""
    return rng.integers(0, 256, size=(people, 16), dtype=np.uint8)


def make(rows: int) -> pa.Table:
    rng = np.random.default_rng(20260630)
    people = max(1, rows // 4)
    last = (AT - _EPOCH).days
    who = rng.integers(0, people, rows)
    admission = last - rng.integers(0, DAYS, rows)
    # every eighth row is the same person as the row before, admitted 1 to 30 days after that stay ended
    length = rng.geometric(0.15, rows)
    back = np.arange(7, rows, 8)
    who[back] = who[back - 1]
    admission[back] = admission[back - 1] + length[back - 1] + rng.integers(1, 31, len(back))
    later = admission > last
    admission[later] = last - 200
    discharge = admission + length
    age = rng.integers(18, 100, people)
    born = (last - (age * 365.25).astype(np.int64) - rng.integers(0, 365, people))[who]
    ids = identifiers(people, rng)[who]
    return pa.table({
        "person": pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), rows, [None, pa.py_buffer(ids.tobytes())]),
        "admission": pa.array(admission.astype(np.int32), pa.int32()).cast(pa.date32()),
        "discharge": pa.array(discharge.astype(np.int32), pa.int32()).cast(pa.date32()),
        "mco": pa.array(rng.random(rows) > 0.1), "on_list": pa.array(rng.random(rows) > 0.05),
        "birth_date": pa.array(born.astype(np.int32), pa.int32()).cast(pa.date32())})
