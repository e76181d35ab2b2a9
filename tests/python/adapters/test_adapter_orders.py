"""Orders and statements of medicines: how long each stands, in R4 and R5, and what could not be read.

Spec: spec/10-screening.md (SCR-7, item 2), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import AT, SUBJECT, bundle, concept, condition, facts, listing, opened, request, resource

from integra.adapters import PlacedRecord
from integra.adapters.taken import _months_before
from integra.text import Text

ACUTE, LASTING, EITHER = "atc|J01CA04", "atc|C09AA03", "atc|H02AB07"


def counted(*resources: dict[str, Any], at: datetime.date = AT) -> Any:
    return facts(*resources, at=at).get("medicines_at_least")


@pytest.mark.parametrize("code, written, stands", [
    (ACUTE, "2025-03-01", 1), (ACUTE, "2025-02-28", None), (ACUTE, "2025-02", None), (ACUTE, "2005-01-01", None),
    (EITHER, "2024-06-01", 1), (EITHER, "2024-05-31", None), (EITHER, "2024", None),
    (LASTING, "2005-01-01", 1), (LASTING, "2005", 1)])
def test_an_order_without_an_end_stands_as_long_as_its_kind(code: str, written: str, stands: int | None) -> None:
    assert counted(request(code, authoredOn=written)) == stands
    taken = {"status": "active", "medicationCodeableConcept": concept(code)}
    assert counted(resource("MedicationStatement", **taken, effectivePeriod={"start": written})) == stands


def test_what_is_old_is_doubtful_and_not_over() -> None:
    """A list of the day cannot make the count complete: whether it is taken is not known."""
    old, new = request(ACUTE, authoredOn="2020-01-01", id="a"), request(LASTING, id="b")
    both = listing("10160-0", "MedicationRequest/a", "MedicationRequest/b")
    assert facts(old, new, both) == {"medicines_at_least": 1}
    assert facts(request(ACUTE, authoredOn="2025-05-30", id="a"), new, both) == {"medicines": 2}


def test_a_statement_is_as_old_as_it_was_last_asserted() -> None:
    taken = {"status": "active", "medicationCodeableConcept": concept(EITHER), "effectivePeriod": {"start": "2010"}}
    assert counted(resource("MedicationStatement", **taken)) is None
    assert counted(resource("MedicationStatement", **taken, dateAsserted="2025-02-01")) == 1


def test_without_a_date_an_order_may_be_old_and_a_statement_says_what_is() -> None:
    assert counted(request(EITHER, authoredOn=None), request(LASTING)) == 1
    undated = {"status": "active", "medicationCodeableConcept": concept(EITHER)}
    assert counted(resource("MedicationStatement", **undated), request(LASTING)) == 2


@pytest.mark.parametrize("code, course, stands", [
    (ACUTE, "continuous", 1), (LASTING, "acute", None), (LASTING, "seasonal", 1), (LASTING, "continuous", 1)])
def test_the_course_of_the_order_goes_before_that_of_its_kind(code: str, course: str, stands: int | None) -> None:
    kind = {"coding": [{"code": course}]}
    assert counted(request(code, authoredOn="2020-01-01", courseOfTherapyType=kind)) == stands


def days(value: float, code: str = "d") -> dict[str, Any]:
    return {"expectedSupplyDuration": {"value": value, "code": code}}


@pytest.mark.parametrize("supply, stands", [
    (days(151), None), (days(152), 1), (days(1, "wk"), None), (days(30) | {"numberOfRepeatsAllowed": 4}, None),
    (days(30) | {"numberOfRepeatsAllowed": 5}, 1), (days(5, "mo"), None), (days(6, "mo"), 1), (days(1, "a"), 1), (days(1, "h"), None), ({}, 1),
    ({"validityPeriod": {"end": "2025-05-31"}}, None), ({"validityPeriod": {"end": "2025-06-01"}}, 1),
    ({"validityPeriod": {"end": "2025-05-20"}} | days(30), 1), ({"validityPeriod": {"end": "2025-04-20"}} | days(30), None)])
def test_a_supply_that_ran_out_leaves_the_order_open(supply: dict[str, Any], stands: int | None) -> None:
    assert counted(request(LASTING, dispenseRequest=supply)) == stands
    both = listing("10160-0", "MedicationRequest/a")
    assert ("medicines" in facts(request(LASTING, dispenseRequest=supply, id="a"), both)) == bool(stands)


def test_an_end_that_is_told_is_believed() -> None:
    bounds = [{"timing": {"repeat": {"boundsPeriod": {"end": "2026-01-01"}}}}]
    assert counted(request(ACUTE, authoredOn="2024-01-01", dosageInstruction=bounds)) == 1


def test_an_old_order_of_a_medicine_says_nothing_else_either() -> None:
    assert facts(request("atc|N07BB04", authoredOn="2015-01-01")) == {}
    assert facts(request("atc|N07BB04", authoredOn="2025-01-01")) == {"medicines_at_least": 1, "addiction": "yes"}


@pytest.mark.parametrize("day, months, before", [
    ("2025-06-01", 3, "2025-03-01"), ("2025-05-31", 3, "2025-02-28"), ("2024-05-30", 3, "2024-02-29"),
    ("2025-01-31", 12, "2024-01-31"), ("0001-06-01", 12, "0001-01-01")])
def test_months_are_those_of_the_calendar(day: str, months: int, before: str) -> None:
    assert _months_before(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(before)


def test_a_statement_and_the_order_behind_it_are_one_even_where_they_name_it_otherwise() -> None:
    behind = request("atc|C09BA03", id="r")
    told = {"status": "active", "medicationCodeableConcept": concept("atc|C09AA03"), "dateAsserted": "2025-05-01"}
    for link in ("basedOn", "derivedFrom"):
        linked = resource("MedicationStatement", **told, **{link: [{"reference": "MedicationRequest/r/_history/1"}]})
        assert counted(behind, linked) == 1
    assert counted(behind, resource("MedicationStatement", **told)) == 2


@pytest.mark.parametrize("day, stands", [("2025-03-01", 2), ("2025-06-01", 2), ("2025-06", 1), ("2025-06-02", 2)])
def test_an_order_that_another_takes_the_place_of_is_over(day: str, stands: int) -> None:
    """On a day the new one may not have begun yet, neither it nor the old one is sure."""
    old = request("atc|C09AA03", id="old"), request("atc|C10AA01")
    new = request("atc|C09CA01", authoredOn=day, priorPrescription={"reference": "MedicationRequest/old"})
    assert counted(*old, new) == stands
    assert counted(*old, new, at=datetime.date(2025, 2, 1)) == 2


def test_an_order_filled_by_another_is_one_with_it() -> None:
    filled = request("atc|C09AA03", basedOn=[{"reference": "MedicationRequest/r"}], intent="filler-order")
    assert counted(request("atc|C09BA03", id="r"), filled) == 1


@pytest.mark.parametrize("members, stands", [
    ({"status": "recorded", "adherence": {"code": {"coding": [{"code": "taking"}]}}}, 1),
    ({"status": "recorded", "adherence": {"code": {"coding": [{"code": "not-taking"}]}}}, None),
    ({"status": "recorded", "adherence": {"code": {"coding": [{"code": "unknown"}]}}}, None),
    ({"status": "recorded"}, None), ({"status": "draft"}, None), ({"status": "entered-in-error"}, None)])
@pytest.mark.parametrize("kind", ["MedicationStatement", "MedicationUsage"])
def test_r5_says_by_adherence_whether_it_is_taken(kind: str, members: dict[str, Any], stands: int | None) -> None:
    made = resource(kind, medication={"concept": concept(LASTING)}, dateAsserted="2025-05-01", **members)
    assert counted(made) == stands


def test_r5_writes_the_medicine_as_a_concept_or_a_reference() -> None:
    held = {"resourceType": "Medication", "id": "m", "ingredient": [{"item": {"concept": concept(LASTING)}}]}
    by = {"medicationCodeableConcept": None}
    assert counted(request(**by, medication={"concept": concept(LASTING)})) == 1
    assert counted(request(**by, medication={"reference": {"reference": "Medication/m"}}), held) == 1
    assert counted(request(**by, medication={"reference": {"reference": "#m"}}, contained=[held])) == 1


def ingredients(*codes: str) -> dict[str, Any]:
    parts = [{"itemCodeableConcept": concept(*code.split()) if code else {"text": "?"}} for code in codes]
    inside = {"resourceType": "Medication", "id": "m", "ingredient": parts}
    return request(medicationCodeableConcept=None, contained=[inside], medicationReference={"reference": "#m"})


@pytest.mark.parametrize("codes, beside, counted_as", [
    (["atc|C09AA03", "atc|C03AA03"], ["atc|C09BA03"], 1), (["atc|C09AA03", "atc|C03AA03"], ["atc|C09AA03"], 2),
    (["atc|C09AA03"], ["rx|314076"], 1), (["atc|C09AA03", "cip|1"], ["atc|C09BA03"], 1), (["cip|1"], [LASTING], 1),
    (["atc|C09AA03", ""], ["atc|C07AB07"], 2), (["atc|C09AA03", "atc|L99AX01"], ["atc|C09AA03", "atc|L99AX01"], 2)])
def test_the_ingredients_of_a_medication_are_one_medicine(
    codes: list[str], beside: list[str], counted_as: int
) -> None:
    assert counted(ingredients(*codes), *(request(code) for code in beside)) == counted_as


def test_an_ingredient_that_does_not_act_is_none() -> None:
    made = ingredients("atc|C09AA03", "atc|A12AA04")
    made["contained"][0]["ingredient"][1]["isActive"] = False
    assert counted(made, request("atc|C09AA03")) == 1


def unread(*resources: dict[str, Any]) -> dict[str, int]:
    found = opened(bundle(*resources))
    assert all(isinstance(each, PlacedRecord) for each in found.records(AT))
    assert all(isinstance(each, Text) and each.en != each.fr for each in found.unread)
    return {each.en: times for each, times in found.unread.items()}


TEXT, LOST = "medicines without a code", "references to a medicine not found"


@pytest.mark.parametrize("made, said", [
    ([condition(code={"text": "Diabète"}), condition(code={"coding": [{"display": "HTA"}]}), condition(code=None)],
     {"conditions without a code": 3}),
    ([resource("Device", patient=SUBJECT, type={"text": "canne"})], {"devices without a code": 1}),
    ([request(medicationCodeableConcept={"text": "a syrup"}), request(medicationCodeableConcept=None)], {TEXT: 2}),
    ([request(medicationCodeableConcept=None, medicationReference={"reference": "Medication/x"})] * 2, {LOST: 2}),
    ([request(medicationCodeableConcept=None, medicationReference={"reference": "#x"})], {LOST: 1}),
    ([request(medicationCodeableConcept=None, medication={"reference": {"reference": "Medication/x"}})], {LOST: 1}),
    ([request(medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"}),
      {"resourceType": "Medication", "id": "m", "code": {"text": "a syrup"}}], {TEXT: 1}),
    ([request(medicationCodeableConcept=None, medicationReference={"reference": "#m"},
              contained=[{"resourceType": "Medication", "id": "m"}])], {TEXT: 1}),
    ([resource("MedicationOrder", patient=SUBJECT)], {"orders in the form of DSTU2": 1}),
    ([condition("cim|E11"), request(LASTING), request("cip|1"), resource("Observation")], {})])
def test_what_could_not_be_read_is_counted_by_its_kind(made: list[dict[str, Any]], said: dict[str, int]) -> None:
    assert unread(*made) == said


def test_a_label_that_is_understood_is_read() -> None:
    words = {"text": "Furosémide 40 mg comprimé"}
    assert unread(request(medicationCodeableConcept=words)) == {}
    assert counted(request(medicationCodeableConcept=words), request("atc|C03CA01")) == 1
    lost = {"reference": "Medication/x", "display": "Furosemide 40 MG Oral Tablet"}
    assert unread(request(medicationCodeableConcept=None, medicationReference=lost)) == {}


@pytest.mark.parametrize("more", [
    request(medicationCodeableConcept={"text": "x"}, id="b"), request("cip|1", id="b"), request("atc|C09AA", id="b"),
    request(medicationCodeableConcept=None, medicationReference={"reference": "Medication/x"}, id="b")])
def test_what_is_not_understood_leaves_the_count_a_floor(more: dict[str, Any]) -> None:
    both = listing("10160-0", "MedicationRequest/a", "MedicationRequest/b")
    assert facts(request(LASTING, id="a"), more, both) == {"medicines_at_least": 1}


def test_a_condition_in_words_leaves_the_count_a_floor() -> None:
    both = listing("11450-4", "Condition/a", "Condition/b")
    made = condition("cim|E11", id="a"), condition(code={"text": "HTA"}, id="b"), both
    assert facts(*made) == {"chronic_conditions_at_least": 1}


def test_codes_that_no_table_of_substances_knows_are_listed() -> None:
    found = opened(bundle(request("atc|L99AX01"), request("atc|C09AA"), request("cip|1", LASTING), request("cip|2"),
                          request("atc|V08AB02"), request("sct|1")))
    assert {code for _, code in found.unmapped} == {"L99AX01", "C09AA", "2", "1"}


TAKEN_BACK, AGAINST = "codes whose text takes them back or doubts them", "medicines that a note or a reason speaks against"
END, STATUS = "medicines whose end is not understood", "statuses that are not FHIR's"


@pytest.mark.parametrize("made, said", [
    (condition(code={**concept("cim|I10"), "text": "pas d'HTA"}), {TAKEN_BACK: 1}),
    (condition("cim|I10", clinicalStatus={"text": "en cours"}), {STATUS: 1}),
    (condition("cim|I10", verificationStatus={"coding": [{"code": "sure"}]}), {STATUS: 1}), (condition("cim|I10"), {}),
    (request(medicationCodeableConcept={**concept("atc|C09AA05"), "text": "ramipril ?"}), {TAKEN_BACK: 1}),
    (request("atc|C09AA05", note=[{"text": "STOP"}]), {AGAINST: 1}), (request("atc|C09AA05", note=[{"text": "le matin"}]), {}),
    (request("atc|C09AA05", dosageInstruction=[{"text": "until Friday"}]), {END: 1}),
    (request("atc|C09AA05", dosageInstruction=[{"text": "until Friday"}], status="completed"), {}),
    (request("atc|C09AA05", dosageInstruction=[{"text": "pendant 3 mois"}]), {}),
    (request("atc|C09AA05", status="ongoing"), {STATUS: 1}), (request("atc|C09AA05", status="Active"), {}), (request("atc|C09AA05", status="cancelled"), {})])
def test_what_leaves_it_open_by_its_words_is_counted_by_its_kind(made: dict[str, Any], said: dict[str, int]) -> None:
    assert unread(made) == said
