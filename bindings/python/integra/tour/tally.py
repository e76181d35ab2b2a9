"""Screens people one by one, answers a demand of each, and keeps what the tour shows: counts, and three people whole.

Spec: spec/90-report.md; SCR-1 to SCR-8, SCR-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..forms import record_from_json
from ..screening.model import Screening
from ..screening.evaluate import screen
from ..words import Question, SettledBy, Stage, Tri, Verdict
from .orientations import Response, Sent
from .people import Case, Chosen
from .terms import ITEMS
from .territory import Told, told
from .years import Year, years


class Tally:
    """What many screenings have in common; memory does not grow with their number."""

    def __init__(self) -> None:
        """Nobody yet."""
        self.people: int = 0
        self.first: datetime.date | None = None
        self.last: datetime.date | None = None
        self.items: collections.Counter[tuple[Question, Tri]] = collections.Counter()
        #: Items that were stated, and those not stated that a record filled in; what remains nobody told.
        self.stated: collections.Counter[Question] = collections.Counter()
        self.filled: collections.Counter[Question] = collections.Counter()
        self.verdicts: collections.Counter[tuple[Verdict, Tri]] = collections.Counter()
        self.stages: collections.Counter[Stage] = collections.Counter()
        self.findings: collections.Counter[tuple[str, SettledBy]] = collections.Counter()
        #: People with an item to ask, by how few answers may be enough (SCR-6).
        self.least: collections.Counter[int] = collections.Counter()
        self.asked: collections.Counter[Question] = collections.Counter()
        #: Of those asked, the ones whose answer alone may leave neither verdict unknown.
        self.alone: collections.Counter[Question] = collections.Counter()

    @property
    def open(self) -> int:
        """How many people still have an item to ask: a verdict of theirs is unknown."""
        return self.least.total()

    def add(self, screening: Screening) -> None:
        """Counts one person."""
        self.people += 1
        if screening.date is not None:
            self.first = min(self.first or screening.date, screening.date)
            self.last = max(self.last or screening.date, screening.date)
        self.items.update(screening.items.items())
        for item in ITEMS:
            if screening.stated[item] is not Tri.UNKNOWN:
                self.stated[item] += 1
            elif screening.items[item] is not Tri.UNKNOWN:
                self.filled[item] += 1
        self.verdicts.update((
            (Verdict.PPS, screening.pps), (Verdict.ASSISTANCE_THRESHOLD, screening.assistance_threshold),
            (Verdict.LEGAL_COMPLEXITY, screening.legal_complexity)))
        self.stages[screening.stage] += 1
        self.findings.update((finding.rule, finding.settled_by) for finding in screening.findings)
        self._ask(screening)

    def _ask(self, screening: Screening) -> None:
        self.asked.update(screening.ask)
        if screening.least_to_settle:
            self.least[screening.least_to_settle] += 1
        # Items weigh alike (SCR-1), so where one answer may be enough it may be any open item's.
        if screening.least_to_settle == 1:
            self.alone.update(screening.ask)


@dataclass(slots=True)
class Tour:
    """What the tour shows: the made-up people, and counts of the records given beside them, if any."""

    seed: int
    cohort: Tally
    cases: tuple[Case, ...]
    sent: Sent
    #: The demands of the three, by the name of their role.
    answered: Mapping[str, Response]
    #: The years of those who get a plan.
    years: tuple[Year, ...]
    #: What is told of the made-up department.
    territory: Told
    given: Tally | None = None
    refused: int = field(default=0)


def tour(seed: int, records: Iterable[Mapping[str, Any]]) -> Tour:
    """Screens the people of a cohort, in the NDJSON form, and answers a demand of each."""
    tally, chosen, sent = Tally(), Chosen(), Sent(seed)
    answered: dict[str, Response] = {}
    for number, document in enumerate(records):
        record, ref = record_from_json(dict(document))
        screening = screen(record)
        tally.add(screening)
        answer = sent.add(number, screening)
        role = chosen.offer(ref or "", record, screening)
        if role is not None:
            answered[role.name] = answer
    cases = chosen.cases()
    return Tour(seed, tally, cases, sent, answered, years(seed, cases), told())
