"""What to find out about a level, an exchange, an engine, a sign or an action whose answer is unknown.

Rows asked about are those in question: what is known of them does not keep them from counting.
Spec: TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .asked import Asked
from .exchange import DOWN, UP, exchange, of_tier
from .facts import Day, Facts, Row, month_end
from .functions import ASSISTANCE, CLINICAL, exercised, integrated, works
from .kleene import Tri, every, some
from .meetings import TABLE_TIERS, TIERS, bodies, days, not_met, seats
from .plans import in_force
from .recurrence import uncovered

YEAR = 12
Filter = Callable[[Row], Tri]


def opened_since(facts: Facts, tier: str) -> bool:
    """CON-1: whether a body is certain to be too young to be late, so that its level is never known not to meet."""
    first, _ = facts.period(f"{tier}_meeting_months")
    return any(body.open() and (body.get("opens") or first) > first for body in bodies(facts, tier))


def held_before(facts: Facts, first: Day) -> bool:
    """CON-1: whether a month that began before the window counts meetings, of which some may lie in it."""
    return any(row.get("month") < first <= month_end(row.get("month")) and row.get("held")
               for row in facts.read("clinical_month"))


def ask_level(facts: Facts, tier: str) -> Asked:
    """What may show that it meets; and what that it does not, where that may come to be known."""
    asked = Asked(facts)
    first, last = window = facts.period(f"{tier}_meeting_months")
    by_month = tier == "micro"
    late = not opened_since(facts, tier) and not (by_month and held_before(facts, first))
    if late:
        asked.claims("body")
    for body in bodies(facts, tier):
        closes, opens = body.get("closes"), body.get("opens")
        met = any(day >= first for day in days(facts, body))
        if met or not_met(facts, body, first) or (closes is not None and closes < first):
            continue
        asked.when(*facts.children("meeting", body))
        if late:
            ask_late(asked, body, max(first, opens) if opens else first, min(last, closes) if closes else last)
    if by_month:
        if late:
            asked.claims("clinical_month", window=window)
        for row in facts.read("clinical_month"):
            if row.get("month") >= first or (late and month_end(row.get("month")) >= first):
                asked.fields(row, "held")
    return asked


def ask_late(asked: Asked, body: Row, first: Day, last: Day) -> None:
    """Whether a body did not meet from the first day to the last, and was there long enough to be late."""
    facts = asked.facts
    start, _ = facts.period(f"{body.get('tier')}_meeting_months")
    young = body.open() is not False and (body.unknown("opens") or (body.get("opens") or start) > start)
    asked.meetings(body, first, last)
    if young or not facts.meetings_known(body, first, last):
        asked.fields(body, "opens", "closes")


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
        if matter.get("raised_from") not in (lower, None) or not (rows or not matter.flag("agenda_complete")):
            continue
        asked.fields(matter, "raised_from", "raised")
        if not any(of_tier(row, upper) and row.dated(*window) for row in rows):
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
        if not any(of_tier(one, lower) for one in rows):
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
    """Pathway assistance; F1 to F5 that are not known to be exercised, where each of them may be."""
    known = {support: exercised(facts, support) for support in CLINICAL}
    may = {row.get("support") for row in facts.read("function") if works(row) is not False}
    read = tuple(support for support in CLINICAL if known[support] is None) if may.issuperset(CLINICAL) else ()
    return ask_functions(facts, ASSISTANCE, *read)


def ask_systems(facts: Facts) -> Asked:
    """Structures of which one other, at least, may share the system."""
    asked = Asked(facts)
    asked.claims("structure")
    rows = [row for row in facts.maybe_open("structure") if not row.none("information_system")]
    said = [row.get("information_system") for row in rows]
    for row, system in zip(rows, said, strict=True):
        if len(rows) >= 2 and (system is None or None in said or said.count(system) >= 2):
            asked.fields(row, "information_system")
            asked.opened(row)
    return asked


def ask_tier_bodies(facts: Facts) -> Asked:
    """Sign 2: whether a body is open, at levels where none is for certain; at one where none may be, none is asked of."""
    asked = Asked(facts)
    asked.claims("body")
    unsure = [bodies(facts, tier) for tier in TIERS if not some(body.open() for body in bodies(facts, tier))]
    if all(any(body.open() is None for body in listed) for listed in unsure):
        for listed in unsure:
            asked.opened(*listed)
    return asked


def last_meetings(facts: Facts, body: Row) -> list[Row]:
    """The meetings that may be among the last: those not dated, and the last that are."""
    everything = list(facts.children("meeting", body))
    held = sorted((row for row in everything if row.exists()), key=lambda row: (row.get("date"), row.get("id")))
    return [*held[-facts.parameters["last_meetings"]:], *(row for row in everything if row.exists() is None)]


class Attendance:
    """A body that may be open: its seats in question, and whether structures may be found absent, or present."""

    def __init__(self, facts: Facts, body: Row, wanted: Filter) -> None:
        self.facts, self.body, self.last = facts, body, last_meetings(facts, body)
        self.seats = [seat for seat in seats(facts, body) if wanted(seat) is not False]
        sent = any(not seat.none("structure") for seat in self.seats)
        self.there = [row for meeting in self.last for row in facts.children("present", meeting)
                      if not row.none("structure")]
        self.absent = sent and len(self.last) >= facts.parameters["last_meetings"]
        self.present = sent and bool(self.there)

    def ask_seats(self, asked: Asked, *columns: str) -> None:
        asked.opened(self.body, *self.seats)
        for seat in self.seats:
            asked.fields(seat, *columns)

    def ask_meetings(self, asked: Asked, *, absent: bool) -> None:
        """Who was at the last meetings; whether all of them are listed. All who were there, where some may be absent."""
        held = [row.get("date") for row in self.last if row.exists()]
        all_held = len(held) == self.facts.parameters["last_meetings"]
        asked.meetings(self.body, min(held) if all_held else Day.min, self.facts.at)
        asked.when(*self.last)
        for meeting in self.last if absent else ():
            asked.flag(meeting, "present_complete")
        for row in self.there:
            asked.fields(row, "structure")


def attendances(facts: Facts, tiers: tuple[str, ...], wanted: Filter) -> list[Attendance]:
    return [Attendance(facts, body, wanted) for body in bodies(facts, *tiers) if body.open() is not False]


def ask_representation(facts: Facts) -> Asked:
    """Sign 3: no where a structure may be found absent; yes where one may be found present, then of every body."""
    asked = Asked(facts)
    found = attendances(facts, TABLE_TIERS, lambda seat: not seat.none("structure"))
    yes = any(one.present for one in found)
    if yes:
        asked.claims("body")
    for one in found:
        if yes:
            asked.flag(one.body, "seats_complete")
        if yes or one.absent:
            one.ask_seats(asked, "structure")
        if one.present or one.absent:
            one.ask_meetings(asked, absent=one.absent)
    return asked


def ask_observatory(facts: Facts) -> Asked:
    """Sign 4: when difficulties and unmet needs were recorded, and whether needs are unmet."""
    asked = Asked(facts)
    window = facts.window(YEAR)
    asked.when(*facts.read("difficulty"))
    for row in facts.read("need"):
        if row.dated(*window) is not False and uncovered(row) is not False:
            asked.fields(row, "date", "needed", "primary_care", "territory", "region")
    return asked


def ask_tally(facts: Facts, kind: str, *, good: bool = True) -> Asked:
    """The counts of a kind's latest day, and those not dated, each of which may be later: as far as none is known bad."""
    asked = Asked(facts)
    rows = [row for row in facts.read("tally") if row.get("kind") == kind]
    days = [row.get("date") for row in rows if row.get("date")]
    latest = [row for row in rows if days and row.get("date") == max(days)]
    if rows:
        asked.claims("tally")
    for row in (*latest, *(row for row in rows if not row.get("date"))):
        asked.fields(row, "date")
        group = latest if row.get("date") else [row]
        for column in ("bad", "not_known", "good")[:3 if good else 2]:
            if any(one.get(column) for one in group):
                break
            asked.fields(row, column)
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
