"""Demands wherever they are: NDJSON lines and CBOR sequences, one after the other, those refused reported and counted.

Spec: spec/03-command.md; ORI-2.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .. import sequences
from ..errors import IntegraError, TextError, text_of
from ..forms import shapes
from ..forms.orientation import demand_from_json
from ..demand.model import Contact, Demand, DemandMessage
from ..records import STDIN, Problem, documents
from ..text import Text
from ..words import Message
from .console import USAGE, Stop, note, problem
from .files import each_stream
from .people import STDIN_ONCE, both

_HEAD = 65536
_ENVELOPE = b"\x83"
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


def are_demands(names: list[str]) -> bool:
    """Whether the first input begins with a demand; one that cannot be read is told to be by whoever reads it."""
    try:
        head = _head(names[0])
    except OSError:
        return False
    return head.startswith(_DEMAND) or bool(_MOTIVES.search(head) and not _RECORD.search(head))


def _head(name: str) -> bytes:
    if name != STDIN:
        path = Path(name)
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    return peeked(sys.stdin.buffer)


def peeked(stream: BinaryIO) -> bytes:
    """What a stream begins with, left in it."""
    peek = getattr(stream, "peek", None)
    if peek is not None:
        return bytes(peek(_HEAD))
    held = stream.read(_HEAD)
    stream.seek(-len(held), 1)
    return held


def read(args: argparse.Namespace) -> Iterator[Asked | Problem]:
    """Every demand of the inputs, in their order."""
    if args.input.count(STDIN) > 1:
        raise Stop(USAGE, STDIN_ONCE)
    for stream, name in each_stream(args.input):
        reader = _sequence if peeked(stream).startswith(_ENVELOPE) else _ndjson
        yield from reader(stream, name)


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
        for each in read(self._args):
            if isinstance(each, Problem):
                self._refuse(each.place, each.reason)
                continue
            try:
                handle(each)
                self.done += 1
            except IntegraError as error:
                self._refuse(each.place, text_of(error))
        return 1 if self.refused else 0

    def _refuse(self, place: Text, reason: Text) -> None:
        problem(place, reason)
        self.refused += 1

    def summary(self) -> None:
        """Says both counts."""
        note(both(self.done, self.refused, Text("{n} demand oriented", "{n} demande orientée"),
                  Text("{n} demands oriented", "{n} demandes orientées"),
                  (Text("{n} refused", "{n} refusée"), Text("{n} refused", "{n} refusées"))))
