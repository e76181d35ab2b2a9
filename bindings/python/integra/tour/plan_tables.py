"""The tables of a year with a plan: what is due on a day, who covers, what two sites held, and what was known when.

Spec: spec/90-report.md, "A year with a plan"; PLN-11, PLN-13, PLN-14, PLN-16.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..plan.due import Due
from ..plan.event import Event
from ..plan.holding import Holding
from ..text import COLON, LANGUAGES, Text, capital, joined, plural
from ..words import Cover, FindingState, Word
from .markup import Child, Html, Writer, day, label
from .plot import HATCH, PLAIN, SOLID, badge
from .years import Apart, Moment, Year

#: What is not met, late first; and how sure a badge says it is.
UNMET = {FindingState.OVERDUE: SOLID, FindingState.DUE: HATCH, FindingState.OPEN: PLAIN}
_NO_ONE = Text("nobody named", "non désigné")
_OWED_TO = Text("owed to: {who}", "pour : {who}")


def table(w: Writer, caption: Child, heads: Sequence[Text], rows: Iterable[Child]) -> Html:
    """A table of lines under heads."""
    return w("table", w("caption", caption), w("thead", w("tr", [w("th", head, scope="col") for head in heads])),
             w("tbody", rows), cls="lines")


def unmet(dues: Iterable[Due]) -> list[Due]:
    """What is still to be done: late first, then by its term, then what has none."""
    order = list(UNMET)
    return sorted((each for each in dues if each.state in UNMET),
                  key=lambda each: (order.index(each.state), each.due or datetime.date.max))


def due(year: Year, moment: Moment, before: Moment | None, w: Writer) -> Child:
    """What is due on a day: what is other than on the day shown before, with whose turn it is, then the rest in a line."""
    there = year.on(moment)
    left = unmet(there.due)
    known = set() if before is None else {(*key, each.state, each.due) for key, each in states(year.on(before).due).items()}
    fresh = [each for each in left if (*key_of(each), each.state, each.due) not in known]
    met = plural(len(there.due) - len(left), Text("{n} more is met", "{n} autre point est satisfait"),
                 Text("{n} more are met", "{n} autres points sont satisfaits"))
    caption = w("strong", day(moment.day)), Text(" – {what}; {met}", " – {what} ; {met}").of(what=moment.title, met=met)
    rows = [w("tr", w("th", Text(*(each.text(language) for language in LANGUAGES)), w("span", _more(year, each), cls="more"),
                      scope="row"), w("td", badge(w, UNMET[each.state], label(each.state)), cls="state")) for each in fresh]
    rest = joined(_short(year, each) for each in left if each not in fresh)
    return (table(w, caption, (Text("What, and whose turn", "Quoi, et à qui d'agir"), Text("State", "État")), rows),
            w("p", Text("As before: {rest}.", "Toujours : {rest}.").of(rest=rest), cls="note") if any(rest) else None)


def _short(year: Year, each: Due) -> Text:
    """An obligation in a few words: what settles it, about what, by when."""
    about = year.words(each.event)
    inside = [label(each.value)] if each.value is not None else [] if about is None else [about]
    return label(each.settled_by).within(*inside, *([] if each.due is None else [day(each.due)]))


def _more(year: Year, each: Due) -> Text:
    """About what, whose turn, and by which rule."""
    about = year.words(each.event)
    turn = who(year, each.acts) if each.acts is not None else joined(
        (label(one) for one in sorted(each.who, key=int)), Text(" or ", " ou "))
    to = [] if each.owed_to is None else [_OWED_TO.of(who=who(year, each.owed_to))]
    return joined((*([] if about is None else [Text(f"“{about.en}”", f"« {about.fr} »")]), *to, turn, Text(each.rule, each.rule)),
                  " · ")


def who(year: Year, person: uuid.UUID | None) -> Text:
    """Somebody, by their role."""
    if person is None:
        return _NO_ONE
    if person == year.plan.state.person:
        return Text("the person", "la personne")
    return label(year.roles[person]) if person in year.roles else _NO_ONE


def kind_of(event: Event) -> Text:
    """What an event is called."""
    return label(event.kind) if isinstance(event.kind, Word) else Text("unknown", "inconnu")


def cover(year: Year, w: Writer) -> Html:
    """Who covered each office from when to when; a gap stands out in words."""
    rows = []
    for run in year.plan.on(year.last).cover:
        gap = run.by is Cover.NOBODY
        said = label(run.by) if gap else label(run.by).within(who(year, run.person))
        rows.append(w("tr", w("th", w("span", capital(label(run.office)), cls="what"),
                                w("span", w("strong", said) if gap else said, cls="more"), scope="row"),
                      w("td", Text("{first} to {last}", "du {first} au {last}").of(first=day(run.start), last=day(run.end))),
                      w("td", str(run.days), cls="n")))
    caption = Text("Days on which the plan was active or in review; while it is suspended somebody watches instead",
                   "Jours où le plan était actif ou en révision ; pendant la suspension quelqu'un veille à la place")
    heads = (w("th", text, scope="col") for text in (
        Text("Office, and by whom", "Fonction, et par qui"), Text("When", "Quand")))
    return w("table", w("caption", caption), w("thead", w("tr", heads, w("th", Text("days", "jours"), scope="col", cls="n"))),
             w("tbody", rows), cls="lines")


def apart(year: Year, told: Apart, w: Writer) -> Child:
    """What each site lacked, what was in conflict once they met, and what came of it."""
    lacked = joined((Text("{site}: {n}", "{site} : {n}").of(site=year.life.sites[name], n=number)
                     for name, number in told.lacked.items()), Text("; ", " ; "))
    note = Text("From {since} to {met} each site wrote for itself, unseen by the others. Then they exchanged what each lacked "
                "({lacked}), and all have the same plan again. Nothing is overwritten: where two values do not agree both are "
                "kept, until somebody who may settles it.",
                "Du {since} au {met} chaque site a écrit de son côté, à l'insu des autres. Puis ils ont échangé ce qui "
                "manquait à chacun ({lacked}), et tous ont à nouveau le même plan. Rien n'est écrasé : là où deux valeurs ne "
                "s'accordent pas, les deux sont gardées, jusqu'à ce que quelqu'un qui le peut tranche.").of(
        since=day(told.since), met=day(told.met), lacked=lacked)
    before, after = (year.plan.on(when).state for when in (told.met, told.settled))
    rows = []
    for held in before.conflicts:
        may = joined(map(label, before.settlers), Text(" or ", " ou "))
        rows += [_held(year, held, Text("{day}, after the merge", "{day}, après la fusion").of(day=day(told.met)),
                       Text("may be settled by: {who}", "peut être tranché par : {who}").of(who=may), w)]
        now = next(each for each in after.slots if (each.slot, each.subject) == (held.slot, held.subject))
        rows += [_held(year, now, Text("{day}, settled", "{day}, tranché").of(day=day(told.settled)), None, w)]
    caption = plural(len(before.conflicts), Text("{n} conflict, before and after it is settled",
                                                 "{n} désaccord, avant et après avoir été tranché"),
                     Text("{n} conflicts, before and after they are settled",
                          "{n} désaccords, avant et après avoir été tranchés"))
    return w("p", note), table(w, caption, (Text("When", "Quand"), Text("What the plan holds", "Ce que tient le plan")), rows)


def _held(year: Year, held: Holding[Any], when: Text, more: Text | None, w: Writer) -> Html:
    """A row: what a slot holds, who set each value and when."""
    values = []
    for value in held.entries:
        if not value.read and value.setter is not None:
            event = year.plan.place(value.setter).event
            values.append(w("li", w("strong", label(value.value)), " – ", who(year, event.author), ", ", year.site(event), ", ",
                            day(event.effective)))
    return w("tr", w("th", w("span", when, cls="what"), w("span", more, cls="more") if more else None, scope="row"),
             w("td", _slot(year, held), w("ul", values, cls="plain")))


def _slot(year: Year, held: Holding[Any]) -> Text:
    """Which slot, and of what."""
    about = year.words(held.subject) if isinstance(held.subject, bytes) else None
    return capital(label(held.slot) if about is None else joined((label(held.slot), about), COLON))


def hindsight(year: Year, told: Apart, w: Writer) -> Child:
    """What was due on a day as it was known then and as it is known now, and what was told later."""
    at = told.looked_at
    rows = [w("tr", w("th", capital(label(about.settled_by)), " ", w("span", about.rule, cls="rule"), scope="row"),
              [w("td", _state(known, w)) for known in (then, now)])
            for then, now in differing(year, told) if (about := then or now) is not None]
    later = [w("li", Text("{what}, {day}, {site}: written down on {late}", "{what}, {day}, {site} : noté le {late}").of(
        what=kind_of(each.event), day=day(each.event.effective), site=year.site(each.event), late=day(each.known.date())))
        for each in year.plan.told_later(at)]
    note = Text("On {day}, {n} days after the return, the first contact was late by all that was written. Somebody had come, "
                "and wrote it down later. Whoever looks back sees both: what could be known that day, and what was so.",
                "Le {day}, {n} jours après le retour, le premier contact était en retard d'après tout ce qui était écrit. "
                "Quelqu'un était venu, et l'a noté plus tard. Qui regarde en arrière voit les deux : ce qu'on pouvait savoir "
                "ce jour-là, et ce qu'il en était.").of(day=day(at), n=(at - told.since).days)
    heads = (Text("What differs", "Ce qui diffère"), Text("Known that day", "Su ce jour-là"), Text("Known since", "Su depuis"))
    caption = Text("What is due on {day}, as known then and since",
                   "Ce qui est attendu le {day}, su alors et su depuis").of(day=day(at))
    return (w("p", note), table(w, caption, heads, rows),
            w("p", Text("Told later:", "Appris plus tard :")), w("ul", later, cls="plain"))


def differing(year: Year, told: Apart) -> Iterator[tuple[Due | None, Due | None]]:
    """The obligations of the day looked back on whose state is another by what is known now, None where there was none."""
    then, now = (states(plan.due(told.looked_at)) for plan in (year.plan.known_at(told.looked_at), year.plan))
    for key in dict.fromkeys((*then, *now)):
        if key not in then or key not in now or then[key].state is not now[key].state:
            yield then.get(key), now.get(key)


def states(dues: Iterable[Due]) -> Mapping[tuple[Any, ...], Due]:
    """Obligations by what they are about."""
    return {key_of(each): each for each in dues}


def key_of(each: Due) -> tuple[Any, ...]:
    """What tells an obligation from the others."""
    return each.rule, each.settled_by, each.event, each.value, each.acts, each.owed_to


def _state(due: Due | None, w: Writer) -> Child:
    if due is None:
        return Text("not asked yet", "pas encore demandé")
    return badge(w, UNMET[due.state], label(due.state)) if due.state in UNMET else label(due.state)
