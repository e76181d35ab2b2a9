"""What a shared plan comes to, as JSON: written, never read back (the events are what is exchanged).

Spec: spec/02-json.md; PLN-11, PLN-12.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..plan.event import Concurrent, Refusal, Trouble
from ..plan.plan import Place
from ..plan.holding import Holding, Totals, Value
from ..plan.state import Closing, Intervention, Need, Objective, PlanState
from .event import event_to_json
from .plain import plain


def _value(entry: Value[Any]) -> dict[str, Any]:
    return {"value": plain(entry.value), "detail": plain(entry.detail), "person": plain(entry.person),
            "date": plain(entry.date), "setter": plain(entry.setter), "read": entry.read, "vacant": entry.vacant}


def holding_to_json(holding: Holding[Any]) -> dict[str, Any]:
    """One slot: every value held, each with its setter."""
    return {"slot": holding.slot.word, "subject": plain(holding.subject), "field": plain(holding.field),
            "conflict": holding.conflict, "held": [_value(each) for each in holding.entries], "of": holding.of}


def _values(holding: Holding[Any]) -> list[Any]:
    return [plain(value) for value in holding.values]


def concurrent_to_json(pair: Concurrent) -> dict[str, Any]:
    """Two events that did not know of each other."""
    return {"event": pair.event.hex(), "other": pair.other.hex(), "slot": pair.slot.word}


def totals_to_json(totals: Totals) -> dict[str, int]:
    """How much a state comes to, listed or not."""
    return {"values": totals.values, "slots": totals.slots, "concurrent": totals.concurrent, "missing": totals.missing}


def _closing(closing: Closing) -> dict[str, Any]:
    return {"reason": closing.reason.word, "since": plain(closing.since), "by": plain(closing.by),
            "event": closing.event.hex()}


def _need(need: Need) -> dict[str, Any]:
    return {"digest": need.event.digest.hex(), "effective": plain(need.event.effective), "domain": _values(need.domain),
            "state": _values(need.state)}


def _objective(each: Objective) -> dict[str, Any]:
    return {"digest": each.event.digest.hex(), "effective": plain(each.event.effective), "need": plain(each.need),
            "state": _values(each.state), "priority": _values(each.priority), "expressed_by": _values(each.expressed_by),
            "due": _values(each.due), "opinion": _values(each.opinion)} | _contributions(each)


def _intervention(each: Intervention) -> dict[str, Any]:
    return {"digest": each.event.digest.hex(), "need": plain(each.need), "objective": plain(each.objective),
            "sector": _values(each.sector), "person": _values(each.person), "due": _values(each.due),
            "until": _values(each.until), "state": _values(each.state), "opinion": _values(each.opinion)
            } | _contributions(each)


def _contributions(item: Objective | Intervention) -> dict[str, Any]:
    return {"contributions": [each.digest.hex() for each in item.contributions]}


def state_to_json(state: PlanState) -> dict[str, Any]:
    """The state of a plan; the values of an item are more than one while in conflict."""
    return {
        "plan": plain(state.plan), "kind": plain(state.kind), "edition": state.edition, "person": plain(state.person),
        "complete": state.complete, "counts": {verdict.word: number for verdict, number in state.counts.items()},
        "slots": [holding_to_json(each) for each in state.slots], "needs": [_need(each) for each in state.needs],
        "interventions": [_intervention(each) for each in state.interventions],
        "facts": [each.digest.hex() for each in state.facts],
        "concurrent": [concurrent_to_json(each) for each in state.concurrent],
        "missing": [each.hex() for each in state.missing], "digest": state.digest.hex(),
        "closing": [_closing(each) for each in state.closing], "assistance": state.assistance.word,
        "sharing": state.sharing.word, "vacant": [each.word for each in state.vacant],
        "objectives": [_objective(each) for each in state.objectives],
        "annulled": [each.digest.hex() for each in state.annulled],
        "settlers": [each.word for each in state.settlers], "totals": totals_to_json(state.totals),
    }


def refusal_to_json(refusal: Refusal, language: str) -> dict[str, Any]:
    """One guard that did not pass."""
    return {"guard": refusal.guard.word, "rule": refusal.rule, "unsettled": refusal.unsettled,
            "allowed": [each.word for each in refusal.allowed],
            "contested": [each.word for each in refusal.contested],
            "entitled": [each.word for each in refusal.entitled], "sentence": refusal.sentence(language),
            "remedy": refusal.remedy(language)}


def place_to_json(place: Place, language: str) -> dict[str, Any]:
    """An event and where it stands."""
    return {"event": event_to_json(place.event), "verdict": place.verdict.word,
            "refusals": [refusal_to_json(each, language) for each in place.refusals],
            "missing": [each.hex() for each in place.missing], "edition": place.edition, "forked": place.forked,
            "erased": place.erased}


def troubles_to_json(troubles: Iterable[Trouble]) -> list[dict[str, Any]]:
    """What is wrong with a history."""
    return [{"trouble": each.kind.word, "settled_by": each.settled_by.word, "writer": plain(each.writer),
             "sequence": each.sequence} for each in troubles]
