"""Two directories in one: chapter 22 in plain words, over JSON as vectors have it. Slow on purpose.

Spec: 22-directory (ORI-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
from typing import Any

Json = dict[str, Any]
#: What each member says where it says nothing; what is not named here is always said.
NOTHING: Json = {"kind": "unknown", "access_point": None, "motives": [], "publics": [], "requesters": [], "specialty": "unknown",
                 "capacity": None, "lead_days": None, "opens": None, "closes": None, "full_until": None, "areas": [],
                 "site": None, "comes": "unknown", "grid": None}


def merge(ours: Json, other: Json) -> tuple[Json, list[Any]]:
    """All that ours holds then, and the index or the structure of each finding."""
    ours, other = copy.deepcopy(ours), copy.deepcopy(other)
    called = {each["id"]: each for each in ours.get("structures", [])}
    here = {each["id"]: _here(each, ours) for each in other.get("structures", [])}
    for offer in other["offers"]:
        offer["structure"] = here.get(offer["structure"], offer["structure"])
        offer["access_point"] = here.get(offer["access_point"], offer["access_point"])
    found: list[Any] = []
    pairs = _pairs(ours["offers"], other["offers"])
    for index, offer in enumerate(ours["offers"]):
        if index in pairs and _take(offer, other["offers"][pairs[index]]):
            found.append(index)
    ours["offers"] += [offer for index, offer in enumerate(other["offers"]) if index not in pairs.values()]
    guichets = ours.setdefault("guichets", [])
    for guichet in other.get("guichets", []):
        guichet["structure"] = here.get(guichet["structure"], guichet["structure"])
        if guichet not in guichets:
            guichets.append(guichet)
    before = {each["reference"]: each["id"] for each in sorted(called.values(), key=_id, reverse=True) if each["reference"]}
    for each in sorted(other.get("structures", []), key=_id):
        mine = called.setdefault(here[each["id"]], {"id": here[each["id"]], "reference": None, "name": None})
        taken = mine["reference"] is None and before.get(each["reference"], mine["id"]) != mine["id"]
        differs = taken or any(mine[name] and each[name] and mine[name] != each[name] for name in ("reference", "name"))
        found += [mine["id"]] if differs else []
        mine["reference"] = mine["reference"] or (None if taken else each["reference"])
        mine["name"] = mine["name"] or each["name"]
    ours["structures"] = sorted((each for each in called.values() if each["reference"] or each["name"]), key=_id)
    return ours, found


def _id(each: Json) -> str:
    return str(each["id"])


def _here(theirs: Json, ours: Json) -> str:
    """Its identifier in ours: its own, or that of the first structure with its reference."""
    structures = ours.get("structures", [])
    known = {*map(_id, structures), *(each["structure"] for each in [*ours["offers"], *ours.get("guichets", [])]),
             *(each["access_point"] for each in ours["offers"])}
    same = [each["id"] for each in structures if theirs["reference"] and each["reference"] == theirs["reference"]]
    return str(theirs["id"]) if not same or theirs["id"] in known else min(same)


def _pairs(ours: list[Json], theirs: list[Json]) -> dict[int, int]:
    """The place in theirs of what is one with each of ours: by identifier first, then what is left of each sort in order."""
    places = {offer["id"]: place for place, offer in enumerate(theirs)}
    pairs = {index: places[offer["id"]] for index, offer in enumerate(ours) if offer["id"] in places}
    for place in sorted(set(range(len(theirs))) - set(pairs.values()), key=lambda place: _id(theirs[place])):
        alike = [index for index, offer in enumerate(ours) if index not in pairs and _sort(offer) == _sort(theirs[place])]
        if alike:
            pairs[min(alike, key=lambda index: _id(ours[index]))] = place
    return pairs


def _sort(offer: Json) -> tuple[Any, ...]:
    return offer["structure"], sorted(offer["services"]), offer["level"], sorted(offer["motives"])


def _same(one: Any, other: Any) -> bool:
    return (sorted(one) == sorted(other)) if isinstance(one, list) else bool(one == other)


def _take(mine: Json, theirs: Json) -> bool:
    """Ours with what theirs says besides; whether anything differs."""
    before = mine.get("opens"), mine.get("closes")
    differs = any(not _same(mine[name], theirs[name]) for name in ("structure", "services", "level"))
    for name, nothing in NOTHING.items():
        said, told = mine.get(name, nothing), theirs.get(name, nothing)
        if said == nothing and told != nothing:
            mine[name] = told
        differs = differs or (said != nothing and told != nothing and not _same(said, told))
    if mine["opens"] and mine["closes"] and mine["closes"] < mine["opens"]:
        mine["opens"], mine["closes"] = before
        differs = True
    return differs
