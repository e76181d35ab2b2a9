"""How ``integra indicators`` writes figures: NDJSON, CSV and CBOR (the table is in indicators_text.py).

Spec: spec/03-command.md, "`integra indicators`"; spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any, Protocol

from ..forms.indicator import FIGURE, figure_line
from ..messages import encode
from ..words import Tri
from .formats import Rows, Streamed, line
from .indicators_figures import Told

__all__ = ["COLUMNS", "Cbor", "Csv", "Ndjson", "Writer", "document"]

#: How a figure differs from the earlier one stands behind what it is.
_BEHIND, _DIFFERS = "covered", ("change", "overlap")
COLUMNS = tuple(name for each in FIGURE for name in ((each, *_DIFFERS) if each == _BEHIND else (each,)))


class Writer(Protocol):
    """Writes figures one by one, then what comes after them all."""

    def write(self, told: Told) -> None:
        """Writes one figure."""

    def end(self) -> None:
        """Writes what follows the last one."""


def document(told: Told) -> dict[str, Any]:
    """A figure as an object: always the same names, and behind them whom it counts, where that is asked for."""
    change = told.change
    overlap = None if change is None or change.overlap is Tri.UNKNOWN else change.overlap.word
    values = figure_line(told.figure) | {"territory": told.territory, "change": change and change.change, "overlap": overlap}
    lists = {"certain": told.certain, "possible": told.possible}
    return {name: values[name] for name in COLUMNS} | {name: list(held) for name, held in lists.items() if held is not None}


class Ndjson(Streamed):
    """One figure a line, always the same names."""

    def write(self, told: Told) -> None:
        """Writes one line."""
        self._out.write(line(document(told)))


class Cbor(Streamed):
    """A sequence of messages of kind ``figure``; what a territory is called is in none."""

    def write(self, told: Told) -> None:
        """Writes one message."""
        self._out.write(encode(told.figure))


class Csv(Rows):
    """One figure a row under a row of names; what there is none of is empty."""

    columns = COLUMNS

    def write(self, told: Told) -> None:
        """Writes one row."""
        values = document(told)
        self.row(values[name] for name in COLUMNS)
