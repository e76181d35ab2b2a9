"""A person who does not exist, three professionals, and the events of their plan.

Spec: spec/30-plan.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from integra import Draft, EventKind, Plan
from integra.words import Answer, NeedDomain, PlanKind, Role, Sector, Tool, Tri


def identifier(number: int) -> uuid.UUID:
    return uuid.UUID(int=0x5A << 120 | number)


PERSON, NURSE, GP, MANAGER, CARER = (identifier(number) for number in range(1, 6))
HERE, THERE = identifier(101), identifier(102)
DAY = datetime.date(2025, 6, 1)
START = datetime.datetime(2025, 6, 1, 8, 0, tzinfo=datetime.timezone.utc)


def draft(kind: EventKind, author: uuid.UUID = GP, minute: int = 0, **fields: Any) -> Draft:
    """An event some minutes after the start, on the first of June unless said otherwise."""
    return Draft(kind=kind, author=author, recorded=START + datetime.timedelta(minutes=minute),
                 **{"effective": DAY} | fields)


def opening(kind: PlanKind = PlanKind.PPS) -> Draft:
    return draft(EventKind.OPENING, NURSE, person=PERSON, code=kind, detail=Role.NURSE)


def opened(writer: uuid.UUID = HERE) -> Plan:
    """A plan in draft: nurse (referent) and GP (médecin traitant) in the circle, both consents given."""
    plan = Plan(writer=writer)
    for each in (
        opening(),
        draft(EventKind.JOIN, NURSE, 1, person=GP, code=Role.GP),
        draft(EventKind.REFERENT, NURSE, 2, person=NURSE),
        draft(EventKind.MT, NURSE, 3, person=GP),
        draft(EventKind.ASSISTANCE_CONSENT, PERSON, 4, person=PERSON, code=Answer.GIVEN),
        draft(EventKind.SHARING_CONSENT, PERSON, 5, person=PERSON, code=Answer.GIVEN),
    ):
        plan.append(each)
    return plan


def active(writer: uuid.UUID = HERE) -> Plan:
    """The same, activated: a shared assessment, a need for housing and one intervention."""
    plan = opened(writer)
    plan.append(draft(EventKind.MT_INFORMED, NURSE, 6, person=GP))
    assessment = plan.append(draft(EventKind.ASSESSMENT, NURSE, 7, code=Tool.AGGIR, detail=Tri.NO))
    plan.append(draft(EventKind.ASSESSMENT_SHARED, NURSE, 8, person=GP, target=assessment.digest))
    need = plan.append(draft(EventKind.NEED, NURSE, 9, code=NeedDomain.HOUSING))
    plan.append(draft(EventKind.INTERVENTION, NURSE, 10, target=need.digest, code=Sector.SOCIAL, person=NURSE,
                      due=datetime.date(2025, 7, 1)))
    plan.append(draft(EventKind.PROPOSAL, NURSE, 11))
    plan.append(draft(EventKind.ACTIVATION, GP, 12))
    return plan


def copy(plan: Plan, writer: uuid.UUID) -> Plan:
    """The same plan at another installation."""
    return Plan.from_cbor(plan.to_cbor(), writer=writer)


def exchange(one: Plan, other: Plan) -> None:
    """One message each way, each holding what the other lacks."""
    first, second = one.summary(), other.summary()
    to_other, to_one = one.delta(second), other.delta(first)
    other.merge(to_other)
    one.merge(to_one)
