"""The forms in which a territory is written for programs and for people's own files.

Spec: spec/42-territory-forms.md, spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from .._os_errors import cannot_be_written
from ..errors import IntegraError, text_of
from ..forms import to_json
from ..nearest import nearest_or_all
from ..spreadsheet import plain
from ..territory.names import NamedTerritory
from ..territory.written.errors import WrittenError
from ..territory.written.folder_out import cells_of, files_of, put, sheet
from ..territory.written.reading import Reading
from ..territory.written.toml_out import to_toml
from ..territory.written.vocabulary import tables
from ..territory.written.writing import Said, Sayings
from ..text import UNKNOWN_NAME, Text
from ..words import TerritoryTable
from .console import REFUSED, STDOUT, USAGE, Stop, output
from .files import named as shown
from .formats import line

__all__ = ["FOLDER_NEEDED", "into_folder", "read_json", "table_named", "write_cbor", "write_csv", "write_ndjson", "write_toml"]

FOLDER_NEEDED = Text("a folder of CSV needs a place: give -o FOLDER, or one table with --table",
                     "un dossier de CSV demande une place : donner -o DOSSIER, ou une seule table avec --table")
_NO_FOLDER = Text("give -o a folder that is not there yet", "donner à -o un dossier qui n'existe pas encore")


def write_cbor(args: argparse.Namespace, named: NamedTerritory) -> None:
    """The message, with no name in it."""
    try:
        data = named.territory.to_cbor()
    except IntegraError as error:
        raise Stop(REFUSED, text_of(error).at(shown(args.territory))) from None
    with output(args.output, binary=True) as out:
        out.write(data)


def write_ndjson(args: argparse.Namespace, named: NamedTerritory) -> None:
    """The JSON form, one object, with no name in it."""
    with output(args.output) as out:
        out.write(line(to_json(named.territory)))


def write_toml(args: argparse.Namespace, named: NamedTerritory) -> None:
    """TOML in the language of the run."""
    with output(args.output) as out:
        out.write(to_toml(named, args.lang).encode("utf-8"))


def write_csv(args: argparse.Namespace, named: NamedTerritory) -> None:
    """One table, or a folder of all of them."""
    said = Sayings(named, args.lang)
    if args.table is None:
        into_folder(args.output, lambda path: put(path, files_of(named, said, args.raw)))
        return
    found = next((each for each in said.tables() if each.table is args.table), Said(args.table, []))
    with output(args.output) as out:
        out.write(sheet(*cells_of(found, said.language), said.language, args.raw))


def into_folder(path: str | None, write: Callable[[str], None]) -> None:
    """Writes a folder where -o says."""
    if path is None or path == STDOUT:
        raise Stop(USAGE, FOLDER_NEEDED)
    try:
        write(path)
    except OSError as error:
        raise Stop(USAGE, cannot_be_written(shown(path), error, _NO_FOLDER)) from None


def table_named(text: str) -> TerritoryTable:
    """The table of a name on the command line, in either language."""
    found = tables().get(plain(text))
    if found is None:
        reason, near = nearest_or_all(UNKNOWN_NAME, plain(text), [table.word for table in TerritoryTable])
        raise Stop(USAGE, (reason if near is None else reason.then(Text(
            f"the nearest name is {near!r}", f"le nom le plus proche est {near!r}"))).at("--table"))
    return found


def read_json(name: str, read: Reading | WrittenError, language: str) -> dict[str, Any]:
    """What a file says of a territory, or each place of it that cannot be read."""
    if isinstance(read, WrittenError):
        return {"file": name, "readable": False, "territory": None, "name": None, "rows": {}, "complete": {}, "notes": [], "faults": [{
            "file": each.file, "line": each.line, "column": each.column, "word": each.word, "rule": each.rule,
            "nearest": each.nearest, "sentence": each.said.said(language)} for each in read.all]}
    territory = read.named.territory
    counts = {table.word: len(territory.table(table)) for table in TerritoryTable}
    return {"file": name, "readable": True, "territory": territory.id.hex, "name": read.named.name,
            "rows": {table: count for table, count in counts.items() if count},
            "complete": {table.word: {"from": first and first.isoformat(), "to": last and last.isoformat()}
                         for table, (first, last) in territory.claims.items()},
            "notes": [note.said(language) for note in read.notes], "faults": []}
