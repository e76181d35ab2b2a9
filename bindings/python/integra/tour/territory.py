"""The territory of the tour: which it is, on which day, and what is told of it.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..indicator.publish import Publication
from ..territory.reports import Reader, Report, report, report_of_many
from ..territory.written import built_in
from .indicators import published

#: The territories of the made-up department, the first of which has a page for its pilote and its elected officials.
DEPARTMENT = ("departement-exemple-nord", "departement-exemple-sud", "departement-exemple-est")
#: The day on which its rows are told: their own, for nothing here reads a clock (GEN-5).
DAY = datetime.date(2026, 11, 30)
_BEFORE = datetime.date(2026, 10, 30)


@dataclass(frozen=True, slots=True)
class Told:
    """A territory on a day, as its readers are told of it.

    Attributes:
        at: the day.
        reports: that of the pilote, of the ARS over the whole department, of an elected official.
        published: what may be published of its indicators.
    """

    at: datetime.date
    reports: tuple[Report, ...]
    published: tuple[Publication, ...]


def told() -> Told:
    """What the tour tells of its territory."""
    department = [built_in(name) for name in DEPARTMENT]
    one = department[0]
    return Told(DAY, (report(one, Reader.PILOTE, at=DAY, since=_BEFORE), report_of_many(department, at=DAY),
                      report(one, Reader.ELECTED, at=DAY)), published(department, DAY))
