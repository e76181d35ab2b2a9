"""Answers derived from a record, for the oracle.

A fact that is not wholly known is the *set of values it may have*; a question
about facts is asked of every combination of them. One value left is the answer,
two are "unknown". No truth table is written down: Kleene's strong logic (GEN-1)
comes out of it, since each fact is read once per item.

Spec: SCR-7, SCR-11, GEN-1, GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ..dates import in_closed, months_before, parse

Possible = frozenset[bool]

YES: Possible = frozenset({True})
NO: Possible = frozenset({False})
MAYBE: Possible = YES | NO


def possible(answer: str | None) -> Possible:
    """The truths a three-valued word leaves open."""
    return {"yes": YES, "no": NO}.get(answer or "unknown", MAYBE)


def word(values: Possible) -> str:
    """The three-valued word for what remains possible."""
    return "unknown" if len(values) == 2 else "yes" if True in values else "no"


def any_of(*facts: Possible) -> Possible:
    """Every way "at least one of them" can turn out."""
    result = NO
    for fact in facts:
        result = frozenset(a or b for a in result for b in fact)
    return result


def both(left: Possible, right: Possible) -> Possible:
    """Every way "one and the other" can turn out."""
    return frozenset(a and b for a in left for b in right)


def at_least(threshold: int, floor: int | None, complete: bool) -> Possible:
    """SCR-7: does the count reach the threshold?

    A floor may be any number from itself upwards; one past both is enough to see.
    """
    lowest = 0 if floor is None else floor
    highest = lowest if complete and floor is not None else max(lowest, threshold)
    return frozenset(n >= threshold for n in range(lowest, highest + 1))


def count(facts: Mapping[str, Any], name: str, threshold: int) -> Possible:
    """A count under its own name is complete, under `_at_least` a floor."""
    if facts.get(name) is not None:
        return at_least(threshold, facts[name], complete=True)
    return at_least(threshold, facts.get(name + "_at_least"), complete=False)


def emergency_admission(
    facts: Mapping[str, Any],
    day: datetime.date | None,
    record_date: datetime.date | None,
    months: int,
) -> Possible:
    """SCR-7 item 1: an emergency admission in [D - months, D]."""
    if day is None:
        return MAYBE
    start = months_before(day, months)
    seen = NO
    for stay in facts.get("admissions") or []:
        when = parse(stay.get("date"))
        inside = MAYBE if when is None else YES if in_closed(when, start, day) else NO
        seen = any_of(seen, both(inside, possible(stay.get("emergency"))))
    unseen = NO if is_covered(facts, start, day, record_date) else MAYBE
    return any_of(seen, unseen)


def is_covered(
    facts: Mapping[str, Any],
    start: datetime.date | None,
    day: datetime.date,
    record_date: datetime.date | None,
) -> bool:
    """Is every day of the window within what the record says it knows?

    Admissions left out are unknown, not none: only a list, empty or not, is covered.
    """
    if facts.get("admissions") is None or start is None:
        return False
    known_from = parse(facts.get("admissions_known_from"))
    known_to = parse(facts.get("admissions_known_to")) or record_date
    if known_from is None or known_to is None:
        return False
    window = [start + datetime.timedelta(days=n) for n in range((day - start).days + 1)]
    return all(in_closed(each, known_from, known_to) for each in window)


def derive(
    facts: Mapping[str, Any],
    day: datetime.date | None,
    record_date: datetime.date | None,
    thresholds: Mapping[str, int],
) -> dict[str, str]:
    """SCR-7: the six items as the facts alone answer them at date D."""

    def fact(name: str) -> Possible:
        return possible(facts.get(name))

    polypathology = any_of(
        count(facts, "chronic_conditions", thresholds["chronic_conditions_threshold"]),
        fact("severe_heart_failure"),
        fact("severe_respiratory_failure"),
        fact("severe_renal_failure"),
        count(facts, "medicines", thresholds["medicines_threshold"]),
    )
    trouble = any_of(
        fact("cognitive_trouble"),
        fact("mood_trouble"),
        fact("behavioural_trouble"),
        fact("addiction"),
    )
    burden = any_of(fact("cannot_manage_pathway"), fact("entourage_in_difficulty"))
    months = thresholds["emergency_admission_months"]
    items = {
        "emergency_admission": emergency_admission(facts, day, record_date, months),
        "polypathology": polypathology,
        "mobility": fact("restricted_mobility"),
        "cognition_mood_behaviour": both(trouble, burden),
        "socio_economic": any_of(
            fact("isolation"), fact("housing_problem"), fact("low_resources")
        ),
        "access_to_care": any_of(fact("access_problem"), fact("organisation_problem")),
    }
    return {name: word(values) for name, values in items.items()}
