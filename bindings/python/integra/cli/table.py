"""The table of ``integra screen``: one line a person in 80 columns, the six items as sign and letter, then totals.

Spec: spec/02-json.md; SCR-1 to SCR-8.  Layer: binding.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import textwrap
from typing import BinaryIO

from ..model import Screening
from ..records import Person
from ..rules import label
from ..words import Question, Stage, Tri, Verdict
from .console import fit

WIDTH = 80
#: Columns: who, date, items, PPS, threshold, stage, what to ask.
WIDTHS = (17, 10, 17, 3, 3, 18, 6)
#: A sign and a letter each, so that neither colour nor a good eye is needed.
SIGNS = {"en": {Tri.YES: "●Y", Tri.NO: "·N", Tri.UNKNOWN: " ?"},
         "fr": {Tri.YES: "●O", Tri.NO: "·N", Tri.UNKNOWN: " ?"}}
PLAIN = {"●": "*", "·": "-", "…": "~", "é": "e", "à": "a", "’": "'"}
SAID = {"en": {Tri.YES: "yes", Tri.NO: "no", Tri.UNKNOWN: "?"}, "fr": {Tri.YES: "oui", Tri.NO: "non", Tri.UNKNOWN: "?"}}
ITEMS = tuple(Question)[:6]
#: What to ask: the number of an item, or the letter of a decision.
ASKED = {question: str(number) for number, question in enumerate(ITEMS, 1)}
ASKED |= {Question.JUDGEMENT: "J", Question.ASSISTANCE_CONSENT: "C"}
#: The stages' labels, as far as they fit into a column.
STAGES = {
    "en": {Stage.NOT_INDICATED: "not indicated", Stage.UNDETERMINED: "undetermined",
           Stage.AWAITING_JUDGEMENT: "awaits judgement", Stage.NOT_NEEDED: "not needed",
           Stage.AWAITING_CONSENT: "awaits consent", Stage.DECLINED: "declined", Stage.TO_REFER: "to refer"},
    "fr": {Stage.NOT_INDICATED: "non indiqué", Stage.UNDETERMINED: "indéterminé",
           Stage.AWAITING_JUDGEMENT: "attend le jugement", Stage.NOT_NEEDED: "non nécessaire",
           Stage.AWAITING_CONSENT: "attend l'accord", Stage.DECLINED: "refusé", Stage.TO_REFER: "à adresser"},
}
HEADS = {"en": ("person", "date", "1  2  3  4  5  6", "PPS", "AP", "stage", "ask"),
         "fr": ("personne", "date", "1  2  3  4  5  6", "PPS", "AP", "étape", "à voir")}
WORDS = {
    "en": {"people": "people", "findings": "findings", "more": "--findings shows them", "pack": "rules",
           "overridden": "with overrides",
           "signs": "●Y yes, ·N no, ? unknown; AP: pathway assistance threshold; ask: items by number, J, C"},
    "fr": {"people": "personnes", "findings": "constats", "more": "--findings les montre", "pack": "règles",
           "overridden": "modifiées",
           "signs": "●O oui, ·N non, ? inconnu ; AP : seuil de l'assistance au parcours ; à voir : critère, J, C"},
}


class Table:
    """Writes the table as people come, and keeps only the totals."""

    def __init__(self, out: BinaryIO, language: str = "en", findings: bool = False, encoding: str = "utf-8") -> None:
        """Writes to ``out``; signs that ``encoding`` lacks become plain ones."""
        self._out, self._language, self._findings, self._encoding = out, language, findings, encoding
        self._stages: collections.Counter[Stage] = collections.Counter()
        self._verdicts: collections.Counter[tuple[Verdict, Tri]] = collections.Counter()
        self._rules: collections.Counter[str] = collections.Counter()
        self._pack = ""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes a person's line, and the sentences of the findings where they are asked for."""
        words, language = WORDS[self._language], self._language
        if not self._stages:
            self._pack = screening.pack.word + (f", {words['overridden']}" if screening.overridden else "")
            self._row(*HEADS[language])
        shown = person.ref or (screening.person.hex if screening.person else person.place)
        self._row(
            shown, screening.date.isoformat() if screening.date else "?",
            " ".join(SIGNS[language][value] for value in screening.items.values()),
            SAID[language][screening.pps], SAID[language][screening.assistance_threshold],
            STAGES[language][screening.stage], "".join(ASKED[question] for question in screening.ask))
        self._stages[screening.stage] += 1
        self._verdicts[Verdict.PPS, screening.pps] += 1
        self._verdicts[Verdict.ASSISTANCE_THRESHOLD, screening.assistance_threshold] += 1
        self._verdicts[Verdict.LEGAL_COMPLEXITY, screening.legal_complexity] += 1
        for finding in screening.findings:
            self._rules[finding.rule] += 1
            if self._findings:
                about = f" {ASKED[finding.item]}" if finding.item is not None else ""
                self._wrapped(f"{finding.rule}{about}  {finding.sentence(language)}", 4, 8)

    def end(self) -> None:
        """Writes the totals and what the columns mean."""
        words, language = WORDS[self._language], self._language
        people = self._stages.total()
        if people:
            self._line("")
        self._line(f"{people} {words['people']}" + (f", {words['pack']} {self._pack}" if people else ""))
        for stage in Stage:
            if self._stages[stage]:
                self._line(f"  {self._stages[stage]:>7}  {label(stage, language)}")
        for verdict in (Verdict.PPS, Verdict.ASSISTANCE_THRESHOLD, Verdict.LEGAL_COMPLEXITY):
            counts = ", ".join(f"{SAID[language][tri]} {self._verdicts[verdict, tri]}"
                               for tri in (Tri.YES, Tri.NO, Tri.UNKNOWN))
            if people:
                self._wrapped(f"{label(verdict, language)}: {counts}", 0, 2)
        if self._rules:
            more = "" if self._findings else f" ({words['more']})"
            counts = ", ".join(f"{rule} {count}" for rule, count in sorted(self._rules.items()))
            self._line(f"{words['findings']}: {counts}{more}")
        if people:
            self._legend()

    def _legend(self) -> None:
        self._line("")
        self._wrapped(WORDS[self._language]["signs"], 0, 2)
        for question, sign in ASKED.items():
            self._wrapped(f"{sign} {label(question, self._language)}", 0, 2)

    def _row(self, *cells: str) -> None:
        self._line(" ".join(fit(cell, columns) for cell, columns in zip(cells, WIDTHS, strict=True)).rstrip())

    def _wrapped(self, text: str, first: int, rest: int) -> None:
        for line in textwrap.wrap(text, WIDTH, initial_indent=" " * first, subsequent_indent=" " * rest):
            self._line(line)

    def _line(self, text: str) -> None:
        try:
            data = text.encode(self._encoding)
        except UnicodeEncodeError:
            text = "".join(PLAIN.get(char, char) for char in text)
            data = text.encode(self._encoding, "replace")
        self._out.write(data + b"\n")
