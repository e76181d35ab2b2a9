"""A class without a bed, and what in the same encounter speaks of one.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import URI, concept, covered, encounter, said, status

DAY, NEXT = "2025-03-01", "2025-03-02"
NO_BED = ("AMB", "EMER", "VR", "HH", "FLD", "PRENC")


def spell(code: str, start: str | None = None, end: str | None = None) -> dict[str, Any]:
    """Give a class an encounter had."""
    return {"class": {"system": URI["act"], "code": code}, "period": {"start": start, "end": end}}


def had(*spells: dict[str, Any]) -> dict[str, Any]:
    """Give the member that tells the classes it had."""
    return {"classHistory": list(spells)}


@pytest.mark.parametrize("of_class", NO_BED)
@pytest.mark.parametrize(
    "members",
    [
        {"hospitalization": {"admitSource": concept("admit|emd")}},
        {"hospitalization": {"admitSource": {"text": "elsewhere"}}},
        {"hospitalization": {"dischargeDisposition": status("home")}},
        {"hospitalization": {"preAdmissionIdentifier": {"value": "1"}}},
        {"hospitalization": {"reAdmission": status("R")}},
        {"hospitalization": {"destination": {"reference": "Location/1"}}},
        {"location": [{"location": {}, "physicalType": status("wa")}]},
        {"location": [{"location": {}, "physicalType": status("bd"), "status": "completed"}]},
        {"diagnosis": [{"condition": {}, "use": status("AD")}]},
        {"diagnosis": [{"condition": {}, "use": status("DD")}]},
        {"serviceType": concept("sct|32485007")},
        {"type": [concept("sct|183452005")]},
        {"status": "onleave"},
        {"statusHistory": [{"status": "onleave", "period": {}}]},
        {"classHistory": [{"class": {"code": "?"}, "period": {}}]},
        had(spell("OBSENC")),
        {"location": "ward 3"},
    ],
)
def test_what_speaks_of_a_bed_makes_an_encounter_a_stay_of_unknown_emergency(
    of_class: str, members: dict[str, Any]
) -> None:
    urgent = {"priority": concept("priority|EM"), **members}
    assert said(encounter(of_class, DAY, **members)) == [(DAY, "unknown")]
    assert said(encounter(of_class, DAY, **urgent)) == [(DAY, "unknown")]


@pytest.mark.parametrize("of_class", NO_BED)
@pytest.mark.parametrize(
    "members",
    [
        {"hospitalization": {"specialCourtesy": [status("VIP")], "dietPreference": [status("vegan")]}},
        {"location": [{"location": {}, "physicalType": status("ro")}]},
        {"location": [{"location": {}, "physicalType": status("bd"), "status": "planned"}]},
        {"diagnosis": [{"condition": {}, "use": status("CC")}]},
        {"statusHistory": [{"status": "planned", "period": {}}]},
        {"classHistory": [spell("AMB"), spell("VR")]},
        {"length": {"value": 40, "unit": "min", "code": "min"}},
        {"period": {"start": "2025-03-01T23:50:00+01:00", "end": "2025-03-02T01:10:00+01:00"}},
    ],
)
def test_a_visit_stays_a_visit(of_class: str, members: dict[str, Any]) -> None:
    made = covered(encounter(of_class, DAY, **members))
    assert made["admissions"] == [] and made["admissions_known_from"] == "2020-05-04"


@pytest.mark.parametrize(
    "members",
    [
        {"period": {"start": DAY, "end": NEXT}},
        {"period": {"start": "2025-03-01T20:00:00+01:00", "end": "2025-03-02T09:00:00+01:00"}},
        {"period": {"start": "2025-03-01T20:00:00", "end": "2025-03-02T09:00:00+01:00"}},
        {"length": {"value": 2, "unit": "d"}},
        {"length": {"value": 26.5, "code": "h"}},
    ],
)
def test_a_visit_of_one_night_or_more_may_be_a_stay_but_care_at_home_lasts(members: dict[str, Any]) -> None:
    for of_class in ("AMB", "EMER"):
        assert said(encounter(of_class, DAY, **members)) == [(DAY, "unknown")]
    for of_class in ("HH", "VR", "FLD"):
        assert said(encounter(of_class, DAY, **members)) == []


def hours(start: str = "09:00", end: str = "09:20", **members: Any) -> dict[str, Any]:
    """Give a visit between two times of one day."""
    return encounter("AMB", DAY, **{"period": {"start": f"{DAY}T{start}:00+01:00", "end": f"{DAY}T{end}:00+01:00"}, **members})


def home(**members: Any) -> dict[str, Any]:
    """Give what is told of somebody who went home."""
    return {"hospitalization": {"dischargeDisposition": status("home"), **members}}


WORDS = (
    "Consultation cardiologie", "Consultation de suivi diabète", "Consultation spécialisée", "Consultation mémoire",
    "Certificat médical", "Prise de sang", "Consultation (C)", "Acte infirmier", "General examination of patient",
    "General Practice", "Cs", "RDV", "Consultation n° 3", "Consultation 15 min", "Vaccination grippe", "Cardiology",
)  # fmt: skip
BEDS = (
    "Hospitalisation de jour", "Service de cardiologie", "Lit 3", "Chambre 12", "Admission cardiologie", "UHCD", "MCO",
    "Cardiology inpatient", "Urgences cardiologie", "Cardiology ward", "Transfert en cardiologie", "Séjour", "Hospi", "SSR",
    "HC", "UM 12", "24h", "?", "Médecine", "Soins de suite", "Chirurgie ambulatoire", "Réa", "Étage 2", "Room", "CHU",
    "Chir. cardiaque", "Réadmission cardiologie", "Préadmission",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_some_hours_of_one_day_with_any_words_but_those_of_a_bed_are_a_visit(words: str) -> None:
    for told in ({"text": words}, {"coding": [{"system": "urn:example:acts", "code": "X", "display": words}]}):
        assert said(hours(type=[told])) == said(hours("08:00", "13:59", serviceType=told)) == []


@pytest.mark.parametrize("words", BEDS)
def test_some_hours_of_which_words_speak_of_a_bed_or_say_nothing_may_be_a_stay(words: str) -> None:
    for told in ({"text": words}, {"coding": [{"system": "urn:example:acts", "code": "X", "display": words}]}):
        assert said(hours(type=[told])) == said(hours(serviceType=told)) == [(DAY, "unknown")]


@pytest.mark.parametrize(
    "members",
    [
        home(), {"hospitalization": {"dischargeDisposition": {"text": "Home"}}},
        {"hospitalization": {"dischargeDisposition": {"coding": [{"display": "Retour à domicile"}]}}},
        {**home(), "statusHistory": [{"status": "arrived", "period": {}}]},
    ],
)  # fmt: skip
def test_who_goes_home_after_some_hours_was_at_a_visit(members: dict[str, Any]) -> None:
    assert said(hours(**members)) == []


@pytest.mark.parametrize(
    "members",
    [
        home(admitSource=concept("admit|emd")), home(admitSource={"text": "?"}), home(reAdmission=status("R")),
        home(destination={"reference": "Location/1"}), {"hospitalization": {"dischargeDisposition": status("hosp")}},
        {"hospitalization": {"dischargeDisposition": {"text": "Mutation"}}},
        {"hospitalization": {"dischargeDisposition": {"coding": [{"code": "home"}, {"code": "hosp"}]}}},
        {"hospitalization": {"dischargeDisposition": {}}},
        {"hospitalization": {"dischargeDisposition": {**status("home"), "text": "Hospitalisation à domicile"}}},
        {"location": [{"location": {}, "physicalType": status("wa")}]}, {"diagnosis": [{"condition": {}, "use": status("AD")}]},
        {"diagnosis": [{"condition": {}, "use": status("DD")}]}, {"type": [concept("sct|183452005")]},
        {"serviceType": {"coding": [{"system": "urn:example:acts", "code": "HOSPIT"}]}}, {"length": {"value": 2, "unit": "d"}},
    ],
)  # fmt: skip
def test_some_hours_that_an_admission_is_told_of_may_be_a_stay(members: dict[str, Any]) -> None:
    assert said(hours(**{"type": [{"text": "Consultation cardiologie"}], **members})) == [(DAY, "unknown")]


@pytest.mark.parametrize("told", [home(), {"type": [{"text": "Consultation cardiologie"}]}])
@pytest.mark.parametrize(
    "members",
    [
        {"period": {"start": DAY, "end": DAY}}, {"period": {"start": f"{DAY}T09:00:00+01:00"}},
        {"period": {"start": f"{DAY}T09:00:00+01:00", "end": DAY}}, {"period": {"start": f"{DAY}T08:00:00Z", "end": f"{DAY}T14:00:00Z"}},
        {"period": {"start": f"{DAY}T00:00:00", "end": f"{DAY}T00:00:00"}}, {"period": {"start": f"{DAY}T00:00:00", "end": f"{DAY}T05:00:00"}},
        {"period": {"start": f"{DAY}T09:00:00", "end": f"{DAY}T09:00:00"}}, {"period": {"start": f"{DAY}T09:00:00", "end": f"{DAY}T08:00:00"}},
        {"period": {"start": f"{DAY}T23:00:00+01:00", "end": f"{NEXT}T00:30:00+01:00"}},
        {"status": "in-progress"}, {"statusHistory": [{"status": "onleave", "period": {}}]}, had(spell("AMB")),
        {"class": {"system": URI["act"], "code": "EMER"}}, {"class": {"system": URI["act"], "code": "OBSENC"}},
    ],
)  # fmt: skip
def test_without_two_times_of_one_day_or_out_of_a_visit_words_and_a_return_home_are_doubt(
    members: dict[str, Any], told: dict[str, Any]
) -> None:
    assert [emergency for _, emergency in said(hours(**{**told, **members}))] == ["unknown"]


@pytest.mark.parametrize(
    ("of_class", "members", "found"),
    [
        ("EMER", had(spell("EMER", DAY, NEXT), spell("IMP", NEXT)), (NEXT, "yes")),
        ("IMP", had(spell("EMER", DAY, NEXT), spell("IMP", NEXT)), (NEXT, "yes")),
        ("IMP", had(spell("EMER", DAY, NEXT)), (NEXT, "yes")),
        ("EMER", had(spell("ACUTE", NEXT)), (NEXT, "yes")),
        ("EMER", had(spell("EMER", DAY, "2025-03-05"), spell("IMP", "2025-03-05")), ("2025-03-05", "unknown")),
        ("IMP", had(spell("EMER", "2024-12-01"), spell("IMP", NEXT)), (NEXT, "unknown")),
        ("AMB", had(spell("AMB", DAY, NEXT), spell("IMP", NEXT)), (NEXT, "unknown")),
        ("AMB", {**had(spell("SS", NEXT)), "priority": concept("priority|EM")}, (NEXT, "yes")),
        ("AMB", {**had(spell("SS", NEXT)), "priority": concept("priority|EL")}, (NEXT, "no")),
        ("EMER", {**had(spell("IMP", DAY)), "priority": concept("priority|EL")}, (DAY, "unknown")),
        ("IMP", had(spell("ACUTE", NEXT), spell("NONAC", "2025-03-09")), (DAY, "unknown")),
    ],
)
def test_a_history_of_classes_tells_the_day_of_admission_and_what_led_to_it(
    of_class: str, members: dict[str, Any], found: tuple[str, str]
) -> None:
    assert said(encounter(of_class, DAY, **members)) == [found]


@pytest.mark.parametrize("off", ["planned", "cancelled"])
def test_one_called_off_that_took_place_is_in_doubt(off: str) -> None:
    urgent = {"status": off, "priority": concept("priority|EM")}
    assert said(encounter("IMP", DAY, **urgent)) == []
    assert said(encounter("IMP", DAY, statusHistory=[{"status": "in-progress"}], **urgent)) == [(DAY, "unknown")]


@pytest.mark.parametrize(
    "members",
    [
        {"class": [concept("act|IMP")]},
        {"class": [concept("act|AMB")], "period": None, "actualPeriod": {"start": DAY}},
        {"admission": {"admitSource": concept("admit|emd")}},
        {"subjectStatus": status("departed")},
    ],
)
def test_an_encounter_of_r5_may_be_a_stay(members: dict[str, Any]) -> None:
    assert said(encounter("AMB", DAY, **members)) == [(DAY, "unknown")]


def test_an_encounter_of_r5_that_never_was_is_none() -> None:
    assert said(encounter("AMB", DAY, status="planned", actualPeriod={"start": DAY})) == []
