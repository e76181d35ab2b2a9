"""The plan on a day D, as known now: which events count, what each slot holds, who is there.

Spec: PLN-6, PLN-10, PLN-11, PLN-16, PLN-28.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .civil import day_of
from .history import PLAN, Event, History, Read, Slot, Subject, Value
from .setters import CONSENTS, DATES, Settings, chosen, settings, standing_in, tops
from .tables import word_of

TIMELESS = ("correction", "annulment", "erasure")
OWN_WORD = (*CONSENTS, "opinion", "holder_assistance_consent", "holder_sharing_consent")


class Held(NamedTuple):
    """A value held: by which event of the total order it was set (None: nobody set it, it is how the slot begins)."""

    value: Value
    setter: int | None
    read: bool = False


class State:
    """The plan on a day. Indexes are places in the total order of the history."""

    def __init__(self, history: History, day: datetime.date) -> None:
        self.history, self.day, self.wrong = history, day, history.wrong
        self.sets: list[Settings] = settings(history)
        everyone = (1 << len(history.order)) - 1
        self.stands = standing_in(history, everyone)
        if "annulments_by_their_day" in self.wrong:
            seen = sum(1 << i for i, e in enumerate(history.order) if e.kind != "annulment" or e.effective <= day)
            self.stands = standing_in(history, seen)
        events = history.order
        self.timeless = [i for i in self.stands if events[i].kind in TIMELESS]
        if "corrections_by_their_day" in self.wrong:
            self.timeless = [i for i in self.timeless if events[i].effective <= day]
        dated = [i for i in self.stands if events[i].kind not in TIMELESS]
        self.settled = [i for i in dated if events[i].kind == "settlement" and self._by(events[i].effective)]
        if "settlements_of_any_day" in self.wrong:
            self.settled = [i for i in dated if events[i].kind == "settlement"]
        if "settlements_are_no_events" in self.wrong:
            self.settled = []
        others = [i for i in dated if events[i].kind != "settlement"]
        self.corrections = self._by_slot(sorted(self.timeless + self.settled), "correction")
        self.effective_days: dict[int, datetime.date] = {}
        self.counted = sorted([i for i in others if self._by(self.effective(i))] + self.settled)
        self.counts = {*self.counted, *self.timeless}
        self.slots: dict[Slot, list[Held]] = {}
        for slot, setters in self._by_slot(sorted(self.counted + self.timeless)).items():
            self.slots[slot] = [Held(self.sets[i][slot], i) for i in self._tops(slot, setters)]
        for read in history.reads:
            self._read(read)

    def _by(self, effective: datetime.date) -> bool:
        return effective < self.day if "counts_from_the_day_after" in self.wrong else effective <= self.day

    def _by_slot(self, among: list[int], name: str = "") -> dict[Slot, list[int]]:
        """The setters of each slot (of that name) among these events."""
        found: dict[Slot, list[int]] = {}
        for i in among:
            for slot in self.sets[i]:
                if slot[0].startswith(name):
                    found.setdefault(slot, []).append(i)
        return found

    def _tops(self, slot: Slot, among: list[int]) -> list[int]:
        if "latest_date_replaces" in self.wrong and slot[0] != "correction":
            last = max((self.effective(i) for i in among), default=None)
            among = [i for i in among if self.effective(i) == last]
        return tops(self.history, self.sets, slot, among)

    # What was recorded of an event, as corrected (PLN-23, PLN-16).

    def _corrected(self, index: int, field: str) -> Value | None:
        """The value a field is corrected to: of dates the earliest, of others the first correction's."""
        slot: Slot = ("correction", (self.history.order[index].digest, field))
        among = self.corrections.get(slot, [])
        held = [self.sets[i][slot] for i in tops(self.history, self.sets, slot, among)]
        if not held or "nothing_is_corrected" in self.wrong:
            return None
        days = [value.date for value in held if value.date is not None]
        if field in DATES and days:
            return Value(date=max(days) if "two_dates_latest" in self.wrong else min(days))
        return held[-1] if "two_values_last" in self.wrong else held[0]

    def effective(self, index: int) -> datetime.date:
        """The day an event took effect."""
        if index not in self.effective_days:
            self.effective_days[index] = self._effective(index)
        return self.effective_days[index]

    def _effective(self, index: int) -> datetime.date:
        event = self.history.order[index]
        if "day_it_was_recorded" in self.wrong:
            return day_of(event.recorded)
        if "effective_as_written" in self.wrong:
            return event.effective
        value = self._corrected(index, "effective")
        return value.date if value and value.date else event.effective

    def due(self, index: int) -> datetime.date | None:
        """Its due date."""
        value = self._corrected(index, "due")
        return value.date if value else self.history.order[index].due

    def until(self, index: int) -> datetime.date | None:
        """Its end."""
        value = self._corrected(index, "until")
        return value.date if value else self.history.order[index].until

    def person(self, index: int) -> bytes | None:
        """Who it names."""
        value = self._corrected(index, "person")
        return value.person if value else self.history.order[index].person

    def word(self, index: int, column: str) -> str | None:
        """Its `code` or `detail`, a word."""
        event = self.history.order[index]
        value = self._corrected(index, column)
        plain = event.code if column == "code" else event.detail
        return word_of(event.kind, column, value.detail if value else plain)

    # Events of the day.

    def event(self, index: int) -> Event:
        """The event at an index."""
        return self.history.order[index]

    def when(self, index: int) -> tuple[datetime.date, int]:
        """What "before" and "after" compare: the effective day, then the total order."""
        return self.effective(index), index

    def of(self, *kinds: str) -> list[int]:
        """The counted events of these kinds, the earliest first."""
        return sorted((i for i in self.counted if self.event(i).kind in kinds), key=self.when)

    # Values held.

    def _read(self, read: Read) -> None:
        """A value that a broken event had read is held where both count and nothing settles them both (PLN-11)."""
        at, wrong = self.history.at, self.wrong
        if "reads_are_not_held" in wrong or read.breaker not in at or read.broken not in at:
            return
        pair = (at[read.breaker], at[read.broken])
        if not all(i in self.counts for i in pair) and "reads_of_any_day" not in wrong:
            return
        slot: Slot = (read.slot, read.subject)
        for i in self.counted:
            later = all(self.history.descends(i, one) for one in pair) and slot in self.sets[i]
            settles = read.slot in OWN_WORD or self.event(i).kind == "settlement"
            if later and settles and "reads_are_never_settled" not in wrong:
                return
        setter = at.get(read.setter) if read.setter is not None else self._had_set(read, slot)
        held = self.slots.setdefault(slot, [])
        if Held(read.value, setter, True) not in held:
            held.append(Held(read.value, setter, True))
            held.sort(key=lambda one: (-1 if one.setter is None else one.setter, one.read, str(one.value)))

    def _had_set(self, read: Read, slot: Slot) -> int | None:
        """Who had set the value that the broken event read: the setter that its ancestors hold."""
        above = standing_in(self.history, self.history.above[self.history.at[read.broken]])
        found = tops(self.history, self.sets, slot, above)
        return next((i for i in found if same(read.slot, self.sets[i][slot], read.value)), None)

    def held(self, name: str, subject: Subject = PLAN) -> list[Held]:
        """The values a slot holds, by their setters in total order."""
        return self.slots.get((name, subject), [])

    def words(self, name: str, subject: Subject = PLAN) -> list[str]:
        """The words a slot holds."""
        return [held.value.word for held in self.held(name, subject) if held.value.word is not None]

    def subjects(self, name: str) -> list[Subject]:
        """What there are slots of, in bytewise order."""
        return sorted(subject for slot, subject in self.slots if slot == name and self.slots[slot, subject])

    def differs(self, slot: Slot) -> bool:
        """Whether a slot is in conflict: two different values; the phase's value is its word alone."""
        values = [held.value for held in self.slots[slot]]
        return any(not same(slot[0], values[0], value) for value in values[1:])

    def phases(self) -> set[str]:
        """The phases held; none before the opening."""
        held = self.words("phase")
        if "first_phase_alone" in self.wrong:
            held = held[:1]
        return set(held)

    # People.

    def vacant(self, held: Held) -> bool:
        """Whether a holder has since left: a counted leaving of theirs descends from the naming (PLN-10)."""
        if held.setter is None or "nobody_is_vacant" in self.wrong:
            return False
        leaves = [i for i in self.counted if self.event(i).kind == "leave"]
        if "leaving_of_any_day" in self.wrong:
            leaves = [i for i in self.stands if self.event(i).kind == "leave"]
        for i in leaves:
            if self.event(i).person != held.value.person:
                continue
            since = self.history.descends(i, held.setter)
            if "concurrent_leaving_is_since" in self.wrong:
                since = not self.history.descends(held.setter, i)
            if since and not ("joining_gives_back" in self.wrong and self._back(i)):
                return True
        return False

    def _back(self, leave: int) -> bool:
        joins = [i for i in self.counted if self.event(i).kind == "join"]
        same_one = [i for i in joins if self.event(i).person == self.event(leave).person]
        return any(self.history.descends(i, leave) for i in same_one)

    def holders(self, office: str, reads: bool = True) -> list[bytes]:
        """Who holds an office and has not left, by their setters in total order."""
        found: list[bytes] = []
        for held in self.held(office):
            person = held.value.person
            if person is not None and person not in found and (reads or not held.read) and not self.vacant(held):
                found.append(person)
        return found

    def members(self, role: str) -> list[bytes]:
        """Whose role this is, alone or among others, ascending."""
        return [who for who, _ in self.subjects("role") if role in self.words("role", (who, ""))]

    def answer(self, consent: str) -> str:
        """What a consent comes to (PLN-6, PLN-28)."""
        holders = self.members("authority_holder")
        if len(holders) < 2 or "one_answer_for_all" in self.wrong:
            return self._one(self.words(consent))
        answers = [self._one(self.words(f"holder_{consent}", (who, ""))) for who in holders]
        each = any if "one_holder_gives" in self.wrong else all
        if each(answer == "given" for answer in answers):
            return "given"
        refusing = ("refused", "withdrawn") if "holders_withdrawal_refuses" in self.wrong else ("refused",)
        every = all if "both_holders_refuse" in self.wrong else any
        return "refused" if every(answer in refusing for answer in answers) else "unknown"

    def _one(self, words: list[str]) -> str:
        if not words:
            return "unknown"
        if "contested_answer_is_the_first" in self.wrong:
            return words[0]
        return words[0] if len(set(words)) == 1 else "unknown"


def same(slot: str, one: Value, other: Value) -> bool:
    """Whether two values of a slot are one."""
    return one.word == other.word if slot == "phase" else one == other


def source(state: State, held: Held) -> int | None:
    """The event that a value comes from: its setter, of a settlement what it chose."""
    return None if held.setter is None else chosen(state.history, held.setter)
