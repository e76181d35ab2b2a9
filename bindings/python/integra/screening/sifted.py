"""Rows of people that the library refuses, set apart before the others are screened.

Spec: spec/10-screening.md; GEN-1, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Looked at in the order in which the library looks, and why a row is refused is asked of it: a reason a column. A column
in which something is wrong is copied, since the caller's stay as they are.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from .._low import core as _low
from .._sieve import Sieve
from ..errors import IntegraError
from ..masked import RowReason
from ..words import Tri
from .record import ADMISSION_LIMIT

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["rows_of", "sift", "sift_admissions"]

#: Offsets, one more than rows; dates; emergencies, or None.
Stays: TypeAlias = "tuple[Array, Array, Array | None]"
#: Screens one row of some columns, and raises what is wrong with it.
Ask: TypeAlias = Callable[[dict[str, Any]], object]


def sift(
    np: Any, given: dict[str, Array], greatest: Mapping[str, int], dates: Iterable[str], sieve: Sieve, ask: Ask
) -> None:
    """Sets apart the rows in which a column holds what it may not, which becomes unknown."""
    for name in (*greatest, *dates):
        if name not in given:
            continue
        column = given[name]
        bad = _no_day(column) if name in dates else column > greatest[name]
        if bad.any():
            row = sieve.first(bad)
            if row is not None:
                sieve.refuse(bad, _why(name, ask, {name: column[row:row + 1]}))
            given[name] = np.where(bad, column.dtype.type(_low.DATE_UNKNOWN if name in dates else 0), column)


def sift_admissions(np: Any, stays: Stays, sieve: Sieve, ask: Ask) -> Stays:
    """Sets apart the rows whose admissions are too many, or hold what they may not, and leaves these admissions out.
    Offsets that are none are the call's own fault: they stay as they are, for the library to refuse."""
    offsets, days, emergencies = stays
    lengths = np.diff(offsets)
    if not len(lengths) or (lengths < 0).any() or offsets[0] < 0 or offsets[-1] > len(days):
        return stays
    undated = np.full_like(days, _low.DATE_UNKNOWN)
    out = lengths > ADMISSION_LIMIT
    _refuse_rows(out, (offsets, undated, None), sieve, ask)
    wrong: list[tuple[Array, Stays]] = [(_no_day(days), (offsets, days, None))]
    if emergencies is not None:
        wrong.append((emergencies > len(Tri) - 1, (offsets, undated, emergencies)))
    for elements, alone in wrong:
        if elements.any():
            bad = rows_of(np, offsets, elements)
            _refuse_rows(bad, alone, sieve, ask)
            out |= bad
    if not out.any():
        return stays
    kept = np.repeat(~out, lengths)
    within = slice(int(offsets[0]), int(offsets[-1]))
    return (np.concatenate(([0], np.cumsum(np.where(out, 0, lengths)))).astype(np.int64), days[within][kept],
            None if emergencies is None else emergencies[within][kept])


def rows_of(np: Any, offsets: Array, wrong: Array) -> Array:
    """Which rows have an element of a mask, by where the elements of each begin."""
    rows: Array = np.zeros(len(offsets) - 1, np.bool_)
    places = wrong.nonzero()[0]
    places = places[(places >= offsets[0]) & (places < offsets[-1])]
    rows[np.searchsorted(offsets, places, side="right") - 1] = True
    return rows


def _refuse_rows(bad: Array, stays: Stays, sieve: Sieve, ask: Ask) -> None:
    """Refuses rows for their admissions, with what the library says of the first."""
    row = sieve.first(bad)
    if row is None:
        return
    offsets, days, emergencies = stays
    one = offsets[row:row + 2] - offsets[row], slice(int(offsets[row]), int(offsets[row + 1]))
    sieve.refuse(bad, _why("admissions", ask, {"admissions": (
        one[0], days[one[1]], None if emergencies is None else emergencies[one[1]])}))


def _no_day(days: Array) -> Array:
    bad: Array = ((days < _low.FIRST_DAY) | (days > _low.LAST_DAY)) & (days != _low.DATE_UNKNOWN)
    return bad


def _why(name: str, ask: Ask, columns: dict[str, Any]) -> RowReason:
    """What the library says of one row."""
    try:
        ask(columns)
    except IntegraError as error:
        return RowReason(name, error.rule, error.told)
    raise AssertionError(f"the library takes what {name!r} may not hold")
