"""A territory written as TOML, in English or in French: it reads back as the same one.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..._model import argument
from ..._signs import toml_text
from ...spreadsheet import plain
from ...words import Language
from ..names import NamedTerritory, identifier_of
from .vocabulary import COMPLETE, FROM, ID, NAMES, TERRITORY, TO, column_name, table_name
from .writing import Sayings, Value

__all__ = ["to_toml", "toml_value"]


def to_toml(named: NamedTerritory, language: str | Language = "en") -> str:
    """A territory as TOML that reads back as the same one, names and all.

    >>> from integra.territory.written import read_toml, to_toml
    >>> print(to_toml(read_toml('territory = "Pays exemple"\\n[[body]]\\nid = "table"\\ntier = "meso"'), "fr"), end="")
    territoire = "Pays exemple"
    <BLANKLINE>
    [[instances]]
    identifiant = "table"
    niveau = "niveau méso, tactique"

    Args:
        named: the territory.
        language: that of names and words.
    """
    said = Sayings(argument(NamedTerritory, named, "named"), language)
    return "\n".join([*_head(named, said), *_names(said), *_rows(said)]) + "\n"


def toml_value(value: Value) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return toml_text(value) if isinstance(value, str) else value.isoformat() if isinstance(value, datetime.date) else str(value)


def _head(named: NamedTerritory, said: Sayings) -> Iterator[str]:
    """What the territory is called, its identifier where the name does not make it, and its lists that are complete."""
    language = said.language
    if named.name:
        yield f"{plain(TERRITORY.said(language))} = {toml_text(named.name)}"
    if not named.name or identifier_of(named.name) != named.territory.id:
        yield f'{plain(ID.said(language))} = "{named.territory.id.hex}"'
    claims = {table_name(table, language): span for table, span in named.territory.claims.items()}
    if claims and not any(any(span) for span in claims.values()):
        yield f"{plain(COMPLETE.said(language))} = [" + ", ".join(f'"{name}"' for name in claims) + "]"
    elif claims:
        yield from ("", f"[{plain(COMPLETE.said(language))}]")
        for name, span in claims.items():
            ends = ", ".join(f"{plain(end.said(language))} = {day}" for end, day in zip((FROM, TO), span) if day is not None)
            yield f"{name} = {{ {ends} }}" if ends else f"{name} = {{}}"


def _names(said: Sayings) -> Iterator[str]:
    names = said.names()
    if names:
        yield from ("", f"[{plain(NAMES.said(said.language))}]")
        yield from (f'"{key}" = {toml_text(name)}' for key, name in names.items())


def _rows(said: Sayings) -> Iterator[str]:
    for each in said.tables():
        heading = f"[[{table_name(each.table, said.language)}]]"
        keys: dict[int, str] = {}
        for row in each.rows:
            yield from ("", heading)
            for place, value in row.items():
                key = keys.get(place)
                if key is None:
                    key = keys[place] = plain(column_name(each.table, place, said.language))
                yield f"{key} = {toml_value(value)}"
