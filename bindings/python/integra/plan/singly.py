"""What a plan comes to, asked for singly: lists of many plans need a role and a name of each, and not its whole state.

Spec: spec/31-history.md (PLN-11, PLN-23), spec/30-plan.md (PLN-10).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A :class:`integra.PlanState` has every event of its plan, most of which a list of what is due never mentions. What is here
says the same of the same plan, which a test holds it to.
"""
from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any
from uuid import UUID

from .._low import plan as _low_plan, state as _low_state
from .._low.core import Struct
from .._low.plan import HeldRow
from ..word_tables import SLOT_INITIAL
from ..words import Event as EventKind
from ..words import Field, Role, Slot
from .event import Event
from .holding import Holding

__all__ = ["Singly"]

_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)
_Key = tuple[Slot, UUID | bytes | None, Field | None]
_READ = frozenset({*_OFFICES, Slot.ROLE, Slot.CORRECTION, Slot.STANDING})


class Singly:
    """What is asked of a plan that is open and does not change meanwhile, each as in its :class:`integra.PlanState`.

    Attributes:
        person: whose plan it is.
        referent, mt, referent_deputy, mt_deputy: who holds each office.
    """

    person: UUID | None
    referent: Holding[UUID | None]
    mt: Holding[UUID | None]
    referent_deputy: Holding[UUID | None]
    mt_deputy: Holding[UUID | None]
    _rows: dict[_Key, list[HeldRow]]

    def __init__(self, plan: Struct) -> None:
        """Looks through what slots hold; of what events say nothing is read yet."""
        self._plan: Struct = plan
        self._rows = {key: list(rows) for key, rows in groupby(
            _low_plan.held(plan, _READ), key=lambda row: (row.slot, row.subject, row.field))}
        self.person = _low_plan.person(plan)
        self.referent, self.mt, self.referent_deputy, self.mt_deputy = map(self._slot, _OFFICES)

    @property
    def roles(self) -> Mapping[UUID, Holding[Role]]:
        """The role of everybody who is or was in the circle of care."""
        return {member: self._slot(slot, member) for slot, member, _ in self._rows
                if slot is Slot.ROLE and isinstance(member, UUID)}

    def of(self, *kinds: EventKind) -> tuple[Event, ...]:
        """The events of these kinds that were accepted and stand, in the plan's order."""
        return tuple(event for event in _low_plan.accepted(self._plan, kinds)
                     if (Slot.STANDING, event.digest, None) not in self._rows)

    def corrected(self, event: Event, name: Field) -> Any:
        """A field of an event as corrected (PLN-23); None while two corrections are in conflict."""
        found = self._slot(Slot.CORRECTION, event.digest, name)
        return found.value if found.entries else getattr(event, name.word)

    def _slot(self, slot: Slot, subject: UUID | bytes | None = None, name: Field | None = None) -> Holding[Any]:
        rows = self._rows.get((slot, subject, name))
        if rows is None:
            return Holding(slot=slot, subject=subject, field=name, initial=SLOT_INITIAL.get(slot))
        return _low_state.slots_of(self._plan, rows)[0]
