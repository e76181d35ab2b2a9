"""One person's facts, gathered from a source, and the record they make at a date.

Spec: spec/10-screening.md (SCR-7, GEN-1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Chronic conditions are counted by family: stages, complications and sites of one disease are one.
Medicines are counted by what they hold (taken.py). Both counts are floors unless a list of the record
declares itself complete.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..text import Text, plural
from .dates import Period, Span
from .evidence import Evidence, of_concept, of_lines
from .families import doubles, together
from .records import Problem, PlacedRecord, identifier
from .links import Encounter
from .stays import admissions, begun
from .tables import CHRONIC, FLAGS, MAYBE_CHRONIC, Code, Line
from .taken import Medicine, count


_MORE = (Text("and {n} more of the same person", "et {n} autre de la même personne"),
         Text("and {n} more of the same person", "et {n} autres de la même personne"))


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, or a device in use: the lines of its codes, and when it holds.

    `known` says that a table knows one of its codes; `lasting` that only a lasting fact may be
    read from it, since the record does not say whether it is still active.
    """

    keys: frozenset[str]
    lines: tuple[Line, ...]
    period: Period
    known: bool = True
    lasting: bool = False
    listable: bool = True
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that declares itself complete: of what, as of when, kept up to date or not."""

    kind: str
    date: datetime.date
    kept: bool
    items: frozenset[str]
    codes: tuple[Code, ...] = ()

    def speaks(self, at: datetime.date) -> bool:
        """Say whether the list tells the state at a date: a snapshot only on its own."""
        return self.date <= at if self.kept else self.date == at


@dataclass(slots=True)
class Person:
    """What a source tells of one person."""

    place: Text
    ref: str = ""
    conditions: list[Condition] = field(default_factory=list)
    medicines: list[Medicine] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    latest: datetime.date | None = None
    refused: Problem | None = None
    others: int = 0

    def saw(self, day: datetime.date | None) -> None:
        """Keep the latest clinical date."""
        if day is not None and (self.latest is None or day > self.latest):
            self.latest = day

    def refuse(self, problem: Problem) -> None:
        """Refuse the person for one of their entries; the first is told, the others counted."""
        if self.refused is None:
            self.refused = problem
        else:
            self.others += 1

    def absorb(self, other: Person) -> None:
        """Take over what was gathered apart about the same person."""
        self.conditions += other.conditions
        self.medicines += other.medicines
        self.encounters += other.encounters
        self.listings += other.listings
        self.saw(other.latest)
        if other.refused:
            self.refuse(other.refused)
            self.others += other.others

    def result(self, at: datetime.date, latest: datetime.date | None, evidence: bool = False) -> PlacedRecord | Problem:
        """Give the record at a date, with what gave its facts where asked, or the problem that refuses the person."""
        if self.refused is not None:
            more = (plural(self.others, *_MORE),) if self.others else ()
            return Problem(self.refused.place, self.refused.reason.within(*more))
        record: dict[str, object] = {"id": identifier(self.ref), "ref": self.ref, "date": at.isoformat()}
        if record["id"] is None:
            del record["id"]
        record["facts"] = facts(self, at, latest or at)
        return PlacedRecord(self.place, record, tuple(evidence_of(self, at, latest or at)) if evidence else ())


def latest_of(people: Iterable[Person]) -> datetime.date | None:
    """Give the latest clinical date of the people who are not refused."""
    return max((each.latest for each in people if each.latest and not each.refused), default=None)


def evidence_of(person: Person, at: datetime.date, latest: datetime.date) -> Iterator[Evidence]:
    """Tell which codes gave the facts of a person at a date, what counts as one together."""
    for day, stay in sorted(((day, stay) for day, stay in begun(person.encounters, at) if day), key=lambda it: it[0]):
        yield from of_concept("admissions", stay.codes, stay.start, stay.emergency, day.isoformat())
    for each in _covering(person):
        yield from of_concept("admissions", each.codes, Span(each.date, each.date), "complete", "")
    one_disease = _diseases(person, at, latest)
    for one in _holding(person, at, latest):
        yield from of_lines(one.codes, one.period, _said(one), one_disease)
    for taken, group in count(person.medicines, at, latest).groups:
        yield from of_concept("medicines", taken.codes, taken.period.start, "yes", group)
    for name, listing in (("chronic_conditions", _chronic), ("medicines", _medicines)):
        complete = listing(person, at, latest)[1]
        if complete:
            yield from of_concept(name, complete.codes, Span(complete.date, complete.date), "complete", "")


def facts(person: Person, at: datetime.date, latest: datetime.date) -> dict[str, object]:
    """Give the facts of a person at a date, in the order of the NDJSON form."""
    covered = _covered(person)
    flags = {line.fact for line in _active_lines(person, at, latest)} & set(FLAGS)
    return {
        **admissions(person.encounters, at, covered),
        **_count("chronic_conditions", *_chronic(person, at, latest)),
        **_count("medicines", *_medicines(person, at, latest)),
        **{name: "yes" for name in FLAGS if name in flags},
    }


def _count(name: str, count: int, complete: Listing | None) -> dict[str, object]:
    if complete:
        return {name: count}
    return {f"{name}_at_least": count} if count else {}


def _active_lines(person: Person, at: datetime.date, latest: datetime.date) -> Iterator[Line]:
    """Give the lines that hold at a date; of an undeclared status only what lasts by nature."""
    for each in _holding(person, at, latest):
        yield from _said(each)


def _holding(person: Person, at: datetime.date, latest: datetime.date) -> Iterator[Condition | Medicine]:
    """Give what holds at a date, as far as dates settle it."""
    yield from (each for each in person.conditions if each.period.holds(at, latest))
    yield from (each for each in person.medicines if each.holds(at, latest))


def _said(each: Condition | Medicine) -> Iterator[Line]:
    """Give the lines that an entry may be read for."""
    lasting = isinstance(each, Condition) and each.lasting
    return (line for line in each.lines if not lasting or _lasts(line.fact))


def _lasts(fact: str) -> bool:
    return fact == CHRONIC or fact.startswith("severe_")


def _speaking(person: Person, kind: str, at: datetime.date) -> Iterator[Listing]:
    return (each for each in person.listings if each.kind == kind and each.speaks(at))


def _chronic(person: Person, at: datetime.date, latest: datetime.date) -> tuple[int, Listing | None]:
    """Count families of chronic conditions, once what may be one disease; complete by a list that says so.

    The list is not believed where something belies it, nor where a family may or may not be another.
    """
    families = _diseases(person, at, latest)
    diseases = set(families.values())
    listable = [each for each in person.conditions if each.listable]
    possible = [each for each in listable if each.period.holds(at, latest) is not False]
    settled = len(diseases) == len(families) and all(
        each.known and each.period.holds(at, latest) and _decided(each) for each in possible
    )
    counts = [each for each in possible if any(line.fact == CHRONIC for line in each.lines)]
    complete = (
        each
        for each in _speaking(person, "conditions", at)
        if _whole(each.items, (one.keys for one in listable), (one.keys for one in counts))
    )
    return len(diseases), next(complete, None) if settled else None


def _decided(each: Condition) -> bool:
    """Say whether the codes of a condition tell if it is a chronic one."""
    facts = {line.fact for line in each.lines}
    return MAYBE_CHRONIC not in facts or CHRONIC in facts


def _diseases(person: Person, at: datetime.date, latest: datetime.date) -> dict[str, str]:
    """Give each family of chronic conditions that holds the one it counts with."""
    named: set[str] = set()
    same: list[tuple[str, str]] = []
    for each in _holding(person, at, latest):
        told = {line.family for line in _said(each) if line.fact == CHRONIC}
        named |= told
        same += doubles(each.codes) if len(told) > 1 else ()
    return together(named, same)


def _medicines(person: Person, at: datetime.date, latest: datetime.date) -> tuple[int, Listing | None]:
    """Count medicines; complete by a list that says so, where nothing belies it."""
    told = count(person.medicines, at, latest)
    complete = (
        each
        for each in _speaking(person, "medicines", at)
        if _whole(each.items, (one.keys for one in person.medicines), (one.keys for one in told.active))
    )
    return told.floor, next(complete, None) if told.settled else None


def _whole(items: frozenset[str], held: Iterable[frozenset[str]], active: Iterable[frozenset[str]]) -> bool:
    """Say whether every item of a list was read, and everything active is on the list."""
    return items <= frozenset().union(*held) and all(keys & items for keys in active)


def _covered(person: Person) -> list[tuple[datetime.date, datetime.date]]:
    """Give the days covered by lists of encounters: from the first listed to the list's date."""
    covered = []
    for each in _covering(person):
        starts = [one.start.last for one in person.encounters if one.keys & each.items and one.start]
        if starts:
            covered.append((min(starts), each.date))
    return covered


def _covering(person: Person) -> Iterator[Listing]:
    """Give the lists that hold every stay of the record, and nothing that was not read."""
    stays = [one for one in person.encounters if one.kind == "stay"]
    for each in (each for each in person.listings if each.kind == "encounters"):
        if _whole(each.items, (one.keys for one in person.encounters), (one.keys for one in stays)):
            yield each
