"""Wrong readings of the calendar and of what rows say together. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from . import civil, fact
from .planted import plant
from .rows import UNKNOWN, Date, Special, Tri

_months_before, _event = civil.months_before, fact.event


def _rollover(day: int, months: int) -> int | None:
    """31 May less three months is 2 or 3 March."""
    year, month, of_month = civil.ymd(day)
    index = year * 12 + month - 1 - months
    return None if index < 12 else civil.day_of(index // 12, index % 12 + 1, 1) + of_month - 1


def _thirty(day: int, months: int) -> int | None:
    """A month is 30 days."""
    found = day - 30 * months
    return found if found >= civil.FIRST else None


def _sticky(day: int, months: int) -> int | None:
    """The last day of a month stays the last day."""
    found = _months_before(day, months)
    year, month, of_month = civil.ymd(day)
    if found is None or of_month != civil.month_length(year, month):
        return found
    year, month, _ = civil.ymd(found)
    return civil.day_of(year, month, civil.month_length(year, month))


def _year_365(day: int, months: int) -> int | None:
    """Twelve months are 365 days."""
    if months != 12:
        return _months_before(day, months)
    return day - 365 if day - 365 >= civil.FIRST else None


def _aged_early(birth: int, day: int, months: int) -> bool:
    """Born on 29 February: a year older on 28 February of a common year."""
    year, month, of_month = civil.ymd(birth)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    return year <= 9999 and day >= civil.day_of(year, month, min(of_month, civil.month_length(year, month)))


def _aged_always(birth: int, day: int, months: int) -> bool:
    """Where the day n months before does not exist, everybody is that old."""
    limit = _months_before(day, months)
    return limit is None or birth <= limit


def _window(start_in: int, end_out: int, clip: bool) -> Callable[[int, int, int], tuple[int, int] | None]:
    """A window with other ends."""

    def found(at: int, start: int, end: int) -> tuple[int, int] | None:
        last, opening = _months_before(at, end), _months_before(at, start)
        if last is None or (opening is None and not clip):
            return None
        return (civil.FIRST if opening is None else opening + 1 - start_in), last - end_out

    return found


def _tri_as(value: bool) -> Callable[[Tri], tuple[bool, ...]]:
    """Unknown is no, or yes."""
    return lambda tri: (value if tri is None else tri,)


def _agreed(pick: Callable[[list[Any]], Any]) -> Callable[[Iterable[Any]], Any]:
    """Of several values one is picked."""

    def found(values: Iterable[Any]) -> Any:
        known = [value for value in values if value is not None]
        return pick(known) if known else None

    return found


def _blank_disagrees(values: Iterable[Any]) -> Any:
    """A blank disagrees with a known value."""
    said = set(values)
    return said.pop() if len(said) == 1 else None


def _earliest_date(values: Iterable[Date]) -> Date:
    """Of two dates the earlier."""
    said = set(values) - {None}
    days = [value for value in said if isinstance(value, int)]
    return min(days) if days else (UNKNOWN if said else None)


def _open(after: int, before: int) -> Callable[[int | None, int | None, int | None], bool]:
    """Open from the day after it opens, or to the day before it closes."""

    def found(day: int | None, opens: int | None, closes: int | None) -> bool:
        if day is None:
            return False
        return (opens is None or opens + after <= day) and (closes is None or day <= closes - before)

    return found


def _always_before(day: int | None, opens: int | None, closes: int | None) -> bool:
    """Before the calendar what has no opening was open."""
    if day is None:
        return opens is None
    return (opens is None or opens <= day) and (closes is None or day <= closes)


def _event_late(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """What happened after D is read."""
    return _event([(tri, None if day is None else min(day, at)) for tri, day in said], at)


def _event_certain(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """A yes without a day is certain."""
    return _event([(tri, at if tri and day is None else day) for tri, day in said], at)


def _event_unknown_no(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """Unknown is no."""
    return _event([(tri, day) for tri, day in said if tri is not None], at)


def _event_disagrees(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """A yes and a no are unknown."""
    listed = list(said)
    found = _event(listed, at)
    return (False, True) if found == (True,) and any(tri is False for tri, _ in listed) else found


def _event_yes_without_day_no(said: Iterable[tuple[Tri, int | None]], at: int) -> tuple[bool, ...]:
    """A yes without a day did not happen by D."""
    return _event([(tri, day) for tri, day in said if not (tri and day is None)], at)


PLANTS = (
    plant("month_rollover", "31 May less 3 months rolls over into March", "", (civil, "months_before", _rollover)),
    plant("month_thirty_days", "a month is 30 days", "", (civil, "months_before", _thirty)),
    plant("month_end_sticks", "the last day of a month gives the last day", "", (civil, "months_before", _sticky)),
    plant("year_365_days", "12 months are 365 days", "", (civil, "months_before", _year_365)),
    plant("leap_birthday_early", "born 29 February: aged on 28 February", "A3 B3", (civil, "aged", _aged_early)),
    plant("aged_before_calendar", "everybody is old near the calendar's start", "A3 B3", (civil, "aged", _aged_always)),
    plant("window_closed", "windows are closed at both ends", "", (civil, "window", _window(1, 0, True))),
    plant("window_open", "windows are open at both ends", "", (civil, "window", _window(0, 1, True))),
    plant("window_half_other", "windows are closed at the start, open at the end", "",
          (civil, "window", _window(1, 1, True))),
    plant("window_outside_empty", "a window that begins before the calendar is empty", "",
          (civil, "window", _window(0, 0, False))),
    plant("unknown_as_no", "an unknown tri is no", "", (fact, "either", _tri_as(False))),
    plant("unknown_as_yes", "an unknown tri is yes", "", (fact, "either", _tri_as(True))),
    plant("disagree_first", "of rows that disagree the first is right", "", (fact, "agreed", _agreed(lambda v: v[0]))),
    plant("disagree_last", "of rows that disagree the last is right", "", (fact, "agreed", _agreed(lambda v: v[-1]))),
    plant("blank_disagrees", "a blank disagrees with a value", "", (fact, "agreed", _blank_disagrees)),
    plant("dates_earliest", "of two openings the earlier", "A1 B1 B2", (fact, "agreed_date", _earliest_date)),
    plant("date_unknown_blank", "an unknown opening or closing is none", "A1 B1 B2",
          (fact, "_fillings", lambda cell, _: [None if isinstance(cell, Special) else cell])),
    plant("opens_next_day", "not open on the opening day", "A1 B1 B2", (fact, "open_on", _open(1, 0))),
    plant("closed_that_day", "not open on the closing day", "A1 B1 B2", (fact, "open_on", _open(0, 1))),
    plant("open_before_calendar", "open before the calendar", "B1 B2", (fact, "open_on", _always_before)),
    plant("event_after_d", "signatures and answers after D read", "A2 A4", (fact, "event", _event_late)),
    plant("event_without_day", "a yes without a day is certain", "A2 A4", (fact, "event", _event_certain)),
    plant("event_no_day_no", "a yes without a day did not happen", "A2 A4", (fact, "event", _event_yes_without_day_no)),
    plant("event_unknown_no", "an unknown signature is none", "A2 A4", (fact, "event", _event_unknown_no)),
    plant("event_disagrees", "a yes and a no are unknown", "A2 A4", (fact, "event", _event_disagrees)),
)  # fmt: skip
