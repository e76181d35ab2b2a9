"""Each table of a territory explained: its columns, what they hold, their words, and what makes its list complete.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...rules import label
from ...spreadsheet import plain
from ...text import Text
from ...words import ColumnKind, Language, Line, TerritoryTable, Word
from ..column import Column
from ..columns import CHILDREN, COLUMNS, DATED
from . import template_texts as texts
from .document import NAMED
from .vocabulary import column_name, columns_of, table_name

__all__ = ["Explained", "explained", "places_of"]

_WIDE = 26


class Explained(NamedTuple):
    """One thing that is said of a table, how deep it stands, and how deep its further lines."""

    text: str
    first: int = 0
    rest: int = 0


def places_of(table: TerritoryTable) -> list[int]:
    """The columns of a table, and before them what a row is called where it has no identifier and others name it."""
    named = NAMED in columns_of(table).values() and COLUMNS[table][0].kind is not ColumnKind.OWN
    return [*([NAMED] if named else []), *range(len(COLUMNS[table]))]


def explained(table: TerritoryTable, language: Language, seen: dict[type[Word], Text], lists: str) -> Iterator[Explained]:
    """What a template says of a table; ``seen`` keeps where the words of a group were listed, which is done once, and ``lists``
    is where it is said which lists are complete."""
    yield Explained(completed(table, language, lists))
    for place in places_of(table):
        name = plain(column_name(table, place, language))
        if place == NAMED:
            yield Explained(f"{name:<{_WIDE - 2}} {texts.NAMED_AS.said(language)}", 2, _WIDE + 1)
            continue
        column = COLUMNS[table][place]
        words = column.target if isinstance(column.target, type) and column.target is not Line else None
        said = f"{column.label.said(language)} ({_holds(column, language)}"
        if words is not None and words in seen:
            said += f"{Text('; ', ' ; ').said(language)}{seen[words].said(language)}"
        yield Explained(f"{name:<{_WIDE - 2}} {said})", 2, _WIDE + 1)
        if words is not None and words not in seen:
            seen[words] = texts.ABOVE.of(column=Text(column.name, plain(column.french)), table=Text(
                *(table_name(table, each) for each in Language)))
            yield from (Explained(f"{word.word:<{_WIDE - 4}} {label(word, language)}", 4, _WIDE + 1) for word in words if int(word))


def _holds(column: Column, language: Language) -> str:
    """What a column holds."""
    if column.name == "topic":
        return texts.TOPIC.said(language)
    holds = texts.KINDS[column.kind].said(language)
    if isinstance(column.target, TerritoryTable):
        holds = holds.format(table=table_name(column.target, language))
        holds = holds if column.required else texts.OR_UNKNOWN.said(language).format(what=holds)
    return f"{holds}, {texts.NEEDED.said(language)}" if column.required and column.kind is not ColumnKind.OWN else holds


def completed(table: TerritoryTable, language: Language, lists: str) -> str:
    """What makes the list of a table complete."""
    if table not in CHILDREN:
        said = texts.COMPLETED["dated" if table in DATED else "plain"]
        return said.said(language).format(complete=lists)
    flag = flag_of(table)
    if flag is None:
        return texts.COMPLETED["never"].said(language)
    parent, place = flag
    return texts.COMPLETED["child"].said(language).format(
        flag=plain(column_name(parent, place, language)), table=table_name(parent, language))


def flag_of(table: TerritoryTable) -> tuple[TerritoryTable, int] | None:
    """The table and the column that say that the list of a child is complete; None where nothing does."""
    parent = next(column.target for column in COLUMNS[table] if isinstance(column.target, TerritoryTable))
    return next(((parent, place) for place, column in enumerate(COLUMNS[parent])
                 if column.kind is ColumnKind.FLAG and column.name.startswith(table.word)), None)
