"""Demands and responses: between the model and the C library.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence
from struct import pack
from typing import Any

from .._discreet import alone
from .. import _swig
from .._cbor import read as read_cbor
from .core import Struct, date_of, days_of, id_bytes, id_of, rule_name
from .findings import findings_of
from .protocol import bits_of, decode as decode_protocol, id_at, index_of, name as name_of, words_in
from ..errors import MalformedError, RefusedError, UsageError
from .._model import FrozenMap
from ..demand.model import Contact, Demand, DemandMessage, FollowUp
from ..orientation.model import Orientation, OrientationReceipt, Replayed, Route, Trace
from ..screening.model import Finding
from ..text import Text
from ..word_tables import FIELDS
from ..words import (
    Activity, Channel, DemandField, Door, Function, Intensity, Level, Miss, Mission, Motive, Pack, Precondition, ProtocolOrigin, Public,
    Service, ServiceKind, Status, Tri,
)

_COMMUNE_ROOM = 8
#: In the column of rows: none, since the response adds it by itself.
NO_ROW = 2**16 - 1


def commune_bytes(text: str | None) -> bytes:
    data = b"" if text is None else text.encode("ascii", "replace")
    if text is not None and (not 0 < len(data) <= _COMMUNE_ROOM or 0 in data):
        data = b"?"  # no commune, and no room for it: the library refuses it with its rule
    return data.ljust(_COMMUNE_ROOM, b"\0")


def demand_struct(demand: Demand) -> Struct:
    struct = _swig.integra_demand()
    struct.date = days_of(demand.date)
    struct.id = id_bytes(demand.id)
    struct.motives = bits_of(demand.motives)
    for field in FIELDS:
        setattr(struct, field.word, int(demand.value(field)))
    struct.commune = commune_bytes(demand.commune)
    struct.publics = bits_of(demand.publics)
    if demand.extension:
        struct.set_extension(demand.extension)
    return struct


def demand_of(struct: Struct) -> Demand:
    fields = {field.word: words(getattr(struct, field.word)) for field, words in FIELDS.items()}
    return Demand(
        id=id_of(struct.id), date=date_of(struct.date), motives=frozenset(words_in(Motive, struct.motives)),
        commune=struct.commune.rstrip(b"\0").decode("ascii") or None,
        publics=frozenset(words_in(Public, struct.publics)), extension=struct.extension,
        **fields)  # type: ignore[arg-type]


def encode_demand(demand: Demand, contact: Contact) -> bytes:
    struct = _swig.integra_contact()
    struct.door, struct.channel, struct.call = int(contact.door), int(contact.channel), id_bytes(contact.call)
    data: bytes = _swig.integra_demand_encode(demand_struct(demand), struct)
    return data


def decode_demand(data: bytes) -> DemandMessage:
    demand, contact = _swig.integra_demand(), _swig.integra_contact()
    _swig.integra_demand_decode(data, demand, contact)
    return DemandMessage(demand=demand_of(demand), contact=Contact(
        door=Door(contact.door), channel=Channel(contact.channel), call=id_of(contact.call)))


def _orientation_of(struct: Struct, data: bytes | None = None) -> Orientation:
    """A response; ``data`` is the message that it was read from, with what a later version added to it (WIRE-18)."""
    routes = []
    for index in range(struct.route_count):
        row = _swig.integra_route()
        _swig.integra_orientation_route(struct, index, row)
        routes.append(Route(
            service=Service(row.service), mission=Mission(row.mission), functions=words_in(Function, row.functions, 1),
            intensity=Intensity(row.intensity), level=Level(row.level), due=date_of(row.due),
            waits_for=words_in(Precondition, row.waits), second=Service(row.second) if row.second else None,
            kind=ServiceKind(row.kind), row=index_of(row.row), rule=rule_name(row.rule),
            motives=frozenset(words_in(Motive, row.motives))))
    return Orientation(id=id_of(struct.id), pack=Pack(struct.pack), overridden=bool(struct.overridden),
                       protocol=bytes(struct.protocol), first_answer_due=date_of(struct.first_answer_due),
                       routes=tuple(routes), data=data or _swig.integra_orientation_encode(struct))


def orient(rules: Struct, protocol: Struct, demand: Demand) -> Orientation:
    struct = _swig.integra_orientation()
    _swig.integra_orientation_evaluate(rules, protocol, demand_struct(demand), struct)
    return _orientation_of(struct)


def orientation_struct(orientation: Orientation) -> Struct:
    struct = _swig.integra_orientation()
    _swig.integra_orientation_decode(orientation.data, struct)
    return struct


def decode_orientation(data: bytes) -> Orientation:
    struct = _swig.integra_orientation()
    _swig.integra_orientation_decode(data, struct)
    return _orientation_of(struct, bytes(data))


def _trace_of(struct: Struct, ids: Sequence[str]) -> Trace:
    motive = index_of(struct.motive)
    return Trace(miss=Miss(struct.miss), row=id_at(ids, struct.row), motive=None if motive is None else Motive(motive),
                 failed=words_in(DemandField, struct.failed), silenced_by=id_at(ids, struct.silenced_by),
                 rule=rule_name(struct.rule) if struct.rule else None)


def trace(protocol: Struct, ids: Sequence[str], demand: Demand, motive: Motive, row: int) -> Trace:
    struct = _swig.integra_trace()
    _swig.integra_orientation_trace(protocol, demand_struct(demand), motive.code, row, struct)
    return _trace_of(struct, ids)


def explain(protocol: Struct, ids: Sequence[str], demand: Demand, service: Service) -> Trace:
    struct = _swig.integra_trace()
    _swig.integra_orientation_explain(protocol, demand_struct(demand), service.code, struct)
    return _trace_of(struct, ids)


def _follow_up_struct(followed: FollowUp) -> Struct:
    struct = _swig.integra_follow_up()
    struct.first_answer, struct.assessed = days_of(followed.first_answer), days_of(followed.assessed)
    struct.mt_agreement = int(followed.mt_agreement)
    struct.set_delivered(b"".join(
        pack("=BBBi", each.service, each.knowhow, each.feedback, days_of(each.date)) for each in followed.delivered))
    return struct


def review(rules: Struct, demand: Demand, followed: FollowUp | None, as_of: datetime.date) -> tuple[Finding, ...]:
    after = None if followed is None else _follow_up_struct(followed)
    return findings_of(_swig.integra_demand_review(rules, demand_struct(demand), after, days_of(as_of)))


def answered(followed: FollowUp) -> datetime.date | None:
    return date_of(_swig.integra_follow_up_answered(_follow_up_struct(followed)))


def count_calls(calls: bytes, days: list[int]) -> tuple[int, int]:
    counted, with_answer = _swig.integra_calls_count(calls, pack(f"={len(days)}i", *days))
    return int(counted), int(with_answer)


def over_age(rules: Struct, birth: datetime.date | None, date: datetime.date | None) -> Tri:
    return Tri(_swig.integra_demand_over_age(rules, days_of(birth), days_of(date)))


def assessment_valid(rules: Struct, assessed: datetime.date | None, date: datetime.date | None) -> Tri:
    return Tri(_swig.integra_demand_assessment_valid(rules, days_of(assessed), days_of(date)))


def activity_function(activity: Activity) -> Function:
    return Function(_swig.integra_activity_function(activity.code))


def receipt(rules: Struct, protocol: Struct, demand: Demand) -> bytes:
    data: bytes = _swig.integra_orientation_receipt(rules, protocol, demand_struct(demand))
    return data


def replay(data: bytes, accepted: bytes = b"") -> Replayed:
    """``accepted`` is digests of protocols, 32 bytes each; with none any protocol is."""
    struct = _swig.integra_orientation()
    origin = _swig.integra_orientation_replay(data, accepted, struct)
    protocol = read_cbor(data)[2][2]  # whatever replays has one, and it is one that is read
    return Replayed(orientation=_orientation_of(struct), origin=ProtocolOrigin(origin), name=name_of(decode_protocol(protocol)))


def decode_receipt(data: bytes) -> OrientationReceipt:
    """Replay judges the bytes; that it comes to another response, or has not the pack, is not asked here."""
    try:
        replay(data)
    except (RefusedError, UsageError):
        pass
    try:
        return _receipt_of(read_cbor(data)[2], data)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        alone(MalformedError(Status.WRONG_TYPE, rule="WIRE-20",
                             detail=Text(
            "the body is not that of an orientation receipt",
            "le corps n'est pas celui d'un reçu d'orientation")))


def _receipt_of(body: dict[int, Any], data: bytes) -> OrientationReceipt:
    name, version, digest = body[0]
    overrides = dict(body.get(1, []))
    for value, kind in ((name, str), (version, int), (digest, bytes), (body[2], bytes),
                        *((key, str) for key in overrides), *((value, int) for value in overrides.values())):
        if type(value) is not kind:
            raise TypeError
    return OrientationReceipt(
        pack=name, version=version, digest=digest, overrides=FrozenMap(overrides), protocol=body[2],
        demand=decode_demand(body[3]).demand, orientation=decode_orientation(body[4]), data=data)


def evaluate_columns(rules: Struct, protocol: Struct, motive: Motive, wanted: int, packed: Any, buffer: Any) -> None:
    """Answers the demands of a buffer into another; bindings/hold_orientation.h says how both lie, and which bit of
    ``wanted`` is which column."""
    _swig.integra_orientation_evaluate_columns(rules, protocol, motive.code, wanted, packed, buffer)


def route_columns(rules: Struct, protocol: Struct, packed: Any, buffer: Any) -> int:
    """Writes the routes of the demands of a buffer into another, and says how many there are."""
    return int(_swig.integra_orientation_route_columns(rules, protocol, packed, buffer))
