"""What a value of a frame is as a cell of the C library, by the kind of its column; a list of values as its bytes.

Spec: spec/50-indicators.md; GEN-1, GEN-6, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import operator
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from .._discreet import alone
from .._frame_values import is_missing, iso_day
from .._low import indicator as _low
from .._low.core import DATE_UNKNOWN, WORD_CLASSES, days_of
from ..errors import UsageError
from ..text import HALF_A_PAIR, Text, one_of, whole_number
from ..words import Group, Status, Tri, Word
from .columns import Column

__all__ = ["BLANK", "DAYS", "EMPTY", "NEEDED", "ONCE", "SAID", "TIME", "ZERO", "HoldsFloats", "Refused", "cells_of", "ids_of", "named", "said", "takes",
           "type_of", "wanted"]

#: The kinds whose cells are days, beside what stands for no day.
DAYS = ("day", "end", "date")
#: The kind of a column whose every value is read once, however many rows have it; no cell is made of it.
ONCE = "once"
#: What stands for a blank in each kind, and the type of array of those whose cells are numbers.
BLANK: dict[str, Any] = {
    "id": bytes(16), "digest": bytes(32), "day": DATE_UNKNOWN, "end": DATE_UNKNOWN, "date": DATE_UNKNOWN, "tri": 0,
    "word": 0, "set": _low.NO_NUMBER, "number": _low.NO_NUMBER}
_TYPES = {"day": "i", "end": "i", "date": "i", "tri": "B", "word": "B", "set": "I", "number": "I"}
#: The rule that says what a kind takes.
_RULES = {"id": "IND-5", "digest": "IND-11", "day": "GEN-7", "end": "GEN-7", "date": "GEN-7", "tri": "GEN-1",
          "word": "GEN-1", "set": "GEN-1", "number": "IND-8"}
#: What is wrong with what a kind does not take, where it is no invalid value.
_STATUSES = dict.fromkeys(DAYS, Status.INVALID_DATE) | {"number": Status.OUT_OF_RANGE}
#: Of a column of days, the text that is no day, and its cell.
SAID = {"end": ("open", _low.DATE_OPEN), "date": ("unknown", _low.DATE_SAID_UNKNOWN)}
#: The days of an accompaniment, which are there or none; C refuses others (IND-10).
_NEVER_UNKNOWN = ("begins", "ends")
_NONE, _BETWEEN = "none", "|"
_DIGEST = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

_ID = Text("an identifier: a text, a whole number, a UUID or sixteen bytes",
           "un identifiant : un texte, un nombre entier, un UUID ou seize octets")
_DAY = Text("a date, a date and time at midnight, or a text as 2025-06-01",
            "une date, une date et heure à minuit, ou un texte comme 2025-06-01")
_TRI = Text("yes, no, unknown, or a boolean; codes=True reads whole numbers, 0 unknown, 1 no, 2 yes",
            "yes, no, unknown, ou un booléen ; codes=True lit des nombres entiers, 0 inconnu, 1 non, 2 oui")
_CODE = Text("yes, no, unknown, a boolean, or a code: 0 unknown, 1 no, 2 yes",
             "yes, no, unknown, un booléen, ou un code : 0 inconnu, 1 non, 2 oui")
_DIGITS = Text("64 hexadecimal digits or 32 bytes", "64 chiffres hexadécimaux ou 32 octets")
_DIGITS_MOST = Text("a number of more digits than Python writes: give its text",
                    "un nombre de plus de chiffres que Python n'en écrit : donner son texte")
EMPTY = Text("an empty text: give null (None), or an identifier", "un texte vide : donner null (None), ou un identifiant")
_EMPTY = Text("an empty text: give null (None) for what is not known",
              "un texte vide : donner null (None) pour ce qui n'est pas connu")
ZERO = Text("an identifier that is all zero names nobody: give null (None), or another one",
            "un identifiant tout à zéro ne désigne personne : donner null (None), ou un autre")
NEEDED = Text("nothing here, and every row needs it", "rien ici, et chaque ligne l'exige")
TIME = Text("it takes a day, and this one has a time of day: cut it to the day first, whatever the hour",
            "elle accepte un jour, et celui-ci a une heure : le ramener d'abord au jour, quelle que soit l'heure")


class Refused(Exception):
    """A value that its column does not take: what is wrong, and the row among those read."""

    def __init__(self, what: Text, column: Column, row: int = 0, status: Status | None = None) -> None:
        self.what = what
        self.row = row
        self.rule: str = _RULES[column.kind]
        self.status: Status = status or _STATUSES.get(column.kind, Status.INVALID_VALUE)
        super().__init__(what.en)


class HoldsFloats(Refused):
    """A float where whole numbers belong: what helps, the frame's library decides."""

    def __init__(self, column: Column, row: int = 0) -> None:
        super().__init__(Text("it takes whole numbers", "elle accepte des nombres entiers"), column, row)


