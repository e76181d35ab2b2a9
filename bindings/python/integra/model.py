"""The classes that hold records, screenings and inclusion sheets: frozen, typed, judged as they are made.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .model_base import FrozenMap
from .model_inclusion import Entry, Inclusion, InclusionResult
from .model_record import Admission, Answers, AtLeast, Facts, Record
from .model_screening import Finding, Reason, Screening

__all__ = [
    "Admission", "Answers", "AtLeast", "Entry", "Facts", "Finding", "FrozenMap", "Inclusion", "InclusionResult",
    "Reason", "Record", "Screening",
]
