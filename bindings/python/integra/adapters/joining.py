"""Patient resources that are one person: met again elsewhere in the input, or linked to one another.

Spec: FHIR R4 (Patient.link), spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

All kinds of link say "the same person". Where both ends are in the input they are one, under the
resource that is not replaced by another. Where the other end is missing, what it holds is missing too,
so the person is refused; only who replaces one that is gone is screened, and vouches for nothing,
as does one that is out of use and says no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..text import Text
from .identities import Identities
from .patients import Patient
from .records import Problem
from .scope import TWICE
from .shape import INS

_MISSING = Text("Patient.link says that the same person has another record, which is not in the input: add it",
                "Patient.link dit que la même personne a un autre dossier, qui n'est pas dans l'entrée : l'ajouter")
_CONTRADICT = Text("Patient.link does not say which record of this person counts: the links contradict one another",
                   "Patient.link ne dit pas quel dossier de cette personne compte : les liens se contredisent")
_SHARED = Text("it names its patient by what is of several patients of this input",
               "cette ressource désigne son patient par ce qui est à plusieurs patients de cette entrée")
_CLAIMED = Text("the reference names one patient and the identifier beside it another: one of the two is wrong",
                "la référence désigne un patient et l'identifiant qui l'accompagne un autre : l'un des deux est faux")
_SAME = Text("a Person or a Linkage says that two patients of the input are one: say so by Patient.link, or take it out",
             "un Person ou un Linkage dit que deux patients de l'entrée n'en font qu'un : le dire par Patient.link, ou le retirer")
#: What a link says of the one that has it: that it gives way to the other, or the other to it; else they stand side by side.
_GIVES_WAY, _STANDS, _BESIDE = ("replaced-by", "refer"), ("replaces",), ("seealso",)


def joined(found: Iterable[Patient], identities: Identities) -> tuple[list[Patient], list[Problem]]:
    """Give the people, each once, under the resource that stands for them, and what is said of none of them.

    Who cannot be told is refused.
    """
    met = list(found)
    gone = _once(each for each in met if each.deleted)
    once = _once(each for each in met if not each.deleted)
    people = list(once.values())
    for each in (*gone.values(), *people):
        each.person.latest.saw(each.person.died, each.person.place)
    for each in people:
        each.incomplete = each.incomplete or (not each.active and not each.links)
    links = _Links(people)
    unclear = list(links.given(identities, once))
    links.contradicted(identities)
    return [*gone.values(), *links.standing(people)], unclear


def _once(found: Iterable[Patient]) -> dict[str, Patient]:
    """Give each id once: what is the same, or a version of it, is one, what is not is refused."""
    met: dict[str, Patient] = {}
    for each in found:
        first = met.setdefault(each.person.ref, each)
        if first is not each:
            first.meet(each, TWICE)
    return met


def _certain(identifier: str) -> bool:
    """Say whether an identifier is of one person for certain: an INS, but for one that is a digit over and over."""
    return identifier.startswith(INS) and len(set(identifier.removeprefix(INS))) > 1


def _refuse(people: Iterable[Patient], reason: Text, place: Text | None = None) -> None:
    for each in people:
        each.person.refuse(Problem(place or each.person.place, reason))


class _Links:
    """Who is linked with whom."""

    def __init__(self, people: list[Patient]) -> None:
        self._people = people
        self._place = {id(each): place for place, each in enumerate(people)}
        self._beside: dict[int, list[Patient]] = {}
        self._above: dict[int, list[Patient]] = {}
        self._groups: dict[int, list[Patient]] = {}
        self._missing: set[int] = set()
        self._gone: set[int] = set()
        self._named: dict[str, Patient | None] = {}
        self._identified: dict[str, list[Patient]] = {}
        for each in people:
            for key in each.keys:
                self._named[key] = each if self._named.get(key, each) is each else None
            for identifier in each.identifiers:
                self._identified.setdefault(identifier, []).append(each)
        for each in people:
            for how, reference in each.links:
                self._link(each, how, self._meant(reference))
        for identifier, several in self._identified.items():
            if len(several) > 1 and _certain(identifier):
                for each in several[1:]:
                    self._link(several[0], "", each)

    def _meant(self, reference: str) -> Patient | None:
        return self._named.get(reference) or self._named.get("/".join(reference.split("/")[-2:]))

    def given(self, identities: Identities, once: dict[str, Patient]) -> Iterator[Problem]:
        """Give a person what was said under a name of theirs that several records have; what is of several people is nobody's."""
        for gathered, several in identities.shared:
            people = [each for one in several if (each := once.get(one.person.ref))]
            if people and len({id(self.group(each)[0]) for each in people}) == 1:
                people[0].person.absorb(gathered)
            else:
                yield Problem(gathered.place, _SHARED)
                for each in people:
                    each.incomplete = True

    def contradicted(self, identities: Identities) -> None:
        """Refuse those whom something says to be one person, or takes for one another, and who are not joined."""
        for each in self._people:
            for identifier, place in each.person.claimed.items():
                others = self._identified.get(identifier, [])
                if others and not any(other in self.group(each) for other in others):
                    _refuse((each, *others), _CLAIMED, place)
        for references in identities.same:
            meant = [self._meant(each) for each in references]
            people = [each for each in meant if each is not None]
            if len({id(self.group(each)[0]) for each in people}) > 1:
                _refuse(people, _SAME)
            elif None in meant:
                for each in people:
                    each.incomplete = True

    def standing(self, people: list[Patient]) -> Iterator[Patient]:
        """Give the people, each once."""
        for each in people:
            group = self.group(each)
            if len(group) == 1:
                self.alone(each)
                yield each
            elif each is group[0]:
                yield from self.settled(group)

    def _link(self, each: Patient, how: str, other: Patient | None) -> None:
        if other is None:
            (self._gone if how in _STANDS else self._missing).add(id(each))
        elif other is not each:
            self._beside.setdefault(id(each), []).append(other)
            self._beside.setdefault(id(other), []).append(each)
            if how in _GIVES_WAY:
                self._above.setdefault(id(each), []).append(other)
            elif how in _STANDS:
                self._above.setdefault(id(other), []).append(each)

    def group(self, each: Patient) -> list[Patient]:
        """Give all that are linked with one, in the order of the input."""
        found = self._groups.get(id(each))
        if found is None:
            found = sorted(self._reached(each), key=lambda one: self._place[id(one)])
            self._groups.update((id(one), found) for one in found)
        return found

    def _reached(self, each: Patient) -> Iterable[Patient]:
        held, new = {id(each): each}, [each]
        while new:
            for other in self._beside.get(id(new.pop()), []):
                if id(other) not in held:
                    held[id(other)] = other
                    new.append(other)
        return held.values()

    def alone(self, each: Patient) -> None:
        """Refuse one whose other record is missing; one that replaces another is incomplete."""
        if id(each) in self._missing:
            each.person.refuse(Problem(each.person.place, _MISSING))
        elif id(each) in self._gone:
            each.incomplete = True

    def settled(self, group: list[Patient]) -> Iterator[Patient]:
        """Give the one that stands for a group; where that cannot be told, all, each refused."""
        stand = [each for each in group if id(each) not in self._above]
        reason = _MISSING if any(id(each) in self._missing for each in group) else None
        if not stand or not self._side_by_side(stand):
            reason = _CONTRADICT
        if reason is not None:
            for each in group:
                each.person.refuse(Problem(each.person.place, reason))
                yield each
            return
        first = next((each for each in stand if each.active), stand[0])
        for each in group:
            if each is not first:
                first.absorb(each)
        if any(id(each) in self._gone for each in group):
            first.incomplete = True
        yield first

    def _side_by_side(self, stand: list[Patient]) -> bool:
        """Say whether those that give way to none are linked with one another."""
        standing, held, new = {id(each) for each in stand}, {id(stand[0])}, [stand[0]]
        while new:
            for other in self._beside.get(id(new.pop()), []):
                if id(other) in standing and id(other) not in held:
                    held.add(id(other))
                    new.append(other)
        return len(held) == len(stand)
