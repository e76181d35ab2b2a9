"""Times with a zone in tables: a day that it leaves open is no day of a record, and neither yes nor no comes of it.

Spec: spec/03-command.md ("Columns of our own"), spec/10-screening.md (SCR-7, item 1); GEN-1, GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
from typing import Any

import pytest

from integra import screen
from integra.adapters import PlacedRecord, Problem
from integra.columns.cells import READERS
from integra.columns.days import CellError
from integra.columns.people import read
from integra.forms import record_from_json
from integra.words import Question

HEAD = "date,admissions_known_from,admissions_known_to,admissions\n"


def item(data: bytes, at: datetime.date | None = None) -> str:
    """What a table of one person makes of item 1."""
    (found,) = read(io.BytesIO(data), "p", at=at)
    assert isinstance(found, PlacedRecord)
    record, _ = record_from_json(found.record)
    return screen(record).items[Question.EMERGENCY_ADMISSION].word


# The window of 1 June 2025 begins on 1 December 2024.
@pytest.mark.parametrize("date, known_from, stays, said", [
    ("2025-06-01", "2024-01-01", "2024-11-30T23:30:00Z/yes", "unknown"),  # 1 December in France: the window's first day
    ("2025-06-01", "2024-01-01", "2024-11-30T22:30Z/?", "unknown"), ("2025-06-01", "2024-01-01", "30/11/2024T18:00-05:00/oui", "unknown"),
    ("2025-06-01", "2024-01-01", "2024-11-30T23:30Z/no", "no"), ("2025-06-01", "2024-01-01", "2024-11-29T23:30Z/yes", "no"),
    ("2025-06-01", "2024-01-01", "2024-11-30T23:30+01:00/yes", "no"), ("2025-06-01", "2024-01-01", "2024-11-30T12:00Z/yes", "no"),
    ("2025-06-01", "2024-01-01", "2024-12-01T00:30+04/yes", "unknown"), ("2025-06-01", "2024-01-01", "2025-03-09T23:30Z/yes", "yes"),
    ("2025-06-01", "", "2024-12-01T23:30Z/yes", "yes"), ("2025-06-01", "", "2024-11-30T23:30Z/yes", "unknown"),
    ("2025-06-01", "2024-01-01", "2025-05-31T23:30Z/yes", "yes"), ("2025-06-01", "2024-01-01", "2025-06-01T23:30Z/yes", "unknown"),
    ("2025-06-01", "2024-01-01", "2025-06-02T01:00+04:00/yes", "unknown"), ("2025-06-01", "2024-01-01", "2025-06-01T23:30Z/non", "no"),
    ("2025-06-01", "2024-01-01", "2025-06-02T23:30Z/oui", "no"),
    ("2025-06-01", "2024-11-30T22:30Z", "none", "no"), ("2025-06-01", "2024-11-30T23:30Z", "none", "no"),
    ("2025-06-01", "2024-12-01T23:30Z", "none", "unknown")])
def test_a_stay_whose_day_is_open_is_neither_in_a_window_nor_out_of_it(date: str, known_from: str, stays: str, said: str) -> None:
    assert item(f"{HEAD}{date},{known_from},,{stays}\n".encode()) == said


def test_the_list_covers_what_it_surely_covers() -> None:
    for to, said in (("2025-06-01T23:30Z", "no"), ("2025-05-31T23:30Z", "unknown"), ("2025-06-02T01:00+04:00", "no")):
        assert item(f"{HEAD}2025-06-01,2024-01-01,{to},none\n".encode()) == said


def test_the_day_for_which_all_are_screened_is_the_one_that_counts() -> None:
    row = f"{HEAD}2025-06-01,2024-01-01,,2025-05-31T23:30Z/yes\n".encode()
    (found,) = read(io.BytesIO(row), "p", at=datetime.date(2025, 5, 31))
    assert isinstance(found, PlacedRecord) and found.record["facts"] == {"admissions": []}


@pytest.mark.parametrize("cell", [
    "2024-12-31T23:30Z", "2024-12-31 22:30:00+00:00", "31/12/2024 23h30 Z", "2025-01-01T01:30+04:00", "2024-12-31 23:30:00+00",
    datetime.datetime(2024, 12, 31, 23, 30, tzinfo=datetime.UTC),
    datetime.datetime(2024, 12, 31, 19, tzinfo=datetime.timezone(-datetime.timedelta(hours=5)))])
def test_the_day_of_a_record_that_a_zone_leaves_open_is_refused(cell: object) -> None:
    with pytest.raises(CellError, match="leaves open") as refusal:
        READERS["date"](cell, "dd/mm/yyyy")
    assert refusal.value.rule == "GEN-7" and "minuit" in refusal.value.reason.fr


@pytest.mark.parametrize("cell", [
    "2024-12-31T12:00Z", "2024-12-31T23:30", "31/12/2024 23:30 +01:00", datetime.datetime(2024, 12, 31, 23, 30),
    datetime.datetime(2024, 12, 31, 12, tzinfo=datetime.UTC),
    datetime.datetime(2024, 12, 31, 23, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))])
def test_a_day_that_no_zone_moves_is_taken(cell: object) -> None:
    assert READERS["date"](cell, "dd/mm/yyyy") == "2024-12-31"


@pytest.mark.parametrize("unit", ["s", "ns"])
@pytest.mark.parametrize("listed", [True, False])
def test_times_of_parquet_with_a_zone_are_read_by_the_same_rule(unit: str, listed: bool) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not tested")
    parquet: Any = pytest.importorskip("pyarrow.parquet")

    def table(zone: str | None) -> bytes:
        time = datetime.datetime(2024, 11, 30, 23, 30)
        kind = pa.timestamp("us" if listed else unit, zone)
        stays = (pa.array([[{"date": time, "emergency": "yes"}]], pa.list_(pa.struct([("date", kind), ("emergency", pa.string())])))
                 if listed else ["none"])
        held = {"date": ["2025-06-01"], "admissions_known_from": ["2024-01-01"], "admissions": stays}
        if not listed:
            held |= {"date": pa.array([time], kind)}
        data = io.BytesIO()
        parquet.write_table(pa.table(held), data)
        return data.getvalue()

    (plain,), (zoned,) = (list(read(io.BytesIO(table(zone)), "p")) for zone in (None, "UTC"))
    assert isinstance(plain, PlacedRecord)
    if listed:
        # In Paris the same instant is half an hour into the window's first day.
        assert [item(table(zone)) for zone in (None, "UTC", "Europe/Paris")] == ["no", "unknown", "yes"]
    else:
        assert plain.record["date"] == "2024-11-30" and isinstance(zoned, Problem) and "leaves open" in zoned.reason.en
