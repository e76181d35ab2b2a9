"""One record to screen, as every reader gives it.

Spec: spec/02-json.md; SCR-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .._discreet import Discreet
from ..adapters import Problem
from ..forms import JsonError, record_from_json
from ..screening.record import Record
from ..text import Text

if TYPE_CHECKING:
    from ..adapters import Evidence

__all__ = ["Person", "dated", "person_of"]


@dataclass(frozen=True, slots=True)
class Person(Discreet):
    """One record to screen: where it stands in the input, the record, the caller's own key, and where it was asked
    for which codes of FHIR or Synthea gave its facts."""

    place: Text
    record: Record
    ref: str | None
    evidence: tuple[Evidence, ...] = ()


def person_of(place: Text, document: object, evidence: tuple[Evidence, ...] = ()) -> Person | Problem:
    """The record that a JSON document is, or why it is none."""
    try:
        record, ref = record_from_json(document)
    except JsonError as error:
        return Problem(place, error.text)
    return Person(place, record, ref, evidence)


def dated(each: Person | Problem, at: datetime.date | None) -> Person | Problem:
    """The record as of another day."""
    if at is None or isinstance(each, Problem):
        return each
    record = each.record
    answers = None if record.answers is None else replace(record.answers, date=at)
    facts = None if record.facts is None else replace(record.facts, date=at)
    return replace(each, record=Record(answers, facts))
