"""What to find out about a pitfall of which it is unknown whether the territory has fallen into it.

Spec: TER-5, TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .asked import Asked
from .asks_sheet import ask_down, ask_tally, ask_up, attendances
from .decisions import alive
from .exchange import PAIRS, exchange
from .facts import Day, Facts, Row
from .functions import ASSISTANCE, CLINICAL, exercising, works
from .kleene import Tri, every, negate, some
from .pitfalls import Sheet, dated_facts, early

DATED_FACTS = (("body", "opens"), ("pilote", "opens"), ("common_plan", "adopted"), ("diagnosis", "date"),
               ("evaluation", "date"))


def since(asked: Asked, sheet: Sheet) -> None:
    """Since when actions and engines stated are, where no statement that counts says."""
    facts = asked.facts
    for entry in sheet.entries:
        if sheet.stated[entry].value and sheet.stated[entry].since is None:
            rows = [row for row in facts.read("statement") if row.get("line") == entry]
            latest = max(row.get("date") or Day.min for row in rows)
            for row in rows:
                if (row.get("date") or Day.min) == latest:
                    asked.fields(row, "since")


def ask_merger_first(facts: Facts, sheet: Sheet) -> Asked:
    """Mergers before which nothing is known to be done, and when all else was. Alone is asked through nothing."""
    asked = Asked(facts)
    asked.claims("merger")
    days, _ = dated_facts(facts, sheet)
    rows = [row for row in facts.read("merger") if row.tri("by_law") is not True and (
        row.get("date") is None or all(row.get("date") < day for day in days))]
    for row in rows:
        asked.fields(row, "date", "by_law")
    if rows:
        asked.claims(*(table for table, _ in DATED_FACTS))
        for table, column in DATED_FACTS:
            for row in facts.read(table):
                asked.fields(row, column)
        since(asked, sheet)
    return asked


def ask_merger_unwanted(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("merger")
    for row in facts.read("merger"):
        if every((negate(row.tri("by_law")), negate(row.tri("wanted")))) is not False:
            asked.fields(row, "date", "wanted", "by_law")
    return asked


def ask_one_direction(facts: Facts) -> Asked:
    """Each direction that is unknown: where the other is no it tells one direction from none."""
    asked = Asked(facts)
    for upper, lower in PAIRS:
        found = exchange(facts, upper, lower)
        if found.up is None:
            asked.all(ask_up(facts, upper, lower))
        if found.down is None:
            asked.all(ask_down(facts, upper, lower))
    return asked


def maybe_elected(seat: Row) -> Tri:
    category = seat.get("category")
    return None if category is None else bool(category == "elected")


def ask_elected(facts: Facts) -> Asked:
    """Yes where no seat of theirs is certain, or none whose structure may not be absent; no where one may be present."""
    asked = Asked(facts)
    found = attendances(facts, ("meso",), maybe_elected)
    certain = [(one, seat) for one in found for seat in one.seats
               if one.body.open() and seat.open() and seat.get("category") == "elected"]
    yes = bool(found) and all(one.absent and not seat.none("structure") for one, seat in certain)
    if yes:
        asked.claims("body")
    for one in found:
        if yes:
            asked.flag(one.body, "seats_complete")
        if yes or one.present:
            one.ask_seats(asked, "category", "structure")
        if one.present or (yes and one.absent):
            one.ask_meetings(asked, absent=yes and one.absent)
    return asked


def ask_dead_letters(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("decision")
    for row in facts.read("decision"):
        if not alive(row):
            asked.fields(row, "adopted", "due", "effective", "dropped", "under_way")
    return asked


def ask_early(facts: Facts, sheet: Sheet) -> Asked:
    """Evaluations that may be of impact and early; the start, which without a plan is what was stated."""
    asked = Asked(facts)
    asked.claims("evaluation")
    plans = facts.read("common_plan")
    rows = [row for row in facts.read("evaluation")
            if row.get("kind") in ("impact", None) and early(facts, sheet, row) is not False]
    for row in rows:
        asked.fields(row, "date", "kind")
    if rows:
        asked.claims("common_plan")
        for row in plans:
            asked.fields(row, "adopted")
        if not plans:
            asked.claims("statement")
            since(asked, sheet)
    return asked


def ask_side_by_side(facts: Facts) -> Asked:
    """Two structures at least that may exercise a function: whether they do, and whether they share."""
    asked = Asked(facts)
    asked.claims("structure", "function")
    unsure = exercising(facts, None)
    rows = [*exercising(facts, True), *unsure]
    for row in rows if len(rows) >= 2 else ():
        asked.fields(row, "shares_procedure")
        asked.opened(row)
        own = [one for one in facts.read("function") if one.get("structure") is row
               and one.get("support") in (*CLINICAL, ASSISTANCE)]
        if not some(works(one) for one in own):
            for one in own:
                if works(one) is None:
                    asked.fields(one, "exercised")
                    asked.opened(one)
    return asked


def ask_isolated(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("structure")
    for row in facts.maybe_open("structure"):
        if row.get("kind") in ("practice", None) and not row.tri("grouped") and not row.tri("served"):
            asked.fields(row, "kind", "grouped", "served")
            asked.opened(row)
    return asked


def ask_rows(facts: Facts, *columns: str, wrong: Callable[[Row], Tri]) -> Asked:
    """Of the support functions in question, what would make them wrong."""
    asked = Asked(facts)
    asked.claims("function")
    for row in facts.read("function"):
        if row.get("support") != "guichet" and every((works(row), wrong(row))) is not False:
            asked.fields(row, "exercised", *columns)
            asked.opened(row)
    return asked


def placed_away(row: Row) -> Tri:
    level = row.get("level")
    return every((None if level is None else level != "primary_care", row.tri("could_host")))


ASKS: dict[str, Callable[[Facts], Asked]] = {
    "pitfall_merger_unwanted": ask_merger_unwanted,
    "pitfall_one_direction": ask_one_direction, "pitfall_elected_absent": ask_elected,
    "pitfall_dead_letters": ask_dead_letters, "pitfall_side_by_side": ask_side_by_side,
    "pitfall_isolated_left_out": ask_isolated,
    "pitfall_no_knowhow_transfer": lambda facts: ask_tally(facts, "knowhow_transfer", good=False),
    "pitfall_no_mt_feedback": lambda facts: ask_tally(facts, "mt_feedback", good=False),
    "pitfall_away_from_primary_care": lambda facts: ask_rows(facts, "level", "could_host", wrong=placed_away),
    "pitfall_functions_without_needs": lambda facts: ask_rows(
        facts, "needs_analysed", wrong=lambda row: negate(row.tri("needs_analysed"))),
}
