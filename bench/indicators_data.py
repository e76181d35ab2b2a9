"""Made-up rows for indicators, always the same for the same number: what bench/indicators.py counts.

Stays: people have four each on average over three years, a birth date in every row, a third are 75 or over; one stay in
eight comes within 30 days of another of the same person; one in ten is no MCO stay, one in twenty of somebody not on the
list. Assessments have two rows on average, six of ten are initial ones; a call has one row or two; an accompaniment is of one
person in three rows, by twenty thousand assistants. Nothing is missing, so that a query says the same as the library.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pyarrow as pa

#: The day as of which indicators are made, the day before their twelve months, and how far back rows go.
AT = datetime.date(2026, 6, 30)
YEAR_BEFORE = datetime.date(2025, 6, 30)
DAYS = 3 * 365
#: The windows of B3, both days included: the recent one, and the earlier one.
RECENT = (datetime.date(2026, 3, 31), datetime.date(2026, 6, 30))
EARLIER = (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
_LAST = (AT - datetime.date(1970, 1, 1)).days
ACTORS, ASSISTANTS = 5_000, 20_000


def identifiers(count: int, rng: np.random.Generator) -> np.ndarray:
    """Sixteen random bytes each."""
    return rng.integers(0, 256, size=(count, 16), dtype=np.uint8)


def named(who: np.ndarray, count: int, rng: np.random.Generator, whole: bool = False) -> pa.Array:
    """Identifiers of those of so many: sixteen bytes each, or whole numbers from 1."""
    if whole:
        return pa.array(who + 1)
    ids = identifiers(count, rng)[who]
    return pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(who), [None, pa.py_buffer(ids.tobytes())])


def days(numbers: np.ndarray, known: np.ndarray | None = None) -> pa.Array:
    return pa.array(numbers.astype(np.int32), pa.int32(), mask=None if known is None else ~known).cast(pa.date32())


def born(people: int, rng: np.random.Generator) -> np.ndarray:
    """The birth date of each of so many."""
    age = rng.integers(18, 100, people)
    return _LAST - (age * 365.25).astype(np.int64) - rng.integers(0, 365, people)


def stays(rows: int, whole: bool = False) -> pa.Table:
    rng = np.random.default_rng(20260630)
    people = max(1, rows // 4)
    who = rng.integers(0, people, rows)
    admission = _LAST - rng.integers(0, DAYS, rows)
    # every eighth row is the same person as the row before, admitted 1 to 30 days after that stay ended
    length = rng.geometric(0.15, rows)
    back = np.arange(7, rows, 8)
    who[back] = who[back - 1]
    admission[back] = admission[back - 1] + length[back - 1] + rng.integers(1, 31, len(back))
    later = admission > _LAST
    admission[later] = _LAST - 200
    birth = born(people, rng)[who]
    return pa.table({
        "person": named(who, people, rng, whole), "admission": days(admission), "discharge": days(admission + length),
        "mco": pa.array(rng.random(rows) > 0.1), "on_list": pa.array(rng.random(rows) > 0.05), "birth_date": days(birth)})


def uses(rows: int) -> pa.Table:
    rng = np.random.default_rng(20260701)
    assessments, people = max(1, rows // 2), max(1, rows // 6)
    which, of = rng.integers(0, assessments, rows), rng.integers(0, people, assessments)
    date, initial = _LAST - rng.integers(0, DAYS, assessments), rng.random(assessments) < 0.6
    actors = rng.integers(0, ACTORS, rows)
    kinds = pa.DictionaryArray.from_arrays(pa.array(initial[which].astype(np.int8)), ["update", "initial"])
    return pa.table({
        "person": named(of[which], people, rng), "assessment": named(which, assessments, rng), "date": days(date[which]),
        "kind": kinds, "actor": named(actors, ACTORS, rng), "birth_date": days(born(people, rng)[of[which]])})


def calls(rows: int) -> pa.Table:
    rng = np.random.default_rng(20260702)
    count = max(1, rows * 4 // 5)
    which = rng.integers(0, count, rows)
    date = (_LAST + 30 - rng.integers(0, DAYS, count))[which] + rng.integers(0, 3, rows)
    answered = rng.random(rows) < 0.6
    return pa.table({
        "call": named(which, count, rng), "date": days(date), "answered": pa.array(answered),
        "answered_on": days(date + rng.integers(0, 60, rows), answered)})


def accompaniments(rows: int, whole: bool = False) -> pa.Table:
    rng = np.random.default_rng(20260703)
    people = max(1, rows // 3)
    begins = _LAST + 30 - rng.integers(0, DAYS, rows)
    return pa.table({
        "person": named(rng.integers(0, people, rows), people, rng, whole),
        "assistant": named(rng.integers(0, ASSISTANTS, rows), ASSISTANTS, rng, whole), "begins": days(begins),
        "ends": days(begins + rng.geometric(0.005, rows), rng.random(rows) > 0.2)})


def packed(table: pa.Table) -> pa.Table:
    """Whole numbers as sixteen bytes, for who has them and wants no SHA-256 of their text."""
    made: dict[str, Any] = {name: table.column(name) for name in table.column_names}
    for name, column in made.items():
        if pa.types.is_integer(column.type):
            numbers = column.combine_chunks().to_numpy()
            held = np.zeros((len(numbers), 2), ">u8")
            held[:, 1] = numbers
            made[name] = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(numbers), [None, pa.py_buffer(held)])
    return pa.table(made)
