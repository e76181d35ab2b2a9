"""A sheet as text: lines of 80 columns, a row of a table being a line and what stands beside it.

Spec: spec/37-form.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator

from ...cli.wrapping import wrap
from ...text import COLON, SEMICOLON, Text
from .document import BLANK, Block, Document, Lines, Pairs, Section, Table
from .furniture import END

__all__ = ["as_text"]

_WIDTH = 80
#: What a line to fill in by hand is in text.
_FILL = "_" * 30


def as_text(sheet: Document, language: str) -> str:
    """The sheet in one language, lines ended."""
    writer = _Writer(language)
    lines = [*writer.titled(sheet.title, "="), *writer.pairs(sheet.lead)]
    for section in sheet.sections:
        lines += ["", *writer.section(section)]
    lines += ["", *(line for text in sheet.foot for line in writer.wrapped(text)), *writer.wrapped(END)]
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def _said(self, text: Text) -> str:
        """A text in the language, on one line: a text of a plan may hold others."""
        said = _FILL if text == BLANK else text.said(self._language)
        return " ".join(said.split())

    def wrapped(self, text: Text, first: str = "", rest: str = "") -> list[str]:
        """A text over as many lines as it needs."""
        return wrap(self._said(text), _WIDTH, first, rest)

    def titled(self, text: Text, sign: str) -> list[str]:
        """A heading and the line under it."""
        lines = self.wrapped(text)
        return [*lines, sign * max(map(len, lines), default=0)]

    def section(self, section: Section) -> Iterator[str]:
        """A part of the sheet."""
        yield from self.titled(section.title, "-")
        for number, block in enumerate(section.blocks):
            if number:
                yield ""
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Pairs():
                yield from self.pairs(block)
            case Lines():
                if block.title is not None:
                    yield from self.wrapped(block.title)
                for item in block.items:
                    yield from self.wrapped(item, "- ", "  ")
            case Table():
                yield from self._table(block)

    def pairs(self, block: Pairs) -> Iterator[str]:
        """A line a pair."""
        for name, value in block.rows:
            yield from wrap(self._pair(name, value), _WIDTH, "", "  ")

    def _table(self, table: Table) -> Iterator[str]:
        """A row is its first cell, and the others beneath with their heads."""
        if not table.quiet:
            yield from self.wrapped(table.caption)
        for row in table.rows:
            yield from self.wrapped(row[0], "- ", "  ")
            told = [self._pair(head, cell) for head, cell in zip(table.heads[1:], row[1:], strict=True) if self._said(cell)]
            if told:
                yield from wrap(SEMICOLON.said(self._language).join(told), _WIDTH, "  ", "  ")

    def _pair(self, name: Text, value: Text) -> str:
        return self._said(name) + COLON.said(self._language) + self._said(value)
