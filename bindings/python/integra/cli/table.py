"""The table of ``integra screen``: one line a person in 80 columns, the six items as sign and letter, then totals.

Spec: spec/03-command.md; SCR-1 to SCR-8.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections

from ..screening.model import Screening
from ..records import Person
from ..rules import label, sentence
from ..text import Text, plural, verbatim
from ..words import Question, Stage, Tri, Verdict, marked
from .console import fit
from .page import FAINT, HEAD, SAID, SIGNS, STYLES, Page

#: Columns: who, date, items, PPS, threshold, stage, what to ask.
WIDTHS = (17, 10, 17, 3, 3, 18, 6)
ITEMS = marked(Question, "item")
#: What to ask: the number of an item, or the letter of a decision.
ASKED = {question: str(number) for number, question in enumerate(ITEMS, 1)}
ASKED |= {Question.JUDGEMENT: "J", Question.ASSISTANCE_CONSENT: "C"}
#: The stages' labels, as far as they fit into a column.
STAGES = {
    Stage.NOT_INDICATED: Text("not indicated", "non indiquée"), Stage.UNDETERMINED: Text("undetermined", "indéterminée"),
    Stage.AWAITING_JUDGEMENT: Text("awaits judgement", "attend le jugement"),
    Stage.NOT_NEEDED: Text("not needed", "non nécessaire"), Stage.AWAITING_CONSENT: Text("awaits consent", "attend la personne"),
    Stage.DECLINED: Text("declined", "refusée"), Stage.TO_REFER: Text("to refer", "à adresser"),
}
HEADS = (Text("person", "personne"), verbatim("date"), verbatim("1  2  3  4  5  6"), verbatim("PPS"), verbatim("AP"),
         Text("stage", "étape"), Text("ask", "à voir"))
_PEOPLE = Text("{n} person", "{n} personne"), Text("{n} people", "{n} personnes")
_RULES, _OVERRIDDEN = Text("rules {pack}", "règles {pack}"), Text("with overrides", "modifiées")
_FINDINGS, _SHOWN_BY = Text("findings", "constats"), Text("--findings shows them", "--findings les montre")
_SIGNS = Text("●Y yes, ·N no, ? unknown; AP: pathway assistance threshold; ask: items by number, J, C",
              "●O oui, ·N non, ? inconnu ; AP : seuil de l'assistance au parcours ; à voir : critère, J, C")


class Table:
    """Writes the table as people come, and keeps only the totals."""

    def __init__(self, page: Page, findings: bool = False) -> None:
        """Writes to ``page``."""
        self._page, self._findings = page, findings
        self._stages: collections.Counter[Stage] = collections.Counter()
        self._verdicts: collections.Counter[tuple[Verdict, Tri]] = collections.Counter()
        self._rules: collections.Counter[str] = collections.Counter()
        self._pack = ""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes a person's line, and the sentences of the findings where they are asked for."""
        said = self._page.said
        if not self._stages:
            self._pack = screening.pack.word + (f", {said(_OVERRIDDEN)}" if screening.overridden else "")
            self._row(*((said(each), HEAD) for each in HEADS))
        shown = person.ref or (screening.person.hex if screening.person else said(person.place))
        self._row(
            (shown, ""), (screening.date.isoformat() if screening.date else "?", ""),
            [(said(SIGNS[value]), STYLES[value]) for value in screening.items.values()],
            (said(SAID[screening.pps]), STYLES[screening.pps]),
            (said(SAID[screening.assistance_threshold]), STYLES[screening.assistance_threshold]),
            (said(STAGES[screening.stage]), ""), ("".join(ASKED[question] for question in screening.ask), ""))
        self._stages[screening.stage] += 1
        self._verdicts[Verdict.PPS, screening.pps] += 1
        self._verdicts[Verdict.ASSISTANCE_THRESHOLD, screening.assistance_threshold] += 1
        self._verdicts[Verdict.LEGAL_COMPLEXITY, screening.legal_complexity] += 1
        for finding in screening.findings:
            self._rules[finding.rule] += 1
            if self._findings:
                about = f" {ASKED[finding.item]}" if finding.item is not None else ""
                self._page.wrapped(f"{finding.rule}{about}  {sentence(finding.rule, finding.settled_by, self._page.language)}", 4, 8)

    def end(self) -> None:
        """Writes the totals and what the columns mean."""
        page, people = self._page, self._stages.total()
        if people:
            page.line()
        counted = page.said(plural(people, *_PEOPLE))
        page.line(f"{counted}, {page.said(_RULES, pack=self._pack)}" if people else counted)
        for stage in Stage:
            if self._stages[stage]:
                page.line(f"  {self._stages[stage]:>7}  {page.label(stage)}")
        for verdict in marked(Verdict, "three_valued"):
            counts = ", ".join(f"{page.said(SAID[tri])} {self._verdicts[verdict, tri]}"
                               for tri in (Tri.YES, Tri.NO, Tri.UNKNOWN))
            if people:
                page.wrapped(page.pair(page.label(verdict), counts), 0, 2)
        if self._rules:
            more = "" if self._findings else f" ({page.said(_SHOWN_BY)})"
            counts = ", ".join(f"{rule} {count}" for rule, count in sorted(self._rules.items()))
            page.line(page.pair(_FINDINGS, counts) + more)
        if people:
            self._legend()

    def _legend(self) -> None:
        self._page.line()
        self._page.wrapped(_SIGNS, 0, 2, FAINT)
        for question, sign in ASKED.items():
            self._page.wrapped(f"{sign} {self._page.label(question)}", 0, 2, FAINT)

    def _row(self, *cells: tuple[str, str] | list[tuple[str, str]]) -> None:
        """One line of cells, each a text and its style; a list of them is as wide as its column already."""
        spans: list[tuple[str, str]] = []
        for cell, columns in zip(cells, WIDTHS, strict=True):
            for span in cell if isinstance(cell, list) else [(fit(cell[0], columns), cell[1])]:
                spans += span, (" ", "")
        while not spans[-1][0].strip():
            spans.pop()
        text, style = spans.pop()
        self._page.spans(*spans, (text.rstrip(), style))
