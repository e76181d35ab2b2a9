"""Reads the body of a message `plan_view`, and refuses what no view is: cells of other kinds, lists out of order, rows where
none of their kind stands, or that the groups of the view do not show.

Whatever is wrong raises one of the errors that :data:`WRONG` lists. Spec: spec/35-views.md, spec/integra.cddl (PLN-30).
Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from .. import _cbor
from .._low import core as _low, event as _low_event
from ..word_tables import SLOT_DETAILS, SLOT_WORDS, VIEW_ALONE, VIEW_ROWS, VIEW_WITHIN
from ..words import Event as EventKind
from ..words import Field, Heard, NeedDomain, Opinion, Presence, Sector, Slot, ViewGroup, Word, marked
from .view_rows import ViewHeld, ViewRow, ViewSlot

#: What reading raises where a body is not a view's.
WRONG = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
T = TypeVar("T")

TEXT_LIMIT = 4096
_STATES: Mapping[EventKind, Slot] = {EventKind.NEED: Slot.NEED, EventKind.OBJECTIVE: Slot.OBJECTIVE,
                                     EventKind.INTERVENTION: Slot.INTERVENTION}
#: Of the items whose group depends on their code, the words that make it one of health, and that group.
_HEALTH: Mapping[EventKind, tuple[frozenset[Word], ViewGroup]] = {
    EventKind.NEED: (frozenset(marked(NeedDomain, "health")), ViewGroup.HEALTH_NEEDS),
    EventKind.INTERVENTION: (frozenset(marked(Sector, "health")), ViewGroup.HEALTH_INTERVENTIONS),
}
#: The slots that a view shows, and the group that shows each.
SLOTS: Mapping[Slot, ViewGroup] = {
    Slot.PHASE: ViewGroup.PLAN, Slot.REFERENT: ViewGroup.OFFICES, Slot.MT: ViewGroup.OFFICES,
    Slot.REFERENT_DEPUTY: ViewGroup.OFFICES, Slot.MT_DEPUTY: ViewGroup.OFFICES, Slot.ROLE: ViewGroup.CIRCLE,
    Slot.ASSISTANCE_CONSENT: ViewGroup.CONSENTS, Slot.SHARING_CONSENT: ViewGroup.CONSENTS,
    Slot.HOLDER_ASSISTANCE_CONSENT: ViewGroup.CONSENTS, Slot.HOLDER_SHARING_CONSENT: ViewGroup.CONSENTS,
    Slot.WATCHER: ViewGroup.WATCH,
}
_MEMBERS = (Slot.ROLE, Slot.HOLDER_ASSISTANCE_CONSENT, Slot.HOLDER_SHARING_CONSENT)


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def identifier(value: Any) -> UUID:
    found = UUID(bytes=value)
    if not found.int:
        raise ValueError
    return found


def day(value: Any) -> datetime.date:
    if type(value) is not int:
        raise TypeError
    found = _low.date_of(value)
    if found is None:
        raise ValueError
    return found


def _text(value: Any) -> str:
    if type(value) is not str or not 0 < len(value.encode()) <= TEXT_LIMIT:
        raise ValueError
    return value


def ordered(items: Any, *, once: bool) -> list[Any]:
    """A list that stands in the order of its items' bytes, a single null being an empty one."""
    if type(items) is not list or (once and items == [None]):
        raise ValueError
    written = [_cbor.write(item) for item in items]
    if written != sorted(set(written) if once else written):
        raise ValueError
    return items


def cell(items: Any, read: Callable[[Any], T]) -> tuple[T | None, ...]:
    return tuple(None if item is None else read(item) for item in ordered(items, once=True))


def words(kind: type[Word] | None) -> Callable[[Any], Word]:
    """Reads a code of a group, 0 being none of it here."""
    def read(value: Any) -> Word:
        if kind is None or not _number(value):
            raise ValueError
        return kind(value)
    return read


