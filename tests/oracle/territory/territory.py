"""The review of a territory, a second time: what is wrong or late, and what is known.

Spec: CON-1 to CON-14, TER-1 to TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from . import concertation, decisions, exchange, feedback, functions, meetings, pilote, pitfalls, plans, recurrence
from .facts import Facts, Json
from .findings import Finding, finding, ordered
from .kleene import NAMES
from .lines import Lines
from .statements import statement_findings
from .tables import TRI_CODE, line_code


def both_looked_at(lines: Lines) -> Iterator[Finding]:
    """GEN-12: a line stated one way that the data show the other way."""
    for line, found in lines.computed.items():
        said = lines.stated[line].value
        if said is not None and found.value is not None and said != found.value:
            yield finding("GEN-12/both_looked_at", lines.facts.at, value=line_code(line), other=TRI_CODE[NAMES[said]])


READERS = (
    meetings.meeting_findings, meetings.presence_findings, concertation.seat_findings, concertation.month_findings,
    concertation.power_findings, concertation.convening_findings, concertation.elected_findings,
    concertation.inclusion_findings, decisions.decision_findings, exchange.exchange_findings,
    recurrence.recurrence_findings, recurrence.table_findings, feedback.feedback_findings, pilote.pilote_findings,
    plans.plan_findings, functions.mission_findings,
)


def review(territory: Json, at: datetime.date, parameters: Json | None = None) -> Json:
    """The findings and the sheet of a territory on a day."""
    facts = Facts(territory, at, parameters)
    lines = Lines(facts)
    findings = [*both_looked_at(lines), *statement_findings(facts, lines.stated),
                *pitfalls.pitfall_findings(facts, lines.pitfalls)]
    for reader in READERS:
        findings += reader(facts)
    return {"findings": ordered(findings), "lines": lines.document()}
