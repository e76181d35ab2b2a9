"""Made-up directories of wider choice: every listed service, motive and value, identifiers that differ in one byte.

Spec: 22-directory; 20-orientation, "The demand".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import random
from collections.abc import Collection
from typing import Any

from ..orientation.vocabulary import CODES, MOTIVES, NON_PROFESSIONALS, VALUES, answers, possible
from .choose import LEVELS, LISTED

Json = dict[str, Any]
#: Days on both sides of which others stand: the end of a year, of a century, of February, and before 1970.
MIDDLES = tuple(map(datetime.date.fromisoformat, ("2024-12-31", "2000-01-01", "2024-02-29", "1969-12-31")))
COMMUNES = ("75101", "75102", "75056", "69123", "69385", "13055", "13216", "2A004", "13001", "97101")
AREAS = ("75", "751", "75101", "75102", "75056", "69", "693", "69123", "69381", "13", "132", "13055", "13216", "13201", "2A",
         "2A004", "97", "971")
MOST = 2147483647
#: Identifiers whose order as numbers, as bytes and as texts is one, and is lost where bytes are read the wrong way.
MARKS = ("00" * 15 + "01", "00" * 15 + "ff", "00" * 14 + "0100", "01" + "00" * 15, "7f" + "ff" * 15, "80" + "00" * 15)
TOP = ("requester", "urgency", "ground")
#: Beside one listed service: network assistance and case management, so that a second is tried.
ASSISTANCE = ("case_management", "pathway_assistance")


def few(dice: random.Random, words: Collection[str], most: int, least: int = 0) -> list[str]:
    return dice.sample(sorted(words), dice.randint(least, most))


def near(dice: random.Random, middle: datetime.date) -> datetime.date:
    return middle + datetime.timedelta(dice.choice((-40, -1, 0, 1, 40)))


def publics(dice: random.Random, over_60: str) -> list[str]:
    """Of the sets that somebody can be, one."""
    while True:
        found = set(few(dice, set(CODES["public"]) - {"anyone"}, 3))
        child, older = "children" in found, "over_60" in found
        if not (child and found & {"adults", "over_60"}) and not (older and over_60 == "no") and not (child and over_60 == "yes"):
            return sorted(found)


def demand(dice: random.Random, middle: datetime.date, focus: str) -> Json:
    """A possible demand, each field drawn alone and the whole drawn again where the three bonds do not hold."""
    while True:
        values = {field: dice.choice(words) for field, words in VALUES.items()}
        if dice.random() < 0.6:
            values["requester"] = dice.choice(sorted(NON_PROFESSIONALS))
        values["sharing_consent"] = dice.choice((*VALUES["sharing_consent"], "yes"))
        if possible(values):
            break
    asked = {motive for motive in MOTIVES if focus in answers(motive, values)} | set(few(dice, MOTIVES, 3, 1))
    return {
        "id": dice.choice(MARKS), "date": dice.choice((None, str(middle), str(middle), str(middle))),
        "commune": dice.choice((None, *COMMUNES)), "publics": publics(dice, values["over_60"]), "motives": sorted(asked, key=MOTIVES.index),
        "door": None, "channel": None, "call": None, **{field: values[field] for field in TOP},
        "situation": {field: value for field, value in values.items() if field not in TOP},
    }


def offer(dice: random.Random, identifier: str, middle: datetime.date, focus: str, commune: str | None) -> Json:
    """An offer, mostly of the services in focus and of the demand's commune."""
    first, last = sorted((near(dice, middle), near(dice, middle)))
    days = [str(day) if dice.random() < 0.2 else None for day in (first, last, near(dice, middle))]
    places = {dice.choice((2, 3, 5))} if commune and dice.random() < 0.8 else set()
    areas = {commune[:size] for size in places if commune} | set(few(dice, AREAS, 2))
    return {
        "kind": dice.choice(sorted(CODES["structure_kind"])), "id": identifier, "structure": dice.choice(MARKS[2:5]),
        "access_point": dice.choice((None, MARKS[0])), "motives": few(dice, MOTIVES, 2),
        "services": sorted({focus, *few(dice, LISTED, 2)} if dice.random() < 0.7 else few(dice, LISTED, 3, 1)),
        "level": dice.choice(LEVELS), "publics": dice.choice(([], [], [], ["over_60"], few(dice, CODES["public"], 2))),
        "requesters": few(dice, VALUES["requester"], 3) if dice.random() < 0.4 else [],
        "specialty": dice.choice(sorted(CODES["specialty"])), "capacity": dice.choice((0, 1, 1, 2, 2, MOST, None)),
        "lead_days": dice.choice((None, 0, 36500)), "opens": days[0], "closes": days[1], "full_until": days[2],
        "areas": sorted(areas), "site": dice.choice((None, commune, *COMMUNES)),
    }


def guichet(dice: random.Random) -> Json:
    doors = few(dice, set(CODES["door"]) - {"unknown"}, 3)
    return {"kind": dice.choice(("integrated", "single")), "structure": dice.choice(MARKS),
            "level": dice.choice(LEVELS), "doors": doors, "channels": few(dice, ("phone", "web"), 2)}


def generate(seed: int) -> tuple[Json, list[Json], list[Json]]:
    """A demand, 0 to 12 offers in no order, and guichets."""
    dice = random.Random(seed)
    middle, focus = dice.choice(MIDDLES), dice.choice((*sorted(LISTED), *ASSISTANCE * 3))
    asked = demand(dice, middle, focus)
    identifiers = [*MARKS, *(f"{at:02x}" * 16 for at in range(2, 8))]
    dice.shuffle(identifiers)
    offers = [offer(dice, identifier, middle, dice.choice((focus, *ASSISTANCE)) if focus in ASSISTANCE else focus,
                    asked["commune"])
              for identifier in identifiers[:dice.randint(0, len(identifiers))]]
    return asked, offers, [guichet(dice) for _ in range(dice.randint(0, 3))]
