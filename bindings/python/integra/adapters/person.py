"""One person's facts, gathered from a source, and the record they make at a date.

Spec: spec/10-screening.md (SCR-7, GEN-1).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Chronic conditions are counted by family: stages, complications and sites of one disease are one.
Medicines are counted by what they hold: two strengths or forms of an ingredient are one, a fixed
combination is one more. Both are floors unless a list of the record declares itself complete.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .dates import Period
from .records import Problem, Record, identifier
from .stays import Encounter, admissions
from .tables import CHRONIC, FLAGS, Line


@dataclass(frozen=True, slots=True)
class Finding:
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


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine: the names it goes by, all of one medicine; none where it cannot be told."""

    keys: frozenset[str]
    names: frozenset[str]
    lines: tuple[Line, ...]
    period: Period
    reference: str | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that declares itself complete: of what, as of when, kept up to date or not."""

    kind: str
    date: datetime.date
    kept: bool
    items: frozenset[str]

    def speaks(self, at: datetime.date) -> bool:
        """Say whether the list tells the state at a date: a snapshot only on its own."""
        return self.date <= at if self.kept else self.date == at


@dataclass(slots=True)
class Person:
    """What a source tells of one person."""

    place: str
    ref: str = ""
    findings: list[Finding] = field(default_factory=list)
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
        self.findings += other.findings
        self.medicines += other.medicines
        self.encounters += other.encounters
        self.listings += other.listings
        self.saw(other.latest)
        if other.refused:
            self.refuse(other.refused)
            self.others += other.others

    def result(self, at: datetime.date, latest: datetime.date | None) -> Record | Problem:
        """Give the record at a date, or the problem that refuses the person."""
        if self.refused is not None:
            more = f" (and {self.others} more of the same person)" if self.others else ""
            return Problem(self.refused.place, self.refused.reason + more)
        record: dict[str, object] = {"id": identifier(self.ref), "ref": self.ref, "date": at.isoformat()}
        if record["id"] is None:
            del record["id"]
        record["facts"] = facts(self, at, latest or at)
        return Record(self.place, record)


def latest_of(people: Iterable[Person]) -> datetime.date | None:
    """Give the latest clinical date of the people who are not refused."""
    return max((each.latest for each in people if each.latest and not each.refused), default=None)


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


def _count(name: str, count: int, complete: bool) -> dict[str, object]:
    if complete:
        return {name: count}
    return {f"{name}_at_least": count} if count else {}


def _active_lines(person: Person, at: datetime.date, latest: datetime.date) -> Iterator[Line]:
    """Give the lines that hold at a date; of an undeclared status only what lasts by nature."""
    for finding in person.findings:
        if finding.period.holds(at, latest):
            yield from (line for line in finding.lines if not finding.lasting or _lasts(line.fact))
    for medicine in person.medicines:
        if medicine.period.holds(at, latest):
            yield from medicine.lines


def _lasts(fact: str) -> bool:
    return fact == CHRONIC or fact.startswith("severe_")


def _speaking(person: Person, kind: str, at: datetime.date) -> Iterator[frozenset[str]]:
    return (each.items for each in person.listings if each.kind == kind and each.speaks(at))


def _chronic(person: Person, at: datetime.date, latest: datetime.date) -> tuple[int, bool]:
    """Count families of chronic conditions; complete where a list says so and nothing belies it."""
    lines = _active_lines(person, at, latest)
    families = {line.family for line in lines if line.fact == CHRONIC}
    listable = [each for each in person.findings if each.listable]
    possible = [each for each in listable if each.period.holds(at, latest) is not False]
    settled = all(each.known and each.period.holds(at, latest) for each in possible)
    counts = [each for each in possible if any(line.fact == CHRONIC for line in each.lines)]
    return len(families), settled and any(
        _whole(items, (each.keys for each in listable), (each.keys for each in counts))
        for items in _speaking(person, "conditions", at)
    )


def _medicines(person: Person, at: datetime.date, latest: datetime.date) -> tuple[int, bool]:
    """Count medicines; those that share a name are one."""
    possible = [each for each in person.medicines if each.counted and each.period.holds(at, latest) is not False]
    active = [each for each in possible if each.period.holds(at, latest)]
    settled = len(active) == len(possible) and all(each.names for each in active)
    complete = settled and any(
        _whole(items, (each.keys for each in person.medicines), (each.keys for each in active))
        for items in _speaking(person, "medicines", at)
    )
    return _distinct(each.names for each in active if each.names), complete


def _whole(items: frozenset[str], held: Iterable[frozenset[str]], active: Iterable[frozenset[str]]) -> bool:
    """Say whether every item of a list was read, and everything active is on the list."""
    return items <= frozenset().union(*held) and all(keys & items for keys in active)


def _distinct(named: Iterable[frozenset[str]]) -> int:
    """Count groups of names, those that share one joined."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for names in named:
        for name in names:
            above.setdefault(name, name)
        first, *others = (top(name) for name in names)
        for other in others:
            above[top(other)] = top(first)
    return sum(name == held for name, held in above.items())


def _covered(person: Person) -> list[tuple[datetime.date, datetime.date]]:
    """Give the days covered by lists of encounters: from the first listed to the list's date."""
    covered = []
    for each in (each for each in person.listings if each.kind == "encounters"):
        stays = [one for one in person.encounters if one.kind == "stay"]
        starts = [one.start.last for one in person.encounters if one.keys & each.items and one.start]
        if starts and _whole(each.items, (one.keys for one in person.encounters), (one.keys for one in stays)):
            covered.append((min(starts), each.date))
    return covered
