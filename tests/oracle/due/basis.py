"""A plan on a day as the rows of obligations ask it, and what a row is.

Spec: PLN-13.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .civil import ONE
from .fold import State
from .history import NO_PLACE, History, Subject
from .stays import Stays
from .tables import parameters

MEMBER = frozenset({"member"})
PERSON = frozenset({"person"})
OFFICE_CODES = {"referent": 1, "mt": 2}


class Row(NamedTuple):
    """An obligation. `state` is met, open, due or overdue; `subject` None where nobody is named, `place` that of
    an event or NO_PLACE, `value` a code or 0, `who` the words of the group entitled."""

    rule: str
    settled_by: str
    state: str
    due: datetime.date | None
    subject: bytes | None
    place: int
    value: int
    who: frozenset[str]


@dataclass(frozen=True)
class Screened:
    """A screening: its day and two verdicts, each yes, no or unknown."""

    date: datetime.date
    pps: str = "unknown"
    assistance: str = "unknown"


class Day:
    """The state on a day, with the parameters and the screening that the caller gives."""

    def __init__(
        self,
        history: History,
        at: datetime.date,
        overrides: dict[str, int] | None = None,
        screened: Screened | None = None,
    ) -> None:
        self.history, self.at, self.wrong = history, at, history.wrong
        self.state = State(history, at)
        self.parameters = {**parameters(), **(overrides or {})}
        self.screened = screened
        self.stays = Stays(self.state)
        opening = history.opening()
        self.person = opening.person if opening else None
        self.psi = opening is not None and opening.code == "psi"
        self.phases = self.state.phases()

    def in_phases(self, letters: str) -> bool:
        """Whether a phase of these is held, alone or among others."""
        words = {"D": "draft", "P": "proposed", "A": "active", "R": "in_review", "S": "suspended", "C": "closed"}
        return any(words[letter] in self.phases for letter in letters)

    def row(
        self,
        name: str,
        met: bool,
        *,
        due: datetime.date | None = None,
        subject: bytes | None = None,
        about: int | None = None,
        value: int = 0,
        who: frozenset[str] = MEMBER,
    ) -> Row:
        """A row of the table by its rule and what settles it, ``"PLN-8 review"``."""
        rule, settled_by = name.split(" ")
        place = NO_PLACE if about is None else self.state.event(about).place
        return Row(rule, settled_by, self._state(met, due), due, subject, place, value, who)

    def _state(self, met: bool, due: datetime.date | None) -> str:
        if met:
            return "met"
        if due is None:
            return "due" if "without_a_term_is_due" in self.wrong else "open"
        if "overdue_on_the_day" in self.wrong:
            return "overdue" if self.at >= due else "due"
        if "overdue_a_day_later" in self.wrong:
            return "overdue" if self.at - ONE > due else "due"
        return "overdue" if self.at > due else "due"

    def first(self, office: str) -> bytes | None:
        """The first holder who has not left; None where there is none."""
        holders = self.state.holders(office)
        if "last_holder_is_asked" in self.wrong:
            holders = holders[::-1]
        return holders[0] if holders else None

    def referent(self) -> bytes | None:
        """The first referent held."""
        return self.first("referent")

    def sharing(self) -> bool:
        """Whether the consent to sharing comes to given."""
        if "sharing_is_not_asked" in self.wrong:
            return True
        answer = self.state.answer("sharing_consent")
        return answer == "given" or (answer == "unknown" and "unknown_sharing_is_given" in self.wrong)

    def reviewers(self) -> frozenset[str]:
        """Who concludes a review."""
        return frozenset({"case_manager"}) if self.psi and "anyone_reviews_a_psi" not in self.wrong else MEMBER

    def verdict(self) -> str:
        """What the screening says of this kind of plan (PLN-15)."""
        assert self.screened is not None
        psi = not self.psi if "verdict_of_the_other_kind" in self.wrong else self.psi
        return self.screened.assistance if psi else self.screened.pps

    def anchor(self) -> int | None:
        """The latest of activation, resumption and concluded review: what periodic reviews count from."""
        kinds = ["activation", "resumption", "review_conclusion"]
        if "reviews_count_from_activation" in self.wrong:
            kinds = ["activation"]
        if "resumption_does_not_restart" in self.wrong:
            kinds = [kind for kind in kinds if kind != "resumption"]
        found = self.state.of(*kinds)
        return found[-1] if found else None

    def works(self, slot: str) -> Iterator[tuple[int, list[str], Subject]]:
        """Each need, intervention or objective that counts: the event that made it, the words held, its
        subject."""
        for subject in self.state.subjects(slot):
            index = self.history.at.get(subject[0])
            if index in self.state.counted or (index is not None and "steps_alone_make_a_work" in self.wrong):
                yield index, self.state.words(slot, subject), subject


def present(day: State, person: bytes, at: datetime.date | None = None) -> bool:
    """Whether somebody is present on a day: no counted absence of theirs holds it (PLN-14)."""
    at = day.day if at is None else at
    wrong = day.wrong
    for index in day.of("absence"):
        if day.person(index) != person:
            continue
        first, last = day.effective(index), day.until(index)
        if last is None and "blank_until_is_one_day" in wrong:
            last = first
        begun = first < at if "first_day_of_absence_is_present" in wrong else first <= at
        ended = last is not None and (at >= last if "last_day_of_absence_is_present" in wrong else at > last)
        if begun and not ended and "absences_are_not_read" not in wrong:
            return False
    return True


def to(state: State, indexes: Iterable[int], person: bytes) -> list[int]:
    """Those of these events that name a person."""
    return [i for i in indexes if state.person(i) == person]
