"""How somebody's columns are named and written: a small TOML, read whole or not at all.

Spec: spec/03-command.md ("The mapping of columns").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

from ..errors import TextError
from ..forms.strict import placed
from ..nearest import nearest_or_all
from ..spreadsheet import plain
from ..text import UNKNOWN_NAME, Text, expected
from ..toml import TomlFault, decoded, parsed
from .cells import READERS, Habits, written
from .days import FORMS, CellError
from .names import KEYS, NAMES, TRIS

__all__ = ["ColumnsError", "Columns", "read"]

SIZE_LIMIT = 1 << 18
COLUMNS, VALUES, DATES, OTHERS = "columns", "values", "dates", "others"
TOP_NAMES = (OTHERS, COLUMNS, VALUES, DATES)
FORM = "form"

#: How a name of nothing stands among the lines, where the name of a heading is empty.
_NO_WORD = '""'
_HEADING = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]+")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_THEIRS = Text('the name of a column in quotes, as in "Mobilité"', 'le nom d\'une colonne entre guillemets, comme "Mobilité"')
_TABLE = Text('a table, as in [columns]', 'une table, comme [columns]')
_LIST = Text('a list of names in quotes, as in ["profession"]', 'une liste de noms entre guillemets, comme ["profession"]')
_WORDS = Text('words in quotes, as in "1" = "yes"', 'des mots entre guillemets, comme "1" = "yes"')
_TWICE = Text("this column is given to two names: keep one", "cette colonne est donnée à deux noms : n'en garder qu'un")
_SAID_TWICE = Text("this word is there already, written a little differently, and stands for something else: keep one",
                   "ce mot est déjà là, écrit un peu autrement, et vaut autre chose : n'en garder qu'un")
_BLANK = Text("an empty cell is not known, and stands for nothing: take this word away",
              "une case vide n'est pas connue, et ne vaut rien : enlever ce mot")
_TOO_LONG = Text(f"longer than {SIZE_LIMIT} bytes", f"plus de {SIZE_LIMIT} octets")
_EMPTY = Text("it says nothing: give a table [columns], [values] or [dates]",
              "rien n'y est dit : donner une table [columns], [values] ou [dates]")


class ColumnsError(TextError, ValueError):
    """A mapping that cannot be read: the line, the word at fault, and the nearest name."""

    def __init__(self, reason: Text, line: int | None = None, *, word: str | None = None, rule: str | None = None,
                 nearest: str | None = None) -> None:
        self.reason = reason
        self.line = line
        self.word = word
        self.rule = rule
        self.nearest = nearest
        super().__init__(placed([Text(f"line {line}", f"ligne {line}")] if line else [], reason, word, rule, nearest))

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), word=self.word, rule=self.rule, nearest=self.nearest), (self.reason, self.line)


@dataclass(frozen=True)
class Columns:
    """Which columns of a table hold what, by our names, which are only alike (``others``), and how their cells are written."""

    theirs: Mapping[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    habits: Habits = Habits()


def read(data: bytes) -> Columns:
    """The mapping of a text. Raises :class:`ColumnsError`: then nothing of it is taken."""
    if len(data) > SIZE_LIMIT:
        raise ColumnsError(_TOO_LONG)
    try:
        text = decoded(data)
        document = parsed(text)
    except TomlFault as fault:
        raise ColumnsError(fault.reason, fault.line) from None
    return _Reader(_lines(text)).read(document)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The line of each name, by its heading and itself, and of each heading."""
    found: dict[tuple[str, str], int] = {}
    heading = ""
    for number, line in enumerate(text.split("\n"), 1):
        if opened := _HEADING.match(line):
            heading = ".".join(part.strip(" \"'") for part in opened[1].split("."))
            found.setdefault((heading, ""), number)
        elif key := _KEY.match(line):
            found.setdefault((heading, key[1].strip("\"'") or _NO_WORD), number)
    return found


