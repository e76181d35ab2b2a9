"""One person screened, from the NDJSON input form to the NDJSON output form.

Written from the rules and annexe 3 alone, without the library's code in sight:
plain and slow, so that the two can be held against each other.

Spec: SCR-1 to SCR-8, SCR-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from ..dates import parse
from .explain import (
    DEFAULTS,
    ITEMS,
    compare,
    in_order,
    least_to_settle,
    reasons,
    robustness,
    verdicts,
    with_defaults,
)
from .facts import at_least, count, derive, word
from ..inclusion.inclusion import inclusion

__all__ = [
    "DEFAULTS",
    "ITEMS",
    "compare",
    "inclusion",
    "least_to_settle",
    "legal_complexity",
    "reasons",
    "robustness",
    "screen",
    "stage",
]

# SCR-5: which stages a judgement, then a consent, comes too early for. A consent
# has no turn either where the professional judged that nothing is needed.
BEFORE_JUDGEMENT = ("not_indicated", "undetermined")
BEFORE_CONSENT = (*BEFORE_JUDGEMENT, "awaiting_judgement", "not_needed")


def legal_complexity(
    floor: int | None, complete: bool, thresholds: Mapping[str, int] | None = None
) -> str:
    """SCR-11: are several categories of professionals called for?"""
    limit = with_defaults(thresholds)["legal_complexity_professions"]
    return word(at_least(limit, floor, complete))


def stage(threshold: str, judgement: str, consent: str) -> str:
    """SCR-4 and SCR-5: the questions of annexe 3 in their order."""
    if threshold != "yes":
        return {"no": "not_indicated", "unknown": "undetermined"}[threshold]
    if judgement != "yes":
        return {"no": "not_needed", "unknown": "awaiting_judgement"}[judgement]
    return {"yes": "to_refer", "no": "declined", "unknown": "awaiting_consent"}[consent]


def ask(items: Mapping[str, str], both: Mapping[str, str], at_stage: str) -> list[str]:
    """SCR-6: what to ask next."""
    if "unknown" in both.values():
        return [name for name in ITEMS if items[name] == "unknown"]
    waits = {"awaiting_judgement": ["judgement"], "awaiting_consent": ["assistance_consent"]}
    return waits.get(at_stage, [])


def findings(
    stated: Mapping[str, str],
    derived: Mapping[str, str],
    at_stage: str,
    judgement: str,
    consent: str,
) -> list[dict[str, str]]:
    """SCR-5 and SCR-8: by rule, then in the order of the questionnaire."""
    found = []
    if judgement != "unknown" and at_stage in BEFORE_JUDGEMENT:
        found.append({"rule": "SCR-5", "item": "judgement"})
    if consent != "unknown" and at_stage in BEFORE_CONSENT:
        found.append({"rule": "SCR-5", "item": "assistance_consent"})
    for name in ITEMS:
        if {stated[name], derived[name]} == {"yes", "no"}:
            found.append({"rule": "SCR-8", "item": name})
    return found


def screen(
    record: Mapping[str, Any],
    thresholds: Mapping[str, int] | None = None,
    *,
    pack: str = "has-2014",
    at: str | None = None,
) -> dict[str, Any]:
    """Screen one well-formed record at its own date, or at `at`.

    Findings hold the rule and the item only: nothing else of them is in the rules.
    """
    limits = with_defaults(thresholds)
    facts = record.get("facts")
    day = at or record.get("date")
    stated = dict(zip(ITEMS, in_order(record.get("answers") or {}), strict=True))
    derived = dict.fromkeys(ITEMS, "unknown")
    if facts is not None:
        derived = derive(facts, parse(day), parse(record.get("date")), limits)
    filled = [name for name in ITEMS if stated[name] == "unknown"]
    items = {**stated, **{name: derived[name] for name in filled}}
    both = verdicts(in_order(items), limits)
    judgement = record.get("judgement") or "unknown"
    consent = record.get("assistance_consent") or "unknown"
    at_stage = stage(both["assistance_threshold"], judgement, consent)
    professions = count(facts or {}, "professions", limits["legal_complexity_professions"])
    identifier = record.get("id")
    return {
        "id": None if identifier is None else uuid.UUID(identifier).hex,
        "ref": record.get("ref"),
        "date": day,
        "pack": pack,
        "items": items,
        "derived": filled if facts is not None else [],
        "yes_count": list(items.values()).count("yes"),
        "unknown_count": list(items.values()).count("unknown"),
        **both,
        "stage": at_stage,
        "ask": ask(items, both, at_stage),
        "least_to_settle": least_to_settle(items, limits),
        "legal_complexity": word(professions),
        "findings": findings(stated, derived, at_stage, judgement, consent),
    }
