"""Rows of a frame as JSON, an object a row, and our own messages in JSON.

Spec: spec/03-command.md, "`integra indicators`"; spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..adapters.records import Problem
from ..errors import IntegraError, TextError, text_of
from ..forms import from_json, shapes
from ..opening import Opened
from ..records import documents
from ..text import Text
from .indicators_frames import ON_LIST, ColumnsFault, left_out, matched
from .indicators_messages import rows_of
from .indicators_reading import Reading
from .indicators_rows import BATCH, TERRITORY, Input, Rows, Taker

__all__ = ["read_objects"]

_MESSAGE = "message"
_NOT_OBJECT = Text("not an object: give one a line, with the names of the columns",
                   "pas un objet : en donner un par ligne, avec les noms des colonnes")
_LATE = Text("column {name!r}: the first object has none, and of a table without it everybody is taken to be on the list",
             "colonne {name!r} : le premier objet ne l'a pas, et dans une table sans elle chaque personne est supposée de la patientèle")


@dataclass
class _Alike:
    """Objects of the same names: what takes them, the names in its order, and those that wait to be taken together."""

    taker: Taker
    names: Sequence[str]
    cells: list[Sequence[object]] = field(default_factory=list)
    places: list[Text] = field(default_factory=list)

    def packed(self) -> Rows:
        """Those that wait."""
        rows = self.taker.take(self.cells, self.places)
        self.cells, self.places = [], []
        return rows


class _Objects:
    """The objects of a file, those of the same names packed together."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._alike: dict[tuple[str, ...], _Alike] = {}
        #: Columns that say something else of a table that has not got them than of a row; None before the first object.
        self._telling: frozenset[str] | None = None
        self.seen: dict[str, Input] = {}

    def take(self, place: Text, document: Mapping[str, object]) -> Iterator[Rows | Problem]:
        """An object."""
        names = tuple(document)
        try:
            alike = self._alike.get(names) or self._alike.setdefault(names, self._new(names))
        except ColumnsFault as fault:
            yield Problem(place, fault.reason)
            return
        alike.cells.append([document.get(name) for name in alike.names])
        alike.places.append(place)
        if len(alike.cells) == BATCH:
            yield alike.packed()

    def rest(self) -> Iterator[Rows]:
        """What still waits."""
        for alike in self._alike.values():
            if alike.cells:
                yield alike.packed()

    def _new(self, names: Sequence[str]) -> _Alike:
        found = matched(self._reading.frame, self._reading.inputs, names)
        taken = {names[at]: each for at, each in self._reading.wanted(found)}
        self.seen |= {each.name: each for each in taken.values()}
        known = {each.name: each for each in self._reading.inputs}
        telling = frozenset(each.name for each in taken.values()).intersection((ON_LIST,))
        if self._telling is None:
            self._telling = telling
        for late in telling - self._telling:
            raise ColumnsFault(_LATE.of(name=late))
        missing = self._telling - telling
        if self._reading.by_territory:
            missing |= {TERRITORY.name}
        taken |= {name: known[name] for name in missing if name not in taken}
        return _Alike(Taker(list(taken.values()), list(taken)), list(taken))


def read_objects(opened: Opened, reading: Reading) -> Iterator[Rows | Problem]:
    """The rows of a stream of JSON; what has a name ``message`` is one of ours, and so is a territory without it."""
    objects = _Objects(reading)
    for place, document in documents(opened.stream, opened.name):
        if isinstance(document, TextError):
            yield Problem(place, document.text)
        elif not isinstance(document, dict):
            yield Problem(place, _NOT_OBJECT)
        elif _MESSAGE in document or shapes.is_territory(document):
            try:
                yield from rows_of(from_json(document), place, reading)
            except (IntegraError, TextError) as error:
                yield Problem(place, text_of(error))
        else:
            yield from objects.take(place, document)
    yield from objects.rest()
    if objects.seen:
        for text in left_out(reading.frame, objects.seen.values()):
            reading.note(text.at(opened.name))
