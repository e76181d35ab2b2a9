"""A demand is answered whatever the door, its answer explains itself, and what followed it is reviewed.

Spec: spec/20-orientation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import datetime
import pickle
import uuid

import pytest
from hypothesis import given, settings
from orientation_samples import CONTACT, DAY, SETTLED, contacts, demands

from integra import (
    Contact, Delivered, Demand, DemandMessage, FollowUp, IntegraError, MalformedError, OrientationReceipt, Protocol,
    RefusedError, Rules, UsageError, answered, assessment_valid, count_calls, decode, encode, orient,
    orientation_receipt, over_age, replay_orientation, review_demand, service_info, why,
)
from integra.orientation.evaluate import activity_function, trace
from integra.words import (
    Activity, DemandField, Function, Level, Miss, Mission, Motive, MtState, OpenPlan, Precondition, Requester, Service,
    Stage, Status, SupportGround, Tri, Urgency,
)

CARER = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, date=DAY, urgency=Urgency.ROUTINE)


def changed(demand: Demand, **fields: object) -> Demand:
    return dataclasses.replace(demand, **fields)


# ---- one answer whatever the door

@given(demands(), contacts)
@settings(max_examples=100, deadline=None)
def test_door_and_channel_change_no_byte_of_the_answer(demand: Demand, contact: Contact) -> None:
    arrived = decode(encode(DemandMessage(demand=demand, contact=contact)))
    assert isinstance(arrived, DemandMessage) and (arrived.demand, arrived.contact) == (demand, contact)
    assert encode(orient(arrived.demand)) == encode(orient(demand))
    assert orientation_receipt(arrived.demand) == orientation_receipt(demand)


def test_no_rule_can_read_a_door() -> None:
    """A door smuggled into the demand, or into the fields of rows, would be seen here."""
    recorded = {field.name for field in dataclasses.fields(Contact)}
    assert not recorded & {field.name for field in dataclasses.fields(Demand)}
    assert not recorded & {field.word for field in DemandField}
    with pytest.raises(TypeError, match="^demand takes integra.Demand"):
        orient(DemandMessage(demand=CARER, contact=CONTACT))  # type: ignore[call-overload]


# ---- the objects

@given(demands())
@settings(max_examples=25, deadline=None)
def test_whatever_is_made_comes_back_whole(demand: Demand) -> None:
    answer = orient(demand)
    for thing in (demand, DemandMessage(demand=demand, contact=CONTACT), answer, decode(orientation_receipt(demand))):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing and hash(again) == hash(thing) and copy.deepcopy(thing) is thing
        assert decode(encode(thing)) == (DemandMessage(demand=demand) if thing is demand else thing)


@pytest.mark.parametrize(("field", "value"), [
    ("requester", 2), ("motives", "home_help"), ("motives", {2}), ("id", "x"), ("date", "2025-06-02"), ("pps", True),
    ("stage", 1), ("mt", Tri.YES), ("urgency", None), ("commune", 75101), ("extension", "x"),
])
def test_a_wrong_type_is_refused_and_the_field_named(field: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"^Demand\.{field} takes "):
        changed(CARER, **{field: value})


@pytest.mark.parametrize(("kind", "field", "value"), [
    (Contact, "door", 1), (Contact, "call", b"x"), (Delivered, "service", 3), (Delivered, "knowhow", True),
    (FollowUp, "first_answer", "x"), (FollowUp, "delivered", (Service.ETP,)),
])
def test_what_stands_beside_a_demand_is_typed_too(kind: type, field: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"^{kind.__name__}\.{field} takes "):
        kind(**({"service": Service.ETP} if kind is Delivered else {}) | {field: value})


@pytest.mark.parametrize(("fields", "field"), [
    ({"ground": SupportGround.MISSING_MEANS}, DemandField.GROUND),
    ({"requester": Requester.MT, "mt": MtState.KNOWN}, DemandField.MT),
    ({"pps": Tri.NO}, DemandField.STAGE),
    ({"pps": Tri.UNKNOWN, "stage": Stage.TO_REFER}, DemandField.STAGE),
])
def test_an_impossible_demand_is_refused_with_its_field(fields: dict[str, object], field: DemandField) -> None:
    with pytest.raises(RefusedError) as caught:
        orient(changed(CARER, **fields))
    assert (caught.value.rule, caught.value.index) == ("ORI-16", int(field))


@pytest.mark.parametrize(("fields", "status", "rule"), [
    ({"motives": set()}, Status.INVALID_VALUE, "ORI-5"),
    *[({"commune": commune}, Status.INVALID_TEXT, "ORI-12") for commune in ("7510", "751011", "7510é", "75 01", "2a004", "751011111")],
])
def test_a_demand_of_no_sense_is_refused_with_its_rule(fields: dict[str, object], status: Status, rule: str) -> None:
    for call in (orient, encode, orientation_receipt):
        with pytest.raises(UsageError) as caught:
            call(changed(CARER, **fields))
        assert (caught.value.status, caught.value.rule) == (status, rule)


# ---- the answer

def test_a_route_says_all_that_the_pack_says_of_its_service() -> None:
    (route,) = orient(CARER).routes
    info = service_info(Service.HOME_HELP)
    assert (route.service, route.mission, route.functions) == (Service.HOME_HELP, Mission.M1, (Function.F3,))
    assert (route.level, route.waits_for, route.second) == (Level.TERRITORY, (Precondition.SHARING_CONSENT,), None)
    assert (route.rule, route.motives) == ("ORI-5", {Motive.HOME_HELP})
    assert (route.kind, route.intensity, route.level) == (info.kind, info.intensity, info.level)
    assert route.row is not None and Protocol.builtin().rows[route.row].calls[0].service is Service.HOME_HELP


def test_without_a_date_nothing_is_due() -> None:
    undated = orient(changed(CARER, date=None))
    assert undated.first_answer_due is None and undated.routes[0].due is None
    assert orient(CARER).first_answer_due == DAY + datetime.timedelta(days=7)
    urgent = orient(changed(CARER, urgency=Urgency.URGENT), rules=Rules(first_answer_urgent_days=1))
    assert urgent.first_answer_due == DAY + datetime.timedelta(days=1) and urgent.overridden
    assert Service.EMERGENCY_NUMBERS in urgent.services
    assert next(route.row for route in urgent.routes if route.service is Service.EMERGENCY_NUMBERS) is None


def test_an_answer_names_pack_demand_and_behaviour() -> None:
    answer = orient(SETTLED, rules=Rules("dac-2022"))
    assert (answer.id, answer.pack.word, answer.overridden) == (SETTLED.id, "dac-2022", False)
    assert answer.protocol == Protocol.builtin("dac-2022").digest()
    assert orient(SETTLED, protocol=Protocol.builtin("dac-2022")).protocol == answer.protocol


def test_what_a_later_version_adds_to_a_demand_is_kept() -> None:
    later = changed(SETTLED, extension=bytes.fromhex("1864f6"))
    assert decode(encode(later)).demand == later
    assert orient(later).services == orient(SETTLED).services


# ---- why, and why not

def test_why_a_service_came_or_did_not() -> None:
    came = why(SETTLED, Service.ETP)
    assert (came.miss, came.motive, came.failed, came.silenced_by) == (Miss.SPEAKS, Motive.ETP, (), None)
    assert Service.ETP in [call.service for call in Protocol.builtin().row(str(came.row)).calls]
    missed = why(changed(SETTLED, sharing_consent=Tri.NO), Service.ETP)
    assert (missed.miss, missed.row, missed.failed) == (
        Miss.CONDITIONS, came.row, (DemandField.SHARING_CONSENT,))
    assert str(missed.row) in missed.sentence() and "consent to sharing" in missed.sentence()
    assert missed.sentence("fr") != missed.sentence() and str(missed.row) in missed.sentence("fr")
    nobody = why(SETTLED, Service.HOME_HELP)
    assert (nobody.miss, nobody.row, nobody.motive, nobody.rule) == (Miss.NOT_ASKED, None, None, None)
    assert nobody.sentence() == "no motive of the demand leads there"


def test_a_trace_of_each_row_agrees_with_the_answer() -> None:
    answer, protocol = orient(SETTLED), Protocol.builtin()
    speaking = {row.id for row in protocol.rows if Motive.ETP in row.motives
                and trace(SETTLED, Motive.ETP, row.id).miss is Miss.SPEAKS}
    assert {protocol.rows[route.row].id for route in answer.routes if route.row is not None} <= speaking
    with pytest.raises(KeyError):
        trace(SETTLED, Motive.ETP, "no-such-row")
    with pytest.raises(UsageError):
        why(SETTLED, Service.POINT_SUPPORT)


# ---- what follows

def test_the_first_answer_is_reviewed_as_of_a_day() -> None:
    def state(as_of: datetime.date, **followed: datetime.date) -> str:
        after = FollowUp(**followed) if followed else None
        return next(each.state.word for each in review_demand(CARER, follow_up=after, as_of=as_of)
                    if each.rule == "ORI-13")

    last = DAY + datetime.timedelta(days=7)
    assert state(last) == "due" and state(last + datetime.timedelta(days=1)) == "overdue"
    assert state(last, first_answer=last) == "met"
    by_default = review_demand(CARER, follow_up=FollowUp(first_answer=DAY))  # as of its own day
    assert [each.state.word for each in by_default if each.rule == "ORI-13"] == ["met"]
    finding = next(each for each in review_demand(CARER) if each.rule == "ORI-13")
    assert (finding.due, finding.subject) == (last, None) and finding.sentence() and finding.sentence("fr")


def test_what_was_delivered_is_reviewed_service_by_service() -> None:
    after = FollowUp(first_answer=DAY, mt_agreement=Tri.YES, delivered=[
        Delivered(service=Service.HOME_HELP, date=DAY), Delivered(
            service=Service.ETP, date=DAY, knowhow=Tri.NO, feedback=Tri.YES)])
    told = [(each.settled_by.word, Service(each.value), each.index)
            for each in review_demand(SETTLED, follow_up=after, as_of=DAY) if each.rule == "ORI-14"]
    assert told == [("knowhow_transfer", Service.ETP, 1)]
    with pytest.raises(TypeError, match="follow_up"):
        review_demand(SETTLED, follow_up=Delivered(service=Service.ETP))  # type: ignore[arg-type]


def test_a_demand_is_answered_by_the_first_service_beyond_deepening() -> None:
    after = FollowUp(delivered=[Delivered(service=Service.DEEPENING, date=DAY),
                                Delivered(service=Service.ETP, date=datetime.date(2025, 6, 9)),
                                Delivered(service=Service.HOME_HELP, date=datetime.date(2025, 6, 5))])
    assert answered(after) == datetime.date(2025, 6, 5)
    assert answered(FollowUp(delivered=after.delivered[:1])) is None is answered(FollowUp())


def test_calls_are_counted_not_demands() -> None:
    one, other = uuid.UUID(int=1), uuid.UUID(int=2)
    pairs = [(other, None), (one, None), (None, DAY), (one, DAY), (None, None), (other, None)]
    assert count_calls(pairs) == (4, 2)  # one, other and two without a call; one and one of those two answered
    assert count_calls([]) == (0, 0)


def test_over_60_begins_the_day_after_the_birthday() -> None:
    assert over_age(datetime.date(1965, 6, 2), DAY) is Tri.NO
    assert over_age(datetime.date(1965, 6, 1), DAY) is Tri.YES
    assert over_age(None, DAY) is over_age(DAY, None) is Tri.UNKNOWN
    assert over_age(datetime.date(1960, 1, 1), DAY, rules=Rules(case_management_age_months=840)) is Tri.NO


def test_an_assessment_is_valid_for_a_year_both_days_included() -> None:
    days = (datetime.date(2024, 6, 1), datetime.date(2024, 6, 2), DAY, datetime.date(2025, 6, 3))
    assert [assessment_valid(day, DAY).word for day in days] == ["no", "yes", "yes", "no"]
    assert assessment_valid(None, DAY) is Tri.UNKNOWN


@pytest.mark.parametrize(("activity", "function"), [
    (Activity.COGNITION, Function.F1), (Activity.TRANSITION, Function.F3), (Activity.MEDIATION, Function.F6)])
def test_activities_belong_to_functions(activity: Activity, function: Function) -> None:
    assert activity_function(activity) is function


def test_what_is_due_where_is_told_by_the_pack() -> None:
    info = service_info(Service.CASE_MANAGEMENT)
    assert info.second is Service.PATHWAY_ASSISTANCE and info.professional and info.shares and info.listed
    assert info.due[DemandField.STAGE] == {Stage.TO_REFER}
    with pytest.raises(UsageError):
        service_info(Service.POINT_SUPPORT)


# ---- receipts

@given(demands())
@settings(max_examples=15, deadline=None)
def test_a_receipt_is_replayed_to_the_same_answer(demand: Demand) -> None:
    data = orientation_receipt(demand, rules=Rules(first_answer_routine_days=3))
    replayed, told = replay_orientation(data), decode(data)
    assert replayed == orient(demand, rules=Rules(first_answer_routine_days=3))
    assert isinstance(told, OrientationReceipt) and told.demand == demand
    assert (told.pack, dict(told.overrides)) == ("has-2014", {"first_answer_routine_days": 3})
    assert told.protocol == Protocol.builtin().to_cbor() and told.orientation == replayed


def test_a_receipt_with_another_answer_is_refused_at_its_byte() -> None:
    data = orientation_receipt(SETTLED)
    at = data.index(orient(SETTLED).data) + len(orient(SETTLED).data) - 1
    forged = orientation_receipt(changed(SETTLED, open_plan=OpenPlan.UNKNOWN))
    mixed = data.replace(orient(SETTLED).data, orient(changed(SETTLED, id=uuid.UUID(int=8))).data)
    assert len(mixed) == len(data) and forged != data
    with pytest.raises(RefusedError) as caught:
        replay_orientation(mixed)
    assert caught.value.rule == "GEN-10" and caught.value.offset is not None and caught.value.offset <= at
    for cut in range(0, len(data), 97):
        with pytest.raises(MalformedError):
            replay_orientation(data[:cut])


def test_a_receipt_with_any_byte_changed_is_a_receipt_or_refused() -> None:
    data = orientation_receipt(SETTLED, rules=Rules(first_answer_routine_days=3))
    protocol = data.index(Protocol.builtin().to_cbor())
    places = [*range(protocol + 40), *range(protocol + len(Protocol.builtin().to_cbor()), len(data))]
    kinds = set()
    for turn, place in enumerate(places[::3]):
        value = (0x00, 0x20, 0x60, 0xA0, 0xF6, 0xFF)[turn % 6]
        try:
            kinds.add(type(decode(data[:place] + bytes([value]) + data[place + 1:])))
        except IntegraError as error:
            assert error.rule is not None or error.status is Status.UNKNOWN_NAME
    assert kinds == {OrientationReceipt}
