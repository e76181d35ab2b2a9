"""Tables as text, in every form that spreadsheets and French software write: the one place where CSV is read.

Spec: spec/03-command.md ("Tables as text").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Commas, semicolons or tabs between cells, told by the row of names; quotes and line breaks in them (RFC 4180); a first
line ``sep=;``; UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252 where it is not UTF-8; lines
ended by LF, CRLF or CR. A stream is read in bounded memory. A row that is none is told and reading goes on behind it.
"""
from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from .errors import TextError
from .text import NOT_CSV, Text, cells_differ

__all__ = ["CP1252", "HEAD", "Broken", "Row", "Sheet", "SpreadsheetError", "again", "plain", "read"]

#: What a row may take, in characters, and over how many lines it may stand: no row of a record comes near either.
ROW_LIMIT, LINES_LIMIT = 1 << 20, 1000
#: Where two give as many cells the first counts: a name has a comma in it more often than a semicolon.
SEPARATORS = ("\t", ";", ",")
#: What is looked at of a stream to tell how it is written.
HEAD = 65536
_SEEN = 4096
_BOM = codecs.BOM_UTF8
_TOLD = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)

#: What is said of a text that was read as Windows-1252.
CP1252 = Text("not UTF-8: read as Windows-1252; where accents look wrong, save it as CSV UTF-8",
              "pas de l'UTF-8 : lu en Windows-1252 ; si des accents paraissent faux, l'enregistrer en CSV UTF-8")
_NOT_TEXT = Text("neither UTF-8 nor Windows-1252: save it as CSV UTF-8",
                 "ni de l'UTF-8, ni du Windows-1252 : l'enregistrer en CSV UTF-8")
_MIXED = Text("not written as the rest of the text is: save it as CSV UTF-8",
              "pas écrit comme le reste du texte : l'enregistrer en CSV UTF-8")
_ZERO = Text("a byte 0 stands here: no text, or UTF-16 without its mark; save it as CSV UTF-8",
             "un octet 0 se trouve ici : ce n'est pas du texte, ou c'est de l'UTF-16 sans sa marque ; l'enregistrer en CSV UTF-8")
_TOO_LONG = Text(f"a line of more than {ROW_LIMIT} bytes", f"une ligne de plus de {ROW_LIMIT} octets")


