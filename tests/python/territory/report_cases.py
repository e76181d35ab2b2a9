"""Small territories whose right answers follow by hand from the rules, and what a report says of them.

Spec: spec/43-territory-reports.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from uuid import UUID

from integra import Territory
from integra.territory import Body, Row
from integra.territory.names import NamedTerritory, Names, identifier_of
from integra.territory.reports import Reader, Report, report
from integra.territory.reports.model import Item, Section
from integra.text import Text
from integra.words import BodyKind, Tier

__all__ = ["AT", "BOARD", "CLINIC", "TABLE", "day", "every_text", "ident", "items", "made", "said", "section", "told"]

#: The day of every report here.
AT = datetime.date(2025, 6, 2)


def day(text: str) -> datetime.date:
    """A day as ISO writes it."""
    return datetime.date.fromisoformat(text)


#: What identifiers are called, as soon as somebody asks for one.
_CALLED: dict[UUID, str] = {}


def ident(name: str) -> UUID:
    """The identifier of a name, which a report says."""
    found = identifier_of(name)
    _CALLED[found] = name
    return found


#: A body of each level, all of whose meetings and seats are listed.
BOARD = Body(id=ident("board"), tier=Tier.MACRO, kind=BodyKind.STEERING, meetings_complete=True, seats_complete=True)
TABLE = Body(id=ident("table"), tier=Tier.MESO, kind=BodyKind.STEERING, meetings_complete=True, seats_complete=True)
CLINIC = Body(id=ident("clinic"), tier=Tier.MICRO, kind=BodyKind.INCLUSION, meetings_complete=True, seats_complete=True)


def made(rows: Iterable[Row] = (), claims: Iterable[str] = (), name: str = "somewhere") -> NamedTerritory:
    """A territory of some rows, with some lists complete."""
    territory = Territory(ident(name))
    territory.add(list(rows))
    for claim in claims:
        territory.claim(claim)
    return NamedTerritory(territory, Names(_CALLED), name)


def told(rows: Iterable[Row] = (), claims: Iterable[str] = (), reader: Reader = Reader.PILOTE) -> Report:
    """What a reader is told of some rows."""
    return report(made(rows, claims), reader, at=AT)


def section(found: Report, name: str) -> Section:
    """A section by its name."""
    return next(each for each in found.sections if each.name == name)


def items(found: Report, name: str) -> tuple[Item, ...]:
    """What a section tells."""
    return section(found, name).items


def said(found: Report, name: str) -> list[str]:
    """The same in English."""
    return [each.text.en for each in items(found, name)]


def every_text(found: Report) -> Iterator[Text]:
    """All that a report says, in the picture and the calendar too."""
    yield from (found.title, found.lead)
    for each in found.sections:
        yield each.title
        yield from () if each.lead is None else (each.lead,)
        for item in each.items:
            yield from (item.text, *item.more)
        if each.table is not None:
            yield from each.table.heads
            for row in each.table.rows:
                yield from (cell if isinstance(cell, Text) else Text(str(cell), str(cell)) for cell in row)
    yield from (entry.text for entry in found.calendar)
    yield from (text for fact in found.sheet for text in (fact.label, fact.said) if text is not None)
    yield from (Text(body.name, body.name) for level in found.levels for body in level.bodies)
