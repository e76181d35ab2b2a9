"""The plans that a caseload is measured on are the same for the same arguments, and the peer finds of them what it says it does.

Spec: bench/README.md; PLN-7, PLN-8, PLN-13.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from integra import EventVerdict, Plan
from integra.words import FindingState, SettledBy

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench"))

import caseload  # noqa: E402
import caseload_log  # noqa: E402

EVENTS = 300


def plan_of(number: int) -> tuple[Plan, list[bytes]]:
    plan, messages = Plan(), caseload_log.life(number, EVENTS)
    for message in messages:
        plan.apply(message)
    return plan, messages


def test_a_life_is_the_same_again_and_of_one_plan() -> None:
    plan, messages = plan_of(3)
    assert messages == caseload_log.life(3, EVENTS) and len(plan) == len(messages) == EVENTS
    assert plan.state.counts[EventVerdict.ACCEPTED] > 0.95 * EVENTS and not plan.state.missing


def test_lives_are_of_different_plans_and_people_over_eighteen_months() -> None:
    plans = [plan_of(number)[0] for number in range(4)]
    assert len({plan.id for plan in plans}) == len({plan.state.person for plan in plans}) == 4
    for plan in plans:
        days = sorted(event.recorded for event in plan.events)
        assert 500 < (days[-1] - days[0]).days < 600


@pytest.mark.parametrize("number", range(6))
def test_the_peer_finds_the_interventions_that_the_library_finds(number: int) -> None:
    plan, messages = plan_of(number)
    found = caseload.folded([caseload.told(message) for message in messages], (caseload.AT - caseload.EPOCH).days)
    own = [(None if due.acts is None else due.acts.hex, due.due, due.state is FindingState.MET)
           for due in plan.due(caseload.AT) if due.rule == "PLN-7" and due.settled_by is SettledBy.INTERVENTION]
    peer = [(acts, None if due is None else caseload.EPOCH + datetime.timedelta(days=due), met)
            for rule, acts, due, met in found if rule == "PLN-7"]
    assert len(set(own) & set(peer)) >= 0.95 * max(len(set(own)), len(set(peer)))


def test_the_peer_counts_months_as_the_library_does() -> None:
    for day in (datetime.date(2025, 8, 31), datetime.date(2025, 6, 1), datetime.date(2023, 11, 30)):
        term = caseload.EPOCH + datetime.timedelta(days=caseload.months_after((day - caseload.EPOCH).days, 6))
        assert (term.year * 12 + term.month) - (day.year * 12 + day.month) == 6 and term.day <= day.day


def test_a_small_round_runs(tmp_path: Path) -> None:
    files = caseload.make(tmp_path, 3, 120)
    times, table, found = caseload.measure(*files, caseload.AT)
    assert table.plans == 3 and found > 0 and set(times) >= {"first", "again", "one event later", "json and loops"}
