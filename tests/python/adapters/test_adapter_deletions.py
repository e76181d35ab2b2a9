"""What an input says was deleted is not counted, wherever it says so.

Spec: spec/10-screening.md (SCR-7), Bulk Data Access.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import ID, PATIENT, bundle, condition, encounter, listing, opened, part, request, results

from integra.adapters import PlacedRecord, Problem

OTHER = {"resourceType": "Patient", "id": "p2"}
THEIRS = {"subject": {"reference": "Patient/p2"}}
TWO = [condition("cim|E11.9", id="c1"), condition("cim|I10", id="c2")]


def deleting(*urls: str | None, method: str = "DELETE", of_type: str = "transaction") -> dict[str, Any]:
    """Give a bundle that asks for resources to be deleted."""
    return {"resourceType": "Bundle", "type": of_type,
            "entry": [{"request": {"method": method, "url": url}} for url in urls]}  # fmt: skip


def said(*documents: Any) -> dict[str, dict[str, Any]]:
    """Give the facts by person, all being well."""
    found = results(*documents)
    assert all(isinstance(each, PlacedRecord) for each in found), found
    return {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)}


def refused(*documents: Any) -> list[tuple[str, str]]:
    """Give the problems by place."""
    return [(each.place.en, each.reason.en) for each in results(*documents) if isinstance(each, Problem)]


ONE = {ID: {"chronic_conditions_at_least": 1}}


@pytest.mark.parametrize(
    "url",
    ["Condition/c2", "/Condition/c2", "https://example.org/fhir/Condition/c2", "urn:uuid:c2", " Condition/c2/"],
)
@pytest.mark.parametrize("of_type", ["transaction", "batch", "collection"])
def test_a_deletion_takes_a_resource_out_of_the_whole_input(url: str, of_type: str) -> None:
    gone = deleting(url, of_type=of_type)
    assert said(PATIENT, *TWO, gone) == ONE
    assert said(gone, PATIENT, *TWO) == ONE
    assert said(bundle(*TWO), gone) == ONE
    assert said(gone, bundle(*TWO)) == ONE
    assert said(bundle(*TWO), PATIENT, gone) == ONE


def test_a_deletion_among_the_entries_of_a_record() -> None:
    record = bundle(*TWO)
    record["entry"].append({"fullUrl": "Condition/c2", "request": {"method": "delete"}, "resource": TWO[1]})
    assert said(record) == ONE


def test_all_kinds_of_resources_are_deleted() -> None:
    taken = request(medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"})
    held = [
        encounter("IMP", "2025-05-01", id="e"),
        request("atc|C09AA03", id="r"),
        taken,
        {"resourceType": "Medication", "id": "m", "code": {"coding": [{"system": "urn:x", "code": "y"}]}},
        listing("46240-8", "Encounter/a", id="l"),
        encounter("AMB", "2020-01-01", id="a"),
    ]
    assert said(bundle(*held), deleting("Encounter/e", "MedicationRequest/r", "Medication/m", "List/l")) == {ID: {}}
    assert said(bundle(encounter("IMP", "2025-05-02", **part("e"), type=[{"coding": [
        {"system": "http://snomed.info/sct", "code": "183452005"}]}]), held[0]), deleting("Encounter/e"))[ID] == {
            "admissions": [{"date": "2025-05-02", "emergency": "unknown"}]}  # fmt: skip


def test_a_list_that_holds_what_was_deleted_vouches_for_nothing() -> None:
    listed = listing("11450-4", "Condition/c1", "Condition/c2")
    assert said(bundle(*TWO, listed)) == {ID: {"chronic_conditions": 2}}
    assert said(bundle(*TWO, listed), deleting("Condition/c2")) == ONE


def test_an_address_deletes_nothing_of_another_server() -> None:
    record = bundle(*TWO)
    record["entry"][2]["fullUrl"] = "https://a.example/Condition/c2"
    two = {ID: {"chronic_conditions_at_least": 2}}
    assert said(record, deleting("https://b.example/Condition/c2")) == two
    assert said(record, deleting("https://a.example/Condition/c2")) == ONE
    assert said(record, deleting("Condition/c3", "Encounter/c2")) == two


def test_a_deleted_patient_is_told_once() -> None:
    reason = "the input says that this patient was deleted"
    assert refused(bundle(*TWO), deleting(f"Patient/{ID}")) == [("made:1: entry[0]", reason)]
    assert refused(PATIENT, *TWO, deleting(f"Patient/{ID}")) == [("made:1", reason)]
    assert refused(*TWO, deleting(f"Patient/{ID}")) == [("made:1", reason)]
    assert opened(bundle(*TWO), deleting(f"Patient/{ID}")).latest is None


def test_a_deletion_that_names_nothing_leaves_a_doubt_that_is_told() -> None:
    named = deleting(f"Condition?patient=Patient/{ID}&code=I10")
    both = (PATIENT, *TWO, OTHER, condition("cim|E11.9", **THEIRS))
    assert refused(*both, named) == [("made:6: entry[0]", "a deletion that does not name its resource: what it takes away cannot be told")]
    assert len(results(*both, named)) == 2
    for url in ("Condition?code=I10", "Condition/c2/_history/1", "Condition"):
        found = results(*both, deleting(url))
        assert [type(each) for each in found] == [PlacedRecord, PlacedRecord, Problem], url
    assert len(refused(*both, deleting(None))) == 1


def test_a_change_that_cannot_be_applied_refuses_whose_record_it_is() -> None:
    changed = deleting("Condition/c2", method="PATCH")
    assert [place for place, _ in refused(bundle(*TWO), changed)] == ["made:2: entry[0]"]
    assert opened(bundle(*TWO), changed).latest is None
    found = results(bundle(*TWO), deleting("Condition/c9", method="PATCH"))
    assert [type(each) for each in found] == [PlacedRecord, Problem]


@pytest.mark.parametrize("method", ["PUT", "POST", "GET", None])
def test_what_is_written_is_read(method: str | None) -> None:
    record = bundle(*TWO)
    for entry in record["entry"]:
        entry["request"] = {"method": method, "url": "Condition?identifier=1"}
    assert said(record) == {ID: {"chronic_conditions_at_least": 2}}
