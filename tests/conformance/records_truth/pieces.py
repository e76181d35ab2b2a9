"""What is written of a life: resources that go together, and what the writers share.

References are ``Type/id`` here; a document rewrites them in its own style.
Spec: SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .life import Happening, Life

Resource = dict[str, Any]
NUMBERS = "https://hospital.example/numbers"


@dataclass(frozen=True)
class Piece:
    """One happening and its resources: ``spare`` say nothing new, ``unlisted`` are in no list.

    Of what is ``whole`` nothing may be lost: part of it alone would look like something else, and nobody could tell."""

    happening: Happening | None
    resources: tuple[Resource, ...]
    spare: frozenset[str] = frozenset()
    unlisted: frozenset[str] = frozenset()
    whole: bool = False

    def without(self, identifier: str) -> Piece:
        return replace(self, resources=tuple(one for one in self.resources if one["id"] != identifier))


@dataclass
class Pen:
    """What the writers of one record share: chance, names not yet used, and whether it is to be plain.

    A plain record states each thing outright, with whole dates: of it a decision is asked, not only that it be right."""

    rng: random.Random
    life: Life
    plain: bool
    prefix: str = ""
    patients: tuple[str, ...] = ()
    logical: float = 0.0
    used: dict[str, int] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        self.used[kind] = self.used.get(kind, 0) + 1
        return f"{self.prefix}{kind.lower()}-{self.used[kind]}"

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    @property
    def day(self) -> date:
        return self.life.day

    def resource(self, kind: str, **fields: Any) -> Resource:
        made: Resource = {"resourceType": kind, "id": self.name(kind)}
        return made | {name: value for name, value in fields.items() if value is not None}

    def of_person(self, kind: str, whom: str = "subject", **fields: Any) -> Resource:
        return self.resource(kind, **{whom: subject(self.rng.choice(self.patients), self.chance(self.logical))}, **fields)


def subject(name: str, logical: bool) -> Resource:
    """The person: by reference, or by the identifier that the Patient carries as well."""
    if logical:
        return {"type": "Patient", "identifier": {"system": NUMBERS, "value": name.upper()}}
    return {"reference": f"Patient/{name}"}


def coded(*codings: tuple[str, str], text: str | None = None) -> Resource:
    """A CodeableConcept."""
    concept: Resource = {"coding": [{"system": system, "code": code} for system, code in codings]}
    if not codings:
        concept = {}
    return concept | ({"text": text} if text else {})


def to(resource: Resource) -> Resource:
    return {"reference": f"{resource['resourceType']}/{resource['id']}"}


def period(start: str | None, end: str | None) -> Resource | None:
    made = {name: value for name, value in (("start", start), ("end", end)) if value is not None}
    return made or None
