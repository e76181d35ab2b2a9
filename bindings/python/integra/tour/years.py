"""A year with a plan, of some of the people whom the report explains: what is shown of it, and on which days.

Spec: spec/90-report.md, "A year with a plan"; PLN-11, PLN-13 to PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Every plan is written once a language, with the same identifiers and days: only what people wrote differs.
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from ..cohort.draw import Draw
from ..plan.event import Event
from ..plan.on_day import PlanOnDay
from ..plan.plan import Plan
from ..screening.evaluate import screen
from ..screening.model import Screening
from ..screening.record import Answers, Record
from ..text import LANGUAGES, Text
from ..words import Role, Tri
from . import year_of_pps as pps
from . import year_of_psi as psi
from .people import Case
from .sites import Sites, identifier
from .year_of_psi import People

#: The last day told.
LAST = 365


@dataclass(frozen=True, slots=True)
class Life:
    """What a year is made of: sites and what they write; days looked at, of the sheet, of a later screening and of being
    apart, counted from the screening."""

    sites: Mapping[str, Text]
    write: Callable[[Sites, People], Mapping[str, int]]
    moments: tuple[tuple[str, int, Text], ...]
    lead: Text
    sheet: int | None = None
    screened: int | None = None
    apart: tuple[int, int, int, int] | None = None


LIVES: Mapping[str, Life] = {
    "accepted": Life(psi.SITES, psi.write, psi.MOMENTS, psi.LEAD, psi.SHEET, psi.SCREENED, (psi.HOME, psi.LOOKED_AT, psi.MET, psi.SETTLED)),
    "differing": Life(pps.SITES, pps.write, pps.MOMENTS, pps.LEAD)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of which the report says what is due; ``screened`` is a new screening, known that day."""

    name: str
    day: datetime.date
    title: Text
    screened: Screening | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Sites apart: since when, and until when; when somebody settled what they did not agree on; the day looked back on,
    how many events were written meanwhile, and how many of them each site lacked."""

    since: datetime.date
    looked_at: datetime.date
    met: datetime.date
    settled: datetime.date
    written: int
    lacked: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """One person's year: the plan in each language, who wrote it, and what is looked at; ``copies`` is the plan as each
    site has it at the end."""

    case: Case
    life: Life
    writers: Mapping[uuid.UUID, str]
    plans: Mapping[str, Plan]
    copies: tuple[Plan, ...]
    moments: tuple[Moment, ...]
    first: datetime.date
    last: datetime.date
    sheet: datetime.date | None
    apart: Apart | None

    @property
    def plan(self) -> Plan:
        """The plan, where it does not matter what people wrote."""
        return self.plans[LANGUAGES[0]]

    @property
    def reference(self) -> str:
        """What the report calls the plan: no more of a key than a view takes (PLN-30)."""
        return self.case.ref[:16] or "plan"

    @property
    def roles(self) -> Mapping[uuid.UUID, Role]:
        """Who is who; nobody of the circle leaves it in these years."""
        return {who: held.value for who, held in self.plan.state.roles.items() if held.value is not None}

    def site(self, event: Event) -> Text:
        """Who wrote an event."""
        name = self.writers.get(event.writer) if event.writer is not None else None
        return Text("unknown", "inconnu") if name is None else self.life.sites[name]

    def words(self, item: bytes | None) -> Text | None:
        """What is written of an objective or an intervention, where there is something."""
        for kind in ("objectives", "interventions"):
            for number, each in enumerate(getattr(self.plan.state, kind)):
                if each.event.digest == item:
                    said = [getattr(self.plans[language].state, kind)[number].text.value for language in LANGUAGES]
                    return Text(*said) if all(said) else None
        return None

    def moment(self, name: str) -> Moment | None:
        """One of the days, where this year has it."""
        return next((each for each in self.moments if each.name == name), None)

    def on(self, moment: Moment) -> PlanOnDay:
        """The plan on one of the days."""
        return self.plan.on(moment.day, screened=moment.screened)


def years(seed: int, cases: Iterable[Case]) -> tuple[Year, ...]:
    """The years of those who get a plan; of a person without a date there is none."""
    found = {case.role.name: case for case in cases}
    return tuple(_year(seed, case, case.screening.date, life) for name, life in LIVES.items()
                 if (case := found.get(name)) is not None and case.screening.date is not None)


def _year(seed: int, case: Case, first: datetime.date, life: Life) -> Year:
    written = {language: _written(seed, case, first, life, language) for language in LANGUAGES}
    sites, lacked = written[LANGUAGES[0]]
    apart = None
    if life.apart is not None:
        since, looked_at, met, settled = map(sites.day, life.apart)
        apart = Apart(since, looked_at, met, settled, sites.unseen, lacked)
    person = sites.plans[next(iter(life.sites))].state.person
    return Year(
        case=case, life=life, writers={plan.writer: name for name, plan in sites.plans.items() if plan.writer is not None},
        plans={language: next(iter(each.plans.values())) for language, (each, _) in written.items()},
        copies=tuple(sites.plans.values()),
        moments=tuple(Moment(name, sites.day(day), title, _screened(person, sites.day(life.screened))
                             if life.screened is not None and day >= life.screened else None)
                      for name, day, title in life.moments),
        first=first, last=sites.day(LAST), sheet=None if life.sheet is None else sites.day(life.sheet),
        apart=apart)


def _written(seed: int, case: Case, first: datetime.date, life: Life, language: str) -> tuple[Sites, Mapping[str, int]]:
    """The plan of one year in one language."""
    draw = Draw(seed, 0, b"integra plan " + case.role.name.encode())
    told = case.record.answers or case.record.facts
    who = People((None if told is None else told.person) or identifier(draw), *(identifier(draw) for _ in fields(People)[1:]))
    sites = Sites(draw, language, life.sites, first)
    return sites, life.write(sites, who)


def _screened(person: uuid.UUID | None, day: datetime.date) -> Screening:
    """A screening later in the year, at which two criteria are met."""
    return screen(Record(Answers(person=person, date=day, mobility=Tri.YES, access_to_care=Tri.YES)))
