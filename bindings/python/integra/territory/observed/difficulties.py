"""Difficulties of a log: needs that nothing serves, once a demand and service, as rows of a territory.

Spec: spec/45-observed.md ("Difficulties"); ORI-12, CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from uuid import UUID

from ...words import DifficultyKind, Service
from ..rows import Difficulty
from .keys import difficulty_key
from .model import LogRow

__all__ = ["difficulties_of"]


def difficulties_of(rows: Iterable[LogRow]) -> tuple[Difficulty, ...]:
    """A difficulty for each demand and service that nothing serves, of the earliest day that is said, by day, service and
    identifier. The order of the rows, and rows said twice, change nothing."""
    found: dict[tuple[Service, UUID], datetime.date | None] = {}
    for row in rows:
        for each in row.unmet:
            key, day = (each.service, row.demand), row.date
            known = found.get(key)
            found[key] = day if known is None else known if day is None else min(day, known)
    return tuple(sorted((_difficulty(service, demand, day) for (service, demand), day in found.items()), key=_order))


def _difficulty(service: Service, demand: UUID, day: datetime.date | None) -> Difficulty:
    kind = DifficultyKind.SERVICE
    return Difficulty(id=difficulty_key(kind.word, service.code, demand), kind=kind, topic=service.code, date=day,
                      demand=demand)


def _order(row: Difficulty) -> tuple[datetime.date, int, UUID]:
    return row.date or datetime.date.min, row.topic or 0, row.id
