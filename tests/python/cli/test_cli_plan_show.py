"""integra plan show: read in both languages by somebody who looks after the person.

Spec: spec/03-command.md; PLN-4, PLN-5, PLN-10, PLN-11, PLN-23 to PLN-29.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run

from integra import Draft, Event, EventKind, Plan
from integra.words import (
    Answer, Attendance, ClosingReason, Conclusion, ContactMode, ExpressedBy, Field, Heard, NeedDomain, ObjectiveEnd,
    ObjectiveReason, Opinion, PlanKind, Priority, Role, Sector, Tool, Tri, WatchSign,
)

ADA, NURSE, DOCTOR, MANAGER, NIECE, OTHER_NURSE, STRANGER = (uuid.UUID(int=0x6A << 120 | number) for number in range(1, 8))
HERE, THERE = (uuid.UUID(int=0x6B << 120 | number) for number in (1, 2))
START = datetime.datetime(2025, 6, 2, 9, 0, tzinfo=datetime.timezone.utc)
DAY, JULY, DECEMBER = datetime.date(2025, 6, 2), datetime.date(2025, 7, 1), datetime.date(2025, 12, 1)


class Told:
    """A plan that grows a minute an event."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __call__(self, kind: EventKind, author: uuid.UUID = NURSE, **fields: Any) -> Event:
        now = START + datetime.timedelta(minutes=len(self.plan))
        return self.plan.append(Draft(kind=kind, author=author, recorded=now, **{"effective": DAY} | fields))

    def elsewhere(self) -> Told:
        return Told(Plan.from_cbor(self.plan.to_cbor(), writer=THERE))


@pytest.fixture
def told() -> Told:
    """An active plan: nurse (referent), médecin traitant, case manager and niece in the circle."""
    told = Told(Plan(writer=HERE))
    told(EventKind.OPENING, person=ADA, code=PlanKind.PPS, detail=Role.NURSE)
    for member, role in ((DOCTOR, Role.GP), (MANAGER, Role.CASE_MANAGER), (NIECE, Role.CARER)):
        told(EventKind.JOIN, person=member, code=role)
    told(EventKind.REFERENT, person=NURSE)
    told(EventKind.MT, person=DOCTOR)
    told(EventKind.MT_INFORMED, person=DOCTOR)
    for consent in (EventKind.ASSISTANCE_CONSENT, EventKind.SHARING_CONSENT):
        told(consent, ADA, person=ADA, code=Answer.GIVEN)
    told(EventKind.ASSESSMENT, code=Tool.AGGIR, detail=Tri.NO, person=DOCTOR)
    need = told(EventKind.NEED, code=NeedDomain.HOUSING, text="two flights of stairs")
    told(EventKind.INTERVENTION, target=need.digest, code=Sector.SOCIAL, person=NURSE, due=JULY)
    told(EventKind.PROPOSAL)
    told(EventKind.ACTIVATION)
    return told


@pytest.fixture
def show(call: Run, tmp_path: Path) -> Any:
    def shown(plan: Plan, language: str = "en") -> str:
        (tmp_path / "plan.cbor").write_bytes(plan.to_cbor())
        done = call("plan", "show", "plan.cbor", "--lang", language)
        assert (done.status, done.errors) == (0, "")
        lines = done.text.splitlines()
        assert max(map(len, lines[:-1])) <= 80
        return " ".join(done.text.split())
    return shown


def test_a_closed_plan_says_why_since_when_and_by_whom_and_no_watcher(told: Told, show: Any) -> None:
    told(EventKind.SUSPENSION, person=NIECE, until=JULY, code=WatchSign.RETURN_HOME)
    assert f"watcher of the suspension: carer {NIECE.hex}, until 2025-07-01" in show(told.plan)
    assert f"qui veille pendant la suspension : aidant {NIECE.hex}, jusqu'au 2025-07-01" in show(told.plan, "fr")
    told(EventKind.CLOSING, DOCTOR, code=ClosingReason.MOVED, effective=JULY)
    text = show(told.plan)
    assert "phase of the plan: closed moved, since 2025-07-01 (by: general practitioner)" in text
    assert "watcher" not in text
    assert "phase du plan : clos déménagement, depuis le 2025-07-01 (par : médecin généraliste)" in show(told.plan, "fr")


