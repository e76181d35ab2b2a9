"""What a Patient resource says of a person: who they are, whether they died, whose other resources are theirs.

Spec: FHIR R4 (Patient).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from ..text import TOO_DEEP, Text
from .dates import Span
from .modifiers import modified
from .person import Person
from .records import Problem, Unreadable
from .shape import Node

_MODIFIED = Text("Patient.modifierExtension is not understood, so that the record may not mean what it says: give it without",
                 "Patient.modifierExtension n'est pas comprise, si bien que le dossier peut ne pas vouloir dire ce qu'il dit : "
                 "le donner sans elle")


@dataclass(slots=True, eq=False)
class Patient:
    """A Patient resource, and the person gathered under it.

    `keys` are the addresses that others point to it by, `identifiers` what they may name it by instead.
    `links` are what it says is the same person: how, and by which name, empty where none can be followed.
    `deleted` says that the input takes it out, `incomplete` that more is known elsewhere, so that no list
    vouches for what is here.
    """

    person: Person
    keys: set[str]
    identifiers: set[str] = field(default_factory=set)
    content: bytes = b""
    links: list[tuple[str, str]] = field(default_factory=list)
    active: bool = True
    incomplete: bool = False
    deleted: bool = False

    @property
    def served(self) -> frozenset[str]:
        """The addresses at which it is kept."""
        return frozenset(key for key in self.keys if key.startswith("http"))

    def meet(self, other: Patient, reason: Text) -> None:
        """Take over another resource of this id, which is refused with this one where it says something else."""
        if not self._same(other):
            self.person.refuse(Problem(other.person.place, reason))
        self.absorb(other)

    def _same(self, other: Patient) -> bool:
        """Say whether another resource of the same id says the same, and is not kept elsewhere."""
        apart = self.served and other.served and self.served.isdisjoint(other.served)
        return self.content == other.content and not apart

    def absorb(self, other: Patient) -> None:
        """Take over another resource of the same person, with what was gathered under it."""
        self.person.absorb(other.person)
        self.keys |= other.keys
        self.identifiers |= other.identifiers
        self.incomplete = self.incomplete or other.incomplete
        self.links += [each for each in other.links if each not in self.links]


def fill(found: Patient, it: Node) -> None:
    """Read a Patient resource; a refusal leaves what was read before it."""
    found.content = _content(it)
    found.active = it.members.get("active") is not False
    found.identifiers.update(name for each in it.children("identifier") if (name := each.identified()))
    for each in it.children("link"):
        other = each.child("other")
        reference = each.reference("other") or ""
        if other is not None and "RelatedPerson" not in (other.text("type"), *reference.split("/")[-2:-1]):
            found.links.append((each.text("type") or "", reference))
    found.person.born = _birth(it)
    if modified(it):
        raise Unreadable(_MODIFIED)
    found.person.died = it.date("deceasedDateTime")
    found.person.saw(found.person.died)
    found.person.deceased = found.person.died is None and it.flag("deceasedBoolean")


def _birth(it: Node) -> Span | None:
    """Give the date of birth, which only bears out others: one that is none is no reason to refuse anybody."""
    try:
        return it.date("birthDate")
    except Unreadable:
        return None


def _content(it: Node) -> bytes:
    """Give what it says, whatever the order of its names and whenever it was written down."""
    said = {name: value for name, value in it.members.items() if name not in ("meta", "text")}
    try:
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()
    except RecursionError:
        raise Unreadable(TOO_DEEP) from None
