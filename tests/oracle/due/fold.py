"""The plan on a day D, as known now: which events count, what each slot holds, who is there.

Spec: PLN-6, PLN-10, PLN-11, PLN-16, PLN-28.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from .civil import day_of
from .history import PLAN, Event, History, Slot, Subject, Value
from .setters import DATES, of_authority, settings
from .slots import Held, Settings, Slots, origin, same, set_of, standing_in
from .tables import word_of

TIMELESS = ("correction", "annulment", "erasure")
AMENDED = ("correction", "standing")
"""Slots whose settlements count on every day, like what they settle."""

EASIER = {
    "contested_answer_is_the_first",
    "person_is_not_asked_beside_holders",
    "one_answer_for_all",
    "both_holders_refuse",
}
"""Wrong readings under which a refusal held is not read as one."""


class State:
    """The plan on a day. Indexes are places in the total order of the history."""

    def __init__(self, history: History, day: datetime.date) -> None:
        self.history, self.day, self.wrong = history, day, history.wrong
        self.sets: list[Settings] = settings(history)
        events = history.order
        here = (1 << len(events)) - 1
        if "annulments_by_their_day" in self.wrong:
            here = set_of([i for i, e in enumerate(events) if e.kind != "annulment" or e.effective <= day])
        self.stands = _standing(history, here)
        self.timeless = [i for i in self.stands if self._timeless(i)]
        if "corrections_by_their_day" in self.wrong:
            self.timeless = [i for i in self.timeless if events[i].effective <= day]
        kept = history.cache.setdefault(("amended", tuple(self.timeless)), (self._among(self.timeless, here), {}))
        self.amended: Slots = kept[0]  # type: ignore[index]
        self.effective_days: dict[int, datetime.date] = kept[1]  # type: ignore[index]
        among = set(self.timeless)
        self.counted = [i for i in self.stands if i not in among and self._counts(i)]
        everything = tuple(sorted([*self.counted, *self.timeless]))
        fallen = tuple(i for i in self._fallen() if self._timeless(i) or self._counts(i))
        found = history.cache.get(("slots", everything, here, fallen))
        if found is None:
            found = Slots(history, self.sets, list(everything), here, fallen)
            history.cache["slots", everything, here, fallen] = found
        assert isinstance(found, Slots)
        self.all = found

    def _among(self, counts: list[int], here: int) -> Slots:
        return Slots(self.history, self.sets, counts, here)

    def _fallen(self) -> list[int]:
        """The accepted settlements that do not stand."""
        stands, events = set(self.stands), self.history.order
        return [i for i, e in enumerate(events) if e.kind == "settlement" and self.history.accepted[i] and i not in stands]

    def _timeless(self, index: int) -> bool:
        """What says what the record ought to have said is no event of a day (PLN-16)."""
        event = self.history.order[index]
        amends = event.kind == "settlement" and event.code in AMENDED
        return event.kind in TIMELESS or (amends and "amending_settlements_by_their_day" not in self.wrong)

    def _counts(self, index: int) -> bool:
        """Whether an event of a day counts on this one."""
        if self.history.order[index].kind == "settlement":
            if "settlements_are_no_events" in self.wrong or "settlements_of_any_day" in self.wrong:
                return "settlements_of_any_day" in self.wrong
        effective = self.effective(index)
        return effective < self.day if "counts_from_the_day_after" in self.wrong else effective <= self.day

    # What was recorded of an event, as corrected (PLN-23, PLN-16).

    def _corrected(self, index: int, field: str, slots: Slots) -> Value | None:
        """The value a field is corrected to: of dates the earliest, of others the first correction's."""
        slot: Slot = ("correction", (self.history.order[index].digest, field))
        held = [one.value for one in slots.held(slot) if one.setter is not None]
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
        value = self._corrected(index, "effective", self.amended)
        return value.date if value and value.date else event.effective

    def due(self, index: int) -> datetime.date | None:
        """Its due date."""
        value = self._corrected(index, "due", self.all)
        return value.date if value else self.history.order[index].due

    def until(self, index: int) -> datetime.date | None:
        """Its end."""
        value = self._corrected(index, "until", self.all)
        return value.date if value else self.history.order[index].until

    def person(self, index: int) -> bytes | None:
        """Who it names."""
        value = self._corrected(index, "person", self.all)
        return value.person if value else self.history.order[index].person

    def word(self, index: int, column: str) -> str | None:
        """Its `code` or `detail`, a word."""
        event = self.history.order[index]
        value = self._corrected(index, column, self.all)
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

    @property
    def slots(self) -> dict[Slot, list[Held]]:
        """All that is held."""
        return {slot: self.held(*slot) for slot in self.all.names()}

    def held(self, name: str, subject: Subject = PLAN) -> list[Held]:
        """The values a slot holds, by their setters in total order."""
        if "latest_date_replaces" not in self.wrong or name in AMENDED:
            return self.all.held((name, subject))
        setters = self.all.setters((name, subject))
        last = max((self.effective(i) for i in setters), default=None)
        among = Slots(self.history, self.sets, [i for i in setters if self.effective(i) == last], self.all.here)
        return among.held((name, subject))

    def words(self, name: str, subject: Subject = PLAN) -> list[str]:
        """The words a slot holds."""
        return [held.value.word for held in self.held(name, subject) if held.value.word is not None]

    def subjects(self, name: str) -> list[Subject]:
        """What there are slots of, in bytewise order."""
        return [subject for slot, subject in self.all.names() if slot == name]

    def differs(self, slot: Slot) -> bool:
        """Whether a slot is in conflict: two different values; the phase's value is its word alone."""
        values = [held.value for held in self.held(*slot)]
        return any(not same(slot[0], values[0], value) for value in values[1:])

    def phases(self) -> set[str]:
        """The phases held; none before the opening."""
        held = self.words("phase")
        if "first_phase_alone" in self.wrong:
            held = held[:1]
        return set(held)

    # People.

    def _left(self, held: Held) -> set[bool]:
        """Whether a holder has since left, by each value that their role holds: none, by a leaving that is not among the
        ancestors of the naming (PLN-10: leaving comes before holding)."""
        if held.setter is None or held.value.person is None or "nobody_is_vacant" in self.wrong:
            return {False}
        slot: Slot = ("role", (held.value.person, ""))
        roles = self.all
        if "leaving_of_any_day" in self.wrong:
            roles = self._among(self.stands, roles.here)
        if "joining_gives_nothing_back" in self.wrong:
            leaves = [i for i in roles.setters(slot) if self.sets[i][slot].word == "none"]
            return {any(self._since(i, held.setter) for i in leaves)}
        entries = [(one.value.word, one.setter) for one in roles.held(slot)]
        left = [word == "none" and setter is not None and self._since(setter, held.setter) for word, setter in entries]
        return set(left) or {False}

    def _since(self, setter: int, naming: int) -> bool:
        leave = origin(self.history, setter)
        if "concurrent_leaving_is_not_since" in self.wrong:
            return self.history.descends(leave, naming)
        return not self.history.descends(naming, leave)

    def vacant(self, held: Held) -> bool:
        """Whether a holder has for certain left since."""
        if "leaving_in_conflict_is_leaving" in self.wrong:
            return True in self._left(held)
        return self._left(held) == {True}

    def undisputed(self, office: str) -> bool:
        """Whether an office is named, for certain not vacant, and holds no two values (PLN-11)."""
        held = self.held(office)
        if "the_disputed_settle" not in self.wrong and len({one.value for one in held}) != 1:
            return False
        if "perhaps_left_settles" in self.wrong:
            return bool(self.holders(office))
        return bool(held) and all(self._left(one) == {False} for one in held)

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
        """What a consent comes to (PLN-6, PLN-28): worked out with those who have authority for certain, and once more with
        all who may have it; unknown where the two differ (PLN-11, what was decided, 17)."""
        possible = self.members("authority_holder")
        sure = [who for who in possible if of_authority(self.all, who)]
        answers = [self._answer(consent, holders) for holders in (sure, possible)]
        if "holders_perhaps_are_asked" in self.wrong:
            return answers[1]
        if "holders_perhaps_do_not_count" in self.wrong:
            return answers[0]
        return answers[0] if answers[0] == answers[1] else "unknown"

    def _answer(self, consent: str, holders: list[bytes]) -> str:
        slots = [(consent, PLAN), *((f"holder_{consent}", (who, "")) for who in holders)]
        plans, *theirs = (self._word(*slot) for slot in slots)
        if "person_is_not_asked_beside_holders" in self.wrong and len(holders) >= 2:
            plans = "unknown"
        if "one_answer_for_all" in self.wrong:
            theirs = []
        for word in ("withdrawn", "refused"):
            either = all if "both_holders_refuse" in self.wrong and len(theirs) >= 2 else any
            if plans == word or (theirs and either(answer == word for answer in theirs)):
                return word
        perhaps = any(set(self.words(*slot)) & {"refused", "withdrawn"} for slot in slots)
        if perhaps and "perhaps_refused_is_not_read" not in self.wrong and not self.wrong & EASIER:
            return "unknown"
        each = any if "one_holder_gives" in self.wrong else all
        enough = each(one == "given" for one in theirs) if len(theirs) >= 2 else "given" in (plans, *theirs)
        return "given" if enough else "unknown"

    def _word(self, slot: str, subject: Subject = PLAN) -> str:
        words = [word for word in self.words(slot, subject)]
        if words and "contested_answer_is_the_first" in self.wrong:
            return words[0]
        return words[0] if len(set(words)) == 1 else "unknown"


def _standing(history: History, here: int) -> list[int]:
    found = history.cache.get(("standing", here))
    if found is None:
        found = history.cache["standing", here] = standing_in(history, here)
    assert isinstance(found, list)
    return found


def source(state: State, held: Held) -> int | None:
    """The event that a value first came from."""
    return None if held.setter is None else origin(state.history, held.setter)
