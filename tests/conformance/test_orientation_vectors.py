"""Runs the vectors of orientation through the package `integra`: orient, prove, behaviour, followed, activity, and those of the directory.

What goes in is run as JSON says and, where there is one, as its message says; the library's own message of it must be
the vector's bytes. Spec: spec/20-orientation.md, 21-protocol.md, 22-directory.md.  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from typing import Any

import pytest

from vectors import chosen, raw

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from integra import words  # noqa: E402
from integra.json_form.orientation import demand_from_json  # noqa: E402
from integra.orientation import activity_function, answered, review  # noqa: E402
from integra.word_tables import FIELDS, UNKNOWN  # noqa: E402
from values import day_of, id_of, rules_of, word_of  # noqa: E402

Vector = dict[str, Any]
OPERATIONS = ("orient", "prove", "behaviour", "followed", "activity", "choose", "unmet", "opened", "directory")
#: What a route says, by the name of the map in `then` that is about it.
OF_ROUTES = {"missions": "mission", "levels": "level", "intensities": "intensity", "functions": "functions",
             "rules": "rule", "second": "second"}


def demand_of(vector: Vector) -> Any:
    """The demand as its JSON says and as its message says; they are one."""
    demand, contact, _ = demand_from_json(vector["input"]["demand"])
    message = raw(vector["input_hex"])
    assert integra.decode(message) == integra.DemandMessage(demand=demand, contact=contact)
    assert integra.encode(integra.DemandMessage(demand=demand, contact=contact)) == message
    return demand


def plain(value: Any) -> Any:
    """A word, rule or list of words as JSON has it."""
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return getattr(value, "word", value)


def told(findings: Any) -> list[str]:
    return [f"{each.rule}/{each.settled_by.word}" for each in findings if each.rule != "ORI-13"]


def check_orient(vector: Vector) -> None:
    demand, expected = demand_of(vector), dict(vector["expected"])
    made = integra.orient(demand, rules=rules_of(vector["input"]))
    routes = {route.service.word: route for route in made.routes}
    assert set(routes) == set(expected.pop("services"))
    waits = expected.pop("waits")
    assert {name: plain(route.waits_for) for name, route in routes.items() if route.waits_for} == waits
    assert told(review(demand, rules=rules_of(vector["input"]))) == expected.pop("findings")
    if "due" in expected:
        assert made.first_answer_due == day_of(expected.pop("due"))
    for name, wanted in expected.items():
        assert {service: plain(getattr(routes[service], OF_ROUTES[name])) for service in wanted} == wanted
    assert integra.decode(made.data) == made
    assert integra.replay_orientation(integra.orientation_receipt(demand, rules=rules_of(vector["input"]))) == made


def protocol_of(document: dict[str, Any]) -> Any:
    """A protocol of the rows that a vector gives in the form of TOML."""
    rows = []
    for row in document["row"]:
        when = {}
        for name, values in row.get("when", {}).items():
            field = word_of(words.DemandField, name)
            left_out = values["not"] if isinstance(values, dict) else []
            named = [word.word for word in FIELDS[field] if word.word not in left_out] if left_out else values
            when[field] = {word_of(FIELDS[field], value) for value in named}
        calls = [integra.Call(
            service=word_of(words.Service, call["service"]), within=call.get("within"),
            level=word_of(words.Level, call["level"]) if "level" in call else None,
            first={word_of(words.Precondition, each) for each in call.get("first", ())}) for call in row["call"]]
        rows.append(integra.Row(
            id=row["id"], motives={word_of(words.Motive, each) for each in row["motives"]}, calls=calls, when=when,
            overrides=row.get("overrides", ()), otherwise=row.get("otherwise", False),
            imposed=row.get("imposed", False), rule=row.get("rule", "ORI-5"), source=row.get("source", "")))
    return integra.Protocol(document["name"], rows)


def same_message(protocol: Any, message: bytes) -> Any:
    assert protocol.to_cbor() == message
    assert integra.decode(message) == protocol
    return protocol


def known(demand: Any) -> dict[str, Any]:
    """What a smallest demand knows: motives, who asks, and whatever is not its "not known"."""
    if demand is None:
        return {}
    found: dict[str, Any] = {"motives": [motive.word for motive in sorted(demand.motives)]}
    return found | {field.word: demand.value(field).word for field in FIELDS
                    if demand.value(field) is not UNKNOWN.get(field)}


def named(failure: Any) -> str:
    return f"{failure.law.word}/{plain(failure.subject)}"


def check_prove(vector: Vector) -> None:
    protocol = same_message(protocol_of(vector["input"]), raw(vector["input_hex"]))
    failures = {named(each): each for each in protocol.prove()}
    assert list(failures) == vector["expected"]["failures"]
    assert protocol.proved == (not failures)
    for name, wanted in vector["expected"]["demands"].items():
        assert known(failures[name].demand) == wanted


def check_behaviour(vector: Vector) -> None:
    one, other = (protocol_of(vector["input"][name]) for name in ("one", "other"))
    assert one.to_cbor() + other.to_cbor() == raw(vector["input_hex"])
    assert not one.prove() and not other.prove()
    expected = vector["expected"]
    whole, imposed = one.compare(other), one.compare(other, part=words.Part.IMPOSED)
    assert {"equal": "yes" if whole.equal else "no", "imposed": "yes" if imposed.equal else "no"} == {
        name: expected[name] for name in ("equal", "imposed")}
    assert (one.digest() == other.digest()) == whole.equal
    assert (one.digest(words.Part.IMPOSED) == other.digest(words.Part.IMPOSED)) == imposed.equal
    if "count" in expected:
        assert whole.count == expected["count"]
    if "smallest" in expected:
        assert known(whole.demands[0]) == expected["smallest"]


def check_followed(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    delivered = [integra.Delivered(
        service=word_of(words.Service, each["service"]), date=day_of(each["date"]),
        knowhow=word_of(words.Tri, each["knowhow"]), feedback=word_of(words.Tri, each["feedback"]))
        for each in given["delivered"]]
    followed = integra.FollowUp(first_answer=day_of(given["first_answer"]), assessed=day_of(given["assessed"]),
                                mt_agreement=word_of(words.Tri, given["mt_agreement"]), delivered=delivered)
    findings = review(demand_of(vector), follow_up=followed, as_of=day_of(given["as_of"]), rules=rules_of(given))
    assert [f"{each.rule}/{each.settled_by.word}/{each.state.word}/"
            f"{words.Service(each.value).word if each.value else '-'}" for each in findings] == expected["findings"]
    assert answered(followed) == day_of(expected["answered"])


def check_activity(vector: Vector) -> None:
    assert activity_function(word_of(words.Activity, vector["input"]["name"])).word == vector["expected"]["function"]


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
        access_point=id_of(given["access_point"]))


def guichet_of(given: dict[str, Any]) -> Any:
    return integra.GuichetEntry(
        kind=word_of(words.Guichet, given["kind"]), structure=id_of(given["structure"]),
        level=word_of(words.Level, given["level"]), doors={word_of(words.Door, each) for each in given["doors"]},
        channels={word_of(words.Channel, each) for each in given["channels"]})


def directory_of(vector: Vector) -> Any:
    """The directory of a vector's offers and guichets, which is that of its message."""
    guichets = [guichet_of(each) for each in vector["input"].get("guichets", [])]
    directory = integra.Directory([offer_of(each) for each in vector["input"]["offers"]], guichets)
    assert directory.to_cbor() == raw(vector["input_hex"])
    assert integra.decode(raw(vector["input_hex"])) == directory
    return directory


