"""How ``integra screen`` writes outcomes: NDJSON, CSV and CBOR (the table is in table.py).

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Protocol

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

    def __init__(self, out: BinaryIO) -> None:
        """Writes to ``out``."""
        self._out = out

    def end(self) -> None:
        """Nothing follows."""


def line(document: Mapping[str, Any], indent: int | None = None) -> bytes:
    """A JSON document as a line of UTF-8."""
    separators = (",", ":") if indent is None else None
    return json.dumps(document, ensure_ascii=False, indent=indent, separators=separators).encode("utf-8") + b"\n"


def row(cells: Iterable[str]) -> bytes:
    """Cells as a row of CSV (RFC 4180), in UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8")


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


class Csv(Streamed):
    """One row a person under a row of names; a finding shows as its rule and question, ``SCR-8:mobility``."""

    def __init__(self, out: BinaryIO) -> None:
        """Writes the row of names."""
        super().__init__(out)
        out.write(row(COLUMNS))

    def write(self, person: Person, screening: Screening) -> None:
        """Writes one row."""
        whole = screening_to_json(screening, person.ref)
        whole |= whole.pop("items")
        whole["findings"] = [f"{each['rule']}:{each['item']}" for each in whole["findings"]]
        self._out.write(row(_cell(whole[name]) for name in COLUMNS))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)
