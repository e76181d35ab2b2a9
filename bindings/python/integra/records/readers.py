"""Our own records out of one stream each: a reader for each form of them, each in bounded memory.

Spec: spec/02-json.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from .. import sequences
from ..adapters import Problem
from ..documents import documents as cut
from ..errors import IntegraError, TextError, text_of
from ..forms import loads, shapes, strict
from ..screening.record import Record
from ..text import Text, verbatim
from .person import Person, person_of
from .telling import TABLE

if TYPE_CHECKING:
    from ..columns.mapping import Columns

__all__ = ["Reader", "documents", "read_ndjson", "read_sequence", "readers", "unless_empty"]

Kind = TypeVar("Kind")
#: Reads a stream by its name, for a day on which all are screened, or each on its own.
Reader = Callable[[BinaryIO, str, datetime.date | None], Iterator[Person | Problem]]


def documents(stream: BinaryIO, name: str) -> Iterator[tuple[Text, object]]:
    """The JSON documents of a stream with their places, one a line, over several lines, or the elements of an array; a
    refused one gives its :class:`TextError`."""
    return cut(stream, name, loads, strict.TEXT_LIMIT, strict.TOO_LONG)


def read_ndjson(stream: BinaryIO, name: str) -> Iterator[Person | Problem]:
    """The records of a stream of JSON."""
    for place, document in documents(stream, name):
        yield Problem(place, document.text) if isinstance(document, TextError) else person_of(place, document)


def read_sequence(stream: BinaryIO, name: str) -> Iterator[Person | Problem]:
    """The records of a CBOR sequence; a place is the byte at which the record starts."""
    for place, message, whole in sequences.messages(stream, name):
        if isinstance(message, IntegraError):
            yield Problem(place, sequences.ending(text_of(message), whole))
        elif isinstance(message, Record):
            yield Person(place, message, None)
        else:
            yield Problem(place, shapes.another(message, shapes.RECORD))


def table_reader(columns: Columns | None, note: Callable[[Text], None]) -> Reader:
    """What reads a table of people, its columns named as a mapping says; what cannot be read of it is a problem."""

    def read_table(stream: BinaryIO, name: str, at: datetime.date | None) -> Iterator[Person | Problem]:
        from ..columns import people
        from ..columns.tables import TableError

        try:
            for each in people.read(stream, name, columns, note, at):
                yield each if isinstance(each, Problem) else person_of(each.place, each.record)
        except TableError as error:
            yield Problem(verbatim(""), error.text)

    return read_table


def unless_empty(found: Iterator[Kind], empty: Problem) -> Iterator[Kind | Problem]:
    """What was found, and where that is nothing, the problem that it is."""
    first = next(found, None)
    if first is None:
        yield empty
    else:
        yield first
        yield from found


def readers(columns: Columns | None, note: Callable[[Text], None]) -> Mapping[str, Reader]:
    """What reads each format of ours; FHIR and Synthea are read whole, by the adapters."""
    return {"ndjson": lambda stream, name, _: read_ndjson(stream, name),
            "cbor": lambda stream, name, _: read_sequence(stream, name), TABLE: table_reader(columns, note)}
