"""The README is followed to the letter: every command of its terminal, one after the other, where it says.

Spec: README.md, spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cli_inputs import COMMANDS, Run

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "examples" / "data"
TERMINAL = re.compile(r"^## From the terminal\n.*?^```sh\n(.*?)^```$", re.S | re.M)
NAME = re.compile(r"\bintegra ([a-z]+)")


def _commands() -> list[str]:
    found = TERMINAL.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found, "the README has no block of commands for the terminal"
    return [line.partition("  #")[0].strip() for line in found[1].splitlines() if line.strip()]


def test_every_command_of_the_readme_runs_in_a_fresh_copy(tmp_path: Path) -> None:
    first, *commands = _commands()
    assert first == f"cd {DATA.relative_to(ROOT).as_posix()}" and len(commands) >= 12
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    starts = tmp_path / "bin"
    starts.mkdir()
    (starts / "integra").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m integra "$@"\n')
    (starts / "integra").chmod(0o755)
    path = os.pathsep.join([str(starts), os.environ["PATH"]])
    for command in commands:
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, check=False,
                              env=os.environ | {"PATH": path}, timeout=120)
        assert done.returncode == 0, (command, done.stderr.decode())
        named = re.search(r"-o (\S+)", command)
        assert done.stdout or (named and (folder / named[1]).stat().st_size), f"{command}: nothing came out"


def test_the_readme_shows_every_command_but_two() -> None:
    shown = {name for command in _commands() for name in NAME.findall(command)}
    assert shown == {*COMMANDS} - {"encode", "completion"}


def test_the_people_of_the_samples_are_those_of_the_cohort(run: Run) -> None:
    count = len((DATA / "people.ndjson").read_bytes().splitlines())
    assert run("cohort", "--count", str(count)).out == (DATA / "people.ndjson").read_bytes()
