"""The library's reviews of territories against the oracle of tests/oracle/territory, and the laws that any review keeps.

Findings whole and in order, every line with all it says, questions with their scores. INTEGRA_EVERY=1 takes forty times
as many seeds.
Spec: 40-concertation (CON-1 to CON-14), 41-territory (GEN-1, GEN-12, TER-1 to TER-16).  Layer: conformance.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pathlib
import sys
from typing import Any

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from oracle.territory import laws  # noqa: E402
from oracle.territory.compare import no_more, same  # noqa: E402
from oracle.territory.generate import generate  # noqa: E402
from oracle.territory.questions import ask  # noqa: E402
from oracle.territory.territory import review  # noqa: E402

SEEDS = 30000 if os.environ.get("INTEGRA_EVERY") == "1" else 750
BLOCK = 150
Json = dict[str, Any]
FINDING = ("rule", "settled_by", "weight", "state", "subject", "second", "index", "value", "other", "due")
QUESTION = ("kind", "table", "row", "column", "line", "score")


def reviewed(territory: Json, at: Any) -> Json:
    told: Json = integra.Territory.from_dict(territory).review(at=at).to_dict()
    return told


def picked(rows: list[Json], names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def blocks() -> list[range]:
    return [range(first, min(first + BLOCK, SEEDS)) for first in range(0, SEEDS, BLOCK)]


@pytest.mark.parametrize("seeds", blocks(), ids=str)
def test_library_and_oracle_agree(seeds: range) -> None:
    for seed in seeds:
        territory, at = generate(seed)
        here, there = reviewed(territory, at), review(territory, at)
        assert picked(here["findings"], FINDING) == picked(there["findings"], FINDING), seed
        for line, told in there["lines"].items():
            assert {name: here["lines"][line][name] for name in told} == told, (seed, line)
        assert picked(here["questions"], QUESTION) == picked(ask(territory, at), QUESTION), seed


@pytest.mark.parametrize("seeds", blocks()[: len(blocks()) // 3], ids=str)
def test_order_changes_nothing_but_places_and_what_is_dated_later_nothing(seeds: range) -> None:
    for seed in seeds:
        territory, at = generate(seed)
        told = reviewed(territory, at)
        for law in (laws.shuffle(territory, seed), laws.later(territory, at, seed)):
            assert same(told, reviewed(law.territory, at), law.places) == [], seed


@pytest.mark.parametrize("seeds", blocks()[: len(blocks()) // 3], ids=str)
def test_to_know_less_adds_no_finding_and_turns_no_answer_round(seeds: range) -> None:
    for seed in seeds:
        territory, at = generate(seed)
        if laws.consistent(territory):
            less = laws.less(territory, seed)
            assert no_more(reviewed(territory, at), reviewed(less.territory, at), less.places) == [], seed
