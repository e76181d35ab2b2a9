"""Many drafts or messages at once; and processes that are killed while they append many: nothing acknowledged is lost.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from plan_scene import CARER, GP, NURSE, active, draft, opened, opening

import integra
from integra import DraftRefusedError, Draft, EventKind, Event, MalformedError, ResourceError
from integra.plan import Taken
from integra.plan.sqlite_rows import SqliteRows
from integra.plan.store import PlanStore, StoreError
from integra.words import NeedDomain, Role

#: It appends needs, three at a time, and says the digests of those that are recorded, until it is killed.
PROCESS = """
import sys, uuid
sys.path[:0] = [{scene!r}, {package!r}]
from plan_scene import NURSE, draft
from integra import EventKind
from integra.plan.store import PlanStore
from integra.words import NeedDomain
with PlanStore({path!r}) as store:
    drafts = [draft(EventKind.NEED, NURSE, minute, code=NeedDomain.SOCIAL, text={name!r}) for minute in range(3)]
    while True:
        print(*(event.digest.hex() for event in store.append_all(drafts, uuid.UUID({plan!r}))), flush=True)
"""


def need(author: uuid.UUID = NURSE, minute: int = 1) -> Draft:
    return draft(EventKind.NEED, author, minute, code=NeedDomain.SOCIAL)


def test_drafts_are_recorded_one_after_the_other_and_the_first_may_open_the_plan(address: str) -> None:
    with PlanStore(address) as store:
        first, *others = store.append_all([opening(), draft(EventKind.JOIN, NURSE, 1, person=GP, code=Role.GP), need(GP, 2)])
        assert first.plan is not None and [each.sequence for each in others] == [2, 3]
        assert [each.sequence for each in store.append_all((need() for _ in range(2)), first.plan)] == [4, 5]
        with store.plan(first.plan) as whole:
            assert whole.events[2:3] == (others[1],) and not whole.refused and len(whole) == 5
        assert store.append_all([], first.plan) == () and store.append_all([]) == ()


def test_of_drafts_one_of_which_is_refused_none_is_recorded_and_it_is_named(new_address: Callable[[str], str]) -> None:
    with PlanStore(new_address("plans")) as store:
        plan = store.append(opening()).plan
        assert plan is not None
        with pytest.raises(DraftRefusedError, match=r"^drafts\[2\]: not met: PLN-10 circle") as refused:
            store.append_all([need(), need(), need(CARER), need()], plan)
        again = pickle.loads(pickle.dumps(refused.value))
        assert refused.value.index == again.index == 2 and str(again) == str(refused.value)
        with pytest.raises(TypeError, match=r"drafts takes integra.Drafts, any number of them"):
            store.append_all([need(), b""], plan)  # type: ignore[list-item]
        with pytest.raises(DraftRefusedError) as alone:
            store.append(need(CARER), plan)
        assert alone.value.place is None
        with store.plan(plan) as whole:
            assert len(whole) == 1
        assert store.append(need(), plan).sequence == 2
    with PlanStore(new_address("other")) as store:
        with pytest.raises(DraftRefusedError):
            store.append_all([opening(), need(CARER)])
        assert store.plans() == ()


def test_of_drafts_that_cannot_all_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PlanStore(tmp_path / "plans") as store:
        plan = store.append(opening()).plan
        insert, done = SqliteRows.insert, list[int]()

        def failing(rows: SqliteRows, *args: object, **options: object) -> None:
            done.append(1)
            if len(done) == 3:
                raise OSError(28, "full")
            insert(rows, *args, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(SqliteRows, "insert", failing)
        with pytest.raises(StoreError, match="the disk is full, and nothing was changed"):
            store.append_all([need()] * 4, plan)
        assert [each.sequence for each in store.append_all([need()] * 4, plan)] == [2, 3, 4, 5]


def test_each_message_is_taken_in_whole_or_not_and_what_came_of_it_is_told(tmp_path: Path) -> None:
    whole, other = active(), opened(uuid.UUID(int=77))
    with PlanStore(tmp_path / "plans", events=13) as store:
        found = store.merge_all([whole.to_cbor(), whole.to_cbor()[:-1], opened(uuid.UUID(int=78)).to_cbor(), whole.to_cbor(),
                                 whole.delta(whole.summary())])
        taken, cut, more, again, nothing = found
        assert (taken, again, nothing) == (13, 0, 0) and isinstance(taken, Taken)
        assert isinstance(cut, MalformedError) and cut.offset is not None and more == 6
        assert store.taken == 0 and len(store.plans()) == 2
        grown = other.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL))
        assert grown in other and store.merge_all([]) == ()
    with PlanStore(tmp_path / "small", events=6) as store:
        big, small = store.merge_all(iter([whole.to_cbor(), opened(uuid.UUID(int=78)).to_cbor()]))
        assert isinstance(big, ResourceError) and small == 6
        with pytest.raises(TypeError, match=r"^messages\[0\] takes bytes"):
            store.merge_all(["text"])  # type: ignore[list-item]


def test_processes_that_are_killed_lose_nothing_fork_nothing_and_cost_no_writer(tmp_path: Path) -> None:
    path = tmp_path / "plans"
    with PlanStore(path) as store:
        plan = store.append(opening()).plan
        writer = store.writer
    code = {"scene": str(Path(__file__).parent), "package": str(Path(integra.__file__).parents[1]), "path": str(path),
            "plan": str(plan)}
    acknowledged: list[str] = []
    running = [subprocess.Popen([sys.executable, "-c", PROCESS.format(name=f"process {number}", **code)],
                                stdout=subprocess.PIPE, text=True) for number in range(2)]
    for said, process in enumerate(running):  # each after it has said so many times more that something is recorded
        assert process.stdout is not None
        for _ in range(said + 1):
            acknowledged += process.stdout.readline().split()
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate()
        acknowledged += [word for line in rest.splitlines(keepends=True) if line.endswith("\n") for word in line.split()]
    assert plan is not None and len(acknowledged) >= 3 * (1 + 2)
    with PlanStore(path) as store:
        assert store.writer == writer
        assert store.append(need(), plan).writer == writer
        with store.plan(plan) as whole:
            here: dict[str, Event] = {each.digest.hex(): each for each in whole.events}
            assert set(acknowledged) <= set(here) and whole.check() == () and not whole.refused
            assert [each.sequence for each in whole.events] == list(range(1, len(whole) + 1))
            assert (len(whole) - 2) % 3 == 0  # three at a time, or none
