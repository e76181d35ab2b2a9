"""What the array calls ask of numpy columns: names, one length, exact types, days.

Spec: spec/10-screening.md; GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from ._low import core as _low
from ._sieve import Sieve
from .errors import UsageError
from .masked import RowReason
from .text import Text
from .words import Status

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]


#: What ``at`` takes, in the calls that read many rows.
AT = Text("at takes a datetime.date, where there is no column 'date'",
          "at doit être un datetime.date s'il n'y a pas de colonne 'date'")


def in_row(row: int, what: Text) -> Text:
    """What is wrong, behind the row it is about, counted from 0 as :attr:`IntegraError.index` does."""
    return what.at(Text(f"row {row}", f"ligne {row}"))


def numpy_for(function: str) -> Any:
    """The module numpy, or an error that says how to get it."""
    try:
        import numpy
    except ImportError as error:
        raise ImportError(needed(function, "numpy")) from error
    return numpy


def needed(what: str, extra: str) -> str:
    """What to do about an extra that is not installed."""
    return f"{what} needs {extra}: pip install {extra}, or in a clone of libintegra pip install '.[{extra}]'"


def check_columns(columns: object, known: tuple[str, ...]) -> None:
    """Columns are a mapping by name, all of them names of ours."""
    if not isinstance(columns, Mapping):
        raise TypeError("columns takes a mapping from names to arrays")
    check_names(columns, known)


def names_of(given: object, name: str) -> tuple[str, ...]:
    """An argument that is several names: one str would be taken for its letters."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"{name} takes names, a str each")
    names = tuple(given)
    if not all(isinstance(each, str) for each in names):
        raise TypeError(f"{name} takes names, a str each")
    return names


def check_names(given: Iterable[str], known: tuple[str, ...]) -> None:
    """Refuses a name that is none of ours."""
    for name in given:
        if name not in known:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                f"{name!r} is no column", f"{name!r} n'est pas une colonne"))


def common(lengths: Mapping[str, int]) -> int:
    """The one length of all columns; the first column that has another one is named."""
    if not lengths:
        raise UsageError(Status.OUT_OF_RANGE, detail=Text("no column is given", "aucune colonne n'est donnée"))
    n = next(iter(lengths.values()))
    for name, length in lengths.items():
        if length != n:
            raise UsageError(Status.OUT_OF_RANGE, detail=Text(
                f"column {name!r} has {length} values where the columns before it have {n}",
                f"la colonne {name!r} a {length} valeurs, celles d'avant en ont {n}"))
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


def days(np: Any, name: str, value: Any, sieve: Sieve | None = None) -> Array:
    """int32 days as they are; datetime64 turned into them, NaT and what is masked into unknown."""
    masked = np.ma.getmask(value)
    array = flat(np, name, np.ma.getdata(value) if isinstance(value, np.ma.MaskedArray) else value)
    if array.dtype.kind != "M":
        exactly = exact(np, name, array, np.int32)
        return np.where(masked, np.int32(_low.DATE_UNKNOWN), exactly) if masked is not np.ma.nomask else exactly
    unknown = np.isnat(array) | masked
    numbers = array.astype("datetime64[D]").astype(np.int64)
    bad = ~unknown & ((numbers < _low.FIRST_DAY) | (numbers > _low.LAST_DAY))
    if bad.any():
        row, what = int(bad.argmax()), Text(f"column {name!r} takes a date of the years 1 to 9999",
                                            f"la colonne {name!r} accepte une date des années 1 à 9999")
        if sieve is None:
            raise UsageError(Status.INVALID_DATE, rule="GEN-7", index=row, detail=in_row(row, what))
        sieve.refuse(bad, RowReason(name, "GEN-7", what))
    converted: Array = np.where(unknown | bad, _low.DATE_UNKNOWN, numbers).astype(np.int32)
    return converted
