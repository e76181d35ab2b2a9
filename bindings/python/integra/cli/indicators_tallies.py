"""The tallies of the frames that are read: one an indicator, a day and a territory, and one for all territories.

Spec: spec/50-indicators.md (IND-1, IND-5, IND-7, IND-9).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from .._low import indicator as _low
from .._low.core import Struct
from ..adapters.records import Problem
from ..errors import IntegraError, UsageError
from ..indicator.columns import COLUMNS, Column
from ..indicator.model import Figure
from ..rules import Rules, pack_of
from ..text import Text, under_rule
from ..words import Counting, Frame, Indicator
from .indicators_rows import TERRITORY, Rows, sizes

__all__ = ["Key", "Tallies"]

_ID = 16


@dataclass(frozen=True)
class Key:
    """Of what a tally is; no territory: of all."""

    indicator: Indicator
    at: datetime.date
    territory: bytes | None


class Tallies:
    """The tallies that are made of one frame. They hold identifiers: wiped from memory at the end."""

    def __init__(self, frame: Frame, indicators: Sequence[Indicator], days: Sequence[datetime.date], rules: Rules,
                 above: Callable[[bytes], Sequence[bytes]]) -> None:
        """``above``: the groups that a territory is in, which are territories of their own."""
        self._columns = COLUMNS[frame]
        self._sizes = sizes(self._columns)
        self._rules, self._above = rules, above
        #: The indicators that are made of it.
        self.indicators: Sequence[Indicator] = indicators
        self._all = [Key(indicator, day, None) for day in days for indicator in indicators]
        self._held: dict[Key, Struct] = {}
        #: Whether every row was taken so far, how many rows there were, and how many of them are of no territory.
        self.whole, self.count, self.nowhere = True, 0, 0
        #: The territories that rows were of.
        self.territories: dict[bytes, None] = {}

    def close(self) -> None:
        """Wipes them."""
        for each in self._held.values():
            _low.destroy(each)
        self._held.clear()

    def take(self, rows: Rows) -> Iterator[Problem]:
        """Adds rows; gives those that are refused, each once. With one refused no figure is made: the others are read on
        to be judged, and no longer kept."""
        refused = dict(rows.refused)
        self.whole = self.whole and not refused
        self.count += rows.count
        for start, end in rows.runs():
            refused |= self._run(rows, start, end)
        yield from (Problem(rows.place(at), refused[at]) for at in sorted(refused))

    def refuse(self, problem: Problem) -> Problem:
        """Takes in that a row, or a part of a file, is none."""
        self.whole = False
        return problem

    def _run(self, rows: Rows, start: int, end: int) -> Iterator[tuple[int, Text]]:
        """Adds a run of rows; gives the places of those that the library refuses, and why."""
        keys = [key for key in self._all if rows.day is None or key.at == rows.day]
        while start < end:
            columns = self._slice(rows.columns, start, end)
            try:
                if not self.whole:
                    self._judge(keys[0], columns, end - start)
                    return
                for key in keys:
                    _low.add(self._tally(key), columns, end - start)
            except UsageError as error:
                if error.index is None or error.index >= end - start:
                    raise
                self.whole = False
                start += error.index
                yield start, _reason(error)
                start += 1  # those before it were judged, in their order
            else:
                self._by_territory(rows, keys, start, end)
                return

    def _judge(self, key: Key, columns: Sequence[bytes | None], count: int) -> None:
        """Asks what is wrong with rows, and keeps nothing."""
        beside = self._created(key)
        try:
            _low.add(beside, columns, count)
        finally:
            _low.destroy(beside)

    def _slice(self, columns: Mapping[str, bytes], start: int, end: int) -> list[bytes | None]:
        return [columns[each.name][start * self._sizes[each.name]:end * self._sizes[each.name]]
                if each.name in columns else None for each in self._columns]

    def _by_territory(self, rows: Rows, keys: Sequence[Key], start: int, end: int) -> None:
        told = rows.columns.get(TERRITORY.name)
        if told is None:
            return
        places: dict[bytes, list[int]] = {}
        for at in range(start, end):
            places.setdefault(told[at * _ID:(at + 1) * _ID], []).append(at)
        self.nowhere += len(places.pop(bytes(_ID), ()))
        self.territories |= dict.fromkeys(places)
        for territory, held in list(places.items()):
            for group in self._above(territory):
                places[group] = sorted([*places.get(group, ()), *held])
        for territory, held in places.items():
            columns = [self._picked(each, rows.columns, held) for each in self._columns]
            for key in keys:
                _low.add(self._tally(Key(key.indicator, key.at, territory)), columns, len(held))

    def _picked(self, column: Column, columns: Mapping[str, bytes], places: Sequence[int]) -> bytes | None:
        data, size = columns.get(column.name), self._sizes[column.name]
        return None if data is None else b"".join([data[at * size:(at + 1) * size] for at in places])

    def _tally(self, key: Key) -> Struct:
        if key not in self._held:
            self._held[key] = self._created(key)
        return self._held[key]

    def _created(self, key: Key) -> Struct:
        territory = None if key.territory is None else UUID(bytes=key.territory)
        return _low.create(_low.Subject(key.indicator, key.at, territory, 1, 1), pack_of(self._rules))

    def figure(self, key: Key, options: _low.Options) -> Figure:
        """The figure of a tally."""
        return Figure(**_low.figure(self._tally(key), options))

    def identifiers(self, key: Key, options: _low.Options, counting: Counting) -> tuple[UUID, ...]:
        """Whom the figure counts."""
        return _low.identifiers(self._tally(key), options, counting)


def _reason(error: IntegraError) -> Text:
    """What is wrong with a row, with the rule; its place stands before it."""
    return error.told.within(*([under_rule(error.rule)] if error.rule else []))