class Rows:
    """Reads the rows of a view that shows certain groups."""

    def __init__(self, groups: frozenset[ViewGroup]) -> None:
        self._groups = groups

    def all(self, items: Any, above: ViewGroup | None, within: EventKind | None) -> tuple[ViewRow, ...]:
        return tuple(self.row(item, above, within) for item in ordered(items, once=False))

    def row(self, item: Any, above: ViewGroup | None, within: EventKind | None) -> ViewRow:
        (number, states, effective, due, until, person, reference, code, detail, giver, heard, opinions, text), rows = item
        kind = EventKind(_number(number))
        self._stands(kind, within)
        said = self._cells(kind, effective=effective, due=due, until=until, person=person, reference=reference, code=code,
                           detail=detail, text=text)
        group = self._group(kind, said["code"], above)
        slot = _STATES.get(kind)
        item_of = kind in (EventKind.OBJECTIVE, EventKind.INTERVENTION) and ViewGroup.OPINIONS in self._groups
        return ViewRow(
            kind=kind, group=group, states=cell(states, words(SLOT_WORDS[slot] if slot else None)), **said,
            giver=None if giver is None else identifier(giver), heard=None if heard is None else Heard(_number(heard)),
            opinions=cell(opinions, words(Opinion if item_of else None)),  # type: ignore[arg-type]
            rows=self.all(rows, group, kind))

    @staticmethod
    def _stands(kind: EventKind, within: EventKind | None) -> None:
        places = VIEW_WITHIN.get(kind, ())
        if within not in places if within is not None else places and kind not in VIEW_ALONE:
            raise ValueError

    def _cells(self, kind: EventKind, **given: Any) -> dict[str, Any]:
        readers: dict[str, Callable[[Any], Any]] = {
            "effective": day, "due": day, "until": day, "person": identifier, "reference": identifier, "text": _text,
            "code": words(_low_event.words_of(kind, Field.CODE)), "detail": words(_low_event.words_of(kind, Field.DETAIL))}
        for name, value in given.items():
            if value and _low_event.presence(kind, Field(name)) is Presence.ABSENT:
                raise ValueError
        if given["text"] and ViewGroup.TEXTS not in self._groups:
            raise ValueError
        return {name: cell(value, readers[name]) for name, value in given.items()}

    def _group(self, kind: EventKind, codes: tuple[Word | None, ...], above: ViewGroup | None) -> ViewGroup:
        """The group that shows a row, every one that its codes put it in being shown."""
        group = VIEW_ROWS[kind] or above
        assert group is not None  # such a kind stands within another row
        if kind in _HEALTH:
            health, own = _HEALTH[kind]
            if not set(codes) <= health and group not in self._groups:
                raise ValueError
            group = own if health & set(codes) else group
        if group not in self._groups:
            raise ValueError
        return group


def slots(items: Any, groups: frozenset[ViewGroup]) -> tuple[ViewSlot, ...]:
    found = tuple(_slot(*item) for item in ordered(items, once=True))
    keys = [(each.slot, each.member) for each in found]
    if not items or len(set(keys)) != len(keys) or not {SLOTS[each.slot] for each in found} <= groups:
        raise ValueError
    return found


def _slot(number: Any, member: Any, held: Any) -> ViewSlot:
    slot = Slot(_number(number))
    if (member is not None) != (slot in _MEMBERS) or not held:
        raise ValueError
    return ViewSlot(slot=slot, member=None if member is None else identifier(member),
                    held=tuple(_held(slot, *each) for each in ordered(held, once=True)))


def _held(slot: Slot, code: Any, detail: Any, person: Any, date: Any, vacant: Any) -> ViewHeld:
    kind = SLOT_WORDS.get(slot)
    word = None if kind is None else kind(_number(code))
    details = None if word is None else SLOT_DETAILS.get(word)
    if (kind is None and _number(code)) or (details is None and _number(detail)) or _number(vacant) > 1:
        raise ValueError
    return ViewHeld(code=word, detail=None if details is None or not detail else details(_number(detail)),
                    person=None if person is None else identifier(person), date=None if date is None else day(date),
                    vacant=vacant == 1)
