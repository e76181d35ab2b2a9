"""A plan on a day, as known now: its state that day, what is due, and who covered each day until then.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14, PLN-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from .._model import Immutable, argument_word
from ..errors import UsageError
from ..text import expected, one_of
from ..words import Answer, Cover, Slot, Status
from .due import CoverDays, Due
from .event import Event
from .holding import Holding
from .state import PlanState

__all__ = ["PlanOnDay", "SlotChange", "ToldLater"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOnDay(Immutable):
    """A plan on a day: verdicts from every event that is here, the state from those that had taken effect by the end of
    that day, as corrected since (PLN-16). :meth:`integra.Plan.on` makes it; it needs the plan no more.

    Attributes:
        at: the day.
        due: every obligation, met ones included, in the order of the rules (PLN-13).
        state: what the slots held that day, with the needs, objectives, interventions and events that had taken effect.
            No message tells it: its ``data`` and ``digest`` are empty. What is counted, missing or concurrent is so of
            the plan as it is here.
        cover: who covered each office, the referent's first, on each day up to that one on which the plan was active or in
            review (PLN-14).
    """

    at: datetime.date
    due: tuple[Due, ...]
    state: PlanState
    cover: tuple[CoverDays, ...]

    @property
    def gaps(self) -> tuple[CoverDays, ...]:
        """The days on which nobody covered an office, neither its holder nor the deputy (PLN-14)."""
        return tuple(each for each in self.cover if each.by is Cover.NOBODY)

    def answer(self, slot: Slot) -> Answer:
        """What a consent came to that day (PLN-6, PLN-28).

        Args:
            slot: ``Slot.ASSISTANCE_CONSENT`` or ``Slot.SHARING_CONSENT``.

        Raises:
            UsageError: it is another slot.
        """
        answers = {Slot.ASSISTANCE_CONSENT: self.state.assistance, Slot.SHARING_CONSENT: self.state.sharing}
        asked = argument_word(Slot, slot, "slot")
        if asked not in answers:
            raise UsageError(Status.INVALID_VALUE, rule="PLN-6",
                             detail=expected(one_of(each.word for each in answers)).at("slot"))
        return answers[asked]

    def __repr__(self) -> str:
        return f"PlanOnDay({self.state.plan}, {self.at}, {len(self.due)} obligations)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotChange(Immutable):
    """One slot that an event told later changes: what it held before that event was known, and what it holds after."""

    before: Holding[Any]
    after: Holding[Any]

    @property
    def slot(self) -> Slot:
        """Which slot; its subject and field are those of :attr:`after`."""
        return self.after.slot


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLater(Immutable):
    """An event that a day's state rests on and that was known only after that day (PLN-16).

    Attributes:
        event: the event.
        known: since when it is known here: when it was recorded, and no earlier than any of its ancestors.
        changes: what it changed of the state of that day when it came, slot by slot; none where it changed nothing, such
            as a fact that no slot holds, or an event that is refused.
    """

    event: Event
    known: datetime.datetime
    changes: tuple[SlotChange, ...] = ()
