"""The explanation of one person as text to read, in 80 columns.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..screening.model import Reason
from ..text import OR, Text, plural, verbatim
from ..words import Provider, Question, Tri, marked
from .page import FAINT, HEAD, SIGNS, STYLES, Page, origin

Json = Mapping[str, Any]
TRIS = {tri.word: tri for tri in Tri}
NUMBERS = {question.word: str(number) for number, question in enumerate(marked(Question, "item"), 1)}

_QUESTIONS = {question.word: question for question in Question}
_PROVIDERS = {provider.word: provider for provider in Provider}


def write(page: Page, whole: Json, steps: Iterable[Reason]) -> None:
    """Writes the explanation of one person, in the language of the page; its steps say themselves what they read."""
    writer = _Writer(page, steps)
    writer.head(whole)
    writer.items(whole)
    writer.verdicts(whole)
    writer.next(whole)
    writer.rules(whole)


class _Writer:
    def __init__(self, page: Page, steps: Iterable[Reason]) -> None:
        self._page = page
        self._steps = {(step.target.word, str(step.source)): step for step in steps}

    def _said(self, value: str) -> str:
        return self._page.label(TRIS[value])

    def head(self, whole: Json) -> None:
        """Whose, of which day, from where, under which rules."""
        page, pack = self._page, whole["pack"]
        names = [whole["ref"], f"id {whole['id']}" if whole["id"] else None]
        page.wrapped(", ".join(name for name in names if name) or Text("no id, no ref", "ni id ni ref"), 0, 2, HEAD)
        page.wrapped(f"{whole['date'] or page.said(Text('no date', 'sans date'))}, {whole['place']}", 0, 2)
        changed = ", ".join(f"{name}={value}" for name, value in pack["overrides"].items())
        page.wrapped(page.said(Text("rules {name}, version {version}, in force from {effective}",
                                    "règles {name}, version {version}, en vigueur depuis le {effective}"), **pack)
                     + (", " + page.pair(Text("overridden", "modifiées"), changed) if changed else ""), 0, 2)
        if not whole["from_answers"]:
            page.wrapped(Text("nothing was answered: only the record is read",
                              "aucune réponse n'a été donnée : seul le dossier est lu"), 0, 2)
        if not whole["from_facts"]:
            page.wrapped(Text("no record was given: only answers are read",
                              "aucun dossier n'a été donné : seules les réponses sont lues"), 0, 2)

    def items(self, whole: Json) -> None:
        """The six items, and what each rests on."""
        low, unknown = whole["yes_count"], whole["unknown_count"]
        met = Text("{low} of six met", "{low} sur six")
        if unknown:
            met = Text("between {low} and {high} of six are met", "entre {low} et {high} des six sont remplis")
        met = met.of(low=low, high=low + unknown).at(Text("The six criteria", "Les six critères"))
        self._page.titled(met.within(verbatim("SCR-1")))
        for item in whole["items"]:
            self._signed(NUMBERS[item["name"]], item["value"], item["label"], item["rule"])
            self._settled(item)
            for read in item["read"]:
                self._read(item["name"], read)

    def _signed(self, number: str, value: str, text: str, rule: str) -> None:
        """A line that begins with a number, a sign and a letter."""
        tri = TRIS[value]
        style = STYLES[tri] if tri is not Tri.NO else ""
        self._page.headed(f"{number} {self._page.said(SIGNS[tri])} ",
                          f"{self._page.pair(text, self._said(value))} ({rule})", style)

    def _settled(self, item: Json) -> None:
        """What was answered, and where the record speaks as well, what it says."""
        if item["stated"] == "unknown":
            return
        answered = self._page.pair(Text("answered", "réponse"), self._said(item["stated"]))
        if item["derived"] is None:
            self._detail(answered)
        else:
            parts = [answered, self._page.pair(Text("the record shows", "le dossier montre"), self._said(item["derived"]))]
            if item["derived"] not in ("unknown", item["stated"]):
                parts.append(self._page.said(Text("the answer is kept", "la réponse est gardée")))
            self._detail(", ".join(parts))

    def _detail(self, text: Text | str, depth: int = 5, style: str = "") -> None:
        self._page.wrapped(text, depth, depth + 2, style)

    def _read(self, target: str, read: Json) -> None:
        """One thing read: what it says, and the codes behind it."""
        if "stays" in read:
            self._stays(read)
        else:
            step = self._steps[target, read["name"]]
            told = step.source_value is not Tri.UNKNOWN or step.count is not None
            self._detail(step.sentence(self._page.language), style="" if told else FAINT)
        for text in self._evidence(read["evidence"]):
            self._detail(text, 9)

    def _stays(self, read: Json) -> None:
        """What the stays come to, then each of them."""
        page, told = self._page, read["value"] != "unknown" or read["stays"]
        parts = [self._said(read["value"])] if told else []
        if read["missing"]:
            parts.append(page.said(Text("missing", "manquant")))
        elif not told:
            parts.append(page.said(Text("not told", "non renseigné")))
        self._detail(page.pair(read["label"], ", ".join(parts)), style="" if told else FAINT)
        if not read["stays"]:
            self._detail(Text("none listed", "aucun n'est noté"), 7)
        for stay in read["stays"]:
            self._detail(page.said(Text("began {date}, as an emergency: {value}", "commencé le {date}, en urgence : {value}"),
                                   date=stay["date"] or page.said(Text("on an unknown day", "(jour inconnu)")),
                                   value=self._said(stay["emergency"])), 7)
        known = Text("it is not told from when to when every stay is known",
                     "il n'est pas dit de quand à quand tous les séjours sont connus")
        if read["known_from"] and read["known_to"]:
            known = Text("every stay is known from {first} to {last}", "tous les séjours sont connus du {first} au {last}").of(
                first=read["known_from"], last=read["known_to"])
        self._detail(known.within(Text("the last {months} months count", "les {months} derniers mois comptent").of(
            months=read["months"])), 7)

    def _evidence(self, evidence: list[Json]) -> list[str]:
        """One text a code: those that count as one together, all the dates of a code on its line."""
        said = self._page.said
        dates: dict[tuple[Any, ...], list[str]] = {}
        for each in sorted(evidence, key=lambda each: (each["says"] == "complete", each["group"] or "")):
            key = (each["system"], each["code"], each["label"], each["says"] == "complete", each["group"])
            days = dates.setdefault(key, [])
            day = each["date"] or said(Text("no date", "sans date"))
            if day not in days:
                days.append(day)
        unnamed = Text("(in no table of ours)", "(dans aucune de nos tables)")
        complete = Text(": this list says it is complete", ": cette liste se dit complète")
        return [f"{system} {code} {named or said(unnamed)}, {', '.join(sorted(days))}" + (said(complete) if whole else "")
                for (system, code, named, whole, _), days in dates.items()]

    def verdicts(self, whole: Json) -> None:
        """The verdicts, what carries them, and how much it would take to change them."""
        self._page.titled(verbatim("Verdicts"))
        for verdict in whole["verdicts"]:
            if verdict["name"] == "stage":
                self._stage(verdict)
                continue
            self._signed(" ", verdict["value"], verdict["label"], verdict["rule"])
            for read in verdict.get("read", ()):
                self._read(verdict["name"], read)
            if "smallest_sets" in verdict:
                self._carried(verdict)

    def _stage(self, verdict: Json) -> None:
        page = self._page
        page.headed("  => ", f"{page.pair(verdict['label'], verdict['value_label'])} ({verdict['rule']})", HEAD)
        for question in marked(Question, "decision"):
            self._detail(page.pair(page.label(question), self._said(verdict[question.word])))
        if verdict["provided_by"] is not None:
            self._detail(page.said(Text("who provides assistance under these rules: {provider} (GEN-9)",
                                        "qui assure l'assistance selon ces règles : {provider} (GEN-9)"),
                                   provider=page.label(_PROVIDERS[verdict["provided_by"]])))

    def _carried(self, verdict: Json) -> None:
        """What a verdict of the questionnaire needs, rests on, and withstands."""
        page, robust = self._page, verdict["robustness"]
        self._detail(plural(verdict["threshold"], Text("{n} criterion needed", "{n} critère nécessaire"),
                            Text("{n} criteria needed", "{n} critères nécessaires")))
        sets = page.said(OR).join("+".join(NUMBERS[name] for name in each) for each in verdict["smallest_sets"])
        self._detail(page.pair(Text("smallest reasons, by criterion", "plus petites raisons, par critère"), sets)
                     + " (SCR-12)" if sets
                     else Text("no answer settles it yet", "aucune réponse ne permet encore de conclure"))
        self._detail(Text("no answers can change it (SCR-12)", "aucune réponse ne peut la changer (SCR-12)")
                     if robust is None else plural(robust, Text(
                         "{n} answer would have to differ for another verdict (SCR-12)",
                         "{n} réponse devrait différer pour un autre verdict (SCR-12)"), Text(
                         "{n} answers would have to differ for another verdict (SCR-12)",
                         "{n} réponses devraient différer pour un autre verdict (SCR-12)")))

    def next(self, whole: Json) -> None:
        """What to ask next, and the findings."""
        page, least = self._page, whole["least_to_settle"]
        page.titled(Text("What to ask next (SCR-6)", "Ce qui est à demander (SCR-6)"))
        for question in whole["ask"]:
            page.headed(f"{NUMBERS.get(question['name'], '-')} ", question["label"])
        if not whole["ask"]:
            page.line(Text("nothing", "rien"))
        if least:
            page.wrapped(plural(least, Text("{n} answer may be enough to settle both verdicts",
                                            "{n} réponse peut suffire à conclure"),
                                Text("{n} answers may be enough to settle both verdicts",
                                     "{n} réponses peuvent suffire à conclure")), 0, 2)
        page.titled(Text("Findings", "Constats"))
        for finding in whole["findings"]:
            about = f" {NUMBERS[finding['item']]}" if finding["item"] in NUMBERS else ""
            other = _QUESTIONS.get(finding["item"]) if not about else None
            more = f" ({page.label(other)})" if other is not None else ""
            page.headed(f"{finding['rule']}{about}  ", finding["sentence"] + more)
        if not whole["findings"]:
            page.line(Text("none", "aucun"))

    def rules(self, whole: Json) -> None:
        """Every rule that had a part, with its source."""
        page = self._page
        page.titled(Text("Rules and their sources", "Règles et leurs sources"))
        for rule in whole["rules"]:
            page.headed(f"{rule['name']:<7} ", rule["title"])
            page.wrapped(origin(rule["name"], page.language), 8, 8, FAINT)
        page.line()
        page.wrapped(Text("The library proposes, people decide (GEN-2).",
                          "La bibliothèque propose, les personnes décident (GEN-2)."))
