"""The fourteen pitfalls that the data show, each n of m.

They read the data, whatever was stated; what can only be stated is read as stated.
Spec: TER-5.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from .concertation import all_seats, absent, judged
from .decisions import dead_letters
from .exchange import exchanges
from .facts import Day, Facts, Row, before
from .findings import Finding, finding
from .functions import exercised, exercising, supports, works
from .kleene import Tri, every, some, verdict
from .meetings import bodies, pairs
from .plans import tally
from .statements import Stated


class Pitfall(NamedTuple):
    """TER-5: whether the territory has fallen into it; n of m."""

    fallen: Tri
    n: int
    of: int


class Sheet(NamedTuple):
    """What pitfalls read beside the rows: engines by the data, the entries' values, what was stated of each."""

    engines: Mapping[str, Tri]
    entries: Mapping[str, Tri]
    stated: Mapping[str, Stated]


def of(rows: list[Row], wrong: Callable[[Row], bool], none: bool) -> Pitfall:
    """The rows concerned, those that are wrong, and whether it is known that none can be."""
    count = sum(wrong(row) for row in rows)
    return Pitfall(verdict(count >= 1, none and count == 0), count, len(rows))


def dated_facts(facts: Facts, sheet: Sheet) -> tuple[list[Day], bool]:
    """TER-5: the days of what was done, and whether all that was done is known and dated."""
    days, complete = [], True
    for table, column in (("body", "opens"), ("pilote", "opens"), ("common_plan", "adopted"),
                          ("diagnosis", "date"), ("evaluation", "date")):
        complete = complete and facts.claimed(table)
        for row in facts.read(table):
            complete = complete and not row.unknown(column)
            if not row.unknown(column):
                days.append(row.get(column) or Day.min)
    for entry in sheet.entries:
        stated = sheet.stated[entry]
        if stated.value:
            complete = complete and stated.since is not None
            days += [stated.since] if stated.since else []
    return days, complete


def merger_first(facts: Facts, sheet: Sheet) -> Pitfall:
    """Dated before every other dated fact, nothing done being undated; or alone: every entry known no."""
    days, complete = dated_facts(facts, sheet)
    alone = every(answer is False if answer is not None else None for answer in sheet.entries.values())

    def first(row: Row) -> Tri:
        day = row.get("date")
        if any(day is not None and one <= day for one in days):
            return False
        return True if day is not None and complete else None

    def wrong(row: Row) -> Tri:
        by_law = row.tri("by_law")
        return every((row.exists(), None if by_law is None else not by_law, some((first(row), alone))))

    rows = facts.read("merger")
    none = facts.claimed("merger") and all(wrong(row) is False for row in rows)
    return of(facts.certain("merger"), lambda row: wrong(row) is True, none)


def merger_unwanted(facts: Facts, sheet: Sheet) -> Pitfall:
    rows = facts.read("merger")
    none = facts.claimed("merger") and all(row.tri("by_law") or row.tri("wanted") for row in rows)
    own = [row for row in facts.certain("merger") if row.tri("by_law") is False]
    return of(own, lambda row: row.tri("wanted") is False, none)


def complex_cases_only(facts: Facts, sheet: Sheet) -> Pitfall:
    """Assistance, and every other engine no."""
    others = [answer for engine, answer in sheet.engines.items() if engine != "engine_assistance"]
    fallen = every((sheet.engines["engine_assistance"], *(None if one is None else not one for one in others)))
    return Pitfall(fallen, int(fallen is True), len(sheet.engines))


def one_direction(facts: Facts, sheet: Sheet) -> Pitfall:
    states = [found.state for found in exchanges(facts)]
    count = sum(state in ("top_down_only", "bottom_up_only") for state in states)
    return Pitfall(verdict(count >= 1, count == 0 and "unknown" not in states), count, len(states))


def elected_absent(facts: Facts, sheet: Sheet) -> Pitfall:
    """No seat at meso, or at none of its last meetings."""
    open_bodies = sum(body.open() is True for body in bodies(facts, "meso"))
    found = [pair.present for pair in pairs(facts, "meso", category="elected")]
    listed = all_seats(facts, "meso")
    sure = listed is not None and all(
        seat.get("category") is not None and (seat.get("category") != "elected" or (
            seat.open() and seat.get("body").open() and seat.get("structure") is not None)) for seat in listed)
    never = sure and bool(found) and all(one is False for one in found)
    fallen = verdict(judged(facts, "meso") and (absent(facts, "meso", "elected") or never), True in found)
    return Pitfall(fallen, open_bodies if fallen else 0, open_bodies)


def dead_letter(facts: Facts, sheet: Sheet) -> Pitfall:
    count, adopted, fallen = dead_letters(facts)
    return Pitfall(fallen, count, adopted)


def start(facts: Facts, sheet: Sheet) -> Day | None:
    """The adoption of the plan; where there is none, the earliest *since*, all that was done being dated."""
    plans = facts.read("common_plan")
    if not facts.claimed("common_plan") or any(row.exists() is None for row in plans):
        return None
    if plans:
        first: Day = min(row.get("adopted") for row in plans)
        return first
    done = [sheet.stated[entry].since for entry in sheet.entries if sheet.stated[entry].value]
    known = [day for day in done if day is not None]
    return min(known, default=None) if facts.claimed("statement") and len(known) == len(done) else None


