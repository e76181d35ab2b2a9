"""The charts of counted screenings, for the made-up people and for records given.

Spec: spec/90-report.md; SCR-1 to SCR-8, SCR-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import LANGUAGES, Text, capital, plural
from .. import rules
from ..words import Question, Stage, Verdict, marked
from .markup import Html, Writer, label
from .plot import HATCH, PLAIN, SOLID, Row, Series, chart
from .tally import Tally
from .terms import ANSWERS, FILLS, ITEMS, SAID, SHORT, STAGE_MORE, VERDICT, VERDICT_MORE, VERDICTS

_ANSWERS = tuple(Series(SAID[tri], FILLS[tri]) for tri in ANSWERS)
_PEOPLE = Series(Text("people", "personnes"), SOLID)
_CRITERION, _QUESTION = Text("Criterion", "Critère"), Text("Question", "Question")


def items(w: Writer, tally: Tally) -> Html:
    """How many people meet what."""
    rows = [Row(SHORT[item], [tally.items[item, tri] for tri in ANSWERS], capital(label(item))) for item in ITEMS]
    return chart(w, Text("How many people meet each criterion", "Combien de personnes remplissent chaque critère"),
                 _CRITERION, _ANSWERS, rows, whole=tally.people)


def tellers(w: Writer, tally: Tally) -> Html:
    """Who told each item."""
    series = (Series(Text("asked", "demandée"), SOLID), Series(Text("record", "dossier"), HATCH),
              Series(Text("nobody", "inconnue"), PLAIN))
    rows = [Row(SHORT[item], (tally.stated[item], tally.filled[item],
                              tally.people - tally.stated[item] - tally.filled[item])) for item in ITEMS]
    return chart(w, Text("Where each answer comes from: somebody was asked, the record tells, or nobody knows yet",
                         "D'où vient chaque réponse : on a demandé, le dossier le dit, ou personne ne le sait encore"),
                 _CRITERION, series, rows, whole=tally.people)


def verdicts(w: Writer, tally: Tally) -> Html:
    """How the verdicts spread."""
    rows = [Row(VERDICT[verdict], [tally.verdicts[verdict, tri] for tri in ANSWERS], VERDICT_MORE[verdict])
            for verdict in VERDICTS]
    return chart(w, Text("How many people each verdict holds for", "Pour combien de personnes vaut chaque verdict"),
                 Text("Verdict", "Verdict"), _ANSWERS, rows, whole=tally.people)


def stages(w: Writer, tally: Tally) -> Html:
    """How the stages spread."""
    rows = [Row(capital(label(stage)), (tally.stages[stage],), STAGE_MORE[stage]) for stage in Stage]
    return chart(w, Text("Where people are on the way", "Où en sont les personnes"), VERDICT[Verdict.STAGE],
                 (_PEOPLE,), rows)


def questions(w: Writer, tally: Tally) -> Html:
    """Which questions would settle most open cases, the most useful first."""
    series = (Series(Text("alone", "seule"), SOLID), Series(Text("with others", "avec d'autres"), HATCH))
    ranked = sorted(ITEMS, key=lambda item: (-tally.alone[item], -tally.asked[item], int(item)))
    rows = [Row(SHORT[item], (tally.alone[item], tally.asked[item] - tally.alone[item])) for item in ranked]
    return chart(w, Text("In how many open cases to ask each question, and whether its answer alone may settle the case",
                         "Dans combien de cas ouverts poser chaque question, et si sa réponse seule peut conclure"),
                 _QUESTION, series, rows)


def least(w: Writer, tally: Tally) -> Html:
    """How few answers may be enough."""
    rows = [Row(plural(number, Text("{n} answer", "{n} réponse"), Text("{n} answers", "{n} réponses")),
                (tally.least[number],)) for number in sorted({1, 2} | set(tally.least))]
    return chart(w, Text("How few answers may be enough to settle an open case",
                         "Combien de réponses peuvent suffire à conclure un cas ouvert"),
                 Text("At best", "Au mieux"), (Series(Text("open cases", "cas ouverts"), SOLID),), rows)


def decisions(w: Writer, tally: Tally) -> Html:
    """Who waits for a person's decision."""
    rows = [Row(SHORT[question], (tally.asked[question],), capital(label(question)))
            for question in marked(Question, "decision")]
    return chart(w, Text("Whose word is waited for", "De qui la parole est attendue"),
                 Text("Waiting for", "En attente de"), (_PEOPLE,), rows, whole=tally.people)


def findings(w: Writer, tally: Tally) -> Html | None:
    """What the library points out, with the sentence that a case manager reads."""
    if not tally.findings:
        return None
    rows = [
        w("tr", w("td", Text(*(rules.sentence(rule, settled, language) for language in LANGUAGES))),
          w("td", rule, cls="rule"), w("td", str(count), cls="n"))
        for (rule, settled), count in sorted(tally.findings.items(), key=lambda item: (item[0][0], int(item[0][1])))]
    heads = (w("th", Text("What is said", "Ce qui est dit"), scope="col"), w("th", Text("Rule", "Règle"), scope="col"),
             w("th", Text("times", "fois"), scope="col", cls="n"))
    return w("table", w("caption", Text("Findings, and how often", "Constats, et combien de fois")), w("thead", w("tr", heads)),
             w("tbody", rows), cls="lines")
