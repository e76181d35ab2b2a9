"""JSON documents cut out of a stream: one a line, over several lines, or the elements of an array, in bounded memory.

Spec: spec/02-json.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Where a document ends is told by its brackets, and it is refused once, however many lines it has.
"""
from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from .errors import TextError
from .opening import UTF8_MARK
from .text import Text, verbatim

__all__ = ["LINES", "SUFFIXES", "documents"]

LINES = (".ndjson", ".jsonl")
SUFFIXES = (".json", *LINES)
_CHUNK, _MOST = 65536, 1 << 20
#: A string, which may lack its end, or what opens, closes and parts; nothing is tried twice, whatever the bytes are.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+("|\\?\Z)|[\[\]{},]', re.S)
#: What stands behind a document that goes on as another, without a line of its own.
_NEXT = re.compile(rb"\s*+([{\[])")
_DEPTH = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}
_UNENDED = Text("the array is cut short: its end is missing", "le tableau est tronqué : il lui manque sa fin")


def documents(stream: BinaryIO, name: str, parse: Callable[[bytes], object], limit: int, longer: Text,
              alone: bool = False) -> Iterator[tuple[Text, object]]:
    """The documents of a stream with their places; one refused gives the :class:`TextError` that ``parse`` raised.

    ``longer`` is said of one of more than ``limit`` bytes. With ``alone`` the stream may well be one document: it is
    tried whole at once, which is quicker, and its place is then the name alone. Blank lines are passed over; byte order
    marks and CRLF are accepted. Lines that begin no object or array are one refusal together.
    """
    return iter(_Cutter(stream, name, parse, limit, longer, alone))


