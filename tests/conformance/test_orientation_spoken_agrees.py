"""The built-in response and the findings of a demand against rules said in words, that read no table of rows.

Random demands of one motive to four, half of them drawn towards plans that are open, stages at the end and assessments
known not to be: 20,000 where INTEGRA_EVERY=1, else 2,000. The table of rows, as another oracle reads it, is held
against the same words.
Spec: ORI-5 to ORI-10, ORI-13, ORI-20.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
import pathlib
import random
import sys
from collections import Counter

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from oracle.orientation import evaluate, spoken  # noqa: E402
from oracle.orientation.generate import BUILT_IN  # noqa: E402
from oracle.orientation.table import read_protocol  # noqa: E402
from oracle.orientation.vocabulary import FIELDS, MOTIVES, SERVICES, VALUES, possible  # noqa: E402
from test_orientation_oracle_agrees import demand_of  # noqa: E402

EVERY = os.environ.get("INTEGRA_EVERY") == "1"
DEMANDS, BLOCK = (20000 if EVERY else 2000), 500
DAY = datetime.date(2025, 6, 2)
PROTOCOL = read_protocol(BUILT_IN)
LEANING = {"open_plan": ("none", "pps", "psi"), "stage": ("to_refer",), "assessment": ("no",), "pps": ("yes",)}
LEANED = ("re_evaluation", "pps_follow_up", "home_help", "carer_respite", "assessment", "etp")


def made_up(chance: random.Random) -> tuple[tuple[str, ...], dict[str, str]]:
    """A possible demand."""
    leaning = chance.random() < 0.5
    while True:
        values = {field: chance.choice(VALUES[field]) for field in FIELDS}
        if leaning:
            values |= {field: chance.choice(some) for field, some in LEANING.items() if chance.random() < 0.5}
        if possible(values):
            break
    motives = chance.sample(LEANED if leaning else MOTIVES, chance.randint(1, 4))
    return tuple(sorted(motives, key=MOTIVES.index)), values


def compare(motives: tuple[str, ...], values: dict[str, str]) -> Counter[str]:
    """Asks the library one demand, and tells what came up."""
    demand = demand_of(motives, values, DAY)
    routes = integra.orient(demand).routes
    wanted = spoken.response(motives, values)
    told = {route.service.word: {each.word for each in route.waits_for} for route in routes}
    assert told == wanted, (motives, values)
    asking = spoken.wanting(motives, values)
    asked = {route.service.word: {motive.word for motive in route.motives} for route in routes
             if SERVICES[route.service.word].kind != "own"}
    assert asked == asking, (motives, values)
    second = {"case_management": "pathway_assistance"}
    assert {name: told for name, told in ((route.service.word, route.second and route.second.word) for route in routes)
            if told and told != "none"} == {name: second[name] for name in wanted if name in second}, (motives, values)
    found = Counter((each.rule, each.settled_by.word) for each in integra.review_demand(demand) if each.rule != "ORI-13")
    assert found == Counter(spoken.findings(motives, values)), (motives, values)
    rows = {route.service: set(route.waits) for route in evaluate.response(PROTOCOL, motives, values)}
    assert rows == wanted, (motives, values)
    return Counter([*wanted, *(settled for _, settled in found), "silent" if not found else "found"])


def every(block: int) -> Counter[str]:
    chance, seen = random.Random(block), Counter[str]()
    for _ in range(BLOCK):
        seen += compare(*made_up(chance))
    return seen


@pytest.mark.parametrize("block", range(DEMANDS // BLOCK))
def test_the_library_agrees(block: int) -> None:
    seen = every(block)
    assert all(seen[name] for name in ("plan_referent", "assistance_request", "plan_to_open", "ground", "silent")), seen
