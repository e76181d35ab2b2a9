"""Rows of a log made by hand, and strategies for any of them.

Spec: spec/45-observed.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from hypothesis import strategies as st

from integra.territory.observed import Called, LogRow, Outcome
from integra.words import Channel, Door, Level, Motive, Passing, Requester, Service, Tri

DAY = datetime.date(2025, 6, 2)


def key(number: int) -> uuid.UUID:
    return uuid.UUID(int=number)


def unmet(service: Service, reason: Passing = Passing.FULL) -> Called:
    return Called(service=service, outcome=Outcome.UNMET, reason=reason)


def served(service: Service) -> Called:
    return Called(service=service, outcome=Outcome.SERVED, level=Level.TERRITORY)


def row(demand: int, date: datetime.date | None, *services: Called, **rest: Any) -> LogRow:
    return LogRow(call=key(demand), demand=key(demand), date=date, services=services, **rest)


def called() -> st.SearchStrategy[Called]:
    services, waits = st.sampled_from(Service), st.booleans()
    return st.one_of(
        st.builds(Called, service=services, outcome=st.sampled_from((Outcome.SERVED, Outcome.SECOND)),
                  level=st.sampled_from(Level), waits=waits),
        st.builds(Called, service=services, outcome=st.just(Outcome.UNMET), reason=st.sampled_from(Passing), waits=waits),
        st.builds(Called, service=services, outcome=st.sampled_from((Outcome.GIVEN, Outcome.UNKNOWN)), waits=waits))


def log_rows() -> st.SearchStrategy[LogRow]:
    days = st.none() | st.dates(datetime.date(2023, 1, 1), datetime.date(2025, 12, 31))
    few = st.integers(1, 4).map(key)  # so that demands and calls come again
    answers = st.one_of(st.fixed_dictionaries({"answered": st.just(Tri.YES), "answered_on": days}),
                        st.fixed_dictionaries({"answered": st.sampled_from((Tri.NO, Tri.UNKNOWN))}))
    made = st.fixed_dictionaries({
        "call": few, "demand": few, "date": days, "requester": st.none() | st.sampled_from(Requester),
        "motives": st.frozensets(st.sampled_from(Motive), max_size=3), "door": st.sampled_from(Door),
        "channel": st.sampled_from(Channel),
        "services": st.lists(called(), max_size=4, unique_by=lambda each: each.service).map(tuple),
        "first_answer_due": days, "first_answer_on": days})
    return st.builds(lambda given, answer: LogRow(**given, **answer), made, answers)
