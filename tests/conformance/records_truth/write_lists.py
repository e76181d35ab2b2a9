"""Lists that say truthfully that they are complete, on a day; and lists that say no such thing.

Spec: GEN-1, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .codes import EMPTY_REASON, LOINC
from .life import Cure, Illness, Mistake, Stay, Visit
from .pieces import Pen, Piece, Resource, coded, to
from .when import written

LISTED = {"Encounter": "46240-8", "Condition": "11450-4", "Medicine": "10160-0"}


@dataclass(frozen=True)
class Claim:
    """That the list of a category is complete on ``day``: what began by then may not be lost, what came later may."""

    category: str
    day: date


def category_of(piece: Piece) -> str:
    if isinstance(piece.happening, Stay | Visit | Mistake):
        return "Encounter"
    return "Condition" if isinstance(piece.happening, Illness) else "Medicine"


def begun(piece: Piece) -> date:
    """The day from which a list would name it."""
    happening = piece.happening
    assert happening is not None
    return happening.start.date() if isinstance(happening.start, datetime) else happening.start


def claims(pen: Pen) -> dict[str, Claim]:
    """What will be said to be complete, and on which day."""
    made: dict[str, Claim] = {}
    for category in LISTED:
        if pen.plain or pen.chance(0.5):
            older = pen.life.written - timedelta(days=0 if pen.plain or pen.chance(0.6) else pen.rng.choice((1, 20, 45)))
            made[category] = Claim(category, older)
    return made


def named(pieces: Iterable[Piece], claim: Claim) -> list[Resource]:
    """What the list of that day names: all stays and visits, what is still there of diseases, what is taken."""
    chosen: list[Resource] = []
    for piece in pieces:
        happening = piece.happening
        over = isinstance(happening, Illness | Cure) and happening.end is not None and happening.end < claim.day
        if category_of(piece) == claim.category and begun(piece) <= claim.day and not over:
            chosen += [one for one in piece.resources if one["id"] not in piece.unlisted]
    return chosen


def complete_list(pen: Pen, claim: Claim, pieces: Iterable[Piece], sent: set[str]) -> Resource:
    """The list as it stood that day; of what is not sent it may hold no more than a text."""
    mode = pen.rng.choice(("snapshot", "working")) if claim.day == pen.life.written else "snapshot"
    made = pen.of_person("List", status="current", mode=mode, code=coded((LOINC, LISTED[claim.category])),
                         date=written(datetime.combine(claim.day, time(23, 59)), pen.rng.choice(("date", "date", "paris"))))
    entries = named(pieces, claim)
    if entries:
        return made | {"entry": [{"item": to(one) if one["id"] in sent or pen.chance(0.6) else {"display": "see paper file"}}
                                 for one in entries]}
    return made | {"emptyReason": coded((EMPTY_REASON, "nilknown"))}


def idle_list(pen: Pen, category: str, pieces: Iterable[Piece]) -> Resource:
    """A list that says nothing of completeness: withdrawn, of changes, or empty because nobody asked."""
    made = pen.of_person("List", status="current", mode="snapshot", code=coded((LOINC, LISTED[category])),
                         date=pen.life.written.isoformat())
    way = pen.rng.choice(("retired", "changes", "not asked"))
    if way == "not asked":
        return made | {"emptyReason": coded((EMPTY_REASON, pen.rng.choice(("notasked", "unavailable", "withheld"))))}
    made |= {"status": "retired"} if way == "retired" else {"mode": "changes"}
    entries = named(pieces, Claim(category, pen.life.written))
    return made | ({"entry": [{"item": to(one)} for one in entries]} if entries else {})


def write_lists(pen: Pen, claimed: dict[str, Claim], whole: list[Piece], kept: list[Piece]) -> list[Resource]:
    """The lists of a record: those claimed name all there was on their day, whatever else is lost since."""
    sent = {one["id"] for piece in kept for one in piece.resources}
    made = [complete_list(pen, claim, whole, sent) for claim in claimed.values()]
    idle = [category for category in LISTED if category not in claimed and pen.chance(0.2)]
    return made + [idle_list(pen, category, kept) for category in idle]
