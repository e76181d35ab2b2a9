"""What to record next: the unknown facts of the unknown lines, those of most lines first.

Spec: TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable

from . import asks_pitfalls, asks_sheet
from .asked import Asked, Question
from .exchange import PAIRS, exchange
from .facts import Facts, Json
from .functions import exercised
from .kleene import Tri, some
from .lines import STEPS, Lines
from .meetings import TIERS
from .tables import GROUPS, LINES, TABLES

TARGETS = tuple(line for group in ("level", "exchange", "engine", "sign", "step", "pitfall") for line in GROUPS[group])
BY_DATA: dict[str, Callable[[Facts], Asked]] = {
    "engine_guichet": asks_sheet.ask_guichet, "engine_assistance": asks_sheet.ask_assistance,
    "engine_planning": lambda facts: asks_sheet.ask_functions(facts, "F2", "pathway_assistance"),
    "engine_information_system": asks_sheet.ask_systems, "sign_concertation": asks_sheet.ask_tier_bodies,
    "sign_representation": asks_sheet.ask_representation, "sign_observatory": asks_sheet.ask_observatory,
    "sign_assistant_mt": lambda facts: asks_sheet.ask_tally(facts, "mt_link"),
    "sign_continuity": lambda facts: asks_sheet.ask_tally(facts, "continuity"),
    "action_2_designated": asks_sheet.ask_pilote,
    "action_2_recognised": lambda facts: asks_sheet.ask_pilote(
        facts, "recognised_by_actors", "recognised_by_institutions"),
    "action_2_neutral": lambda facts: asks_sheet.ask_pilote(facts, "neutral"),
    "action_2_listening": lambda facts: asks_sheet.ask_pilote(facts, "listening"),
    "action_2_trained": lambda facts: asks_sheet.ask_pilote(facts, "trained"),
    "action_2_ars_concertation": lambda facts: asks_sheet.ask_pilote(facts, "ars_concertation"),
    "action_3_diagnosis": lambda facts: asks_sheet.ask_diagnosis(facts, "shared"),
    "action_3_public": lambda facts: asks_sheet.ask_diagnosis(facts, "target", "assistance_target"),
    "action_3_services": lambda facts: asks_sheet.ask_diagnosis(facts, "services"),
    "action_3_common_plan": asks_sheet.ask_plan, "action_3_imposed_adaptable": asks_sheet.ask_changes,
    **{f"level_{tier}": lambda facts, tier=tier: asks_sheet.ask_level(facts, tier)  # type: ignore[misc]
       for tier in TIERS},
    **{f"exchange_{upper}_{lower}": lambda facts, upper=upper, lower=lower:  # type: ignore[misc]
       asks_sheet.ask_exchange(facts, upper, lower) for upper, lower in PAIRS},
    **asks_pitfalls.ASKS,
}


class Asking:
    """The questions of a territory's sheet."""

    def __init__(self, lines: Lines) -> None:
        self.lines, self.facts = lines, lines.facts

    def of(self, line: str) -> Asked:
        """The facts of an unknown line; where no data can be named, its statement."""
        asked = Asked(self.facts)
        if line in BY_DATA:
            asked.all(BY_DATA[line](self.facts))
        elif line in ("engine_concertation", "action_5_concertation"):
            asked.all(self.levels(self.lines.value))
        elif line == "action_5_needs_rise":
            asked.all(*(asks_sheet.ask_up(self.facts, upper, lower) for upper, lower in PAIRS
                        if exchange(self.facts, upper, lower).up is None))
        elif line in STEPS:
            asked.all(*(self.of(entry) for entry in STEPS[line] if self.lines.value(entry) is None))
        elif line == "pitfall_complex_cases_only":
            asked.all(self.engines())
        elif line == "pitfall_merger_first":
            asked.all(asks_pitfalls.ask_merger_first(self.facts, self.lines.sheet))
        elif line == "pitfall_early_impact_evaluation":
            asked.all(asks_pitfalls.ask_early(self.facts, self.lines.sheet))
        elif line == "pitfall_no_personalised_follow_up":
            asked.all(self.follow_up())
        if not asked:
            asked.state(line)
        return asked

    def levels(self, value: Callable[[str], Tri]) -> Asked:
        """The data of the unknown levels, none of which is asked to be stated."""
        asked = Asked(self.facts)
        asked.all(*(asks_sheet.ask_level(self.facts, tier) for tier in TIERS if value(f"level_{tier}") is None))
        return asked

    def engine(self, engine: str) -> Asked:
        """An engine as pitfalls read it: by the data."""
        if engine == "engine_concertation":
            return self.levels(lambda line: self.lines.computed[line].value)
        if engine == "engine_planning":
            return asks_sheet.ask_functions(self.facts, "F2")
        return self.of(engine)

    def engines(self, *but: str) -> Asked:
        asked = Asked(self.facts)
        asked.all(*(self.engine(engine) for engine, answer in self.lines.sheet.engines.items()
                    if answer is None and engine not in but))
        return asked

    def follow_up(self) -> Asked:
        """Assistance, F3, and the other engines where none of them runs."""
        asked = Asked(self.facts)
        engines = self.lines.sheet.engines
        if engines["engine_assistance"] is None:
            asked.all(asks_sheet.ask_assistance(self.facts))
        if exercised(self.facts, "F3") is None:
            asked.all(asks_sheet.ask_functions(self.facts, "F3"))
        if not some(answer for engine, answer in engines.items() if engine != "engine_assistance"):
            asked.all(self.engines("engine_assistance"))
        return asked

    def scores(self) -> Counter[Question]:
        """How many targets each question may move."""
        found: Counter[Question] = Counter()
        for line in TARGETS:
            if self.lines.value(line) is None:
                found.update(self.of(line))
        return found


def order(question: Question) -> tuple[int, int, int, int]:
    """Claims by table, fields by table, row and column, statements by line."""
    if question.line is not None:
        return (2, LINES.index(question.line), 0, 0)
    table = str(question.table)
    column = list(TABLES[table]).index(question.column) if question.column else 0
    return (0 if question.kind == "claim" else 1, list(TABLES).index(table), question.row or 0, column)


def ask(territory: Json, at: datetime.date, parameters: Json | None = None) -> list[Json]:
    """The questions of a territory, those that may move most first, ties in the order of the tables."""
    found = Asking(Lines(Facts(territory, at, parameters))).scores()
    return [{**question._asdict(), "score": score}
            for question, score in sorted(found.items(), key=lambda one: (-one[1], order(one[0])))]
