"""What rises from a territory: collective problems by kind and topic, and nothing that tells whom they are about.

The C library writes the message and reads none; that a body is one of these is judged here.
Spec: spec/40-concertation.md (CON-7), spec/integra.cddl.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .._discreet import alone
from .. import _cbor
from .._low import core as _low
from .._model import Immutable
from ..errors import MalformedError
from ..text import Text
from ..words import DifficultyKind, Status
from .row import MOST

__all__ = ["Rise", "Risen", "rise_of"]

#: A count that is shown is greater: smaller ones are hidden.
_HIDDEN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Risen(Immutable):
    """One kind of difficulty that rises.

    Attributes:
        kind: what the topic counts.
        topic: the service, the function, or the caller's own number.
        month: the first day of the month since which it is a problem, None where that is not known.
        recurs: whether it recurs, or rises only because a matter was not settled in time.
        count: how often it came up since it was settled; None where that is 1 to 10, or not known.
    """

    kind: DifficultyKind
    topic: int
    month: datetime.date | None
    recurs: bool
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise(Immutable):
    """What rises from a territory as of a day: never a demand, a day or a commune (CON-7).

    Attributes:
        territory: which territory.
        risen: by kind and topic.
        data: the bytes of the message.
    """

    territory: UUID
    risen: tuple[Risen, ...]
    data: bytes = field(repr=False)


def rise_of(data: bytes) -> Rise:
    """Reads a message ``rise``."""
    _, size = _low.next_message(memoryview(data))
    if size != len(data):
        raise MalformedError(Status.TRAILING, rule="WIRE-12", offset=size)
    try:
        body = _cbor.read(data)[2]
        rows = tuple(_risen(*row) for row in body.get(1, ()))
        if type(body[0]) is not bytes:
            raise ValueError
        territory = UUID(bytes=body[0])
        if not territory.int or 1 in body and not rows or not _ascend(rows):
            raise ValueError
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        alone(MalformedError(Status.WRONG_TYPE, rule="WIRE-20", detail=Text(
            "the body is not that of what rises", "le corps n'est pas celui de ce qui remonte")))
    return Rise(territory=territory, risen=rows, data=data)


def _risen(kind: int, topic: int, month: int | None, recurs: int, count: int | None) -> Risen:
    day = None if month is None else _low.date_of(month)
    numbers = (kind, topic, recurs, *(each for each in (month, count) if each is not None))
    if any(type(each) is not int for each in numbers) or not 0 <= topic <= MOST or recurs not in (0, 1):
        raise ValueError
    if day is not None and day.day != 1 or count is not None and not (count == 0 or _HIDDEN < count <= MOST):
        raise ValueError
    return Risen(kind=DifficultyKind(kind), topic=topic, month=day, recurs=bool(recurs), count=count)


def _ascend(rows: tuple[Risen, ...]) -> bool:
    keys: list[Any] = [(row.kind.code, row.topic) for row in rows]
    return keys == sorted(set(keys))
