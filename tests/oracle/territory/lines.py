"""The sheet: every line, what was stated of it, what the data show.

Spec: GEN-12, TER-2 to TER-14, CON-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from . import functions, pilote, plans
from .concertation import elected_convene
from .decisions import any_late, any_withdrawal_missed
from .exchange import PAIRS, exchange, exchanges, floor
from .facts import Day, Facts
from .feedback import change_findings
from .kleene import NAMES, Tri, every, negate, verdict
from .meetings import TABLE_TIERS, TIERS, bodies, level, pairs, seats
from .pitfalls import PITFALLS, Pitfall, Sheet, early
from .shown import Shown, shown
from .statements import Stated, all_stated
from .tables import EXCHANGE_STATES, GROUPS, LINES, PROGRESS_STATES

YEAR = 12
ENTRIES = (*GROUPS["action"], *GROUPS["engine"])
STEPS = {line: tuple(entry for entry in GROUPS["action"] if entry.startswith(f"action_{number}_"))
         for number, line in enumerate(GROUPS["step"], 1)} | {"step_engines": GROUPS["engine"]}


class Computed(NamedTuple):
    """What the data show of a line."""

    value: Tri = None
    n: int = 0
    of: int = 0
    least: str = "unknown"
    most: str = "unknown"
    detail: int = 0
    since: Day | None = None


def tier_open(facts: Facts, tier: str) -> Tri:
    """TER-14, sign 2: a body is open at a level."""
    return floor(facts.claimed("body"), [body.open() for body in bodies(facts, tier)])


def representation(facts: Facts) -> Tri:
    """TER-14, sign 3: every structure was at one of the last meetings of each table it has a seat at."""
    found = [pair.present for pair in pairs(facts, *TABLE_TIERS)]
    listed = [body for body in bodies(facts, *TABLE_TIERS) if body.open() is not False]
    sure = facts.claimed("body") and all(
        body.open() and body.flag("seats_complete") and all(
            seat.open() and not seat.unknown("structure") for seat in seats(facts, body)) for body in listed)
    return verdict(sure and bool(found) and all(found), False in found)


def users_speech(facts: Facts) -> Tri:
    """CON-12: users spoke at a table's meeting in the last 12 months."""
    window = facts.window(YEAR)
    listed = bodies(facts, *TABLE_TIERS)
    every_body = [body for body in facts.rows["body"] if body.get("tier") in TABLE_TIERS]
    rows = [row for body in every_body for row in facts.children("meeting", body) if row.dated(*window) is not False]
    sure = [row for row in rows if row.dated(*window)]
    yes = any(row.tri("users_spoke") for row in sure)
    known = facts.claimed("body") and all(facts.meetings_known(body, *window) for body in listed)
    return verdict(yes, known and bool(sure) and all(row.tri("users_spoke") is False for row in rows))


def attendance(facts: Facts) -> Tri:
    """CON-12: every structure is bound by contract to attend."""
    rows = facts.maybe_open("structure")
    sure = any(row.open() for row in rows)
    no = any(row.open() and row.tri("contract_attendance") is False for row in rows)
    return verdict(facts.claimed("structure") and sure and all(row.tri("contract_attendance") for row in rows), no)


def denied(wrong: bool) -> Tri:
    """What findings can only deny."""
    return False if wrong else None


def realistic_time(facts: Facts, sheet: Sheet) -> Tri:
    """TER-2: an impact evaluation that did not come early; nothing denies it."""
    return True if any(row.get("kind") == "impact" and early(facts, sheet, row) is False
                       for row in facts.certain("evaluation")) else None


SIMPLE: dict[str, Callable[[Facts], Tri]] = {
    "engine_guichet": functions.guichet, "engine_assistance": functions.assistance,
    "engine_planning": functions.planning, "engine_information_system": functions.information_system,
    "sign_concertation": lambda facts: every(tier_open(facts, tier) for tier in TIERS),
    "sign_representation": representation, "sign_observatory": plans.observatory,
    "sign_assistant_mt": lambda facts: plans.tally(facts, "mt_link").all_good,
    "sign_continuity": lambda facts: plans.tally(facts, "continuity").all_good,
    "action_2_designated": pilote.designated, "action_2_recognised": pilote.recognised,
    "action_2_neutral": lambda facts: pilote.quality(facts, "neutral"),
    "action_2_listening": lambda facts: pilote.quality(facts, "listening"),
    "action_2_trained": lambda facts: pilote.quality(facts, "trained"),
    "action_2_ars_concertation": lambda facts: pilote.quality(facts, "ars_concertation"),
    "action_3_diagnosis": lambda facts: plans.diagnosis(facts, "shared"),
    "action_3_public": lambda facts: plans.diagnosis(facts, "target", "assistance_target"),
    "action_3_common_plan": plans.common_plan, "action_3_services": lambda facts: plans.diagnosis(facts, "services"),
    "action_3_imposed_adaptable": plans.separated,
    "action_5_feedback": lambda facts: denied(any(True for _ in change_findings(facts))),
    "action_5_needs_rise": lambda facts: every(found.up for found in exchanges(facts)),
    "action_5_decisions_followed": lambda facts: denied(any_late(facts)),
    "action_5_interests": lambda facts: denied(any_withdrawal_missed(facts)),
    "condition_one_pilote": lambda facts: every((pilote.one_pilote(facts), pilote.recognised(facts))),
    "condition_elected": elected_convene,
    "obstacle_information_system": lambda facts: negate(functions.information_system(facts)),
    "obstacle_legitimacy": lambda facts: negate(pilote.recognised(facts)),
    "lever_users_speech": users_speech, "lever_guichets": functions.guichet, "lever_attendance": attendance,
    "implementation_patients": lambda facts: plans.patients_needs(facts, *functions.CLINICAL),
    "implementation_teamwork": lambda facts: plans.patients_needs(facts, "F6"),
    "implementation_resources": plans.compared, "implementation_guichet": functions.guichet,
    "implementation_knowhow": plans.knowhow,
    "principle_functions": lambda facts: every(functions.missions(facts)), "principle_one_system": functions.one_system,
}


