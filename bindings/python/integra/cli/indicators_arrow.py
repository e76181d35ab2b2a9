"""Many rows of a frame at once, with pyarrow and numpy: blocks of CSV, Parquet and files of Arrow.

Spec: spec/03-command.md, "`integra indicators`"; IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What is said of a row at fault is said by whoever reads it by itself: here a block without fault is quick, and no more.
"""
from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from .._low import indicator as _low
from .._signs import SHELTERED
from ..adapters.records import InputError, Problem
from ..columns.cells import is_nothing, written
from ..columns.days import CellError
from ..columns.tables import seekable
from ..errors import IntegraError
from ..opening import Opened
from ..spreadsheet import Sheet
from ..text import Text, verbatim
from .indicators_reading import Reading
from .indicators_rows import Input, Rows, Taker, packed, sizes

__all__ = ["block_reader", "read_arrow"]

#: Rows that are taken at once of Parquet and Arrow.
_BATCH = 65536
#: A text that is longer says something: it is no sign that programs write for nothing.
_SHORT = 5
_NEEDED = Text("Parquet and Arrow need pyarrow and numpy: pip install pyarrow numpy, or save the file as CSV",
               "Parquet et Arrow demandent pyarrow et numpy : pip install pyarrow numpy, ou enregistrer le fichier en CSV")
_DAMAGED = Text("Parquet or Arrow that cannot be read: is the file whole?", "Parquet ou Arrow illisible : le fichier est-il entier ?")


class _Libraries:
    """The modules that read many rows at once."""

    def __init__(self) -> None:
        self.pa: Any = importlib.import_module("pyarrow")
        self.pc: Any = importlib.import_module("pyarrow.compute")
        self.csv: Any = importlib.import_module("pyarrow.csv")
        self.np: Any = importlib.import_module("numpy")


def _libraries() -> _Libraries | None:
    with suppress(ImportError):
        return _Libraries()
    return None


def block_reader(taker: Taker, places: Sequence[int], sheet: Sheet, name: str) -> Callable[[int, bytes], Rows | None] | None:
    """What packs a block of lines of a sheet, or says by None that it is to be read row by row; None where pyarrow is not
    there."""
    libraries = _libraries()
    if libraries is None:
        return None
    pa, csv = libraries.pa, libraries.csv
    names = [str(at) for at in range(len(sheet.names))]
    wanted = [str(at) for at in places]
    read = csv.ReadOptions(column_names=names, block_size=1 << 30)
    plain, quoted = (csv.ParseOptions(delimiter=sheet.separator, quote_char=quote, double_quote=False, escape_char=False,
                                      newlines_in_values=False, ignore_empty_lines=False) for quote in (False, '"'))
    sign = re.escape(sheet.separator.encode())
    inside = re.compile(rb'[^\r\n' + sign + rb']"[^\r\n' + sign + rb"]")
    convert = csv.ConvertOptions(include_columns=wanted, column_types=dict.fromkeys(names, pa.large_string()),
                                 strings_can_be_null=False)
    packer = _Packer(libraries, taker)

    def pack(first: int, block: bytes) -> Rows | None:
        quotes = b'"' in block
        if quotes and inside.search(block) or SHELTERED.search(block):
            return None
        try:
            table = csv.read_csv(pa.BufferReader(block), read, quoted if quotes else plain, convert)
            if table.num_rows != block.count(b"\n") + (not block.endswith(b"\n")):  # a cell goes over several lines
                return None
            columns = packer.pack([table.column(at) for at in wanted])
        except (pa.ArrowInvalid, CellError):
            return None
        return Rows(columns, table.num_rows, lambda row: verbatim(f"{name}:{first + row}"))

    return pack


