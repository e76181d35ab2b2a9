"""Demands and responses as JSON: the line of ``integra orient``, what it reads, and the whole messages.

Spec: spec/02-json.md; ORI-1, ORI-5, ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ..messages import decode
from ..directory.model import Need
from ..directory.served import Served, of_route, unserved
from ..demand.model import Contact, Demand, DemandMessage
from ..orientation.model import Orientation, OrientationReceipt
from ..protocol.protocol import Protocol
from ..screening.model import Finding
from ..text import COMMUNE, ONE_MOTIVE, one_of
from ..word_tables import BESIDE, FIELDS
from ..words import Channel, DemandField, Door, Motive, ProtocolOrigin, Public, Requester, SupportGround
from . import shapes, strict
from .record import iso
from .screening import finding_to_json
from .strict import IN_DATA, agree, bytes_of, join

SITUATION = tuple(field.word for field in FIELDS if field not in BESIDE)
NAMES = ("id", "ref", "date", "door", "channel", "call", "requester", "motives", "urgency", "ground", "situation",
         "commune", "publics", "extension")
MESSAGE = ("message", "id", "pack", "overridden", "protocol", "first_answer_due", "routes", "data")
RECEIPT = ("message", "pack", "version", "digest", "overrides", "protocol", "demand", "orientation", "data")
M = TypeVar("M")
#: What the line says of a route and the message does not.
_OF_THE_LINE = ("function", "second", "provided_by")
_COMMUNE = 5
_CODE = re.compile(r"[0-9A-Z]{5}", re.ASCII)


# ---- demands ----

def demand_from_json(document: object, *, path: str = "") -> tuple[Demand, Contact, str | None]:
    """Reads a demand, how it arrived, and the caller's own key; a name left out, or ``null``, is not known."""
    shapes.refuse_another(document, path, shapes.DEMAND, NAMES)
    given = strict.fields(document, path, NAMES, {name: f"situation.{name}" for name in SITUATION})
    where = join(path, "situation")
    situation = strict.fields(given.get("situation", {}), where, SITUATION, {name: join(path, name) for name in NAMES})
    values: dict[str, Any] = {}
    for field, words in FIELDS.items():
        holder, at = (given, path) if field in BESIDE else (situation, where)
        if field.word in holder:
            values[field.word] = strict.word(holder[field.word], join(at, field.word), words)
    if "requester" not in values:
        strict.refuse(one_of(word.word for word in Requester), join(path, "requester"))
    motives = strict.words(given.get("motives"), join(path, "motives"), Motive)
    if not motives:
        strict.refuse(ONE_MOTIVE, join(path, "motives"))
    commune = given.get("commune")
    if commune is not None:
        commune = strict.text(commune, join(path, "commune"), _COMMUNE)
        if not _CODE.fullmatch(commune):
            strict.refuse(COMMUNE, join(path, "commune"))
    identifiers = {name: strict.identifier(given[name], join(path, name)) for name in ("id", "call") if name in given}
    demand = Demand(
        motives=frozenset(motives), id=identifiers.get("id"), commune=commune,
        publics=frozenset(strict.words(given.get("publics", []), join(path, "publics"), Public)),
        date=strict.day(given["date"], join(path, "date")) if "date" in given else None,
        extension=strict.octets(given.get("extension", ""), join(path, "extension")), **values)
    contact = Contact(
        door=strict.word(given.get("door", Door.UNKNOWN.word), join(path, "door"), Door),
        channel=strict.word(given.get("channel", Channel.UNKNOWN.word), join(path, "channel"), Channel),
        call=identifiers.get("call"))
    ref = strict.text(given["ref"], join(path, "ref"), strict.REF_LIMIT) if "ref" in given else None
    return demand, contact, ref


def demand_to_json(demand: Demand, contact: Contact | None = None, ref: str | None = None) -> dict[str, Any]:
    """A demand as a JSON object, every name but ``publics``, ``call`` and ``extension`` always there."""
    contact = contact or Contact()
    return {
        "id": demand.id and demand.id.hex, "ref": ref, "date": iso(demand.date),
        "door": None if contact.door is Door.UNKNOWN else contact.door.word,
        "channel": None if contact.channel is Channel.UNKNOWN else contact.channel.word,
        "requester": demand.requester.word, "motives": [motive.word for motive in sorted(demand.motives, key=int)],
        "urgency": demand.urgency.word,
        "ground": None if demand.ground is SupportGround.NONE else demand.ground.word,
        "situation": {field.word: demand.value(field).word for field in FIELDS if field not in BESIDE},
        "commune": demand.commune,
    } | ({"publics": [public.word for public in sorted(demand.publics, key=int)]} if demand.publics else {}) | (
        {"call": contact.call.hex} if contact.call else {}) | (
        {"extension": demand.extension.hex()} if demand.extension else {})


