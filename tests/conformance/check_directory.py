"""The operations on directories, run through the package `integra`.

Spec: spec/22-directory.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from typing import Any

import integra
from integra import words
from integra.directory import Structure
from integra.forms.orientation import demand_from_json
from values import day_of, id_of, word_of
from vectors import Vector, raw


def offer_of(given: dict[str, Any]) -> Any:
    def many(kind: Any, name: str) -> Any:
        return {word_of(kind, each) for each in given[name]}

    return integra.Offer(
        id=id_of(given["id"]), structure=id_of(given["structure"]), kind=word_of(words.StructureKind, given["kind"]),
        services=many(words.Service, "services"), motives=many(words.Motive, "motives"),
        level=word_of(words.Level, given["level"]), areas=given["areas"], publics=many(words.Public, "publics"),
        requesters=many(words.Requester, "requesters"), specialty=word_of(words.Specialty, given["specialty"]),
        capacity=given["capacity"], lead_days=given["lead_days"], opens=day_of(given["opens"]),
        closes=day_of(given["closes"]), full_until=day_of(given["full_until"]),
        access_point=id_of(given["access_point"]), site=given.get("site"), grid=given.get("grid"),
        comes=word_of(words.Tri, given.get("comes", "unknown")))


def guichet_of(given: dict[str, Any]) -> Any:
    return integra.GuichetEntry(
        kind=word_of(words.Guichet, given["kind"]), structure=id_of(given["structure"]),
        level=word_of(words.Level, given["level"]), doors={word_of(words.Door, each) for each in given["doors"]},
        channels={word_of(words.Channel, each) for each in given["channels"]})


def made_of(given: dict[str, Any]) -> Any:
    """The directory of offers, guichets and what structures are called."""
    return integra.Directory(
        [offer_of(each) for each in given["offers"]], [guichet_of(each) for each in given.get("guichets", [])],
        [Structure(id=id_of(each["id"]), reference=each["reference"], name=each["name"])
         for each in given.get("structures", [])])


def directory_of(vector: Vector) -> Any:
    """The directory of a vector's offers and guichets, which is that of its message."""
    directory = made_of(vector["input"])
    assert directory.to_cbor() == raw(vector["input_hex"])
    assert integra.decode(raw(vector["input_hex"])) == directory
    return directory


def check_choose(vector: Vector) -> None:
    given, expected, directory = vector["input"], vector["expected"], directory_of(vector)
    demand, service = demand_from_json(given["demand"])[0], word_of(words.Service, given["service"])
    for each in given.get("changes", []):
        days = {name: day_of(each[name]) for name in ("opens", "closes", "full_until") if name in each}
        directory.change(id_of(each["id"]), **days | {name: each[name] for name in ("capacity",) if name in each})
    choice = directory.choose(demand, service)
    equals = [each.id for each in directory.equals(demand, service)]
    assert equals == [id_of(each) for each in expected.get("equals", [expected["offer"]] if expected["offer"] else [])]
    assert choice.equals == len(equals)
    assert (choice.offer and choice.offer.id) == id_of(expected["offer"])
    assert choice.check_first == (expected.get("check_first") == "yes")
    assert choice.reason.word == expected.get("reason", "none")
    assert choice.service.word == expected.get("served", given["service"])
    passed = [f"{each.offer.id.int}/{each.reason.word}" for each in directory.explain(demand, choice.service)]
    assert passed == [f"{uuid.UUID(each.split('/')[0]).int}/{each.split('/')[1]}" for each in expected.get("passed", [])]


def check_unmet(vector: Vector) -> None:
    demand = demand_from_json(vector["input"]["demand"])[0]
    needs = directory_of(vector).unmet(demand, integra.orient(demand))
    assert [f"{need.service.word}/{need.reason.word}" for need in needs] == vector["expected"]["needs"]


def check_opened(vector: Vector) -> None:
    opened = directory_of(vector).open_services(demand_from_json(vector["input"]["demand"])[0])
    assert [service.word for service in sorted(opened, key=int)] == vector["expected"]["services"]


def check_united(vector: Vector) -> None:
    """Merged, the directory is the one expected, and merged again it stays as it is."""
    ours, other = made_of(vector["input"]), made_of(vector["input"]["other"])
    assert ours.to_cbor() + other.to_cbor() == raw(vector["input_hex"])
    for _ in range(2):
        found = ours.merge(other)
        told = [each.index if each.index is not None else each.subject.hex for each in found]
        assert told == vector["expected"]["findings"] and all(each.rule == "ORI-12" for each in found)
        assert {each.settled_by.word for each in found} <= {"source_to_check"}
        assert ours == made_of(vector["expected"]) and ours.to_cbor() == raw(vector["expected_hex"])


def check_directory(vector: Vector) -> None:
    assert [f"{each.rule}/{each.settled_by.word}/{each.index}" for each in directory_of(vector).review()] == (
        vector["expected"]["findings"])
