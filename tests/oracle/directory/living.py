"""What becomes of a directory: what changes from day to day, what structures are called, and another directory taken in.

A directory is three lists here, of offers, of guichets and of what structures are called, in the form of JSON; nothing
is changed in place. Slow on purpose.
Spec: 22-directory (ORI-11, ORI-12, ORI-21), GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .choose import Json

#: What of an offer changes from day to day.
LIVING = ("capacity", "opens", "closes", "full_until")
#: What of an offer may be left unsaid, with what stands for it then.
UNSAID: dict[str, tuple[Any, ...]] = {
    "kind": ("unknown",), "access_point": (None,), "motives": ([],), "publics": ([],), "requesters": ([],),
    "specialty": ("unknown",), "capacity": (None,), "lead_days": (None,), "opens": (None,), "closes": (None,),
    "full_until": (None,), "areas": ([],), "site": (None,), "comes": (None, "unknown"), "grid": (None, ""),
}
#: What every offer says.
SAID = ("structure", "services", "level")
CALLED = ("reference", "name")


@dataclass
class Directory:
    """Offers in their order, guichets in theirs, and what structures are called."""

    offers: list[Json] = field(default_factory=list)
    guichets: list[Json] = field(default_factory=list)
    structures: list[Json] = field(default_factory=list)


def changed(offers: Sequence[Json], identifier: str, **told: Any) -> list[Json]:
    """The offers as they are once one of them has changed; ValueError where it may not be so."""
    at = next(place for place, each in enumerate(offers) if each["id"] == identifier)
    assert told.keys() <= set(LIVING)
    new = {**offers[at], **told}
    if new["capacity"] is not None and not 0 <= new["capacity"] <= 2147483647:
        raise ValueError("capacity")
    if ends_before(new["opens"], new["closes"]):
        raise ValueError("closes")
    return [*offers[:at], new, *offers[at + 1:]]


def ends_before(opens: str | None, closes: str | None) -> bool:
    return opens is not None and closes is not None and closes < opens


def called(structures: Sequence[Json], told: Json) -> list[Json]:
    """What structures are called, one of them in place of what was said of it before; by identifier."""
    rest = [each for each in structures if each["id"] != told["id"]]
    return sorted([*rest, told], key=lambda each: int(each["id"], 16))


def known_in(directory: Directory) -> set[str]:
    """Every structure that a directory speaks of."""
    return {*(each["structure"] for each in (*directory.offers, *directory.guichets)),
            *(each["id"] for each in directory.structures),
            *(each["access_point"] for each in directory.offers if each["access_point"])}


def ours_for(ours: Directory, other: Directory) -> dict[str, str]:
    """By which of our identifiers each structure of the other's goes: its own, or that of ours with its reference."""
    known, found = known_in(ours), {}
    references = {each["id"]: each["reference"] for each in other.structures if each["reference"]}
    for structure in known_in(other):
        alike = [each["id"] for each in ours.structures
                 if structure not in known and each["reference"] and each["reference"] == references.get(structure)]
        found[structure] = min(alike, key=lambda one: int(one, 16), default=structure)
    return found


def renamed(record: Json, names: dict[str, str]) -> Json:
    """A record of the other's by our identifiers."""
    return {name: names[value] if name in ("structure", "access_point") and value else value
            for name, value in record.items()}


def pairs(ours: Sequence[Json], theirs: Sequence[Json]) -> list[tuple[int, int]]:
    """Places of the offers that are one: by identifier, then by structure, services, level and motives in order."""
    by_id = {each["id"]: at for at, each in enumerate(ours)}
    found = [(by_id[each["id"]], at) for at, each in enumerate(theirs) if each["id"] in by_id]
    left = [at for at in in_order(ours) if at not in {mine for mine, _ in found}]
    for at in in_order(theirs):
        alike = [mine for mine in left if answering(ours[mine]) == answering(theirs[at])]
        if alike and theirs[at]["id"] not in by_id:
            found.append((alike[0], at))
            left.remove(alike[0])
    return found


def in_order(offers: Sequence[Json]) -> list[int]:
    return sorted(range(len(offers)), key=lambda at: int(offers[at]["id"], 16))


def answering(offer: Json) -> tuple[Any, ...]:
    return offer["structure"], frozenset(offer["services"]), offer["level"], frozenset(offer["motives"])


def same(one: Any, other: Any) -> bool:
    return sorted(one) == sorted(other) if isinstance(one, list) and isinstance(other, list) else bool(one == other)


def taken(mine: Json, theirs: Json) -> tuple[Json, bool]:
    """Our offer with what it did not say, and whether the two differ in something that both say."""
    new, differ = dict(mine), any(not same(mine[name], theirs[name]) for name in SAID)
    for name, unsaid in UNSAID.items():
        one, other = mine.get(name), theirs.get(name)
        if other in unsaid or same(one, other):
            continue
        if one not in unsaid:
            differ = True
        else:
            ends = {"opens": (other, mine["closes"]), "closes": (mine["opens"], other)}.get(name)
            if ends and ends_before(*ends):
                differ = True
            else:
                new[name] = other
    return new, differ


def merge(ours: Directory, other: Directory) -> tuple[Directory, list[tuple[int | None, str]]]:
    """The two in one; of each finding the index of the offer, or none, and the structure by our identifier."""
    names = ours_for(ours, other)
    theirs = [renamed(each, names) for each in other.offers]
    made = Directory(list(ours.offers), list(ours.guichets), list(ours.structures))
    found: list[tuple[int | None, str]] = []
    together = pairs(ours.offers, theirs)
    for mine, at in sorted(together):
        made.offers[mine], differ = taken(ours.offers[mine], theirs[at])
        found += [(mine, ours.offers[mine]["structure"])] if differ else []
    gone = {at for _, at in together}
    made.offers += [each for at, each in enumerate(theirs) if at not in gone]
    for guichet in (renamed(each, names) for each in other.guichets):
        if not any(all(same(guichet[name], mine[name]) for name in guichet) for mine in made.guichets):
            made.guichets.append(guichet)
    for told in sorted(other.structures, key=lambda each: int(each["id"], 16)):
        differ = call(made, ours, names[told["id"]], told)
        found += [(None, names[told["id"]])] if differ else []
    return made, found


def call(made: Directory, ours: Directory, structure: str, told: Json) -> bool:
    """Takes what the other calls a structure where ours does not; whether the two differ in something that both say.

    A reference is not taken that was another structure's of ours before, and the two differ in it; two of the other's may
    share one.
    """
    nothing = {"id": structure, "reference": None, "name": None}
    mine = next((each for each in made.structures if each["id"] == structure), nothing)
    new, differ = dict(mine), False
    for name in CALLED:
        if not told[name] or told[name] == mine[name]:
            continue
        elsewhere = any(each[name] == told[name] for each in ours.structures if each["id"] != structure)
        if mine[name] or (name == "reference" and elsewhere):
            differ = True
        else:
            new[name] = told[name]
    if new["reference"] or new["name"]:
        made.structures = called(made.structures, new)
    return differ
