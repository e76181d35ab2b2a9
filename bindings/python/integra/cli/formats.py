"""How ``integra screen`` writes outcomes: NDJSON, CSV and CBOR (the table is in table.py).

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Protocol

from .._csv_rows import rows_of
from .._signs import sign_escaped
from ..forms import screening_to_json
from ..forms.record import ITEMS
from ..messages import encode
from ..screening.model import Screening
from ..records import Person

#: The columns of CSV, in order: flat names; lists are words separated by spaces, unknown dates and keys are empty.
COLUMNS = ("id", "ref", "date", "pack", *ITEMS, "derived", "yes_count", "unknown_count", "pps", "assistance_threshold",
           "stage", "ask", "least_to_settle", "legal_complexity", "findings")


class Writer(Protocol):
    """Writes people one by one, then what comes after them all."""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes one outcome."""

    def end(self) -> None:
        """Writes what follows the last one."""


class Streamed:
    """A writer with nothing to add at the end."""

    def __init__(self, out: BinaryIO, *, raw: bool = False) -> None:
        """Writes to ``out``. ``raw`` leaves texts in CSV as they are; else no spreadsheet runs one."""
        self._out, self._raw = out, raw

    def end(self) -> None:
        """Nothing follows."""


def line(document: Mapping[str, Any], indent: int | None = None) -> bytes:
    """A JSON document as a line of UTF-8; what a terminal would obey is escaped in it."""
    separators = (",", ":") if indent is None else None
    said = json.dumps(document, ensure_ascii=False, indent=indent, separators=separators)
    return "\n".join(map(sign_escaped, said.split("\n"))).encode("utf-8") + b"\n"


class Rows(Streamed):
    """Writes rows of CSV (RFC 4180) in UTF-8, under one of names."""

    #: The row of names.
    columns: tuple[str, ...]

    def __init__(self, out: BinaryIO, *, raw: bool = False) -> None:
        """Writes the row of names."""
        super().__init__(out, raw=raw)
        self.row(self.columns)

    def row(self, cells: Iterable[object]) -> None:
        """Writes a row: texts, numbers of our own, which stay numbers, and None, an empty cell."""
        self._out.write(rows_of([cells], raw=self._raw).encode("utf-8"))


class Ndjson(Streamed):
    """One object a line, always the same names."""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes one line."""
        self._out.write(line(screening_to_json(screening, person.ref)))


class Cbor(Streamed):
    """A sequence of messages of kind ``screening``; the caller's own key is never put into a message."""

    def write(self, person: Person, screening: Screening) -> None:
        """Writes one message."""
        self._out.write(encode(screening))


class Csv(Rows):
    """One row a person under a row of names; a finding shows as its rule and question, ``SCR-8:mobility``."""

    columns = COLUMNS

    def write(self, person: Person, screening: Screening) -> None:
        """Writes one row."""
        whole = screening_to_json(screening, person.ref)
        whole |= whole.pop("items")
        whole["findings"] = [f"{each['rule']}:{each['item']}" for each in whole["findings"]]
        self.row(" ".join(value) if isinstance(value := whole[name], list) else value for name in COLUMNS)
