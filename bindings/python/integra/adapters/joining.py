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
from .patients import Patient
from .records import Problem
from .scope import TWICE

_MISSING = Text("Patient.link says that the same person has another record, which is not in the input: add it",
                "Patient.link dit que la même personne a un autre dossier, qui n'est pas dans l'entrée : l'ajouter")
_CONTRADICT = Text("Patient.link does not say which record of this person counts: the links contradict one another",
                   "Patient.link ne dit pas quel dossier de cette personne compte : les liens se contredisent")
#: What a link says of the one that has it: that it gives way to the other, or the other to it; else they stand side by side.
_GIVES_WAY, _STANDS, _BESIDE = ("replaced-by", "refer"), ("replaces",), ("seealso",)


def joined(found: Iterable[Patient]) -> Iterator[Patient]:
    """Give the people, each once, under the resource that stands for them; who cannot be told is refused."""
    met = list(found)
    yield from _once(each for each in met if each.deleted)
    people = list(_once(each for each in met if not each.deleted))
    for each in people:
        each.incomplete = each.incomplete or (not each.active and not each.links)
    if not any(each.links for each in people):
        yield from people
        return
    links = _Links(people)
    for each in people:
        group = links.group(each)
        if len(group) == 1:
            links.alone(each)
            yield each
        elif each is group[0]:
            yield from links.settled(group)


def _once(found: Iterable[Patient]) -> Iterator[Patient]:
    """Give each id once: what is the same is one, what is not is refused."""
    met: dict[str, Patient] = {}
    for each in found:
        first = met.setdefault(each.person.ref, each)
        if first is not each:
            first.meet(each, TWICE)
    yield from met.values()


class _Links:
    """Who is linked with whom."""

    def __init__(self, people: list[Patient]) -> None:
        self._place = {id(each): place for place, each in enumerate(people)}
        self._beside: dict[int, list[Patient]] = {}
        self._above: dict[int, list[Patient]] = {}
        self._missing: set[int] = set()
        self._gone: set[int] = set()
        named: dict[str, Patient | None] = {}
        for each in people:
            for key in each.keys:
                named[key] = each if named.get(key, each) is each else None
        for each in people:
            for how, reference in each.links:
                self._link(each, how, named.get(reference) or named.get("/".join(reference.split("/")[-2:])))

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
        held, new = {id(each): each}, [each]
        while new:
            for other in self._beside.get(id(new.pop()), []):
                if id(other) not in held:
                    held[id(other)] = other
                    new.append(other)
        return sorted(held.values(), key=lambda one: self._place[id(one)])

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
        held, new = {id(stand[0])}, [stand[0]]
        while new:
            for other in self._beside.get(id(new.pop()), []):
                if other in stand and id(other) not in held:
                    held.add(id(other))
                    new.append(other)
        return len(held) == len(stand)
