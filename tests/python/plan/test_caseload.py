"""integra.plan.caseload and PlanStore.due: one table of what is due of many plans, kept, and worked out anew where it must be.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import contextlib
import datetime
import gc
import gzip
import json
import os
import pickle
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import view_story
from plan_scene import DAY, GP, NURSE, PERSON, active, draft, identifier

from integra import EventKind, Plan, ResourceError, Rules, UsageError
from integra.plan import Due, Screened, caseload, kept
from integra._low.core import DATE_UNKNOWN
from integra._low.due import NO_INDEX, due_of
from integra._low.rules import rule_number
from integra.forms.event import event_to_json
from integra.plan.caseload import Caseload
from integra.plan.store import PlanStore, StoreError
from integra.words import Entitled, FindingState, NeedDomain, Role, SettledBy, Tri, WatchSign

ONE = datetime.timedelta(days=1)
LATER = DAY + 60 * ONE


def another(number: int) -> Plan:
    """A plan of another person, whose opening has the host's reference."""
    plan = Plan(writer=identifier(200 + number))
    for each in (
        draft(EventKind.OPENING, NURSE, person=identifier(300 + number), code=1, detail=Role.NURSE, reference=identifier(400 + number)),
        draft(EventKind.REFERENT, NURSE, 1, person=NURSE),
        draft(EventKind.NEED, NURSE, 2, code=NeedDomain.HOUSING),
    ):
        plan.append(each)
    return plan


def of(plan: Plan, day: datetime.date = DAY, **options: object) -> list[Due]:
    """What the plan says itself."""
    return list(plan.due(day, **options))  # type: ignore[arg-type]


@pytest.fixture
def plans() -> list[Plan]:
    return [active(), another(1), another(2)]


@pytest.fixture
def path(tmp_path: Path, plans: list[Plan]) -> Path:
    with PlanStore(tmp_path / "plans.sqlite") as store:
        for plan in plans:
            store.merge(plan.to_cbor())
    return tmp_path / "plans.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[PlanStore]:
    with PlanStore(path) as opened:
        yield opened


def by_plan(table: Caseload) -> dict[uuid.UUID, list[Due]]:
    found: dict[uuid.UUID, list[Due]] = {}
    for row in table:
        found.setdefault(row.plan, []).append(row.due)
    return found


# ---- what it says


def test_the_table_of_plans_is_what_each_says_itself(plans: list[Plan]) -> None:
    table = caseload.due(plans, LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in plans}
    assert [(row.plan, row.due) for row in table] == [(plan.id, each) for plan in plans for each in of(plan, LATER)]
    assert (table.at, table.plans, len(table)) == (LATER, 3, sum(len(plan.due(LATER)) for plan in plans))
    assert {(row.plan, row.person, row.reference) for row in table} == {
        (plans[0].id, PERSON, None), (plans[1].id, identifier(301), identifier(401)),
        (plans[2].id, identifier(302), identifier(402))}


def test_a_store_says_the_same_plan_by_plan(plans: list[Plan], store: PlanStore) -> None:
    table = store.due(LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in plans}
    assert list(dict.fromkeys(row.plan for row in table)) == sorted((plan.id for plan in plans), key=lambda id: id.bytes)
    assert caseload.due(store, LATER) == table


def test_files_and_folders_say_the_same_and_are_not_written(plans: list[Plan], path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "one.cbor").write_bytes(plans[0].to_cbor())
    (folder / "two.cborseq").write_bytes(b"".join(event.to_cbor() for event in plans[1].events))
    (folder / "notes.txt").write_text("nothing of a plan", "utf-8")
    (folder / ".hidden").write_bytes(plans[2].to_cbor())
    before = path.read_bytes()
    whole = {plan.id: of(plan) for plan in plans}
    assert by_plan(caseload.due(path, DAY)) == by_plan(caseload.due(str(path), DAY)) == whole
    assert path.read_bytes() == before
    assert by_plan(caseload.due(folder, DAY)) == {plan.id: of(plan) for plan in plans[:2]}
    assert by_plan(caseload.due([folder, plans[2], path], DAY)) == whole