def type_of(kind: str) -> str:
    """The type of array of the cells of a kind, numpy's too."""
    return _TYPES.get(kind) or f"V{len(BLANK[kind])}"


def wanted(column: Column, codes: bool) -> Text:
    """What a column takes."""
    words = None if column.group is None else [word.word for word in _words(column)]
    if column.kind == "set":
        assert words is not None
        listed = _BETWEEN.join(words[:2])
        return Text(f"words of {', '.join(words)} as in {listed}, a list of them, or {_NONE}",
                    f"des mots parmi {', '.join(words)}, comme {listed}, une liste de tels mots, ou {_NONE}")
    if words is not None:
        return one_of(words)
    plain = {"id": _ID, "digest": _DIGITS, "tri": _CODE if codes else _TRI, "number": whole_number(0, _low.AGE_LIMIT)}
    if column.kind in plain:
        return plain[column.kind]
    beside = said(column)
    return Text(f"{_DAY.en}, or {beside[0]}", f"{_DAY.fr}, ou {beside[0]}") if beside else _DAY


def said(column: Column) -> tuple[str, int] | None:
    """What a column of days takes beside days, and its cell; nothing for "not known" where a blank says that (IND-10)."""
    return None if column.name in _NEVER_UNKNOWN else SAID.get(column.kind)


def _words(column: Column) -> type[Word]:
    assert column.group is not None
    return WORD_CLASSES[Group(column.group)]


def takes(what: Text) -> Text:
    return Text(f"it takes {what.en}", f"elle accepte {what.fr}")


# ---- one value: its cell, or None where the column does not take it


def _whole(column: Column, value: Any) -> int | None:
    """A whole number, None where it is none."""
    if isinstance(value, float) or type(value).__name__.startswith("float"):
        raise HoldsFloats(column)
    try:
        return None if isinstance(value, (bool, Word)) else operator.index(value)
    except TypeError:
        return None


def _day(column: Column, value: Any, codes: bool) -> int | None:
    if type(value).__name__ == "datetime64":
        value = value.astype("datetime64[us]").item()
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time() or getattr(value, "nanosecond", False):
            raise Refused(TIME, column)
        return days_of(value.date())
    if isinstance(value, datetime.date):
        return days_of(value)
    if not isinstance(value, str):
        return None
    beside = SAID.get(column.kind)
    if beside and value == beside[0]:
        return beside[1]
    found = iso_day(value)
    return None if found is None else days_of(found)


def _tri(column: Column, value: Any, codes: bool) -> int | None:
    if type(value).__name__ in ("bool", "bool_"):
        return Tri.YES.code if value else Tri.NO.code
    if isinstance(value, (str, Tri)):
        return next((word.code for word in Tri if value in (word, word.word)), None)
    number = _whole(column, value) if codes else None
    return number if number is not None and any(number == word.code for word in Tri) else None


def _word(column: Column, value: Any, codes: bool) -> int | None:
    words = _words(column)
    if isinstance(value, words):
        return value.code
    return next((word.code for word in words if value == word.word), None) if isinstance(value, str) else None


