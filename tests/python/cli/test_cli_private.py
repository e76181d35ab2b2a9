"""What a command makes of people is its owner's alone; what is about nobody is made as the system makes files.

Spec: spec/03-command.md, "Files".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cli_inputs import TWO, Run, ndjson, whole
from indicator_inputs import AT, STAYS
from plan_examples import plan
from test_cli_orient import demand

from integra import Territory

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permissions of an owner alone")

#: Every command with -o, how it is called, and whether what it makes may say something of somebody.
CALLS: dict[str, tuple[str, bool]] = {
    "screen": ("people.ndjson", True), "explain": ("people.ndjson", True), "columns": ("people.csv", True),
    "orient": ("demands.ndjson", True), "indicators": (f"--stays stays.csv --at {AT} --no-suppress", True),
    "receipt": ("people.ndjson", True), "replay": ("receipts.cbor", True), "inspect": ("receipts.cbor", True),
    "encode": ("people.ndjson", True), "plan new": ("new.cbor opening.json", True), "plan append": ("more.cbor need.json", True),
    "plan show": ("plan.cbor", True), "plan log": ("plan.cbor", True), "plan due": ("plan.cbor --at 2025-08-01", True),
    "plan view": ("plan.cbor mt --at 2025-08-01", True), "plan timeline": ("plan.cbor --at 2025-08-01", True),
    "plan verify": ("plan.cbor", True), "plan diff": ("plan.cbor plan.cbor", True),
    "territory review": ("ours.cbor", True), "territory compare": ("ours.cbor ours.cbor", True),
    "protocol show": ("has-2014", False), "protocol template": ("", False), "protocol check": ("has-2014", False),
    "protocol diff": ("has-2014 has-2014", False), "protocol conforms": ("has-2014 has-2014", False),
    "protocol encode": ("mine.toml", False), "territory template": ("", False), "territory check": ("pays.toml", True),
    "territory show": ("pays.toml", True), "territory encode": ("pays.toml", True), "rules": ("", False),
    "territory observe": ("log.csv", True), "territory propose": ("log.csv --at 2025-06-01", True),
    "questionnaire": ("", False), "demo": ("--count 3", False), "cohort": ("--count 2", False), "completion": ("bash", False),
    "manual": ("", False),
}


@pytest.fixture
def files(call: Run, tmp_path: Path) -> Iterator[Path]:
    """The inputs, and a mask with which the system would let everybody read."""
    data = Path(__file__).resolve().parents[3] / "examples" / "data"
    for name, held in {"people.ndjson": ndjson(TWO), "people.csv": b"ref,mobility\nx,yes\n", "demands.ndjson": ndjson(demand()),
                       "stays.csv": STAYS, "plan.cbor": plan("one").to_cbor(), "opening.json": (data / "opening.json").read_bytes(),
                       "log.csv": f"call,demand\n{'1' * 32},{'1' * 32}\n".encode(),
                       "need.json": (data / "need.json").read_bytes(), "ours.cbor": Territory(UUID(int=1)).to_cbor()}.items():
        (tmp_path / name).write_bytes(held)
    assert call("receipt", "people.ndjson", "-o", "receipts.cbor").status == 0
    assert call("plan", "new", "more.cbor", "opening.json").status == 0
    assert call("protocol", "show", "--format", "toml", "-o", "mine.toml").status == 0
    assert call("territory", "template", "-o", "pays.toml").status == 0
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_every_command_that_makes_a_file_is_listed() -> None:
    assert set(CALLS) == {each.path.removeprefix("integra ") for each in whole().all() if any("-o" in option.names for option in each.options)}


@pytest.mark.parametrize("command", CALLS)
def test_a_new_file_of_people_is_its_owners_alone(call: Run, files: Path, command: str) -> None:
    arguments, private = CALLS[command]
    done = call(*command.split(), *arguments.split(), "-o", "made")
    assert done.status == 0, done.errors
    assert mode(files / "made") == (0o600 if private else 0o644)


@pytest.mark.parametrize("command", ["screen", "rules"])
@pytest.mark.parametrize("held", [0o640, 0o664, 0o400])
def test_a_file_that_is_replaced_keeps_its_permissions(call: Run, files: Path, command: str, held: int) -> None:
    (files / "made").write_bytes(b"")
    (files / "made").chmod(held)
    assert call(command, *CALLS[command][0].split(), "-o", "made").status == 0
    assert mode(files / "made") == held and (files / "made").stat().st_size


def test_plans_and_lists_are_their_owners_alone(call: Run, files: Path) -> None:
    assert call("plan", "new", "new.cbor", "opening.json").status == 0
    assert call("plan", "append", "new.cbor", "need.json").status == 0
    assert mode(files / "new.cbor") == 0o600
    (files / "plan.cbor").chmod(0o640)
    (files / "other.cbor").write_bytes(plan("one").to_cbor())
    assert call("plan", "merge", "plan.cbor", "other.cbor").status == 0
    assert mode(files / "plan.cbor") == 0o640
    assert call("screen", "--unmapped", "list", "people.ndjson", "-o", "made").status == 0
    assert mode(files / "list") == 0o600
    assert call("demo", "--count", "3", "people.ndjson", "-o", "report.html").status == 0
    assert mode(files / "report.html") == 0o600


def test_no_file_of_ours_goes_through_a_link_that_was_planted(call: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    victim = files / "victim"
    victim.write_bytes(b"precious")
    names = iter(("planted", "free"))
    (files / ".integra-planted.part").symlink_to(victim)
    monkeypatch.setattr(tempfile, "_get_candidate_names", lambda: names)
    assert call("screen", "people.ndjson", "-o", "made").status == 0
    assert victim.read_bytes() == b"precious" and mode(victim) == 0o644 and mode(files / "made") == 0o600
    (files / "new.cbor").symlink_to(files / "nowhere")
    assert call("plan", "new", "new.cbor", "opening.json").status == 2
    assert not (files / "nowhere").exists()
