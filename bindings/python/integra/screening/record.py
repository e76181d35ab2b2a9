"""What is known about a person before a screening: answers to the questionnaire, and facts of a record.

Spec: spec/10-screening.md (SCR-1, SCR-7).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .._model import Immutable, check, check_count, check_date, items_of, settle_bytes, settle_id, wanted
from ..words import Count, Fact, Question, Tri

#: The most admissions that a record holds (WIRE-15).
ADMISSION_LIMIT = 4096
_TRI = "Tri.YES, Tri.NO or Tri.UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(Immutable):
    """What was answered to the questionnaire; what was not asked is unknown (GEN-1).

    >>> from integra import Answers, Tri
    >>> Answers(mobility=Tri.YES).questions[2]
    <Tri.YES: 'yes'>
    """

    person: UUID | None = None
    date: datetime.date | None = None
    emergency_admission: Tri = Tri.UNKNOWN
    polypathology: Tri = Tri.UNKNOWN
    mobility: Tri = Tri.UNKNOWN
    cognition_mood_behaviour: Tri = Tri.UNKNOWN
    socio_economic: Tri = Tri.UNKNOWN
    access_to_care: Tri = Tri.UNKNOWN
    judgement: Tri = Tri.UNKNOWN
    assistance_consent: Tri = Tri.UNKNOWN
    extension: bytes = b""

    def __post_init__(self) -> None:
        settle_id(self, "person")
        check_date(self, "date")
        settle_bytes(self, "extension")
        for question in Question:
            check(self, question.word, Tri, _TRI)

    @property
    def questions(self) -> tuple[Tri, ...]:
        """The eight answers, in the order of :class:`integra.Question`."""
        return tuple(getattr(self, question.word) for question in Question)


@dataclass(frozen=True, slots=True)
class Admission:
    """A stay in hospital: the day it began (None: unknown), and whether as an emergency."""

    date: datetime.date | None = None
    emergency: Tri = Tri.UNKNOWN

    def __post_init__(self) -> None:
        check_date(self, "date")
        check(self, "emergency", Tri, _TRI)


@dataclass(frozen=True, slots=True, order=True)
class AtLeast:
    """A floor: so many at least, perhaps more (SCR-7). A plain int is a complete count."""

    n: int

    def __post_init__(self) -> None:
        check_count(self, "n", self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Immutable):
    """What a record tells about a person at ``date``; what it cannot tell is unknown (GEN-1).

    Every stay that began in [``admissions_known_from``, ``admissions_known_to``] is in ``admissions``. A floor of
    zero says nothing and becomes None.

    >>> from integra import AtLeast, Facts
    >>> Facts(medicines=9, chronic_conditions=AtLeast(2)).counts
    (AtLeast(n=2), 9, None)
    """

    person: UUID | None = None
    date: datetime.date | None = None
    admissions: Sequence[Admission] = ()
    admissions_known_from: datetime.date | None = None
    admissions_known_to: datetime.date | None = None
    chronic_conditions: int | AtLeast | None = None
    medicines: int | AtLeast | None = None
    professions: int | AtLeast | None = None
    severe_heart_failure: Tri = Tri.UNKNOWN
    severe_respiratory_failure: Tri = Tri.UNKNOWN
    severe_renal_failure: Tri = Tri.UNKNOWN
    restricted_mobility: Tri = Tri.UNKNOWN
    cognitive_trouble: Tri = Tri.UNKNOWN
    mood_trouble: Tri = Tri.UNKNOWN
    behavioural_trouble: Tri = Tri.UNKNOWN
    addiction: Tri = Tri.UNKNOWN
    cannot_manage_pathway: Tri = Tri.UNKNOWN
    entourage_in_difficulty: Tri = Tri.UNKNOWN
    isolation: Tri = Tri.UNKNOWN
    housing_problem: Tri = Tri.UNKNOWN
    low_resources: Tri = Tri.UNKNOWN
    access_problem: Tri = Tri.UNKNOWN
    organisation_problem: Tri = Tri.UNKNOWN
    extension: bytes = b""

    def __post_init__(self) -> None:
        settle_id(self, "person")
        for field in ("date", "admissions_known_from", "admissions_known_to"):
            check_date(self, field)
        settle_bytes(self, "extension")
        object.__setattr__(self, "admissions", items_of(
            self, "admissions", self.admissions, Admission, "a sequence of Admission"))
        for count in Count:
            self._settle_count(count.word)
        for fact in Fact:
            check(self, fact.word, Tri, _TRI)

    def _settle_count(self, field: str) -> None:
        value = getattr(self, field)
        if type(value) is AtLeast and value.n == 0:
            object.__setattr__(self, field, None)
        elif value is not None and type(value) is not AtLeast:
            check_count(self, field, value)

    @property
    def counts(self) -> tuple[int | AtLeast | None, ...]:
        """The three counts, in the order of :class:`integra.Count`."""
        return tuple(getattr(self, count.word) for count in Count)

    @property
    def values(self) -> tuple[Tri, ...]:
        """The fifteen facts, in the order of :class:`integra.Fact`."""
        return tuple(getattr(self, fact.word) for fact in Fact)


@dataclass(frozen=True, slots=True)
class Record(Immutable):
    """What is screened: answers, facts, or both about one person and one date.

    (``integra.words.Record`` is another thing, a source of reasons.) One message: of kind ``facts`` where there are facts, else of kind ``answers``. Answers that say nothing beside
    facts are dropped, as the message drops them.
    """

    answers: Answers | None = None
    facts: Facts | None = None

    def __post_init__(self) -> None:
        if self.answers is not None and type(self.answers) is not Answers:
            raise wanted(self, "answers", "Answers, or None")
        if self.facts is not None and type(self.facts) is not Facts:
            raise wanted(self, "facts", "Facts, or None")
        if self.answers is None and self.facts is None:
            object.__setattr__(self, "answers", Answers())
        if self.facts is not None and self._answers_say_nothing(self.facts):
            object.__setattr__(self, "answers", None)

    def _answers_say_nothing(self, facts: Facts) -> bool:
        return self.answers == Answers(person=facts.person, date=facts.date)

    @property
    def person(self) -> UUID | None:
        """Whom it is about, as the facts or else the answers say."""
        return (self.facts or self.answers or Answers()).person

    @property
    def date(self) -> datetime.date | None:
        """The day it holds for, as the facts or else the answers say."""
        return (self.facts or self.answers or Answers()).date

    def __reduce__(self) -> tuple[Any, ...]:
        return Record, (self.answers, self.facts)
