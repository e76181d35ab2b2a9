"""Territories as text: who meets and who sits there, what is decided, what is complete; and what a file of one says.

Spec: spec/42-territory-forms.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from ..rules import label
from ..territory.names import NamedTerritory
from ..territory.row import UNKNOWN, Unknown
from ..territory.rows import Body, Decision, Meeting, Seat, Structure
from ..territory.stated import stated
from ..territory.territory import Span, Territory
from ..text import LANGUAGES, Text, joined, plural, verbatim
from ..words import TerritoryTable, Tier, Word
from .page import HEAD, Page

__all__ = ["claims_text", "show_read", "show_territory", "title_of"]

_NOT_KNOWN = Text("not known", "non connu")
_NOBODY = Text("no body is listed", "aucune instance n'est listée")
_NO_DECISION = Text("no decision is listed", "aucune décision n'est listée")
_NOTHING = Text("no list is said to be complete: what is not there is not known",
                "aucune liste n'est dite complète : ce qui n'y est pas n'est pas connu")
_NO_MEETING = Text("no meeting is listed", "aucune réunion n'est listée")
_MEETINGS = Text("{n} meeting", "{n} réunion"), Text("{n} meetings", "{n} réunions")
_ROWS = Text("{n} row", "{n} ligne"), Text("{n} rows", "{n} lignes")
#: What became of a decision, the last of it first.
_BECAME = (("dropped", Text("dropped on {day}", "abandonnée le {day}")), ("effective", Text("effective since {day}", "effective depuis le {day}")),
           ("under_way", Text("under way since {day}", "en cours depuis le {day}")), ("adopted", Text("adopted on {day}", "adoptée le {day}")),
           ("proposed", Text("proposed on {day}", "proposée le {day}")))


def title_of(named: NamedTerritory) -> str:
    """What a territory is called, and its identifier."""
    return f"{named.name} ({named.territory.id.hex})" if named.name else named.territory.id.hex


def claims_text(claims: Mapping[TerritoryTable, Span]) -> Iterator[Text]:
    """The lists that are claimed, and from when to when."""
    for table, (first, last) in claims.items():
        yield _labelled(table).within(*_span(first, last))


def _labelled(word: Word) -> Text:
    return Text(*(label(word, language) for language in LANGUAGES))


def _span(first: object, last: object) -> list[Text]:
    """From when to when, as far as that is said."""
    return [text.of(day=day) for text, day in ((Text("from {day}", "depuis le {day}"), first),
                                               (Text("until {day}", "jusqu'au {day}"), last)) if isinstance(day, datetime.date)]


def show_read(page: Page, named: NamedTerritory) -> None:
    """What was read: rows a table, and the lists that are complete."""
    counts = [(table, len(named.territory.table(table))) for table in TerritoryTable]
    for table, count in counts:
        if count:
            page.wrapped(page.pair(page.label(table), page.said(plural(count, *_ROWS))), 2, 4)
    if not any(count for _, count in counts):
        page.wrapped(Text("it has no row", "il n'a aucune ligne"), 2, 4)
    _complete(page, named)


def _complete(page: Page, named: NamedTerritory) -> None:
    claims = list(claims_text(named.territory.claims))
    page.wrapped(page.pair(Text("complete", "complètes"), joined(claims, Text("; ", " ; "))) if claims else _NOTHING, 2, 4)


def show_territory(page: Page, named: NamedTerritory) -> None:
    """The whole of a territory, to read."""
    page.wrapped(title_of(named), 0, 2, HEAD)
    page.titled(Text("Who meets", "Qui se réunit"))
    _Bodies(page, named).show()
    page.titled(Text("What is decided", "Ce qui est décidé"))
    _decisions(page, named)
    page.titled(Text("What is there, and what is complete", "Ce qu'il y a, et ce qui est complet"))
    show_read(page, named)


class _Bodies:
    """Bodies, the highest level first, with their meetings and seats."""

    def __init__(self, page: Page, named: NamedTerritory) -> None:
        territory: Territory = named.territory
        self._page, self._named = page, named
        self._bodies = territory.table("body")
        self._structures: tuple[Structure, ...] = territory.table("structure")
        self._seats: dict[int, list[Seat]] = {}
        self._meetings: dict[int, list[Meeting]] = {}
        for seat in territory.table("seat"):
            self._seats.setdefault(_place(seat.body), []).append(seat)
        for meeting in territory.table("meeting"):
            self._meetings.setdefault(_place(meeting.body), []).append(meeting)

    def show(self) -> None:
        """Writes them all."""
        if not self._bodies:
            self._page.wrapped(_NOBODY, 2, 4)
        for tier in Tier:
            for place, body in enumerate(self._bodies):
                if body.tier is tier:
                    self._body(place, body)

    def _body(self, place: int, body: Body) -> None:
        kind = () if body.kind is None else (_labelled(body.kind),)
        about = joined((_labelled(body.tier), *kind, *_span(body.opens, body.closes)), Text("; ", " ; "))
        self._page.wrapped(verbatim(self._named.names.of(body.id)).within(about), 2, 4)
        held = self._meetings.get(place, [])
        said = plural(len(held), *_MEETINGS) if held else _NO_MEETING
        latest = max((each.date for each in held if each.date is not None), default=None)
        if latest is not None:
            said = said.within(Text(f"the latest on {latest}", f"la dernière le {latest}"))
        if body.meetings_complete:
            said = said.then(joined((Text("all are listed", "toutes sont listées"), *_span(body.meetings_from, body.meetings_to))))
        self._page.wrapped(said, 4, 6)
        if own := stated(body):
            self._page.wrapped(joined(own), 4, 6)
        seats = self._seats.get(place, [])
        if body.seats_complete:
            self._page.wrapped(Text("all seats are listed", "tous les sièges sont listés"), 4, 6)
        for seat in seats:
            self._page.wrapped(self._seat(seat), 4, 6)

    def _seat(self, seat: Seat) -> Text:
        """Who sits, for whom, as what."""
        names = [*self._who(seat.person), *self._structure(seat.structure)]
        about = [_labelled(each) for each in (seat.category, seat.profession, seat.power) if each is not None]
        who = joined(names) if names else _NOT_KNOWN
        return who.within(*about, *_span(seat.opens, seat.closes)).at(Text("seat", "siège"))

    def _who(self, person: UUID | Unknown | None) -> list[Text]:
        return [] if person is None else [_NOT_KNOWN if person is UNKNOWN else verbatim(self._named.names.of(_uuid(person)))]

    def _structure(self, structure: object) -> list[Text]:
        if structure is None:
            return []
        return [_NOT_KNOWN if structure is UNKNOWN else verbatim(self._named.names.of(self._structures[_place(structure)].id))]


def _place(value: object) -> int:
    """The place of a row, by which rows that were read name one another."""
    assert isinstance(value, int)
    return value


def _uuid(value: object) -> UUID:
    assert isinstance(value, UUID)
    return value


def _decisions(page: Page, named: NamedTerritory) -> None:
    bodies = named.territory.table("body")
    decisions = named.territory.table("decision")
    if not decisions:
        page.wrapped(_NO_DECISION, 2, 4)
    for decision in decisions:
        about = [] if decision.scope is None else [_labelled(decision.scope)]
        if type(decision.body) is int:
            about.append(verbatim(named.names.of(bodies[decision.body].id)))
        about += _owed(named, decision)
        page.wrapped(joined(about, Text("; ", " ; ")).at(named.names.of(decision.id)) if about else named.names.of(decision.id), 2, 4)


def _owed(named: NamedTerritory, decision: Decision) -> Iterable[Text]:
    """Who sees to a decision, by when, and what became of it."""
    if isinstance(decision.owner, UUID):
        who = named.names.of(decision.owner)
        yield Text(f"{who} sees to it", f"portée par {who}")
    if isinstance(decision.due, datetime.date):
        yield Text(f"due on {decision.due}", f"due le {decision.due}")
    for name, text in _BECAME:
        day = getattr(decision, name)
        if isinstance(day, datetime.date):
            yield text.of(day=day)
            return