def _set(column: Column, value: Any, codes: bool) -> int | None:
    if isinstance(value, str):
        value = [] if value == _NONE else value.split(_BETWEEN)
    if isinstance(value, (bytes, Word)) or not isinstance(value, Iterable):
        return None
    first, bits = min(word.code for word in _words(column)), 0
    for each in value:
        code = _word(column, each, codes)
        if code is None:
            return None
        bits |= 1 << code - first
    return bits


def _number(column: Column, value: Any, codes: bool) -> int | None:
    if isinstance(value, str):
        value = int(value) if _NUMBER.fullmatch(value) else None
    number = None if value is None else _whole(column, value)
    return number if number is not None and 0 <= number <= _low.AGE_LIMIT else None


def _digest(column: Column, value: Any, codes: bool) -> bytes | None:
    if isinstance(value, str):
        return bytes.fromhex(value) if _DIGEST.fullmatch(value) else None
    held = bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else b""
    return held if len(held) == len(BLANK["digest"]) else None


_READERS: dict[str, Callable[[Column, Any, bool], Any]] = {
    "day": _day, "end": _day, "date": _day, "tri": _tri, "word": _word, "set": _set, "number": _number, "digest": _digest}


def _cell(column: Column, value: Any, codes: bool) -> Any:
    if is_missing(value):
        return BLANK[column.kind]
    if isinstance(value, str) and not value:
        raise Refused(_EMPTY, column)
    found = _READERS[column.kind](column, value, codes)
    if found is None:
        raise Refused(takes(wanted(column, codes)), column)
    return found


# ---- identifiers


def named(column: Column, value: Any) -> bytes:
    """The text in UTF-8 that names somebody, sixteen bytes by their digits; b"" for nobody."""
    if isinstance(value, str):
        if not value and column.required:
            raise Refused(EMPTY, column)
        try:
            return value.encode()
        except UnicodeEncodeError:
            pass  # it holds the text, and would stay behind what is raised here
        raise Refused(HALF_A_PAIR, column, status=Status.INVALID_TEXT)
    if is_missing(value):
        if column.required:
            raise Refused(NEEDED, column)
        return b""
    if isinstance(value, UUID):
        return value.hex.encode()
    if isinstance(value, (bytes, bytearray, memoryview)) and len(bytes(value)) == _low.ID_SIZE:
        return bytes(value).hex().encode()
    number = _whole(column, value)
    if number is None:
        raise Refused(takes(_ID), column)
    try:
        return str(number).encode()
    except ValueError:  # more digits than Python writes
        alone(Refused(_DIGITS_MOST, column))


def ids_of(column: Column, texts: Any, offsets: Any = None) -> bytes:
    """Sixteen bytes for each text, blank for an empty one."""
    try:
        return _low.ids_of_texts(texts) if offsets is None else _low.ids_of_buffers(texts, offsets)
    except UsageError as error:
        what = ZERO if error.status is Status.INVALID_VALUE else error.told
        raise Refused(what, column, error.index or 0) from None


# ---- many values


def cells_of(column: Column, values: Sequence[Any], codes: bool) -> bytes:
    """The bytes of a column's cells, one behind another.

    Raises:
        Refused: the first value that the column does not take.
    """
    made: list[Any] = []
    seen: dict[str, Any] = {}
    row = 0
    identifiers = column.kind == "id"
    try:
        for row, value in enumerate(values):
            plain = type(value) is str  # of other types, what is equal may not be the same: True is 1
            cell = seen.get(value) if plain else None
            if cell is None:
                cell = named(column, value) if identifiers else _cell(column, value, codes)
                if plain:
                    seen[value] = cell
            made.append(cell)
    except Refused as refused:
        refused.row = row
        raise
    if identifiers:
        return ids_of(column, made)
    return b"".join(made) if column.kind not in _TYPES else array(_TYPES[column.kind], made).tobytes()
