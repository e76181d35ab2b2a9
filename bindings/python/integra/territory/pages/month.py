"""A month drawn as its days: meetings filled, what is due framed, today underlined.

Spec: spec/44-territory-pages.md, "What is due".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

The list beside it says all that it shows, so that it is hidden from screen readers; numbers are the same in both languages.
"""
from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from ...tour.markup import Html, Writer

__all__ = ["month"]

_CELL, _HIGH, _WEEK = 24, 20, 7
_SATURDAY = 5


def month(w: Writer, first: datetime.date, marked: Mapping[datetime.date, bool], today: datetime.date) -> Html:
    """The days of a month, weeks from Monday on. ``marked`` says of a day whether somebody meets on it."""
    offset, length = calendar.monthrange(first.year, first.month)
    cells = [_day(w, first.replace(day=number), offset + number - 1, marked, today) for number in range(1, length + 1)]
    weeks = -(-(offset + length) // _WEEK)
    return w("svg", cells, viewBox=f"0 0 {_CELL * _WEEK} {_HIGH * weeks}", cls="grid", aria_hidden="true", focusable="false")


def _day(w: Writer, date: datetime.date, place: int, marked: Mapping[datetime.date, bool], today: datetime.date) -> Html:
    row, column = divmod(place, _WEEK)
    x, y = _CELL * column, _HIGH * row
    meets = marked.get(date)
    names = [name for name, on in (("on", meets is True), ("due", meets is False), ("quiet", meets is None and column >= _SATURDAY),
                                   ("today", date == today)) if on]
    box = w("rect", x=str(x + 2), y=str(y + 1), width=str(_CELL - 4), height=str(_HIGH - 2), rx="3") if meets is not None else None
    line = w("path", d=f"M{x + 6},{y + 18}h{_CELL - 12}") if date == today else None
    return w("g", box, w("text", str(date.day), x=str(x + _CELL // 2), y=str(y + 14)), line, cls=" ".join(names) or None)
