"""The three levels and their bodies, as a picture of the territory draws them.

Spec: spec/43-territory-reports.md; CON-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from ...words import Line, TerritoryTable, Tier, Tri
from ..stated import stated
from .known import Known
from .model import BodyFact, LevelFact
from .phrases import months_after, months_before

__all__ = ["LEVEL_LINE", "LevelDay", "level_of", "levels", "meets"]

#: The line that says whether a level meets.
LEVEL_LINE = {Tier.MACRO: Line.LEVEL_MACRO, Tier.MESO: Line.LEVEL_MESO, Tier.MICRO: Line.LEVEL_MICRO}


class LevelDay(NamedTuple):
    """When a level met and is to meet again.

    Attributes:
        last: the latest meeting known of its bodies; None where none is.
        due: the last day on which its period has not passed since then.
        body: the body that held it.
    """

    last: datetime.date | None
    due: datetime.date | None
    body: UUID | None


def months_of(known: Known, tier: Tier) -> int:
    """The period of a level in months (CON-1)."""
    return known.value(f"{tier.word}_meeting_months")


def level_of(known: Known, tier: Tier) -> LevelDay:
    """When a level met, whichever of its bodies did."""
    met = ((last, body.id) for place, body in enumerate(known.bodies)
           if body.tier is tier and (last := _last(known, place)) is not None)
    last, body = max(met, key=lambda each: each[0], default=(None, None))
    return LevelDay(last, None if last is None else months_after(last, months_of(known, tier)), body)


def levels(known: Known, tiers: Iterable[Tier] = tuple(Tier), named: Iterable[Tier] = tuple(Tier)) -> tuple[LevelFact, ...]:
    """The levels that a reader is shown, with the bodies of those whose bodies they are told."""
    shown, seats, months = set(named), _seats(known), _months(known)
    found = []
    for tier in tiers:
        bodies = [_body(known, place, seats[place], months.get(place)) for place, body in enumerate(known.bodies)
                  if tier in shown and body.tier is tier and known.is_open(body.opens, body.closes)]
        found.append(LevelFact(tier=tier, meets=meets(known, tier), bodies=tuple(sorted(bodies, key=lambda each: (each.name, each.id)))))
    return tuple(found)


def meets(known: Known, tier: Tier) -> Tri:
    """Whether a level meets: as the data show, else as was stated."""
    line = known.review.sheet[LEVEL_LINE[tier]]
    return line.computed if line.computed is not Tri.UNKNOWN else line.value


def _last(known: Known, place: int) -> datetime.date | None:
    days = known.met.get(place, [])
    behind = bisect_right(days, known.at)
    return days[behind - 1] if behind else None


def _body(known: Known, place: int, seats: int, month: datetime.date | None) -> BodyFact:
    body, last = known.bodies[place], _last(known, place)
    months = months_of(known, body.tier)
    first = months_before(known.at, months)
    held = sum(first <= day <= known.at for day in known.met.get(place, ()))
    return BodyFact(id=body.id, name=known.name(body.id), tier=body.tier, kind=body.kind, met=last,
                    due=None if last is None else months_after(last, months), held=held, seats=seats, month=month,
                    seats_complete=body.seats_complete, stated=stated(body))


def _months(known: Known) -> dict[int, datetime.date]:
    """By body, the latest month by the day in which meetings of it are counted (CON-2), or situations that were put to it,
    which are put at a meeting (CON-14)."""
    found: dict[int, datetime.date] = {}
    clinical = known.named.territory.table(TerritoryTable.CLINICAL_MONTH)
    met = [*((row.body, row.month) for row in clinical if row.held),
           *((row.body, row.month) for row in known.inclusions if row.put or row.taken or row.refused)]
    for body, month in met:
        if isinstance(body, int) and month <= known.at:
            found[body] = max(month, found.get(body, month))
    return found


def _seats(known: Known) -> Counter[int]:
    """How many seats each body has that are not known to be shut."""
    rows = known.named.territory.table(TerritoryTable.SEAT)
    return Counter(row.body for row in rows if isinstance(row.body, int) and known.is_open(row.opens, row.closes))
