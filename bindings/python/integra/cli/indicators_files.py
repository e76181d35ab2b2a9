"""The rows of one file of a frame, whichever way it is written: told by its first bytes, read many at once.

Spec: spec/03-command.md, "Its tables".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import spreadsheet
from ..adapters.records import InputError, Problem
from ..columns.tables import Table, tables
from ..opening import Opened
from ..records.telling import ENVELOPE, begun
from ..spreadsheet import plain
from ..text import Text, verbatim
from .indicators_arrow import block_reader, read_arrow
from .indicators_messages import read_messages
from .indicators_objects import read_objects
from .indicators_reading import Reading
from .indicators_rows import BATCH, Rows, Taker, batches

__all__ = ["read"]

#: What is read at once of a table as text.
_BLOCK = 4 << 20
#: What Parquet, a file of Arrow and a stream of Arrow begin with.
_ARROW = (b"PAR1", b"ARROW1", b"\xff\xff\xff\xff")
_PASSED = Text("passed over: no column of {option}", "non lu : aucune colonne de {option}")


def read(opened: Opened, reading: Reading) -> Iterator[Rows | Problem]:
    """The rows of a file that is open. Raises InputError where it can be none of the frame."""
    head, start = opened.head, begun(opened.head)[:1]
    if head.startswith(_ARROW):
        yield from read_arrow(opened, reading)
    elif head.startswith(ENVELOPE):
        yield from read_messages(opened, reading)
    elif start in (b"{", b"["):
        yield from read_objects(opened, reading)
    elif head.startswith(b"PK\x03\x04"):
        yield from _workbook(opened, reading)
    elif start:
        yield from _text(opened, reading)


def _text(opened: Opened, reading: Reading) -> Iterator[Rows | Problem]:
    known = {each.name for each in reading.inputs}
    try:
        sheet = spreadsheet.read(opened.stream, lambda name: plain(name) in known)
    except spreadsheet.SpreadsheetError as error:
        raise InputError(error.reason.at(f"{opened.name}:{error.line}")) from None
    found = reading.columns(sheet.names, verbatim(f"{opened.name}:{sheet.line}"))
    yield from _rows(sheet, Taker.of(found, sheet.names), [at for at, _ in found], opened.name)
    if sheet.cp1252:
        reading.note(spreadsheet.CP1252.at(opened.name))


def _rows(sheet: spreadsheet.Sheet, taker: Taker, places: Sequence[int], name: str) -> Iterator[Rows | Problem]:
    """The rows of a text, many at once where they allow it and pyarrow is there; else one by one."""
    fast = block_reader(taker, places, sheet, name)
    held: list[tuple[Text, Sequence[object]] | Problem] = []
    for part in sheet.rows() if fast is None else sheet.parts(_BLOCK):
        if not isinstance(part, tuple):
            place = verbatim(f"{name}:{part.line}")
            held.append(Problem(place, part.reason) if isinstance(part, spreadsheet.Broken)
                        else (place, [part.cells[at] for at in places]))
            if len(held) < BATCH:
                continue
        rows = fast(*part) if isinstance(part, tuple) and fast is not None else None
        if isinstance(part, tuple) and rows is None:
            sheet.unread(*part)
            continue
        yield from batches(held, taker)
        held.clear()
        if rows is not None:
            yield rows
    yield from batches(held, taker)


def _workbook(opened: Opened, reading: Reading) -> Iterator[Rows | Problem]:
    known = {each.name for each in reading.inputs}
    passed = list[Text]()
    for table in tables(opened.stream, opened.name):
        if table.one_of_several and not any(plain(name) in known for name in table.names):
            passed.append(table.place)
            continue
        yield from _sheet(table, reading)
    for place in passed:
        reading.note(_PASSED.of(option=reading.option).at(place))


def _sheet(table: Table, reading: Reading) -> Iterator[Rows | Problem]:
    found = reading.columns(table.names, table.place)
    places = [at for at, _ in found]
    yield from batches((row if isinstance(row, Problem) else (row[0], [row[1][at] for at in places]) for row in table.rows),
                       Taker.of(found, table.names))
