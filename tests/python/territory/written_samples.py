"""Made-up territories with rows in every table, blanks and what is said unknown among them.

Spec: spec/42-territory-forms.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import random
import uuid
from typing import Any

from integra.territory import UNKNOWN, Territory
from integra.territory.column import Column
from integra.territory.columns import CHILDREN, COLUMNS, DATED
from integra.territory.names import NamedTerritory, Names, identifier_of
from integra.territory.rows import ROWS
from integra.words import ColumnKind, TerritoryTable, Tri

#: Names that a careless reader would take for something else.
ODD = ("=1+1", "?", "inconnu", "NA", "oui", "12", "table; tactique", 'a "quoted" name', "élu·e", "@here", "31/12/2024", "'apostrophe", "-",
       "a" * 32, "d'ici, et d'ailleurs", "\u202eback", "é" * 100, "tab,le", "#row", "[[body]]", "unknown", "name\\n", "NON")
TODAY = datetime.date(2025, 6, 1)


def named(seed: int, rows: int = 3) -> NamedTerritory:
    """A territory of its own for each number, with so many rows a table."""
    made = _Making(random.Random(seed))
    territory = Territory(identifier_of("Pays exemple") if seed % 2 else made.identifier())
    for table in TerritoryTable:
        territory.add([made.row(table, rows) for _ in range(rows)])
        if made.chance(0.5) and table not in CHILDREN:
            first = made.day() if table in DATED and made.chance(0.5) else None
            last = (first or TODAY) + datetime.timedelta(days=9) if table in DATED and made.chance(0.5) else None
            territory.claim(table, first, last)
    return NamedTerritory(territory, Names(made.names), "Pays exemple" if seed % 2 or seed % 4 else "")


class _Making:
    """Makes values by chance, and calls some of the identifiers something."""

    def __init__(self, chances: random.Random) -> None:
        self._random = chances
        self.names: dict[uuid.UUID, str] = {}
        self._made: list[uuid.UUID] = []

    def chance(self, of: float) -> bool:
        return self._random.random() < of

    def day(self) -> datetime.date:
        return TODAY - datetime.timedelta(days=self._random.randrange(4000))

    def identifier(self) -> uuid.UUID:
        """One of a name, one that has another name, or one of none."""
        kind = self._random.randrange(3)
        if kind == 0:
            name = f"nom {self._random.randrange(10**6)} – été"
            found = identifier_of(name)
            self.names[found] = name
            return found
        found = uuid.UUID(int=self._random.getrandbits(128) or 1)
        if kind == 1:
            self.names[found] = self._random.choice(ODD) if self.chance(0.5) else f"autre {self._random.randrange(10**6)}"
        return found

    def row(self, table: TerritoryTable, rows: int) -> Any:
        """A row, a good part of it blank."""
        given = {column.attribute: value for column in COLUMNS[table]
                 if (value := self._value(column, rows)) is not None}
        for first, last in (("opens", "closes"), ("meetings_from", "meetings_to")):
            ends = given.get(first), given.get(last)
            if all(isinstance(end, datetime.date) for end in ends):
                given[first], given[last] = sorted(ends)  # type: ignore[type-var]
        made: Any = ROWS[table]
        return made(**given)

    def _value(self, column: Column, rows: int) -> Any:
        if not column.required and self.chance(0.4):
            return None
        if not column.required and column.kind in (ColumnKind.ID, ColumnKind.REF, ColumnKind.DATE) and self.chance(0.2):
            return UNKNOWN
        return {
            ColumnKind.OWN: self.identifier, ColumnKind.ID: self._known, ColumnKind.REF: lambda: self._random.randrange(rows),
            ColumnKind.DATE: self.day, ColumnKind.DAY: self.day, ColumnKind.MONTH: lambda: self.day().replace(day=1),
            ColumnKind.TRI: lambda: self._random.choice(list(Tri)), ColumnKind.FLAG: lambda: self.chance(0.5),
            ColumnKind.NUMBER: lambda: self._random.choice((0, 1, 7, 32, 101, 4294967294)),
            ColumnKind.WORD: lambda: self._random.choice([word for word in column.target if int(word)]),  # type: ignore[union-attr]
        }[column.kind]()

    def _known(self) -> uuid.UUID:
        """One that was there before, or a new one."""
        if self._made and self.chance(0.5):
            return self._random.choice(self._made)
        self._made.append(self.identifier())
        return self._made[-1]
