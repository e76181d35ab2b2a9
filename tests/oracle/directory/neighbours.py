"""Made-up directories that live: offers with sites close to the person, alike in all but an identifier, directories that
speak of the same structures and offers with less or otherwise, and days that change.

Identifiers, references and names are few on purpose, so that what may be one mostly is.
Spec: 22-directory (ORI-11, ORI-12, ORI-21).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import random
from typing import Any

from ..orientation.vocabulary import CODES
from . import wide
from .living import LIVING, UNSAID, Directory
from .choose import LEVELS, Json

#: Sites in and around the cities with districts.
SITES = (None, None, "75056", "75101", "75102", "69123", "69385", "13055", "13216", "13001", "2A004")
STRUCTURES = tuple(f"{number:02x}" * 16 for number in (3, 4, 5, 6, 128, 255))
REFERENCES = (None, "F1", "F2", "É3")
NAMES = (None, "Relais", "Pont")
DAYS = ("2025-06-01", "2025-06-02", "2025-06-03", None, None)
#: Services, level and motives: few, so that offers of one structure answer the same.
ANSWERED = (["home_help"], ["home_help"], ["home_help", "carer_respite"], ["pathway_assistance"])


def sited(dice: random.Random, offer: Json) -> Json:
    """An offer that may say where it is, whether it comes, and its grid."""
    return {**offer, "site": dice.choice(SITES), "comes": dice.choice(("unknown", "no", "yes")),
            "grid": dice.choice((None, None, "Grille A", "Grille B"))}


def chosen(seed: int) -> tuple[Json, list[Json]]:
    """A demand, and offers of which many are equal: capacity, areas and publics are of two kinds at most."""
    demand, offers, _ = wide.generate(seed)
    dice = random.Random(seed + 1)
    demand["commune"] = dice.choice((None, "75056", "75101", "75101", "13216", "13055", "69385", "2A004"))
    told = []
    for offer in offers:
        alike = dice.random() < 0.7
        plain = {"capacity": dice.choice((1, 2, 2)), "publics": [], "requesters": [], "opens": None, "closes": None,
                 "full_until": None, "level": dice.choice(LEVELS[:2]),
                 "areas": [demand["commune"][:2]] if demand["commune"] else []}
        told.append(sited(dice, {**offer, **(plain if alike else {})}))
    return demand, told


def plain_offer(dice: random.Random, identifier: str) -> Json:
    """An offer that says little or much, of few structures and services."""
    opens, closes = dice.choice(DAYS), dice.choice(DAYS)
    if opens and closes and closes < opens:
        opens, closes = closes, opens
    many = {"motives": ["home_help"], "publics": ["over_60", "disabled"], "requesters": ["carer", "mt"],
            "areas": ["75", "13001"]}
    told: Json = {name: dice.sample(words, dice.randint(0, len(words))) if dice.random() < 0.6 else []
                  for name, words in many.items()}
    return sited(dice, {
        **told, "areas": sorted(told["areas"]), "kind": dice.choice(("unknown", sorted(CODES["structure_kind"])[0])),
        "id": identifier, "structure": dice.choice(STRUCTURES), "access_point": dice.choice((None, None, *STRUCTURES)),
        "services": dice.choice(ANSWERED), "level": dice.choice(LEVELS[:2]),
        "specialty": dice.choice(("unknown", "unknown", "ordinary", "specialised")),
        "capacity": dice.choice((None, None, 0, 1, 2)), "lead_days": dice.choice((None, 3, 7)), "opens": opens,
        "closes": closes, "full_until": dice.choice(DAYS)})


def otherwise(dice: random.Random, offer: Json) -> Json:
    """The offer as another says it: less, and a thing or two otherwise."""
    new, source = copy.deepcopy(offer), plain_offer(dice, offer["id"])
    for name in dice.sample(sorted(UNSAID), dice.randint(0, 4)):
        new[name] = copy.deepcopy(UNSAID[name][0])
    for name in dice.sample([*sorted(UNSAID), "structure", "level", "services"], dice.choice((0, 0, 1, 2))):
        new[name] = source[name]
    if dice.random() < 0.3:
        new["opens"], new["closes"] = dice.choice(((None, dice.choice(DAYS[:3])), (dice.choice(DAYS[:3]), None)))
    if new["opens"] and new["closes"] and new["closes"] < new["opens"]:
        new["closes"] = None
    return new


def structures(dice: random.Random, unlike: set[str | None]) -> list[Json]:
    """What a few structures are called; a reference is mostly of one."""
    told = []
    for structure in dice.sample(STRUCTURES, dice.randint(0, 4)):
        reference, name = dice.choice(REFERENCES), dice.choice(NAMES)
        if reference in unlike and dice.random() < 0.8:
            reference = None
        unlike.add(reference)
        if reference or name:
            told.append({"id": structure, "reference": reference, "name": name})
    return sorted(told, key=lambda each: int(each["id"], 16))


def guichet(dice: random.Random) -> Json:
    return {"kind": "integrated", "structure": dice.choice(STRUCTURES[:3]), "level": dice.choice(LEVELS[:2]),
            "doors": dice.choice((["clic", "hospital"], ["clic"])), "channels": []}


def two(seed: int) -> tuple[Directory, Directory]:
    """Two directories, the second with some of the first's offers as others say them."""
    dice = random.Random(seed)
    ours = Directory([plain_offer(dice, f"{number:032x}") for number in dice.sample(range(1, 9), dice.randint(0, 4))],
                     [guichet(dice) for _ in range(dice.randint(0, 2))], structures(dice, set()))
    alike = {"structure": STRUCTURES[0], "services": ["home_help"], "level": LEVELS[0], "motives": []}
    crowded = dice.random() < 0.3
    for offer in ours.offers:
        offer.update(alike if crowded else {})
    offers = [otherwise(dice, each) for each in ours.offers if dice.random() < 0.7]
    for offer in offers:
        if dice.random() < 0.4:
            offer["id"] = f"{dice.randint(17, 10 ** 9):032x}"
    new = [plain_offer(dice, f"{dice.randint(9, 12) + 256 * number:032x}") for number in range(dice.randint(0, 3))]
    for offer in new:
        offer.update(alike if crowded else {})
    told = [*offers, *new]
    dice.shuffle(told)
    other = Directory(told, [guichet(dice) for _ in range(dice.randint(0, 2))], structures(dice, set()))
    return ours, other


def change(dice: random.Random) -> dict[str, Any]:
    """What of an offer changes, now and then into what may not be."""
    values = {"capacity": (None, 0, 1, 2, 2147483648), **dict.fromkeys(LIVING[1:], DAYS)}
    return {name: dice.choice(values[name]) for name in dice.sample(LIVING, dice.randint(1, 3))}
