"""A demand's whole response: routes, who serves each, unmet needs, findings, and on request why a service did not come.

Spec: spec/03-command.md; ORI-5, ORI-11, ORI-12, ORI-20.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from ..directory.model import Choice, Need
from ..orientation.model import Orientation, Route, Trace
from ..screening.model import Finding
from ..orientation.evaluate import orient, review, why
from ..protocol.protocol import Protocol
from ..rules import Rules
from ..services import service
from ..words import FindingState, Service
from .demands import Asked
from .named_directory import NamedDirectory


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered to one demand."""

    asked: Asked
    protocol: str
    orientation: Orientation
    choices: dict[Service, Choice] = field(default_factory=dict)
    unmet: tuple[Need, ...] = ()
    #: What an offer accepts from this person or carer after all, though the response sends them back (ORI-6).
    accepted: tuple[Service, ...] = ()
    findings: tuple[Finding, ...] = ()
    trace: Trace | None = None
    #: What the directory's file calls the structures that serve (GEN-6: in no message).
    names: dict[Service, str] = field(default_factory=dict)

    def choice(self, route: Route) -> Choice | None:
        """Who serves a route; None without a directory, or for a service that no directory lists."""
        return self.choices.get(route.service)


class Responder:
    """Answers demands by one protocol, pack and directory."""

    def __init__(self, protocol: Protocol, rules: Rules, directory: NamedDirectory | None = None,
                 at: datetime.date | None = None, wanted: Service | None = None) -> None:
        """``at`` is the day of every demand where it is given, ``wanted`` a service to be told of."""
        self.protocol, self.rules = protocol, rules
        self.directory = None if directory is None else directory.directory
        self.names = {} if directory is None else directory.names
        self.at, self.wanted = at, wanted

    def respond(self, asked: Asked) -> Response:
        """The answer to one demand; raises IntegraError for one that is impossible."""
        if self.at is not None:
            asked = replace(asked, demand=replace(asked.demand, date=self.at))
        demand = asked.demand
        orientation = orient(demand, protocol=self.protocol, rules=self.rules)
        trace = None if self.wanted is None else why(demand, self.wanted, protocol=self.protocol)
        # That the first answer is due says no more than its day does.
        findings = tuple(each for each in review(demand, rules=self.rules)
                         if each.state not in (FindingState.DUE, FindingState.MET))
        if self.directory is None:
            return Response(asked, self.protocol.name, orientation, findings=findings, trace=trace)
        choices = {route.service: self.directory.choose(demand, route.service) for route in orientation.routes
                   if service(route.service).listed}
        names = {each: self.names[choice.offer.structure] for each, choice in choices.items()
                 if choice.offer and choice.offer.structure in self.names}
        return Response(asked, self.protocol.name, orientation, choices, self.directory.unmet(demand, orientation),
                        tuple(sorted(self.directory.open_services(demand), key=int)), findings, trace, names)
