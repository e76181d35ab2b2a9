"""What the support structure answers after referral, for the oracle.

Spec: SCR-9 (HAS-APP annexe 4).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

# Annexe 4, group by group; each group has an "other" besides, which is a text.
REASONS: dict[str, tuple[str, ...]] = {
    "health": ("severe_pathology", "polypathology", "loss_of_autonomy"),
    "pathway": ("cognitive", "mood", "behavioural", "addiction"),
    "isolation": ("lives_alone", "no_support", "exhausted_carers"),
    "socio_economic": ("social", "economic", "cultural_barrier"),
    "use_of_care": (
        "reported_by_primary_care",
        "many_emergency_visits",
        "repeated_admissions",
    ),
}
OUTCOMES = ("confirmed", "not_confirmed", "more_information")
FUNCTIONS = ("F1", "F2", "F3", "F4", "F5")


def counted_reasons(
    coded: Collection[tuple[str, str]], others: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """The grounds that count: the coded ones, and an "other" only with a text."""
    counted = [
        (group, code)
        for group, codes in REASONS.items()
        for code in codes
        if (group, code) in coded
    ]
    for group in REASONS:
        if (others.get(group) or "").strip():
            counted.append((group, "other"))
    return counted


def refuse(why: str) -> dict[str, Any]:
    """A refusal names its rule and says why."""
    return {"refused": "SCR-9", "why": why}


def inclusion(
    outcome: str,
    coded: Collection[tuple[str, str]],
    extent: Collection[str],
    others: Mapping[str, str | None] | None = None,
) -> dict[str, Any]:
    """SCR-9: the outcome with what it amounts to, or a refusal.

    The extent is required of a confirmation; with another outcome nothing is
    provided, so `provision` is None whatever functions were noted.
    """
    if outcome not in OUTCOMES:
        return refuse("outcome")
    if any(code not in REASONS.get(group, ()) for group, code in coded):
        return refuse("reason")
    if any(function not in FUNCTIONS for function in extent):
        return refuse("extent")
    counted = counted_reasons(coded, others or {})
    provision = None
    if outcome == "confirmed":
        if not counted:
            return refuse("no_reason")
        if not extent:
            return refuse("no_extent")
        whole = all(function in extent for function in FUNCTIONS)
        provision = "pathway_assistance" if whole else "point_support"
    return {"outcome": outcome, "reasons": counted, "provision": provision}
