"""From orientation to concertation: what a guichet was asked and answered, and what of it the tables should hear.

Read first :class:`DemandLog`: rows of what was asked and what became of it, which :func:`logged` makes of a demand and its
response and :func:`response_row` of a line of ``integra orient``. Its ``difficulties`` are rows of a territory;
:func:`propose` says which recur, and what the tactical table may discuss.

Spec: spec/45-observed.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .answers import logged, response_row
from .draft import draft_toml
from .log import DemandLog
from .model import Called, LogRow, Outcome
from .proposals import Proposal, Proposals, Tried, propose
from .table import LogError

__all__ = ["Called", "DemandLog", "LogError", "LogRow", "Outcome", "Proposal", "Proposals", "Tried", "draft_toml", "logged",
           "propose", "response_row"]
