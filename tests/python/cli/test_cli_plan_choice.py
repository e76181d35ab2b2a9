"""Which plan: commands that show one take it out of whatever holds plans, alone there or named, and say what to name.

Spec: spec/03-command.md, "Which plan"; PLN-11, PLN-12, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from cli_inputs import NOT_SHORTEST, Run
from cli_pipes import PATIENCE, pipe, piped
from plan_examples import NAMES, PLANS, events, identifier, member, plan
from plan_ways import WAYS, Way, in_folder, in_sequence, store

#: The commands that show one plan, each as little as it takes, and what follows the file.
SHOWN = (("show", ()), ("show", ("--at", "2025-09-08")), ("show", ("--known-at", "2025-06-01")), ("log", ()),
         ("timeline", ("--at", "2025-09-08")), ("view", ("person", "--at", "2025-09-08")),
         ("view", ("hospital", "--format", "ndjson")))


def _input(way: Way, where: Path) -> Path:
    """What one name stands for: what a way made, or the folder of several."""
    where.mkdir()
    made = way(where)
    return made[0] if len(made) == 1 else where


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("command", "more"), SHOWN)
def test_whatever_holds_several_the_one_that_is_named_is_shown_as_when_alone(
        call: Run, tmp_path: Path, way: Way, command: str, more: tuple[str, ...]) -> None:
    given = _input(way, tmp_path / "in")
    for name in NAMES:
        alone = call("plan", command, PLANS / f"{name}.ndjson", *more)
        done = call("plan", command, given, *more, "--plan", identifier(name))
        assert alone.status == done.status == 0 and alone.text == done.text


@pytest.mark.parametrize("way", WAYS)
def test_of_several_none_is_shown_unless_it_is_named_and_they_are_listed(call: Run, tmp_path: Path, way: Way) -> None:
    given = _input(way, tmp_path / "in")
    done = call("plan", "show", given)
    short = ", ".join(sorted(identifier(name)[:8] for name in NAMES))
    assert (done.status, done.text) == (3, "") and f": holds 3 plans ({short}): name one with --plan" in done.errors
    done = call("plan", "show", given, "--plan", "D-17", "--lang", "fr")
    assert (done.status, done.text) == (3, "") and f"aucun plan n'y porte le nom D-17 : {short}" in done.errors


def test_one_alone_in_a_folder_or_a_store_need_not_be_named(call: Run, tmp_path: Path) -> None:
    alone = call("plan", "show", PLANS / "one.ndjson").text
    (tmp_path / "folder").mkdir()
    for half in (0, 1):
        (tmp_path / "folder" / f"{half}.ndjson").write_bytes(
            b"".join(json.dumps(each).encode() + b"\n" for each in events("one")[half::2]))
    done = call("plan", "show", "folder")
    assert (done.status, done.text) == (0, alone) and "is one, read from" in done.errors
    (tmp_path / "one.cbor").write_bytes(plan("one").to_cbor())
    assert call("plan", "show", "one.cbor", "--plan", identifier("one")[:8]).text == alone
    done = call("plan", "show", "one.cbor", "--plan", identifier("two"))
    assert (done.status, done.text) == (3, "") and "no plan there is called" in done.errors


def test_a_plan_is_named_as_due_calls_it(call: Run, tmp_path: Path) -> None:
    store(tmp_path / "plans.sqlite")
    (tmp_path / "ours.csv").write_text(
        f"plan,reference\n{identifier('two')},D-17\n{identifier('three')},{identifier('one')[:8]}\n", encoding="utf-8")
    ours = ("--references", "ours.csv")
    called = {json.loads(line)["plan"]: json.loads(line)["reference"] for line in call(
        "plan", "due", "plans.sqlite", "--at", "2025-09-08", "--all", "--format", "ndjson", *ours).text.splitlines()}
    # What the host says goes before digits: of "one" only the whole identifier is left.
    for name, wanted in (("two", "D-17"), ("three", identifier("one")[:8]), ("one", identifier("one"))):
        assert wanted in (called[identifier(name)], identifier(name))
        assert call("plan", "log", "plans.sqlite", *ours, "--plan", wanted).text == call(
            "plan", "log", PLANS / f"{name}.ndjson").text
    view = call("plan", "view", "plans.sqlite", "person", "--format", "ndjson", *ours, "--plan", "D-17")
    assert json.loads(view.text)["reference"] == "D-17"
    view = call("plan", "view", "plans.sqlite", "person", "--format", "ndjson", *ours, "--plan", "D-17", "--reference", "x")
    assert json.loads(view.text)["reference"] == "x"


def test_two_of_one_name_are_told_by_their_identifiers(call: Run, tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    (tmp_path / "ours.csv").write_text("plan,reference\n" + "".join(f"{identifier(name)},D-1\n" for name in NAMES), "utf-8")
    done = call("plan", "show", folder, "--references", "ours.csv", "--plan", "D-1")
    assert (done.status, done.text) == (3, "")
    assert f"3 plans there are called D-1: name one by its identifier ({min(map(identifier, NAMES))}" in done.errors


def test_too_few_digits_name_nothing(call: Run, tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    for wanted in ("", "5", identifier("one")[:7], identifier("one")[1:9]):
        done = call("plan", "show", folder, "--plan", wanted)
        assert (done.status, done.text) == (3, "") and "no plan there is called" in done.errors


def test_in_a_folder_what_cannot_be_read_is_named_and_the_plan_is_shown(call: Run, tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    (folder / "broken.cbor").write_bytes(NOT_SHORTEST)
    (folder / "notes.txt").write_text("no plan", encoding="utf-8")
    done = call("plan", "show", folder, "--plan", identifier("two"))
    assert (done.status, done.text) == (1, call("plan", "show", PLANS / "two.ndjson").text)
    assert "broken.cbor" in done.errors and "notes.txt" in done.errors and "passed over" in done.errors


def test_a_file_of_several_is_whole_or_none_of_it_is_shown(call: Run, tmp_path: Path) -> None:
    many, = in_sequence(tmp_path)
    many.write_bytes(many.read_bytes() + NOT_SHORTEST)
    done = call("plan", "show", many, "--plan", identifier("two"))
    assert (done.status, done.text) == (3, "") and "no plan of it is shown" in done.errors
    done = call("plan", "timeline", "-", stdin=(PLANS / "one.ndjson").read_bytes() + b'{"kind":"need"}\n')
    assert (done.status, done.text) == (3, "") and "not all of it can be read as events of a plan" in done.errors


def test_a_damaged_store_and_folders_without_plans_are_refused(call: Run, tmp_path: Path) -> None:
    with sqlite3.connect(store(tmp_path / "plans.sqlite")) as rows:
        rows.execute("UPDATE events SET data = x'00' WHERE number = (SELECT MAX(number) FROM events)")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("no plan", encoding="utf-8")
    for name, why in (("plans.sqlite", "no plan of it is shown"), ("empty", "no plan could be read"),
                      ("other", "no plan could be read"), ("nowhere", "cannot be read")):
        done = call("plan", "view", name, "person")
        assert (done.status, done.text) == (3, "") and name in done.errors and why in done.errors


def test_a_plan_without_its_opening_is_none_of_those_that_can_be_named(call: Run, tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    (folder / "late.ndjson").write_bytes(b"".join(json.dumps(each).encode() + b"\n" for each in events("one")[3:]))
    (folder / "one.cbor").unlink()
    done = call("plan", "show", folder, "--plan", identifier("one"))
    assert (done.status, done.text) == (3, "") and "its opening is not here" in done.errors
    assert call("plan", "show", folder, "--plan", identifier("two")).status == 1


def test_pipes_hold_several_too(tmp_path: Path) -> None:
    data = b"".join(plan(name).to_cbor() for name in NAMES)
    one = piped(tmp_path, "plan", "log", "-", "--plan", identifier("three"), stdin=data)
    two = piped(tmp_path, "plan", "log", str(pipe(tmp_path / "fifo", data)), "--plan", identifier("three"))
    assert one.status == two.status == 0 and one.out == two.out != b""
    done = piped(tmp_path, "plan", "show", "-", stdin=store(tmp_path / "plans.sqlite").read_bytes())
    assert done.status == 3 and "name the file itself" in done.errors


def test_whoever_stops_reading_is_no_error(tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    with subprocess.Popen([sys.executable, "-m", "integra", "plan", "log", str(folder), "--plan", identifier("one")],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b"" and process.wait(PATIENCE) == 0


def test_nothing_hostile_of_a_name_reaches_the_terminal(call: Run, tmp_path: Path) -> None:
    folder, = in_folder(tmp_path)
    done = call("plan", "show", folder, "--plan", "\x1b]0;x\x07")
    assert done.status == 3 and "\x1b" not in done.errors
    assert member("one", "gp") not in done.errors
