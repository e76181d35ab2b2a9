"""Plans, summaries and states as JSON: a plan is made again from its events, the others from their bytes.

Spec: spec/02-json.md; PLN-11, PLN-12.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ..errors import IntegraError, text_of
from ..messages import decode
from ..plan.exchange import HeldSlot, StateMessage, Summary
from ..plan.plan import Plan
from ..plan.state import PlanState
from ..text import Text
from . import strict
from .event import event_from_json, event_to_json
from .plain import plain
from .plan import concurrent_to_json, totals_to_json
from .strict import IN_DATA, JsonError, agree, bytes_of, join

PLAN = ("message", "plan", "events")
SUMMARY = ("message", "plan", "tips", "missing", "data")
STATE = ("message", "plan", "kind", "edition", "person", "slots", "concurrent", "missing", "counts", "totals", "verdicts",
         "digest", "data")
EVENT_LIMIT = 4194304
Sealed = TypeVar("Sealed", Summary, StateMessage)


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """A plan, whole or in part: its events in the plan's order."""
    return {"message": "plan", "plan": plain(plan.id), "events": [event_to_json(event) for event in plan.events]}


def plan_from_json(document: object, *, path: str = "") -> Plan:
    """Reads a plan from its events, in whatever order they are; ``plan`` may be left out or must agree."""
    given = strict.fields(document, path, PLAN)
    where = join(path, "events")
    plan = Plan()
    try:
        for at, each in enumerate(strict.items(given.get("events", []), where, EVENT_LIMIT)):
            place = f"{where}[{at}]"
            event = event_from_json(each, path=place)
            try:
                plan.apply(event)
            except IntegraError as error:
                raise JsonError(text_of(error), place) from None
        named = strict.identifier(given["plan"], join(path, "plan")) if "plan" in given else None
        if named is not None and not len(plan):
            return Plan._named(named)
        if named not in (None, plan.id):
            raise JsonError(Text("differs from the plan of the events: leave it out",
                                 "diffère du plan des événements : l'omettre"), join(path, "plan"))
    except BaseException:
        plan.close()
        raise
    return plan


def summary_to_json(summary: Summary) -> dict[str, Any]:
    """A summary: what it says, and in ``data`` the bytes that say it."""
    tips = [{"writer": tip.writer.hex, "length": tip.length, "digest": tip.digest.hex()} for tip in summary.tips]
    return {"message": "summary", "plan": plain(summary.plan), "tips": tips,
            "missing": [each.hex() for each in summary.missing], "data": summary.data.hex()}


def summary_from_json(document: object, *, path: str = "") -> Summary:
    """Reads a summary from its ``data``; whatever else is given must agree with it."""
    return _sealed(document, path, SUMMARY, Summary, summary_to_json)


def state_message_to_json(state: StateMessage) -> dict[str, Any]:
    """A state: what its message says without the events, and in ``data`` the bytes that say it."""
    return {
        "message": "plan_state", "plan": plain(state.plan), "kind": plain(state.kind), "edition": state.edition,
        "person": plain(state.person), "slots": [_slot(slot) for slot in state.slots],
        "concurrent": [concurrent_to_json(pair) for pair in state.concurrent],
        "missing": [each.hex() for each in state.missing],
        "counts": {verdict.word: number for verdict, number in state.counts.items()},
        "totals": totals_to_json(state.totals), "verdicts": state.verdicts.hex(), "digest": state.digest.hex(), "data": state.data.hex(),
    }


def _slot(slot: HeldSlot) -> dict[str, Any]:
    held = [{"code": plain(each.code), "detail": plain(each.detail), "person": plain(each.person),
             "date": plain(each.date), "setter": plain(each.setter), "read": each.read, "vacant": each.vacant}
            for each in slot.held]
    return {"slot": slot.slot.word, "subject": plain(slot.subject), "field": plain(slot.field), "held": held,
            "of": slot.of}


def message_of(state: PlanState) -> StateMessage:
    """A state as its message says it."""
    message = decode(state.data)
    assert isinstance(message, StateMessage)
    return message


def state_message_from_json(document: object, *, path: str = "") -> StateMessage:
    """Reads a state from its ``data``; whatever else is given must agree with it."""
    return _sealed(document, path, STATE, StateMessage, state_message_to_json)


def _sealed(document: object, path: str, names: tuple[str, ...], kind: type[Sealed],
            shown: Callable[[Sealed], Mapping[str, Any]]) -> Sealed:
    given = strict.fields(document, path, names)
    if "data" not in given:
        raise JsonError(strict.REQUIRED, join(path, "data"))
    message = decode(strict.octets(given["data"], join(path, "data")))
    if not isinstance(message, kind):
        strict.refuse(bytes_of(_word(kind)), join(path, "data"))
    agree(given, shown(message), path, IN_DATA)
    return message


def _word(kind: type[Summary] | type[StateMessage]) -> str:
    return "summary" if kind is Summary else "plan_state"
