"""Plans that stand in PostgreSQL are read by the command as those of a file are, by the address of the database.

Spec: spec/03-command.md, "What is due"; spec/32-exchange.md, "How to store".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from cli_inputs import Run

sys.path.insert(0, str(Path(__file__).parents[1] / "plan"))
from plan_scene import active  # noqa: E402

from integra.plan import caseload  # noqa: E402
from integra.plan.store import PlanStore  # noqa: E402

#: Not as it stands in an address, which nothing may repeat.
SECRET = "3cret"[::-1]


@pytest.fixture
def address(postgres: str) -> str:
    with PlanStore(postgres) as store:
        store.merge(active().to_cbor())
    return postgres.replace("integra@", f"integra:{SECRET}@")


def test_what_is_due_and_one_plan_are_shown(address: str, call: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.cbor").write_bytes(active().to_cbor())
    for words in (("plan", "due", "{}", "--at", "2025-09-08"), ("plan", "show", "{}"), ("plan", "log", "{}")):
        there, here = (call(*(word.format(place) for word in words)) for place in (address, "plan.cbor"))
        assert (there.status, there.out, there.errors) == (0, here.out, "")
    both = call("plan", "due", address, "plan.cbor", "--at", "2025-09-08")
    shown = address.split("?")[0].replace(f":{SECRET}", "")
    assert both.out == call("plan", "due", address, "--at", "2025-09-08").out
    assert f"is one, read from {shown.split('@')[0]}@" in both.errors and SECRET not in both.errors
    with active() as plan:
        assert list(caseload.due(address, datetime.date(2025, 9, 8))) == list(caseload.due(plan, datetime.date(2025, 9, 8)))


def test_what_cannot_be_reached_is_named_without_its_password(call: Run) -> None:
    for words in (("plan", "due", "{}", "--at", "2025-09-08"), ("plan", "show", "{}")):
        told = call(*(word.format(f"postgresql://plans:{SECRET}@/care?host=/nowhere") for word in words))
        assert told.status == 3 and "postgresql://plans@%2Fnowhere/care: cannot be reached" in told.errors
        assert SECRET not in told.errors and not told.out


def test_without_psycopg_it_says_what_is_needed(run: Run) -> None:
    code = ("import sys; sys.modules['psycopg'] = None; from integra.cli import main; "
            f"sys.exit(main(['plan', 'due', 'postgresql://plans:{SECRET}@db/care', '--at', '2025-09-08']))")
    told = run(code=code)
    assert told.status == 3 and "postgresql://: needs psycopg: pip install psycopg psycopg-binary" in told.errors
    assert SECRET not in told.errors
