"""What goes from a level to the next one, counted as CON-6 counts it: by hand, by agenda, by addressee; none twice.

Spec: spec/43-territory-reports.md; CON-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...words import FlowContent, TerritoryTable, Tier, Tri
from .known import Known, is_day
from .model import FlowFact
from .phrases import months_before

__all__ = ["PAIRS", "flows"]

#: Adjacent levels, the upper one first.
PAIRS = ((Tier.MACRO, Tier.MESO), (Tier.MESO, Tier.MICRO))
_UP, _DOWN = (FlowContent.NEED, FlowContent.DIFFICULTY), (FlowContent.DECISION, FlowContent.FEEDBACK)


class _Way(NamedTuple):
    """From which level to which, and what."""

    from_: Tier
    to: Tier
    content: FlowContent


class _Passed(NamedTuple):
    """One thing that passed, and whether it waits."""

    day: datetime.date
    waits: bool


def flows(known: Known, pairs: Iterable[tuple[Tier, Tier]] = PAIRS) -> tuple[FlowFact, ...]:
    """What passed between the levels of some pairs in the period, both ways; 0 is none that is known."""
    first = months_before(known.at, known.value("exchange_months"))
    found: dict[_Way, list[_Passed]] = defaultdict(list)
    for source in (_by_hand, _agendas, _decisions, _feedback):
        for way, passed in source(known):
            if first <= passed.day <= known.at:
                found[way].append(passed)
    ways = (_Way(*way, content) for upper, lower in pairs
            for way, contents in (((lower, upper), _UP), ((upper, lower), _DOWN)) for content in contents)
    return tuple(_fact(known, way, found.get(way, [])) for way in ways)


def _fact(known: Known, way: _Way, passed: list[_Passed]) -> FlowFact:
    latest = max((each.day for each in passed), default=None)
    waits = [each.day for each in passed if each.waits]
    return FlowFact(from_=way.from_, to=way.to, content=way.content, count=len(passed), latest=latest,
                    latest_age=None if latest is None else (known.at - latest).days, waiting=len(waits),
                    oldest_waiting=min(waits, default=None))


def _by_hand(known: Known) -> Iterator[tuple[_Way, _Passed]]:
    """What somebody wrote down, which waits for nothing that is known."""
    for row in known.named.territory.table(TerritoryTable.FLOW):
        if row.content is not None and row.date is not None:
            yield _Way(row.from_, row.to, row.content), _Passed(row.date, False)


def _agendas(known: Known) -> Iterator[tuple[_Way, _Passed]]:
    """Matters raised from a level that stand on an agenda of the one above, each once, on the day it came there in the
    period; one that is not known to be settled waits."""
    first = months_before(known.at, known.value("exchange_months"))
    for place, matter in enumerate(known.matters):
        upper = next((upper for upper, lower in PAIRS if lower is matter.raised_from), None)
        if upper is None or matter.raised_from is None or not known.reached(matter.raised):
            continue
        days = [each.date for each in known.on_agenda(place, upper) if each.date is not None and each.date >= first]
        if days:
            yield _Way(matter.raised_from, upper, FlowContent.DIFFICULTY), _Passed(
                min(days), known.settled(place) is not Tri.YES)


def _decisions(known: Known) -> Iterator[tuple[_Way, _Passed]]:
    """Decisions addressed to a body of the level below, each once; one that neither took effect nor was dropped waits."""
    addressed = {(row.decision, known.tier(row.body)) for row in known.named.territory.table(TerritoryTable.ADDRESSEE)}
    for place, row in enumerate(known.decisions):
        upper = known.tier(row.body)
        for above, lower in PAIRS:
            if above is upper and (place, lower) in addressed and is_day(row.adopted):
                waits = not known.reached(row.effective) and not known.reached(row.dropped)
                yield _Way(above, lower, FlowContent.DECISION), _Passed(row.adopted, waits)


def _feedback(known: Known) -> Iterator[tuple[_Way, _Passed]]:
    """Feedback from a level to a body of the one below."""
    for row in known.named.territory.table(TerritoryTable.FEEDBACK):
        if row.tier is not None and row.date is not None and (row.tier, known.tier(row.body)) in PAIRS:
            lower = known.tier(row.body)
            assert lower is not None
            yield _Way(row.tier, lower, FlowContent.FEEDBACK), _Passed(row.date, False)