def test_a_withdrawal_is_the_persons_whoever_recorded_it(told: Told, show: Any) -> None:
    told(EventKind.ASSISTANCE_CONSENT, person=ADA, code=Answer.WITHDRAWN)
    assert "phase of the plan: closed consent withdrawn, since 2025-06-02 (by: the person)" in show(told.plan)
    assert "clos consentement retiré, depuis le 2025-06-02 (par : la personne)" in show(told.plan, "fr")


def test_a_vacant_office_says_who_left_and_one_never_filled_that_there_is_nobody(told: Told, show: Any) -> None:
    assert "vacant" not in show(told.plan)
    told(EventKind.LEAVE, person=DOCTOR)
    text = show(told.plan)
    assert f"médecin traitant: vacant (has left the circle: general practitioner {DOCTOR.hex})" in text
    assert f"referent: nurse {NURSE.hex}" in text and f"{DOCTOR.hex} not in the circle" not in text
    assert f"vacant (a quitté le cercle : médecin généraliste {DOCTOR.hex})" in show(told.plan, "fr")
    empty = Told(Plan(writer=HERE))
    empty(EventKind.OPENING, person=ADA, code=PlanKind.PPS, detail=Role.NURSE)
    assert "referent: nobody médecin traitant: nobody" in show(empty.plan)


def test_objectives_stand_under_their_need_with_what_is_done_and_what_the_person_says(told: Told, show: Any) -> None:
    need = told.plan.state.needs[0].event
    objective = told(EventKind.OBJECTIVE, target=need.digest, code=ExpressedBy.PERSON, detail=Priority.LOW, due=JULY,
                     text="to climb them alone")
    told(EventKind.PRIORITY, target=objective.digest, code=Priority.HIGH)
    told(EventKind.OBJECTIVE_PURSUED, target=objective.digest)
    told(EventKind.OPINION, target=objective.digest, code=Opinion.AGREES, giver=ADA)
    told(EventKind.CONTRIBUTION, target=objective.digest, text="ten steps a day", giver=ADA, heard=Heard.PHONE)
    step = told(EventKind.INTERVENTION, target=objective.digest, code=Sector.HEALTH, person=MANAGER, due=JULY,
                text="physiotherapy")
    told(EventKind.CORRECTION, target=step.digest, code=Field.DUE, due=DECEMBER)
    other = told(EventKind.OBJECTIVE, target=need.digest, code=ExpressedBy.CARER, text="a flat on the ground floor")
    told(EventKind.OBJECTIVE_UNREACHED, target=other.digest, code=ObjectiveEnd.GIVEN_UP, detail=ObjectiveReason.NO_SERVICE)
    text, name = show(told.plan), {event.digest: event.digest.hex()[:12] for event in told.plan.events}
    assert (f"housing: open, 2025-06-02 [{name[need.digest]}] two flights of stairs "
            f"objective: pursued, priority: high, due 2025-07-01 [{name[objective.digest]}] to climb them alone "
            "expressed by: the person the person's opinion: agrees "
            "the person's contribution: ten steps a day (word of: the person, by phone) "
            f"health: planned, due 2025-12-01, case manager [{name[step.digest]}] physiotherapy "
            f"objective: given up (no service) [{name[other.digest]}] a flat on the ground floor expressed by: a carer "
            "social: planned, due 2025-07-01, nurse [") in text
    french = show(told.plan, "fr")
    assert "objectif : poursuivi, priorité : haute, échéance 2025-07-01" in french
    assert "exprimé par : la personne avis de la personne : accord contribution de la personne : ten steps" in french


