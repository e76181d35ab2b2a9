"""Where things stand in the TOML of a protocol: tomllib tells the values, this tells their lines.

Spec: spec/21-protocol.md (ORI-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The text is gone through token by token, once, in a time that grows in line with it. What would make tomllib slow or
deep is refused here, before it reads anything.
"""
from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..errors import TextError
from ..forms.strict import placed, shown
from ..text import TOO_DEEP, Text

#: No protocol comes near these; a text that goes beyond them is no protocol.
SIZE_LIMIT = 1 << 20
DEPTH_LIMIT = 16
PARTS_LIMIT = 8
ROW = "row"

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r]+|\#[^\n]*) | (?P<end>\n)
      | (?P<long>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3,5} | '{3}(?:[^']|'(?!''))*'{3,5})
      | (?P<text>"(?:[^"\\\n]|\\[^\n])*" | '[^'\n]*')
      | (?P<open>[\[{]) | (?P<close>[\]}]) | (?P<sign>[=,.]) | (?P<bare>[^\s\[\]{}=,."'#]+)""",
    re.VERBOSE | re.DOTALL)


class ProtocolError(TextError, ValueError):
    """A protocol that cannot be read: the line, the row's id, the word at fault, and the rule that refuses it.

    ``nearest`` is the word nearest to one that is not known. What is not known of the place is None.
    """

    def __init__(self, reason: Text, line: int | None = None, *, row: str | None = None, word: str | None = None,
                 rule: str = "ORI-16", nearest: str | None = None) -> None:
        self.reason = reason
        self.line = line
        self.row = row
        self.word = word
        self.rule = rule
        self.nearest = nearest
        place = []
        if line:
            place.append(Text(f"line {line}", f"ligne {line} du texte" if row else f"ligne {line}"))
        if row:
            place.append(Text(f"row {shown(row)!r}", f"ligne {shown(row)!r} de la table"))
        super().__init__(placed(place, reason, word, rule, nearest))

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), row=self.row, word=self.word, rule=self.rule, nearest=self.nearest)
        return made, (self.reason, self.line)


@dataclass(slots=True)
class Part:
    """The lines of one row, or of what stands outside the rows: of its names, and of the words after each."""

    line: int
    names: dict[str, int] = field(default_factory=dict)
    words: dict[tuple[str, str], int] = field(default_factory=dict)

    def line_of(self, name: str | None = None, word: str | None = None) -> int:
        """The line of a word after a name, else of the name, else of the whole; ``when.pps`` is within ``when``."""
        known = {**self.names, **{f"{each}.{held}": line for (each, held), line in self.words.items()}}
        for each in () if name is None else (name, name.partition(".")[0]):
            for place in (f"{each}.{word}", each):
                if place in known:
                    return known[place]
        return self.line


@dataclass(slots=True)
class Lines:
    """The lines of a whole text."""

    top: Part
    rows: list[Part]


def lines_of(text: str, row_limit: int) -> Lines:
    """Goes through a text; raises :class:`ProtocolError` for one that goes beyond the limits."""
    return _Scan(text, row_limit).run()


class _Scan:
    """One passage over a text. What is no TOML is gone through as far as it goes: tomllib says what is wrong there."""

    def __init__(self, text: str, row_limit: int) -> None:
        self._text, self._limit = text, row_limit
        self._found = Lines(Part(1), [])
        #: What names now belong to, and the table of it that a heading such as [row.when] opened.
        self._part, self._table = self._found.top, ""
        self._line = 1
        #: The parts of the name that is being read, and how many brackets a heading has opened before it.
        self._names: list[str] = []
        self._brackets = 0
        #: The name whose value is being read, with one within it; None outside of values. How deep in the value.
        self._value: tuple[str, ...] | None = None
        self._depth = 0

    def run(self) -> Lines:
        """Goes through the whole text."""
        steps: dict[str | None, Callable[[str], None]] = {
            "end": self._end, "open": self._open, "close": self._close, "sign": self._sign, "bare": self._bare,
            "text": self._quoted, "long": self._quoted}
        at = 0
        while found := _TOKEN.match(self._text, at):
            at = found.end()
            step = steps.get(found.lastgroup)
            if step is not None:
                step(found.group())
            self._line += self._text.count("\n", found.start(), at)
        return self._found

    def _end(self, _: str) -> None:
        if self._depth == 0:
            self._value, self._names, self._brackets = None, [], 0

    def _open(self, _: str) -> None:
        if self._value is None:
            self._brackets += 1
            return
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ProtocolError(TOO_DEEP, self._line)

    def _close(self, _: str) -> None:
        if self._value is not None:
            self._depth = max(0, self._depth - 1)
        elif self._brackets and self._names:
            self._heading(self._names, self._brackets > 1)
            self._names = []

    def _heading(self, names: list[str], many: bool) -> None:
        """``[[row]]`` begins a row, ``[row.when]`` goes on with it; a protocol has no other heading."""
        if names == [ROW] and many:
            if len(self._found.rows) == self._limit:
                raise ProtocolError(Text(f"more than {self._limit} rows", f"plus de {self._limit} lignes"), self._line)
            self._part, self._table = Part(self._line), ""
            self._found.rows.append(self._part)
        elif names[0] == ROW and len(names) > 1 and self._found.rows:
            self._part, self._table = self._found.rows[-1], names[1]
            self._note(names[1:])
        else:
            self._part, self._table = self._found.top, names[0]
            self._note(names)

    def _note(self, path: list[str]) -> tuple[str, ...]:
        """Keeps the line of a name and of the first one within it; gives both, as when and when.pps."""
        held = (path[0], ".".join(path[:2]))
        for name in held:
            self._part.names.setdefault(name, self._line)
        return held

    def _sign(self, token: str) -> None:
        if token == "=" and self._value is None and self._names:
            path = [self._table, *self._names] if self._table else self._names
            self._value = self._note(path)

    def _bare(self, token: str) -> None:
        self._word(token)

    def _quoted(self, token: str) -> None:
        word = token.strip(token[0])
        if "\\" in word:
            with suppress(ValueError):  # tomllib meets it again in its place
                word = str(tomllib.loads(f"word = {token}")["word"])
        self._word(word)

    def _word(self, word: str) -> None:
        if self._value is not None:
            for name in self._value:
                self._part.words.setdefault((name, word), self._line)
            return
        self._names.append(word)
        if len(self._names) > PARTS_LIMIT:
            raise ProtocolError(Text(f"a name of more than {PARTS_LIMIT} parts",
                                     f"un nom de plus de {PARTS_LIMIT} parties"), self._line)
