"""``integra screen`` on synthetic people that nobody in this project made: skipped, saying so, where they are absent.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from cli_inputs import Run, lines

PATIENTS = Path(os.environ.get("INTEGRA_DATA") or Path(__file__).resolve().parents[4] / "shared" / "data") / "patients"
needs_data = pytest.mark.skipif(not PATIENTS.is_dir(), reason="no data of patients beside the repository (INTEGRA_DATA)")


@needs_data
def test_everybody_in_the_bundles_is_screened(run: Run) -> None:
    folder = PATIENTS / "synthea-fhir-r4"
    people = set()
    for path in folder.glob("*.json"):
        entries = json.loads(path.read_text("utf-8"))["entry"]
        people |= {entry["resource"]["id"] for entry in entries if entry["resource"]["resourceType"] == "Patient"}
    done = run("screen", "--format", "ndjson", folder)
    assert done.status == 0 and f"{len(people)} screened, 0 refused" in done.errors
    assert {line["ref"] for line in lines(done.out)} == people
    assert len({line["date"] for line in lines(done.out)}) == 1, "one day for all, the latest in the input"


@needs_data
def test_everybody_in_the_tables_is_screened(run: Run) -> None:
    folder = PATIENTS / "synthea-csv-2025"
    with (folder / "patients.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    people, deceased = {row["Id"] for row in table}, {row["Id"] for row in table if row["DEATHDATE"]}
    done = run("screen", "--format", "csv", "--include-deceased", folder)
    rows = list(csv.DictReader(done.text.splitlines()))
    without = run("screen", "-q", "--format", "csv", folder)
    assert without.status == 1 and without.text.count("\n") == len(people) - len(deceased) + 1
    assert without.errors.count("recorded as deceased") == len(deceased) == 5
    assert done.status == 0 and {row["ref"] for row in rows} == people and len(rows) == len(people)
    both = run("screen", "--format", "ndjson", folder, PATIENTS / "synthea-fhir-r4")
    days = {line["date"] for line in lines(both.out)}
    assert days == {rows[0]["date"]}, "the later of the two inputs"
