"""Small made-up FHIR records for the adapter tests.

Spec: FHIR R4.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

from integra.adapters import Dataset, Problem, PlacedRecord, fhir

AT = datetime.date(2025, 6, 1)
ID = "6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718"
PATIENT = {"resourceType": "Patient", "id": ID}
SUBJECT = {"reference": f"Patient/{ID}"}
URI = {
    "sct": "http://snomed.info/sct",
    "cim": "https://smt.esante.gouv.fr/terminologie-cim-10",
    "icd": "http://hl7.org/fhir/sid/icd-10",
    "cisp": "http://hl7.org/fhir/sid/icpc-2",
    "atc": "http://www.whocc.no/atc",
    "atc-fr": "https://smt.esante.gouv.fr/terminologie-atc",
    "rx": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "act": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "priority": "http://terminology.hl7.org/CodeSystem/v3-ActPriority",
    "admit": "http://terminology.hl7.org/CodeSystem/admit-source",
    "loinc": "http://loinc.org",
    "cip": "urn:example:cip",
}


def concept(*codes: str) -> dict[str, Any]:
    """Give a concept from codes written `system|code`."""
    return {
        "coding": [dict(zip(("system", "code"), (URI[s], c), strict=True)) for s, c in (x.split("|") for x in codes)]
    }


def status(code: str) -> dict[str, Any]:
    """Give a status concept."""
    return {"coding": [{"code": code}]}


def resource(kind: str, **members: Any) -> dict[str, Any]:
    """Give a resource about the patient; a member given as None is left out."""
    made = {"resourceType": kind, "subject": SUBJECT, **members}
    return {name: value for name, value in made.items() if value is not None}


def condition(*codes: str, **members: Any) -> dict[str, Any]:
    """Give an active, confirmed condition begun in 2020."""
    usual = {
        "code": concept(*codes),
        "clinicalStatus": status("active"),
        "verificationStatus": status("confirmed"),
        "onsetDateTime": "2020-01-01",
    }
    return resource("Condition", **{**usual, **members})


def request(*codes: str, **members: Any) -> dict[str, Any]:
    """Give an active prescription."""
    usual = {"status": "active", "intent": "order", "authoredOn": "2025-01-01"}
    return resource("MedicationRequest", **{**usual, "medicationCodeableConcept": concept(*codes), **members})


def encounter(of_class: str, start: str | None, **members: Any) -> dict[str, Any]:
    """Give a finished encounter."""
    coding = {"system": URI["act"], "code": of_class}
    usual = {"status": "finished", "class": coding, "period": {"start": start} if start else None}
    return resource("Encounter", **{**usual, **members})


def listing(kind: str, /, *items: str, **members: Any) -> dict[str, Any]:
    """Give a current snapshot of the day of screening."""
    usual = {
        "status": "current",
        "mode": "snapshot",
        "code": concept(f"loinc|{kind}"),
        "date": AT.isoformat(),
        "entry": [{"item": {"reference": item}} for item in items] or None,
    }
    return resource("List", **{**usual, **members})


def bundle(*resources: dict[str, Any], patient: dict[str, Any] | None = PATIENT) -> dict[str, Any]:
    """Give a collection of a patient and more."""
    held = [patient, *resources] if patient else list(resources)
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in held]}


def opened(*documents: Any) -> Dataset:
    """Read documents, one a line."""
    text = "".join(json.dumps(each) + "\n" for each in documents)
    return fhir.open_stream(io.BytesIO(text.encode()), "made")


def results(*documents: Any, at: datetime.date = AT) -> list[PlacedRecord | Problem]:
    """Give what is made of documents."""
    return list(opened(*documents).records(at))


def facts(*resources: dict[str, Any], at: datetime.date = AT) -> dict[str, Any]:
    """Give the facts of the one person of a bundle."""
    (only,) = results(bundle(*resources), at=at)
    assert isinstance(only, PlacedRecord), only
    made: dict[str, Any] = only.record["facts"]
    return made


def said(*encounters: dict[str, Any]) -> list[tuple[str, str]]:
    """Give the admissions of a record as pairs."""
    return [(each["date"], each["emergency"]) for each in facts(*encounters).get("admissions", [])]


def part(of: str, **members: Any) -> dict[str, Any]:
    """Give the member that makes an encounter part of another."""
    return {"partOf": {"reference": f"Encounter/{of}"}, **members}


def covered(*encounters: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Give the facts of encounters and a list of them all, the first a visit of 2020."""
    first = encounter("AMB", "2020-05-04", id="e0")
    held = [first, *({**each, "id": f"e{number}"} for number, each in enumerate(encounters, 1))]
    return facts(*held, listing("46240-8", *(f"Encounter/{each['id']}" for each in held), **members))


def problem(*documents: Any) -> Problem:
    """Give the one problem of an input without records."""
    (only,) = results(*documents)
    assert isinstance(only, Problem), only
    return only
