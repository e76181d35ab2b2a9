"""The vectors of orientation hold against the oracle of tests/oracle/orientation, written from the rules alone.

Two readings of one text: where they differ the text is read again before either is changed.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from typing import Any

import pytest

from vectors import ROOT, Vector, chosen

sys.path.insert(0, str(ROOT / "tests"))

from oracle.directory import publics  # noqa: E402
from oracle.orientation.conform import changes, conforms  # noqa: E402
from oracle.orientation.digest import compare, demand_of, digest  # noqa: E402
from oracle.orientation.evaluate import response  # noqa: E402
from oracle.orientation.generate import BUILT_IN  # noqa: E402
from oracle.orientation.prove import prove  # noqa: E402
from oracle.orientation.table import Refused, read_protocol  # noqa: E402
from oracle.orientation.vocabulary import FIELDS, NOT_KNOWN, SERVICES, possible  # noqa: E402


def of(operation: str) -> list[object]:
    return chosen(lambda vector: vector["operation"] == operation)


def shown(motives: tuple[str, ...], values: dict[str, str]) -> dict[str, Any]:
    """A demand as a vector says it: what is known."""
    known = {field: value for field, value in values.items() if value != NOT_KNOWN.get(field)}
    return {"motives": list(motives), **known}


@pytest.mark.one_in(4)
@pytest.mark.parametrize("vector", of("prove"))
def test_proof(vector: Vector) -> None:
    if "refused" in vector:
        with pytest.raises(Refused):
            read_protocol(vector["input"])
        return
    failures = prove(read_protocol(vector["input"]))
    found = {f"{one.law}/{one.subject}": shown(*one.demand) if one.demand else {} for one in failures}
    expected = vector["expected"]
    listed = expected["failures"]
    assert [name for name in found if name in listed] == listed
    # A vector lists the failures that it is about; what a demand of two motives breaks beside them may go unsaid.
    unsaid = [one for one in failures if f"{one.law}/{one.subject}" not in listed]
    assert all(one.law in ("contradiction", "exclusive") and one.demand and len(one.demand[0]) == 2 for one in unsaid)
    assert not unsaid or listed
    assert {name: found[name] for name in expected.get("demands", {})} == expected.get("demands", {})


@pytest.mark.parametrize("vector", of("behaviour"))
def test_behaviour(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    one, other = (read_protocol(given[name] or BUILT_IN) for name in ("one", "other"))
    count, smallest = compare(one, other, 1)
    equal = ["yes" if mine == theirs else "no" for mine, theirs in zip(digest(one), digest(other), strict=True)]
    assert equal == [expected["equal"], expected["imposed"]]
    for name, told in expected.get("digests", {}).items():
        whole, imposed = digest({"one": one, "other": other}[name])
        assert told == {"whole": whole.hex(), "imposed": imposed.hex()}
    assert (count == 0) == (expected["equal"] == "yes")
    assert count == expected.get("count", count)
    if "smallest" in expected:
        motive, values = demand_of(smallest[0])
        assert shown((motive,), values) == expected["smallest"]


@pytest.mark.parametrize("vector", of("conforms"))
def test_conforms(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    protocol, adopted = (read_protocol(given[name] or BUILT_IN) for name in ("protocol", "adopted"))
    verdict, count, smallest = conforms(protocol, adopted, 1)
    assert (verdict, count) == (expected["conforms"], expected["count"])
    if "smallest" in expected:
        motive, values = demand_of(smallest[0])
        assert shown((motive,), values) == expected["smallest"]


@pytest.mark.parametrize("vector", of("changes"))
def test_changes(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    one, other = (read_protocol(given[name] or BUILT_IN) for name in ("one", "other"))
    told = []
    for key, count in changes(one, other):
        motive, values = demand_of(key)
        told.append((count, shown((motive,), values)))
    assert told == [(each["count"], each["smallest"]) for each in expected["changes"]]


@pytest.mark.parametrize("vector", of("orient"))
def test_response(vector: Vector) -> None:
    given = vector["input"]
    told = {**given["demand"], **given["demand"]["situation"]}
    values = {field: told.get(field) or NOT_KNOWN[field] for field in FIELDS if field != "requester"}
    values = {"requester": told["requester"], **values}
    if "refused" in vector:
        reason = publics.refused(told.get("publics") or (), values["over_60"])
        assert reason == vector["refused"]["status"] if reason else not possible(values)
        return
    routes = response(read_protocol(given["protocol"] or BUILT_IN), told["motives"], values)
    expected = vector["expected"]
    assert [route.service for route in routes] == expected["services"]
    waits = {route.service: sorted(route.waits) for route in routes if route.waits}
    if "waits" in expected:
        assert waits == {service: sorted(names) for service, names in expected["waits"].items()}
    about = {
        "rules": {route.service: route.rule for route in routes},
        "levels": {route.service: route.level for route in routes},
        "missions": {route.service: SERVICES[route.service].mission for route in routes},
        "functions": {route.service: list(SERVICES[route.service].functions) for route in routes},
    }
    for name in about.keys() & expected.keys():
        assert {service: about[name][service] for service in expected[name]} == expected[name]
