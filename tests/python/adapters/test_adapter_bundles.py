"""Bundles that hold nobody, answers that failed, pages of a search, and what wraps a record.

Spec: FHIR R4 (bundles).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import ID, PATIENT, SUBJECT, bundle, concept, condition, encounter, listing, request, results

from integra.adapters import PlacedRecord, Problem

FAILED = "the server answered with an error where a record should be: ask it again"
MORE = "the bundle says that more follows, and the next page is not in the input: add it"
FEWER = "the search says that it found more than is in the input: add the pages that are missing"
NO_PATIENT, NOBODY = "no Patient in this bundle", "nobody is in it: no Patient"
OTHER = {"resourceType": "Patient", "id": "p2"}
THEIRS = {"subject": {"reference": "Patient/p2"}}
SEEN = {"resourceType": "Observation", "id": "o", "subject": SUBJECT}
DEVICE = {"resourceType": "DeviceUseStatement", "subject": {"reference": "Group/g"}}


def outcome(severity: str) -> dict[str, Any]:
    """Give what a server answers."""
    return {"resourceType": "OperationOutcome", "issue": [{"severity": severity, "code": "security"}]}


def both(*documents: Any) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Give the facts by person, and the problems by place."""
    found = results(*documents)
    return (
        {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)},
        [(each.place.en, each.reason.en) for each in found if isinstance(each, Problem)],
    )


@pytest.mark.parametrize(
    ("document", "place", "reason"),
    [
        (outcome("error"), "made", FAILED),
        (outcome("fatal"), "made", FAILED),
        (outcome("warning"), "made", NOBODY),
        (bundle(outcome("error"), patient=None), "made: entry[0]", FAILED),
        (bundle(SEEN, patient=None), "made", NO_PATIENT),
        (bundle({**SEEN, "subject": None, "patient": SUBJECT}, patient=None), "made", NO_PATIENT),
        (bundle(DEVICE, patient=None), "made", NOBODY),
        (bundle(outcome("information"), patient=None), "made", NOBODY),
        ({"resourceType": "Bundle", "type": "searchset", "total": 0}, "made", NO_PATIENT),
        ({"resourceType": "Parameters"}, "made", NOBODY),
        ({"resourceType": "Parameters", "parameter": [{"resource": bundle(patient=None)}]}, "made: parameter[0].resource", NO_PATIENT),
        (SEEN, "made", NOBODY),
    ],
)
def test_an_input_without_anybody_is_a_problem(document: dict[str, Any], place: str, reason: str) -> None:
    assert both(document) == ({}, [(place, reason)])


def test_what_was_seen_of_somebody_of_the_input_needs_no_patient_beside_it() -> None:
    seen = bundle(SEEN, patient=None)
    assert both(seen, bundle()) == both(bundle(), seen) == both(seen, PATIENT) == ({ID: {}}, [])
    assert both(seen, bundle(patient=OTHER)) == ({"p2": {}}, [("made:1", NO_PATIENT)])


NOTHING: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset", "total": 0}


@pytest.mark.parametrize("empty", [NOTHING, {**NOTHING, "entry": []}, {**NOTHING, "total": None}])
def test_a_search_that_found_nothing_holds_nobody_and_alone_is_nobody(empty: dict[str, Any]) -> None:
    linked = {**empty, "link": [{"relation": "self", "url": "u?page=1"}]}
    assert both(linked, bundle()) == both(bundle(), linked) == both(empty, PATIENT) == ({ID: {}}, [])
    assert both(empty, SEEN, empty)[1] == [("made:1", NO_PATIENT), ("made:3", NO_PATIENT)]
    assert both(empty) == ({}, [("made", NO_PATIENT)])


