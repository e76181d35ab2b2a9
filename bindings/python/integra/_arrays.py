"""What the array calls ask of numpy columns: names, one length, exact types, days.

Spec: spec/10-screening.md; GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ._low import core as _low
from .errors import UsageError
from .words import Status

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]


def numpy_for(function: str) -> Any:
    """The module numpy, or an error that says how to get it."""
    try:
        import numpy
    except ImportError as error:
        raise ImportError(f"{function} needs numpy: pip install libintegra[numpy]") from error
    return numpy


def check_names(given: Iterable[str], known: tuple[str, ...]) -> None:
    """Refuses a name that is none of ours."""
    for name in given:
        if name not in known:
            raise UsageError(Status.UNKNOWN_NAME, detail=f"{name!r} is no column")


def common(lengths: Mapping[str, int]) -> int:
    """The one length of all columns; the first column that has another one is named."""
    if not lengths:
        raise UsageError(Status.OUT_OF_RANGE, detail="no column is given")
    n = next(iter(lengths.values()))
    for name, length in lengths.items():
        if length != n:
            raise UsageError(Status.OUT_OF_RANGE, detail=f"{name} has not the length of the columns before it")
    return n


def flat(np: Any, name: str, value: Any) -> Array:
    """An array of one dimension."""
    array: Array = np.asarray(value)
    if array.ndim != 1:
        raise TypeError(f"{name} takes an array of one dimension")
    return array


def exact(np: Any, name: str, value: Any, dtype: Any) -> Array:
    """An array of that type, contiguous and aligned; another type is refused, never converted."""
    array = flat(np, name, value)
    if array.dtype != np.dtype(dtype):
        raise TypeError(f"{name} takes {np.dtype(dtype).name}, not {array.dtype.name}")
    readable: Array = np.require(array, requirements=["C", "A"])
    return readable


def days(np: Any, name: str, value: Any) -> Array:
    """int32 days as they are; datetime64 turned into them, NaT into unknown."""
    array = flat(np, name, value)
    if array.dtype.kind != "M":
        return exact(np, name, array, np.int32)
    unknown = np.isnat(array)
    numbers = array.astype("datetime64[D]").astype(np.int64)
    bad = ~unknown & ((numbers < _low.FIRST_DAY) | (numbers > _low.LAST_DAY))
    if bad.any():
        raise UsageError(Status.INVALID_DATE, rule="GEN-7", index=int(bad.argmax()), detail=name)
    converted: Array = np.where(unknown, _low.DATE_UNKNOWN, numbers).astype(np.int32)
    return converted
