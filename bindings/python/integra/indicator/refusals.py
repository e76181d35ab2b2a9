"""What is said of a frame that a tally does not take: where it stands, and what would be right.

Spec: spec/50-indicators.md; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ..errors import UsageError
from ..nearest import nearest_is, nearest_or_all, shown
from ..text import UNKNOWN_NAME, Text, verbatim
from ..words import Fault, Status

__all__ = ["FrameError", "no_column"]


class FrameError(UsageError):
    """A frame of rows that a tally does not take: the row and the column at fault. No value is told (GEN-6).

    Attributes:
        reason: what is wrong and what would be right, without the place.
        row: the row, counted from 0 in the whole of the frame or stream, or None; :attr:`index` is the same.
        column: the column's name, or None.
        nearest: the name nearest to one that is not known, or None.
    """

    def __init__(self, status: Status, reason: Text, row: int | None = None, column: str | None = None, *,
                 rule: str | None = None, nearest: str | None = None, fault: Fault = Fault.NONE) -> None:
        self.reason = reason
        self.row = row
        self.column = column
        self.nearest = nearest
        told = reason.then(nearest_is(nearest)) if nearest else reason
        super().__init__(status, rule=rule, index=row, fault=fault, detail=told.at(_place(row, column)))

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), rule=self.rule, nearest=self.nearest, fault=self.fault)
        return made, (self.status, self.reason, self.row, self.column)


def _place(row: int | None, column: str | None) -> Text:
    """A row counted from 0, a column; nothing where neither is known."""
    said = verbatim("") if row is None else Text(f"row {row}", f"ligne {row}")
    if column is None:
        return said
    named = Text(f"column {column}", f"colonne {column}")
    return named if row is None else Text(f"{said.en}, {named.en}", f"{said.fr}, {named.fr}")


def no_column(name: object, place: int, many: int, known: Iterable[str]) -> FrameError:
    """That a column is none of a frame's; its name is told where it is no text of people's (GEN-6)."""
    reason, near = nearest_or_all(UNKNOWN_NAME, name if isinstance(name, str) else "", list(known))
    if shown(name):
        return FrameError(Status.UNKNOWN_NAME, reason, column=str(name), nearest=near)
    where = Text(f"its column {place + 1} of {many}", f"sa colonne {place + 1} sur {many}")
    return FrameError(Status.UNKNOWN_NAME, reason.at(where), nearest=near)
