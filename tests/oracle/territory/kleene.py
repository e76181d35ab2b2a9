"""GEN-1: answers are yes (True), no (False) or unknown (None), combined by Kleene's strong logic.

Spec: GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable

Tri = bool | None
NAMES = {True: "yes", False: "no", None: "unknown"}
VALUES: dict[str | None, Tri] = {"yes": True, "no": False, "unknown": None, None: None}


def every(answers: Iterable[Tri]) -> Tri:
    """AND: no where one is no, yes where all are yes (none at all: yes), else unknown."""
    found = list(answers)
    if False in found:
        return False
    return None if None in found else True


def some(answers: Iterable[Tri]) -> Tri:
    """OR: yes where one is yes, no where all are no (none at all: no), else unknown."""
    return negate(every(negate(answer) for answer in answers))


def negate(answer: Tri) -> Tri:
    """NOT: unknown stays unknown."""
    return None if answer is None else not answer


def verdict(yes: bool, no: bool) -> Tri:
    """Yes where that is certain, no where that is, else unknown."""
    assert not (yes and no), "both certain"
    return True if yes else (False if no else None)
