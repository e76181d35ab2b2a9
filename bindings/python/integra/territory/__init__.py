"""Territories: who meets, what they decide, how far integration has come, and what to find out.

Read first :class:`Territory`: ``add`` takes rows of the classes here, one a table (:class:`Body`, :class:`Meeting`, …), and
``from_frames`` a data frame a table; ``claim`` says which lists are complete, for a list is a floor and what is not in it is
unknown (GEN-1). Then :class:`Review`, which ``Territory.review`` makes: what is wrong or late, the sheet, what to ask next.
:class:`Row` says how rows name each other, :class:`TerritoryError` where something stands that is refused.

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
