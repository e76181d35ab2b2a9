"""One demand's answer in full, as ``integra explain`` shows it: a document of words, values and labels.

Spec: spec/03-command.md; GEN-3, ORI-5 to ORI-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Of every route it says which rows called for it and which of their conditions were met, of every other row of the
demand's motives why it is silent, and of every service that a directory lists who was passed over.
"""
from __future__ import annotations

from typing import Any

from ..demand.model import Demand
from ..directory.model import Passed
from ..directory.served import Served
from ..forms import to_json
from ..forms.orientation import origin_of
from ..orientation.model import Trace
from ..protocol.model import Row
from ..orientation.evaluate import trace
from ..protocol.protocol import Protocol
from ..protocol.text import condition
from ..rules import label, rule, sentence
from ..words import DemandField, Miss, Motive, Part, Passing, Service, Word
from .responses import Response, Responder
from .served_text import named, named_fields

Json = dict[str, Any]


def explanation(response: Response, responder: Responder, language: str, most: int) -> Json:
    """The whole of it, with at most so many offers a list: those equal to the one that serves, and those passed over."""
    asked, orientation = response.asked, response.orientation
    demand, protocol = asked.demand, responder.protocol
    traces = [(motive, row, trace(demand, motive, row.id, protocol=protocol))
              for motive in sorted(demand.motives, key=int) for row in protocol.rows if motive in row.motives]
    offers = _Offers(response, responder, language, most)
    names = {each.rule for each in response.served} | {finding.rule for finding in response.findings}
    names |= {row.rule for _, row, told in traces if told.miss is Miss.SPEAKS}
    due = orientation.first_answer_due
    return {
        "id": demand.id and demand.id.hex, "ref": asked.ref, "place": asked.place.en, "demand": to_json(demand),
        "protocol": _protocol(protocol, language),
        "pack": {"name": responder.rules.name, "overrides": responder.rules.overrides},
        "first_answer_due": due and due.isoformat(), "numbers": named(orientation.numbers, language),
        "routes": [offers.verdict(each) | {"rows": [
            _row(motive, row, demand, language) for motive, row, told in traces
            if told.miss is Miss.SPEAKS and any(call.service is each.service for call in row.calls)]}
            for each in response.shown if each.route],
        "accepted": [offers.verdict(each) for each in response.served if not each.route],
        "silent": [_silent(motive, row, told, demand, protocol, language) for motive, row, told in traces
                   if told.miss is not Miss.SPEAKS],
        "unmet": [_named(need.service, language) | {"reason": _named(need.reason, language)} for need in response.unmet],
        "why": None if response.trace is None or responder.wanted is None else _named(responder.wanted, language) | _told(
            response.trace, demand, protocol, language),
        "findings": [{"rule": finding.rule, "weight": finding.weight.word, "state": finding.state.word,
                      "due": finding.due and finding.due.isoformat(), "sentence": sentence(finding.rule, finding.settled_by, language)}
                     for finding in response.findings],
        "rules": [_rule(name, language) for name in sorted(names, key=lambda name: rule(name).number)],
    }


def _named(word: Word, language: str) -> Json:
    return {"name": word.word, "label": label(word, language)}


def _protocol(protocol: Protocol, language: str) -> Json:
    return {"name": protocol.name, "origin": _named(origin_of(protocol.name), language),
            "digest": protocol.digest(Part.WHOLE).hex()}


def _rule(name: str, language: str) -> Json:
    info = rule(name)
    return {"name": name, "title": info.title(language), "source": info.source_in(language), "mark": info.mark.word}


class _Offers:
    """Verdicts with the offers around them: those equal to the one that serves, and those passed over."""

    def __init__(self, response: Response, responder: Responder, language: str, most: int) -> None:
        self._demand, self._responder, self._language, self._most = response.asked.demand, responder, language, most

    def verdict(self, served: Served) -> Json:
        """A verdict, the other offers that are equal to it and those passed over, at most so many and how many in all."""
        passed = [(wanted, each) for wanted in self._tried(served)
                  for each in self._responder.explain(self._demand, wanted)]
        equal = [told for told in passed if told[1].reason is Passing.LATER_IDENTIFIER]
        passed = [told for told in passed if told[1].reason is not Passing.LATER_IDENTIFIER]
        return named_fields(served, self._language) | {
            "equal_offers": [self._offer(*told) for told in equal[:self._most]],
            "passed_over": [self._offer(*told) | {"reason": _named(told[1].reason, self._language)}
                            for told in passed[:self._most]],
            "passed_over_count": len(passed)}

    def _tried(self, served: Served) -> tuple[Service, ...]:
        """The services that offers were looked for: the first, and its second where that serves (ORI-10)."""
        return () if served.choice is None else tuple(dict.fromkeys((served.service, served.choice.service)))

    def _offer(self, wanted: Service, passed: Passed) -> Json:
        offer = passed.offer
        called = self._responder.structure(offer.structure)
        return {"service": _named(wanted, self._language), "offer": offer.id.hex, "structure": offer.structure.hex,
                "structure_reference": called and called.reference, "structure_name": called and called.name,
                "kind": _named(offer.kind, self._language), "level": _named(offer.level, self._language)}


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
