"""What was known when: an event is known since the latest recorded time among itself and its ancestors that are here.

Spec: PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from .civil import end_of
from .fold import State
from .history import History


def known_since(history: History) -> dict[bytes, int]:
    """Of each event the minute since which it is known."""
    since: dict[bytes, int] = {}
    for index, event in enumerate(history.order):
        above = [e.recorded for i, e in enumerate(history.order) if history.above[index] >> i & 1]
        if "ancestors_are_not_waited_for" in history.wrong:
            above = []
        if "parents_alone_are_waited_for" in history.wrong:
            above = [history.order[history.at[p]].recorded for p in event.parents if p in history.at]
        since[event.digest] = max([event.recorded, *above])
    return since


def known_at(history: History, minute: int) -> History:
    """A plan made of the events known since that minute or earlier."""
    if "minute_itself_excluded" in history.wrong:
        minute -= 1
    return history.only({digest for digest, since in known_since(history).items() if since <= minute})


def known_on(history: History, day: datetime.date) -> History:
    """The plan as known by the end of a day in UTC."""
    if "known_at_its_beginning" in history.wrong:
        return known_at(history, end_of(day) - 24 * 60)
    return known_at(history, end_of(day))


def as_known_then(history: History, day: datetime.date) -> State:
    """The state as known on a past day: the usual fold of what was known, whatever its dates (PLN-16)."""
    return State(known_on(history, day), datetime.date.max)


def told_later(history: History, day: datetime.date) -> list[bytes]:
    """Counted events of a day that were not known by its end, in total order."""
    state, since = State(history, day), known_since(history)
    late = [history.order[i].digest for i in state.counted]
    return [digest for digest in late if since[digest] > end_of(day)]
