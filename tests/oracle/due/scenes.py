"""Scenes of a plan's life: how it begins, reviews, suspensions, closings, consents, offices, absences.

Spec: PLN-2 to PLN-10, PLN-14, PLN-26, PLN-28.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime

from .pen import PERSON, Pen

TEAM = {
    "nina": "nurse",
    "hugo": "home_services",
    "hana": "home_services",
    "sam": "social_worker",
    "paul": "pharmacist",
    "carl": "carer",
    "gina": "gp",
    "mo": "medico_social",
}
HOLDERS = ("dad", "mum")
REASONS = (
    "goals_reached goals_reached goals_reached no_longer_complex declined moved institution died handed_over term_reached"
).split()


def begin(pen: Pen, minor: bool) -> None:
    """From the opening to the proposal, in any order and with things left out."""
    rng = pen.rng
    kind = rng.choice(["pps", "psi"])
    pen.write(
        "opening",
        pen.today,
        "ann",
        person=PERSON,
        code=kind,
        detail="case_manager" if kind == "psi" and pen.chance(0.9) else "pathway_assistant",
    )
    if minor:
        for holder in HOLDERS:
            pen.write("join", pen.today, person=holder, code="authority_holder")
    acts = [assistance, assistance, sharing, referent, mt, informed, assessment, need, intervention, join, join]
    rng.shuffle(acts)
    for act in [need, *([assistance, sharing, mt] if pen.chance(0.7) else []), *acts]:
        if pen.chance(0.93):
            act(pen)
        if pen.chance(0.1):
            pen.later(rng.randint(1, 5))
    if pen.chance(0.6):
        deputy(pen)
    pen.write("proposal", pen.today)
    for act in (assistance, referent, mt, informed, assessment, intervention):
        if pen.chance(0.6 if act is not assistance else 0.3):
            act(pen)
    if pen.chance(0.93):
        pen.write("activation", pen.today)


def advance(pen: Pen) -> None:
    """What is missing to become active, then the proposal and the activation."""
    for act in (assistance, referent, mt, informed, assessment, intervention):
        if pen.chance(0.3):
            act(pen)
    if pen.picture.phase == "draft":
        pen.write("proposal", pen.today)
    if pen.picture.phase == "proposed":
        pen.write("activation" if pen.chance(0.9) else "proposal_withdrawn", pen.today)


def _consent(pen: Pen, kind: str, answers: list[str]) -> None:
    holders = [who for who, role in pen.picture.members.items() if role == "authority_holder"]
    who = pen.rng.choice(holders or [PERSON])
    heard = pen.rng.choice(["in_person", "phone", "writing"])
    for one in holders if holders and pen.chance(0.6) else [who]:
        pen.write(kind, person=one, code=pen.rng.choice(answers), heard=heard)


def assistance(pen: Pen) -> None:
    """A yes to the assistance, mostly; a withdrawal closes."""
    if pen.picture.phase in ("active", "in_review", "suspended"):
        _consent(pen, "assistance_consent", ["given"] * 6 + ["refused", "withdrawn"])
    else:
        _consent(pen, "assistance_consent", ["given"] * 9 + ["refused"])


def sharing(pen: Pen) -> None:
    """An answer about sharing."""
    _consent(pen, "sharing_consent", ["given"] * 7 + ["refused", "withdrawn"])


def join(pen: Pen) -> None:
    """Somebody joins, or changes role."""
    who = pen.rng.choice(list(TEAM))
    kind = "role" if who in pen.picture.members else "join"
    role = TEAM[who] if kind == "join" else pen.rng.choice([TEAM[who], "home_services", "other"])
    pen.write(kind, person=who, code=role)


def leave(pen: Pen) -> None:
    """Somebody leaves, holders of offices among them."""
    people = [who for who in pen.picture.members if who not in (PERSON, "ann")]
    people += [who for who in pen.picture.offices.values() if who in pen.picture.members] * 2
    if people:
        who = pen.rng.choice(people)
        pen.write("leave", person=who)
        if pen.chance(0.3):
            pen.later(pen.rng.randint(0, 20))
            pen.write("join", person=who, code="nurse")


def _office(pen: Pen, kind: str, people: list[str]) -> None:
    who = pen.rng.choice(people)
    if who not in pen.picture.members and pen.chance(0.8):
        pen.write("join", person=who, code="gp" if kind == "mt" else "nurse")
    holder = pen.picture.offices.get("referent") or pen.picture.offices.get("mt")
    pen.write(kind, author=holder, person=who)


def referent(pen: Pen) -> None:
    """A referent is named."""
    _office(pen, "referent", ["rose", "ruth", "nina", "remi"])


def mt(pen: Pen) -> None:
    """A médecin traitant is named."""
    _office(pen, "mt", ["max", "mia", "gina"])


def deputy(pen: Pen) -> None:
    """A deputy is named."""
    for office in ("referent", "mt"):
        if pen.chance(0.6):
            who = pen.rng.choice(["dora", "dan", "sam", "paul"])
            if pen.chance(0.5) and who not in pen.picture.members:
                pen.write("join", person=who, code="other_health" if who == "dan" else "nurse")
            pen.write("deputy", person=who, code=office)


def informed(pen: Pen) -> None:
    """The médecin traitant is informed, and may agree."""
    who = pen.picture.offices.get("mt") or "max"
    pen.write("mt_informed", person=who if pen.chance(0.9) else "gina")
    if pen.chance(0.4) and "mt" in pen.picture.offices:
        pen.write("mt_agreed", author=who)


def assessment(pen: Pen) -> None:
    """An assessment, shared at once, later or never."""
    rng = pen.rng
    with_whom = rng.choice(["max", "rose", None])
    tool = rng.choice(["geva", "aggir", "other"])
    called = pen.write("assessment", person=with_whom, code=tool, detail=rng.choice(["yes", "yes", "yes", "no"]))
    if pen.chance(0.6):
        pen.write("assessment_shared", person="rose", target=called)


def need(pen: Pen) -> None:
    """A need."""
    pen.write("need", code=pen.rng.choice(["health", "social", "autonomy", "housing"]))


def intervention(pen: Pen) -> None:
    """An intervention that answers a need or an objective; fields left blank now and then."""
    rng = pen.rng
    answered = pen.picture.living("need", "open", "unmet") + pen.picture.living("objective", "formulated", "pursued")
    if not answered:
        return
    due = pen.near(None, [0, 5, 20, 30, 60]) if pen.chance(0.8) else None
    until = pen.near(due, [10, 30, 90]) if pen.chance(0.4) else None
    actor = rng.choice(["nina", "hugo", PERSON, "carl"]) if pen.chance(0.85) else None
    sector = rng.choice(["health", "social", "ordinary", "prevention", "medico_social"])
    pen.write("intervention", target=rng.choice(answered), code=sector, person=actor, due=due, until=until)


def absence(pen: Pen) -> None:
    """Somebody of the offices is away, with an end or without."""
    people = list(pen.picture.offices.values()) or ["rose"]
    start = pen.near(None, [-10, -1, 0, 0, 1, 7])
    until = pen.near(start, [0, 1, 6, 20]) if pen.chance(0.8) else None
    if pen.chance(0.02):
        until = datetime.date.max
    who = pen.rng.choice(people)
    pen.write("absence", start, person=who, until=until)
    deputies = [held for office, held in pen.picture.offices.items() if office.endswith("deputy")]
    if deputies and pen.chance(0.3):
        pen.write("absence", pen.near(start, [-1, 0, 1]), person=pen.rng.choice(deputies), until=until)


def review(pen: Pen) -> None:
    """A review is opened, or one that is open ends."""
    picture, rng = pen.picture, pen.rng
    if picture.phase == "active":
        pen.write("review", pen.today)
        if pen.chance(0.5):
            pen.later(rng.randint(0, 3))
    if picture.phase != "in_review":
        return
    for called in picture.living("intervention", "planned"):
        if pen.chance(0.8):
            pen.write(rng.choice(["intervention_started", "intervention_cancelled"]), pen.today, target=called)
    draw = rng.random()
    if draw < 0.6:
        due = pen.near(None, [1, 30, 45, 90, 200]) if pen.chance(0.5) else None
        pen.write("review_conclusion", pen.today, code=rng.choice(["continue", "adapt", "renew"]), due=due)
    elif draw < 0.88:
        pen.write("review_suspension", pen.today, person=rng.choice(["rose", "nina"]), until=pen.near(None, [0, 15, 40]),
                  code="new_difficulty")
    elif draw < 0.93:
        pen.write("review_closing", pen.today, code=rng.choice(REASONS))
    else:
        suspend(pen)


def suspend(pen: Pen) -> None:
    """A suspension; while it lasts its watch is handed over, or the plan resumes."""
    picture, rng = pen.picture, pen.rng
    if picture.phase in ("active", "in_review"):
        until = pen.near(None, [0, 1, 14, 30, 60])
        pen.write("suspension", pen.today, person=rng.choice(["rose", "ann", "nina"]), until=until, code="return_home")
    elif picture.phase == "suspended":
        if pen.chance(0.25):
            pen.write("watcher", pen.today, person=rng.choice(["rose", "sam"]), until=pen.near(None, [3, 30]))
        else:
            pen.write("resumption", pen.today)


def close(pen: Pen) -> None:
    """The plan is closed, or a closing is taken back."""
    picture = pen.picture
    if picture.phase in ("active", "in_review", "suspended", "proposed", "draft"):
        pen.write("closing", pen.near(None, [0, 0, 0, -3, 2]), code=pen.rng.choice(REASONS))
    elif picture.phase == "closed":
        closings = [called for called, _ in picture.days.get("closing", []) if called not in picture.undone]
        holder = picture.offices.get("referent") or picture.offices.get("mt")
        if closings and holder:
            pen.write("annulment", pen.near(None, [0, 30]), author=holder, target=closings[-1])