class SpreadsheetError(TextError, ValueError):
    """A text whose row of names cannot be read; ``line`` is where it should be."""

    def __init__(self, reason: Text, line: int) -> None:
        self.reason = reason
        self.line = line
        super().__init__(reason.at(Text(f"line {line}", f"ligne {line}")))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.line)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, as many as there are names, and the line at which it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """What is no row: the line at which it begins, why, and the cells that can still be seen in it."""

    line: int
    reason: Text
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its end; where it cannot be read, why, and about what it says."""

    number: int
    text: str
    fault: Text | None = None


def plain(name: str) -> str:
    """A name without case, accents and signs, as ``Accès aux soins`` is ``acces_aux_soins``."""
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
        self._lines: _Lines = _Lines(stream)
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
            found = self._row(first)
            if isinstance(found, Broken):
                yield found
            elif not any(cell.strip() for cell in found):
                continue
            elif len(found) != len(self.names):
                yield Broken(first.number, cells_differ(len(found), len(self.names)), found)
            else:
                yield Row(first.number, found)

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
            held: list[_Line] = []
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

    def _filled(self) -> _Line | None:
        """The next line that is not blank."""
        while (line := self._lines.take()) is not None and line.fault is None and not line.text.strip():
            pass
        return line

    def _row(self, first: _Line) -> list[str] | Broken:
        if first.fault is None:
            try:
                return self._alone(first)
            except csv.Error:
                pass
        held: list[_Line] = []
        if first.fault is None:
            try:
                cells = self._cells(first, self.separator, held)
                if len(cells) == len(self.names) or not any(map(self._whole, held)):
                    return cells
            except csv.Error:
                pass
        reason = first.fault or NOT_CSV
        # A quote that was never closed takes whole rows with it: they are somebody else's, and stand for themselves.
        if any(map(self._whole, held)) or not self._closed(first, held):
            self._lines.back(held)
        elif held:
            reason = reason.then(_goes_on(held[-1].number))
        seen = [cell.strip(' "\r\n') for cell in first.text[:_SEEN].split(self.separator)]
        return Broken(first.number, reason, seen)

    def _alone(self, line: _Line) -> list[str]:
        """The cells of one line."""
        return next(csv.reader((line.text,), delimiter=self.separator, strict=True), [])

    def _whole(self, line: _Line) -> bool:
        """Whether a line is a row by itself, and ends no cell of another."""
        try:
            return line.fault is None and line.text.count('"') % 2 == 0 and len(self._alone(line)) == len(self.names)
        except csv.Error:
            return False

    def _closed(self, first: _Line, held: list[_Line]) -> bool:
        """Whether the quotes of some lines come in pairs."""
        return len(held) < LINES_LIMIT and (first.text.count('"') + sum(each.text.count('"') for each in held)) % 2 == 0

    def _cells(self, first: _Line, separator: str, held: list[_Line]) -> list[str]:
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


class _Lines:
    """The lines of a stream as text, each with its number; some may be given back and are taken again."""

    def __init__(self, stream: BinaryIO) -> None:
        self.cp1252 = False
        self._accents = False
        self._number = 0
        self._back: list[_Line] = []
        head = stream.read(HEAD)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            decoder = codecs.getincrementaldecoder("utf-16")("replace")
            damaged = "\ufffd".encode(), b"\xff"  # what cannot be read is told by its line, as in any other text
            stream = io.BufferedReader(_Mapped(
                head, stream, lambda data: decoder.decode(data, not data).encode().replace(*damaged)))
            head = stream.read(HEAD)
            self._accents = True  # a text of UTF-16 is no Windows-1252
        old = b"\n" not in head and b"\r" in head.removesuffix(b"\r")
        self._stream: BinaryIO = io.BufferedReader(_Mapped(
            head, stream, (lambda data: data.replace(b"\r", b"\n")) if old else bytes))

    def take(self) -> _Line | None:
        """The next line; none behind the last."""
        if self._back:
            return self._back.pop()
        line = self._stream.readline(ROW_LIMIT + 1)
        if not line:
            return None
        self._number += 1
        if len(line) > ROW_LIMIT and not line.endswith(b"\n"):
            while (rest := self._stream.readline(ROW_LIMIT)) and not rest.endswith(b"\n"):
                pass
            return self._refused(line[:_SEEN], _TOO_LONG)
        if self._number == 1 and line.startswith(_BOM):
            line, self._accents = line.removeprefix(_BOM), True
        return self._refused(line, _ZERO) if b"\0" in line else self._decoded(line)

    def back(self, lines: list[_Line]) -> None:
        """Gives lines back, the first of them to be taken first."""
        self._back += reversed(lines)

    def _decoded(self, line: bytes) -> _Line:
        if not self.cp1252:
            with suppress(UnicodeDecodeError):
                text = line.decode("utf-8")
                self._accents = self._accents or not line.isascii()
                return _Line(self._number, text)
            if self._accents:
                return self._refused(line, _MIXED)
        try:
            text = line.decode("cp1252")
        except UnicodeDecodeError:
            return self._refused(line, _NOT_TEXT)
        self.cp1252 = True
        return _Line(self._number, text)

    def _refused(self, line: bytes, fault: Text) -> _Line:
        return _Line(self._number, line.decode("utf-8", "replace"), fault)


class _Mapped(io.RawIOBase):
    """A stream, from a head that was read of it, each block as ``make`` gives it; the last block is empty."""

    def __init__(self, head: bytes, stream: BinaryIO, make: Callable[[bytes], bytes]) -> None:
        self._head, self._stream, self._make = head, stream, make
        self._made = b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads the head, then the rest."""
        ended = False
        while not self._made and not ended:
            block = self._head or self._stream.read(HEAD)
            self._head, ended = b"", not block
            self._made = self._make(block)
        data, self._made = self._made[:len(buffer)], self._made[len(buffer):]
        buffer[:len(data)] = data
        return len(data)


def again(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream from its beginning, of which a head was read."""
    return io.BufferedReader(_Mapped(head, stream, bytes))


def read(stream: BinaryIO, known: Callable[[str], bool] = lambda name: False) -> Sheet:
    """The table of a stream. ``known`` says which names are looked for, where commas and semicolons could both be it.

    Raises :class:`SpreadsheetError` where its first row can be none.
    """
    return Sheet(stream, known)
