"""What is due of a plan on a day, who covers each day, and what a screening says of it: values, which come of a plan.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14, PLN-15).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from .._low import sentences as _sentences
from .._model import Immutable, check, wanted
from ..words import Component, Cover, Entitled, FindingState, Language, Office, SettledBy, Slot, Tri, Weight

__all__ = ["OWED", "CoverDays", "Due", "Screened"]

#: What is owed to somebody: the subject of such a row is who is to receive it, of every other who is expected to act.
OWED = frozenset({("PLN-8", SettledBy.FEEDBACK), ("PLN-18", SettledBy.SYNTHESIS), ("PLN-18", SettledBy.REFERENT_INFORMED)})


@dataclass(frozen=True, slots=True)
class Screened(Immutable):
    """What a screening of the plan's person came to, as a plan reads it (PLN-15, SCR-10), where the screening itself is
    not at hand: every call that takes one takes an :class:`integra.Screening` too.

    Attributes:
        date: the day of the screening; after the day asked about, it is not read.
        pps: whether a PPS is indicated (SCR-2).
        assistance: whether the threshold of assistance is reached (SCR-3).
    """

    date: datetime.date
    pps: Tri = Tri.UNKNOWN
    assistance: Tri = Tri.UNKNOWN

    def __post_init__(self) -> None:
        if not isinstance(self.date, datetime.date) or isinstance(self.date, datetime.datetime):
            raise wanted(self, "date", "a datetime.date (not a datetime)")
        check(self, "pps", Tri, "a word of Tri")
        check(self, "assistance", Tri, "a word of Tri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Immutable):
    """One obligation of a plan on a day: a row of spec/34-due.md.

    Attributes:
        rule: the rule that asks for it, such as ``"PLN-8"``.
        weight: how much it matters.
        state: met, due (its term is not past), overdue (the day after its term and later), or open: without a term.
        settled_by: what settles it.
        who: who may do it.
        acts: who is expected to, None where nobody is named; of what is owed to somebody nobody is, and whoever may gives it.
        owed_to: who is to receive what is owed: feedback (PLN-8), a synthesis or follow-up (PLN-18); None of anything else.
        event: the digest of the event it is about, such as an intervention or a discharge; None where it is about none.
        place: the place of that event in :attr:`integra.Plan.events`.
        due: its term, which stands in every state that has one; None where there is none.
        value: the office, the component of assistance or the slot it is about, else None.
    """

    rule: str
    weight: Weight
    state: FindingState
    settled_by: SettledBy
    who: frozenset[Entitled] = frozenset()
    acts: UUID | None = None
    owed_to: UUID | None = None
    event: bytes | None = None
    place: int | None = None
    due: datetime.date | None = None
    value: Office | Component | Slot | None = None

    def text(self, language: str | Language = "en") -> str:
        """What whoever acts reads, in ``"en"`` or ``"fr"``: what is to be done, about what, and by when."""
        return _sentences.finding(self.rule, self.settled_by, self.state, self.acts or self.owed_to, self.place,
                                  self.due, 0 if self.value is None else self.value.code,
                                  sum(1 << who.code for who in self.who), language)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverDays(Immutable):
    """Who covers an office from one day to another, both included (PLN-14).

    Attributes:
        office: the referent's or the médecin traitant's.
        by: the holder, the deputy, or nobody, which is a gap.
        person: who it is, None for nobody.
        start: the first day.
        end: the last day.
    """

    office: Office
    by: Cover
    person: UUID | None
    start: datetime.date
    end: datetime.date

    @property
    def days(self) -> int:
        """How many days these are."""
        return (self.end - self.start).days + 1
