"""What to find out about a pitfall of which it is unknown whether the territory has fallen into it.

Spec: TER-5, TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable

from .asked import Asked
from .asks_sheet import ask_attendance, ask_down, ask_functions, ask_tally, ask_up
from .decisions import alive
from .exchange import PAIRS, exchange
from .facts import Facts, Row
from .functions import ASSISTANCE, CLINICAL, exercising, works
from .kleene import Tri, every, negate
from .pitfalls import Sheet, early

DATED_FACTS = (("body", "opens"), ("pilote", "opens"), ("common_plan", "adopted"), ("diagnosis", "date"),
               ("evaluation", "date"))


def ask_merger_first(facts: Facts) -> Asked:
    """Alone is asked through nothing."""
    asked = Asked(facts)
    asked.claims("merger", *(table for table, _ in DATED_FACTS))
    for row in facts.read("merger"):
        if row.tri("by_law") is not True:
            asked.fields(row, "date", "by_law")
    for table, column in DATED_FACTS:
        for row in facts.read(table):
            asked.fields(row, column)
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
    return ask_attendance(facts, ("meso",), maybe_elected, "category", "structure")


def ask_dead_letters(facts: Facts) -> Asked:
    asked = Asked(facts)
    asked.claims("decision")
    for row in facts.read("decision"):
        if not alive(row):
            asked.fields(row, "adopted", "due", "effective", "dropped", "under_way")
    return asked


def ask_early(facts: Facts, sheet: Sheet) -> Asked:
    asked = Asked(facts)
    asked.claims("evaluation", "common_plan")
    for row in facts.read("evaluation"):
        if row.get("kind") in ("impact", None) and early(facts, sheet, row) is not False:
            asked.fields(row, "date", "kind")
    for row in facts.read("common_plan"):
        asked.fields(row, "adopted")
    return asked


def ask_side_by_side(facts: Facts) -> Asked:
    asked = ask_functions(facts, *CLINICAL, ASSISTANCE)
    asked.claims("structure")
    for row in (*exercising(facts, True), *exercising(facts, None)):
        asked.fields(row, "shares_procedure")
        asked.opened(row)
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
    "pitfall_merger_first": ask_merger_first, "pitfall_merger_unwanted": ask_merger_unwanted,
    "pitfall_one_direction": ask_one_direction, "pitfall_elected_absent": ask_elected,
    "pitfall_dead_letters": ask_dead_letters, "pitfall_side_by_side": ask_side_by_side,
    "pitfall_isolated_left_out": ask_isolated,
    "pitfall_no_knowhow_transfer": lambda facts: ask_tally(facts, "knowhow_transfer"),
    "pitfall_no_mt_feedback": lambda facts: ask_tally(facts, "mt_feedback"),
    "pitfall_away_from_primary_care": lambda facts: ask_rows(facts, "level", "could_host", wrong=placed_away),
    "pitfall_functions_without_needs": lambda facts: ask_rows(
        facts, "needs_analysed", wrong=lambda row: negate(row.tri("needs_analysed"))),
}
