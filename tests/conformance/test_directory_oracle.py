"""The directory of the library, and the vectors of chapter 22, against a slow oracle in plain words.

Spec: spec/22-directory.md (ORI-6, ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import random
import sys
from collections import Counter
from typing import Any

import pytest

from vectors import Vector, chosen, named, of_module

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from check_directory import guichet_of, made_of, offer_of  # noqa: E402
from integra import words  # noqa: E402
from integra.forms.orientation import demand_from_json  # noqa: E402
from oracle.directory import choose as oracle  # noqa: E402
from oracle.directory.generate import SERVICES, generate, guichet as oracle_guichet, offer as oracle_offer  # noqa: E402
from oracle.directory.merge import merge  # noqa: E402
from values import word_of  # noqa: E402

SEEDS, BLOCK = 2000, 100
Json = dict[str, Any]


def told(directory: Any, demand: Any, service: Any) -> tuple[Any, ...]:
    """A choice and its explanation, in the words of the oracle."""
    made = directory.choose(demand, service)
    passed = [(each.offer.id.hex, each.reason.word) for each in directory.explain(demand, made.service)]
    return made.service.word, made.offer and made.offer.id.hex, made.check_first, made.reason.word, passed


def wanted(demand: Any, service: str, offers: Any) -> tuple[Any, ...]:
    served, offer, check_first, reason = oracle.choose(demand, service, offers)
    return served, offer and offer["id"], check_first, reason, oracle.explain(demand, served, offers)


def ask_everything(seed: int) -> Counter[str]:
    """Compares one made-up directory in full; gives the reasons that came up."""
    given, offers, guichets = generate(seed)
    demand = demand_from_json(given)[0]
    shuffled = random.Random(seed).sample(offers, len(offers))
    directory = integra.Directory([offer_of(each) for each in offers], [guichet_of(each) for each in guichets])
    other = integra.Directory([offer_of(each) for each in shuffled])
    seen: Counter[str] = Counter()
    for name in SERVICES:
        service = word_of(words.Service, name)
        found = told(directory, demand, service)
        assert found == wanted(given, name, offers) == told(other, demand, service), (seed, name)
        seen.update(reason for _, reason in found[-1])
        seen.update([found[3], "second" if found[0] != name else "first", f"checked {found[2]}"])
    made = integra.orient(demand)
    routes = [route.service.word for route in made.routes]
    assert [(need.service.word, need.reason.word) for need in directory.unmet(demand, made)] == (
        oracle.unmet(given, routes, offers)), seed
    opened = {service.word for service in directory.open_services(demand)}
    assert opened == oracle.opened(given, offers), seed
    assert [(each.rule, each.settled_by.word, each.index) for each in directory.review()] == (
        oracle.review(offers, guichets)), seed
    return seen + Counter({"opened": len(opened)})



@pytest.mark.parametrize("block", range(SEEDS // BLOCK))
def test_the_library_agrees(block: int) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        ask_everything(seed)


def test_every_reason_comes_up() -> None:
    seen = Counter[str]()
    for seed in range(1000):
        seen.update(ask_everything(seed))
    for reason in [*(word.word for word in words.Passing), "second", "opened", "checked True", "checked False"]:
        assert seen[reason] > 5, reason


def agree_choose(given: Json, expected: Json) -> None:
    changed = {each["id"]: each for each in given.get("changes", [])}
    offers = [each | changed.get(each["id"], {}) for each in given["offers"]]
    served, offer, check_first, reason, passed = wanted(given["demand"], given["service"], offers)
    assert [each["id"] for each in oracle.equals(given["demand"], given["service"], offers)] == expected.get("equals", [offer] if offer else [])
    assert (served, offer, reason) == (expected.get("served", given["service"]), expected["offer"],
                                       expected.get("reason", "none"))
    assert check_first == (expected.get("check_first") == "yes")
    assert ["/".join(each) for each in passed] == expected.get("passed", [])


def agree_united(given: Json, expected: Json) -> None:
    made, found = merge(given, given["other"])
    assert made_of(made) == made_of(expected) and found == expected["findings"]


def agree_unmet(given: Json, expected: Json) -> None:
    demand = demand_from_json(given["demand"])[0]
    routes = [route.service.word for route in integra.orient(demand).routes]
    needs = oracle.unmet(given["demand"], routes, given["offers"])
    assert ["/".join(each) for each in needs] == expected["needs"]


def agree_opened(given: Json, expected: Json) -> None:
    assert oracle.opened(given["demand"], given["offers"]) == set(expected["services"])


def agree_directory(given: Json, expected: Json) -> None:
    found = oracle.review(given["offers"], given.get("guichets", []))
    assert [f"{rule}/{settled_by}/{index}" for rule, settled_by, index in found] == expected["findings"]


def some_directory(dice: random.Random) -> Json:
    """A few offers out of few structures, levels and identifiers, so that much is one, nearly one, or differs."""
    marks = [f"{number:032x}" for number in range(1, 5)]
    offers = []
    for identifier in dice.sample([f"{number:032x}" for number in range(11, 17)], dice.randint(0, 4)):
        made = oracle_offer(dice, marks[:2]) | {"id": identifier, "level": dice.choice(("territory", "region"))}
        offers.append(made | {"services": ["home_help"], "motives": dice.choice(([], ["home_help"])), "comes": dice.choice(("unknown", "yes", "no"))})
    structures = [{"id": mark, "reference": dice.choice((None, "9", "8")), "name": dice.choice((None, "A", "B"))}
                  for mark in marks if dice.random() < 0.5]
    return {"offers": offers, "guichets": [oracle_guichet(dice, marks) for _ in range(dice.randint(0, 2))],
            "structures": [each for each in structures if each["reference"] or each["name"]]}


def test_merging_agrees_adds_nothing_twice_and_keeps_ours() -> None:
    told = Counter[str]()
    for seed in range(3000):
        dice = random.Random(seed)
        given, other = some_directory(dice), some_directory(dice)
        ours, theirs = made_of(given), made_of(other)
        wanted_, findings = merge(given, other)
        found = ours.merge(theirs)
        assert [each.subject.hex if each.index is None else each.index for each in found] == findings, seed
        assert ours == made_of(wanted_), seed
        assert ours.merge(theirs) == found and ours == made_of(wanted_), seed  # the same again
        assert theirs == made_of(other)
        for mine in map(offer_of, given["offers"]):
            now = ours.offers[ours.index(mine.id)]
            assert all(getattr(now, name) == getattr(mine, name) for name in ("structure", "services", "level")), seed
            assert mine.capacity is None or now.capacity == mine.capacity, seed
        told.update({"finding": len(found), "added": len(ours.offers) - len(given["offers"]),
                     "one": len(given["offers"]) + len(other["offers"]) - len(ours.offers)})
    assert all(told[name] > 500 for name in ("finding", "added", "one")), told


@pytest.mark.parametrize("vector", chosen(
    lambda vector: vector["operation"] in of_module("directory") and "refused" not in vector))
def test_the_vectors_agree(vector: Vector) -> None:
    named("agree", vector["operation"], __name__)(vector["input"], vector["expected"])
