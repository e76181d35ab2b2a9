"""What the response to a demand drafts in a plan: needs and interventions that somebody then records, or not.

Spec: spec/36-as-of.md (PLN-15), spec/drafts.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from .._low import due as _low
from .._model import Immutable, argument, argument_bytes, argument_id
from ..orientation.model import Orientation, Route
from ..words import Event as EventKind
from ..words import Motive, NeedDomain, Sector, Service
from .asked import argument_day
from .event import Draft, Event

__all__ = ["Drafted", "drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Immutable):
    """A need and the intervention that answers it, as one route of a response drafts them (PLN-15).

    Attributes:
        service: the service that the route leads to.
        motives: which of the route's motives the need is of, none where the route has none.
        need: the draft of the need.
        intervention: the draft of the intervention, due when the route is; it names no need yet, see :meth:`answering`.
    """

    service: Service
    motives: tuple[Motive, ...]
    need: Draft
    intervention: Draft

    def answering(self, need: bytes | Event) -> Draft:
        """The intervention as an answer to a need of the plan: the one recorded of :attr:`need`, one that was there already,
        or an objective.

        Args:
            need: the event, or its digest.
        """
        digest = need.digest if isinstance(need, Event) else argument_bytes(need, "need")
        return replace(self.intervention, target=digest)


def drafts(orientation: Orientation, *, author: UUID, recorded: datetime.datetime,
           effective: datetime.date) -> tuple[Drafted, ...]:
    """What the routes of a response draft in the plan of the same person, in their order; nothing is recorded.

    A route drafts a need and an intervention, two of each where its motives are of two needs; one to a stand-in, or to what a
    plan has events of its own for, drafts nothing.

    >>> import datetime, uuid
    >>> from integra import Demand, orient
    >>> from integra.plan.draft import drafts
    >>> from integra.words import Motive, Requester
    >>> response = orient(Demand(requester=Requester.HEALTH, motives={Motive.ETP}, date=datetime.date(2025, 6, 2)))
    >>> noon = datetime.datetime(2025, 6, 3, 12, tzinfo=datetime.timezone.utc)
    >>> for drafted in drafts(response, author=uuid.UUID(int=2), recorded=noon, effective=noon.date()):
    ...     drafted.service, drafted.need.code, drafted.intervention.code
    (<Service.ETP: 'etp'>, <NeedDomain.HEALTH: 'health'>, <Sector.PREVENTION: 'prevention'>)

    To record one: ``need = plan.append(drafted.need)``, then ``plan.append(drafted.answering(need))``.

    Args:
        orientation: the response to the demand.
        author: who records them, where they do.
        recorded: when, with its time zone.
        effective: the day on which they take effect.
    """
    argument(Orientation, orientation, "orientation")
    argument_id(author, "author")
    argument_day(effective, "effective")
    need = Draft(kind=EventKind.NEED, author=author, recorded=recorded, effective=effective)
    return tuple(each for route in orientation.routes for each in _of(route, need))


def _of(route: Route, blank: Draft) -> Iterator[Drafted]:
    """What one route drafts: once for each need that its motives are of."""
    found: dict[tuple[NeedDomain, Sector], list[Motive]] = {}
    for motive in sorted(route.motives, key=lambda each: each.code) or (None,):
        drafted = _low.draft(route.service, motive)
        if drafted is not None:
            found.setdefault(drafted, []).extend([] if motive is None else [motive])
    for (domain, sector), motives in found.items():
        yield Drafted(
            service=route.service, motives=tuple(motives), need=replace(blank, code=domain),
            intervention=replace(blank, kind=EventKind.INTERVENTION, code=sector, due=route.due))
