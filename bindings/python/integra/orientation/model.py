"""Responses to demands: routes, receipts, and why a service came or did not.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from uuid import UUID

from .._low import sentences as _sentences
from .._model import Immutable
from ..demand.model import Demand
from ..words import (
    DemandField, EmergencyNumber, Function, Intensity, Language, Level, Miss, Mission, Motive, Pack, Precondition, ProtocolOrigin,
    Service, ServiceKind,
)


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


class _OfService(Protocol):
    @property
    def service(self) -> Service: ...


S = TypeVar("S", bound=_OfService)


def numbers_first(routes: Iterable[S]) -> tuple[S, ...]:
    """Routes as people are shown them, emergency numbers first (ORI-8); a message keeps its order."""
    return tuple(sorted(routes, key=lambda each: each.service is not Service.EMERGENCY_NUMBERS))


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

    @property
    def numbers(self) -> tuple[EmergencyNumber, ...]:
        """The numbers to call first, where the response holds them: that of an urgent demand always does (ORI-8)."""
        return tuple(EmergencyNumber) if Service.EMERGENCY_NUMBERS in self.services else ()

    @property
    def shown(self) -> tuple[Route, ...]:
        """The routes as people are shown them: emergency numbers first (ORI-8)."""
        return numbers_first(self.routes)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from ..notebook import orientation

        return orientation(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrientationReceipt(Immutable):
    """A response with all it was made from (GEN-10), as it says so itself: nothing of it is checked before
    :func:`integra.replay_orientation`. ``protocol`` is a message.
    """

    pack: str
    version: int
    digest: bytes
    overrides: Mapping[str, int]
    protocol: bytes
    demand: Demand
    orientation: Orientation
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed(Immutable):
    """A receipt that was replayed (GEN-10): the response made again here, and whose protocol made it.

    ``name`` is what its protocol is called; ``origin`` says whether it is the built-in one of that name, row by row. That
    it replays does not say who made it, when or for whom, that what it says was asked is true, nor that its protocol is
    the one that was adopted.
    """

    orientation: Orientation
    origin: ProtocolOrigin
    name: str

    @property
    def digest(self) -> bytes:
        """The digest of what its protocol answers to every possible demand (ORI-18)."""
        return self.orientation.protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a row or a service did for a demand, and what kept it (GEN-3). Rows are named by their ids."""

    miss: Miss
    row: str | None
    motive: Motive | None
    failed: tuple[DemandField, ...]
    silenced_by: str | None
    rule: str | None

    def sentence(self, language: str | Language = "en") -> str:
        """Whether it came and what kept it, in ``"en"`` or ``"fr"``."""
        return _sentences.trace(self.miss, self.row, self.silenced_by, self.failed, language)
