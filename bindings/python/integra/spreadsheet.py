"""Tables as text, in every form that spreadsheets and French software write: the one place where CSV is read.

Spec: spec/03-command.md ("Tables as text").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Commas, semicolons or tabs between cells, told by the row of names; quotes and line breaks in them (RFC 4180); a first
line ``sep=;``; UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252 where it is not UTF-8; lines
ended by LF, CRLF or CR. A stream is read in bounded memory. A row that is none is told and reading goes on behind it.
"""
from __future__ import annotations

import csv
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from ._discreet import Discreet
from ._signs import bare
from ._text_lines import HEAD, LINE_LIMIT, SEEN, Line, Lines, again
from .errors import TextError
from .text import NOT_CSV, Text, cells_differ

__all__ = ["CP1252", "HEAD", "Broken", "Row", "Sheet", "SpreadsheetError", "again", "plain", "read"]

#: What a row may take, in characters, and over how many lines it may stand: no row of a record comes near either.
ROW_LIMIT, LINES_LIMIT = LINE_LIMIT, 1000
#: Where two give as many cells the first counts: a name has a comma in it more often than a semicolon.
SEPARATORS = ("\t", ";", ",")
_TOLD = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)

#: What is said of a text that was read as Windows-1252.
CP1252 = Text("not UTF-8: read as Windows-1252; where accents look wrong, save it as CSV UTF-8",
              "pas de l'UTF-8 : lu en Windows-1252 ; si des accents paraissent faux, l'enregistrer en CSV UTF-8")


class SpreadsheetError(TextError, ValueError):
    """A text whose row of names cannot be read; ``line`` is where it should be."""

    def __init__(self, reason: Text, line: int) -> None:
        self.reason = reason
        self.line = line
        super().__init__(reason.at(Text(f"line {line}", f"ligne {line}")))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.line)


