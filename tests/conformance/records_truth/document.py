"""Records as one input: a bundle of some type, or the lines of a bulk export, laid out in some way.

Spec: SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from .life import DAYS
from .pieces import Resource
from .record import Record, a_record

FORMS = ("collection", "searchset", "transaction", "document", "bulk", "bundles")
BASE = "https://ehr.example/fhir/"
SPACE = uuid.UUID("6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718")


@dataclass(frozen=True)
class Document:
    """Records with the form in which they are sent; ``seed`` orders the resources."""

    records: tuple[Record, ...]
    form: str
    layout: str
    links: str
    seed: int
    versions: bool = False


def resources(records: Iterable[Record]) -> list[Resource]:
    return [resource for record in records
            for resource in (*record.people, *(one for piece in record.pieces for one in piece.resources), *record.lists)]


def versioned(value: Any, rng: random.Random) -> Any:
    """A resource of which some references name the version that was read."""
    if isinstance(value, dict):
        return {name: f"{one}/_history/1" if name == "reference" and "/" in str(one) and rng.random() < 0.3
                else versioned(one, rng) for name, one in value.items()}
    return [versioned(one, rng) for one in value] if isinstance(value, list) else value


def url_of(name: str, links: str) -> str:
    """What a ``Type/id`` is called in a bundle: its own address, or a name made for this bundle."""
    return f"urn:uuid:{uuid.uuid5(SPACE, name)}" if links == "urn" else BASE + name


def relinked(value: Any, links: str) -> Any:
    """A resource with its references in the document's style."""
    if isinstance(value, dict):
        return {name: url_of(one, links) if name == "reference" and links != "relative" and not str(one).startswith("#")
                else relinked(one, links) for name, one in value.items()}
    return [relinked(one, links) for one in value] if isinstance(value, list) else value


def entry(resource: Resource, form: str, links: str) -> Resource:
    name = f"{resource['resourceType']}/{resource['id']}"
    made: Resource = {"fullUrl": url_of(name, links), "resource": relinked(resource, links)}
    if form == "transaction":
        made["request"] = {"method": "PUT", "url": name}
    if form == "searchset":
        made["search"] = {"mode": "match"}
    return made


def bundle(document: Document, ordered: list[Resource]) -> Resource:
    if document.form == "document":
        head = {"resourceType": "Composition", "id": "composition-1", "status": "final", "title": "Summary",
                "subject": {"reference": f"Patient/{document.records[0].names[0]}"}, "type": {"text": "Summary"},
                "date": document.records[0].life.written.isoformat()}
        ordered = [head, *ordered]
    made: Resource = {"resourceType": "Bundle", "type": document.form}
    if document.form == "searchset":
        made["total"] = len(ordered)
    return made | {"entry": [entry(one, document.form, document.links) for one in ordered]}


def parts(record: Record, rng: random.Random) -> list[list[Resource]]:
    """What is told of one person in two bundles, each with the Patient: what belongs together stays together."""
    made: list[list[Resource]] = [[*record.people], [*record.people, *record.lists]]
    for piece in record.pieces:
        made[rng.randrange(2)].extend(piece.resources)
    return made


def text_of(document: Document) -> str:
    """The document as it is sent."""
    ordered = resources(document.records)
    rng = random.Random(document.seed)
    rng.shuffle(ordered)
    if document.versions:
        ordered = [versioned(one, rng) for one in ordered]
    if document.form == "bundles":
        return "".join(json.dumps(bundle(replace(document, form="collection"), part)) + "\n"
                       for record in document.records for part in parts(record, rng))
    if document.form == "bulk":
        lines = [json.dumps(one, ensure_ascii=False) for one in ordered]
        return "\ufeff" + "\r\n".join(lines) if document.layout == "crlf" else "\n".join(lines) + "\n"
    made = bundle(document, ordered)
    if document.layout == "pretty":
        return json.dumps(made, indent=2) + "\n"
    if document.layout == "rows":
        entries = ",\n".join(json.dumps(one) for one in made.pop("entry"))
        return json.dumps(made)[:-1] + ', "entry": [\n' + entries + "\n]}\n"
    return json.dumps(made) + "\n"


def a_document(seed: int) -> Document:
    """The document of a seed: one record, or in one of five two."""
    rng = random.Random(f"records_truth {seed}")
    form = rng.choice(FORMS)
    day = rng.choice(DAYS)
    written = day + timedelta(days=rng.choice((0, 0, 0, 5, 40)))
    several = form != "document" and rng.random() < 0.2
    records = tuple(a_record(rng, day, written, prefix, form == "bulk") for prefix in (("a-", "b-") if several else ("",)))
    links = "relative" if form == "bulk" else rng.choice(("relative", "absolute", "absolute" if form == "bundles" else "urn"))
    layout = rng.choice(("line", "line", "line", "crlf") if form == "bulk" else ("line", "line", "pretty", "rows"))
    return Document(records, form, layout, links, seed, links != "urn" and rng.random() < 0.1)
