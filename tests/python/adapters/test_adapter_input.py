"""FHIR inputs: files, folders, streams, bulk exports; and what is wrong with them.

Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import gc
import io
import json
from pathlib import Path
from typing import Any

import pytest
from adapter_build import (
    AT,
    ID,
    PATIENT,
    SUBJECT,
    bundle,
    condition,
    encounter,
    listing,
    opened,
    problem,
    request,
    resource,
    results,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from integra.adapters import InputError, Problem, PlacedRecord, fhir
from integra.text import Text

OTHER = {"resourceType": "Patient", "id": "p2"}
THEIRS = {"subject": {"reference": "Patient/p2"}}
DIABETES = condition("cim|E11")


def streamed(text: bytes) -> list[PlacedRecord | Problem]:
    return list(fhir.open_stream(io.BytesIO(text), "-").records(AT))


def place(entry: int) -> Text:
    """Give where an entry of the only bundle stands."""
    return Text(f"made: entry[{entry}]", f"made : entry[{entry}]")


def counts(found: list[PlacedRecord | Problem]) -> dict[str, Any]:
    return {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)}


ONE = {"chronic_conditions_at_least": 1}


def test_a_document_may_be_on_one_line_or_many() -> None:
    whole = bundle(DIABETES)
    assert counts(streamed(json.dumps(whole).encode())) == {ID: ONE}
    assert counts(streamed(json.dumps(whole, indent=2).encode())) == {ID: ONE}
    assert counts(streamed(b"\xef\xbb\xbf" + json.dumps(whole, indent=2).replace("\n", "\r\n").encode())) == {ID: ONE}


def test_bundles_a_line_with_blank_and_bad_lines_between() -> None:
    two = bundle(condition("cim|E11", **THEIRS), patient=OTHER)
    text = "\r\n".join(["\ufeff", json.dumps(bundle(DIABETES)), "", '{"resourceType":"Bun', json.dumps(two)]).encode()
    found = streamed(text)
    assert counts(found) == {ID: ONE, "p2": ONE}
    assert [each.place for each in found] == [
        Text("-:2: entry[0]", "-:2 : entry[0]"), Text("-:4", "-:4"), Text("-:5: entry[0]", "-:5 : entry[0]")
    ]  # fmt: skip


def test_single_resources_are_gathered_by_patient_in_any_order() -> None:
    med = {"resourceType": "Medication", "id": "m", "code": request("atc|C09AA03")["medicationCodeableConcept"]}
    mine = request(medicationCodeableConcept=None, medicationReference={"reference": "Medication/m"})
    absolute = condition("cim|I10", subject={"reference": f"https://example.org/fhir/Patient/{ID}"})
    found = results(
        mine, condition("cim|E11", **THEIRS), DIABETES, OTHER, absolute, PATIENT, med, {"resourceType": "Goal"}
    )
    assert counts(found) == {"p2": ONE, ID: {"chronic_conditions_at_least": 2, "medicines_at_least": 1}}


def test_a_bulk_folder_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "Condition.ndjson").write_text(json.dumps(DIABETES) + "\n")
    (tmp_path / "sub" / "Patient.ndjson").write_text(json.dumps(PATIENT) + "\n" + json.dumps(OTHER) + "\n")
    (tmp_path / "three.json").write_text(json.dumps(bundle(patient={**PATIENT, "id": "p3"}), indent=1))
    (tmp_path / "LICENSE").write_text("not read")
    data = fhir.open([tmp_path])
    assert counts(list(data.records(AT))) == {ID: ONE, "p2": {}, "p3": {}}
    assert data.latest == datetime.date(2020, 1, 1)
    assert counts(list(data.records(AT))) == {ID: ONE, "p2": {}, "p3": {}}


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        fhir.open([tmp_path / "missing.json"])
    with pytest.raises(InputError) as refusal:
        fhir.open([tmp_path])
    assert str(refusal.value) == f"{tmp_path}: no .json, .ndjson, .jsonl file in this folder"
    assert refusal.value.sentence("fr") == f"{tmp_path} : aucun fichier .json, .ndjson, .jsonl dans ce dossier de fichiers"


def test_references_by_urn_relative_and_absolute_address() -> None:
    urls = ["urn:uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", "https://example.org/Patient/" + ID]
    for url in urls:
        about = condition("cim|E11", subject={"reference": url + "/_history/3"})
        held = {"resourceType": "Bundle", "entry": [{"fullUrl": url, "resource": PATIENT}, {"resource": about}]}
        assert counts(results(held)) == {ID: ONE}


def test_one_id_on_two_servers_is_two_people() -> None:
    about = condition("cim|E11", subject={"reference": f"https://b.example/Patient/{ID}"})
    entries = [{"fullUrl": f"https://a.example/Patient/{ID}", "resource": PATIENT}, {"resource": about}]
    found = problem({"resourceType": "Bundle", "entry": entries})
    assert found.place == place(1) and "not a patient of this input" in found.reason.en


def test_what_points_to_two_patients_at_once_is_nobodys() -> None:
    url = "urn:uuid:9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
    entries = [{"fullUrl": url, "resource": each} for each in (PATIENT, OTHER)]
    entries.append({"resource": condition("cim|E11", subject={"reference": url})})
    found = results({"resourceType": "Bundle", "entry": entries})
    assert counts(found) == {ID: {}, "p2": {}}
    assert [each.place for each in found if isinstance(each, Problem)] == [place(2)]


@pytest.mark.parametrize(
    ("entry", "reason", "raison"),
    [
        (condition("cim|E11", **THEIRS), "it is about somebody who is not a patient of this input",
         "cette ressource concerne quelqu'un qui n'est pas un patient de cette entrée"),
        (condition("cim|E11", subject=None), "Condition.subject points to nobody",
         "Condition.subject ne désigne personne"),
        (condition("cim|E11", subject="Patient/1"), "Condition.subject is not an object",
         "Condition.subject n'est pas un objet"),
        (condition("cim|E11", subject={"reference": 5}), "Condition.subject.reference is not a string",
         "Condition.subject.reference n'est pas une chaîne"),
        (condition("cim|E11", onsetDateTime="1/2/2020"), "Condition.onsetDateTime is not a date",
         "Condition.onsetDateTime n'est pas une date"),
        (condition("cim|E11", code=[]), "Condition.code is not an object", "Condition.code n'est pas un objet"),
        (condition("cim|E11", code={"coding": {}}), "Condition.code.coding is not an array",
         "Condition.code.coding n'est pas un tableau"),
        (condition("cim|E11", code={"coding": [{"code": "a\nb"}]}), "Condition.code.coding[0] is not a code",
         "Condition.code.coding[0] n'est pas un code"),
        (condition("cim|E11", clinicalStatus="active"), "Condition.clinicalStatus is not an object",
         "Condition.clinicalStatus n'est pas un objet"),
        (encounter("IMP", "2025-02-30"), "Encounter.period.start is not a date",
         "Encounter.period.start n'est pas une date"),
        (encounter("IMP", "2025", type=[1]), "Encounter.type[0] is not an object",
         "Encounter.type[0] n'est pas un objet"),
        (resource("List", entry="x"), "List.entry is not an array", "List.entry n'est pas un tableau"),
        ({"resourceType": 4}, "not a FHIR resource: resourceType is not a string",
         "pas une ressource FHIR, car resourceType n'est pas une chaîne"),
        (bundle(), "a bundle inside a bundle is not read", "un bundle dans un bundle n'est pas lu"),
    ],
)
def test_a_bad_entry_refuses_the_one_patient_of_its_bundle(entry: dict[str, Any], reason: str, raison: str) -> None:
    assert problem(bundle(DIABETES, entry)) == Problem(place(2), Text(reason, raison))


def test_a_person_with_two_bad_entries_is_one_problem() -> None:
    bad = condition("cim|E11", onsetDateTime="x")
    found = problem(bundle(bad, bad, bad))
    assert found.reason == Text(
        "Condition.onsetDateTime is not a date (and 2 more of the same person)",
        "Condition.onsetDateTime n'est pas une date (et 2 autres de la même personne)",
    )
    assert found.place == place(1)
    two = problem(bundle(bad, bad)).reason
    assert two.en.endswith("(and 1 more of the same person)") and two.fr.endswith("(et 1 autre de la même personne)")


def test_a_bad_entry_among_several_patients_leaves_the_others() -> None:
    stranger = condition("cim|E11", subject={"reference": "Patient/nobody"})
    mine = condition("cim|E11", onsetDateTime="x")
    found = results(bundle(OTHER, condition("cim|E11", **THEIRS), mine, stranger, {"resourceType": None}))
    assert counts(found) == {"p2": ONE}
    assert [each.place for each in found if isinstance(each, Problem)] == [place(3), place(5), place(4)]


def test_somebody_may_be_in_what_cannot_be_read() -> None:
    text = b"\n".join([b'{"resourceType":"Patient","id":"p2"', json.dumps(condition("cim|E11", **THEIRS)).encode(), json.dumps(PATIENT).encode()])
    reasons = [each.reason.en for each in streamed(text) if isinstance(each, Problem)]
    assert len(reasons) == 2 and reasons[1].endswith("or in a part of it that cannot be read")


def test_refused_people_do_not_move_the_date() -> None:
    late = condition("cim|E11", onsetDateTime="2199-01-01", recordedDate="x")
    assert opened(bundle(late), bundle(condition("cim|E11", **THEIRS), patient=OTHER)).latest == datetime.date(
        2020, 1, 1
    )


@pytest.mark.parametrize(
    ("document", "reason", "raison"),
    [
        ({"resourceType": "Bundle"}, "no Patient in this bundle", "aucun Patient dans ce bundle"),
        ({"resourceType": "Bundle", "entry": 5}, "Bundle.entry is not an array", "Bundle.entry n'est pas un tableau"),
        ({"resourceType": "Bundle", "type": "history", "entry": []}, "a history holds several versions",
         "un historique contient plusieurs versions"),
        ({"resourceType": "Patient"}, "Patient.id is absent", "Patient.id est absent"),
        ({"resourceType": "Patient", "id": "\ud800"}, "Patient.id is absent or not printable",
         "Patient.id est absent ou non imprimable"),
        ({}, "not a FHIR resource", "pas une ressource FHIR"),
        (DIABETES, "it is about somebody who is not a patient",
         "cette ressource concerne quelqu'un qui n'est pas un patient"),
    ],
)
def test_a_document_without_a_person(document: Any, reason: str, raison: str) -> None:
    found = problem(document).reason
    assert found.en.startswith(reason) and found.fr.startswith(raison)


def test_a_bundle_of_organisations_is_no_problem_beside_somebody() -> None:
    held = [{"resource": {"resourceType": "Organization", "id": "o"}}]
    institution = {"resourceType": "Bundle", "type": "collection", "entry": held}
    assert counts(results(institution, bundle(DIABETES))) == {ID: ONE}
    assert len(results(institution, bundle(DIABETES))) == 1
    assert problem(institution) == Problem(
        Text("made", "made"), Text("nobody is in it: no Patient", "il n'y a personne : aucun Patient")
    )


@pytest.mark.parametrize(
    ("text", "reason", "raison"),
    [
        (b"[1]", "not a FHIR resource: not an object", "pas une ressource FHIR, faute d'être un objet"),
        (b"[", "the array is cut short", "le tableau est tronqué"),
        (b'{"resourceType":"Patient","id":"\xff"}', "not UTF-8, at byte 32", "pas de l'UTF-8, à l'octet 32"),
        (json.dumps(bundle(DIABETES), indent=1).encode()[:-40], "not JSON, or cut short", "pas du JSON, ou coupé"),
        (b"[" * 100_000, "nested too deep", "trop d'imbrications"),
        (b'{"a":' * 100_000, "nested too deep", "trop d'imbrications"),
        (b'{"resourceType":"Patient","id":"a","id":"b"}', "an object holds one name twice",
         "un objet contient deux fois le même nom"),
        (b'{"resourceType":"Patient","x":NaN}', "not JSON: a number is not finite",
         "pas du JSON, car un nombre n'est pas fini"),
        (b'{"resourceType":"Patient","x":' + b"9" * 5000 + b"}", "a number is too long", "un nombre est trop long"),
        ("é".encode("utf-16"), "not UTF-8", "pas de l'UTF-8"),
    ],
)
def test_what_is_no_json_is_one_problem(text: bytes, reason: str, raison: str) -> None:
    (found,) = streamed(text)
    assert isinstance(found, Problem), found
    assert found.reason.en.startswith(reason) and found.reason.fr.startswith(raison), found


RICH: dict[str, Any] = bundle(
    condition("cim|E11", id="c", abatementDateTime="2030-01-01"),
    request(
        "atc|C09AA03", id="m", dosageInstruction=[{"timing": {"repeat": {"boundsDuration": {"value": 9, "code": "d"}}}}]
    ),
    encounter("IMP", "2025-02-03", id="e", hospitalization={"admitSource": {"coding": [{"code": "emd"}]}}),
    {"resourceType": "Device", "patient": SUBJECT, "type": {"coding": [{"code": "228869008"}]}},
    listing("11450-4", "Condition/c"),
    encounter(
        "EMER", "2025-02-02T23:30:00Z", id="r", partOf={"reference": "Encounter/e"},
        classHistory=[{"class": {"code": "IMP"}, "period": {"start": "2025-02-03", "end": "2025-02"}}],
        statusHistory=[{"status": "onleave"}], length={"value": 3, "code": "d"}, meta={"lastUpdated": "2025-01-01T00:00:00Z"},
        location=[{"physicalType": {"coding": [{"code": "wa"}]}}], diagnosis=[{"use": {"coding": [{"code": "AD"}]}}],
    ),
    encounter("AMB", "2025-02-02", id="r", meta={"lastUpdated": "2025-01-02T00:00:00Z"}),
    {"resourceType": "OperationOutcome", "issue": [{"severity": "warning"}]},
    patient={**PATIENT, "deceasedDateTime": "2199", "link": [{"type": "seealso", "other": SUBJECT}]},
)
RICH["link"] = [{"relation": "self", "url": "1"}, {"relation": "previous", "url": "0"}]
RICH["entry"] += [
    {"request": {"method": "DELETE", "url": "Condition/gone"}, "response": {"status": "200", "outcome": None}},
    {"resource": {"resourceType": "Parameters", "parameter": [{"part": [{"resource": condition("cim|I10", id="d")}]}]}},
]
ODD = st.sampled_from(
    [
        "null",
        "true",
        "0",
        "-1.5",
        "1e400",
        '""',
        '"2025"',
        '"secret-value"',
        '"\\ud800"',
        "[]",
        "[[]]",
        "{}",
        '{"coding":[0]}',
    ]
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Give every place of a document, as its container and key."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [spot for key in keys for spot in [(value, key), *spots(value[key])]]


@settings(max_examples=300, deadline=None, database=None)
@given(st.data())
def test_a_mutated_bundle_gives_a_record_or_a_problem_and_leaves_the_next(data: st.DataObject) -> None:
    mutated = json.loads(json.dumps(RICH))
    for _ in range(data.draw(st.integers(1, 3))):
        held = spots(mutated)
        container, key = held[data.draw(st.integers(0, len(held) - 1))]
        container[key] = json.loads(data.draw(ODD))
    after = bundle(condition("cim|E11", **THEIRS), patient=OTHER)
    found = results(mutated, after)
    assert counts(found[-1:]) == {"p2": ONE} or counts(found[-2:]) == {"p2": ONE}
    for each in found:
        if isinstance(each, Problem):
            assert all(each.reason) and "secret-value" not in str(each.reason)
        else:
            json.dumps(each.record, ensure_ascii=False).encode()


@settings(max_examples=200, deadline=None, database=None)
@given(st.integers(0, 10**6), st.integers(0, 255), st.booleans())
def test_damaged_bytes_never_raise(where: int, byte: int, cut: bool) -> None:
    text = bytearray(json.dumps(RICH, indent=1).encode())
    where %= len(text)
    text[where] = byte
    for each in streamed(bytes(text[:where] if cut else text)):
        assert isinstance(each, Problem) or each.record["date"] == AT.isoformat()


def test_a_long_chain_of_parts_is_not_slow_nor_deep() -> None:
    chain = [
        encounter("IMP", "2025-02-03", id=str(n), partOf={"reference": f"Encounter/{n + 1}"}) for n in range(20_000)
    ]
    (only,) = results(bundle(*chain))
    assert isinstance(only, PlacedRecord) and only.record["facts"]["admissions"] == [
        {"date": "2025-02-03", "emergency": "unknown"}
    ]


NUMBER = {"system": "urn:example:numbers", "value": "12"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_subject_may_be_named_by_an_identifier(whole: bool) -> None:
    named = {"subject": {"type": "Patient", "identifier": NUMBER}}
    patient = {**PATIENT, "identifier": [{"value": "12"}, NUMBER]}
    diabetes = condition("cim|E11", **named)
    documents = [bundle(diabetes, patient=patient)] if whole else [diabetes, patient]
    assert counts(results(*documents)) == {ID: ONE}


@pytest.mark.parametrize("identifier", [{"system": "urn:example:numbers", "value": "13"}, {"value": "12"}, {"system": "urn:example:numbers"}])
def test_an_identifier_of_nobody_or_of_two_names_nobody(identifier: dict[str, str]) -> None:
    patient, twin = {**PATIENT, "identifier": [NUMBER]}, {**OTHER, "identifier": [NUMBER]}
    alone = results(condition("cim|E11", subject={"identifier": identifier}), patient)
    assert counts(alone) == {ID: {}} and len(alone) == 2
    assert counts(results(condition("cim|E11", subject={"identifier": NUMBER}), patient, twin)) == {ID: {}, "p2": {}}


def test_a_document_is_let_go_as_soon_as_its_facts_are_drawn() -> None:
    text = json.dumps({**bundle(DIABETES), "id": "let go"}, indent=1).encode()
    gc.collect()
    gc.disable()
    try:
        held = fhir.open_stream(io.BytesIO(text), "-")
        left = [each for each in gc.get_objects() if type(each) is dict and each.get("id") == "let go"]
    finally:
        gc.enable()
    assert counts(list(held.records(AT))) == {ID: ONE} and not left
