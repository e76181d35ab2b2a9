"""Every message as JSON and back, and what of it may not be changed by hand.

Spec: spec/02-json.md; GEN-9, GEN-10, SCR-5, SCR-8, SCR-9.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from json_strategies import LATER, inclusions, models, receipts, rules

from integra import (
    Answers, Facts, Inclusion, JsonError, Receipt, Record, Rules, Screening, Tri, decode, encode, from_json,
    receipt, record_from_json, screen, to_json,
)
from integra.forms import loads, screening_to_json
from integra.messages import Decoded

#: The line of issue, as others will read it.
LINE = ["id", "ref", "date", "pack", "items", "derived", "yes_count", "unknown_count", "pps", "assistance_threshold",
        "stage", "ask", "least_to_settle", "legal_complexity", "findings"]
ITEMS = ["emergency_admission", "polypathology", "mobility", "cognition_mood_behaviour", "socio_economic",
         "access_to_care"]
FINDING = ["rule", "weight", "state", "subject", "item", "date", "settled_by"]


def again(message: Decoded) -> Decoded:
    """The message through JSON text."""
    return from_json(loads(json.dumps(to_json(message))))


@given(models())
def test_records_come_back(record: Record) -> None:
    assert again(record) == record


@given(models(), rules())
def test_screenings_come_back(record: Record, pack: Rules) -> None:
    screening = screen(record, rules=pack)
    assert again(screening) == screening
    assert hash(again(screening)) == hash(screening)


@given(inclusions())
def test_inclusion_sheets_come_back(sheet: Inclusion) -> None:
    assert again(sheet) == sheet


@given(rules())
def test_packs_come_back(pack: Rules) -> None:
    assert again(pack) == pack


@settings(max_examples=30)
@given(receipts())
def test_receipts_come_back(one: Receipt) -> None:
    assert again(one) == one


@pytest.mark.parametrize("message", [
    Record(Answers(mobility=Tri.YES, extension=LATER["answers"])), Record(facts=Facts(extension=LATER["facts"])),
    Inclusion(extension=LATER["inclusion"]),
    dataclasses.replace(screen(Record(Answers())), extension=LATER["screening"]),
])
def test_what_a_later_version_added_is_kept_as_hex(message: Record | Inclusion | Screening) -> None:
    shown = to_json(message)
    assert bytes.fromhex(shown["extension"]) in LATER.values()
    assert again(message) == message
    assert decode(encode(message)) == message


def line_of(document: dict[str, Any]) -> dict[str, Any]:
    record, ref = record_from_json(document)
    return screening_to_json(screen(record), ref)


def test_a_line_has_every_name_even_when_nothing_is_known() -> None:
    line = line_of({})
    assert list(line) == LINE and list(line["items"]) == ITEMS
    assert (line["id"], line["ref"], line["date"], line["findings"], line["derived"]) == (None, None, None, [], [])
    assert (line["pack"], line["stage"], line["ask"], line["least_to_settle"]) == ("has-2014", "undetermined", ITEMS, 2)


def test_a_line_tells_items_derived_verdicts_and_findings() -> None:
    person = "6f1c2a9e4b7d40f8a1b2c3d4e5f60718"
    line = line_of({"id": person, "ref": "é 1", "date": "2025-06-01", "answers": {"emergency_admission": "no"},
                    "facts": {"admissions": [{"date": "2025-05-31", "emergency": "yes"}], "restricted_mobility": "yes",
                              "isolation": "yes", "professions": 2}})
    assert line["items"] == dict.fromkeys(ITEMS, "unknown") | {
        "emergency_admission": "no", "mobility": "yes", "socio_economic": "yes"}
    assert line["derived"] == ITEMS[1:]
    assert (line["yes_count"], line["unknown_count"], line["ask"]) == (2, 3, ["judgement"])
    assert (line["pps"], line["assistance_threshold"], line["stage"]) == ("yes", "yes", "awaiting_judgement")
    assert (line["legal_complexity"], line["ref"], line["date"]) == ("yes", "é 1", "2025-06-01")
    assert line["findings"] == [{"rule": "SCR-8", "weight": "medium", "state": "open", "subject": person,
                                 "item": "emergency_admission", "date": None, "settled_by": None}]
    assert list(line["findings"][0]) == FINDING


def test_a_message_of_a_screening_extends_its_line() -> None:
    screening = screen(Record(Answers(date=datetime.date(2025, 6, 1), mobility=Tri.YES)))
    line, whole = screening_to_json(screening, "a"), to_json(screening)
    del line["ref"]
    assert {name: whole[name] for name in line} == line
    assert whole["message"] == "screening" and whole["record"] is None
    assert whole["stated"]["mobility"] == "yes"


@pytest.mark.parametrize("change", [
    {"yes_count": 2}, {"unknown_count": 0}, {"derived": ["mobility"]}, {"findings": [{}]}, {"yes_count": True},
    {"items": dict.fromkeys(ITEMS, "no")},
])
def test_a_screening_whose_parts_contradict_each_other_is_refused(change: dict[str, Any]) -> None:
    whole = to_json(screen(Record(Answers(mobility=Tri.YES))))
    with pytest.raises(JsonError) as caught:
        from_json(whole | change)
    assert caught.value.path == next(iter(change))


@pytest.mark.parametrize("name", ["pack", "stage", "pps_robustness"])
def test_a_screening_without_what_its_message_requires_is_refused(name: str) -> None:
    whole = to_json(screen(Record(Answers())))
    del whole[name]
    with pytest.raises(JsonError, match="required") as caught:
        from_json(whole)
    assert caught.value.path == name


def test_a_line_of_screen_is_not_taken_for_a_message() -> None:
    with pytest.raises(JsonError, match="--format cbor"):
        from_json(line_of({}))


@pytest.mark.parametrize("document", [
    {"message": "screenings"}, {"message": 4}, {"message": ["pack"]}, {"message": "facts"},
])
def test_a_message_of_no_known_kind_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(JsonError) as caught:
        from_json(document)
    assert caught.value.path == "message"


@pytest.mark.parametrize("name, value", [("stage", 3), ("digest", "00" * 32), ("record", {}), ("reasons", [])])
def test_an_edited_receipt_is_refused(name: str, value: object) -> None:
    whole = to_json(decode(receipt(Record(Answers(mobility=Tri.YES)))))
    with pytest.raises(JsonError) as caught:
        from_json(whole | {name: value})
    assert caught.value.path == name


def test_the_bytes_of_a_receipt_are_enough() -> None:
    data = receipt(Record(Answers(mobility=Tri.YES)))
    assert from_json({"message": "receipt", "data": data.hex()}) == decode(data)
    with pytest.raises(JsonError, match="expected the bytes of a message receipt"):
        from_json({"message": "receipt", "data": encode(Answers()).hex()})


@pytest.mark.parametrize("name, value", [
    ("version", 2), ("version", True), ("effective", "2014-01-02"), ("digest", "00" * 32), ("providers", {})])
def test_a_pack_with_parts_that_are_not_its_own_is_refused(name: str, value: object) -> None:
    with pytest.raises(JsonError) as caught:
        from_json(to_json(Rules()) | {name: value})
    assert caught.value.path == name


def test_a_pack_may_be_named_with_a_few_parameters_only() -> None:
    read = from_json({"message": "pack", "name": "dac-2022", "parameters": {"medicines_threshold": 5}})
    assert read == Rules("dac-2022", medicines_threshold=5)
    with pytest.raises(JsonError) as caught:
        from_json({"message": "pack", "name": "dac-2022", "parameters": {"medicine_threshold": 5}})
    assert caught.value.nearest == "medicines_threshold"


@pytest.mark.parametrize("document, path", [
    ({"grounds": ["addiction", "addiction"]}, "grounds"), ({"grounds": ["adiction"]}, "grounds[0]"),
    ({"others": {"addiction": "x"}}, "others.addiction"), ({"factors": {"medical": {"value": 1}}},
                                                           "factors.medical.value"),
    ({"needs": "é" * 2049}, "needs"), ({"prescriber": "Dr Martin"}, "prescriber"),
])
def test_a_sheet_is_read_strictly(document: dict[str, Any], path: str) -> None:
    with pytest.raises(JsonError) as caught:
        from_json({"message": "inclusion"} | document)
    assert caught.value.path == path


def test_what_is_no_message_has_no_form() -> None:
    with pytest.raises(TypeError, match="int has no JSON form"):
        to_json(3)  # type: ignore[arg-type]
