"""Protocols and directories as JSON objects that lose nothing.

Spec: spec/02-json.md; ORI-12, ORI-16, ORI-22.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from datetime import date
from typing import Any

from ..directory.directory import Directory
from ..directory.model import GuichetEntry, Offer, Structure
from ..protocol.model import Call, Row
from ..protocol.protocol import Protocol
from ..protocol.toml_texts import UNREAD
from ..text import under_rule
from ..word_tables import FIELDS
from ..words import (
    Channel, DemandField, Door, Guichet, Level, Motive, Precondition, Public, Requester, Service, Specialty,
    StructureKind, Tri, Word,
)
from . import strict
from .record import iso
from .strict import join

PROTOCOL = ("message", "name", "effective", "rows")
ROW = ("id", "motives", "when", "calls", "overrides", "otherwise", "imposed", "rule", "source")
CALL = ("service", "level", "within", "first")
DIRECTORY = ("message", "offers", "guichets", "structures")
_SETS: tuple[tuple[str, type[Word]], ...] = (
    ("services", Service), ("motives", Motive), ("publics", Public), ("requesters", Requester))
_DAYS = ("opens", "closes", "full_until")
_NUMBERS = ("capacity", "lead_days")
OFFER = ("id", "structure", "kind", "services", "motives", "level", "areas", "publics", "requesters", "specialty",
         *_NUMBERS, *_DAYS, "access_point", "site", "comes", "grid")
STRUCTURE = ("id", "reference", "name")
GUICHET = ("structure", "kind", "level", "doors", "channels")
_TEXT, _NUMBER = 4096, 2**31 - 1


def _sorted(words: Any) -> list[str]:
    return [word.word for word in sorted(words, key=int)]


# ---- protocols ----

def protocol_to_json(protocol: Protocol) -> dict[str, Any]:
    """A protocol, every name always there."""
    return {"message": "protocol", "name": protocol.name, "effective": iso(protocol.effective),
            "rows": [_row_to_json(row) for row in protocol.rows]}


def _row_to_json(row: Row) -> dict[str, Any]:
    return {
        "id": row.id, "motives": _sorted(row.motives),
        "when": {field.word: _sorted(words) for field, words in sorted(row.when.items(), key=lambda item: int(item[0]))},
        "calls": [{"service": call.service.word, "level": None if call.level is None else call.level.word, "within": call.within,
                   "first": _sorted(call.first)} for call in row.calls],
        "overrides": list(row.overrides), "otherwise": row.otherwise, "imposed": row.imposed, "rule": row.rule,
        "source": row.source,
    }


def protocol_from_json(document: object, *, path: str = "") -> Protocol:
    """Reads a protocol; it is not proved."""
    given = strict.fields(document, path, PROTOCOL)
    where = join(path, "rows")
    rows = [_row_from_json(row, f"{where}[{number}]")
            for number, row in enumerate(strict.items(given.get("rows"), where))]
    return Protocol(strict.text(given.get("name"), join(path, "name"), _TEXT), rows, effective=_day(given, path, "effective"))


def _day(given: dict[str, object], path: str, name: str) -> date | None:
    return strict.day(given[name], join(path, name)) if name in given else None


def _row_from_json(value: object, path: str) -> Row:
    given = strict.fields(value, path, ROW)
    where = join(path, "when")
    conditions = given.get("when", {})
    for name in conditions if isinstance(conditions, dict) else ():
        if name in UNREAD:
            raise strict.JsonError(UNREAD[name].within(under_rule("ORI-1")), join(where, name))
    when = strict.fields(conditions, where, tuple(field.word for field in DemandField))
    calls = join(path, "calls")
    return Row(
        id=strict.text(given.get("id"), join(path, "id"), _TEXT),
        motives=frozenset(strict.words(given.get("motives"), join(path, "motives"), Motive)),
        when={field: frozenset(strict.words(when[field.word], join(where, field.word), FIELDS[field]))
              for field in DemandField if field.word in when},
        calls=tuple(_call(call, f"{calls}[{number}]")
                    for number, call in enumerate(strict.items(given.get("calls"), calls))),
        overrides=tuple(strict.text(name, f"{join(path, 'overrides')}[{number}]", _TEXT) for number, name in
                        enumerate(strict.items(given.get("overrides", []), join(path, "overrides")))),
        otherwise=strict.flag(given.get("otherwise", False), join(path, "otherwise")),
        imposed=strict.flag(given.get("imposed", False), join(path, "imposed")),
        rule=strict.text(given.get("rule", "ORI-5"), join(path, "rule"), _TEXT),
        source=strict.text(given.get("source", ""), join(path, "source"), _TEXT))


def _call(value: object, path: str) -> Call:
    given = strict.fields(value, path, CALL)
    return Call(
        service=strict.word(given.get("service"), join(path, "service"), Service),
        level=strict.word(given["level"], join(path, "level"), Level) if "level" in given else None,
        within=strict.integer(given["within"], join(path, "within"), 0, _NUMBER) if "within" in given else None,
        first=frozenset(strict.words(given.get("first", []), join(path, "first"), Precondition)))


# ---- directories ----

def directory_to_json(directory: Directory) -> dict[str, Any]:
    """A directory, every name always there."""
    return {
        "message": "directory", "offers": [offer_to_json(offer) for offer in directory.offers],
        "guichets": [{"structure": each.structure.hex, "kind": each.kind.word, "level": each.level.word,
                      "doors": _sorted(each.doors), "channels": _sorted(each.channels)}
                     for each in directory.guichets],
        "structures": [{"id": each.id.hex, "reference": each.reference, "name": each.name}
                       for each in directory.structures]}


def offer_to_json(offer: Offer) -> dict[str, Any]:
    """An offer, every name always there."""
    out: dict[str, Any] = {"id": offer.id.hex, "structure": offer.structure.hex, "kind": offer.kind.word}
    out |= {"services": _sorted(offer.services), "motives": _sorted(offer.motives), "level": offer.level.word,
            "areas": list(offer.areas), "publics": _sorted(offer.publics), "requesters": _sorted(offer.requesters),
            "specialty": offer.specialty.word}
    out |= {name: getattr(offer, name) for name in _NUMBERS} | {name: iso(getattr(offer, name)) for name in _DAYS}
    return out | {"access_point": offer.access_point and offer.access_point.hex, "site": offer.site,
                  "comes": offer.comes.word, "grid": offer.grid}


def directory_from_json(document: object, *, path: str = "") -> Directory:
    """Reads a directory."""
    given = strict.fields(document, path, DIRECTORY)
    offers, guichets, structures = (join(path, name) for name in ("offers", "guichets", "structures"))
    return Directory(
        [offer_from_json(value, f"{offers}[{number}]")
         for number, value in enumerate(strict.items(given.get("offers", []), offers))],
        [_guichet(value, f"{guichets}[{number}]")
         for number, value in enumerate(strict.items(given.get("guichets", []), guichets))],
        [_structure(value, f"{structures}[{number}]")
         for number, value in enumerate(strict.items(given.get("structures", []), structures))])


def offer_from_json(value: object, path: str) -> Offer:
    """Reads an offer; a name left out, or ``null``, is not known or empty."""
    given = strict.fields(value, path, OFFER)
    values: dict[str, Any] = {name: _day(given, path, name) for name in _DAYS}
    for name, group in _SETS:
        values[name] = frozenset(strict.words(given.get(name, []), join(path, name), group))
    for name in _NUMBERS:
        values[name] = strict.integer(given[name], join(path, name), 0, _NUMBER) if name in given else None
    for name in ("site", "grid"):
        values[name] = strict.text(given[name], join(path, name), _TEXT) if name in given else None
    areas = join(path, "areas")
    return Offer(
        id=strict.identifier(given.get("id"), join(path, "id")),
        structure=strict.identifier(given.get("structure"), join(path, "structure")),
        access_point=(strict.identifier(given["access_point"], join(path, "access_point"))
                      if "access_point" in given else None),
        level=strict.word(given.get("level"), join(path, "level"), Level),
        kind=strict.word(given.get("kind", StructureKind.UNKNOWN.word), join(path, "kind"), StructureKind),
        comes=strict.word(given.get("comes", Tri.UNKNOWN.word), join(path, "comes"), Tri),
        specialty=strict.word(given.get("specialty", Specialty.UNKNOWN.word), join(path, "specialty"), Specialty),
        areas=tuple(strict.text(area, f"{areas}[{number}]", 5)
                    for number, area in enumerate(strict.items(given.get("areas", []), areas))), **values)


def _structure(value: object, path: str) -> Structure:
    given = strict.fields(value, path, STRUCTURE)
    texts = {name: strict.text(given[name], join(path, name), _TEXT) for name in ("reference", "name") if name in given}
    return Structure(id=strict.identifier(given.get("id"), join(path, "id")), **texts)


def _guichet(value: object, path: str) -> GuichetEntry:
    given = strict.fields(value, path, GUICHET)
    return GuichetEntry(
        structure=strict.identifier(given.get("structure"), join(path, "structure")),
        kind=strict.word(given.get("kind"), join(path, "kind"), Guichet),
        level=strict.word(given.get("level"), join(path, "level"), Level),
        doors=frozenset(strict.words(given.get("doors", []), join(path, "doors"), Door)),
        channels=frozenset(strict.words(given.get("channels", []), join(path, "channels"), Channel)))
