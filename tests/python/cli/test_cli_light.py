"""What a command loads: what it needs, since memory is promised (spec/03-command.md), and no more.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from pathlib import Path

import pytest
from cli_inputs import COMMANDS, MOBILITY_YES, TWO, Run, bundle, ndjson

LOADED = ("import sys; from integra.cli import main; status = main(sys.argv[1:] or {arguments!r}); "
          "print(*sorted(sys.modules), sep='\\n', file=sys.stderr); sys.exit(status)")
#: What takes memory, or is another command's.
HEAVY = ("hashlib", "gzip", "tempfile", "integra.adapters.fhir", "integra.adapters.synthea", "integra.adapters.tables",
         "integra.adapters.finess", "integra.columns.people", "integra.tour", "integra.cohort", "integra.plan.store", "integra.cli.plan",
         "integra.cli.demo", "integra.cli.orient", "openpyxl", "pyarrow", "numpy")


def loaded(run: Run, *arguments: str) -> set[str]:
    done = run(code=LOADED.format(arguments=list(arguments)))
    assert done.status == 0, done.errors
    return set(done.errors.splitlines())


@pytest.mark.parametrize("held, form", [(ndjson(TWO), "csv"), (ndjson(TWO), "table"), (MOBILITY_YES, "ndjson")])
def test_our_own_records_load_nothing_that_reads_others(run: Run, tmp_path: Path, held: bytes, form: str) -> None:
    (tmp_path / "x").write_bytes(held)
    assert not loaded(run, "screen", "--format", form, "x").intersection(HEAVY)


def test_what_is_needed_is_loaded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(bundle("p1", "2024-05-09"))
    assert "integra.adapters.fhir" in loaded(run, "screen", "x.json", "--at", "2025-01-01")


@pytest.mark.parametrize("before", [(), ("--lang", "fr"), ("-q", "--lang=fr", "--all-errors")])
def test_a_command_is_known_behind_what_stands_before_it(run: Run, before: tuple[str, ...]) -> None:
    assert "integra.cli.demo" not in loaded(run, *before, "questionnaire")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_the_one_that_the_whole_gives(call: Run, command: str) -> None:
    alone, whole = call(command, "--help"), call("--la", "en", command, "--help")
    assert (alone.status, alone.out) == (0, whole.out) and alone.out
