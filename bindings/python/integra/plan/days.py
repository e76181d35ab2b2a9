"""What a plan says of a day: what is due, who covers each day, its state that day, and what was known by then.

Spec: spec/34-due.md (PLN-13), spec/36-as-of.md (PLN-14 to PLN-16).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._low import due as _low_due, plan as _low_plan, state as _low_state
from ..rules import Rules, pack_of
from ..screening.model import Screening
from .asked import argument_day, moment_of, screened_of, settlers_of
from .due import Due, Screened
from .event import Event
from .on_day import PlanOnDay, ToldLater

if TYPE_CHECKING:
    from .plan import Plan

__all__ = ["PlanDays"]


class PlanDays:
    """What has a day's state: a :class:`integra.Plan`."""

    __slots__ = ()

    def on(self, at: datetime.date, *, rules: Rules | None = None, screened: Screening | Screened | None = None) -> PlanOnDay:
        """The plan on a day, as known now: its state, what is due, and who covered each day (PLN-13, PLN-14, PLN-16).

        >>> import datetime, uuid
        >>> from integra import Draft, EventKind, Plan
        >>> from integra.words import PlanKind, Role
        >>> nurse, day = uuid.UUID(int=2), datetime.date(2025, 6, 1)
        >>> plan = Plan(writer=uuid.UUID(int=9))
        >>> _ = plan.append(Draft(
        ...     kind=EventKind.OPENING, code=PlanKind.PPS, detail=Role.NURSE, author=nurse, person=uuid.UUID(int=1),
        ...     effective=day, recorded=datetime.datetime(2025, 6, 1, 9, 30, tzinfo=datetime.timezone.utc)))
        >>> plan.on(day).state.phase.value
        <Phase.DRAFT: 'draft'>
        >>> plan.on(datetime.date(2025, 5, 31)).state.phase.value
        <Phase.NONE: 'none'>

        Args:
            at: the day. Events whose effective date, as corrected, lies after it are not read.
            rules: the pack that the periods are read from, ``Rules("has-2014")`` where none is given.
            screened: a screening of the plan's person (PLN-15, SCR-10).

        Raises:
            UsageError: a screening without a date (GEN-7), or of another person than the plan's (PLN-15).
        """
        plan = self._open
        with _low_due.on_day(plan, pack_of(rules), argument_day(at), screened_of(screened, _low_plan.person(plan))) as due:
            found = _low_due.dues(plan, _low_due.rows(due))
            return PlanOnDay(at=at, due=found, state=_low_state.state_on(plan, due, at, settlers_of(found)),
                             cover=_low_due.cover(due))

    def due(self, at: datetime.date, *, rules: Rules | None = None,
            screened: Screening | Screened | None = None) -> tuple[Due, ...]:
        """Every obligation of the plan on a day, met ones included, in the order of the rules (PLN-13). Arguments and errors
        as for :meth:`on`."""
        plan = self._open
        with _low_due.on_day(plan, pack_of(rules), argument_day(at), screened_of(screened, _low_plan.person(plan))) as due:
            return _low_due.dues(plan, _low_due.rows(due))

    def known_since(self, event: bytes | Event) -> datetime.datetime:
        """Since when an event is known here, in UTC: when it was recorded, and no earlier than any of its ancestors that are
        here (PLN-16). Raises KeyError where it is not here."""
        return _low_plan.known_since(self._open, self._index(event))

    def known_at(self, when: datetime.datetime | datetime.date) -> Plan:
        """The plan as it was known then (PLN-16): a new plan of the events known by then, with verdicts and state of their own.
        Texts erased since stay erased.

        Args:
            when: an aware time, whose minute is included; or a day, which stands for its last minute in UTC.

        Raises:
            UsageError: the time lies outside years 1 to 9999 once in UTC (GEN-7).
        """
        return self._made(_low_plan.known_at(self._open, moment_of(when)))

    def told_later(self, at: datetime.date) -> tuple[ToldLater, ...]:
        """What a day's state rests on that was not known by its end, event by event, in the order in which it became known
        (PLN-16): what stands between what was decided that day and what would be decided now.

        An event is among them where it had taken effect by that day, as written or as corrected, or corrects, annuls or
        erases another one and thereby changes that day. The changes of all of them, one after the other, lead from the state
        of the day in ``plan.known_at(at).on(at)`` to that in ``plan.on(at)``.

        Args:
            at: the day, which ends at midnight in UTC.
        """
        from .told import told_later

        with self.known_at(argument_day(at)) as known:
            return told_later(self._open, known, at)

    # ---- what the plan gives

    @property
    def _open(self) -> Any:
        raise NotImplementedError

    def _index(self, event: bytes | Event) -> int:
        raise NotImplementedError

    def _made(self, plan: Any) -> Plan:
        raise NotImplementedError
