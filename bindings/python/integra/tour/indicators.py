"""Indicators of the tour's department, as they may be published: whether calls were answered, who signed the common plan.

Spec: spec/90-report.md; IND-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from ..indicator.model import Figure
from ..indicator.publish import Publication, publish
from ..indicator.tally import Tally
from ..territory.names import NamedTerritory
from ..words import Indicator, TerritoryTable, Tri

#: Of each territory, in the order of the department: calls of the last twelve months, and how many of them were answered; made
#: up, so that one has counts too small to be shown.
CALLS = ((260, 212), (131, 96), (64, 57))
_ANSWERED_AFTER = datetime.timedelta(days=2)


def published(department: list[NamedTerritory], at: datetime.date) -> tuple[Publication, ...]:
    """What may be published of the department as of a day."""
    return tuple(publish(_figures(indicator, department, at)) for indicator in (Indicator.A4, Indicator.A2))


def _figures(indicator: Indicator, department: list[NamedTerritory], at: datetime.date) -> dict[str | None, Figure]:
    """Of each territory, and of all."""
    whole, made = Tally(indicator, at=at), dict[str | None, Figure]()
    for place, named in enumerate(department):
        tally = Tally(indicator, at=at)
        tally.add(_calls(place, at) if indicator is Indicator.A4 else _bodies(named))
        made[named.name] = tally.figure()
        whole.merge(tally)
    return made | {None: whole.figure()}


def _calls(place: int, at: datetime.date) -> dict[str, list[object]]:
    """A column a field, a row a call."""
    number, answered = CALLS[place]
    days = [at - datetime.timedelta(days=10 + 340 * call // number) for call in range(number)]
    return {"call": [f"{place} {call}" for call in range(number)], "date": list(days),
            "answered": ["yes" if call < answered else "no" for call in range(number)],
            "answered_on": [day + _ANSWERED_AFTER if call < answered else None for call, day in enumerate(days)]}


def _bodies(named: NamedTerritory) -> dict[str, list[object]]:
    """The partners of the common plan, and the days on which they signed it."""
    territory = named.territory
    structures, partners = territory.table("structure"), territory.table("partner")
    blank = Tri.NO if TerritoryTable.PARTNER in territory.claims else Tri.UNKNOWN  # in a complete list a blank day is none (GEN-1)
    known = [(structures[each.structure].id, each.signed) for each in partners if isinstance(each.structure, int)]
    return {"body": [body for body, _ in known], "on_territory": [Tri.YES.word] * len(known),
            "signed": [Tri.YES.word if isinstance(day, datetime.date) else blank.word for _, day in known],
            "signed_on": [day if isinstance(day, datetime.date) else None for _, day in known]}
