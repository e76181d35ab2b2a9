"""How ``integra plan due`` writes rows for programs: NDJSON and CSV (the calendar is in plan_calendar.py).

Spec: spec/03-command.md, "What is due"; PLN-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any, BinaryIO

from ..forms.plain import plain
from ..forms.record import iso
from ..plan.due import Due
from .formats import Rows, Streamed, line
from .plan_due_rows import Row

__all__ = ["COLUMNS", "Csv", "Ndjson", "document", "obligation"]

COLUMNS = ("plan", "reference", "person", "at", "state", "due", "rule", "settled_by", "weight", "acts", "who", "to",
           "value", "event", "place", "sentence")


def obligation(due: Due, language: str) -> dict[str, Any]:
    """What is due, as an object: always the same names."""
    return {
        "state": due.state.word, "due": iso(due.due), "rule": due.rule, "settled_by": due.settled_by.word,
        "weight": due.weight.word, "acts": plain(due.acts), "to": plain(due.owed_to),
        "who": [may.word for may in sorted(due.who, key=lambda may: may.code)],
        "value": due.value.word if due.value else None, "event": due.event and due.event.hex(), "place": due.place,
        "sentence": due.text(language)}


def document(each: Row, at: datetime.date, language: str) -> dict[str, Any]:
    """A row as an object: always the same names, in the order of the columns."""
    values = obligation(each.due, language) | {
        "plan": each.plan.hex, "reference": each.reference, "person": plain(each.person), "at": iso(at)}
    return {name: values[name] for name in COLUMNS}


class Ndjson(Streamed):
    """One object a line, always the same names."""

    def __init__(self, out: BinaryIO, at: datetime.date, language: str) -> None:
        """Writes to ``out``."""
        super().__init__(out)
        self._at, self._language = at, language

    def write(self, each: Row) -> None:
        """Writes one line."""
        self._out.write(line(document(each, self._at, self._language)))


class Csv(Rows):
    """One row under a row of names; lists are words separated by spaces, what there is none of is empty."""

    columns = COLUMNS

    def __init__(self, out: BinaryIO, at: datetime.date, language: str, *, raw: bool = False) -> None:
        """Writes the row of names."""
        super().__init__(out, raw=raw)
        self._at, self._language = at, language

    def write(self, each: Row) -> None:
        """Writes one row."""
        values = document(each, self._at, self._language)
        values["who"] = " ".join(values["who"])
        self.row(values[name] for name in COLUMNS)
