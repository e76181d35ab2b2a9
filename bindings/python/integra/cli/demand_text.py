"""The explanation of one demand as text to read, in 80 columns.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..demand.model import Demand
from ..protocol.text import demand_lines
from ..text import Text, verbatim
from ..words import Service
from .page import FAINT, HEAD, Page, origin
from .served_text import write_numbers, write_route, write_serving

Json = Mapping[str, Any]


def write(page: Page, whole: Json, demand: Demand) -> None:
    """Writes the explanation of one demand, which is in the language of the page."""
    writer = _Writer(page)
    writer.head(whole, demand)
    writer.routes(whole)
    writer.silent(whole)
    writer.rest(whole)


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def _values(self, fields: Iterable[Json]) -> str:
        """Fields with the demand's values."""
        return self._page.listed(self._page.pair(each["label"], each["value"]["label"]) for each in fields)

    def head(self, whole: Json, demand: Demand) -> None:
        """Whose demand, of which day, by which protocol and rules, and all that is known in it."""
        page, pack, protocol = self._page, whole["pack"], whole["protocol"]
        names = [whole["ref"], f"id {whole['id']}" if whole["id"] else None]
        page.wrapped(", ".join(name for name in names if name) or Text("no id, no ref", "ni id ni ref"), 0, 2, HEAD)
        date = demand.date.isoformat() if demand.date else page.said(Text("no date", "sans date"))
        page.wrapped(f"{date}, {whole['place']}", 0, 2)
        changed = ", ".join(f"{name}={value}" for name, value in pack["overrides"].items())
        page.wrapped(page.said(Text("protocol {protocol} ({origin}), digest {digest}…, rules {rules}",
                                    "protocole {protocol} ({origin}), empreinte {digest}…, règles {rules}"),
                               protocol=protocol["name"], origin=protocol["origin"]["label"], digest=protocol["digest"][:12], rules=pack["name"])
                     + (", " + page.pair(Text("overridden", "modifiées"), changed) if changed else ""), 0, 2)
        if whole["first_answer_due"]:
            page.wrapped(Text("the first answer is due by {day} (ORI-13)",
                              "la première réponse est due d'ici le {day} (ORI-13)").of(day=whole["first_answer_due"]), 0, 2)
        else:
            page.wrapped(Text("without a date nothing is due on a day", "sans date, rien n'est dû à un jour donné"), 0, 2)
        page.titled(Text("The demand", "La demande"))
        for text in demand_lines(demand, page.language):
            page.wrapped(text, 2, 4)

    def routes(self, whole: Json) -> None:
        """Each route, what brought it, what it waits on and who serves it."""
        page = self._page
        page.titled(Text("Routes", "Orientations"))
        for route in whole["routes"]:
            self._head(route)
            if route["service"]["name"] == Service.EMERGENCY_NUMBERS.word:
                write_numbers(page, whole["numbers"], 4)
            for row in route["rows"]:
                self._row(row)
            if not route["rows"]:
                page.wrapped(Text("added by rule {rule}", "ajoutée par la règle {rule}").of(rule=route["rule"]), 4, 6)
            write_route(page, route, 4)
            if not route["waits_for"]:
                page.wrapped(Text("waits on nothing", "n'attend rien"), 4, 6)
            self._offers(route)
        if whole["accepted"]:
            page.titled(Text("What an offer takes from this requester after all (ORI-6)",
                             "Ce qu'une offre accepte tout de même de ce demandeur (ORI-6)"))
        for each in whole["accepted"]:
            self._head(each)
            self._offers(each)

    def _head(self, told: Json) -> None:
        """A service, and what the protocol says of it in short."""
        page, parts = self._page, []
        if "mission" in told:
            parts = [told["mission"]["name"], told["level"]["label"]]
            if told["due"]:
                parts.append(page.said(Text("by {day}", "d'ici le {day}"), day=told["due"]))
        page.wrapped(f"{told['service']['label']} ({', '.join((*parts, told['rule']))})", 2, 4, HEAD)

    def _row(self, row: Json) -> None:
        page = self._page
        kind = Text("imposed on all", "imposée à tous") if row["imposed"] else verbatim("adaptable")
        source = f", {row['source']}" if row["source"] else ""
        page.wrapped(page.said(Text("row {row}, {kind}: {origin}", "ligne {row}, {kind} : {origin}"),
                               row=row["row"], kind=page.said(kind), origin=row["rule"] + source), 4, 6)
        since = page.said(Text("whatever the rest", "quel que soit le reste"))
        if row["conditions"]:
            since = page.said(Text("since: {values}", "vu {values}"), values=self._values(row["conditions"]))
        page.wrapped(page.said(Text("asked about {motive}, {since}", "pour le motif « {motive} », {since}"),
                               motive=row["motive"]["label"], since=since), 6, 8)

    def _offers(self, told: Json) -> None:
        """Who serves, which offers are as good, and which were passed over and why."""
        page = self._page
        write_serving(page, told, 4)
        for each in told["equal_offers"]:
            page.wrapped(page.pair(Text("equal", "se vaut"), self._offer(each)), 6, 8)
        self._more(Text("equal offers shown", "offres équivalentes montrées"), len(told["equal_offers"]),
                   (told["equals"] or 1) - 1)
        for each in told["passed_over"]:
            page.wrapped(page.said(Text("passed over: {offer}: {reason}", "écartée : {offer} ({reason})"),
                                   offer=self._offer(each), reason=self._reason(told, each)), 6, 8, FAINT)
        self._more(Text("offers passed over shown", "offres écartées montrées"), len(told["passed_over"]),
                   told["passed_over_count"])

    def _offer(self, told: Json) -> str:
        """An offer by its structure's kind, name and reference, else identifier, and level."""
        structure = filter(None, (told["structure_name"], told["structure_reference"]))
        return ", ".join((told["kind"]["label"], ", ".join(structure) or told["structure"], told["level"]["label"]))

    def _reason(self, told: Json, of: Json) -> str:
        """Why an offer was passed over, and of which service where the second was looked for too."""
        other = "" if of["service"] == told["service"] else of["service"]["label"]
        return self._page.listed(filter(None, (of["reason"]["label"], other)))

    def _more(self, what: Text, shown: int, count: int) -> None:
        if count > shown:
            self._page.wrapped(Text("{what}: {n} of {all} (--most shows more)", "{what} : {n} sur {all} (--most en montre plus)"
                                    ).of(what=what, n=shown, all=count), 6, 8, FAINT)

    def silent(self, whole: Json) -> None:
        """The other rows of the demand's motives, and why none of them speaks."""
        if not whole["silent"]:
            return
        self._page.titled(Text("Rows that stay silent", "Lignes qui se taisent"))
        # A row that lists several of the motives is silent for each, and mostly for one reason.
        for text in dict.fromkeys(self._page.pair(row["row"], self._missed(row)) for row in whole["silent"]):
            self._page.wrapped(text, 2, 4)

    def _missed(self, told: Json) -> str:
        page = self._page
        if told["silenced_by"] is not None:
            return page.said(Text("silenced by row {row}", "écartée par la ligne {row}"), row=told["silenced_by"])
        if told["failed"]:
            here = Text("{asks} (here {value})", "« {asks} » (ici {value})")
            return page.said(Text("not met: {listed}", "il faudrait {listed}"), listed=page.listed(
                page.said(here, asks=each["asks"], value=each["value"]["label"]) for each in told["failed"]))
        return str(told["miss"]["label"])

    def rest(self, whole: Json) -> None:
        """Unmet needs, why a service did not come, findings, and the rules with their sources."""
        page = self._page
        if whole["unmet"]:
            page.titled(Text("Unmet needs", "Besoins non couverts"))
            for need in whole["unmet"]:
                page.wrapped(page.pair(need["label"], need["reason"]["label"]), 2, 4)
        if whole["why"] is not None:
            page.titled(Text("Why", "Pourquoi"))
            near = Text(" (nearest row {row})", " (ligne la plus proche : {row})") if whole["why"]["nearest_row"] else ""
            page.wrapped(page.pair(whole["why"]["label"], self._missed(whole["why"]))
                         + page.said(near, row=whole["why"]["nearest_row"]), 2, 4)
        page.titled(Text("Findings", "Constats"))
        for finding in whole["findings"]:
            page.wrapped(f"{finding['rule']}  {finding['sentence']}", 2, 4)
        if not whole["findings"]:
            page.line(Text("  none", "  aucun"))
        page.titled(Text("Rules and their sources", "Règles et leurs sources"))
        for each in whole["rules"]:
            page.headed(f"  {each['name']:<8}", each["title"])
            page.wrapped(origin(each["name"], page.language), 10, 10, FAINT)
        page.line()
        page.wrapped(Text("The library proposes, people decide (GEN-2).",
                          "La bibliothèque propose, les personnes décident (GEN-2)."), 0, 2)
