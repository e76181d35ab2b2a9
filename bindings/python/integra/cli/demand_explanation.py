"""One demand's answer in full, as ``integra explain`` shows it: a document of words, values and labels.

Spec: spec/03-command.md; GEN-3, ORI-5 to ORI-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Of every route it says which rows called for it and which of their conditions were met, of every other row of the
demand's motives why it is silent, and of every service that a directory lists who was passed over.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..forms import to_json
from ..demand.model import Demand
from ..orientation.model import Route, Trace
from ..protocol.model import Row
from ..orientation.evaluate import trace
from ..protocol.protocol import Protocol
from ..protocol.text import condition
from ..rules import label, rule, sentence
from ..words import DemandField, Miss, Motive, Part, Word
from .responses import Response, Responder

Json = dict[str, Any]


def explanation(response: Response, responder: Responder, language: str) -> Json:
    """The whole of it."""
    asked, orientation = response.asked, response.orientation
    demand, protocol = asked.demand, responder.protocol
    traces = [(motive, row, trace(demand, motive, row.id, protocol=protocol))
              for motive in sorted(demand.motives, key=int) for row in protocol.rows if motive in row.motives]
    routes = [_route(route, response, responder, traces, language) for route in orientation.routes]
    names = {route.rule for route in orientation.routes} | {finding.rule for finding in response.findings}
    names |= {row.rule for _, row, told in traces if told.miss is Miss.SPEAKS}
    due = orientation.first_answer_due
    return {
        "id": demand.id and demand.id.hex, "ref": asked.ref, "place": asked.place.en, "demand": to_json(demand),
        "protocol": {"name": protocol.name, "digest": protocol.digest(Part.WHOLE).hex()},
        "pack": {"name": responder.rules.name, "overrides": responder.rules.overrides},
        "first_answer_due": due and due.isoformat(), "routes": routes,
        "silent": [_silent(motive, row, told, demand, protocol, language) for motive, row, told in traces
                   if told.miss is not Miss.SPEAKS],
        "unmet": [_named(need.service, language) | {"reason": _named(need.reason, language)} for need in response.unmet],
        "accepted": [_named(each, language) for each in response.accepted],
        "why": None if response.trace is None or responder.wanted is None else _named(responder.wanted, language) | _told(
            response.trace, demand, protocol, language),
        "findings": [{"rule": finding.rule, "weight": finding.weight.word, "state": finding.state.word,
                      "due": finding.due and finding.due.isoformat(), "sentence": sentence(finding.rule, finding.settled_by, language)}
                     for finding in response.findings],
        "rules": [_rule(name, language) for name in sorted(names, key=lambda name: rule(name).number)],
    }


def _named(word: Word, language: str) -> Json:
    return {"name": word.word, "label": label(word, language)}


def _rule(name: str, language: str) -> Json:
    info = rule(name)
    return {"name": name, "title": info.title(language), "source": info.source_in(language), "mark": info.mark.word}


def _route(route: Route, response: Response, responder: Responder, traces: list[tuple[Motive, Row, Trace]],
           language: str) -> Json:
    demand, choice = response.asked.demand, response.choice(route)
    return _named(route.service, language) | {
        "mission": route.mission.word, "functions": [each.word for each in sorted(route.functions, key=int)],
        "intensity": route.intensity.word, "level": _named(route.level, language),
        "due": route.due and route.due.isoformat(), "rule": route.rule,
        "waits_for": [_named(each, language) for each in sorted(route.waits_for, key=int)],
        "rows": [_row(motive, row, demand, language) for motive, row, told in traces
                 if told.miss is Miss.SPEAKS and any(call.service is route.service for call in row.calls)],
        "structure": choice.offer.structure.hex if choice and choice.offer else None,
        "structure_name": response.names.get(route.service),
        "structure_kind": _named(choice.offer.kind, language) if choice and choice.offer else None,
        "check_first": choice.check_first if choice else None,
        "passed_over": list(_passed_over(route, response, responder, language)),
    }


def _passed_over(route: Route, response: Response, responder: Responder, language: str) -> Iterator[Json]:
    """Every nearer or equal offer that was not chosen, and why."""
    choice = response.choice(route)
    if choice is None or responder.directory is None:
        return
    for each in responder.directory.explain(response.asked.demand, choice.service):
        yield {"structure": each.offer.structure.hex, "structure_name": responder.names.get(each.offer.structure),
               "kind": _named(each.offer.kind, language),
               "level": _named(each.offer.level, language), "reason": _named(each.reason, language)}


def _row(motive: Motive, row: Row, demand: Demand, language: str) -> Json:
    return {"row": row.id, "motive": _named(motive, language), "imposed": row.imposed, "otherwise": row.otherwise,
            "rule": row.rule, "source": row.source_in(language), "conditions": [
                _named(field, language) | {"value": _named(demand.value(field), language)}
                for field in DemandField if field in row.when]}


def _silent(motive: Motive, row: Row, told: Trace, demand: Demand, protocol: Protocol, language: str) -> Json:
    return {"row": row.id, "motive": _named(motive, language),
            "calls": [_named(call.service, language) for call in row.calls]} | _told(told, demand, protocol, language)


def _told(told: Trace, demand: Demand, protocol: Protocol, language: str) -> Json:
    """Why a row speaks or not: what silences it, or the conditions not met, with the demand's value."""
    when = {} if told.row is None else protocol.row(told.row).when
    return {"miss": _named(told.miss, language), "nearest_row": told.row, "silenced_by": told.silenced_by,
            "failed": [_named(field, language) | {"value": _named(demand.value(field), language),
                                                  "asks": condition(field, when[field], language)}
                       for field in DemandField if field in told.failed and field in when]}
