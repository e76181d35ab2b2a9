"""An ordinary plan, as sheets and the timeline show it: three needs, three objectives, four actions, a circle of six.

Spec: spec/37-form.md, "The sheets".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from integra import Draft, Event, EventKind, Plan
from integra.words import (
    Answer, ContactMode, Document, ExpressedBy, NeedDomain, ObjectiveEnd, ObjectiveReason, Opinion, PlanKind, Priority, Role,
    Sector, Tool, Tri,
)


def identifier(number: int) -> uuid.UUID:
    return uuid.UUID(int=0x37 << 120 | number)


PERSON, NURSE, GP, HOME, CARER, SOCIAL, DEPUTY = (identifier(number) for number in range(1, 8))
WRITER = identifier(101)
START = datetime.date(2026, 3, 2)
#: The day that the sheets are of: after the return from hospital, before the review.
AT = datetime.date(2026, 6, 15)
#: What only whoever sees health needs may read.
HIDDEN = "zqx-health-words"


def day(number: int) -> datetime.date:
    return START + datetime.timedelta(days=number)


class Scene:
    """A plan that is being told."""

    def __init__(self) -> None:
        self.plan = Plan(writer=WRITER)
        self._minute = 0

    def tells(self, kind: EventKind, by: uuid.UUID = NURSE, on: int = 0, **fields: Any) -> Event:
        """An event, accepted."""
        self._minute += 1
        recorded = datetime.datetime.combine(day(on), datetime.time(8), datetime.timezone.utc)
        return self.plan.append(Draft(kind=kind, author=by, recorded=recorded + datetime.timedelta(minutes=self._minute),
                                      **{"effective": day(on)} | fields))


def opened(scene: Scene) -> None:
    """Who is there, and what the person agreed to and said."""
    tells = scene.tells
    tells(EventKind.OPENING, person=PERSON, code=PlanKind.PPS, detail=Role.NURSE)
    for who, role in ((GP, Role.GP), (HOME, Role.HOME_SERVICES), (CARER, Role.CARER), (SOCIAL, Role.SOCIAL_WORKER),
                      (DEPUTY, Role.NURSE)):
        tells(EventKind.JOIN, person=who, code=role)
    tells(EventKind.REFERENT, person=NURSE)
    tells(EventKind.MT, person=GP)
    tells(EventKind.ASSISTANCE_CONSENT, PERSON, person=PERSON, code=Answer.GIVEN)
    tells(EventKind.SHARING_CONSENT, PERSON, person=PERSON, code=Answer.GIVEN)
    tells(EventKind.MT_INFORMED, person=GP)
    shared = tells(EventKind.ASSESSMENT, code=Tool.AGGIR, detail=Tri.NO)
    tells(EventKind.ASSESSMENT_SHARED, person=GP, target=shared.digest)
    tells(EventKind.LIFE_PROJECT, PERSON, text="to stay in my house with the garden")
    tells(EventKind.EXPECTATION, PERSON, text="that somebody explains my medicines")
    tells(EventKind.WHOM_TO_CALL, person=NURSE, text="on weekdays")


def ordinary(hidden: str = HIDDEN) -> Plan:
    """The plan; ``hidden`` is what stands in the texts of its health need and of its health intervention."""
    scene = Scene()
    opened(scene)
    tells = scene.tells
    house = tells(EventKind.NEED, code=NeedDomain.HOUSING, text="the stairs and the bath")
    health = tells(EventKind.NEED, code=NeedDomain.HEALTH, text=f"her medicines {hidden}".strip())
    alone = tells(EventKind.NEED, code=NeedDomain.SOCIAL, text="she is alone since the winter")
    bath = tells(EventKind.OBJECTIVE, code=ExpressedBy.PERSON, detail=Priority.HIGH, target=house.digest, due=day(150),
                 text="to wash alone again")
    medicines = tells(EventKind.OBJECTIVE, code=ExpressedBy.PROFESSIONAL, detail=Priority.MEDIUM, target=health.digest,
                      due=day(120), text=f"to take the medicines safely {hidden}".strip())
    club = tells(EventKind.OBJECTIVE, code=ExpressedBy.CARER, detail=Priority.LOW, target=alone.digest,
                 text="to go to the club on Thursdays")
    rails = tells(EventKind.INTERVENTION, target=bath.digest, code=Sector.SOCIAL, person=SOCIAL, due=day(60),
                  text="put rails in the bathroom")
    wash = tells(EventKind.INTERVENTION, target=bath.digest, code=Sector.MEDICO_SOCIAL, person=HOME, due=day(14),
                 until=day(180), text="help with washing, three mornings a week")
    tells(EventKind.INTERVENTION, target=medicines.digest, code=Sector.HEALTH, person=GP, due=day(110),
          text=f"look through the prescription {hidden}".strip())
    tells(EventKind.INTERVENTION, target=alone.digest, code=Sector.ORDINARY, person=CARER, due=day(40),
          text="drive her to the club")
    tells(EventKind.PROPOSAL)
    tells(EventKind.ACTIVATION, GP, on=3)
    tells(EventKind.OPINION, PERSON, on=3, target=bath.digest, code=Opinion.AGREES, giver=PERSON)
    tells(EventKind.OPINION, PERSON, on=3, target=club.digest, code=Opinion.REFUSES, giver=PERSON)
    tells(EventKind.CONTRIBUTION, PERSON, on=3, target=bath.digest, giver=PERSON, text="I do my exercises every day")
    tells(EventKind.OBJECTIVE_PURSUED, on=4, target=bath.digest)
    tells(EventKind.OBJECTIVE_UNREACHED, on=10, target=club.digest, code=ObjectiveEnd.NOT_PURSUED,
          detail=ObjectiveReason.DECLINED)
    tells(EventKind.INTERVENTION_STARTED, HOME, on=14, target=wash.digest)
    tells(EventKind.INTERVENTION_DONE, SOCIAL, on=55, target=rails.digest)
    tells(EventKind.DOCUMENT, on=20, code=Document.VMS, reference=identifier(201))
    tells(EventKind.ADMISSION, on=70)
    tells(EventKind.DISCHARGE, on=78)
    tells(EventKind.CONTACT, on=81, person=NURSE, code=ContactMode.PHONE)
    return scene.plan
