"""Resources gathered by person: those of one bundle, or of all single resources of an input.

Spec: FHIR R4 (references, bundles).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A person is a Patient resource; whatever points to it is theirs, in any order. A bundle of one patient
stands alone, with the pages that follow it; another may be about people who are elsewhere in the input. In a bundle of one patient, an entry that is unreadable or about
somebody else refuses that patient: whose record it is cannot be told. Elsewhere such an entry is
reported on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .._discreet import Discreet
from ..text import Text
from .deletions import DELETED, Deletions
from .entry import Entry
from .identities import KINDS, Identities
from .medicines import Product, medication
from .modifiers import modified, unread
from .orders import resolved
from .patients import Patient, fill
from .person import Person
from .records import Problem, Unreadable, printable, unprintable
from .resources import READERS, subject_of
from .shape import Node
from .tally import MODIFIED, Tally
from .versions import names

TWICE = Text("a patient with this id is met more than once, and not as the same",
             "cet id de patient se rencontre plus d'une fois, et pas à l'identique")
_NOBODY = Text("it is about somebody who is not a patient of this input",
               "cette ressource concerne quelqu'un qui n'est pas un patient de cette entrée")
_UNSEEN = Text("it is about somebody who is not a patient of this input, or in a part of it that cannot be read",
               "cette ressource concerne quelqu'un qui n'est pas un patient de cette entrée, ou y est dans une partie illisible")


@dataclass(slots=True)
class Scope(Discreet):
    """What one bundle, or one set of single resources, holds.

    `several` are the people who have a name that is no longer one's, `problems` are of entries, `notes` of the whole; `others` counts what is not read, `strangers` are
    those it is about. `elsewhere` are the patients of the whole input by name, None where several have one.
    """

    tally: Tally
    deletions: Deletions
    identities: Identities
    patients: dict[str, Patient] = field(default_factory=dict)
    named: dict[str, Patient | None] = field(default_factory=dict)
    several: dict[str, list[Patient]] = field(default_factory=dict)
    about: dict[str, Person] = field(default_factory=dict)
    products: list[tuple[frozenset[str], Product]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    others: int = 0
    elsewhere: Mapping[str, Patient | None] = field(default_factory=dict)

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
        elif kind == "Medication" and modified(it):
            self.tally.miss(MODIFIED)
            self.products.append((names(kind, it.text("id"), url), Product()))
        elif kind == "Medication":
            self.products.append((names(kind, it.text("id"), url), medication(it, self.tally)))
        elif kind in READERS:
            self._item(place, it, url)
        else:
            if kind in KINDS:
                self.identities.take(resource)
            self.passed(resource)

    def passed(self, resource: dict[str, object]) -> bool:
        """Take what is not read: whom it is about matters where nobody else is."""
        self.others += 1
        if not self.patients:
            self.strangers.update(_subjects(resource))
        return True

    def _patient(self, place: Text, it: Node, url: str | None) -> None:
        own = it.text("id") or (url.rpartition("/")[2].rpartition(":")[2] if url else None)
        if own is None or not printable(own):
            raise Unreadable(unprintable("Patient.id"))
        found = Patient(Person(place, own), set(names("Patient", own, url)))
        try:
            fill(found, it)
        except Unreadable as refusal:
            found.person.refuse(Problem(place, refusal.text))
        self._meet(found)

    def _meet(self, found: Patient) -> None:
        """Take a Patient; one met before is the same where it says the same or is a version of it, else it is refused."""
        met = self.patients.setdefault(found.person.ref, found)
        if met is not found:
            before = frozenset(met.identifiers)
            met.meet(found, TWICE)
            for key in before - met.identifiers:
                self._unname(key, met)
        for key in found.keys | found.identifiers:
            twin = self.named.setdefault(key, met)
            if twin is not met:
                self.named[key] = None
                held = self.several.setdefault(key, [])
                held += (each for each in (twin, met) if each is not None and each not in held)

    def _unname(self, key: str, met: Patient) -> None:
        """Take from a patient an identifier that the last version does not give: another may have it."""
        others = [each for each in self.several.pop(key, ()) if each is not met]
        if len(others) > 1:
            self.several[key] = others
        elif others:
            self.named[key] = others[0]
        else:
            self.named.pop(key, None)

    def _item(self, place: Text, it: Node, url: str | None) -> None:
        subject, claimed = subject_of(it)
        if subject is None:
            return
        person = self.about.get(subject)
        if person is None:
            person = self.about[subject] = Person(place)
        person.reading = place
        if claimed is not None:
            person.claimed.setdefault(claimed, place)
        try:
            keys = names(it.path, it.text("id"), url, it.members.get("meta"))
            before = person.size
            reader = unread if modified(it) else READERS[it.path]
            reader(Entry(it, keys, person, self.tally))
            if person.size == before:
                person.withdrawn.append(keys)
        except Unreadable as refusal:
            person.refuse(Problem(place, refusal.text))

    def follow(self, page: Scope) -> None:
        """Take the page that follows."""
        for found in page.patients.values():
            self._meet(found)
        for subject, gathered in page.about.items():
            if self.about.setdefault(subject, gathered) is not gathered:
                self.about[subject].absorb(gathered)
        self.products += page.products
        self.problems += page.problems
        self.notes += page.notes
        self.strangers |= page.strangers
        self.others += page.others

    def owner(self, subject: str) -> Patient | None:
        """Find the patient a reference means; an absolute one may also mean one without an address."""
        if subject in self.named:
            return self.named[subject]
        if subject.startswith("http"):
            found = self.named.get("/".join(subject.split("/")[-2:]))
            return None if found is None or found.served else found
        return None

    def _beyond(self, subject: str, gathered: Person) -> Patient | None:
        """Find the patient in another bundle of the input, as where each bundle holds resources of one type.

        A name without an address means whoever alone has it in the input, unless the two are kept on different servers.
        In a bundle of one patient nothing is about another.
        """
        found = self.elsewhere.get(subject) if len(self.patients) != 1 else None
        if found is None or subject.startswith("http"):
            return found
        here = {_server(key) for item in gathered.items() for key in item.keys if key.startswith("http")}
        there = {_server(key) for key in found.served}
        return None if here and there and here.isdisjoint(there) else found

    def _shared(self, subject: str, gathered: Person) -> bool:
        """Keep what is about a name that several have: they may be one person, which the whole input tells."""
        people = self.several.get(subject, ())
        if people:
            self.identities.shared.append((gathered, tuple(people)))
        return bool(people)

    def close(self, bundle: bool, unseen: bool = False) -> Iterator[Patient | Problem]:
        """Give the people, then the problems that are nobody's; `unseen` where somebody may be in what was not read."""
        lost, shared = list(self.problems), list[Person]()
        held = {key: made for keys, made in self.products if not self.deletions.take(keys) for key in keys}
        for subject, gathered in self.about.items():
            owner = self.owner(subject)
            if owner is not None:
                owner.person.absorb(gathered)
            elif (owner := self._beyond(subject, gathered)) is not None:
                gathered.medicines = resolved(gathered.medicines, held, self.tally)
                owner.person.absorb(gathered)
                owner.incomplete = owner.incomplete or bool(self.notes)
            elif self._shared(subject, gathered):
                shared.append(gathered)
            else:
                gone = self.deletions.take(frozenset((subject,)))
                lost.append(Problem(gathered.place, DELETED if gone else _UNSEEN if unseen else _NOBODY))
        for found in self.patients.values():
            found.person.medicines = resolved(found.person.medicines, held, self.tally)
            found.incomplete = found.incomplete or bool(self.notes)
        for gathered in shared:
            gathered.medicines = resolved(gathered.medicines, held, self.tally)
        if bundle and len(self.patients) == 1:
            (only,) = self.patients.values()
            for problem in lost:
                only.person.refuse(problem)
            lost = []
        yield from self.patients.values()
        yield from lost
        yield from self.notes


def _server(address: str) -> str:
    """Give the server at which a resource is kept."""
    return "/".join(address.split("/")[:-2])


def _subjects(resource: dict[str, object]) -> Iterator[str]:
    """Give the patient that a resource which is not read is about."""
    about = resource.get("subject") or resource.get("patient")
    target = about.get("reference") if isinstance(about, dict) else None
    if isinstance(target, str) and (target.startswith("urn:") or target.split("/")[-2:-1] == ["Patient"]):
        yield target
