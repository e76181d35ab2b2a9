"""Whom to bring back to the table: who has no seat, who does not come, who cannot decide.

Spec: spec/43-territory-reports.md; CON-2, CON-3, CON-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ...words import SettledBy
from .known import Known
from .model import Item
from .phrases import capped
from .sentences import finding_items

__all__ = ["ABSENT", "absent"]

#: In which order: who has to be there, who had a seat and does not come, who comes without power, who is welcome besides.
ABSENT = (("CON-2", SettledBy.SEAT_REQUIRED), ("CON-10", SettledBy.ATTENDANCE), ("CON-3", SettledBy.POWER),
          ("CON-2", SettledBy.MT_SEAT), ("CON-2", SettledBy.SECTOR_SEATS), ("CON-2", SettledBy.SEAT_EXPECTED))


def absent(known: Known, most: int) -> tuple[Item, ...]:
    """Who is known to be missing, each rule's in its turn, no more than some of each."""
    return tuple(item for rule, settled_by in ABSENT
                 for item in capped(finding_items(known, known.found(rule, settled_by), most), most))
