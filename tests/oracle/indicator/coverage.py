"""The days that a count needs, and whether the data cover them (IND-8, reading 12). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from . import civil
from .stays import DENOMINATOR, NUMERATOR

Span = tuple[int, int]
BEFORE_DAYS = 30


def needed(indicator: str, at: int, months: int) -> tuple[Span | None, Span | None]:
    """Days that the numerator and the denominator need; None: none."""
    if indicator in ("A1", "A2"):
        return (at, at), (at, at)
    if indicator in ("B1", "B2"):
        before = civil.months_before(at, 12)
        return (at, at), (None if before is None else (before, before))
    if indicator == "B3":
        return with_days_before(civil.window(at, *NUMERATOR)), with_days_before(civil.window(at, *DENOMINATOR))
    period = civil.window(at, months if indicator == "A3" else 12, 0)
    return period, period


def with_days_before(span: Span | None) -> Span | None:
    """A window with the 30 days before its first day (IND-8)."""
    return None if span is None else (span[0] - BEFORE_DAYS, span[1])


def wholly(need: Span | None, covers: Span) -> bool:
    """Whether the days stated cover the need; days before the calendar need no cover (reading 12)."""
    if need is None:
        return True
    return covers[0] <= max(need[0], civil.FIRST) and need[1] <= covers[1]


def covered(indicator: str, at: int, months: int, covers: Span | None) -> tuple[bool, bool] | None:
    """Whether each count is wholly covered; None where nothing is stated."""
    if covers is None:
        return None
    numerator, denominator = needed(indicator, at, months)
    return wholly(numerator, covers), wholly(denominator, covers)
