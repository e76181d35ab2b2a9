"""The JSON forms: the NDJSON record that is screened, its outcome, and every message as a JSON object.

Spec: spec/02-json.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A record has no name ``message``, and neither have an event of a plan, which has ``kind``, and a demand, which has
``motives``; a territory, known by its claims and tables, may leave it out; every other message says there what it is. A
line of ``integra screen`` is :func:`screening_to_json`; the whole of a message, from which it can be made again, is
:func:`to_json`.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._model import of_class
from ..demand.model import Demand, DemandMessage
from ..directory.directory import Directory
from ..indicator.model import Figure
from ..indicator.tally import Tally
from ..messages import Decoded, Receipt
from ..orientation.model import Orientation, OrientationReceipt
from ..plan.event import Event
from ..plan.exchange import StateMessage, Summary
from ..plan.plan import Plan
from ..plan.state import PlanState
from ..plan.view import View
from ..protocol.protocol import Protocol
from ..rules import Rules
from ..screening.inclusion import Inclusion
from ..screening.model import Screening
from ..screening.record import Answers, Facts, Record
from ..territory.rise import Rise
from ..territory.territory import Territory
from ..text import Text, one_of
from . import shapes, strict
from .event import event_from_json, event_to_json
from .exchange import (
    message_of, plan_from_json, plan_to_json, state_message_from_json, state_message_to_json, summary_from_json,
    summary_to_json,
)
from .inclusion import inclusion_from_json, inclusion_to_json
from .indicator import figure_from_json, figure_to_json, tally_from_json, tally_to_json
from .orientation import demand_message_from_json, demand_to_json
from .orientation import message_from_json as orientation_from_json
from .orientation import message_to_json as orientation_to_json
from .orientation import receipt_from_json as orientation_receipt_from_json
from .orientation import receipt_to_json as orientation_receipt_to_json
from .pack import rules_from_json, rules_to_json
from .receipt import receipt_from_json, receipt_to_json
from .record import record_from_json, record_to_json
from .screening import message_from_json, message_to_json, screening_to_json
from .strict import JsonError, loads
from .tables import directory_from_json, directory_to_json, protocol_from_json, protocol_to_json
from .territory import rise_from_json, rise_to_json, territory_from_json, territory_to_json
from .view import view_from_json, view_to_json

__all__ = ["JsonError", "from_json", "loads", "record_from_json", "record_to_json", "screening_to_json", "to_json"]

#: How each class is written: all that :data:`integra.messages.KINDS` names.
WRITERS: dict[type, Callable[[Any], dict[str, Any]]] = {
    Answers: lambda answers: record_to_json(Record(answers=answers)),
    Facts: lambda facts: record_to_json(Record(facts=facts)),
    Record: record_to_json,
    Screening: message_to_json,
    Inclusion: inclusion_to_json,
    Rules: rules_to_json,
    Receipt: receipt_to_json,
    Event: event_to_json,
    Plan: plan_to_json,
    Summary: summary_to_json,
    StateMessage: state_message_to_json,
    PlanState: lambda state: state_message_to_json(message_of(state)),
    Protocol: protocol_to_json,
    Demand: demand_to_json,
    DemandMessage: lambda message: demand_to_json(message.demand, message.contact),
    Orientation: orientation_to_json,
    Directory: directory_to_json,
    OrientationReceipt: orientation_receipt_to_json,
    Territory: territory_to_json,
    Rise: rise_to_json,
    Tally: tally_to_json,
    Figure: figure_to_json,
    View: view_to_json,
}
#: How each is read that says in ``message`` what it is; records, events, demands and territories are known by their names.
READERS: dict[str, Callable[[object], Decoded]] = {
    "screening": message_from_json, "inclusion": inclusion_from_json, "pack": rules_from_json,
    "receipt": receipt_from_json, "plan": plan_from_json, "summary": summary_from_json,
    "plan_state": state_message_from_json, "protocol": protocol_from_json, "orientation": orientation_from_json,
    "directory": directory_from_json, "orientation_receipt": orientation_receipt_from_json,
    "territory": territory_from_json, "rise": rise_from_json,
    "tally": tally_from_json, "figure": figure_from_json, "plan_view": view_from_json}


def to_json(message: Decoded | Answers | Facts | PlanState | Demand) -> dict[str, Any]:
    """Any message as a JSON object that loses nothing: ``from_json(to_json(x)) == x``."""
    write = of_class(WRITERS, message)
    if write is None:
        raise TypeError(f"{type(message).__name__} has no JSON form: give a message of this package")
    return write(message)


def from_json(document: object) -> Decoded:
    """Reads what :func:`to_json` gives; raises :class:`JsonError`, or the message's own error."""
    if not isinstance(document, dict) or document.get("message") is None:
        found = shapes.of_object(document)
        if shapes.EVENT in found:
            return event_from_json(document)
        if shapes.DEMAND in found:
            return demand_message_from_json(document)
        if shapes.TERRITORY in found:
            return territory_from_json(document)
        return record_from_json(document)[0]
    kind = document["message"]
    reader = READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        strict.refuse(one_of(READERS).within(Text("a record has no such name", "un dossier n'a pas ce nom")), "message")
    return reader(document)
