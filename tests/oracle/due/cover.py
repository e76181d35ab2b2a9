"""Who covers each office each day, walked day by day, the plan folded anew on each.

Spec: PLN-14.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .basis import present
from .civil import ONE
from .fold import State
from .history import History
from .setters import OFFICES


class CoverDays(NamedTuple):
    """From `start` to `end`, both included, an office is covered by its holder, its deputy or nobody."""

    office: str
    by: str
    person: bytes | None
    start: datetime.date
    end: datetime.date


def cover(history: History, at: datetime.date) -> list[CoverDays]:
    """The runs of days up to `at`, the referent's first, then the médecin traitant's."""
    runs: dict[str, list[CoverDays]] = {office: [] for office in OFFICES}
    whole = State(history, at)
    day = min((whole.effective(i) for i in whole.counted), default=None)
    before = False
    while day is not None and day <= at:
        state = on(history, day)
        running = _running(state)
        closing = before and _closes(state)
        if "closing_day_is_not_covered" in history.wrong:
            closing = False
        suspended = before and "suspended" in _phases(state) and "suspension_day_is_covered" in history.wrong
        if running or closing or suspended:
            for office in OFFICES:
                _add(runs[office], office, *_covers(state, office), day, history)
        before = running
        if day == datetime.date.max:
            break
        day += ONE
    return [run for office in OFFICES for run in runs[office]]


def on(history: History, day: datetime.date) -> State:
    """The plan on a day; what two days have in common is folded once."""
    state = history.cache.get(("state", day))
    if state is None:
        history.cache["state", day] = state = State(history, day)
    assert isinstance(state, State)
    return state


def _phases(state: State) -> set[str | None]:
    reads = "values_read_cover" in state.wrong
    return {held.value.word for held in state.held("phase") if reads or not held.read}


def _running(state: State) -> bool:
    return bool(_phases(state) & {"active", "in_review"})


def _closes(state: State) -> bool:
    """Whether a closing took effect on this very day."""
    for i in state.counted:
        sets = state.sets[i].get(("phase", (b"", "")))
        if sets is not None and sets.word == "closed" and state.effective(i) == state.day:
            return True
    return False


def _covers(state: State, office: str) -> tuple[str, bytes | None]:
    reads = "values_read_cover" in state.wrong
    turns = [("holder", office), ("deputy", OFFICES[office])]
    if "deputy_covers_first" in state.wrong:
        turns.reverse()
    for by, slot in turns:
        for person in state.holders(slot, reads):
            if present(state, person):
                return by, person
    return "nobody", None


def _add(
    runs: list[CoverDays], office: str, by: str, person: bytes | None, day: datetime.date, history: History
) -> None:
    last = runs[-1] if runs else None
    consecutive = last is not None and last.end + ONE == day or "runs_join_over_gaps" in history.wrong
    alike = last is not None and last.by == by
    if alike and last is not None and "runs_join_whoever_it_is" not in history.wrong:
        alike = last.person == person
    if last is not None and alike and consecutive and "a_run_a_day" not in history.wrong:
        runs[-1] = last._replace(end=day)
    else:
        runs.append(CoverDays(office, by, person, day, day))
