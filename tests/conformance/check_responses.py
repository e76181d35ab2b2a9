"""The operations on responses and their receipts as messages, run through the package `integra`.

Spec: spec/20-orientation.md, "The message", "The orientation receipt".  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from functools import cache
from json import dumps, loads
from typing import Any

import integra
from integra import orientation
from check_orientation import demand_of, protocol_of
from values import day_of, rules_of, word_of
from vectors import Tries, Vector, raw


@cache
def proved(document: str) -> Any:
    """A protocol of vectors, which takes a while to prove; has-2014 where it is null."""
    given = loads(document)
    protocol = integra.Protocol.builtin() if given is None else protocol_of(given)
    assert protocol.prove() == ()
    return protocol


def asked_by(vector: Vector) -> dict[str, Any]:
    given = vector["input"]
    return {"protocol": proved(dumps(given["protocol"])), "rules": rules_of(given)}


def said(made: Any, expected: dict[str, Any]) -> None:
    """The response says what the vector states of it, each route by itself."""
    assert made.first_answer_due == day_of(expected["first_answer_due"])
    assert made.protocol.hex() == expected["protocol"]
    assert [{"service": route.service.word, "level": route.level.word, "row": route.row, "rule": route.rule,
             "waits": {each.word for each in route.waits_for}, "motives": {each.word for each in route.motives},
             "due": route.due} for route in made.routes] == [
        {**route, "waits": set(route["waits"]), "motives": set(route["motives"]), "due": day_of(route["due"])}
        for route in expected["routes"]]


def check_orientation(vector: Vector) -> None:
    made = integra.orient(demand_of(vector), **asked_by(vector))
    said(made, vector["expected"])
    assert integra.encode(made) == raw(vector["expected_hex"])
    assert integra.decode(raw(vector["expected_hex"])) == made


def check_orientation_receipt(vector: Vector) -> None:
    demand, by = demand_of(vector), asked_by(vector)
    receipt = raw(vector["expected_hex"])
    assert integra.orientation_receipt(demand, **by) == receipt
    told = integra.decode(receipt)
    assert integra.encode(told) == receipt
    assert told.demand == demand and told.protocol == by["protocol"].to_cbor()
    said(told.orientation, vector["expected"])
    said(integra.replay_orientation(receipt), vector["expected"])


def replayed(vector: Vector) -> Any:
    accepted = vector["input"]["accepted"]
    return orientation.replayed(raw(vector["input_hex"]),
                                accepted=None if accepted is None else [bytes.fromhex(each) for each in accepted])


def check_orientation_replay(vector: Vector) -> None:
    expected, told = vector["expected"], replayed(vector)
    assert [service.word for service in told.orientation.services] == expected["services"]
    assert (told.origin, told.name) == (word_of(integra.words.ProtocolOrigin, expected["origin"]), expected["protocol"])


def try_orientation_replay(vector: Vector) -> Tries:
    yield lambda: replayed(vector)
