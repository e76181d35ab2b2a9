"""Which plans of a store are whose, where they stand, and which changed: what a caseload asks, by indexes.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What each plan comes to is kept beside its rows, as what is due is (kept.py): whatever changes a plan makes it one that has to be
worked out again, in the same change, and the next question works out those alone. It is sealed, so that one which is damaged is
worked out again too. None holds a text (PLN-22).
"""
from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from uuid import UUID

from .._low import plan as _low_plan
from .._low.core import core_version, id_of
from .._low.event import EPOCH
from .._model import Immutable, argument_id, argument_word
from ..words import Phase, Slot
from .row_events import take_rows
from .rows import Asked, KeptPlan
from .store_error import naming_path
from .store_rows import StoreRows

__all__ = ["StorePlans", "StoredPlan"]

_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)
_MICROSECOND = datetime.timedelta(microseconds=1)
#: A phase in conflict, which people have to settle, is not closed.
_OPEN = (-1, *(phase.code for phase in Phase if phase is not Phase.CLOSED))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan(Immutable):
    """A plan of a store, in short.

    Attributes:
        plan: its identifier.
        person: whose it is, None while its opening is not here.
        referent: who is, None where nobody is or the office is in conflict.
        phase: its phase, None while it is in conflict.
        in_conflict: whether anything of it is, which people settle (PLN-11).
        changed: when the last event, text or signature came, by the clock of this store: of the machine that recorded it
            here, and never before an earlier change. It is no date of an event, which says when somebody recorded that.
        number: the number of that change: numbers ascend in the order of the changes of the whole store.
    """

    plan: UUID
    person: UUID | None
    referent: UUID | None
    phase: Phase | None
    in_conflict: bool
    changed: datetime.datetime
    number: int


class StorePlans(StoreRows):
    """What a caseload asks of a :class:`integra.plan.store.PlanStore`. Each answer is ascending by plan."""

    def of_person(self, person: UUID) -> tuple[StoredPlan, ...]:
        """The plans of a person."""
        return self._found(Asked(person=argument_id(person, "person").bytes))

    def of_referent(self, member: UUID) -> tuple[StoredPlan, ...]:
        """The plans that a member is referent of: alone, in conflict with others, or having left the circle since (PLN-10)."""
        return self._found(Asked(office=(Slot.REFERENT.code, argument_id(member, "member").bytes)))

    def of_mt(self, member: UUID) -> tuple[StoredPlan, ...]:
        """The plans that a member is médecin traitant of, as :meth:`of_referent`."""
        return self._found(Asked(office=(Slot.MT.code, argument_id(member, "member").bytes)))

    def in_phase(self, phase: Phase) -> tuple[StoredPlan, ...]:
        """The plans in a phase, which is not in conflict."""
        return self._found(Asked(phases=(argument_word(Phase, phase, "phase").code,)))

    def open_plans(self) -> tuple[StoredPlan, ...]:
        """The plans that are not closed; those of which it is in conflict whether they are, too."""
        return self._found(Asked(phases=_OPEN))

    def closed_plans(self) -> tuple[StoredPlan, ...]:
        """The plans that are closed (PLN-5)."""
        return self._found(Asked(phases=(Phase.CLOSED.code,)))

    def in_conflict(self) -> tuple[StoredPlan, ...]:
        """The plans in which something is in conflict (PLN-11)."""
        return self._found(Asked(conflict=True))

    def changed_since(self, since: datetime.datetime | int) -> tuple[StoredPlan, ...]:
        """The plans to which something came at a moment or later, or after the change of a number (0: all plans).

        Whoever asks again and again asks by the greatest number that was answered: by it nothing is missed, and nothing told
        twice. A moment is one of this store's clock (:class:`StoredPlan`), and has a time zone.
        """
        if isinstance(since, datetime.datetime) and since.tzinfo is not None:
            return self._found(Asked(moment=max(0, (since - EPOCH) // _MICROSECOND)))
        if type(since) is not int or since < 0:
            raise TypeError("since takes a datetime.datetime with a time zone, or an int of 0 or more")
        return self._found(Asked(number=min(since, 2**63 - 1)))

    @naming_path
    def _found(self, asked: Asked) -> tuple[StoredPlan, ...]:
        by, fresh = _version(), list[KeptPlan]()
        with self._rows.moment():
            for plan, number, moment in self._rows.stale_plans(by):
                fresh.append(self._worked_out(plan, number, moment))
            kept = self._rows.kept_plans(asked, by)
            damaged = [each for each in kept if each.seal != _sealed(each)]
            fresh += [self._worked_out(each.plan, each.number, each.moment) for each in damaged]
        if fresh:
            self._rows.keep_plans(fresh)
        again = {each.plan for each in damaged}
        found = [each for each in kept if each.plan not in again] + [each for each in fresh if _is_asked(each, asked)]
        return tuple(_told(each) for each in sorted(found, key=lambda each: each.plan))

    def _worked_out(self, plan: bytes, number: int, moment: int) -> KeptPlan:
        with self._empty() as whole:
            take_rows(whole._open, self._rows, plan)
            phase, conflict, offices = _low_plan.in_short(whole._open, _OFFICES)
            person, _ = _low_plan.opening(whole._open)
        referents = [member for slot, member in offices if slot == Slot.REFERENT.code]
        found = KeptPlan(plan, number, moment, person, referents[0] if len(referents) == 1 else bytes(16), phase, conflict,
                         offices, _version())
        return found._replace(seal=_sealed(found))


def _version() -> bytes:
    """Who works it out: another version of the library may come to something else."""
    return core_version().encode()


def _sealed(one: KeptPlan) -> bytes:
    """No two of these read the same: what has no fixed length or form is written as Python writes it."""
    return hashlib.sha256(repr(one._replace(seal=b"")).encode()).digest()


def _is_asked(one: KeptPlan, asked: Asked) -> bool:
    """What the indexes look for, of a plan that was worked out just now."""
    return ((asked.person is None or one.person == asked.person)
            and (asked.office is None or asked.office in one.offices)
            and (asked.phases is None or one.phase in asked.phases)
            and (asked.conflict is None or one.conflict == asked.conflict)
            and (asked.number is None or one.number > asked.number)
            and (asked.moment is None or one.moment >= asked.moment))


def _told(one: KeptPlan) -> StoredPlan:
    return StoredPlan(
        plan=UUID(bytes=one.plan), person=id_of(one.person), referent=id_of(one.referent),
        phase=None if one.phase < 0 else Phase(one.phase), in_conflict=one.conflict,
        changed=EPOCH + one.moment * _MICROSECOND, number=one.number)
