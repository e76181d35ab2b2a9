"""A territory as a folder of CSV, a file a table, in every form that spreadsheets and French software write.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..._model import argument_path, argument_text
from ..._os_errors import cannot_be_read
from ...opening import shown
from ...spreadsheet import plain
from ...text import Text
from ...words import ColumnKind, TerritoryTable
from ..columns import COLUMNS
from ..names import NamedTerritory
from .document import Claim, Document, RawRow, RawTable
from .errors import Faults, WrittenError
from .resolve import resolved
from .sheets import Sheet, sheet_of
from .vocabulary import COMPLETE, FROM, ID, NAME, NAMES, TERRITORY, TO, columns_of, tables, tables_shown, unknown_name

__all__ = ["document_of", "read_folder"]

#: Files that are tables as text, and those that would be lost in silence.
_TEXTS, _BOOKS = (".csv", ".tsv", ".txt"), (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_BOOK = Text("a workbook is not read here: save each of its sheets as CSV, under the name of its table",
             "un classeur n'est pas lu ici : enregistrer chacune de ses feuilles en CSV, sous le nom de sa table")
_SAME = Text("another file is of this table: keep one", "un autre fichier porte sur cette table : n'en garder qu'un")
_NO_TABLE = Text("no table is in this folder, as structure.csv or body.csv; integra territory template writes one to start from",
                 "aucune table dans ce dossier, comme structures.csv ou instances.csv ; integra territory template en écrit un "
                 "dont partir")
_SAID_TWICE = Text("this is said above already: keep one", "ceci est déjà dit plus haut : n'en garder qu'un")
_NO_LIST = Text("which list is from and to about?", "de quelle liste sont ces deux dates ?")
#: The columns of the file of the territory, and of the file of names, in their order.
_OF_TERRITORY, _OF_NAMES = (NAME, ID, COMPLETE, FROM, TO), (ID, NAME)


def read_folder(path: str | os.PathLike[str], name: str | None = None) -> NamedTerritory:
    """The territory of a folder of CSV: ``territory.csv`` and a file a table, in English or in French.

    Args:
        path: the folder.
        name: what the folder is called in what is said of it; None for its path.

    Raises:
        WrittenError: with every fault that was found; then nothing of it is taken.
    """
    folder, called = Path(argument_path(path, "path")), None if name is None else argument_text(name, "name")
    faults = Faults()
    return resolved(document_of(folder, called, faults), faults)


def document_of(path: Path, name: str | None, faults: Faults) -> Document:
    """All that the files of a folder say."""
    return _Folder(path, shown(path) if name is None else name, faults).document()


def _known(columns: tuple[Text, ...]) -> dict[str, int]:
    return {plain(name): place for place, said in enumerate(columns) for name in said}


class _Folder:
    """One folder, file by file."""

    def __init__(self, path: Path, name: str, faults: Faults) -> None:
        self._path, self._name, self._faults = path, name, faults
        self._document = Document(name)
        #: Whether a file, a column or a row is lost: then nothing is said of who names what was in it.
        self._broken = False
        self._special: dict[str, Callable[[Path, str], None]] = {
            **{plain(each): self._territory for each in TERRITORY}, **{plain(each): self._names for each in NAMES}}

    def document(self) -> Document:
        """All that the files say."""
        files = self._files()
        if not any(each.suffix.lower() in (*_TEXTS, *_BOOKS) for each in files):
            self._break(_NO_TABLE, self._name)
        for file in files:
            self._file(file, f"{self._name}/{shown(file.name)}")
        if self._broken:
            self._faults.settle()
        return self._document

    def _files(self) -> list[Path]:
        try:
            return sorted(each for each in self._path.iterdir() if not each.name.startswith("."))
        except OSError as error:
            said = cannot_be_read(self._name, error)
        raise WrittenError(said)

    def _break(self, reason: Text, file: str) -> None:
        self._broken = True
        self._faults.add(reason, file, rule="GEN-1")

    def _file(self, file: Path, label: str) -> None:
        """What a file says, told by its name."""
        name, suffix = plain(file.stem), file.suffix.lower()
        table = tables().get(name)
        if suffix in _BOOKS:
            self._break(_BOOK, label)
        elif suffix in _TEXTS and table is not None:
            self._table(file, label, table)
        elif suffix in _TEXTS and name in self._special:
            self._special[name](file, label)
        elif suffix in _TEXTS:
            self._broken = True
            unknown_name(self._faults, file.stem, [*tables(), *self._special], [TERRITORY, NAMES, *tables_shown()], label, None)

    def _sheet(self, file: Path, label: str, known: dict[str, int], needed: tuple[int, ...]) -> Sheet:
        sheet = sheet_of(file, label, known, needed, self._faults)
        self._document.notes += sheet.notes
        self._broken = self._broken or not sheet.whole
        return sheet

    def _table(self, file: Path, label: str, table: TerritoryTable) -> None:
        if table in self._document.tables:
            self._break(_SAME, label)
            return
        needed = tuple(place for place, column in enumerate(COLUMNS[table])
                       if column.required and column.kind is not ColumnKind.OWN)
        sheet = self._sheet(file, label, dict(columns_of(table)), needed)
        self._document.tables[table] = RawTable(table, label, [RawRow(line, values) for line, values in sheet.rows], sheet.spelt)

    def _territory(self, file: Path, label: str) -> None:
        """What the territory is called, and in each row a list that is complete."""
        self._document.file = label
        for line, values in self._sheet(file, label, _known(_OF_TERRITORY), ()).rows:
            name, identifier, complete, first, last = map(values.get, range(len(_OF_TERRITORY)))
            self._document.name = self._once(self._document.name, name, label, line)
            self._document.id = self._once(self._document.id, identifier, label, line)
            table = tables().get(plain(complete or ""))
            if table is not None:
                self._document.claims.append(Claim(table, first, last, label, line))
            elif complete:
                unknown_name(self._faults, complete, tables(), tables_shown(), label, line)
            elif first or last:
                self._faults.add(_NO_LIST, label, line, rule="GEN-1")

    def _once(self, held: tuple[Any, int | None], value: str | None, label: str, line: int) -> tuple[Any, int | None]:
        """What is said once of the territory."""
        if value is None or value == held[0]:
            return held
        if held[0] is not None:
            self._faults.add(_SAID_TWICE, label, line, rule="GEN-1")
        return value, line

    def _names(self, file: Path, label: str) -> None:
        """What identifiers are called."""
        self._document.names_file = label
        for line, values in self._sheet(file, label, _known(_OF_NAMES), (0, 1)).rows:
            self._document.names.append((values.get(0, ""), values.get(1, ""), line))
