"""What is due of all plans of a store.

Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from uuid import UUID

from ..rules import Rules, pack_of
from ..screening.model import Screening
from .asked import argument_day, screened_by
from .case_table import Caseload
from .due import Screened
from .kept import parts_of
from .rows import KeptDue
from .store_error import naming_path
from .store_rows import StoreRows

__all__ = ["StoreDue"]


class StoreDue(StoreRows):
    """What is due, of a :class:`integra.plan.store.PlanStore`."""

    @naming_path
    def due(self, at: datetime.date, *, rules: Rules | None = None,
            screened: Mapping[UUID, Screening | Screened] | None = None) -> Caseload:
        """Every obligation of every plan on a day, met ones included, plan by plan (PLN-13).

        What was worked out is kept in the file for the day asked about last, so that asking again works out only the plans
        to which something came meanwhile. Nothing else of the file changes.

        >>> import datetime, tempfile
        >>> from integra.plan.store import PlanStore
        >>> with tempfile.TemporaryDirectory() as folder, PlanStore(folder + "/plans.sqlite") as store:
        ...     store.due(datetime.date(2026, 3, 2))
        Caseload(2026-03-02, 0 plans, 0 obligations)

        Args:
            at: the day.
            rules: the pack that the periods are read from, ``Rules("has-2014")`` where none is given.
            screened: screenings, by the person they are of (PLN-15, SCR-10); what they bear upon is not kept.

        Raises:
            UsageError: a screening has no date (GEN-7), or is of another person (PLN-15).
        """
        pack_of(rules)
        day, seen, fresh = argument_day(at), screened_by(screened), list[KeptDue]()
        with self._rows.moment():
            parts = tuple(parts_of(self._rows, day, rules or Rules.default(), seen, self._empty, fresh))
        if fresh:
            self._rows.keep_dues(fresh)
        return Caseload._made(day, parts)
