"""A territory written as a folder of CSV, in English or in French: it reads back as the same one.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

In French the files are as a French spreadsheet opens them: semicolons, a byte order mark, days as 31/12/2024.
"""
from __future__ import annotations

import datetime
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence

from ..._csv_rows import rows_of
from ..._model import argument, argument_path
from ...rules import label
from ...spreadsheet import plain
from ...words import ColumnKind, Language, TerritoryTable, Tri
from ..columns import COLUMNS
from ..names import NamedTerritory, identifier_of
from .document import NAMED
from .vocabulary import COMPLETE, FROM, ID, NAME, NAMES, TERRITORY, TO, column_name, table_name
from .writing import Said, Sayings, Value, unknown_said

__all__ = ["cells_of", "files_of", "put", "sheet", "to_folder"]

#: Kinds whose cells a word for unknown leaves blank: it keeps a row that says nothing from being an empty line.
_BLANKED = (ColumnKind.DAY, ColumnKind.TRI, ColumnKind.NUMBER, ColumnKind.WORD)
_SEPARATORS = {Language.EN: ",", Language.FR: ";"}
_MARKS = {Language.EN: "", Language.FR: "\ufeff"}


def to_folder(named: NamedTerritory, path: str | os.PathLike[str], language: str | Language = "en") -> None:
    """Writes a territory as a folder of CSV that reads back as the same one, names and all.

    Args:
        named: the territory.
        path: the folder, which is made, whole or not at all.
        language: that of names and words, and of the spreadsheet that opens it.

    Raises:
        OSError: the folder cannot be made, or is there and holds something.
    """
    target, said = argument_path(path, "path"), Sayings(argument(NamedTerritory, named, "named"), language)
    put(target, files_of(named, said))


def put(path: str | os.PathLike[str], files: Mapping[str, bytes]) -> None:
    """Makes a folder of files, whole or not at all. Raises OSError where it cannot be made, or holds something already."""
    target = os.fspath(path)
    made = tempfile.mkdtemp(prefix=".integra-", suffix=".part", dir=os.path.dirname(os.path.abspath(target)))
    try:
        for name, data in files.items():
            with open(os.path.join(made, name), "wb") as stream:
                stream.write(data)
        if os.path.lexists(target):
            os.rmdir(target)
        os.rename(made, target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Value]], language: Language, raw: bool = False) -> bytes:
    """A file of CSV, as a spreadsheet of that language opens it; no cell of it is run as a formula, unless texts stay ``raw``."""
    said = [heads, *([_cell(value, language) for value in row] for row in rows)]
    return (_MARKS[language] + rows_of(said, _SEPARATORS[language], raw)).encode("utf-8")


def _cell(value: Value, language: Language) -> object:
    if isinstance(value, bool):
        return label(Tri.YES if value else Tri.NO, language)
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y") if language is Language.FR and value.year >= 1000 else value.isoformat()
    return value


def cells_of(said: Said, language: Language) -> tuple[list[str], list[list[Value]]]:
    """The columns of a table that hold something in a row at least, and the rows."""
    places = sorted({place for row in said.rows for place in row} | _kept(said))
    rows = [[row.get(place) for place in places] for row in said.rows]
    blank = next((at for at, place in enumerate(places) if place != NAMED and COLUMNS[said.table][place].kind in _BLANKED), None)
    for row in rows:
        if blank is not None and all(value is None for value in row):
            row[blank] = unknown_said(language)
    return [column_name(said.table, place, language) for place in places], rows


def _kept(said: Said) -> set[int]:
    """A column for the word that keeps a row from being an empty line, where there is such a row."""
    if all(said.rows):
        return set()
    return {next(place for place, column in enumerate(COLUMNS[said.table]) if column.kind in _BLANKED)}


def files_of(named: NamedTerritory, said: Sayings, raw: bool = False) -> dict[str, bytes]:
    """The files of a territory, by their names."""
    return dict(_files(named, said, raw))


def _files(named: NamedTerritory, said: Sayings, raw: bool) -> Iterable[tuple[str, bytes]]:
    language = said.language

    def file(stem: str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> tuple[str, bytes]:
        return f"{stem}.csv", sheet(heads, rows, language, raw)

    own = not named.name or identifier_of(named.name) != named.territory.id
    claims: list[tuple[TerritoryTable | None, Value, Value]] = [(table, *span) for table, span in named.territory.claims.items()]
    whole = [[named.name or None, named.territory.id.hex if own else None] if not number else [None, None]
             for number in range(max(1, len(claims)))]
    lists: list[list[Value]] = [[None if table is None else table_name(table, language), first, last]
                                for table, first, last in claims or [(None, None, None)]]
    yield file(plain(TERRITORY.said(language)), [each.said(language) for each in (NAME, ID, COMPLETE, FROM, TO)],
               [[*one, *other] for one, other in zip(whole, lists, strict=True)])
    names = said.names()
    if names:
        yield file(plain(NAMES.said(language)), [each.said(language) for each in (ID, NAME)], names.items())
    for each in said.tables():
        yield file(table_name(each.table, language), *cells_of(each, language))
