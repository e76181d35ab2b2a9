"""The operations on screening, and on packs, sheets and whatever message there is, run through the package `integra`.

Spec: spec/00-conventions.md, "Vectors"; spec/10-screening.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import cbor2

import integra
from values import (
    day_of, entry_of, finding_json, id_of, inclusion_of, names_of, outcome_json, reason_json, record_of, rules_of, word_of,
)
from vectors import Tries, Vector, raw, table


def screened(vector: Vector, name: str = "record") -> Any:
    return integra.screen(record_of(vector["input"][name]), rules=rules_of(vector["input"]))


def both_records(vector: Vector) -> list[Any]:
    """The record as its JSON says and as its message says; they are one."""
    record, message = record_of(vector["input"]["record"]), raw(vector["input_hex"])
    assert integra.encode(record) == message
    assert integra.decode(message) == record
    return [record, integra.decode(message)]


def check_screen(vector: Vector) -> None:
    for record in both_records(vector):
        seen = integra.screen(record, rules=rules_of(vector["input"]))
        assert outcome_json(seen) == vector["expected"]
        assert (seen.person, seen.date) == (record.person, record.date)
        assert integra.encode(seen) == raw(vector["expected_hex"])
        assert integra.encode(integra.decode(raw(vector["expected_hex"]))) == raw(vector["expected_hex"])


def check_explain(vector: Vector) -> None:
    for record in both_records(vector):
        reasons = integra.explain(record, rules=rules_of(vector["input"]))
        steps = [reason_json(step) for step in reasons]
        assert steps == vector["expected"]["reasons"]
        missing = [[step["target"], step["source"]] for step in steps if step["missing"]]
        assert missing == vector["expected"]["missing"]
        decided = [[step["target"], step["source"]] for step, reason in zip(steps, reasons, strict=True) if reason.decided]
        assert decided == vector["expected"].get("decided", decided)
        kept = cbor2.loads(integra.receipt(record, rules=rules_of(vector["input"])))[2][5]
        assert kept == cbor2.loads(raw(vector["expected_hex"]))


def check_compare(vector: Vector) -> None:
    found = integra.compare(screened(vector, "earlier"), screened(vector, "later"))
    assert [finding_json(each) for each in found] == vector["expected"]["findings"]
    coded = [[int(each.weight), int(each.state), int(each.settled_by), each.index, each.value, each.other] for each in found]
    listed = cbor2.loads(raw(vector["expected_hex"]))
    assert coded == [[weight, state, by, index, value, other] for _, weight, state, by, index, _, value, other in listed]


def check_sets(vector: Vector) -> None:
    rules = rules_of(vector["input"])
    verdict = word_of(integra.Verdict, vector["input"]["verdict"])
    for record in both_records(vector):
        sets = integra.smallest_sets(integra.screen(record, rules=rules), verdict, rules=rules)
        assert [names_of(one) for one in sets] == vector["expected"]["sets"]
        assert bytes(sum(1 << int(question) for question in one) for one in sets) == cbor2.loads(raw(vector["expected_hex"]))


def check_receipt(vector: Vector) -> None:
    expected = dict(vector["expected"])
    expected_sets = [expected.pop("pps_sets"), expected.pop("threshold_sets")]
    for record in both_records(vector):
        made = integra.receipt(record, rules=rules_of(vector["input"]))
        assert made.hex() == raw(vector["expected_hex"]).hex()
        seen = integra.decode(made)
        assert outcome_json(integra.replay(made)) == expected == outcome_json(seen.screening)
        assert [[names_of(one) for one in sets] for sets in sets_of(seen)] == expected_sets


def sets_of(receipt: Any) -> list[Any]:
    """The two lists of smallest sets, of the plan and of the threshold."""
    sets = receipt.sets
    return list(sets.values()) if hasattr(sets, "values") else list(sets)


def check_replay(vector: Vector) -> None:
    seen = integra.replay(raw(vector["input_hex"]))
    assert {"stage": seen.stage.word, "pps": seen.pps.word} == vector["expected"]


def check_pack(vector: Vector) -> None:
    rules, expected = rules_of(vector["input"]), vector["expected"]
    assert (rules.version, rules.effective) == (expected["version"], day_of(expected["effective"]))
    assert dict(rules.overrides) == expected["overrides"]
    assert {name: rules.value(name) for name in expected["values"]} == expected["values"]
    edition = next(int(row["edition"]) for row in table("packs.tsv") if row["name"] == rules.name)
    held = {row.name for row in integra.parameters() if row.edition <= edition} | set(rules.overrides)
    assert set(expected["values"]) == held
    named = [service for service in integra.Service if service.word in expected["providers"]]
    assert {service.word: rules.provider(service).word for service in named} == expected["providers"]
    assert rules.digest.hex() == expected["digest"]
    assert integra.encode(rules) == raw(vector["expected_hex"])
    assert integra.decode(raw(vector["expected_hex"])) == rules


def check_inclusion(vector: Vector) -> None:
    sheet, expected = inclusion_of(vector["input"]), vector["expected"]
    assert integra.encode(sheet) == raw(vector["input_hex"])
    for each in (sheet, integra.decode(raw(vector["input_hex"]))):
        result = integra.check_inclusion(each)
        assert (None if result.outcome is None else result.outcome.word) == expected["outcome"]
        assert sorted(names_of(result.grounds)) == sorted(expected["grounds"])
        assert sorted(names_of(result.groups)) == sorted(expected["groups"])
        assert result.scope.word == expected["scope"]
        told = {factor.word: entry for factor, entry in result.factors.items() if entry != integra.Entry()}
        assert told == {name: entry_of(entry) for name, entry in expected["factors"].items()}
        assert [finding_json(found) for found in integra.review_inclusion(each)] == expected["findings"]


def check_decode(vector: Vector) -> None:
    message, expected = raw(vector["input_hex"]), vector["expected"]
    [(offset, kind, whole)] = integra.split(message)
    assert (offset, integra.Message(kind).word, bytes(whole)) == (0, expected["kind"], message)
    value = integra.decode(message)
    assert integra.encode(value) == raw(vector["expected_hex"])
    if expected["value"] is not None:
        said[expected["kind"]](value, expected["value"])
    assert len(message) > 1000 or extension_of(value).hex() == expected["extension"]


def extension_of(value: Any) -> bytes:
    """The pairs of a later version; a pack has no room for them."""
    if isinstance(value, integra.Record):
        part = value.facts or value.answers
        return bytes(part.extension)
    if isinstance(value, integra.Tally):  # which keeps them and shows them in its message alone
        body = cbor2.loads(value.to_cbor())[2]
        return b"".join(cbor2.dumps(key) + cbor2.dumps(body[key]) for key in body if key > 8)
    return bytes(getattr(value, "extension", b""))


def said_record(value: Any, wanted: Any) -> None:
    assert stripped(value) == record_of(wanted)


def stripped(record: Any) -> Any:
    """The record without what a later version added, which is compared by itself."""
    if record.facts is not None:
        facts = record.facts
        names = [name for name in facts.__dataclass_fields__ if name != "extension"]
        return integra.Record(
            answers=record.answers, facts=integra.Facts(**{name: getattr(facts, name) for name in names}))
    names = [name for name in record.answers.__dataclass_fields__ if name != "extension"]
    return integra.Record(answers=integra.Answers(**{name: getattr(record.answers, name) for name in names}))


def said_inclusion(value: Any, wanted: Any) -> None:
    assert value == inclusion_of(wanted)
    assert value.person == id_of(wanted["person"])


def said_pack(value: Any, wanted: Any) -> None:
    assert value == rules_of(wanted)


def said_screening(value: Any, wanted: Any) -> None:
    plain = {name: getattr(value, name) for name in wanted}
    assert {name: getattr(each, "word", each) for name, each in plain.items()} == wanted


said = {
    "answers": said_record,
    "facts": said_record,
    "inclusion": said_inclusion,
    "pack": said_pack,
    "screening": said_screening,
}


def check_rule(vector: Vector) -> None:
    info = integra.rule(vector["input"]["name"])
    assert {"source": info.source, "mark": info.mark.word} == vector["expected"]


def try_compare(vector: Vector) -> Tries:
    yield lambda: integra.compare(screened(vector, "earlier"), screened(vector, "later"))


def try_inclusion(vector: Vector) -> Tries:
    yield lambda: integra.check_inclusion(inclusion_of(vector["input"]))
    yield lambda: integra.decode(raw(vector["input_hex"]))


def try_pack(vector: Vector) -> Tries:
    yield lambda: rules_of(vector["input"])


def try_decode(vector: Vector) -> Tries:
    yield lambda: integra.decode(raw(vector["input_hex"]))


def try_replay(vector: Vector) -> Tries:
    yield lambda: integra.replay(raw(vector["input_hex"]))


def try_rule(vector: Vector) -> Tries:
    yield lambda: integra.rule(vector["input"]["name"])
