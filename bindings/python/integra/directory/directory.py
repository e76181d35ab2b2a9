"""Directories of resources (ROR): who offers what, and the graduated choice among them.

Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._low import directory as _low_directory
from .._model import Immutable, argument, argument_bytes, argument_word, items_of
from .model import Choice, GuichetEntry, Need, Offer, Passed, Served
from ..demand.model import Demand
from ..orientation.model import Orientation
from ..screening.model import Finding
from ..services import service as service_info
from ..words import Service

__all__ = ["Choice", "Directory", "GuichetEntry", "Need", "Offer", "Passed", "Served", "serve"]


class Directory(Immutable):
    """Offers and guichets of a territory; it cannot be changed.

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
        UsageError: an offer or guichet with a code, identifier, date or area that is none, or an id twice; ``index`` is
            its place.
        ResourceError: more than a directory may hold.
    """

    __slots__ = ("_directory", "_offers", "_guichets")
    _directory: Any
    _offers: tuple[Offer, ...]
    _guichets: tuple[GuichetEntry, ...]

    def __init__(self, offers: Iterable[Offer] = (), guichets: Iterable[GuichetEntry] = ()) -> None:
        self._settle(_low_directory.make(
            items_of(self, "offers", offers, Offer, "Offer objects"),
            items_of(self, "guichets", guichets, GuichetEntry, "GuichetEntry objects")))

    def _settle(self, directory: Any) -> None:
        object.__setattr__(self, "_directory", directory)
        object.__setattr__(self, "_offers", _low_directory.offers_of(directory))
        object.__setattr__(self, "_guichets", _low_directory.guichets_of(directory))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Directory cannot be changed: make another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Directory cannot be changed: make another one")

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
        return self._offers

    @property
    def guichets(self) -> tuple[GuichetEntry, ...]:
        """The guichets, in their order."""
        return self._guichets

    def choose(self, demand: Demand, service: Service) -> Choice:
        """Who serves a service for a demand: the nearest level first, then the surest (ORI-11).

        Raises:
            UsageError: a service that no directory lists, or a demand as in :func:`integra.orient`.
        """
        return _low_directory.choose(
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

    def __hash__(self) -> int:
        return hash((self._offers, self._guichets))

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
    routed = [Served(service=route.service, route=route, choice=(
        directory.choose(demand, route.service) if service_info(route.service).listed else None))
        for route in orientation.routes]
    accepted = [Served(service=each, route=None, choice=directory.choose(demand, each))
                for each in sorted(directory.open_services(demand), key=int)]
    return (*routed, *accepted)