def test_what_the_person_wants_and_whom_to_call_and_mandates_and_adverse_events(told: Told, show: Any) -> None:
    project = told(EventKind.LIFE_PROJECT, text="to stay in her garden", giver=ADA, heard=Heard.IN_PERSON)
    told(EventKind.EXPECTATION, NIECE, text="nights without worry")
    told(EventKind.WHOM_TO_CALL, person=NIECE, text="after six")
    told(EventKind.MANDATE, person=MANAGER, giver=ADA, until=DECEMBER, text="to ask for the allowance")
    told(EventKind.ADVERSE_EVENT, person=ADA, text="a fall on the stairs")
    text = show(told.plan)
    assert (f"Whom to call in an unexpected problem carer {NIECE.hex} (after six) Life project and expectations "
            "life project: to stay in her garden (2025-06-02; word of: the person, in person) "
            "what the person expects: nights without worry (2025-06-02)") in text
    assert "Mandates case manager, 2025-06-02 to 2025-12-01 (to ask for the allowance)" in text
    assert "Adverse events 2025-06-02 a fall on the stairs (the person)" in text and "What happened" not in text
    french = show(told.plan, "fr")
    assert "(2025-06-02 ; parole de : la personne, de vive voix)" in french and "du 2025-06-02 au 2025-12-01" in french
    told(EventKind.ERASURE, target=project.digest)
    assert "life project: (text erased) (2025-06-02; word of: the person, in person)" in show(told.plan)


def test_reviews_say_who_was_invited_who_came_and_when_the_next_one_is(told: Told, show: Any) -> None:
    review = told(EventKind.REVIEW)
    for person, code in ((NIECE, Attendance.INVITED), (DOCTOR, Attendance.INVITED), (NIECE, Attendance.CAME)):
        told(EventKind.ATTENDANCE, target=review.digest, person=person, code=code)
    told(EventKind.ATTENDANCE, target=review.digest, person=STRANGER, code=Attendance.CAME, detail=Role.PHARMACIST)
    told(EventKind.REVIEW_CONCLUSION, code=Conclusion.CONTINUE, due=DECEMBER)
    text = show(told.plan)
    assert (f"2025-06-02 review opened invited: carer, general practitioner came: carer, pharmacist {STRANGER.hex} "
            "2025-06-02 review concluded, the plan goes on: continue") in text
    assert "next review: 2025-12-01" in text and "prochaine révision : 2025-12-01" in show(told.plan, "fr")
    told(EventKind.CLOSING, code=ClosingReason.MOVED)
    assert "next review" not in show(told.plan)


def test_people_of_one_role_are_told_apart_by_their_identifier(told: Told, show: Any) -> None:
    told(EventKind.JOIN, person=OTHER_NURSE, code=Role.NURSE)
    told(EventKind.CLOSING, OTHER_NURSE, code=ClosingReason.MOVED)
    assert f"(by: nurse {OTHER_NURSE.hex})" in show(told.plan)


def test_a_conflict_says_who_set_each_value_and_who_may_settle(told: Told, show: Any) -> None:
    other = told.elsewhere()
    told(EventKind.SUSPENSION, person=NIECE, until=JULY, code=WatchSign.ADMISSION)
    closing = other(EventKind.CLOSING, MANAGER, code=ClosingReason.MOVED)
    told.plan.merge(other.plan)
    text = show(told.plan)
    assert f"closed (moved) 2025-06-02T09:14Z, by: case manager {closing.digest.hex()}" in text
    assert "code phase, target one of these digests. Who may settle: the referent or the médecin traitant." in text
    assert "Qui peut trancher : le référent ou le médecin traitant." in show(told.plan, "fr")
    again = told.elsewhere()
    told(EventKind.SHARING_CONSENT, ADA, person=ADA, code=Answer.WITHDRAWN)
    again(EventKind.SHARING_CONSENT, ADA, person=ADA, code=Answer.GIVEN)
    told.plan.merge(again.plan)
    assert "To decide: ask the person again, and append what they say." in show(told.plan)
    assert "Pour décider : redemander à la personne, et ajouter ce qu'elle dit." in show(told.plan, "fr")


