"""The templates that a territory starts from, in either language: every table explained, and rows ready to be filled.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A template is a territory as it stands, with a name and nothing else. The rows in the TOML stand behind a # without a space,
what explains them behind one with a space.
"""
from __future__ import annotations

import datetime
import os
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from uuid import UUID

from ..._model import argument_path
from ...errors import language_of
from ...rules import label
from ...spreadsheet import plain
from ...text import Text
from ...words import ColumnKind, Language, Line, LineGroup, TerritoryTable, Tri, Word
from ..column import Column
from ..columns import COLUMNS
from ..territory import Territory
from . import template_texts as texts
from .document import NAMED
from .explained import Explained, explained, places_of
from .folder_out import put, sheet
from .toml_out import toml_value
from .topics import TOPICS
from .vocabulary import COMPLETE, FROM, ID, NAME, NAMES, TERRITORY, TO, column_name, table_name
from .writing import Value

__all__ = ["template_folder", "template_toml"]

_WIDTH = 110
_DAY, _LAST = datetime.date(2025, 1, 31), datetime.date(2025, 12, 31)
_VALUE: dict[ColumnKind, Value] = {ColumnKind.DATE: _DAY, ColumnKind.DAY: _DAY, ColumnKind.MONTH: datetime.date(2025, 1, 1), ColumnKind.FLAG: True,
          ColumnKind.NUMBER: 1}
#: A space of French that no line is parted at, and what stands for it while lines are made.
_SPACED, _TIE = re.compile(r"(?<=«) | (?=[:;?!»])"), "\ue000"
_OFFICE = Text("office {n}", "fonction {n}")
_ELSEWHERE = "00000000000000000000000000000001"


@cache
def lines_by_group() -> dict[LineGroup, list[Line]]:
    """The lines of the sheet, by their groups."""
    found: dict[LineGroup, list[Line]] = {}
    with Territory(UUID(int=1)) as empty:
        for line, each in empty.review(at=_DAY).sheet.items():
            found.setdefault(each.group, []).append(line)
    return found


def template_toml(language: str | Language = "en") -> str:
    """The documented template as one text in TOML.

    Args:
        language: that of what it explains, and of its names.
    """
    said = language_of(language)
    lines: list[str] = []
    for text in (*texts.HEAD, texts.ROWS_TOML):
        lines += [*_comment(Explained(text.said(said))), "#"]
    lines[-1:] = ["", f"{plain(TERRITORY.said(said))} = {toml_value(texts.TERRITORY_NAME.said(said))}", ""]
    lines += [*_comment(Explained(texts.COMPLETE_OF.said(said))), *_example_of_lists(said), ""]
    lines += [*_comment(Explained(texts.NAMES_OF.said(said))), f"#[{plain(NAMES.said(said))}]",
              f'#"{_ELSEWHERE}" = {toml_value(_OFFICE.said(said).format(n=1))}', ""]
    seen: dict[type[Word], Text] = {}
    for table in TerritoryTable:
        lines += _titled(table, said)
        for each in explained(table, said, seen, plain(COMPLETE.said(said))):
            lines += _comment(each)
        lines += [*(_statements(said) if table is TerritoryTable.STATEMENT else _example(table, said)), ""]
    return "\n".join(lines)


def _titled(table: TerritoryTable, language: Language) -> list[str]:
    return [f"# ---- {table_name(table, language)} ({label(table, language)}) ----"]


def _comment(said: Explained) -> list[str]:
    return _wrapped(said, "# ")


def _wrapped(said: Explained, before: str = "") -> list[str]:
    """The lines of what is said; none begins with a sign that French has a space before."""
    lines = textwrap.wrap(_SPACED.sub(_TIE, said.text), _WIDTH, initial_indent=before + " " * said.first,
                          subsequent_indent=before + " " * said.rest, break_on_hyphens=False, break_long_words=False)
    return [line.replace(_TIE, " ") for line in lines]


def _example_of_lists(language: Language) -> Iterator[str]:
    yield f"#[{plain(COMPLETE.said(language))}]"
    yield f"#{table_name(TerritoryTable.PILOTE, language)} = {{}}"
    first, last = (plain(each.said(language)) for each in (FROM, TO))
    yield f"#{table_name(TerritoryTable.FLOW, language)} = {{ {first} = {_DAY}, {last} = {_LAST} }}"


