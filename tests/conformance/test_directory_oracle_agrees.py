"""The directory of the library in full against the oracle of tests/oracle/directory, over directories of wider choice.

Every listed service is chosen for and explained, also one that its second serves; an unmet need is compared with all
it says, for the routes that the oracle of orientation gives; a finding with its subject. INTEGRA_EVERY=1 takes twenty
times as many seeds.
Spec: 22-directory (ORI-6, ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pathlib
import random
import sys
from collections import Counter
from typing import Any

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from check_directory import guichet_of, offer_of  # noqa: E402
from integra import words  # noqa: E402
from integra.forms.orientation import demand_from_json  # noqa: E402
from oracle.directory import choose as oracle  # noqa: E402
from oracle.directory.places import near  # noqa: E402
from oracle.directory.wide import generate  # noqa: E402
from oracle.orientation.evaluate import response  # noqa: E402
from oracle.orientation.generate import BUILT_IN  # noqa: E402
from oracle.orientation.table import read_protocol  # noqa: E402
from oracle.orientation.vocabulary import SERVICES  # noqa: E402

SEEDS = 20000 if os.environ.get("INTEGRA_EVERY") == "1" else 1000
BLOCK = 200
Json = dict[str, Any]
PROTOCOL = read_protocol(BUILT_IN)
LISTED = [service for service in words.Service if service.word in oracle.LISTED]
WORDS_OF_NO_OFFER = {"none", "not_offered"}


def directory_of(offers: list[Json], guichets: list[Json]) -> Any:
    return integra.Directory([offer_of(each) for each in offers], [guichet_of(each) for each in guichets])


def answers_of(directory: Any, demand: Any) -> dict[str, Any]:
    """All that the library says of a demand, in the oracle's words."""
    told: dict[str, Any] = {}
    for service in LISTED:
        made = directory.choose(demand, service)
        offer = None if made.offer is None else made.offer.id.hex
        told[service.word] = made.service.word, offer, made.check_first, made.reason.word
        told[f"equals {service.word}"] = [each.id.hex for each in directory.equals(demand, service)]
        assert made.equals == len(told[f"equals {service.word}"])
        told[f"why {service.word}"] = [(each.offer.id.hex, each.reason.word)
                                       for each in directory.explain(demand, service)]
    told["unmet"] = [
        (need.rule, need.service.word, {each.word for each in need.functions}, need.level.word, need.reason.word,
         need.date and need.date.isoformat(), need.commune, need.demand.hex)
        for need in directory.unmet(demand, integra.orient(demand))]
    told["opened"] = {service.word for service in directory.open_services(demand)}
    for name in told["opened"]:  # ORI-6: the offer that accepts is the one chosen for that very service
        assert told[name][0] == name and told[name][1] is not None
    return told


def wanted_of(demand: Json, offers: list[Json]) -> dict[str, Any]:
    """The same of the oracle."""
    told: dict[str, Any] = {}
    for name in (service.word for service in LISTED):
        served, offer, check_first, reason = oracle.choose(demand, name, offers)
        told[name] = served, None if offer is None else offer["id"], check_first, reason
        told[f"equals {name}"] = [each["id"] for each in oracle.equals(demand, name, offers)]
        told[f"why {name}"] = oracle.explain(demand, name, offers)
    routes = {route.service: route for route in response(PROTOCOL, demand["motives"], oracle.values_of(demand))}
    told["unmet"] = [
        (routes[name].rule, name, set(SERVICES[name].functions), routes[name].level, reason,
         demand["date"], demand["commune"], demand["id"])
        for name, reason in oracle.unmet(demand, list(routes), offers)]
    told["opened"] = oracle.opened(demand, offers)
    return told


def findings_of(offers: list[Json], guichets: list[Json]) -> list[tuple[str, str, int, str]]:
    """The oracle's findings, each with the structure it is about."""
    return [(rule, settled_by, index, (guichets if rule == "ORI-22" else offers)[index]["structure"])
            for rule, settled_by, index in oracle.review(offers, guichets)]


@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_the_library_agrees_in_full(first: int) -> None:
    for seed in range(first, first + BLOCK):
        given, offers, guichets = generate(seed)
        demand, directory = demand_from_json(given)[0], directory_of(offers, guichets)
        found, wanted = answers_of(directory, demand), wanted_of(given, offers)
        assert {name: (found[name], wanted[name]) for name in wanted if found[name] != wanted[name]} == {}, seed
        assert [(each.rule, each.settled_by.word, each.index, each.subject.hex) for each in directory.review()] == (
            findings_of(offers, guichets)), seed


@pytest.mark.parametrize("first", range(0, SEEDS // 10, BLOCK))
def test_the_order_of_the_offers_changes_nothing(first: int) -> None:
    for seed in range(first, first + BLOCK):
        given, offers, _ = generate(seed)
        demand, shuffled = demand_from_json(given)[0], random.Random(seed).sample(offers, len(offers))
        assert answers_of(directory_of(offers, []), demand) == answers_of(directory_of(shuffled, []), demand), seed


def _of(offer: Json, part: str, given: Json) -> Any:
    return near(offer["site"], given["commune"]) if part == "site" else offer[part]


def ties_of(given: Json, offers: list[Json]) -> Counter[str]:
    """What decides between the chosen offer and each other of its level that may serve, by the offers themselves."""
    seen: Counter[str] = Counter()
    for name in sorted(oracle.LISTED):
        able = oracle.serving(given, name, offers)
        for best, other in ((able[0], other) for other in able[1:]):
            if (other["level"], oracle.is_sure(other, given)) == (best["level"], oracle.is_sure(best, given)):
                parts = [part for part in ("capacity", "site", "structure", "id") if _of(best, part, given) != _of(other, part, given)]
                seen[f"by {parts[0]}"] += 1
    return seen


def test_every_reason_and_tie_comes_up() -> None:
    reasons, unserved, others = Counter[str](), Counter[str](), Counter[str]()
    for seed in range(2000):
        given, offers, _ = generate(seed)
        told = wanted_of(given, offers)
        others.update({"opened": len(told["opened"]), "unmet": len(told["unmet"])})
        others.update(ties_of(given, offers))
        for name in oracle.LISTED:
            served, _, check_first, reason = told[name]
            unserved[reason] += 1
            others.update({"second": int(served != name), "check_first": int(check_first)})
            reasons.update(why for _, why in told[f"why {name}"])
    passing = {word.word for word in words.Passing}
    assert {word for word in passing - WORDS_OF_NO_OFFER if reasons[word] < 20} == set()
    able = {"check_first", "less_capacity", "other_site", "later_identifier"}
    assert {word for word in passing - able if unserved[word] < 20} == set()
    assert not WORDS_OF_NO_OFFER & reasons.keys() and not able & unserved.keys()
    named = ("second", "check_first", "opened", "unmet", "by capacity", "by site", "by structure", "by id")
    assert {name for name in named if others[name] < 20} == set(), others