@pytest.mark.parametrize(
    ("members", "reason"),
    [({"type": "collection"}, NO_PATIENT), ({"total": "0"}, NO_PATIENT), ({"total": 2}, FEWER),
     ({"link": [{"relation": "next", "url": "u?page=2"}]}, MORE)],
)  # fmt: skip
def test_a_bundle_that_is_empty_for_another_reason_is_a_problem(members: dict[str, Any], reason: str) -> None:
    assert both({**NOTHING, **members}, bundle()) == ({ID: {}}, [("made:1", reason)])


def test_a_failed_part_of_an_answer_is_said_beside_who_was_read() -> None:
    record = listed()
    assert both(record)[0][ID]["admissions"] == []
    for failure in ({"resource": outcome("error")}, {"response": {"status": "404 Not Found"}},
                    {"response": {"status": "200", "outcome": outcome("fatal")}}):  # fmt: skip
        spoilt = {**record, "entry": [*record["entry"], failure]}
        assert both(spoilt) == ({ID: {}}, [("made: entry[3]", FAILED)])
    fine = {**record, "entry": [*record["entry"], {"resource": outcome("warning")}, {"response": {"status": "201 Created"}}]}
    assert both(fine)[0][ID]["admissions"] == [] and not both(fine)[1]


def listed() -> dict[str, Any]:
    """Give somebody with a history of visits that declares itself complete."""
    return bundle(encounter("AMB", "2020-01-01", id="v"), listing("46240-8", "Encounter/v"))


@pytest.mark.parametrize("parts", [1, 2])
def test_what_parameters_wrap_is_read(parts: int) -> None:
    held: list[dict[str, Any]] = [{"name": "return", "resource": bundle(condition("cim|E11"))}]
    for _ in range(1, parts):
        held = [{"name": "more", "part": held}]
    assert both({"resourceType": "Parameters", "parameter": held}) == ({ID: {"chronic_conditions_at_least": 1}}, [])
    alone = [{"resource": PATIENT}, {"resource": condition("cim|E11")}]
    assert both({"resourceType": "Parameters", "parameter": alone}) == ({ID: {"chronic_conditions_at_least": 1}}, [])
    within = bundle({"resourceType": "Parameters", "parameter": alone}, patient=None)
    assert both(within) == ({ID: {"chronic_conditions_at_least": 1}}, [])


def page(record: dict[str, Any], **links: str) -> dict[str, Any]:
    """Give a page of a search."""
    return {**record, "type": "searchset", "link": [{"relation": name, "url": url} for name, url in links.items()]}


FIRST = bundle(condition("cim|E11", id="c1"))
SECOND = bundle(condition("cim|I10", id="c2"), OTHER, condition("cim|I10", **THEIRS), patient=None)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"self": "u?page=1", "next": "u?page=2"}, {"self": "u?page=2", "previous": "u?page=1"}),
        ({"next": "u?page=2"}, {"self": "u?page=2"}),
        ({"self": "u?page=1", "next": "u?token=x"}, {"self": "u?page=2", "previous": "u?page=1"}),
        ({"self": "u?page=1"}, {"prev": "u?page=1"}),
        ({"next": "u?page=2&_count=2"}, {"self": "u?_count=2&page=2"}),
        ({"self": "u?a=1&b=2&c=3"}, {"previous": "u?c=3&a=1&b=2"}),
    ],
)
def test_pages_that_follow_one_another_are_one_record(one: dict[str, str], two: dict[str, str]) -> None:
    pages = [page(FIRST, **one), page(SECOND, **two)]
    told = {ID: {"chronic_conditions_at_least": 2}, "p2": {"chronic_conditions_at_least": 1}}
    assert both(*pages) == both(*reversed(pages)) == (told, [])


def test_a_page_whose_next_is_not_there_says_so_and_vouches_for_nothing() -> None:
    record = listed()
    assert both(page(record, self="u?page=1", next="u?page=2")) == ({ID: {}}, [("made", MORE)])
    assert both(page(record, self="u?page=1"))[0][ID]["admissions"] == []
    pages = [page(FIRST, next="u?page=2"), page(SECOND, self="u?page=2", next="u?page=3")]
    for other in ("u?page=2&_count=3", "v?_count=2&page=2", "u?page=2", "u?page=2&_count=2&_count=2"):
        assert ("made:1", MORE) in both(page(FIRST, next="u?page=2&_count=2"), page(SECOND, self=other))[1]
    assert both(*pages)[1] == [("made:2", MORE)] and len(both(*pages)[0]) == 2


