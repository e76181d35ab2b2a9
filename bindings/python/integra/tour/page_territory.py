"""The pages of a territory: a made-up department of today, told to the three people who ask.

Spec: spec/90-report.md, spec/43-territory-reports.md, spec/44-territory-pages.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text
from .markup import Writer, day
from .tally import Tour
from .template import Page

_LEAD = Text(
    "Demands that nobody can serve, decisions that are late, a table where somebody is missing: a territory is more than its "
    "people. Here is a made-up department on {day}, told to the pilote of one of its territories, to the ARS and to an elected "
    "official.",
    "Des demandes sans réponse, des décisions en retard, une table où il manque quelqu'un : un territoire est plus que ses "
    "personnes. Voici un département inventé au {day}, raconté au pilote d'un de ses territoires, à l'ARS et à un élu.")
_INDICATORS = "indicators"
_COUNTED = Text(
    "Were calls answered, and who signed the common plan? Counts of 1 to 10 people are hidden, with whatever would tell them: so it "
    "may be shown to everybody. The calls are made up.",
    "A-t-on répondu aux appels, et qui a signé le plan commun ? Les effectifs de 1 à 10 personnes sont masqués, avec ce qui les "
    "révélerait : le tableau peut être montré à tous. Les appels sont inventés.")


def pages(tour: Tour, w: Writer) -> tuple[Page, ...]:
    """A page that introduces the territory, and those of each reader."""
    # Pages of a territory are made with this package's markup, which must be there before they are.
    from ..indicator.pages.make import sections as charts
    from ..territory.pages import sections

    intro = Page("territory", Text("A territory", "Un territoire"), _LEAD.of(day=day(tour.territory.at)), None)
    return (intro, *(page for report in tour.territory.reports for page in sections(report, w)),
            Page(_INDICATORS, Text("Practice indicators", "Indicateurs de pratique"), _COUNTED, None),
            *charts(tour.territory.published, w, _INDICATORS))
