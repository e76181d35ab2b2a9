"""What an input says of who is who beside Patient.link: resources that name two people, and names that two people have.

Spec: FHIR R4 (Person, Linkage), spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .._discreet import Discreet
from .person import Person
from .shape import address

if TYPE_CHECKING:
    from .patients import Patient

#: Where a resource that says who is one person names them: the list, and the reference in each of its items.
_NAMING = {"Person": ("link", "target"), "Linkage": ("item", "resource")}
KINDS = frozenset(_NAMING)


@dataclass(slots=True)
class Identities(Discreet):
    """What an input says of who is who.

    `same` are the references that a resource says are one person; `shared` is what was gathered about a name that
    several have, with all of them.
    """

    same: list[frozenset[str]] = field(default_factory=list)
    shared: list[tuple[Person, tuple[Patient, ...]]] = field(default_factory=list)

    def take(self, resource: dict[str, Any]) -> None:
        """Take what a Person or a Linkage in use says; whatever its form is, it refuses nobody by itself."""
        if resource.get("active") is not False:
            named = frozenset(_named(resource, *_NAMING[resource["resourceType"]]))
            if len(named) > 1:
                self.same.append(named)


def _named(resource: dict[str, Any], items: str, name: str) -> Iterator[str]:
    held = resource.get(items)
    for each in held if isinstance(held, list) else ():
        target = each.get(name) if isinstance(each, dict) else None
        written = target.get("reference") if isinstance(target, dict) else None
        if isinstance(written, str) and (written.startswith("urn:") or "Patient" in written.split("/")):
            yield address(written)
