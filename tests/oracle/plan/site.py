"""A site that writes events without judging them, so that histories are easily made.

Spec: PLN-11, PLN-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from .event import OPENING, Event, faults, plan_of, text_digest, union
from .table import Table


class Site:
    """One writer and the events it knows."""

    def __init__(self, writer: bytes, table: Table | None = None) -> None:
        self.writer = writer
        self.table = table or Table.published()
        self.events: dict[bytes, Event] = {}
        self.plan: bytes | None = None
        self.last: Event | None = None

    def heads(self) -> list[bytes]:
        """The latest events it knows: those that no other one has as a parent."""
        followed = {parent for event in self.events.values() for parent in event.parents}
        return sorted(self.events.keys() - followed)

    def draft(self, kind: str | int, author: bytes, *, recorded: int, **fields: Any) -> Event:
        """The event it would write next; any field may be given, `text=(salt, words)` included."""
        number = kind if isinstance(kind, int) else self.table.number(kind)
        prose = fields.pop("text", None)
        if prose is not None:
            fields.update(prose=prose, text_digest=text_digest(*prose))
        if number != OPENING:
            fields.setdefault("plan", self.plan)
            fields.setdefault("parents", self._parents())
        fields.setdefault("sequence", 1 if self.last is None else self.last.sequence + 1)
        return Event(writer=self.writer, author=author, recorded=recorded, kind=number, **fields)

    def append(self, kind: str | int, author: bytes, *, recorded: int, **fields: Any) -> Event:
        """Writes an event, whatever its verdict will be; it only has to be well formed."""
        event = self.draft(kind, author, recorded=recorded, **fields)
        wrong = faults(event, self.table)
        if wrong:
            raise wrong[0]
        self.plan = plan_of(event)
        self.events[event.digest] = event
        self.last = event
        return event

    def receive(self, events: Iterable[Event]) -> None:
        for event in events:
            self.plan = plan_of(event)
            self.events = union(self.events, {event.digest: event})

    def backup(self) -> Site:
        """A copy that, once written to, forks this writer."""
        other = copy.copy(self)
        other.events = dict(self.events)
        return other

    def _parents(self) -> tuple[bytes, ...]:
        if self.last is None:
            return tuple(self.heads())
        own = self.last.digest
        return (own, *(digest for digest in self.heads() if digest != own))
