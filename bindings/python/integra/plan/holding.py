"""What a slot of a shared plan holds: a value, or several that people have to settle.

Spec: spec/31-history.md (PLN-11).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from .._model import Immutable
from ..words import Field, Slot, Word

__all__ = ["Holding", "Totals", "Value"]

T_co = TypeVar("T_co", covariant=True)

#: What slots hold that is somebody's own word: in conflict it is asked again, and nobody settles it (PLN-11).
OWN_WORDS = frozenset({
    Slot.ASSISTANCE_CONSENT, Slot.SHARING_CONSENT, Slot.HOLDER_ASSISTANCE_CONSENT, Slot.HOLDER_SHARING_CONSENT, Slot.OPINION,
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Immutable):
    """How much a state comes to, where it lists the first of each (PLN-11).

    Attributes:
        values: values that the slots hold: 64 of a slot are listed, in the message 65,536 of all together.
        slots: slots that an accepted event has set.
        concurrent: pairs of events that did not know of each other: 1,024 are listed.
        missing: events that others name and that are not here: the message lists 1,024.
    """

    values: int
    slots: int
    concurrent: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Immutable, Generic[T_co]):
    """One value that a slot holds.

    Attributes:
        value: a word, a person, a date or a text.
        detail: the effect or reason of a state, or why the plan is closed, where it has one.
        person: of a closed phase, by whom it was closed; else None.
        date: of a watcher the last day, which is part of the value (PLN-4); of a closed phase, since when it is closed;
            else None.
        setter: the digest of the event that set it, None for a value nobody set.
        read: it is the value that a broken event had read (PLN-11).
        vacant: whoever holds this office has since left the circle of care (PLN-10).
    """

    value: T_co
    detail: Word | None = None
    person: UUID | None = None
    date: datetime.date | None = None
    setter: bytes | None = None
    read: bool = False
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Immutable, Generic[T_co]):
    """What one slot holds. More than one value that differ are a conflict, which people settle (PLN-11).

    Attributes:
        slot: which slot.
        subject: the member of a role or of a consent of their own; the digest of a need, intervention, objective or
            event; else None.
        field: of a corrected field, which.
        initial: what it held before anybody set it.
        entries: the values, each with its setter; none where nobody has set the slot. Of more than 64 the first.
        conflict: whether two of them differ, listed or not.
        of: how many values it holds, listed or not.
    """

    slot: Slot
    subject: UUID | bytes | None = None
    field: Field | None = None
    initial: T_co
    entries: tuple[Value[T_co], ...] = ()
    conflict: bool = False
    of: int = 0

    @property
    def values(self) -> tuple[T_co, ...]:
        """The different values, in their order; one of them unless the slot is in conflict. Somebody who would watch
        until two different days is there twice."""
        found = [(entry.value, entry.date if self.slot is Slot.WATCHER else None) for entry in self.entries]
        return tuple(pair[0] for at, pair in enumerate(found) if pair not in found[:at]) or (self.initial,)

    @property
    def value(self) -> T_co | None:
        """The value, or None while the slot is in conflict; of an office None is also "nobody"."""
        return None if self.conflict else self.values[0]

    @property
    def vacant(self) -> bool:
        """Whether everybody who holds this office has since left the circle; it is then named anew (PLN-10)."""
        held = [entry.vacant for entry in self.entries if not entry.read]
        return bool(held) and all(held)