def test_a_plan_whose_parts_stand_in_several_files_is_one(tmp_path: Path) -> None:
    plan = active()
    for name, events in (("a", plan.events[:6]), ("b", plan.events[4:])):
        (tmp_path / name).write_bytes(b"".join(event.to_cbor() for event in events))
    assert by_plan(caseload.due(tmp_path, DAY)) == {plan.id: of(plan)}
    before = plan.to_cbor()
    caseload.due([plan, tmp_path], DAY)
    assert plan.to_cbor() == before


def test_a_file_that_is_named_and_holds_no_plan_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing of a plan", "utf-8")
    with pytest.raises(UsageError, match="notes.txt"):
        caseload.due(tmp_path / "notes.txt", DAY)
    with pytest.raises(FileNotFoundError):
        caseload.due(tmp_path / "none", DAY)


def test_a_plan_without_its_opening_has_no_rows(plans: list[Plan]) -> None:
    with Plan() as part:
        part.apply(plans[0].events[3])
        table = caseload.due([part, Plan()], DAY)
    assert (len(table), table.plans) == (0, 1)


def test_rules_and_screenings_are_read(store: PlanStore) -> None:
    plan = active()
    plan.append(draft(EventKind.SUSPENSION, NURSE, 20, person=NURSE, code=next(iter(WatchSign)), until=DAY + 30 * ONE,
                      effective=DAY + ONE))
    store.merge(plan.to_cbor())
    seen = Screened(DAY + 2 * ONE, pps=Tri.YES)
    for asked in (store.due, lambda day, **more: caseload.due([plan], day, **more)):
        told = asked(LATER, screened={PERSON: seen})
        assert by_plan(told)[plan.id] == of(plan, LATER, screened=seen)
        assert any(row.due.rule == "PLN-15" for row in told)
        assert not any(row.due.rule == "PLN-15" for row in asked(LATER))  # and nothing of it was kept
        assert not any(row.due.rule == "PLN-15" for row in asked(LATER, screened={GP: seen}))
        assert by_plan(asked(LATER, screened={PERSON: seen})) == by_plan(told)  # nor was what was kept believed
    shorter = Rules(first_contact_days=3)
    assert by_plan(store.due(LATER, rules=shorter))[plan.id] == of(plan, LATER, rules=shorter)


# ---- in what order, and as what


def test_by_day_what_is_met_comes_last_and_what_has_no_term_before_it(plans: list[Plan]) -> None:
    rows = [row.due for row in caseload.due(plans, LATER).sorted("day")]
    keys = [(due.state is FindingState.MET, due.due or datetime.date.max, -due.weight.code) for due in rows]
    assert keys == sorted(keys) and any(due.due for due in rows)


def test_by_person_and_by_who_acts(plans: list[Plan]) -> None:
    table = caseload.due(plans, LATER)
    persons = [row.person for row in table.sorted("person")]
    assert persons == sorted(persons, key=lambda each: each.bytes if each else b"")
    acts = [row.due.acts for row in table.sorted("acts")]
    named = [each for each in acts if each]
    assert acts == [*sorted(named, key=lambda each: each.bytes), *[None] * (len(acts) - len(named))] and None in acts
    assert sorted(map(hash, table)) == sorted(map(hash, table.sorted("acts")))
    with pytest.raises(UsageError, match="by"):
        table.sorted("weight")


#: Of what the chapter says (34-due) that its subject is to receive.
OWED = {("PLN-8", "feedback"), ("PLN-18", "synthesis"), ("PLN-18", "referent_informed")}


def test_whom_a_row_names_acts_but_of_what_is_owed_who_receives_it() -> None:
    for each in (row for row in view_story.table("findings.tsv") if row["rule"].startswith("PLN-")):
        owed = (each["rule"], each["settled_by"]) in OWED
        due = due_of(rule_number(each["rule"]), 1, FindingState.OPEN.code, SettledBy[each["settled_by"].upper()].code, GP.bytes,
                     NO_INDEX, DATE_UNKNOWN, int(each["says"] != "-"), 0)
        assert (due.acts, due.owed_to) == ((None, GP) if owed else (GP, None)), each
        assert due.text("en") == replace(due, acts=due.owed_to, owed_to=due.acts).text("en")


