"""The table of what is due, as its chapter has it: the rows of findings.tsv in their order, each shown by vectors.

Spec: spec/34-due.md, "The table" (PLN-13).  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import pytest
from vectors import ROOT, VECTORS, table

ROW = re.compile(r"^\| ([A-Z]+-\d+) `(\w+)` \| ([DPARSC ]+) \|(?:[^|]*)\|([^|]*)\|([^|]*)\|", re.M)


class Line(NamedTuple):
    """A line of the table: its name, and what it says of phases, of when it is met, and of its term."""

    name: tuple[str, str]
    phases: str
    met: str
    term: str


LINES = [Line((rule, settled_by), phases.strip(), met.strip(), term.strip())
         for rule, settled_by, phases, met, term in ROW.findall((ROOT / "spec/34-due.md").read_text(encoding="utf-8"))]


def states() -> dict[tuple[str, str], set[str]]:
    """The states that vectors expect of each row."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for vector in VECTORS:
        if vector["operation"] == "due" and "expected" in vector:
            for row in vector["expected"]["findings"]:
                found[row["rule"], row["settled_by"]].add(row["state"])
    return found


SHOWN = states()


def test_order() -> None:
    names = list(dict.fromkeys(line.name for line in LINES))
    of_plans = {"SCR-10", *(f"PLN-{number}" for number in range(1, 31))} - {"PLN-12"}
    in_table = [(row["rule"], row["settled_by"]) for row in table("findings.tsv") if row["rule"] in of_plans]
    assert names == [name for name in in_table if name != ("SCR-10", "review")]  # what two screenings compared say


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join((*line.name, line.phases.replace(" ", ""))))
def test_shown(line: Line) -> None:
    """Met where it can be, else late where it has a term, on its last good day too."""
    wanted = set() if line.met == "never" else {"met"}
    wanted |= {"open"} if line.term == "-" else {"due", "overdue"}
    assert wanted <= SHOWN[line.name]


def test_terms_are_those_of_findings() -> None:
    kinds = {(row["rule"], row["settled_by"]): row["state"] for row in table("findings.tsv")}
    for line in LINES:
        assert line.term == "-" or kinds[line.name] == "due"
