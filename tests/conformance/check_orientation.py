"""The operations on demands and protocols, run through the package `integra`.

What goes in is run as JSON says and, where there is one, as its message says; the library's own message of it must be
the vector's bytes. Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import integra
from integra import words
from integra.forms.orientation import demand_from_json
from integra.orientation.evaluate import activity_function, answered, review
from integra.word_tables import FIELDS, UNKNOWN
from values import day_of, rules_of, word_of
from vectors import Tries, Vector, raw

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
    found: dict[str, Any] = {"motives": [motive.word for motive in sorted(demand.motives, key=int)]}
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
    for name, digests in expected.get("digests", {}).items():
        protocol = {"one": one, "other": other}[name]
        assert {part.word: protocol.digest(part).hex() for part in words.Part} == digests
    if "count" in expected:
        assert whole.count == expected["count"]
    if "smallest" in expected:
        assert known(whole.demands[0]) == expected["smallest"]


def check_conforms(vector: Vector) -> None:
    protocol, adopted = (protocol_of(vector["input"][name]) for name in ("protocol", "adopted"))
    assert protocol.to_cbor() + adopted.to_cbor() == raw(vector["input_hex"])
    assert not protocol.prove() and not adopted.prove()
    expected = vector["expected"]
    found = protocol.conforms(adopted)
    assert {"conforms": found.verdict.word, "count": found.count} == {
        "conforms": expected["conforms"], "count": expected["count"]}
    assert [known(demand) for demand in found.demands[:1]] == [each for each in [expected.get("smallest")] if each]


def check_changes(vector: Vector) -> None:
    one, other = (protocol_of(vector["input"][name]) for name in ("one", "other"))
    assert one.to_cbor() + other.to_cbor() == raw(vector["input_hex"])
    assert not one.prove() and not other.prove()
    found = one.changes(other)
    assert found.count == len(vector["expected"]["changes"])
    assert [{"count": each.count, "smallest": known(each.demand), "services": [call.service.word for call in each.calls],
             "rows": list(each.rows), "other_rows": list(each.other_rows)}
            for each in found.changes] == vector["expected"]["changes"]


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


def try_orient(vector: Vector) -> Tries:
    yield lambda: integra.orient(demand_from_json(vector["input"]["demand"])[0])
    yield lambda: integra.decode(raw(vector["input_hex"]))


def try_prove(vector: Vector) -> Tries:
    yield lambda: protocol_of(vector["input"])
    yield lambda: integra.decode(raw(vector["input_hex"]))
