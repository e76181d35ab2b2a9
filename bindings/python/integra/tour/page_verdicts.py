"""The page of verdicts: how they and the stages spread, and what is pointed out.

Spec: spec/90-report.md; SCR-2 to SCR-5, SCR-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text
from . import charts
from .markup import Writer
from .tally import Tour
from .template import Page


def page(tour: Tour, w: Writer) -> Page:
    """The page."""
    tally = tour.cohort
    found = charts.findings(w, tally)
    return Page(
        "verdicts", Text("How verdicts spread", "Comment se répartissent les verdicts"),
        Text("A verdict is given as soon as the answers known settle it, whatever the others may be, and not before.",
             "Un verdict est rendu dès que les réponses connues l'imposent, quelles que soient les autres, et pas "
             "avant."),
        (charts.verdicts(w, tally),
         w("h3", Text("From the questionnaire to a referral", "Du questionnaire à l'orientation")),
         w("p", Text("Past the threshold nothing goes on by itself: first the professional, then the person.",
                     "Le seuil atteint, rien n'avance tout seul : d'abord le professionnel, puis la personne.")),
         charts.stages(w, tally),
         found and (w("h3", Text("What deserves a look", "Ce qui mérite un regard")), found)))
