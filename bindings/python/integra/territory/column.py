"""What a column of a territory's table is.

Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import NamedTuple

from ..text import Text
from ..words import ColumnKind, TerritoryTable, Word

__all__ = ["Column"]


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: its name in the spec, in JSON and in frames.
        attribute: the field of a row's class, which is the name, with an underscore behind where Python takes it.
        kind: what its cells hold.
        required: no cell of it is blank.
        target: of a place the table it is a place of, of a word the enumeration, else None.
        label: what it says, as what is asked for.
        french: its name in French, beside :attr:`name` in what people write.
    """

    name: str
    attribute: str
    kind: ColumnKind
    required: bool
    target: TerritoryTable | type[Word] | None
    label: Text
    french: str
