"""A directory that lives, against the oracle: sites and equal offers, changes from day to day, structures, two in one.

Where the installed library has no name for one of these its tests are skipped, saying which. INTEGRA_EVERY=1 takes ten
times as many seeds. Refusals for size and the bytes of texts are tested elsewhere.
Spec: spec/22-directory.md (ORI-6, ORI-11, ORI-12, ORI-21).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pathlib
import random
import sys
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from check_directory import guichet_of, offer_of  # noqa: E402
from integra import words  # noqa: E402
from integra.forms.orientation import demand_from_json  # noqa: E402
from oracle.directory import choose as oracle  # noqa: E402
from oracle.directory import living, neighbours  # noqa: E402
from values import day_of, word_of  # noqa: E402

SEEDS = 5000 if os.environ.get("INTEGRA_EVERY") == "1" else 100
BLOCK = 100
Json = dict[str, Any]
LISTED = [service for service in words.Service if service.word in oracle.LISTED]


def having(*names: str) -> pytest.MarkDecorator:
    """Skipped where the library installed has not all of these, ``site`` being one of an offer."""
    there = {*vars(integra.Directory), *integra.Offer.__dataclass_fields__}
    lacking = sorted(set(names) - there)
    return pytest.mark.skipif(bool(lacking), reason=f"a directory of the library installed has no {', '.join(lacking)}")


def blocks() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))


def sited_of(given: Json) -> Any:
    """An offer with all that it may say."""
    said = {"site": given["site"], "comes": word_of(words.Tri, given["comes"]), "grid": given["grid"]}
    plain = offer_of(given)
    return integra.Offer(**{name: getattr(plain, name) for name in plain.__dataclass_fields__} | said)


def directory_of(told: living.Directory) -> Any:
    structures = [integra.directory.Structure(id=uuid.UUID(each["id"]), reference=each["reference"], name=each["name"])
                  for each in told.structures]
    return integra.Directory([sited_of(each) for each in told.offers], [guichet_of(each) for each in told.guichets],
                             structures)


def offered(offers: list[Json]) -> Any:
    return integra.Directory([sited_of(each) for each in offers])


def answers_of(directory: Any, demand: Any) -> dict[str, Any]:
    """Every choice of the library, with what is equal and why the rest was passed over."""
    told: dict[str, Any] = {}
    for service in LISTED:
        made = directory.choose(demand, service)
        equal = [each.id.hex for each in directory.equals(demand, service)]
        assert made.equals == len(equal), service
        passed = [(each.offer.id.hex, each.reason.word) for each in directory.explain(demand, service)]
        told[service.word] = (made.service.word, made.offer and made.offer.id.hex, made.check_first, made.reason.word,
                              equal, passed)
    told["opened"] = {service.word for service in directory.open_services(demand)}
    return told


def wanted_of(demand: Json, offers: list[Json]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in (service.word for service in LISTED):
        served, offer, check_first, reason = oracle.choose(demand, name, offers)
        equal = [each["id"] for each in oracle.equals(demand, name, offers)]
        told[name] = served, offer and offer["id"], check_first, reason, equal, oracle.explain(demand, name, offers)
    told["opened"] = oracle.opened(demand, offers)
    return told


def differing(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: (found[name], wanted[name]) for name in wanted if found[name] != wanted[name]}


@having("equals", "site")
@blocks()
def test_sites_and_equals(first: int) -> None:
    for seed in range(first, first + BLOCK):
        given, offers = neighbours.chosen(seed)
        demand = demand_from_json(given)[0]
        assert differing(answers_of(offered(offers), demand), wanted_of(given, offers)) == {}, seed


@having("equals", "site")
@blocks()
def test_an_open_service_is_served_by_its_offer(first: int) -> None:
    """What is open to who asks is chosen for by its own name, whoever says so being one who accepts them (ORI-6)."""
    for seed in range(first, first + BLOCK):
        given, offers = neighbours.chosen(seed)
        demand, directory = demand_from_json(given)[0], offered(offers)
        for service in directory.open_services(demand):
            made = directory.choose(demand, service)
            assert made.service == service and given["requester"] in {each.word for each in made.offer.requesters}, seed


def test_sites_equals_and_sides_come_up() -> None:
    """Of the model alone: what the seeds of every day are worth."""
    seen = Counter[str]()
    for seed in range(500):
        given, offers = neighbours.chosen(seed)
        told = wanted_of(given, offers)
        for *_, equal, passed in (told[service.word] for service in LISTED):
            seen.update(reason for _, reason in passed)
            seen["several"] += len(equal) > 1
    wished = ("other_site", "later_identifier", "less_capacity", "check_first", "several")
    assert all(seen[name] > 9 for name in wished), seen


def tried(call: Callable[[], Any]) -> bool:
    """Whether a change was taken."""
    try:
        call()
    except integra.UsageError:
        return False
    return True


@having("change", "site")
@blocks()
def test_a_directory_changed_is_one_built_anew(first: int) -> None:
    """Change after change, some of which may not be: the bytes, and what is chosen in between (ORI-12)."""
    for seed in range(first, first + BLOCK):
        given, offers = neighbours.chosen(seed)
        dice, directory, demand = random.Random(seed), offered(offers), demand_from_json(given)[0]
        for _ in range(dice.randint(1, 6) if offers else 0):
            at, told = dice.choice(offers)["id"], neighbours.change(dice)
            days = {name: value if name == "capacity" else day_of(value) for name, value in told.items()}
            try:
                offers, may = living.changed(offers, at, **told), True
            except ValueError:
                may = False
            assert tried(lambda: directory.change(uuid.UUID(at), **days)) == may, (seed, told)
            assert directory.index(uuid.UUID(at)) == [each["id"] for each in offers].index(at)
            if dice.random() < 0.3:
                assert differing(answers_of(directory, demand), wanted_of(given, offers)) == {}, (seed, told)
        assert directory.to_cbor() == offered(offers).to_cbor(), seed
        assert differing(answers_of(directory, demand), wanted_of(given, offers)) == {}, seed


@having("structures", "site")
@blocks()
def test_structures(first: int) -> None:
    """The last thing said of a structure is what it is called, in ascending order, and travels."""
    for seed in range(first, first + BLOCK):
        dice = random.Random(seed)
        said: list[Json] = []
        order = [each for _ in range(3) for each in neighbours.structures(dice, set())]
        for told in order:
            said = living.called(said, told)
        directory = directory_of(living.Directory([], [], order))
        assert [(each.id.hex, each.reference, each.name) for each in directory.structures] == [
            (each["id"], each["reference"], each["name"]) for each in said], seed
        assert integra.decode(directory.to_cbor()) == directory_of(living.Directory([], [], said)), seed
        for identifier in neighbours.STRUCTURES:
            called = directory.structure(uuid.UUID(identifier))
            assert (called and called.id.hex) == next((identifier for each in said if each["id"] == identifier), None)


def told_of(directory: Any) -> tuple[Any, ...]:
    """All that a directory of the library says, to be compared piece by piece."""
    return directory.offers, directory.guichets, directory.structures


@having("merge", "site")
@blocks()
def test_two_in_one(first: int) -> None:
    for seed in range(first, first + BLOCK):
        ours, other = neighbours.two(seed)
        wanted, findings = living.merge(ours, other)
        directory, theirs = directory_of(ours), directory_of(other)
        before = theirs.to_cbor()
        for again in range(2):
            found = [(each.rule, each.settled_by.word, each.index, each.subject.hex)
                     for each in directory.merge(theirs)]
            assert told_of(directory) == told_of(directory_of(wanted)), (seed, again)
            assert found == [("ORI-12", "source_to_check", *each) for each in findings], (seed, again)
        assert theirs.to_cbor() == before and directory.to_cbor() == directory_of(wanted).to_cbor(), seed


@having("merge", "site")
def test_structures_are_one_by_identifier_first() -> None:
    """ORI-12: the offer of the other is ours, of one structure with equal services and level, and is not added again."""
    here, named = neighbours.STRUCTURES[0], neighbours.STRUCTURES[1]
    offer = {**{name: unsaid[0] for name, unsaid in living.UNSAID.items()}, "structure": here,
             "services": ["home_help"], "level": "territory"}
    ours = living.Directory([{**offer, "id": f"{1:032x}"}], [], [{"id": named, "reference": "F1", "name": None}])
    other = living.Directory([{**offer, "id": f"{2:032x}"}], [], [{"id": here, "reference": "F1", "name": None}])
    directory = directory_of(ours)
    directory.merge(directory_of(other))
    assert directory == directory_of(living.merge(ours, other)[0]) == directory_of(ours)


def test_two_in_one_of_the_model() -> None:
    """The model by itself: the same again is the same, and each case comes up."""
    seen = Counter[str]()
    for seed in range(500):
        ours, other = neighbours.two(seed)
        once, findings = living.merge(ours, other)
        twice, same = living.merge(once, other)
        assert (twice, same) == (once, findings), seed
        names = living.ours_for(ours, other)
        seen.update(
            renamed=any(names[each] != each for each in names), offers=len(once.offers) > len(ours.offers),
            one=len(once.offers) < len(ours.offers) + len(other.offers), structure=any(at is None for at, _ in findings),
            offer=any(at is not None for at, _ in findings))
    assert all(seen[name] > 20 for name in ("renamed", "offers", "one", "structure", "offer")), seen
