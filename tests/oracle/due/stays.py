"""Stays in hospital, the returns from them and readmissions, out of counted admissions and discharges.

Spec: PLN-9, PLN-27, IND-3 (its test, without age).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .civil import days_after
from .fold import State


@dataclass
class Stay:
    """A stay by the indexes of its events; one without admission has a discharge, one under way none."""

    admission: int | None
    discharge: int | None = None
    before: int | None = None
    """The discharge before this one."""
    after: int | None = None
    """The next admission."""


class Stays:
    """All stays by a day, in order."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.all: list[Stay] = []
        last: int | None = None
        for index in self._in_order():
            if state.event(index).kind == "admission":
                for stay in self.all:
                    stay.after = index if stay.after is None else stay.after
                self.all.append(Stay(index, before=last))
                continue
            ended = self.all[-1] if self.all and self.all[-1].discharge is None else None
            if ended is None:
                ended = Stay(None, before=last)
                self.all.append(ended)
            ended.discharge = last = index

    def _in_order(self) -> list[int]:
        """Of one day a discharge comes first where a stay is under way, else the admission (PLN-9)."""
        state, left = self.state, self.state.of("admission", "discharge")
        under_way, found = False, []
        while left:
            today = [i for i in left if state.effective(i) == state.effective(left[0])]
            wanted = "discharge" if under_way else "admission"
            if "admission_first_of_a_day" in state.wrong:
                wanted = "admission"
            if "discharge_first_of_a_day" in state.wrong:
                wanted = "discharge"
            following = next((i for i in today if state.event(i).kind == wanted), today[0])
            under_way = state.event(following).kind == "admission"
            left.remove(following)
            found.append(following)
        return found

    def under_way(self) -> list[Stay]:
        """Stays without discharge that no other admission follows."""
        open_ones = [stay for stay in self.all if stay.discharge is None]
        if "stays_without_end_stay_under_way" in self.state.wrong:
            return open_ones
        return [stay for stay in open_ones if stay.after is None]

    def returns(self) -> list[Stay]:
        """Stays that ended, and after which there was no other admission."""
        ended = [stay for stay in self.all if stay.discharge is not None]
        if "return_outlives_readmission" in self.state.wrong:
            return ended
        return [stay for stay in ended if stay.after is None]

    def in_stay(self, stay: Stay, day: datetime.date) -> bool:
        """Whether a day lies in a stay, both ends included."""
        state = self.state
        end = state.day if stay.discharge is None else state.effective(stay.discharge)
        if stay.admission is not None:
            return state.effective(stay.admission) <= day <= end
        if stay.before is None or day == end:
            return day <= end
        return state.effective(stay.before) < day <= end

    def contacts(self, stay: Stay) -> list[int]:
        """Contacts of the return, from the day of the discharge to that of the next admission, both included."""
        assert stay.discharge is not None
        state = self.state
        start = state.effective(stay.discharge)
        end = state.day if stay.after is None else state.effective(stay.after)
        found = [i for i in state.of("contact") if start <= state.effective(i) <= end]
        if "contact_from_the_day_after" in state.wrong:
            found = [i for i in found if state.effective(i) > start]
        return found

    def supervisor(self, stay: Stay) -> bytes | None:
        """Who supervises the latest transition at or after the stay's admission; None where there is none."""
        state = self.state
        found = state.of("transition")
        if "supervisor_of_any_transition" not in state.wrong:
            if stay.admission is not None:
                start = state.effective(stay.admission)
                found = [i for i in found if state.effective(i) >= start]
            elif stay.before is not None:
                found = [i for i in found if self._since(stay, state.effective(i))]
        if not found or "supervisor_is_not_asked" in state.wrong:
            return None
        return state.person(found[0 if "supervisor_of_the_first_transition" in state.wrong else -1])

    def _since(self, stay: Stay, day: datetime.date) -> bool:
        """Whether a day is not before a stay without admission: after the discharge before, or that of its own."""
        assert stay.before is not None and stay.discharge is not None
        return day > self.state.effective(stay.before) or day >= self.state.effective(stay.discharge)

    def readmissions(self, days: int) -> list[int]:
        """Admissions within so many days of any earlier discharge, the day of the discharge not counting."""
        state, wrong = self.state, self.state.wrong
        least = 0 if "readmitted_the_same_day" in wrong else 1
        days -= "readmission_within_29_days" in wrong
        found = []
        for index in state.of("admission"):
            day = state.effective(index)
            gaps = [(day - state.effective(z)).days for z in state.of("discharge")]
            if "readmission_after_the_last_discharge" in wrong:
                gaps = sorted(gap for gap in gaps if gap >= 0)[:1]
            if any(least <= gap <= days for gap in gaps):
                found.append(index)
        return found


def days_from(state: State, index: int, days: int) -> datetime.date | None:
    """So many days after an event's effective day."""
    return days_after(state.effective(index), days)
