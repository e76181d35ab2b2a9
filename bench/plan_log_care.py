"""What is written in the log of a shared plan: two years of a PSI, as its sites see it.

The case manager's site comes first, then the GP's, a nurse's and so on; it alone moves the plan between its phases. One
event in 25 carries a reference, exactly.
Spec: bench/README.md; PLN-1 to PLN-7.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from plan_log_acts import HALF_YEAR, KIND, START, Acts, identifier
from plan_log_sites import Log, Site

PSI, GP, CASE_MANAGER, GIVEN, YES = 2, 4, 12, 1, 2
ROLES = (4, 12, 5, 9, 10, 13, 6, 8, 7, 11)
REFERENCE_EVERY = 25
#: How often each act is tried, as parts of the whole; what cannot be done then is a contact.
SHARES = {
    "intervention": 190, "started": 125, "ended": 230, "contact": 125, "feedback": 70, "component": 45,
    "synthesis": 22, "assessment": 8, "assessment_shared": 12, "need": 14, "need_closed": 7,
    "unmet_need": 3, "absence": 12, "knowhow_transfer": 5, "transition": 3, "hospital": 12, "correction": 18,
    "annulment": 4, "role": 3, "agreement": 20,
}


class Care(Acts):
    """The plan from its opening on, as its sites write it."""

    def __init__(self, log: Log, writers: int, rng: random.Random) -> None:
        super().__init__(log, writers, rng)
        self.next_review = START + HALF_YEAR - 20 * 1440
        self.next_pause = START + HALF_YEAR // 2
        self.paused = False
        self.acts = list(SHARES)
        self.shares = list(SHARES.values())

    # ---- how it begins ----
    def open(self, clock: int) -> int:
        """From the opening to the activation, by the GP and the case manager."""
        manager, gp = self.sites[0], self.sites[1 % len(self.sites)]
        doctor, lead = gp.authors[0], manager.authors[0]

        def step(site: Site, kind: str, author: bytes, **fields: Any) -> bytes:
            nonlocal clock
            clock += self.rng.choice((1, 2, 3, 10))
            self.log.exchange(site)
            digest = self.tell(site, clock, kind, author, **fields)
            self.log.exchange(site)
            return digest

        step(gp, "opening", doctor, person=self.person, code=PSI, detail=GP, reference=identifier("file"))
        step(gp, "join", doctor, person=lead, code=CASE_MANAGER)
        for number, site in enumerate(self.sites):
            for author in site.authors:
                if author not in (doctor, lead):
                    step(gp, "join", doctor, person=author, code=ROLES[number % len(ROLES)])
        step(gp, "mt", doctor, person=doctor)
        step(gp, "referent", doctor, person=lead)
        step(gp, "deputy", doctor, person=self.sites[-1].authors[0], code=1)
        step(gp, "mt_informed", doctor, person=doctor)
        step(gp, "mt_agreed", doctor)
        for kind in ("assistance_consent", "sharing_consent"):
            step(manager, kind, lead, person=self.person, code=GIVEN)
        self.assessments.append(self.item(manager, step(manager, "assessment", lead, code=3, detail=YES, person=doctor)))
        for domain in (1, 2, 4, 5, 7, 8):
            need = self.item(manager, step(manager, "need", lead, code=domain))
            self.needs.append(need)
            self.plan(manager, clock, lead, need)
        step(manager, "proposal", lead)
        step(manager, "agreement", lead, person=self.person)
        step(gp, "activation", doctor)
        for site in self.sites:
            self.log.exchange(site)
        return clock

    # ---- what goes on ----
    def write(self, site: Site, clock: int) -> None:
        """One event of the site's, as likely as in two years of a plan."""
        if site is self.sites[0] and self.lead(site, clock):
            return
        if self.log.references * REFERENCE_EVERY <= len(self.log.messages):
            self.refer(site, clock)
            return
        act = self.rng.choices(self.acts, self.shares)[0]
        method: Callable[[Site, int], bool] | None = getattr(self, act, None)
        if method is None or not method(site, clock):
            self.keep(site, self.tell(site, clock, "contact", code=self.rng.randint(1, 3), person=self.someone(site, 0.3)))

    def refer(self, site: Site, clock: int) -> None:
        """A document, or the summary of a concertation, that is kept elsewhere."""
        document = self.rng.random() < 0.78
        self.tell(site, clock, "document" if document else "concertation", reference=self.rng.randbytes(16),
                  code=self.rng.randint(1, 5) if document else None)

    # ---- the case manager's own ----
    def agreement(self, site: Site, clock: int) -> bool:
        lead = site is self.sites[0] and not self.paused
        return lead and self.keep(site, self.tell(site, clock, "agreement", person=self.person))

    def lead(self, site: Site, clock: int) -> bool:
        """What moves the plan between its phases, once its day has come."""
        if self.paused and clock >= self.next_pause + 12 * 1440:
            self.paused, self.next_pause = False, self.next_pause + HALF_YEAR
            return self.move(site, clock, "resumption")
        if not self.paused and clock >= self.next_pause:
            self.paused = True
            return self.move(site, clock, "suspension", person=self.sites[-1].authors[0], code=self.rng.randint(1, 6),
                             until=clock // 1440 + 14) and self.dispute(site, clock)
        if not self.paused and clock >= self.next_review:
            self.next_review += HALF_YEAR
            self.move(site, clock, "review")
            self.catch_up(clock)
            return self.move(site, clock, "review_conclusion", code=self.rng.randint(1, 3))
        return False

    def move(self, site: Site, clock: int, kind: str, **fields: Any) -> bool:
        self.log.exchange(site)
        self.log.write(site, clock, KIND[kind], site.authors[0], effective=clock // 1440, **fields)
        self.log.exchange(site)
        return True

    def catch_up(self, clock: int) -> None:
        """Each site notes what became of the interventions that were due."""
        for site in self.sites:
            self.log.exchange(site)
            self.next_of(site, ())
            for item in [item for item in self.mine[site] if item.state == "" and item.due <= clock // 1440]:
                self.finish(site, clock, item)
            self.log.exchange(site)

    def dispute(self, site: Site, clock: int) -> bool:
        """Two sites name another deputy without knowing of each other; the referent settles it."""
        doctor = self.sites[1]
        self.log.exchange(doctor)
        chosen = self.tell(site, clock, "deputy", site.authors[0], person=self.someone(site), code=1)
        self.tell(doctor, clock, "deputy", doctor.authors[0], person=self.someone(site), code=1)
        self.log.exchange(doctor)
        return self.move(site, clock, "settlement", target=chosen, code=6)
