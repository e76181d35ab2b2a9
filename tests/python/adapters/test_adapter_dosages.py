"""What is not taken, an end that is given in any form, and words that take a medicine back: none of it counts.

Spec: spec/10-screening.md (SCR-7, item 2), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import AT, concept, condition, facts, listing, request, resource

from integra.adapters import tables
from integra.adapters.courses import ending
from integra.adapters.labels import held_by_label
from integra.adapters.substances import Held
from integra.adapters.wording import doubted, stopped

LASTING = "atc|C09AA03"
MAY = "2025-05-01"


def count(*resources: dict[str, Any], at: datetime.date = AT) -> Any:
    return facts(*resources, at=at).get("medicines_at_least")


def taken(**members: Any) -> dict[str, Any]:
    usual = {"status": "active", "medicationCodeableConcept": concept(LASTING), "effectiveDateTime": MAY}
    return resource("MedicationStatement", **{**usual, **members})


def open_at(made: dict[str, Any]) -> bool:
    """Say whether it is neither taken nor over: it does not count, and no list makes the count complete."""
    told = facts(made, request("atc|C10AA01", id="b"), listing("10160-0", "MedicationRequest/b"))
    return told == {"medicines_at_least": 1}


def adherence(code: str) -> dict[str, Any]:
    return {"adherence": {"code": {"coding": [{"code": code}]}}}


@pytest.mark.parametrize("members", [
    {"taken": "n"}, {"wasNotTaken": True}, {"wasNotGiven": True}, {"taken": "n", "reasonNotTaken": [{"text": "nausea"}]},
    adherence("not-taking"), adherence("on-hold"), {"status": "completed", "taken": "n"}])
def test_what_is_reported_as_not_taken_is_none_in_every_release(members: dict[str, Any]) -> None:
    assert facts(taken(**members)) == {} and not open_at(taken(**members))


@pytest.mark.parametrize("members", [
    {"taken": "unk"}, {"taken": "na"}, {"taken": "N"}, {"taken": ["n"]}, {"wasNotTaken": "true"}, {"wasNotTaken": 2},
    {"reasonNotTaken": [{"text": "nausea"}]}, {"taken": "y", "reasonNotTaken": [concept("sct|1")]},
    {"reasonNotGiven": [{"text": "x"}]}, {"statusReason": [{"text": "arrêté"}]}, adherence("unknown"),
    {"note": [{"text": "STOP depuis lundi"}]}])
def test_an_answer_that_is_not_clear_leaves_it_open(members: dict[str, Any]) -> None:
    assert open_at(taken(**members))


@pytest.mark.parametrize("members", [
    {"taken": "y"}, {"wasNotTaken": False}, {"reasonNotTaken": []}, adherence("taking"), {"note": [{"text": "le matin"}]}])
def test_what_is_said_to_be_taken_counts(members: dict[str, Any]) -> None:
    assert count(taken(**members)) == 1


def bounds(value: Any = 31, **unit: str) -> dict[str, Any]:
    return {"timing": {"repeat": {"boundsDuration": {"value": value, **unit}}}}


def between(low: dict[str, Any] | None, high: dict[str, Any] | None) -> dict[str, Any]:
    ends = {name: value for name, value in (("low", low), ("high", high)) if value is not None}
    return {"timing": {"repeat": {"boundsRange": ends}}}


@pytest.mark.parametrize("unit", [
    {"unit": "jours"}, {"unit": "Jour"}, {"unit": "j"}, {"code": "jours"}, {"code": "d", "unit": "jour(s)"}, {"unit": "days"}])
def test_a_length_in_plain_words_is_read(unit: dict[str, str]) -> None:
    """Of thirty-one days from the first of May the first of June is the first day without."""
    for name, made in (("dosageInstruction", request(LASTING, authoredOn=MAY)), ("dosage", taken())):
        over, still = {**made, name: [bounds(31, **unit)]}, {**made, name: [bounds(32, **unit)]}
        assert facts(over) == {} and not open_at(over)
        assert count(still) == 1


@pytest.mark.parametrize("unit, stands", [
    ("semaine", 5), ("semaines", 5), ("sem.", 5), ("weeks", 5), ("mois", 2), ("months", 2), ("ans", 1), ("année", 1), ("heures", 745)])
def test_units_longer_and_shorter_than_a_day(unit: str, stands: int) -> None:
    made = request(LASTING, authoredOn=MAY, dosageInstruction=[bounds(stands, unit=unit)])
    short = request(LASTING, authoredOn=MAY, dosageInstruction=[bounds(stands / 10, unit=unit)])
    assert count(made) == 1 and count(short, at=datetime.date(2026, 1, 1)) is None


@pytest.mark.parametrize("dosage", [
    bounds(7, unit="prises"), bounds(7), bounds(7, unit="m"), bounds(7, code="d", unit="semaines"), bounds(None, unit="jours"),
    bounds(7, unit="jours", comparator=">"), between({"value": 5, "unit": "doses"}, {"value": 7, "unit": "doses"}),
    between({"value": 5, "unit": "d"}, None), between(None, None), {"timing": {"repeat": {"count": 5, "frequency": 1}}},
    {"timing": {"repeat": {"countMax": 9}}}, {"timing": {"repeat": {"duration": 7, "durationUnit": "d"}}},
    {"timing": {"event": [None, "2025-05-02"]}}, {"timing": {"code": {"text": "7 jours"}}},
    {"timing": {"code": {"coding": [{"code": "STAT"}]}}}, {"timing": {"code": {"text": "dose unique"}}},
    {"text": "1 cp par jour pendant 7 jours"}, {"patientInstruction": "à arrêter après 7 jours"}, {"text": "5 mg 0-0-0"},
    {"text": "until Friday"}, {"doseAndRate": [{"doseQuantity": {"value": 0, "unit": "mg"}}]}, {"doseQuantity": {"value": 0}},
    {"additionalInstruction": [{"text": "jusqu'au 5 mai"}]}])
def test_an_end_that_is_not_understood_leaves_it_open(dosage: dict[str, Any]) -> None:
    assert open_at(request(LASTING, authoredOn=MAY, dosageInstruction=[dosage]))
    assert open_at(taken(dosage=[dosage]))


@pytest.mark.parametrize("dosage", [
    {"text": "1 cp 3 fois par jour"}, {"text": "5 mg 1-0-0"}, {"text": "1 injection tous les 15 jours"}, {"text": "0,5 mg le soir"},
    {"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "duration": 30, "durationUnit": "min"}}},
    {"timing": {"code": {"coding": [{"code": "BID"}], "text": "twice a day"}}}, {"timing": {"repeat": {"boundsPeriod": {"start": MAY}}}},
    {"timing": {"event": []}}, {"doseAndRate": [{"doseQuantity": {"value": 5, "unit": "mg"}}]}, {"text": "pendant le repas"}])
def test_a_dosage_without_an_end_goes_on(dosage: dict[str, Any]) -> None:
    assert count(request(LASTING, authoredOn=MAY, dosageInstruction=[dosage])) == 1


def test_a_range_ends_between_its_low_and_its_high() -> None:
    week = [between({"value": 5, "unit": "j"}, {"value": 1, "unit": "semaine"})]
    made = {"authoredOn": "2025-05-26", "dosageInstruction": week}
    days = {day: facts(request(LASTING, **made), at=datetime.date(2025, *day)) for day in ((5, 30), (5, 31), (6, 1), (6, 2))}
    assert days == {(5, 30): {"medicines_at_least": 1}, (5, 31): {}, (6, 1): {}, (6, 2): {}}
    assert open_at(request(LASTING, **made)), "between the two it may still be taken"
    assert not open_at(request(LASTING, **made | {"authoredOn": "2025-05-25"}))


def test_what_is_given_on_days_that_are_named_ends_with_the_last() -> None:
    def on(*days: str) -> dict[str, Any]:
        return request(LASTING, authoredOn=MAY, dosageInstruction=[{"timing": {"event": list(days)}}])

    assert facts(on("2025-05-31", MAY)) == {} and not open_at(on("2025-05-31", MAY))
    assert count(on(MAY, "2025-06-01T08:00:00+02:00")) == 1
    assert open_at(on(MAY, "2025"))


def test_of_two_dosages_the_one_that_goes_on_decides() -> None:
    ends, goes_on = bounds(7, unit="prises"), {"text": "puis 1 le soir"}
    assert count(request(LASTING, dosageInstruction=[ends, goes_on])) == 1
    later = {"timing": {"repeat": {"boundsPeriod": {"end": "2025-07-01"}}}}
    assert count(request(LASTING, dosageInstruction=[ends, later])) == 1


@pytest.mark.parametrize("supply, stands", [
    ({"value": 160, "unit": "jours"}, 1), ({"value": 90, "unit": "jours"}, None), ({"value": 160, "unit": "boîtes"}, None),
    ({"value": 160}, None), ({"unit": "jours"}, None), ({"value": 6, "unit": "mois"}, 1)])
def test_a_supply_in_words_is_read_and_one_not_understood_leaves_the_order_open(supply: dict[str, Any], stands: int | None) -> None:
    made = request(LASTING, dispenseRequest={"expectedSupplyDuration": supply})
    assert count(made) == stands and open_at(made) is (stands is None)
    valid = {"expectedSupplyDuration": supply, "validityPeriod": {"end": "2025-06-15"}}
    assert count(request(LASTING, dispenseRequest=valid)) == (1 if stands or supply.get("unit") == "jours" and "value" in supply else None)


def test_r5_says_over_which_days_it_is_taken() -> None:
    assert facts(request(LASTING, effectiveDosePeriod={"end": "2025-05-31"})) == {}
    assert count(request(LASTING, effectiveDosePeriod={"end": "2025-06-01"})) == 1
    assert open_at(request(LASTING, renderedDosageInstruction="STOP le 3 mai"))


STOPS = ["STOP ramipril", "ramipril arrêté", "Ramipril (suspendu)", "ne prend plus", "n'est plus pris", "0 ramipril", "ramipril 0 mg",
         "ramipril 5 mg 0-0-0", "ramipril 0/0/0", "ramipril 0,0 mg", "on hold", "remplacé par un sartan", "interrompu le 3 mai"]
DOUBTS = ["ramipril ?", "ramipril (?)", "? ramipril", "ramipril à vérifier", "possible ramipril", "suspicion d'HTA", "suspected",
          "HTA probable", "pas de diabète", "diabète écarté", "dépistage du diabète", "ruled out", "antécédents familiaux d'HTA"]
PLAIN = ["ramipril 5 mg", "ramipril 2,5 mg 1-0-0", "ramipril 0-0-1", "amoxicilline 0.5 g, suspension buvable", "Ramipril 10 mg",
         "Insuffisance rénale terminale", "Arrêt cardiaque", "Interrupted aortic arch", "Furos?mide 40 mg", "vitamine B12 1000 µg",
         "Diabète de type 2 sans complication", "Tumour of uncertain behaviour"]


@pytest.mark.parametrize("text", STOPS + DOUBTS)
def test_words_of_stop_and_doubt_leave_open_what_the_code_says(text: str) -> None:
    assert doubted(text) and stopped(text) is (text in STOPS)
    said = {**concept("atc|C09AA05"), "text": text}
    shown = {"coding": [{**concept("atc|C09AA05")["coding"][0], "display": text}]}
    for written in (said, shown):
        beside = {"resourceType": "Medication", "id": "m", "code": written}
        by = {"medicationCodeableConcept": None}
        assert open_at(request(medicationCodeableConcept=written)) and open_at(taken(medicationCodeableConcept=written))
        assert open_at(request(**by, contained=[beside], medicationReference={"reference": "#m"}))
        assert open_at(request(**by, medication={"concept": written}))
    pointed = {"reference": "#m", "display": text}
    assert open_at(request(medicationCodeableConcept=None, medicationReference=pointed,
                           contained=[{"resourceType": "Medication", "id": "m", "code": concept("atc|C09AA05")}]))
    assert held_by_label(text) == Held()


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_no_doubt(text: str) -> None:
    assert not doubted(text) and not ending(text)
    assert count(request(medicationCodeableConcept={**concept(LASTING), "text": text})) == 1


def test_an_ingredient_in_doubt_is_not_known_and_the_medicine_is_taken() -> None:
    parts = [{"itemCodeableConcept": concept(LASTING)}, {"itemCodeableConcept": {**concept("atc|C03AA03"), "text": "HCT ?"}}]
    inside = {"resourceType": "Medication", "id": "m", "ingredient": parts}
    made = request(medicationCodeableConcept=None, contained=[inside], medicationReference={"reference": "#m"})
    assert count(made) == 1 and count(made, request("atc|C03AA03")) == 2 and count(made, request(LASTING)) == 1


def test_no_label_of_our_own_tables_is_doubted_but_where_the_code_itself_is() -> None:
    unsure = {line.code for lines in tables.lines().values() for line in lines
              if line.fact not in ("none", "maybe_chronic") and (doubted(line.label_en) or doubted(line.label_fr))}
    assert not unsure
    assert not [row[0] for row in tables.rows("substances.tsv") if any(map(doubted, (*row[2:4], *row[4].split(";"))))]


@pytest.mark.parametrize("text", DOUBTS)
def test_a_condition_whose_text_doubts_its_code_is_never_certain(text: str) -> None:
    made = condition(code={**concept("cim|I10"), "text": text}), condition("cim|E11", id="b")
    assert facts(*made, listing("11450-4", "Condition/b")) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize("text", ["Hypertension artérielle", "HTA essentielle, sans complication", "Insuffisance rénale terminale"])
def test_a_condition_whose_text_is_plain_counts(text: str) -> None:
    assert facts(condition(code={**concept("cim|I10"), "text": text})) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize("text", [
    "1 cp pendant 3 mois", "1 cp/jour pendant 90 jours", "QSP 1 mois renouvelable 2 fois", "QSP 28 jours AR 2", "QSP 3 mois", "6 mois",
    "1 comprimé matin midi et soir pendant 6 mois", "QSP 90 jours", "pendant trois mois", "for 12 weeks", "jusqu'au 15/08/2025",
    "jusqu'au 15 août 2025", "until 2025-08-15", "until 15 August 2025"])
def test_an_end_in_words_that_can_be_read_is_read(text: str) -> None:
    """Before it the medicine is taken; after it nothing is sure, for what is dispensed is renewed."""
    for name, made in (("dosageInstruction", request(LASTING, authoredOn="2025-05-20")), ("dosage", taken(effectiveDateTime="2025-05-20"))):
        made = {**made, name: [{"text": text}]}
        assert ending(text) and count(made) == 1
        later = {**made, "authoredOn": "2023-05-20", "effectiveDateTime": "2023-05-20"} if "2025" not in text else made
        assert count(later, at=AT if later is not made else datetime.date(2025, 9, 1)) is None


@pytest.mark.parametrize("text, first", [("pendant 12 jours", "2025-05-20"), ("3 jours", "2025-05-29"), ("jusqu'au 31/05/2025", MAY), ("7 jours puis 3 mois", MAY)])
def test_of_an_end_in_words_that_is_reached_nothing_is_sure(text: str, first: str) -> None:
    assert open_at(request(LASTING, authoredOn=first, dosageInstruction=[{"text": text}]))


@pytest.mark.parametrize("text", [
    "1 cp/j, boîte de 30 jours", "Consulter si fièvre > 3 jours", "consulter si douleur > 5 jours", "1 prise par jour, en une seule fois",
    "1 dose unique le soir", "jusqu'à nouvel avis", "à prendre jusqu'à nouvel avis", "1 patch tous les 3 jours", "1 ampoule tous les 3 mois",
    "1 cp 1 jour sur 2", "1 injection toutes les deux semaines", "single dose every morning", "call your doctor if pain lasts 5 days",
    "until further notice", "depuis 3 mois", "1 injection tous les 2 à 3 mois"])
def test_a_length_of_another_thing_is_no_end(text: str) -> None:
    assert not ending(text)
    assert count(request(LASTING, authoredOn=MAY, dosageInstruction=[{"text": text}])) == 1


@pytest.mark.parametrize("text", ["sans dépasser 8 jours", "pas plus de 5 jours", "jusqu'au prochain RDV", "dose unique", "1 cp x 3/j 7j", "until Friday"])
def test_an_end_in_words_leaves_it_open_once_it_may_be_reached(text: str) -> None:
    assert ending(text) and open_at(request(LASTING, authoredOn=MAY, dosageInstruction=[{"text": text}]))


@pytest.mark.parametrize("beside", [
    {"courseOfTherapyType": {"coding": [{"code": "continuous"}]}}, {"effectiveDosePeriod": {"end": "2025-08-01"}},
    {"dispenseRequest": {"expectedSupplyDuration": {"value": 6, "unit": "mois"}}}])
def test_words_never_weaken_a_structured_end_that_is_not_reached(beside: dict[str, Any]) -> None:
    words = [{"text": "QSP 1 mois"}]
    assert count(request(LASTING, authoredOn="2025-03-01", dosageInstruction=words, **beside)) == 1
    assert count(request(LASTING, authoredOn="2025-03-01", dosageInstruction=words)) is None
    assert count(request(LASTING, authoredOn="2025-03-01", dosageInstruction=[{"text": "STOP"}], **beside)) is None
