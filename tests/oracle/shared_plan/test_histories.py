"""What holds of every history: verdicts are for good, the order of events does not matter.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest

from oracle.shared_plan.histories import random_history
from oracle.shared_plan.model import Model
from oracle.shared_plan.model_event import Event
from oracle.shared_plan.tables import default_folder, load

SEEDS = range(80)


@lru_cache(maxsize=None)
def history(seed: int) -> tuple[Event, ...]:
    """The history of a seed, drawn once."""
    return tuple(random_history(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_verdicts_never_change_when_events_are_added(seed: int) -> None:
    events = history(seed)
    whole = Model(events)
    rng = Random(seed)
    for size in (len(events) // 3, len(events) * 2 // 3, len(events) - 1):
        part = Model(rng.sample(events, size))
        for digest, verdict in part.verdicts.items():
            assert verdict == "waiting" or verdict == whole.verdicts[digest]
        assert all(whole.refusals[digest] == why for digest, why in part.refusals.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_input_does_not_matter(seed: int) -> None:
    events = history(seed)
    one, other = Model(events), Model(sorted(events, key=lambda e: e.digest))
    assert vars(one) == vars(other)


@pytest.mark.parametrize("seed", SEEDS)
def test_histories_are_closed_and_mostly_accepted(seed: int) -> None:
    model = Model(history(seed))
    assert "waiting" not in model.verdicts.values()
    held = model.slots.values()
    assert all(entries and not entries[0].read for entries in held)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_event_carries_a_word_of_number_zero(seed: int) -> None:
    for event in history(seed):
        assert "none" not in (event.code, event.detail) and 0 not in (event.code, event.detail)
        if event.kind in ("assistance_consent", "sharing_consent", "assessment", "admission"):
            assert "unknown" not in (event.code, event.detail)


@pytest.mark.parametrize("seed", range(200))
def test_every_event_has_its_required_fields_and_no_forbidden_ones(seed: int) -> None:
    kinds = load(default_folder()).kinds
    for event in history(seed):
        if isinstance(event.kind, str):
            for field, mark in kinds[event.kind].fields.items():
                there = getattr(event, "text_digest" if field == "text" else field) is not None
                assert there if mark[0] == "R" else mark[0] == "O" or not there, (event.kind, field, mark)
