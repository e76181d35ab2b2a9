"""Colour and progress bar: on a terminal, where they are wanted and rich is there, and nowhere else.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import errno
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from cli_inputs import TWO, Run, ndjson

pty = pytest.importorskip("pty", reason="no pseudo-terminal here")
needs_rich = pytest.mark.skipif(importlib.util.find_spec("rich") is None, reason="rich, the extra 'terminal', is absent")
ESCAPE = b"\x1b"
WITHOUT_RICH = "import sys; sys.modules['rich'] = None; from integra.cli import main; sys.exit(main())"


def at_terminal(folder: Path, *arguments: str, screens: tuple[str, ...] = ("stdout", "stderr"), code: str | None = None,
                **environment: str) -> tuple[bytes, bytes]:
    """Runs the command with some of its outputs on a terminal: what that shows, and what the other outputs hold."""
    master, slave = pty.openpty()
    start = ["-m", "integra"] if code is None else ["-c", code]
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLORTERM")}
    with tempfile.TemporaryFile() as other, subprocess.Popen(
            [sys.executable, *start, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=slave if "stdout" in screens else other, stderr=slave if "stderr" in screens else other,
            env=plain | {"TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"} | environment) as process:
        os.close(slave)
        shown = b""
        try:
            while part := os.read(master, 65536):
                shown += part
        except OSError as error:  # Linux: the other end is closed
            assert error.errno == errno.EIO
        os.close(master)
        process.wait()
        other.seek(0)
        rest = other.read()
    assert process.returncode in (0, 1)
    return shown.replace(b"\r\n", b"\n"), rest


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A folder with one person, and with many of whom one is refused."""
    (tmp_path / "one.ndjson").write_bytes(ndjson(TWO))
    (tmp_path / "many.ndjson").write_bytes(ndjson(TWO) * 400 + b"{\n" + ndjson(TWO) * 400)
    return tmp_path


def uncoloured(text: bytes) -> bytes:
    return re.sub(rb"\x1b\[[0-9;]*m", b"", text)


@needs_rich
@pytest.mark.parametrize("command", [("screen", "one.ndjson"), ("explain", "one.ndjson"), ("rules", "SCR-12")])
def test_a_terminal_gets_the_same_text_in_colour(people: Path, run: Run, command: tuple[str, ...]) -> None:
    shown, _ = at_terminal(people, *command, screens=("stdout",))
    plain = run(*command)
    assert ESCAPE in shown and ESCAPE not in plain.out and uncoloured(shown) == plain.out


@needs_rich
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(people: Path, environment: dict[str, str]) -> None:
    assert ESCAPE not in at_terminal(people, "screen", "one.ndjson", **environment)[0]


@needs_rich
def test_force_color_colours_a_pipe_and_never_a_file_or_data(people: Path, run: Run) -> None:
    assert ESCAPE in run("screen", "one.ndjson", FORCE_COLOR="1").out
    assert ESCAPE not in run("screen", "one.ndjson", FORCE_COLOR="1", NO_COLOR="1").out
    for form in ("ndjson", "csv"):
        assert ESCAPE not in run("screen", "one.ndjson", "--format", form, FORCE_COLOR="1").out
    run("screen", "one.ndjson", "-o", "out.txt", FORCE_COLOR="1")
    assert ESCAPE not in (people / "out.txt").read_bytes()


def test_without_rich_everything_is_plain(people: Path) -> None:
    shown, _ = at_terminal(people, "screen", "one.ndjson", "-o", "out.txt", code=WITHOUT_RICH)
    assert shown == b"integra: 1 screened, 0 refused\n"
    assert ESCAPE not in at_terminal(people, "screen", "one.ndjson", code=WITHOUT_RICH)[0]


@needs_rich
def test_a_bar_shows_while_data_goes_to_a_pipe(people: Path) -> None:
    shown, data = at_terminal(people, "screen", "--format", "ndjson", "many.ndjson", screens=("stderr",))
    assert b"people" in shown and b"%" in shown, "how many, and how far"
    assert len(data.splitlines()) == 800 and ESCAPE not in data
    plain = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]|\r", b"", shown)
    assert b"many.ndjson:401: not valid JSON" in plain and plain.endswith(b"integra: 800 screened, 1 refused\n")


@needs_rich
@pytest.mark.parametrize("arguments, screens", [
    (("-q",), ("stderr",)), ((), ("stdout", "stderr")), ((), ("stdout",))])
def test_no_bar_where_quiet_asked_or_the_table_is_on_the_terminal(people: Path, arguments: tuple[str, ...],
                                                                  screens: tuple[str, ...]) -> None:
    shown, rest = at_terminal(people, "screen", *arguments, "many.ndjson", screens=screens)
    assert b"%" not in shown and b"%" not in rest and b"\x1b[?25l" not in shown


@needs_rich
def test_no_bar_for_a_few(people: Path) -> None:
    shown, _ = at_terminal(people, "screen", "--format", "csv", "one.ndjson", screens=("stderr",))
    assert shown == b"integra: 1 screened, 0 refused\n"
