"""A decision's level, its life, and who should have kept out of it.

Spec: CON-3, CON-4, CON-5.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .facts import Facts, Row
from .findings import Finding, finding, identifier
from .kleene import Tri, some
from .tables import code

TIER_OF_SCOPE = {
    "policy": "macro", "funding": "macro", "contract": "macro", "tool": "meso", "protocol": "meso",
    "priority": "meso", "organisation": "meso", "care": "micro",
}


def overdue(row: Row) -> bool:
    """CON-5: adopted or under way, past its due day, neither effective nor dropped: all certain."""
    due = row.get("due")
    return (some((row.reached("adopted"), row.reached("under_way"))) is True and due is not None and due < row.facts.at
            and row.reached("effective") is False and row.reached("dropped") is False)


def changed_since(row: Row) -> Tri:
    """CON-5, of the record: a change on or since the adoption."""
    recorded, adopted = row.recorded("changed"), row.get("adopted")
    if not recorded:
        return recorded
    return None if adopted is None else bool(row.get("changed") >= adopted)


def dead(row: Row) -> bool:
    """CON-5: a dead letter: overdue, not under way, no change recorded."""
    return overdue(row) and row.reached("under_way") is False and changed_since(row) is False


def alive(row: Row) -> Tri:
    """TER-5: whether a decision is known not to be a dead letter."""
    due = row.get("due")
    not_due: Tri = True if row.none("due") else (None if due is None else due >= row.facts.at)
    return some((row.reached("adopted") is False, not_due, row.reached("effective"), row.reached("dropped"),
                 row.reached("under_way"), changed_since(row)))


def misdated(row: Row) -> bool:
    """CON-5: known dates out of order, or adopted before its meeting."""
    life = [day for day in (row.get(word) for word in ("proposed", "adopted", "under_way", "effective"))
            if day is not None and day <= row.facts.at]
    meeting, adopted = row.get("meeting"), row.get("adopted")
    held = meeting.get("date") if meeting is not None and meeting.exists() else None
    early = held is not None and adopted is not None and adopted <= row.facts.at and adopted < held
    return early or any(first > second for first, second in combinations(life, 2))


def record_findings(facts: Facts, row: Row) -> Iterator[Finding]:
    """CON-5, of the record: without owner, due date or reason."""
    running = some((row.recorded("adopted"), row.recorded("under_way")))
    ended = some((row.recorded("effective"), row.recorded("dropped")))
    if running and ended is False:
        for column, name in (("owner", "owner"), ("due", "due_date")):
            if row.blank(column):
                yield finding(f"CON-5/{name}", facts.at, row, subject=identifier(row))
    if row.recorded("dropped") and row.blank("drop_reason"):
        yield finding("CON-5/reason", facts.at, row, subject=identifier(row))


def decision_findings(facts: Facts) -> Iterator[Finding]:
    """CON-3 to CON-5, decision by decision."""
    for row in facts.read("decision"):
        yield from withdrawal_findings(facts, row)
        body, tier = row.get("body"), TIER_OF_SCOPE.get(row.get("scope"))
        if row.reached("adopted") and body is not None and tier is not None and tier != body.get("tier"):
            yield finding("CON-4/competent_level", facts.at, row, subject=identifier(row), value=code("tier", tier),
                          other=code("tier", body.get("tier")))
        if dead(row):
            yield finding("CON-5/dead_letter", facts.at, row, subject=identifier(row), due=row.get("due"))
        elif overdue(row):
            yield finding("CON-5/decision_follow_up", facts.at, row, subject=identifier(row),
                          value=int(row.reached("under_way") is True), due=row.get("due"))
        yield from record_findings(facts, row)
        if misdated(row):
            yield finding("CON-5/dates", facts.at, row, subject=identifier(row))


def withdrawal_findings(facts: Facts, row: Row) -> Iterator[Finding]:
    """CON-3: a person with a declared interest in a matter took part in the decision on it."""
    matter = row.get("matter")
    if not row.reached("adopted") or matter is None:
        return
    interested = {one.get("person") for one in facts.certain("interest") if one.get("matter") is matter} - {None}
    seen = set()
    for one in facts.children("participant", row):
        person = one.get("person")
        if person in interested and person not in seen:
            seen.add(person)
            yield finding("CON-3/withdrawal", facts.at, one, subject=identifier(row), second=person)


def dead_letters(facts: Facts) -> tuple[int, int, Tri]:
    """TER-5: how many dead letters of how many adopted, and whether there are any."""
    rows = facts.read("decision")
    count = sum(dead(row) for row in rows)
    none = facts.claimed("decision") and all(alive(row) for row in rows)
    return count, sum(row.reached("adopted") is True for row in rows), True if count else (False if none else None)


def any_late(facts: Facts) -> bool:
    """CON-5: a dead letter or an overdue decision."""
    return any(overdue(row) for row in facts.read("decision"))


def any_withdrawal_missed(facts: Facts) -> bool:
    return any(True for row in facts.read("decision") for _ in withdrawal_findings(facts, row))
