"""What comes back becomes a matter of the meso table, and rises where it is not settled; what calls for a table.

Spec: CON-7, CON-13, TER-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from .exchange import floor, of_tier
from .facts import Day, Facts, Row, before
from .findings import Finding, finding, identifier
from .kleene import Tri, every, negate, some
from .tables import code

Topic = tuple[str, int]


class Occurrence(NamedTuple):
    """A day on which a difficulty of a kind was raised; what counts once has one key."""

    day: Day
    key: Hashable
    row: Row


def uncovered(row: Row) -> Tri:
    """TER-7: needed, and neither primary care nor the territory nor the region has it."""
    return every((row.exists(), row.tri("needed"), *(
        negate(row.tri(level)) for level in ("primary_care", "territory", "region"))))


def topic_of(row: Row) -> Topic | None:
    kind, topic = row.get("kind"), row.get("topic")
    return None if kind is None or topic is None else (kind, topic)


def may_be(row: Row, topic: Topic) -> bool:
    """Whether what is known of a matter does not keep it from being of a kind."""
    return row.get("kind") in (topic[0], None) and row.get("topic") in (topic[1], None)


def occurrences(facts: Facts) -> dict[Topic, list[Occurrence]]:
    """CON-7: difficulties, a demand once, and uncovered needs; one of unknown demand may be any other's."""
    found: dict[Topic, list[Occurrence]] = {}
    for row in facts.certain("difficulty"):
        topic = topic_of(row)
        if topic is not None and not row.unknown("demand"):
            key = row.get("demand") or row
            found.setdefault(topic, []).append(Occurrence(row.get("date"), key, row))
    for row in facts.certain("need"):
        if uncovered(row):
            topic = ("support_function", code("function", row.get("function")))
            found.setdefault(topic, []).append(Occurrence(row.get("date"), row, row))
    return found


def on_agenda(facts: Facts, matter: Row, tier: str) -> Tri:
    """CON-7: whether a matter is on an agenda of a level."""
    return floor(matter.flag("agenda_complete"), [
        every((row.exists(), of_tier(row, tier))) for row in facts.children("agenda", matter)])


def settled_day(facts: Facts, matter: Row) -> Day | None:
    """CON-7: the earliest known day on which a matter was settled: closed with a reason, or decided."""
    found = [row.get("adopted") for row in facts.read("decision")
             if row.get("matter") is matter and row.reached("adopted")]
    if matter.reached("closed") and matter.get("closing") is not None:
        found.append(matter.get("closed"))
    return min(found, default=None)


def settled(facts: Facts, matter: Row) -> Tri:
    """CON-7; a matter closed for a reason that is not known may be settled (GEN-1)."""
    closed = every((matter.reached("closed"), None if matter.get("closing") is None else True))
    decided = floor(facts.claimed("decision"), [
        every((row.is_row("matter", matter), row.reached("adopted"))) for row in facts.read("decision")])
    return some((closed, decided))


def unsettled_by_record(facts: Facts, matter: Row) -> bool:
    """CON-7, of the record: neither closed with a reason nor decided, and nothing said unknown."""
    closed = every((matter.recorded("closed"), not matter.blank("closing")))
    decided = some(every((None if row.said_unknown("matter") else row.get("matter") is matter,
                          row.recorded("adopted"))) for row in facts.read("decision"))
    return some((closed, decided)) is False


def last_settled(facts: Facts, topic: Topic) -> tuple[Day, bool]:
    """The latest day on which a matter of the kind was settled, and whether that is in doubt."""
    days, doubt = [Day.min], not facts.claimed("matter")
    for matter in facts.read("matter"):
        agenda, done = on_agenda(facts, matter, "meso"), settled(facts, matter)
        if topic_of(matter) == topic and agenda and done:
            days.append(settled_day(facts, matter) or Day.min)
        elif may_be(matter, topic) and agenda is not False and done is not False:
            doubt = True
    return max(days), doubt


def birth(facts: Facts, topic: Topic, found: list[Occurrence]) -> tuple[Day, list[Row]] | None:
    """CON-7: the day an open collective problem was born, and its difficulties of that day; None: it is none."""
    since, doubt = last_settled(facts, topic)
    if doubt:
        return None
    counted = [one for one in found if one.day > since or since == Day.min]
    for day in sorted({one.day for one in counted}):
        first = before(day, facts.parameters["recurrence_months"])
        keys = {one.key for one in counted if first <= one.day <= day}
        if len(keys) >= facts.parameters["recurrence_count"]:
            return day, [one.row for one in counted if one.day == day and one.row.table == "difficulty"]
    return None


def problems(facts: Facts) -> dict[Topic, list[Row]]:
    """The open collective problems, each with its difficulties of the day it was born."""
    born = {topic: birth(facts, topic, found) for topic, found in occurrences(facts).items()}
    return {topic: one[1] for topic, one in born.items() if one is not None}


def recurrence_findings(facts: Facts) -> Iterator[Finding]:
    """CON-7: a collective problem on no meso agenda, or there without due date; a matter that is to rise."""
    found = problems(facts)
    for topic, rows in found.items():
        if not any(may_be(matter, topic) and on_agenda(facts, matter, "meso") is not False
                   and settled(facts, matter) is not True for matter in facts.read("matter")):
            row = min(rows, key=lambda one: str(one.get("id")), default=None)
            yield finding("CON-7/meso_agenda", facts.at, row, subject=identifier(row), value=topic[1],
                          other=code("difficulty_kind", topic[0]))
    for matter in facts.read("matter"):
        if not on_agenda(facts, matter, "meso"):
            continue
        if topic_of(matter) in found and matter.blank("due") and unsettled_by_record(facts, matter):
            yield finding("CON-7/meso_due_date", facts.at, matter, subject=identifier(matter))
        due = matter.get("due")
        if (matter.exists() and due is not None and due < facts.at and settled(facts, matter) is False
                and on_agenda(facts, matter, "macro") is False):
            yield finding("CON-7/macro_agenda", facts.at, matter, subject=identifier(matter),
                          value=matter.get("topic") or 0, other=code("difficulty_kind", matter.get("kind")), due=due)


def calls_for_table(facts: Facts, matter: Row) -> Tri:
    """CON-13: nobody concerned holds alone resources, skills and legitimacy; nobody known concerned: unknown.

    A row that names no structure, in a complete list, is about nobody.
    """
    rows = [row for row in facts.children("concerned", matter)
            if row.get("structure") is not None or row.unknown("structure")]
    actors: dict[Hashable, list[Row]] = {}
    for row in rows:
        structure = row.get("structure")
        actors.setdefault(row if structure is None else structure, []).append(row)
    holds = [every(some(row.tri(column) for row in one) for column in ("resources", "skills", "legitimacy"))
             for one in actors.values()]
    if True in holds:
        return False
    known = matter.flag("concerned_complete") and not any(row.unknown("structure") for row in rows)
    return True if known and rows and None not in holds else None


def table_findings(facts: Facts) -> Iterator[Finding]:
    """CON-13: a matter that calls for a table and is on no agenda."""
    for matter in facts.certain("matter"):
        entered = floor(matter.flag("agenda_complete"), [row.exists() for row in facts.children("agenda", matter)])
        if calls_for_table(facts, matter) and settled(facts, matter) is False and entered is False:
            yield finding("CON-13/table", facts.at, matter, subject=identifier(matter))
