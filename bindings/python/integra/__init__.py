"""integra: screening, orientation and planning for frail people in France, over the C library libintegra.

The library proposes, people decide (GEN-2). Missing is unknown, and unknown is never turned into no (GEN-1). There is
no clock and no network: the caller gives the date.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ._low import core_version as _core_version
from .columns import screen_columns
from .directory import Directory, serve
from .errors import IntegraError, MalformedError, RefusedError, ResourceError, UsageError
from .json_form import JsonError, from_json, record_from_json, to_json
from .messages import Receipt, decode, encode, split
from .model import (
    Admission,
    Answers,
    AtLeast,
    Entry,
    Facts,
    Finding,
    Inclusion,
    InclusionResult,
    Reason,
    Record,
    Screening,
)
from .model_directory import Choice, GuichetEntry, Offer, Passed, Served
from .model_exchange import Held, HeldSlot, StateMessage, Summary, Tip
from .model_orientation import (
    Contact,
    Delivered,
    Demand,
    DemandMessage,
    FollowUp,
    Orientation,
    OrientationReceipt,
    Route,
    Trace,
)
from .model_plan import Concurrent, Draft, Event, Refusal, Refused, Trouble
from .orientation import (
    answered,
    assessment_valid,
    count_calls,
    orient,
    orientation_receipt,
    over_age,
    replay_orientation,
    why,
)
from .orientation import review as review_demand
from .orientation_columns import orient_columns, route_columns
from .plan import Place, Plan
from .plan_state import Holding, Intervention, Need, PlanState, Value
from .protocol import Call, Comparison, Failure, Protocol, Row, demand_count
from .rules import Parameter, RuleInfo, Rules, catalogue, label, packs, parameters, rule, sentence
from .screening import check_inclusion, compare, explain, receipt, replay, review_inclusion, screen, smallest_sets
from .services import ServiceInfo
from .services import service as service_info
from .words import (
    Basis,
    Count,
    EventVerdict,
    Fact,
    Factor,
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

__version__ = _core_version()

__all__ = [
    "Admission", "Answers", "AtLeast", "Basis", "Call", "Choice", "Comparison", "Concurrent", "Contact", "Count",
    "Delivered", "Demand", "DemandMessage", "Directory", "Draft", "Entry", "Event", "EventKind", "EventVerdict",
    "Fact", "Factor", "Facts", "Failure", "Finding", "FindingState", "FollowUp", "Function", "Ground", "GroundGroup",
    "GuichetEntry", "Held", "HeldSlot", "Holding", "Inclusion", "InclusionResult", "IntegraError", "Intervention",
    "JsonError", "Language", "MalformedError", "Mark", "Message", "Need", "Offer", "Orientation",
    "OrientationReceipt", "Outcome", "Pack", "Parameter", "Passed", "Place", "Plan", "PlanState", "Protocol",
    "Provider", "Question", "Reason", "Receipt", "Record", "Refusal", "Refused", "RefusedError", "ResourceError",
    "Route", "Row", "RuleInfo", "Rules", "Scope", "Screening", "Served", "Service", "ServiceInfo", "SettledBy", "Sex",
    "Stage", "StateMessage", "Status", "Summary", "Tip", "Trace", "Tri", "Trouble", "UsageError", "Value", "Verdict",
    "Weight", "answered", "assessment_valid", "catalogue", "check_inclusion", "compare", "count_calls", "decode",
    "demand_count", "encode", "explain", "from_json", "label", "orient", "orient_columns", "orientation_receipt",
    "over_age", "packs", "parameters", "receipt", "record_from_json", "replay", "replay_orientation", "review_demand",
    "review_inclusion", "route_columns", "rule", "screen", "screen_columns", "sentence", "serve", "service_info",
    "smallest_sets", "split", "to_json", "why",
]
