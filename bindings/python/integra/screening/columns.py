"""Many people at once: numpy columns in, numpy columns out, one call of the C library without a Python loop.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from .._low import core as _low, columns as _low_columns
from .._arrays import AT, check_columns, check_names, common, days, exact, flat, names_of, numpy_for
from .._low.screening import ITEMS
from .._sieve import Sieve, sieve_of
from ..errors import UsageError
from ..masked import Masked
from ..rules import Rules, pack_of
from ..text import Text
from ..words import Count, Fact, Question, Status, Tri
from .sifted import sift, sift_admissions

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["OUTPUTS", "screen_columns"]

#: What can be asked for: the six items, then the verdicts, each a column of uint8.
OUTPUTS: tuple[str, ...] = (
    *(item.word for item in ITEMS), "derived", "yes_count", "unknown_count", "pps", "assistance_threshold", "stage",
    "ask", "least_to_settle", "legal_complexity", "findings",
)
_DATES = ("date", "admissions_known_from", "admissions_known_to")
_TRIS = (*(question.word for question in Question), *(fact.word for fact in Fact))
_COUNTS = tuple(count.word for count in Count)
_COMPLETE = tuple(f"{name}_complete" for name in _COUNTS)
#: The greatest code that a column of bytes holds.
_GREATEST = dict.fromkeys(_TRIS, len(Tri) - 1) | dict.fromkeys(_COMPLETE, 1)
#: No column is worked out: the call looks whether it may be.
_NO_OUTPUT = (None,) * len(OUTPUTS)
_NAMES = (*_TRIS, *_COUNTS, *_COMPLETE, *_DATES, "admissions")

#: Room that the C struct keeps for counts and facts of later versions.
_COUNT_ROOM, _FACT_ROOM = 4, 24


@overload
def screen_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, rules: Rules | None = None,
    outputs: Iterable[str] | None = None, errors: Literal["raise"] = "raise",
) -> dict[str, Array]: ...
@overload
def screen_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, rules: Rules | None = None,
    outputs: Iterable[str] | None = None, errors: Literal["mask"],
) -> Masked[dict[str, Array]]: ...
def screen_columns(
    columns: Mapping[str, Any],
    *,
    at: datetime.date | None = None,
    rules: Rules | None = None,
    outputs: Iterable[str] | None = None,
    errors: Literal["raise", "mask"] = "raise",
) -> dict[str, Array] | Masked[dict[str, Array]]:
    """Screens a row a person, each as :func:`integra.screen` would.

    Columns, all of one length n; one left out is unknown for everybody:

    - the eight questions and the fifteen facts by name, uint8: 0 unknown, 1 no, 2 yes (no bool: True would be "no");
    - ``chronic_conditions``, ``medicines``, ``professions``, uint32, each with ``<name>_complete`` (bool or uint8);
    - ``date`` (or ``at`` for everybody), ``admissions_known_from``, ``admissions_known_to``: datetime64 (NaT is
      unknown) or int32 days since 1970-01-01;
    - ``admissions``: a tuple of offsets (n + 1 integers, the Arrow list layout), dates, and emergencies (uint8, or
      None: all unknown). Left out, item 1 is unknown whatever is said to be covered.

    An array of the type above and contiguous is read where it is. The other threads run meanwhile: do not write
    into the columns before the call is over. ``errors="raise"`` refuses all where one row is refused, "mask" screens
    the others.

    Returns:
        A uint8 array for each name of ``outputs``, all of :data:`OUTPUTS` by default: tri codes, Stage codes;
        in ``ask`` bit i is Question i; in ``derived`` bit i is item i, not stated and looked up in the record. With
        ``errors="mask"`` :class:`integra.Masked`: these as masked arrays, refused rows masked, and why they are.

    Raises:
        UsageError: an unknown name, a column of another length or with a bad value, whose row is ``index``.
        TypeError: a column of another type.
        ImportError: numpy is not there; ``pip install numpy`` brings it.
    """
    np = numpy_for("screen_columns")
    check_columns(columns, _NAMES)
    wanted = OUTPUTS if outputs is None else names_of(outputs, "outputs")
    check_names(wanted, OUTPUTS)
    sieve = sieve_of(np, errors, _size(np, columns))
    made = screen_sifted(np, columns, sieve, wanted, at=at, rules=rules)
    if sieve is None:
        return made
    return sieve.masked({name: np.ma.array(column, mask=sieve.bad) for name, column in made.items()})


def screen_sifted(
    np: Any, columns: Mapping[str, Any], sieve: Sieve | None, outputs: Iterable[str], *, at: datetime.date | None,
    rules: Rules | None,
) -> dict[str, Array]:
    """Columns screened: what ``sieve`` holds is refused already, and it learns of more; None raises."""
    if at is not None and (type(at) is not datetime.date or "date" in columns):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    given = {name: _column(np, name, columns[name], sieve) for name in _NAMES if name in columns and name != "admissions"}
    stays = _admissions(np, columns.get("admissions"))
    n = _rows(given, None if stays is None else stays[0])
    pack, day = pack_of(rules), _low.days_of(at)
    if sieve is not None:
        def ask(one: dict[str, Any]) -> None:
            _low_columns.evaluate(pack_of(None), 1, _low.days_of(None), _inputs(one, one.get("admissions")), _NO_OUTPUT)

        sift(np, given, _GREATEST, _DATES, sieve, ask)
        stays = None if stays is None else sift_admissions(np, stays, sieve, ask)
    made = {name: np.zeros(n, dtype=np.uint8) for name in outputs}
    _low_columns.evaluate(pack, n, day, _inputs(given, stays), tuple(made.get(name) for name in OUTPUTS))
    return made


def _inputs(given: Mapping[str, Any], stays: Any) -> tuple[Any, ...]:
    """Columns in the order of the low level, None for one left out."""
    return (
        given.get("date"),
        *(given.get(question.word) for question in Question),
        *(stays or (None, None, None)),
        given.get("admissions_known_from"), given.get("admissions_known_to"),
        *_room([given.get(name) for name in _COUNTS], _COUNT_ROOM),
        *_room([given.get(name) for name in _COMPLETE], _COUNT_ROOM),
        *_room([given.get(fact.word) for fact in Fact], _FACT_ROOM),
    )


def _size(np: Any, columns: Mapping[str, Any]) -> int:
    """How many rows the first column has; whether the others have as many is looked at when they are read."""
    name = next(iter(columns), None)
    if name is None or name == "admissions":
        stays = _admissions(np, columns.get("admissions"))
        return 0 if stays is None else max(len(stays[0]) - 1, 0)
    return len(flat(np, name, columns[name]))


def _room(values: list[Any], room: int) -> list[Any]:
    return values + [None] * (room - len(values))


def _rows(given: Mapping[str, Array], offsets: Array | None) -> int:
    """The common length; the first column that has another one is named."""
    lengths = {name: len(column) for name, column in given.items()}
    if offsets is not None:
        if len(offsets) == 0:
            raise UsageError(Status.OUT_OF_RANGE, detail=Text(
                "there is one offset more than rows", "il y a une borne de plus que de lignes").at("admissions"))
        lengths["admissions"] = len(offsets) - 1
    return common(lengths)


def _column(np: Any, name: str, value: Any, sieve: Sieve | None) -> Array:
    if name in _DATES:
        return days(np, name, value, sieve)
    if name in _COUNTS:
        return exact(np, name, value, np.uint32)
    if name in _COMPLETE and np.asarray(value).dtype == np.bool_:
        return exact(np, name, value, np.bool_)
    return exact(np, name, value, np.uint8)


def _admissions(np: Any, value: Any) -> tuple[Array, Array, Array | None] | None:
    if value is None:
        return None
    if not isinstance(value, tuple) or len(value) != 3:
        raise TypeError("admissions takes a tuple (offsets, dates, emergencies or None)")
    offsets = flat(np, "admissions offsets", value[0])
    if offsets.dtype.kind not in "iu" or offsets.dtype == np.uint64:
        raise TypeError("admissions offsets are integers, int64 for no copy")
    stays = days(np, "admissions dates", value[1])
    emergencies = None if value[2] is None else exact(np, "admissions emergencies", value[2], np.uint8)
    if emergencies is not None and len(emergencies) != len(stays):
        raise UsageError(Status.OUT_OF_RANGE, detail=Text(
            "emergencies have not the length of dates",
            "emergencies n'a pas la longueur de dates").at("admissions"))
    return np.require(offsets, np.int64, ["C", "A"]), stays, emergencies
