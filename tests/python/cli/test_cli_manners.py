"""How the command behaves: help, versions, interruption, closed pipes, files that appear whole, unforeseen errors.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import itertools
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_inputs import COMMANDS, MOBILITY_YES, NOT_SHORTEST, TWO, Run, ndjson

from integra import Rules, packs
from integra.cli.console import fit, width
from integra.records import Person, Problem, read_ndjson, read_sequence
from integra.sequences import read, skip

#: A script in which screening the second person does something else.
SECOND = """
import os, signal, sys
import integra.cli.screening as module
from integra.cli import main
real, count = module.screen, 0
def screen(record, *, rules):
    global count
    count += 1
    if count == 2:
        {what}
    return real(record, rules=rules)
module.screen = screen
sys.exit(main())
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert (done.status, done.errors) == (0, "")
    assert max(map(len, done.text.splitlines())) <= 80
    assert "examples:" in done.text and f"integra {command}" in done.text.split("examples:")[1]


@pytest.mark.parametrize("language, head, other", [("en", "commands:", "options:"), ("fr", "commandes :", "options :")])
def test_help_lists_every_command(run: Run, language: str, head: str, other: str) -> None:
    listed = run("--lang", language, "--help")
    assert (listed.status, listed.errors) == (0, "")
    lines = listed.text.split(f"\n{head}\n")[1].split(f"\n{other}\n")[0].splitlines()
    assert [line.split()[0] for line in lines if re.match("  [a-z]", line)] == list(COMMANDS)


@pytest.mark.parametrize("arguments", [
    [], ["scren"], ["screen"], ["cohort", "--count", "-1"], ["cohort", "--seed", "x"]])
def test_wrong_use_ends_2(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, b"") and "usage: integra" in done.errors


def test_version_shows_library_wire_back_end_and_digests(run: Run) -> None:
    done = run("--version")
    assert (done.status, done.errors) == (0, "")
    rows = done.text.splitlines()
    assert [row.split()[0] for row in rows] == ["integra", "library", "wire", "CBOR", *["rules"] * len(packs())]
    for row, name in zip(rows[4:], packs(), strict=True):
        assert row.split()[1] == name and row.endswith(Rules(name).digest.hex())


def test_a_file_appears_with_everything_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"old")
    os.chmod(tmp_path / "out", 0o640)
    done = run("screen", "--format", "ndjson", "-o", "out", "-", stdin=ndjson(TWO))
    assert (done.status, done.out) == (0, b"")
    assert b"awaiting_judgement" in (tmp_path / "out").read_bytes()
    assert os.listdir(tmp_path) == ["out"] and (tmp_path / "out").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"")
    (tmp_path / "link").symlink_to("real")
    assert run("cohort", "--count", "1", "-o", "link").status == 0
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_bytes().startswith(b'{"id"')


@pytest.mark.parametrize("what, status, said", [
    ("os.kill(os.getpid(), signal.SIGINT)", 130, "interrupted"),
    ("os.kill(os.getpid(), signal.SIGTERM)", 143, "interrupted: the file of -o was not written"),
    ("raise ZeroDivisionError('Dupont')", 4, "internal error (ZeroDivisionError)"),
    ("raise OSError(28, 'No space left on device')", 4, "cannot be written (No space left on device)"),
])
def test_whatever_ends_it_early_leaves_the_old_file(run: Run, tmp_path: Path, what: str, status: int,
                                                    said: str) -> None:
    (tmp_path / "out").write_bytes(b"old")
    done = run("screen", "--format", "ndjson", "-o", "out", "-", stdin=ndjson(TWO) * 3, code=SECOND.format(what=what))
    assert done.status == status
    assert said in done.errors and "Traceback" not in done.errors and "Dupont" not in done.errors
    assert (os.listdir(tmp_path), (tmp_path / "out").read_bytes()) == (["out"], b"old")


def test_an_unforeseen_error_is_shown_whole_where_asked_for(run: Run) -> None:
    done = run("screen", "-", stdin=ndjson(TWO) * 3, code=SECOND.format(what="1 / 0"), INTEGRA_DEBUG="1")
    assert done.status == 4 and "Traceback" in done.errors
    assert done.errors.splitlines()[-1].startswith("integra: internal")


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "integra", "cohort", "--count", "5000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize("closed, status", [("2>&-", 0), (">&-", 2)])
def test_a_closed_stream_is_not_replaced_by_another(tmp_path: Path, closed: str, status: int) -> None:
    script = f'"{sys.executable}" -m integra screen --format ndjson - {closed}'
    done = subprocess.run(["sh", "-c", script], input=ndjson(TWO), capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == status
    assert (done.stdout.count(b"\n"), b"screened" in done.stdout) == (1 if closed == "2>&-" else 0, False)


class Endless(io.RawIOBase):
    """A stream without end, that fails when more of it is read than it should be."""

    def __init__(self, part: bytes, limit: int) -> None:
        self._parts, self._left, self._limit = itertools.repeat(part), b"", limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._left = self._left or next(self._parts)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        self._limit -= size
        assert self._limit > 0, "it reads on without giving what it read"
        return size


@pytest.mark.parametrize("reader, part", [(read_ndjson, ndjson(TWO)), (read_sequence, MOBILITY_YES + NOT_SHORTEST)])
def test_our_records_stream(reader: object, part: bytes) -> None:
    assert callable(reader)
    found: Iterator[Person | Problem] = reader(io.BufferedReader(Endless(part, 4_000_000)), "endless")
    first = list(itertools.islice(found, 1000))
    assert sum(isinstance(each, Person) for each in first) == (1000 if reader is read_ndjson else 500)


def test_a_message_cut_by_the_end_of_a_read_is_whole() -> None:
    data = MOBILITY_YES * 100_000
    items = list(read(io.BytesIO(data)))
    assert len(items) == 100_000 and {item.data for item in items} == {MOBILITY_YES}
    assert [item.offset for item in items[:3]] == [0, 14, 28] and items[-1].offset == len(data) - 14


@pytest.mark.parametrize("text, end", [
    ("00", 1), ("1864", 2), ("4101", 2), ("820102", 3), ("a10102", 3), ("c000", 2), ("fb7ff0000000000000", 9),
    ("9f0102ff", 4), ("5f4101ff", 4), ("bf0102ff", 4), ("8181818100", 5), ("f97cff", 3),
    ("", None), ("18", None), ("4201", None), ("8201", None), ("9f01", None), ("ff", None), ("81ff", None),
    ("1c", None), ("1f", None), ("df00", None), ("5bffffffffffffffff", None), ("9bffffffffffffffff00", None)])
def test_where_an_item_ends(text: str, end: int | None) -> None:
    assert skip(bytes.fromhex("00" + text + ("" if end is None else "00")), 1) == (None if end is None else end + 1)


def test_deep_nesting_is_no_recursion() -> None:
    assert skip(b"\x81" * 100_000 + b"\x00", 0) == 100_001


def test_a_text_is_as_wide_as_its_signs_are_and_each_of_ascii_is_one() -> None:
    assert not any(unicodedata.combining(sign) or unicodedata.east_asian_width(sign) in "WF" for sign in map(chr, range(128)))
    assert (width("plan 7"), width("e\u0301te"), width("\u8ba1\u5212")) == (6, 3, 4)
    assert (fit("plan 77", 6), fit("plan", 6), fit("\u8ba1\u5212x", 4)) == ("plan \u2026", "plan  ", "\u8ba1\u2026 ")
