"""Stays in a calendar of few days, for comparing critical days with every day (IND-3). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import civil
from .draw import identifier
from .rows import Row, Stay


def maybe(rng: Random, value: int, blank: float) -> int | None:
    """The value, or blank."""
    return None if rng.random() < blank else value


def small_stays(rng: Random, at: int, unknown: int) -> list[Row]:
    """Stays of one person in a calendar of few days, so many days not known."""
    rows: list[Stay] = []
    for _ in range(rng.choice((2, 2, 3))):
        admission = rng.randrange(civil.FIRST, at + 2)
        discharge = min(admission + rng.choice((0, 1, 3, 9)), civil.LAST)
        mco, listed = (rng.choice((True, True, True, None)) for _ in range(2))
        birth = maybe(rng, rng.randrange(civil.FIRST, at), 0.6)
        age = 0 if rng.random() < 0.15 else None
        rows.append(Stay(identifier(1), admission, discharge, mco, listed, birth, age))
    for _ in range(unknown):
        place = rng.randrange(len(rows))
        name = rng.choice(("admission", "discharge"))
        rows[place] = replace(rows[place], **{name: None})  # type: ignore[arg-type]
    return list(rows)
