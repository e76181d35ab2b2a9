"""What a difficulty is about: the service or the function by its word, or a number of the territory's own.

Spec: spec/42-territory-forms.md; CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ...columns.days import CellError
from ...words import DifficultyKind, Function, Service, Word
from .document import RawTable
from .errors import Faults
from .identity import filled
from .values import READERS, word_of
from ..column import Column

__all__ = ["TOPICS", "topics"]

#: The words that a topic is the code of, by the kind of difficulty; of any other kind it is the caller's own number.
TOPICS: dict[DifficultyKind, type[Word]] = {DifficultyKind.SERVICE: Service, DifficultyKind.SUPPORT_FUNCTION: Function}


def topics(raw: RawTable, place: int, column: Column, kinds: list[int] | None, faults: Faults) -> list[Any] | None:
    """The cells of a column of topics, beside those of the kinds."""
    cells: list[Any] = []
    for number, row in enumerate(raw.rows):
        value = row.values.get(place)
        cell = None
        try:
            cell = None if value is None else _topic(value, column, kinds[number] if kinds else 0)
        except CellError as fault:
            faults.cell(fault, *raw.where(row, place))
        cells.append(cell)
    return filled(cells, column)


def _topic(value: Any, column: Column, kind: int) -> int | None:
    words = TOPICS.get(DifficultyKind(kind)) if kind else None
    if words is None or not isinstance(value, str) or value.strip()[:1].isdigit():
        found: int | None = READERS[column.kind](value, column)
        return found
    word = word_of(value, words, "CON-7")
    return None if word is None else int(word)
