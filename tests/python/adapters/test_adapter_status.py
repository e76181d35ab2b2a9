"""A status, an end, a category or a modifier that is not understood is never taken for a yes.

Spec: FHIR R4, spec/10-screening.md (SCR-7, GEN-1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import (
    AT, ID, PATIENT, bundle, concept, condition, covered, encounter, facts, listing, opened, problem, request, resource,
    results, status,
)  # fmt: skip

from integra.adapters import PlacedRecord

SNOMED = "http://snomed.info/sct"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"


def codes(*each: tuple[str, str]) -> dict[str, Any]:
    """Give a status from codes written (system, code)."""
    return {"coding": [{"system": system, "code": code} for system, code in each]}


@pytest.mark.parametrize(
    "members",
    [
        {"clinicalStatus": codes(("urn:example:states", "GUERI"))},
        {"clinicalStatus": codes((CLINICAL, "completed"))},
        {"clinicalStatus": codes((CLINICAL, "active"), (CLINICAL, "inactive"))},
        {"clinicalStatus": {"text": "guéri"}},
        {"clinicalStatus": {"text": "Actif ?"}},
        {"clinicalStatus": {"text": "inactif"}},
        {"clinicalStatus": {"text": "Actif", "coding": [{"display": "Rémission"}]}},
        {"clinicalStatus": {"text": "Actif", "coding": [{"code": "GUERI"}]}},
        {"clinicalStatus": codes((SNOMED, "73425007"))},
        {"clinicalStatus": codes(("urn:example:states", "55561003"))},
        {"clinicalStatus": codes((SNOMED, "55561003"), (CLINICAL, "Inactive"))},
        {"verificationStatus": {"text": "Non confirmé"}},
        {"verificationStatus": codes((SNOMED, "415684004"))},
        {"verificationStatus": codes((SNOMED, "55561003"))},
        {"verificationStatus": codes(("", "confirmed"), ("", "entered-in-error"))},
        {"verificationStatus": codes(("urn:example:states", "SUSPICION"))},
        {"verificationStatus": codes(("", "confirmed"), ("", "provisional"))},
        {"verificationStatus": {"coding": []}},
    ],
)
def test_a_status_that_fhir_does_not_have_or_that_contradicts_itself_counts_nothing_and_closes_nothing(
    members: dict[str, Any],
) -> None:
    doubted = condition("cim|E11", id="c1", **members)
    assert facts(doubted) == {}
    assert facts(doubted, condition("cim|I10", id="c2"), listing("11450-4", "Condition/c1", "Condition/c2")) == {
        "chronic_conditions_at_least": 1
    }


@pytest.mark.parametrize(
    "members",
    [
        {"clinicalStatus": codes((CLINICAL, "active"), ("urn:example:states", "ALD"))},
        {"clinicalStatus": codes((CLINICAL, "active"), (CLINICAL, "recurrence"))},
        {"verificationStatus": codes(("", "confirmed"), ("urn:example:states", "OUI"))},
    ],
)
def test_codes_of_a_host_beside_those_of_fhir_change_nothing(members: dict[str, Any]) -> None:
    assert facts(condition("cim|E11", **members)) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize(
    "members",
    [
        {"clinicalStatus": codes((CLINICAL, "Active"))},
        {"clinicalStatus": codes((CLINICAL, "RECURRENCE"))},
        {"clinicalStatus": {"text": "Active"}},
        {"clinicalStatus": {"text": " Actif "}},
        {"clinicalStatus": {"coding": [{"display": "actif"}]}},
        {"clinicalStatus": codes((SNOMED, "55561003"))},
        {"verificationStatus": codes(("", "Confirmed"))},
        {"verificationStatus": {"text": "Confirmé"}},
        {"verificationStatus": {"text": "Confirmed"}},
        {"verificationStatus": codes((SNOMED, "410605003"))},
    ],
)
def test_a_status_in_another_case_in_plain_words_or_in_snomed_ct_is_that_status(members: dict[str, Any]) -> None:
    assert facts(condition("cim|E11", **members)) == {"chronic_conditions_at_least": 1}
    assert facts(condition("cim|J18", **members)) == facts(condition("cim|J18"))


@pytest.mark.parametrize(
    ("members", "counted"),
    [
        ({"status": "Active"}, True), ({"status": "ACTIVE"}, True), ({"status": "Stopped"}, False),
        ({"status": "Completed"}, False), ({"status": "Entered-In-Error"}, False), ({"status": "Actif"}, False),
    ],
)  # fmt: skip
def test_the_case_of_the_status_of_a_medicine_says_nothing(members: dict[str, Any], counted: bool) -> None:
    order = request("atc|C09AA05", **members)
    usual = {**order, "status": str(members["status"]).casefold()}
    assert bool(facts(order)) == counted
    assert facts(order) == facts(usual)


def test_the_case_of_the_status_of_an_encounter_says_nothing() -> None:
    urgent = concept("priority|EM")
    for written in ("Finished", "CANCELLED", "Entered-in-error"):
        made = [encounter("IMP", "2025-03-01", status=each, priority=urgent) for each in (written, written.casefold())]
        assert covered(made[0]) == covered(made[1])
    assert covered(encounter("IMP", "2025-03-01", status="Finished", priority=urgent))["admissions"][-1]["emergency"] == "yes"


@pytest.mark.parametrize("both", [("inactive", "resolved"), ("Inactive",), ("RESOLVED",)])
def test_codes_that_all_say_no_say_no(both: tuple[str, ...]) -> None:
    over = condition("cim|E11", id="c1", clinicalStatus=codes(*((CLINICAL, each) for each in both)))
    current = condition("cim|I10", id="c2", recordedDate=AT.isoformat())
    assert facts(over, current, listing("11450-4", "Condition/c1", "Condition/c2"))["chronic_conditions"] == 1


@pytest.mark.parametrize(
    "members",
    [
        {"abatementBoolean": True}, {"abatementDate": "2024-01-01"}, {"abatement": "2024"},
        {"_abatementDateTime": {"extension": [{"url": "urn:example:absent", "valueCode": "unknown"}]}},
    ],
)  # fmt: skip
def test_an_end_in_another_form_is_an_end_on_an_unknown_day(members: dict[str, Any]) -> None:
    assert facts(condition("cim|E11", **members)) == {}
    assert facts(condition("cim|E11", abatementBoolean=False)) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize(
    "category",
    [
        {"text": "Antécédents familiaux"}, {"text": "ATCD familial"}, codes(("http://snomed.info/sct", "416471007")),
        {"coding": [{"code": "f", "display": "Family history"}]}, codes(("urn:example:sorts", "family-history")),
    ],
)  # fmt: skip
def test_what_relatives_had_is_not_read(category: dict[str, Any]) -> None:
    assert facts(condition("cim|E11", category=[status("problem-list-item"), category])) == {}


@pytest.mark.parametrize("text", ["Situation familiale", "Problème", "Antécédents"])
def test_other_categories_are_read(text: str) -> None:
    assert facts(condition("cim|E11", category=[{"text": text}])) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize(("state", "found"), [(None, {}), ("active", {"restricted_mobility": "yes"}), ("inactive", {})])
def test_a_device_without_a_status_is_not_certain(state: str | None, found: dict[str, str]) -> None:
    for code in ("sct|58938008", "sct|705406009"):
        walker = resource("Device", subject=None, patient={"reference": f"Patient/{ID}"}, type=concept(code), status=state)
        assert facts(walker) == found


NEGATED = [{"url": "urn:example:negated", "valueBoolean": True}]
WALKER = resource("Device", subject=None, patient={"reference": f"Patient/{ID}"}, type=concept("sct|58938008"), status="active")
UNREAD = "resources with a modifierExtension that is not understood"


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (condition("cim|E11", id="x"), "11450-4"),
        (request("atc|C09AA05", id="x"), "10160-0"),
        (encounter("AMB", "2025-03-01", id="x"), "46240-8"),
        (encounter("IMP", "2025-03-01", id="x", priority=concept("priority|EM")), "46240-8"),
        (WALKER, "11450-4"),
    ],
)
@pytest.mark.parametrize("deep", [False, True])
def test_a_resource_with_a_modifier_is_not_read_said_and_leaves_its_list_open(
    made: dict[str, Any], kind: str, deep: bool
) -> None:
    changed = {**made, "note": [{"modifierExtension": NEGATED}]} if deep else {**made, "modifierExtension": NEGATED}
    first = encounter("AMB", "2020-05-04", id="e0")
    named = [f"{made['resourceType']}/x"] if "id" in made else []
    made_facts = facts(first, changed, listing(kind, *(["Encounter/e0"] if kind == "46240-8" else []), *named))
    told = [each for each in made_facts.get("admissions", []) if each["emergency"] != "unknown"]
    assert not told and not {"chronic_conditions", "medicines", "restricted_mobility"} & made_facts.keys()
    assert made_facts.get("admissions_known_from") is None or made_facts["admissions"]
    assert {what.en: count for what, count in opened(bundle(changed)).unread.items()} == {UNREAD: 1}


def test_a_list_with_a_modifier_vouches_for_nothing() -> None:
    seen = encounter("AMB", "2020-05-04", id="e0")
    assert "admissions_known_from" in facts(seen, listing("46240-8", "Encounter/e0"))
    for entry in (listing("46240-8", "Encounter/e0", modifierExtension=NEGATED),
                  listing("46240-8", entry=[{"item": {"reference": "Encounter/e0"}, "modifierExtension": NEGATED}])):
        assert facts(seen, entry) == {}


@pytest.mark.parametrize("contained", [True, False])
def test_a_medication_with_a_modifier_is_no_substance(contained: bool) -> None:
    product = {"resourceType": "Medication", "id": "m", "code": concept("atc|C09AA05"), "modifierExtension": NEGATED}
    if contained:
        order = request(id="o", medicationCodeableConcept=None, contained=[product], medicationReference={"reference": "#m"})
        assert facts(order) == {}
    else:
        order = request(id="o", medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"})
        assert facts(product, order) == {}


def test_a_patient_with_a_modifier_is_refused_and_an_entry_with_one_holds_nothing() -> None:
    assert "Patient.modifierExtension is not understood" in problem(bundle(patient={**PATIENT, "modifierExtension": NEGATED})).reason.en
    made = bundle(condition("cim|E11"))
    made["entry"][1]["modifierExtension"] = NEGATED
    (found,) = results(made)
    assert isinstance(found, PlacedRecord) and found.record["facts"] == {}


def test_an_extension_that_modifies_nothing_is_read_over() -> None:
    assert facts(condition("cim|E11", extension=NEGATED, modifierExtension=[])) == {"chronic_conditions_at_least": 1}


OLD = ("0001-01-01", "1024-03-05", "1899-12-30", "1900-01-01", "1970-01-01")


@pytest.mark.parametrize("old", OLD)
def test_a_first_date_that_stands_for_none_opens_no_window(old: str) -> None:
    held = [encounter("AMB", old, id="e1"), encounter("AMB", "2025-02-01", id="e2")]
    made = facts(*held, listing("46240-8", "Encounter/e1", "Encounter/e2"))
    assert made["admissions_known_from"] == "2025-02-01"
    assert facts(held[0], listing("46240-8", "Encounter/e1")) == {}


def test_an_encounter_before_birth_opens_no_window() -> None:
    held = [encounter("AMB", "2001-01-05", id="e1"), encounter("AMB", "2025-02-01", id="e2"),
            listing("46240-8", "Encounter/e1", "Encounter/e2")]
    for born, known in (("2010-04-03", "2025-02-01"), ("2010", "2025-02-01"), ("2001-01-05", "2001-01-05"), ("?", "2001-01-05")):
        (found,) = results(bundle(*held, patient={**PATIENT, "birthDate": born}))
        assert isinstance(found, PlacedRecord) and found.record["facts"]["admissions_known_from"] == known


def test_a_history_without_a_gap_of_thirty_years_is_believed() -> None:
    assert covered(encounter("AMB", "1996-02-01"), encounter("AMB", "1975-02-01"))["admissions_known_from"] == "1975-02-01"
