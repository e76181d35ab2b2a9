"""The log as CSV: a row of names, then a demand a row.

Spec: spec/45-observed.md ("The log").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What a spreadsheet in French writes is taken, as :mod:`integra.spreadsheet` says: people fill in there what was delivered.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from ... import spreadsheet
from ..._line_error import COLUMN_NOT_THERE, COLUMN_TWICE, NO_COLUMN, LineError
from ...columns.cells import is_nothing
from ...columns.days import CellError
from ...errors import IntegraError, text_of
from ...columns.names import alike
from ...spreadsheet import plain
from ...text import Text, expected, one_of
from .cells import COLUMNS, DIFFERS, NEEDED, Column, Differs, cells_of, made
from .model import LogRow

__all__ = ["LogError", "csv_of", "read_csv"]

_BY_NAME = {column.name: column for column in COLUMNS}
_NOTHING = Text("nothing is in it: a log has a row of names, then a demand a row",
                "il n'y a rien dedans : un journal a une ligne de noms, puis une demande par ligne")
_EMPTY = Text("this cell is needed", "cette case est obligatoire")


class LogError(LineError):
    """A line of a log that is refused: the line, the column, the word where it may be told, and the rule.

    A word is told only where it is nearly one of ours: any other may be somebody's (GEN-6). What is not known of the
    place is None.
    """


def csv_of(rows: Iterable[LogRow]) -> Iterator[bytes]:
    """The lines of the log; no cell holds anything to be quoted, nor what a spreadsheet runs."""
    yield _line(_BY_NAME)
    for row in rows:
        yield _line(cells_of(row))


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\r\n").encode("ascii")


def read_csv(stream: BinaryIO) -> Iterator[LogRow | LogError]:
    """The rows of a stream, and in the place of each that is refused why. A row of names that is none is refused alone:
    nothing under it can be read."""
    try:
        sheet = spreadsheet.read(stream, lambda name: plain(name) in _BY_NAME)
        if not sheet.names:
            raise LogError(_NOTHING, sheet.line)
        names = _names(sheet.line, sheet.names)
    except spreadsheet.SpreadsheetError as error:
        yield LogError(error.reason, error.line)
        return
    except LogError as error:
        yield error
        return
    for row in sheet.rows():
        try:
            if isinstance(row, spreadsheet.Broken):
                raise LogError(row.reason, row.line)
            yield _row(row.line, dict(zip(names, row.cells, strict=True)))
        except LogError as error:
            yield error


def _names(line: int, given: list[str]) -> list[str]:
    names = [plain(name) for name in given]
    for place, (name, written) in enumerate(zip(names, given, strict=True)):
        if name not in _BY_NAME:
            slip = alike(name, _BY_NAME)
            reason = NO_COLUMN if slip else NO_COLUMN.then(expected(one_of(_BY_NAME)))
            raise LogError(reason.at(Text(f"column {place + 1}", f"colonne {place + 1}")), line,
                           word=written if slip else None, rule="GEN-6", nearest=slip)
        if names.count(name) > 1:
            raise LogError(COLUMN_TWICE, line, column=name)
    for name in NEEDED:
        if name not in names:
            raise LogError(COLUMN_NOT_THERE, line, column=name, rule=_BY_NAME[name].rule)
    return names


def _row(line: int, cells: dict[str, str]) -> LogRow:
    given: dict[str, Any] = {}
    for name, cell in cells.items():
        column, bare = _BY_NAME[name], cell.strip()
        if not is_nothing(bare):
            given[name] = _value(line, column, bare)
        elif name in NEEDED:
            raise LogError(_EMPTY, line, column=name, rule=column.rule)
    try:
        return made(given)
    except Differs:
        raise LogError(DIFFERS, line, column="late", rule="ORI-13") from None
    except (IntegraError, TypeError) as error:
        raise LogError(text_of(error), line) from None


def _value(line: int, column: Column, cell: str) -> Any:
    try:
        return column.read(cell)
    except CellError as fault:
        raise LogError(fault.reason, line, column=column.name, word=fault.word, rule=fault.rule or column.rule,
                       nearest=fault.nearest) from None
    except (IntegraError, TypeError) as error:
        raise LogError(text_of(error), line, column=column.name, rule=column.rule) from None
