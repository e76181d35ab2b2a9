"""A file of plans says by which rules they are judged: one of before edition 1 was complete, or of later, is refused.

Spec: spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from integra.plan.store import PlanStore, StoreError


def stamped(path: Path, form: int, *, events: int) -> Path:
    """A file with the tables of a store, that many rows of events, and a form."""
    with PlanStore(path):
        pass
    rows = sqlite3.connect(path, isolation_level=None)
    for number in range(events):
        rows.execute("INSERT INTO events VALUES (?, x'00', ?, x'00', 1, 0, 0, x'00')", [number, bytes([number])])
    rows.execute(f"PRAGMA user_version = {form}")
    rows.close()
    return path


@pytest.mark.parametrize("form, events, words", [(0, 1, "before edition 1 was complete"), (3, 0, "a later version")])
def test_a_file_of_other_rules_is_refused_and_left_alone(form: int, events: int, words: str, tmp_path: Path) -> None:
    path = stamped(tmp_path / "plans.sqlite", form, events=events)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words) as caught:
        PlanStore(path)
    assert caught.value.path == str(path) and caught.value.reason.fr != caught.value.reason.en
    assert path.read_bytes() == before


def test_a_file_of_before_without_plans_is_taken_on(tmp_path: Path) -> None:
    path = stamped(tmp_path / "plans.sqlite", 0, events=0)
    with PlanStore(path) as store:
        assert store.plans() == ()
    with PlanStore(path):
        pass
