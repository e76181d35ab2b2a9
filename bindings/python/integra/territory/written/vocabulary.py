"""The names of tables, columns and words in both languages, each of which may stand in what people write.

Spec: spec/42-territory-forms.md; tables.tsv, words.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

All of them are compared without case, accents and signs (:func:`integra.spreadsheet.plain`).
"""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from ...errors import language_of
from ...nearest import nearest
from ...rules import label
from ...spreadsheet import plain
from ...text import LANGUAGES, UNKNOWN_NAME, Text, expected, one_of
from ...words import Language, TerritoryTable, Word
from ..columns import COLUMNS
from .document import NAMED
from .errors import Faults

__all__ = ["COMPLETE", "FROM", "ID", "NAME", "NAMES", "TERRITORY", "TO", "column_name", "columns_of", "columns_shown", "listed", "table_name", "tables", "tables_shown", "unknown_name", "word_said",
           "words_of"]

#: Names of ours that are no column of a table, in English and in French.
TERRITORY, ID, NAME = Text("territory", "territoire"), Text("id", "identifiant"), Text("name", "nom")
COMPLETE, NAMES = Text("complete", "listes complètes"), Text("names", "noms")
FROM, TO = Text("from", "depuis"), Text("to", "jusqu'à")
#: So many names and no more are listed to whoever wrote another.
_LISTED = 24
_TEMPLATE = Text("integra territory template lists them", "integra territory template les liste")


@cache
def tables() -> Mapping[str, TerritoryTable]:
    """Every table by each of its names: its word, with an s behind too, and its labels."""
    return {plain(name): table for table in TerritoryTable
            for name in (table.word, f"{table.word}s", *(label(table, language) for language in LANGUAGES))}


def table_name(table: TerritoryTable, language: str | Language) -> str:
    """What a table is called in a file in that language."""
    return table.word if language_of(language) is Language.EN else plain(label(table, "fr"))


@cache
def columns_of(table: TerritoryTable) -> Mapping[str, int]:
    """The place of every column of a table by each of its names, and that of what a row is called."""
    places = {plain(name): place for place, column in enumerate(COLUMNS[table]) for name in (column.french, column.name)}
    return {**{plain(name): NAMED for name in NAME}, **places} if _has_names(table) else places


def _has_names(table: TerritoryTable) -> bool:
    """Whether others may name a row of the table, so that it may be called something."""
    return any(column.target is table for columns in COLUMNS.values() for column in columns)


def column_name(table: TerritoryTable, place: int, language: str | Language) -> str:
    """What a column of a table is called in a file in that language."""
    if place == NAMED:
        return NAME.said(language)
    column = COLUMNS[table][place]
    return column.name if language_of(language) is Language.EN else column.french


def columns_shown(table: TerritoryTable) -> list[Text]:
    """The names of the columns of a table, as keys of either language."""
    return [Text(column.name, plain(column.french)) for column in COLUMNS[table]]


def tables_shown() -> list[Text]:
    """The names of all tables, as keys of either language."""
    return [Text(table.word, plain(label(table, "fr"))) for table in TerritoryTable]


@cache
def words_of(group: type[Word]) -> Mapping[str, tuple[Word, str]]:
    """The words of a group by each of their names, a word or its label in either language, and that name as it is written."""
    return {plain(name): (word, name) for word in group
            for name in (*(label(word, language) for language in LANGUAGES), word.word)}


def word_said(word: Word, language: str | Language) -> str:
    """How a word is written in a file in that language: as it is, or in French by its label."""
    return word.word if language_of(language) is Language.EN else label(word, "fr")


def listed(reason: Text, near: str | None, shown: Sequence[Text]) -> Text:
    """Why a name is refused; where none is near, which there are, or where they stand."""
    if near is not None:
        return reason
    return reason.then(expected(Text(one_of(each.en for each in shown).en, one_of(each.fr for each in shown).fr)) if len(shown) <= _LISTED else _TEMPLATE)


def unknown_name(faults: Faults, name: str, known: Collection[str], shown: Sequence[Text], file: str, line: int | None) -> None:
    """Keeps that a name is none of those that may stand there; it is told where it is nearly one."""
    near = nearest(plain(name), known)
    faults.add(listed(UNKNOWN_NAME, near, shown), file, line, word=name if near else None, rule="GEN-1", nearest=near)
