"""Where outputs go: written to as what they are, never over what is read, and two of them never to one place.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cli_inputs import TWO, Ran, Run, bundle, ndjson
from test_cli_plan import OPENING, data

from integra.cohort import cohort

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no streams by name")
#: Nothing here takes a second; whatever waits for a pipe waits for ever.
PATIENCE = 60
PEOPLE = ndjson(TWO)


def shell(folder: Path, script: str) -> Ran:
    """A line of bash in a folder; ``integra`` is the command."""
    done = subprocess.run(["bash", "-c", f'integra() {{ "{sys.executable}" -m integra "$@"; }}; set -o pipefail; {script}'],
                          capture_output=True, cwd=folder, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL)
    return Ran(done.returncode, done.stdout, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "q.ndjson").write_bytes(PEOPLE)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.ndjson").write_bytes(PEOPLE)
    (tmp_path / "fhir.json").write_bytes(bundle("p1", "2024-05-09"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.ndjson").write_bytes(PEOPLE)
    (tmp_path / "opening.json").write_bytes(data(OPENING))
    (tmp_path / "map.toml").write_text("")
    return tmp_path


@pytest.mark.parametrize("links, arguments", [
    ((), "screen q.ndjson -o in/deep/../../q.ndjson"), ((), "screen q.ndjson -o ./q.ndjson"), ((), "receipt in -o in/../in/a.ndjson"),
    ((("lnk", "in/deep"),), "screen in/a.ndjson -o lnk/../a.ndjson"), ((("one", "two"), ("two", "q.ndjson")), "screen q.ndjson -o one"),
    ((("in/far", "../elsewhere"),), "screen in -o elsewhere/b.ndjson"),
    ((("in/latest.ndjson", "../elsewhere/b.ndjson"),), "screen in --unmapped elsewhere/b.ndjson"),
    ((("to", "elsewhere"),), "screen elsewhere -o to/b.ndjson"), ((), "screen q.ndjson --columns map.toml -o in/../map.toml")])
def test_what_is_read_is_not_written_however_it_is_spelled(call: Run, files: Path, links: tuple[tuple[str, str], ...],
                                                           arguments: str) -> None:
    for link, to in links:
        (files / link).symlink_to(to)
    before = {path: path.read_bytes() for path in files.rglob("*") if path.is_file()}
    done = call(*arguments.split())
    assert (done.status, done.out) == (2, b"") and "would destroy it" in done.errors
    assert {path: path.read_bytes() for path in files.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("target", ["nosuch/../q.ndjson", "nosuch/../new", "q.ndjson/../new", "nosuch/new", "in", "in/", "q.ndjson/", "new/"])
@pytest.mark.parametrize("option", ["-o", "--unmapped"])
def test_where_the_system_finds_nothing_nothing_is_written(call: Run, files: Path, target: str, option: str) -> None:
    before = sorted(files.rglob("*"))
    done = call("screen", "fhir.json", option, target)
    assert done.status == 2 and "cannot be written" in done.errors and sorted(files.rglob("*")) == before
    assert (files / "q.ndjson").read_bytes() == PEOPLE


def test_an_output_goes_where_links_lead(call: Run, files: Path) -> None:
    (files / "lnk").symlink_to("in/deep")
    (files / "to").symlink_to("lnk/../new.csv")
    assert call("screen", "--format", "csv", "q.ndjson", "-o", "to").status == 0
    assert (files / "to").is_symlink() and (files / "in" / "new.csv").read_bytes().startswith(b"id,ref")


@pytest.mark.parametrize("links, arguments", [
    ((), "plan new new.cbor opening.json -o new.cbor"), ((), "plan new new.cbor opening.json -o in/../new.cbor"),
    ((("to", "new.cbor"),), "plan new new.cbor opening.json -o to"), ((), "screen fhir.json -o new --unmapped ./new"),
    ((("to", "in"),), "screen fhir.json -o in/new --unmapped to/new"), ((("to", "in/new"),), "screen fhir.json -o to --unmapped in/new")])
def test_two_outputs_that_are_one_file_are_refused(call: Run, files: Path, links: tuple[tuple[str, str], ...], arguments: str) -> None:
    for link, to in links:
        (files / link).symlink_to(to)
    before = sorted(files.rglob("*"))
    done = call(*arguments.split())
    assert (done.status, done.out) == (2, b"") and sorted(files.rglob("*")) == before
    assert "two names" in done.errors or "another name" in done.errors


@pytest.mark.parametrize("arguments", ["append plan.cbor opening.json -o plan.cbor", "append plan.cbor opening.json -o opening.json",
                                       "log plan.cbor -o in/../plan.cbor", "diff plan.cbor other.cbor -o other.cbor",
                                       "verify plan.cbor --summary other.cbor -o other.cbor", "new x.cbor opening.json -o opening.json"])
def test_no_part_of_plan_writes_over_what_it_is_given(call: Run, files: Path, arguments: str) -> None:
    for name in ("plan.cbor", "other.cbor"):
        assert call("plan", "new", name, "opening.json").status == 0
    before = {path: path.read_bytes() for path in files.iterdir() if path.is_file()}
    assert call("plan", *arguments.split()).status == 2
    assert {path: path.read_bytes() for path in files.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("script", [
    "integra screen --format csv q.ndjson -o /dev/stdout | head -n 1", "integra screen --format csv q.ndjson -o /dev/fd/1 | head -n 1",
    "integra screen --format csv q.ndjson -o /proc/self/fd/1 | cat", "integra screen --format csv q.ndjson -o >(cat) | cat",
    "integra screen --format csv q.ndjson -o /dev/fd/5 5>&1 | cat", "ln -s /dev/fd/1 out; integra screen --format csv q.ndjson -o out | cat",
    "integra screen --format csv q.ndjson -o /dev/stderr 2>&1 >log | cat", "mkfifo f; cat f & integra screen --format csv q.ndjson -o f; wait"])
def test_a_stream_by_its_name_is_written_to(files: Path, script: str) -> None:
    done = shell(files, script)
    assert done.status == 0 and done.text.startswith("id,ref"), done.errors


def test_a_list_goes_to_a_stream_of_its_own(files: Path) -> None:
    done = shell(files, "integra screen --format csv fhir.json -o out --unmapped >(cat) | cat")
    assert done.status == 0 and done.text.startswith("count\tsystem") and (files / "out").read_bytes().startswith(b"id,ref")
    done = shell(files, "integra screen --format csv fhir.json --unmapped /dev/fd/4 4>>list")
    assert done.status == 0 and (files / "list").read_text().startswith("count\tsystem")


@pytest.mark.parametrize("script", ["integra screen --format csv q.ndjson -o /dev/stdout >>log",
                                    "integra screen --format csv q.ndjson -o /dev/fd/6 6>>log",
                                    "integra receipt q.ndjson -o /dev/stdout >>log", "(echo kept; integra cohort -o /dev/stdout) >log",
                                    "(echo kept; integra encode q.ndjson -o /dev/fd/1) 1<>log"])
def test_what_stands_in_a_stream_is_kept(files: Path, script: str) -> None:
    (files / "log").write_text("kept\n")
    held = (files / "log").stat().st_ino
    done = shell(files, script)
    assert done.status == 0, done.errors
    assert (files / "log").read_bytes().startswith(b"kept\n") and (files / "log").stat().st_size > 20
    assert (files / "log").stat().st_ino == held


@pytest.mark.parametrize("script", [
    "integra screen fhir.json --unmapped /dev/stdout >both", "integra screen fhir.json --unmapped /dev/fd/1 | cat",
    "integra screen fhir.json -o /dev/fd/3 --unmapped /dev/fd/4 3>both 4>&3", "mkfifo f; integra screen fhir.json -o f --unmapped ./f",
    "integra screen fhir.json -o both --unmapped /dev/stdout >both", "integra screen fhir.json --unmapped both >both"])
def test_two_outputs_to_one_stream_are_refused(files: Path, script: str) -> None:
    done = shell(files, script)
    assert (done.status, done.out) == (2, b"") and "give two names" in done.errors
    assert not (files / "both").exists() or (files / "both").read_bytes() == b""


def test_the_null_device_takes_as_many_as_one_likes(files: Path) -> None:
    assert shell(files, "integra screen -q fhir.json -o /dev/null --unmapped /dev/null").status == 0


@pytest.mark.parametrize("script", ["integra screen f -o f", "integra inspect ./f -o f", "ln -s f to; integra orient f -o to",
                                    "integra screen fhir.json --columns f --unmapped f"])
def test_a_pipe_that_is_read_is_not_written(files: Path, script: str) -> None:
    os.mkfifo(files / "f")
    done = shell(files, script)
    assert (done.status, done.out) == (2, b"") and "would wait for itself" in done.errors


@pytest.mark.parametrize("script", ["integra screen --format ndjson q.ndjson >>q.ndjson", "integra receipt in >>in/a.ndjson",
                                    "integra encode 1>>q.ndjson <q.ndjson -"])
def test_stdout_is_no_input_either(files: Path, script: str) -> None:
    done = shell(files, script)
    assert done.status == 2 and "its stdout too" in done.errors
    assert (files / "q.ndjson").read_bytes() == PEOPLE == (files / "in" / "a.ndjson").read_bytes()


def test_a_new_file_of_the_shell_may_stand_in_the_folder_that_is_read(files: Path) -> None:
    done = shell(files, "cd in && integra screen --format csv . >out.csv")
    assert done.status == 0 and (files / "in" / "out.csv").read_bytes().startswith(b"id,ref")
    assert shell(files, "cd in && integra screen --format csv . >>out.csv").status == 2


@pytest.mark.parametrize("script, said", [("integra cohort -o /dev/fd/0 <q.ndjson", "Bad file descriptor"),
                                          ("integra cohort -o /dev/fd/77", "cannot be written"),
                                          ("integra cohort -o nosuch/x", "give another folder to -o")])
def test_what_cannot_be_written_says_what_helps(files: Path, script: str, said: str) -> None:
    done = shell(files, script)
    assert (done.status, done.out) == (2, b"") and said in done.errors and (files / "q.ndjson").read_bytes() == PEOPLE


@pytest.mark.parametrize("arguments, name", [("--codes - fhir.json", "codes.tsv"), ("--columns - table.csv", "map.toml"),
                                             ("--codes f fhir.json", "codes.tsv"), ("--columns f table.csv", "map.toml")])
def test_what_says_how_to_read_may_be_stdin_or_a_pipe(files: Path, arguments: str, name: str) -> None:
    (files / "codes.tsv").write_text("system\tcode\tatc\ncip-ucd\t1\tC09AA03\n")
    (files / "map.toml").write_text('[columns]\nmobility = "marche"\n')
    (files / "table.csv").write_text("ref,date,marche\na,2025-06-01,yes\n")
    assert not any(os.path.exists(files / each) for each in ("-", "f"))
    os.mkfifo(files / "f")
    threading.Thread(target=lambda: (files / "f").write_bytes((files / name).read_bytes()) if " f " in arguments else None,
                     daemon=True).start()
    done = shell(files, f"integra screen --format csv {arguments} <{name}")
    assert done.status == 0 and len(done.text.splitlines()) == 2, done.errors


def test_two_from_stdin_are_refused(call: Run, files: Path) -> None:
    done = call("screen", "--codes", "-", "--columns", "-", "fhir.json")
    assert done.status == 2 and "read once only" in done.errors


def test_more_than_a_pipe_holds_goes_through_a_stream(files: Path) -> None:
    (files / "many.ndjson").write_bytes(ndjson(*cohort(7, 600)))
    done = shell(files, "integra screen --format ndjson many.ndjson -o /dev/stdout | cat; integra screen many.ndjson -o >(head -n 1) | cat")
    assert len(done.text.splitlines()) == 601, done.errors
