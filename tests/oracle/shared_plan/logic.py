"""Kleene's strong three-valued logic.

Spec: PLN-11, GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Tri(IntEnum):
    """An answer (GEN-1)."""

    NO = 0
    UNKNOWN = 1
    YES = 2


def tri(value: bool) -> Tri:
    """A plain yes or no."""
    return Tri.YES if value else Tri.NO


def negate(answer: Tri) -> Tri:
    """Kleene's not."""
    return Tri(2 - answer)


def every(answers: Iterable[Tri]) -> Tri:
    """Kleene's and; of nothing, yes."""
    return min(answers, default=Tri.YES)


def some(answers: Iterable[Tri]) -> Tri:
    """Kleene's or; of nothing, no."""
    return max(answers, default=Tri.NO)


def agree(answers: Iterable[Tri]) -> Tri:
    """A question about a slot: yes when every value held says yes, no when every one says no, else unknown (PLN-11)."""
    seen = set(answers)
    return seen.pop() if len(seen) == 1 else Tri.UNKNOWN
