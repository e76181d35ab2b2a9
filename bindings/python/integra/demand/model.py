"""Demands made to a guichet, how they arrived, and what followed them.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .._model import (
    Immutable, argument, argument_word, check, check_date, items_of, settle_bytes, settle_id, settle_set, wanted,
)
from ..screening.model import Screening
from .settled import UNSAID, mark_unsaid, settle
from ..word_tables import FIELDS
from ..words import (
    CarePlace, Channel, DemandField, Door, Motive, MtState, OpenPlan, Public, Requester, Service, Stage, SupportGround,
    Tri, Urgency, Word,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Immutable):
    """Who asks, about what and in which situation; a field left out is not known.

    Door and channel are no part of it (ORI-1): they are in :class:`Contact`. ``commune`` is the official code of five
    characters. ``publics`` is for whom, as far as it is known to hold, and never ``Public.ANYONE``: no rule reads it but
    the directory's, which matches it with whom an offer is for (ORI-11). Identifiers are opaque (GEN-6).

    Of ``mt``, ``stage`` and ``pps`` nothing said is not known either, but where what is said leaves one value (ORI-16):
    an MT who asks is informed, ``pps`` no goes with ``not_indicated`` alone, and the stages behind a PPS with ``pps``
    yes. One that is *said* unknown there is refused by what answers the demand; so is it in a copy that
    ``dataclasses.replace`` makes, which says every field.

    >>> from integra import Demand
    >>> from integra.words import Motive, Requester
    >>> Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}).sharing_consent
    <Tri.UNKNOWN: 'unknown'>
    >>> Demand(requester=Requester.MT, motives={Motive.PLANNING}).mt
    <MtState.INFORMED: 'informed'>
    """

    requester: Requester
    motives: Set[Motive]
    id: UUID | None = None
    date: datetime.date | None = None
    urgency: Urgency = Urgency.UNKNOWN
    ground: SupportGround = SupportGround.NONE
    pps: Tri = UNSAID
    stage: Stage = UNSAID
    over_60: Tri = Tri.UNKNOWN
    loss_of_autonomy: Tri = Tri.UNKNOWN
    place: CarePlace = CarePlace.UNKNOWN
    assessment: Tri = Tri.UNKNOWN
    mt: MtState = UNSAID
    sharing_consent: Tri = Tri.UNKNOWN
    isolated: Tri = Tri.UNKNOWN
    open_plan: OpenPlan = OpenPlan.UNKNOWN
    commune: str | None = None
    publics: Set[Public] = frozenset()
    extension: bytes = b""

    def __post_init__(self) -> None:
        unsaid = mark_unsaid(self)
        settle_id(self, "id")
        check_date(self, "date")
        settle_set(self, "motives", Motive)
        settle_set(self, "publics", Public)
        for each, words in FIELDS.items():
            check(self, each.word, words, f"a {words.__name__}")
        settle(self, unsaid)
        if self.commune is not None and not isinstance(self.commune, str):
            raise wanted(self, "commune", "a str of five characters, or None for unknown")
        settle_bytes(self, "extension")

    @classmethod
    def from_screening(
        cls, screening: Screening, *, requester: Requester, motives: Set[Motive], **rest: Any
    ) -> Demand:
        """A demand for the person just screened: ``pps`` and ``stage`` are what the screening says, and so is ``date``
        where no other day is given. It says nothing else of a demand; the other fields are asked for as ever.

        >>> import datetime
        >>> from integra import Answers, Demand, Record, Tri, screen
        >>> from integra.words import Motive, Requester
        >>> seen = screen(Record(Answers(date=datetime.date(2025, 6, 1), mobility=Tri.YES)))
        >>> asked = Demand.from_screening(seen, requester=Requester.CARER, motives={Motive.PLANNING}, commune="37261")
        >>> asked.pps, asked.stage, asked.date
        (<Tri.YES: 'yes'>, <Stage.UNDETERMINED: 'undetermined'>, datetime.date(2025, 6, 1))

        Raises:
            TypeError: no screening, ``pps`` or ``stage`` given beside it, or a field as for a Demand.
        """
        argument(Screening, screening, "screening")
        for each in (DemandField.PPS, DemandField.STAGE):
            if each.word in rest:
                raise TypeError(f"{each.word} is said by the screening: leave it out")
        said = {"date": screening.date, "pps": screening.pps, "stage": screening.stage}
        return cls(requester=requester, motives=motives, **said | rest)

    def value(self, field: DemandField) -> Word:
        """The value of a field."""
        word: Word = getattr(self, argument_word(DemandField, field, "field").word)
        return word


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How a demand arrived: recorded, and read by no rule (ORI-1). ``call`` is the same for every demand of a contact."""

    door: Door = Door.UNKNOWN
    channel: Channel = Channel.UNKNOWN
    call: UUID | None = None

    def __post_init__(self) -> None:
        check(self, "door", Door, "a Door")
        check(self, "channel", Channel, "a Channel")
        settle_id(self, "call")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandMessage(Immutable):
    """What a message ``demand`` holds: the demand and, beside it, how it arrived."""

    demand: Demand
    contact: Contact = field(default_factory=Contact)

    def __post_init__(self) -> None:
        check(self, "demand", Demand, "a Demand")
        check(self, "contact", Contact, "a Contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A service delivered for a demand: when, and what went with it (ORI-14)."""

    service: Service
    date: datetime.date | None = None
    knowhow: Tri = Tri.UNKNOWN
    feedback: Tri = Tri.UNKNOWN

    def __post_init__(self) -> None:
        check(self, "service", Service, "a Service")
        check_date(self, "date")
        check(self, "knowhow", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        check(self, "feedback", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What followed a demand. ``first_answer`` and ``assessed`` are None where there was none."""

    first_answer: datetime.date | None = None
    assessed: datetime.date | None = None
    mt_agreement: Tri = Tri.UNKNOWN
    delivered: Sequence[Delivered] = ()

    def __post_init__(self) -> None:
        check_date(self, "first_answer")
        check_date(self, "assessed")
        check(self, "mt_agreement", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        object.__setattr__(self, "delivered", items_of(
            self, "delivered", self.delivered, Delivered, "Delivered objects"))
