"""What a shared plan comes to, as JSON: written, never read back (the events are what is exchanged).

Spec: spec/02-json.md; PLN-11, PLN-12.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from ..plan.event import Concurrent, Refusal, Trouble
from ..plan.plan import Place
from ..plan.state import Holding, PlanState
from ..words import Word
from .event import event_to_json


def plain(value: object) -> Any:
    """A word, identifier, digest or date as JSON has it."""
    match value:
        case Word():
            return value.word
        case uuid.UUID():
            return value.hex
        case bytes():
            return value.hex()
        case datetime.date():
            return f"{value.isoformat()}".rjust(10, "0")
    return value


def holding_to_json(holding: Holding[Any]) -> dict[str, Any]:
    """One slot: every value held, each with its setter."""
    held = [{"value": plain(each.value), "detail": plain(each.detail), "person": plain(each.person), "date": plain(each.date),
             "setter": plain(each.setter), "read": each.read, "vacant": each.vacant} for each in holding.entries]
    return {"slot": holding.slot.word, "subject": plain(holding.subject), "field": plain(holding.field),
            "conflict": holding.conflict, "held": held}


def _values(holding: Holding[Any]) -> list[Any]:
    return [plain(value) for value in holding.values]


def concurrent_to_json(pair: Concurrent) -> dict[str, Any]:
    """Two events that did not know of each other."""
    return {"event": pair.event.hex(), "other": pair.other.hex(), "slot": pair.slot.word}


def state_to_json(state: PlanState) -> dict[str, Any]:
    """The state of a plan; the values of a need or intervention are more than one while in conflict."""
    needs = [{"digest": each.event.digest.hex(), "effective": plain(each.event.effective),
              "domain": _values(each.domain), "state": _values(each.state)} for each in state.needs]
    interventions = [
        {"digest": each.event.digest.hex(), "need": plain(each.need), "sector": _values(each.sector),
         "person": _values(each.person), "due": _values(each.due), "state": _values(each.state)}
        for each in state.interventions]
    return {
        "plan": plain(state.plan), "kind": plain(state.kind), "edition": state.edition, "person": plain(state.person),
        "complete": state.complete, "counts": {verdict.word: number for verdict, number in state.counts.items()},
        "slots": [holding_to_json(each) for each in state.slots], "needs": needs, "interventions": interventions,
        "facts": [each.digest.hex() for each in state.facts],
        "concurrent": [concurrent_to_json(each) for each in state.concurrent],
        "missing": [each.hex() for each in state.missing], "digest": state.digest.hex(),
    }


def refusal_to_json(refusal: Refusal, language: str) -> dict[str, Any]:
    """One guard that did not pass."""
    return {"guard": refusal.guard.word, "rule": refusal.rule, "unsettled": refusal.unsettled,
            "allowed": [each.word for each in refusal.allowed], "sentence": refusal.sentence(language),
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
