"""Three plans, the store that has them, and what each of them says itself.

Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_scene import DAY, NURSE, active, draft, identifier

from integra import EventKind, Plan
from integra.plan import Due
from integra.plan.caseload import Caseload
from integra.plan.store import PlanStore
from integra.words import NeedDomain, Role

ONE = datetime.timedelta(days=1)
LATER = DAY + 60 * ONE


def another(number: int) -> Plan:
    """A plan of another person, whose opening has the host's reference."""
    plan = Plan(writer=identifier(200 + number))
    for each in (
        draft(EventKind.OPENING, NURSE, person=identifier(300 + number), code=1, detail=Role.NURSE, reference=identifier(400 + number)),
        draft(EventKind.REFERENT, NURSE, 1, person=NURSE),
        draft(EventKind.NEED, NURSE, 2, code=NeedDomain.HOUSING),
    ):
        plan.append(each)
    return plan


def of(plan: Plan, day: datetime.date = DAY, **options: object) -> list[Due]:
    """What the plan says itself."""
    return list(plan.due(day, **options))  # type: ignore[arg-type]


@pytest.fixture
def plans() -> list[Plan]:
    return [active(), another(1), another(2)]


@pytest.fixture
def path(tmp_path: Path, plans: list[Plan]) -> Path:
    with PlanStore(tmp_path / "plans.sqlite") as store:
        for plan in plans:
            store.merge(plan.to_cbor())
    return tmp_path / "plans.sqlite"


@pytest.fixture
def filled(address: str, plans: list[Plan]) -> str:
    """A store with the plans, in either database."""
    with PlanStore(address) as store:
        for plan in plans:
            store.merge(plan.to_cbor())
    return address


@pytest.fixture
def store(filled: str) -> Iterator[PlanStore]:
    with PlanStore(filled) as opened:
        yield opened


def by_plan(table: Caseload) -> dict[uuid.UUID, list[Due]]:
    found: dict[uuid.UUID, list[Due]] = {}
    for row in table:
        found.setdefault(row.plan, []).append(row.due)
    return found
