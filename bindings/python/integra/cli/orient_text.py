"""The table of ``integra orient``: a demand, then a line a route with what it waits on and who serves it, then totals.

Spec: spec/03-command.md; ORI-5, ORI-11 to ORI-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections

from ..orientation.model import Route
from ..protocol.text import SEMICOLONS, labels
from ..rules import label, sentence
from ..words import DemandField, Level, Miss, Passing, Service
from .answers import Answer, Answerer
from .console import fit
from .language import plural
from .page import COLONS, FAINT, HEAD, Page

#: Columns of a route: mission, service, level, due.
WIDTHS = (2, 50, 12, 10)
LEVELS = {"en": {Level.PRIMARY_CARE: "primary care", Level.TERRITORY: "territory", Level.REGION: "region"},
          "fr": {Level.PRIMARY_CARE: "soins prim.", Level.TERRITORY: "territoire", Level.REGION: "région"}}
WORDS = {
    "en": {"one": "demand", "many": "demands", "protocol": "protocol", "waits": "waits on", "by": "served by",
           "check": "to be checked first", "unmet": "nobody serves it", "instead": "instead, {service}",
           "answer": "first answer by {day}", "no_date": "no date",
           "why": "{service}{colon}{said}", "row": "row {row}", "silenced": "silenced by {row}",
           "failed": "not as it asks{colon}{fields}", "waiting": "of which wait: {n}",
           "accepted": "an offer takes this demand after all", "unmet_needs": "unmet needs", "findings": "findings"},
    "fr": {"one": "demande", "many": "demandes", "protocol": "protocole", "waits": "attend", "by": "assuré par",
           "check": "à vérifier d'abord", "unmet": "personne ne l'assure", "instead": "à sa place, {service}",
           "answer": "première réponse d'ici le {day}", "no_date": "sans date",
           "why": "{service}{colon}{said}", "row": "ligne {row}", "silenced": "écartée par {row}",
           "failed": "pas ce qu'elle demande{colon}{fields}",
           "waiting": "dont en attente : {n}", "accepted": "une offre accepte tout de même cette demande",
           "unmet_needs": "besoins non couverts", "findings": "constats"},
}


class Table:
    """Writes answers as they come, and keeps only the totals."""

    def __init__(self, page: Page, language: str, answerer: Answerer) -> None:
        """Writes to ``page``."""
        self._page, self._language, self._words = page, language, WORDS[language]
        self._colon, self._answerer = COLONS[language], answerer
        self._demands = self._waiting = 0
        self._routes: collections.Counter[Service] = collections.Counter()
        self._unmet: collections.Counter[tuple[Service, Passing]] = collections.Counter()
        self._rules: collections.Counter[str] = collections.Counter()

    def write(self, answer: Answer) -> None:
        """Writes one demand and its answer."""
        if self._demands:
            self._page.line()
        self._demands += 1
        self._head(answer)
        for route in answer.orientation.routes:
            self._route(answer, route)
            self._routes[route.service] += 1
            self._waiting += bool(route.waits_for)
        if answer.accepted:
            self._page.wrapped(f"{self._words['accepted']}{self._colon}"
                               f"{labels(answer.accepted, self._language, 'and')} (ORI-6)", 2, 4)
        for need in answer.unmet:
            self._unmet[need.service, need.reason] += 1
        for finding in answer.findings:
            self._rules[finding.rule] += 1
            self._page.wrapped(f"{finding.rule}  {sentence(finding.rule, finding.settled_by, self._language)}", 2, 8, FAINT)
        if answer.trace is not None:
            self._why(answer)

    def _head(self, answer: Answer) -> None:
        words, demand, due = self._words, answer.asked.demand, answer.orientation.first_answer_due
        who = answer.asked.ref or (demand.id.hex if demand.id else answer.asked.place.said(self._language))
        parts = [who, demand.date.isoformat() if demand.date else words["no_date"]]
        if due is not None:
            parts.append(words["answer"].format(day=due.isoformat()))
        self._page.wrapped(", ".join(parts), 0, 2, HEAD)
        self._page.wrapped(label(demand.requester, self._language) + self._colon
                           + labels(sorted(demand.motives, key=int), self._language, "and"), 0, 2)

    def _route(self, answer: Answer, route: Route) -> None:
        words, language = self._words, self._language
        cells = (route.mission.word, label(route.service, language), LEVELS[language][route.level],
                 route.due.isoformat() if route.due else "")
        self._page.line("  " + " ".join(map(fit, cells, WIDTHS)).rstrip())
        if route.waits_for:
            self._page.wrapped(f"{words['waits']}{self._colon}{labels(sorted(route.waits_for, key=int), language, 'and')}", 5, 7)
        choice = answer.choice(route)
        if choice is None:
            return
        if choice.offer is None:
            self._page.wrapped(f"{words['unmet']}{self._colon}{label(choice.reason, language)}", 5, 7, "bold yellow")
            return
        parts = [f"{words['by']} {label(choice.offer.kind, language)}", choice.offer.structure.hex[:12] + "…"]
        if choice.service is not route.service:
            parts.append(words["instead"].format(service=label(choice.service, language)))
        if choice.check_first:
            parts.append(words["check"])
        self._page.wrapped(", ".join(parts), 5, 7)

    def _why(self, answer: Answer) -> None:
        trace, wanted = answer.trace, self._answerer.wanted
        assert trace is not None and wanted is not None
        self._page.wrapped(why_text(wanted, answer, self._language), 2, 4)

    def end(self) -> None:
        """Writes the totals."""
        words = self._words
        if self._demands:
            self._page.line()
        self._page.line(plural(self._demands, words["one"], words["many"], self._language)
                        + f", {words['protocol']} {self._answerer.protocol.name}")
        for service, count in sorted(self._routes.items(), key=lambda item: int(item[0])):
            self._page.line(f"  {count:>7}  {label(service, self._language)}")
        if self._waiting:
            self._page.line("  " + words["waiting"].format(n=self._waiting))
        if self._unmet:
            self._page.line(words["unmet_needs"] + self._colon + str(self._unmet.total()))
        for (service, reason), count in sorted(self._unmet.items(), key=lambda item: (*map(int, item[0]),)):
            self._page.wrapped(f"{count:>7}  {label(service, self._language)}{self._colon}"
                               f"{label(reason, self._language)}", 2, 11)
        if self._rules:
            counts = ", ".join(f"{rule} {count}" for rule, count in sorted(self._rules.items()))
            self._page.line(f"{words['findings']}{self._colon}{counts}")


def why_text(wanted: Service, answer: Answer, language: str) -> str:
    """Why a service came or did not: the row that is nearest, and what is missing for it to speak."""
    words, colon, trace = WORDS[language], COLONS[language], answer.trace
    assert trace is not None
    said = [label(trace.miss, language)]
    if trace.row is not None:
        said.append(words["row"].format(row=trace.row))
    if trace.miss is Miss.SILENCED and trace.silenced_by is not None:
        said.append(words["silenced"].format(row=trace.silenced_by))
    fields = [f"{label(field, language)} ({label(answer.asked.demand.value(field), language)})"
              for field in DemandField if field in trace.failed]
    if fields:
        said.append(words["failed"].format(colon=colon, fields=", ".join(fields)))
    return words["why"].format(service=label(wanted, language), colon=colon, said=SEMICOLONS[language].join(said))
