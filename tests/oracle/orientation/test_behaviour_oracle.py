"""Digests and comparisons of the oracle tried on itself.

Spec: ORI-17, ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import math
import random
from typing import Any

import pytest

from .digest import ORDER, VOCABULARY_EDITION, Part, Told, Tree, compare, demand_of, digest, eight_bytes, key
from .evaluate import behaviour
from .generate import BUILT_IN, document, generate
from .prove import demand_key
from .table import Protocol, read_protocol
from .vocabulary import BOUND, FIELDS, MOTIVES, SPEC, VALUES, demands, possible

HAS = read_protocol(BUILT_IN)


def some_demand(chance: random.Random) -> dict[str, str]:
    """A possible demand."""
    while True:
        values = {field: chance.choice(VALUES[field]) for field in VALUES}
        if possible(values):
            return values


def retold(made_up: dict[str, Any], chance: random.Random) -> Protocol:
    """The same behaviour in other words: rows split in two, renamed and shuffled."""
    rows: list[dict[str, Any]] = []
    names: dict[str, list[str]] = {}
    for row in made_up["row"]:
        field = chance.choice([field for field in VALUES if field not in row.get("when", {})])
        some = chance.sample(VALUES[field], chance.randint(1, len(VALUES[field]) - 1))
        halves: list[Any] = [some, {"not": some}] if chance.random() < 0.5 else []
        names[row["id"]] = [f"{row['id']}-{part}" for part in range(max(1, len(halves)))]
        for part, name in enumerate(names[row["id"]]):
            half = copy.deepcopy(row)
            half["when"] = {**row.get("when", {}), **({field: halves[part]} if halves else {})}
            rows.append({**half, "id": name})
    for row in rows:
        row["overrides"] = [name for over in row.get("overrides", ()) for name in names[over]]
    chance.shuffle(rows)
    return read_protocol(document(rows))


@pytest.mark.parametrize("seed", [-1, *range(0, 60, 6), *range(1, 6)])
def test_a_digest_is_of_behaviour_alone(seed: int) -> None:
    """-1 is the built-in protocol."""
    made_up = BUILT_IN if seed < 0 else generate(seed)[0]
    protocol = read_protocol(made_up)
    other = retold(made_up, random.Random(seed))
    assert digest(protocol) == digest(other)
    assert compare(protocol, other) == (0, [])


def test_one_call_by_hand() -> None:
    """home_help (7) on the territory (2), M1, F3 the third bit, consent the second, 300 days."""
    call = ("home_help", "territory", 300, frozenset(("sharing_consent",)))
    assert eight_bytes(call) == bytes((7, 2, 1, 0b100, 0b10, 0, 44, 1))
    assert eight_bytes(("information", "region", None, frozenset())) == bytes((4, 3, 1, 0, 0, 0, 255, 255))


@pytest.mark.parametrize("seed", [-1, *range(20)])
def test_a_leaf_is_the_behaviour_of_its_demand(seed: int) -> None:
    """What the tree forgets on its way down no leaf reads."""
    protocol = HAS if seed < 0 else read_protocol(generate(seed)[0])
    chance = random.Random(seed)
    for imposed in (False, True):
        trees = {motive: Tree([Part(protocol, imposed)], motive) for motive in MOTIVES if protocol.of(motive)}
        for _ in range(40):
            motive, values = chance.choice(list(trees)), some_demand(chance)
            tree = trees[motive]
            alive, told = tree.root, Told()
            for depth, field in enumerate(ORDER):
                below = {value: (still, kept) for value, still, kept in tree.children(depth, alive, told)}
                alive, told = below[values[field]]
            calls = {eight_bytes(call) for call in behaviour(protocol, motive, values, imposed=imposed)}
            assert tree.leaves(alive, told) == [calls]


def test_the_edition_is_that_of_the_vocabulary() -> None:
    """ORI-18: who adds a motive, a field or a value raises the edition, and adds a line here."""
    editions = {1: (23, 13, 259_329_600)}
    bound = {field: VALUES[field] for field in VALUES if any(field in pair for pair in BOUND)}
    free = math.prod(len(values) for field, values in VALUES.items() if field not in bound)
    every = len(MOTIVES) * sum(1 for _ in demands(bound)) * free
    assert editions[VOCABULARY_EDITION] == (len(MOTIVES), len(FIELDS), every)
    header = (SPEC.parent / "include/integra/protocol.h").read_text(encoding="utf-8")
    assert f"#define INTEGRA_VOCABULARY_EDITION {VOCABULARY_EDITION}\n" in header


def test_keys_order_demands() -> None:
    """A key is a demand, and orders as "smallest" does."""
    chance = random.Random(2)
    told = [(chance.choice(MOTIVES), some_demand(chance)) for _ in range(300)]
    for motive, values in told:
        assert demand_of(key(motive, values)) == (motive, values)
        assert key(motive, values) < 1 << 38
    by_key = sorted(told, key=lambda one: key(*one))
    assert by_key == sorted(told, key=lambda one: demand_key([one[0]], one[1]))


def test_a_comparison_by_hand() -> None:
    """ORI-18.2: 2 of 3 consents, 1 of 23 motives differ."""
    made_up = copy.deepcopy(BUILT_IN) | {"name": "made-up"}
    [row] = [row for row in made_up["row"] if row["id"] == "home-help"]
    row["call"][0]["within"] = 7
    other = read_protocol(made_up)
    count, keys = compare(HAS, other, 100)
    assert count == 259_329_600 // 23 * 2 // 3
    assert len(keys) == 100 and keys == sorted(set(keys))
    for number in keys:
        motive, values = demand_of(number)
        assert behaviour(HAS, motive, values) != behaviour(other, motive, values)
    assert compare(HAS, other, imposed=True) == (0, [])
    chance = random.Random(3)
    for _ in range(3000):
        values = {field: VALUES[field][0] for field in VALUES} | {"stage": "undetermined"}
        for field in chance.sample(ORDER, 2):
            values[field] = chance.choice(VALUES[field])
        if possible(values) and values["sharing_consent"] != "no" and key("home_help", values) <= keys[-1]:
            assert key("home_help", values) in keys
