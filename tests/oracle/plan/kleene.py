"""Three-valued answers: True, False, and None where what is held says both.

Spec: GEN-1, PLN-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Answer = bool | None
T = TypeVar("T")


def alike(answers: Iterable[Answer]) -> Answer:
    """Yes if every one says yes, no if every one says no, unknown otherwise."""
    said = set(answers)
    return said.pop() if len(said) == 1 else None


def atom(values: Iterable[T], test: Callable[[T], Answer]) -> Answer:
    return alike(test(value) for value in values)


def any_of(answers: Iterable[Answer]) -> Answer:
    said = set(answers)
    return True if True in said else None if None in said else False


def all_of(answers: Iterable[Answer]) -> Answer:
    said = set(answers)
    return False if False in said else None if None in said else True
