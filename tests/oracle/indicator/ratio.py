"""Ratios in parts per million and Wilson's interval, in whole numbers (IND-4). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from fractions import Fraction

MILLION = 1_000_000
Z_SQUARED = 3_841_459
"""The square of 1.96 (1.959964 more nearly), times a million (IND-4)."""


def ppm(numerator: int, denominator: int) -> int:
    """Parts per million, rounded half up (IND-4)."""
    return (2 * MILLION * numerator + denominator) // (2 * denominator)


def ppm_of(exact: Fraction) -> int:
    """Parts per million of an exact ratio."""
    return ppm(exact.numerator, exact.denominator)


def outside(m: int, numerator: int, denominator: int) -> bool:
    """m parts per million lie on the interval's limit or outside it: IND-4's inequality."""
    gap = MILLION * numerator - m * denominator
    return gap * gap * MILLION >= Z_SQUARED * m * (MILLION - m) * denominator


def lower_limit(numerator: int, denominator: int) -> int:
    """Greatest whole m up to the proportion that satisfies the inequality (IND-4), by bisection."""
    low, high = 0, MILLION * numerator // denominator
    while low < high:
        middle = (low + high + 1) // 2
        if outside(middle, numerator, denominator):
            low = middle
        else:
            high = middle - 1
    return low


def upper_limit(numerator: int, denominator: int) -> int:
    """Least whole m from the proportion on that satisfies the inequality (IND-4), by bisection."""
    low, high = -(-MILLION * numerator // denominator), MILLION
    while low < high:
        middle = (low + high) // 2
        if outside(middle, numerator, denominator):
            high = middle
        else:
            low = middle + 1
    return low
