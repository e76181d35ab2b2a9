"""What is not known of when a stay began, and how long a visit lasted, is never a no (GEN-1).

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import AT, URI, concept, covered, encounter, opened, problem, bundle, said

FIRST = datetime.date(2024, 12, 1)
EM, EL = {"priority": concept("priority|EM")}, {"priority": concept("priority|EL")}


def answer(*encounters: dict[str, Any]) -> str:
    """Give what the facts of a complete list say of the six months before."""
    made = covered(*encounters)
    found = [(datetime.date.fromisoformat(each["date"]), each["emergency"]) for each in made.get("admissions", [])]
    within = {told for day, told in found if FIRST <= day <= AT}
    known = made.get("admissions_known_from", "9999") <= FIRST.isoformat() and made["admissions_known_to"] == AT.isoformat()
    return "yes" if "yes" in within else "no" if known and within <= {"no"} else "unknown"


def spent(of_class: str, start: str | None, end: str | None, **members: Any) -> dict[str, Any]:
    """Give an encounter from one day to another."""
    return encounter(of_class, None, period={"start": start, "end": end}, **members)


def spell(code: str, start: str | None = None, end: str | None = None) -> dict[str, Any]:
    """Give a class an encounter had."""
    return {"class": {"system": URI["act"], "code": code}, "period": {"start": start, "end": end}}


def status(code: str, start: str | None = None, end: str | None = None) -> dict[str, Any]:
    """Give a status an encounter had."""
    return {"status": code, "period": {"start": start, "end": end}}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-03", "2025-03"), ("2025-03-01", "2025-03"), ("2025-02-28", "2025"), ("2025", "2025-03-05"),
        ("2025-03-04", "2025-03-01"), ("2025-03-01T08:00:00Z", "2025-03"),
    ],
)  # fmt: skip
def test_a_night_that_a_date_in_part_may_hide_is_no_no(start: str, end: str) -> None:
    assert answer(spent("EMER", start, end)) == answer(spent("AMB", start, end)) == "unknown"
    assert answer(spent("HH", start, end)) == "no"


@pytest.mark.parametrize(("start", "end"), [("2025-03-01", "2025-03-01"), ("2025-03-31", "2025-03-31T10:00:00+02:00")])
def test_a_day_is_no_night(start: str, end: str) -> None:
    assert answer(spent("EMER", start, end)) == "no"


@pytest.mark.parametrize(
    "length",
    [
        {"value": 3, "unit": "jours"}, {"value": 2, "unit": "nuits"}, {"value": 3}, {"value": 3, "code": "D"},
        {"value": 3, "unit": "Tage"}, {"value": 20, "comparator": ">", "code": "min"}, {"value": -3, "unit": "d"},
        {"value": 90, "system": "urn:example:units", "code": "min", "unit": "j"}, {"value": 10**400, "unit": "min"},
    ],
)  # fmt: skip
def test_a_length_that_is_not_understood_may_be_of_days(length: dict[str, Any]) -> None:
    assert answer(encounter("EMER", "2025-03-01", length=length)) == "unknown"


@pytest.mark.parametrize(
    "length",
    [
        {"value": 40, "unit": "minutes"}, {"value": 3, "unit": "heures"}, {"value": 0, "unit": "jours"}, {"unit": "jours"},
        {"value": 5, "comparator": "<", "unit": "h", "code": "h", "system": "http://unitsofmeasure.org"},
    ],
)  # fmt: skip
def test_a_length_of_hours_is_none_of_days(length: dict[str, Any]) -> None:
    assert answer(encounter("EMER", "2025-03-01", length=length)) == "no"


@pytest.mark.parametrize(("length", "where"), [("4 jours", ""), ({"value": "4", "unit": "d"}, ".value"), ({"value": True}, ".value")])
def test_a_length_of_the_wrong_kind_is_refused(length: object, where: str) -> None:
    reason = problem(bundle(encounter("EMER", "2025-03-01", length=length))).reason.en
    assert reason.startswith(f"Encounter.length{where} is not a")


@pytest.mark.parametrize(
    "made",
    [
        spent("AMB", "2024-10-01", "2025-03-05", classHistory=[spell("AMB"), spell("IMP")], **EM),
        spent("IMP", "2024-10-01", "2025-03-05", classHistory=[spell("EMER", "2024-10-01")], **EM),
        spent("HH", "2024-10-01", "2025-03-05", classHistory=[spell("IMP")], **EM),
        spent("IMP", "2024-10-01", "2025-03-05",
              classHistory=[spell("IMP", "2024-10-01", "2024-10-05"), spell("EMER", "2025-03-01", "2025-03-01"),
                            spell("IMP", "2025-03-02")]),
        spent("IMP", "2024-10-01", "2025-03-05", **EL,
              classHistory=[spell("ACUTE", "2024-10-01", "2024-10-09"), spell("HH", "2024-10-09", "2025-02-01")]),
        spent("IMP", "2024-10-01", "2025-03-05", **EL,
              classHistory=[spell("IMP", "2024-10-01", "2024-10-05"), spell("IMP", "2025-02-01")]),
        spent("IMP", "2024-10-01", "2025-03-05", classHistory=[spell("IMP", "2025-02-01")], **EM),
        spent("IMP", "2025-03-01", "2025-03-05", **EL,
              classHistory=[spell("?", "2025-03-01", "2025-03-01"), spell("IMP", "2025-03-01")]),
        spent("?", "2025-03-01", "2025-03-05", **EL, classHistory=[spell("IMP", "2025-03-02")]),
        spent("IMP", "2024-11-20", "2025-03-05", **EM,
              classHistory=[spell("OBSENC", "2024-11-20", "2024-12-10"), spell("IMP", "2024-12-10")]),
    ],
)  # fmt: skip
def test_a_history_of_classes_that_leaves_the_day_of_admission_open_answers_nothing(made: dict[str, Any]) -> None:
    assert answer(made) == "unknown"


@pytest.mark.parametrize(
    "history",
    [
        [status("planned", "2024-11-20", "2024-12-05"), status("in-progress", "2024-12-05")],
        [status("planned", "2024-11-20", "2024-12-05")],
        [status("planned", "2024-11-20")],
        [status("arrived", "2025-01-07", "2025-01-07"), status("in-progress", "2025-01-07")],
    ],
)
def test_a_history_of_statuses_that_has_the_person_come_later_answers_nothing(history: list[dict[str, Any]]) -> None:
    assert answer(spent("IMP", "2024-11-20", "2025-03-05", statusHistory=history, **EM)) == "unknown"
    assert answer(spent("IMP", "2024-11-20", "2025-03-05", statusHistory=history, **EL)) == "no"


def test_a_history_of_statuses_that_agrees_changes_nothing() -> None:
    history = [status("planned", "2024-11-20", "2025-03-01"), status("arrived", "2025-03-01", "2025-03-02")]
    assert said(spent("IMP", "2025-03-01", "2025-03-05", statusHistory=history, **EM)) == [("2025-03-01", "yes")]
    assert answer(spent("IMP", "2024-10-01", "2024-10-05", statusHistory=[status("finished", "2024-10-05")], **EM)) == "no"


@pytest.mark.parametrize("state", ["done", "annulé", None])
def test_a_status_that_is_not_understood_leaves_open_whether_it_took_place(state: str | None) -> None:
    assert answer(encounter("IMP", "2025-03-01", status=state, **EM)) == "unknown"
    assert answer(encounter("IMP", "2025-03-01", status=state, **EL)) == "unknown"


SERVICE = "http://terminology.hl7.org/CodeSystem/service-type"


def service(code: str, system: str = SERVICE, **more: str) -> dict[str, Any]:
    """Give the kind of service of an encounter."""
    return {"coding": [{"system": system, "code": code, **more}]}


@pytest.mark.parametrize("code", ["124", "57", "65", "53", "68", "142", "397", "497"])
def test_a_service_that_has_no_beds_leaves_a_visit_one(code: str) -> None:
    for system in (SERVICE, "http://hl7.org/fhir/service-type"):
        made = encounter("AMB", "2025-03-01", serviceType=service(code, system))
        assert answer(made) == "no" and not opened(bundle(made)).unmapped
    assert answer(encounter("IMP", "2025-03-01", serviceType=service(code), **EM)) == "yes"


@pytest.mark.parametrize(
    "made",
    [
        *(service(code) for code in ("117", "138", "165", "174", "221", "231", "237", "361", "557")),
        service("124", "urn:example:services"), service("124", display="Hospitalisation"),
        {**service("57"), "text": "Entrée du service de maternité"},
    ],
)  # fmt: skip
def test_a_service_that_may_have_beds_is_doubt(made: dict[str, Any]) -> None:
    assert answer(encounter("AMB", "2025-03-01", serviceType=made)) == "unknown"


TEXTS = [
    {"type": [{"text": "Hospitalisation complète"}]},
    {"type": [{"coding": [{"system": "urn:example:acts", "code": "7", "display": "Séjour en chirurgie"}]}]},
    {"type": [{"coding": [{"system": "urn:example:acts", "code": "7", "display": "HDJ"}]}]},
    {"serviceType": {"text": "Entrée en médecine polyvalente"}},
    *({"serviceType": {"coding": [{"system": "urn:example:units", "code": "7", "display": text}]}}
      for text in ("?", "12", "--", "À la", "Médecine", "Room", "Soins")),
    {"type": [{"text": "…"}]},
    {"type": [{"coding": concept("sct|185349003")["coding"], "text": "Admission en réanimation"}]},
]


@pytest.mark.parametrize("members", TEXTS)
@pytest.mark.parametrize("of_class", ["AMB", "EMER", "VR"])
def test_a_text_that_may_say_an_admission_is_doubt_where_no_class_has_a_bed(of_class: str, members: dict[str, Any]) -> None:
    assert answer(encounter(of_class, "2025-03-01", **members)) == "unknown"
    told = opened(bundle(encounter(of_class, "2025-03-01", **members))).unread
    assert {what.en: count for what, count in told.items()} == {"encounters with a text without a code": 1}


def test_the_name_of_a_class_may_contradict_it() -> None:
    made = encounter("AMB", "2025-03-01")
    made["class"]["display"] = "Patient hospitalisé"
    assert answer(made) == "unknown"
    made["class"]["display"] = "Consultation de ville"
    assert answer(made) == "no"


@pytest.mark.parametrize("service", ["type", "serviceType"])
def test_a_code_that_no_table_knows_is_doubt_too_and_counted(service: str) -> None:
    told = {"coding": [{"system": "urn:example:acts", "code": "HOSPIT"}]}
    made = encounter("AMB", "2025-03-01", **{service: [told] if service == "type" else told})
    assert answer(made) == "unknown"
    assert dict(opened(bundle(made)).unmapped) == {("urn:example:acts", "HOSPIT"): 1}


@pytest.mark.parametrize(
    "members",
    [
        {"type": [{"text": "Consultation de suivi au cabinet"}]},
        {"type": [{"coding": [{"system": "urn:example:acts", "code": "C", "display": "Téléconsultation"}]}]},
        {"serviceType": {"text": "Médecine générale"}},
        {"type": [{"coding": [{**concept("sct|50849002")["coding"][0], "display": "Emergency room admission (procedure)"}]}]},
        {"type": [concept("sct|185349003") | {"text": "Bilan annuel"}]},
    ],
)
def test_a_text_that_is_understood_as_a_visit_leaves_it_one(members: dict[str, Any]) -> None:
    made = encounter("EMER", "2025-03-01", **members)
    assert answer(made) == "no"
    assert not opened(bundle(made)).unread


@pytest.mark.parametrize("text", ["Hospitalisation en urgence", "Emergency admission"])
def test_a_text_that_speaks_of_an_emergency_contradicts_a_planned_stay(text: str) -> None:
    assert answer(encounter("IMP", "2025-03-01", type=[{"text": text}], **EL)) == "unknown"
    assert answer(encounter("IMP", "2025-03-01", type=[{"text": "Chirurgie programmée"}], **EL)) == "no"