def test_pages_in_a_circle_are_read_once() -> None:
    pages = [page(FIRST, self="1", next="2"), page(SECOND, self="2", next="1")]
    facts, problems = both(*pages)
    assert facts[ID] == {"chronic_conditions_at_least": 2} and not problems
    assert both(page(FIRST, self="1", next="1")) == ({ID: {"chronic_conditions_at_least": 1}}, [("made", MORE)])


def test_pages_with_the_patient_on_each_are_one_record() -> None:
    pages = [page(FIRST, next="2"), page(bundle(condition("cim|I10")), self="2")]
    assert both(*pages) == ({ID: {"chronic_conditions_at_least": 2}}, [])


def test_a_page_without_a_link_finds_its_patient_in_the_rest_of_the_input() -> None:
    second = bundle(condition("cim|I10"), patient=None)
    facts, problems = both(page(FIRST, self="1"), page(second, self="2"))
    assert facts == {ID: {"chronic_conditions_at_least": 2}} and not problems


def _of_one_type(*resources: dict[str, Any], server: str | None = "https://a.example/fhir") -> dict[str, Any]:
    """Give what a search for resources of one type finds."""
    named = [{"fullUrl": f"{server}/{each['resourceType']}/{each['id']}"} if server else {} for each in resources]
    return {"resourceType": "Bundle", "type": "searchset",
            "entry": [{**name, "resource": each} for name, each in zip(named, resources, strict=True)]}


TWO = [{"resourceType": "Patient", "id": each} for each in ("p1", "p2")]
OF_BOTH = [condition("cim|E11", id=f"c-{each}", subject={"reference": f"Patient/{each}"}) for each in ("p1", "p2")]


def _counted(*documents: dict[str, Any]) -> dict[str, Any]:
    return {each.record["ref"]: each.record["facts"].get("chronic_conditions_at_least") for each in results(*documents)
            if isinstance(each, PlacedRecord)}


@pytest.mark.parametrize("server", ["https://a.example/fhir", None])
@pytest.mark.parametrize("turned", [False, True])
def test_bundles_of_one_type_each_tell_of_the_same_people(server: str | None, turned: bool) -> None:
    pages = [_of_one_type(*TWO, server=server), _of_one_type(*OF_BOTH, server=server)]
    found = results(*(reversed(pages) if turned else pages))
    assert len(found) == 2 and _counted(*pages) == {"p1": 1, "p2": 1}


def test_a_medication_stands_beside_its_orders_whoever_they_are_of() -> None:
    medication = {"resourceType": "Medication", "id": "m", "code": concept("atc|A10BA02")}
    order = request(id="r", medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"},
                    subject={"reference": "Patient/p1"})
    found = results(_of_one_type(*TWO), _of_one_type(order, medication))
    facts = {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)}
    assert facts == {"p1": {"medicines_at_least": 1}, "p2": {}}


def test_nothing_is_taken_over_from_another_server_or_for_a_name_of_two() -> None:
    there = _of_one_type(*OF_BOTH, server="https://b.example/fhir")
    assert _counted(_of_one_type(*TWO), there) == {"p1": None, "p2": None}
    assert len(results(_of_one_type(*TWO), there)) == 4
    twin = _of_one_type({**TWO[0], "gender": "male"}, TWO[1], server="https://b.example/fhir")
    both = results(_of_one_type(*TWO), twin, _of_one_type(*OF_BOTH, server=None))
    assert any(isinstance(each, Problem) for each in both) and "p1" not in _counted(_of_one_type(*TWO), twin)
