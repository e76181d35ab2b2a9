"""Offers of a directory of resources, guichets, and what a choice among them gives.

Spec: spec/22-directory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from .._discreet import Discreet
from .._model import check, check_date, items_of, settle_id, settle_set, wanted
from ..orientation.model import Route
from ..words import (
    Channel, Door, Function, Guichet, Level, Motive, Passing, Public, Requester, Service, Specialty, StructureKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Discreet):
    """What one structure offers (ORI-12).

    ``level`` is where it is exercised, whoever employs (ORI-11). ``areas`` are codes of communes, or what codes of
    communes begin with: ``"75"`` is all of Paris; four digits are none, since they lost their leading zero. The codes of
    Paris, Lyon and Marseille meet those of their districts. No ``areas``: where it serves is not known, so it is to be
    checked first. No ``publics`` is anyone, no ``requesters`` whoever the service may be called for (ORI-6).
    ``capacity`` 0 is full, None not known.
    """

    id: UUID
    structure: UUID
    services: Set[Service]
    level: Level
    kind: StructureKind = StructureKind.UNKNOWN
    motives: Set[Motive] = frozenset()
    areas: tuple[str, ...] = ()
    publics: Set[Public] = frozenset()
    requesters: Set[Requester] = frozenset()
    specialty: Specialty = Specialty.UNKNOWN
    capacity: int | None = None
    lead_days: int | None = None
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    full_until: datetime.date | None = None
    access_point: UUID | None = None

    def __post_init__(self) -> None:
        for name in ("id", "structure"):
            check(self, name, UUID, "a uuid.UUID")
        for name in ("id", "structure", "access_point"):
            settle_id(self, name)
        for name, kind in (("services", Service), ("motives", Motive), ("publics", Public), ("requesters", Requester)):
            settle_set(self, name, kind)
        check(self, "level", Level, "a Level")
        check(self, "kind", StructureKind, "a StructureKind")
        check(self, "specialty", Specialty, "a Specialty")
        for name in ("opens", "closes", "full_until"):
            check_date(self, name)
        for name in ("capacity", "lead_days"):
            value = getattr(self, name)
            if value is not None and (type(value) is not int or value < 0):
                raise wanted(self, name, "a whole number, or None for unknown")
        object.__setattr__(self, "areas", tuple(sorted(items_of(self, "areas", self.areas, str, "codes, a str each"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class GuichetEntry:
    """A way in: integrated, many doors and one answer, or single (ORI-22)."""

    structure: UUID
    kind: Guichet
    level: Level
    doors: Set[Door] = frozenset()
    channels: Set[Channel] = frozenset()

    def __post_init__(self) -> None:
        check(self, "structure", UUID, "a uuid.UUID")
        settle_id(self, "structure")
        check(self, "kind", Guichet, "a Guichet")
        check(self, "level", Level, "a Level")
        settle_set(self, "doors", Door)
        settle_set(self, "channels", Channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who serves a service for a demand: an offer, or None and why the nearest one may not.

    ``service`` is the one served: the one asked for, or its second (ORI-10). ``check_first``: capacity, public, date, or
    whether it serves the commune, is not known, so ask before anybody is sent.
    """

    service: Service
    offer: Offer | None
    check_first: bool
    reason: Passing

    @property
    def level(self) -> Level | None:
        """The level of the offer."""
        return self.offer.level if self.offer else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """An offer that was passed over, and why."""

    offer: Offer
    reason: Passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One service of a whole answer: its route and who serves it.

    ``route`` is None for a service that no protocol routes this requester to, and that an offer accepts after all
    (ORI-6); ``choice`` is None for a service that no directory lists.
    """

    service: Service
    route: Route | None
    choice: Choice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Discreet):
    """A need that nothing serves, as it goes to the concertation: no person, no name (ORI-12)."""

    rule: str
    service: Service
    functions: tuple[Function, ...]
    level: Level
    reason: Passing
    date: datetime.date | None
    commune: str | None
    demand: UUID | None
