"""Whom to bring back to the table: who has no seat, who does not come, who cannot decide.

Spec: spec/43-territory-reports.md; CON-2, CON-3, CON-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ...words import SettledBy
from .known import Known
from .model import Item
from .phrases import capped
from .sentences import finding_text

__all__ = ["ABSENT", "absent"]

#: In which order: who has to be there, who had a seat and does not come, who comes without power, who is welcome besides.
ABSENT = (("CON-2", SettledBy.SEAT_REQUIRED), ("CON-10", SettledBy.ATTENDANCE), ("CON-3", SettledBy.POWER),
          ("CON-2", SettledBy.MT_SEAT), ("CON-2", SettledBy.SECTOR_SEATS), ("CON-2", SettledBy.SEAT_EXPECTED))


def absent(known: Known, most: int) -> tuple[Item, ...]:
    """Who is known to be missing, each rule's in its turn, no more than some of each."""
    items: list[Item] = []
    for rule, settled_by in ABSENT:
        found = known.found(rule, settled_by)
        told = [Item(text=finding_text(known, each), state=each.state, weight=each.weight, rules=(rule,), subject=each.second or each.subject)
                for each in found[:most + 1]]
        items += told if len(found) <= most else capped([*told[:most], *[Item(text=told[0].text)] * (len(found) - most)], most)
    return tuple(items)
