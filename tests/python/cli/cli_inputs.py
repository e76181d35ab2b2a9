"""Small made-up inputs for the tests of the command, what it takes, and what a run of it gives.

Spec: spec/03-command.md; FHIR R4.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integra.cli.commands import parser
from integra.cli.language import SPEECH, settle
from integra.cli.outline import Command, outline

#: Every command, in the order in which the help lists them.
COMMANDS = ("demo", "cohort", "screen", "explain", "columns", "questionnaire", "orient", "indicators", "plan", "rules", "protocol", "territory", "receipt",
            "replay", "inspect", "encode", "completion", "manual")
PERSON = "6f1c2a9e4b7d40f8a1b2c3d4e5f60718"
ITEMS = ("emergency_admission", "polypathology", "mobility", "cognition_mood_behaviour", "socio_economic",
         "access_to_care")
#: Two items at yes: past the threshold, waiting for the judgement.
TWO: dict[str, Any] = {"id": PERSON, "ref": "patient 12", "date": "2025-06-01",
                       "answers": dict.fromkeys(ITEMS, "no") | {"mobility": "yes", "socio_economic": "yes"}}
#: Answered no, shown yes: a finding SCR-8.
DIFFERS: dict[str, Any] = {"id": PERSON, "date": "2025-06-01", "answers": {"mobility": "no"},
                           "facts": {"restricted_mobility": "yes"}}
#: A message `answers` whose key 2 is written as 18 02: byte 4 is not in shortest form.
NOT_SHORTEST = bytes.fromhex("830102a118028800000200000000 00")
MOBILITY_YES = bytes.fromhex("830102a102880000020000000000")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote."""

    status: int
    out: bytes
    text: str
    errors: str


Run = Callable[..., Ran]


def whole(language: str = "en") -> Command:
    """The command line as data."""
    settle(["--lang", language])
    try:
        return outline(parser())
    finally:
        SPEECH.language = "en"


def ndjson(*records: dict[str, Any]) -> bytes:
    """Records, one a line."""
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def lines(out: bytes) -> list[dict[str, Any]]:
    """The objects of NDJSON."""
    return [json.loads(line) for line in out.splitlines()]


def bundle(patient: str, day: str) -> bytes:
    """A FHIR bundle of one patient who had an encounter on a day."""
    about = {"reference": f"Patient/{patient}"}
    encounter = {"resourceType": "Encounter", "id": "e", "status": "finished", "subject": about,
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
                 "period": {"start": f"{day}T10:00:00Z", "end": f"{day}T11:00:00Z"}}
    entries = [{"resource": {"resourceType": "Patient", "id": patient}}, {"resource": encounter}]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def synthea(folder: Path, patient: str, day: str) -> Path:
    """A Synthea folder of one patient with a condition since a day."""
    folder.mkdir()
    (folder / "patients.csv").write_text(f"Id,BIRTHDATE\n{patient},1950-01-01\n")
    (folder / "conditions.csv").write_text(
        f"START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n{day},,{patient},x,44054006,Diabetes\n")
    return folder
