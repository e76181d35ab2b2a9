"""The tables of a stream, told by its first bytes: text, a workbook (xlsx, with openpyxl), Parquet (with pyarrow).

Spec: spec/03-command.md ("Columns of our own").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, TypeAlias, TypeVar

from .._discreet import Discreet, alone
from .. import spreadsheet
from ..adapters.records import InputError, Problem
from ..text import Text, verbatim
from .cells import UNSAVED
from .names import KEYS, NAMES, TELLING

__all__ = ["Table", "TableError", "is_binary", "known", "seekable", "tables"]

_ZIP, _WORKBOOK, _PARQUET = b"PK\x03\x04", b"xl/", b"PAR1"
#: What is taken into memory of a workbook or of Parquet, which are read from their end, and what a workbook may unpack to.
SPOOL_LIMIT, UNPACKED_LIMIT = 1 << 28, 1 << 31
_BATCH = 4096
#: So many rows are looked at below the first of a sheet for names of ours.
_TITLES = 20
_SHEETS, _FORMULA = "xl/worksheets/", re.compile(rb"<f[ >/]")

_SPOOL = Text(f"more than {SPOOL_LIMIT >> 20} MiB: save it as CSV, which may be of any length",
              f"plus de {SPOOL_LIMIT >> 20} Mio : l'enregistrer en CSV, dont la longueur est libre")
_NO_WORKBOOK = Text("a ZIP file that is no xlsx workbook, or a damaged one: save it as xlsx or CSV",
                    "un fichier ZIP qui n'est pas un classeur xlsx, ou un classeur abîmé : l'enregistrer en xlsx ou en CSV")
_NO_PARQUET = Text("Parquet that cannot be read: is the file whole?", "Parquet illisible : le fichier est-il entier ?")

T = TypeVar("T")
#: The place of a row, and its cells as they are typed; or why there is none.
Cells: TypeAlias = "tuple[Text, Sequence[object]] | Problem"


class TableError(InputError):
    """A table that cannot be read, or that says nothing of what is asked of people."""


@dataclass(frozen=True)
class Table(Discreet):
    """A table: its names and where they stand, and its rows, which are read as they are asked for.

    Of a sheet whether it stands beside others, and where names of ours stand below its first row, as under a title.
    """

    names: list[str]
    place: Text
    rows: Iterator[Cells]
    one_of_several: bool = False
    below: Text | None = None


def known(name: str) -> bool:
    """Whether a column's name is one of ours, however it is written."""
    return spreadsheet.plain(name) in (*NAMES, *KEYS)


def is_binary(head: bytes) -> bool:
    """Whether a file with this head is a workbook or Parquet."""
    return head.startswith(_PARQUET) or (head.startswith(_ZIP) and _WORKBOOK in head)


def tables(stream: BinaryIO, name: str, looked_for: Callable[[str], bool] = known,
           note: Callable[[Text], None] = lambda text: None) -> Iterator[Table]:
    """The tables of a stream that have names, in order; ``note`` is told what was decided about it.

    Raises TableError where it holds none, or where what reads it is not installed.
    """
    head = stream.read(spreadsheet.HEAD)
    if head.startswith(_ZIP):
        yield from _workbook(seekable(head, stream, name), name)
    elif head.startswith(_PARQUET):
        yield _parquet(seekable(head, stream, name), name)
    else:
        table = _text(spreadsheet.again(head, stream), name, looked_for, note)
        if table.names:
            yield table


def _text(stream: BinaryIO, name: str, looked_for: Callable[[str], bool], note: Callable[[Text], None]) -> Table:
    try:
        sheet = spreadsheet.read(stream, looked_for)
    except spreadsheet.SpreadsheetError as error:
        raise TableError(error.reason.at(f"{name}:{error.line}")) from None

    def rows() -> Iterator[Cells]:
        for row in sheet.rows():
            place = verbatim(f"{name}:{row.line}")
            yield Problem(place, row.reason) if isinstance(row, spreadsheet.Broken) else (place, row.cells)
        if sheet.cp1252:
            note(spreadsheet.CP1252.at(name))

    return Table(sheet.names, verbatim(f"{name}:{sheet.line}"), rows())


def seekable(head: bytes, stream: BinaryIO, name: str) -> BinaryIO:
    """The stream from its beginning; one that cannot go back is taken into memory."""
    with suppress(OSError, AttributeError):
        if stream.seekable():
            stream.seek(0)
            return stream
    data = head + stream.read(SPOOL_LIMIT + 1)
    if len(data) > SPOOL_LIMIT:
        raise TableError(_SPOOL.at(name))
    return io.BytesIO(data)


