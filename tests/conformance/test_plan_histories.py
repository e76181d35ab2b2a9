"""A thousand random histories of two to five sites: the package and the model say the same, byte for byte.

A hundred thousand: script/long-histories. A seed that ever differed is kept, so that it is told again each time.
Spec: PLN-11, PLN-12, PLN-22.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pytest

pytest.importorskip("integra", reason="the package integra is not installed")
pytest.importorskip("cbor2", reason="cbor2 is not installed")

import plan_histories  # noqa: E402

HISTORIES = 1000
KEPT: tuple[int, ...] = ()  # beyond the thousand; none has differed yet


def test_a_thousand_histories() -> None:
    assert plan_histories.run(0, HISTORIES) | plan_histories.batch(KEPT) == {}


@pytest.mark.parametrize("name, said", [
    ("state_message", "the state differs"), ("plan_message", "the container differs"),
    ("summary_message", "the summary differs"), ("delta_message", "the delta differs"),
])
def test_a_difference_is_seen(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_histories, name, lambda *_: b"")
    assert any(said in plan_histories.differences(seed) for seed in range(5))


def test_an_event_that_is_lost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = plan_histories.deliveries
    monkeypatch.setattr(plan_histories, "deliveries", lambda events, rng: whole(list(events)[1:], rng))
    assert "verdicts, guards or rules differ" in plan_histories.differences(0)
