"""The pages of a year with a plan: what happened, the picture of it, what is due, cover, being apart, and the sheet.

Spec: spec/90-report.md, "A year with a plan"; PLN-11, PLN-13 to PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from ..plan.event import Event
from ..plan.story import story
from ..text import COLON, Text, capital, joined
from ..words import Event as Kind
from ..words import PlanKind, Viewer, Word
from . import plan_tables
from .markup import Child, Html, Writer, day, label
from .tally import Tour
from .template import Page
from .years import Year

#: What the story tells of all that is in a plan.
_TOLD = frozenset({
    Kind.OPENING, Kind.ACTIVATION, Kind.ADMISSION, Kind.HOSPITAL_CONTACT, Kind.DISCHARGE_PREPARATION, Kind.DISCHARGE,
    Kind.CONTACT, Kind.INTERVENTION_CANCELLED, Kind.SETTLEMENT, Kind.ABSENCE, Kind.REVIEW, Kind.REVIEW_CONCLUSION,
    Kind.SUSPENSION, Kind.RESUMPTION})
#: Of these the word says more than the kind alone.
_CODED = frozenset({Kind.OPENING, Kind.CONTACT, Kind.HOSPITAL_CONTACT, Kind.REVIEW_CONCLUSION, Kind.SUSPENSION})


def pages(tour: Tour, w: Writer) -> tuple[Page, ...]:
    """A page that introduces them, and one for each."""
    if not tour.years:
        return ()
    intro = Page(
        "plans", Text("A year with a plan", "Un an avec un plan"),
        Text("Once people have decided, a plan is opened, and many hands write it: a practice, a hospital, those who come "
             "home. Each day it says what is due, and to whom it falls. Here is a year of some of the made-up people.",
             "Une fois la décision prise, un plan est ouvert, et de nombreuses mains l'écrivent : un cabinet, un hôpital, "
             "celles et ceux qui viennent à domicile. Chaque jour il dit ce qui est attendu, et de qui. Voici l'année de "
             "personnes inventées."), None)
    return (intro, *(_year(each, w) for each in tour.years))


def _year(year: Year, w: Writer) -> Page:
    """One person's year."""
    kind = year.plan.state.kind or PlanKind.PPS
    writers = joined(year.life.sites.values())
    who = Text("“{ref}”, from {first} to {last}. Written by: {writers}. {n} events.",
               "« {ref} », du {first} au {last}. Écrit par : {writers}. {n} événements.").of(
        ref=year.case.name, first=day(year.first), last=day(year.last), writers=writers, n=len(year.plan))
    parts: list[tuple[Text, Child]] = [
        (Text("What happened", "Ce qui s'est passé"), _happened(year, w)),
        (Text("The year at a glance", "L'année d'un coup d'œil"), _picture(year, w)),
        (Text("What is due, day by day", "Ce qui est attendu, jour après jour"),
         [plan_tables.due(year, moment, before, w) for before, moment in zip((None, *year.moments), year.moments)]),
        (Text("Who covers each day", "Qui assure chaque jour"), plan_tables.cover(year, w))]
    if year.apart is not None:
        parts += [(Text("Apart, then together", "Séparés, puis réunis"), plan_tables.apart(year, year.apart, w)),
                  (Text("Known then, known now", "Su alors, su maintenant"), plan_tables.hindsight(year, year.apart, w))]
    if year.sheet is not None:
        parts.append((Text("The person's own sheet", "La fiche de la personne"), _sheet(year, year.sheet, w)))
    return Page(f"plan-{year.case.role.name}", capital(label(kind)), year.life.lead,
                (w("p", who, cls="note"), [(w("h4", title), body) for title, body in parts]), within="plans")


def _happened(year: Year, w: Writer) -> Html:
    """The steps, each with the site that wrote it, and when, if that was later."""
    rows = []
    for event in sorted(year.plan.state.of(*_TOLD), key=lambda event: event.effective or event.recorded.date()):
        late = [] if event.effective is None or event.recorded.date() == event.effective else [
            Text("written down on {day}", "noté le {day}").of(day=day(event.recorded.date()))]
        rows.append(w("tr", w("th", day(event.effective), scope="row", cls="when"),
                      w("td", _told(year, event), w("span", joined((year.site(event), *late)), cls="more"))))
    heads = (Text("Day", "Jour"), Text("What, and who wrote it", "Quoi, et qui l'a écrit"))
    return plan_tables.table(w, Text("Steps of the year", "Étapes de l'année"), heads, rows)


def _told(year: Year, event: Event) -> Text:
    """What happened, with the word that says which, whom it is about, or what."""
    more = [label(event.code)] if isinstance(event.code, Word) and event.kind in _CODED else []
    if event.kind is Kind.ABSENCE:
        more.append(plan_tables.who(year, event.person))
    about = year.words(event.target)
    return capital(joined((plan_tables.kind_of(event), *more, *([] if about is None else [about])), COLON))


def _picture(year: Year, w: Writer) -> Child:
    """The plan over time, as `integra plan timeline` draws it."""
    # The sheets of plans are made with this package's markup, which must be there before they are.
    from ..plan.sheets.timeline import figure

    told = Text("As known at the end, told on {day}. The tables around it say the same in words.",
                "Tel que connu à la fin, au {day}. Les tableaux autour disent la même chose en mots.").of(day=day(year.last))
    picture = w.each(lambda one: figure(one, story(year.plans[one.languages[0]], year.last), "h5", "div"))
    return w("p", told, cls="note"), w("div", picture, cls="year")


def _sheet(year: Year, at: datetime.date, w: Writer) -> Child:
    """What the person is given, as `integra plan view --sheet person` makes it, of what was known on a day."""
    from ..plan.sheets.as_html import sections
    from ..plan.sheets.make import document

    def made(one: Writer) -> Child:
        known = year.plans[one.languages[0]].known_at(at)
        return sections(one, document(known, "person", at, year.reference, viewer=Viewer.PERSON, names={}), "h5", "h6", "div")

    note = Text("Short sentences, no abbreviation: it is theirs, and what they said is in their own words. As known on {day}.",
                "Des phrases courtes, sans abréviation : c'est la sienne, et ce qu'elle a dit y est dans ses mots. Telle que "
                "connue le {day}.").of(day=day(at))
    return w("p", note, cls="note"), w("div", w.each(made), cls="own")
