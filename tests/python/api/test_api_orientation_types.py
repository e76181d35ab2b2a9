"""What is no demand, day, commune or language is told what is wanted, by every call of orientation.

Spec: spec/00-conventions.md; ORI-12, ORI-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from orientation_samples import DAY, SETTLED, offer

from integra import (
    Call, Directory, Protocol, Row, Status, UsageError, assessment_valid, count_calls, decode, encode, orient,
    over_age, review_demand, serve, why,
)
from integra.words import DemandField, Language, Motive, Service, Tri

BUILT_IN = Protocol.builtin()
NOON = datetime.datetime(2025, 6, 2, 12)
ANSWER = orient(SETTLED)


@pytest.mark.parametrize(("call", "name"), [
    (lambda: Directory().choose("x", Service.ETP), "demand"),  # type: ignore[arg-type]
    (lambda: Directory().explain(None, Service.ETP), "demand"),  # type: ignore[arg-type]
    (lambda: Directory().open_services(ANSWER), "demand"),  # type: ignore[arg-type]
    (lambda: Directory().unmet(ANSWER, ANSWER), "demand"),  # type: ignore[arg-type]
    (lambda: Directory().unmet(SETTLED, SETTLED), "orientation"),  # type: ignore[arg-type]
    (lambda: serve(ANSWER, ANSWER, Directory()), "demand"),  # type: ignore[arg-type]
    (lambda: serve(SETTLED, SETTLED, Directory()), "orientation"),  # type: ignore[arg-type]
    (lambda: serve(SETTLED, ANSWER, None), "directory"),  # type: ignore[arg-type]
    (lambda: review_demand("x", as_of=DAY), "demand"),  # type: ignore[arg-type]
    (lambda: review_demand(SETTLED, as_of="2025-06-02"), "as_of"),  # type: ignore[arg-type]
    (lambda: review_demand(SETTLED, as_of=NOON), "as_of"), (lambda: over_age(NOON, DAY), "birth"),
    (lambda: over_age(DAY, "2025"), "date"), (lambda: assessment_valid(7, DAY), "assessed"),  # type: ignore[arg-type]
    (lambda: assessment_valid(DAY, NOON), "date"), (lambda: count_calls([(None, NOON)]), "a day"),
    (lambda: BUILT_IN.compare("x"), "other"), (lambda: BUILT_IN.compare(BUILT_IN, most=1.0), "most"),  # type: ignore[arg-type]
    (lambda: Protocol(7, BUILT_IN.rows), "Protocol.name"),  # type: ignore[arg-type]
    (lambda: Protocol("mine", BUILT_IN.rows, effective=NOON), "Protocol.effective"),
    (lambda: Row(id="a", motives={Motive.ETP}, calls=[Call(service=Service.ETP)], when=7), "Row.when"),  # type: ignore[arg-type]
])
def test_an_argument_of_another_type_is_refused_by_its_name(call: Callable[[], object], name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{name} takes "):
        call()


def test_a_call_is_an_identifier() -> None:
    with pytest.raises(TypeError, match="^a call is a uuid.UUID"):
        count_calls([(uuid.UUID(int=1).hex, None)])  # type: ignore[list-item]


@pytest.mark.parametrize("most", [-1, 2**32])
def test_a_number_that_nobody_can_ask_for_is_refused(most: int) -> None:
    with pytest.raises(UsageError) as caught:
        BUILT_IN.compare(BUILT_IN, most=most)
    assert caught.value.status is Status.OUT_OF_RANGE and "most" in str(caught.value)


def test_a_language_that_there_is_not_is_refused() -> None:
    failure = Protocol("mine", [Row(id="a", motives={Motive.ETP}, calls=[Call(service=Service.ETP)])]).prove()[0]
    for thing in (failure, why(SETTLED, Service.ETP)):
        with pytest.raises(UsageError, match='^no language: "en" or "fr"'):
            thing.sentence("de")
        assert thing.sentence(Language.FR) == thing.sentence("fr") != thing.sentence(Language.EN) == thing.sentence()


@pytest.mark.parametrize("commune", ["", "75101\0", "\0", "7510", "751011", "751011013", "2a004", "75é01", "\ud800"])
def test_a_commune_that_is_none_is_refused_and_never_made_another(commune: str) -> None:
    calls: list[Callable[[Any], object]] = [
        orient, encode, lambda demand: Directory([offer(1)]).choose(demand, Service.ETP)]
    for call in calls:
        with pytest.raises(UsageError) as caught:
            call(dataclasses.replace(SETTLED, commune=commune))
        assert (caught.value.status, caught.value.rule) == (Status.INVALID_TEXT, "ORI-12")


def test_a_commune_comes_back_and_none_is_none() -> None:
    for commune in ("75101", "2A004", None):
        assert decode(encode(dataclasses.replace(SETTLED, commune=commune))).demand.commune == commune


def test_places_are_of_a_motive() -> None:
    assert BUILT_IN.places(Motive.ETP) == BUILT_IN.places(int(Motive.ETP)) == BUILT_IN.places("etp")  # type: ignore[arg-type]
    for none, error in ((99, ValueError), ("nothing", ValueError), (True, TypeError), (Tri.YES, TypeError),
                        (DemandField, TypeError)):
        with pytest.raises(error, match="^motive.*Motive"):
            BUILT_IN.places(none)  # type: ignore[arg-type]
