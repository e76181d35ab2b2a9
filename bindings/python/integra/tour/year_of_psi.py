"""The year of somebody who is given a PSI: what practice, MAIA and hospital write, day by day.

Spec: spec/90-report.md, "A year with a plan"; PLN-1 to PLN-30.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Days count from the screening. Practice and MAIA are apart after the return home: what happened meanwhile was known late, and
each wrote something about the same action.
"""
from __future__ import annotations

import uuid
from dataclasses import dataclass
from collections.abc import Mapping

from ..plan.event import Event
from ..text import Text
from ..words import (
    Answer, Attendance, Component, ComponentState, Conclusion, ContactMode, Effect, ExpressedBy, NeedDomain, ObjectiveReach,
    Office, Opinion, PlanKind, Priority, Role, Sector, Slot, Tool, TransitionTrigger, Tri, WatchSign,
)
from ..words import Event as Kind
from .sites import Sites

PRACTICE, MAIA, HOSPITAL = "practice", "maia", "hospital"
SITES: Mapping[str, Text] = {
    PRACTICE: Text("GP's practice", "cabinet médical"), MAIA: Text("MAIA and home services", "MAIA et aide à domicile"),
    HOSPITAL: Text("hospital", "hôpital")}
#: The days of the story that others speak of.
ACTIVE, ADMITTED, HOME, CALLED, WRITTEN_DOWN, MET, SETTLED = 10, 70, 80, 85, 90, 91, 92
SUSPENDED, SCREENED, RESUMED = 215, 270, 275
#: The day after the first contact was owed, which is looked back on.
LOOKED_AT = HOME + 8
#: The day of the person's sheet, and what their year is about.
SHEET = HOME + 31
LEAD = Text("A MAIA follows somebody through a stay in hospital, a return home that two sites each saw half of, a review, a "
            "suspension with somebody who watches, and the day the plan goes on.",
            "Une MAIA suit une personne à travers une hospitalisation, un retour à domicile dont deux sites n'ont vu chacun "
            "que la moitié, une révision, une suspension sous surveillance, et le jour où le plan reprend.")
