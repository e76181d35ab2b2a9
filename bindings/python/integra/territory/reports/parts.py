"""Parts that the reports of several readers have: a section with its lead, what changed, the calendar.

Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...text import Text, dated
from ...words import FindingState
from .known import Known
from .model import Entry, Item, Section
from .owed import Owed

__all__ = ["calendar", "changes", "section"]

#: So many entries a calendar has at the most.
_ENTRIES = 1000
_NO_CHANGE = Text("Nothing has changed since {day}.", "Rien n'a changé depuis le {day}.")
_SINCE = Text("Since {day}.", "Depuis le {day}.")


def section(name: str, title: Text, items: tuple[Item, ...], empty: Text, lead: Text | None = None) -> Section:
    """A section under its lead, or under what it says where it holds nothing."""
    return Section(name=name, title=title, lead=lead if items else empty, items=items)


def changes(earlier: Known, items: tuple[Item, ...]) -> Section:
    """What changed since an earlier report."""
    day = dated(earlier.at)
    return section("changed", Text("What changed since the last report", "Ce qui a changé depuis le dernier point"), items,
                   _NO_CHANGE.of(day=day), _SINCE.of(day=day))


def calendar(at: datetime.date, found: Iterable[Owed]) -> tuple[Entry, ...]:
    """What has a day, by day; of more than anybody reads what is nearest to the day of the report."""
    on = ((each.day, each) for each in found if each.day is not None and each.state is not FindingState.OPEN)
    near = sorted(on, key=lambda each: abs((each[0] - at).days))[:_ENTRIES]
    return tuple(sorted((each.entry(day) for day, each in near),
                        key=lambda each: (each.day, each.kind.value, each.subject.bytes if each.subject else b"")))
