"""Directories of resources (ROR): who offers what, and the graduated choice among them.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

from .._low import directory as _low_directory
from .._model import Immutable, argument, argument_bytes, argument_word, items_of
from .model import Choice, GuichetEntry, Need, Offer, Passed, Structure
from .served import Served, provider
from ..demand.model import Demand
from ..orientation.model import Orientation, Route
from ..screening.model import Finding
from ..services import service as service_info
from ..words import Service

__all__ = ["Choice", "Directory", "GuichetEntry", "Need", "Offer", "Passed", "Served", "Structure", "serve"]


class _Kept(Enum):
    KEPT = "kept"


#: In a call of change(): what is not given stays.
KEPT = _Kept.KEPT


class Directory(Immutable):
    """Offers and guichets of a territory, and what its structures are called.

    What of an offer changes from day to day is changed in place (:meth:`change`), and another directory is taken in by
    :meth:`merge`; so a directory is no key of a dict.
    One without :attr:`offers` serves nothing, and every need is unmet; that says nothing of the territory: look before
    anybody is told (ORI-12). A commune of Paris, Lyon or Marseille as a whole meets those of its districts.

    >>> import uuid
    >>> from integra import Demand, Directory, Offer
    >>> from integra.words import Level, Motive, Requester, Service
    >>> near = Offer(id=uuid.UUID(int=1), structure=uuid.UUID(int=9), services={Service.HOME_HELP},
    ...              level=Level.TERRITORY, areas=("75",), capacity=2)
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, commune="75101")
    >>> Directory([near]).choose(asked, Service.HOME_HELP).offer == near
    True
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, commune="13001")
    >>> Directory([near]).choose(asked, Service.HOME_HELP).reason.word
    'other_area'

    Raises:
        UsageError: an offer, guichet or structure with a code, identifier, date, area or text that is none, or an id
            twice; ``index`` is its place.
        ResourceError: more than a directory may hold.
    """

    __slots__ = ("_directory", "_offers", "_guichets", "_given_out")
    _directory: Any
    _offers: list[Offer]
    _guichets: tuple[GuichetEntry, ...]
    _given_out: tuple[Offer, ...] | None  # the offers as a tuple, until one changes
    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def __init__(self, offers: Iterable[Offer] = (), guichets: Iterable[GuichetEntry] = (),
                 structures: Iterable[Structure] = ()) -> None:
        self._settle(_low_directory.make(
            items_of(self, "offers", offers, Offer, "Offer objects"),
            items_of(self, "guichets", guichets, GuichetEntry, "GuichetEntry objects"),
            items_of(self, "structures", structures, Structure, "Structure objects")))

    def _settle(self, directory: Any) -> None:
        object.__setattr__(self, "_directory", directory)
        object.__setattr__(self, "_offers", list(_low_directory.offers_of(directory)))
        object.__setattr__(self, "_guichets", _low_directory.guichets_of(directory))
        object.__setattr__(self, "_given_out", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("the attributes of a Directory cannot be set: change() changes an offer")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("the attributes of a Directory cannot be set: change() changes an offer")

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Directory:
        """Reads a message ``directory``. Raises as :func:`integra.decode`."""
        made = cls.__new__(cls)
        made._settle(_low_directory.decode(argument_bytes(data, "data")))
        return made

    def to_cbor(self) -> bytes:
        """The message ``directory``."""
        return _low_directory.encode(self._directory)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers, in their order."""
        given = self._given_out
        if given is None:
            given = tuple(self._offers)
            object.__setattr__(self, "_given_out", given)
        return given

    @property
    def guichets(self) -> tuple[GuichetEntry, ...]:
        """The guichets, in their order."""
        return self._guichets

    @property
    def structures(self) -> tuple[Structure, ...]:
        """What structures are called, by ascending identifier."""
        return _low_directory.structures_of(self._directory)

    def structure(self, identifier: UUID) -> Structure | None:
        """What a structure is called, None where the directory does not say it."""
        return _low_directory.structure(self._directory, argument(UUID, identifier, "identifier"))

    def index(self, identifier: UUID) -> int:
        """The place of the offer with an identifier among :attr:`offers`.

        Raises:
            UsageError: none has it.
        """
        return _low_directory.index(self._directory, argument(UUID, identifier, "identifier"))

    def change(
        self, offer: Offer | UUID, *, capacity: int | None | _Kept = KEPT, opens: date | None | _Kept = KEPT,
        closes: date | None | _Kept = KEPT, full_until: date | None | _Kept = KEPT,
    ) -> Offer:
        """Changes what of an offer, or of the offer with an identifier, changes from day to day: ``capacity``, ``opens``,
        ``closes`` and ``full_until``; what is not given stays, None is not known. It takes as long in a directory of one
        offer as in one of many, and the next :meth:`choose` sees it. Gives the offer as it is now.

        Raises:
            TypeError: a value of another type.
            UsageError: no offer has this identifier, a number or a day that no offer may have, or an end before the
                beginning; nothing is changed then.
        """
        given = {"capacity": capacity, "opens": opens, "closes": closes, "full_until": full_until}
        days: dict[str, Any] = {name: value for name, value in given.items() if value is not KEPT}
        identifier = offer.id if isinstance(offer, Offer) else argument(UUID, offer, "offer")
        place = _low_directory.index(self._directory, identifier)
        changed = replace(self._offers[place], **days)
        _low_directory.change(self._directory, place, changed)
        self._offers[place] = changed
        object.__setattr__(self, "_given_out", None)
        return changed

    def merge(self, other: Directory) -> tuple[Finding, ...]:
        """Takes in what another directory says, and keeps what this one says (ORI-12).

        Structures are one by identifier or by reference; offers by identifier, or by structure, services, level and motives.
        What this one does not say is taken; where both say and differ a finding names the offer by its ``index``, None for
        what a structure is called. To merge the same again adds nothing.

        Raises:
            UsageError: the directory itself.
            ResourceError: more than a directory may hold. Nothing is taken in then.
        """
        found = _low_directory.merge(self._directory, argument(Directory, other, "other")._directory)
        self._settle(self._directory)
        return found

    def choose(self, demand: Demand, service: Service) -> Choice:
        """Who serves a service for a demand: the nearest level first, then the surest (ORI-11).

        Raises:
            UsageError: a service that no directory lists, or a demand as in :func:`integra.orient`.
        """
        return _low_directory.choose(
            self._directory, self._offers, _demand(demand), argument_word(Service, service, "service"))

    def equals(self, demand: Demand, service: Service) -> tuple[Offer, ...]:
        """The chosen offer and those equal to it but for identifiers, all to be shown (ORI-12). Raises as :meth:`choose`."""
        return _low_directory.equals(
            self._directory, self._offers, _demand(demand), argument_word(Service, service, "service"))

    def explain(self, demand: Demand, service: Service) -> tuple[Passed, ...]:
        """Every offer of a service that was passed over, nearest first, and why (GEN-3). Raises as :meth:`choose`."""
        return _low_directory.explain(
            self._directory, self._offers, _demand(demand), argument_word(Service, service, "service"))

    def unmet(self, demand: Demand, orientation: Orientation) -> tuple[Need, ...]:
        """The needs of a response that nothing serves, for the concertation (ORI-12).

        Raises:
            UsageError: the response is to another demand.
        """
        return _low_directory.unmet(
            self._directory, _demand(demand), argument(Orientation, orientation, "orientation"))

    def open_services(self, demand: Demand) -> frozenset[Service]:
        """Services that a person's or carer's demand may have after all, since an offer accepts them (ORI-6)."""
        return _low_directory.open_services(self._directory, _demand(demand))

    def review(self) -> tuple[Finding, ...]:
        """Offers without needs answered (ORI-21) or access point (ORI-23), guichets whose doors contradict them (ORI-22)."""
        return _low_directory.review(self._directory)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Directory) and self.to_cbor() == other.to_cbor()

    def __repr__(self) -> str:
        return f"<Directory: {len(self._offers)} offers, {len(self._guichets)} guichets>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _directory_from, (self.to_cbor(),)


