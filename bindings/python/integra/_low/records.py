"""Answers and facts: between the model and the structs of the C library.

Spec: spec/10-screening.md (SCR-1, SCR-7).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from array import array
from struct import Struct as Layout
from typing import Any

from .. import _swig
from .core import CODE, TRIS, Struct, date_of, days_of, id_bytes, id_of
from ..screening.record import Admission, Answers, AtLeast, Facts, Record
from ..words import Count, Fact, Question

_COUNTS = Layout("=4I")
_FACT_ROOM = 24


def answers_struct(answers: Answers) -> Struct:
    struct = _swig.integra_answers()
    struct.date = days_of(answers.date)
    struct.person = id_bytes(answers.person)
    struct.questions = bytes(map(CODE, answers.questions))
    if answers.extension:
        struct.set_extension(answers.extension)
    return struct


def answers_of(struct: Struct) -> Answers:
    values = {question.word: TRIS[code] for question, code in zip(Question, struct.questions, strict=True)}
    return Answers(
        person=id_of(struct.person), date=date_of(struct.date), extension=struct.extension, **values
    )


def facts_struct(facts: Facts) -> Struct:
    struct = _swig.integra_facts()
    struct.date = days_of(facts.date)
    struct.person = id_bytes(facts.person)
    struct.admissions_known_from = days_of(facts.admissions_known_from)
    struct.admissions_known_to = days_of(facts.admissions_known_to)
    if facts.admissions:
        days = array("i", [days_of(admission.date) for admission in facts.admissions])
        struct.set_admissions(days, bytes(admission.emergency.code for admission in facts.admissions))
    counts = [0] * 4
    complete = bytearray(4)
    for count, value in zip(Count, facts.counts, strict=True):
        counts[count.code] = value.n if isinstance(value, AtLeast) else value or 0
        complete[count.code] = isinstance(value, int)
    struct.counts = _COUNTS.pack(*counts)
    struct.complete = complete
    struct.values = bytes(map(CODE, facts.values)).ljust(_FACT_ROOM, b"\0")
    if facts.extension:
        struct.set_extension(facts.extension)
    return struct


def facts_of(struct: Struct) -> Facts:
    days = array("i", struct.admission_days())
    named: dict[str, Any] = {fact.word: TRIS[code] for fact, code in zip(Fact, struct.values, strict=False)}
    for count in Count:
        number = _COUNTS.unpack(struct.counts)[count.code]
        if struct.complete[count.code]:
            named[count.word] = number
        elif number:
            named[count.word] = AtLeast(number)
    return Facts(
        person=id_of(struct.person),
        date=date_of(struct.date),
        admissions=tuple(
            Admission(date_of(day), TRIS[kind]) for day, kind in zip(days, struct.admission_kinds(), strict=True)
        ),
        admissions_known_from=date_of(struct.admissions_known_from),
        admissions_known_to=date_of(struct.admissions_known_to),
        extension=struct.extension,
        **named,
    )


def record_structs(record: Record) -> tuple[Struct | None, Struct | None]:
    """The two structs that a screening takes, None where the record has not that part."""
    return (
        None if record.answers is None else answers_struct(record.answers),
        None if record.facts is None else facts_struct(record.facts),
    )


def encode_record(record: Record) -> bytes:
    answers, facts = record_structs(record)
    data: bytes
    if facts is None:
        data = _swig.integra_answers_encode(answers)
    else:
        data = _swig.integra_facts_encode(facts, answers)
    return data


def decode_answers(data: bytes) -> Record:
    struct = _swig.integra_answers()
    _swig.integra_answers_decode(data, struct)
    return Record(answers=answers_of(struct))


def decode_facts(data: bytes) -> Record:
    answers, facts = _swig.integra_answers(), _swig.integra_facts()
    _swig.integra_facts_decode(data, facts, answers)
    return Record(answers=answers_of(answers), facts=facts_of(facts))