class _Reader:
    """One reading; knows the lines of what it refuses."""

    def __init__(self, lines: Mapping[tuple[str, str], int]) -> None:
        self._lines = lines

    def read(self, document: Mapping[str, Any]) -> Columns:
        """The whole."""
        self._names(document, "", TOP_NAMES)
        if not document:
            raise ColumnsError(_EMPTY)
        others = document.get(OTHERS, [])
        if not isinstance(others, list) or not all(isinstance(each, str) for each in others):
            self._refuse("", OTHERS, expected(_LIST))
        dates = self._table(document, "", DATES)
        self._names(dates, DATES, (FORM,))
        form = dates.get(FORM, next(iter(FORMS)))
        if form not in FORMS:
            self._unknown(DATES, FORM, str(form), FORMS)
        return Columns(self._theirs(self._table(document, "", COLUMNS)), frozenset(others),
                       Habits(form, self._words(self._table(document, "", VALUES), form)))

    def _theirs(self, table: Mapping[str, Any]) -> dict[str, str]:
        self._names(table, COLUMNS, (*KEYS, *NAMES))
        taken: set[str] = set()
        for name, theirs in table.items():
            if not isinstance(theirs, str) or not theirs.strip():
                self._refuse(COLUMNS, name, expected(_THEIRS))
            if plain(theirs) in taken:
                self._refuse(COLUMNS, name, _TWICE, theirs)
            taken.add(plain(theirs))
        return {name: theirs.strip() for name, theirs in table.items()}

    def _words(self, table: Mapping[str, Any], form: str) -> dict[str, dict[str, str]]:
        """Their words by column; those for every answer stand outside the tables of columns, and here under ""."""
        self._names([name for name, held in table.items() if isinstance(held, dict)], VALUES, NAMES)
        every = {word: ours for word, ours in table.items() if not isinstance(ours, dict)}
        found = {"": self._said(VALUES, TRIS[0], every, form)}
        for name, held in table.items():
            if isinstance(held, dict):
                found[name] = self._said(f"{VALUES}.{name}", name, held, form)
        return found

    def _said(self, heading: str, name: str, table: Mapping[str, Any], form: str) -> dict[str, str]:
        """Words, as they are and without case and accents, each with what it stands for, which the column takes."""
        found: dict[str, str] = {}
        meant: dict[str, object] = {}
        for word, ours in table.items():
            if not isinstance(ours, str):
                self._refuse(heading, word, expected(_WORDS))
            bare = written(word)
            if not bare:
                self._refuse(heading, word or _NO_WORD, _BLANK, rule="GEN-1")
            try:
                value = READERS[name](ours, form)
            except CellError as error:
                self._refuse(heading, word, error.reason, ours, rule=error.rule, nearest=error.nearest)
            if meant.setdefault(plain(bare) or bare, value) != value:
                self._refuse(heading, word, _SAID_TWICE, word)
            found[bare] = ours
            found.setdefault(plain(bare) or bare, ours)
        return found

    def _table(self, document: Mapping[str, Any], heading: str, name: str) -> dict[str, Any]:
        table = document.get(name, {})
        if not isinstance(table, dict):
            self._refuse(heading, name, expected(_TABLE))
        return table

    def _names(self, given: Collection[str], heading: str, known: Collection[str]) -> None:
        for name in given:
            if name not in known:
                self._unknown(heading, name, name, known)

    def _unknown(self, heading: str, name: str, word: str, known: Collection[str]) -> NoReturn:
        reason, near = nearest_or_all(UNKNOWN_NAME, word, known)
        self._refuse(heading, name, reason, word, nearest=near)

    def _refuse(self, heading: str, name: str, reason: Text, word: str | None = None, *, rule: str | None = None,
                nearest: str | None = None) -> NoReturn:
        line = next((self._lines[place] for place in ((heading, name), (f"{heading}.{name}".strip("."), ""), (heading, ""))
                     if place in self._lines), None)
        raise ColumnsError(reason, line, word=word, rule=rule, nearest=nearest)
