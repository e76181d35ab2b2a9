"""Resources gathered by person: those of one bundle, or of all single resources of an input.

Spec: FHIR R4 (references, bundles).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A person is a Patient resource; whatever points to it is theirs, in any order. A bundle stands
alone. In a bundle of one patient, an entry that is unreadable or about somebody else refuses that
patient: whose record it is cannot be told. Elsewhere such an entry is reported on its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..text import Text
from .entry import Entry
from .medicines import Product, medication
from .orders import resolved
from .person import Person
from .records import Problem, Unreadable, printable, unprintable
from .resources import READERS, subject_of
from .shape import Node
from .tally import Tally


_NOBODY = Text("it is about somebody who is not a patient of this input",
               "cette ressource concerne quelqu'un qui n'est pas un patient de cette entrée")


def _keys(kind: str, own: str | None, url: str | None) -> frozenset[str]:
    """Give the names other resources may point to this one by."""
    named = (f"{kind}/{own}", f"urn:uuid:{own}") if own else ()
    return frozenset((*named, url.split("/_history/")[0]) if url else named)


@dataclass(slots=True)
class Scope:
    """What one bundle, or one set of single resources, holds."""

    tally: Tally
    people: list[Person] = field(default_factory=list)
    named: dict[str, Person | None] = field(default_factory=dict)
    served: set[int] = field(default_factory=set)
    about: dict[str, Person] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    others: int = 0

    def add(self, place: Text, resource: dict[str, object], url: str | None) -> None:
        """Take one resource; an unreadable one becomes a problem, the person's where it is known."""
        try:
            self._add(place, resource, url)
        except Unreadable as refusal:
            self.problems.append(Problem(place, refusal.text))

    def _add(self, place: Text, resource: dict[str, object], url: str | None) -> None:
        kind = resource.get("resourceType")
        if not isinstance(kind, str):
            raise Unreadable(Text("not a FHIR resource: resourceType is not a string",
                                  "pas une ressource FHIR, car resourceType n'est pas une chaîne"))
        it = Node(resource, kind)
        if kind == "Bundle":
            raise Unreadable(Text("a bundle inside a bundle is not read", "un bundle dans un bundle n'est pas lu"))
        if kind == "Patient":
            self._patient(place, it, url)
        elif kind == "Medication":
            keys = _keys(kind, it.text("id"), url)
            self.products.update(dict.fromkeys(keys, medication(it, self.tally)))
        elif kind in READERS:
            self._item(place, it, url)
        else:
            self.others += 1

    def _patient(self, place: Text, it: Node, url: str | None) -> None:
        own = it.text("id") or (url.rpartition("/")[2].rpartition(":")[2] if url else None)
        if own is None or not printable(own):
            raise Unreadable(unprintable("Patient.id"))
        person = Person(place, own)
        self.people.append(person)
        if url and url.startswith("http"):
            self.served.add(id(person))
        for key in _keys("Patient", own, url):
            twin = self.named.get(key, person)
            self.named[key] = person if twin is person else None

    def _item(self, place: Text, it: Node, url: str | None) -> None:
        subject = subject_of(it)
        if subject is None:
            return
        person = self.about.get(subject)
        if person is None:
            person = self.about[subject] = Person(place)
        try:
            READERS[it.path](Entry(it, _keys(it.path, it.text("id"), url), person, self.tally))
        except Unreadable as refusal:
            person.refuse(Problem(place, refusal.text))

    def _owner(self, subject: str) -> Person | None:
        """Find the patient a reference means; an absolute one may also mean one without an address."""
        if subject in self.named:
            return self.named[subject]
        if subject.startswith("http"):
            person = self.named.get("/".join(subject.split("/")[-2:]))
            return None if person is None or id(person) in self.served else person
        return None

    def close(self, bundle: bool) -> Iterator[Person | Problem]:
        """Give the people, then the problems that are nobody's."""
        lost = list(self.problems)
        for subject, gathered in self.about.items():
            owner = self._owner(subject)
            if owner is not None:
                owner.absorb(gathered)
            else:
                lost.append(Problem(gathered.place, _NOBODY))
        for person in self.people:
            person.medicines = resolved(person.medicines, self.products, self.tally)
        if bundle and len(self.people) == 1:
            for problem in lost:
                self.people[0].refuse(problem)
            lost = []
        yield from self.people
        yield from lost
