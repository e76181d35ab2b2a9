"""The bytes of responses and receipts hold against the oracle: tests/oracle/orientation answers, cbor2 writes.

Nothing here asks the library or script/vector_tools: demand, protocol, pack and response are written once more from the
tables and spec/integra.cddl.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import sys
import uuid
from functools import cache
from json import dumps, loads
from typing import Any

import pytest

from vectors import ROOT, VECTORS, Vector, chosen, raw

cbor2 = pytest.importorskip("cbor2", reason="cbor2 is not installed")
sys.path.insert(0, str(ROOT / "tests"))

from oracle.orientation.digest import digest  # noqa: E402
from oracle.orientation.evaluate import due_days, first_answer_days, response  # noqa: E402
from oracle.orientation.generate import BUILT_IN  # noqa: E402
from oracle.orientation.table import Protocol, Row, read_protocol  # noqa: E402
from oracle.orientation.vocabulary import CODES, FIELDS, NOT_KNOWN, PARAMETERS, SERVICES, read  # noqa: E402

EPOCH = datetime.date(1970, 1, 1)
RULES = {line["name"] for line in read("rules.tsv")}
#: What a rule of orientation counts from (spec/00-conventions.md: domain × 1000 + n, ORI being 2).
ORI = 2000
#: The rule of a row of which a vector says none.
UNSAID = "ORI-5"
#: How a demand arrived: door, channel, call.
ARRIVED = (17, 18, 19)


def message(kind: str, body: dict[int, Any]) -> bytes:
    coded: bytes = cbor2.dumps([1, CODES["message"][kind], {key: value for key, value in body.items() if value is not None}],
                              canonical=True)
    return coded


def mask(group: str, names: Any) -> int:
    return sum(1 << CODES[group][name] for name in names)


def rule(name: str) -> int:
    assert name in RULES
    return ORI + int(name.removeprefix("ORI-"))


def days(day: str | datetime.date | None) -> int | None:
    if day is None:
        return None
    return (day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)).toordinal() - EPOCH.toordinal()


def later(day: str | None, more: int) -> int | None:
    """So many days after; none after year 9999."""
    found = days(day)
    last = datetime.date.max.toordinal() - EPOCH.toordinal()
    return None if found is None or found + more > last else found + more


def protocol_of(vector: Vector) -> Protocol:
    return _protocol(dumps(vector["input"]["protocol"]))


@cache
def _protocol(document: str) -> Protocol:
    return read_protocol(loads(document) or BUILT_IN)


@cache
def digest_of(protocol: Protocol) -> bytes:
    return digest(protocol)[0]


def values_of(demand: dict[str, Any]) -> dict[str, str]:
    told = {**demand, **demand["situation"]}
    return {field: told.get(field) or NOT_KNOWN[field] for field in FIELDS if field != "requester"} | {
        "requester": told["requester"]}


def expected_response(vector: Vector) -> bytes:
    """The message `orientation` of what the oracle answers."""
    given = vector["input"]
    demand, protocol = given["demand"], protocol_of(vector)
    values, parameters = values_of(demand), PARAMETERS[given["pack"]] | given["overrides"]
    routes = [[SERVICES[route.service].code, CODES["level"][route.level], mask("precondition", route.waits), route.row,
               later(demand["date"], due_days(route, values, parameters)), mask("motive", route.motives), rule(route.rule or UNSAID)]
              for route in response(protocol, demand["motives"], values)]
    return message("orientation", {
        0: demand["id"] and uuid.UUID(demand["id"]).bytes, 1: CODES["pack"][given["pack"]],
        2: 1 if given["overrides"] else None, 3: digest_of(protocol),
        4: later(demand["date"], first_answer_days(values, parameters)), 5: routes})


def row_item(row: Row, places: dict[str, int]) -> list[Any]:
    conditions = bytes(0 if set(row.conditions.get(field, codes)) == set(codes)
                       else sum(1 << codes[value] for value in row.conditions[field]) for field, codes in FIELDS.items())
    calls = [[SERVICES[call.service].code, 0 if call.level == SERVICES[call.service].level else CODES["level"][call.level],
              mask("precondition", call.first), call.within] for call in row.calls]
    return [row.id, mask("motive", row.motives), row.otherwise + 2 * row.imposed, conditions, calls,
            [places[name] for name in row.overrides], rule(row.rule or UNSAID), row.source]


def protocol_message(protocol: Protocol) -> bytes:
    places = {row.id: place for place, row in enumerate(protocol.rows)}
    return message("protocol", {0: protocol.name, 1: days(protocol.effective),
                                2: [row_item(row, places) for row in protocol.rows]})


def pack_message(name: str, overrides: dict[str, int]) -> bytes:
    """GEN-9: a pack holds the parameters of its edition, and later ones where they are overridden by another value."""
    pack = next(line for line in read("packs.tsv") if line["name"] == name)
    held = {line["name"]: int(line[name]) for line in read("parameters.tsv") if int(line["since"]) <= int(pack["edition"])}
    changed = {of: value for of, value in overrides.items() if of in held or value != PARAMETERS[name][of]}
    providers = [[SERVICES[service].code if service in SERVICES else CODES["service"][service], CODES["provider"][who]]
                 for service, who in pack.items() if service in CODES["service"] and who != "-"]
    return message("pack", {0: name, 1: int(pack["version"]), 2: days(pack["effective"]),
                            3: [list(pair) for pair in sorted((held | changed).items())], 4: sorted(providers)})


def expected_receipt(vector: Vector) -> bytes:
    given = vector["input"]
    pack, overrides = given["pack"], given["overrides"]
    version = next(int(line["version"]) for line in read("packs.tsv") if line["name"] == pack)
    _, _, asked = cbor2.loads(raw(vector["input_hex"]))
    demand = message("demand", {key: value for key, value in asked.items() if key not in ARRIVED})
    return message("orientation_receipt", {
        0: [pack, version, hashlib.sha256(pack_message(pack, overrides)).digest()],
        1: [list(pair) for pair in sorted(overrides.items())] or None,
        2: protocol_message(protocol_of(vector)), 3: demand, 4: expected_response(vector)})


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "orientation"))
def test_response(vector: Vector) -> None:
    assert expected_response(vector) == raw(vector["expected_hex"])


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "orientation_receipt"))
def test_receipt(vector: Vector) -> None:
    assert expected_receipt(vector) == raw(vector["expected_hex"])


def test_packs() -> None:
    """What a receipt says of a pack is what the vectors of packs say."""
    told = [vector for vector in VECTORS if vector["operation"] == "pack" and "refused" not in vector]
    for vector in told:
        assert pack_message(vector["input"]["pack"], vector["input"]["overrides"]) == raw(vector["expected_hex"])


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "orientation_replay"
                                          and vector.get("expected") is not None))
def test_replay(vector: Vector) -> None:
    """What replays is honest: the demand that it holds, answered by the protocol that it holds, is the response."""
    kind, body = cbor2.loads(raw(vector["input_hex"]))[1:]
    assert kind == CODES["message"]["orientation_receipt"]
    _, _, answered = cbor2.loads(body[4])
    names = {code: name for name, code in CODES["service"].items()}
    assert [names[route[0]] for route in answered[5]] == vector["expected"]["services"]
    protocol = cbor2.loads(body[2])[2]
    assert protocol[0] == vector["expected"]["protocol"]
    own = message("protocol", {**protocol}) == protocol_message(read_protocol(BUILT_IN))
    assert vector["expected"]["origin"] == ("built_in" if own else "other")
    assert vector["input"]["accepted"] is None or answered[3].hex() in vector["input"]["accepted"]
