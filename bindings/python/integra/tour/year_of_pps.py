"""The year of somebody who is given a PPS: a practice, nurses and a hospital, and a return home that nobody follows in time.

Spec: spec/90-report.md, "A year with a plan"; PLN-1 to PLN-30.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Days count from the screening. Nobody calls within the week after the return; no deputy stands in for the nurse.
"""
from __future__ import annotations

from collections.abc import Mapping

from ..text import Text
from ..words import (
    Answer, Component, ComponentState, Conclusion, ContactMode, NeedDomain, PlanKind, Role, Sector, Tool, Tri, WatchSign,
)
from ..words import Event as Kind
from .sites import Sites
from .year_of_psi import HOSPITAL, PRACTICE, People

NURSES = "nurses"
SITES: Mapping[str, Text] = {
    PRACTICE: Text("GP's practice", "cabinet médical"), NURSES: Text("nurses", "infirmiers"),
    HOSPITAL: Text("hospital", "hôpital")}
#: The days of the story that others speak of.
ACTIVE, HOME, CALLED, BACK, HOME_AGAIN = 6, 106, 118, 126, 132
SUSPENDED, WATCHED, RESUMED = 240, 290, 300
#: What their year is about.
LEAD = Text("A doctor and a nurse share a plan. Nobody calls in the week after the return home, and the plan says so on the "
            "eighth day; the person is in hospital again on the twentieth.",
            "Un médecin et un infirmier partagent un plan. Personne n'appelle dans la semaine qui suit le retour à domicile, et "
            "le plan le dit au huitième jour ; au vingtième, la personne est de nouveau hospitalisée.")
#: Days of which the report says what is due.
MOMENTS: tuple[tuple[str, int, Text], ...] = (
    ("day-7", HOME + 7, Text("at home, day 7", "à domicile, jour 7")),
    ("day-8", HOME + 8, Text("at home, day 8", "à domicile, jour 8")),
    ("called", CALLED, Text("a call on day 12", "un appel, jour 12")),
    ("again", HOME_AGAIN + 3, Text("home from a second stay, day 3", "second retour à domicile, jour 3")),
    ("absent", 210, Text("the nurse is away", "infirmier absent")),
    ("lapsed", WATCHED + 1, Text("surveillance has run out", "surveillance arrivée à son terme")),
    ("resumed", RESUMED + 5, Text("the plan resumed", "plan repris")))


def write(sites: Sites, who: People) -> Mapping[str, int]:
    """The whole year; the sites are never apart, so that nobody lacks anything."""
    _planned(sites, who)
    _hospital(sites, who)
    _suspended(sites, who)
    return {}


def _planned(sites: Sites, who: People) -> None:
    """The circle, the offices, the consents, a shared assessment, a need and an action; the plan becomes active."""
    sites.write(PRACTICE, 0, Kind.OPENING, who.gp, person=who.person, code=PlanKind.PPS, detail=Role.GP)
    for person, role in ((who.nurse, Role.NURSE), (who.hospital, Role.HOSPITAL)):
        sites.write(PRACTICE, 0, Kind.JOIN, who.gp, person=person, code=role)
    sites.write(PRACTICE, 0, Kind.MT, who.gp, person=who.gp)
    sites.write(PRACTICE, 0, Kind.REFERENT, who.gp, person=who.nurse)
    sites.write(PRACTICE, 0, Kind.MT_INFORMED, who.gp, person=who.gp)
    sites.write(PRACTICE, 0, Kind.MT_AGREED, who.gp)
    for kind in (Kind.ASSISTANCE_CONSENT, Kind.SHARING_CONSENT):
        sites.write(PRACTICE, 1, kind, who.gp, person=who.person, code=Answer.GIVEN)
    sites.write(NURSES, 3, Kind.ASSESSMENT, who.nurse, person=who.gp, code=Tool.OTHER, detail=Tri.NO)
    sites.write(NURSES, 3, Kind.EXPECTATION, who.nurse, giver=who.person,
                text=Text("to breathe better", "mieux respirer"))
    need = sites.write(PRACTICE, 4, Kind.NEED, who.gp, code=NeedDomain.HEALTH)
    care = sites.write(PRACTICE, 4, Kind.INTERVENTION, who.gp, target=need.digest, code=Sector.HEALTH, person=who.nurse,
                       due=20, text=Text("weighed at home twice a week", "pesée à domicile deux fois par semaine"))
    sites.write(PRACTICE, 4, Kind.WHOM_TO_CALL, who.gp, person=who.nurse)
    sites.write(PRACTICE, 5, Kind.PROPOSAL, who.gp)
    sites.write(PRACTICE, ACTIVE, Kind.ACTIVATION, who.gp)
    for component in Component:
        sites.write(PRACTICE, ACTIVE, Kind.COMPONENT, who.gp, code=component, detail=ComponentState.PLANNED)
    sites.write(NURSES, 9, Kind.INTERVENTION_STARTED, who.nurse, target=care.digest)
    sites.write(NURSES, 60, Kind.FEEDBACK, who.nurse, person=who.gp)


def _hospital(sites: Sites, who: People) -> None:
    """Home without a word to anybody, a call on the twelfth day, in hospital again on the twentieth; then twice seen."""
    sites.write(HOSPITAL, 100, Kind.ADMISSION, who.hospital, code=Tri.YES)
    sites.write(HOSPITAL, HOME, Kind.DISCHARGE, who.hospital)
    sites.write(NURSES, CALLED, Kind.CONTACT, who.nurse, code=ContactMode.PHONE)
    stay = sites.write(HOSPITAL, BACK, Kind.ADMISSION, who.hospital, code=Tri.YES)
    sites.write(HOSPITAL, BACK + 1, Kind.HOSPITAL_CONTACT, who.hospital, person=who.nurse, target=stay.digest,
                code=ContactMode.PHONE)
    sites.write(HOSPITAL, BACK + 4, Kind.DISCHARGE_PREPARATION, who.hospital)
    sites.write(HOSPITAL, HOME_AGAIN, Kind.DISCHARGE, who.hospital)
    sites.write(NURSES, HOME_AGAIN + 2, Kind.CONTACT, who.nurse, code=ContactMode.FACE_TO_FACE)
    sites.write(NURSES, HOME_AGAIN + 8, Kind.FEEDBACK, who.nurse, person=who.gp)
    sites.write(NURSES, HOME_AGAIN + 33, Kind.CONTACT, who.nurse, code=ContactMode.FACE_TO_FACE)


def _suspended(sites: Sites, who: People) -> None:
    """The review, the nurse away with nobody for her, a suspension that the doctor watches, and the end of it."""
    sites.write(PRACTICE, 180, Kind.REVIEW, who.gp)
    sites.write(PRACTICE, 182, Kind.REVIEW_CONCLUSION, who.gp, code=Conclusion.CONTINUE)
    sites.write(NURSES, 205, Kind.ABSENCE, who.nurse, person=who.nurse, recorded=190, until=218)
    sites.write(NURSES, 220, Kind.FEEDBACK, who.nurse, person=who.gp)
    sites.write(PRACTICE, SUSPENDED, Kind.SUSPENSION, who.gp, person=who.gp, until=WATCHED, code=WatchSign.NEW_DIFFICULTY)
    sites.write(PRACTICE, RESUMED, Kind.RESUMPTION, who.gp)
