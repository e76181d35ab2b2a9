"""What a Patient resource says of a person: who they are, whether they died, whose other resources are theirs.

Spec: FHIR R4 (Patient).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from .._discreet import Discreet
from ..text import TOO_DEEP, Text
from .dates import Span
from .modifiers import modified
from .person import Person
from .records import Problem, Unreadable
from .shape import Node
from .versions import Changed, changed

_MODIFIED = Text("Patient.modifierExtension is not understood, so that the record may not mean what it says: give it without",
                 "Patient.modifierExtension n'est pas comprise, si bien que le dossier peut ne pas vouloir dire ce qu'il dit : "
                 "le donner sans elle")


@dataclass(slots=True, eq=False)
class Patient(Discreet):
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
    changed: Changed = Changed()

    @property
    def served(self) -> frozenset[str]:
        """The addresses at which it is kept."""
        return frozenset(key for key in self.keys if key.startswith("http"))

    def meet(self, other: Patient, reason: Text) -> None:
        """Take over another resource of this id: of two versions the last says who they are, else this one is refused."""
        last = self.last(other)
        if last is None:
            self.person.refuse(Problem(other.person.place, reason))
        else:
            (other if last is self else self)._become(last)
        self.absorb(other)

    def last(self, other: Patient) -> Patient | None:
        """Give the one of two resources of an id that counts; none where they are kept apart, or that cannot be told."""
        if self.served and other.served and self.served.isdisjoint(other.served):
            return None
        later = other.changed.after(self.changed)
        if later is None and self.content == other.content:
            return self if other.changed.known else other
        return None if later is None else other if later else self

    def _become(self, last: Patient) -> None:
        """Say of the person what the last version says, and nothing that it does not."""
        self.content, self.identifiers, self.links = last.content, last.identifiers, last.links
        self.active, self.changed = last.active, last.changed
        own, new = self.person, last.person
        own.place, own.born, own.died, own.deceased = new.place, new.born, new.died, new.deceased

    def absorb(self, other: Patient) -> None:
        """Take over another resource of the same person, with what was gathered under it."""
        self.person.absorb(other.person)
        self.keys |= other.keys
        self.identifiers |= other.identifiers
        self.incomplete = self.incomplete or other.incomplete
        self.links += [each for each in other.links if each not in self.links]


def fill(found: Patient, it: Node) -> None:
    """Read a Patient resource; a refusal leaves what was read before it."""
    found.changed = changed(it.members.get("meta"))
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
