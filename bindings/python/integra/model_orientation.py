"""Demands made to a guichet, and the responses to them.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .model_base import Immutable, check, check_date, settle_bytes, settle_id, settle_set, wanted
from .word_tables import FIELDS
from .words import (
    CarePlace, Channel, DemandField, Door, Function, Intensity, Level, Miss, Mission, Motive, MtState, OpenPlan, Pack,
    Precondition, Requester, Service, ServiceKind, Stage, SupportGround, Tri, Urgency, Word,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Immutable):
    """Who asks, about what and in which situation; a field left out is not known.

    Door and channel are no part of it (ORI-1): they are in :class:`Contact`. ``commune`` is the official code of five
    characters. Identifiers are opaque (GEN-6).

    >>> from integra import Demand
    >>> from integra.words import Motive, Requester
    >>> Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}).sharing_consent
    <Tri.UNKNOWN: 0>
    """

    requester: Requester
    motives: frozenset[Motive]
    id: UUID | None = None
    date: datetime.date | None = None
    urgency: Urgency = Urgency.UNKNOWN
    ground: SupportGround = SupportGround.NONE
    pps: Tri = Tri.UNKNOWN
    stage: Stage = Stage.UNDETERMINED
    over_60: Tri = Tri.UNKNOWN
    loss_of_autonomy: Tri = Tri.UNKNOWN
    place: CarePlace = CarePlace.UNKNOWN
    assessment: Tri = Tri.UNKNOWN
    mt: MtState = MtState.UNKNOWN
    sharing_consent: Tri = Tri.UNKNOWN
    isolated: Tri = Tri.UNKNOWN
    open_plan: OpenPlan = OpenPlan.UNKNOWN
    commune: str | None = None
    extension: bytes = b""

    def __post_init__(self) -> None:
        settle_id(self, "id")
        check_date(self, "date")
        settle_set(self, "motives", Motive)
        for each, words in FIELDS.items():
            check(self, each.word, words, f"a {words.__name__}")
        if self.commune is not None and not isinstance(self.commune, str):
            raise wanted(self, "commune", "a str of five characters, or None for unknown")
        settle_bytes(self, "extension")

    def value(self, field: DemandField) -> Word:
        """The value of a field."""
        word: Word = getattr(self, field.word)
        return word

    def __reduce__(self) -> tuple[Any, ...]:
        from .messages import _demand_from, encode

        return _demand_from, (encode(self),)


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

    def __reduce__(self) -> tuple[Any, ...]:
        from .messages import _decoded_from, encode

        return _decoded_from, (encode(self),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One route of a response: a service, and what the rule pack says of it.

    ``waits_for`` is what is still open in this demand; ``second`` what is tried where nothing serves the first
    (ORI-10); ``row`` the row of the protocol, counted from 0, or None for what every response adds (ORI-7, 8, 10).
    """

    service: Service
    mission: Mission
    functions: tuple[Function, ...]
    intensity: Intensity
    level: Level
    due: datetime.date | None
    waits_for: tuple[Precondition, ...]
    second: Service | None
    kind: ServiceKind
    row: int | None
    rule: str
    motives: frozenset[Motive]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation(Immutable):
    """The response to a demand: routes in the order of their services. The library proposes, people decide (GEN-2).

    ``protocol`` is the digest of what the protocol answers to every possible demand (ORI-18).
    """

    id: UUID | None
    pack: Pack
    overridden: bool
    protocol: bytes
    first_answer_due: datetime.date | None
    routes: tuple[Route, ...]
    data: bytes = field(repr=False)

    @property
    def services(self) -> tuple[Service, ...]:
        """The services routed to."""
        return tuple(route.service for route in self.routes)

    def __reduce__(self) -> tuple[Any, ...]:
        from .messages import _decoded_from

        return _decoded_from, (self.data,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrientationReceipt(Immutable):
    """A response with all it was made from (GEN-10); :func:`integra.replay_orientation` checks it."""

    pack: str
    version: int
    digest: bytes
    overrides: Mapping[str, int]
    protocol: bytes
    demand: Demand
    orientation: Orientation
    data: bytes = field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        from .messages import _decoded_from

        return _decoded_from, (self.data,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a row or a service did for a demand, and what kept it (GEN-3). Rows are named by their ids."""

    miss: Miss
    row: str | None
    motive: Motive | None
    failed: tuple[DemandField, ...]
    silenced_by: str | None
    rule: str | None

    def sentence(self, language: str = "en") -> str:
        """Whether it came and what kept it, in ``"en"`` or ``"fr"``."""
        from .protocol_text import trace_text

        return trace_text(self, language)


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
    delivered: tuple[Delivered, ...] = ()

    def __post_init__(self) -> None:
        check_date(self, "first_answer")
        check_date(self, "assessed")
        check(self, "mt_agreement", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        object.__setattr__(self, "delivered", tuple(self.delivered))
        if not all(isinstance(each, Delivered) for each in self.delivered):
            raise wanted(self, "delivered", "Delivered objects")