def _example(table: TerritoryTable, language: Language) -> Iterator[str]:
    """A row in which every column stands once."""
    yield f"#[[{table_name(table, language)}]]"
    for place in places_of(table):
        key = plain(column_name(table, place, language))
        if place == NAMED:
            yield f"#{key} = {toml_value(_row_name(table, language))}"
            continue
        column = COLUMNS[table][place]
        value = _value(column, table, language)
        word = _first(column.target) if isinstance(column.target, type) else None
        shown = f"  # {label(word, language)}" if word is not None and word.word == value else ""
        yield f"#{key} = {toml_value(value)}{shown}"


def _row_name(table: TerritoryTable, language: Language) -> str:
    """What the row of an example is called."""
    return f"{table.word} 1" if language is Language.EN else f"{table_name(table, language)} 1"


def _first(group: type[Word]) -> Word:
    """The first word of a group that says something."""
    found: Word = next(word for word in group if int(word))
    return found


def _value(column: Column, table: TerritoryTable, language: Language) -> Value:
    if column.kind is ColumnKind.OWN:
        return _row_name(table, language)
    if isinstance(column.target, TerritoryTable):
        return _row_name(column.target, language)
    if column.kind is ColumnKind.ID:
        return _OFFICE.said(language).format(n=1)
    if column.kind is ColumnKind.TRI:
        return label(Tri.YES, language)
    if isinstance(column.target, type):
        return _first(column.target).word
    if column.name == "topic":
        return _first(next(iter(TOPICS.values()))).word
    return _LAST if column.name == "closes" else _VALUE[column.kind]


def _statements(language: Language) -> Iterator[str]:
    """A row for every line of the sheet, under its group."""
    table = TerritoryTable.STATEMENT
    columns = {column.name: plain(column_name(table, place, language)) for place, column in enumerate(COLUMNS[table])}
    yield from _comment(Explained(texts.LINES.said(language)))
    for group, lines in lines_by_group().items():
        yield from ("", f"# -- {label(group, language)} --")
        for line in lines:
            yield f"#[[{table_name(table, language)}]]"
            yield f'#{columns["line"]} = "{line.word}"  # {label(line, language)}'
            yield from (f'#{columns["value"]} = ""', f'#{columns["date"]} = ""')


def template_folder(path: str | os.PathLike[str], language: str | Language = "en") -> None:
    """Writes the template as a folder of CSV: a file a table with its columns, and what explains them beside.

    Args:
        path: the folder, which is made, whole or not at all.
        language: that of what it explains, of its names, and of the spreadsheet that opens it.

    Raises:
        OSError: the folder cannot be made, or is there and holds something.
    """
    put(argument_path(path, "path"), dict(_files(language_of(language))))


def _files(language: Language) -> Iterator[tuple[str, bytes]]:
    whole = [each.said(language) for each in (NAME, ID, COMPLETE, FROM, TO)]
    yield f"{plain(TERRITORY.said(language))}.csv", sheet(whole, [[texts.TERRITORY_NAME.said(language)] + [None] * 4], language)
    for table in TerritoryTable:
        places = places_of(table)
        rows: list[list[Value]] = []
        if table is TerritoryTable.STATEMENT:
            rows = [[label(line, language)] + [None] * (len(places) - 1) for lines in lines_by_group().values() for line in lines]
        heads = [column_name(table, place, language) for place in places]
        yield f"{table_name(table, language)}.csv", sheet(heads, rows, language)
    yield texts.README.said(language), _readme(language).encode("utf-8")


def _readme(language: Language) -> str:
    """What explains the files, for people."""
    lines = [f"# {TERRITORY.said(language).capitalize()}", ""]
    for text in (*texts.HEAD, texts.ROWS_CSV):
        lines += [*_wrapped(Explained(text.said(language))), ""]
    seen: dict[type[Word], Text] = {}
    for table in TerritoryTable:
        lines += [f"## {table_name(table, language)}.csv ({label(table, language)})", ""]
        said = list(explained(table, language, seen, f"{plain(TERRITORY.said(language))}.csv"))
        lines += [said[0].text, "", "```"]
        for each in said[1:]:
            lines += _wrapped(each)
        lines += ["```", ""]
    return "\n".join(lines)
