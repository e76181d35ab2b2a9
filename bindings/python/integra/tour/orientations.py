"""Where the made-up people are sent: their demands answered one by one, and what is counted of the answers.

Spec: spec/90-report.md; ORI-5, ORI-11, ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
from dataclasses import dataclass
from importlib import resources

from ..directory.csv_form import load
from ..directory.directory import Directory
from ..screening.model import Screening
from ..directory.model import Choice
from ..orientation.model import Orientation
from ..orientation.evaluate import orient
from ..protocol.protocol import demand_count
from ..services import service
from ..words import Level, Passing, Precondition, Requester, Service, StructureKind
from .demands import Asked, asked


@dataclass(frozen=True, slots=True)
class Response:
    """One demand with its answer, and who serves each route."""

    asked: Asked
    orientation: Orientation
    choices: dict[Service, Choice]


class Sent:
    """What many answers have in common; memory does not grow with their number."""

    def __init__(self, seed: int) -> None:
        """Nobody yet; the directory is the made-up one beside this file."""
        self.directory: Directory = load(resources.files(__package__).joinpath("directory.csv").read_bytes())
        self._seed = seed
        self.demands: int = 0
        self.requesters: collections.Counter[Requester] = collections.Counter()
        #: Every route, by service; those that somebody serves for sure, or once checked; the needs nobody serves.
        self.routes: collections.Counter[Service] = collections.Counter()
        self.sure: collections.Counter[Service] = collections.Counter()
        self.checked: collections.Counter[Service] = collections.Counter()
        self.unmet: collections.Counter[tuple[Service, Passing]] = collections.Counter()
        self.structures: collections.Counter[tuple[StructureKind, Level]] = collections.Counter()
        #: Routes that wait on something, by what; a route may wait on several.
        self.waits: collections.Counter[Precondition] = collections.Counter()
        self.waiting: int = 0
        #: The services of which a directory says who offers them.
        self.listed: frozenset[Service] = frozenset(
            each for each in Service if each is not Service.POINT_SUPPORT and service(each).listed)

    @property
    def possible(self) -> int:
        """How many demands of one motive are possible: those that the protocol is proved over."""
        return demand_count()

    def unserved(self, wanted: Service) -> int:
        """How many routes to a service nobody serves."""
        return self.routes[wanted] - self.sure[wanted] - self.checked[wanted]

    def add(self, number: int, screening: Screening) -> Response:
        """Answers the demand of one person and counts it."""
        request = asked(self._seed, number, screening)
        orientation = orient(request.demand)
        self.demands += 1
        self.requesters[request.demand.requester] += 1
        choices = {}
        for route in orientation.routes:
            self.routes[route.service] += 1
            self.waits.update(route.waits_for)
            self.waiting += bool(route.waits_for)
            if service(route.service).listed:
                choices[route.service] = self._choose(request, route.service)
        for need in self.directory.unmet(request.demand, orientation):
            self.unmet[need.service, need.reason] += 1
        return Response(request, orientation, choices)

    def _choose(self, request: Asked, wanted: Service) -> Choice:
        choice = self.directory.choose(request.demand, wanted)
        if choice.offer is not None:
            (self.checked if choice.check_first else self.sure)[wanted] += 1
            self.structures[choice.offer.kind, choice.offer.level] += 1
        return choice
