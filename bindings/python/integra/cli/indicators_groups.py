"""The groups of territories that ``integra indicators --groups`` names, whose figures are made of all their rows.

Spec: spec/51-publishing.md, "On the command line"; IND-1, IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import BinaryIO

from .._low.indicator import id_of_text
from ..adapters.records import InputError, Problem
from ..columns.tables import TableError, tables
from ..spreadsheet import plain
from ..text import Text, missing
from .files import open_one

__all__ = ["Groups"]

_TERRITORY, _GROUP = "territory", "group"
_NO_ROW = Text("no row with a territory and its group", "aucune ligne avec un territoire et son groupe")
_BLANK = Text("a territory and its group are needed in every row", "il faut un territoire et son groupe à chaque ligne")
_TWICE = Text("{name!r} is in another group already: a territory is in one", "{name!r} est déjà dans un autre groupe : un territoire est "
              "dans un seul")
_ROUND = Text("{name!r} is within itself, by other groups", "{name!r} est compris dans lui-même, par d'autres groupes")
_ROWS = Text("{name!r} is a group, and a territory of rows too: give the group another name",
             "{name!r} est un groupe, et aussi un territoire de lignes : donner un autre nom au groupe")


class Groups:
    """Which territory is in which group, and which group in another."""

    def __init__(self, name: str | None) -> None:
        """Reads a table, of no group where it is None. Raises InputError where it is none, or says what cannot be."""
        self._within: dict[str, str] = {}
        if name is not None:
            opened = open_one(name)
            try:
                for place, territory, group in _pairs(opened.stream, opened.name):
                    self._take(place, territory, group)
            except TableError as error:
                raise InputError(error.text) from None
            finally:
                opened.close()
            if not self._within:
                raise InputError(_NO_ROW.at(opened.name))
        self._known = {id_of_text(territory): group for territory, group in self._within.items()}

    def _take(self, place: Text, territory: str, group: str) -> None:
        if self._within.setdefault(territory, group) != group:
            raise InputError(_TWICE.of(name=territory).at(place))
        if territory in self._from(group):
            raise InputError(_ROUND.of(name=territory).at(place))

    def _from(self, name: str) -> Iterator[str]:
        """A group, and those that it is in."""
        at: str | None = name
        while at is not None:
            yield at
            at = self._within.get(at)

    def above(self, territory: bytes) -> list[bytes]:
        """The groups that a territory is in."""
        return [id_of_text(name) for name in self._from(self._known[territory])] if territory in self._known else []

    def holding(self, territories: Collection[bytes]) -> list[str]:
        """The names of the groups that hold some of these territories. Raises InputError where a group is one of them."""
        found = {name for each in territories if each in self._known for name in self._from(self._known[each])}
        for name in sorted(found):
            if id_of_text(name) in territories:
                raise InputError(_ROWS.of(name=name).at("--groups"))
        return sorted(found)

    def of(self, names: Iterable[str | None]) -> dict[str, str]:
        """The group of each of these names that has one."""
        told = {name: self._known.get(id_of_text(name)) for name in names if name is not None}
        return {name: group for name, group in told.items() if group is not None}


def _pairs(stream: BinaryIO, name: str) -> Iterator[tuple[Text, str, str]]:
    for table in tables(stream, name, lambda each: plain(each) in (_TERRITORY, _GROUP)):
        places = {plain(each): at for at, each in enumerate(table.names)}
        for each in (_TERRITORY, _GROUP):
            if each not in places:
                raise InputError(missing(each).at(table.place))
        for row in table.rows:
            if isinstance(row, Problem):
                raise InputError(row.reason.at(row.place))
            territory, group = (str(row[1][places[each]]) for each in (_TERRITORY, _GROUP))
            if not territory or not group:
                raise InputError(_BLANK.at(row[0]))
            yield row[0], territory, group
