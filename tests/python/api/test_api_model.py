"""The model refuses a wrong type by naming the field, settles what is equal, and cannot change.

Spec: spec/00-conventions.md (GEN-1, GEN-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import datetime
import uuid

import pytest
from api_samples import ANSWERS, DAY, FACTS, PERSON, RECORD, SHEET

from integra import Admission, Answers, AtLeast, Entry, Facts, Factor, Ground, Inclusion, Record, Tri, UsageError


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Answers(mobility=True), "Answers.mobility"),  # True is 1, which would be "no"
        (lambda: Answers(mobility=2), "Answers.mobility"),
        (lambda: Answers(mobility=None), "Answers.mobility"),
        (lambda: Answers(date=datetime.datetime(2025, 6, 1, 12)), "Answers.date"),
        (lambda: Answers(date="2025-06-01"), "Answers.date"),
        (lambda: Answers(person=PERSON.hex), "Answers.person"),
        (lambda: Answers(extension="x"), "Answers.extension"),
        (lambda: Facts(medicines=True), "Facts.medicines"),
        (lambda: Facts(medicines=1.0), "Facts.medicines"),
        (lambda: Facts(admissions="2025"), "Facts.admissions"),
        (lambda: Facts(admissions=[DAY]), "Facts.admissions"),
        (lambda: Facts(admissions=3), "Facts.admissions"),
        (lambda: Facts(isolation="yes"), "Facts.isolation"),
        (lambda: Admission(DAY, 2), "Admission.emergency"),
        (lambda: Admission("2025"), "Admission.date"),
        (lambda: AtLeast(True), "AtLeast.n"),
        (lambda: Record(FACTS), "Record.answers"),
        (lambda: Record(facts=ANSWERS), "Record.facts"),
        (lambda: Inclusion(sex=1), "Inclusion.sex"),
        (lambda: Inclusion(outcome=1), "Inclusion.outcome"),
        (lambda: Inclusion(grounds=3), "Inclusion.grounds"),
        (lambda: Inclusion(grounds={1}), "Inclusion.grounds"),
        (lambda: Inclusion(extent="F1"), "Inclusion.extent"),
        (lambda: Inclusion(others=["x"]), "Inclusion.others"),
        (lambda: Inclusion(others={Ground.LIVES_ALONE: "x"}), "Inclusion.others"),
        (lambda: Inclusion(needs=b"x"), "Inclusion.needs"),
        (lambda: Inclusion(factors={Factor.MEDICAL: True}), "Inclusion.factors"),
        (lambda: Entry(basis=0), "Entry.basis"),
    ],
)
def test_a_wrong_type_is_refused_and_the_field_named(make, field):
    with pytest.raises(TypeError, match=rf"^{field} takes "):
        make()


@pytest.mark.parametrize("number", [-1, 2**32, 10**30])
def test_a_count_that_no_message_holds_is_refused(number):
    with pytest.raises(UsageError) as caught:
        Facts(medicines=number)
    assert str(number) not in str(caught.value)
    with pytest.raises(UsageError):
        AtLeast(number)


def test_errors_about_a_record_do_not_quote_it():
    with pytest.raises(TypeError) as caught:
        Answers(person="somebody's name")
    assert "somebody" not in str(caught.value)


def test_what_says_the_same_is_equal():
    assert Answers(person=uuid.UUID(int=0)) == Answers()
    assert Facts(medicines=AtLeast(0)) == Facts() != Facts(medicines=0)
    assert Record() == Record(Answers())
    assert Record(Answers(person=PERSON, date=DAY), FACTS) == Record(facts=FACTS) != RECORD
    assert Record(Answers(person=PERSON), FACTS).answers is not None  # another date: left for screen() to refuse
    assert Inclusion(others={Ground.OTHER_HEALTH: ""}, factors={Factor.MEDICAL: Entry()}) == Inclusion()


def test_everything_is_hashable_and_cannot_change():
    for thing in (ANSWERS, FACTS, RECORD, SHEET):
        same = dataclasses.replace(thing)
        assert same == thing and hash(same) == hash(thing) and same is not thing
        assert copy.copy(thing) is thing and copy.deepcopy(thing) is thing
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, dataclasses.fields(thing)[0].name, None)
    with pytest.raises(TypeError):
        SHEET.others[Ground.OTHER_HEALTH] = "x"
    with pytest.raises(AttributeError):
        SHEET.others._data = {}
    given = {Ground.OTHER_HEALTH: "x"}
    sheet = Inclusion(others=given)
    given.clear()
    assert sheet.others == {Ground.OTHER_HEALTH: "x"}


def test_a_record_is_about_whom_its_parts_are_about():
    assert (RECORD.person, RECORD.date) == (PERSON, DAY)
    assert (Record().person, Record().date) == (None, None)
    assert Record(Answers(judgement=Tri.YES, date=DAY)).date == DAY
