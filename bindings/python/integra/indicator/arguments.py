"""What the calls of this room are given: a day, a pack, the days covered, options of figures.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any, TypeAlias

from .._low import indicator as _low
from .._model import argument, argument_word
from ..errors import UsageError
from ..rules import Rules
from ..text import expected, whole_number
from ..words import ConformityBasis, Requester, Status

__all__ = ["Covers", "day", "number", "options_of", "pack"]

#: From and to of the days that the data cover.
Covers: TypeAlias = tuple[datetime.date, datetime.date]


def day(at: datetime.date) -> datetime.date:
    """The argument ``at``."""
    if not _is_day(at):
        raise TypeError("at takes a datetime.date (not a datetime: give its date())")
    return at


def _is_day(value: object) -> bool:
    """A time has a day too, and which one is for whoever gives it to say."""
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def pack(rules: Rules | None) -> Rules:
    """The argument ``rules``."""
    return Rules.default() if rules is None else argument(Rules, rules, "rules")


def options_of(covers: Any, conformity: Any, requester: Any) -> _low.Options:
    """The arguments of a figure."""
    if covers is not None:
        if not isinstance(covers, tuple) or len(covers) != 2 or not all(map(_is_day, covers)):
            raise TypeError("covers takes the first and the last day, a tuple of two datetime.date (not datetimes)")
    return _low.Options(
        covers, None if conformity is None else argument_word(ConformityBasis, conformity, "conformity"),
        None if requester is None else argument_word(Requester, requester, "requester"))


def number(value: object, name: str, lowest: int, highest: int) -> int:
    if type(value) is not int:
        raise TypeError(f"{name} takes an int")
    if not lowest <= value <= highest:
        raise UsageError(Status.OUT_OF_RANGE, rule="IND-5", detail=expected(whole_number(lowest, highest)).at(name))
    return value
