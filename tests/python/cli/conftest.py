"""Running the command: in a process of its own as a user does, or in this one where only what it says is asked.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_inputs import Ran, Run

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in an empty folder; ``code`` runs a script that calls it instead."""

    def call(*arguments: str | Path, stdin: bytes = b"", code: str | None = None, **environment: str) -> Ran:
        start = ["-m", "integra"] if code is None else ["-c", code]
        done = subprocess.run(
            [sys.executable, *start, *map(str, arguments)], input=stdin, capture_output=True, cwd=tmp_path, check=False,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"} | environment)
        return Ran(done.returncode, done.stdout, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8"))

    return call


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Run]:
    """Runs the command in this process, which is quicker: its status, and the bytes that it wrote."""
    from integra.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    before = signal.getsignal(signal.SIGTERM)

    def run_here(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        out, errors = capfdbinary.readouterr()
        return Ran(status, out, out.decode("utf-8", "replace"), errors.decode("utf-8"))

    yield run_here
    signal.signal(signal.SIGTERM, before)
