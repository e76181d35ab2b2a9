"""The log of a guichet: what stands in it, what cannot, and that it is read again as it was written.

Spec: spec/45-observed.md; ORI-12, ORI-13, ORI-15, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import pickle
import uuid
from dataclasses import replace

import pytest

pytest.importorskip("hypothesis")

from hypothesis import given, settings
from hypothesis import strategies as st
from observed_samples import DAY, key, log_rows, row, served, unmet

from integra import Contact, Delivered, Demand, Directory, FollowUp, Offer, UsageError, orient
from integra.directory import serve
from integra.forms.orientation import orientation_to_json
from integra.forms.strict import JsonError
from integra.territory.observed import Called, DemandLog, LogError, LogRow, Outcome, logged, response_row
from integra.territory.observed.keys import opaque
from integra.territory.observed.lines import json_row, row_to_json
from integra.words import Channel, Door, Level, Motive, OpenPlan, Passing, Requester, Service, Stage, Tri, Urgency

ID = uuid.UUID("5eed5eed-aaaa-4bbb-8ccc-0123456789ab")
ASKED = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP, Motive.INFORMATION}, id=ID, date=DAY, commune="2A004",
               urgency=Urgency.PROMPT, sharing_consent=Tri.YES)
HERE = Offer(id=key(50), structure=key(51), services={Service.HOME_HELP}, level=Level.REGION, areas=("2A",), capacity=1)


def test_a_row_says_what_was_called_at_which_level_and_what_became_of_it() -> None:
    made = logged(ASKED, orient(ASKED), Directory([HERE]), contact=Contact(door=Door.CLIC, channel=Channel.PHONE))
    assert made.services == (Called(service=Service.INFORMATION, outcome=Outcome.GIVEN),
                             Called(service=Service.HOME_HELP, outcome=Outcome.SERVED, level=Level.REGION))
    assert (made.requester, made.motives, made.door, made.channel) == (Requester.CARER, ASKED.motives, Door.CLIC, Channel.PHONE)
    assert (made.date, made.first_answer_due) == (DAY, datetime.date(2025, 6, 4))  # prompt: two days (ORI-13)
    assert (made.answered, made.answered_on, made.late) == (Tri.UNKNOWN, None, Tri.UNKNOWN)
    assert made.call == made.demand and not made.unmet


@pytest.mark.parametrize("change, reason", [({"capacity": 0}, Passing.FULL), ({"areas": ("13",)}, Passing.OTHER_AREA)])
def test_what_nobody_serves_says_why(change: dict[str, object], reason: Passing) -> None:
    made = logged(ASKED, orient(ASKED), Directory([replace(HERE, **change)]))  # type: ignore[arg-type]
    assert made.unmet == (Called(service=Service.HOME_HELP, outcome=Outcome.UNMET, reason=reason),)


def test_without_a_directory_nobody_knows_who_serves_and_a_route_may_wait() -> None:
    asked = replace(ASKED, sharing_consent=Tri.UNKNOWN)
    assert logged(asked, orient(asked)).services[1] == Called(service=Service.HOME_HELP, outcome=Outcome.UNKNOWN, waits=True)


def test_a_second_that_is_served_meets_the_need() -> None:
    asked = Demand(requester=Requester.MT, motives={Motive.CASE_MANAGEMENT}, id=ID, date=DAY, stage=Stage.TO_REFER, pps=Tri.YES,
                   over_60=Tri.YES, loss_of_autonomy=Tri.YES, sharing_consent=Tri.YES, open_plan=OpenPlan.NONE)
    offer = Offer(id=key(50), structure=key(51), services={Service.PATHWAY_ASSISTANCE}, level=Level.TERRITORY)
    (called,) = logged(asked, orient(asked), Directory([offer])).services
    assert (called.service, called.outcome) == (Service.CASE_MANAGEMENT, Outcome.SECOND)


DUE = datetime.date(2025, 6, 4)
AFTER = datetime.date(2025, 6, 5)


@pytest.mark.parametrize("first, delivered, answered, late", [
    (DUE, (), Tri.NO, Tri.NO), (AFTER, (), Tri.NO, Tri.YES), (None, (), Tri.NO, Tri.UNKNOWN),
    (None, (Delivered(service=Service.HOME_HELP, date=DUE),), Tri.YES, Tri.NO),
    (None, (Delivered(service=Service.HOME_HELP, date=AFTER),), Tri.YES, Tri.UNKNOWN),
    (AFTER, (Delivered(service=Service.DEEPENING, date=DAY),), Tri.NO, Tri.YES),
    (DUE, (Delivered(service=Service.HOME_HELP),), Tri.YES, Tri.NO),
])
def test_it_was_answered_where_more_than_deepening_was_delivered_and_late_after_the_due_day(
    first: datetime.date | None, delivered: tuple[Delivered, ...], answered: Tri, late: Tri,
) -> None:
    made = logged(ASKED, orient(ASKED), follow_up=FollowUp(first_answer=first, delivered=delivered))
    assert (made.answered, made.late) == (answered, late)
    assert made.answered_on == next((each.date for each in delivered if answered is Tri.YES), None)


def test_a_line_of_orient_says_the_same_as_the_objects() -> None:
    contact = Contact(door=Door.CCAS, channel=Channel.WEB, call=key(77))
    for offers in ([], [HERE], [replace(HERE, capacity=0)]):
        orientation, directory = orient(ASKED), Directory(offers)
        line = orientation_to_json(orientation, "ours", date=DAY, protocol="has-2014",
                                   served=serve(ASKED, orientation, directory), unmet=directory.unmet(ASKED, orientation))
        made = logged(ASKED, orientation, directory, contact=contact, ref="ours", secret=b"s")
        assert response_row(json.loads(json.dumps(line)), ASKED, contact=contact, secret=b"s") == made
        assert response_row(line).demand == opaque("id", ID.hex) != made.demand


def test_a_demand_without_any_name_is_refused_for_it_would_count_twice() -> None:
    nameless = replace(ASKED, id=None)
    with pytest.raises(UsageError, match="ORI-15"):
        logged(nameless, orient(nameless))
    with pytest.raises(JsonError, match="neither id nor ref"):
        response_row(orientation_to_json(orient(nameless), None))
    assert logged(nameless, orient(nameless), ref="a").demand == opaque("ref", "a")


def test_a_key_is_made_as_the_chapter_says() -> None:
    secret = b"sixteen bytes at least"
    expected = hmac.new(secret, b"integra ref\x00Mme \xc3\xa9", hashlib.sha256).digest()[:16]
    assert opaque("ref", "Mme \u00e9", secret).bytes == expected
    made = logged(ASKED, orient(ASKED), contact=Contact(call=ID), secret=secret)
    for use, found in (("id", made.demand), ("call", made.call)):
        text = f"integra {use}\0{ID.hex}".encode()
        assert found.bytes == hmac.new(secret, text, hashlib.sha256).digest()[:16]


def test_demands_of_one_call_have_one_key_and_each_its_own() -> None:
    other = replace(ASKED, id=key(9))
    one, two = (logged(each, orient(each), contact=Contact(call=key(77))) for each in (ASKED, other))
    assert one.call == two.call and len({one.call, one.demand, two.demand}) == 3


@settings(max_examples=60)
@given(identifier=st.uuids(), call=st.uuids(), ref=st.text("ghijklmnopqrstuvwxyzéÉ -'", min_size=4, max_size=30),
       secret=st.sampled_from((b"", b"0123456789abcdef")))
def test_no_name_of_the_demand_stands_in_the_log(identifier: uuid.UUID, call: uuid.UUID, ref: str, secret: bytes) -> None:
    """Communes of Corsica have a capital A, which no key has; a ref has letters that are no digits of one."""
    ref = f"{ref}zyx"
    for demand in (replace(ASKED, id=identifier), replace(ASKED, id=None)):
        made = logged(demand, orient(demand), Directory([HERE]), contact=Contact(call=call), ref=ref, secret=secret)
        for text in (DemandLog([made]).to_csv().decode(), DemandLog([made]).to_ndjson().decode()):
            for given_name in (ref, "2A004", "2A", *(each.hex[at:at + 8] for each in (identifier, call, HERE.id, HERE.structure)
                                                     for at in (0, 24) if each.hex[at:at + 8] != "0" * 8)):
                assert given_name not in text


@settings(max_examples=60)
@given(st.lists(log_rows(), max_size=6))
def test_a_log_is_read_again_as_it_was_written(rows: list[LogRow]) -> None:
    log = DemandLog(rows)
    assert DemandLog.from_csv(log.to_csv()) == log == DemandLog.from_ndjson(log.to_ndjson())
    assert pickle.loads(pickle.dumps(log)) == log
    assert all(json_row(row_to_json(each)) == each for each in rows)


@settings(max_examples=60)
@given(st.lists(log_rows(), max_size=6), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(rows: list[LogRow], random: object) -> None:
    again = [*rows, *rows[:2]]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert DemandLog(again) == DemandLog(rows)
    assert DemandLog(again).to_csv() == DemandLog(rows).to_csv()
    assert DemandLog(again).difficulties() == DemandLog(rows).difficulties()


A, B = "a" * 32, "b" * 32


def test_what_a_spreadsheet_in_french_saves_is_read() -> None:
    text = f"Call;Demand;Date;Services;Answered;Answered on\r\n{A};{B};02/06/2025;home_help/unmet/full/now;oui;05/06/2025\r\n"
    (read,) = DemandLog.from_csv(text.encode("cp1252")).rows
    assert read == LogRow(call=uuid.UUID(A), demand=uuid.UUID(B), date=DAY, services=(unmet(Service.HOME_HELP),), answered=Tri.YES,
                          answered_on=AFTER)


@pytest.mark.parametrize("text, line, column, nearest, said", [
    ("call,demand,motive\n", 1, None, "motives", "column 3"), ("call,demand,Mme Durand\n", 1, None, None, "expected one of call"),
    ("call,date\n", 1, "demand", None, "missing"), ("call,demand,call\n", 1, "call", None, "twice"), ("", 1, None, None, "nothing is in it"),
    (f"call,demand\n{A},\n", 2, "demand", None, "needed"), (f"call,demand\n{A},x\n", 2, "demand", None, "32 hexadecimal"),
    (f"call,demand,requester\n{A},{B},carers\n", 2, "requester", "carer", "word 'carers'"),
    (f"call,demand,requester\n{A},{B},Durand\n", 2, "requester", None, "expected one of"),
    (f"call,demand,date\n{A},{B},31/02/2025\n", 2, "date", None, "GEN-7"),
    (f"call,demand,services\n{A},{B},home_help/unmet/territory/now\n", 2, "services", None, "not_offered"),
    (f"call,demand,services\n{A},{B},home_help/unmet/-/now\n", 2, "services", None, "service/outcome"),
    (f"call,demand,services\n{A},{B},home_help/lost/-/now\n", 2, "services", None, "served, second"),
    (f"call,demand,services\n{A},{B},home_help/given/-/now home_help/given/-/now\n", 2, None, None, "each service once"),
    (f"call,demand,answered,answered_on\n{A},{B},no,2025-06-02\n", 2, None, None, "ORI-15"),
    (f"call,demand,first_answer_due,first_answer_on,late\n{A},{B},2025-06-02,2025-06-03,no\n", 2, "late", None, "ORI-13"),
    (f"call,demand\n{A},{B},1\n", 2, None, None, "3 cells"),
])
def test_what_is_no_log_is_refused_with_its_place(
    text: str, line: int | None, column: str | None, nearest: str | None, said: str,
) -> None:
    with pytest.raises(LogError) as found:
        DemandLog.from_csv(text.encode())
    error = found.value
    assert (error.column, error.nearest) == (column, nearest) and said in str(error)
    assert line is None or (error.line == line and f"line {line}" in str(error) and f"ligne {line}" in error.sentence("fr"))
    assert "Durand" not in str(error) and str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("change, said", [
    ({"commune": "37261"}, "commune: unknown name"), ({"late": "yes"}, "late: "), ({"call": None}, "call: "),
    ({"services": [{"service": "home_help", "outcome": "lost"}]}, "services[0].outcome"), ({"date": "02/06/2025"}, "date: "),
    ({"services": [{"service": "home_help", "outcome": "unmet"}]}, "services[0]: "), ({"motives": ["help"]}, "motives[0]"),
])
def test_a_line_of_ndjson_is_refused_with_its_path(change: dict[str, object], said: str) -> None:
    told = row_to_json(row(1, DAY, unmet(Service.HOME_HELP)))
    with pytest.raises(JsonError) as found:
        json_row(told | change)
    assert said in str(found.value)
    with pytest.raises(LogError, match="log:2: "):
        DemandLog.from_ndjson(json.dumps(told).encode() + b"\n" + json.dumps(told | change).encode() + b"\n")


def test_a_period_has_both_its_days() -> None:
    log = DemandLog(row(number, DAY + datetime.timedelta(number)) for number in range(1, 5))
    log = DemandLog([*log, row(9, None)])
    second, third = DAY + datetime.timedelta(2), DAY + datetime.timedelta(3)
    assert [each.demand for each in log.between(second, third)] == [key(2), key(3)]
    assert len(log.between(None, second)) == 2 and len(log.between(third)) == 2 and log.between() == log
    with pytest.raises(UsageError):
        log.between(third, second)


def test_what_cannot_be_is_refused() -> None:
    for wrong in ({"outcome": Outcome.SERVED}, {"outcome": Outcome.UNMET}, {"outcome": Outcome.GIVEN, "level": Level.REGION},
                  {"outcome": Outcome.SERVED, "level": Level.REGION, "reason": Passing.FULL}):
        with pytest.raises(UsageError, match="ORI-12"):
            Called(service=Service.HOME_HELP, **wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="ORI-15"):
        row(1, DAY, answered_on=DAY)
    with pytest.raises(TypeError):
        row(1, DAY, served(Service.ETP), unmet(Service.ETP))
