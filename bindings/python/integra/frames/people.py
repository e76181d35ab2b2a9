"""The columns of a frame as the array call takes them.

Spec: spec/02-json.md (names and defaults), spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import numpy as np

from .._low import core as _low
from .._arrays import in_row
from .._sieve import Sieve
from ..errors import UsageError
from ..masked import RowReason
from ..screening.sifted import rows_of
from ..text import Text
from ..words import Status
from .gather import joined, offsets_of
from .names import COUNTS, DATES, FLOORS, STAYS, STAY_NAMES, TRIS, check_names
from .reader import Array, Reader, checked_answers, checked_counts, checked_days


def columns_of(
    reader: Reader, stays: Reader | None, at: datetime.date | None, codes: bool, others: Iterable[str],
    sieve: Sieve | None = None,
) -> dict[str, Any]:
    """What :func:`integra.screen_columns` takes, of the columns that the frame has."""
    columns: dict[str, Any] = {
        name: checked_answers(reader, name, codes, sieve) for name in TRIS if name in reader.names}
    for name in COUNTS:
        columns |= _count(reader, name, sieve)
    columns |= {name: checked_days(reader, name, sieve) for name in DATES if name in reader.names}
    _default_known_to(columns, at, reader.rows)
    if stays is not None:
        if "admissions" in reader.names:
            raise UsageError(Status.DUPLICATE, detail=Text(
                "admissions are given twice, as a column and as a frame: keep one",
                "admissions est donné deux fois, en colonne et en tableau : n'en garder qu'un"))
        stays.of = "admissions."
        check_names(stays.names, ("ref", *STAY_NAMES), others, STAYS)
        if "date" not in stays.names:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                "admissions has no column 'date'", "admissions n'a pas de colonne 'date'"))
        offsets, order = joined(reader, stays, sieve)
        apart = None if sieve is None else Sieve(np, stays.rows)
        days, emergencies = _stay(stays, codes, apart)
        _refuse_owners(sieve, apart, offsets, order)
        columns["admissions"] = (offsets, days[order], None if emergencies is None else emergencies[order])
    elif "admissions" in reader.names:
        columns |= _listed(reader, columns.get("admissions_known_from"), codes, others, sieve)
    return columns


def _count(reader: Reader, name: str, sieve: Sieve | None) -> dict[str, Array]:
    """A complete count, a floor, or row by row one of the two."""
    floor = FLOORS[name]
    if floor not in reader.names:
        if name not in reader.names:
            return {}
        numbers, complete = checked_counts(reader, name, sieve)
        return {name: numbers, f"{name}_complete": complete}
    floors, floored = checked_counts(reader, floor, sieve)
    if name not in reader.names:
        return {name: floors}
    numbers, complete = checked_counts(reader, name, sieve)
    both = complete & floored
    if both.any():
        what = Text(f"columns {name!r} and {floor!r} are both given: keep one",
                    f"les colonnes {name!r} et {floor!r} sont données toutes deux : n'en garder qu'une")
        row = int(both.argmax())
        if sieve is None:
            raise UsageError(Status.MISMATCH, rule="SCR-7", index=row, detail=in_row(row, what))
        sieve.refuse(both, RowReason(name, "SCR-7", what))
    return {name: np.where(complete, numbers, floors), f"{name}_complete": complete}


def _default_known_to(columns: dict[str, Any], at: datetime.date | None, rows: int) -> None:
    """Known up to the row's own date, where it is told from when and not up to when (spec/02-json.md)."""
    known_from, known_to = (columns.get(name) for name in DATES[1:])
    date = columns.get("date")
    if date is None and at is not None:
        date = np.full(rows, _low.days_of(at), np.int32)
    if known_from is None or date is None:
        return
    if known_to is None:
        known_to = np.full(rows, _low.DATE_UNKNOWN, np.int32)
    by_default = (known_from != _low.DATE_UNKNOWN) & (known_to == _low.DATE_UNKNOWN)
    columns["admissions_known_to"] = np.where(by_default, date, known_to)


def _refuse_owners(sieve: Sieve | None, apart: Sieve | None, offsets: Array, order: Array | None = None) -> None:
    """Refuses the rows of whom something is wrong in an admission."""
    if sieve is not None and apart is not None:
        for reason, wrong in apart.each():
            sieve.refuse(rows_of(np, offsets, wrong if order is None else wrong[order]), reason)


def _stay(stays: Reader, codes: bool, sieve: Sieve | None) -> tuple[Array, Array | None]:
    days = (checked_days(stays, "date", sieve) if "date" in stays.names
            else np.full(stays.rows, _low.DATE_UNKNOWN, np.int32))
    return days, checked_answers(stays, "emergency", codes, sieve) if "emergency" in stays.names else None


def _listed(reader: Reader, known_from: Array | None, codes: bool, others: Iterable[str],
            sieve: Sieve | None) -> dict[str, Any]:
    """Admissions in a list column; what is wrong in a list is told by the row of its person.

    A list left out is unknown, whatever period is said to be covered (GEN-1).
    """
    lengths, elements = reader.stays("admissions")
    elements.of, elements.listed = "admissions.", True
    check_names(elements.names, STAY_NAMES, others, STAYS)
    offsets = offsets_of(lengths.clip(0))
    columns: dict[str, Any] = {}
    if known_from is not None:
        columns["admissions_known_from"] = np.where(lengths < 0, np.int32(_low.DATE_UNKNOWN), known_from)
    apart = None if sieve is None else Sieve(np, elements.rows)
    try:
        columns["admissions"] = (offsets, *_stay(elements, codes, apart))
    except UsageError as error:
        if error.index is not None:
            row = int(np.searchsorted(offsets, error.index, side="right")) - 1
            raise UsageError(error.status, rule=error.rule, index=row,
                             detail=None if error.detail is None else in_row(row, error.detail)) from None
        raise
    _refuse_owners(sieve, apart, offsets)
    return columns
