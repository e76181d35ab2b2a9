"""What screenings came to, as ``integra screen`` writes it, for what a plan reads of them.

Spec: spec/03-command.md, "What is due"; PLN-15, SCR-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Collection, Iterator
from uuid import UUID

from ..errors import IntegraError, TextError, text_of
from ..forms import JsonError, strict
from ..forms.screening import message_from_json
from ..forms.shapes import MESSAGES, another
from ..plan.due import Screened
from ..records import documents
from ..screening.model import Screening
from ..sequences import messages
from ..text import Text, plural
from ..words import Message
from .console import UNREADABLE, Stop, note
from .files import open_one
from .usage import FILE, Parser

__all__ = ["Screenings", "add_screenings"]

_ENVELOPE = b"\x83"
_WHOSE = (Text("{n} screening says not of whom or when it is, and is not read: give records an id and a date",
               "{n} repérage ne dit pas de qui ou de quand il est, et n'est pas lu : donner aux dossiers un id et une date"),
          Text("{n} screenings say not of whom or when they are, and are not read: give records an id and a date",
               "{n} repérages ne disent pas de qui ou de quand ils sont, et ne sont pas lus : donner aux dossiers un id et une "
               "date"))
_NOBODY = (Text("{n} screening is of nobody whose plan is here", "{n} repérage n'est de personne dont le plan est ici"),
           Text("{n} screenings are of nobody whose plan is here", "{n} repérages ne sont de personne dont le plan est ici"))


def add_screenings(parser: Parser) -> None:
    """Adds the option."""
    parser.takes("--screenings", metavar=FILE, help=Text(
        "what integra screen --format ndjson or cbor wrote of these people: of each the latest up to the day tells whether to "
        "resume, to adapt or suspend, or to complete the questionnaire",
        "ce qu'integra screen --format ndjson ou cbor a écrit de ces personnes : de chacune, le dernier jusqu'à cette date dit "
        "s'il faut reprendre, adapter ou suspendre, ou compléter le questionnaire"))


class Screenings:
    """The screenings in a file.

    Attributes:
        latest: of each person the latest one up to the day; of one day the one that stands last.
    """

    latest: dict[UUID, Screened]

    def __init__(self, args: argparse.Namespace, at: datetime.date) -> None:
        """Reads the file that the option names; none where it names none. What is no screening ends the command."""
        self.latest, self._persons = {}, list[UUID]()
        if args.screenings is None:
            return
        unplaced = 0
        for person, found in _read(args.screenings):
            if person is None or found is None:
                unplaced += 1
                continue
            self._persons.append(person)
            held = self.latest.get(person)
            if found.date <= at and (held is None or held.date <= found.date):
                self.latest[person] = found
        if unplaced:
            note(plural(unplaced, *_WHOSE))

    def tell(self, persons: Collection[UUID | None]) -> None:
        """Says how many are of nobody among some people."""
        others = sum(person not in persons for person in self._persons)
        if others:
            note(plural(others, *_NOBODY))


_Read = tuple[UUID | None, Screened | None]


def _read(name: str) -> Iterator[_Read]:
    opened = open_one(name)
    with opened.reading() as stream:
        if opened.head.startswith(_ENVELOPE):
            for place, message, _ in messages(stream, opened.name):
                if not isinstance(message, Screening):
                    raise Stop(UNREADABLE, (text_of(message) if isinstance(message, IntegraError)
                                            else another(message, MESSAGES[Message.SCREENING])).at(place))
                yield message.person, _of(message)
            return
        for place, document in documents(stream, opened.name):
            try:
                if isinstance(document, TextError):
                    raise document
                yield _of_line(document)
            except (TextError, IntegraError) as error:
                raise Stop(UNREADABLE, text_of(error).at(place)) from None


def _of(screening: Screening) -> Screened | None:
    if screening.date is None:
        return None
    return Screened(screening.date, screening.pps, screening.assistance_threshold)


def _of_line(document: object) -> _Read:
    """A line of ``integra screen``, or a whole message as JSON."""
    if not isinstance(document, dict):
        raise JsonError(strict.REQUIRED, "pps")
    if "message" in document:
        screening = message_from_json(document)
        return screening.person, _of(screening)
    for each in ("pps", "assistance_threshold"):
        if each not in document:
            raise JsonError(strict.REQUIRED, each)
    pps, assistance = (strict.tri(document[each], each) for each in ("pps", "assistance_threshold"))
    person, date = (document.get(each) for each in ("id", "date"))
    return (None if person is None else strict.identifier(person, "id"),
            None if date is None else Screened(strict.day(date, "date"), pps, assistance))
