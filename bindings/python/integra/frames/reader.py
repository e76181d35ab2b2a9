"""What is asked of a data frame, whichever library it comes from, and the checks they share. Columns only, no rows.

Spec: spec/10-screening.md (SCR-7), GEN-1, GEN-6, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from .._low import core as _low
from .._arrays import in_row
from .._sieve import Sieve
from ..errors import UsageError
from ..masked import RowReason
from ..text import Text, whole_number
from ..words import Status, Tri

Array: TypeAlias = np.ndarray[Any, Any]

#: The three words, each at the place of its code.
WORDS = tuple(tri.word for tri in Tri)
#: In a column of codes, a value that is none.
BAD = 255
_GREATEST_COUNT = 2**32 - 1

ANSWER = Text("yes, no, unknown, or a boolean", "yes, no, unknown, ou un booléen")
CODE = Text("0 (unknown), 1 (no) or 2 (yes)", "0 (inconnu), 1 (non) ou 2 (oui)")
COUNT = whole_number(0, _GREATEST_COUNT)
DAY = Text("a date, or a date and time, of the years 1 to 9999",
           "une date, ou une date et une heure, des années 1 à 9999")
TEXT = "text"
STAYS = "a list of {date, emergency}"
REF = "text, or whole numbers"


class Reader(ABC):
    """A data frame, read column by column into numpy. A missing value is unknown, everywhere."""

    #: Names of the columns, in order.
    names: list[Any]
    #: Number of rows.
    rows: int
    #: What stands before a column's name in a refusal.
    of: str = ""
    #: Whether its rows are elements of a list, whose own row is told by who reads the list.
    listed: bool = False

    @abstractmethod
    def answers(self, name: str, codes: bool) -> Array:
        """Tri codes, uint8, :data:`BAD` where a value is none; ``codes`` reads numbers too."""

    @abstractmethod
    def numbers(self, name: str) -> tuple[Array, Array | None]:
        """Whole or floating numbers, 0 where missing, and which are missing. TypeError: no numbers."""

    @abstractmethod
    def texts(self, name: str) -> tuple[Array, list[str]]:
        """Text, or categories of it: places in a list of what occurs, -1 where missing. TypeError: no text."""

    @abstractmethod
    def days(self, name: str) -> Array:
        """Days since 1970-01-01 where the clock hung: int32 or wider, DATE_UNKNOWN where missing."""

    @abstractmethod
    def missing(self, name: str) -> Array:
        """Where a column of words or booleans has nothing."""

    @abstractmethod
    def stays(self, name: str) -> tuple[Array, Reader]:
        """A list column: its lengths, -1 where missing, and its elements as a frame of their own."""

    @abstractmethod
    def match(self, other: Reader) -> tuple[Array, Array]:
        """Small whole numbers for ``ref`` here and there, the same where the refs are; -1 where missing."""

    def takes(self, name: str, wanted: str, hint: str = "") -> TypeError:
        """A column of a type that cannot be read; the type of a column is no value of a person."""
        return TypeError(f"column {self.of + name!r} takes {wanted}{hint and '; '}{hint}")

    def takes_answers(self, name: str, codes: bool, numeric: bool) -> TypeError:
        """No answers. Numbers are none unless asked for: 1 is here a no, and in most tables a yes."""
        hint = f"codes=True reads numbers, as {CODE.en}" if numeric and not codes else ""
        return self.takes(name, ANSWER.en + (f", or {CODE.en}" if codes else ""), hint)

    def refuse(self, name: str, bad: Array, status: Status, rule: str, wanted: Text, sieve: Sieve | None = None) -> None:
        """Refuses the values of a mask by their column and row, never quoting one (GEN-6); a sieve sets their rows
        apart, without one the first is an error."""
        what = Text(f"column {self.of + name!r} takes {wanted.en}", f"la colonne {self.of + name!r} accepte {wanted.fr}")
        if sieve is not None:
            sieve.refuse(bad, RowReason(self.of + name, rule, what))
            return
        row = int(bad.argmax())
        raise UsageError(status, rule=rule, index=row, detail=what if self.listed else in_row(row, what))

    @abstractmethod
    def append(self, made: Mapping[str, Array], words: Mapping[str, tuple[str, ...]],
               texts: Mapping[str, tuple[str, ...]] | None = None, nulls: Array | None = None) -> Any:
        """The frame with these columns behind its own; those in ``words`` hold places in that dictionary, and so do
        those in ``texts``, whose dictionary is only what occurs here: its type is that of any other frame's. Each has
        nothing in the rows of ``nulls``, which may be none."""


def signed(places: Array) -> Array:
    """Places in a dictionary as the libraries want them; of uint8 there are too few words to change sign."""
    return places.view(np.int8) if places.dtype == np.uint8 else places


def from_booleans(values: Array, missing: Array | None) -> Array:
    """False is no, true is yes, missing is unknown."""
    codes: Array = np.add(values, 1, dtype=np.uint8)
    if missing is not None:
        codes[missing] = Tri.UNKNOWN.code
    return codes


def from_places(places: Array, dictionary: Array) -> Array:
    """Codes of dictionary-encoded words: their places, and the code of each word; -1 is the place of a missing one."""
    if len(dictionary) == len(WORDS) and (dictionary == range(len(WORDS))).all() and places.dtype.itemsize == 1:
        codes: Array = places.view(np.uint8)  # the words in our own order: the places are the codes
        return np.where(places < 0, np.uint8(Tri.UNKNOWN.code), codes) if places.min(initial=0) < 0 else codes
    codes = np.append(dictionary, np.uint8(Tri.UNKNOWN.code))[places]
    return codes


def from_numbers(values: Array, missing: Array | None) -> Array:
    """Codes given as numbers; uint8 is read where it is."""
    if values.dtype == np.uint8 and missing is None:
        return values
    with np.errstate(invalid="ignore"):
        codes: Array = values.astype(np.uint8)
    codes[codes != values] = BAD
    if missing is not None:
        codes[missing] = Tri.UNKNOWN.code
    return codes


def from_floats(values: Array) -> tuple[Array, Array | None]:
    """Floating numbers, of which NaN are missing: whole numbers with some missing, as pandas has them."""
    missing = np.isnan(values)
    return np.where(missing, 0, values), missing


def checked_answers(reader: Reader, name: str, codes: bool, sieve: Sieve | None = None) -> Array:
    """A column of answers, its bad rows refused."""
    found = reader.answers(name, codes)
    if found.max(initial=0) >= len(WORDS):
        bad = found >= len(WORDS)
        reader.refuse(name, bad, Status.INVALID_VALUE, "GEN-1", CODE if codes else ANSWER, sieve)
        found = np.where(bad, np.uint8(Tri.UNKNOWN.code), found)
    return found


def checked_counts(reader: Reader, name: str, sieve: Sieve | None = None) -> tuple[Array, Array]:
    """A column of counts: uint32, 0 where missing, and where they are given; its bad rows refused."""
    values, missing = reader.numbers(name)
    if values.min(initial=0) < 0 or values.max(initial=0) > _GREATEST_COUNT or _broken(values).any():
        bad = (values < 0) | (values > _GREATEST_COUNT) | _broken(values)
        reader.refuse(name, bad, Status.INVALID_VALUE, "SCR-7", COUNT, sieve)
        values = np.where(bad, 0, values)
    given = np.ones(len(values), np.bool_) if missing is None else ~missing
    return values.astype(np.uint32, copy=False), given


def _broken(values: Array) -> Array:
    """Which are no whole numbers."""
    whole: Array = np.floor(values) != values if values.dtype.kind == "f" else np.zeros(1, np.bool_)
    return whole


def checked_days(reader: Reader, name: str, sieve: Sieve | None = None) -> Array:
    """A column of dates as int32 days, DATE_UNKNOWN where missing; its bad rows refused."""
    days = reader.days(name)
    bad = ((days < _low.FIRST_DAY) | (days > _low.LAST_DAY)) & (days != _low.DATE_UNKNOWN)
    if bad.any():
        reader.refuse(name, bad, Status.INVALID_DATE, "GEN-7", DAY, sieve)
        days = np.where(bad, _low.DATE_UNKNOWN, days)
    return days.astype(np.int32, copy=False)


def from_datetimes(values: Array) -> Array:
    """Days of datetime64, the day that a time falls on."""
    days = values.astype("datetime64[D]").view(np.int64)
    days[np.isnat(values)] = _low.DATE_UNKNOWN
    return days
