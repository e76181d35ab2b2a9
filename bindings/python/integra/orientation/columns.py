"""Many demands at once: numpy columns in, numpy columns out, one call of the C library without a Python loop.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from .._low import core as _low, orientation as _low_orientation
from .._arrays import check_names, names_of, numpy_for
from .._sieve import Sieve
from ..errors import UsageError
from ..masked import Masked
from ..protocol.protocol import Protocol, protocol_of
from ..rules import Rules, pack_of
from ..text import Text
from ..words import Motive, Status
from .columns_read import laid_out, read

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["OUTPUTS", "orient_columns", "route_columns"]

#: What is given by default; ``rows`` is of one motive.
OUTPUTS = ("services", "waits", "first_answer_due")
_ROWS = "rows"
#: Columns of one answer, and of one route, with their types, as the low level writes them one after the other.
_ANSWER = ((_ROWS, "u8"), ("services", "u8"), ("first_answer_due", "i4"), ("waits", "u1"))
_ROUTE = (("demand", "u8"), ("due", "i4"), ("motives", "u4"), ("rule", "u4"), ("row", "u2"), ("service", "u1"),
          ("level", "u1"), ("waits", "u1"))


@overload
def orient_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, protocol: Protocol | None = None,
    rules: Rules | None = None, motive: Motive | None = None, outputs: Iterable[str] | None = None,
    errors: Literal["raise"] = "raise",
) -> dict[str, Array]: ...
@overload
def orient_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, protocol: Protocol | None = None,
    rules: Rules | None = None, motive: Motive | None = None, outputs: Iterable[str] | None = None,
    errors: Literal["mask"],
) -> Masked[dict[str, Array]]: ...
def orient_columns(
    columns: Mapping[str, Any],
    *,
    at: datetime.date | None = None,
    protocol: Protocol | None = None,
    rules: Rules | None = None,
    motive: Motive | None = None,
    outputs: Iterable[str] | None = None,
    errors: Literal["raise", "mask"] = "raise",
) -> dict[str, Array] | Masked[dict[str, Array]]:
    """Answers a demand a row, each as :func:`integra.orient` would.

    Columns, all of one length n; of one left out nothing is said for any demand, nor where a masked array masks: that is
    not known, but what the rest settles is filled in, as :class:`integra.Demand` does. Two are needed:

    - ``motives``, uint32: bit i is Motive i, one at least;
    - ``requester`` and the other twelve fields of a demand by name, uint8 codes of their words;
    - ``date`` (or ``at`` for all): datetime64 (NaT is unknown) or int32 days since 1970-01-01.

    Args:
        columns: the columns, by name.
        at: the date for all.
        protocol: what to answer by; proved.
        rules: the rules to answer under.
        motive: whose rows ``rows`` are.
        outputs: which columns to work out and give, some of those below; by default all, ``rows`` with a motive alone.
        errors: "raise" refuses all where one row is refused; "mask" answers the others.

    Returns:
        Arrays of n: ``services`` (uint64: bit i is Service i), ``waits`` (uint8: what some route waits on, bit i is
        Precondition i), ``first_answer_due`` (datetime64, NaT without a date); with ``motive`` also ``rows`` (uint64:
        the rows that speak for it, bit i is the row at place i of :meth:`integra.Protocol.places`). With
        ``errors="mask"`` :class:`integra.Masked`: these as masked arrays, refused rows masked, and why they are.

    Raises:
        UsageError: an unknown name, a column of another length or with a bad value, whose row is ``index``.
        RefusedError: an impossible demand, whose row is ``index``, or a protocol that is not proved.
        TypeError: a column of another type.
        ImportError: numpy is not there; ``pip install numpy`` brings it.
    """
    np = numpy_for("orient_columns")
    if motive is not None and type(motive) is not Motive:
        raise TypeError("motive takes a Motive, or None")
    wanted = _wanted(outputs, motive)
    n, packed, sieve = read(np, columns, at, errors)
    made = _answers(np, n, packed, protocol, rules, motive or Motive(0), wanted)
    if sieve is None:
        return made
    return sieve.masked({name: np.ma.array(column, mask=sieve.bad) for name, column in made.items()})


def orient_sifted(
    np: Any, columns: Mapping[str, Any], sieve: Sieve | None, wanted: tuple[str, ...], *, at: datetime.date | None,
    protocol: Protocol | None, rules: Rules | None,
) -> dict[str, Array]:
    """The columns of a frame answered: what ``sieve`` holds is refused already, and it learns of more; None raises."""
    n, packed, _ = read(np, columns, at, "raise", sieve)
    return _answers(np, n, packed, protocol, rules, Motive(0), wanted)


@overload
def route_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, protocol: Protocol | None = None,
    rules: Rules | None = None, errors: Literal["raise"] = "raise",
) -> dict[str, Array]: ...
@overload
def route_columns(
    columns: Mapping[str, Any], *, at: datetime.date | None = None, protocol: Protocol | None = None,
    rules: Rules | None = None, errors: Literal["mask"],
) -> Masked[dict[str, Array]]: ...
def route_columns(
    columns: Mapping[str, Any],
    *,
    at: datetime.date | None = None,
    protocol: Protocol | None = None,
    rules: Rules | None = None,
    errors: Literal["raise", "mask"] = "raise",
) -> dict[str, Array] | Masked[dict[str, Array]]:
    """The routes of many demands, one after the other: columns and errors as of :func:`orient_columns`.

    Returns:
        Arrays as long as there are routes: ``demand`` (int64, its row in the columns given), ``service``, ``level``
        (uint8 codes), ``waits`` (uint8: bit i is Precondition i), ``due`` (datetime64), ``motives`` (uint32), ``row``
        (int32: the row of the protocol, -1 for what every response adds), ``rule`` (uint32: the number of the rule).
        With ``errors="mask"`` :class:`integra.Masked`: these, a demand refused having no route, and which are valid.
    """
    np = numpy_for("route_columns")
    n, packed, sieve = read(np, columns, at, errors)
    services = _answers(np, n, packed, protocol, rules, Motive(0), ("services",))["services"]
    ones = np.unpackbits(np.arange(65536, dtype=np.uint16).view(np.uint8)).reshape(-1, 16).sum(axis=1)
    size = int(ones[services.view(np.uint16)].sum())  # a service is routed to once
    buffer, made = laid_out(np, _ROUTE, size)
    _low_orientation.route_columns(pack_of(rules), protocol_of(protocol)._protocol, packed, buffer)
    row = made["row"].astype(np.int32)
    row[made["row"] == _low_orientation.NO_ROW] = -1
    out = {"demand": made["demand"].astype(np.int64), "service": made["service"], "level": made["level"],
           "waits": made["waits"], "due": _dates(np, made["due"]), "motives": made["motives"], "row": row,
           "rule": made["rule"]}
    if sieve is None:
        return out
    kept = ~sieve.bad[out["demand"]]
    return sieve.masked({name: column[kept] for name, column in out.items()})


def _wanted(outputs: Iterable[str] | None, motive: Motive | None) -> tuple[str, ...]:
    """The columns to give, in the order asked for."""
    if outputs is None:
        return OUTPUTS if motive is None else (*OUTPUTS, _ROWS)
    wanted = tuple(dict.fromkeys(names_of(outputs, "outputs")))
    check_names(wanted, (*OUTPUTS, _ROWS))
    if _ROWS in wanted and motive is None:
        raise UsageError(Status.INVALID_VALUE, detail=Text(
            "'rows' are those of one motive: say which by motive=", "'rows' sont les lignes d'un motif : le dire par motive="))
    return wanted


def _answers(
    np: Any, n: int, packed: Array, protocol: Protocol | None, rules: Rules | None, motive: Motive, wanted: tuple[str, ...]
) -> dict[str, Array]:
    """The wanted columns; the others are not worked out."""
    layout = tuple(column for column in _ANSWER if column[0] in wanted)
    bits = sum(1 << place for place, column in enumerate(_ANSWER) if column in layout)
    buffer, made = laid_out(np, layout, n)
    _low_orientation.evaluate_columns(pack_of(rules), protocol_of(protocol)._protocol, motive, bits, packed, buffer)
    if "first_answer_due" in made:
        made["first_answer_due"] = _dates(np, made["first_answer_due"])
    return {name: made[name] for name in wanted}


def _dates(np: Any, numbers: Array) -> Array:
    """Days as datetime64, unknown as NaT."""
    dates: Array = numbers.astype("datetime64[D]")
    dates[numbers == _low.DATE_UNKNOWN] = np.datetime64("NaT")
    return dates
