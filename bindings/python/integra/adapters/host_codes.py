"""What a host says its own codes of medicines are in ATC: CIP, UCD, CIS or local ones.

Spec: spec/10-screening.md (SCR-7, item 2), spec/03-command.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A table with columns system, code and atc, separated by tabs, semicolons or commas; others are passed
over. The system is a URI as records write it, or our short name of it. Several codes of ATC for one
code are separated by spaces; a row without any is of a code that is known to be in none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from .._os_errors import cannot_be_read
from ..text import NOT_CSV, Text, cells_differ, missing, verbatim
from .records import InputError, printable, shown, unprintable
from .tables import Code, code, meaning

HostCodes: TypeAlias = Mapping[Code, tuple[Code, ...]]
COLUMNS = ("system", "code", "atc")
_ATC = "atc"
_SEPARATORS = "\t;,"


def read(path: Path) -> HostCodes:
    """Read a table of a host's codes; one with an error raises InputError, which says its line and column."""
    found: dict[Code, tuple[Code, ...]] = {}
    lines: dict[Code, int] = {}
    for number, row in _rows(path):
        place = verbatim(f"{shown(path)}:{number}")
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


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(cannot_be_read(shown(path), error)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # the codes are ASCII in both; labels beside them are not read
    lines = text.splitlines()
    sign = next((each for each in _SEPARATORS if lines and each in lines[0]), "\t")
    reader = csv.reader(lines, delimiter=sign, strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        for column in COLUMNS:
            if header.count(column) != 1:
                raise InputError(missing(column).at(verbatim(f"{shown(path)}:1")))
        for row in reader:
            if len(row) != len(header) and any(row):
                raise InputError(cells_differ(len(row), len(header)).at(verbatim(f"{shown(path)}:{reader.line_num}")))
            if any(row):
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in row), strict=True))
    except csv.Error:
        raise InputError(NOT_CSV.at(verbatim(f"{shown(path)}:{reader.line_num}"))) from None
