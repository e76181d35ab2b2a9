"""What the response to a demand drafts in a plan: needs, objectives and interventions that somebody then records, or not.

Spec: spec/36-as-of.md (PLN-15), spec/33-objectives.md (PLN-24, PLN-25), spec/drafts.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from .._low import due as _low
from .._model import Immutable, argument, argument_bytes, argument_id
from ..errors import language_of
from ..orientation.model import Orientation, Route
from ..text import Text
from ..words import Event as EventKind
from ..words import ExpressedBy, Language, Motive, NeedDomain, Sector, Service
from .asked import argument_day
from .draft_labels import DRAFT_LABELS
from .event import Draft, Event

__all__ = ["Drafted", "drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Immutable):
    """A need, the objective that is proposed of it and the intervention towards that, as one route drafts them (PLN-15).

    A draft is a proposal. The objective says, in words of the project, a result that a person could agree with: their own words
    replace it (``replace(drafted.objective, text=..., code=ExpressedBy.PERSON)``), and what they think of one that was recorded
    is an event of its own, ``OPINION`` (PLN-25), which nothing drafts for them.

    Attributes:
        service: the service that the route leads to.
        motives: which of the route's motives the need is of, none where the route has none.
        need: the draft of the need.
        objective: the draft of the objective, expressed by a professional, due on no day; it names
            no need yet, see :meth:`aiming`.
        intervention: the draft of the intervention, due when the route is; it names nothing yet, see :meth:`answering`.
    """

    service: Service
    motives: tuple[Motive, ...]
    need: Draft
    objective: Draft
    intervention: Draft

    def aiming(self, need: bytes | Event) -> Draft:
        """The objective as one of a need of the plan: the one recorded of :attr:`need`, or one that was there already.

        Args:
            need: the event, or its digest.
        """
        return replace(self.objective, target=_digest(need))

    def answering(self, need: bytes | Event) -> Draft:
        """The intervention towards an objective of the plan, or as an answer to a need: one recorded of these drafts, or
        one that was there already. Through an objective it answers the objective's need (PLN-24).

        Args:
            need: the event, or its digest.
        """
        return replace(self.intervention, target=_digest(need))


def drafts(orientation: Orientation, *, author: UUID, recorded: datetime.datetime,
           effective: datetime.date, language: str | Language = "en") -> tuple[Drafted, ...]:
    """What the routes of a response draft in the plan of the same person, in their order; nothing is recorded.

    A route drafts a need, an objective and an intervention, two of each where its motives are of two needs; one to a stand-in,
    or to what a plan has events of its own for, drafts nothing.

    >>> import datetime, uuid
    >>> from integra import Demand, orient
    >>> from integra.plan.draft import drafts
    >>> from integra.words import Motive, Requester
    >>> response = orient(Demand(requester=Requester.HEALTH, motives={Motive.ETP}, date=datetime.date(2025, 6, 2)))
    >>> noon = datetime.datetime(2025, 6, 3, 12, tzinfo=datetime.timezone.utc)
    >>> for drafted in drafts(response, author=uuid.UUID(int=2), recorded=noon, effective=noon.date()):
    ...     drafted.service, drafted.need.code, drafted.intervention.code
    ...     drafted.objective.text
    (<Service.ETP: 'etp'>, <NeedDomain.HEALTH: 'health'>, <Sector.PREVENTION: 'prevention'>)
    'understand the illness and its treatment better, and manage with them day by day'

    To record one: ``need = plan.append(drafted.need)``, ``objective = plan.append(drafted.aiming(need))``, then
    ``plan.append(drafted.answering(objective))``; or, of no objective, ``plan.append(drafted.answering(need))``.

    Args:
        orientation: the response to the demand.
        author: who records them, where they do.
        recorded: when, with its time zone.
        effective: the day on which they take effect.
        language: that of the objectives' texts, which events hold as they were written.
    """
    argument(Orientation, orientation, "orientation")
    argument_id(author, "author")
    argument_day(effective, "effective")
    language = language_of(language)
    need = Draft(kind=EventKind.NEED, author=author, recorded=recorded, effective=effective)
    return tuple(each for route in orientation.routes for each in _of(route, need, language))


def _digest(event: bytes | Event) -> bytes:
    return event.digest if isinstance(event, Event) else argument_bytes(event, "need")


def _of(route: Route, blank: Draft, language: Language) -> Iterator[Drafted]:
    """What one route drafts: once for each need that its motives are of."""
    found: dict[tuple[NeedDomain, Sector], list[Motive]] = {}
    for motive in sorted(route.motives, key=lambda each: each.code) or (None,):
        drafted = _low.draft(route.service, motive)
        if drafted is not None:
            found.setdefault(drafted, []).extend([] if motive is None else [motive])
    for (domain, sector), motives in found.items():
        yield Drafted(
            service=route.service, motives=tuple(motives), need=replace(blank, code=domain),
            objective=replace(blank, kind=EventKind.OBJECTIVE, code=ExpressedBy.PROFESSIONAL,
                              text=_expected(route.service, motives).said(language)),
            intervention=replace(blank, kind=EventKind.INTERVENTION, code=sector, due=route.due))


def _expected(service: Service, motives: list[Motive]) -> Text:
    """What the objective of one need says: motives that are of one need share a row of the table, the service's own or theirs."""
    _, objective, _ = DRAFT_LABELS.get((service, motives[0] if motives else None)) or DRAFT_LABELS[service, None]
    return objective
