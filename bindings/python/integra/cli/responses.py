"""A demand's whole response: routes, who serves each, unmet needs, findings, and on request why a service did not come.

Spec: spec/03-command.md; ORI-5, ORI-11, ORI-12, ORI-20.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from uuid import UUID

from ..demand.model import Demand
from ..directory.directory import Directory, served_by
from ..directory.model import Need, Passed, Structure
from ..directory.served import Served, unserved
from ..orientation.evaluate import orient, review, why
from ..orientation.model import Orientation, Trace, numbers_first
from ..protocol.protocol import Protocol
from ..rules import Rules
from ..screening.model import Finding
from ..words import FindingState, Service
from .demands import Asked


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered to one demand.

    ``served`` has a verdict a route, in their order, and behind them one for each service that an offer accepts from this
    person or carer after all, though the response sends them back (ORI-6).
    """

    asked: Asked
    protocol: str
    orientation: Orientation
    served: tuple[Served, ...]
    unmet: tuple[Need, ...] = ()
    findings: tuple[Finding, ...] = ()
    trace: Trace | None = None

    @property
    def shown(self) -> tuple[Served, ...]:
        """The verdicts as people are shown them: emergency numbers first (ORI-8)."""
        return numbers_first(self.served)


class Responder:
    """Answers demands by one protocol, pack and directory."""

    def __init__(self, protocol: Protocol, rules: Rules, directory: Directory | None = None,
                 at: datetime.date | None = None, wanted: Service | None = None) -> None:
        """``at`` is the day of every demand where it is given, ``wanted`` a service to be told of."""
        self.protocol, self.rules, self.directory = protocol, rules, directory
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
            return Response(asked, self.protocol.name, orientation, unserved(orientation), findings=findings, trace=trace)
        return Response(asked, self.protocol.name, orientation, served_by(self.directory, demand, orientation),
                        self.directory.unmet(demand, orientation), findings, trace)

    def explain(self, demand: Demand, wanted: Service) -> tuple[Passed, ...]:
        """Every offer of a service that was passed over."""
        return () if self.directory is None else self.directory.explain(demand, wanted)

    def structure(self, identifier: UUID) -> Structure | None:
        """What the directory calls a structure."""
        return None if self.directory is None else self.directory.structure(identifier)
