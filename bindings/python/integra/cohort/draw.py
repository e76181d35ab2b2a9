"""Numbers for made-up people: SHA-256 of a counter, the same on every platform and version of Python.

Spec: spec/03-command.md ("The cohort").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
import operator
from collections.abc import Sequence
from typing import SupportsIndex, TypeVar

from ..errors import UsageError
from ..text import Text, expected
from ..words import Status

T = TypeVar("T")


class Draw:
    """Whole numbers from SHA-256(purpose, seed, person, counter), eight bytes at a time."""

    def __init__(self, seed: int, person: int, purpose: bytes = b"integra cohort") -> None:
        self._key = purpose + seed.to_bytes(16, "big", signed=True) + person.to_bytes(8, "big")
        self._counter = 0

    def block(self) -> bytes:
        """The next 32 bytes."""
        self._counter += 1
        return hashlib.sha256(self._key + self._counter.to_bytes(8, "big")).digest()

    def below(self, bound: int) -> int:
        """A number from 0 to ``bound`` - 1; the bias of the division is below 2 to the power -50."""
        return int.from_bytes(self.block()[:8], "big") % bound

    def between(self, lowest: int, highest: int) -> int:
        """A number from ``lowest`` to ``highest``."""
        return lowest + self.below(highest - lowest + 1)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """The values in another order."""
        rest = list(values)
        return [rest.pop(self.below(len(rest))) for _ in values]


def checked(seed: SupportsIndex, count: SupportsIndex) -> tuple[int, int]:
    """A seed and a number of people, as a :class:`Draw` takes them."""
    whole, many = _whole(seed, "seed"), _whole(count, "count")
    if not -(2 ** 127) <= whole < 2 ** 127:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(Text(
            "a whole number of at most 127 bits", "un nombre entier d'au plus 127 bits")).at("seed"))
    if many < 0:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(Text("0 or more", "0 ou plus")).at("count"))
    return whole, many


def _whole(value: SupportsIndex, name: str) -> int:
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise TypeError(f"{name} takes an int")
