"""What a host says its own codes of medicines are in ATC: CIP, UCD, CIS or local ones.

Spec: spec/10-screening.md (SCR-7, item 2), spec/03-command.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A table with columns system, code and atc, as :mod:`integra.spreadsheet` reads it; others are passed
over. The system is a URI as records write it, or our short name of it. Several codes of ATC for one
code are separated by spaces; a row without any is of a code that is known to be in none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from .. import spreadsheet
from .._os_errors import cannot_be_read
from ..opening import Opened, open_named
from ..spreadsheet import Broken, plain
from ..text import Text, missing, verbatim
from .records import InputError, printable, shown, unprintable
from .tables import Code, code, meaning

HostCodes: TypeAlias = Mapping[Code, tuple[Code, ...]]
COLUMNS = ("system", "code", "atc")
_ATC = "atc"


def read(path: Path | Opened) -> HostCodes:
    """Read a table of a host's codes; one with an error raises InputError, which says its line and column."""
    opened = path if isinstance(path, Opened) else _opened(path)
    found: dict[Code, tuple[Code, ...]] = {}
    lines: dict[Code, int] = {}
    for number, row in _rows(opened):
        place = verbatim(f"{opened.name}:{number}")
        for column in COLUMNS[:2]:
            if not printable(row[column]):
                raise InputError(unprintable(column).at(place))
        met = code(row["system"], row["code"])
        told = tuple(code(_ATC, each) for each in row["atc"].split())
        if not all(meaning(each) for each in told):
            raise InputError(Text("atc is not a code of ATC: give one as in C09AA03",
                                  "atc n'est pas un code ATC : en donner un comme C09AA03").at(place))
        if found.setdefault(met, told) != told:
            first = lines[met]
            raise InputError(Text(f"code is there already with another atc, on line {first}: keep one of the two",
                                  f"code est déjà là avec un autre atc, à la ligne {first} : garder l'un des deux").at(place))
        lines.setdefault(met, number)
    return found


def _opened(path: Path) -> Opened:
    try:
        return open_named(path)
    except IsADirectoryError as error:
        raise InputError(cannot_be_read(shown(path), error)) from None


def _rows(opened: Opened) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with opened.reading() as stream:
            sheet = spreadsheet.read(stream, lambda name: plain(name) in COLUMNS)
            header = [plain(name) for name in sheet.names]
            for column in COLUMNS:
                if header.count(column) != 1:
                    raise InputError(missing(column).at(verbatim(f"{opened.name}:{sheet.line}")))
            for row in sheet.rows():
                if isinstance(row, Broken):
                    raise InputError(row.reason.at(verbatim(f"{opened.name}:{row.line}")))
                yield row.line, dict(zip(header, (cell.strip() for cell in row.cells), strict=True))
    except spreadsheet.SpreadsheetError as error:
        raise InputError(error.reason.at(verbatim(f"{opened.name}:{error.line}"))) from None
