"""The sites of a random history, and how one of them writes an event.

Spec: PLN-11, PLN-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from random import Random

from .drawing import DAY_ZERO, Fields, draw_fields
from .fold import Fold
from .model_event import Event
from .view import View


@dataclass
class Site:
    """One writer's branch: what it has seen, and its own last event."""

    writer: bytes
    sequence: int = 0
    last: bytes | None = None
    known: int = 0


@dataclass
class World:
    """All the sites and one fold that judges every event written."""

    rng: Random
    fold: Fold
    seed: int
    sites: list[Site] = field(default_factory=list)
    written: int = 0
    start: list[str] = field(default_factory=list)

    def heads(self, site: Site) -> tuple[bytes, ...]:
        """The parents of a site's next event: its own last one first, the other latest ones ascending."""
        history = self.fold.history
        seen = [n for n in range(len(history.events)) if site.known >> n & 1]
        below = 0
        for number in seen:
            below |= history.above[number]
        latest = sorted(history.events[n].digest for n in seen if not below >> n & 1)
        others = tuple(d for d in latest if d != site.last)
        return others if site.last is None else (site.last, *others)

    def name(self) -> bytes:
        """A digest that nothing else has."""
        self.written += 1
        return hashlib.sha256(f"{self.seed}/{self.written}/{self.rng.random()}".encode()).digest()

    def keep(self, site: Site, event: Event) -> None:
        """The site has written this event."""
        self.fold.add(event)
        site.sequence, site.last = event.sequence, event.digest
        site.known |= 1 << self.fold.history.number[event.digest]

    def view(self, site: Site) -> View:
        """The state that a site sees."""
        return View(self.fold.history, site.known)

    def meet(self, *sites: Site) -> None:
        """These sites come to know the same."""
        for one in sites:
            for other in sites:
                one.known |= other.known

    def act(self, site: Site, kind: str, **over: object) -> bytes | None:
        """Write an event with these fields, the others drawn; its digest, or none where nothing was accepted."""
        for _ in range(8):
            event = self._draw(site, kind, over)
            if event is not None and self.fold.judge(event).verdict == "accepted":
                self.keep(site, event)
                return event.digest
        return None

    def insist(self, site: Site, kind: str, **over: object) -> None:
        """As `act`, but what is refused is kept as well."""
        if self.act(site, kind, **over) is None:
            event = self._draw(site, kind, over)
            if event is not None:
                self.keep(site, event)

    def _draw(self, site: Site, kind: str, over: Fields) -> Event | None:
        drawn = draw_fields(self.rng, self.fold.history.tables, self.view(site), kind, "target" in over)
        return None if drawn is None else self.event(site, kind, {**drawn, **over})

    def event(self, site: Site, kind: str | int, fields: Fields) -> Event:
        """An event that follows all the site has seen."""
        given: Fields = {
            "author": b"A" * 16, "effective": self.day(), "digest": self.name(), "kind": kind, "writer": site.writer,
            "sequence": site.sequence + 1, "recorded": self.day() * 1440, "parents": self.heads(site), **fields,
        }  # fmt: skip
        return Event(**given)  # type: ignore[arg-type]

    def day(self) -> int:
        """The day that it is: one more with every event."""
        return DAY_ZERO + len(self.fold.history.events)