class Lines:
    """The sheet of a territory; `computed` is filled in the order in which lines read one another."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.stated: dict[str, Stated] = all_stated(facts)
        self.computed: dict[str, Computed] = {line: Computed() for line in LINES}
        self._levels()
        for line, compute in SIMPLE.items():
            self.computed[line] = Computed(compute(facts), since=self._since(line))
        concertation = Computed(every(self.value(f"level_{tier}") for tier in TIERS))
        self.computed["engine_concertation"] = self.computed["action_5_concertation"] = concertation
        self.sheet = Sheet(self._engines(), self._entries(), self.stated)
        self.computed["action_6_realistic_time"] = Computed(realistic_time(facts, self.sheet))
        self.sheet = self.sheet._replace(entries=self._entries())
        for line, entries in STEPS.items():
            self.computed[line] = step([self.value(entry) for entry in entries])
        self.computed["progress_integration"] = progress([self.value(line) for line in GROUPS["criterion"]])
        self.pitfalls: dict[str, Pitfall] = {line: one(facts, self.sheet) for line, (one, _) in PITFALLS.items()}
        for line, found in self.pitfalls.items():
            self.computed[line] = Computed(found.fallen, found.n, found.of)

    def value(self, line: str) -> Tri:
        """GEN-12: a stated yes or no keeps the line."""
        said = self.stated[line].value
        return self.computed[line].value if said is None else said

    def _entries(self) -> dict[str, Tri]:
        return {entry: self.value(entry) for entry in ENTRIES}

    def _engines(self) -> dict[str, Tri]:
        """What pitfalls read of the engines: the data; the shared assessment, which no data show, as stated.

        Assistance plans too, so that planning by assistance is no engine besides it: F2 is read alone, else no
        territory could ever be reduced to complex cases (TER-5).
        """
        found = {engine: self.computed[engine].value for engine in GROUPS["engine"]}
        found["engine_concertation"] = every(self.computed[f"level_{tier}"].value for tier in TIERS)
        found["engine_planning"] = functions.exercised(self.facts, "F2")
        found["engine_shared_assessment"] = self.stated["engine_shared_assessment"].value
        return found

    def _levels(self) -> None:
        for tier in TIERS:
            found = level(self.facts, tier)
            self.computed[f"level_{tier}"] = Computed(found.meets, found.met, found.either, since=found.latest)
        for upper, lower in PAIRS:
            both = exchange(self.facts, upper, lower)
            self.computed[f"exchange_{upper}_{lower}"] = Computed(
                both.both, detail=EXCHANGE_STATES.index(both.state))

    def _since(self, line: str) -> Day | None:
        """Since when the data make a line yes, for the few of which that is told."""
        if line == "action_2_designated":
            return functions.earliest_open(self.facts.surely_open("pilote"))
        if line == "action_3_common_plan":
            return min((row.get("adopted") for row in plans.plans(self.facts)), default=None)
        if line == "action_3_diagnosis":
            return min((row.get("date") for row in self.facts.certain("diagnosis") if row.tri("shared")), default=None)
        return None

    def document(self) -> dict[str, Any]:
        return {line: self._line(line) for line in LINES}

    def _line(self, line: str) -> dict[str, Any]:
        said, found = self.stated[line], self.computed[line]
        value = self.value(line)
        basis = "none" if value is None else ("computed" if said.value is None else "stated")
        best = shown(self.facts, line) if basis == "computed" and found.value else Shown()
        since = {"none": None, "stated": said.since, "computed": (found.since or best.since) if found.value else None}[basis]
        return {
            "value": NAMES[value], "stated": NAMES[said.value], "computed": NAMES[found.value], "basis": basis,
            "count": found.n, "of": found.of, "least": found.least, "most": found.most, "detail": found.detail,
            "since": since.isoformat() if since else None,
            "evidence": said.evidence if basis == "stated" else best.evidence,
        }


def step(values: list[Tri]) -> Computed:
    """TER-2: done when all are yes, not started when all are no, under way with some of each; else unknown."""
    yes, no = values.count(True), values.count(False)
    state = {(False, True): "not_started", (True, False): "done"}
    least = state.get((yes == len(values), yes == 0), "under_way")
    most = state.get((no == 0, no == len(values)), "under_way")
    return Computed(verdict(least == "done", no > 0), yes, len(values), least, most)


def progress(values: list[Tri]) -> Computed:
    """TER-8: all yes is integration, all no coordination, some of each under way."""
    if None in values and not (True in values and False in values):
        state = "unknown"
    else:
        state = "integration" if False not in values else ("under_way" if True in values else "coordination")
    value = verdict(state == "integration", state in ("under_way", "coordination"))
    return Computed(value, detail=PROGRESS_STATES.index(state))
