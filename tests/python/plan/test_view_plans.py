"""Views of whole plans: the same in whatever order events came and whoever wrote them; what is alike, in conflict, annulled;
and read strictly (PLN-30).

Spec: spec/35-views.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import uuid
from typing import Any

import cbor2
import pytest

from integra import EventKind, MalformedError, Plan, RefusedError, decode, encode, from_json, to_json
from integra.plan import View, shows
from integra.words import (
    Effect, Field, InterventionState, NeedDomain, NeedState, NotDoneReason, Phase, Role, Sector, Slot, ViewGroup, Viewer,
)
from plan_scene import CARER, GP, HERE, MANAGER, NURSE, PERSON, THERE, copy, draft, exchange, identifier
from view_story import AIDE, ENDS, REFERENCE, build, day, story, table

WRITERS = [identifier(200 + number) for number in range(4)]


def views(plan: Plan) -> list[bytes]:
    return [plan.view(viewer, reference=REFERENCE).data for viewer in Viewer]


@pytest.mark.parametrize("end", ENDS)
def test_neither_the_order_of_arrival_nor_the_writers_show(end: str) -> None:
    plan = build(story(end))
    seen, events = views(plan), [event.to_cbor() for event in plan.events]
    for seed in range(2):
        random.Random(seed).shuffle(events)
        other = Plan()
        for event in events:
            other.apply(event)
        assert views(other) == seen
    for seed in range(3):
        chance = random.Random(seed)
        steps = tuple(each._replace(fields={**each.fields, "writer": chance.choice(WRITERS)}) for each in story(end))
        assert views(build(steps)) == seen


@pytest.mark.parametrize("first, second", [(HERE, THERE), (THERE, HERE)])
def test_of_two_needs_alike_each_has_what_answers_it(first: uuid.UUID, second: uuid.UUID) -> None:
    shared = build(story("active"))
    plan, other = copy(shared, first), copy(shared, second)
    one = plan.append(draft(EventKind.NEED, minute=500, code=NeedDomain.OTHER))
    two = other.append(draft(EventKind.NEED, minute=500, code=NeedDomain.OTHER))
    exchange(plan, other)
    for number, need in enumerate((one, two, two)):
        plan.append(draft(EventKind.INTERVENTION, minute=501, target=need.digest, code=Sector.ORDINARY,
                          due=day(200 + bool(number))))
    found = [row for row in plan.view("home_services", reference=REFERENCE).needs if row.code == (NeedDomain.OTHER,)]
    assert [[row.due[0] for row in need.of(EventKind.INTERVENTION)] for need in found] == [[day(200)], [day(201), day(201)]]


def test_conflicting_states_are_all_shown_with_what_set_them() -> None:
    plan = build(story("active"))
    step = next(event for event in plan.events if event.kind is EventKind.INTERVENTION and event.code is Sector.SOCIAL)
    other = copy(plan, THERE)
    plan.append(draft(EventKind.INTERVENTION_DONE, minute=500, target=step.digest, code=Effect.UNKNOWN))
    other.append(draft(EventKind.INTERVENTION_NOT_DONE, minute=500, target=step.digest, code=NotDoneReason.OTHER))
    exchange(plan, other)
    row, = (row for row in plan.view("home_services", reference=REFERENCE).interventions if row.due == (day(60),))
    assert row.conflict and {InterventionState.DONE, InterventionState.NOT_DONE} <= set(row.states)
    assert [each.code for each in row.of(EventKind.INTERVENTION_DONE, EventKind.INTERVENTION_NOT_DONE)] == [(), ()]
    seen, = (row for row in plan.view("social", reference=REFERENCE).interventions if row.due == (day(60),))
    assert {each.code for each in seen.rows if each.kind in (EventKind.INTERVENTION_DONE, EventKind.INTERVENTION_NOT_DONE)} == {
        (Effect.UNKNOWN,), (NotDoneReason.OTHER,)}


def test_what_a_settlement_chose_is_shown_as_what_set_it() -> None:
    plan = build(story("active"))
    need = next(event for event in plan.events if event.kind is EventKind.NEED and event.code is NeedDomain.HEALTH)
    other = copy(plan, THERE)
    plan.append(draft(EventKind.CORRECTION, minute=500, target=need.digest, code=Field.EFFECTIVE, due=day(1)))
    chosen = other.append(draft(EventKind.CORRECTION, minute=500, target=need.digest, code=Field.EFFECTIVE, due=day(2)))
    exchange(plan, other)
    assert find(plan).effective == (day(1), day(2))
    plan.append(draft(EventKind.SETTLEMENT, MANAGER, 501, target=chosen.digest, code=Slot.CORRECTION))
    assert find(plan).effective == (day(2),)


def find(plan: Plan) -> Any:
    row, = (row for row in plan.view("mt", reference=REFERENCE).needs if row.code == (NeedDomain.HEALTH,))
    return row


def test_what_is_shown_is_read_by_its_names() -> None:
    view = build(story("suspended")).view(Viewer.HOME_SERVICES, reference=REFERENCE)
    assert (view.reference, view.viewer, view.person, view.phases) == ("P-17", Viewer.HOME_SERVICES, PERSON, (Phase.SUSPENDED,))
    assert view.slot(Slot.MT)[0].person == GP and view.slot(Slot.WATCHER)[0].date == day(70)
    assert view.circle[AIDE] == (Role.MEDICO_SOCIAL,) and len(view.circle) == 6
    assert {row.group for row in view.needs} == {ViewGroup.NEEDS} and view.table(ViewGroup.HEALTH_NEEDS) == ()
    met, = (row for row in view.needs if NeedState.MET in row.states)
    assert [(row.kind, row.code, row.text, row.group) for row in met.rows] == [
        (EventKind.NEED_CLOSED, (), (), ViewGroup.NEEDS)]
    assert decode(view.data) == from_json(to_json(view)) == view == View.from_cbor(encode(view))


def test_the_table_of_viewers_is_that_of_the_specification() -> None:
    rows = table("views.tsv")
    assert len(rows) == len(ViewGroup) and sum(len(row) - 1 for row in rows) == 13 * 23
    assert all(shows(viewer, row["group"]) == (row[viewer.word] == "yes") for row in rows for viewer in Viewer)


def test_members_are_viewers_by_office_and_role() -> None:
    plan = build(story("active"))
    assert [plan.viewer(member) for member in (PERSON, GP, MANAGER, NURSE, CARER, AIDE, identifier(99))] == [
        Viewer.PERSON, Viewer.MT, Viewer.REFERENT, Viewer.REFERENT_DEPUTY, Viewer.CARER, Viewer.MEDICO_SOCIAL, None]


def test_a_plan_without_opening_is_shown_to_nobody() -> None:
    with pytest.raises(RefusedError) as refused:
        Plan().view("person", reference=REFERENCE)
    assert refused.value.rule == "PLN-30"


def body() -> Any:
    return cbor2.loads(build(story("active")).view("carer", reference=REFERENCE).data)[2]


def row(*cells: Any, kind: int = EventKind.INTERVENTION.code, code: Any = None, rows: Any = None) -> list[Any]:
    """A row of a view with blank cells."""
    return [[kind, [], [], [], [], [], [], [code or Sector.SOCIAL.code], [], None, None, [], []], rows or []]


@pytest.mark.parametrize("changes", [
    {0: ""}, {0: "x" * 65}, {0: 7}, {1: 0}, {1: 14}, {1: True}, {2: []}, {2: [2, 1]}, {2: [1, 1]}, {2: [24]}, {3: 3}, {4: None},
    {4: b"short"}, {4: bytes(16)}, {5: [1, 1]}, {6: []}, {6: [[None]]}, {6: [[20000, 19999]]}, {7: []}, {7: [[2, None, [[1, 0, None, None, 0]]]]},
    {7: [[1, PERSON.bytes, [[1, 0, None, None, 0]]]]}, {7: [[1, None, []]]}, {7: [[1, None, [[1, 0, None, None, 2]]]]},
    {7: [[1, None, [[1, 1, None, None, 0]]]]}, {7: [[9, None, [[1, 0, None, None, 0]]]]}, {8: []}, {8: [row(kind=64)]},
    {8: [row(kind=EventKind.JOIN.code)]}, {8: [row(code=Sector.HEALTH.code)]}, {8: [row(code=99)]},
    {8: [row(kind=EventKind.OPINION.code)]}, {8: [row(rows=[row()])]}, {8: [row()[:1]]}, {8: [[row()[0][:12], []]]},
    {8: [[[*row()[0][:12], ["text"]], []]]}, {8: [[[19, [6], *row()[0][2:]], []]]}, {8: [[[19, [1, 1], *row()[0][2:]], []]]},
    {8: [[[19, [], [3, 2], *row()[0][3:]], []]]}, {8: [[[*row()[0][:10], 9, [], []], []]]}, {8: [[[*row()[0][:11], [1], []], []]]},
])
def test_a_body_that_no_view_has_is_refused(changes: dict[int, Any]) -> None:
    good = body()
    assert View.from_cbor(cbor2.dumps([1, 20, good], canonical=True))
    with pytest.raises(MalformedError) as refused:
        View.from_cbor(cbor2.dumps([1, 20, good | changes], canonical=True))
    assert refused.value.rule in ("WIRE-20", "WIRE-12", "WIRE-15") and refused.value.sentence("fr") != str(refused.value)


@pytest.mark.parametrize("key", [0, 1, 2, 3, 4])
def test_a_body_without_a_key_that_it_needs_is_refused(key: int) -> None:
    good = body()
    del good[key]
    with pytest.raises(MalformedError):
        View.from_cbor(cbor2.dumps([1, 20, good], canonical=True))


def test_rows_out_of_order_are_refused_and_rows_alike_are_not() -> None:
    good = body() | {8: [row(), row()]}
    assert len(View.from_cbor(cbor2.dumps([1, 20, good], canonical=True)).rows) == 2
    other = [[[*row()[0][:5], [GP.bytes], *row()[0][6:]], []], row()]
    assert View.from_cbor(cbor2.dumps([1, 20, good | {8: other[::-1]}], canonical=True))
    with pytest.raises(MalformedError):
        View.from_cbor(cbor2.dumps([1, 20, good | {8: other}], canonical=True))
