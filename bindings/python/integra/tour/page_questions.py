"""The page of questions: which ones would settle most open cases.

Spec: spec/90-report.md; SCR-4, SCR-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text
from . import charts
from .markup import Writer
from .plot import grouped
from .tally import Tour
from .template import Page


def page(tour: Tour, w: Writer) -> Page:
    """The page."""
    tally = tour.cohort
    return Page(
        "questions", Text("What to ask first", "Que demander d'abord"),
        Text("A case is open while a verdict is unknown. That is so for {n} of the {all} people. Only what can still "
             "change something is asked, and often one answer is enough.",
             "Un cas est ouvert tant qu'un verdict est inconnu. C'est vrai pour {n} des {all} personnes. On ne demande "
             "que ce qui peut encore changer quelque chose, et souvent une réponse suffit."
             ).of(n=grouped(tally.open), all=grouped(tally.people)),
        (charts.questions(w, tally), charts.least(w, tally),
         w("h3", Text("Then, a decision", "Ensuite, une décision")),
         w("p", Text("Where the threshold is reached, what is missing is no fact but somebody's word.",
                     "Là où le seuil est atteint, ce qui manque n'est plus un fait mais la parole de quelqu'un.")),
         charts.decisions(w, tally)))
