"""What is late or due within the month, as the pilote is told it; and the other findings, which have no day.

Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence

from ...words import FindingState, SettledBy
from .absent import ABSENT
from .known import Known
from .model import Item
from .owed import Owed
from .phrases import capped, within_month
from .sentences import finding_items

__all__ = ["due", "soon", "wrong"]

#: Findings that another part of the report tells.
_TOLD = frozenset({*ABSENT, ("CON-1", SettledBy.MEETING), ("CON-5", SettledBy.DEAD_LETTER),
                   ("CON-5", SettledBy.DECISION_FOLLOW_UP), ("CON-7", SettledBy.MESO_AGENDA), ("CON-7", SettledBy.MACRO_AGENDA),
                   ("CON-8", SettledBy.CHANGE_FEEDBACK), ("CON-14", SettledBy.INCLUSION_DECISION)})

_ORDER = {FindingState.OVERDUE: 0, FindingState.DUE: 1, FindingState.OPEN: 2}


def soon(known: Known, found: Sequence[Owed]) -> list[Owed]:
    """What is late, may be, or falls due within a month of the day (GEN-7)."""
    near = (each for each in found if each.state is not FindingState.DUE or each.day is None
            or within_month(each.day, known.at))
    return sorted(near, key=lambda each: (_ORDER[each.state], each.day or datetime.date.max))


def due(found: Sequence[Owed], most: int) -> tuple[Item, ...]:
    """The same as items."""
    return capped([Item(text=each.say(), day=each.day, state=each.state, weight=each.weight, rules=(each.rule,), subject=each.subject,
                        more=each.beneath()) for each in found[:most]], most, len(found))


def wrong(known: Known, most: int) -> tuple[Item, ...]:
    """The findings that are told nowhere else, the weightiest first."""
    found = [each for each in known.review.findings if (each.rule, each.settled_by) not in _TOLD]
    found.sort(key=lambda each: -each.weight.code)
    return capped(finding_items(known, found, most), most)
