"""Objects that several tests of the Python interface use; every identifier is made up.

Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid

from hypothesis import strategies as st

from integra import (
    Admission, Answers, AtLeast, Basis, Entry, Fact, Factor, Facts, Function, Ground, Inclusion, Outcome, Question,
    Record, Sex, Tri,
)

PERSON = uuid.UUID("6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718")
DAY = datetime.date(2025, 6, 1)
NO, YES, UNKNOWN = Tri.NO, Tri.YES, Tri.UNKNOWN

#: The record of the NDJSON form's example, by hand.
ANSWERS = Answers(person=PERSON, date=DAY, mobility=NO, socio_economic=YES)
FACTS = Facts(
    person=PERSON, date=DAY,
    admissions=(Admission(datetime.date(2025, 1, 2), YES),),
    admissions_known_from=datetime.date(2020, 1, 1), admissions_known_to=DAY,
    chronic_conditions=AtLeast(2), medicines=9, professions=AtLeast(2),
    **{fact.word: NO for fact in Fact} | {"severe_renal_failure": UNKNOWN, "restricted_mobility": YES},
)
RECORD = Record(ANSWERS, FACTS)

SHEET = Inclusion(
    person=PERSON, date=DAY, prescriber=uuid.UUID(int=7), birth_date=datetime.date(1938, 2, 28), sex=Sex.FEMALE,
    outcome=Outcome.CONFIRMED, grounds=frozenset({Ground.LIVES_ALONE, Ground.OTHER_HEALTH, Ground.OTHER_PATHWAY}),
    extent=frozenset({Function.F1, Function.F5}), others={Ground.OTHER_HEALTH: "santé fragile"},
    needs="aide à domicile", capacities="marche", participation="club",
    factors={Factor.ECONOMIC: Entry(value=YES, basis=Basis.STATED, date=DAY, evidence=uuid.UUID(int=9))},
)

_tri = st.sampled_from(Tri)
_date = st.none() | st.dates()
_count = st.none() | st.integers(0, 2**32 - 1) | st.integers(1, 2**32 - 1).map(AtLeast)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Answers, facts or both, about one person and date."""
    about = {"person": draw(st.none() | st.just(PERSON)), "date": draw(_date)}
    answers = Answers(**about, **{question.word: draw(_tri) for question in Question})
    if draw(st.booleans()):
        return Record(answers=answers)
    facts = Facts(
        **about,
        admissions=tuple(draw(st.lists(st.builds(Admission, _date, _tri), max_size=4))),
        admissions_known_from=draw(_date), admissions_known_to=draw(_date),
        chronic_conditions=draw(_count), medicines=draw(_count), professions=draw(_count),
        **{fact.word: draw(_tri) for fact in Fact},
    )
    return Record(answers=draw(st.none() | st.just(answers)), facts=facts)
