"""What a command says it did not understand, and a host's own codes of medicines.

Spec: spec/03-command.md; SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run, lines

SUBJECT = {"reference": "Patient/p1"}
CIP = "urn:oid:1.2.250.1.213.2.3.2"


def condition(**code: Any) -> dict[str, Any]:
    return {"resourceType": "Condition", "subject": SUBJECT, "code": code, "onsetDateTime": "2024-05-01"}


def order(**medicine: Any) -> dict[str, Any]:
    return {"resourceType": "MedicationRequest", "subject": SUBJECT, "status": "active", "intent": "order",
            "authoredOn": "2024-05-01", **medicine}


def coded(code: str, system: str = CIP) -> dict[str, Any]:
    return order(medicationCodeableConcept={"coding": [{"system": system, "code": code}]})


def bundle(path: Path, *resources: dict[str, Any]) -> Path:
    entries = [{"resource": each} for each in ({"resourceType": "Patient", "id": "p1"}, *resources)]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}), "utf-8")
    return path


UNREAD = (condition(text="Diabète de Mme Durand"), condition(text="HTA"), condition(coding=[{"display": "BPCO"}]),
          order(medicationReference={"reference": "Medication/x"}), coded("340"))


@pytest.mark.parametrize("language, said", [
    ("en", "integra: not read: conditions without a code: 3; references to a medicine not found: 1 "
           "(--unmapped FILE lists them)"),
    ("fr", "integra: non lu : problèmes de santé sans code : 3 ; références à un médicament introuvables : 1 "
           "(--unmapped FICHIER les liste)")])
def test_what_could_not_be_read_is_said_and_never_what_it_says(
    call: Run, tmp_path: Path, language: str, said: str
) -> None:
    done = call("screen", "--lang", language, bundle(tmp_path / "a.json", *UNREAD))
    assert done.status == 0 and said in done.errors.splitlines()
    assert "Durand" not in done.errors + done.text
    assert "not read" not in call("screen", "-q", bundle(tmp_path / "a.json", *UNREAD)).errors


def test_what_could_not_be_read_is_listed_after_the_codes(call: Run, tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.json", *UNREAD)
    done = call("screen", "--unmapped", "list.tsv", path)
    assert (tmp_path / "list.tsv").read_text("utf-8").splitlines() == [
        "count\tsystem\tcode\tnot_read", "1\tcip-ucd\t340\t", "3\t\t\tconditions without a code",
        "1\t\t\treferences to a medicine not found"]
    assert "not read:" not in done.errors
    assert "3\t\t\tproblèmes de santé sans code" in call("screen", "--lang", "fr", "--unmapped", "-", path).errors


def test_what_was_read_is_not_told(call: Run, tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.json", coded("C09AA03", "http://www.whocc.no/atc"))
    errors = call("screen", path).errors
    assert "not read" not in errors and "no table" not in errors


def medicines(call: Run, *args: Any) -> int:
    done = call("explain", "--format", "ndjson", *args)
    assert done.status == 0, done.errors
    read = {each["name"]: each for each in lines(done.out)[0]["items"][1]["read"]}
    return int(read["medicines"]["count"])


def test_a_hosts_own_codes_are_read_by_what_it_says_they_are(call: Run, tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.json", *(coded(each) for each in ("1", "2", "3")))
    table = tmp_path / "map.csv"
    table.write_text(f"system;code;atc;libellé\n{CIP};1;C09AA03;x\ncip-ucd;2;C09AA03;y\n{CIP};3;C03CA01;z\n", "cp1252")
    assert medicines(call, "--codes", table, path) == 2
    assert "no table" not in call("screen", "--codes", table, path).errors
    assert call("receipt", "--codes", table, path).out != call("receipt", path).out


def test_a_wrong_table_of_codes_ends_the_command_with_its_line(call: Run, tmp_path: Path) -> None:
    path, table = bundle(tmp_path / "a.json"), tmp_path / "map.tsv"
    table.write_text(f"system\tcode\tatc\n{CIP}\t1\tramipril\n", "utf-8")
    done = call("screen", "--codes", table, path)
    assert done.status == 3 and f"{table}:2: atc is not a code of ATC" in done.errors and "ramipril" not in done.errors
    done = call("screen", "--lang", "fr", "--codes", tmp_path / "absent", path)
    assert done.status == 3 and f"{tmp_path / 'absent'} : " in done.errors


def test_the_table_of_codes_is_not_overwritten(call: Run, tmp_path: Path) -> None:
    path, table = bundle(tmp_path / "a.json"), tmp_path / "map.tsv"
    table.write_text("system\tcode\tatc\n", "utf-8")
    for option in ("-o", "--unmapped"):
        assert call("screen", "--codes", table, option, table, path).status == 2
    assert table.read_text("utf-8") == "system\tcode\tatc\n"
