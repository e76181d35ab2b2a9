"""The benchmark log is the same for the same arguments, and is what bench/README.md says of it.

Spec: bench/README.md; spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest

from integra import EventVerdict, Plan

BENCH = Path(__file__).resolve().parents[3] / "bench"
sys.path.insert(0, str(BENCH))

import plan as bench_plan  # noqa: E402
import plan_log  # noqa: E402

EVENTS, WRITERS = 1_000, 8
REFERENCE, PARENTS, WRITER = 14, 8, 3


@pytest.fixture(scope="module", params=[False, True], ids=["regular", "heavy"])
def messages(request: pytest.FixtureRequest) -> list[bytes]:
    return plan_log.make(EVENTS, WRITERS, request.param).messages


def written(folder: Path, hash_seed: str, *arguments: str) -> bytes:
    """The log that another process makes, in which sets have another order."""
    log = folder / hash_seed
    subprocess.run([sys.executable, BENCH / "plan_log.py", "--events", "700", "--writers", "5", "-o", log, *arguments],
                   check=True, env=os.environ | {"PYTHONHASHSEED": hash_seed}, stdout=subprocess.DEVNULL)
    return log.read_bytes()


def test_the_same_arguments_make_the_same_log(tmp_path: Path) -> None:
    first = written(tmp_path, "1", "--heavy")
    assert written(tmp_path, "2", "--heavy") == first
    assert written(tmp_path, "3", "--heavy", "--seed", "2015") != first


def test_a_longer_log_begins_as_a_shorter_one_and_branches_the_same_again() -> None:
    assert plan_log.make(EVENTS, WRITERS).messages == plan_log.make(2 * EVENTS, WRITERS).messages[:EVENTS]
    turns = list(itertools.islice(plan_log.turns(plan_log.HEAVY, WRITERS, 2014), 4_000))
    first = [(site, minute - plan_log.START, *rest) for site, minute, *rest in turns
             if minute < plan_log.START + plan_log.HALF_YEAR]
    second = [(site, minute - plan_log.START - plan_log.HALF_YEAR, *rest) for site, minute, *rest in turns]
    assert 100 < len(first) < 2_000 and second[len(first):2 * len(first)] == first


def test_one_event_in_25_has_a_reference_and_all_writers_write(messages: list[bytes]) -> None:
    bodies = [cbor2.loads(message)[2] for message in messages]
    assert len(bodies) == EVENTS and sum(REFERENCE in body for body in bodies) == EVENTS // 25
    assert len({body[WRITER] for body in bodies}) == WRITERS
    assert [place for place, body in enumerate(bodies) if PARENTS not in body] == [0]


def test_the_library_judges_every_event_and_accepts_most(messages: list[bytes]) -> None:
    plan, merged = Plan(), Plan()
    verdicts = [plan.apply(message) for message in messages]
    assert len(plan) == len(verdicts) == EVENTS and set(verdicts) <= {EventVerdict.ACCEPTED, EventVerdict.REFUSED}
    assert verdicts.count(EventVerdict.ACCEPTED) == plan.state.counts[EventVerdict.ACCEPTED] > 0.95 * EVENTS
    assert merged.merge(plan.to_cbor()) == EVENTS and merged.state.counts == plan.state.counts
    assert merged.to_cbor() == plan.to_cbor()


def test_instructions_are_summed_by_the_function_called() -> None:
    profile = ("fn=(1) main\n3 10\ncfn=(2) add\ncalls=2 7\n4 300\ncfn=(3) fold\ncalls=1 9\n5 50\n"
               "fn=(3)\n9 40\ncfn=(2)\ncalls=1 7\n9 10\ntotals: 360\n")
    assert bench_plan.calls(profile) == {"add": 310, "fold": 50, bench_plan.WHOLE: 360}


def test_each_column_of_a_container_has_its_name(messages: list[bytes], tmp_path: Path) -> None:
    plan = Plan()
    for message in messages:
        plan.apply(message)
    container = tmp_path / "container"
    container.write_bytes(plan.to_cbor())
    split = bench_plan.sizes(container)
    parts = sum(size for name, size in split.items() if name != "all")
    assert parts == split["all"] == len(plan.to_cbor()) and 0 < split["heads"] < 200
    # Nobody's word but their author's is in these logs, so that those columns are runs of one value.
    assert max(split[name] for name in ("giver", "heard", "vouched")) < split["code"]
