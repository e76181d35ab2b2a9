"""The names a resource goes by, and which of its versions counts where several are met.

Spec: FHIR R4 (resource identity, meta), spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

One resource met again alike is one. Of several versions the last changed counts, be it one that says
nothing any more; where that cannot be told the person is refused, since one of them is no longer true.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import Text
from .person import Item, Person
from .records import Problem
from .shape import address

_SEVERAL = Text("one resource of this person ({kind}) is met in several versions, and meta.lastUpdated does not say which is "
                "the last: keep that one",
                "une ressource de cette personne ({kind}) se rencontre en plusieurs versions, et meta.lastUpdated ne dit pas "
                "laquelle est la dernière : ne garder que celle-ci")

#: The number of a version, where a server numbers them.
_WHOLE = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Changed:
    """When a version was written: its instant, or else its number on the server that has it."""

    instant: datetime.datetime | None = None
    number: int | None = None

    @property
    def known(self) -> bool:
        """Whether either is given."""
        return self.instant is not None or self.number is not None

    def after(self, other: Changed) -> bool | None:
        """Say whether this one is the later; None where that cannot be told."""
        if self.instant is None and other.instant is None:
            mine, theirs = self.number, other.number
            return None if mine is None or theirs is None or mine == theirs else mine > theirs
        if self.instant is None or other.instant is None or self.instant == other.instant:
            return None
        return self.instant > other.instant


def changed(meta: object) -> Changed:
    """Read when a version was written; what is none of FHIR's forms is not given."""
    held = meta if isinstance(meta, dict) else {}
    updated, number = held.get("lastUpdated"), held.get("versionId")
    instant = _instant(updated) if isinstance(updated, str) else None
    if updated is not None or not isinstance(number, str) or not _WHOLE.fullmatch(number):
        return Changed(instant)
    return Changed(instant, int(number))


class Names(frozenset[str]):
    """The names other resources may point to one by; its own, where it has one, and when it was last changed."""

    __slots__ = ("own", "updated")
    own: str
    updated: str


def names(kind: str, own: str | None, url: str | None, meta: object = None) -> Names:
    """Give the names of a resource."""
    named = (f"{kind}/{own}", f"urn:uuid:{own.lower()}") if own else ()
    found = Names((*named, address(url)) if url else named)
    found.own = named[0] if named else ""
    updated = meta.get("lastUpdated") if isinstance(meta, dict) else None
    found.updated = updated if isinstance(updated, str) else ""
    return found


#: A version of a resource: what it is read as, None where it says nothing.
_Version = tuple[Names, Item | None]


def settle(person: Person) -> None:
    """Keep of each resource of a person the version that counts."""
    met: dict[str, list[_Version]] = {}
    for item, keys in _met(person):
        if isinstance(keys, Names) and keys.own:
            met.setdefault(keys.own, []).append((keys, item))
    past: set[int] = set()
    for own, several in met.items():
        for versions in _by_address(several) if len(several) > 1 else ():
            kept = _last(versions)
            if kept is None:
                person.refuse(Problem(person.place, _SEVERAL.of(kind=own.partition("/")[0])))
            past.update(id(item) for version in versions if (item := version[1]) is not None and version is not kept)
    if past:
        person.drop(lambda item: id(item) in past)


def _by_address(versions: list[_Version]) -> Iterator[list[_Version]]:
    """Give those that are one resource: of one id, and not kept at two addresses."""
    held: dict[str, list[_Version]] = {}
    for keys, item in versions:
        held.setdefault(next((each for each in keys if "://" in each), ""), []).append((keys, item))
    if len(held) == 2 and "" in held:
        yield versions
    else:
        yield from held.values()


def _met(person: Person) -> Iterator[tuple[Item | None, frozenset[str]]]:
    yield from ((item, item.keys) for item in person.items())
    yield from ((None, keys) for keys in person.withdrawn)


def _last(versions: list[_Version]) -> _Version | None:
    """Give the version that counts: any, where all say the same; else the one last changed, where that can be told."""
    if all(item == versions[0][1] for _, item in versions):
        return versions[0]
    changed = [_instant(keys.updated) for keys, _ in versions]
    known = [each for each in changed if each is not None]
    last = max(known, default=None)
    if len(known) < len(versions):
        return None
    newest = [version for version, when in zip(versions, changed, strict=True) if when == last]
    return newest[0] if all(item == newest[0][1] for _, item in newest) else None


def _instant(text: str) -> datetime.datetime | None:
    """Read an instant, which FHIR writes with its zone."""
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