def _library(package: str, module: str, what: str, name: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise TableError(Text(
            f"{what} needs {package}: pip install {package}, or save the file as CSV",
            f"{what} demande {package} : pip install {package}, ou enregistrer le fichier en CSV").at(name)) from None


def _workbook(stream: BinaryIO, name: str) -> Iterator[Table]:
    try:
        with zipfile.ZipFile(stream) as held:
            whole = any(each.startswith(_WORKBOOK.decode()) for each in held.namelist())
            unpacked = sum(each.file_size for each in held.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        whole, unpacked = False, 0
    if not whole or unpacked > UNPACKED_LIMIT:
        raise TableError(_NO_WORKBOOK.at(name))
    openpyxl = _library("openpyxl", "openpyxl", "xlsx", name)
    yield from _guarded(_sheets(openpyxl, stream, name), _NO_WORKBOOK.at(name))


def _calculates(stream: BinaryIO) -> bool:
    """Whether a workbook may have a formula, so that its cells are looked at for one whose value was never saved."""
    with zipfile.ZipFile(stream) as held:
        for name in held.namelist():
            if name.startswith(_SHEETS):
                with held.open(name) as sheet:
                    before = b""
                    while block := sheet.read(1 << 20):
                        if _FORMULA.search(before + block):
                            return True
                        before = block[-2:]
    return False


def _guarded(read: Iterator[T], wrong: Text) -> Iterator[T]:
    """What a library of others reads, which raises whatever a damaged file makes it meet."""
    try:
        yield from read
    except InputError:
        raise
    except Exception:
        alone(TableError(wrong))


def _sheets(openpyxl: Any, stream: BinaryIO, name: str) -> Iterator[Table]:
    sheets = openpyxl.load_workbook(stream, read_only=True, data_only=True).worksheets
    formulas = openpyxl.load_workbook(stream, read_only=True).worksheets if _calculates(stream) else [None] * len(sheets)
    for number, (sheet, formula) in enumerate(zip(sheets, formulas, strict=True), 1):
        where = Text(f"{name}, sheet {number}", f"{name}, feuille {number}") if len(sheets) > 1 else verbatim(name)
        table = _sheet(enumerate(_cells(sheet, formula), 1), where)
        if table is not None:
            yield replace(table, rows=_guarded(table.rows, _NO_WORKBOOK.at(name)), one_of_several=len(sheets) > 1)


def _cells(sheet: Any, formulas: Any) -> Iterator[tuple[object, ...]]:
    """The cells of a sheet, row by row; of the same with its formulas, to know those that were never worked out."""
    sheet.reset_dimensions()  # what a sheet says of its size may be wrong, and rows would be lost
    rows = sheet.iter_rows(values_only=True)
    if formulas is None:
        yield from rows
        return
    formulas.reset_dimensions()
    for row, told in zip(rows, formulas.iter_rows(values_only=True), strict=True):
        yield tuple(UNSAVED if cell is None and formula is not None else cell for cell, formula in zip(row, told, strict=True))


def _sheet(rows: Iterator[tuple[int, tuple[object, ...]]], where: Text) -> Table | None:
    """The table of a sheet; none where it is empty."""
    for line, first in rows:
        names = ["" if cell is None else str(cell).strip() for cell in first]
        while names and not names[-1]:
            names.pop()
        if names:
            head = list(itertools.islice(rows, _TITLES))
            below = next((_at(where, number) for number, cells in head if _names(cells)), None)
            return Table(names, _at(where, line), _filled(itertools.chain(head, rows), where, len(names)), below=below)
    return None


def _names(cells: Sequence[object]) -> bool:
    """Whether a row of a sheet has names of ours, one that tells something and another."""
    found = {spreadsheet.plain(cell) for cell in cells if isinstance(cell, str) and known(cell)}
    return len(found) > 1 and not found.isdisjoint(TELLING)


def _filled(rows: Iterator[tuple[int, tuple[object, ...]]], where: Text, width: int) -> Iterator[Cells]:
    """The rows of a sheet, those passed over that have nothing in them; a sheet does not say where a row ends."""
    for line, cells in rows:
        if any(cell not in (None, "") for cell in cells):
            more = [cell for cell in cells[width:] if cell not in (None, "")]
            place, held = _at(where, line), (*cells[:width], *(None,) * (width - len(cells)))
            yield Problem(place, _cells_beyond(len(more))) if more else (place, held)


def _cells_beyond(count: int) -> Text:
    return Text(f"cells beyond the last column that has a name: {count}",
                f"des cellules au-delà de la dernière colonne nommée : {count}")


def _at(where: Text, line: int) -> Text:
    return Text(f"{where.en}:{line}", f"{where.fr}:{line}")


def _parquet(stream: BinaryIO, name: str) -> Table:
    parquet = _library("pyarrow", "pyarrow.parquet", "Parquet", name)
    try:
        file = parquet.ParquetFile(stream)
        names = [str(each) for each in file.schema_arrow.names]
    except Exception:  # pyarrow raises its own kinds, which stand beside ours only where it is installed
        alone(TableError(_NO_PARQUET.at(name)))

    def rows() -> Iterator[Cells]:
        every = (cells for batch in file.iter_batches(_BATCH) for cells in zip(*map(_values, batch.columns), strict=True))
        for number, cells in enumerate(every, 1):
            yield Text(f"row {number}", f"ligne {number}").at(name), cells

    return Table(names, verbatim(name), _guarded(rows(), _NO_PARQUET.at(name)))


def _values(column: Any) -> list[object]:
    """What a column of Arrow holds; of a time its day and hour are enough."""
    arrow = importlib.import_module("pyarrow")
    if arrow.types.is_timestamp(column.type):
        column = column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    values: list[object] = column.to_pylist()
    return values