class _Cutter:
    """Goes over the lines of a stream."""

    def __init__(self, stream: BinaryIO, name: str, parse: Callable[[bytes], object], limit: int, longer: Text,
                 alone: bool) -> None:
        self._stream, self._name, self._parse, self._alone = stream, name, parse, alone
        self._limit, self._longer, self._readline = limit, longer, stream.readline
        self._number = 0
        self._back: list[bytes] = []

    def __iter__(self) -> Iterator[tuple[Text, object]]:
        while line := self._line():
            place = verbatim(f"{self._name}:{self._number}")
            if line[:1] == b"{" and not self._alone and len(line) <= self._limit:  # as nearly all are
                try:
                    yield place, self._parse(line)
                except TextError:
                    yield from self._broken(place, line)
            else:
                yield from self._other(place, line.removeprefix(UTF8_MARK).lstrip())

    def _other(self, place: Text, line: bytes) -> Iterator[tuple[Text, object]]:
        """What begins with a line that is no object by itself, or that may be all there is."""
        if line[:1] == b"[":
            yield from self._array(line)
        elif len(line) > self._limit and not line.endswith(b"\n") and (line[:1] != b"{" or _Nest().take(line) is None):
            self._skip()
            yield place, TextError(self._longer)
        elif line[:1] == b"{":
            yield from self._whole(place, line) if self._alone and len(line) <= self._limit else self._broken(place, line)
        elif line:
            yield place, self._parsed(line.rstrip())
            self._pass_over()
        self._alone = self._alone and not line

    def _line(self) -> bytes:
        self._number += 1
        return self._back.pop() if self._back else self._readline(self._limit + 2)

    def _give_back(self, line: bytes) -> None:
        if line:
            self._back.append(line)
        self._number -= 1

    def _skip(self) -> None:
        """Goes to the end of a line that is too long."""
        while (rest := self._stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass

    def _pass_over(self) -> None:
        """Goes to where something begins at the start of a line: what stands before is a part of what was refused."""
        while (line := self._line()) and line[:1] not in (b"{", b"["):
            pass
        self._give_back(line)

    def _parsed(self, text: bytes) -> object:
        """A document, or why it is none."""
        try:
            return self._parse(text)
        except TextError as error:
            # An error that is kept holds its frames by its traceback, and with them every document they know.
            error.__context__ = None
            return error.with_traceback(None)

    def _broken(self, place: Text, line: bytes) -> Iterator[tuple[Text, object]]:
        """The object that begins with a line, of which it is not all, or which is none; or several that stand in it."""
        start, nest = 0, _Nest()
        while line[start:start + 1] == b"{" and (end := nest.take(line, start)) is not None:
            yield place, self._parsed(line[start:end].rstrip())
            start = end
        more, line = start and len(line) > self._limit, line[start:]
        if more:
            self._give_back(line + self._stream.readline(self._limit + 2 - len(line)))
            return
        if line[:1] == b"[":
            yield from self._array(line)
            return
        found = self._parsed(line.rstrip())
        yield place, self._spread(line, found) if isinstance(found, TextError) and _is_open(line) else found

    def _whole(self, place: Text, line: bytes) -> Iterator[tuple[Text, object]]:
        """The object that begins with the first line, and is all of the stream more often than not."""
        found = self._parsed(line.rstrip())
        if not isinstance(found, TextError):
            after = self._line()
            self._give_back(after)
            yield place if after else verbatim(self._name), found
            return
        rest = self._stream.read(self._limit)
        whole = self._parsed(line + rest) if rest else found
        if not isinstance(whole, TextError) or not (rest or _Nest().take(line)):
            yield verbatim(self._name), whole
            return
        self._back = io.BytesIO(rest).readlines()[::-1]
        if self._back and not self._back[0].endswith(b"\n"):
            self._back[0] += self._stream.readline(self._limit)
        yield from self._broken(place, line)

    def _spread(self, line: bytes, first: TextError) -> object:
        """An object over several lines, up to where its brackets close. A line that is an object by itself, and stands where
        none can, is no part of it: the first one is broken, and was meant to end. Whatever may be a record by itself is
        read again where this one is refused."""
        parts, size, nest = [line], len(line), _Nest()
        nest.take(line)
        again = None
        while nest.open and (line := self._line()):
            if _is_whole(line):
                if not nest.takes_value:
                    self._give_back(line)
                    break
                again = again or len(parts)
            size += len(line)
            if len(line) > self._limit and not line.endswith(b"\n"):
                self._skip()
                self._pass_over()
                break
            if (end := nest.take(line)) is not None:
                self._give_back(line[end:])
                line = line[:end]
            if size > self._limit:
                parts.clear()
            else:
                parts.append(line)
        if size > self._limit:
            return TextError(self._longer)
        found = first if nest.open and line else self._parsed(b"".join(parts).rstrip())
        if again and isinstance(found, TextError):
            for line in reversed(parts[again:]):
                self._give_back(line)
            return first
        return found

    def _array(self, line: bytes) -> Iterator[tuple[Text, object]]:
        """The elements of an array; what stands behind it goes on as lines."""
        elements = _Elements(self._stream, b"".join([line, *self._back[::-1]]), self._limit)
        self._back.clear()
        found: object = None
        for index, text in enumerate(elements):
            found = TextError(self._longer) if text is None else self._parsed(text)
            yield verbatim(f"[{index}]").at(self._name), found
        if not elements.ended and not isinstance(found, TextError):
            yield verbatim(self._name), TextError(_UNENDED)
        self._number += elements.lines
        self._give_back(elements.rest)


class _Nest:
    """The brackets that are open, and whether a value may stand next where an array is the innermost."""

    def __init__(self) -> None:
        self.open = bytearray()
        self._last = b""

    def take(self, line: bytes, start: int = 0) -> int | None:
        """Goes on by a line, up to where another document begins in it, which is told."""
        for token in _TOKEN.finditer(line, start):
            turn = _DEPTH.get(token[0], 0)
            if turn > 0:
                self.open += token[0]
            elif turn and self.open:
                self.open.pop()
                if not self.open and (behind := _NEXT.match(line, token.end())):
                    return behind.start(1)
        self._last = line.rstrip()[-1:] or self._last
        return None

    @property
    def takes_value(self) -> bool:
        """Whether what follows may be an element."""
        return self.open.endswith(b"[") and self._last in (b"[", b",")


def _is_open(line: bytes) -> bool:
    """Whether a line leaves a bracket open."""
    return sum(_DEPTH.get(token[0], 0) for token in _TOKEN.finditer(line)) > 0


def _is_whole(line: bytes) -> bool:
    """Whether a line looks like an object by itself."""
    return line[:1] == b"{" and line.rstrip().endswith(b"}") and not _is_open(line)


class _Elements:
    """The elements of an array as bytes, None for one that is too long; whether it had an end, and what follows."""

    def __init__(self, stream: BinaryIO, begun: bytes, limit: int) -> None:
        self._stream, self._held, self._limit = stream, begun, limit
        self._depth = self._start = self._at = 1  # behind its opening bracket
        self._long = self._comma = False
        self.ended, self.lines, self.rest = False, 0, b""

    def __iter__(self) -> Iterator[bytes | None]:
        while True:
            for end in self._ends():
                text = self._held[self._start:end].strip()
                if self._long or len(text) > self._limit:
                    yield None
                elif text or not self.ended or self._comma:
                    yield text
                self._start, self._long, self._comma = end + 1, False, True
                if self.ended:
                    self._drop(self._at)
                    self.rest = self._held
                    return
            self._drop(self._start)
            more = self._stream.read(min(max(_CHUNK, len(self._held)), _MOST))
            if not more:
                if self._long or self._held.strip():
                    yield None if self._long else self._held.strip()
                return
            self._held += more

    def _ends(self) -> Iterator[int]:
        """Where the elements end that are whole in what is held."""
        for token in _TOKEN.finditer(self._held, self._at):
            if token[1] not in (None, b'"'):  # the rest of the string is not read yet
                self._at = token.start()
                self._shorten(token[1])
                return
            self._at = token.end()
            self._depth += _DEPTH.get(token[0], 0)
            self.ended = self._depth == 0
            if self.ended or (self._depth == 1 and token[0] == b","):
                yield self._at - 1
                if self.ended:
                    return
        self._at = len(self._held)
        self._shorten(None)

    def _shorten(self, string: bytes | None) -> None:
        """Lets go of an element that is too long already; inside a string what was last in it is kept."""
        if self._long or len(self._held) - self._start > self._limit:
            self._long = True
            self._drop(len(self._held))
            self._held = b"" if string is None else b'"' + string
            self._start = self._at = 0

    def _drop(self, count: int) -> None:
        self.lines += self._held.count(b"\n", 0, count)
        self._held = self._held[count:]
        self._start, self._at = max(0, self._start - count), self._at - count
