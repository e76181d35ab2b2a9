"""Inputs that were tried and failed once, each with what is right: skipped, saying so, where they are absent.

Spec: spec/03-command.md; GEN-1, SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0

One line an input: what the command may end with, who is screened with which items, and what has to be said.
The instances of the same kinds that the project wrote itself stand beside the readers that they try.
"""
from __future__ import annotations

import csv
import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cli_inputs import Run, lines

TRIED = Path(os.environ.get("INTEGRA_DATA") or Path(__file__).resolve().parents[4] / "shared" / "data").parent / "cases" / "turn1"
SCREEN = ("screen", "--format", "ndjson")
ORIENT = ("orient", "q.ndjson", "--directory", "d.csv", "--format", "csv")
EMERGENCY, POLYPATHOLOGY = "emergency_admission", "polypathology"
NOBODY: dict[str, str] = {}


@dataclass(frozen=True)
class Right:
    """What is right of an input: statuses that may be, items of each person, what stderr says and does not say."""

    given: tuple[str, ...]
    statuses: tuple[int, ...] = (0,)
    people: dict[str, dict[str, str | tuple[str, ...]]] = field(default_factory=dict)
    said: str = ""
    unsaid: str = r"Traceback"
    most_lines: int = 6


def one(given: str, said: str = "", **items: str | tuple[str, ...]) -> Right:
    """One person, p1, screened with these items."""
    return Right((given,), people={"p1": items}, said=said)


_A, _B = (f"aaaaaaaa-0000-4000-8000-00000000000{number}" for number in "12")
_BOTH: dict[str, dict[str, str | tuple[str, ...]]] = {_A: {POLYPATHOLOGY: "yes"}, _B: {POLYPATHOLOGY: "yes"}}
RIGHT = {
    "k1-no-list": one("b.json", emergency_admission="yes"),
    "k1-readmission-partof": one("b.json", emergency_admission="yes"),
    "k10-observations-only": Right(("b.json",), (1,), said="no Patient"),
    "k10-operationoutcome": Right(("o.json",), (1, 3), said="."),
    "k11-year-only": one("b.json", said="2024-12-31", polypathology="yes"),
    "k12-empty-optional-table": Right(("s",), people={_A: {}, _B: {}}, said=r"conditions\.csv|devices\.csv"),
    "k12-quoted-header": Right(("s",), people=_BOTH),
    "k12-semicolons": Right(("s",), people=_BOTH),
    "k12-start-renamed": Right(("s",), people={_A: {}, _B: {}}),
    "k13-patient-twice-in-bulk": Right(("e.ndjson",), people={"p1": {POLYPATHOLOGY: "yes"}}, unsaid="not a patient"),
    # A line break between quotes is CSV (RFC 4180): nobody need be refused.
    "k13-quoted-newline": Right(("s",), people=_BOTH, unsaid="not in patients"),
    "k14-text-only": one("b.json", said=r"\b3\b", polypathology="unknown"),
    "k14-unresolved-medication": one("b.json", said=r"\b10\b", polypathology="unknown"),
    "k15-deleted-folder": Right(("e", "--at", "2024-01-01"), people={"p1": {POLYPATHOLOGY: "unknown"}}, unsaid="no Patient"),
    "k16-first-page": Right(("1.json",), (0, 1), {"p1": {}}, said="more"),
    "k17-year-2102": one("b.json", said=r"entry\[2\]"),
    "k2-ambulatory-class-with-admission-from-er": one("b.json", emergency_admission="unknown"),
    "k2-classhistory-er-to-inpatient": one("b.json", emergency_admission=("yes", "unknown")),
    "k2-er-class-admitsource": one("b.json", emergency_admission="unknown"),
    "k2b-er-visit-three-months-before": one("b.json", emergency_admission="unknown"),
    "k3-utc-evening-admission": one("utc.json", emergency_admission=("yes", "unknown")),
    "k4-replaced-by": one("b.json", emergency_admission="yes"),
    "k5-deceased-fhir": Right(("b.json", "--at", "2025-06-01"), (1,), said="deceased"),
    "k6-atc-and-rxnorm": one("b.json", polypathology="unknown"),
    "k6-local-order-numbers": one("b.json", polypathology="unknown"),
    "k6-strengths-not-in-table": one("b.json", polypathology="unknown"),
    "k6b-stale-active-orders": one("b.json", polypathology="unknown"),
    "k7-cancers": one("b.json", polypathology="yes"),
    "k7-chronic-paralysis": one("b.json", mobility="yes", polypathology="yes"),
    "k7-intellectual-disability": one("b.json"),
    "k7-sleep-apnoea-alcoholism": one("b.json", polypathology="yes"),
    "k7-walker-crutches": one("b.json", mobility="yes"),
    "k8-nested-synthea-beside-ndjson": Right(("s",), people={"x": {}, **_BOTH}),
    "k9-own-record-pretty": Right(("r.json",), people={"r1": {"mobility": "yes"}}),
    "k9-pretty-json": Right(("m.json",), (1, 3), said=".", most_lines=2),
    "k21-french-encounter-type-system": one("b.json", emergency_admission="yes"),
}
SERVED = {"k20-ain-becomes-aube": ((1, 2, 3), r"d\.csv.*1001"), "k23-sep-line": ((0,), "")}
absent = pytest.mark.skipif(not TRIED.is_dir(), reason="no inputs tried once beside the repository (INTEGRA_DATA)")


