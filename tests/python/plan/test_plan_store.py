"""Plans in a store: many processes, backups, erased texts, what comes twice.

Spec: spec/31-history.md (PLN-11, PLN-22), spec/32-exchange.md (PLN-12).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from plan_scene import CARER, GP, HERE, NURSE, active, draft, opening

import integra
from integra import DraftRefusedError, EventKind, EventVerdict, Plan, UsageError
from integra.plan.store import PlanStore
from integra.words import NeedDomain, Role, Trouble

#: What one of many processes does: it appends needs to one plan, one after the other.
PROCESS = """
import sys, uuid
sys.path[:0] = [{scene!r}, {package!r}]
from plan_scene import NURSE, draft
from integra import EventKind
from integra.plan.store import PlanStore
from integra.words import NeedDomain
with PlanStore({path!r}) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for minute in range({count}):
        store.append(draft(EventKind.NEED, NURSE, minute, code=NeedDomain.SOCIAL, text={name!r}), uuid.UUID({plan!r}))
"""


def begun(path: Path | str) -> tuple[PlanStore, uuid.UUID]:
    store = PlanStore(path)
    plan = store.append(opening()).plan
    assert plan is not None
    return store, plan


def test_what_is_stored_is_read_again(address: str) -> None:
    store, plan = begun(address)
    need = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL), plan)
    with pytest.raises(DraftRefusedError):
        store.append(draft(EventKind.NEED, CARER, 2, code=NeedDomain.SOCIAL), plan)
    writer = store.writer
    store.close()
    with PlanStore(address) as again, again.plan(plan) as whole:
        assert again.plans() == (plan,) and again.writer == writer == whole.writer
        assert [each.sequence for each in whole.events] == [1, 2] and whole.events[1] == need
        assert {each.verdict for each in whole.places} == {EventVerdict.ACCEPTED}
        with pytest.raises(KeyError):
            again.plan(uuid.UUID(int=5))
        with pytest.raises(KeyError):
            again.append(draft(EventKind.NEED, NURSE), uuid.UUID(int=5))
        with pytest.raises(UsageError, match="recorded already"):
            again.append(opening())
        assert again.plans() == (plan,)


def test_eight_processes_on_one_plan_fork_nothing_and_lose_nothing(address: str) -> None:
    count, path = 6, address
    store, plan = begun(path)
    code = {"scene": str(Path(__file__).parent), "package": str(Path(integra.__file__).parents[1]), "path": str(path),
            "count": count, "plan": str(plan)}
    names = [f"process {number}" for number in range(8)]
    running = [subprocess.Popen([sys.executable, "-c", PROCESS.format(name=name, **code)], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, text=True) for name in names]
    for process in running:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for process in running:  # they begin together
        assert process.stdin is not None
        process.stdin.close()
    assert [process.wait() for process in running] == [0] * 8
    with store, store.plan(plan) as whole:
        assert sorted(each.text or "" for each in whole.events) == sorted([""] + names * count)
        assert [each.sequence for each in whole.events] == list(range(1, 8 * count + 2))
        assert whole.check() == () and len({each.writer for each in whole.events}) == 1
        assert {each.verdict for each in whole.places} == {EventVerdict.ACCEPTED}


def test_a_place_taken_meanwhile_is_left_and_the_draft_judged_again(address: str) -> None:
    one, plan = begun(address)
    with one, PlanStore(address) as other:
        one.append(draft(EventKind.JOIN, NURSE, 1, person=GP, code=Role.GP), plan)
        other.plan(plan)
        one.append(draft(EventKind.LEAVE, NURSE, 2, person=GP), plan)
        stale = other._plans[plan][0]
        behind = stale.append(draft(EventKind.NEED, GP, 3, writer=other.writer, code=NeedDomain.SOCIAL))
        assert not other._append(stale, (behind,))
        with pytest.raises(DraftRefusedError):  # read again, the GP has left
            other.append(draft(EventKind.NEED, GP, 3, code=NeedDomain.SOCIAL), plan)
        assert other.append(draft(EventKind.NEED, NURSE, 4, code=NeedDomain.SOCIAL), plan).sequence == 4


def saved(store: PlanStore, path: Path) -> None:
    with sqlite3.connect(path) as backup:
        store._rows._connection.backup(backup)
    backup.close()


def lose(folder: Path) -> tuple[PlanStore, uuid.UUID, integra.Event, bytes]:
    """A store with a backup, what was appended after it, and the whole as another site has it."""
    store, plan = begun(folder / "plans")
    saved(store, folder / "backup")
    lost = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL), plan)
    with store.plan(plan) as whole:
        return store, plan, lost, whole.to_cbor()


def elsewhere(folder: Path) -> str:
    return "backup"


def over_the_file(folder: Path) -> str:
    (folder / "plans").write_bytes((folder / "backup").read_bytes())
    return "plans"


def with_its_mark(folder: Path) -> str:
    (folder / "plans.mark").rename(folder / "backup.mark")
    return "backup"


@pytest.mark.parametrize("restore", [elsewhere, over_the_file, with_its_mark])
def test_a_restored_backup_takes_a_new_writer_by_itself(
        tmp_path: Path, restore: Callable[[Path], str]) -> None:
    store, plan, lost, sent = lose(tmp_path)
    store.close()
    with PlanStore(tmp_path / restore(tmp_path)) as restored:
        writer = restored.writer
        assert writer != lost.writer
        restored.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.HEALTH), plan)  # before anything else
        assert restored.merge(sent) == 1 and restored.writer == writer
        with restored.plan(plan) as whole:
            assert lost in whole and whole.check() == () and len(whole) == 3


def set_back(folder: Path) -> None:
    """The whole disk is set back, mark and all: nothing here can show it."""
    backup = sqlite3.connect(folder / "backup")
    own, = backup.execute("SELECT COUNT(*) FROM events WHERE own").fetchone()
    backup.close()
    (folder / "plans").write_bytes((folder / "backup").read_bytes())
    mark = json.loads((folder / "plans.mark").read_text())
    (folder / "plans.mark").write_text(json.dumps(mark | {"own": own}))


@pytest.mark.parametrize("how", ["said", "delta", "merge"])
def test_a_disk_set_back_is_told_or_seen_at_the_first_exchange(tmp_path: Path, how: str) -> None:
    store, plan, lost, sent = lose(tmp_path)
    store.close()
    set_back(tmp_path)
    with PlanStore(tmp_path / "plans") as restored:
        assert restored.writer == lost.writer
        if how == "said":
            assert restored.restored() == restored.writer
        elif how == "delta":
            with Plan.from_cbor(sent) as other:
                restored.delta(plan, other.summary())
        else:
            restored.merge(sent)
        assert restored.writer != lost.writer
        restored.append(draft(EventKind.NEED, NURSE, 3, code=NeedDomain.HOUSING), plan)
        restored.merge(sent)
        with restored.plan(plan) as whole:
            assert lost in whole and whole.check() == () and len(whole) == 3


def test_a_disk_set_back_that_appends_first_forks_and_goes_on_with_a_new_writer(tmp_path: Path) -> None:
    store, plan, lost, sent = lose(tmp_path)
    store.close()
    set_back(tmp_path)
    with PlanStore(tmp_path / "plans") as restored, Plan.from_cbor(sent) as other:
        fork = restored.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.HEALTH), plan)
        other.merge(restored.delta(plan, other.summary()))
        assert restored.writer != lost.writer == fork.writer  # the summary told it, before anything came in
        restored.append(draft(EventKind.NEED, NURSE, 3, code=NeedDomain.HOUSING), plan)
        restored.merge(other.to_cbor())
        with restored.plan(plan) as whole:
            assert len(whole) == 4 and {each.kind for each in whole.check()} == {Trouble.FORK}
            assert {each.digest for each in (lost, fork)} == {e.event.digest for e in whole.places if e.forked}
            assert {each.verdict for each in whole.places} == {EventVerdict.ACCEPTED}


def test_a_mark_is_not_behind_nor_taken_for_another(tmp_path: Path) -> None:
    store, plan = begun(tmp_path / "plans")
    writer = store.writer
    with store:
        for minute in range(3):
            store.append(draft(EventKind.NEED, NURSE, minute + 1, code=NeedDomain.SOCIAL), plan)
        assert store.writer == writer
    with PlanStore(tmp_path / "plans") as again:
        assert again.writer == writer
        again.plan(plan).close()  # given out
    (tmp_path / "plans.mark").write_text("torn")
    with PlanStore(tmp_path / "plans") as again:
        assert again.writer != writer


def test_a_store_has_the_limits_of_its_host(address: str) -> None:
    with PlanStore(address, events=2) as store:
        plan = store.append(opening()).plan
        store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL), plan)
        for act in (lambda: store.append(draft(EventKind.NEED, NURSE, 2, code=NeedDomain.SOCIAL), plan),
                    lambda: store.merge(active().to_cbor())):
            with pytest.raises(integra.ResourceError):
                act()
        assert store.plans() == (plan,)


def test_events_and_plans_received_are_stored_once_whatever_their_verdict(address: str) -> None:
    whole = active()
    with PlanStore(address) as store:
        events = [each.to_cbor() for each in whole.events]
        assert store.apply(events[4]) is EventVerdict.WAITING
        assert store.merge(whole.to_cbor()) == 12 and store.merge(whole.to_cbor()) == 0
        assert store.apply(events[4]) is EventVerdict.ACCEPTED
        assert whole.id is not None and store.plan(whole.id).to_cbor() == whole.to_cbor()
        with pytest.raises(integra.MalformedError):
            store.merge(whole.to_cbor()[:-1])
        assert len(store._rows.events(whole.id.bytes)) == 13


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("size", [30, 4000])
def test_an_erased_text_leaves_no_byte_behind(tmp_path: Path, size: int) -> None:
    secret = ("told in confidence " * 300)[:size]
    store, plan = begun(tmp_path / "plans")
    with store:
        need = store.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text=secret), plan)
        assert b"told in confidence" in everything(tmp_path)
        store.append(draft(EventKind.ERASURE, NURSE, 2, target=need.digest), plan)
        assert b"told in confidence" not in everything(tmp_path)
        assert store.apply(need.to_cbor()) is EventVerdict.ACCEPTED  # it comes again, text and all
        with store.plan(plan) as whole:
            assert whole.place(need).erased and whole.check() == ()
    assert b"told in confidence" not in everything(tmp_path)


def test_an_erasure_received_before_and_after_the_text(tmp_path: Path) -> None:
    plan = Plan(writer=HERE)
    first = plan.append(opening())
    need = plan.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="told in confidence"))
    erasure = plan.append(draft(EventKind.ERASURE, NURSE, 2, target=need.digest))
    for name, order in (("before", (first, erasure, need)), ("after", (first, need, erasure))):
        (tmp_path / name).mkdir()
        with PlanStore(tmp_path / name / "plans") as store:
            for event in order:
                store.apply(event.to_cbor())
            assert b"told in confidence" not in everything(tmp_path / name)


def test_a_text_that_comes_later_is_kept(address: str) -> None:
    import dataclasses

    plan = Plan(writer=HERE)
    first = plan.append(opening())
    need = plan.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="stairs"))
    with PlanStore(address) as store:
        for event in (first, dataclasses.replace(need, text=None, salt=b""), need):
            store.apply(event.to_cbor())
    assert plan.id is not None
    with PlanStore(address) as store, store.plan(plan.id) as whole:
        assert whole.place(need).event.text == "stairs"
