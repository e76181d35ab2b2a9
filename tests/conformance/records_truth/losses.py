"""What a record loses, every remaining statement being true; and what it says twice.

Of what does not hold on the day one statement that says so stays, however vague.
Spec: GEN-1 ("to know less"), SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace

from .codes import LOCAL
from .life import Cure, Illness
from .pieces import Pen, Piece, Resource, coded
from .when import coarser
from .write_lists import Claim, begun, category_of

Loss = Callable[[Pen, Piece, Resource], None]


def no_field(*names: str) -> Loss:
    def lose(pen: Pen, _piece: Piece, made: Resource) -> None:
        made.pop(pen.rng.choice(names), None)

    return lose


def vague_period(name: str) -> Loss:
    def lose(pen: Pen, _piece: Piece, made: Resource) -> None:
        for end in made.get(name, {}):
            if pen.chance(0.6):
                made[name][end] = coarser(made[name][end], pen.rng)

    return lose


def no_start(pen: Pen, _piece: Piece, made: Resource) -> None:
    """An Encounter whose first day is told vaguely, or not at all."""
    told = made.get("period", {})
    if pen.chance(0.3):
        made.pop("period", None)
    elif "start" in told and "end" not in told:
        told["start"] = coarser(told["start"], pen.rng)
    elif "end" in told:
        told.pop("start", None)


def local_class(_pen: Pen, _piece: Piece, made: Resource) -> None:
    made["class"] = {"system": LOCAL, "code": "K7"}
    made.pop("classHistory", None)


def local_code(name: str) -> Loss:
    def lose(pen: Pen, _piece: Piece, made: Resource) -> None:
        if name in made:
            made[name] = coded((LOCAL, f"x{pen.rng.randrange(100)}")) if pen.chance(0.5) else {"text": "as on paper"}

    return lose


def vague_illness(pen: Pen, piece: Piece, made: Resource) -> None:
    for name in ("onsetDateTime", "abatementDateTime", "recordedDate"):
        if name in made and pen.chance(0.6):
            made[name] = coarser(made[name], pen.rng)


def is_over(made: Resource) -> bool:
    codings = made.get("clinicalStatus", {}).get("coding", ())
    return any(one["code"] in ("resolved", "inactive", "remission") for one in codings)


def undated_illness(pen: Pen, piece: Piece, made: Resource) -> None:
    """Without onset where it had begun by the day, without abatement where a status still says that it is over."""
    assert isinstance(piece.happening, Illness)
    if piece.happening.start <= pen.day:
        made.pop("onsetDateTime", None)
    if is_over(made) and "abatementDateTime" in made:
        del made["abatementDateTime"]
        if pen.chance(0.5):
            made["abatementString"] = "once"


def no_status(_pen: Pen, _piece: Piece, made: Resource) -> None:
    if not is_over(made) or "abatementDateTime" in made:
        made.pop("clinicalStatus", None)


def vague_cure(pen: Pen, piece: Piece, made: Resource) -> None:
    vague_period("effectivePeriod")(pen, piece, made)
    if "authoredOn" in made:
        made["authoredOn"] = coarser(made["authoredOn"], pen.rng)


def undated_cure(pen: Pen, piece: Piece, made: Resource) -> None:
    cure = piece.happening
    assert isinstance(cure, Cure)
    if cure.start <= pen.day and cure.doubt != "lapsed" and (cure.end is None or cure.end < pen.day):
        made.pop("authoredOn", None)
        made.pop("effectivePeriod", None)
        made.pop("dosageInstruction", None)


LOSSES: dict[str, tuple[Loss, ...]] = {
    "Encounter": (no_field("priority", "hospitalization", "classHistory", "type"), vague_period("period"), no_start,
                  local_class),
    "Condition": (local_code("code"), vague_illness, undated_illness, no_status),
    "MedicationStatement": (local_code("medicationCodeableConcept"), vague_cure, undated_cure),
    "MedicationRequest": (local_code("medicationCodeableConcept"), vague_cure, undated_cure),
    "Medication": (local_code("code"),),
}


def spoil(pen: Pen, piece: Piece, share: float) -> Piece:
    """The piece with something less said of some of its resources."""
    if piece.whole:
        return piece
    made = copy.deepcopy(piece.resources)
    for one in made:
        if one["resourceType"] in LOSSES and pen.chance(share):
            pen.rng.choice(LOSSES[one["resourceType"]])(pen, piece, one)
    return replace(piece, resources=made)


def drop(pen: Pen, piece: Piece, claimed: dict[str, Claim], share: float) -> Piece | None:
    """The piece with some of its resources, or none: never one that a complete list would then lack, but one it names may
    be missing from the input: a page that was not sent."""
    claim = claimed.get(category_of(piece))
    if not pen.chance(share if claim is None or begun(piece) > claim.day else share / 4):
        return piece
    if piece.whole or pen.chance(0.6 if len(piece.resources) == 1 else 0.3):
        return None
    return replace(piece, resources=tuple(one for one in piece.resources if pen.chance(0.5)))


def repeat(pen: Pen, piece: Piece, share: float) -> Piece:
    """The piece with a resource once more, as another system tells it: another name, perhaps vaguer."""
    if not piece.resources or not pen.chance(share):
        return piece
    twin = copy.deepcopy(pen.rng.choice(piece.resources))
    if pen.chance(0.15):
        return replace(piece, resources=(*piece.resources, twin))
    twin["id"] = pen.name(twin["resourceType"])
    if pen.chance(0.3):
        twin["meta"] = {"source": "https://other.example"}
    again = spoil(pen, replace(piece, resources=(twin,), whole=False), 0.0 if piece.whole else 0.5)
    unlisted = piece.unlisted | ({twin["id"]} if pen.chance(0.5) or not piece.unlisted.isdisjoint(
        {one["id"] for one in piece.resources}) else set())
    return replace(piece, resources=(*piece.resources, *again.resources), spare=piece.spare | {twin["id"]}, unlisted=unlisted)