def early(facts: Facts, sheet: Sheet, row: Row) -> Tri:
    """Evaluated before the same day so many months after the start."""
    day, began = row.get("date"), start(facts, sheet)
    if day is None or began is None:
        return None
    return before(day, facts.parameters["impact_evaluation_months"]) < began


def early_impact_evaluation(facts: Facts, sheet: Sheet) -> Pitfall:
    none = facts.claimed("evaluation") and all(
        row.get("kind") in ("indicators", "adjustment") or early(facts, sheet, row) is False for row in facts.read("evaluation"))
    own = [row for row in facts.certain("evaluation") if row.get("kind") == "impact"]
    return of(own, lambda row: early(facts, sheet, row) is True, none)


def side_by_side(facts: Facts, sheet: Sheet) -> Pitfall:
    """Two or more that exercise F1 to F5, one of them not sharing the orientation procedure."""
    sure = exercising(facts, True)
    maybe = sure + exercising(facts, None)
    count = sum(row.tri("shares_procedure") is False for row in sure)
    none = (facts.claimed("structure") and facts.claimed("function")
            and (len(maybe) < 2 or all(row.tri("shares_procedure") for row in maybe)))
    return Pitfall(verdict(len(sure) >= 2 and count >= 1, none), count, len(sure))


def isolated_left_out(facts: Facts, sheet: Sheet) -> Pitfall:
    none = facts.claimed("structure") and all(
        row.get("kind") not in ("practice", None) or row.tri("grouped") or row.tri("served")
        for row in facts.maybe_open("structure"))
    own = [row for row in facts.surely_open("structure")
           if row.get("kind") == "practice" and row.tri("grouped") is False]
    return of(own, lambda row: row.tri("served") is False, none)


def of_tally(kind: str) -> Callable[[Facts, Sheet], Pitfall]:
    def pitfall(facts: Facts, sheet: Sheet) -> Pitfall:
        found = tally(facts, kind)
        return Pitfall(found.any_bad, found.bad, found.all)
    return pitfall


def away_from_primary_care(facts: Facts, sheet: Sheet) -> Pitfall:
    """Placed away from primary care, where a structure there could host it."""
    rows = supports(facts)
    none = facts.claimed("function") and all(
        row.get("level") == "primary_care" or row.tri("could_host") is False for row in rows)
    return of([row for row in rows if works(row)],
              lambda row: row.get("level") in ("territory", "region") and row.tri("could_host") is True, none)


def functions_without_needs(facts: Facts, sheet: Sheet) -> Pitfall:
    rows = supports(facts)
    none = facts.claimed("function") and all(row.tri("needs_analysed") for row in rows)
    return of([row for row in rows if works(row)], lambda row: row.tri("needs_analysed") is False, none)


def no_personalised_follow_up(facts: Facts, sheet: Sheet) -> Pitfall:
    """An engine runs, but neither assistance nor F3: integration alone does not improve care."""
    others = [answer for engine, answer in sheet.engines.items() if engine != "engine_assistance"]
    followed = some((sheet.engines["engine_assistance"], exercised(facts, "F3")))
    fallen = every((None if followed is None else not followed, some(others)))
    return Pitfall(fallen, sum(one is True for one in others) if fallen else 0, len(sheet.engines))


PITFALLS: dict[str, tuple[Callable[[Facts, Sheet], Pitfall], str | None]] = {
    "pitfall_merger_first": (merger_first, "merger_order"),
    "pitfall_merger_unwanted": (merger_unwanted, "merger_wanted"),
    "pitfall_complex_cases_only": (complex_cases_only, "all_engines"),
    "pitfall_one_direction": (one_direction, None),
    "pitfall_elected_absent": (elected_absent, "elected"),
    "pitfall_dead_letters": (dead_letter, None),
    "pitfall_early_impact_evaluation": (early_impact_evaluation, "evaluation_later"),
    "pitfall_side_by_side": (side_by_side, "shared_procedure"),
    "pitfall_isolated_left_out": (isolated_left_out, "support_isolated"),
    "pitfall_no_knowhow_transfer": (of_tally("knowhow_transfer"), "knowhow_transfer"),
    "pitfall_no_mt_feedback": (of_tally("mt_feedback"), "feedback"),
    "pitfall_away_from_primary_care": (away_from_primary_care, "closeness"),
    "pitfall_functions_without_needs": (functions_without_needs, "needs_analysis"),
    "pitfall_no_personalised_follow_up": (no_personalised_follow_up, "personalised_follow_up"),
}


def pitfall_findings(facts: Facts, found: Mapping[str, Pitfall]) -> Iterator[Finding]:
    """TER-5: those fallen into; one that sums up findings is not a finding again."""
    for line, (_, settled_by) in PITFALLS.items():
        if settled_by is not None and found[line].fallen:
            yield finding(f"TER-5/{settled_by}", facts.at, value=found[line].n, other=found[line].of)
