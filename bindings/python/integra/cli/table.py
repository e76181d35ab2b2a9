"""The table of ``integra screen``: one line a person in 80 columns, the six items as sign and letter, then totals.

Spec: spec/03-command.md; SCR-1 to SCR-8.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections

from ..screening.model import Screening
from ..records import Person
from ..rules import label, sentence
from ..words import Question, Stage, Tri, Verdict, marked
from .console import fit
from .language import plural
from .page import COLONS, FAINT, HEAD, SAID, SIGNS, STYLES, Page

#: Columns: who, date, items, PPS, threshold, stage, what to ask.
WIDTHS = (17, 10, 17, 3, 3, 18, 6)
ITEMS = marked(Question, "item")
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
    "en": {"one": "person", "people": "people", "findings": "findings", "more": "--findings shows them",
           "pack": "rules", "overridden": "with overrides",
           "signs": "●Y yes, ·N no, ? unknown; AP: pathway assistance threshold; ask: items by number, J, C"},
    "fr": {"one": "personne", "people": "personnes", "findings": "constats", "more": "--findings les montre",
           "pack": "règles", "overridden": "modifiées",
           "signs": "●O oui, ·N non, ? inconnu ; AP : seuil de l'assistance au parcours ; à voir : critère, J, C"},
}


class Table:
    """Writes the table as people come, and keeps only the totals."""

    def __init__(self, page: Page, language: str = "en", findings: bool = False) -> None:
        """Writes to ``page``."""
        self._page, self._language, self._findings = page, language, findings
        self._stages: collections.Counter[Stage] = collections.Counter()
        self._verdicts: collections.Counter[tuple[Verdict, Tri]] = collections.Counter()
        self._rules: collections.Counter[str] = collections.Counter()
        self._pack = ""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes a person's line, and the sentences of the findings where they are asked for."""
        words, language = WORDS[self._language], self._language
        if not self._stages:
            self._pack = screening.pack.word + (f", {words['overridden']}" if screening.overridden else "")
            self._row(HEADS[language], (HEAD,) * len(WIDTHS))
        shown = person.ref or (screening.person.hex if screening.person else person.place.said(self._language))
        items = " ".join(self._page.paint(SIGNS[language][value], STYLES[value]) for value in screening.items.values())
        self._row(
            (shown, screening.date.isoformat() if screening.date else "?", items,
             SAID[language][screening.pps], SAID[language][screening.assistance_threshold],
             STAGES[language][screening.stage], "".join(ASKED[question] for question in screening.ask)),
            ("", "", None, STYLES[screening.pps], STYLES[screening.assistance_threshold], "", ""))
        self._stages[screening.stage] += 1
        self._verdicts[Verdict.PPS, screening.pps] += 1
        self._verdicts[Verdict.ASSISTANCE_THRESHOLD, screening.assistance_threshold] += 1
        self._verdicts[Verdict.LEGAL_COMPLEXITY, screening.legal_complexity] += 1
        for finding in screening.findings:
            self._rules[finding.rule] += 1
            if self._findings:
                about = f" {ASKED[finding.item]}" if finding.item is not None else ""
                self._page.wrapped(f"{finding.rule}{about}  {sentence(finding.rule, finding.settled_by, language)}", 4, 8)

    def end(self) -> None:
        """Writes the totals and what the columns mean."""
        words, language = WORDS[self._language], self._language
        people, colon = self._stages.total(), COLONS[language]
        if people:
            self._line("")
        counted = plural(people, words["one"], words["people"], self._language)
        self._line(counted + (f", {words['pack']} {self._pack}" if people else ""))
        for stage in Stage:
            if self._stages[stage]:
                self._line(f"  {self._stages[stage]:>7}  {label(stage, language)}")
        for verdict in marked(Verdict, "three_valued"):
            counts = ", ".join(f"{SAID[language][tri]} {self._verdicts[verdict, tri]}"
                               for tri in (Tri.YES, Tri.NO, Tri.UNKNOWN))
            if people:
                self._page.wrapped(f"{label(verdict, language)}{colon}{counts}", 0, 2)
        if self._rules:
            more = "" if self._findings else f" ({words['more']})"
            counts = ", ".join(f"{rule} {count}" for rule, count in sorted(self._rules.items()))
            self._line(f"{words['findings']}{colon}{counts}{more}")
        if people:
            self._legend()

    def _legend(self) -> None:
        self._line("")
        self._page.wrapped(WORDS[self._language]["signs"], 0, 2, FAINT)
        for question, sign in ASKED.items():
            self._page.wrapped(f"{sign} {label(question, self._language)}", 0, 2, FAINT)

    def _row(self, cells: tuple[str, ...], styles: tuple[str | None, ...]) -> None:
        """One line; a cell without style is as wide as its column already."""
        last = len(cells) - 1
        fitted = (cell if style is None else self._page.paint(fit(cell, columns).rstrip() if number == last
                                                              else fit(cell, columns), style)
                  for number, (cell, columns, style) in enumerate(zip(cells, WIDTHS, styles, strict=True)))
        self._line(" ".join(fitted).rstrip())

    def _line(self, text: str) -> None:
        self._page.line(text)
