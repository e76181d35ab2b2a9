"""Made-up directories and demands, by seed: small, so that ties, second services and every reason come up often.

Spec: 22-directory; 20-orientation, "The demand".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
from typing import Any

from ..orientation.vocabulary import CODES, MOTIVES, NON_PROFESSIONALS, VALUES, possible
from .choose import LEVELS, LISTED

Json = dict[str, Any]
SERVICES = ("home_help", "geriatric_expertise", "case_management", "pathway_assistance", "know_how_support",
            "shared_assessment")
DAYS = ("2025-06-01", "2025-06-02", "2025-06-03")
AREAS = ("75", "751", "75101", "75056", "13", "2A")
OPEN_FIELDS = ("requester", "urgency", "ground")


def some(dice: random.Random, words: Any, most: int, least: int = 0) -> list[str]:
    words = sorted(words)
    return sorted(dice.sample(words, dice.randint(least, min(most, len(words)))))


def identifier(dice: random.Random) -> str:
    return f"{dice.randint(1, 2 ** 128 - 1):032x}"


def offer(dice: random.Random, structures: list[str]) -> Json:
    """An offer: most may serve, each thing that may hinder it turning up now and then."""
    opens, closes = sorted([dice.choice(DAYS), dice.choice(DAYS)])
    return {
        "kind": "unknown", "id": identifier(dice), "structure": dice.choice(structures),
        "access_point": dice.choice((None, structures[0])), "services": some(dice, SERVICES, 3, 1),
        "motives": some(dice, MOTIVES, 2), "level": dice.choice(LEVELS),
        "publics": some(dice, CODES["public"], 2) if dice.random() < 0.4 else [],
        "requesters": some(dice, VALUES["requester"], 3) if dice.random() < 0.6 else [],
        "specialty": "unknown", "capacity": dice.choice((0, 1, 1, 2, 2, 2, None)), "lead_days": None,
        "opens": opens if dice.random() < 0.3 else None, "closes": closes if dice.random() < 0.3 else None,
        "full_until": dice.choice(DAYS) if dice.random() < 0.15 else None,
        "areas": sorted(some(dice, AREAS, 2)) if dice.random() < 0.3 else ["75"],
        "site": dice.choice((None, "75101", "75102", "75056", "13001"))}


def guichet(dice: random.Random, structures: list[str]) -> Json:
    return {"kind": dice.choice(("integrated", "single")), "structure": dice.choice(structures),
            "level": dice.choice(LEVELS), "doors": some(dice, set(CODES["door"]) - {"unknown"}, 3), "channels": []}


def publics(dice: random.Random, over_60: str) -> list[str]:
    """For whom, or nothing; what goes together, and with the field over_60."""
    aged = {"yes": ("adults", "over_60"), "no": ("adults", "children"), "unknown": ("adults", "children", "over_60")}
    more = some(dice, ("disabled", "mental_health", "other"), 1)
    return sorted({*more, *([dice.choice(aged[over_60])] if dice.random() < 0.5 else [])})


def demand(dice: random.Random) -> Json:
    """A possible demand; half of them from a person or a carer."""
    while True:
        values = {field: dice.choice(words) for field, words in VALUES.items()}
        if dice.random() < 0.5:
            values["requester"] = dice.choice(sorted(NON_PROFESSIONALS))
        if dice.random() < 0.4:
            values["stage"] = "to_refer"
        if possible(values):
            break
    motives = ["home_help", "geriatric_expertise", "case_management", "assessment", "know_how"]
    return {"id": identifier(dice), "date": dice.choice((None, *DAYS)), "commune": dice.choice((None, "75101", "75102", "75056")),
            "publics": publics(dice, values["over_60"]),
            "motives": some(dice, motives, 3, 1), "door": None, "channel": None, "call": None,
            **{field: values[field] for field in OPEN_FIELDS},
            "situation": {field: value for field, value in values.items() if field not in OPEN_FIELDS}}


def generate(seed: int) -> tuple[Json, list[Json], list[Json]]:
    """A demand, offers and guichets."""
    dice = random.Random(seed)
    structures = [identifier(dice) for _ in range(3)]
    assert set(SERVICES) <= LISTED
    return (demand(dice), [offer(dice, structures) for _ in range(dice.randint(0, 12))],
            [guichet(dice, structures) for _ in range(dice.randint(0, 3))])
