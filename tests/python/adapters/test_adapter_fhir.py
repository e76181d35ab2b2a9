"""FHIR: what is read of conditions, medicines, encounters and lists, decision by decision.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import (
    AT,
    ID,
    PATIENT,
    SUBJECT,
    URI,
    bundle,
    concept,
    condition,
    encounter,
    facts,
    listing,
    opened,
    request,
    resource,
    results,
    status,
)

from integra.adapters import PlacedRecord
from integra.text import Text

DIABETES = "cim|E11.9"


def test_an_empty_record_tells_nothing() -> None:
    (only,) = results(bundle())
    assert only == PlacedRecord(Text("made: entry[0]", "made : entry[0]"), {"id": ID, "ref": ID, "date": "2025-06-01", "facts": {}})


@pytest.mark.parametrize(
    ("own", "made"),
    [
        (ID.upper(), ID),
        (ID.replace("-", ""), ID.replace("-", "")),
        ("patient-12", None),
        ("0" * 32, None),
    ],
)
def test_only_a_uuid_becomes_the_id(own: str, made: str | None) -> None:
    (only,) = results(bundle(patient={**PATIENT, "id": own}))
    assert isinstance(only, PlacedRecord)
    assert (only.record.get("id"), only.record["ref"]) == (made, own)


def test_a_french_record() -> None:
    assert facts(
        condition("cim|E11.2"),
        condition("cim|N18.4"),
        condition("cim|I10"),
        condition("cim|Z60.2"),
        condition("icd|G300"),
        request("atc|C09AA03"),
        request("atc-fr|A10BA02"),
        request("atc|J07BB02"),
    ) == {
        "chronic_conditions_at_least": 4,
        "medicines_at_least": 2,
        "severe_renal_failure": "yes",
        "cognitive_trouble": "yes",
        "isolation": "yes",
    }


def test_stages_and_complications_of_one_disease_count_once() -> None:
    stages = [condition(f"sct|{code}") for code in ("431855005", "431856006", "433144002")]
    diabetes = [condition(code) for code in ("sct|44054006", "sct|1551000119108", "cim|H36.0")]
    assert facts(*stages, *diabetes) == {"chronic_conditions_at_least": 2}


def count(name: str, made: dict[str, Any]) -> int | None:
    return made.get(f"{name}_at_least")


@pytest.mark.parametrize(
    ("members", "counted"),
    [
        ({}, 1),
        ({"abatementDateTime": "2025-05-31"}, None),
        ({"abatementDateTime": "2025-06-01"}, 1),
        ({"abatementDateTime": "2025-06-02"}, 1),
        ({"abatementDateTime": "2025"}, None),
        ({"abatementPeriod": {"start": "2025-05-01", "end": "2025-07-01"}}, None),
        ({"abatementString": "last spring"}, None),
        ({"onsetDateTime": "2025-06-01"}, 1),
        ({"onsetDateTime": "2025-06-02"}, None),
        ({"onsetDateTime": "2025"}, None),
        ({"onsetDateTime": "2025", "recordedDate": "2025-05-20"}, 1),
        ({"onsetDateTime": None, "recordedDate": "2025-05-20"}, 1),
        ({"onsetDateTime": None, "onsetAge": {"value": 40}}, 1),
        ({"onsetDateTime": None, "onsetPeriod": {"start": "2025-06-02"}}, None),
        ({"clinicalStatus": status("recurrence")}, 1),
        ({"clinicalStatus": status("remission")}, None),
        ({"clinicalStatus": status("resolved")}, None),
        ({"clinicalStatus": None}, 1),
        ({"clinicalStatus": {"text": "resolved long ago"}}, None),
        ({"verificationStatus": None}, 1),
        ({"verificationStatus": {"text": "to be looked at again"}}, None),
        ({"verificationStatus": status("refuted")}, None),
        ({"verificationStatus": status("entered-in-error")}, None),
        ({"verificationStatus": status("provisional")}, None),
        ({"verificationStatus": status("differential")}, None),
    ],
)
def test_a_condition_counts_where_it_is_surely_active(members: dict[str, Any], counted: int | None) -> None:
    assert count("chronic_conditions", facts(condition(DIABETES, **members))) == counted


def test_without_a_clinical_status_only_what_lasts_is_read() -> None:
    unsaid = {"clinicalStatus": None}
    made = facts(condition("cim|N18.5", **unsaid), condition("cim|F32.1", **unsaid), condition("cim|Z59.0", **unsaid))
    assert made == {"chronic_conditions_at_least": 1, "severe_renal_failure": "yes"}


def test_an_undated_condition_is_true_of_the_record_not_before() -> None:
    undated = condition(DIABETES, onsetDateTime=None)
    dated = condition("cim|J00", onsetDateTime="2025-06-01")
    assert facts(undated, dated) == {"chronic_conditions_at_least": 1}
    assert facts(undated, dated, at=datetime.date(2025, 5, 31)) == {}


@pytest.mark.parametrize(
    ("members", "counted"),
    [
        ({}, 1),
        ({"authoredOn": "2025-06-02"}, None),
        ({"authoredOn": None}, 1),
        ({"status": "stopped"}, None),
        ({"status": "completed"}, None),
        ({"status": "on-hold"}, None),
        ({"status": "cancelled"}, None),
        ({"status": "draft"}, None),
        ({"status": "unknown"}, None),
        ({"intent": "plan"}, None),
        ({"intent": "filler-order"}, 1),
        ({"doNotPerform": True}, None),
        ({"dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"end": "2025-06-01"}}}}]}, 1),
        ({"dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"end": "2025-05-31"}}}}]}, None),
        ({"dosageInstruction": [{"timing": {"repeat": {"boundsDuration": {"value": 3, "code": "wk"}}}}]}, None),
        ({"dosageInstruction": [{"timing": {"repeat": {"boundsDuration": {"value": 200, "code": "d"}}}}]}, 1),
        ({"dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"end": "2025-05-31"}}}}, {}]}, 1),
    ],
)
def test_a_prescription_counts_where_it_is_surely_taken(members: dict[str, Any], counted: int | None) -> None:
    assert count("medicines", facts(request("atc|C09AA03", **members))) == counted


@pytest.mark.parametrize(
    ("members", "counted"),
    [
        ({"effectivePeriod": {"start": "2025-01-01"}}, 1),
        ({"effectivePeriod": {"start": "2025-01-01", "end": "2025-06-01"}}, 1),
        ({"effectivePeriod": {"start": "2025-01-01", "end": "2025-05-31"}}, None),
        ({"effectiveDateTime": "2025-05-01"}, 1),
        ({"dateAsserted": "2025-05-01", "status": "not-taken"}, None),
        ({"dateAsserted": "2025-05-01", "status": "intended"}, None),
        ({"dateAsserted": "2025-05-01", "status": "completed"}, None),
    ],
)
def test_a_statement_counts_while_its_period_lasts(members: dict[str, Any], counted: int | None) -> None:
    usual = {"status": "active", "medicationCodeableConcept": concept("atc|C09AA03")}
    assert count("medicines", facts(resource("MedicationStatement", **{**usual, **members}))) == counted


@pytest.mark.parametrize(
    ("codes", "counted"),
    [
        (["rx|314076", "rx|314077"], 1),
        (["rx|313782", "rx|1049221"], 2),
        (["rx|314231", "rx|316672"], 1),
        (["atc|C09AA03", "atc|c09aa03"], 1),
        (["atc|C09AA03", "atc|C09AA04"], 2),
        (["atc|C09AA"], None),
        (["cip|3400930000000", "cip|3400930000001"], None),
        (["atc|V08AB02"], None),
    ],
)
def test_medicines_are_told_apart_by_what_they_hold(codes: list[str], counted: int | None) -> None:
    assert count("medicines", facts(*(request(code, authoredOn="2025-05-20") for code in codes))) == counted


def test_names_of_one_concept_are_one_medicine() -> None:
    both = request("atc|C09AA03", "cip|1")
    assert count("medicines", facts(both, request("cip|1"), request("atc|C09AA03"))) == 1
    chained = [request("cip|1", "rx|314076"), request("cip|1", "atc|C09AA03"), request("cip|2"), request("rx|197361")]
    assert count("medicines", facts(*chained)) == 2


def test_a_medicine_in_words_only_is_not_counted() -> None:
    assert facts(request(medicationCodeableConcept={"text": "a syrup"})) == {}


def test_medications_contained_or_elsewhere() -> None:
    held = {"resourceType": "Medication", "id": "m", "code": concept("atc|C09AA03")}
    parts = [{"itemCodeableConcept": concept(code)} for code in ("atc|C09AA03", "atc|C03AA03")]
    mixed = {"resourceType": "Medication", "id": "n", "ingredient": parts}
    by = {"medicationCodeableConcept": None}
    contained = request(**by, contained=[held], medicationReference={"reference": "#m"})
    elsewhere = request(**by, medicationReference={"reference": "Medication/m/_history/2"})
    combined = request(**by, medicationReference={"reference": "Medication/n"})
    lost = request(**by, medicationReference={"reference": "Medication/x"})
    assert count("medicines", facts(contained)) == 1
    assert count("medicines", facts(contained, elsewhere, combined, lost, held, mixed)) == 2


def test_a_medicine_of_dementia_tells_of_cognition_and_of_no_disease() -> None:
    assert facts(request("atc|N06DA02")) == {"medicines_at_least": 1, "cognitive_trouble": "yes"}


def test_a_device_in_use_counts_and_equipment_of_nobody_does_not() -> None:
    kind = concept("sct|228869008")
    mine = {"resourceType": "Device", "status": "active", "patient": SUBJECT, "type": kind}
    assert facts(mine) == {"restricted_mobility": "yes"}
    assert facts({**mine, "status": "inactive"}) == {}
    assert facts({"resourceType": "Device", "type": kind}) == {}


def test_a_list_of_the_day_makes_counts_complete() -> None:
    made = [
        condition(DIABETES, id="c1"),
        condition("cim|J00", id="c2"),
        request("atc|C09AA03", id="m1"),
        listing("11450-4", "Condition/c1", "urn:uuid:c2"),
        listing("10160-0", "MedicationRequest/m1"),
    ]
    assert facts(*made) == {"chronic_conditions": 1, "medicines": 1}


@pytest.mark.parametrize(
    "members",
    [
        {"mode": "changes"},
        {"mode": None},
        {"status": "retired"},
        {"date": None},
        {"date": "2025"},
        {"date": "2025-05-31"},
        {"date": "2025-06-02", "mode": "working"},
        {"code": concept("loinc|48765-2")},
        {"entry": [{"item": {"reference": "Condition/c1"}}, {"item": {"reference": "Condition/gone"}}]},
        {"entry": [{"item": {"reference": "Condition/c1"}}, {"item": {"display": "another"}}]},
        {"emptyReason": status("withheld")},
        {"entry": None, "emptyReason": status("nilknown")},
    ],
)
def test_a_list_that_does_not_speak_for_the_day_leaves_a_floor(members: dict[str, Any]) -> None:
    made = facts(condition(DIABETES, id="c1"), listing("11450-4", "Condition/c1", **members))
    assert made == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize(
    "other",
    [
        condition("cip|unmapped", id="c2"),
        condition("cim|I10", id="c2", onsetDateTime="2025"),
        condition("cim|I10", id="c2", verificationStatus=status("provisional")),
    ],
)
def test_a_list_with_an_item_that_cannot_be_told_leaves_a_floor(other: dict[str, Any]) -> None:
    made = facts(condition(DIABETES, id="c1"), other, listing("11450-4", "Condition/c1", "Condition/c2"))
    assert made == {"chronic_conditions_at_least": 1}


def test_a_list_belied_by_the_record_leaves_a_floor() -> None:
    made = facts(condition(DIABETES, id="c1"), condition("cim|I10", id="c2"), listing("11450-4", "Condition/c1"))
    assert made == {"chronic_conditions_at_least": 2}


@pytest.mark.parametrize("certainty", ["refuted", "entered-in-error"])
def test_a_list_is_not_belied_by_what_was_taken_back(certainty: str) -> None:
    withdrawn = condition("cim|I10", id="c2", verificationStatus=status(certainty))
    assert facts(condition(DIABETES, id="c1"), withdrawn, listing("11450-4", "Condition/c1")) == {
        "chronic_conditions": 1
    }


def test_an_entry_deleted_from_a_list_is_not_on_it() -> None:
    entries = [{"item": {"reference": "Condition/c1"}}, {"deleted": True, "item": {"reference": "Condition/gone"}}]
    assert facts(condition(DIABETES, id="c1"), listing("11450-4", entry=entries)) == {"chronic_conditions": 1}


@pytest.mark.parametrize(("date", "counted"), [("2025-06-01", "chronic_conditions"), ("2025-05-31", "chronic_conditions_at_least")])
@pytest.mark.parametrize("mode", ["snapshot", "working"])
def test_a_list_vouches_for_its_own_day_and_not_for_those_to_come(mode: str, date: str, counted: str) -> None:
    made = facts(condition(DIABETES, id="c1"), listing("11450-4", "Condition/c1", mode=mode, date=date))
    assert made == {counted: 1}


def test_an_empty_list_with_nothing_known_is_none_and_without_reason_is_unknown() -> None:
    assert facts(listing("11450-4", emptyReason=status("nilknown"))) == {"chronic_conditions": 0}
    assert facts(listing("11450-4")) == {}


def test_unmapped_codes_are_counted_by_concept() -> None:
    data = opened(bundle(condition("cip|x"), condition("cip|x"), condition("cip|y", DIABETES), condition("cim|Q99")))
    assert dict(data.unmapped) == {(URI["cip"], "x"): 2, ("icd-10", "Q99"): 1}
    list(data.records(AT))
    assert sum(data.unmapped.values()) == 3


def test_latest_is_a_clinical_start_and_not_an_end_or_a_plan() -> None:
    data = opened(
        bundle(
            condition(DIABETES, recordedDate="2024-02-03", abatementDateTime="2031-01-01"),
            encounter("AMB", "2030-01-01", status="planned"),
            request("atc|C09AA03", authoredOn="2024-02-04T12:00:00-05:00"),
        )
    )
    assert data.latest == datetime.date(2024, 2, 4)
    assert opened(bundle()).latest is None
