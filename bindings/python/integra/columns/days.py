"""Days as cells write them, as text or typed: day and year in either order, a time behind them, its zone.

Spec: spec/03-command.md ("Columns of our own"); GEN-1, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A time behind a day is passed over. One of another clock than that of metropolitan France leaves open which day it was
there, as in FHIR (:mod:`integra.adapters.dates`): such a day is a span of two, and no day where one is needed.
"""
from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator

from .._discreet import alone
from ..adapters.dates import Span, after, moves
from ..text import Text, expected

__all__ = ["FORMS", "CellError", "NO_SUCH_DAY", "day", "day_first", "span_of", "typed", "whole_day"]

#: How dates may be written where the year does not stand first: the order of day, month and year.
FORMS = {"dd/mm/yyyy": (0, 1, 2), "mm/dd/yyyy": (1, 0, 2)}

_TIME = (r"(?:(?:T|\s+|\s+à\s+)(?P<hour>[0-9]{1,2})[:h](?P<minute>[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*"
         r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME, re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _TIME, re.ASCII)
_TWO_DIGITS = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}" + _TIME, re.ASCII)
#: An offset of hours alone, as some databases write it.
_HOURS = 3

_DAY = Text("a date, as in 31/12/2024 or 2024-12-31", "une date, comme 31/12/2024 ou 2024-12-31")
_YEAR = Text("a year of four digits, since a century is not guessed", "une année à quatre chiffres, car un siècle ne se devine pas")
NO_SUCH_DAY = Text("a day that exists; where the month stands first, say so in the file of --columns",
                   "un jour qui existe ; si le mois est en premier, le dire dans le fichier de --columns")
#: No file of --columns says how days are written in what is ours to define.
_EXISTS = Text("a day that exists, before its month, as in 31/12/2024, or 2024-12-31",
               "un jour qui existe, avant son mois, comme 31/12/2024, ou 2024-12-31")
_OPEN = Text("a day alone, or a time by the clock of metropolitan France: near midnight a time with another zone leaves open "
             "which day it was there",
             "un jour seul, ou une heure de France métropolitaine : près de minuit, une heure avec un autre fuseau ne dit pas "
             "quel jour il y était")


class CellError(Exception):
    """What is wrong with a cell, before it is known where it stands."""

    def __init__(self, reason: Text, word: str | None = None, nearest: str | None = None, rule: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.word = word
        self.nearest = nearest
        self.rule = rule


@functools.lru_cache(maxsize=8192)
def span_of(text: str, form: str = next(iter(FORMS))) -> Span:
    """The days that a date as people write it may be: 2024-12-31, or in the order that a form says."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, date = map(int, found.group(1, 3, 4))
    elif found := _YEAR_LAST.fullmatch(text):
        parts = [int(part) for part in found.group(1, 3, 4)]
        date, month, year = (parts[place] for place in FORMS[form])
    else:
        raise CellError(expected(_YEAR if _TWO_DIGITS.fullmatch(text) else _DAY), rule="GEN-7")
    try:
        written = datetime.date(year, month, date)
    except ValueError:
        alone(CellError(expected(NO_SUCH_DAY), rule="GEN-7"))
    zone = found["zone"]
    if not zone:
        return Span(written, written)
    return _moved(written, moves(found["hour"], found["minute"], f"{zone}:00" if len(zone) == _HOURS else zone))


def typed(cell: datetime.date) -> Span:
    """The days that a date or a time may be; the day of a time without a zone is its own."""
    day = datetime.date(cell.year, cell.month, cell.day)
    ahead = cell.utcoffset() if isinstance(cell, datetime.datetime) else None
    if ahead is None or not isinstance(cell, datetime.datetime):
        return Span(day, day)
    sign, minutes = "-" if ahead < datetime.timedelta() else "+", abs(ahead) // datetime.timedelta(minutes=1)
    return _moved(day, moves(str(cell.hour), str(cell.minute), f"{sign}{minutes // 60:02}:{minutes % 60:02}"))


def _moved(day: datetime.date, moved: Iterator[int]) -> Span:
    days = (day, *(after(Span(day, day), by).first for by in moved))
    return Span(min(days), max(days))


def whole_day(span: Span) -> datetime.date:
    """The day of a span; refuses one that is open."""
    if span.whole is None:
        raise CellError(expected(_OPEN), rule="GEN-7")
    return span.whole


def day(text: str, form: str = next(iter(FORMS))) -> datetime.date:
    """A date as people write it, the time behind it passed over; refuses one whose day in France its zone leaves open."""
    return whole_day(span_of(text, form))


def day_first(text: str) -> datetime.date:
    """As :func:`day`, in a form whose days stand before their months, whoever writes it."""
    try:
        return day(text)
    except CellError as error:
        raise CellError(expected(_EXISTS) if error.reason == expected(NO_SUCH_DAY) else error.reason, text, rule=error.rule) from None
