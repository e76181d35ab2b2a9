"""Random histories of two to five sites: the package and the model say the same, byte for byte.

Many more: script/long-histories. A seed that ever differed is kept, so that it is told again each time.
Spec: PLN-11, PLN-12, PLN-22.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from typing import Any

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")
pytest.importorskip("cbor2", reason="cbor2 is not installed")

import plan_histories  # noqa: E402
import plan_told  # noqa: E402

HISTORIES = 350 if os.environ.get("INTEGRA_EVERY") else 200
KEPT: tuple[int, ...] = (10269,)  # beyond those; each differed once


def test_many_histories() -> None:
    assert plan_histories.run([*range(HISTORIES), *KEPT]) == {}


@pytest.mark.parametrize("name, said", [
    ("by_model", "what is told differs"), ("state_message", "the state differs"), ("plan_message", "the container differs"),
    ("summary_message", "the summary differs"), ("delta_message", "the delta differs"),
])
def test_a_difference_is_seen(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_histories, name, lambda *_: b"")
    monkeypatch.setattr(plan_histories, "by_pieces", lambda *_: ())
    monkeypatch.setattr(plan_histories, "by_verifier", lambda *_: ())
    assert said in [found for seed in range(3) for found in plan_histories.differences(seed)]


def test_an_event_that_is_lost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = plan_histories.deliveries
    monkeypatch.setattr(plan_histories, "deliveries", lambda events, rng: whole(list(events)[1:], rng))
    assert "what is told differs" in plan_histories.differences(0)


def test_a_verdict_that_changes_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the package is said to refuse whatever it tells first."""
    asked: list[Any] = []

    def fickle(plan: Any) -> plan_told.Told:
        asked.append(plan)
        told = plan_told.by_package(plan)
        return told if len(asked) > 1 else {key: ("refused", ()) for key in told if key[0] == "verdict"}

    monkeypatch.setattr(plan_histories, "by_package", fickle)
    assert "a verdict that was given changes" in plan_histories.differences(0)


def test_what_differs_is_shown_in_the_smallest_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that knows nothing of those who leave: what is left is the first who leaves, and what that follows."""
    whole = plan_told.by_model

    def staying(folded: Any) -> plan_told.Told:
        left = {event.digest for event in folded.events.values() if event.kind == folded.table.number("leave")}
        return {key: value for key, value in whole(folded).items() if not left & set(key)}

    monkeypatch.setattr(plan_histories, "by_model", staying)
    reports = [list(plan_histories.report(seed)) for seed in range(3)]
    shown = [report for report in reports if any("leave." in line for line in report)]
    assert shown
    for *history, difference in shown:
        assert history[-1].startswith("leave.") and not any("leave." in line for line in history[:-1])
        assert difference.startswith("(verdict leave.")
