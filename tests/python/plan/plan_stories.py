"""Several sites that tell one plan apart from each other, and then meet: what the stories of these tests are told with.

Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import itertools
import uuid
from typing import Any

from integra import Draft, Event, EventKind, Plan
from integra.words import (
    Answer, Guard, NeedDomain, Phase, PlanKind, Role, Sector, Slot, Tool, Tri, Word,
)


def _named(number: int) -> uuid.UUID:
    return uuid.UUID(int=0x7E << 120 | number)


MARTHA, DOCTOR, MANAGER, NURSE, WARD, SON, NEW_DOCTOR, STRANGER = (_named(number) for number in range(1, 9))
MONDAY = datetime.date(2026, 1, 5)
SPRING = datetime.date(2026, 4, 1)
_MORNING = datetime.datetime(2026, 1, 5, 8, 0, tzinfo=datetime.timezone.utc)


def day(number: int) -> datetime.date:
    """A day of the story: its first is number 0."""
    return MONDAY + datetime.timedelta(days=number)


class Site:
    """An installation that has the plan."""

    _clock = itertools.count(1)
    _writers = itertools.count(101)

    def __init__(self, other: Site | None = None) -> None:
        self.plan = Plan(writer=_named(next(self._writers)))
        if other is not None:
            self.plan.merge(other.plan)

    def _draft(self, kind: EventKind, by: uuid.UUID, on: int, **fields: Any) -> Draft:
        recorded = _MORNING + datetime.timedelta(days=on, minutes=next(self._clock) % 600)
        return Draft(kind=kind, author=by, recorded=recorded, **{"effective": day(on)} | fields)

    def tells(self, kind: EventKind, by: uuid.UUID, on: int = 0, **fields: Any) -> Event:
        """Records an event, which is accepted."""
        return self.plan.append(self._draft(kind, by, on, **fields))

    def refuses(self, kind: EventKind, by: uuid.UUID, on: int = 0, **fields: Any) -> set[Guard]:
        """The guards that refuse an event; none where it would be accepted."""
        return {each.guard for each in self.plan.evaluate(self._draft(kind, by, on, **fields))}

    def remedy(self, kind: EventKind, by: uuid.UUID, on: int = 0, **fields: Any) -> str:
        """What would have made an event acceptable, by the first guard that refuses it."""
        return self.plan.evaluate(self._draft(kind, by, on, **fields))[0].remedy()

    @property
    def phases(self) -> list[Phase]:
        """The phase, or those in conflict."""
        return list(self.plan.state.phase.values)

    def values(self, slot: Slot) -> set[object]:
        """What a slot of the plan holds, the values that were read left out."""
        return {entry.value for each in self.plan.state.slots if each.slot is slot for entry in each.entries if not entry.read}

    @property
    def disputed(self) -> set[Slot]:
        """The slots in conflict."""
        return {each.slot for each in self.plan.conflicts}

    @property
    def listed(self) -> set[tuple[Word | int, Word | int]]:
        """The kinds of the events that did not know of each other."""
        return {(self.plan.place(each.event).event.kind, self.plan.place(each.other).event.kind)
                for each in self.plan.concurrent}

    def first(self, kind: EventKind) -> bytes:
        """The first event of a kind, in the plan's order."""
        return next(each.digest for each in self.plan.events if each.kind is kind)


def meet(*sites: Site) -> None:
    """Everybody gets what the others have; all then see the same."""
    for _ in sites:
        for one, other in itertools.permutations(sites, 2):
            other.plan.merge(one.plan.delta(other.plan.summary()))
    assert len({site.plan.state.digest for site in sites}) == 1


def begin(*, active: bool = True) -> tuple[Site, Site, Site]:
    """A PSI at the case manager's, the doctor's and the hospital's: referent and médecin traitant named, both consents
    given, one need, one intervention of the nurse's; active, or proposed only."""
    office = Site()
    tell = office.tells
    tell(EventKind.OPENING, MANAGER, person=MARTHA, code=PlanKind.PSI, detail=Role.CASE_MANAGER)
    for member, role in ((DOCTOR, Role.GP), (NURSE, Role.NURSE), (WARD, Role.HOSPITAL)):
        tell(EventKind.JOIN, MANAGER, person=member, code=role)
    for kind, person in ((EventKind.MT, DOCTOR), (EventKind.MT_INFORMED, DOCTOR), (EventKind.REFERENT, MANAGER)):
        tell(kind, MANAGER, person=person)
    for kind in (EventKind.ASSISTANCE_CONSENT, EventKind.SHARING_CONSENT):
        tell(kind, MANAGER, person=MARTHA, code=Answer.GIVEN)
    tell(EventKind.ASSESSMENT, MANAGER, person=DOCTOR, code=Tool.GEVA, detail=Tri.YES)
    need = tell(EventKind.NEED, MANAGER, code=NeedDomain.AUTONOMY)
    tell(EventKind.INTERVENTION, MANAGER, target=need.digest, code=Sector.SOCIAL, person=NURSE, due=day(20))
    tell(EventKind.PROPOSAL, MANAGER)
    if active:
        tell(EventKind.ACTIVATION, MANAGER)
    return office, Site(office), Site(office)
