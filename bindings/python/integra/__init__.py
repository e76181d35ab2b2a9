"""integra: screening of frail people in France, over the C library libintegra.

The library proposes, people decide (GEN-2). Missing is unknown, and unknown is never turned into no (GEN-1). There is
no clock and no network: the caller gives the date.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ._low import core_version as _core_version
from .columns import screen_columns
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
from .model_exchange import Held, HeldSlot, StateMessage, Summary, Tip
from .model_plan import Concurrent, Draft, Event, Refusal, Refused, Trouble
from .plan import Place, Plan
from .plan_state import Holding, Intervention, Need, PlanState, Value
from .rules import Parameter, RuleInfo, Rules, catalogue, label, packs, parameters, rule, sentence
from .screening import check_inclusion, compare, explain, receipt, replay, review_inclusion, screen, smallest_sets
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
    "Admission", "Answers", "AtLeast", "Basis", "Concurrent", "Count", "Draft", "Entry", "Event", "EventKind",
    "EventVerdict", "Fact", "Factor", "Facts", "Finding", "FindingState", "Function", "Ground", "GroundGroup",
    "Held", "HeldSlot", "Holding", "Inclusion", "InclusionResult", "IntegraError", "Intervention", "JsonError",
    "Language", "MalformedError", "Mark", "Message", "Need", "Outcome", "Pack", "Parameter", "Place", "Plan",
    "PlanState", "Provider", "Question", "Reason", "Receipt", "Record", "Refusal", "Refused", "RefusedError",
    "ResourceError", "RuleInfo", "Rules", "Scope", "Screening", "Service", "SettledBy", "Sex", "Stage",
    "StateMessage", "Status", "Summary", "Tip", "Tri", "Trouble", "UsageError", "Value", "Verdict", "Weight",
    "catalogue", "check_inclusion", "compare", "decode", "encode", "explain", "from_json", "label", "packs",
    "parameters", "receipt", "record_from_json", "replay", "review_inclusion", "rule", "screen", "screen_columns",
    "sentence", "smallest_sets", "split", "to_json",
]