def test_who_receives_is_a_column_of_its_own_and_sorts_nothing(plans: list[Plan]) -> None:
    rows = caseload.due(plans, LATER).sorted("acts")
    owed = [row for row in rows if row.due.owed_to]
    assert {(row.due.rule, row.due.settled_by.word) for row in owed} & OWED and all(row.due.acts is None for row in owed)
    first = next(number for number, row in enumerate(rows) if row.due.acts is None)
    assert all(list(rows).index(row) >= first for row in owed)
    arrays = rows.arrays()
    assert [bytes(each) for each in arrays["to"]] == [row.due.owed_to.bytes if row.due.owed_to else bytes(16) for row in rows]


def test_unmet_leaves_out_what_is_met_and_keeps_the_order(plans: list[Plan]) -> None:
    table = caseload.due(plans, LATER).sorted("acts")
    assert list(table.unmet()) == [row for row in table if row.due.state is not FindingState.MET]
    assert 0 < len(table.unmet()) < len(table)


def test_states_are_picked_and_counted(plans: list[Plan]) -> None:
    table = caseload.due(plans, LATER).sorted("day")
    for state in FindingState:
        assert list(table.of([state])) == [row for row in table if row.due.state is state]
    assert table.counts() == {state: len(table.of([state])) for state in table.counts()}
    assert sum(table.counts().values()) == len(table) and table.of([]).counts()[FindingState.OPEN] == 0
    assert set(table.counts()) == {row.due.state for row in table} | set(table.counts())


def test_a_row_says_which_it_is_of_its_plan_and_about_which_event(plans: list[Plan]) -> None:
    rows = list(caseload.due(plans, LATER).sorted("acts"))
    for plan in plans:
        own = plan.due(LATER)
        mine = [row for row in rows if row.plan == plan.id]
        assert sorted(row.number for row in mine) == list(range(len(own)))
        assert all(row.due == own[row.number] for row in mine)
    about = [row for row in rows if row.due.event]
    assert about and all(row.due.place is not None for row in about)


def test_what_the_command_reads_is_read(tmp_path: Path, plans: list[Plan]) -> None:
    """Events in JSON, packed by gzip, and parts of one plan in several files."""
    one, two, _ = plans
    (tmp_path / "one.ndjson.gz").write_bytes(gzip.compress(b"".join(
        json.dumps(event_to_json(each)).encode() + b"\n" for each in one.events)))
    for part in (0, 1):
        (tmp_path / f"two{part}").write_bytes(b"".join(each.to_cbor() for each in two.events[part::2]))
    table = caseload.due(tmp_path, LATER)
    assert by_plan(table) == {plan.id: of(plan, LATER) for plan in (one, two)} and table.plans == 2
    assert by_plan(caseload.due([tmp_path / "two1", two, one], LATER)) == by_plan(table)
    assert len(two) == 3


