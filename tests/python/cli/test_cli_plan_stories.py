"""Three people's work with the command: a case manager's Monday, a GP's month, a hospital's discharge.

Spec: spec/03-command.md, "What is due"; PLN-8, PLN-9, PLN-14, PLN-16, PLN-27.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run
from plan_examples import NAMES, identifier, member, plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a support structure: a file a plan."""
    (tmp_path / "plans").mkdir()
    for name in NAMES:
        (tmp_path / "plans" / f"{name}.cbor").write_bytes(plan(name).to_cbor())
    return tmp_path / "plans"


@pytest.fixture
def rows(call: Run, folder: Path) -> Any:
    def told(at: str, *options: str) -> dict[tuple[str, str, str], tuple[str, str | None]]:
        """Of each plan and obligation the state and the term."""
        names = {identifier(name): name for name in NAMES}
        lines = call("plan", "due", folder, "--at", at, "--format", "ndjson", "--all", *options).text.splitlines()
        return {(names[row["plan"]], row["rule"], row["settled_by"]): (row["state"], row["due"])
                for row in map(json.loads, lines)}
    return told


@pytest.fixture
def record(call: Run, folder: Path) -> Any:
    def recorded(name: str, day: str, kind: str, author: str, **fields: str) -> None:
        document = {"kind": kind, "author": author, "writer": "c" * 32, "recorded": f"{day}T17:00Z", "effective": day,
                    "fields": fields}
        done = call("plan", "append", folder / f"{name}.cbor", "-", stdin=json.dumps(document).encode())
        assert done.status == 0, done.errors
    return recorded


def test_a_case_managers_monday(call: Run, folder: Path, rows: Any, record: Any) -> None:
    """She looks who waits for her, sends the feedback that is late, and looks again."""
    manager, gp = member("one", "case_manager"), member("one", "gp")
    text = call("plan", "due", folder, "--at", "2025-09-08", "--state", "overdue,due", "--sort", "acts", "--lang", "fr").text
    mine = [line.split()[0] for line in text.splitlines() if manager[:8] in line]
    assert mine == ["2025-10-20", "2025-11-26", "2025-12-19"]
    feedback = ("one", "PLN-8", "feedback")
    assert rows("2025-09-08")[feedback] == ("overdue", "2025-07-15")
    record("one", "2025-09-08", "feedback", manager, person=gp)
    assert rows("2025-09-08")[feedback] == ("due", "2025-12-08")
    # The person is seen face to face on the 29th, a month after the return: both contacts are met.
    record("one", "2025-09-29", "contact", manager, code="face_to_face")
    after = rows("2025-09-29")
    assert after["one", "PLN-9", "second_contact"][0] == after["one", "PLN-21", "face_to_face"][0] == "met"


def test_a_gps_month(call: Run, folder: Path, rows: Any, record: Any) -> None:
    """He puts September into his agenda, sees what his holidays left open, and is late with one examination."""
    gp = member("two", "gp")
    calendar = call("plan", "due", folder / "two.cbor", "--at", "2025-09-01", "--format", "ics", "--lang", "fr").text
    assert "DTSTART;VALUE=DATE:20250912\r\nDTEND;VALUE=DATE:20250913\r\n" in calendar
    assert "Cette intervention n'a pas commencé." in calendar and gp not in calendar
    picture = " ".join(call("plan", "timeline", folder / "two.cbor", "--at", "2025-09-01").text.split())
    assert ("médecin traitant: the holder of the office (general practitioner) 2025-02-24 to 2025-07-27; nobody 2025-07-28 to "
            "2025-08-17") in picture
    examination = ("two", "PLN-7", "intervention")
    only = [json.loads(line) for line in call("plan", "due", folder / "two.cbor", "--at", "2025-09-13", "--format",
                                              "ndjson", "--state", "overdue").text.splitlines() if '"intervention"' in line]
    assert [(each["due"], each["acts"]) for each in only] == [("2025-09-12", gp)]
    event = only[0]["event"]
    record("two", "2025-09-15", "intervention_done", gp, target=event, code="favourable")
    later = call("plan", "due", folder / "two.cbor", "--at", "2025-09-30", "--format", "csv").text.splitlines()
    assert not [line for line in later if event in line and "PLN-7" in line]
    assert examination in rows("2025-09-30")  # told as met: nothing that was owed is forgotten


def test_a_hospitals_discharge(call: Run, folder: Path, rows: Any, record: Any) -> None:
    """The practice learned of the stay on its fifth day; the hospital calls, the person goes home, somebody rings."""
    hospital, nurse = member("three", "hospital"), member("three", "nurse")
    assert rows("2025-09-05")["three", "PLN-27", "hospital_contact"] == ("overdue", "2025-09-03")
    known = call("plan", "show", folder / "three.cbor", "--at", "2025-09-04", "--known-at", "2025-09-04").text
    assert "hospital admission" not in known and "PLN-27" not in known
    record("three", "2025-09-08", "hospital_contact", hospital, code="phone")
    assert rows("2025-09-08")["three", "PLN-27", "hospital_contact"] == ("met", "2025-09-03")
    record("three", "2025-09-09", "discharge_preparation", hospital)
    record("three", "2025-09-10", "discharge", hospital)
    home = rows("2025-09-10")
    assert ("three", "PLN-27", "hospital_contact") not in home
    assert home["three", "PLN-9", "first_contact"] == ("due", "2025-09-17")
    assert home["three", "PLN-9", "second_contact"] == ("due", "2025-12-09")
    assert home["three", "PLN-9", "discharge_preparation"] == ("met", None)
    assert rows("2025-09-18")["three", "PLN-9", "first_contact"] == ("overdue", "2025-09-17")
    record("three", "2025-09-18", "contact", nurse, code="phone")
    after = rows("2025-09-18")
    assert after["three", "PLN-9", "first_contact"][0] == "met" and after["three", "PLN-21", "face_to_face"][0] == "open"
    picture = call("plan", "timeline", folder / "three.cbor", "--at", "2025-09-18").text
    assert "2025-09-01 to 2025-09-10" in picture
