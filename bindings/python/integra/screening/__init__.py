"""Complexity screening: records in, verdicts with their reasons out; the inclusion sheet and receipts with it.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .columns import screen_columns
from .evaluate import check_inclusion, compare, explain, receipt, replay, review_inclusion, screen, smallest_sets
from .inclusion import Entry, Inclusion, InclusionResult
from .model import Explanation, Finding, Reason, Screening
from .record import Admission, Answers, AtLeast, Facts, Record

__all__ = [
    "Admission", "Answers", "AtLeast", "Entry", "Explanation", "Facts", "Finding", "Inclusion", "InclusionResult",
    "Reason", "Record", "Screening", "check_inclusion", "compare", "explain", "receipt", "replay", "review_inclusion", "screen",
    "screen_columns", "smallest_sets",
]
