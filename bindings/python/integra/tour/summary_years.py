"""The years with a plan in a terminal: how much is due on each day looked at, and what came of being apart.

Spec: spec/90-report.md, "A year with a plan"; PLN-13, PLN-14, PLN-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
from collections.abc import Iterator

from ..text import Text, capital, plural
from ..words import FindingState, PlanKind
from .markup import day, label
from .plan_tables import differing
from .years import Apart, Year

TITLE = Text("A year with a plan", "Un an avec un plan")
COLUMNS = {FindingState.OVERDUE: Text("overdue", "en retard"), FindingState.DUE: Text("due", "à faire"),
            FindingState.OPEN: Text("no term", "sans date")}
_WRITTEN = Text("{kind} ({ref}): {n} events of {sites} sites", "{kind} ({ref}) : {n} événements de {sites} sites")
_APART = Text(
    "Apart from {since} to {met}, the sites wrote {n} events unseen by one another; merged, all have the same plan. "
    "{conflicts}",
    "Séparés du {since} au {met}, les sites ont écrit {n} événements à l'insu les uns des autres ; réunis, tous ont le même "
    "plan. {conflicts}")
_SETTLED = Text("{conflicts}, settled on {day}.", "{conflicts}, tranché le {day}.")
_ONE, _SEVERAL = Text("{n} conflict", "{n} désaccord"), Text("{n} conflicts", "{n} désaccords")
_THEN = Text("On {day}, “{what}” was {then} by what was known that day, {now} by what is known now.",
             "Le {day}, « {what} » était {then} d'après ce qu'on savait ce jour-là, {now} d'après ce qu'on sait maintenant.")
_DAY, _DAYS = Text("{n} day", "{n} jour"), Text("{n} days", "{n} jours")
_GAP = Text("For {days} nobody covers the office of {office}.", "Pendant {days}, personne n'assure la fonction de {office}.")


def heading(year: Year) -> Text:
    """Which plan, whose, and by how many sites."""
    kind = year.plan.state.kind or PlanKind.PPS
    return _WRITTEN.of(kind=capital(label(kind)), ref=year.case.name, n=len(year.plan), sites=len(year.life.sites))


def numbers(year: Year) -> Iterator[tuple[str, Text, tuple[int, ...]]]:
    """Each day looked at: its date, what it is, and how much is late, due, and without a term."""
    for moment in year.moments:
        counted = collections.Counter(each.state for each in year.on(moment).due)
        yield moment.day.isoformat(), capital(moment.title), tuple(counted[state] for state in COLUMNS)


def _apart(year: Year, told: Apart) -> Text:
    """How much was written unseen, and what did not agree."""
    conflicts = len(year.plan.on(told.met).state.conflicts)
    return _APART.of(since=day(told.since), met=day(told.met), n=told.written, conflicts=_SETTLED.of(
        conflicts=plural(conflicts, _ONE, _SEVERAL), day=day(told.settled)))


def sentences(year: Year) -> Iterator[Text]:
    """What came of being apart, what was known late, and the days that nobody covered."""
    if year.apart is not None:
        yield _apart(year, year.apart)
        for then, now in differing(year, year.apart):
            if then is not None and now is not None:
                yield _THEN.of(day=day(year.apart.looked_at), what=label(then.settled_by), then=label(then.state),
                               now=label(now.state))
    gaps: collections.Counter[Text] = collections.Counter()
    for gap in year.plan.on(year.last).gaps:
        gaps[label(gap.office)] += gap.days
    for office, days in gaps.items():
        yield _GAP.of(days=plural(days, _DAY, _DAYS), office=office)
