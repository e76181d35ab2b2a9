"""Whoever is recorded as deceased by the day is told, not screened, unless asked for.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from adapter_build import AT, PATIENT, bundle, condition, opened

from integra.adapters import Dataset, PlacedRecord, Problem, synthea
from integra.text import Text

TOLD = Text("recorded as deceased by this day: not screened (--include-deceased screens them too)",
            "décès noté à cette date ou avant : pas de repérage (--include-deceased les repère aussi)")  # fmt: skip
BEFORE = AT - datetime.timedelta(days=1)


def screened(data: Dataset, at: datetime.date = AT) -> bool:
    """Say whether the one person is screened at a date; asked for, they always are."""
    (asked,) = data.records(at, include_deceased=True)
    assert isinstance(asked, PlacedRecord) and asked.record["facts"].get("chronic_conditions_at_least") == 1
    (only,) = data.records(at)
    assert isinstance(only, PlacedRecord) or only.reason == TOLD
    return isinstance(only, PlacedRecord)


@pytest.mark.parametrize(
    ("members", "alive"),
    [
        ({"deceasedDateTime": "2021-03-02"}, False),
        ({"deceasedDateTime": "2025-06-01"}, False),
        ({"deceasedDateTime": "2025-06-02"}, True),
        ({"deceasedDateTime": "2025-06-01T21:00:00Z"}, False),
        ({"deceasedDateTime": "2025-06-01T23:00:00Z"}, True),
        ({"deceasedDateTime": "2024"}, False),
        ({"deceasedDateTime": "2025-05"}, False),
        ({"deceasedDateTime": "2025-06"}, True),
        ({"deceasedDateTime": "2025"}, True),
        ({"deceasedBoolean": True}, False),
        ({"deceasedBoolean": False}, True),
        ({}, True),
    ],
)
def test_who_surely_died_by_the_day_is_told_and_not_screened(members: dict[str, Any], alive: bool) -> None:
    record = condition("cim|E11", recordedDate=AT.isoformat())
    assert screened(opened(bundle(record, patient={**PATIENT, **members}))) is alive
    assert screened(opened({**PATIENT, **members}, record)) is alive


def test_a_death_without_a_day_is_one_by_the_latest_day() -> None:
    data = opened(bundle(condition("cim|E11", recordedDate=AT.isoformat()), patient={**PATIENT, "deceasedBoolean": True}))
    assert data.latest == AT
    assert not screened(data) and not screened(data, AT + datetime.timedelta(days=1))
    assert screened(data, BEFORE)


def test_one_of_linked_records_is_enough() -> None:
    gone = {"resourceType": "Patient", "id": "old", "deceasedBoolean": True}
    linked = {**PATIENT, "link": [{"type": "replaces", "other": {"reference": "Patient/old"}}]}
    assert not screened(opened(linked, gone, condition("cim|E11")))


@pytest.mark.parametrize(("died", "alive"), [("", True), ("2021-03-02", False), ("2025-06-01", False), ("2025-06-02", True), ("2025-06", True)])
def test_the_same_of_synthea(tmp_path: Path, died: str, alive: bool) -> None:
    (tmp_path / "patients.csv").write_text(f"Id,BIRTHDATE,DEATHDATE\na,1950-01-01,{died}\n")
    (tmp_path / "conditions.csv").write_text("START,STOP,PATIENT,CODE\n2020-01-01,,a,44054006\n")
    assert screened(synthea.open(tmp_path)) is alive


def test_a_day_of_death_that_is_none_refuses_the_person(tmp_path: Path) -> None:
    (tmp_path / "patients.csv").write_text("Id,DEATHDATE\na,soon\n")
    (only,) = synthea.open(tmp_path).records(AT)
    assert isinstance(only, Problem) and only.reason.en == "DEATHDATE is not a date"
