"""What was stated of a line: the latest day counts, an undated statement is older than any dated one.

Spec: GEN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .facts import Day, Facts, Row
from .findings import Finding, finding
from .kleene import Tri
from .tables import LINES, line_code


class Stated(NamedTuple):
    """A line's statement: its value, since when, and the rows that differ, one of which may say that it is not known."""

    value: Tri
    since: Day | None
    clash: tuple[Row, ...]
    evidence: str | None = None


def stated(facts: Facts, line: str) -> Stated:
    """GEN-12: two of one day that differ give unknown."""
    return counts([row for row in facts.read("statement") if row.get("line") == line])


def counts(rows: list[Row]) -> Stated:
    """Which of one line's statements counts."""
    latest = max((row.get("date") or Day.min for row in rows), default=Day.min)
    rows = [row for row in rows if (row.get("date") or Day.min) == latest]
    answers = {row.tri("value") for row in rows}
    if len(answers) != 1:
        return Stated(None, None, tuple(rows))
    since = min((row.get("since") for row in rows if row.get("since")), default=None)
    evidence = min((row.get("evidence") for row in rows if row.get("evidence")), default=None)
    return Stated(answers.pop(), since, (), evidence)


def all_stated(facts: Facts) -> dict[str, Stated]:
    rows: dict[str, list[Row]] = {line: [] for line in LINES}
    for row in facts.read("statement"):
        rows[row.get("line")].append(row)
    return {line: counts(found) for line, found in rows.items()}


def statement_findings(facts: Facts, found: dict[str, Stated]) -> Iterator[Finding]:
    """GEN-12: statements of one day differ."""
    for line, one in found.items():
        if one.clash:
            yield finding("GEN-12/statement", facts.at, one.clash[0], value=line_code(line))
