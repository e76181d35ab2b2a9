"""Conditions that are of a person's relatives.

Spec: FHIR R4 (Condition.category), spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import functools
import re

from .shape import Node

#: What a category says of the history of a family: SNOMED CT and LOINC, and in words, French and English.
_CODES = ("57177007", "416471007", "281666001", "10157-6", "8670-2", "FAMMEMB")
_WORDS = re.compile(
    r"\b(ant[eé]c[eé]dents?|atcd|ant|hist\w*)[ ._-]*(m[eé]dica\w*[ ._-]*)?fam|\bfam\w*[ ._-]*(medical[ ._-]*)?(history|hist|hx|atcd)"
    r"|\bhistory[ ._-]*(of|in)[ ._-]*(the[ ._-]*)?famil|\bfhx?\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=256)
def _said(text: str) -> bool:
    return text in _CODES or _WORDS.search(text) is not None


def of_relatives(it: Node) -> bool:
    """Say whether the category of a condition says that relatives had it."""
    return "category" in it.members and any(
        isinstance(said, str) and _said(said)
        for each in it.children("category")
        for said in (each.members.get("text"), *(
            coding.members.get(name) for coding in each.children("coding") for name in ("code", "display")))
    )
