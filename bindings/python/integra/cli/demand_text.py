"""The explanation of one demand as text to read, in 80 columns.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..demand.model import Demand
from ..protocol.text import SEMICOLONS, demand_lines
from .page import COLONS, FAINT, HEAD, Page, origin

Json = Mapping[str, Any]
WORDS = {
    "en": {"no_date": "no date", "nobody": "no id, no ref", "protocol": "protocol {name}, digest {digest}",
           "rules": "rules {name}", "overridden": "overridden", "answer": "the first answer is due by {day} (ORI-13)",
           "no_due": "without a date nothing is due on a day", "demand": "The demand", "routes": "Routes",
           "by": "by {day}", "row": "row {row}, {kind}", "imposed": "imposed on all", "adaptable": "adaptable",
           "about": "asked about", "because": "since", "always": "whatever the rest", "added": "added by rule {rule}",
           "waits": "waits on", "nothing": "waits on nothing", "served": "served by {kind}, {structure}",
           "check": "to be checked first", "unserved": "nobody serves it", "passed": "passed over",
           "silent": "Rows that stay silent", "silenced": "silenced by row {row}", "not_met": "not met",
           "asks": "{asks} (here {value})",
           "unmet": "Unmet needs", "accepted": "What an offer takes from this requester after all (ORI-6)",
           "why": "Why", "nearest": "nearest row {row}", "findings": "Findings", "none": "none",
           "sources": "Rules and their sources", "end": "The library proposes, people decide (GEN-2)."},
    "fr": {"no_date": "sans date", "nobody": "ni id ni ref", "protocol": "protocole {name}, empreinte {digest}",
           "rules": "règles {name}", "overridden": "modifiées",
           "answer": "la première réponse est due d'ici le {day} (ORI-13)",
           "no_due": "sans date, rien n'est dû à un jour donné", "demand": "La demande", "routes": "Orientations",
           "by": "d'ici le {day}", "row": "ligne {row}, {kind}", "imposed": "imposée à tous", "adaptable": "adaptable",
           "about": "demande sur", "because": "car", "always": "quoi qu'il en soit du reste",
           "added": "ajoutée par la règle {rule}", "waits": "attend", "nothing": "n'attend rien",
           "served": "assurée par {kind}, {structure}", "check": "à vérifier d'abord",
           "unserved": "personne ne l'assure", "passed": "écartée", "silent": "Lignes qui se taisent",
           "silenced": "écartée par la ligne {row}", "not_met": "non rempli",
           "asks": "{asks} (ici {value})", "unmet": "Besoins non couverts",
           "accepted": "Ce qu'une offre accepte tout de même de ce demandeur (ORI-6)",
           "why": "Pourquoi", "nearest": "ligne la plus proche : {row}", "findings": "Constats", "none": "aucun",
           "sources": "Règles et leurs sources", "end": "La bibliothèque propose, les personnes décident (GEN-2)."},
}


def write(page: Page, whole: Json, demand: Demand, language: str) -> None:
    """Writes the explanation of one demand."""
    writer = _Writer(page, language)
    writer.head(whole, demand)
    writer.routes(whole)
    writer.silent(whole)
    writer.rest(whole)


class _Writer:
    def __init__(self, page: Page, language: str) -> None:
        self._page, self._language, self._words = page, language, WORDS[language]
        self._colon = COLONS[language]

    def _title(self, text: str) -> None:
        self._page.line()
        self._page.line(text, HEAD)

    def _pair(self, name: str, value: str) -> str:
        return f"{name}{self._colon}{value}"

    def _values(self, fields: Iterable[Json]) -> str:
        """Fields with the demand's values."""
        return SEMICOLONS[self._language].join(self._pair(each["label"], each["value"]["label"]) for each in fields)

    def head(self, whole: Json, demand: Demand) -> None:
        """Whose demand, of which day, by which protocol and rules, and all that is known in it."""
        words, pack = self._words, whole["pack"]
        names = [whole["ref"], f"id {whole['id']}" if whole["id"] else None]
        self._page.wrapped(", ".join(name for name in names if name) or words["nobody"], 0, 2, HEAD)
        self._page.wrapped(f"{demand.date.isoformat() if demand.date else words['no_date']}, {whole['place']}", 0, 2)
        digest = whole["protocol"]["digest"][:12] + "…"
        changed = ", ".join(f"{name}={value}" for name, value in pack["overrides"].items())
        self._page.wrapped(words["protocol"].format(name=whole["protocol"]["name"], digest=digest) + ", "
                           + words["rules"].format(name=pack["name"])
                           + (f", {self._pair(words['overridden'], changed)}" if changed else ""), 0, 2)
        self._page.wrapped(words["answer"].format(day=whole["first_answer_due"]) if whole["first_answer_due"]
                           else words["no_due"], 0, 2)
        self._title(words["demand"])
        for text in demand_lines(demand, self._language):
            self._page.wrapped(text, 2, 4)

    def routes(self, whole: Json) -> None:
        """Each route, what brought it, what it waits on and who serves it."""
        words = self._words
        self._title(words["routes"])
        for route in whole["routes"]:
            parts = [route["mission"], *route["functions"][:1], route["level"]["label"]]
            if len(route["functions"]) > 1:
                parts[1] = f"{route['functions'][0]}-{route['functions'][-1]}"
            if route["due"]:
                parts.append(words["by"].format(day=route["due"]))
            self._page.wrapped(f"{route['label']} ({', '.join(parts)})", 2, 4, HEAD)
            for row in route["rows"]:
                self._row(row)
            if not route["rows"]:
                self._page.wrapped(words["added"].format(rule=route["rule"]), 4, 6)
            waits = SEMICOLONS[self._language].join(each["label"] for each in route["waits_for"])
            self._page.wrapped(self._pair(words["waits"], waits) if waits else words["nothing"], 4, 6)
            if route["check_first"] is not None:
                self._served(route)

    def _row(self, row: Json) -> None:
        words = self._words
        kind = words["imposed" if row["imposed"] else "adaptable"]
        source = f", {row['source']}" if row["source"] else ""
        self._page.wrapped(f"{words['row'].format(row=row['row'], kind=kind)}{self._colon}{row['rule']}{source}", 4, 6)
        since = self._pair(words["because"], self._values(row["conditions"])) if row["conditions"] else words["always"]
        self._page.wrapped(f"{words['about']} {row['motive']['label']}, {since}", 6, 8)

    def _served(self, route: Json) -> None:
        words = self._words
        if route["structure"] is None:
            self._page.wrapped(words["unserved"], 4, 6, "bold yellow")
        else:
            text = words["served"].format(kind=route["structure_kind"]["label"], structure=route["structure"])
            self._page.wrapped(text + (f", {words['check']}" if route["check_first"] else ""), 4, 6)
        for each in route["passed_over"]:
            self._page.wrapped(f"{words['passed']}{self._colon}{each['kind']['label']}, {each['structure'][:12]}…, "
                               f"{each['level']['label']}{self._colon}{each['reason']['label']}", 6, 8, FAINT)

    def silent(self, whole: Json) -> None:
        """The other rows of the demand's motives, and why none of them speaks."""
        if not whole["silent"]:
            return
        self._title(self._words["silent"])
        # A row that lists several of the motives is silent for each, and mostly for one reason.
        for text in dict.fromkeys(f"{row['row']}{self._colon}{self._missed(row)}" for row in whole["silent"]):
            self._page.wrapped(text, 2, 4)

    def _missed(self, told: Json) -> str:
        if told["silenced_by"] is not None:
            return self._words["silenced"].format(row=told["silenced_by"])
        if told["failed"]:
            return self._pair(self._words["not_met"], SEMICOLONS[self._language].join(
                self._words["asks"].format(asks=each["asks"], value=each["value"]["label"]) for each in told["failed"]))
        return str(told["miss"]["label"])

    def rest(self, whole: Json) -> None:
        """Unmet needs, why a service did not come, findings, and the rules with their sources."""
        words = self._words
        if whole["unmet"]:
            self._title(words["unmet"])
            for need in whole["unmet"]:
                self._page.wrapped(self._pair(need["label"], need["reason"]["label"]), 2, 4)
        if whole["accepted"]:
            self._title(words["accepted"])
            for service in whole["accepted"]:
                self._page.wrapped(service["label"], 2, 4)
        if whole["why"] is not None:
            self._title(words["why"])
            row = whole["why"]["nearest_row"]
            near = f" ({words['nearest'].format(row=row)})" if row else ""
            self._page.wrapped(self._pair(whole["why"]["label"], self._missed(whole["why"])) + near, 2, 4)
        self._title(words["findings"])
        for finding in whole["findings"]:
            self._page.wrapped(f"{finding['rule']}  {finding['sentence']}", 2, 4)
        if not whole["findings"]:
            self._page.line("  " + words["none"])
        self._title(words["sources"])
        for each in whole["rules"]:
            self._page.headed(f"  {each['name']:<8}", each["title"])
            self._page.wrapped(origin(each["name"], self._language), 10, 10, FAINT)
        self._page.line()
        self._page.wrapped(words["end"], 0, 2)
