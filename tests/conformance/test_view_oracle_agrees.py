"""Views hold against tests/oracle/plan/seen.py, written from the rule's text alone: of the vectors, and of histories drawn at
random for every viewer.

Spec: spec/35-views.md (PLN-30).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

import pytest

from plan_vectors import messages
from vectors import ROOT, Vector, chosen

integra = pytest.importorskip("integra", reason="the package integra is not installed")
sys.path.insert(0, str(ROOT / "tests"))

from oracle.plan.event import decode, encode  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.histories import history  # noqa: E402
from oracle.plan.seen import VIEWERS, View  # noqa: E402

SEEDS = range(60)


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "view" and "refused" not in vector))
def test_view(vector: Vector) -> None:
    folded = Folded(decode(message) for message in messages(vector))
    given = vector["input"]
    assert View(folded, given["viewer"]).message(given["reference"]).hex() == vector["expected_hex"]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "history" and vector["rule"].startswith("PLN-")))
def test_every_history_of_the_vectors_is_shown_alike(vector: Vector) -> None:
    same([decode(message) for message in messages(vector)], ("person", "social", "home_services"))


@pytest.mark.one_in(2)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_histories_are_shown_alike(seed: int) -> None:
    same(list(history(seed).events.values()), tuple(VIEWERS))


def same(events: list, viewers: tuple[str, ...]) -> None:
    plan = integra.Plan()
    for event in events:
        plan.apply(encode(event))
    folded = Folded(events)
    for viewer in viewers:
        if folded.opening is None or folded.model.verdicts[folded.opening.digest] != "accepted":
            continue
        assert plan.view(viewer, reference="P").data == View(folded, viewer).message("P"), viewer