def check_choose(vector: Vector) -> None:
    given, expected, directory = vector["input"], vector["expected"], directory_of(vector)
    demand, service = demand_from_json(given["demand"])[0], word_of(words.Service, given["service"])
    choice = directory.choose(demand, service)
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
    assert [service.word for service in sorted(opened)] == vector["expected"]["services"]


def check_directory(vector: Vector) -> None:
    assert [f"{each.rule}/{each.settled_by.word}/{each.index}" for each in directory_of(vector).review()] == (
        vector["expected"]["findings"])


CHECKS = {name: globals()[f"check_{name}"] for name in OPERATIONS}


@pytest.mark.parametrize("vector", chosen(
    lambda vector: vector["operation"] in OPERATIONS and "refused" not in vector))
def test_accepted(vector: Vector) -> None:
    CHECKS[vector["operation"]](vector)


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] in OPERATIONS and "refused" in vector))
def test_refused(vector: Vector) -> None:
    with pytest.raises(integra.IntegraError) as caught:
        if vector["operation"] == "orient":
            integra.orient(demand_from_json(vector["input"]["demand"])[0])
        else:
            protocol_of(vector["input"])
    assert (caught.value.status.word, caught.value.rule) == (vector["refused"]["status"], vector["refused"]["rule"])
    with pytest.raises(integra.IntegraError) as caught:
        integra.decode(raw(vector["input_hex"]))
    assert (caught.value.status.word, caught.value.rule) == (vector["refused"]["status"], vector["refused"]["rule"])


def test_the_built_in_protocol_is_written_from_its_toml() -> None:
    """The rows that the library carries are those of spec/protocols/has-2014.toml: the first vector starts from them."""
    built_in = integra.Protocol.builtin("has-2014")
    vector = next(each.values[0] for each in chosen(lambda vector: vector["id"] == "ORI-16.10"))
    assert protocol_of(vector["input"]).rows == built_in.rows
    assert built_in.digest() == integra.Protocol.builtin("dac-2022").digest()
