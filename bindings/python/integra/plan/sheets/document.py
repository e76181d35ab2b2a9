"""What a sheet is before it is text or a page: a title, whom it is for, sections of pairs, lines and tables.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Nothing here knows a plan. A cell that says nothing is empty, and an empty section is left out by whoever makes it.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ..._discreet import Discreet
from ...text import Text

__all__ = ["BLANK", "Block", "Document", "Lines", "Pairs", "Section", "Table"]

#: A line to fill in by hand: what the host holds and the plan does not.
BLANK = Text("\u2003", "\u2003")


@dataclass(frozen=True, slots=True)
class Pairs(Discreet):
    """Names and what each of them has."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Lines(Discreet):
    """Sentences, one a line; ``title`` stands over them where there are several lists in a section."""

    items: tuple[Text, ...]
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Table(Discreet):
    """Rows under heads; the first cell of a row says what the row is about. A ``quiet`` caption is for those alone who
    do not see the heading over the table."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: Text
    quiet: bool = False

    def without_blanks(self) -> Table:
        """The table without the columns in which no row says anything."""
        full = [number for number, cells in enumerate(zip(*self.rows, strict=True)) if not number or any(map(any, cells))]
        return Table(tuple(self.heads[number] for number in full),
                     tuple(tuple(row[number] for number in full) for row in self.rows), self.caption, self.quiet)


Block: TypeAlias = Pairs | Lines | Table


@dataclass(frozen=True, slots=True)
class Section(Discreet):
    """A part of a sheet under its heading; ``half`` where it may stand beside another on a wide page."""

    title: Text
    blocks: tuple[Block, ...]
    half: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Discreet):
    """A sheet.

    Attributes:
        title: what it is.
        lead: for whom and of which day.
        sections: its parts, in the order in which they are read.
        foot: what it is not, and what it leaves out.
        large: whether it is set large, for whoever reads little.
    """

    title: Text
    lead: Pairs
    sections: tuple[Section, ...]
    foot: tuple[Text, ...] = field(default=())
    large: bool = False
