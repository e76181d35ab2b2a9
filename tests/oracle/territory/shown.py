"""Of a line that the data make yes: the identifier that shows it best, and for what is exercised since when.

Spec: TER-16, GEN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import NamedTuple

from . import functions
from .facts import Day, Facts, Row
from .meetings import TABLE_TIERS, TIERS

YEAR = 12


class Shown(NamedTuple):
    """What shows a line, if one row does, and since when."""

    evidence: str | None = None
    since: Day | None = None


def latest(rows: list[Row], column: str) -> Shown:
    """Of the rows of the latest day the lowest identifier."""
    day = max((row.get(column) for row in rows), default=None)
    return Shown(min((row.get("id") for row in rows if row.get(column) == day), default=None))


def earliest(found: list[tuple[Day | None, str]]) -> Shown:
    """Of what is known to have opened first the lowest identifier; where no opening is known, of all."""
    day = min((opens for opens, _ in found if opens), default=None)
    return Shown(min((name for opens, name in found if opens == day), default=None), day)


def meetings(facts: Facts, months: tuple[Day, Day], tiers: tuple[str, ...], spoke: bool) -> Shown:
    return latest([row for row in facts.certain("meeting")
                   if row.get("body").get("tier") in tiers and row.dated(*months) and (row.tri("users_spoke") or not spoke)],
                  "date")


def exercised(facts: Facts, line: str) -> Shown:
    supports = {"engine_guichet": ("guichet",), "engine_assistance": ("pathway_assistance",),
                "engine_planning": ("F2", "pathway_assistance")}[line]
    rows = [row for row in facts.read("function") if row.get("support") in supports and functions.works(row)
            and (line != "engine_guichet" or functions.integrated(row))]
    return earliest([(row.get("opens"), row.get("structure").get("id")) for row in rows])


def shown(facts: Facts, line: str) -> Shown:
    """What shows a line that is computed yes."""
    if line.startswith("level_") and line[6:] in TIERS:
        return meetings(facts, facts.period(f"{line[6:]}_meeting_months"), (line[6:],), False)
    if line == "lever_users_speech":
        return meetings(facts, facts.window(YEAR), TABLE_TIERS, True)
    if line in ("engine_guichet", "engine_assistance", "engine_planning"):
        return exercised(facts, line)
    if line == "action_2_designated":
        return earliest([(row.get("opens"), row.get("person")) for row in facts.surely_open("pilote") if row.get("person")])
    if line == "sign_observatory":
        return latest([row for row in facts.certain("difficulty") if row.dated(*facts.window(YEAR))], "date")
    return Shown()
