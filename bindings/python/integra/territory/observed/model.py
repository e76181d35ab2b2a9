"""One demand of one contact as it was answered, without a word that tells whose it was.

Spec: spec/45-observed.md ("The log"); ORI-12, ORI-13, ORI-15.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from ..._model import Immutable, check, check_date, items_of, settle_id, settle_set, wanted
from ...errors import UsageError
from ...text import Text
from ...words import Channel, Door, Level, Motive, Passing, Requester, Service, Status, Tri

__all__ = ["Called", "LogRow", "Outcome"]


class Outcome(Enum):
    """What became of a service that a response called.

    ``SERVED``: an offer serves it; ``SECOND``: one serves its second (ORI-10); ``UNMET``: nobody does (ORI-12);
    ``GIVEN``: no directory lists it, the guichet gives it itself; ``UNKNOWN``: no directory was asked.
    """

    SERVED = "served"
    SECOND = "second"
    UNMET = "unmet"
    GIVEN = "given"
    UNKNOWN = "unknown"


#: The outcomes behind which somebody serves, at a level.
_LEVELS = (Outcome.SERVED, Outcome.SECOND)
_NOT_SO = Text("a level belongs to what is served, a reason to what is unmet, and each needs its own",
               "un niveau va avec ce qui est assuré, une raison avec ce qui ne l'est pas, et chacun a le sien")
_BACKWARDS = Text("an answer has a day only where there was one", "une réponse n'a une date que s'il y en a eu une")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(Immutable):
    """A service that a response called.

    Attributes:
        service: the service, or stand-in.
        outcome: what became of it.
        level: at which level it is served; None where nobody is said to serve it.
        reason: of an unmet one what kept the nearest offer, else None.
        waits: whether something had to be settled first, consent or a médecin traitant.
    """

    service: Service
    outcome: Outcome
    level: Level | None = None
    reason: Passing | None = None
    waits: bool = False

    def __post_init__(self) -> None:
        check(self, "service", Service, "a Service")
        check(self, "outcome", Outcome, "an Outcome")
        for name, kind in (("level", Level), ("reason", Passing)):
            if getattr(self, name) is not None:
                check(self, name, kind, f"a {kind.__name__}, or None")
        check(self, "waits", bool, "True or False")
        if (self.level is None) is (self.outcome in _LEVELS) or (self.reason is None) is (self.outcome is Outcome.UNMET):
            raise UsageError(Status.INVALID_VALUE, rule="ORI-12", detail=_NOT_SO.at("Called"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow(Immutable):
    """A demand of a contact with the guichet, and what was answered; what is left out is not known (GEN-1).

    Attributes:
        call: the opaque key of the contact, one for all its demands (ORI-15).
        demand: the opaque key of the demand.
        date: the day of the demand.
        requester: who asked, as a kind.
        motives: about what; none where it is not known.
        door: by which door it came; recorded, and read by nothing (ORI-1).
        channel: by which channel; likewise.
        services: what was called, each service once.
        first_answer_due: by when the first answer was due (ORI-13).
        first_answer_on: when it came.
        answered: whether a response beyond deepening was delivered (ORI-15).
        answered_on: on which day.
    """

    call: UUID
    demand: UUID
    date: datetime.date | None = None
    requester: Requester | None = None
    motives: Set[Motive] = frozenset()
    door: Door = Door.UNKNOWN
    channel: Channel = Channel.UNKNOWN
    services: Sequence[Called] = ()
    first_answer_due: datetime.date | None = None
    first_answer_on: datetime.date | None = None
    answered: Tri = Tri.UNKNOWN
    answered_on: datetime.date | None = None

    def __post_init__(self) -> None:
        for name in ("call", "demand"):
            check(self, name, UUID, "a uuid.UUID")
            settle_id(self, name)
        for name in ("date", "first_answer_due", "first_answer_on", "answered_on"):
            check_date(self, name)
        if self.requester is not None:
            check(self, "requester", Requester, "a Requester, or None for not known")
        settle_set(self, "motives", Motive)
        check(self, "door", Door, "a Door")
        check(self, "channel", Channel, "a Channel")
        check(self, "answered", Tri, "Tri.YES, Tri.NO or Tri.UNKNOWN")
        called = items_of(self, "services", self.services, Called, "Called objects")
        object.__setattr__(self, "services", tuple(sorted(called, key=lambda each: each.service.code)))
        if len({each.service for each in called}) != len(called):
            raise wanted(self, "services", "each service once")
        if self.answered_on is not None and self.answered is not Tri.YES:
            raise UsageError(Status.INVALID_VALUE, rule="ORI-15", detail=_BACKWARDS.at("LogRow.answered_on"))

    @property
    def late(self) -> Tri:
        """Whether the first answer came after its due day (ORI-13); unknown while either day is.

        What was delivered in time was a first answer in time.

        >>> import datetime, uuid
        >>> from integra.territory.observed import LogRow
        >>> row = LogRow(call=uuid.UUID(int=1), demand=uuid.UUID(int=2), first_answer_due=datetime.date(2025, 6, 2),
        ...              first_answer_on=datetime.date(2025, 6, 3))
        >>> row.late
        <Tri.YES: 'yes'>
        """
        if self.first_answer_due is None:
            return Tri.UNKNOWN
        if self.answered_on is not None and self.answered_on <= self.first_answer_due:
            return Tri.NO
        if self.first_answer_on is None:
            return Tri.UNKNOWN
        return Tri.YES if self.first_answer_on > self.first_answer_due else Tri.NO

    @property
    def unmet(self) -> tuple[Called, ...]:
        """The services that nobody serves (ORI-12)."""
        return tuple(each for each in self.services if each.outcome is Outcome.UNMET)
