"""Stays of a row whose day is open, as a record may list them.

Spec: spec/10-screening.md (SCR-7, item 1); GEN-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A record gives an admission one day. As in FHIR (:func:`integra.adapters.stays.admissions`) that is the first it may be:
a window that has both days has it, and of one that has the last alone its list does not cover all.
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ..adapters.dates import Span, after
from ..words import Tri
from .names import DATES, STAYS

__all__ = ["UNTIL", "settled"]

#: The last day that a stay may have begun, beside the first, its date.
UNTIL = "until"
_FROM, _TO = DATES[1:]


def settled(values: Mapping[str, Any], at: datetime.date | None) -> Mapping[str, Any]:
    """What a row says, as of a day or else its own: each stay on one day, the days shortened that its list covers.

    A stay that may have begun only after that day is not listed.
    """
    stays = values.get(STAYS) or ()
    if not any(UNTIL in stay for stay in stays):
        return values
    today = at.isoformat() if at else values.get(DATES[0])
    unsettled = [stay for stay in stays if UNTIL in stay and (today is None or stay["date"] <= today)]
    listed = [{name: said for name, said in stay.items() if name != UNTIL} for stay in stays
              if UNTIL not in stay or today is None or not stay["date"] <= today < stay[UNTIL]]
    told = {**values, STAYS: listed}
    doubt = max((_next(stay[UNTIL]) for stay in unsettled if stay.get("emergency") != Tri.NO.word), default="")
    if _FROM in told and doubt > told[_FROM]:
        told[_FROM] = doubt
        if doubt > told.get(_TO, today or doubt):
            del told[_FROM]
            told.pop(_TO, None)
    return told


def _next(day: str) -> str:
    span = datetime.date.fromisoformat(day)
    return after(Span(span, span)).first.isoformat()
