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
from ..words import (
    Channel, Door, Function, Guichet, Level, Motive, Passing, Public, Requester, Service, Specialty, StructureKind, Tri,
)


def settle_text(made: object, name: str, kind: str) -> None:
    """A text, of which an empty one says no more than None."""
    value = getattr(made, name)
    if value is not None and not isinstance(value, str):
        raise wanted(made, name, kind)
    if not value:
        object.__setattr__(made, name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Discreet):
    """What one structure offers (ORI-12).

    ``level`` is where it is exercised, whoever employs (ORI-11). ``areas`` are codes of communes, or what codes of
    communes begin with: ``"75"`` is all of Paris; four digits are none, since they lost their leading zero. The codes of
    Paris, Lyon and Marseille meet those of their districts. No ``areas``: where it serves is not known, so it is to be
    checked first. No ``publics`` is anyone, no ``requesters`` whoever the service may be called for (ORI-6).
    ``capacity`` 0 is full, None not known. ``site`` is the commune of its own site, which ranks it for those who live
    there; ``comes``, whether it comes to the person, and ``grid``, the reference of its own eligibility grid, are told and
    decide nothing (ORI-21).
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
    site: str | None = None
    comes: Tri = Tri.UNKNOWN
    grid: str | None = None

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
        check(self, "comes", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        settle_text(self, "site", "a str of five characters, or None for unknown")
        settle_text(self, "grid", "a str, or None for none")
        for name in ("opens", "closes", "full_until"):
            check_date(self, name)
        for name in ("capacity", "lead_days"):
            value = getattr(self, name)
            if value is not None and (type(value) is not int or value < 0):
                raise wanted(self, name, "a whole number, or None for unknown")
        object.__setattr__(self, "areas", tuple(sorted(items_of(self, "areas", self.areas, str, "codes, a str each"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(Discreet):
    """What the host calls a structure: its number in the host's register and its name, one of them at least.

    Identifiers are opaque (GEN-6), so this is whom to call.
    """

    id: UUID
    reference: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        check(self, "id", UUID, "a uuid.UUID")
        settle_id(self, "id")
        settle_text(self, "reference", "a str, or None for none")
        settle_text(self, "name", "a str, or None for none")


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
    whether it serves the commune, is not known, so ask before anybody is sent. ``equals`` is how many offers are equal to it
    but for identifiers, itself included: :meth:`Directory.equals` gives them.
    """

    service: Service
    offer: Offer | None
    check_first: bool
    reason: Passing
    equals: int = 0

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