def test_two_ends_of_one_watcher_are_both_told(told: Told, show: Any) -> None:
    other = told.elsewhere()
    told(EventKind.SUSPENSION, person=NIECE, until=JULY, code=WatchSign.ADMISSION)
    other(EventKind.SUSPENSION, person=NIECE, until=DECEMBER, code=WatchSign.ADMISSION)
    told.plan.merge(other.plan)
    text = show(told.plan)
    assert f"carer {NIECE.hex}, until 2025-07-01 ≠ carer {NIECE.hex}, until 2025-12-01" in text or (
        f"carer {NIECE.hex}, until 2025-12-01 ≠ carer {NIECE.hex}, until 2025-07-01" in text)


def test_of_a_minor_each_holder_of_authority_is_told(told: Told, show: Any) -> None:
    for holder in (NIECE, MANAGER):
        told(EventKind.ROLE, person=holder, code=Role.AUTHORITY_HOLDER)
    told(EventKind.ASSISTANCE_CONSENT, person=NIECE, code=Answer.GIVEN)
    told(EventKind.ASSISTANCE_CONSENT, person=MANAGER, code=Answer.REFUSED)
    text = show(told.plan)
    assert "consent to the assistance: refused holder of authority" in text
    assert f"holder of authority {NIECE.hex}: given" in text and f"holder of authority {MANAGER.hex}: refused" in text
    assert "consent to sharing: unknown" in text and "the person: given" in text


def test_what_was_annulled_stands_apart_and_is_marked_in_the_log(told: Told, show: Any, call: Run) -> None:
    contact = told(EventKind.CONTACT, code=ContactMode.PHONE)
    told(EventKind.ANNULMENT, MANAGER, target=contact.digest, text="another person's")
    text = show(told.plan)
    assert "What happened" not in text
    assert (f"Annulled: they no longer count 2025-06-02 contact after the return: by phone [{contact.digest.hex()[:12]}] "
            "(2025-06-02; by: case manager; another person's)") in text
    log = call("plan", "log", "plan.cbor").text
    assert log.count("annulled: it no longer counts (PLN-23)") == 1
    assert "annulé : il ne compte plus (PLN-23)" in call("plan", "log", "plan.cbor", "--lang", "fr").text


def test_control_characters_of_a_text_do_not_reach_a_terminal(told: Told, show: Any) -> None:
    told(EventKind.EXPECTATION, text="to sleep\x1b[2J at home")
    assert "to sleep�[2J at home" in show(told.plan)



def test_a_plan_that_strangers_swell_shows_the_first_and_how_many_there_are(told: Told, show: Any) -> None:
    after, there = told.plan.events[-1].digest, told.elsewhere()
    for _ in range(20):
        there(EventKind.NEED, code=NeedDomain.SOCIAL)
    for number in range(80):
        told.plan.apply(Event(
            kind=EventKind.ASSISTANCE_CONSENT, plan=told.plan.id, writer=uuid.UUID(int=0x6C << 120 | number), sequence=1,
            author=STRANGER, person=ADA, code=Answer.WITHDRAWN, recorded=START, effective=DAY, parents=(after,)))
    told.plan.merge(there.plan.to_cbor())
    text = show(told.plan)
    assert ("phase of the plan: closed consent withdrawn, since 2025-06-02 (by: the person) and 16 more consent" in text)
    assert text.count("with, unknown to it") == 64 and f"(phase of the plan) and {20 * 80 - 64} more state digest" in text
    assert f"et {20 * 80 - 64} de plus" in show(told.plan, "fr")
    given = Event(
        kind=EventKind.ASSISTANCE_CONSENT, plan=told.plan.id, writer=uuid.UUID(int=0x6D << 120), sequence=1,
        author=DOCTOR, person=ADA, code=Answer.GIVEN, recorded=START, effective=DAY, parents=(after,))
    told.plan.apply(given)
    text = show(told.plan)
    assert "consent to the assistance: withdrawn, and 17 more" in text
    assert given.digest.hex() not in text.split("Recorded without knowing")[0]
