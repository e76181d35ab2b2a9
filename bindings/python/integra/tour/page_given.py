"""The page of records given beside the made-up people: the same charts, counts only.

Spec: spec/90-report.md; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Nobody of them is explained or named here, nor the files they came from: a report is shown around.
"""
from __future__ import annotations

from ..text import Text
from . import charts
from .markup import Writer, day
from .plot import grouped
from .tally import Tour
from .template import Page


def page(tour: Tour, w: Writer) -> Page | None:
    """The page; none where no records were given."""
    tally = tour.given
    if tally is None:
        return None
    span = Text("Screened for days from {first} to {last}.", "Repérage fait à des dates allant du {first} au {last}."
                ).of(first=day(tally.first), last=day(tally.last)) if tally.first else None
    return Page(
        "given", Text("Your records", "Vos dossiers"),
        Text("{n} records screened, {refused} refused, by the same rules.",
             "{n} dossiers traités, {refused} refusés, selon les mêmes règles."
             ).of(n=grouped(tally.people), refused=grouped(tour.refused)),
        (w("p", span) if span else None,
         w("p", Text("These are counts, without names or identifiers. With few people a count may still tell "
                     "something about one of them: keep this file as you keep the records.",
                     "Ce sont des effectifs, sans nom ni identifiant. Avec peu de personnes, un effectif peut encore "
                     "dire quelque chose de l'une d'elles : gardez ce fichier comme vous gardez les dossiers."),
           cls="note"),
         charts.items(w, tally), charts.verdicts(w, tally), charts.stages(w, tally), charts.questions(w, tally)))
