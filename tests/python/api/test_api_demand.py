"""A demand for the person just screened says what the screening says, and nothing else.

Spec: spec/21-protocol.md (ORI-16), spec/10-screening.md (SCR-2, SCR-5).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime

import pytest
from orientation_samples import DAY

from integra import Demand, Screening, Tri, orient, record_from_json, screen
from integra.cohort import cohort
from integra.words import Motive, MtState, Requester, Stage

SEEN = [screen(record_from_json(document)[0]) for document in cohort(count=300)]
ASKED = {Motive.PLANNING}


def test_verdict_stage_and_day_are_those_of_the_screening_and_the_rest_is_not_known() -> None:
    for seen in SEEN:
        asked = Demand.from_screening(seen, requester=Requester.CARER, motives=ASKED)
        assert asked == Demand(requester=Requester.CARER, motives=ASKED, date=seen.date, pps=seen.pps, stage=seen.stage)
        assert asked.id is None and orient(asked).routes  # possible (ORI-16)
    assert {seen.stage for seen in SEEN} == set(Stage) and {seen.pps for seen in SEEN} == set(Tri)


def test_what_is_given_beside_it_is_taken() -> None:
    asked = Demand.from_screening(SEEN[0], requester=Requester.MT, motives=ASKED, mt=MtState.INFORMED, date=DAY,
                                  commune="37261")
    assert (asked.requester, asked.mt, asked.date, asked.commune) == (Requester.MT, MtState.INFORMED, DAY, "37261")
    undated = dataclasses.replace(SEEN[0], date=None)
    assert Demand.from_screening(undated, requester=Requester.CARER, motives=ASKED).date is None


@pytest.mark.parametrize("name", ["pps", "stage"])
def test_what_the_screening_says_is_not_said_again(name: str) -> None:
    with pytest.raises(TypeError, match=f"^{name} is said by the screening: leave it out"):
        Demand.from_screening(SEEN[0], requester=Requester.CARER, motives=ASKED, **{name: Tri.YES})


def test_a_demand_is_made_of_a_screening_alone() -> None:
    for wrong in (record_from_json({})[0], None, datetime.date(2025, 6, 1)):
        with pytest.raises(TypeError, match="^screening takes integra.Screening"):
            Demand.from_screening(wrong, requester=Requester.CARER, motives=ASKED)  # type: ignore[arg-type]
    assert isinstance(SEEN[0], Screening)
