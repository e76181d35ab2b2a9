"""The deceased, a day long after all others, and inputs without anybody, as commands say them.

Spec: spec/03-command.md; SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run, lines

DEAD = {"resourceType": "Patient", "id": "p1", "deceasedDateTime": "2024-03-02"}
ALIVE = {"resourceType": "Patient", "id": "p2"}


def of(own: str, onset: str = "2024-05-01") -> dict[str, Any]:
    return {"resourceType": "Condition", "subject": {"reference": f"Patient/{own}"}, "onsetDateTime": onset,
            "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "E11"}]}}


def ndjson(path: Path, *resources: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in resources), "utf-8")
    return path


@pytest.mark.parametrize("language, said", [
    ("en", "a.ndjson:1: recorded as deceased by this day: not screened (--include-deceased screens them too)"),
    ("fr", "a.ndjson:1 : décès noté à cette date ou avant : pas de repérage (--include-deceased les repère aussi)")])
def test_the_deceased_are_told_and_counted_as_refused(call: Run, tmp_path: Path, language: str, said: str) -> None:
    path = ndjson(tmp_path / "a.ndjson", DEAD, of("p1"), ALIVE, of("p2"))
    done = call("screen", "--format", "ndjson", "--lang", language, path)
    assert done.status == 1 and said in done.errors and [each["ref"] for each in lines(done.out)] == ["p2"]


def test_the_deceased_are_screened_where_they_are_asked_for(call: Run, tmp_path: Path) -> None:
    path = ndjson(tmp_path / "a.ndjson", DEAD, of("p1"), ALIVE, of("p2"))
    done = call("screen", "--format", "ndjson", "--include-deceased", path)
    assert done.status == 0 and [each["ref"] for each in lines(done.out)] == ["p1", "p2"]
    assert len(call("receipt", "--include-deceased", path).out) > len(call("receipt", path).out)
    assert call("explain", "--person", "p1", path).status == 1
    assert call("explain", "--person", "p1", "--include-deceased", path).status == 0
    assert call("screen", "--at", "2024-03-01", path).status == 0


def test_a_day_of_death_is_a_date_of_the_input(call: Run, tmp_path: Path) -> None:
    assert call("screen", ndjson(tmp_path / "a.ndjson", DEAD, of("p1", "2020-01-01"))).status == 1


@pytest.mark.parametrize("language, said", [
    ("en", "a.ndjson:3: that date lies long after the next latest, 2024-05-01: if it is mistyped, correct it or give --at"),
    ("fr", "a.ndjson:3 : cette date est bien postérieure à celle qui la précède, 2024-05-01 : si c'est une erreur de saisie, "
           "la corriger ou donner --at")])
def test_a_day_long_after_all_others_is_said_with_its_place(
    call: Run, tmp_path: Path, language: str, said: str
) -> None:
    path = ndjson(tmp_path / "a.ndjson", ALIVE, of("p2"), of("p2", "2102-01-01"))
    assert said in call("screen", "--lang", language, path).errors
    assert said not in call("screen", "--lang", language, "--at", "2024-06-01", path).errors
    assert said not in call("screen", "--lang", language, "-q", path).errors
    near = ndjson(tmp_path / "a.ndjson", ALIVE, of("p2"), of("p2", "2025-01-01"))
    assert said not in call("screen", "--lang", language, near).errors


def test_a_day_is_held_against_the_others_of_all_inputs(call: Run, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "patients.csv").write_text("Id,DEATHDATE\na,\n", "utf-8")
    (folder / "conditions.csv").write_text("START,STOP,PATIENT,CODE\n2102-01-01,,a,44054006\n", "utf-8")
    path = ndjson(tmp_path / "a.ndjson", ALIVE, of("p2"))
    assert "conditions.csv:2: that date lies long after the next latest, 2024-05-01" in call("screen", path, folder).errors
    assert "long after" not in call("screen", folder).errors


@pytest.mark.parametrize("held, said", [
    ({"resourceType": "OperationOutcome", "issue": [{"severity": "fatal", "code": "timeout"}]}, "answered with an error"),
    ({"resourceType": "Bundle", "type": "searchset", "total": 0}, "no Patient in this bundle"),
    ({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {
        "resourceType": "Observation", "subject": {"reference": "Patient/p9"}}}]}, "no Patient in this bundle"),
    ({"resourceType": "Observation", "subject": {"reference": "Patient/p9"}}, "nobody is in it"),
])
def test_what_holds_nobody_is_no_success(call: Run, tmp_path: Path, held: dict[str, Any], said: str) -> None:
    done = call("screen", ndjson(tmp_path / "a.json", held))
    assert done.status == 1 and said in done.errors
