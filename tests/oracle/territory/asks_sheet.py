"""What to find out about a level, an exchange, an engine, a sign or an action whose answer is unknown.

Rows asked about are those in question: what is known of them does not keep them from counting.
Spec: TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .asked import Asked
from .exchange import DOWN, UP, exchange, of_tier
from .facts import Facts, Row, month_end
from .functions import ASSISTANCE, CLINICAL, exercised, integrated, works
from .kleene import Tri, every, some
from .meetings import TABLE_TIERS, TIERS, bodies, days, not_met, seats
from .plans import in_force
from .recurrence import uncovered

YEAR = 12
Filter = Callable[[Row], Tri]


def ask_level(facts: Facts, tier: str) -> Asked:
    asked = Asked(facts)
    first, last = window = facts.period(f"{tier}_meeting_months")
    asked.claims("body")
    for body in bodies(facts, tier):
        closes, opens = body.get("closes"), body.get("opens")
        met = any(day >= first for day in days(facts, body))
        if met or not_met(facts, body, first) or (closes is not None and closes < first):
            continue
        asked.meetings(body, max(first, opens) if opens else first, min(last, closes) if closes else last)
        asked.fields(body, "opens", "closes")
        asked.when(*facts.children("meeting", body))
    if tier == "micro":
        asked.claims("clinical_month", window=window)
        for row in facts.read("clinical_month"):
            if month_end(row.get("month")) >= first:
                asked.fields(row, "held")
    return asked


def ask_flows(asked: Asked, source: str, target: str, contents: tuple[str, ...]) -> None:
    window = asked.facts.period("exchange_months")
    asked.claims("flow", window=window)
    for row in asked.facts.read("flow"):
        if ((row.get("from"), row.get("to")) == (source, target) and row.get("content") in (*contents, None)
                and row.dated(*window) is not False):
            asked.fields(row, "content", "date")


def ask_up(facts: Facts, upper: str, lower: str) -> Asked:
    """What rises: flows, and matters entered on an agenda of the upper level."""
    asked = Asked(facts)
    window = facts.period("exchange_months")
    ask_flows(asked, lower, upper, UP)
    asked.claims("matter")
    for matter in facts.read("matter"):
        rows = [row for row in facts.children("agenda", matter)
                if every((of_tier(row, upper), row.dated(*window))) is not False]
        if matter.get("raised_from") in (lower, None) and (rows or not matter.flag("agenda_complete")):
            asked.fields(matter, "raised_from", "raised")
            asked.flag(matter, "agenda_complete")
            for row in rows:
                asked.fields(row, "body", "date")
    return asked


def ask_down(facts: Facts, upper: str, lower: str) -> Asked:
    """What comes down: flows, decisions and feedback addressed to a body of the lower level."""
    asked = Asked(facts)
    window = facts.period("exchange_months")
    ask_flows(asked, upper, lower, DOWN)
    asked.claims("decision")
    asked.claims("feedback", window=window)
    for row in facts.read("decision"):
        adopted = row.get("adopted")
        within: Tri = window[0] <= adopted <= window[1] if adopted else (False if row.none("adopted") else None)
        rows = [one for one in facts.children("addressee", row) if of_tier(one, lower) is not False]
        if every((of_tier(row, upper), within)) is False or not (rows or not row.flag("addressees_complete")):
            continue
        asked.fields(row, "body", "adopted")
        asked.flag(row, "addressees_complete")
        for one in rows:
            asked.fields(one, "body")
    for row in facts.read("feedback"):
        if every((row.dated(*window), row.get("tier") in (upper, None), of_tier(row, lower))) is not False:
            asked.fields(row, "tier", "body", "date")
    return asked


def ask_exchange(facts: Facts, upper: str, lower: str) -> Asked:
    """Each direction that is unknown, where the other is not no."""
    asked, found = Asked(facts), exchange(facts, upper, lower)
    if found.up is None and found.down is not False:
        asked.all(ask_up(facts, upper, lower))
    if found.down is None and found.up is not False:
        asked.all(ask_down(facts, upper, lower))
    return asked


def ask_functions(facts: Facts, *supports: str, also: Filter = lambda row: True,
                  columns: tuple[str, ...] = ()) -> Asked:
    """Whether some support functions are exercised."""
    asked = Asked(facts)
    asked.claims("function")
    for row in facts.read("function"):
        if row.get("support") in supports and every((works(row), also(row))) is not False:
            asked.fields(row, "exercised", *columns)
            asked.opened(row)
    return asked


def ask_assistance(facts: Facts) -> Asked:
    """Pathway assistance, or F1 to F5 unless one of them is known not to be exercised."""
    known = [exercised(facts, support) for support in CLINICAL]
    return ask_functions(facts, ASSISTANCE, *(() if False in known else CLINICAL))


def ask_systems(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("structure")
    for row in facts.maybe_open("structure"):
        asked.fields(row, "information_system")
        asked.opened(row)
    return asked


def ask_tier_bodies(facts: Facts) -> Asked:
    """Sign 2: whether a body is open, at levels where none is for certain."""
    asked = Asked(facts)
    asked.claims("body")
    for tier in TIERS:
        if not some(body.open() for body in bodies(facts, tier)):
            asked.opened(*bodies(facts, tier))
    return asked


def ask_attendance(facts: Facts, tiers: tuple[str, ...], wanted: Filter, *columns: str) -> Asked:
    """Sign 3, and whether elected officials are absent: who has a seat, and who was at the last meetings."""
    asked = Asked(facts)
    asked.claims("body")
    for body in bodies(facts, *tiers):
        if body.open() is False:
            continue
        asked.opened(body)
        asked.flag(body, "seats_complete")
        asked.meetings(body, facts.at, facts.at)
        for seat in seats(facts, body):
            if wanted(seat) is not False:
                asked.fields(seat, *columns)
                asked.opened(seat)
        for meeting in facts.children("meeting", body):
            asked.when(meeting)
            asked.flag(meeting, "present_complete")
    return asked


def ask_representation(facts: Facts) -> Asked:
    return ask_attendance(facts, TABLE_TIERS, lambda seat: True, "structure")


def ask_observatory(facts: Facts) -> Asked:
    """Sign 4: when difficulties and unmet needs were recorded, and whether needs are unmet."""
    asked = Asked(facts)
    window = facts.window(YEAR)
    asked.when(*facts.read("difficulty"))
    for row in facts.read("need"):
        if row.dated(*window) is not False and uncovered(row) is not False:
            asked.fields(row, "date", "needed", "primary_care", "territory", "region")
    return asked


def ask_tally(facts: Facts, kind: str) -> Asked:
    asked = Asked(facts)
    asked.claims("tally")
    rows = [row for row in facts.read("tally") if row.get("kind") == kind]
    latest = max((row.get("date") for row in rows if row.get("date")), default=None)
    for row in rows:
        if row.get("date") in (latest, None):
            asked.fields(row, "date", "bad", "not_known", "good")
    return asked


def ask_pilote(facts: Facts, *qualities: str) -> Asked:
    asked = Asked(facts)
    asked.claims("pilote")
    for row in facts.maybe_open("pilote"):
        asked.fields(row, *qualities)
        asked.opened(row)
    return asked


def ask_diagnosis(facts: Facts, *columns: str) -> Asked:
    asked = Asked(facts)
    asked.claims("diagnosis")
    for row in facts.read("diagnosis"):
        if every((row.exists(), *(row.tri(column) for column in columns))) is not False:
            asked.fields(row, "date", *columns)
    return asked


def ask_plan(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("common_plan")
    for row in facts.read("common_plan"):
        if in_force(row) is not False:
            asked.fields(row, "adopted", "closes")
    return asked


def ask_changes(facts: Facts) -> Asked:
    """Which changes of a plan that may be in force are imposed, which adaptable."""
    asked = Asked(facts)
    for row in facts.rows["plan_change"]:
        if in_force(row.get("common_plan")) is not False:
            asked.fields(row, "part")
    return asked


def ask_guichet(facts: Facts) -> Asked:
    return ask_functions(facts, "guichet", also=integrated, columns=("guichet",))
