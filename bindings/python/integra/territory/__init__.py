"""Territories: who meets, what they decide, how far integration has come, and what to find out.

Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .review import Review, ReviewComparison, SheetLine, TerritoryFinding, TerritoryQuestion
from .refusals import TerritoryError
from .rise import Rise, Risen
from .row import UNKNOWN, Row, Unknown
from .rows import (
    Addressee, Agenda, Body, ClinicalMonth, CommonPlan, Concerned, Decision, Diagnosis, Difficulty, Evaluation, Feedback,
    Flow, Function, InclusionMonth, InclusionOutcome, Interest, Matter, Meeting, Merger, Need, Participant, Partner, Pilote,
    PlanChange, Present, Seat, Statement, Structure, Tally, Told,
)
from .territory import Territory

__all__ = [
    "Addressee", "Agenda", "Body", "ClinicalMonth", "CommonPlan", "Concerned", "Decision", "Diagnosis", "Difficulty",
    "Evaluation", "Feedback", "Flow", "Function", "InclusionMonth", "InclusionOutcome", "Interest", "Matter", "Meeting",
    "Merger", "Need", "Participant", "Partner", "Pilote", "PlanChange", "Present", "Review", "ReviewComparison", "Rise",
    "Risen", "Row", "Seat", "SheetLine", "Statement", "Structure", "Tally", "Territory", "TerritoryError", "TerritoryFinding", "TerritoryQuestion", "Told",
    "UNKNOWN", "Unknown",
]
