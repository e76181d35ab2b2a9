"""Emergency admissions: what a record says, and what it does not.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import AT, URI, bundle, concept, covered, encounter, facts, listing, opened, part, said

from integra.adapters import PlacedRecord

EMERGENCY = {"type": [concept("sct|183452005")]}
DAY = "2025-02-03"


@pytest.mark.parametrize(
    ("of_class", "members", "emergency"),
    [
        ("IMP", {}, "unknown"),
        ("ACUTE", EMERGENCY, "yes"),
        ("NONAC", {"hospitalization": {"admitSource": concept("admit|emd")}}, "yes"),
        ("IMP", {"hospitalization": {"admitSource": concept("admit|gp")}}, "unknown"),
        ("IMP", {"priority": concept("priority|EM")}, "yes"),
        ("IMP", {"priority": concept("priority|EL")}, "no"),
        ("IMP", {"type": [concept("sct|183495009")]}, "no"),
        ("IMP", {**EMERGENCY, "priority": concept("priority|EL")}, "unknown"),
        ("IMP", {**EMERGENCY, "status": "unknown"}, "unknown"),
        ("IMP", {**EMERGENCY, "status": "in-progress"}, "yes"),
        ("OBSENC", {}, "unknown"),
        ("XYZ", EMERGENCY, "unknown"),
        ("EMER", EMERGENCY, "unknown"),
        ("AMB", {"type": [concept("sct|32485007")]}, "unknown"),
    ],
)
def test_a_stay_is_an_emergency_where_the_record_says_so(
    of_class: str, members: dict[str, Any], emergency: str
) -> None:
    assert said(encounter(of_class, DAY, **members)) == [(DAY, emergency)]


@pytest.mark.parametrize(
    ("of_class", "members"),
    [
        ("EMER", {}),
        ("EMER", {"priority": concept("priority|EM"), "type": [concept("sct|50849002")]}),
        ("AMB", {}),
        ("VR", {}),
        ("IMP", {"status": "planned"}),
        ("IMP", {"status": "cancelled"}),
        ("IMP", {"status": "entered-in-error"}),
    ],
)
def test_a_visit_or_what_never_was_is_no_admission(of_class: str, members: dict[str, Any]) -> None:
    assert said(encounter(of_class, DAY, **members)) == []


def test_an_emergency_room_made_part_of_the_stay_that_it_opens() -> None:
    stay = encounter("IMP", DAY, id="s")
    assert said(stay, encounter("EMER", "2025-02-02", **part("s"))) == [(DAY, "yes")]
    assert said(encounter("EMER", DAY, id="r"), encounter("IMP", DAY, **part("r"))) == [(DAY, "yes")]


def test_a_link_is_not_inferred_from_dates_nor_from_a_later_visit() -> None:
    stay = encounter("IMP", DAY, id="s")
    assert said(stay, encounter("EMER", DAY)) == [(DAY, "unknown")]
    assert said(stay, encounter("EMER", "2025-02-04", **part("s"))) == [(DAY, "unknown")]
    assert said(stay, encounter("EMER", "2025-02", **part("s"))) == [(DAY, "unknown")]


def test_a_planned_stay_opened_by_an_emergency_room_contradicts_itself() -> None:
    planned = encounter("IMP", DAY, id="s", priority=concept("priority|EL"))
    assert said(planned, encounter("EMER", DAY, **part("s"))) == [(DAY, "unknown")]


def test_movements_within_a_stay_are_not_admissions() -> None:
    stay = encounter("IMP", None, id="s", priority=concept("priority|EL"), period={"start": DAY, "end": "2025-02-12"})
    ward = encounter("IMP", "2025-02-10", id="w", **part("s"))
    bed = encounter("IMP", "2025-02-11", id="b", **part("w", priority=concept("priority|EM")))
    assert said(stay, ward, bed) == [(DAY, "no")]
    assert said(encounter("IMP", DAY, id="s"), encounter("IMP", DAY, **part("s", **EMERGENCY))) == [(DAY, "yes")]


def test_a_circle_of_parts_loses_no_stay() -> None:
    one, other = encounter("IMP", DAY, id="1", **part("2")), encounter("IMP", "2025-02-05", id="2", **part("1"))
    assert said(one, other) == [(DAY, "unknown"), ("2025-02-05", "unknown")]
    assert said(encounter("IMP", DAY, id="1", **part("1"))) == [(DAY, "unknown")]


def test_the_admission_date_counts_and_a_stay_to_come_does_not() -> None:
    spanning = encounter("IMP", None, period={"start": "2024-10-01", "end": "2025-05-01"})
    assert said(spanning, encounter("IMP", "2025-06-02")) == [("2024-10-01", "unknown")]


def test_a_history_covers_from_its_first_encounter_to_its_date() -> None:
    assert covered() == {"admissions": [], "admissions_known_from": "2020-05-04", "admissions_known_to": "2025-06-01"}
    assert covered(date="2025-03-04")["admissions_known_to"] == "2025-03-04"
    assert covered(date="2025-03")["admissions_known_to"] == "2025-03-01"


@pytest.mark.parametrize("date", ["2025-06-02", "2025-07-01", "2102-01-01", "2025-06-01T22:30:00Z", "2025", "2025-06"])
@pytest.mark.parametrize("mode", ["snapshot", "working"])
def test_a_history_of_a_day_to_come_covers_nothing(date: str, mode: str) -> None:
    assert covered(date=date, mode=mode) == {}


def test_a_history_begun_on_an_uncertain_day_covers_from_the_last_it_may_be() -> None:
    visit = encounter("AMB", "2020", id="e")
    assert facts(visit, listing("46240-8", "Encounter/e"))["admissions_known_from"] == "2020-12-31"


def test_a_history_without_one_of_the_stays_covers_nothing() -> None:
    first, stay = encounter("AMB", "2020-05-04", id="e0"), encounter("IMP", DAY, id="e1")
    assert facts(first, stay, listing("46240-8", "Encounter/e0")) == {
        "admissions": [{"date": DAY, "emergency": "unknown"}]
    }


@pytest.mark.parametrize(
    ("start", "members", "admissions", "known_from"),
    [
        ("2024-11", {}, [], "2024-12-01"),
        ("2025", {}, [], None),
        (None, {}, [], None),
        ("2025", {"priority": concept("priority|EL")}, [], "2020-05-04"),
        ("2025-03", EMERGENCY, [{"date": "2025-03-01", "emergency": "yes"}], "2025-04-01"),
        ("2025-06", EMERGENCY, [], None),
    ],
)
def test_a_stay_of_uncertain_date_cuts_the_coverage(
    start: str | None, members: dict[str, Any], admissions: list[dict[str, str]], known_from: str | None
) -> None:
    made = covered(encounter("IMP", start, **members))
    assert made.get("admissions", []) == admissions
    assert made.get("admissions_known_from") == known_from


def test_unmapped_classes_are_told() -> None:
    coding = {"system": URI["act"], "code": "XYZ"}
    assert said(encounter("IMP", DAY, **{"class": coding})) == [(DAY, "unknown")]


@pytest.mark.parametrize(
    ("system", "code", "emergency"),
    [
        ("https://hl7.fr/ig/fhir/core/ValueSet/fr-core-vs-encounter-type", "U", "yes"),
        ("https://hl7.fr/ig/fhir/core/ValueSet/fr-core-vs-encounter-type|2.2.0", "C", "no"),
        ("https://hl7.fr/ig/fhir/core/ValueSet/fr-core-vs-encounter-type", "R", "no"),
        ("http://terminology.hl7.org/ValueSet/v2-0007", "E", "yes"),
        ("http://hl7.org/fhir/v2/0007", "U", "yes"),
        ("urn:oid:2.16.840.1.113883.12.7", "A", "yes"),
        ("urn:oid:2.16.840.1.113883.5.7", "EL", "no"),
        ("https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-type-admission", "IE", "unknown"),
    ],
)
def test_a_type_of_admission_is_known_by_all_its_addresses(system: str, code: str, emergency: str) -> None:
    data = opened(bundle(encounter("IMP", DAY, type=[{"coding": [{"system": system, "code": code}]}])))
    (only,) = data.records(AT)
    assert isinstance(only, PlacedRecord) and not data.unmapped
    assert only.record["facts"]["admissions"] == [{"date": DAY, "emergency": emergency}]


@pytest.mark.parametrize(
    ("system", "code", "found"),
    [
        ("urn:oid:2.16.840.1.113883.5.4", "IMP", [(DAY, "unknown")]),
        ("https://hl7.fr/ig/fhir/core/ValueSet/fr-core-vs-encounter-class", "AMB", []),
        ("http://terminology.hl7.org/ValueSet/v3-ActEncounterCode", "EMER", []),
        ("http://terminology.hl7.org/CodeSystem/v2-0004", "I", [(DAY, "unknown")]),
        ("urn:oid:2.16.840.1.113883.12.4", "E", []),
    ],
)
def test_a_class_is_known_by_all_its_addresses(system: str, code: str, found: list[tuple[str, str]]) -> None:
    assert said(encounter("IMP", DAY, **{"class": {"system": system, "code": code}})) == found


@pytest.mark.parametrize(
    ("start", "emergency", "admissions", "known_from"),
    [
        ("2024-11-30T23:30:00Z", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2024-12-02"),
        ("2024-11-30T20:30:00-04:00", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2024-12-02"),
        ("2024-12-01T00:30:00+04:00", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2024-12-02"),
        ("2024-11-30T23:30:00Z", "EL", [{"date": "2024-11-30", "emergency": "no"}], "2020-05-04"),
        ("2024-11-30T21:30:00Z", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2020-05-04"),
        ("2024-12-01T00:30:00+01:00", "EM", [{"date": "2024-12-01", "emergency": "yes"}], "2020-05-04"),
        ("2024-11-30T23:30:00+02:00", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2020-05-04"),
        ("2024-11-30T23:30:00", "EM", [{"date": "2024-11-30", "emergency": "yes"}], "2020-05-04"),
    ],
)
def test_a_time_near_midnight_in_another_zone_leaves_the_day_open(
    start: str, emergency: str, admissions: list[dict[str, str]], known_from: str
) -> None:
    made = covered(encounter("IMP", start, priority=concept(f"priority|{emergency}")))
    assert made["admissions"] == admissions and made["admissions_known_from"] == known_from
