"""The JSON Schemas hold for what we write, and accept and refuse what the reader does, as far as structure goes.

Spec: spec/schema/.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from json_strategies import inclusions, models, receipts, rules
from oracle.screening.strategies import DUBIOUS, records

from integra import Inclusion, JsonError, Receipt, Record, Rules, record_from_json, screen, to_json
from integra.cohort import cohort
from integra.forms import screening_to_json

jsonschema = pytest.importorskip("jsonschema")
referencing = pytest.importorskip("referencing")

SCHEMAS = Path(__file__).resolve().parents[3] / "spec" / "schema"
DOCUMENTS = {path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
             for path in sorted(SCHEMAS.glob("*.schema.json"))}
REGISTRY = referencing.Registry().with_resources(
    (document["$id"], referencing.Resource.from_contents(document)) for document in DOCUMENTS.values())


VALIDATORS = {name: jsonschema.Draft202012Validator(document, registry=REGISTRY)
              for name, document in DOCUMENTS.items()}


def accepted(name: str, document: object) -> bool:
    return bool(VALIDATORS[name].is_valid(document))


def check(name: str, document: object) -> None:
    VALIDATORS[name].validate(json.loads(json.dumps(document)))


def test_there_are_schemas_and_they_are_schemas() -> None:
    assert set(DOCUMENTS) == {"record", "screening", "screening_message", "inclusion", "pack", "receipt", "event",
                              "draft", "demand", "orientation", "territory", "territory_review", "figure", "tally", "plan_view"}
    for document in DOCUMENTS.values():
        jsonschema.Draft202012Validator.check_schema(document)


@given(records(dubious=DUBIOUS))
def test_records_that_the_reader_accepts_are_valid(document: dict[str, Any]) -> None:
    check("record", document)
    check("record", to_json(record_from_json(document)[0]))


@given(models(), rules())
def test_outcomes_are_valid(record: Record, pack: Rules) -> None:
    screening = screen(record, rules=pack)
    check("screening", screening_to_json(screening, "é"))
    check("screening_message", to_json(screening))


def test_the_cohort_is_valid() -> None:
    for document in cohort():
        check("record", document)


@given(inclusions())
def test_sheets_are_valid(sheet: Inclusion) -> None:
    check("inclusion", to_json(sheet))


@given(rules())
def test_packs_are_valid(pack: Rules) -> None:
    check("pack", to_json(pack))


@settings(max_examples=20)
@given(receipts())
def test_receipts_are_valid(one: Receipt) -> None:
    check("receipt", to_json(one))


@pytest.mark.parametrize("name", ["screening", "screening_message"])
def test_an_outcome_with_a_name_missing_or_more_is_not_valid(name: str) -> None:
    screening = screen(record_from_json({})[0])
    whole = screening_to_json(screening) if name == "screening" else to_json(screening)
    check(name, whole)
    assert not accepted(name, whole | {"more": 1})
    for each in whole:
        assert not accepted(name, {key: value for key, value in whole.items() if key != each})


#: Documents that differ in structure; each must be accepted by both or by neither.
STRUCTURES: list[Any] = [
    {}, [], None, "x", {"id": None}, {"id": "x"}, {"id": "0" * 32}, {"id": "a" * 32}, {"id": "A" * 32}, {"id": 1},
    {"unknown_name": 1}, {"ref": 1}, {"ref": ""}, {"date": "2025-01-01"}, {"date": "2025-13-01"},
    {"date": "2025-01-32"}, {"date": "0000-01-01"}, {"date": ""}, {"judgement": "yes"}, {"judgement": "maybe"},
    {"judgement": True}, {"answers": {}}, {"answers": []}, {"answers": {"mobility": None}},
    {"answers": {"mobility": "oui"}}, {"answers": {"judgement": "yes"}}, {"facts": {}}, {"facts": {"mobility": "yes"}},
    {"facts": {"medicines": 0}}, {"facts": {"medicines": -1}}, {"facts": {"medicines": 4294967295}},
    {"facts": {"medicines": 4294967296}}, {"facts": {"medicines": "1"}}, {"facts": {"medicines": True}},
    {"facts": {"medicines": 1.5}}, {"facts": {"medicines_at_least": 1}},
    {"facts": {"medicines": 1, "medicines_at_least": 1}}, {"facts": {"medicines": None, "medicines_at_least": 1}},
    {"facts": {"professions": 1, "professions_at_least": None}}, {"facts": {"admissions": []}},
    {"facts": {"admissions": [{}]}}, {"facts": {"admissions": [None]}}, {"facts": {"admissions": [{"day": None}]}},
    {"facts": {"admissions": [{"date": "2025-01-01", "emergency": "no"}]}}, {"facts": {"admissions": [{}] * 4097}},
    {"facts": {"admissions_known_to": "unknown"}}, {"facts": {"admissions_known_from": "unknown"}},
    {"extension": "0a"}, {"extension": "0"}, {"extension": "0A"}, {"message": "facts"},
]


@pytest.mark.parametrize("document", STRUCTURES, ids=lambda document: json.dumps(document)[:60])
def test_schema_and_reader_agree_on_structure(document: Any) -> None:
    try:
        record_from_json(document)
        read = True
    except JsonError:
        read = False
    assert accepted("record", document) == read
