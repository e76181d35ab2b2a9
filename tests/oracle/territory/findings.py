"""A finding's shape, its weight and the order of findings.

Spec: GEN-12, the findings of CON and TER.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from .facts import Row


class Kind(NamedTuple):
    """A kind of finding: its weight, and whether it reads the record (GEN-1)."""

    weight: str
    record: bool = False


H, M, L = "high", "medium", "low"
KINDS = {
    "GEN-12/both_looked_at": Kind(M), "GEN-12/statement": Kind(L), "CON-1/meeting": Kind(H),
    "CON-2/seat_required": Kind(H), "CON-2/seat_expected": Kind(L), "CON-2/mt_seat": Kind(M),
    "CON-2/sector_seats": Kind(M), "CON-3/power": Kind(M), "CON-3/withdrawal": Kind(H),
    "CON-4/competent_level": Kind(M), "CON-5/dead_letter": Kind(H, True), "CON-5/decision_follow_up": Kind(H),
    "CON-5/owner": Kind(M, True), "CON-5/due_date": Kind(M, True), "CON-5/reason": Kind(L, True),
    "CON-5/dates": Kind(L), "CON-6/feedback_down": Kind(H), "CON-6/needs_up": Kind(H), "CON-6/both_directions": Kind(H),
    "CON-7/meso_agenda": Kind(H), "CON-7/meso_due_date": Kind(M, True), "CON-7/macro_agenda": Kind(H),
    "CON-8/change_feedback": Kind(M), "CON-8/structure_feedback": Kind(M), "CON-10/attendance": Kind(M),
    "CON-11/host": Kind(L), "CON-11/convenor": Kind(L), "CON-11/animation": Kind(M),
    "CON-11/elected_convening": Kind(M), "CON-13/table": Kind(M), "CON-14/inclusion_decision": Kind(H, True),
    "TER-1/designation": Kind(H), "TER-1/one_pilote": Kind(H), "TER-1/recognition_by_actors": Kind(H),
    "TER-1/recognition_by_institutions": Kind(H), "TER-1/neutrality": Kind(H), "TER-1/listening": Kind(M),
    "TER-1/training": Kind(M), "TER-5/merger_order": Kind(M),
    "TER-5/merger_wanted": Kind(H), "TER-5/all_engines": Kind(M), "TER-5/elected": Kind(H),
    "TER-5/evaluation_later": Kind(M), "TER-5/shared_procedure": Kind(M), "TER-5/support_isolated": Kind(M),
    "TER-5/knowhow_transfer": Kind(M), "TER-5/feedback": Kind(M), "TER-5/closeness": Kind(M),
    "TER-5/needs_analysis": Kind(M), "TER-5/personalised_follow_up": Kind(M), "TER-6/signature": Kind(L),
    "TER-7/uncovered": Kind(M), "TER-10/ars_concertation": Kind(M), "TER-13/mission": Kind(H), "TER-13/information_system": Kind(M),
}
ORDER = {name: rank for rank, name in enumerate(KINDS)}
Finding = dict[str, Any]


def identifier(row: Row | None, column: str = "id") -> str | None:
    """The identifier that a row bears, where one is known."""
    return None if row is None else row.get(column)


def finding(name: str, at: datetime.date, row: Row | None = None, *, subject: str | None = None,
            second: str | None = None, value: int = 0, other: int = 0, due: datetime.date | None = None) -> Finding:
    """A finding, its state read off its due day."""
    rule, settled_by = name.split("/")
    state = "open" if due is None else ("overdue" if due < at else "due")
    return {
        "rule": rule, "settled_by": settled_by, "weight": KINDS[name].weight, "state": state, "subject": subject,
        "second": second, "index": None if row is None else row.place, "value": value, "other": other,
        "due": None if due is None else due.isoformat(),
    }


def name_of(one: Finding) -> str:
    return f"{one['rule']}/{one['settled_by']}"


def ordered(findings: list[Finding]) -> list[Finding]:
    """The order of the output: kind, subject, second, index, value, other; none before any."""
    return sorted(findings, key=lambda one: (
        ORDER[name_of(one)], one["subject"] or "", one["second"] or "",
        -1 if one["index"] is None else one["index"], one["value"], one["other"]))