@dataclass(frozen=True, slots=True)
class Row(Discreet):
    """The cells of a row, as many as there are names, and the line at which it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken(Discreet):
    """What is no row: the line at which it begins, why, and the cells that can still be seen in it."""

    line: int
    reason: Text
    cells: list[str]


def plain(name: str) -> str:
    """A name without case, accents and signs, as ``Accès aux soins`` is ``acces_aux_soins``."""
    letters = name.lower()
    if letters.isascii() and letters.isalnum():
        return letters  # most of what cells say
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "_", letters).strip("_")


class Sheet:
    """A table: its names, read already, and its rows, read as they are asked for.

    Attributes:
        names: what the first row says, without spaces around; none where the text is empty.
        line: the line at which that row stands.
        separator: what stands between cells.
        cp1252: whether the text, as far as it was read, is Windows-1252.
    """

    def __init__(self, stream: BinaryIO, known: Callable[[str], bool]) -> None:
        self._lines = Lines(stream)
        self.separator: str = ","
        self.names: list[str] = []
        self.line: int = 1
        self._head(known)

    @property
    def cp1252(self) -> bool:
        """As the class says."""
        return self._lines.cp1252

    def rows(self) -> Iterator[Row | Broken]:
        """The rows under the names; one whose cells are all empty is passed over."""
        while (first := self._lines.take()) is not None:
            yield from self._told(first)

    def parts(self, size: int) -> Iterator[tuple[int, bytes] | Row | Broken]:
        """The rows under the names, where they allow it as blocks of about so many bytes, each with the number of its first
        line: whole lines of UTF-8. Whoever cannot use a block gives it back, and has its rows next."""
        while True:
            block = self._lines.block(size)
            if block is not None:
                yield block
            elif (first := self._lines.take()) is not None:
                yield from self._told(first)
            else:
                return

    def unread(self, first: int, block: bytes) -> None:
        """Gives a block back, to be had row by row."""
        self._lines.unread(first, block)

    def _told(self, first: Line) -> Iterator[Row | Broken]:
        """The row that a line begins, if there is anything in it."""
        found = self._row(first)
        if isinstance(found, Broken):
            yield found
        elif not any(cell.strip() for cell in found):
            return
        elif len(found) != len(self.names):
            yield Broken(first.number, cells_differ(len(found), len(self.names)), found)
        else:
            yield Row(first.number, list(map(bare, found)))

    def _head(self, known: Callable[[str], bool]) -> None:
        """Reads the row of names, and by it tells what stands between cells."""
        first, told = self._filled(), None
        if first is not None and (told := _TOLD.fullmatch(first.text)):
            first = self._filled()
        if first is None:
            return
        if first.fault is not None:
            raise SpreadsheetError(first.fault, first.number)
        best: tuple[int, int] = (-1, -1)
        for separator in (told[1],) if told else SEPARATORS:
            held: list[Line] = []
            try:
                names = self._cells(first, separator, held)
            except csv.Error:
                continue
            finally:
                self._lines.back(held)
            score = sum(map(known, names)), len(names)
            if score > best:
                best, taken = score, len(held)
                self.separator, self.names, self.line = separator, [name.strip() for name in names], first.number
        if not self.names:
            raise SpreadsheetError(NOT_CSV, first.number)
        for _ in range(taken):
            self._lines.take()

    def _filled(self) -> Line | None:
        """The next line that is not blank."""
        while (line := self._lines.take()) is not None and line.fault is None and not line.text.strip():
            pass
        return line

    def _row(self, first: Line) -> list[str] | Broken:
        if first.fault is None:
            try:
                return self._alone(first)
            except csv.Error:
                pass
        held: list[Line] = []
        if first.fault is None:
            try:
                cells = self._cells(first, self.separator, held)
                if len(cells) == len(self.names) or not any(map(self._whole, held)):
                    return cells
            except csv.Error:
                pass
        reason = first.fault or NOT_CSV
        last = self._broken(first, held)
        if last > first.number:
            reason = reason.then(_goes_on(last))
        own = itertools.takewhile(lambda line: line.number <= last, (first, *held))
        seen = [cell.strip(' "\r\n') for line in own for cell in line.text[:SEEN].split(self.separator)]
        return Broken(first.number, reason, seen)

    def _broken(self, first: Line, held: list[Line]) -> int:
        """The number of the last line of a row that is none; what stands for itself is given back.

        A quote that was never closed takes whole rows with it: they are somebody else's. Of a cell that is longer than
        any, what follows is its own up to its end or the next whole row, however long it is.
        """
        whole = any(map(self._whole, held))
        if not whole and self._closed(first, held):
            return held[-1].number if held else first.number
        size = sum(len(line.text) for line in (first, *held))
        if not whole and (len(held) >= LINES_LIMIT or size > csv.field_size_limit()):
            return self._skip(held[-1].number if held else first.number)
        own = list(itertools.takewhile(self._text_alone, held))
        self._lines.back(held[len(own):])
        return own[-1].number if own else first.number

    def _skip(self, last: int) -> int:
        """Passes over a cell without end; gives the last line of it."""
        while (line := self._lines.take()) is not None:
            if self._whole(line):
                self._lines.back([line])
                break
            last = line.number
            if line.text.count('"') % 2:
                break
        return last

    def _text_alone(self, line: Line) -> bool:
        """Whether a line is no row, not even a broken one: text that parts nothing, where rows have several cells."""
        return len(self.names) > 1 and line.fault is None and self.separator not in line.text

    def _alone(self, line: Line) -> list[str]:
        """The cells of one line."""
        return next(csv.reader((line.text,), delimiter=self.separator, strict=True), [])

    def _whole(self, line: Line) -> bool:
        """Whether a line is a row by itself, and ends no cell of another."""
        try:
            return line.fault is None and line.text.count('"') % 2 == 0 and len(self._alone(line)) == len(self.names)
        except csv.Error:
            return False

    def _closed(self, first: Line, held: list[Line]) -> bool:
        """Whether the quotes of some lines come in pairs."""
        return len(held) < LINES_LIMIT and (first.text.count('"') + sum(each.text.count('"') for each in held)) % 2 == 0

    def _cells(self, first: Line, separator: str, held: list[Line]) -> list[str]:
        """The cells of a row that may stand over several lines, of which all but the first are ``held``."""

        def lines() -> Iterator[str]:
            size = len(first.text)
            yield first.text
            while size <= ROW_LIMIT and len(held) < LINES_LIMIT and (line := self._lines.take()) is not None:
                held.append(line)
                if line.fault is not None:
                    return
                size += len(line.text)
                yield line.text

        return next(csv.reader(lines(), delimiter=separator, strict=True), [])


def _goes_on(line: int) -> Text:
    return Text(f"it goes on to line {line}", f"elle va jusqu'à la ligne {line}")


def read(stream: BinaryIO, known: Callable[[str], bool] = lambda name: False) -> Sheet:
    """The table of a stream. ``known`` says which names are looked for, where commas and semicolons could both be it.

    Raises :class:`SpreadsheetError` where its first row can be none.
    """
    return Sheet(stream, known)
