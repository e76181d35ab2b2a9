"""Whose protocol a receipt of an orientation is of: which are accepted, and what is told of it.

Spec: spec/20-orientation.md, "The orientation receipt"; GEN-10, ORI-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime

import pytest
from orientation_samples import SETTLED

from integra import MalformedError, Protocol, RefusedError, Status, UsageError, orient, orientation_receipt
from integra.errors import IntegraError
from integra.orientation import replay, replayed
from integra.words import Fault, ProtocolOrigin, Service

BUILT_IN = Protocol.builtin()


def renamed(name: str, within: int | None = None) -> Protocol:
    """The built-in rows under another name; help at home within so many days."""
    rows = [dataclasses.replace(row, calls=[dataclasses.replace(
        call, within=within if call.service is Service.HOME_HELP else call.within) for call in row.calls])
        for row in BUILT_IN.rows]
    made = Protocol(name, rows)
    assert made.prove() == ()
    return made


ALIKE, OTHER = renamed("alike"), renamed("other", 2)


@pytest.mark.parametrize(("by", "origin"), [
    (BUILT_IN, ProtocolOrigin.BUILT_IN), (Protocol.builtin("dac-2022"), ProtocolOrigin.BUILT_IN),
    (ALIKE, ProtocolOrigin.OTHER), (OTHER, ProtocolOrigin.OTHER)], ids=lambda each: getattr(each, "name", None))
def test_a_receipt_says_whose_protocol_it_is_of(by: Protocol, origin: ProtocolOrigin) -> None:
    told = replayed(orientation_receipt(SETTLED, protocol=by))
    assert (told.name, told.origin, told.digest) == (by.name, origin, by.digest())
    assert told.orientation == orient(SETTLED, protocol=by)


@pytest.mark.parametrize("accepted", [[BUILT_IN], [BUILT_IN.digest()], [OTHER, BUILT_IN], (b"\1" * 32, ALIKE)])
def test_one_of_those_accepted_is_enough(accepted: list[Protocol | bytes]) -> None:
    assert replay(orientation_receipt(SETTLED), accepted=accepted) == orient(SETTLED)


@pytest.mark.parametrize("accepted", [[OTHER], [OTHER.digest(), bytes(32)], iter([OTHER])])
def test_none_of_those_accepted_is_refused(accepted: list[Protocol | bytes]) -> None:
    with pytest.raises(RefusedError) as caught:
        replayed(orientation_receipt(SETTLED), accepted=accepted)
    assert (caught.value.rule, caught.value.fault, caught.value.offset) == ("GEN-10", Fault.RECEIPT_ACCEPTED, None)


@pytest.mark.parametrize("accepted", [[], (), [b""], [b"\1" * 16, b"\1" * 16], [BUILT_IN.digest(), b"x"]])
def test_nothing_accepted_or_half_a_digest_accepts_nothing(accepted: list[Protocol | bytes]) -> None:
    """An empty list would accept any protocol, where none was meant; two halves would make a digest."""
    with pytest.raises(UsageError) as caught:
        replayed(orientation_receipt(SETTLED), accepted=accepted)
    assert (caught.value.status, caught.value.rule) == (Status.INVALID_VALUE, "GEN-10")


def test_a_protocol_that_is_not_proved_is_none_to_accept() -> None:
    with pytest.raises(RefusedError):
        replayed(orientation_receipt(SETTLED), accepted=[Protocol("new", BUILT_IN.rows)])


@pytest.mark.parametrize("accepted", [BUILT_IN.digest(), "has-2014", ["has-2014"], [None], 7, BUILT_IN])
def test_what_is_no_list_of_protocols_is_told(accepted: object) -> None:
    with pytest.raises(TypeError, match="accepted takes protocols and digests"):
        replayed(orientation_receipt(SETTLED), accepted=accepted)  # type: ignore[arg-type]


def test_a_built_in_name_over_other_rows_is_refused() -> None:
    """Of the same length, so that the name alone is another."""
    data = orientation_receipt(SETTLED, protocol=renamed("has-2015", 2))
    forged = data.replace(b"\x68has-2015", b"\x68has-2014")
    assert forged != data
    with pytest.raises(RefusedError) as caught:
        replayed(forged)
    assert (caught.value.rule, caught.value.fault) == ("ORI-16", Fault.BUILTIN_NAME)


def test_a_built_in_name_with_another_day_is_refused() -> None:
    with pytest.raises(IntegraError) as caught:
        Protocol("has-2014", BUILT_IN.rows, effective=datetime.date(2020, 1, 1))
    assert caught.value.fault is Fault.BUILTIN_NAME


def test_what_is_no_receipt_has_no_protocol() -> None:
    with pytest.raises(MalformedError):
        replayed(orient(SETTLED).data, accepted=[BUILT_IN])
