"""The explanation of one demand as text to read, in 80 columns.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..demand.model import Demand
from ..protocol.text import demand_lines
from ..text import Text, verbatim
from .console import plain
from .page import FAINT, HEAD, Page, origin

Json = Mapping[str, Any]


def write(page: Page, whole: Json, demand: Demand) -> None:
    """Writes the explanation of one demand, which is in the language of the page."""
    writer = _Writer(page)
    writer.head(whole, demand)
    writer.routes(whole)
    writer.silent(whole)
    writer.rest(whole)


def _called(told: Json, identifier: str, both: bool = False) -> str:
    """What a structure is called: its name where the directory's file has one, its identifier too if ``both``."""
    if told["structure_name"] is None:
        return identifier
    name = plain(told["structure_name"])
    return f"{name} ({identifier})" if both else name


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
        page.wrapped(page.said(Text("protocol {protocol}, digest {digest}…, rules {rules}",
                                    "protocole {protocol}, empreinte {digest}…, règles {rules}"),
                               protocol=protocol["name"], digest=protocol["digest"][:12], rules=pack["name"])
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
            parts = [route["mission"], *route["functions"][:1], route["level"]["label"]]
            if len(route["functions"]) > 1:
                parts[1] = f"{route['functions'][0]}-{route['functions'][-1]}"
            if route["due"]:
                parts.append(page.said(Text("by {day}", "d'ici le {day}"), day=route["due"]))
            page.wrapped(f"{route['label']} ({', '.join(parts)})", 2, 4, HEAD)
            for row in route["rows"]:
                self._row(row)
            if not route["rows"]:
                page.wrapped(Text("added by rule {rule}", "ajoutée par la règle {rule}").of(rule=route["rule"]), 4, 6)
            waits = page.listed(each["label"] for each in route["waits_for"])
            page.wrapped(page.pair(Text("waits on", "attend"), waits) if waits
                         else Text("waits on nothing", "n'attend rien"), 4, 6)
            if route["check_first"] is not None:
                self._served(route)

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

    def _served(self, route: Json) -> None:
        page = self._page
        if route["structure"] is None:
            page.wrapped(Text("nobody serves it", "personne ne l'assure"), 4, 6, "bold yellow")
        else:
            check = Text(", to be checked first", ", à vérifier d'abord") if route["check_first"] else ""
            page.wrapped(page.said(Text("served by {kind}, {structure}", "assurée par {kind}, {structure}"),
                                   kind=route["structure_kind"]["label"],
                                   structure=_called(route, route["structure"], both=True))
                         + page.said(check), 4, 6)
        for each in route["passed_over"]:
            offer = f"{each['kind']['label']}, {_called(each, each['structure'][:12] + '…')}, {each['level']['label']}"
            page.wrapped(page.said(Text("passed over: {offer}: {reason}", "écartée : {offer} ({reason})"),
                                   offer=offer, reason=each["reason"]["label"]), 6, 8, FAINT)

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
        if whole["accepted"]:
            page.titled(Text("What an offer takes from this requester after all (ORI-6)",
                             "Ce qu'une offre accepte tout de même de ce demandeur (ORI-6)"))
            for service in whole["accepted"]:
                page.wrapped(service["label"], 2, 4)
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
