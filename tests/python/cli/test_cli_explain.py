"""``integra explain``: whose record, what it rests on, what is missing, as text and as JSON.

Spec: spec/03-command.md; GEN-3, SCR-1 to SCR-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from typing import Any

import pytest
from cli_inputs import DIFFERS, ITEMS, PERSON, TWO, Run, ndjson

STAY = {"date": "2025-05-30", "emergency": "yes"}
#: Item 1 by a stay, item 2 open by its counts, the rest told no by the record.
RECORD: dict[str, Any] = {"ref": "patient 7", "date": "2025-06-01", "judgement": "yes", "facts": {
    "admissions": [STAY], "admissions_known_from": "2024-01-01", "chronic_conditions_at_least": 2, "medicines": 4,
    "severe_heart_failure": "no", "restricted_mobility": "no", "isolation": "no", "housing_problem": "no",
    "low_resources": "no", "access_problem": "no", "organisation_problem": "no", "cannot_manage_pathway": "no",
    "entourage_in_difficulty": "no", "professions": 2}}
DIABETES = {"system": "https://smt.esante.gouv.fr/terminologie-cim-10", "code": "E11.2"}


def explained(call: Run, record: dict[str, Any], *options: str) -> dict[str, Any]:
    done = call("explain", "-", "--format", "json", *options, stdin=ndjson(record))
    assert done.status == 0, done.errors
    out: dict[str, Any] = json.loads(done.text)
    return out


def test_the_items_and_what_each_rests_on(call: Run) -> None:
    whole = explained(call, RECORD)
    assert [(item["name"], item["value"], item["rule"]) for item in whole["items"]] == [
        ("emergency_admission", "yes", "SCR-7"), ("polypathology", "unknown", "SCR-7"),
        *((name, "no", "SCR-7") for name in ITEMS[2:])]
    [stays] = whole["items"][0]["read"]
    assert (stays["stays"], stays["known_from"], stays["known_to"]) == ([STAY], "2024-01-01", "2025-06-01")
    read = {each["name"]: each for each in whole["items"][1]["read"]}
    assert (read["chronic_conditions"]["count"], read["chronic_conditions"]["complete"]) == (2, False)
    assert (read["medicines"]["count"], read["medicines"]["complete"], read["medicines"]["threshold"]) == (4, True, 10)
    assert {name for name, each in read.items() if each["missing"]} == {
        "chronic_conditions", "severe_respiratory_failure", "severe_renal_failure"}


def test_the_verdicts_their_reasons_and_what_is_asked(call: Run) -> None:
    whole = explained(call, RECORD)
    plan, threshold, stage, legal = whole["verdicts"]
    assert (plan["value"], plan["smallest_sets"], plan["robustness"]) == ("yes", [["emergency_admission"]], 1)
    assert (threshold["value"], threshold["smallest_sets"], threshold["threshold"]) == ("unknown", [], 2)
    assert (stage["value"], stage["waits_for"], stage["judgement"]) == ("undetermined", ["assistance_threshold"], "yes")
    assert (legal["value"], legal["read"][0]["count"]) == ("yes", 2)
    assert ([each["name"] for each in whole["ask"]], whole["least_to_settle"]) == (["polypathology"], 1)
    [finding] = whole["findings"]
    assert (finding["rule"], finding["item"]) == ("SCR-5", "judgement") and finding["sentence"].endswith(".")
    sources = {each["name"]: each["source"] for each in whole["rules"]}
    assert sources["SCR-2"] == "HAS-APP step 5, footnote 3" and "SCR-8" not in sources


def test_a_finding_about_the_first_question_says_its_word(call: Run) -> None:
    """Its code is 0, which is no reason to take it for none."""
    whole = explained(call, {"date": "2025-06-01", "answers": {"emergency_admission": "no"}, "facts": {"admissions": [STAY]}})
    assert [(each["rule"], each["item"]) for each in whole["findings"]] == [("SCR-8", "emergency_admission")]


def test_other_thresholds_are_said(call: Run) -> None:
    whole = explained(call, RECORD, "--set", "medicines_threshold=4")
    assert whole["pack"]["overrides"] == {"medicines_threshold": 4}
    assert whole["items"][1]["value"] == "yes"


@pytest.mark.parametrize("pack, provider", [("has-2014", "support_network"), ("dac-2022", "dac")])
def test_who_provides_assistance_depends_on_the_pack_and_is_said_to_whom_it_matters(call: Run, pack: str,
                                                                                   provider: str) -> None:
    due = {"answers": {"mobility": "yes", "socio_economic": "yes"}, "judgement": "yes", "assistance_consent": "yes"}
    [_, _, stage, _] = explained(call, due, "--pack", pack)["verdicts"]
    assert (stage["value"], stage["provided_by"]) == ("to_refer", provider)
    text = call("explain", "-", "--pack", pack, "--lang", "fr", stdin=ndjson(due)).text
    assert "qui assure l'assistance selon ces règles : " in text and ("(DAC)" in text) == (pack == "dac-2022")
    [_, _, stage, _] = explained(call, due | {"assistance_consent": "no"}, "--pack", pack)["verdicts"]
    assert (stage["value"], stage["provided_by"]) == ("declined", None)


def test_an_answer_that_the_record_contradicts(call: Run) -> None:
    mobility = explained(call, DIFFERS)["items"][2]
    assert (mobility["stated"], mobility["derived"], mobility["value"], mobility["rule"]) == ("no", "yes", "no", "SCR-8")
    text = call("explain", "-", stdin=ndjson(DIFFERS)).text
    assert "answered: no, the record shows: yes, the answer is kept" in text


def test_fhir_shows_the_code_system_and_date_behind_a_fact(call: Run) -> None:
    about = {"reference": f"Patient/{PERSON}"}
    condition = {"resourceType": "Condition", "subject": about, "code": {"coding": [DIABETES]},
                 "clinicalStatus": {"coding": [{"code": "active"}]}, "onsetDateTime": "2014-03"}
    entries = [{"resource": {"resourceType": "Patient", "id": PERSON}}, {"resource": condition}]
    data = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()
    done = call("explain", "-", "--at", "2025-01-01", "--format", "json", "--person", PERSON, stdin=data)
    [count] = [each for each in json.loads(done.text)["items"][1]["read"] if each["name"] == "chronic_conditions"]
    [code] = count["evidence"]
    assert (code["system"], code["code"], code["date"]) == ("icd-10", "E112", "2014-03") and code["label"]
    text = call("explain", "-", "--at", "2025-01-01", "--lang", "fr", stdin=data).text
    assert "icd-10 E112" in text and ", 2014-03\n" in text and "au moins 1, il en faut 3" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_fits_80_columns_and_says_what_is_missing(call: Run, language: str) -> None:
    for record in (RECORD, DIFFERS, TWO | {"ref": "x" * 200}, {}):
        done = call("explain", "-", "--lang", language, stdin=ndjson(record))
        assert done.status == 0 and max(map(len, done.text.splitlines())) <= 80
    empty = call("explain", "-", "--lang", language, stdin=ndjson({})).text
    assert {"en": "no id, no ref\nno date, stdin:1", "fr": "ni id ni ref\nsans date, stdin:1"}[language] in empty
    assert {"en": "no record was given", "fr": "aucun dossier n'a été donné"}[language] in empty
    assert {"en": "no answer settles it yet", "fr": "aucune réponse ne permet encore"}[language] in empty


def test_a_person_is_found_by_ref_or_id_in_all_their_records(call: Run) -> None:
    data = ndjson(TWO, RECORD, TWO | {"date": "2025-07-01", "ref": "other"})
    by_ref = call("explain", "-", "--format", "json", "--person", "patient 7", stdin=data)
    assert [json.loads(line)["place"] for line in by_ref.text.splitlines()] == ["stdin:2"]
    hyphenated = "6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718"
    for name in (PERSON, PERSON.upper(), hyphenated):
        by_id = call("explain", "-", "--format", "json", "--person", name, stdin=data)
        assert [json.loads(line)["date"] for line in by_id.text.splitlines()] == ["2025-06-01", "2025-07-01"]


@pytest.mark.parametrize("data, options, status, hint", [
    (ndjson(TWO), ["--person", "Dupont"], 1, "integra screen --format csv lists ids and refs"),
    (ndjson({"date": "x"}, {"date": "y"}, TWO), ["--person", "Dupont"], 1, "some records are refused"),
    (ndjson(TWO, RECORD), [], 2, "--person"), (b"", [], 1, "no record to explain")])
def test_nobody_found_is_said_with_what_to_do(call: Run, data: bytes, options: list[str], status: int,
                                              hint: str) -> None:
    done = call("explain", "-", *options, stdin=data)
    assert (done.status, done.text) == (status, "")
    assert hint in done.errors.splitlines()[-1] and "Dupont" not in done.errors
