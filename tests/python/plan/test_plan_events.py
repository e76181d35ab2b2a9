"""Events and drafts: what they hold, what they refuse, and the digest that names them.

Spec: spec/31-history.md (PLN-11, PLN-22).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import datetime
import hashlib
import pickle
import uuid

import cbor2
import pytest
from plan_scene import DAY, GP, HERE, NURSE, PERSON, START, draft

from integra import Draft, Event, EventKind, MalformedError, RefusedError, UsageError
from integra.words import NeedDomain, PlanKind, Role, Slot, Tri

SALT = bytes(range(16))
OPENING = Event(kind=EventKind.OPENING, author=NURSE, writer=HERE, sequence=1, recorded=START, effective=DAY,
                person=PERSON, code=PlanKind.PPS, detail=Role.NURSE)
NEED = Event(kind=EventKind.NEED, author=GP, writer=HERE, sequence=2, recorded=START, effective=DAY,
             code=NeedDomain.HOUSING, plan=OPENING.plan, parents=(OPENING.digest,), text="stairs", salt=SALT)


def test_the_digest_is_that_of_the_message_without_text_and_signatures() -> None:
    minutes = (START - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(minutes=1)
    days = (DAY - datetime.date(1970, 1, 1)).days
    opening = {3: HERE.bytes, 4: 1, 5: NURSE.bytes, 6: minutes, 7: 1, 10: days, 13: PERSON.bytes, 16: 1, 17: 5}
    digest = hashlib.sha256(cbor2.dumps([1, 7, opening], canonical=True)).digest()
    assert OPENING.digest == digest and OPENING.plan == uuid.UUID(bytes=digest[:16])
    need = {2: digest[:16], 3: HERE.bytes, 4: 2, 5: GP.bytes, 6: minutes, 7: 16, 8: digest, 10: days, 16: 5,
            18: hashlib.sha256(SALT + b"stairs").digest()}
    assert NEED.digest == hashlib.sha256(cbor2.dumps([1, 7, need], canonical=True)).digest()
    assert cbor2.loads(dataclasses.replace(NEED, signatures=(b"s",)).to_cbor()) == [
        1, 7, {0: [SALT, "stairs"], 1: [b"s"]} | need]


def test_without_its_text_an_event_keeps_its_name() -> None:
    erased = dataclasses.replace(NEED, text=None, salt=b"")
    assert erased.digest == NEED.digest and erased.text_digest == NEED.text_digest and erased != NEED
    assert Event.from_cbor(erased.to_cbor()) == erased


@pytest.mark.parametrize("event", [OPENING, NEED, dataclasses.replace(NEED, kind=64, code=9, signatures=(b"s",))])
def test_messages_pickles_and_copies_are_equal(event: Event) -> None:
    assert Event.from_cbor(event.to_cbor()) == event == pickle.loads(pickle.dumps(event)) == copy.deepcopy(event)
    assert hash(Event.from_cbor(bytearray(event.to_cbor()))) == hash(event)


def test_a_later_kind_keeps_numbers_and_a_known_one_becomes_a_word() -> None:
    assert dataclasses.replace(NEED, kind=64, code=9).code == 9
    event = Event.from_cbor(NEED.to_cbor())
    assert (event.kind, event.code) == (EventKind.NEED, NeedDomain.HOUSING)
    assert draft(EventKind.SETTLEMENT, target=NEED.digest, code=4).code is Slot.REFERENT
    assert type(draft(EventKind.CORRECTION, target=NEED.digest, code=6, detail=Tri.YES).detail) is int


def test_times_are_kept_in_utc_to_the_minute() -> None:
    paris = datetime.timezone(datetime.timedelta(hours=2))
    given = datetime.datetime(2025, 6, 1, 11, 30, 59, 999, tzinfo=paris)
    assert Draft(kind=EventKind.JOIN, author=GP, recorded=given).recorded == datetime.datetime(
        2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)
    first = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc)
    last = datetime.datetime(9999, 12, 31, 23, 59, tzinfo=datetime.timezone.utc)
    for time in (first, last):
        assert Event.from_cbor(dataclasses.replace(NEED, recorded=time).to_cbor()).recorded == time


@pytest.mark.parametrize("field, value", [
    ("recorded", datetime.datetime(2025, 6, 1)), ("recorded", None), ("author", None), ("author", GP.hex),
    ("effective", START), ("target", b"short"), ("target", NEED.digest.hex()), ("code", PlanKind.PPS), ("code", True),
    ("code", "housing"), ("text", b"x"), ("salt", "x"), ("kind", "need"), ("person", 3)])
def test_wrong_types_are_refused_by_name(field: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"^Draft\.{field} takes"):
        Draft(**{"kind": EventKind.NEED, "author": GP, "recorded": START, field: value})


@pytest.mark.parametrize("changes, error, said", [
    ({"code": 99}, UsageError, "^code: .*PLN-11"), ({"effective": None}, MalformedError, "needs effective .*WIRE-21"),
    ({"person": PERSON}, UsageError, "an event of kind need has no person "), ({"code": None}, MalformedError, "code"),
    ({"text": "another"}, RefusedError, "the text is not the one that .*PLN-22"), ({"salt": b"x"}, UsageError, "PLN-11"),
    ({"text": "\ud800", "text_digest": None}, UsageError, "WIRE-11"), ({"sequence": 0}, UsageError, "sequence"),
    ({"edition": 1}, UsageError, "PLN-11"), ({"parents": (NEED.digest,) * 2}, UsageError, "PLN-11")])
def test_what_is_no_event_is_refused(changes: dict[str, object], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        dataclasses.replace(NEED, **changes)


def test_an_opening_names_no_other_plan_than_the_one_it_gives() -> None:
    assert dataclasses.replace(OPENING, plan=OPENING.plan) == OPENING
    with pytest.raises(UsageError, match="PLN-12"):
        dataclasses.replace(OPENING, plan=PERSON)


def test_errors_and_forms_show_no_text() -> None:
    assert "stairs" not in repr(NEED) and SALT.hex() not in repr(NEED)
    with pytest.raises(RefusedError) as refused:
        dataclasses.replace(NEED, text="another")
    assert "another" not in str(refused.value)


def test_damaged_bytes_are_no_event() -> None:
    data = NEED.to_cbor()
    for at in range(len(data)):
        with pytest.raises(MalformedError):
            Event.from_cbor(data[:at])
    with pytest.raises(RefusedError, match="PLN-22"):
        Event.from_cbor(data.replace(b"stairs", b"Stairs"))
