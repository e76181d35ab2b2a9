"""What is said of rows that a territory does not take: where they stand, and what would be right.

Spec: spec/41-territory.md; GEN-1, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The same is said of rows, frames and JSON; only what stands for *said unknown* is written as each of them writes it.
"""
from __future__ import annotations

from functools import partial
from typing import Any

from ..errors import UsageError
from ..nearest import nearest_is
from ..text import Text, plural, verbatim
from ..words import ColumnKind, Fault, Status, TerritoryTable
from .column import Column

__all__ = ["TerritoryError", "empty_text", "no_such_row", "or_unknown", "place_in", "place_of", "takes_unknown"]

_SAID_UNKNOWN = (ColumnKind.ID, ColumnKind.REF, ColumnKind.DATE)
_EMPTY = Text("an empty text: give null (None), or leave it out", "un texte vide : donner null (None), ou l'omettre")
_EMPTY_NEEDED = Text("an empty text, and every row needs a value here",
                     "un texte vide, et chaque ligne exige ici une valeur")


def place_in(table: TerritoryTable, row: int | None, column: str | None = None) -> Text:
    """Where something stands: a table, a row counted from 0, a column."""
    said = verbatim(f"table {table.word}")
    if row is not None:
        said = Text(f"{said.en}, row {row}", f"{said.fr}, ligne {row}")
    return said if column is None else Text(f"{said.en}, column {column}", f"{said.fr}, colonne {column}")


class TerritoryError(UsageError):
    """Rows, or frames of rows, that a territory does not take: the table, the row and the column at fault.

    Attributes:
        reason: what is wrong and what would be right, without the place.
        table: the table, or None where the name of a frame is none.
        row: the row, counted from 0 among those given for its table, or None; :attr:`index` is the same.
        column: the column's name, or None.
        nearest: the name nearest to one that is not known, or None.
    """

    def __init__(self, status: Status, reason: Text, table: TerritoryTable | None = None, row: int | None = None,
                 column: str | None = None, *, rule: str | None = None, nearest: str | None = None,
                 fault: Fault = Fault.NONE) -> None:
        self.reason = reason
        self.table = table
        self.row = row
        self.column = column
        self.nearest = nearest
        told = reason.then(nearest_is(nearest)) if nearest else reason
        super().__init__(status, rule=rule, index=row, fault=fault,
                         detail=told if table is None else told.at(place_in(table, row, column)))

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), rule=self.rule, nearest=self.nearest, fault=self.fault)
        return made, (self.status, self.reason, self.table, self.row, self.column)


def takes_unknown(column: Column) -> bool:
    """Whether a cell of the column may be said unknown."""
    return column.kind in _SAID_UNKNOWN and not column.required


def or_unknown(column: Column, what: Text, unknown: str) -> Text:
    """What a column takes, and what is said unknown where it takes that."""
    return Text(f"{what.en}, or {unknown}", f"{what.fr}, ou {unknown}") if takes_unknown(column) else what


def empty_text(column: Column) -> Text:
    """Why an empty text is refused: it is no blank."""
    return _EMPTY_NEEDED if column.required else _EMPTY


def _rows(table: TerritoryTable, rows: int) -> Text:
    if not rows:
        return Text("it has no row", "elle n'en a aucune")
    return plural(rows, Text("it has {n} row, counted from 0", "elle en a {n}, comptée à partir de 0"),
                  Text("it has {n} rows, counted from 0", "elle en a {n}, comptées à partir de 0"))


def _target(column: Column) -> TerritoryTable:
    assert isinstance(column.target, TerritoryTable)
    return column.target


def no_such_row(column: Column, rows: int, unknown: str) -> Text:
    """That a cell names a row that is not there; ``rows`` there are. The cell is not quoted: it may be somebody's (GEN-6)."""
    target = _target(column)
    what = Text(f"no such row in table {target.word}", f"pas de telle ligne dans la table {target.word}").within(
        _rows(target, rows))
    more = Text("add it", "l'ajouter")
    if takes_unknown(column):
        more = Text(f"{more.en}, or say {unknown}", f"{more.fr}, ou dire {unknown}")
    return more.at(what)


def place_of(column: Column, rows: int, unknown: str, *more: Text) -> Text:
    """What a cell that names a row takes: its place, or ``more``."""
    target = _target(column)
    what = Text(f"the place of a row of table {target.word}", f"la place d'une ligne de la table {target.word}").within(
        _rows(target, rows))
    for each in more:
        what = Text(f"{what.en}, or {each.en}", f"{what.fr}, ou {each.fr}")
    return or_unknown(column, what, unknown)
