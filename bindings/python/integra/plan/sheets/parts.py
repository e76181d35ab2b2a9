"""The sections that more than one sheet has.

Spec: spec/37-form.md, "The sheets".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A section without anything in it is None, and :func:`made` leaves it out.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...text import COLON, SEMICOLON, Text, capital, joined, verbatim
from ...words import Event, FindingState, Role, Slot, Tri
from .document import BLANK, Block, Lines, Pairs, Section
from .facts import Facts, Happened
from .items import Items
from .obligations import Obligation, obligations, undated, unmet
from .telling import NOTHING, Teller, day, days, each, label, short_day, words

__all__ = ["FOOT", "PHONE", "also", "call", "called", "circle", "due", "hospital", "lead", "made", "quoted", "said",
           "section", "standing", "watch"]

#: What every sheet for professionals says at its end.
FOOT = (Text("Made from the shared plan for this reader alone. It is health data: do not leave it lying about. It "
             "decides nothing.",
             "Faite à partir du plan partagé, pour ce seul lecteur. Données de santé : ne pas laisser traîner. Elle ne "
             "décide de rien."),)
_UNDATED = Text("Without a day", "Sans échéance")
#: The number is the host's to fill in, or a pen's.
PHONE = Text("telephone", "téléphone")
_COMMA, _DASH = verbatim(", "), verbatim(" – ")
_SUSPENDED = (Event.SUSPENSION, Event.REVIEW_SUSPENSION)
_WATCHES = Text("{who} watches until {day}", "{who} veille jusqu'au {day}")
_WATCHED = Text("{who} was to watch until {day}, which is past", "{who} devait veiller jusqu'au {day}, date passée")
_TELL = Text("Tell them of:", "Prévenir en cas de :")
_ALSO = (Event.ASSESSMENT, Event.DOCUMENT, Event.ADVERSE_EVENT, Event.MANDATE)
_STAYS = (Event.ADMISSION, Event.DISCHARGE_PREPARATION, Event.DISCHARGE, Event.CONTACT, Event.TRANSITION,
          Event.HOSPITAL_CONTACT)


def made(*sections: Section | None) -> tuple[Section, ...]:
    """The sections that say something."""
    return tuple(each for each in sections if each is not None)


def section(title: Text, *blocks: Block, half: bool = False) -> Section | None:
    """A section of those blocks that hold something; None where none does."""
    full = tuple(block for block in blocks if (block.items if isinstance(block, Lines) else block.rows))
    return Section(title, full, half) if full else None


def lead(facts: Facts, at: datetime.date, items: Items, offices: Iterable[Slot] = ()) -> Pairs:
    """Which plan, for whom, of which day, where it stands, and who holds some offices."""
    rows = [(verbatim("Plan"), verbatim(facts.reference)), (Text("For", "Pour"), label(facts.viewer)),
            (Text("On", "Au"), day(at)), (Text("State", "État"), standing(facts))]
    rows.append((Text("Next review", "Prochaine révision"), items.next_review()))
    rows += [(capital(label(slot)), items.teller.office(slot)) for slot in offices]
    return Pairs(tuple(row for row in rows if any(row[1])))


def standing(facts: Facts) -> Text:
    """The kind of the plan, its phase, and why it is closed."""
    kind = label(facts.kind) if facts.kind is not None else NOTHING
    return joined(filter(any, (kind, each(facts.phases, label))), _COMMA).within(*map(label, facts.closing))


def call(facts: Facts, items: Items) -> Section:
    """Whom to call in an unexpected problem, with a line for the number, which the plan does not hold."""
    people = facts.of(Event.WHOM_TO_CALL)
    rows = [(called(one, items.teller, PHONE), BLANK) for one in people]
    nobody = Text("Nobody is named.", "Personne n'est désigné.")
    title = Text("Whom to call in an unexpected problem", "Qui appeler en cas d'imprévu")
    return Section(title, (Pairs(tuple(rows)),) if rows else (Lines((nobody,)),), half=True)


def called(one: Happened, teller: Teller, *more: Text) -> Text:
    """Somebody to call, and what is said of them."""
    return joined((teller.who(one.who), *([verbatim(one.text)] if one.text else []), *more), _DASH)


def due(title: Text, rows: Iterable[Obligation], items: Items) -> Section | None:
    """What is late or has a day as a table; what has none in a line."""
    found = unmet(rows)
    dated = [row for row in found if row.state is not FindingState.OPEN]
    without = joined(undated((row for row in found if row.state is FindingState.OPEN), items), SEMICOLON)
    caption = Text("Late first, then by day", "D'abord ce qui est en retard, puis par échéance")
    more = (joined((_UNDATED, without), COLON),) if any(without) else ()
    return section(title, obligations(dated, items, caption), Lines(more))


def said(facts: Facts) -> Section | None:
    """The person's own words."""
    blocks = [Lines(quoted(facts, kind), title) for kind, title in (
        (Event.LIFE_PROJECT, Text("Life project", "Projet de vie")),
        (Event.EXPECTATION, Text("What they expect", "Ce qu'elle attend")))]
    return section(Text("What the person says", "Ce que dit la personne"), *blocks, half=True)


