"""What the package reads of a document, and where that is not true of the lives in it.

Spec: GEN-1, GEN-7, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from integra import AtLeast, Facts, Question, Tri, screen
from integra.records import Person, Problem, open_inputs

from .codes import FLAGS
from .document import Document, text_of
from .life import Stay, Visit, months_before
from .record import Record
from .truth import Truth, truth_of


@dataclass(frozen=True)
class Violation:
    """A kind, whose record it is, and what is read against what is true."""

    kind: str
    at: int
    why: str


@dataclass(frozen=True)
class Read:
    """The persons and the refusals of one input."""

    persons: tuple[Person, ...]
    problems: tuple[Problem, ...]


def read(text: str, day: date) -> Read:
    inputs = open_inputs(["-"], "fhir", io.BytesIO(text.encode()))
    people = list(inputs.people(day))
    return Read(tuple(one for one in people if isinstance(one, Person)),
                tuple(one for one in people if isinstance(one, Problem)))


def beyond(name: str, count: int | AtLeast | None, true: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """A floor above the truth, and a count said to be complete that is not."""
    least, most = true
    if isinstance(count, AtLeast) and count.n > most:
        yield f"{name}-floor-above", f"{count.n} at least are read where {most} are true"
    if isinstance(count, int) and not least <= count <= most:
        side = "above" if count > most else "short"
        yield f"{name}-complete-{side}", f"{count} in all are read where {least} to {most} are true"


def flags_wrong(facts: Facts, truth: Truth) -> Iterator[tuple[str, str]]:
    for flag in FLAGS:
        value = getattr(facts, flag)
        if value is Tri.YES and flag not in truth.flags:
            yield f"flag-false-yes-{flag}", "yes is read where it does not hold"
        if value is Tri.NO and flag in truth.flags:
            yield f"flag-false-no-{flag}", "no is read where it holds"


def same(one: date, other: date, vague: bool) -> bool:
    """Whether a day that is read may stand for a true one: itself; of a vague date any of that year."""
    return one == other or (vague and one.year == other.year)


def stays_wrong(facts: Facts, truth: Truth, day: date, vague: bool) -> Iterator[tuple[str, str]]:
    """An emergency stay that was none that day, and one that is missing where all are said to be known."""
    true = {one for days in truth.emergencies for one in days}
    for stay in facts.admissions or ():
        if stay.emergency is Tri.YES and stay.date is not None and not any(same(stay.date, one, vague) for one in true):
            yield "stay-false-yes", f"an emergency admission of {stay.date} is read"
    first, last = facts.admissions_known_from, facts.admissions_known_to
    if first is None or last is None:
        return
    for days in truth.emergencies:
        inside = all(first <= one <= min(last, day) for one in days)
        if inside and not any(stay.emergency is not Tri.NO and (
                stay.date is None or any(same(stay.date, one, vague) for one in days))
                for stay in facts.admissions or ()):
            yield "stay-false-no", f"all from {first} to {last} are said to be known, that of {min(days)} is not there"


def decidable(record: Record) -> bool:
    """Whether item 1 can be decided: a plain record of that day whose list of encounters begins before the window.

    A list dated later is a row dated after D, which need not be read (GEN-7)."""
    if record.mode != "plain" or record.life.written != record.life.day:
        return False
    first = months_before(record.life.day, 6)
    seen = [one for piece in record.pieces if isinstance(piece.happening, Stay | Visit) for one in piece.resources]
    return any(one["period"]["start"][:10] < first.isoformat() and one["status"] == "finished" for one in seen)


def items_wrong(person: Person, record: Record, truth: Truth) -> Iterator[tuple[str, str]]:
    items = screen(person.record).items
    first, second = items[Question.EMERGENCY_ADMISSION], items[Question.POLYPATHOLOGY]
    if first is Tri.YES and True not in truth.admitted:
        yield "item1-false-yes", "no emergency admission in the window"
    if first is Tri.NO and False not in truth.admitted:
        yield "item1-false-no", "there is an emergency admission in the window"
    if first is Tri.UNKNOWN and decidable(record):
        yield "item1-needless-unknown", "all is said outright"
    many = truth.chronic[1] >= 3 or truth.medicines[1] >= 10
    sure = truth.chronic[0] >= 3 or truth.medicines[0] >= 10
    severe = any(flag.startswith("severe") for flag in truth.flags)
    if second is Tri.YES and not many and not severe:
        yield "item2-false-yes", f"chronic {truth.chronic}, medicines {truth.medicines}, no severe failure"
    if second is Tri.NO and (sure or severe):
        yield "item2-false-no", f"chronic {truth.chronic}, medicines {truth.medicines}, severe failure {severe}"


def record_wrong(person: Person, record: Record) -> Iterator[tuple[str, str]]:
    """What is read untruly; marked ``-utc-day`` where it would be true if an instant's day were that of UTC."""
    facts = person.record.facts or Facts()
    happened = [piece.happening for piece in record.pieces if piece.happening is not None]
    loose = set(untrue(person, facts, record, truth_of(record.life, happened, in_utc=True)))
    for kind, why in untrue(person, facts, record, truth_of(record.life, happened)):
        if kind.startswith("stay-") and (kind, why) not in loose:
            continue  # a day beside the true one within the window: nothing is derived from it
        yield (kind if (kind, why) in loose else kind + "-utc-day"), why


def untrue(person: Person, facts: Facts, record: Record, truth: Truth) -> Iterator[tuple[str, str]]:
    yield from items_wrong(person, record, truth)
    yield from stays_wrong(facts, truth, record.life.day, record.mode in ("lossy", "doubled"))
    yield from beyond("chronic", facts.chronic_conditions, truth.chronic)
    yield from beyond("medicines", facts.medicines, truth.medicines)
    yield from flags_wrong(facts, truth)


def judged(record: Record, found: Read, alone: bool) -> Iterator[tuple[str, str]]:
    """All that is wrong of one record: who is there, and what is said of them."""
    persons = [one for one in found.persons if one.ref in record.names]
    if len(persons) > 1:
        yield "person-twice", f"{len(persons)} times in the output"
    if record.dead == "yes" and persons:
        yield "dead-screened", "dead by the day, and screened"
    elif record.dead == "yes" and not found.problems:
        yield "dead-unsaid", "dead by the day, neither screened nor refused"
    if record.dead == "no" and not persons:
        yield "person-missing", found.problems[0].reason.en if found.problems else "neither screened nor refused"
    elif record.dead == "no" and found.problems and alone:
        yield "refused", found.problems[0].reason.en
    for person in persons:
        yield from record_wrong(person, record)


def violations(document: Document, found: Read | None = None) -> list[Violation]:
    """All that is wrong in what is read of a document, by default read here."""
    if found is None:
        try:
            found = read(text_of(document), document.records[0].life.day)
        except Exception as error:  # noqa: BLE001  whatever escapes is a violation
            return [Violation("crash", 0, f"{type(error).__name__}: {error}")]
    alone = all(record.dead == "no" for record in document.records)
    return [Violation(kind, at, why) for at, record in enumerate(document.records)
            for kind, why in judged(record, found, alone)]
