"""The pages of orientation: where the made-up people are sent, which needs nobody serves, and the demands of three.

Spec: spec/90-report.md; ORI-1, ORI-5, ORI-11, ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..orientation.model import Route
from ..text import Text, capital, joined
from ..words import DemandField, EmergencyNumber, Service
from .demands import COMMUNES
from .markup import Child, Html, Writer, day, label
from .orientations import Response, Sent
from .people import Case
from .plot import HATCH, PLAIN, SOLID, Row, Series, chart, grouped
from .tally import Tour
from .template import Page

_SERVED = (Series(Text("sure", "sûre"), SOLID), Series(Text("to check", "à vérifier"), HATCH),
           Series(Text("nobody", "aucune"), PLAIN))
_TIMES = (Series(Text("times", "fois"), SOLID),)
_SERVICE = Text("Service", "Service")
_ROUTE = (_SERVICE, Text("Waits on", "Attend"), Text("Served by", "Assuré par"), Text("Rule", "Règle"))
_HEAD = Text("{head}:", "{head} :")


def pages(tour: Tour, w: Writer) -> tuple[Page, ...]:
    """The page of what is counted, that of unmet needs, and one for each of the three."""
    sent = tour.sent
    return (_sent(sent, w), _unmet(sent, w), *(_answered(case, tour.answered[case.role.name], w) for case in tour.cases))


def _sent(sent: Sent, w: Writer) -> Page:
    return Page(
        "orientation", Text("Where people are sent", "Où les personnes sont orientées"),
        Text("After the screening somebody asks for something: a person, a carer, a professional. The same demand gets "
             "the same complete answer at every door, with what each part of it still waits on. A protocol gives it, "
             "and it is proved over all {n} possible demands before it may.",
             "Après le repérage, quelqu'un demande quelque chose : une personne, un aidant, un professionnel. La même "
             "demande reçoit la même réponse complète à toute porte d'entrée, avec ce que chaque partie attend encore. Un "
             "protocole la donne, et il est prouvé pour les {n} demandes possibles avant de pouvoir le faire."
             ).of(n=Text(f"{sent.possible:,}", grouped(sent.possible))),
        (w("p", Text("One demand each is made up for the {n} people: verdict and stage are those of the screening, the "
                     "rest is drawn from the seed. They live in {places} made-up communes, where a made-up directory "
                     "says who offers what.",
                     "Une demande est inventée pour chacune des {n} personnes : verdict et étape sont ceux du repérage, "
                     "le reste est tiré de la graine. Elles vivent dans {places} communes inventées, où un répertoire "
                     "inventé dit qui offre quoi.").of(n=grouped(sent.demands), places=len(COMMUNES) - 1), cls="note"),
         _served(sent, w),
         w("h3", Text("What needs nobody in particular", "Ce qui ne dépend de personne en particulier")),
         _unlisted(sent, w),
         w("h3", Text("Who serves", "Qui assure")), _structures(sent, w),
         w("h3", Text("What has to be settled first", "Ce qui doit être réglé d'abord")), _waits(sent, w)))


def _served(sent: Sent, w: Writer) -> Html:
    """For each service that a directory lists, whether somebody serves it."""
    rows = [Row(capital(label(service)), (sent.sure[service], sent.checked[service], sent.unserved(service)))
            for service in Service if service in sent.listed]
    return chart(w, Text("How often each service is called for, and whether the directory has somebody who serves it",
                         "Combien de fois chaque service est appelé, et si le répertoire a quelqu'un qui l'assure"),
                 _SERVICE, _SERVED, rows)


def _unlisted(sent: Sent, w: Writer) -> Html:
    rows = [Row(capital(label(service)), (sent.routes[service],))
            for service in Service if sent.routes[service] and service not in sent.listed]
    return chart(w, Text("How often the answer holds what no directory lists: information, and what is missing",
                         "Combien de fois la réponse contient ce qu'aucun répertoire ne liste : information, et ce qui "
                         "manque"), _SERVICE, _TIMES, rows)


def _structures(sent: Sent, w: Writer) -> Html:
    rows = [Row(capital(label(kind)), (count,), capital(label(level)))
            for (kind, level), count in sorted(sent.structures.items(), key=lambda item: (int(item[0][1]), int(item[0][0])))]
    return chart(w, Text("How often each kind of structure is chosen, the nearest level first",
                         "Combien de fois chaque type de structure est choisi, le niveau le plus proche d'abord"),
                 Text("Structure", "Structure"), _TIMES, rows)


def _waits(sent: Sent, w: Writer) -> Html:
    rows = [Row(capital(label(what)), (count,)) for what, count in sorted(sent.waits.items(), key=lambda item: int(item[0]))]
    return chart(w, Text("How many parts of answers wait on what, {n} in all",
                         "Combien de parties de réponses attendent quoi, {n} en tout").of(n=grouped(sent.waiting)),
                 Text("Waiting for", "En attente de"), _TIMES, rows, whole=sent.waiting)


def _unmet(sent: Sent, w: Writer) -> Page:
    rows = [
        w("tr", w("th", capital(label(service)), scope="row"), w("td", label(reason)), w("td", str(count), cls="n"))
        for (service, reason), count in sorted(sent.unmet.items(), key=lambda item: (*map(int, item[0]),))]
    heads = (w("th", _SERVICE, scope="col"), w("th", Text("Nearest reason", "Raison la plus proche"), scope="col"),
             w("th", Text("times", "fois"), scope="col", cls="n"))
    table = w("table", w("caption", Text("Needs that nobody in the directory serves",
                                         "Besoins que personne dans le répertoire ne couvre")),
              w("thead", w("tr", heads)), w("tbody", rows), cls="lines")
    return Page(
        "unmet", Text("Needs that stay unmet", "Besoins restés non couverts"),
        Text("A need that nobody serves is not dropped: it is counted, with the reason of whoever came nearest, and "
             "goes to those who decide together what a territory lacks. Here there are {n}.",
             "Un besoin que personne ne couvre n'est pas abandonné : il est compté, avec la raison de l'offre la plus "
             "proche, et va à ceux qui décident ensemble de ce qui manque à un territoire. Il y en a ici {n}."
             ).of(n=grouped(sent.unmet.total())), table if rows else None, within="orientation")


def _answered(case: Case, each: Response, w: Writer) -> Page:
    """The demand of one of the three people, and its answer."""
    demand = each.asked.demand
    told = Text("{who}: {what}.", "{who} : {what}.").of(
        who=capital(label(demand.requester)), what=joined(label(motive) for motive in sorted(demand.motives, key=int)))
    known = [w("li", Text("{field}: {value}", "{field} : {value}").of(
        field=capital(label(field)), value=label(demand.value(field)))) for field in DemandField
        if field is not DemandField.REQUESTER]
    came = Text("{door}, {channel}: recorded, and read by no rule", "{door}, {channel} : noté, et lu par aucune règle").of(
        door=label(each.asked.contact.door), channel=label(each.asked.contact.channel))
    return Page(
        f"demand-{case.role.name}", Text("A demand for “{ref}”", "Une demande pour « {ref} »").of(ref=case.name), told,
        (w("h4", Text("The situation", "La situation")), w("ul", known, w("li", capital(came)), cls="read"),
         w("h4", Text("The answer", "La réponse")), _routes(each, w)), within="orientation")


def _routes(each: Response, w: Writer) -> Html:
    """The one place where the routes of a demand are listed; roles are written out, for the style sheet stacks the cells,
    each behind its head, where it is narrow."""
    rows = [w("tr", w("th", w("span", capital(label(route.service)), cls="what"),
                      w("span", _details(route), cls="more"),
                      [w("span", label(number), cls="more") for number in _numbers(each, route)],
                      scope="row", role="rowheader"),
              [w("td", w("span", _HEAD.of(head=head), " ", cls="head"), cell, role="cell", cls=kind)
               for head, cell, kind in zip(_ROUTE[1:], (_waits_of(route), _who(each, route), route.rule), (None, None, "rule"),
                                           strict=True)], role="row")
            for route in each.orientation.shown]
    heads = [w("th", text, scope="col", role="columnheader") for text in _ROUTE]
    return w("table", w("caption", Text("Routes of the answer", "Orientations de la réponse")),
             w("thead", w("tr", heads, role="row"), role="rowgroup"), w("tbody", rows, role="rowgroup"), cls="lines stacks",
             role="table")


def _numbers(each: Response, route: Route) -> tuple[EmergencyNumber, ...]:
    """The numbers that a route is about, with what each is for (ORI-8)."""
    return each.orientation.numbers if route.service is Service.EMERGENCY_NUMBERS else ()


def _details(route: Route) -> Text:
    return Text("{mission}, {level}, by {due}", "{mission}, {level}, d'ici le {due}").of(
        mission=route.mission.word, level=label(route.level), due=day(route.due))


def _waits_of(route: Route) -> Child:
    return joined(label(each) for each in sorted(route.waits_for, key=int)) if route.waits_for else Text("nothing", "rien")


def _who(each: Response, route: Route) -> Child:
    choice = each.choices.get(route.service)
    if choice is None:
        return Text("the door itself", "la porte d'entrée elle-même")
    if choice.offer is None:
        return Text("nobody: {reason}", "aucune offre : {reason}").of(reason=label(choice.reason))
    parts = [label(choice.offer.kind), label(choice.offer.level)]
    if choice.service is not route.service:
        parts.append(Text("instead, {service}", "à sa place, {service}").of(service=label(choice.service)))
    if choice.check_first:
        parts.append(Text("to be checked first", "à vérifier d'abord"))
    return joined(parts)
