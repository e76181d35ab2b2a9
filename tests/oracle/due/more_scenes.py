"""More scenes: hospital and back, work on needs, feedback and concertation, mandates, corrections, annulments.

Spec: PLN-7, PLN-9, PLN-17 to PLN-29.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

from .pen import ANNULLABLE, PERSON, Pen
from .tables import codes, kinds

MODES = ["face_to_face", "phone", "phone", "both"]
AFTER = [0, 1, 6, 7, 8, 15, 29, 30, 31, 45, 60, 89, 90, 91, 95]


def hospital(pen: Pen) -> None:
    """An admission, a discharge, or several, in whatever order, the same day included."""
    rng = pen.rng
    last = pen.picture.last("discharge")
    at = pen.near(last, [0, 1, 29, 30, 31]) if last and pen.chance(0.5) else pen.near(None, [0, 0, -3, -20])
    admitted = None
    if pen.chance(0.85):
        admitted = pen.write("admission", at, code=rng.choice(["yes", "no", None]))
    if pen.chance(0.4):
        pen.write("transition", pen.near(at, [0, 1, 3, -1]), person=rng.choice(["sam", "rose", "olga"]),
                  code=rng.choice(["no_way_out", "complex", "readmission_risk"]))
    if pen.chance(0.5):
        named = admitted if pen.chance(0.3) else None
        pen.write("hospital_contact", pen.near(at, [-1, 0, 1, 2, 3, 4]), code=rng.choice(MODES), target=named)
    home = pen.near(at, [0, 0, 1, 4, 12])
    if pen.chance(0.4):
        pen.write("discharge_preparation", pen.near(home, [-1, 0, 0, -3, 1]))
    if pen.chance(0.75):
        pen.write("discharge", home)
        if pen.chance(0.1):
            pen.write("discharge", pen.near(at, [4, 12, 13]))
    if pen.chance(0.15):
        pen.write("admission", pen.near(at, [0, 2, 12]), code="no")


def contact(pen: Pen) -> None:
    """Contacts at the edges of the periods after the last return."""
    last = pen.picture.last("discharge")
    for _ in range(pen.rng.randint(1, 2)):
        pen.write("contact", pen.near(last, AFTER), person="nina", code=pen.rng.choice(MODES))
        if pen.chance(0.15):
            return


def work(pen: Pen) -> None:
    """A step in the life of an intervention or a need."""
    picture, rng = pen.picture, pen.rng
    going = picture.living("intervention", "planned", "under_way")
    if going and pen.chance(0.85):
        target = rng.choice(going)
        kind = rng.choice(["intervention_started", "intervention_done", "intervention_done", "intervention_not_done",
                           "intervention_cancelled"])
        code = None
        if kind == "intervention_done":
            code = rng.choice(["favourable", "unknown", None])
        elif kind == "intervention_not_done":
            code = "declined"
        pen.write(kind, target=target, code=code)
    needs = picture.living("need", "open", "unmet")
    if needs and pen.chance(0.3):
        if pen.chance(0.5):
            pen.write("unmet_need", target=rng.choice(needs), code=rng.choice(["no_service", "cost"]))
        else:
            pen.write("need_closed", target=rng.choice(needs), code=rng.choice(["met", "withdrawn"]))


def objective(pen: Pen) -> None:
    """An objective, and what becomes of it."""
    picture, rng = pen.picture, pen.rng
    needs = picture.living("need", "open", "unmet")
    if needs and pen.chance(0.5):
        pen.write("objective", target=rng.choice(needs), code="person", detail=rng.choice(["high", "low", None]),
                  due=pen.near(None, [0, 10, 60]) if pen.chance(0.7) else None, text="walk to the market again")
    living = picture.living("objective", "formulated", "pursued", "partly_reached")
    if not living:
        return
    target = rng.choice(living)
    draw = rng.random()
    if draw < 0.5:
        pen.write("objective_pursued", target=target)
    elif draw < 0.7:
        pen.write("objective_reached", target=target, code=rng.choice(["reached", "partly_reached"]))
    elif draw < 0.8:
        pen.write("objective_unreached", target=target, code=rng.choice(["not_reached", "given_up", "not_pursued"]),
                  detail="other")
    elif draw < 0.9:
        pen.write("priority", target=target, code=rng.choice(["high", "medium", "low"]))
    else:
        pen.write("opinion", target=target, code=rng.choice(["agrees", "refuses"]), giver=PERSON)


def share(pen: Pen) -> None:
    """Feedback, concertation and its synthesis, to those who wait for it and to others."""
    picture, rng = pen.picture, pen.rng
    people = [held for office, held in picture.offices.items() if not office.endswith("deputy")]
    people += [who for who, role in picture.members.items() if role == "home_services"] + ["gina"]
    draw = rng.random()
    if draw < 0.5:
        pen.write("feedback", person=rng.choice(people))
    elif draw < 0.65:
        pen.write("concertation")
    if draw > 0.5:
        for who in people:
            if pen.chance(0.6):
                pen.write("synthesis", person=who)


def record(pen: Pen) -> None:
    """Components, know-how, mandates, whom to call and the rest of what is recorded."""
    rng = pen.rng
    draw = rng.random()
    if draw < 0.45:
        for word in rng.sample(list(codes("component")), rng.randint(1, 3)):
            pen.write("component", code=word, detail=rng.choice(list(codes("component_state"))))
    elif draw < 0.7:
        mandate(pen)
    elif draw < 0.78:
        pen.write("knowhow_transfer", person="nina", code=rng.choice(["F1", "F3"]), detail="training")
    elif draw < 0.84:
        pen.write("whom_to_call", person="nina")
    elif draw < 0.9:
        pen.write("adverse_event", person="nina")
    elif draw < 0.95:
        pen.write("document", code="dlu", reference="document")
    else:
        pen.write("expectation", giver=PERSON, text="to stay at home")


def mandate(pen: Pen) -> None:
    """A mandate, or one that renews an earlier one."""
    start = pen.some_day()
    people = ["ann", "sam", "ann"]
    pen.write("mandate", start, person=pen.rng.choice(people), giver=PERSON, until=pen.near(start, [0, 20, 60, 120]))


def correct(pen: Pen) -> None:
    """A field of an earlier event is corrected, two sites sometimes choosing the same one."""
    rng, seen = pen.rng, sorted(pen.held.get(pen.site, ()), key=lambda called: int(called[1:]))
    if "intervention" in pen.picture.days and pen.chance(0.4):
        seen = [called for called in seen if pen.drafts[called]["kind"] == "intervention"]
    targets = [called for called in seen if _fields(pen.drafts[called]["kind"])]
    if not targets:
        return
    target = rng.choice(targets[-12:])
    draft = pen.drafts[target]
    field = rng.choice(_fields(draft["kind"]))
    given: dict[str, Any] = {}
    if field in ("effective", "due", "until"):
        base = datetime.date.fromisoformat(draft["effective"])
        given["due"] = pen.near(base, [-9, -1, 1, 2, 30] if field == "effective" else [15, 40, 100])
    elif field == "person":
        given["person"] = rng.choice(["nina", "sam", "carl"])
    else:
        given["detail"] = rng.choice([code for code in codes(kinds()[draft["kind"]][f"{field}_words"]).values() if code])
    pen.write("correction", pen.near(None, [0, 0, 25]), target=target, code=field, **given)


def _fields(kind: str) -> list[str]:
    row = kinds()[kind]
    fields = [field for field in ("effective", "due", "until", "person", "code", "detail") if row[field].endswith("c")]
    return [field for field in fields if field not in ("code", "detail") or row[f"{field}_words"] != "-"]


def annul(pen: Pen) -> None:
    """An earlier event is taken back, its annulment dated before or after what looks at it."""
    picture = pen.picture
    kept = sorted(pen.held.get(pen.site, ()), key=lambda called: int(called[1:]))
    targets = [called for called in kept if pen.drafts[called]["kind"] in ANNULLABLE and called not in picture.undone]
    if targets:
        target = pen.rng.choice(targets[-8:])
        holder = picture.offices.get("referent") or picture.offices.get("mt")
        giver = PERSON if pen.drafts[target]["kind"].endswith("consent") else None
        pen.write("annulment", pen.near(None, [-20, 0, 0, 60]), author=holder, target=target, giver=giver)
