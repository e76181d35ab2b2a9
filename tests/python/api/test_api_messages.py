"""Messages from Python: what is encoded is decoded, bad bytes say where, pickles are messages.

Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import pickle

import cbor2
import pytest
from api_samples import ANSWERS, FACTS, PERSON, RECORD, SHEET, records
from hypothesis import given, settings

import integra
from integra import (
    Answers, Inclusion, IntegraError, MalformedError, Message, Receipt, Record, RefusedError, Rules, Status, decode,
    encode, explain, receipt, screen, smallest_sets, split,
)

EVERY = {
    Message.PACK: Rules("dac-2022", medicines_threshold=4),
    Message.ANSWERS: Record(ANSWERS),
    Message.FACTS: RECORD,
    Message.SCREENING: screen(RECORD),
    Message.INCLUSION: SHEET,
    Message.RECEIPT: decode(receipt(RECORD, rules=Rules(medicines_threshold=9))),
}


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_encoded_is_decoded(kind):
    data = encode(EVERY[kind])
    assert cbor2.loads(data)[:2] == [1, int(kind)]
    assert decode(data) == EVERY[kind] and encode(decode(data)) == data
    for wrapped in (bytearray(data), memoryview(data), memoryview(data + data)[: len(data)]):
        assert decode(wrapped) == EVERY[kind]
    assert pickle.loads(pickle.dumps(EVERY[kind])) == EVERY[kind]
    assert copy.deepcopy(EVERY[kind]) == EVERY[kind]


@given(records())
@settings(max_examples=200, deadline=None)
def test_random_records_go_round(record):
    data = encode(record)
    assert decode(data) == record and encode(decode(data)) == data
    outcome = screen(record)
    assert decode(encode(outcome)) == outcome
    assert pickle.loads(pickle.dumps((record, outcome, outcome.findings))) == (record, outcome, outcome.findings)


def test_parts_of_a_record_are_messages_too():
    assert decode(encode(ANSWERS)) == Record(ANSWERS)
    assert decode(encode(FACTS)) == Record(facts=FACTS)
    assert pickle.loads(pickle.dumps((ANSWERS, FACTS))) == (ANSWERS, FACTS)


def test_a_receipt_says_what_was_decided():
    rules = Rules(medicines_threshold=9)
    read = EVERY[Message.RECEIPT]
    assert isinstance(read, Receipt)
    assert (read.pack, read.version, read.digest, read.overrides) == ("has-2014", 1, rules.digest, rules.overrides)
    outcome = screen(RECORD, rules=rules)
    assert (read.record, read.screening, read.findings) == (RECORD, outcome, outcome.findings)
    assert read.reasons == explain(RECORD, rules=rules)
    assert all(sets == smallest_sets(outcome, verdict, rules=rules) for verdict, sets in read.sets.items())


def test_what_a_later_version_adds_is_kept():
    later = cbor2.dumps([1, 2, {0: PERSON.bytes, 3: "new", 70000: [1]}], canonical=True)
    answers = decode(later).answers
    assert answers.person == PERSON and answers.extension
    assert encode(answers) == encode(decode(later)) == later
    with pytest.raises(MalformedError):
        encode(Answers(extension=b"\xff"))


@pytest.mark.parametrize("kind", EVERY)
def test_every_cut_and_every_flip_is_an_error_or_a_message(kind):
    data = encode(EVERY[kind])
    for end in range(len(data)):
        with pytest.raises(MalformedError) as caught:
            decode(data[:end])
        assert caught.value.status is Status.TRUNCATED and caught.value.offset is not None
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        try:
            message = decode(flipped)
        except IntegraError as error:
            assert error.status is not Status.OK and str(error)
        else:
            assert encode(message) == flipped


@pytest.mark.parametrize(
    ("data", "status", "rule", "offset"),
    [
        (b"", Status.TRUNCATED, "WIRE-1", 0),
        (encode(ANSWERS) + b"\0", Status.TRAILING, "WIRE-12", len(encode(ANSWERS))),
        (cbor2.dumps([1, 99, {}]), Status.WRONG_KIND, "WIRE-17", 2),
        (cbor2.dumps([2, 2, {}]), Status.ENVELOPE, "WIRE-16", None),
        (b"\x83\x01\x02\xa1\x18\x05\x01", Status.NOT_DETERMINISTIC, "WIRE-3", 4),
        (cbor2.dumps([1, 6, {0: 1}]), Status.WRONG_TYPE, "WIRE-20", 5),
        (cbor2.dumps([1, 6, {}]), Status.MISSING_KEY, "WIRE-21", 3),
    ],
)
def test_bad_bytes_say_where_and_why(data, status, rule, offset):
    with pytest.raises(MalformedError) as caught:
        decode(data)
    assert (caught.value.status, caught.value.rule) == (status, rule)
    assert offset is None or caught.value.offset == offset
    assert rule in str(caught.value)


def test_a_receipt_in_a_receipt_in_a_receipt():
    data = receipt(RECORD)
    for _ in range(400):
        body = cbor2.loads(data)[2]
        body[2] = data
        data = cbor2.dumps([1, 6, body], canonical=True)
    with pytest.raises(MalformedError):
        decode(data)


def test_a_sequence_is_split_and_offsets_count_from_its_start():
    parts = [encode(message) for message in EVERY.values()] + [cbor2.dumps([1, 99, {}])]
    whole = b"".join(parts)
    found = list(split(memoryview(whole)))
    assert [data for _, _, data in found] == parts
    assert [kind for _, kind, _ in found] == [*EVERY, 99]
    assert all(whole[offset:offset + len(data)] == data for offset, _, data in found)
    assert list(split(b"")) == []
    messages = split(whole + b"\x83\x01\x02\xa1\x18\x05\x01")
    with pytest.raises(MalformedError) as caught:
        list(messages)
    assert caught.value.offset == len(whole) + 4


@pytest.mark.parametrize("wrong", [None, 5, "text", [1], object()])
def test_what_is_not_bytes_is_a_type_error(wrong):
    for call in (decode, split, integra.replay):
        with pytest.raises(TypeError):
            list(call(wrong) or ())
    with pytest.raises(TypeError):
        encode(wrong)


def test_released_and_strided_views():
    view = memoryview(bytearray(encode(ANSWERS)))
    view.release()
    for call in (decode, integra.replay):
        with pytest.raises(ValueError):
            call(view)
    with pytest.raises(ValueError):
        list(split(view))
    spread = bytes(byte for pair in zip(encode(ANSWERS), encode(ANSWERS), strict=True) for byte in pair)
    assert decode(memoryview(spread)[::2]) == Record(ANSWERS)


def test_a_sheet_that_scr_9_refuses_is_not_written():
    refused = dataclasses.replace(SHEET, extent=frozenset())
    with pytest.raises(RefusedError):
        encode(refused)
    with pytest.raises(RefusedError):
        pickle.dumps(refused)
    assert copy.copy(refused) == refused
    assert decode(encode(Inclusion())) == Inclusion()
