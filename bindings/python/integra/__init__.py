"""integra: screening, orientation and planning for frail people in France, over the C library libintegra.

The library proposes, people decide (GEN-2). Missing is unknown, and unknown is never turned into no (GEN-1). There is
no clock and no network: the caller gives the date.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from ._low.core import core_version as _core_version
from .errors import IntegraError, MalformedError, RefusedError, ResourceError, UsageError
from .screening import (
    Admission, Answers, AtLeast, Entry, Explanation, Facts, Finding, Inclusion, InclusionResult, Reason, Record, Screening,
    check_inclusion, compare, explain, receipt, replay, review_inclusion, screen, screen_columns, smallest_sets,
)
from .demand import Contact, Delivered, Demand, DemandMessage, FollowUp
from .orientation import (
    Orientation, OrientationReceipt, Route, Trace, answered,
    assessment_valid, count_calls, orient, orient_columns, over_age, route_columns,
)
from .orientation import explain as why
from .orientation import receipt as orientation_receipt
from .orientation import replay as replay_orientation
from .orientation import review as review_demand
from .protocol import Call, Comparison, Failure, Protocol, Row, demand_count
from .directory import Choice, Directory, GuichetEntry, Need, Offer, Passed, Served, serve
from .plan import (
    Concurrent, Draft, DraftRefusedError, Event, Held, HeldSlot, Holding, Intervention, Objective, Place, Plan, PlanState,
    Refusal, StateMessage, Summary, Taken, Tip, Trouble, Value,
)
from .indicator import Figure, Tally, figures
from .territory import Territory
from .masked import Masked
from .messages import Receipt, decode, encode, split
from .forms import JsonError, from_json, record_from_json, to_json
from .rules import Parameter, RuleInfo, Rules, catalogue, label, packs, parameters, rule, sentence
from .services import ServiceInfo
from .services import service as service_info
from .words import (
    Basis,
    Count,
    EventVerdict,
    Fact,
    Factor,
    Fault,
    FindingState,
    Function,
    Ground,
    GroundGroup,
    Language,
    Mark,
    Message,
    Outcome,
    Pack,
    Provider,
    Question,
    Scope,
    Service,
    SettledBy,
    Sex,
    Stage,
    Status,
    Tri,
    Verdict,
    Weight,
)
from .words import Event as EventKind

if TYPE_CHECKING:
    from . import cohort as cohort
else:

    def __getattr__(name):
        """``integra.cohort``, which is imported when somebody asks for it."""
        if name != "cohort":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f"{__name__}.{name}")


__version__ = _core_version()

__all__ = [
    "Admission", "Answers", "AtLeast", "Basis", "Call", "Choice", "Comparison", "Concurrent", "Contact", "Count",
    "Delivered", "Demand", "DemandMessage", "Directory", "Draft", "DraftRefusedError", "Entry", "Event",
    "EventKind", "EventVerdict", "Explanation", "Fact", "Factor", "Facts", "Failure", "Fault", "Figure", "Finding", "FindingState",
    "FollowUp",
    "Function", "Ground", "GroundGroup", "GuichetEntry", "Held", "HeldSlot", "Holding", "Inclusion",
    "InclusionResult", "IntegraError", "Intervention", "JsonError", "Language", "MalformedError", "Mark", "Masked", "Message",
    "Need", "Objective", "Offer", "Orientation", "OrientationReceipt", "Outcome", "Pack", "Parameter", "Passed", "Place",
    "Plan", "PlanState", "Protocol", "Provider", "Question", "Reason", "Receipt", "Record", "Refusal", "RefusedError",
    "ResourceError", "Route", "Row", "RuleInfo", "Rules", "Scope", "Screening", "Served", "Service", "ServiceInfo",
    "SettledBy", "Sex", "Stage", "StateMessage", "Status", "Summary", "Taken", "Tally", "Territory", "Tip", "Trace", "Tri", "Trouble",
    "UsageError", "Value", "Verdict", "Weight", "answered", "assessment_valid", "catalogue", "check_inclusion",
    "compare", "count_calls", "decode", "demand_count", "encode", "explain", "figures", "from_json", "label", "orient",
    "orient_columns", "orientation_receipt", "over_age", "packs", "parameters", "receipt", "record_from_json",
    "replay", "replay_orientation", "review_demand", "review_inclusion", "route_columns", "rule", "screen",
    "screen_columns", "sentence", "serve", "service_info", "smallest_sets", "split", "to_json", "why",
]
