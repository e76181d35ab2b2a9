"""What was known when: an event is known since the latest recorded time among itself and its ancestors that are here.

Spec: PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .civil import end_of
from .fold import AMENDED, TIMELESS, State
from .history import History, Slot
from .look import HeldValue, held_values


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


class Told(NamedTuple):
    """An event that a day rests on and that was known only after it, and the slots of that day that it changed."""

    digest: bytes
    since: int
    changed: frozenset[Slot]


def told_later(history: History, day: datetime.date) -> list[Told]:
    """The events that had taken effect by a day, as written or as corrected, and were not known by its end, in the order
    in which they became known; and what amends others, where it changes that day."""
    whole, since = State(history, day), known_since(history)
    order = history.order
    of_day = {e.digest for i, e in enumerate(order) if min(e.effective, whole.effective(i)) <= day}
    known = set(known_on(history, day).at)
    found, before = [], _picture(history.only(known), day, of_day)
    for event in sorted((e for e in order if e.digest not in known), key=lambda e: since[e.digest]):
        known.add(event.digest)
        amends = event.kind in TIMELESS
        if not amends and event.digest not in of_day:
            continue
        after = _picture(history.only(known), day, of_day)
        changed = frozenset(slot for slot in {*before, *after} if before.get(slot) != after.get(slot))
        if changed or not amends:
            found.append(Told(event.digest, since[event.digest], changed))
        before = after
    return found


def _picture(history: History, day: datetime.date, of_day: set[bytes]) -> dict[Slot, list[HeldValue]]:
    """What slots hold, but for what amends events of other days."""
    found: dict[Slot, list[HeldValue]] = {}
    for one in held_values(State(history, day)):
        if one.slot not in AMENDED or one.subject[0] in of_day:
            found.setdefault((one.slot, one.subject), []).append(one)
    return found
