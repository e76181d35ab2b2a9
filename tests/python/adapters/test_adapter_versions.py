"""A resource met again: alike it is one, else the version last changed counts, or the person is refused.

Spec: FHIR R4 (resource identity, meta), spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import ID, PATIENT, bundle, condition, encounter, listing, request, results, status

from integra.adapters import PlacedRecord, Problem

EARLY, LATE = {"meta": {"lastUpdated": "2025-01-01T00:00:00Z"}}, {"meta": {"lastUpdated": "2025-01-01T01:30:00+01:00"}}
RESOLVED = {"clinicalStatus": status("resolved"), "abatementDateTime": "2025-01-01"}
REASON = (
    "one resource of this person ({}) is met in several versions, and meta.lastUpdated does not say which is the last: "
    "keep that one"
)


def facts(*documents: Any) -> dict[str, Any]:
    """Give the facts of the one person."""
    (only,) = results(*documents)
    assert isinstance(only, PlacedRecord) and only.record["ref"] == ID, only
    made: dict[str, Any] = only.record["facts"]
    return made


def refused(*documents: Any) -> str:
    """Give why the one person is refused."""
    (only,) = results(*documents)
    assert isinstance(only, Problem), only
    return only.reason.en


def written(*resources: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Give the ways in which resources of one person may come."""
    one, two = resources
    return [
        (bundle(one, two),), (bundle(two, one),), (PATIENT, one, two), (two, one, PATIENT),
        (bundle(one), bundle(two)), (bundle(two), bundle(one)), (bundle(one), PATIENT, two),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        (condition("cim|E11", id="x", **EARLY), condition("cim|E11", id="x", **RESOLVED, **LATE), {}),
        (condition("cim|E11", id="x", **RESOLVED, **EARLY), condition("cim|E11", id="x", **LATE), {"chronic_conditions_at_least": 1}),
        (condition("cim|E11", id="x", **EARLY), condition("cim|E11", id="x", verificationStatus=status("entered-in-error"), **LATE), {}),
        (request("atc|C09AA03", id="x", **EARLY), request("atc|C09AA03", id="x", status="cancelled", **LATE), {}),
        (encounter("IMP", "2025-02-03", id="x", **EARLY), encounter("AMB", "2025-02-03", id="x", **LATE), {}),
        (encounter("IMP", "2025-02-03", id="x", **EARLY), encounter("IMP", "2025-02-03", id="x", status="entered-in-error", **LATE), {}),
        (listing("11450-4", id="x", emptyReason=status("nilknown"), **EARLY), listing("11450-4", id="x", status="retired", **LATE), {}),
    ],
)
def test_the_version_last_changed_counts_in_whatever_order(old: Any, new: Any, made: dict[str, Any]) -> None:
    for documents in written(old, new):
        assert facts(*documents) == made


def test_one_resource_met_again_alike_is_one() -> None:
    again = condition("cim|E11", id="x")
    for documents in written(again, {**again, "meta": {"lastUpdated": "2025-01-01T00:00:00Z"}}):
        assert facts(*documents) == {"chronic_conditions_at_least": 1}
    for documents in written(condition("cim|E11"), condition("cim|I10")):
        assert facts(*documents) == {"chronic_conditions_at_least": 2}


@pytest.mark.parametrize(("one", "two"), [({}, {}), (EARLY, {}), (EARLY, EARLY), ({"meta": {"lastUpdated": "soon"}}, LATE), ({"meta": 1}, LATE)])
def test_versions_of_which_none_is_known_to_be_the_last_refuse_the_person(one: dict[str, Any], two: dict[str, Any]) -> None:
    for documents in written(condition("cim|E11", id="x", **one), condition("cim|E11", id="x", **RESOLVED, **two)):
        assert refused(*documents) == REASON.format("Condition")
    for documents in written(encounter("IMP", "2025-02-03", id="x", **one), encounter("IMP", "2025-02-04", id="x", **two)):
        assert refused(*documents) == REASON.format("Encounter")


def test_resources_of_one_id_at_two_addresses_are_two() -> None:
    record = bundle(condition("cim|E11", id="x"), condition("cim|I10", id="x"))
    for name, entry in zip("ab", record["entry"][1:], strict=True):
        entry["fullUrl"] = f"https://{name}.example/Condition/x"
    assert facts(record) == {"chronic_conditions_at_least": 2}
    record["entry"][1]["fullUrl"] = "urn:uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
    assert refused(record) == REASON.format("Condition")


def test_kinds_with_one_id_are_not_versions_of_one_another() -> None:
    assert facts(bundle(condition("cim|E11", id="x"), request("atc|C09AA03", id="x", authoredOn="2025-05-20"))) == {
        "chronic_conditions_at_least": 1, "medicines_at_least": 1
    }  # fmt: skip
