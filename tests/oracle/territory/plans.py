"""The common plan of action, the diagnosis, needs against resources, and the tallies of plans and services.

Spec: TER-6, TER-7, TER-11, TER-14.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .exchange import floor
from .facts import Facts, Row
from .findings import Finding, finding, identifier
from .kleene import Tri, every, verdict
from .recurrence import uncovered
from .tables import code

YEAR = 12


def in_force(row: Row) -> Tri:
    """TER-6: adopted by D and not closed before it."""
    closes = row.get("closes")
    lasts: Tri = True if row.none("closes") else (None if closes is None else closes >= row.facts.at)
    return every((row.exists(), lasts))


def plans(facts: Facts) -> list[Row]:
    """The common plans in force for certain."""
    return [row for row in facts.read("common_plan") if in_force(row)]


def common_plan(facts: Facts) -> Tri:
    return floor(facts.claimed("common_plan"), [in_force(row) for row in facts.read("common_plan")])


def separated(facts: Facts) -> Tri:
    """TER-6: a plan in force tells what is imposed and what is adaptable; nothing denies it."""
    for plan in plans(facts):
        parts = {row.get("part") for row in facts.children("plan_change", plan)}
        if {"imposed", "adaptable"} <= parts:
            return True
    return None


def diagnosis(facts: Facts, *columns: str) -> Tri:
    """TER-11: a diagnosis that has all of some qualities."""
    return floor(facts.claimed("diagnosis"), [
        every((row.exists(), *(row.tri(column) for column in columns))) for row in facts.read("diagnosis")])


def plan_findings(facts: Facts) -> Iterator[Finding]:
    """TER-6: partners of the plans in force known not to have signed. TER-7: uncovered needs."""
    partners = [row for plan in plans(facts) for row in facts.children("partner", plan)]
    missing = sum(row.reached("signed") is False for row in partners)
    if missing:
        yield finding("TER-6/signature", facts.at, value=missing, other=len(partners))
    for row in facts.read("need"):
        if uncovered(row):
            yield finding("TER-7/uncovered", facts.at, row, subject=identifier(row, "project"),
                          second=identifier(row, "objective"), value=code("function", row.get("function")))


def observatory(facts: Facts) -> Tri:
    """TER-14, sign 4: a difficulty or an unmet need recorded in the last 12 months, else unknown."""
    window = facts.window(YEAR)
    seen = any(row.dated(*window) for row in facts.read("difficulty"))
    return True if seen or any(row.dated(*window) and uncovered(row) for row in facts.read("need")) else None


def patients_needs(facts: Facts, *functions: str) -> Tri:
    """TER-7, annexe 1: needs of some functions are listed; nothing denies it."""
    return True if any(row.get("function") in functions for row in facts.certain("need")) else None


def compared(facts: Facts) -> Tri:
    """TER-7, annexe 1: of all that may be needed, what exists at the three levels is known."""
    rows = [row for row in facts.read("need") if row.tri("needed") is not False]
    known = all(row.tri(level) is not None for row in rows for level in ("primary_care", "territory", "region"))
    return True if facts.claimed("need") and facts.certain("need") and known else None


class Tally(NamedTuple):
    """TER-14: of a kind's latest day, how many are known bad, how many in all, and whether any is."""

    bad: int
    all: int
    any_bad: Tri
    all_good: Tri


def tally(facts: Facts, kind: str) -> Tally:
    """TER-14: the latest dated rows of a kind, summed; undated rows or no claim leave it unknown."""
    rows = [row for row in facts.read("tally") if row.get("kind") == kind]
    if not facts.claimed("tally") or not rows or any(row.exists() is None for row in rows):
        return Tally(0, 0, None, None)
    day = max(row.get("date") for row in rows)
    rows = [row for row in rows if row.get("date") == day]
    counts = {column: [row.get(column) for row in rows] for column in ("good", "bad", "not_known")}
    sums = {column: sum(count or 0 for count in found) for column, found in counts.items()}
    clean = all(count == 0 for count in (*counts["bad"], *counts["not_known"]))
    return Tally(sums["bad"], sum(sums.values()), verdict(sums["bad"] >= 1, clean),
                 verdict(clean and sums["good"] >= 1, sums["bad"] >= 1))


def knowhow(facts: Facts) -> Tri:
    """TER-7, annexe 1: transfers of know-how are counted, none unknown; nothing denies it."""
    return True if any(row.get("kind") == "knowhow_transfer" and row.get("not_known") == 0
                       for row in facts.certain("tally")) else None
