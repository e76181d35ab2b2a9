"""The screening in plain numpy: tri codes in, tri codes out. Kleene's "or" is the greatest of (no, unknown, yes).

Spec: bench/README.md, spec/10-screening.md (SCR-1 to SCR-8, SCR-11).  Layer: bench.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import numpy as np
from frames_data import ITEMS, OUTPUTS

import integra

UNKNOWN, NO, YES = (np.uint8(code) for code in range(3))


def hold(people: dict[str, Any]) -> dict[str, Any]:
    return people


def either(*columns: Any) -> Any:
    yes = np.logical_or.reduce([column == YES for column in columns])
    no = np.logical_and.reduce([column == NO for column in columns])
    return np.where(yes, YES, np.where(no, NO, UNKNOWN))


def both(left: Any, right: Any) -> Any:
    return np.where((left == NO) | (right == NO), NO, np.where((left == YES) & (right == YES), YES, UNKNOWN))


def reaches(people: dict[str, Any], name: str, threshold: int) -> Any:
    return np.where(people[name] >= threshold, YES, np.where(people[f"{name}_complete"], NO, UNKNOWN))


def verdict(yes: Any, unknown: Any, threshold: int) -> Any:
    return np.where(yes >= threshold, YES, np.where(yes + unknown < threshold, NO, UNKNOWN))


def own(people: dict[str, Any]) -> dict[str, Any]:
    p, unknown = people, np.zeros(len(people["mobility"]), np.uint8)
    derived = {
        "emergency_admission": unknown,
        "polypathology": either(reaches(p, "chronic_conditions", 3), p["severe_heart_failure"],
                                unknown, reaches(p, "medicines", 10)),
        "mobility": p["restricted_mobility"],
        "cognition_mood_behaviour": both(either(p["cognitive_trouble"], unknown),
                                         either(p["cannot_manage_pathway"], unknown)),
        "socio_economic": either(p["isolation"], p["low_resources"], unknown),
        "access_to_care": either(p["access_problem"], unknown),
    }
    out = {name: np.where(p[name] == UNKNOWN, derived[name], p[name]) for name in ITEMS}
    items = [out[name] for name in ITEMS]
    yes = np.add.reduce([item == YES for item in items], dtype=np.uint8)
    open_items = np.add.reduce([item == UNKNOWN for item in items], dtype=np.uint8)
    threshold, judged, agreed = verdict(yes, open_items, 2), p["judgement"], p["assistance_consent"]
    stage = np.select(
        [threshold == NO, threshold == UNKNOWN, judged == UNKNOWN, judged == NO, agreed == UNKNOWN, agreed == NO],
        [np.uint8(code) for code in range(1, 7)], np.uint8(7))
    return out | {
        "yes_count": yes, "unknown_count": open_items, "pps": verdict(yes, open_items, 1),
        "assistance_threshold": threshold, "stage": stage, "legal_complexity": reaches(p, "professions", 2)}


def through_integra(people: dict[str, Any]) -> dict[str, Any]:
    return integra.screen_columns(people, outputs=OUTPUTS)


def codes(made: dict[str, Any]) -> dict[str, Any]:
    return made
