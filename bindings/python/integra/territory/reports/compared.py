"""What changed between two writings of a territory, as a report of one section.

Spec: spec/43-territory-reports.md, "The pilote".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import replace

from ...rules import Rules
from ...text import Text, dated
from ..names import NamedTerritory
from .changed import changed
from .known import Known
from .model import Reader, Report
from .parts import changes

__all__ = ["compared"]

#: So many items of each sort a comparison shows.
MOST = 50
_TITLE = Text("What changed", "Ce qui a changé")
_LEAD = Text("Compared with what was known for {day}.", "Comparé à ce qui était connu pour le {day}.")


def compared(named: NamedTerritory, earlier: NamedTerritory, *, at: datetime.date, earlier_at: datetime.date,
             rules: Rules | None = None) -> Report:
    """What changed from an earlier writing of a territory to a later one, as its pilote is told it.

    Args:
        named: the later one.
        earlier: the earlier one.
        at: the day of the later one.
        earlier_at: the day of the earlier one.
        rules: the pack, ``Rules("has-2014")`` where none is given.

    Raises:
        UsageError: they are two territories.
    """
    pack = Rules.default() if rules is None else rules
    known, before = Known(named, at, pack), Known(earlier, earlier_at, pack)
    found = changes(before, changed(known, before, MOST))
    return Report(
        reader=Reader.PILOTE, name=known.title, at=at, since=earlier_at, title=_TITLE,
        lead=_LEAD.of(day=dated(earlier_at)), sections=(replace(found, lead=None) if found.items else found,), levels=(), flows=(),
        calendar=(), sheet=(), pack=pack.name)
