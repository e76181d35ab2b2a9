"""Feedback on changes, owed soon to every structure of the territory.

Spec: CON-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts, Row, before, due_after
from .findings import Finding, finding, identifier
from .kleene import Tri, every, some, verdict

YEAR = 12


def changes(facts: Facts) -> list[Row]:
    """CON-8: decisions known to have become effective in [D - 12 months, D]."""
    first, last = facts.window(YEAR)
    return [row for row in facts.read("decision") if row.get("effective") and first <= row.get("effective") <= last]


def mature(facts: Facts, change: Row) -> bool:
    """Whether the time within which feedback is due has passed."""
    return bool(change.get("effective") < before(facts.at, facts.parameters["feedback_months"]))


def about(row: Row, change: Row) -> Tri:
    """Whether feedback is about a change: about everything, or about it.

    Not to know whether it is about everything leaves open that it is about this change, whatever decision it names.
    """
    return some((row.tri("general"), row.is_row("decision", change)))


def timely(row: Row, change: Row) -> Tri:
    """Whether it is dated from the change on, and by D."""
    return row.dated(change.get("effective"), row.facts.at)


def reaches(row: Row, structure: Row) -> Tri:
    """Whether it went to a structure: to all, or to it; not listed is no only where the list is complete."""
    told = [one.is_row("structure", structure) for one in row.facts.children("told", row)]
    listed = verdict(True in told, row.flag("told_complete") and True not in told and None not in told)
    return some((row.tri("to_all"), listed))


def in_doubt(facts: Facts, change: Row) -> bool:
    """CON-8: whether someone not listed may have been told of a change, so that nobody is known to miss it."""
    if not facts.claimed("feedback", change.get("effective"), facts.at):
        return True
    for row in facts.read("feedback"):
        if timely(row, change) is False or about(row, change) is False:
            continue
        told = list(facts.children("told", row))
        all_listed = (row.tri("to_all") is False and row.flag("told_complete")
                      and not any(one.unknown("structure") for one in told))
        if about(row, change) is None or not all_listed:
            return True
    return False


def misses(facts: Facts, change: Row, structure: Row) -> bool:
    """Whether a structure is known to have had no feedback on a change."""
    return not in_doubt(facts, change) and not any(
        every((timely(row, change), about(row, change), reaches(row, structure))) is not False
        for row in facts.read("feedback"))


def owed(facts: Facts, change: Row) -> list[Row]:
    """CON-8: the structures open for certain on both days, institutions included."""
    return [row for row in facts.surely_open("structure") if row.open(change.get("effective"))]


def change_findings(facts: Facts) -> Iterator[Finding]:
    """CON-8: changes on which feedback is late."""
    for change in changes(facts):
        owing = owed(facts, change)
        missing = sum(misses(facts, change, row) for row in owing)
        if mature(facts, change) and missing:
            yield finding("CON-8/change_feedback", facts.at, change, subject=identifier(change), value=missing,
                          other=len(owing), due=due_after(change.get("effective"), facts.parameters["feedback_months"]))


def none_unseen(facts: Facts) -> bool:
    """Whether every decision is known to be a change or none: one that is not known might have been told."""
    return facts.claimed("decision") and not any(row.unknown("effective") for row in facts.read("decision"))


def structure_findings(facts: Facts) -> Iterator[Finding]:
    """CON-8: structures that have had no feedback on any change that was due to them."""
    if not none_unseen(facts):
        return
    due = [change for change in changes(facts) if mature(facts, change)]
    for row in facts.surely_open("structure"):
        sure = [change for change in due if row.open(change.get("effective"))]
        maybe = [change for change in due if row.open(change.get("effective")) is not False]
        if sure and all(misses(facts, change, row) for change in maybe):
            yield finding("CON-8/structure_feedback", facts.at, row, subject=identifier(row), value=len(sure))


def feedback_findings(facts: Facts) -> Iterator[Finding]:
    yield from change_findings(facts)
    yield from structure_findings(facts)
