"""What a site may write of its own accord in the log of a shared plan, and what it has to know for it.

Whoever plans an intervention carries it out or hands it to another site, which alone notes what becomes of it, so that
few events contradict one another.
Spec: bench/README.md; PLN-7.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan_log_sites import Log, Site

HALF_YEAR = 182 * 1440
START = 28_400_000  # in the last days of 2023
ROWS = [line.split("\t") for line in
        Path(__file__).resolve().parent.parent.joinpath("spec/kinds.tsv").read_text("utf-8").splitlines()[1:]]
KIND = {row[0]: number for number, row in enumerate(ROWS, 1)}


def identifier(*words: object) -> bytes:
    return hashlib.sha256(" ".join(map(str, words)).encode()).digest()[:16]


@dataclass(eq=False)
class Item:
    """A need, intervention or other event that later ones are about, and since when which sites know it."""

    digest: bytes
    site: Site
    sent: int  # known to whoever has fetched that much
    state: str = ""
    due: int = 0


class Acts:
    """The sites, what each knows of the plan, and what it writes of its own accord: a method a kind of act."""

    def __init__(self, log: Log, writers: int, rng: random.Random) -> None:
        self.log, self.rng = log, rng
        self.person = identifier("person")
        self.people = [identifier("member", number) for number in range(2 * writers)]
        self.sites = [Site(identifier("writer", number), (self.people[2 * number], self.people[2 * number + 1])[:1 + number % 2])
                      for number in range(writers)]
        self.needs: list[Item] = []
        self.assessments: list[Item] = []
        self.past: dict[Site, list[bytes]] = {site: [] for site in self.sites}
        self.mine: dict[Site, list[Item]] = {site: [] for site in self.sites}
        self.handed: dict[Site, list[Item]] = {site: [] for site in self.sites}
        self.today = 0
        self.stay = 0

    # ---- what a site knows ----
    def item(self, site: Site, digest: bytes) -> Item:
        return Item(digest, site, self.log.sent + site.unsent)

    def known(self, site: Site, item: Item) -> bool:
        return item.site is site or item.sent <= site.fetched

    def tell(self, site: Site, clock: int, kind: str, author: bytes | None = None, **fields: Any) -> bytes:
        """Writes an event; it mostly takes effect the day it is recorded."""
        late = self.rng.choice((0, 0, 0, 0, 0, 0, 0, 1, 1, 3)) if KIND[kind] > KIND["assessment_shared"] else 0
        who = author if author is not None else self.rng.choice(site.authors)
        self.today = clock // 1440
        return self.log.write(site, clock, KIND[kind], who, effective=self.today - late, **fields)

    # ---- what goes on ----
    def someone(self, site: Site, chance: float = 1.0) -> bytes | None:
        return self.rng.choice(self.people[:2 * len(self.sites):2]) if self.rng.random() < chance else None

    def plan(self, site: Site, clock: int, author: bytes | None, need: Item) -> None:
        self.today = clock // 1440
        hand = self.rng.choice(self.sites) if self.rng.random() < 0.3 else site
        due = self.today + self.rng.choice((1, 2, 7, 14, 30))
        digest = self.tell(site, clock, "intervention", author, target=need.digest, code=self.rng.randint(1, 5),
                           person=hand.authors[0], due=due)
        item = self.item(site, digest)
        item.due = due
        (self.mine[site] if hand is site else self.handed[hand]).append(item)

    def intervention(self, site: Site, clock: int) -> bool:
        needs = [need for need in self.needs if not need.state and self.known(site, need)]
        if needs:
            self.plan(site, clock, None, self.rng.choice(needs))
        return bool(needs)

    def next_of(self, site: Site, wanted: tuple[str, ...]) -> Item | None:
        """The oldest of the site's interventions in one of these states, those handed to it once it knows of them."""
        mine, handed = self.mine[site], self.handed[site]
        while handed and self.known(site, handed[0]):
            mine.append(handed.pop(0))
        return next((item for item in mine[:12] if item.state in wanted), None)

    def started(self, site: Site, clock: int) -> bool:
        item = self.next_of(site, ("",))
        if item is None:
            return False
        self.tell(site, clock, "intervention_started", target=item.digest)
        item.state = "started"
        return True

    def ended(self, site: Site, clock: int) -> bool:
        item = self.next_of(site, ("started",)) or self.next_of(site, ("",))
        if item is None:
            return False
        self.finish(site, clock, item)
        return True

    def finish(self, site: Site, clock: int, item: Item) -> None:
        draw = self.rng.random()
        if draw < 0.88:
            self.tell(site, clock, "intervention_done", target=item.digest, code=self.rng.choice((1, 2, 2, 2, 3, 4)))
        elif draw < 0.96:
            self.tell(site, clock, "intervention_not_done", target=item.digest, code=self.rng.randint(1, 4))
        else:
            self.tell(site, clock, "intervention_cancelled", target=item.digest)
        self.mine[site].remove(item)

    def feedback(self, site: Site, clock: int) -> bool:
        return bool(self.tell(site, clock, "feedback", person=self.sites[1 % len(self.sites)].authors[0]))

    def component(self, site: Site, clock: int) -> bool:
        return bool(self.tell(site, clock, "component", code=self.rng.randint(1, 9), detail=self.rng.randint(1, 3)))

    def synthesis(self, site: Site, clock: int) -> bool:
        return bool(self.tell(site, clock, "synthesis", person=self.someone(site)))

    def assessment(self, site: Site, clock: int) -> bool:
        digest = self.tell(site, clock, "assessment", code=self.rng.choice((2, 5, 6, 7)), detail=1,
                           person=self.someone(site, 0.5))
        self.assessments.append(self.item(site, digest))
        return True

    def assessment_shared(self, site: Site, clock: int) -> bool:
        known = [item for item in self.assessments[-8:] if self.known(site, item)]
        if known:
            self.tell(site, clock, "assessment_shared", target=known[-1].digest, person=self.someone(site))
        return bool(known)

    def need(self, site: Site, clock: int) -> bool:
        self.needs.append(self.item(site, self.tell(site, clock, "need", code=self.rng.randint(1, 10))))
        return True

    def close_need(self, site: Site, clock: int, kind: str, code: int) -> bool:
        open_ones = [need for need in self.needs if not need.state and self.known(site, need)]
        if site is not self.sites[0] or len(open_ones) < 6:
            return False
        need = open_ones[0]
        self.tell(site, clock, kind, target=need.digest, code=code)
        need.state = "closed"
        return True

    def need_closed(self, site: Site, clock: int) -> bool:
        return self.close_need(site, clock, "need_closed", self.rng.randint(3, 4))

    def unmet_need(self, site: Site, clock: int) -> bool:
        return self.close_need(site, clock, "unmet_need", self.rng.randint(1, 5))

    def absence(self, site: Site, clock: int) -> bool:
        day = clock // 1440
        return self.keep(site, self.tell(site, clock, "absence", person=site.authors[0], until=day + self.rng.randint(5, 25)))

    def knowhow_transfer(self, site: Site, clock: int) -> bool:
        return self.keep(site, self.tell(site, clock, "knowhow_transfer", person=self.someone(site)))

    def transition(self, site: Site, clock: int) -> bool:
        return self.keep(site, self.tell(site, clock, "transition", person=self.someone(site), code=self.rng.randint(1, 3)))

    def hospital(self, site: Site, clock: int) -> bool:
        stages = ("admission", "discharge_preparation", "discharge")
        self.tell(site, clock, stages[self.stay % 3])
        self.stay += 1
        return True

    def keep(self, site: Site, digest: bytes) -> bool:
        """Remembers an event that a later one may correct or annul."""
        self.past[site] = [*self.past[site][-3:], digest]
        return True

    def correction(self, site: Site, clock: int) -> bool:
        if not self.past[site]:
            return False
        self.tell(site, clock, "correction", target=self.rng.choice(self.past[site]), code=1,
                  due=clock // 1440 - self.rng.randint(1, 9))
        return True

    def annulment(self, site: Site, clock: int) -> bool:
        if not self.past[site]:
            return False
        self.tell(site, clock, "annulment", target=self.past[site].pop())
        return True

    def role(self, site: Site, clock: int) -> bool:
        who = identifier("newcomer", len(self.log.messages))
        self.tell(site, clock, "join", person=who, code=self.rng.choice((1, 9, 10, 14)))
        return True
