"""Verdicts and what they rest on, by trying every way to answer.

Spec: SCR-1 to SCR-3, SCR-6, SCR-10, SCR-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping

ITEMS = (
    "emergency_admission",
    "polypathology",
    "mobility",
    "cognition_mood_behaviour",
    "socio_economic",
    "access_to_care",
)
ANSWERS = ("yes", "no", "unknown")
DEFAULTS: dict[str, int] = {
    "pps_threshold": 1,
    "assistance_threshold": 2,
    "emergency_admission_months": 6,
    "chronic_conditions_threshold": 3,
    "medicines_threshold": 10,
    "legal_complexity_professions": 2,
}
VERDICTS = {"pps": "pps_threshold", "assistance_threshold": "assistance_threshold"}

Answers = tuple[str, ...]


def with_defaults(thresholds: Mapping[str, int] | None) -> dict[str, int]:
    """The built-in values, with those given by name put over them."""
    unknown = set(thresholds or {}) - set(DEFAULTS)
    if unknown:
        raise KeyError(f"no such threshold: {sorted(unknown)}")
    return {**DEFAULTS, **(thresholds or {})}


def in_order(items: Mapping[str, str]) -> Answers:
    """The six answers in item order; an item left out is unknown."""
    return tuple(items.get(name) or "unknown" for name in ITEMS)


@functools.cache
def verdict(answers: Answers, threshold: int) -> str:
    """SCR-1 to SCR-3: what every way to answer the open items agrees on."""
    ways = [("yes", "no") if a == "unknown" else (a,) for a in answers]
    reached = {full.count("yes") >= threshold for full in itertools.product(*ways)}
    return "unknown" if len(reached) == 2 else "yes" if True in reached else "no"


def verdicts(answers: Answers, limits: Mapping[str, int]) -> dict[str, str]:
    """Both verdicts, by name."""
    return {name: verdict(answers, limits[key]) for name, key in VERDICTS.items()}


def replaced(answers: Answers, places: tuple[int, ...], new: Answers) -> Answers:
    """The answers with those at the given places exchanged."""
    changed = list(answers)
    for place, answer in zip(places, new, strict=True):
        changed[place] = answer
    return tuple(changed)


def least_to_settle(items: Mapping[str, str], thresholds: Mapping[str, int] | None = None) -> int:
    """SCR-6: the fewest open items whose answers could settle both verdicts."""
    limits = with_defaults(thresholds)
    answers = in_order(items)
    open_places = [n for n, answer in enumerate(answers) if answer == "unknown"]
    for size in range(len(open_places) + 1):
        for places in itertools.combinations(open_places, size):
            for new in itertools.product(("yes", "no"), repeat=size):
                after = verdicts(replaced(answers, places, new), limits)
                if "unknown" not in after.values():
                    return size
    raise AssertionError("answering everything settles everything")


def forces(answers: Answers, kept: tuple[int, ...], threshold: int) -> bool:
    """Do the answers at the kept places give this verdict whatever the others are?"""
    others = tuple(n for n in range(len(ITEMS)) if n not in kept)
    wanted = verdict(answers, threshold)
    return all(
        verdict(replaced(answers, others, new), threshold) == wanted
        for new in itertools.product(ANSWERS, repeat=len(others))
    )


def reasons(
    items: Mapping[str, str], verdict_name: str, thresholds: Mapping[str, int] | None = None
) -> list[list[tuple[str, str]]]:
    """SCR-12: the smallest sets of answers that force the verdict, in item order.

    Nothing forces an open verdict: it has no reasons, only missing answers.
    """
    threshold = with_defaults(thresholds)[VERDICTS[verdict_name]]
    answers = in_order(items)
    if verdict(answers, threshold) == "unknown":
        return []
    for size in range(len(ITEMS) + 1):
        found = [
            [(ITEMS[n], answers[n]) for n in kept]
            for kept in itertools.combinations(range(len(ITEMS)), size)
            if forces(answers, kept, threshold)
        ]
        if found:
            return found
    raise AssertionError("all six answers force their own verdict")


def robustness(
    items: Mapping[str, str], verdict_name: str, thresholds: Mapping[str, int] | None = None
) -> int | None:
    """SCR-12: how many answers must differ, at least, for another verdict.

    None where no answers give another one (a threshold beyond the six items).
    """
    threshold = with_defaults(thresholds)[VERDICTS[verdict_name]]
    answers = in_order(items)
    now = verdict(answers, threshold)
    distances = [
        sum(a != b for a, b in zip(answers, other, strict=True))
        for other in itertools.product(ANSWERS, repeat=len(ITEMS))
        if verdict(other, threshold) != now
    ]
    return min(distances, default=None)


def compare(
    earlier_items: Mapping[str, str],
    later_items: Mapping[str, str],
    thresholds: Mapping[str, int] | None = None,
) -> dict[str, object]:
    """SCR-10: two screenings of one person, item by item, and what it advises."""
    limits = with_defaults(thresholds)
    before, after = in_order(earlier_items), in_order(later_items)
    moves = zip(ITEMS, before, after, strict=True)
    changed = [(name, old, new) for name, old, new in moves if old != new]
    name = "assistance_threshold"
    threshold_move = (verdicts(before, limits)[name], verdicts(after, limits)[name])
    return {
        "changed": changed,
        "review": any((old, new) == ("yes", "no") for _, old, new in changed),
        "adapt_or_suspend": threshold_move == ("yes", "no"),
        "complete_questionnaire": threshold_move == ("yes", "unknown"),
    }
