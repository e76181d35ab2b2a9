"""How long something lasts: a Duration or a Range of FHIR, in codes of UCUM or in plain words.

Spec: FHIR R4 and R5, UCUM; spec/10-screening.md (GEN-1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What is given and not understood is no nothing: it ends on a day that is not known.
"""

from __future__ import annotations

import datetime
import math

from .dates import Span, after
from .shape import Node

#: The end of what ends on a day that cannot be told.
ANY_DAY = Span(datetime.date.min, datetime.date.max)
_LONGEST = 3_650_000

_DAY, _WEEK, _MONTH, _YEAR, _HOUR = (1.0, 1.0), (7.0, 7.0), (28.0, 31.0), (365.0, 366.0), (1 / 24,) * 2
_MINUTE, _SECOND = (1 / 1440,) * 2, (1 / 86400,) * 2
#: How many days a unit is, at least and at most, by its code of UCUM and the words for it. A bare m is minutes or months.
_DAYS = {
    word: days
    for days, words in (
        (_DAY, "d day days day(s) j jr jrs jour jours jour(s)"),
        (_WEEK, "wk wks week weeks week(s) sem semaine semaines semaine(s)"),
        (_MONTH, "mo month months month(s) mois"),
        (_YEAR, "a an ans an(s) annee annees année années year years year(s) yr yrs"),
        (_HOUR, "h hr hrs hour hours hour(s) heure heures heure(s)"),
        (_MINUTE, "min minute minutes minute(s)"),
        (_SECOND, "s"),
    )
    for word in words.split()
}


def unit_of(word: str) -> tuple[float, float] | None:
    """Give how many days a unit is, at least and at most; none where the word is of none."""
    return _DAYS.get(word.strip().rstrip(".").casefold())


def _unit(length: Node) -> tuple[float, float] | None:
    """Give how many days its unit is; none where neither code nor word is known, or where they are of two units."""
    written = (length.text("code"), length.text("unit"))
    known = {days for each in written if each and (days := unit_of(each)) is not None}
    return known.pop() if len(known) == 1 else None


def days_of(value: float, unit: str) -> int:
    """Give how many days a length is at least, in a unit that is known."""
    return math.ceil(min(value * _DAYS[unit][0], _LONGEST))


def _bounds(length: Node, times: float) -> tuple[int, int] | None:
    value, unit = length.number("value"), _unit(length)
    if value is None or unit is None or length.members.get("comparator") is not None:
        return None
    least, most = (math.ceil(min(max(value, 0) * each * times, _LONGEST)) for each in unit)
    return least, most


def end_of(length: Node, start: Span | None, times: float = 1) -> Span:
    """Give the first day after a length that begins on a day."""
    days = _bounds(length, times)
    return ANY_DAY if days is None or start is None else Span(after(start, days[0]).first, after(start, days[1]).last)


def end_between(lengths: Node, start: Span | None) -> Span:
    """Give the first day after a length between two."""
    low, high = lengths.child("low"), lengths.child("high")
    most = _bounds(high, 1) if high else None
    least = _bounds(low, 1) if low else (0, 0)
    if start is None or least is None or most is None:
        return ANY_DAY
    return Span(after(start, least[0]).first, after(start, most[1]).last)
