"""Whether a level meets, and who was there at the last meetings.

Spec: CON-1, CON-10, GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .facts import Day, Facts, Row, due_after, month_end
from .findings import Finding, finding, identifier
from .kleene import Tri, verdict
from .tables import code

TIERS = ("macro", "meso", "micro")
TABLE_TIERS = ("macro", "meso")


class Level(NamedTuple):
    """CON-1: whether a level meets, how many of its bodies did, how many are open, how many are one or the other, and its
    last meeting in time."""

    meets: Tri
    met: int
    open: int
    either: int
    latest: Day | None


def bodies(facts: Facts, *tiers: str) -> list[Row]:
    """The bodies of some tiers, those that open later left out."""
    return [body for body in facts.read("body") if body.get("tier") in tiers]


def days(facts: Facts, body: Row) -> list[Day]:
    """The known days of a body's meetings up to D."""
    return [meeting.get("date") for meeting in facts.children("meeting", body) if meeting.exists()]


def undated(facts: Facts, body: Row) -> bool:
    return any(meeting.exists() is None for meeting in facts.children("meeting", body))


def not_met(facts: Facts, body: Row, first: Day) -> bool:
    """CON-1: known not to have met from `first` to D, and not a body opened since, which is not late."""
    opens, closes = body.get("opens"), body.get("closes")
    if opens is not None and opens > facts.at:
        return not any(day >= first for day in days(facts, body))
    if any(day >= first for day in days(facts, body)):
        return False
    if closes is not None and closes < first:
        return True
    early = body.open() is not False and (body.unknown("opens") or (opens is not None and opens > first))
    since = max(first, opens) if opens else first
    until = min(facts.at, closes) if closes else facts.at
    return not early and not undated(facts, body) and facts.meetings_known(body, since, until)


def month_meets(facts: Facts, first: Day) -> Tri:
    """CON-1: clinical meetings counted by month: yes, known none from `first` to D, or unknown."""
    months = [row for row in facts.read("clinical_month") if month_end(row.get("month")) >= first]
    yes = any(row.get("month") >= first and (row.get("held") or 0) >= 1 for row in months)
    none = facts.claimed("clinical_month", first, facts.at) and all(row.get("held") == 0 for row in months)
    return verdict(yes, none)


def level(facts: Facts, tier: str) -> Level:
    """CON-1: a level meets where one of its bodies met in [D - n months, D]."""
    first, _ = facts.period(f"{tier}_meeting_months")
    listed = [body for body in facts.rows["body"] if body.get("tier") == tier]
    met = [day for body in listed for day in days(facts, body) if day >= first]
    came = [any(day >= first for day in days(facts, body)) for body in listed]
    stand = [body.open() is True for body in listed]
    by_month: Tri = month_meets(facts, first) if tier == "micro" else False
    silent = facts.claimed("body") and all(not_met(facts, body, first) for body in listed)
    meets = verdict(bool(met) or by_month is True, silent and by_month is False)
    return Level(meets, sum(came), sum(stand), sum(a or b for a, b in zip(came, stand, strict=True)),
                 max(met, default=None))


def meeting_findings(facts: Facts) -> Iterator[Finding]:
    """CON-1: a level known not to meet."""
    for tier in TIERS:
        found = level(facts, tier)
        if found.meets is False:
            last = max((day for body in facts.rows["body"] if body.get("tier") == tier for day in days(facts, body)),
                       default=None)
            months = facts.parameters[f"{tier}_meeting_months"]
            yield finding("CON-1/meeting", facts.at, value=code("tier", tier), other=found.open,
                          due=due_after(last, months) if last else None)


class Pair(NamedTuple):
    """CON-10: a body, a structure that has an open seat there, and whether it was at one of the last meetings."""

    body: Row
    structure: Row
    present: Tri


def seats(facts: Facts, body: Row) -> list[Row]:
    """A body's seats not known to be closed."""
    return [seat for seat in facts.children("seat", body) if seat.open() is not False]


def pairs(facts: Facts, *tiers: str, category: str | None = None) -> list[Pair]:
    """CON-10: each body open for certain, and each structure with a seat open there for certain."""
    found = []
    for body in bodies(facts, *tiers):
        if not body.open():
            continue
        sent: dict[int, list[Row]] = {}
        for seat in seats(facts, body):
            if seat.open() and seat.get("structure"):
                sent.setdefault(seat.cells["structure"], []).append(seat)
        for place in sorted(sent):
            if category is None or any(seat.get("category") == category for seat in sent[place]):
                structure = facts.rows["structure"][place]
                since = min(seat.get("opens") or Day.min for seat in sent[place])
                found.append(Pair(body, structure, presence(facts, body, structure, since)))
    return found


def presence(facts: Facts, body: Row, structure: Row, since: Day) -> Tri:
    """CON-10: present at one at least of the last meetings held since the structure's first open seat."""
    most = facts.parameters["last_meetings"]
    everything = list(facts.children("meeting", body))
    held = sorted((row for row in everything if row.exists()), key=lambda row: (row.get("date"), row.get("id")))
    blank = [row for row in everything if row.exists() is None]
    for rank, meeting in enumerate(held):
        later = len(held) - rank - 1 + len(blank)
        if (meeting.get("date") >= since and later < most and was_there(facts, meeting, structure)
                and facts.meetings_known(body, meeting.get("date"), facts.at)):
            return True
    last = [row for row in held if row.get("date") >= since][-most:]
    absent = (len(last) >= most and not blank and facts.meetings_known(body, last[0].get("date"), facts.at)
              and all(was_there(facts, meeting, structure) is False for meeting in last))
    return False if absent else None


def was_there(facts: Facts, meeting: Row, structure: Row) -> Tri:
    """Whether a structure was at a meeting: not listed is no only where the list is complete."""
    listed = [row.is_row("structure", structure) for row in facts.children("present", meeting)]
    return verdict(True in listed, meeting.flag("present_complete") and True not in listed and None not in listed)


def presence_findings(facts: Facts) -> Iterator[Finding]:
    """CON-10: absent from each of the last meetings."""
    for pair in pairs(facts, *TABLE_TIERS):
        if pair.present is False:
            yield finding("CON-10/attendance", facts.at, pair.structure, subject=identifier(pair.body),
                          second=identifier(pair.structure))
