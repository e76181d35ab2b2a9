"""integra plan due: plans from whatever holds them, and nothing lost in silence.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_inputs import MOBILITY_YES as ANSWERS
from cli_inputs import NOT_SHORTEST, Run
from plan_examples import NAMES, PLANS, events, identifier, plan
from plan_ways import WAYS, Way, in_folder, in_messages, in_parts, in_two, store

from integra import Event, Plan
from integra.plan.store import PlanStore

AT = ("--at", "2025-09-08", "--all", "--format", "ndjson")


@pytest.fixture
def expected(call: Run) -> bytes:
    """What is due of the three plans, read from their events in JSON."""
    done = call("plan", "due", *(PLANS / f"{name}.ndjson" for name in NAMES), *AT)
    assert done.status == 0 and done.errors.startswith("integra: 3 plans on 2025-09-08: overdue 4; due 9; ")
    assert {json.loads(line)["plan"] for line in done.out.splitlines()} == {identifier(name) for name in NAMES}
    return done.out


@pytest.mark.parametrize("way", WAYS)
def test_whatever_holds_the_plans_the_same_is_due(call: Run, tmp_path: Path, expected: bytes, way: Way) -> None:
    (tmp_path / "in").mkdir()
    done = call("plan", "due", *way(tmp_path / "in"), *AT)
    assert (done.status, done.out) == (0, expected)
    twice = done.errors.count("is one, read from")
    assert twice == {in_parts: 3, in_messages: 3, in_two: 1}.get(way, 0)


def test_stdin_and_pipes_are_files(run: Run, tmp_path: Path, expected: bytes) -> None:
    data = b"".join(plan(name).to_cbor() for name in NAMES)
    assert run("plan", "due", "-", *AT, stdin=data).out == expected
    (tmp_path / "many").write_bytes(data)
    shell = "cat many | " + " ".join(map(str, (sys.executable, "-m", "integra", "plan", "due", "/dev/stdin", *AT)))
    assert subprocess.run(shell, shell=True, cwd=tmp_path, capture_output=True, check=True).stdout == expected


def test_an_output_that_is_closed_early_ends_it_silently(tmp_path: Path) -> None:
    command = " ".join(map(str, (sys.executable, "-m", "integra", "plan", "due", PLANS, *AT, "-q")))
    shell = command + " | head -n 1; exit ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


def test_what_a_folder_holds_besides_is_passed_over_and_said(call: Run, tmp_path: Path, expected: bytes) -> None:
    folder, = in_folder(tmp_path)
    (folder / "notes.txt").write_text("call back on Monday")
    (folder / "people.ndjson").write_text('{"id":"6f1c2a9e4b7d40f8a1b2c3d4e5f60718","answers":{}}\n')
    (folder / "again.cbor").symlink_to(folder / "one.cbor")
    done = call("plan", "due", "plans", *AT)
    assert (done.status, done.out) == (0, expected)
    assert "passed over in folders, being no plans: 2 files (plans/notes.txt, plans/people.ndjson)" in done.errors
    assert "again" not in done.errors  # the same file, once


@pytest.mark.parametrize(("name", "data", "said"), [
    ("cut.cbor", plan("one").to_cbor()[:-3], "cut.cbor: "), ("empty.cbor", b"", "empty.cbor: is empty"),
    ("text.cbor", b"no plan", "text.cbor: is no plan"), ("answers.cbor", ANSWERS, "not a plan"),
    ("bad.cbor", NOT_SHORTEST, "bad.cbor"), ("bad.ndjson", b'{"kind":"need","author":"x"}\n', "bad.ndjson"),
    ("other.sqlite", None, "other.sqlite: is an SQLite database, and no store of plans"),
])
def test_what_cannot_be_read_is_named_and_counted_and_the_others_are_read(
        call: Run, tmp_path: Path, expected: bytes, name: str, data: bytes | None, said: str) -> None:
    folder, = in_folder(tmp_path)
    if data is None:
        with sqlite3.connect(folder / name) as rows:
            rows.execute("CREATE TABLE other (x)")
    else:
        (folder / name).write_bytes(data)
    done = call("plan", "due", "plans", *AT)
    assert (done.status, done.out) == (1, expected)
    assert said in done.errors and done.errors.rstrip().endswith("; refused: 1")


def test_a_pipe_in_a_folder_is_refused_and_one_beside_is_read(call: Run, tmp_path: Path, expected: bytes) -> None:
    folder, = in_folder(tmp_path)
    os.mkfifo(folder / "pipe")
    done = call("plan", "due", "plans", *AT)
    assert (done.status, done.out) == (1, expected) and "plans/pipe: is a pipe in a folder" in done.errors


def test_a_sequence_is_read_on_behind_what_is_refused(call: Run, tmp_path: Path, expected: bytes) -> None:
    first, *others = (plan(name).to_cbor() for name in NAMES)
    done = call("plan", "due", "-", *AT, stdin=first + ANSWERS + b"".join(others))
    assert (done.status, done.out) == (1, expected)
    assert f"stdin: byte {len(first)}: this is a record, not a plan: integra screen reads it" in done.errors


@pytest.mark.parametrize("given", ["empty", "absent.cbor", "file.txt"])
def test_no_plan_at_all_ends_3_and_says_what_to_name(call: Run, tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("nothing")
    done = call("plan", "due", given)
    assert (done.status, done.text) == (3, "") and given in done.errors
    assert "no plan could be read: name a plan, a store, or a folder that has some" in done.errors
    assert "aucun plan n'a pu être lu" in call("plan", "due", given, "--lang", "fr").errors


def test_events_without_their_opening_are_named(call: Run, tmp_path: Path) -> None:
    rest = [json.dumps(each).encode() + b"\n" for each in events("two")[1:]]
    (tmp_path / "rest.ndjson").write_bytes(b"".join(rest))
    done = call("plan", "due", "rest.ndjson", PLANS / "one.ndjson", "--format", "csv")
    assert done.status == 1 and identifier("one") in done.text and identifier("two") not in done.text
    assert f"rest.ndjson: plan {identifier('two')}: its opening is not here" in done.errors


def test_a_store_is_left_as_it_is(call: Run, tmp_path: Path, expected: bytes) -> None:
    path = store(tmp_path / "plans.sqlite")
    shutil.copy(path, tmp_path / "copy.sqlite")  # its first opening to write would give it a new writer
    before, files = (tmp_path / "copy.sqlite").read_bytes(), sorted(each.name for each in tmp_path.iterdir())
    assert call("plan", "due", "copy.sqlite", *AT).out == expected
    assert (tmp_path / "copy.sqlite").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == files


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write any folder")
def test_a_store_in_a_folder_that_may_not_be_written_is_read(call: Run, tmp_path: Path, expected: bytes) -> None:
    (tmp_path / "held").mkdir()
    path = store(tmp_path / "held" / "plans.sqlite")
    path.chmod(0o400)
    path.parent.chmod(0o500)
    assert call("plan", "due", path, *AT).out == expected
    path.parent.chmod(0o700)


def test_a_store_is_read_while_another_program_writes_it(call: Run, tmp_path: Path, expected: bytes) -> None:
    with PlanStore(tmp_path / "plans.sqlite") as open_one:
        for name in NAMES:
            open_one.merge(plan(name).to_cbor())
        assert call("plan", "due", "plans.sqlite", *AT).out == expected


def test_a_damaged_store_is_named(call: Run, tmp_path: Path) -> None:
    path = store(tmp_path / "plans.sqlite")
    with sqlite3.connect(path) as rows:
        rows.execute("UPDATE events SET data = x'00' WHERE number = (SELECT MAX(number) FROM events)")
    done = call("plan", "due", path, PLANS / "one.ndjson", *AT)
    assert done.status == 1 and "plans.sqlite: is damaged: restore a backup" in done.errors


def test_a_store_whose_row_holds_another_event_than_it_names_is_damaged(call: Run, tmp_path: Path) -> None:
    path = store(tmp_path / "plans.sqlite")
    with sqlite3.connect(path) as rows:
        rows.execute("UPDATE events SET digest = zeroblob(32) WHERE number = (SELECT MAX(number) FROM events)")
    done = call("plan", "due", path, *AT)
    assert done.status == 1 and "plans.sqlite: is damaged: restore a backup" in done.errors


def test_a_store_on_a_pipe_is_refused(call: Run, tmp_path: Path) -> None:
    done = call("plan", "due", "-", stdin=store(tmp_path / "plans.sqlite").read_bytes())
    assert done.status == 3 and "name the file itself" in done.errors


def test_a_file_that_is_made_is_the_owners_alone(call: Run, tmp_path: Path) -> None:
    for name, more in (("due", ("--format", "ics")), ("due", ()), ("show", ("--at", "2025-09-08")), ("timeline", ())):
        assert call("plan", name, PLANS / "one.ndjson", *more, "-o", "made").status == 0
        assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o600
        (tmp_path / "made").unlink()


def test_the_examples_are_of_nobody() -> None:
    for name in NAMES:
        made = plan(name)
        assert made.id is not None and len(made) == len(events(name)) and isinstance(made.events[0], Event)
        assert isinstance(made, Plan) and made.state.complete
