"""The record of one person in the NDJSON form: what goes into a screening.

Spec: spec/02-json.md; SCR-7, GEN-1, GEN-6, GEN-7, WIRE-15.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import UsageError
from ..screening.record import ADMISSION_LIMIT, Admission, Answers, AtLeast, Facts, Record
from ..text import Text
from ..words import Count, Fact, Question, Status, Tri, marked
from . import shapes, strict
from .strict import JsonError, join

ITEMS = tuple(question.word for question in marked(Question, "item"))
AFTER = tuple(question.word for question in marked(Question, "decision"))
FACTS = tuple(fact.word for fact in Fact)
COUNTS = tuple(count.word for count in Count)
FLOORS = {count: count + "_at_least" for count in COUNTS}
COVERAGE = ("admissions_known_from", "admissions_known_to")

NAMES = ("id", "ref", "date", "answers", "facts", *AFTER, "extension")
FACT_NAMES = ("admissions", *COVERAGE, *COUNTS, *FLOORS.values(), *FACTS)
#: Where a name belongs, for one written at the wrong place.
PLACES = ({name: name for name in NAMES} | {name: f"answers.{name}" for name in ITEMS}
          | {name: f"facts.{name}" for name in FACT_NAMES})
_FACT_NAMES = frozenset(FACT_NAMES)


def record_from_json(document: object, *, path: str = "") -> tuple[Record, str | None]:
    """Reads a record and the caller's ``ref``; a name left out, or ``null``, is unknown.

    Raises :class:`JsonError` for an unknown or repeated name and for a value that does not belong, with its path
    and never with the value.
    """
    shapes.refuse_another(document, path, shapes.RECORD, NAMES)
    given = strict.fields(document, path, NAMES, PLACES)
    ref = strict.text(given["ref"], join(path, "ref"), strict.REF_LIMIT) if "ref" in given else None
    person = strict.identifier(given["id"], join(path, "id")) if "id" in given else None
    day = strict.day(given["date"], join(path, "date")) if "date" in given else None
    extension = strict.octets(given["extension"], join(path, "extension")) if "extension" in given else b""
    facts = None
    if "facts" in given:
        facts = _facts(given["facts"], join(path, "facts"), person, day, extension)
    questions = {name: strict.tri(given[name], join(path, name)) for name in AFTER if name in given}
    if "answers" in given:
        where = join(path, "answers")
        stated = strict.fields(given["answers"], where, ITEMS, PLACES)
        questions |= {name: strict.tri(value, join(where, name)) for name, value in stated.items()}
    answers = None
    if questions or "answers" in given or facts is None:
        own = extension if facts is None else b""
        answers = Answers(person=person, date=day, extension=own, **questions)
    return Record(answers=answers, facts=facts), ref


def _facts(value: object, path: str, person: uuid.UUID | None, day: date | None, extension: bytes) -> Facts:
    given = strict.fields(value, path, _FACT_NAMES, PLACES)
    values: dict[str, Any] = {name: strict.tri(given[name], join(path, name)) for name in FACTS if name in given}
    for name, floor in FLOORS.items():
        if name in given and floor in given:
            raise JsonError(Text(f"given as complete and as a floor ({floor}): keep one",
                                 f"donné complet et comme plancher ({floor}) : n'en garder qu'un"), join(path, name))
        if name in given:
            values[name] = strict.integer(given[name], join(path, name))
        elif floor in given:
            values[name] = AtLeast(strict.integer(given[floor], join(path, floor)))
    coverage = _coverage(given, path, day)
    if "admissions" in given:
        # GEN-1: a list left out is unknown, not empty, and what it would cover is then no matter.
        values |= {"admissions": _admissions(given["admissions"], join(path, "admissions"))} | coverage
    return Facts(person=person, date=day, extension=extension, **values)


def _coverage(given: Mapping[str, object], path: str, day: date | None) -> dict[str, date | None]:
    known_from, known_to = (given.get(name) for name in COVERAGE)
    values: dict[str, date | None] = {}
    if known_from is not None:
        values = {COVERAGE[0]: strict.day(known_from, join(path, COVERAGE[0])), COVERAGE[1]: day}
    if known_to is not None:
        # The word keeps a message that has no such day apart from the default, which is the record's own date.
        unknown = known_to == Tri.UNKNOWN.word
        values[COVERAGE[1]] = None if unknown else strict.day(known_to, join(path, COVERAGE[1]))
    return values


def _admissions(value: object, path: str) -> tuple[Admission, ...]:
    found = []
    for index, item in enumerate(strict.items(value, path, ADMISSION_LIMIT)):
        where = f"{path}[{index}]"
        given = strict.fields(item, where, ("date", "emergency"))
        found.append(Admission(
            date=strict.day(given["date"], join(where, "date")) if "date" in given else None,
            emergency=strict.tri(given.get("emergency", Tri.UNKNOWN.word), join(where, "emergency")),
        ))
    return tuple(found)


def iso(day: date | None) -> str | None:
    """A date as JSON has it, ``None`` where it is unknown."""
    return None if day is None else day.isoformat()


def record_to_json(record: Record, ref: str | None = None) -> dict[str, Any]:
    """The record as a JSON object, what is unknown left out; reading it back gives an equal record."""
    answers, facts = record.answers, record.facts
    about = facts if facts is not None else answers
    assert about is not None, "a Record has one of them"
    if answers is not None and (answers.person, answers.date) != (about.person, about.date):
        raise UsageError(Status.MISMATCH, detail=Text(
            "answers and facts are about two persons or dates: give both the same",
            "les réponses et les faits portent sur deux personnes ou deux dates : donner les mêmes"))
    head = {"id": about.person and about.person.hex, "ref": ref, "date": iso(about.date)}
    out: dict[str, Any] = {name: value for name, value in head.items() if value is not None}
    if answers is not None:
        out["answers"] = _known(answers, ITEMS)
    if facts is not None:
        out["facts"] = _facts_to_json(facts)
    if answers is not None:
        out |= _known(answers, AFTER)
    if about.extension:
        out["extension"] = about.extension.hex()
    return out


def _known(holder: Answers | Facts, names: tuple[str, ...]) -> dict[str, str]:
    values = ((name, Tri(getattr(holder, name))) for name in names)
    return {name: value.word for name, value in values if value is not Tri.UNKNOWN}


def _facts_to_json(facts: Facts) -> dict[str, Any]:
    out: dict[str, Any] = {}
    covered = any(getattr(facts, name) is not None for name in COVERAGE)
    if facts.admissions or covered:
        out["admissions"] = [
            ({} if stay.date is None else {"date": stay.date.isoformat()}) | {"emergency": Tri(stay.emergency).word}
            for stay in facts.admissions
        ]
    known_from, known_to = (iso(getattr(facts, name)) for name in COVERAGE)
    if known_from is not None and facts.date is not None:
        known_to = known_to or Tri.UNKNOWN.word
    for name, value in zip(COVERAGE, (known_from, known_to), strict=True):
        if value is not None:
            out[name] = value
    for name, floor in FLOORS.items():
        number = getattr(facts, name)
        if isinstance(number, AtLeast):
            out[floor] = number.n
        elif number is not None:
            out[name] = number
    return out | _known(facts, FACTS)