def _demand(demand: Demand) -> Demand:
    return argument(Demand, demand, "demand")


def _directory_from(data: bytes) -> Directory:
    return Directory.from_cbor(data)


def serve(demand: Demand, orientation: Orientation, directory: Directory) -> tuple[Served, ...]:
    """Who serves each route of a response, and behind them what offers accept after all (ORI-6, ORI-11).

    Raises:
        UsageError: the response is to another demand.
    """
    argument(Directory, directory, "directory").unmet(demand, orientation)  # says whether the two belong together
    return served_by(directory, demand, orientation)


def served_by(directory: Directory, demand: Demand, orientation: Orientation) -> tuple[Served, ...]:
    """As :func:`serve`, of a response that is known to be the demand's."""
    routed = [replace(_served(directory, demand, route.service, route), provider=provider(orientation.pack, route.service))
              for route in orientation.routes]
    accepted = [_served(directory, demand, each, None) for each in sorted(directory.open_services(demand), key=int)]
    return (*routed, *accepted)


def _served(directory: Directory, demand: Demand, wanted: Service, route: Route | None) -> Served:
    choice = directory.choose(demand, wanted) if service_info(wanted).listed else None
    offer = choice.offer if choice else None
    return Served(service=wanted, route=route, choice=choice, structure=directory.structure(offer.structure) if offer else None)
