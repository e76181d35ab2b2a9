"""The shared plan: events of many hands, merged by union, and the state they fold to. ``integra.plan.store`` keeps plans.

Spec: spec/30-plan.md, spec/31-history.md, spec/32-exchange.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .due import CoverDays, Due, Screened
from .event import Concurrent, Draft, DraftRefusedError, Event, Refusal, Trouble
from .exchange import Held, HeldSlot, StateMessage, Summary, Tip
from .fork import Fork
from .holding import Holding, Totals, Value
from .on_day import PlanOnDay, SlotChange, ToldLater
from .plan import UNBOUNDED, Place, Plan
from .state import Closing, Intervention, Need, Objective, PlanState
from .taken import Taken
from .view import View, shows
from .view_rows import ViewHeld, ViewRow, ViewSlot

__all__ = [
    "Closing", "Concurrent", "CoverDays", "Draft", "DraftRefusedError", "Due", "Event", "Fork", "Held", "HeldSlot", "Holding",
    "Intervention", "Need", "Objective", "Place", "Plan", "PlanOnDay", "PlanState", "Refusal", "Screened", "SlotChange",
    "StateMessage", "Summary", "Taken", "Tip", "ToldLater", "Totals", "Trouble", "UNBOUNDED", "Value",
    "View", "ViewHeld", "ViewRow", "ViewSlot", "shows",
]
