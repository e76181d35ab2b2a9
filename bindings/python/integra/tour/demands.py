"""A demand for each of the made-up people: what their screening leads to, and the rest drawn from the seed.

Spec: spec/90-report.md; ORI-2, ORI-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Verdict, stage and day are those of the screening; so is the first motive. A second motive is each of the 23 in turn, and
every other field is drawn among all of its values, as far as a demand with it is possible. So every service is met, and
the figures say nothing of how often anything occurs.
"""
from __future__ import annotations

import uuid
from dataclasses import dataclass

from ..cohort.draw import Draw
from ..cohort.situation import situation
from ..screening.model import Screening
from ..demand.model import Contact, Demand
from ..words import Channel, Door, Motive, Stage, Tri

#: Where they live: made-up communes, the last one unknown.
COMMUNES = ("99001", "99002", "99003", "99004", "99005", None)


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand, and how it came."""

    demand: Demand
    contact: Contact


def asked(seed: int, number: int, screening: Screening) -> Asked:
    """The demand of person ``number`` of a cohort, the same everywhere."""
    draw = Draw(seed, number, b"integra demand")
    identifier = uuid.UUID(bytes=draw.block()[:16])
    given = situation(draw)
    demand = Demand(
        id=identifier, date=screening.date, pps=screening.pps, stage=screening.stage,
        motives=frozenset({_led_to(screening), tuple(Motive)[number % len(Motive)]}), commune=draw.pick(COMMUNES), **given)
    return Asked(demand, Contact(door=draw.pick(tuple(Door)), channel=draw.pick(tuple(Channel))))


def _led_to(screening: Screening) -> Motive:
    """What the screening leads to: assistance, else a plan, else information."""
    if screening.stage is Stage.TO_REFER:
        return Motive.PATHWAY_ASSISTANCE
    return Motive.PLANNING if screening.pps is Tri.YES else Motive.INFORMATION
