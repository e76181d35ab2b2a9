"""Many demands at once: numpy columns in, numpy columns out, one call of the C library without a Python loop.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from .._low import core as _low, orientation as _low_orientation
from .._arrays import AT, check_columns, common, days, exact, numpy_for
from ..errors import UsageError
from ..protocol.protocol import Protocol, protocol_of
from ..rules import Rules, pack_of
from ..text import Text
from ..word_tables import FIELDS, UNKNOWN
from ..words import Motive, Status

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["orient_columns", "route_columns"]

_NEEDED = ("motives", "requester")
_NAMES = ("motives", "date", *(field.word for field in FIELDS))
#: Columns of one answer, and of one route, with their types, as the low level writes them one after the other.
_ANSWER = (("rows", "u8"), ("services", "u8"), ("first_answer_due", "i4"), ("waits", "u1"))
_ROUTE = (("demand", "u8"), ("due", "i4"), ("motives", "u4"), ("rule", "u4"), ("row", "u2"), ("service", "u1"),
          ("level", "u1"), ("waits", "u1"))


def orient_columns(
    columns: Mapping[str, Any],
    *,
    at: datetime.date | None = None,
    protocol: Protocol | None = None,
    rules: Rules | None = None,
    motive: Motive | None = None,
) -> dict[str, Array]:
    """Answers a demand a row, each as :func:`integra.orient` would.

    Columns, all of one length n; one left out is "not known" for every demand, and two are needed:

    - ``motives``, uint32: bit i is Motive i, one at least;
    - ``requester`` and the other twelve fields of a demand by name, uint8 codes of their words;
    - ``date`` (or ``at`` for all): datetime64 (NaT is unknown) or int32 days since 1970-01-01.

    Returns:
        Arrays of n: ``services`` (uint64: bit i is Service i), ``waits`` (uint8: what some route waits on, bit i is
        Precondition i), ``first_answer_due`` (datetime64, NaT without a date); with ``motive`` also ``rows`` (uint64:
        the rows that speak for it, bit i is the row at place i of :meth:`integra.Protocol.places`).

    Raises:
        UsageError: an unknown name, a column of another length or with a bad value, whose row is ``index``.
        RefusedError: an impossible demand, whose row is ``index``, or a protocol that is not proved.
        TypeError: a column of another type.
        ImportError: numpy is not there; ``pip install numpy`` brings it.
    """
    np = numpy_for("orient_columns")
    n, packed = _packed(np, columns, at)
    if motive is not None and type(motive) is not Motive:
        raise TypeError("motive takes a Motive, or None")
    made = _answers(np, n, packed, protocol, rules, motive or Motive(0))
    out = {name: made[name] for name in ("services", "waits")}
    return out | {"first_answer_due": _dates(np, made["first_answer_due"])} | (
        {} if motive is None else {"rows": made["rows"]})


def route_columns(
    columns: Mapping[str, Any],
    *,
    at: datetime.date | None = None,
    protocol: Protocol | None = None,
    rules: Rules | None = None,
) -> dict[str, Array]:
    """The routes of many demands, one after the other: columns and errors as of :func:`orient_columns`.

    Returns:
        Arrays as long as there are routes: ``demand`` (int64, its row in the columns given), ``service``, ``level``
        (uint8 codes), ``waits`` (uint8: bit i is Precondition i), ``due`` (datetime64), ``motives`` (uint32), ``row``
        (int32: the row of the protocol, -1 for what every response adds), ``rule`` (uint32: the number of the rule).
    """
    np = numpy_for("route_columns")
    n, packed = _packed(np, columns, at)
    services = _answers(np, n, packed, protocol, rules, Motive(0))["services"]
    ones = np.unpackbits(np.arange(65536, dtype=np.uint16).view(np.uint8)).reshape(-1, 16).sum(axis=1)
    size = int(ones[services.view(np.uint16)].sum())  # a service is routed to once
    buffer, made = _columns(np, _ROUTE, size)
    _low_orientation.route_columns(pack_of(rules), protocol_of(protocol)._protocol, packed, buffer)
    row = made["row"].astype(np.int32)
    row[made["row"] == _low_orientation.NO_ROW] = -1
    return {"demand": made["demand"].astype(np.int64), "service": made["service"], "level": made["level"],
            "waits": made["waits"], "due": _dates(np, made["due"]), "motives": made["motives"], "row": row,
            "rule": made["rule"]}


def _answers(
    np: Any, n: int, packed: Array, protocol: Protocol | None, rules: Rules | None, motive: Motive
) -> dict[str, Array]:
    buffer, made = _columns(np, _ANSWER, n)
    _low_orientation.evaluate_columns(pack_of(rules), protocol_of(protocol)._protocol, motive, packed, buffer)
    return made


def _columns(np: Any, layout: tuple[tuple[str, str], ...], n: int) -> tuple[Array, dict[str, Array]]:
    """One buffer, and the columns of n values that stand in it one after the other, the widest first."""
    buffer = np.zeros(n * sum(np.dtype(kind).itemsize for _, kind in layout), dtype=np.uint8)
    columns, start = {}, 0
    for name, kind in layout:
        end = start + n * np.dtype(kind).itemsize
        columns[name] = buffer[start:end].view(kind)
        start = end
    return buffer, columns


def _packed(np: Any, columns: Mapping[str, Any], at: datetime.date | None) -> tuple[int, Array]:
    """Motives, dates, then the fields in published order, in one buffer that nobody else writes into."""
    check_columns(columns, _NAMES)
    for name in _NEEDED:
        if name not in columns:
            raise UsageError(Status.INVALID_VALUE, detail=Text(
                f"the column {name!r} is needed", f"la colonne {name!r} est obligatoire"))
    if at is not None and (type(at) is not datetime.date or "date" in columns):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    given = {name: _column(np, name, columns[name]) for name in _NAMES if name in columns}
    n = common({name: len(column) for name, column in given.items()})
    layout = (("motives", "u4"), ("date", "i4"), *((field.word, "u1") for field in FIELDS))
    unknown = {"date": _low.days_of(at)} | {field.word: int(word) for field, word in UNKNOWN.items()}
    packed, made = _columns(np, layout, n)
    for name, column in made.items():
        column[:] = given[name] if name in given else unknown[name]
    return n, packed


def _column(np: Any, name: str, value: Any) -> Array:
    if name == "date":
        return days(np, name, value)
    return exact(np, name, value, np.uint32 if name == "motives" else np.uint8)


def _dates(np: Any, numbers: Array) -> Array:
    """Days as datetime64, unknown as NaT."""
    dates: Array = numbers.astype("datetime64[D]")
    dates[numbers == _low.DATE_UNKNOWN] = np.datetime64("NaT")
    return dates
