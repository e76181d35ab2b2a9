"""Rows set apart while columns are read: which are refused, and for which of few reasons.

Spec: GEN-1, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from .errors import UsageError
from .masked import Masked, Made, RowReason, RefusedRows
from .text import Text
from .words import Status

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["Sieve", "sieve_of"]


class Sieve:
    """The first reason against each row. Nothing is done row by row: what is marked is a column."""

    def __init__(self, np: Any, rows: int) -> None:
        """Refuses none yet."""
        self._np = np
        self._which: Array = np.full(rows, -1, np.int32)
        self._places: dict[RowReason, int] = {}

    def place(self, reason: RowReason) -> int:
        """The place of a reason, there already or new."""
        return self._places.setdefault(reason, len(self._places))

    def refuse(self, bad: Array, reason: RowReason) -> None:
        """Refuses the rows of a mask for one reason."""
        new = bad & (self._which < 0)
        if new.any():
            self._which[new] = self.place(reason)

    def refuse_each(self, places: Array) -> None:
        """Refuses each row for the reason at its place, -1 for none."""
        new = (places >= 0) & (self._which < 0)
        self._which[new] = places[new]

    def first(self, bad: Array) -> int | None:
        """The first row of a mask that nothing else is said against."""
        new = bad & (self._which < 0)
        return int(new.argmax()) if new.any() else None

    def each(self) -> list[tuple[RowReason, Array]]:
        """Each reason and the rows it is said against."""
        return [(reason, self._which == place) for reason, place in self._places.items()]

    @property
    def bad(self) -> Array:
        """Which rows are refused."""
        refused: Array = self._which >= 0
        return refused

    def masked(self, made: Made) -> Masked[Made]:
        """What the rows come to, and what is said against those refused."""
        rows = self.bad.nonzero()[0].astype(self._np.int64)
        which = self._which[rows].astype(self._np.int64)
        return Masked(made, ~self.bad, RefusedRows(rows, which, tuple(self._places)))


def sieve_of(np: Any, errors: object, rows: int) -> Sieve | None:
    """What sets rows apart where a call is asked to, None where it raises."""
    if not isinstance(errors, str):
        raise TypeError('errors takes "raise" or "mask"')
    if errors not in ("raise", "mask"):
        raise UsageError(Status.UNKNOWN_NAME, detail=Text(
            'errors takes "raise" or "mask"', 'errors accepte "raise" ou "mask"'))
    return Sieve(np, rows) if errors == "mask" else None