def demand_message_from_json(document: object) -> DemandMessage:
    """The message of a demand; the caller's own key is no part of it."""
    demand, contact, _ = demand_from_json(document)
    return DemandMessage(demand=demand, contact=contact)


# ---- responses ----

def orientation_to_json(
    orientation: Orientation, ref: str | None = None, *, date: datetime.date | None = None, protocol: str | None = None,
    served: Sequence[Served] | None = None, unmet: Sequence[Need] = (), findings: Sequence[Finding] = (),
) -> dict[str, Any]:
    """One line of ``integra orient --format ndjson``: always the same names, in the same order.

    ``served`` is what :func:`integra.serve` gives; without it nobody is said to serve. What it says of the host's names
    stands in no message (GEN-6).
    """
    if served is None:
        served = unserved(orientation)
    return {
        "id": orientation.id and orientation.id.hex, "ref": ref, "date": iso(date),
        "protocol": protocol_to_json(protocol, orientation.protocol),
        "first_answer_due": iso(orientation.first_answer_due),
        "numbers": [number.word for number in orientation.numbers],
        "routes": [each.to_dict() for each in served if each.route],
        "accepted": [each.to_dict() for each in served if not each.route],
        "unmet": [need_to_json(need) for need in unmet],
        "findings": [finding_to_json(finding) for finding in findings],
    }


def protocol_to_json(name: str | None, digest: bytes) -> dict[str, Any]:
    """Which protocol answered, and whose it is."""
    return {"name": name, "origin": None if name is None else origin_of(name).word, "digest": digest.hex()}


def origin_of(name: str) -> ProtocolOrigin:
    """Whose the protocol of that name is: a built-in one has its name for itself (ORI-16)."""
    return ProtocolOrigin.BUILT_IN if name in Protocol.builtins() else ProtocolOrigin.OTHER


def need_to_json(need: Need) -> dict[str, Any]:
    """A need that nothing serves."""
    return {
        "rule": need.rule, "service": need.service.word, "functions": [function.word for function in need.functions],
        "level": need.level.word, "reason": need.reason.word, "date": iso(need.date), "commune": need.commune,
        "demand": need.demand and need.demand.hex,
    }


def message_to_json(orientation: Orientation) -> dict[str, Any]:
    """The whole message ``orientation``; ``data`` has the bytes that say it."""
    return {
        "message": "orientation", "id": orientation.id and orientation.id.hex, "pack": orientation.pack.word,
        "overridden": orientation.overridden, "protocol": orientation.protocol.hex(),
        "first_answer_due": iso(orientation.first_answer_due),
        "routes": [
            {name: value for name, value in of_route(route).items() if name not in _OF_THE_LINE}
            | {"row": route.row, "motives": [motive.word for motive in sorted(route.motives, key=int)],
               "second": route.second and route.second.word} for route in orientation.routes],
        "data": orientation.data.hex(),
    }


def receipt_to_json(receipt: OrientationReceipt) -> dict[str, Any]:
    """A receipt: what it says, and in ``data`` the bytes that say it."""
    return {
        "message": "orientation_receipt", "pack": receipt.pack, "version": receipt.version,
        "digest": receipt.digest.hex(), "overrides": dict(receipt.overrides), "protocol": receipt.protocol.hex(),
        "demand": demand_to_json(receipt.demand), "orientation": message_to_json(receipt.orientation),
        "data": receipt.data.hex(),
    }


def _sealed(document: object, kind: type[M], names: tuple[str, ...], show: Callable[[M], dict[str, Any]]) -> M:
    """What the bytes in ``data`` say; whatever else is given must agree with it."""
    given = strict.fields(document, "", names)
    message = decode(strict.octets(given.get("data"), "data"))
    if not isinstance(message, kind):
        strict.refuse(bytes_of("orientation" if kind is Orientation else "orientation_receipt"), "data")
    agree(given, show(message), "", IN_DATA)
    return message


def message_from_json(document: object) -> Orientation:
    """Reads what :func:`message_to_json` gives."""
    return _sealed(document, Orientation, MESSAGE, message_to_json)


def receipt_from_json(document: object) -> OrientationReceipt:
    """Reads what :func:`receipt_to_json` gives."""
    return _sealed(document, OrientationReceipt, RECEIPT, receipt_to_json)