@absent
@pytest.mark.parametrize("name", RIGHT)
def test_it_is_right_now(call: Run, tmp_path: Path, name: str) -> None:
    right = RIGHT[name]
    shutil.copytree(TRIED / name, tmp_path, dirs_exist_ok=True)
    done = call(*SCREEN, *right.given)
    assert done.status in right.statuses, done.errors
    seen = {each["ref"]: each for each in lines(done.out)}
    assert seen.keys() == right.people.keys()
    for ref, items in right.people.items():
        for item, values in items.items():
            assert seen[ref]["items"][item] in (values if isinstance(values, tuple) else (values,)), (ref, item)
    assert re.search(right.said, done.errors) and not re.search(right.unsaid, done.errors), done.errors
    assert len(done.errors.splitlines()) <= right.most_lines, done.errors


@absent
@pytest.mark.parametrize("name", SERVED)
def test_a_directory_says_what_is_right_now(call: Run, tmp_path: Path, name: str) -> None:
    statuses, said = SERVED[name]
    shutil.copytree(TRIED / name, tmp_path, dirs_exist_ok=True)
    done = call(*ORIENT)
    assert done.status in statuses and re.search(said, done.errors), done.errors
    served = [row["structure"] for row in csv.DictReader(done.text.splitlines()) if row["service"] == "home_help"]
    assert served == ([] if said else ["00000000000000000000000000000002"])


def _facts(done_out: bytes) -> dict[str, dict[str, object]]:
    """What was read for each fact of the only person."""
    return {read["name"]: read for item in lines(done_out)[0]["items"] for read in item["read"]}


@absent
@pytest.mark.parametrize(("name", "fact", "least", "most"), [
    ("k6-atc-and-rxnorm", "medicines", 5, 5), ("k6-strengths-not-in-table", "medicines", 4, 4),
    ("k15-deleted-folder", "chronic_conditions", 2, 2), ("k7-cancers", "chronic_conditions", 3, 3),
])
def test_a_count_is_a_floor_and_no_less(call: Run, tmp_path: Path, name: str, fact: str, least: int, most: int) -> None:
    shutil.copytree(TRIED / name, tmp_path, dirs_exist_ok=True)
    done = call("explain", "--format", "ndjson", *RIGHT[name].given)
    count = json.loads(json.dumps(_facts(done.out)[fact]["count"]))
    assert least <= count <= most


@absent
@pytest.mark.parametrize(("name", "fact"), [
    ("k7-intellectual-disability", "cognitive_trouble"), ("k7-sleep-apnoea-alcoholism", "addiction"),
    ("k7-chronic-paralysis", "restricted_mobility"),
])
def test_a_code_says_what_its_sister_says(call: Run, tmp_path: Path, name: str, fact: str) -> None:
    shutil.copytree(TRIED / name, tmp_path, dirs_exist_ok=True)
    assert _facts(call("explain", "--format", "ndjson", *RIGHT[name].given).out)[fact]["value"] == "yes"


@absent
def test_every_input_that_was_tried_is_in_one_of_the_tables() -> None:
    assert {each.name for each in TRIED.iterdir() if each.is_dir()} == {*RIGHT, *SERVED}
