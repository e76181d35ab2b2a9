"""The lines of a stream as text, in whichever encoding spreadsheets write it, in bounded memory.

Spec: spec/03-command.md ("Tables as text").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from ._discreet import Discreet
from .text import Text

__all__ = ["HEAD", "LINE_LIMIT", "Line", "Lines", "SEEN", "again"]

#: What is looked at of a stream to tell how it is written, what a line may take, and what is kept of one that is longer.
HEAD, LINE_LIMIT, SEEN = 65536, 1 << 20, 4096

_NOT_TEXT = Text("neither UTF-8 nor Windows-1252: save it as CSV UTF-8",
                 "ni de l'UTF-8, ni du Windows-1252 : l'enregistrer en CSV UTF-8")
_MIXED = Text("not written as the rest of the text is: save it as CSV UTF-8",
              "pas écrit comme le reste du texte : l'enregistrer en CSV UTF-8")
_ZERO = Text("a byte 0 stands here: no text, or UTF-16 without its mark; save it as CSV UTF-8",
             "un octet 0 se trouve ici : ce n'est pas du texte, ou c'est de l'UTF-16 sans sa marque ; l'enregistrer en CSV UTF-8")
_TOO_LONG = Text(f"a line of more than {LINE_LIMIT} bytes", f"une ligne de plus de {LINE_LIMIT} octets")


@dataclass(frozen=True, slots=True)
class Line(Discreet):
    """A line with its end; where it cannot be read, why, and about what it says."""

    number: int
    text: str
    fault: Text | None = None


class Lines:
    """The lines of a stream as text, each with its number; some may be given back and are taken again."""

    def __init__(self, stream: BinaryIO) -> None:
        self.cp1252 = False
        self._accents = False
        self._number = 0
        self._back: list[Line] = []
        self._block = b""
        self._at = 0
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

    def take(self) -> Line | None:
        """The next line; none behind the last."""
        if self._back:
            return self._back.pop()
        line = self._readline(LINE_LIMIT + 1)
        if not line:
            return None
        self._number += 1
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            while (rest := self._readline(LINE_LIMIT)) and not rest.endswith(b"\n"):
                pass
            return self._refused(line[:SEEN], _TOO_LONG)
        if self._number == 1 and line.startswith(codecs.BOM_UTF8):
            line, self._accents = line.removeprefix(codecs.BOM_UTF8), True
        return self._refused(line, _ZERO) if b"\0" in line else self._decoded(line)

    def back(self, lines: list[Line]) -> None:
        """Gives lines back, the first of them to be taken first."""
        self._back += reversed(lines)

    @property
    def held(self) -> bool:
        """Whether lines were given back, and are still to be taken."""
        return bool(self._back) or self._at < len(self._block)

    def block(self, size: int) -> tuple[int, bytes] | None:
        """About so many bytes of lines that can be taken as they are, with the number of the first; None where what comes
        next is to be taken line by line, as long as it is :attr:`held`, or nothing comes."""
        if self.held or self.cp1252:
            return None
        block = self._stream.read(size)
        block += self._stream.readline(LINE_LIMIT)
        if not self._as_it_is(block):
            self._block, self._at = block, 0
            return None
        first = self._number + 1
        self._number += block.count(b"\n") + (not block.endswith(b"\n"))
        self._accents = self._accents or not block.isascii()
        return first, block

    def unread(self, first: int, block: bytes) -> None:
        """Gives a block back, to be taken line by line."""
        self._number, self._block, self._at = first - 1, block, 0

    def _as_it_is(self, block: bytes) -> bool:
        """Whether a block is text of UTF-8, in whole lines."""
        if not block or b"\0" in block or block.count(b"\r") != block.count(b"\r\n"):
            return False
        with suppress(UnicodeDecodeError):
            return block.isascii() or bool(block.decode("utf-8"))
        return False

    def _readline(self, limit: int) -> bytes:
        """A line up to its end or a limit, of the block that is held and then of the stream."""
        if self._at >= len(self._block):
            self._block, self._at = b"", 0
            return self._stream.readline(limit)
        end = self._block.find(b"\n", self._at, self._at + limit) + 1 or min(self._at + limit, len(self._block))
        line, self._at = self._block[self._at:end], end
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._stream.readline(limit - len(line))

    def _decoded(self, line: bytes) -> Line:
        if not self.cp1252:
            with suppress(UnicodeDecodeError):
                text = line.decode("utf-8")
                self._accents = self._accents or not line.isascii()
                return Line(self._number, text)
            if self._accents:
                return self._refused(line, _MIXED)
        try:
            text = line.decode("cp1252")
        except UnicodeDecodeError:
            return self._refused(line, _NOT_TEXT)
        self.cp1252 = True
        return Line(self._number, text)

    def _refused(self, line: bytes, fault: Text) -> Line:
        return Line(self._number, line.decode("utf-8", "replace"), fault)


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
