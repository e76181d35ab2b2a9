"""integra.plan.draft: what a response drafts in a plan can be recorded there.

Spec: spec/36-as-of.md (PLN-15), spec/drafts.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import pickle
from pathlib import Path

import pytest
from plan_scene import DAY, NURSE, START, active, draft

from integra import Demand, EventKind, Orientation, UsageError, orient
from integra.plan.draft import Drafted, drafts
from integra.words import Motive, NeedDomain, Requester, Sector, Service

ROWS = list(csv.DictReader(Path(__file__).resolve().parents[3].joinpath("spec/drafts.tsv").open(encoding="utf-8"),
                           delimiter="\t"))


def response(*motives: Motive) -> Orientation:
    return orient(Demand(requester=Requester.HEALTH, motives=frozenset(motives), date=DAY))


def drafted(*motives: Motive) -> tuple[Drafted, ...]:
    return drafts(response(*motives), author=NURSE, recorded=START, effective=DAY)


def row(service: Service, motive: Motive | None) -> tuple[NeedDomain, Sector] | None:
    """What the table says: the row of service and motive, else the service's own."""
    for asked in (motive and motive.word, "-"):
        for each in ROWS:
            if (each["service"], each["motive"]) == (service.word, asked):
                return NeedDomain(each["need_domain"]), Sector(each["sector"])
    return None


@pytest.mark.parametrize("motive", Motive)
def test_each_route_drafts_what_the_table_says_of_it(motive: Motive) -> None:
    wanted = []
    for route in response(motive).routes:
        for each in sorted(route.motives, key=lambda each: each.code) or [None]:
            found = row(route.service, each)
            if found:
                wanted.append((route.service, *found, route.due))
    assert [(each.service, each.need.code, each.intervention.code, each.intervention.due) for each in drafted(motive)] == wanted


def test_some_routes_draft_and_some_do_not() -> None:
    services = {route.service for motive in Motive for route in response(motive).routes}
    drafting = {each.service for motive in Motive for each in drafted(motive)}
    assert drafting and services - drafting
    assert drafting <= {Service(each["service"]) for each in ROWS}


def test_motives_of_two_needs_draft_two_and_of_one_need_one() -> None:
    for service in Service:
        pairs = {motive: row(service, motive) for motive in Motive}
        routes = [route for one in Motive for other in Motive for route in response(one, other).routes
                  if route.service is service and len(route.motives) > 1]
        for route in routes[:1]:
            kinds = {pairs[motive] for motive in route.motives} - {None}
            mine = [each for each in drafted(*route.motives) if each.service is service]
            assert {(each.need.code, each.intervention.code) for each in mine} == kinds
            assert len(mine) == len(kinds)
            if kinds:
                assert {motive for each in mine for motive in each.motives} == route.motives


def test_what_is_drafted_can_be_recorded_and_then_stands_in_the_plan() -> None:
    plan = active()
    for each in drafted(Motive.ETP):
        need = plan.append(each.need)
        plan.append(each.answering(need))
        answered = plan.state.interventions[-1]
        assert (answered.need, answered.event.code, answered.event.due) == (need.digest, each.intervention.code,
                                                                           each.intervention.due)
    assert len(plan.state.needs) == 1 + len(drafted(Motive.ETP)) > 1


def test_an_intervention_may_answer_what_is_there_already() -> None:
    plan = active()
    there = plan.append(draft(EventKind.OBJECTIVE, NURSE, 20, target=plan.state.needs[0].event.digest, code=1,
                              text="a home without stairs"))
    each = drafted(Motive.ETP)[0]
    assert each.answering(there.digest) == each.answering(there)
    plan.append(each.answering(there))
    assert plan.state.interventions[-1].objective == there.digest


def test_nothing_is_recorded_and_drafts_are_values() -> None:
    one = drafted(Motive.ETP)
    assert one == drafted(Motive.ETP) and pickle.loads(pickle.dumps(one)) == one
    assert one[0].need.writer is None and one[0].intervention.target is None
    with pytest.raises(TypeError, match="recorded"):
        drafts(response(Motive.ETP), author=NURSE, recorded=datetime.datetime(2025, 6, 1), effective=DAY)
    with pytest.raises((TypeError, UsageError), match="need"):
        one[0].answering("digest")  # type: ignore[arg-type]
