"""The page of criteria: how many of the made-up people meet what.

Spec: spec/90-report.md; SCR-1, SCR-7, SCR-8.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text
from . import charts
from .markup import Writer, day
from .plot import grouped
from .tally import Tour
from .template import Page


def page(tour: Tour, w: Writer) -> Page:
    """The page."""
    tally = tour.cohort
    return Page(
        "cohort", Text("Who meets what", "Qui remplit quoi"),
        Text("For each of the {n} people, every criterion is met, not met, or not known. A third answer "
             "changes everything: it keeps a case open instead of closing it by mistake.",
             "Pour chacune des {n} personnes, chaque critère est rempli, ne l'est pas, ou n'est pas connu. Cette "
             "troisième réponse change tout : elle garde un cas ouvert au lieu de le fermer à tort."
             ).of(n=grouped(tally.people)),
        (charts.items(w, tally),
         w("p", Text("Each person is screened for the day of their own record, from {first} to {last}: the report "
                     "reads no clock. Every pattern of answers occurs alike, which no real population would show.",
                     "Le repérage de chaque personne se fait au jour de son propre dossier, du {first} au {last} : le "
                     "rapport ne lit aucune horloge. Tous les profils de réponses sont également présents, ce qu'aucune "
                     "population réelle ne montrerait.").of(first=day(tally.first), last=day(tally.last)), cls="note"),
         w("h3", Text("Asked, or found in the record", "Demandé, ou trouvé dans le dossier")),
         w("p", Text("A record tells what was written down. It fills in what nobody asked, and what it cannot tell "
                     "stays unknown.",
                     "Un dossier dit ce qui a été noté. Il complète ce que personne n'a demandé, et ce qu'il ne peut "
                     "dire reste inconnu.")),
         charts.tellers(w, tally)))