def test_of_what_was_read_no_plan_stays_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands take little room: each is closed before the next one is opened."""
    opened = []
    whole = caseload.part_of

    def counted(struct: object, *more: object) -> object:
        live = [each for each in gc.get_objects() if isinstance(each, Plan) and each._plan is not None]
        opened.append(sum(each._plan is not struct for each in live) - before)
        return whole(struct, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(caseload, "part_of", counted)
    before = sum(isinstance(each, Plan) and each._plan is not None for each in gc.get_objects())
    assert caseload.due(path, LATER).plans == 3
    assert opened == [0, 0, 0]


def test_it_is_a_sequence_that_is_compared_and_pickled(plans: list[Plan]) -> None:
    table = caseload.due(plans, LATER)
    rows = list(table)
    assert (table[0], table[-1], list(table[2:5])) == (rows[0], rows[-1], rows[2:5])
    assert table == caseload.due(plans, LATER) != table.sorted("acts") and table != caseload.due(plans, DAY)
    assert pickle.loads(pickle.dumps(table.unmet())) == table.unmet()
    with pytest.raises(IndexError):
        table[len(table)]
    with pytest.raises(TypeError, match="made by"):
        Caseload()
    assert "3 plans" in repr(table)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_frame_has_the_rows_in_their_order(library: str, plans: list[Plan]) -> None:
    pytest.importorskip(library)
    table = caseload.due(plans, LATER).sorted("day")
    frame = table.frame(library, language="fr")
    columns: Callable[[str], list[object]] = lambda name: (
        frame[name].to_pylist() if library == "pyarrow" else frame[name].to_list())
    assert columns("plan") == [row.plan.hex for row in table]
    assert columns("text") == [row.due.text("fr") for row in table]
    for name in ("rule", "state", "settled_by", "weight"):
        assert columns(name) == [str(getattr(getattr(row.due, name), "word", getattr(row.due, name))) for row in table], name
    if library == "pandas":
        return  # what is missing there is of each type's own kind
    assert columns("acts") == [row.due.acts and row.due.acts.hex for row in table]
    assert columns("to") == [row.due.owed_to and row.due.owed_to.hex for row in table] and any(columns("to"))
    assert columns("reference") == [row.reference and row.reference.hex for row in table]
    assert columns("due") == [row.due.due for row in table] and set(columns("at")) == {LATER}
    assert columns("who") == [" ".join(each.word for each in Entitled if each in row.due.who) for row in table]
    assert columns("value") == [row.due.value and row.due.value.word for row in table]
    assert columns("event") == [row.due.event and row.due.event.hex() for row in table]
    assert columns("place") == [row.due.place for row in table]


def test_arrays_have_the_same_as_codes(plans: list[Plan]) -> None:
    np = pytest.importorskip("numpy")
    table = caseload.due(plans, LATER).sorted("acts")
    arrays = table.arrays()
    assert {len(column) for column in arrays.values()} == {len(table)}
    assert [bytes(each) for each in arrays["person"]] == [row.person.bytes for row in table if row.person]
    assert [bytes(each) for each in arrays["acts"]] == [row.due.acts.bytes if row.due.acts else bytes(16) for row in table]
    assert [bytes(each) for each in arrays["event"]] == [row.due.event or bytes(32) for row in table]
    assert arrays["state"].tolist() == [row.due.state.code for row in table]
    assert [None if np.isnat(each) else each.item() for each in arrays["due"]] == [row.due.due for row in table]
    assert arrays["rule"].tolist() == [row.due.rule for row in table]
    assert arrays["place"].tolist() == [-1 if row.due.place is None else row.due.place for row in table]


def test_a_table_without_rows_has_its_columns() -> None:
    pytest.importorskip("pyarrow")
    empty = caseload.due([], DAY)
    assert empty.to_arrow().num_rows == 0 and list(empty.sorted("day")) == [] and empty.unmet() == empty
    assert "due" in empty.to_arrow().column_names and "text" not in empty.to_arrow().column_names and len(empty.arrays()["due"]) == 0


# ---- what a store keeps


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The plans that are worked out, one after the other."""
    found: list[bytes] = []
    whole = kept.part_of

    def counted(struct: object, plan: bytes, *more: object) -> object:
        found.append(plan)
        return whole(struct, plan, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "part_of", counted)
    return found


def test_only_a_plan_to_which_something_came_is_worked_out_again(
        plans: list[Plan], store: PlanStore, path: Path, worked: list[bytes]) -> None:
    first = store.due(DAY)
    assert len(worked) == 3
    assert store.due(DAY) == first and len(worked) == 3
    changed = plans[1].id
    assert changed is not None
    with PlanStore(path) as elsewhere:  # another process, for all that the store knows
        elsewhere.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL), changed)
        later = elsewhere.due(DAY)
    assert worked[3:] == [changed.bytes]
    assert store.due(DAY) == later and len(worked) == 4
    with store.plan(changed) as plan:
        assert by_plan(later)[changed] == of(plan)


def test_another_day_or_other_rules_are_worked_out_again(store: PlanStore, worked: list[bytes]) -> None:
    store.due(DAY)
    store.due(DAY + ONE)
    store.due(DAY + ONE, rules=Rules(first_contact_days=3))
    assert len(worked) == 9


