"""What nobody serves becomes difficulties of a territory, and what recurs among them a collective problem.

Spec: spec/45-observed.md ("Difficulties"), spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

pytest.importorskip("hypothesis")

from observed_samples import DAY, key, row, served, unmet

from integra import Rules, Territory
from integra.territory.observed import DemandLog
from integra.words import DifficultyKind, Passing, Service, SettledBy

FIRST = datetime.date(2024, 6, 3)
RESPITE, ETP = Service.CARER_RESPITE, Service.ETP


def problems(log: DemandLog, at: datetime.date, rules: Rules | None = None) -> list[tuple[object, object]]:
    """The collective problems of a territory that has the log's difficulties and, as is known, no matter."""
    territory = Territory(key(1))
    territory.claim("matter")
    territory.add(log.difficulties())
    found = territory.review(at=at, rules=rules).findings
    return [(each.other, each.value) for each in found if each.settled_by is SettledBy.MESO_AGENDA]


def three(last: datetime.date) -> DemandLog:
    return DemandLog(row(number, day, unmet(RESPITE)) for number, day in ((1, FIRST), (2, datetime.date(2024, 9, 1)), (3, last)))


@pytest.mark.parametrize("last, recurs", [(datetime.date(2025, 6, 3), True), (datetime.date(2025, 6, 4), False)])
def test_the_third_on_the_last_day_of_twelve_months_recurs_and_a_day_later_it_does_not(
    last: datetime.date, recurs: bool,
) -> None:
    problem = (DifficultyKind.SERVICE.code, RESPITE.code)
    assert problems(three(last), last) == ([problem] if recurs else [])
    assert problems(three(last), last - datetime.timedelta(1)) == []
    assert problems(three(last), last, Rules(recurrence_months=13)) == [problem]


def test_a_demand_counts_once_a_service_however_often_it_is_logged() -> None:
    twice = [row(1, FIRST, unmet(RESPITE)), row(1, DAY, unmet(RESPITE, Passing.CLOSED)), row(2, DAY, unmet(RESPITE))]
    log = DemandLog(twice)
    assert [(each.date, each.demand) for each in log.difficulties()] == [(FIRST, key(1)), (DAY, key(2))]
    assert problems(log, DAY) == []
    assert problems(DemandLog([*twice, row(3, DAY, unmet(RESPITE))]), datetime.date(2025, 6, 3)) != []


def test_two_demands_of_one_call_are_two_occurrences() -> None:
    rows = [replace(row(number, DAY, unmet(RESPITE)), call=key(9)) for number in (1, 2)]
    assert [each.demand for each in DemandLog(rows).difficulties()] in ([key(1), key(2)], [key(2), key(1)])


def test_only_what_is_unmet_is_a_difficulty_and_each_service_by_itself() -> None:
    log = DemandLog([row(1, DAY, unmet(RESPITE), unmet(ETP), served(Service.HOME_HELP))])
    assert [(each.kind, each.topic, each.demand) for each in log.difficulties()] == [
        (DifficultyKind.SERVICE, RESPITE.code, key(1)), (DifficultyKind.SERVICE, ETP.code, key(1))]
    assert len({each.id for each in log.difficulties()}) == 2


def test_an_answer_that_was_late_or_never_came_is_no_difficulty() -> None:
    late = row(1, DAY, served(RESPITE), first_answer_due=DAY, first_answer_on=DAY + datetime.timedelta(9))
    assert DemandLog([late, row(2, DAY, served(RESPITE))]).difficulties() == ()


def test_a_difficulty_is_the_same_whatever_period_it_was_seen_in() -> None:
    log = three(DAY)
    whole, part = log.difficulties(), log.between(DAY, DAY).difficulties()
    assert part == whole[-1:]


def test_a_day_that_is_not_known_yields_to_one_that_is() -> None:
    for rows in ([row(1, None, unmet(ETP)), row(1, DAY, unmet(ETP))], [row(1, None, unmet(ETP))]):
        assert [each.date for each in DemandLog(rows).difficulties()] == [rows[-1].date]
