"""The JSON forms: the NDJSON record that is screened, its outcome, and every message as a JSON object.

Spec: spec/02-json.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A record has no name ``message``, and neither have an event of a plan, which has ``kind``, and a demand, which has
``motives``; every other message says there what it is. A line of ``integra screen`` is :func:`screening_to_json`; the whole of a message, from which it can be made
again, is :func:`to_json`.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from ..directory import Directory
from ..messages import Receipt
from ..model import Answers, Facts, Inclusion, Record, Screening
from ..model_exchange import StateMessage, Summary
from ..model_orientation import Demand, DemandMessage, Orientation, OrientationReceipt
from ..model_plan import Event
from ..plan import Plan
from ..plan_state import PlanState
from ..protocol import Protocol
from ..rules import Rules
from . import strict
from .event import event_from_json, event_to_json
from .exchange import (
    message_of, plan_from_json, plan_to_json, state_message_from_json, state_message_to_json, summary_from_json,
    summary_to_json,
)
from .inclusion import inclusion_from_json, inclusion_to_json
from .orientation import demand_message_from_json, demand_to_json
from .orientation import message_from_json as orientation_from_json
from .orientation import message_to_json as orientation_to_json
from .orientation import receipt_from_json as orientation_receipt_from_json
from .orientation import receipt_to_json as orientation_receipt_to_json
from .record import record_from_json, record_to_json
from .screening import message_from_json, message_to_json, screening_to_json
from .sealed import receipt_from_json, receipt_to_json, rules_from_json, rules_to_json
from .strict import JsonError, loads
from .tables import directory_from_json, directory_to_json, protocol_from_json, protocol_to_json

__all__ = ["JsonError", "Message", "from_json", "loads", "record_from_json", "record_to_json", "screening_to_json",
           "to_json"]

Message: TypeAlias = (Record | Screening | Inclusion | Rules | Receipt | Event | Plan | Summary | StateMessage | Protocol
                      | DemandMessage | Orientation | Directory | OrientationReceipt)

_READERS: dict[str, Callable[[object], Message]] = {
    "screening": message_from_json, "inclusion": inclusion_from_json, "pack": rules_from_json,
    "receipt": receipt_from_json, "plan": plan_from_json, "summary": summary_from_json,
    "plan_state": state_message_from_json, "protocol": protocol_from_json, "orientation": orientation_from_json,
    "directory": directory_from_json, "orientation_receipt": orientation_receipt_from_json}


def to_json(message: Message | Answers | Facts | PlanState | Demand) -> dict[str, Any]:
    """Any message as a JSON object that loses nothing: ``from_json(to_json(x)) == x``."""
    match message:
        case Answers():
            return record_to_json(Record(answers=message))
        case Facts():
            return record_to_json(Record(facts=message))
        case Record():
            return record_to_json(message)
        case Screening():
            return message_to_json(message)
        case Inclusion():
            return inclusion_to_json(message)
        case Rules():
            return rules_to_json(message)
        case Receipt():
            return receipt_to_json(message)
        case Event():
            return event_to_json(message)
        case Plan():
            return plan_to_json(message)
        case Summary():
            return summary_to_json(message)
        case StateMessage():
            return state_message_to_json(message)
        case PlanState():
            return state_message_to_json(message_of(message))
        case Demand():
            return demand_to_json(message)
        case DemandMessage():
            return demand_to_json(message.demand, message.contact)
        case Orientation():
            return orientation_to_json(message)
        case OrientationReceipt():
            return orientation_receipt_to_json(message)
        case Protocol():
            return protocol_to_json(message)
        case Directory():
            return directory_to_json(message)
    raise TypeError(f"{type(message).__name__} has no JSON form: give a message of this package")


def from_json(document: object) -> Message:
    """Reads what :func:`to_json` gives; raises :class:`JsonError`, or the message's own error."""
    if not isinstance(document, dict) or document.get("message") is None:
        if isinstance(document, dict) and "kind" in document:
            return event_from_json(document)
        if isinstance(document, dict) and "motives" in document:
            return demand_message_from_json(document)
        if isinstance(document, dict) and "stage" in document and "items" in document:
            raise JsonError("this is a line of integra screen, which leaves out part of the message: "
                            "screen again with --format cbor")
        return record_from_json(document)[0]
    kind = document["message"]
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        strict.expected("one of " + ", ".join(_READERS) + " (a record has no such name)", "message")
    return reader(document)
