"""Columns of demands as the array calls take them: packed, settled, and the rows that are refused set apart.

Spec: spec/20-orientation.md, "The demand"; ORI-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What is refused, and why, is asked of the C library: of one demand a reason, however many rows there are.
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .._arrays import AT, check_columns, common, days, exact, flat
from .._low import core as _low, orientation as _low_orientation
from .._low.protocol import bits_of
from .._sieve import Sieve, sieve_of
from ..demand.model import Contact, Demand
from ..demand.settled import SETTLED
from ..errors import IntegraError, UsageError
from ..masked import RowReason
from ..protocol.protocol import protocol_of
from ..rules import pack_of
from ..text import Text
from ..word_tables import FIELDS, UNKNOWN
from ..words import DemandField, Motive, Requester, Status

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["NAMES", "Read", "laid_out", "read"]

NAMES = ("motives", "date", *(field.word for field in FIELDS))
_NEEDED = ("motives", DemandField.REQUESTER.word)
_LAYOUT = (("motives", "u4"), ("date", "i4"), *((field.word, "u1") for field in FIELDS))
#: A demand that is always possible: it stands where a row is refused, and nobody sees what it is answered.
_HARMLESS = {"motives": bits_of({Motive.INFORMATION}), "date": _low.days_of(None), DemandField.REQUESTER.word: int(Requester.CARER)} | {
    field.word: int(word) for field, word in UNKNOWN.items()}
#: The fields that impossible combinations are about (ORI-16).
_TOGETHER = (DemandField.REQUESTER, DemandField.GROUND, DemandField.PPS, DemandField.STAGE, DemandField.MT)


class Read(NamedTuple):
    """How many rows there are, their columns in one buffer that nobody else writes into, and those refused."""

    n: int
    packed: Array
    sieve: Sieve | None


def laid_out(np: Any, layout: tuple[tuple[str, str], ...], n: int) -> tuple[Array, dict[str, Array]]:
    """One buffer, and the columns of n values that stand in it one after the other, the widest first."""
    buffer = np.zeros(n * sum(np.dtype(kind).itemsize for _, kind in layout), dtype=np.uint8)
    columns, start = {}, 0
    for name, kind in layout:
        end = start + n * np.dtype(kind).itemsize
        columns[name] = buffer[start:end].view(kind)
        start = end
    return buffer, columns


def read(
    np: Any, columns: Mapping[str, Any], at: datetime.date | None, errors: object, begun: Sieve | None = None
) -> Read:
    """The columns of a call; ``begun`` holds rows that are refused already."""
    check_columns(columns, NAMES)
    for name in _NEEDED:
        if name not in columns:
            raise UsageError(Status.INVALID_VALUE, detail=Text(
                f"the column {name!r} is needed", f"la colonne {name!r} est obligatoire"))
    if at is not None and (type(at) is not datetime.date or "date" in columns):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    columns = {name: _one_dimension(np, name, columns[name]) for name in NAMES if name in columns}
    n = common({name: len(column) for name, column in columns.items()})
    sieve = begun or sieve_of(np, errors, n)
    packed, made = laid_out(np, _LAYOUT, n)
    left_out = _HARMLESS | {"date": _low.days_of(at)}
    for name, column in made.items():
        column[:] = _column(np, name, columns[name], sieve) if name in columns else left_out[name]
    for each in SETTLED:
        unsaid = _unsaid(np, columns, each.field.word)
        if unsaid is not np.ma.nomask:
            settles = np.isin(made[each.by.word], [int(word) for word in each.where])
            made[each.field.word][unsaid & settles] = int(each.value)
    if sieve is not None:
        _sift(np, made, sieve)
    return Read(n, packed, sieve)


def _one_dimension(np: Any, name: str, value: Any) -> Array:
    """An array as it is, what it masks with it."""
    return flat(np, name, value) if not isinstance(value, np.ma.MaskedArray) or value.ndim != 1 else value


def _unsaid(np: Any, columns: Mapping[str, Any], name: str) -> Any:
    """In which rows nothing is said: all where the column is left out, those that a masked array masks."""
    return np.ma.getmask(columns[name]) if name in columns else True


def _column(np: Any, name: str, value: Any, sieve: Sieve | None) -> Array:
    if name == "date":
        return days(np, name, value, sieve)
    if isinstance(value, np.ma.MaskedArray):
        value = value.filled(_HARMLESS[name] if name not in _NEEDED else 0)
    return exact(np, name, value, np.uint32 if name == "motives" else np.uint8)


# ---- what is refused: in the order in which one demand is looked at ----

def _sift(np: Any, made: dict[str, Array], sieve: Sieve) -> None:
    """Sets rows apart that the library refuses, and puts a harmless demand in their place."""
    motives = made["motives"]
    for bad in (motives == 0, motives >> len(Motive) != 0):
        _ask(np, made, sieve, "motives", bad)
    for field, words in FIELDS.items():
        column, codes = made[field.word], [int(word) for word in words]
        for bad in (column < min(codes), column > max(codes)):
            _ask(np, made, sieve, field.word, bad)
    _put_harmless(made, sieve)
    _sift_impossible(np, made, sieve)
    date = made["date"]
    _ask(np, made, sieve, "date", ((date < _low.FIRST_DAY) | (date > _low.LAST_DAY)) & (date != _low.DATE_UNKNOWN))
    _put_harmless(made, sieve)


def _put_harmless(made: dict[str, Array], sieve: Sieve) -> None:
    bad = sieve.bad
    if bad.any():
        for name, column in made.items():
            column[bad] = _HARMLESS[name]


def _ask(np: Any, made: dict[str, Array], sieve: Sieve, name: str, bad: Array) -> None:
    """Refuses the rows of a mask, with what the library says of the first."""
    row = sieve.first(bad) if bad.any() else None
    if row is None:
        return
    packed, one = laid_out(np, _LAYOUT, 1)
    for each, column in one.items():
        column[0] = made[each][row]
    try:
        _low_orientation.evaluate_columns(pack_of(None), protocol_of(None)._protocol, Motive(0), 0, packed, np.zeros(0, np.uint8))
    except IntegraError as error:
        sieve.refuse(bad, RowReason(name, error.rule, error.told))


def _sift_impossible(np: Any, made: dict[str, Array], sieve: Sieve) -> None:
    """Refuses impossible demands: each combination that occurs is asked about once."""
    sizes = [max(map(int, FIELDS[field])) + 1 for field in _TOGETHER]
    combined = np.zeros(len(made["motives"]), np.uint16)
    for field, size in zip(_TOGETHER, sizes, strict=True):
        combined *= np.uint16(size)
        combined += made[field.word]
    reasons = np.full(np.prod(sizes), -1, np.int32)
    for place in np.bincount(combined, minlength=1).nonzero()[0]:
        codes = np.unravel_index(place, sizes)
        fields: dict[str, Any] = {
            field.word: FIELDS[field](int(code)) for field, code in zip(_TOGETHER, codes, strict=True)}
        try:
            _low_orientation.encode_demand(Demand(motives={Motive.INFORMATION}, **fields), Contact())
        except IntegraError as error:
            at = DemandField.MT if error.index is None else DemandField(error.index)
            reasons[place] = sieve.place(RowReason(at.word, error.rule, error.told))
    sieve.refuse_each(reasons[combined])
