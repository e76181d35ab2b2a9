"""What a cell of a frame may hold, by the kind of its column.

Spec: spec/41-territory.md; GEN-1, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from .._frame_values import is_missing, iso_day
from ..text import Text, one_of, whole_number
from ..words import ColumnKind, TerritoryTable, Tri, Word
from .column import Column
from .columns import COLUMNS
from .refusals import takes_unknown
from .row import MOST, UNKNOWN, Unknown, is_reserved

__all__ = ["EmptyText", "HoldsFloats", "NoPlace", "Refused", "value_in"]

_HEX = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_IDENTIFIER = Text("an identifier: a UUID, sixteen bytes or 32 hexadecimal digits",
                   "un identifiant : un UUID, seize octets ou 32 chiffres hexadécimaux")
_DAY = Text("a date, a date and time at midnight, or a text as 2025-06-01",
            "une date, une date et heure à minuit, ou un texte comme 2025-06-01")
_TRI = Text("yes, no, unknown, or a boolean", "yes, no, unknown, ou un booléen")
_FLAG = Text("true or false", "true ou false")


class Refused(Exception):
    """A value that the column does not take: what it takes."""

    def __init__(self, wanted: Text) -> None:
        self.wanted = wanted
        super().__init__(wanted.en)


class EmptyText(Exception):
    """A text with nothing in it, which is no blank."""


class HoldsFloats(Exception):
    """A float where whole numbers belong: what helps, the frame's library decides."""


class NoPlace(Exception):
    """What is neither the place of a row nor its identifier."""


def _uuid(value: Any) -> UUID | None:
    if isinstance(value, UUID):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)) and len(bytes(value)) == 16:
        return UUID(bytes=bytes(value))
    return UUID(hex=value) if isinstance(value, str) and _HEX.fullmatch(value) else None


def _identifier(column: Column, value: Any) -> Any:
    found = _uuid(value)
    if found is None or is_reserved(found):
        raise Refused(_IDENTIFIER)
    return found if found.int or column.required else None


def _whole(value: Any) -> int | None:
    """A whole number, None where it is none."""
    if isinstance(value, float) or type(value).__name__.startswith("float"):
        raise HoldsFloats
    try:
        return None if isinstance(value, (bool, Word)) else operator.index(value)
    except TypeError:
        return None


def _number(column: Column, value: Any) -> int:
    number = _whole(value)
    if number is None or not 0 <= number <= MOST:
        raise Refused(whole_number(0, MOST))
    return number


def _ref(column: Column, value: Any) -> Any:
    assert isinstance(column.target, TerritoryTable)
    found = _uuid(value)
    if found is not None and COLUMNS[column.target][0].kind is ColumnKind.OWN:
        return found
    place = _whole(value)
    if place is None:
        raise NoPlace
    return place


def _date(column: Column, value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        if value.time() == datetime.time():
            return value.date()
    elif isinstance(value, datetime.date):
        return value
    elif isinstance(value, str) and (day := iso_day(value)) is not None:
        return day
    raise Refused(_DAY)


def _tri(column: Column, value: Any) -> Tri:
    if isinstance(value, bool):
        return Tri.YES if value else Tri.NO
    if isinstance(value, (str, Tri)):
        try:
            return Tri(str(value))
        except ValueError:
            pass
    raise Refused(_TRI)


def _word(column: Column, value: Any) -> Word:
    words = column.target
    assert isinstance(words, type)
    if isinstance(value, words) or isinstance(value, str):
        try:
            return words(value)
        except ValueError:
            pass
    raise Refused(one_of(word.word for word in words))


def _flag(column: Column, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(_FLAG)
    return value


_READERS: dict[ColumnKind, Callable[[Column, Any], Any]] = {
    ColumnKind.OWN: _identifier, ColumnKind.ID: _identifier, ColumnKind.REF: _ref, ColumnKind.DATE: _date,
    ColumnKind.DAY: _date, ColumnKind.MONTH: _date, ColumnKind.TRI: _tri, ColumnKind.WORD: _word,
    ColumnKind.FLAG: _flag, ColumnKind.NUMBER: _number,
}


def value_in(column: Column, value: Any) -> Any:
    """The value of a cell of a frame: a row named by its identifier is that identifier, one by its place an int.

    Raises:
        Refused, EmptyText, HoldsFloats, NoPlace: why the column does not take it.
    """
    if is_missing(value):
        return None
    if isinstance(value, str) and not value:
        raise EmptyText
    if takes_unknown(column) and (isinstance(value, Unknown) or isinstance(value, str) and value == UNKNOWN.value):
        return UNKNOWN
    return _READERS[column.kind](column, value)
