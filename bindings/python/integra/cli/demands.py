"""Demands wherever they are: NDJSON lines and CBOR sequences, one after the other, those refused reported and counted.

Spec: spec/03-command.md; ORI-2.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from .. import sequences
from ..errors import IntegraError, TextError, text_of
from ..forms import shapes
from ..forms.orientation import demand_from_json
from ..demand.model import Contact, Demand, DemandMessage
from ..opening import Opened
from ..records import Problem, documents
from ..records.looks import look_of, untold as not_read
from ..records.readers import unless_empty
from ..records.telling import ENVELOPE, begun
from ..text import Text, verbatim
from ..words import Message
from .console import REFUSED, UNREADABLE, Stop, note, problem, untold
from .files import each_opened, surviving
from .people import both

_DEMAND = bytes([0x83, 1, Message.DEMAND.code])
_MOTIVES, _RECORD = re.compile(rb'"motives"\s*:'), re.compile(rb'"(facts|answers|resourceType)"\s*:')


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand: where it stands in the input, what it asks, how it came, and the caller's own key."""

    place: Text
    demand: Demand
    contact: Contact | None
    ref: str | None

    def named(self, name: str) -> bool:
        """Whether a name is this demand's ref or id."""
        own = self.demand.id
        return name == self.ref or (own is not None and name.lower().replace("-", "") == own.hex)


#: What an input begins with that may hold demands: JSON, a message, nothing.
_MAY_BE = (b"", b"{", b"[", ENVELOPE)
_NONE = Text("no demand is in it", "il n'y a aucune demande")


def are_demands(first: Opened | None) -> bool:
    """Whether the first input begins with a demand; a folder holds none."""
    if first is None:
        return False
    return first.head.startswith(_DEMAND) or bool(_MOTIVES.search(first.head) and not _RECORD.search(first.head))


def read(names: Sequence[str | Opened]) -> Iterator[Asked | Problem]:
    """Every demand of the inputs, in their order."""
    lost = list[Problem]()

    def damaged(reason: Text) -> None:
        lost.append(Problem(verbatim(""), reason))

    for opened in each_opened(names, damaged):
        with surviving(names, damaged):
            look = look_of(opened)
            if look is not None and begun(opened.head)[:1] not in _MAY_BE:
                raise Stop(UNREADABLE, not_read(look).at(opened.name))
            reader = _sequence if opened.head.startswith(ENVELOPE) else _ndjson
            yield from unless_empty(reader(opened.stream, opened.name), Problem(verbatim(opened.name), _NONE))
        yield from lost
        lost.clear()
    yield from lost


def _ndjson(stream: BinaryIO, name: str) -> Iterator[Asked | Problem]:
    for place, document in documents(stream, name):
        try:
            if isinstance(document, TextError):
                raise document
            demand, contact, ref = demand_from_json(document)
        except TextError as error:
            yield Problem(place, text_of(error))
            continue
        except IntegraError as error:
            yield Problem(place, text_of(error))
            continue
        yield Asked(place, demand, contact, ref)


def _sequence(stream: BinaryIO, name: str) -> Iterator[Asked | Problem]:
    for place, message, whole in sequences.messages(stream, name):
        if isinstance(message, IntegraError):
            yield Problem(place, sequences.ending(text_of(message), whole))
        elif isinstance(message, DemandMessage):
            yield Asked(place, message.demand, message.contact, None)
        else:
            yield Problem(place, shapes.another(message, shapes.DEMAND))


class Demands:
    """Goes over the demands of some inputs, reports those refused and counts both."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Opens nothing yet."""
        self._args = args
        self.done = self.refused = 0

    def each(self, handle: Callable[[Asked], None]) -> int:
        """Hands every demand over; the exit status says whether some were refused."""
        for each in read(self._args.input):
            if isinstance(each, Problem):
                self._refuse(each.place, each.reason)
                continue
            try:
                handle(each)
                self.done += 1
            except IntegraError as error:
                self._refuse(each.place, text_of(error))
        return REFUSED if self.refused else 0

    def _refuse(self, place: Text, reason: Text) -> None:
        problem(place, reason)
        self.refused += 1

    def summary(self) -> None:
        """Says both counts."""
        untold()
        note(both(self.done, self.refused, Text("{n} demand oriented", "{n} demande orientée"),
                  Text("{n} demands oriented", "{n} demandes orientées"),
                  (Text("{n} refused", "{n} refusée"), Text("{n} refused", "{n} refusées"))))
