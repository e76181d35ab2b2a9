"""Directories: between the model and the C library.

Spec: spec/22-directory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence
from struct import Struct as Layout
from struct import iter_unpack
from uuid import UUID

from .. import _swig
from .core import Struct, date_of, days_of, id_bytes, id_of, rule_name
from .findings import findings_of
from .orientation import commune_bytes, demand_struct, orientation_struct
from .protocol import bits_of, index_of, words_in
from ..errors import IntegraError, from_call
from ..directory.model import Choice, GuichetEntry, Need, Offer, Passed, Structure
from ..demand.model import Demand
from ..orientation.model import Orientation
from ..screening.model import Finding
from ..text import Text
from ..words import (
    Channel, Door, Function, Guichet, Level, Motive, Passing, Public, Requester, Service, Specialty, Status,
    StructureKind, Tri,
)

#: integra_need: rule, service, functions, level, reason, date, commune, demand, reserved.
_NEED = Layout("=IIIIIi8s16s16x")
_UNKNOWN, _TOO_MANY, _GREATEST = -1, -2, 2**31 - 1


def _number(value: int | None) -> int:
    if value is not None and value > _GREATEST:
        return _TOO_MANY  # no number of places: the library refuses it with its rule
    return _UNKNOWN if value is None else value


def _areas(areas: Sequence[str]) -> bytes:
    if any(not area or " " in area for area in areas):
        return b"?"  # no code: the library refuses it with its rule
    return " ".join(areas).encode("ascii", "replace")


def _text(text: str | None) -> bytes:
    return (text or "").encode("utf-8", "surrogatepass")


def _known(value: int) -> int | None:
    return None if value == _UNKNOWN else value


def _offer_struct(offer: Offer) -> Struct:
    struct = _swig.integra_offer()
    struct.kind, struct.level, struct.specialty = int(offer.kind), int(offer.level), int(offer.specialty)
    struct.id, struct.structure = id_bytes(offer.id), id_bytes(offer.structure)
    struct.access_point = id_bytes(offer.access_point)
    struct.services, struct.motives = bits_of(offer.services), bits_of(offer.motives)
    struct.publics, struct.requesters = bits_of(offer.publics), bits_of(offer.requesters)
    struct.capacity, struct.lead_days = _number(offer.capacity), _number(offer.lead_days)
    struct.opens, struct.closes = days_of(offer.opens), days_of(offer.closes)
    struct.full_until = days_of(offer.full_until)
    struct.set_areas(_areas(offer.areas))
    struct.site, struct.comes = commune_bytes(offer.site), int(offer.comes)
    struct.set_grid(_text(offer.grid))
    return struct


def _offer_of(struct: Struct) -> Offer:
    identifier, structure = id_of(struct.id), id_of(struct.structure)
    assert identifier is not None and structure is not None  # no directory holds an offer without
    return Offer(
        id=identifier, structure=structure, access_point=id_of(struct.access_point),
        services=frozenset(words_in(Service, struct.services)), motives=frozenset(words_in(Motive, struct.motives)),
        level=Level(struct.level), kind=StructureKind(struct.kind), specialty=Specialty(struct.specialty),
        publics=frozenset(words_in(Public, struct.publics)),
        requesters=frozenset(words_in(Requester, struct.requesters)),
        capacity=_known(struct.capacity), lead_days=_known(struct.lead_days), opens=date_of(struct.opens),
        closes=date_of(struct.closes), full_until=date_of(struct.full_until),
        areas=tuple(struct.areas_text().decode("ascii").split()),
        site=struct.site.rstrip(b"\0").decode("ascii") or None, comes=Tri(struct.comes),
        grid=struct.grid_text().decode("utf-8") or None)


def check(offer: Offer) -> None:
    """Raises what a directory would refuse this offer with, the place left out."""
    _swig.integra_directory_apply(_swig.integra_directory_create(), _offer_struct(offer))


def check_structure(said: Structure) -> None:
    """The same of what a structure is called."""
    say(_swig.integra_directory_create(), said)


def make(offers: Sequence[Offer], guichets: Sequence[GuichetEntry], structures: Sequence[Structure]) -> Struct:
    """A directory; an error names the offer's, guichet's or structure's place."""
    directory = _swig.integra_directory_create()
    for place, offer in enumerate(offers):
        try:
            _swig.integra_directory_apply(directory, _offer_struct(offer))
        except IntegraError as error:
            raise from_call(error.status, error.rule, None, place, error.told.at(
                Text(f"offer {offer.id and offer.id.hex}", f"offre {offer.id and offer.id.hex}")), error.fault) from None
    for place, guichet in enumerate(guichets):
        struct = _swig.integra_guichet()
        struct.kind, struct.level, struct.structure = int(guichet.kind), int(guichet.level), id_bytes(guichet.structure)
        struct.doors, struct.channels = bits_of(guichet.doors), bits_of(guichet.channels)
        try:
            _swig.integra_directory_apply_guichet(directory, struct)
        except IntegraError as error:
            raise from_call(error.status, error.rule, None, place, error.told.at("guichet"), error.fault) from None
    for place, said in enumerate(structures):
        try:
            say(directory, said)
        except IntegraError as error:
            raise from_call(error.status, error.rule, None, place, error.told.at("structure"), error.fault) from None
    return directory


