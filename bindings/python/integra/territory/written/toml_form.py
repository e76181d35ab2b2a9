"""A territory as people write it in TOML: read whole or not at all, every refusal with its line, key, word and rule.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ..._model import argument_bytes, argument_text
from ...spreadsheet import plain
from ...text import Text, expected
from ...toml import TomlFault, decoded
from ...words import TerritoryTable
from ..names import NamedTerritory
from .document import Claim, Document, RawRow, RawTable
from .errors import Faults, WrittenError
from .resolve import resolved
from .toml_parts import Part, lines_of, parts_of
from .vocabulary import COMPLETE, FROM, ID, NAMES, TERRITORY, TO, columns_of, columns_shown, tables, tables_shown, unknown_name

__all__ = ["SIZE_LIMIT", "read_toml"]

#: No territory comes near this.
SIZE_LIMIT = 1 << 26
_KEY = re.compile(r"""[ \t]*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*[=.]""")
_TOO_LONG = Text(f"longer than {SIZE_LIMIT} bytes: no territory is", f"plus de {SIZE_LIMIT} octets : aucun territoire n'est si long")
_TWICE = Text("this part is there twice: put both under one heading", "cette partie est là deux fois : tout mettre sous un seul titre")
_KEY_TWICE = Text("this is said twice here, under two names: keep one", "ceci est dit deux fois ici, sous deux noms : n'en garder qu'un")
_ROWS = Text("each row under a heading of its own in double brackets, as [[body]]",
             "chaque ligne sous son propre titre entre doubles crochets, comme [[instances]]")
_ONE = Text("a heading in single brackets, as [names]", "un titre entre crochets simples, comme [noms]")
_LISTS = Text('the names of tables, as complete = ["pilote", "body"], or under [complete] decision = { from = 2024-01-01, to = 2024-12-31 }',
              'des noms de tables, comme complete = ["pilote", "instances"], ou sous [complete] decisions = { from = 2024-01-01, '
              'to = 2024-12-31 }')


class _Unfit:
    """What stands for a list or a table where one value belongs: no column takes it."""


def read_toml(data: bytes | str, name: str = "") -> NamedTerritory:
    """The territory of a text in TOML.

    >>> from integra.territory.written import read_toml
    >>> named = read_toml('territory = "Pays exemple"\\n[[body]]\\nid = "table tactique"\\ntier = "meso"\\n')
    >>> named.name, [named.names.of(body.id) for body in named.territory.table("body")]
    ('Pays exemple', ['table tactique'])

    Args:
        data: the text, in UTF-8.
        name: what the file is called in what is said of it.

    Raises:
        WrittenError: with every fault that was found; then nothing of it is taken.
    """
    name = argument_text(name, "name")
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else argument_bytes(data, "data")
    if len(data) > SIZE_LIMIT:
        raise WrittenError(_TOO_LONG, name, rule="GEN-6")
    faults = Faults()
    try:
        lines = lines_of(decoded(data))
    except TomlFault as fault:
        fault_of = WrittenError(fault.reason, name, fault.line)
    else:
        return resolved(_Reading(lines, name, faults).document(), faults)
    raise fault_of


class _Reading:
    """One text, part by part."""

    def __init__(self, lines: list[str], file: str, faults: Faults) -> None:
        self._lines, self._faults, self._file = lines, faults, file
        self._document = Document(file, names_file=file)
        self._keys: dict[TerritoryTable, dict[str, int | None]] = {}
        self._seen: set[str] = set()
        self._special: dict[str, Callable[[Part], None]] = {
            **{plain(name): self._names for name in NAMES}, **{plain(name): self._complete for name in COMPLETE}}

    def document(self) -> Document:
        """All that the text says."""
        broken = False
        for part in parts_of(self._lines):
            if isinstance(part, TomlFault):
                broken = True
                self._faults.add(part.reason, self._file, part.line)
            elif part.name is None:
                self._top(part)
            else:
                self._headed(part, plain(part.name))
        if broken:
            self._faults.settle()  # who names what stands in a part that cannot be read is not at fault
        return self._document

    def _headed(self, part: Part, name: str) -> None:
        table = tables().get(name)
        if table is not None and part.many:
            self._row(part, table)
        elif table is not None:
            self._fault(expected(_ROWS), part.line)
        elif name not in self._special:
            self._unknown(str(part.name), [*tables(), *map(plain, (*NAMES, *COMPLETE))], tables_shown(), part.line)
        elif part.many:
            self._fault(expected(_ONE), part.line)
        else:
            self._special[name](part)

    def _unknown(self, name: str, known: Collection[str], shown: Sequence[Text], line: int) -> None:
        unknown_name(self._faults, name, known, shown, self._file, line)

    def _fault(self, reason: Text, line: int | None, column: str | None = None) -> None:
        self._faults.add(reason, self._file, line, column=column, rule="GEN-1")

    def _row(self, part: Part, table: TerritoryTable) -> None:
        """A row of a table."""
        raw = self._document.tables.get(table)
        if raw is None:
            keys = self._keys[table] = {}
            raw = self._document.tables[table] = RawTable(table, self._file, find=lambda row, place: self._line(
                row.line, lambda key: keys.get(key) == place))
        keys, values = self._keys[table], {}
        for key, value in part.values.items():
            place = keys[key] if key in keys else self._place(table, key)
            if place is None:
                self._unknown(key, columns_of(table), columns_shown(table), self._line_of(part, key))
            elif place in values:
                self._fault(_KEY_TWICE, self._line_of(part, key), key)
            else:
                values[place] = _Unfit() if isinstance(value, (list, dict)) else value
        raw.rows.append(RawRow(part.line, values))

    def _place(self, table: TerritoryTable, key: str) -> int | None:
        """The place of the column that a key names, kept for the rows after this one."""
        place = self._keys[table][key] = columns_of(table).get(plain(key))
        if place is not None:
            self._document.tables[table].spelt[place] = key
        return place

    def _line_of(self, part: Part, key: str) -> int:
        found = self._line(part.line, lambda name: name == key)
        return found[0] if found else part.line

    def _line(self, start: int, wanted: Callable[[str], bool]) -> tuple[int, str] | None:
        """The line of a key in the part that begins at a line, and the key; None where it is not seen."""
        for number in range(start, len(self._lines)):
            line = self._lines[number]
            if line.lstrip(" \t")[:1] == "[":
                break
            found = _KEY.match(line)
            key = None if found is None else next(name for name in found.groups() if name is not None)
            if key is not None and wanted(key):
                return number + 1, key
        return None

    def _top(self, part: Part) -> None:
        """What stands before every heading: what the territory is called, and its lists that are complete."""
        names = {plain(name): said for said in (TERRITORY, ID, COMPLETE) for name in said}
        part = Part(0, None, False, part.values)
        for key, value in part.values.items():
            said, line = names.get(plain(key)), self._line_of(part, key)
            if said is None:
                table = plain(key) in tables() or plain(key) in map(plain, NAMES)
                self._fault(expected(_ROWS), line, key) if table else self._unknown(key, names, (TERRITORY, ID, COMPLETE), line)
            elif said is COMPLETE:
                self._claims(value, part, key)
            elif said is TERRITORY:
                self._document.name = (value if isinstance(value, str) else _Unfit(), line)
            else:
                self._document.id = (value if isinstance(value, str) else _Unfit(), line)

    def _names(self, part: Part) -> None:
        """What identifiers are called."""
        self._once("names", part)
        for key, value in part.values.items():
            self._document.names.append((key, value if isinstance(value, str) else _Unfit(), self._line_of(part, key)))

    def _complete(self, part: Part) -> None:
        self._once("complete", part)
        for key, value in part.values.items():
            self._claim(key, value, self._line_of(part, key))

    def _once(self, name: str, part: Part) -> None:
        if name in self._seen:
            self._fault(_TWICE, part.line)
        self._seen.add(name)

    def _claims(self, value: Any, part: Part, key: str) -> None:
        """The lists that are complete: a list of their names, or what each is complete over."""
        line = self._line_of(part, key)
        self._once("complete", part)
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            for each in value:
                self._claim(each, {}, line)
        elif isinstance(value, dict):
            for each, span in value.items():
                self._claim(each, span, line)
        else:
            self._fault(expected(_LISTS), line, key)

    def _claim(self, name: str, span: Any, line: int) -> None:
        table = tables().get(plain(name))
        if table is None:
            self._unknown(name, tables(), tables_shown(), line)
        elif not isinstance(span, Mapping) and span is not True:
            self._fault(expected(_LISTS), line, name)
        else:
            ends = {plain(end): said for said in (FROM, TO) for end in said}
            given: dict[Text, Any] = {}
            for end, day in span.items() if isinstance(span, Mapping) else ():
                if plain(end) not in ends:
                    self._unknown(end, ends, (FROM, TO), line)
                else:
                    given[ends[plain(end)]] = _Unfit() if isinstance(day, (list, dict)) else day
            self._document.claims.append(Claim(table, given.get(FROM), given.get(TO), self._file, line))
