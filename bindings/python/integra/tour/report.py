"""The report: its pages in order, put into the template.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterator

from . import (
    page_cohort, page_given, page_orientation, page_people, page_plans, page_questions, page_sources, page_start,
    page_territory, page_verdicts,
)
from ..errors import language_of
from ..text import LANGUAGES, Text
from ..words import Language
from .markup import Writer
from .tally import Tour
from .template import BEGINNING, Cover, Page, document

#: Every page, in order; a later domain adds its own here. One that has nothing to show gives nothing.
PAGES: tuple[Callable[[Tour, Writer], Page | tuple[Page, ...] | None], ...] = (
    page_start.page, page_cohort.page, page_verdicts.page, page_questions.page, page_people.pages,
    page_orientation.pages, page_plans.pages, page_territory.pages, page_given.page, page_sources.page)
_TITLE = Text("libintegra, a guided tour", "libintegra, la visite guidée")
_FOOT = Text("Made by “integra demo --seed {seed} --count {count}”. Nothing in this file is loaded from elsewhere.",
             "Fait par « integra demo --seed {seed} --count {count} ». Rien dans ce fichier n'est chargé d'ailleurs.")


def report(tour: Tour, languages: tuple[str | Language, ...] = LANGUAGES) -> bytes:
    """The HTML file: the same tour and version give the same bytes."""
    # Pages of a territory are made with this package's markup, which must be there before they are.
    from ..indicator.pages.make import style as style_of_charts
    from ..territory.pages import style

    w = Writer(tuple(language_of(each).word for each in languages))
    return document(w, Cover(_TITLE, BEGINNING, style() + style_of_charts()), tuple(_pages(tour, w)), w("p", _FOOT.of(seed=tour.seed, count=tour.cohort.people)))


def _pages(tour: Tour, w: Writer) -> Iterator[Page]:
    for make in PAGES:
        made = make(tour, w)
        if isinstance(made, Page):
            yield made
        elif made is not None:
            yield from made
