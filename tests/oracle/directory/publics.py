"""For whom a demand is and for whom an offer is, word by word: what may be said, and whether the two meet.

Spec: 20-orientation, "For whom"; 22-directory, "Who may serve" (ORI-11, GEN-1).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection


def refused(said: Collection[str], over_60: str) -> str | None:
    """Why a demand may not say this: the code of the refusal, or None where it may."""
    if "anyone" in said:
        return "invalid_value"
    grown = {"adults", "over_60"} & set(said)
    if "children" in said and (grown or over_60 == "yes"):
        return "refused"
    return "refused" if "over_60" in said and over_60 == "no" else None


def meets(public: str, said: Collection[str], over_60: str) -> str:
    """Whether whom the demand is for is of one public of an offer."""
    if public == "anyone":
        return "yes"
    if public == "over_60":
        if over_60 != "unknown":
            return over_60
        return "yes" if "over_60" in said else "no" if "children" in said else "unknown"
    grown = over_60 == "yes" or "adults" in said or "over_60" in said
    if public == "adults":
        return "yes" if grown else "no" if "children" in said else "unknown"
    if public == "children":
        return "yes" if "children" in said else "no" if grown else "unknown"
    return "yes" if public in said and public != "other" else "unknown"


def matched(publics: Collection[str], said: Collection[str], over_60: str) -> str:
    """The best of what the offer lists; anyone where it lists nothing."""
    found = {meets(public, said, over_60) for public in publics or ("anyone",)}
    return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"