class _Packer:
    """Packs columns of Arrow as the cells of a taker's inputs."""

    def __init__(self, libraries: _Libraries, taker: Taker) -> None:
        self._libraries, self._taker = libraries, taker

    def pack(self, arrays: Sequence[Any]) -> dict[str, bytes]:
        """The packed columns; raises CellError where any cell is at fault."""
        found: dict[str, bytes] = {}
        for at, (given, array) in enumerate(zip(self._taker.inputs, arrays, strict=True)):
            whole = array.combine_chunks() if hasattr(array, "combine_chunks") else array
            found |= self._texts(given, whole) if self._are_names(given, whole) else self._column(at, given, whole)
        return found

    def _are_names(self, given: Input, array: Any) -> bool:
        """Whether a column is of identifiers as texts, none of which may stand for nothing."""
        pa, pc = self._libraries.pa, self._libraries.pc
        if not given.names or not pa.types.is_large_string(array.type) or array.null_count or not len(array):
            return False
        short = array.filter(pc.less_equal(pc.binary_length(array), _SHORT)).unique().to_pylist()
        return not any(is_nothing(written(each)) for each in short) and not pc.any(pc.utf8_is_space(array)).as_py()

    def _texts(self, given: Input, array: Any) -> dict[str, bytes]:
        np = self._libraries.np
        _, offsets, data = array.buffers()
        ends = np.frombuffer(offsets, dtype=np.uint64)[array.offset:array.offset + len(array) + 1]
        data = memoryview(data or b"")[int(ends[0]):int(ends[-1])]
        try:
            return {given.fills[0].name: _low.ids_of_buffers(data, ends - ends[0])}
        except IntegraError as error:  # one of zeros: told where it is read by itself
            raise CellError(error.told) from None

    def _column(self, at: int, given: Input, array: Any) -> dict[str, bytes]:
        """Each different cell is read once, and goes where it stands."""
        np = self._libraries.np
        try:
            held = array.dictionary_encode()
        except (self._libraries.pa.ArrowNotImplementedError, self._libraries.pa.ArrowInvalid):  # lists
            values = self._taker.values(at, array.to_pylist())
            return {column.name: packed(column.kind, [each[part] for each in values]) for part, column in enumerate(given.fills)}
        different = held.dictionary.to_pylist()
        values = self._taker.values(at, [*different, None] if held.null_count else different)
        where = held.indices.fill_null(len(different)).to_numpy(zero_copy_only=False)
        found = {}
        for part, column in enumerate(given.fills):
            size = sizes((column,))[column.name]
            told = np.frombuffer(packed(column.kind, [each[part] for each in values]), dtype=f"V{size}")
            found[column.name] = told[where].tobytes()
        return found


def read_arrow(opened: Opened, reading: Reading) -> Iterator[Rows | Problem]:
    """The rows of a file of Parquet or Arrow, or of a stream of Arrow."""
    libraries = _libraries()
    if libraries is None:
        raise InputError(_NEEDED.at(opened.name))
    try:
        names, held = _batches(libraries, opened)
    except libraries.pa.ArrowException:
        raise InputError(_DAMAGED.at(opened.name)) from None
    found = reading.columns(names, verbatim(opened.name))
    taker = Taker.of(found, names)
    packer = _Packer(libraries, taker)
    first = 1
    for batch in _guarded(libraries, held, opened.name):
        arrays = [_days(libraries, batch.column(at)) for at, _ in found]
        yield _packed(packer, taker, arrays, first, opened.name)
        first += batch.num_rows


def _packed(packer: _Packer, taker: Taker, arrays: Sequence[Any], first: int, name: str) -> Rows:
    def place(row: int) -> Text:
        return Text(f"row {first + row}", f"ligne {first + row}").at(name)

    count = len(arrays[0]) if arrays else 0
    try:
        return Rows(packer.pack(arrays), count, place)
    except CellError:
        rows = list(zip(*(array.to_pylist() for array in arrays), strict=True))
        return taker.take(rows, [place(row) for row in range(count)])


def _batches(libraries: _Libraries, opened: Opened) -> tuple[list[str], Iterator[Any]]:
    """The names of the columns, and the rows many at once; a file of the disk is read where it stands."""
    source: Any = str(opened.file) if opened.file is not None else seekable(opened.head, opened.stream, opened.name)
    if opened.head.startswith(b"PAR1"):
        file = importlib.import_module("pyarrow.parquet").ParquetFile(source)
        return [str(each) for each in file.schema_arrow.names], file.iter_batches(_BATCH)
    ipc = importlib.import_module("pyarrow.ipc")
    if opened.head.startswith(b"ARROW1"):
        told = ipc.open_file(libraries.pa.memory_map(source) if isinstance(source, str) else source)
        return [str(each) for each in told.schema.names], (told.get_batch(at) for at in range(told.num_record_batches))
    streamed = ipc.open_stream(libraries.pa.OSFile(source) if isinstance(source, str) else source)
    return [str(each) for each in streamed.schema.names], iter(streamed)


def _guarded(libraries: _Libraries, held: Iterator[Any], name: str) -> Iterator[Any]:
    try:
        yield from held
    except (libraries.pa.ArrowException, OSError):
        raise InputError(_DAMAGED.at(name)) from None


def _days(libraries: _Libraries, array: Any) -> Any:
    """An array whose times are no finer than Python has them, and whose texts are as the packer takes them."""
    pa = libraries.pa
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_timestamp(array.type):
        return array.cast(pa.timestamp("us", array.type.tz), safe=False)
    if pa.types.is_string(array.type) or pa.types.is_string_view(array.type):
        return array.cast(pa.large_string())
    return array
