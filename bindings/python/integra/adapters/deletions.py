"""What an input says was deleted, wherever it says so and whatever is read first.

Spec: FHIR R4 (bundles, delete), Bulk Data Access (deleted).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A deletion takes a resource out of the whole input. One that does not name its resource, and a
change that is not written out, leave the record in doubt: whose it is, is refused, and where
that cannot be told it is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from .._discreet import Discreet
from ..text import Text
from .patients import Patient
from .records import Problem, Unreadable
from .shape import address

DELETED = Text("the input says that this patient was deleted", "l'entrée dit que ce patient a été supprimé")
_SUBJECTS = ("patient", "subject")
_NOT_NAMED = Text("a deletion that does not name its resource: what it takes away cannot be told",
                  "une suppression qui ne nomme pas sa ressource : ce qu'elle retire ne peut être déterminé")
_CHANGED = Text("a change (PATCH) that cannot be applied: the record may be another now",
                "une modification (PATCH) qui ne peut être appliquée : le dossier a pu changer")
_NO_URL = Text("request.url names nothing to delete", "request.url ne nomme rien à supprimer")


@dataclass(frozen=True, slots=True)
class Doubt(Discreet):
    """Something was taken away or changed, and it cannot be told what or how: of one of these names, if of any."""

    problem: Problem
    keys: frozenset[str]


@dataclass(slots=True)
class Deletions(Discreet):
    """The resources that an input deletes, by their names, and what it leaves in doubt."""

    named: set[str] = field(default_factory=set)
    served: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def request(self, place: Text, method: str, url: str | None) -> None:
        """Take what an entry of a bundle asks for, a deletion or a change."""
        path, _, query = (url or "").strip().partition("?")
        parts = path.strip("/").split("/")
        if method == "PATCH":
            self.doubts.append(Doubt(Problem(place, _CHANGED), _names(path)))
        elif query or "_history" in parts or len(parts) == 1 and not path.startswith("urn:"):
            if not parts[0]:
                raise Unreadable(_NO_URL)
            about = {f"Patient/{value.rpartition('/')[2]}" for name, value in parse_qsl(query) if name in _SUBJECTS}
            self.doubts.append(Doubt(Problem(place, _NOT_NAMED), frozenset(about)))
        else:
            self._delete(address(path.strip("/")))

    def _delete(self, path: str) -> None:
        if "://" in path:
            self.served[path] = _relative(path)
        self.named.add(path)

    def apply(self, people: Sequence[Patient]) -> list[Problem]:
        """Take out what is deleted, refuse who is, and whose record is in doubt; give what doubt is nobody's."""
        for each in people if self.named else ():
            each.deleted = self.take(frozenset(each.keys))
            if each.deleted:
                each.person.refuse(Problem(each.person.place, DELETED))
            each.person.drop(lambda item: self.take(item.keys))
        nobodys = []
        for doubt in self.doubts:
            owners = [each for each in people if doubt.keys & each.keys or _holds(each, doubt.keys)]
            for each in owners:
                each.person.refuse(doubt.problem)
            if not owners:
                nobodys.append(doubt.problem)
        return nobodys

    def take(self, keys: frozenset[str]) -> bool:
        """Say whether what goes by these names is deleted; an address also means what has none of its own."""
        if not self.named.isdisjoint(keys):
            return True
        return bool(self.served) and not any("://" in key for key in keys) and not keys.isdisjoint(self.served.values())


def _holds(patient: Patient, keys: frozenset[str]) -> bool:
    return any(not keys.isdisjoint(each.keys) for each in patient.person.items())


def _relative(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def _names(path: str) -> frozenset[str]:
    path = address(path.strip("/"))
    return frozenset((path, _relative(path)) if "://" in path else (path,))