def quoted(facts: Facts, kind: Event) -> tuple[Text, ...]:
    """The texts of a kind, in quotation marks."""
    return tuple(Text(f"“{one.text}”", f"« {one.text} »") for one in facts.of(kind) if one.text)


def hospital(facts: Facts, items: Items) -> Section | None:
    """Stays, what was done for the way home, and contacts after it."""
    return section(Text("The hospital and the return home", "L'hôpital et le retour à domicile"),
                   Lines(tuple(happened(one, items) for one in facts.of(*_STAYS))), half=True)


def happened(one: Happened, items: Items) -> Text:
    """Something that happened in a line: day, what, its word, who, its text."""
    about = joined(filter(any, (label(one.what), _word(one))), COLON)
    inside = [] if one.who is None else [items.teller.who(one.who)]
    told = joined(filter(any, (short_day(one.day) if one.day else NOTHING, about.within(*inside))), _DASH)
    return joined((told, verbatim(one.text)), COLON) if one.text else told


def _word(one: Happened) -> Text:
    """The word of what happened; of an admission, that it was an emergency."""
    if one.what is Event.ADMISSION:
        return Text("as an emergency", "en urgence") if one.code is Tri.YES else NOTHING
    return words([one.code]) if one.code is not None else NOTHING


def circle(facts: Facts, items: Items, at: datetime.date) -> Section | None:
    """Who is around the person, by role, with the offices they hold; and who is away on the day."""
    offices = {who: slot for slot, people in facts.offices.items() for who in people}
    rows = tuple(items.teller.who(who).within(*([label(offices[who])] if who in offices else []))
                 for who, role in facts.roles.items() if role is not Role.NONE)
    away = tuple(_away(one, items) for one in facts.of(Event.ABSENCE)
                 if one.day is not None and one.day <= at and (one.until is None or at <= one.until))
    return section(Text("Who is around the person", "Autour de la personne"),
                   Lines(((joined(rows, SEMICOLON),) if rows else ()) + away), half=True)


def _away(one: Happened, items: Items) -> Text:
    """Somebody who is away, and until when."""
    until = Text("until {day}", "jusqu'au {day}").of(day=short_day(one.until)) if one.until is not None else NOTHING
    told = joined(filter(any, (Text("away", "absent"), until)), " ")
    return joined((items.teller.who(one.who), told), COLON)


def watch(facts: Facts, items: Items) -> Section | None:
    """What to look out for while the plan is suspended, who watches and until when."""
    signs = [one.code for one in facts.of(*_SUSPENDED)[-1:] if one.code is not None] if facts.watchers else []
    watchers = [(_WATCHES if facts.at <= day else _WATCHED).of(who=items.teller.who(who), day=short_day(day)) if day
                else items.teller.who(who) for who, day in facts.watchers]
    tell = [joined((_TELL, label(sign)), " ") for sign in signs]
    return section(Text("What to look out for", "Ce qu'il faut surveiller"), Lines((*watchers, *tell)), half=True)


def also(facts: Facts, items: Items) -> Section | None:
    """What else a professional should know is there, in a line."""
    found = tuple(happened(one, items) for one in facts.of(*_ALSO))
    return section(Text("Also recorded", "Également noté"), Lines((joined(found, SEMICOLON),) if found else ()))
