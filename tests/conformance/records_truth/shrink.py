"""The smallest document that still shows a violation: what happened is taken out with all that is written of it.

Each step keeps the document true: a happening goes out of the life, the resources and the lists together; a resource
alone only where no list names it or another resource says the same.
Spec: SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .codes import EMPTY_REASON
from .document import Document
from .pieces import Piece, Resource, coded
from .reading import violations
from .record import Record

#: Fields that may be left out of a resource without making what remains untrue.
OPTIONAL = ("gender", "birthDate", "hospitalization", "priority", "type", "meta", "dosageInstruction")
#: The form that is plainest.
PLAIN: dict[str, Any] = {"layout": "line", "form": "collection", "links": "relative", "seed": 0, "versions": False}


def name_of(entry: Resource) -> str:
    """The resource that an entry names; none where it holds no more than a text."""
    return str(entry["item"].get("reference", "/")).split("/")[1]


def unlisted(made: Resource, gone: set[str]) -> Resource:
    """A list without the entries of what has gone."""
    if "entry" not in made:
        return made
    entries = [one for one in made["entry"] if name_of(one) not in gone]
    rest = {name: value for name, value in made.items() if name != "entry"}
    return rest | ({"entry": entries} if entries else {"emptyReason": coded((EMPTY_REASON, "nilknown"))})


def without_piece(record: Record, at: int) -> Record:
    gone = {one["id"] for one in record.pieces[at].resources}
    return replace(record, pieces=(*record.pieces[:at], *record.pieces[at + 1:]),
                   lists=tuple(unlisted(one, gone) for one in record.lists))


def named(record: Record) -> set[str]:
    return {name_of(entry) for one in record.lists for entry in one.get("entry", ())}


def lighter(piece: Piece, listed: set[str]) -> Iterator[tuple[Piece, str]]:
    for one in piece.resources:
        kept = piece.whole or one["resourceType"] == "Bundle" or "versionId" in one.get("meta", {})
        if not kept and (one["id"] in piece.spare or one["id"] not in listed):
            yield piece.without(one["id"]), one["id"]


def barer(made: Resource) -> Iterator[Resource]:
    """A resource with a field less, or with one coding."""
    for name in OPTIONAL:
        if name in made and "versionId" not in made.get("meta", {}):
            yield {field: value for field, value in made.items() if field != name}
    if "onsetDateTime" in made and "recordedDate" in made:
        yield {field: value for field, value in made.items() if field != "recordedDate"}
    for name in ("code", "medicationCodeableConcept"):
        if "coding" in made.get(name, {}) and "text" in made[name]:
            yield made | {name: {"coding": made[name]["coding"]}}
        for one in made.get(name, {}).get("coding", ()) if len(made.get(name, {}).get("coding", ())) > 1 else ():
            yield made | {name: {"coding": [one]}}


def smaller_records(record: Record, fields: bool) -> Iterator[Record]:
    for at in range(len(record.pieces)):
        yield without_piece(record, at)
    for at in range(len(record.lists) if fields else 0):
        yield replace(record, lists=(*record.lists[:at], *record.lists[at + 1:]))
    listed = named(record)
    for at, piece in enumerate(record.pieces):
        for less, gone in lighter(piece, listed):
            yield replace(record, pieces=(*record.pieces[:at], less, *record.pieces[at + 1:]),
                          lists=tuple(unlisted(one, {gone}) for one in record.lists))
    for at, piece in enumerate(record.pieces if fields else ()):
        for place, one in enumerate(() if piece.whole else piece.resources):
            for bare in barer(one):
                less = replace(piece, resources=(*piece.resources[:place], bare, *piece.resources[place + 1:]))
                yield replace(record, pieces=(*record.pieces[:at], less, *record.pieces[at + 1:]))


def one_patient(record: Record) -> Record:
    """The record with all of its history under one Patient."""
    first, *others = record.names

    def moved(value: object) -> object:
        if isinstance(value, dict):
            return {name: moved(one) for name, one in value.items()}
        if isinstance(value, list):
            return [moved(one) for one in value]
        return f"Patient/{first}" if value in {f"Patient/{other}" for other in others} else value

    made = copy.deepcopy(record)
    head = {name: value for name, value in made.people[0].items() if name != "link"}
    pieces = tuple(replace(piece, resources=tuple(map(moved, piece.resources))) for piece in made.pieces)  # type: ignore[arg-type]
    return replace(made, people=(head,), pieces=pieces, lists=tuple(map(moved, made.lists)))  # type: ignore[arg-type]


def only_in_bulk(document: Document) -> bool:
    """Whether something is told that only a bulk export tells: a deletion, or two versions of one resource."""
    return any(one["resourceType"] == "Bundle" or "versionId" in one.get("meta", {})
               for record in document.records for piece in record.pieces for one in piece.resources)


def smaller(document: Document, fields: bool) -> Iterator[Document]:
    """Every document that is one step smaller or plainer."""
    for at, _record in enumerate(document.records if len(document.records) > 1 else ()):
        yield replace(document, records=(*document.records[:at], *document.records[at + 1:]))
    for name, value in PLAIN.items():
        if getattr(document, name) != value and not (name == "form" and only_in_bulk(document)):
            yield replace(document, **{name: value})
    for at, record in enumerate(document.records):
        steps = [one_patient(record)] if len(record.people) > 1 else []
        for less in (*steps, *smaller_records(record, fields)):
            yield replace(document, records=(*document.records[:at], less, *document.records[at + 1:]))


def smallest(document: Document, kind: str) -> Document:
    """The document shrunk step by step as long as a violation of that kind remains."""
    fields = "needless" not in kind
    shrinking = True
    while shrinking:
        shrinking = False
        for less in smaller(document, fields):
            if any(one.kind == kind for one in violations(less)):
                document, shrinking = less, True
                break
    return document