def test_a_signature_or_an_erased_text_makes_it_worked_out_again_and_no_text_is_kept(
        store: PlanStore, path: Path, worked: list[bytes]) -> None:
    plan = next(each for each in store.plans() if len(store.plan(each)) > 5)
    secret = "z3crt-words"
    said = store.append(draft(EventKind.EXPECTATION, NURSE, 30, text=secret), plan)
    store.due(DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        assert not any(secret.encode() in data for data, in rows.execute("SELECT data FROM dues"))
    del worked[:]
    store.sign(plan, said, b"\xd2\x84")
    store.due(DAY)
    store.append(draft(EventKind.ERASURE, NURSE, 31, target=said.digest), plan)
    store.due(DAY)
    assert worked == [plan.bytes, plan.bytes]
    store.close()
    for file in path.parent.iterdir():
        assert secret.encode() not in file.read_bytes(), file.name


def test_while_somebody_writes_it_answers_and_keeps_nothing(store: PlanStore, path: Path, worked: list[bytes]) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        first = store.due(DAY)
        other.execute("ROLLBACK")
    assert store.due(DAY) == first and len(worked) == 6
    assert store.due(DAY) == first and len(worked) == 6
    store.append(draft(EventKind.NEED, NURSE, 30, code=NeedDomain.SOCIAL), store.plans()[0])


def test_what_was_kept_and_is_of_another_version_is_not_believed(
        store: PlanStore, worked: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    store.due(DAY)
    monkeypatch.setattr(kept, "core_version", lambda: "0.0.0")
    store.due(DAY)
    assert len(worked) == 6


@pytest.mark.parametrize("damage", [
    "UPDATE events SET data = zeroblob(9) WHERE number = 2", "UPDATE events SET digest = zeroblob(32) WHERE number = 2",
    "UPDATE events SET digest = 'text' WHERE number = 2",
    "UPDATE events SET plan = (SELECT MAX(plan) FROM events) WHERE plan = (SELECT MIN(plan) FROM events)"])
def test_a_row_that_is_not_as_it_was_written_is_told(store: PlanStore, path: Path, damage: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute(damage)
        rows.commit()
    with pytest.raises(StoreError, match="damaged"):
        store.due(DAY)
    assert store.writer  # the store goes on


def test_a_store_that_keeps_few_events_says_so(path: Path) -> None:
    with PlanStore(path, events=2) as small, pytest.raises(ResourceError):
        small.due(DAY)


def test_a_closed_store_says_so(store: PlanStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.due(DAY)


def test_a_folder_is_asked_for_plans_alone(tmp_path: Path, path: Path) -> None:
    """A pipe, which nobody writes to, is not waited for; what is no plan and what is gone are passed over."""
    os.mkfifo(tmp_path / "pipe.cbor")
    (tmp_path / "gone.cbor").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "notes").write_bytes(b"\x83notes of ours")
    with contextlib.closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE addresses (name TEXT)")
        other.commit()
    told: list[int] = []
    asking = threading.Thread(target=lambda: told.append(caseload.due(tmp_path, DAY).plans), daemon=True)
    asking.start()
    asking.join(20)
    assert told == [3]
    with pytest.raises(StoreError):
        caseload.due(tmp_path / "other.sqlite", DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute("UPDATE events SET data = x'00'")
        rows.commit()
    with pytest.raises(StoreError):  # a store that is damaged is not passed over
        caseload.due(tmp_path, DAY)


@pytest.mark.parametrize("damage", [
    "person = x'01'", "person = 5", "reference = zeroblob(40)", "data = substr(data, 1, 50)", "data = 'text'",
    "data = zeroblob(length(data))", "data = zeroblob(0)", "asked = 7", "last = 'many'",
    "events = zeroblob(length(events) - 1)",
    "data = (SELECT data FROM dues AS other WHERE other.plan <> dues.plan AND other.data <> dues.data)",
])
def test_what_is_kept_and_damaged_is_worked_out_again(path: Path, damage: str) -> None:
    with PlanStore(path) as store:
        whole = store.due(DAY)
    with contextlib.closing(sqlite3.connect(path)) as rows:
        rows.execute(f"UPDATE dues SET {damage}")
        rows.commit()
    with PlanStore(path) as store:
        assert store.due(DAY) == whole
    with PlanStore(path) as store:
        assert store.due(DAY) == whole
