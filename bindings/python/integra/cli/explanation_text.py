"""The explanation of one person as text to read, in 80 columns.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..rules import label
from ..screening.model import Reason
from ..text import Text, plural
from ..words import Provider, Question, Tri, marked
from .page import FAINT, HEAD, SIGNS, STYLES, Page, origin

Json = Mapping[str, Any]
TRIS = {tri.word: tri for tri in Tri}
NUMBERS = {question.word: str(number) for number, question in enumerate(marked(Question, "item"), 1)}

#: Counted words: one, and more than one.
COUNTS = {
    "criteria": (Text("{n} criterion needed", "{n} critère nécessaire"),
                Text("{n} criteria needed",
                     "{n} critères nécessaires")),
    "robust": (Text("{n} answer would have to differ for another verdict", "{n} réponse devrait différer pour un autre verdict"),
              Text("{n} answers would have to differ for another verdict",
                   "{n} réponses devraient différer pour un autre verdict")),
    "least": (Text("{n} answer may be enough to settle both verdicts", "{n} réponse peut suffire à conclure"),
             Text("{n} answers may be enough to settle both verdicts",
                  "{n} réponses peuvent suffire à conclure")),
}
TEXTS = {
    "nobody": Text("no id, no ref", "ni id ni ref"),
    "no_date": Text("no date", "sans date"),
    "rules": Text("rules", "règles"),
    "version": Text("version", "version"),
    "from": Text("in force from", "en vigueur depuis le"),
    "overrides": Text("overridden", "modifiées"),
    "items": Text("The six criteria", "Les six critères"),
    "between": Text("between {low} and {high} of six are met", "entre {low} et {high} des six sont remplis"),
    "exact": Text("{low} of six met", "{low} sur six"),
    "answered": Text("answered", "réponse"),
    "record": Text("the record shows", "le dossier montre"),
    "no_record": Text("no record was given: only answers are read",
                      "aucun dossier n'a été donné : seules les réponses sont lues"),
    "no_answers": Text("nothing was answered: only the record is read",
                       "aucune réponse n'a été donnée : seul le dossier est lu"),
    "kept": Text("the answer is kept", "la réponse est gardée"),
    "missing": Text("missing", "manquant"),
    "not_told": Text("not told", "non renseigné"),
    "stay": Text("began {date}, as an emergency: {value}", "commencé le {date}, en urgence : {value}"),
    "undated": Text("on an unknown day", "(jour inconnu)"),
    "no_stay": Text("none listed", "aucun n'est noté"),
    "known": Text("every stay is known from {first} to {last}", "tous les séjours sont connus du {first} au {last}"),
    "not_known": Text("it is not told from when to when every stay is known",
                      "il n'est pas dit de quand à quand tous les séjours sont connus"),
    "months": Text("the last {months} months count", "les {months} derniers mois comptent"),
    "list": Text("this list says it is complete", "cette liste se dit complète"),
    "undated_code": Text("no date", "sans date"),
    "unnamed": Text("in no table of ours", "dans aucune de nos tables"),
    "verdicts": Text("Verdicts", "Verdicts"),
    "provided": Text("who provides assistance under these rules", "qui assure l'assistance selon ces règles"),
    "reasons": Text("smallest reasons, by criterion", "plus petites raisons, par critère"),
    "or": Text(" or ", " ou "),
    "no_reason": Text("no answer settles it yet", "aucune réponse ne permet encore de conclure"),
    "never": Text("no answers can change it", "aucune réponse ne peut la changer"),
    "ask": Text("What to ask next", "Ce qui est à demander"),
    "nothing": Text("nothing", "rien"),
    "findings": Text("Findings", "Constats"),
    "none": Text("none", "aucun"),
    "sources": Text("Rules and their sources", "Règles et leurs sources"),
    "end": Text("The library proposes, people decide (GEN-2).",
                "La bibliothèque propose, les personnes décident (GEN-2)."),
}
_QUESTIONS = {question.word: question for question in Question}
_PROVIDERS = {provider.word: provider for provider in Provider}


def write(page: Page, whole: Json, steps: Iterable[Reason], language: str) -> None:
    """Writes the explanation of one person, whose steps say themselves what they read."""
    writer = _Writer(page, steps, language)
    writer.head(whole)
    writer.items(whole)
    writer.verdicts(whole)
    writer.next(whole)
    writer.rules(whole)


class _Writer:
    def __init__(self, page: Page, steps: Iterable[Reason], language: str) -> None:
        self._page, self._language = page, language
        self._texts = {name: text.said(language) for name, text in TEXTS.items()}
        self._steps = {(step.target.word, str(step.source)): step for step in steps}
        self._colon = page.pair("", "")

    def _said(self, value: str) -> str:
        return label(TRIS[value], self._language)

    def _pair(self, name: str, value: str) -> str:
        return f"{name}{self._colon}{value}"

    def _title(self, text: str) -> None:
        self._page.line()
        self._page.wrapped(text, 0, 2, HEAD)

    def head(self, whole: Json) -> None:
        """Whose, of which day, from where, under which rules."""
        texts, pack = self._texts, whole["pack"]
        names = [whole["ref"], f"id {whole['id']}" if whole["id"] else None]
        self._page.wrapped(", ".join(name for name in names if name) or texts["nobody"], 0, 2, HEAD)
        self._page.wrapped(f"{whole['date'] or texts['no_date']}, {whole['place']}", 0, 2)
        changed = ", ".join(f"{name}={value}" for name, value in pack["overrides"].items())
        self._page.wrapped(f"{texts['rules']} {pack['name']}, {texts['version']} {pack['version']}, {texts['from']} "
                           f"{pack['effective']}" + (f", {self._pair(texts['overrides'], changed)}" if changed else ""),
                           0, 2)
        for given, text in (("from_answers", "no_answers"), ("from_facts", "no_record")):
            if not whole[given]:
                self._page.wrapped(texts[text], 0, 2)

    def items(self, whole: Json) -> None:
        """The six items, and what each rests on."""
        low, unknown = whole["yes_count"], whole["unknown_count"]
        text = self._texts["between" if unknown else "exact"].format(low=low, high=low + unknown)
        self._title(self._pair(self._texts["items"], text) + " (SCR-1)")
        for item in whole["items"]:
            self._signed(NUMBERS[item["name"]], item["value"], item["label"], item["rule"])
            self._settled(item)
            for read in item["read"]:
                self._read(item["name"], read)

    def _signed(self, number: str, value: str, text: str, rule: str) -> None:
        """A line that begins with a number, a sign and a letter."""
        tri = TRIS[value]
        sign = self._page.said(SIGNS[tri])
        style = STYLES[tri] if tri is not Tri.NO else ""
        self._page.headed(f"{number} {sign} ", f"{text}{self._colon}{self._said(value)} ({rule})", style)

    def _settled(self, item: Json) -> None:
        """Where answer and record both speak, what each says."""
        if item["stated"] == "unknown" or item["derived"] is None:
            if item["stated"] != "unknown":
                self._detail(self._pair(self._texts["answered"], self._said(item["stated"])))
            return
        parts = [self._pair(self._texts["answered"], self._said(item["stated"])),
                 self._pair(self._texts["record"], self._said(item["derived"]))]
        if item["derived"] not in ("unknown", item["stated"]):
            parts.append(self._texts["kept"])
        self._detail(", ".join(parts))

    def _detail(self, text: str, depth: int = 5, style: str = "") -> None:
        self._page.wrapped(text, depth, depth + 2, style)

    def _read(self, target: str, read: Json) -> None:
        """One thing read: what it says, and the codes behind it."""
        if "stays" in read:
            self._stays(read)
        else:
            step = self._steps[target, read["name"]]
            told = step.source_value is not Tri.UNKNOWN or step.count is not None
            self._detail(step.sentence(self._language), style="" if told else FAINT)
        for text in self._evidence(read["evidence"]):
            self._detail(text, 9)

    def _stays(self, read: Json) -> None:
        """What the stays come to, then each of them."""
        texts, told = self._texts, read["value"] != "unknown" or read["stays"]
        parts = [self._said(read["value"])] if told else []
        if read["missing"] or not told:
            parts.append(texts["missing" if read["missing"] else "not_told"])
        self._detail(self._pair(read["label"], ", ".join(parts)), style="" if told else FAINT)
        if not read["stays"]:
            self._detail(texts["no_stay"], 7)
        for stay in read["stays"]:
            self._detail(texts["stay"].format(date=stay["date"] or texts["undated"],
                                              value=self._said(stay["emergency"])), 7)
        known = read["known_from"] and read["known_to"]
        text = texts["known" if known else "not_known"].format(first=read["known_from"], last=read["known_to"])
        self._detail(f"{text} ({texts['months'].format(months=read['months'])})", 7)

    def _evidence(self, evidence: list[Json]) -> list[str]:
        """One text a code: those that count as one together, all the dates of a code on its line."""
        dates: dict[tuple[Any, ...], list[str]] = {}
        for each in sorted(evidence, key=lambda each: (each["says"] == "complete", each["group"] or "")):
            key = (each["system"], each["code"], each["label"], each["says"] == "complete", each["group"])
            days = dates.setdefault(key, [])
            day = each["date"] or self._texts["undated_code"]
            if day not in days:
                days.append(day)
        return [f"{system} {code} {named or '(' + self._texts['unnamed'] + ')'}, {', '.join(sorted(days))}"
                + (f": {self._texts['list']}" if complete else "")
                for (system, code, named, complete, _), days in dates.items()]

    def verdicts(self, whole: Json) -> None:
        """The verdicts, what carries them, and how much it would take to change them."""
        self._title(self._texts["verdicts"])
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
        self._page.headed("  => ", f"{verdict['label']}{self._colon}{verdict['value_label']} ({verdict['rule']})", HEAD)
        for question in marked(Question, "decision"):
            self._detail(self._pair(label(question, self._language), self._said(verdict[question.word])))
        if verdict["provided_by"] is not None:
            provider = label(_PROVIDERS[verdict["provided_by"]], self._language)
            self._detail(f"{self._pair(self._texts['provided'], provider)} (GEN-9)")

    def _carried(self, verdict: Json) -> None:
        """What a verdict of the questionnaire needs, rests on, and withstands."""
        texts = self._texts
        self._detail(self._count("criteria", verdict["threshold"]))
        sets = texts["or"].join("+".join(NUMBERS[name] for name in each) for each in verdict["smallest_sets"])
        self._detail(f"{self._pair(texts['reasons'], sets)} (SCR-12)" if sets else texts["no_reason"])
        count = verdict["robustness"]
        self._detail((texts["never"] if count is None else self._count("robust", count)) + " (SCR-12)")

    def _count(self, name: str, count: int) -> str:
        return plural(count, *COUNTS[name]).said(self._language)

    def next(self, whole: Json) -> None:
        """What to ask next, and the findings."""
        self._title(f"{self._texts['ask']} (SCR-6)")
        for question in whole["ask"]:
            number = NUMBERS.get(question["name"], "-")
            self._page.headed(f"{number} ", question["label"])
        if not whole["ask"]:
            self._page.line(self._texts["nothing"])
        if whole["least_to_settle"]:
            self._page.wrapped(self._count("least", whole["least_to_settle"]), 0, 2)
        self._title(self._texts["findings"])
        for finding in whole["findings"]:
            about = f" {NUMBERS[finding['item']]}" if finding["item"] in NUMBERS else ""
            other = _QUESTIONS.get(finding["item"]) if not about else None
            more = f" ({label(other, self._language)})" if other is not None else ""
            self._page.headed(f"{finding['rule']}{about}  ", finding["sentence"] + more)
        if not whole["findings"]:
            self._page.line(self._texts["none"])

    def rules(self, whole: Json) -> None:
        """Every rule that had a part, with its source."""
        self._title(self._texts["sources"])
        for rule in whole["rules"]:
            self._page.headed(f"{rule['name']:<7} ", rule["title"])
            self._page.wrapped(origin(rule["name"], self._language), 8, 8, FAINT)
        self._page.line()
        self._page.wrapped(self._texts["end"])
