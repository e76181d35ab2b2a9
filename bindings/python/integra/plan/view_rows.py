"""What stands in a view of a plan: rows, one an event, within the rows of what they answer; and slots with what they hold.

Spec: spec/35-views.md (PLN-30).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from .._model import Immutable
from ..words import Event as EventKind
from ..words import Heard, Opinion, Slot, ViewGroup, Word

__all__ = ["ViewHeld", "ViewRow", "ViewSlot"]

#: Every value that a field holds: none where it is blank or not shown, more than one where they are in conflict, None
#: standing for a blank one among them.
Days = tuple[datetime.date | None, ...]
People = tuple[UUID | None, ...]
Codes = tuple[Word | None, ...]
Texts = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRow(Immutable):
    """One event as a view shows it, with the rows that stand within its own. Of every field all values that hold are
    there, as corrected: none where it is blank, or not shown to this viewer; several where they are in conflict.

    Attributes:
        kind: the event's kind.
        group: the group of fields that shows it.
        states: of a need, an objective or an intervention its state.
        effective, due, until: the day it took effect, by when, the last day.
        person: whom it is about, or who acts.
        reference: an opaque reference.
        code, detail: the kind's words, such as a need's domain or an intervention's sector; of an objective ``detail`` is its
            priority.
        giver: whose word it is, where it is not its author's own.
        heard: how that word was heard.
        opinions: what the person thinks of an objective or an intervention.
        text: what is written in it.
        rows: what stands within it: the objectives and interventions that answer a need, what set its state and is said of
            it, the word of the person on it, with whom an assessment is shared, who came to a meeting.
    """

    kind: EventKind
    group: ViewGroup
    states: Codes
    effective: Days
    due: Days
    until: Days
    person: People
    reference: People
    code: Codes
    detail: Codes
    giver: UUID | None
    heard: Heard | None
    opinions: tuple[Opinion | None, ...]
    text: Texts
    rows: tuple[ViewRow, ...]

    @property
    def conflict(self) -> bool:
        """Whether a field of this row holds several values that differ."""
        cells: tuple[tuple[object, ...], ...] = (
            self.states, self.effective, self.due, self.until, self.person, self.reference, self.code, self.detail,
            self.opinions, self.text)
        return any(len(cell) > 1 for cell in cells)

    def of(self, *kinds: EventKind) -> tuple[ViewRow, ...]:
        """The rows of these kinds that stand within this one, at any depth."""
        return tuple(row for row in self._below() if row.kind in kinds)

    def _below(self) -> Iterator[ViewRow]:
        for row in self.rows:
            yield row
            yield from row._below()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewHeld(Immutable):
    """One value that a slot holds, as a view shows it.

    Attributes:
        code: the word held, None where the slot holds a person.
        detail: why, of a closed phase.
        person: the person held, such as the referent, or whoever watches.
        date: of a watcher the last day, of a closed phase since when.
        vacant: whether the holder of an office has since left the circle.
    """

    code: Word | None
    detail: Word | None
    person: UUID | None
    date: datetime.date | None
    vacant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSlot(Immutable):
    """A slot and every value it holds, more than one where they are in conflict. ``member`` is whose role or consent it
    is, None of the plan's own."""

    slot: Slot
    member: UUID | None
    held: tuple[ViewHeld, ...]

    @property
    def conflict(self) -> bool:
        """Whether it holds several values that differ."""
        return len(self.held) > 1
