"""A plan in which every kind of event is recorded, told step by step so that one field of one step can be another.

Spec: spec/35-views.md (PLN-30).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import datetime
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from integra import EventKind, Plan
from integra.words import (
    Answer, Attendance, ClosingReason, Component, ComponentState, Conclusion, ContactMode, Document, Effect, ExpressedBy, Field,
    Function, Heard, NeedDomain, NeedOutcome, NotDoneReason, ObjectiveEnd, ObjectiveReach, ObjectiveReason, Office, Opinion,
    PlanKind, Priority, Role, Sector, Tool, TransferMode, TransitionTrigger, Tri, UnmetReason, WatchSign,
)
from plan_scene import CARER, DAY, GP, HERE, MANAGER, NURSE, PERSON, draft, identifier

SPEC = Path(__file__).resolve().parents[3] / "spec"
GUARDIAN, AIDE, GUEST, LEFT = (identifier(number) for number in range(6, 10))
REFERENCE = "P-17"
K = EventKind


class Step(NamedTuple):
    """One event to come: its name, its kind and its fields; ``target`` is the name of another step."""

    name: str
    kind: EventKind
    fields: Mapping[str, Any]


def step(name: str, kind: EventKind, **fields: Any) -> Step:
    return Step(name, kind, fields)


def day(number: int) -> datetime.date:
    return DAY + datetime.timedelta(days=number)


def ref(number: int) -> uuid.UUID:
    return identifier(900 + number)


WORD = {"giver": PERSON, "heard": Heard.PHONE, "vouched": Tri.YES}

PEOPLE = (
    step("open", K.OPENING, person=PERSON, code=PlanKind.PPS, detail=Role.GP, reference=ref(0)),
    *(step(f"join_{role.word}", K.JOIN, person=person, code=role) for person, role in (
        (MANAGER, Role.CASE_MANAGER), (NURSE, Role.NURSE), (CARER, Role.CARER), (GUARDIAN, Role.LEGAL_REPRESENTATIVE),
        (AIDE, Role.HOME_SERVICES), (LEFT, Role.OTHER))),
    step("role", K.ROLE, person=AIDE, code=Role.MEDICO_SOCIAL),
    step("leave", K.LEAVE, person=LEFT),
    step("mt", K.MT, person=GP, **WORD),
    step("referent", K.REFERENT, person=MANAGER),
    step("deputy", K.DEPUTY, person=NURSE, code=Office.REFERENT),
    step("absence", K.ABSENCE, person=NURSE, until=day(9), text="a rest"),
    step("told", K.MT_INFORMED, person=GP),
    step("agreed", K.MT_AGREED),
    step("assistance", K.ASSISTANCE_CONSENT, person=PERSON, code=Answer.GIVEN, heard=Heard.WRITING, vouched=Tri.YES),
    step("sharing", K.SHARING_CONSENT, person=PERSON, code=Answer.GIVEN, heard=Heard.IN_PERSON, vouched=Tri.NO),
)
WORK = (
    step("assessed", K.ASSESSMENT, person=GP, reference=ref(1), code=Tool.AGGIR, detail=Tri.NO, text="walks"),
    step("again", K.ASSESSMENT, author=MANAGER, target="assessed", code=Tool.SMAF, detail=Tri.YES),
    step("shared", K.ASSESSMENT_SHARED, target="assessed", person=NURSE),
    step("wish", K.EXPECTATION, text="stay at home", **WORD),
    step("project", K.LIFE_PROJECT, text="see the sea", **WORD),
    step("n_home", K.NEED, code=NeedDomain.HOUSING, text="the stairs"),
    step("n_ill", K.NEED, code=NeedDomain.HEALTH, text="the heart"),
    step("n_met", K.NEED, code=NeedDomain.SOCIAL),
    step("met", K.NEED_CLOSED, target="n_met", code=NeedOutcome.MET, text="a club"),
    step("n_unmet", K.NEED, code=NeedDomain.PSYCHOLOGICAL),
    step("unmet", K.UNMET_NEED, target="n_unmet", code=UnmetReason.COST, text="too dear"),
    step("o_home", K.OBJECTIVE, target="n_home", due=day(40), code=ExpressedBy.PERSON, detail=Priority.HIGH, text="go out",
         giver=PERSON),
    step("o_ill", K.OBJECTIVE, target="n_ill", due=day(41), code=ExpressedBy.CARER, text="breathe", giver=PERSON),
    step("o_met", K.OBJECTIVE, target="n_home", code=ExpressedBy.PERSON, text="a rail"),
    step("o_lost", K.OBJECTIVE, target="n_home", code=ExpressedBy.PROFESSIONAL, text="a lift"),
    step("pursued", K.OBJECTIVE_PURSUED, target="o_home", text="begun"),
    step("reached", K.OBJECTIVE_REACHED, target="o_met", code=ObjectiveReach.REACHED, text="it holds"),
    step("lost", K.OBJECTIVE_UNREACHED, target="o_lost", code=ObjectiveEnd.GIVEN_UP, detail=ObjectiveReason.OUT_OF_REACH,
         text="no room"),
    step("first", K.PRIORITY, target="o_ill", code=Priority.MEDIUM, text="it can wait"),
    step("i_home", K.INTERVENTION, target="o_home", due=day(50), until=day(90), person=AIDE, reference=ref(2),
         code=Sector.SOCIAL, text="Mondays"),
    step("i_ill", K.INTERVENTION, target="n_ill", due=day(51), until=day(91), person=NURSE, reference=ref(3),
         code=Sector.HEALTH, text="the pills"),
    step("i_hidden", K.INTERVENTION, target="o_ill", due=day(52), person=AIDE, code=Sector.MEDICO_SOCIAL, text="her pills"),
    step("i_mixed", K.INTERVENTION, target="n_home", due=day(53), person=NURSE, code=Sector.PREVENTION, text="no falls"),
    step("i_off", K.INTERVENTION, target="n_home", code=Sector.ORDINARY),
    step("i_not", K.INTERVENTION, target="n_ill", code=Sector.HEALTH),
    step("started", K.INTERVENTION_STARTED, target="i_home", text="came"),
    step("done", K.INTERVENTION_DONE, target="i_mixed", code=Effect.FAVOURABLE, text="well"),
    step("not_done", K.INTERVENTION_NOT_DONE, target="i_not", code=NotDoneReason.DECLINED, text="no"),
    step("off", K.INTERVENTION_CANCELLED, target="i_off", text="no more"),
    step("likes", K.OPINION, target="i_home", code=Opinion.AGREES, text="good", **WORD),
    step("dislikes", K.OPINION, target="o_ill", code=Opinion.RESERVES, text="hm", **WORD),
    step("helps", K.CONTRIBUTION, target="o_home", text="walks daily", **WORD),
    step("in", K.ADMISSION, reference=ref(4), code=Tri.YES, text="a fall"),
    step("meets", K.HOSPITAL_CONTACT, target="in", person=NURSE, code=ContactMode.PHONE, text="called"),
    step("calls", K.HOSPITAL_CONTACT, person=GP, code=ContactMode.BOTH, text="both"),
    step("prepares", K.DISCHARGE_PREPARATION, text="a bed"),
    step("out", K.DISCHARGE, reference=ref(5), text="mended"),
    step("sees", K.CONTACT, person=NURSE, code=ContactMode.FACE_TO_FACE, text="fine"),
    step("passes", K.TRANSITION, person=NURSE, code=TransitionTrigger.COMPLEX, text="hard"),
    step("tells", K.FEEDBACK, person=GP, text="all well"),
    step("talk", K.CONCERTATION, reference=ref(6), text="we met"),
    step("came", K.ATTENDANCE, target="talk", person=NURSE, code=Attendance.CAME, detail=Role.NURSE),
    step("asked", K.ATTENDANCE, target="assessed", person=CARER, code=Attendance.INVITED),
    step("sums", K.SYNTHESIS, person=GP, reference=ref(9), text="in short"),
    step("teaches", K.KNOWHOW_TRANSFER, person=GP, code=Function.F1, detail=TransferMode.TRAINING, text="how to"),
    step("paper", K.DOCUMENT, reference=ref(10), code=Document.VMS),
    step("part", K.COMPONENT, code=Component.PLANNING, detail=ComponentState.DONE, text="planned"),
    step("acts", K.MANDATE, person=MANAGER, until=day(200), reference=ref(11), text="letters", **WORD),
    step("harm", K.ADVERSE_EVENT, person=NURSE, reference=ref(12), text="a slip"),
    step("help", K.WHOM_TO_CALL, person=NURSE, text="by day"),
    step("c_due", K.CORRECTION, target="i_home", code=Field.DUE, due=day(60)),
    step("c_person", K.CORRECTION, target="i_ill", code=Field.PERSON, person=GP),
    step("c_reference", K.CORRECTION, target="paper", code=Field.REFERENCE, reference=ref(13)),
    step("c_code", K.CORRECTION, target="part", code=Field.CODE, detail=Component.FOLLOW_UP),
    step("c_text", K.CORRECTION, target="n_ill", code=Field.TEXT, text="the lungs"),
    step("wrong", K.CONTACT, person=NURSE, code=ContactMode.PHONE, text="never was"),
    step("undone", K.ANNULMENT, target="wrong", text="a mistake", **WORD),
    step("secret", K.DISCHARGE_PREPARATION, text="to be gone"),
    step("gone", K.ERASURE, target="secret"),
)
PROPOSED = (step("offer", K.PROPOSAL, text="read it"),)
ACTIVE = (*PROPOSED, step("accord", K.AGREEMENT, person=PERSON, text="yes"), step("go", K.ACTIVATION, text="off we go"))
REVIEWING = (*ACTIVE, step("review", K.REVIEW, text="let us see"),
             step("was_there", K.ATTENDANCE, target="review", person=GP, code=Attendance.CAME))
SUSPENDED = (*ACTIVE, step("pause", K.SUSPENSION, person=NURSE, until=day(70), code=WatchSign.RETURN_HOME, text="for now"))
#: How the plan goes on, by what it shows: every kind of event is in one of them.
ENDS: dict[str, tuple[Step, ...]] = {
    "taken_back": (*PROPOSED, step("back", K.PROPOSAL_WITHDRAWN, text="not yet")),
    "active": ACTIVE,
    "reviewed": (*REVIEWING, step("on", K.REVIEW_CONCLUSION, due=day(120), code=Conclusion.ADAPT, text="and on")),
    "review_paused": (*REVIEWING, step("rest", K.REVIEW_SUSPENSION, person=NURSE, until=day(71), code=WatchSign.REQUEST,
                                       text="a pause")),
    "review_closed": (*REVIEWING, step("done_with", K.REVIEW_CLOSING, code=ClosingReason.MOVED, text="far away")),
    "suspended": SUSPENDED,
    "watched": (*SUSPENDED, step("watch", K.WATCHER, person=GP, until=day(72), text="I do")),
    "resumed": (*SUSPENDED, step("resume", K.RESUMPTION, text="again")),
    "closed": (*ACTIVE, step("end", K.CLOSING, code=ClosingReason.GOALS_REACHED, text="well done")),
}


def story(end: str) -> tuple[Step, ...]:
    return (*PEOPLE, *WORK, *ENDS[end])


def build(steps: tuple[Step, ...], changed: str = "", /, **other: Any) -> Plan:
    """The plan of these steps, that step having other fields; ``minute`` and ``author`` are fields too."""
    plan, digests = Plan(writer=HERE), {}
    for minute, (name, kind, fields) in enumerate(steps):
        said = {"author": GP, "minute": minute} | dict(fields) | (other if name == changed else {})
        if "target" in said:
            said["target"] = digests[said["target"]]
        if "text" in said and said["text"]:
            said["salt"] = bytes([minute % 256]) * 16
        digests[name] = plan.append(draft(kind, **said)).digest
    return plan


def table(name: str) -> list[dict[str, str]]:
    with (SPEC / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
