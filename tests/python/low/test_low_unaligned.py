"""Bytes may lie at any place: what C cannot read where it lies is copied or refused, never read.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import struct
import sys

import pytest

from integra import UsageError, _swig
from integra.words import Status

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import each_call  # noqa: E402

ROOM = 8


def at(offset: int, data: bytes) -> memoryview:
    """The same bytes, so many behind a place that is aligned for any number."""
    return memoryview(bytearray(bytes(offset) + data))[offset:]


@pytest.mark.parametrize("offset", range(ROOM))
def test_days_of_calls_may_lie_anywhere(offset):
    calls = b"".join(bytes([n]) * 16 for n in (1, 2, 2))
    days = struct.pack("=3i", 20000, 20001, -(2**31))
    assert _swig.integra_calls_count(at(offset, calls), at(offset, days)) == _swig.integra_calls_count(calls, days)


@pytest.mark.parametrize("offset", range(ROOM))
def test_offsets_of_texts_may_lie_anywhere(offset):
    for form in ("=3I", "=3Q"):
        places = struct.pack(form, 0, 1, 3)
        width = len(places) // 3
        assert _swig.integra_ids_of_texts(at(offset, b"abc"), at(offset, places), width) == _swig.integra_ids_of_texts(
            b"abc", places, width)


@pytest.mark.parametrize("offset", range(ROOM))
def test_columns_of_a_tally_may_lie_anywhere(offset):
    """Each where it lies, and a number at an odd place in a copy."""
    columns = (bytes(range(1, 33)), struct.pack("=2i", 19999, 20000), None, b"\2\2", None, struct.pack("=2i", -7, -8))
    plain, odd = each_call.tally(), each_call.tally()
    for tally, given in ((plain, columns), (odd, [None if each is None else at(offset, each) for each in columns])):
        _swig.integra_tally_add(tally, tuple(given), 2)
        assert _swig.integra_tally_count(tally) == 2
    assert _swig.integra_tally_encode(plain) == _swig.integra_tally_encode(odd)


@pytest.mark.parametrize("offset", range(ROOM))
def test_numbers_may_lie_anywhere(offset):
    numbers, missing = struct.pack("=3q", 7, -7, 7), b"\0\0\1"
    found, places = at(offset, bytes(48)), at(offset, bytes(24 * 4))
    assert _swig.integra_ids_of_numbers(at(offset, numbers), at(offset, missing), 1, places, found) == 2
    assert bytes(found) == _swig.integra_ids_of_texts(b"7-7", struct.pack("=4Q", 0, 1, 3, 3), 8)
    more = at(offset, bytes(24 * 16))
    _swig.integra_numbers_known(places, more)
    assert _swig.integra_ids_of_numbers(numbers, b"", 1, more, found) == 0


@pytest.mark.parametrize("offset", range(1, ROOM))
def test_demands_at_an_odd_place_are_refused(offset):
    rules, protocol = _swig.integra_rules_create("has-2014", ()), _swig.integra_protocol_draft(b"mine", 20000)
    row = struct.pack("=Ii", 1, 20000) + bytes(_swig.INTEGRA_DEMAND_FIELD_ROOM)
    with pytest.raises(UsageError) as raised:
        _swig.integra_orientation_route_columns(rules, protocol, at(offset, row), at(0, bytes(25)))
    assert raised.value.status is Status.OUT_OF_RANGE
