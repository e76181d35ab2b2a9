"""Messages and what they fold to: the events of one plan, and the model of oracle/shared_plan beside them.

Spec: PLN-11, PLN-12, PLN-22.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable

from .. import shared_plan

from . import chains
from .container import listed
from .event import OPENING, Event, plan_of, union
from .table import Table
from .words import in_words

VERDICTS = ("accepted", "refused", "waiting", "needs_edition")
#: What is unknown only for a conflict is refused under the rule of conflicts.
UNSETTLED_RULE = "PLN-11"


class Folded:
    """All that follows from a set of events of one plan."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.table = Table.published()
        self.events = union(*({event.digest: event} for event in events))
        plans = {plan_of(event) for event in self.events.values()}
        assert len(plans) <= 1, "one plan at a time"
        self.plan = next(iter(plans), None)
        self.missing = chains.missing(self.events)
        self.listed = listed(self.events.values())
        self.model = shared_plan.Model(in_words(event, self.table) for event in self.listed)

    @property
    def opening(self) -> Event | None:
        return next((event for event in self.listed if event.kind == OPENING), None)

    def counts(self) -> list[int]:
        """How many events have each verdict."""
        found = list(self.model.verdicts.values())
        return [found.count(verdict) for verdict in VERDICTS]

    def refusals(self, digest: bytes) -> list[tuple[str, str, bool]]:
        """Of a refused event the guards, each with its rule and whether it is unsettled."""
        failed = self.model.refusals.get(digest, ())
        return [(guard, UNSETTLED_RULE if unsettled else self.table.guards[guard], unsettled) for guard, unsettled in failed]

    def erased(self) -> set[bytes]:
        """The events whose text an accepted erasure took away."""
        erasure = self.table.number("erasure")
        accepted = [event for event in self.listed if self.model.verdicts[event.digest] == "accepted"]
        return {event.target for event in accepted if event.kind == erasure and event.target is not None}
