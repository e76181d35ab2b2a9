"""The library's figures against the oracle of tests/oracle/indicator, which tries every filling; splits; real stays.

Counts, value, bounds, interval, state, coverage, pairs, and whom the numerator counts. INTEGRA_EVERY=1 takes ten times
as many seeds.
Spec: 50-indicators (IND-1 to IND-5, IND-8 to IND-13).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import os
import pathlib
import pickle
import sys
from typing import Any

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parent)]

from indicator_cases import NUMBERS, tally_of, told, wanted  # noqa: E402
from integra.indicator import Tally  # noqa: E402
from integra.words import Counting  # noqa: E402
from oracle.indicator.figure import figure  # noqa: E402
from oracle.indicator.generate import random_case  # noqa: E402
from oracle.indicator.rows import Stay  # noqa: E402

SEEDS = 30000 if os.environ.get("INTEGRA_EVERY") == "1" else 1500
BLOCK = 150
REAL = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data" / "readmissions"
EPOCH = datetime.date(1970, 1, 1)
#: The days as of which real stays are counted: the last of each month of a year.
MONTHS = [datetime.date(2025 + (month == 12), month % 12 + 1, 1) - datetime.timedelta(1) for month in range(1, 13)]


@pytest.mark.parametrize("seeds", [range(first, first + BLOCK) for first in range(0, SEEDS, BLOCK)],
                         ids=lambda seeds: f"{seeds.start}")
def test_figures_agree(seeds: range) -> None:
    for seed in seeds:
        case: Any = random_case(seed)
        assert told(case, tally_of(case)) == wanted(case), f"seed {seed}"


@pytest.mark.parametrize("pieces", [1, 2, 7, 1000])
def test_any_split_gives_the_same_bytes(pieces: int) -> None:
    """Rows dealt at random, some twice, and the pieces merged in a random tree (IND-5)."""
    for seed in range(40 if pieces < 1000 else 4):
        case: Any = random_case(seed)
        whole = tally_of(case).to_cbor()
        split = tally_of(case, pieces, seed)
        assert split.to_cbor() == whole, f"seed {seed}"
        split |= tally_of(case, pieces, seed + 1)
        assert pickle.loads(pickle.dumps(split)).to_cbor() == whole, f"seed {seed}"


def real_rows() -> list[Stay]:
    if not REAL.is_dir():
        pytest.skip(f"no data of real stays at {REAL.name}")
    with (REAL / "patients.csv").open(encoding="utf-8", newline="") as stream:
        ages = {row["PatientID"]: int(row["Age"]) for row in csv.DictReader(stream)}

    def day(text: str) -> int | None:
        return (datetime.date.fromisoformat(text) - EPOCH).days if text else None

    with (REAL / "admissions.csv").open(encoding="utf-8", newline="") as stream:
        return [Stay(bytes.fromhex(f"{int(row['PatientID']):032x}"), day(row["AdmissionDate"]), day(row["DischargeDate"]), True, True, None,
                     ages[row["PatientID"]]) for row in csv.DictReader(stream)]


def real_tally(rows: list[Stay], at: datetime.date) -> Tally:
    """These stays, of everybody's list."""
    tally = Tally("B3", at=at)
    tally.add({"person": [row.person.hex() for row in rows], "mco": [True] * len(rows),
               "admission": [EPOCH + datetime.timedelta(row.admission) for row in rows],
               "discharge": [EPOCH + datetime.timedelta(row.discharge) for row in rows],
               "age_at_admission": [row.age_at_admission for row in rows]})
    return tally


@pytest.mark.one_in(3)
@pytest.mark.parametrize("at", MONTHS, ids=str)
def test_real_stays(at: datetime.date) -> None:
    """People whose ages were noted once for all their stays, so that some of 74 may have been 75, at twelve dates."""
    rows = real_rows()
    ours = real_tally(rows, at)
    right = figure("B3", rows, (at - EPOCH).days)
    got = ours.figure()
    names = [name for name in NUMBERS if name not in ("state", "covered")]
    assert {name: getattr(got, name) for name in names} == {name: getattr(right, name) for name in names}
    assert str(got.state) == right.state
    for counting, ids in ((Counting.CERTAIN, right.certain), (Counting.POSSIBLE, right.possible)):
        assert [each.bytes for each in ours.identifiers(counting)] == ids


def test_real_stays_as_counted_elsewhere() -> None:
    """27 people against 17, counted by somebody else from the same stays."""
    got = real_tally(real_rows(), datetime.date(2025, 9, 2)).figure()
    assert (got.numerator, got.numerator_highest, got.denominator, got.denominator_highest, got.value) == (27, 27, 17, 17, 1588235)
