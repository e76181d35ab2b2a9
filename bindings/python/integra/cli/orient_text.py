"""The table of ``integra orient``: a demand, then a line a route with what it waits on and who serves it, then totals.

Spec: spec/03-command.md; ORI-5, ORI-11 to ORI-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections

from ..directory.served import Served
from ..forms.orientation import origin_of
from ..orientation.model import Trace
from ..protocol.text import labels
from ..rules import sentence
from ..text import AND, Text, joined, plural
from ..words import DemandField, EmergencyNumber, Level, Miss, Passing, Service
from .console import fit
from .page import FAINT, HEAD, Page
from .responses import Responder, Response
from .served_text import ACCEPTED, named, named_fields, write_numbers, write_route, write_serving
from .wrapping import wrap

#: Columns of a route: mission, service, level, due, rule.
WIDTHS = (2, 44, 12, 10, 6)
LEVELS = {Level.PRIMARY_CARE: Text("primary care", "soins prim."), Level.TERRITORY: Text("territory", "territoire"),
          Level.REGION: Text("region", "région")}
_DEMANDS = Text("{n} demand", "{n} demande"), Text("{n} demands", "{n} demandes")


class Table:
    """Writes answers as they come, and keeps only the totals."""

    def __init__(self, page: Page, responder: Responder) -> None:
        """Writes to ``page``."""
        self._page, self._responder = page, responder
        self._demands = self._waiting = 0
        self._routes: collections.Counter[Service] = collections.Counter()
        self._unmet: collections.Counter[tuple[Service, Passing]] = collections.Counter()
        self._rules: collections.Counter[str] = collections.Counter()

    def write(self, response: Response) -> None:
        """Writes one demand and its response."""
        if self._demands:
            self._page.line()
        self._demands += 1
        self._head(response)
        for served in response.shown:
            if served.route is None:
                self._page.wrapped(ACCEPTED, 2, 4, HEAD)
            else:
                self._routes[served.service] += 1
                self._waiting += bool(served.route.waits_for)
            self._verdict(served, response.orientation.numbers)
        for need in response.unmet:
            self._unmet[need.service, need.reason] += 1
        for finding in response.findings:
            self._rules[finding.rule] += 1
            self._page.wrapped(f"{finding.rule}  {sentence(finding.rule, finding.settled_by, self._page.language)}", 2, 8, FAINT)
        if response.trace is not None:
            self._why(response)

    def _head(self, response: Response) -> None:
        page, demand, due = self._page, response.asked.demand, response.orientation.first_answer_due
        who = response.asked.ref or (demand.id.hex if demand.id else page.said(response.asked.place))
        parts = [who, demand.date.isoformat() if demand.date else page.said(Text("no date", "sans date"))]
        if due is not None:
            parts.append(page.said(Text("first answer by {day}", "première réponse d'ici le {day}"), day=due.isoformat()))
        page.wrapped(", ".join(parts), 0, 2, HEAD)
        page.wrapped(page.pair(page.label(demand.requester),
                               labels(sorted(demand.motives, key=int), page.language, AND)), 0, 2)

    def _verdict(self, served: Served, numbers: tuple[EmergencyNumber, ...]) -> None:
        page, told = self._page, named_fields(served, self._page.language)
        level = None if served.route is None else page.said(LEVELS[served.route.level])
        name, *more = wrap(told["service"]["label"], WIDTHS[1])
        cells = (served.route.mission.word if served.route else "", name, level or "", told.get("due") or "", told["rule"])
        page.line("  " + " ".join(map(fit, cells, WIDTHS)).rstrip())
        for line in more:
            page.line(" " * 5 + line)
        write_route(page, told, 5)
        if served.service is Service.EMERGENCY_NUMBERS:
            write_numbers(page, named(numbers, page.language), 5)
        write_serving(page, told, 5)

    def _why(self, response: Response) -> None:
        trace, wanted = response.trace, self._responder.wanted
        assert trace is not None and wanted is not None
        self._page.wrapped(self._page.pair(self._page.label(wanted), why_text(self._page, response, trace)), 2, 4)

    def end(self) -> None:
        """Writes the totals."""
        page = self._page
        if self._demands:
            page.line()
        protocol = Text("protocol {name}", "protocole {name}").of(name=self._responder.protocol.name)
        page.line(page.within(page.said(joined((plural(self._demands, *_DEMANDS), protocol))),
                              page.label(origin_of(self._responder.protocol.name))))
        for service, count in sorted(self._routes.items(), key=lambda item: int(item[0])):
            page.line(f"  {count:>7}  {page.label(service)}")
        if self._waiting:
            page.line(Text("  of which wait: {n}", "  dont en attente : {n}").of(n=self._waiting))
        if self._unmet:
            page.line(Text("unmet needs: {n}", "besoins non couverts : {n}").of(n=self._unmet.total()))
        for (service, reason), count in sorted(self._unmet.items(), key=lambda item: (*map(int, item[0]),)):
            page.wrapped(f"{count:>7}  {page.pair(page.label(service), page.label(reason))}", 2, 11)
        if self._rules:
            counts = ", ".join(f"{rule} {count}" for rule, count in sorted(self._rules.items()))
            page.line(page.pair(Text("findings", "constats"), counts))


def why_text(page: Page, response: Response, trace: Trace) -> str:
    """Why a service came or did not: the row that is nearest, and what is missing for it to speak."""
    parts = [page.label(trace.miss)]
    if trace.row is not None:
        parts.append(page.said(Text("row {row}", "ligne {row}"), row=trace.row))
    if trace.miss is Miss.SILENCED and trace.silenced_by is not None:
        parts.append(page.said(Text("silenced by {row}", "écartée par {row}"), row=trace.silenced_by))
    fields = [f"{page.label(field)} ({page.label(response.asked.demand.value(field))})"
              for field in DemandField if field in trace.failed]
    if fields:
        parts.append(page.pair(Text("not as it asks", "ce qui n'y répond pas"), ", ".join(fields)))
    return page.listed(parts)
