"""Files of plans that hold more strangers than a plan has room for: what is told, and that nothing of them is lost.

Spec: spec/03-command.md; spec/31-history.md (PLN-11, "Strangers").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from pathlib import Path

import pytest
from cli_inputs import Run

from integra import Draft, Event, EventKind, Plan
from integra._low import plan as _low_plan
from integra.words import NeedDomain, PlanKind, Role

DAY = datetime.date(2025, 6, 1)
NOW = datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)
NURSE, PERSON, OFFICE, STRANGER = (uuid.UUID(int=number) for number in (1, 2, 3, 4))
MANY, ROOM = 140, 128


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A plan with more strangers than there is room for, as no program of ours writes it, and one without any."""
    plan, crowd = Plan(writer=OFFICE), Plan()
    opening = plan.append(Draft(kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=NURSE, person=PERSON,
                                recorded=NOW, effective=DAY))
    strangers = [Event(kind=EventKind.NEED, code=NeedDomain.SOCIAL, plan=plan.id, writer=uuid.UUID(int=1000 + number),
                       author=STRANGER, sequence=1, recorded=NOW, effective=DAY, parents=(opening.digest,))
                 for number in range(MANY)]
    _low_plan.take(crowd._open, [(event.digest, event.to_cbor()) for event in (opening, *strangers)])
    found = tmp_path / "full.cbor", tmp_path / "sound.cbor"
    for path, each in zip(found, (crowd, plan), strict=True):
        path.write_bytes(each.to_cbor())
    return found


@pytest.mark.parametrize("words", [
    ("show",), ("log",), ("verify",), ("due", "--at", "2025-07-01"), ("timeline", "--at", "2025-07-01"), ("view", "home_services")])
def test_what_is_left_out_is_told_in_one_line(call: Run, files: tuple[Path, Path], words: tuple[str, ...]) -> None:
    done = call("plan", words[0], files[0], *words[1:])
    assert done.status == 1 and done.out
    assert done.errors.count("chains left out") == 1 and f"accepted: {MANY - ROOM};" in " ".join(done.errors.split())


def test_a_file_that_is_not_whole_here_is_not_replaced(call: Run, files: tuple[Path, Path]) -> None:
    before = files[0].read_bytes()
    done = call("plan", "merge", files[0], files[1])
    assert done.status == 1 and "nothing is written" in done.errors
    assert files[0].read_bytes() == before


def test_merge_tells_all_that_came(call: Run, files: tuple[Path, Path]) -> None:
    done = call("plan", "merge", files[1], files[0])
    assert done.status == 0 and f"read: {1 + MANY}, new: {ROOM}" in done.errors
    assert f"their events: {MANY - ROOM}" in " ".join(done.errors.split())
    assert len(Plan.from_cbor(files[1].read_bytes())) == 1 + ROOM