def say(directory: Struct, said: Structure) -> None:
    struct = _swig.integra_structure()
    struct.id = id_bytes(said.id)
    struct.set_text(0, _text(said.reference))
    struct.set_text(1, _text(said.name))
    _swig.integra_directory_apply_structure(directory, struct)


def structures_of(directory: Struct) -> tuple[Structure, ...]:
    return tuple(_structure_at(directory, index) for index in range(_swig.integra_directory_structure_count(directory)))


def structure(directory: Struct, identifier: UUID) -> Structure | None:
    try:
        index = _swig.integra_directory_structure_of(directory, id_bytes(identifier))
    except IntegraError as error:
        if error.status is Status.UNKNOWN_NAME:
            return None
        raise
    return _structure_at(directory, index)


def _structure_at(directory: Struct, index: int) -> Structure:
    struct = _swig.integra_structure()
    _swig.integra_directory_structure_at(directory, index, struct)
    identifier = id_of(struct.id)
    assert identifier is not None  # no directory names one without
    return Structure(id=identifier, reference=struct.text(0).decode("utf-8"), name=struct.text(1).decode("utf-8"))


def index(directory: Struct, identifier: UUID) -> int:
    found: int = _swig.integra_directory_offer_of(directory, id_bytes(identifier))
    return found


def change(directory: Struct, index: int, offer: Offer) -> None:
    """What of an offer changes from day to day, as it stands in the offer given."""
    struct = _swig.integra_availability()
    struct.capacity, struct.opens, struct.closes = _number(offer.capacity), days_of(offer.opens), days_of(offer.closes)
    struct.full_until = days_of(offer.full_until)
    _swig.integra_directory_change(directory, index, struct)


def merge(directory: Struct, other: Struct) -> tuple[Finding, ...]:
    return findings_of(_swig.integra_directory_merge(directory, other))


def decode(data: bytes) -> Struct:
    return _swig.integra_directory_decode(data)


def encode(directory: Struct) -> bytes:
    data: bytes = _swig.integra_directory_encode(directory)
    return data


def offers_of(directory: Struct) -> tuple[Offer, ...]:
    found = []
    for index in range(_swig.integra_directory_offer_count(directory)):
        struct = _swig.integra_offer()
        _swig.integra_directory_offer_at(directory, index, struct)
        found.append(_offer_of(struct))
    return tuple(found)


def guichets_of(directory: Struct) -> tuple[GuichetEntry, ...]:
    found = []
    for index in range(_swig.integra_directory_guichet_count(directory)):
        struct = _swig.integra_guichet()
        _swig.integra_directory_guichet_at(directory, index, struct)
        structure = id_of(struct.structure)
        assert structure is not None  # no directory holds a guichet without
        found.append(GuichetEntry(
            structure=structure, kind=Guichet(struct.kind), level=Level(struct.level),
            doors=frozenset(words_in(Door, struct.doors)), channels=frozenset(words_in(Channel, struct.channels))))
    return tuple(found)


def choose(directory: Struct, offers: Sequence[Offer], demand: Demand, service: Service) -> Choice:
    struct = _swig.integra_choice()
    _swig.integra_directory_choose(directory, demand_struct(demand), service.code, struct)
    index = index_of(struct.offer)
    return Choice(service=Service(struct.service), offer=None if index is None else offers[index],
                  check_first=bool(struct.check_first), reason=Passing(struct.reason), equals=struct.equals)


def equals(directory: Struct, offers: Sequence[Offer], demand: Demand, service: Service) -> tuple[Offer, ...]:
    data = _swig.integra_directory_equals(directory, demand_struct(demand), service.code)
    return tuple(offers[index] for (index,) in iter_unpack("=I", data))


def explain(directory: Struct, offers: Sequence[Offer], demand: Demand, service: Service) -> tuple[Passed, ...]:
    pairs = _swig.integra_directory_explain(directory, demand_struct(demand), service.code)
    return tuple(Passed(offer=offers[offer], reason=Passing(reason)) for offer, reason in iter_unpack("=II", pairs))


def unmet(directory: Struct, demand: Demand, orientation: Orientation) -> tuple[Need, ...]:
    data = _swig.integra_directory_unmet(directory, demand_struct(demand), orientation_struct(orientation))
    return tuple(
        Need(rule=rule_name(rule), service=Service(service), functions=words_in(Function, functions, 1),
             level=Level(level), reason=Passing(reason), date=date_of(date),
             commune=commune.rstrip(b"\0").decode("ascii") or None, demand=id_of(identifier))
        for rule, service, functions, level, reason, date, commune, identifier in _NEED.iter_unpack(data))


def open_services(directory: Struct, demand: Demand) -> frozenset[Service]:
    return frozenset(words_in(Service, _swig.integra_directory_open_services(directory, demand_struct(demand))))


def review(directory: Struct) -> tuple[Finding, ...]:
    return findings_of(_swig.integra_directory_review(directory))
