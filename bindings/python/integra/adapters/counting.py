"""What is counted of a person at a date, and which codes gave it.

Spec: spec/10-screening.md (SCR-7, GEN-1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Chronic conditions are counted by family: stages, complications and sites of one disease are one.
Medicines are counted by what they hold (taken.py). Both counts are floors unless a list of the record
declares itself complete.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from .evidence import Evidence, of_concept, of_lines
from .families import doubles, together
from .listings import Listing, covered, covering, speaking, whole
from .person import Condition, Person
from .records import Problem, PlacedRecord, identifier
from .stays import admissions, begun
from .tables import CHRONIC, FLAGS, MAYBE_CHRONIC, Line
from .taken import Medicine, count


def result(
    person: Person, at: datetime.date, latest: datetime.date | None, evidence: bool = False, deceased: bool = False
) -> PlacedRecord | Problem:
    """Give the record at a date, with what gave its facts where asked, or the problem that refuses the person.

    Whoever is recorded as deceased by then is refused, unless the deceased are asked for.
    """
    refusal = person.refusal(at, latest or at, deceased)
    if refusal is not None:
        return refusal
    record: dict[str, object] = {"id": identifier(person.ref), "ref": person.ref, "date": at.isoformat()}
    if record["id"] is None:
        del record["id"]
    record["facts"] = facts(person, at, latest or at)
    return PlacedRecord(person.place, record, tuple(evidence_of(person, at, latest or at)) if evidence else ())


def evidence_of(person: Person, at: datetime.date, latest: datetime.date) -> Iterator[Evidence]:
    """Tell which codes gave the facts of a person at a date, what counts as one together."""
    for day, stay in sorted(((day, stay) for day, stay in begun(person.encounters, at) if day), key=lambda it: it[0]):
        yield from of_concept("admissions", stay.codes, stay.start, stay.emergency, day.isoformat())
    for each in covering(person.listings, person.encounters, at):
        yield from of_concept("admissions", each.codes, each.date, "complete", "")
    held = _holding(person, at, latest)
    one_disease = _diseases(held)
    for one in held:
        yield from of_lines(one.codes, one.period, _said(one), one_disease)
    for taken, group in count(person.medicines, at, latest).groups:
        yield from of_concept("medicines", taken.codes, taken.period.start, "yes", group)
    for name, complete in (
        ("chronic_conditions", _chronic(person, at, latest, held)[1]), ("medicines", _medicines(person, at, latest)[1])
    ):  # fmt: skip
        if complete:
            yield from of_concept(name, complete.codes, complete.date, "complete", "")


def facts(person: Person, at: datetime.date, latest: datetime.date) -> dict[str, object]:
    """Give the facts of a person at a date, in the order of the NDJSON form."""
    held = _holding(person, at, latest)
    flags = {line.fact for each in held for line in _said(each)}
    return {
        **admissions(person.encounters, at, covered(person.listings, person.encounters, at, person.born)),
        **_count("chronic_conditions", *_chronic(person, at, latest, held)),
        **_count("medicines", *_medicines(person, at, latest)),
        **{name: "yes" for name in FLAGS if name in flags},
    }


def _count(name: str, count: int, complete: Listing | None) -> dict[str, object]:
    if complete:
        return {name: count}
    return {f"{name}_at_least": count} if count else {}


def _holding(person: Person, at: datetime.date, latest: datetime.date) -> list[Condition | Medicine]:
    """Give what holds at a date, as far as dates settle it."""
    held: list[Condition | Medicine] = [each for each in person.conditions if each.period.holds(at, latest)]
    held += (each for each in person.medicines if each.lines and each.holds(at, latest))
    return held


def _said(each: Condition | Medicine) -> Iterable[Line]:
    """Give the lines that an entry may be read for: of an undeclared status only what lasts by nature."""
    if isinstance(each, Condition) and each.lasting:
        return [line for line in each.lines if _lasts(line.fact)]
    return each.lines


def _lasts(fact: str) -> bool:
    return fact == CHRONIC or fact.startswith("severe_")


def _chronic(
    person: Person, at: datetime.date, latest: datetime.date, held: Iterable[Condition | Medicine]
) -> tuple[int, Listing | None]:
    """Count families of chronic conditions, once what may be one disease; complete by a list that says so.

    The list is not believed where something belies it, nor where a family may or may not be another.
    """
    families = _diseases(held)
    diseases = set(families.values())
    lists = list(speaking(person.listings, "conditions", at))
    if not lists:
        return len(diseases), None
    listable = [each for each in person.conditions if each.listable]
    possible = [each for each in listable if each.period.holds(at, latest) is not False]
    settled = len(diseases) == len(families) and all(
        each.known and each.period.holds(at, latest) and _decided(each) for each in possible
    )
    counts = [each for each in possible if any(line.fact == CHRONIC for line in each.lines)]
    complete = (
        each
        for each in lists
        if whole(each.items, (one.keys for one in listable), (one.keys for one in counts))
    )
    return len(diseases), next(complete, None) if settled else None


def _decided(each: Condition) -> bool:
    """Say whether the codes of a condition tell if it is a chronic one."""
    facts = {line.fact for line in each.lines}
    return MAYBE_CHRONIC not in facts or CHRONIC in facts


def _diseases(held: Iterable[Condition | Medicine]) -> dict[str, str]:
    """Give each family of chronic conditions that holds the one it counts with."""
    named: set[str] = set()
    same: list[tuple[str, str]] = []
    for each in held:
        told = {line.family for line in _said(each) if line.fact == CHRONIC}
        named |= told
        same += doubles(each.codes) if len(told) > 1 else ()
    return together(named, same)


def _medicines(person: Person, at: datetime.date, latest: datetime.date) -> tuple[int, Listing | None]:
    """Count medicines; complete by a list that says so, where nothing belies it."""
    told = count(person.medicines, at, latest)
    complete = (
        each
        for each in speaking(person.listings, "medicines", at)
        if whole(each.items, (one.keys for one in person.medicines), (one.keys for one in told.active))
    )
    return told.floor, next(complete, None) if told.settled else None
