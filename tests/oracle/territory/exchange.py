"""Whether adjacent levels talk, both ways: needs rise, decisions and feedback come down.

Spec: CON-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .facts import Day, Facts, Row
from .findings import Finding, finding
from .kleene import Tri, every, some

PAIRS = (("macro", "meso"), ("meso", "micro"))
UP, DOWN = ("need", "difficulty"), ("decision", "feedback")


class Exchange(NamedTuple):
    """CON-6: what rises, what comes down between two levels."""

    up: Tri
    down: Tri

    @property
    def both(self) -> Tri:
        return every((self.up, self.down))

    @property
    def state(self) -> str:
        if self.up is None or self.down is None:
            return "unknown"
        if self.up:
            return "both_ways" if self.down else "bottom_up_only"
        return "top_down_only" if self.down else "none"


def exchange(facts: Facts, upper: str, lower: str) -> Exchange:
    window = facts.period("exchange_months")
    up = some((flows(facts, lower, upper, UP, window), agendas(facts, upper, lower, window)))
    down = some((flows(facts, upper, lower, DOWN, window), decisions(facts, upper, lower, window),
                 feedback(facts, upper, lower, window)))
    return Exchange(up, down)


def floor(listed: bool, answers: list[Tri]) -> Tri:
    """GEN-1: whether one of a list's rows does: nothing that does is no only where the list is complete."""
    return some([*answers, False if listed else None])


def flows(facts: Facts, source: str, target: str, contents: tuple[str, ...], window: tuple[Day, Day]) -> Tri:
    """What was entered by hand."""
    rows = [row for row in facts.read("flow") if (row.get("from"), row.get("to")) == (source, target)]
    return floor(facts.claimed("flow", *window), [
        every((row.dated(*window), None if row.get("content") is None else row.get("content") in contents))
        for row in rows])


def of_tier(row: Row, tier: str) -> Tri:
    """Whether a row's body is of a level; none is of none."""
    body = row.get("body")
    if body is not None:
        return bool(body.get("tier") == tier)
    return False if row.none("body") else None


def agendas(facts: Facts, upper: str, lower: str, window: tuple[Day, Day]) -> Tri:
    """A matter raised from the lower level, entered on an agenda of the upper one."""
    answers: list[Tri] = []
    for matter in facts.read("matter"):
        source = matter.get("raised_from")
        entered = floor(matter.flag("agenda_complete"), [
            every((of_tier(row, upper), row.dated(*window))) for row in facts.children("agenda", matter)])
        answers.append(every((matter.exists(), None if source is None else source == lower, entered)))
    return floor(facts.claimed("matter"), answers)


def decisions(facts: Facts, upper: str, lower: str, window: tuple[Day, Day]) -> Tri:
    """A decision of the upper level, addressed to a body of the lower one."""
    answers: list[Tri] = []
    for row in facts.read("decision"):
        adopted = row.get("adopted")
        within: Tri = window[0] <= adopted <= window[1] if adopted else (False if row.none("adopted") else None)
        addressed = floor(row.flag("addressees_complete"), [
            of_tier(one, lower) for one in facts.children("addressee", row)])
        answers.append(every((of_tier(row, upper), within, addressed)))
    return floor(facts.claimed("decision"), answers)


def feedback(facts: Facts, upper: str, lower: str, window: tuple[Day, Day]) -> Tri:
    """Feedback of the upper level, addressed to a body of the lower one."""
    return floor(facts.claimed("feedback", *window), [
        every((row.dated(*window), None if row.get("tier") is None else row.get("tier") == upper,
               of_tier(row, lower))) for row in facts.read("feedback")])


def exchanges(facts: Facts) -> list[Exchange]:
    return [exchange(facts, upper, lower) for upper, lower in PAIRS]


def exchange_findings(facts: Facts) -> Iterator[Finding]:
    """CON-6: one direction only, or none."""
    names = {"top_down_only": "needs_up", "bottom_up_only": "feedback_down", "none": "both_directions"}
    for number, found in enumerate(exchanges(facts), 1):
        if found.state in names:
            yield finding(f"CON-6/{names[found.state]}", facts.at, value=number)
