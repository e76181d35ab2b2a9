"""A plan that strangers swell: they withdraw the person's consent, each as a writer of their own, beside what others record.

Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import uuid

from plan_scene import DAY, GP, PERSON, START, THERE, active, copy, draft

from integra import Event, EventKind, Plan
from integra.words import Answer, NeedDomain

HONEST, STRANGERS = 70, 80


def withdrawals(plan: Plan, number: int) -> list[Event]:
    """Right after what the plan comes to, in the order of their writers."""
    stranger, after = uuid.UUID(int=0x5C << 120), plan.events[-1].digest
    return [Event(kind=EventKind.ASSISTANCE_CONSENT, plan=plan.id, writer=uuid.UUID(int=0x5D << 120 | at), sequence=1,
                  author=stranger, person=PERSON, code=Answer.WITHDRAWN, recorded=START, effective=DAY, parents=(after,))
            for at in range(number)]


def swollen() -> list[Event]:
    """The events of an active plan, of a site that records needs, and of the strangers."""
    plan = active()
    there = copy(plan, THERE)
    needs = [there.append(draft(EventKind.NEED, GP, 20, code=NeedDomain.SOCIAL)) for _ in range(HONEST)]
    return [*plan.events, *needs, *withdrawals(plan, STRANGERS)]


def site(events: list[Event]) -> Plan:
    """A plan that takes them one by one."""
    plan = Plan()
    for event in events:
        plan.apply(event)
    return plan