#: Days of which the report says what is due.
MOMENTS: tuple[tuple[str, int, Text], ...] = (
    ("before", 60, Text("before the stay", "avant le séjour")),
    ("during", ADMITTED + 1, Text("in hospital, second day", "à l'hôpital, deuxième jour")),
    ("day-3", HOME + 3, Text("at home, day 3", "à domicile, jour 3")),
    ("merged", MET, Text("the sites merge, day 11", "les sites se rejoignent, jour 11")),
    ("day-31", HOME + 31, Text("at home, day 31", "à domicile, jour 31")),
    ("suspended", SCREENED + 2, Text("suspended, with surveillance", "plan suspendu, sous surveillance")),
    ("resumed", RESUMED + 5, Text("the plan resumed", "plan repris")))


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part."""

    person: uuid.UUID
    gp: uuid.UUID
    manager: uuid.UUID
    nurse: uuid.UUID
    aide: uuid.UUID
    hospital: uuid.UUID
    carer: uuid.UUID


def write(sites: Sites, who: People) -> Mapping[str, int]:
    """The whole year; gives how many events each site lacked when they met again."""
    _opened(sites, who)
    evening = _planned(sites, who)
    _hospital(sites, who)
    lacked = _apart(sites, who, evening)
    _watched(sites, who, evening)
    _suspended(sites, who)
    return lacked


def _opened(sites: Sites, who: People) -> None:
    """The circle, the offices, the consents, the shared assessment, and what the person says."""
    sites.write(MAIA, 0, Kind.OPENING, who.manager, person=who.person, code=PlanKind.PSI, detail=Role.CASE_MANAGER)
    for person, role in ((who.gp, Role.GP), (who.nurse, Role.NURSE), (who.aide, Role.HOME_SERVICES),
                         (who.hospital, Role.HOSPITAL), (who.carer, Role.CARER)):
        sites.write(MAIA, 0, Kind.JOIN, who.manager, person=person, code=role)
    sites.write(MAIA, 0, Kind.REFERENT, who.manager, person=who.manager)
    sites.write(MAIA, 0, Kind.MT, who.manager, person=who.gp)
    sites.write(MAIA, 1, Kind.DEPUTY, who.manager, person=who.nurse, code=Office.REFERENT)
    sites.write(PRACTICE, 1, Kind.DEPUTY, who.gp, person=who.nurse, code=Office.MT)
    sites.write(MAIA, 1, Kind.MT_INFORMED, who.manager, person=who.gp)
    sites.write(PRACTICE, 2, Kind.MT_AGREED, who.gp)
    for kind in (Kind.ASSISTANCE_CONSENT, Kind.SHARING_CONSENT):
        sites.write(MAIA, 2, kind, who.manager, person=who.person, code=Answer.GIVEN)
    sites.write(MAIA, 5, Kind.ASSESSMENT, who.manager, person=who.gp, code=Tool.GEVA, detail=Tri.YES)
    sites.write(MAIA, 5, Kind.EXPECTATION, who.manager, giver=who.person,
                text=Text("to stay at home", "rester chez moi"))
    sites.write(MAIA, 5, Kind.WHOM_TO_CALL, who.manager, person=who.nurse)


def _planned(sites: Sites, who: People) -> Event:
    """Needs, an objective, actions; then the plan is proposed and becomes active. Gives the help of the evening."""
    health = sites.write(PRACTICE, 6, Kind.NEED, who.gp, code=NeedDomain.HEALTH)
    daily = sites.write(MAIA, 6, Kind.NEED, who.manager, code=NeedDomain.AUTONOMY)
    goal = sites.write(MAIA, 6, Kind.OBJECTIVE, who.manager, target=daily.digest, code=ExpressedBy.PERSON,
                       detail=Priority.HIGH, due=170, text=Text("to walk to the market again", "retourner au marché à pied"))
    nursing = sites.write(PRACTICE, 6, Kind.INTERVENTION, who.gp, target=health.digest, code=Sector.HEALTH, person=who.nurse,
                          due=15, text=Text("medicines prepared each week", "médicaments préparés chaque semaine"))
    evening = sites.write(MAIA, 6, Kind.INTERVENTION, who.manager, target=goal.digest, code=Sector.MEDICO_SOCIAL,
                          person=who.aide, due=HOME + 4, text=Text("help in the evening", "aide le soir"))
    sites.write(MAIA, 7, Kind.OPINION, who.manager, target=goal.digest, code=Opinion.AGREES, giver=who.person)
    sites.write(MAIA, 7, Kind.CONTRIBUTION, who.manager, target=goal.digest, giver=who.person,
                text=Text("I walk a little every morning", "Je marche un peu chaque matin"))
    sites.write(MAIA, 7, Kind.PROPOSAL, who.manager)
    sites.write(MAIA, ACTIVE, Kind.ACTIVATION, who.manager)
    sites.write(MAIA, ACTIVE, Kind.OBJECTIVE_PURSUED, who.manager, target=goal.digest)
    for component in Component:
        sites.write(MAIA, ACTIVE, Kind.COMPONENT, who.manager, code=component, detail=ComponentState.PLANNED)
    sites.write(PRACTICE, 12, Kind.INTERVENTION_STARTED, who.nurse, target=nursing.digest)
    sites.write(MAIA, 20, Kind.CONCERTATION, who.manager)
    for person in (who.gp, who.aide):
        sites.write(MAIA, 21, Kind.SYNTHESIS, who.manager, person=person)
    sites.write(MAIA, 21, Kind.KNOWHOW_TRANSFER, who.manager, person=who.aide)
    sites.write(MAIA, 45, Kind.FEEDBACK, who.manager, person=who.gp)
    return evening


def _hospital(sites: Sites, who: People) -> None:
    """An emergency, the usual professionals called, the way home prepared."""
    stay = sites.write(HOSPITAL, ADMITTED, Kind.ADMISSION, who.hospital, code=Tri.YES)
    sites.write(HOSPITAL, ADMITTED + 2, Kind.HOSPITAL_CONTACT, who.hospital, person=who.manager, target=stay.digest,
                code=ContactMode.PHONE)
    sites.write(HOSPITAL, HOME - 4, Kind.DISCHARGE_PREPARATION, who.hospital)
    sites.write(MAIA, HOME - 3, Kind.TRANSITION, who.manager, person=who.nurse, code=TransitionTrigger.READMISSION_RISK)
    sites.write(HOSPITAL, HOME, Kind.DISCHARGE, who.hospital)


def _apart(sites: Sites, who: People, evening: Event) -> Mapping[str, int]:
    """Home services come and write it down days later; the doctor, told nothing, takes the help of the evening out."""
    sites.part()
    started = sites.write(MAIA, HOME + 4, Kind.INTERVENTION_STARTED, who.aide, target=evening.digest)
    sites.write(PRACTICE, HOME + 6, Kind.INTERVENTION_CANCELLED, who.gp, target=evening.digest,
                text=Text("the daughter stays until Sunday", "la fille reste jusqu'à dimanche"))
    sites.write(MAIA, CALLED, Kind.CONTACT, who.aide, recorded=WRITTEN_DOWN, code=ContactMode.FACE_TO_FACE)
    lacked = sites.meet()
    sites.write(MAIA, SETTLED, Kind.SETTLEMENT, who.manager, target=started.digest, code=Slot.INTERVENTION)
    return lacked


def _watched(sites: Sites, who: People, evening: Event) -> None:
    """The second contact, an absence that nobody covers for three days, feedback, and the review."""
    sites.write(MAIA, HOME + 20, Kind.FEEDBACK, who.manager, person=who.gp)
    sites.write(MAIA, 118, Kind.ABSENCE, who.manager, person=who.manager, recorded=110, until=132)
    sites.write(PRACTICE, 124, Kind.ABSENCE, who.nurse, person=who.nurse, recorded=112, until=126)
    sites.write(PRACTICE, HOME + 36, Kind.CONTACT, who.nurse, code=ContactMode.FACE_TO_FACE)
    sites.write(MAIA, 165, Kind.INTERVENTION_DONE, who.aide, target=evening.digest, code=Effect.FAVOURABLE)
    sites.write(MAIA, 180, Kind.FEEDBACK, who.manager, person=who.gp)
    review = sites.write(MAIA, 185, Kind.REVIEW, who.manager)
    sites.write(MAIA, 185, Kind.ATTENDANCE, who.manager, target=review.digest, person=who.person, code=Attendance.CAME)
    goal = sites.plans[MAIA].state.objectives[0].event
    sites.write(MAIA, 186, Kind.OBJECTIVE_REACHED, who.manager, target=goal.digest, code=ObjectiveReach.REACHED)
    sites.write(MAIA, 188, Kind.REVIEW_CONCLUSION, who.manager, code=Conclusion.ADAPT)


def _suspended(sites: Sites, who: People) -> None:
    """All is well: suspended, the nurse watches; then the carer falls ill, and the plan goes on."""
    sites.write(MAIA, SUSPENDED, Kind.SUSPENSION, who.manager, person=who.nurse, until=SUSPENDED + 90,
                code=WatchSign.CARER_UNAVAILABLE)
    sites.write(MAIA, RESUMED, Kind.RESUMPTION, who.manager)
