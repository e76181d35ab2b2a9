"""Whole numbers as identifiers: C names those of a batch at once, and each of a frame's once while there is room to know it.

Spec: spec/50-indicators.md (IND-5).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .._low import indicator as _low

__all__ = ["Named"]

Array = npt.NDArray[Any]
#: Places for numbers that are known, fourfold where three in four are taken: from one batch up to 96 MiB, some millions of people.
_FEWEST, _MORE, _MOST = 1 << 16, 4, 1 << 22


class Named:
    """Whom the numbers of one column name, batch after batch. What is known only spares time: where there is no more room,
    the newest is."""

    def __init__(self) -> None:
        self._signed = True
        self._places = 0
        self._known: Array = np.zeros(0, np.uint8)
        self._made = 0

    def ids(self, values: Array, missing: Array | None) -> Array:
        """Sixteen bytes each, blank where missing."""
        signed = values.dtype.kind == "i"
        numbers = np.ascontiguousarray(values, np.int64 if signed else np.uint64)
        found = np.empty(len(numbers), f"V{_low.ID_SIZE}")
        gone = b"" if missing is None else np.ascontiguousarray(missing).view(np.uint8)
        self._make_room(signed)
        self._made += _low.ids_of_numbers(numbers, gone, self._known, found, signed=signed)
        return found

    def _make_room(self, signed: bool) -> None:
        if not self._places or signed is not self._signed:  # the same bits, of the other type, are another number
            self._signed, self._made, self._places = signed, 0, _FEWEST
            self._known = np.zeros(_FEWEST * _low.KNOWN_SIZE, np.uint8)
        elif self._made * 4 > self._places * 3 and self._places < _MOST:
            self._places *= _MORE
            before, self._known = self._known, np.zeros(self._places * _low.KNOWN_SIZE, np.uint8)
            _low.numbers_known(before, self._known)
