"""One person, gathered from a source: what it tells of them, and why they are refused.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .._discreet import Discreet
from ..text import Text, plural
from .dates import Period, Span
from .latest import Latest, latest_of
from .links import Encounter
from .listings import Listing
from .records import Problem
from .tables import Code, Line
from .taken import Medicine

_MORE = (Text("and {n} more of the same person", "et {n} autre de la même personne"),
         Text("and {n} more of the same person", "et {n} autres de la même personne"))
_DECEASED = Text("recorded as deceased by this day: not screened (--include-deceased screens them too)",
                 "décès noté à cette date ou avant : pas de repérage (--include-deceased les repère aussi)")


@dataclass(frozen=True, slots=True)
class Condition(Discreet):
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


#: What is read of an entry.
Item = Condition | Medicine | Encounter | Listing


@dataclass(slots=True)
class Person(Discreet):
    """What a source tells of one person.

    `born` is the day of birth, `died` that of death; `deceased` that they died on a day the source does not give; `reading` is
    where the entry stands that is being read. `withdrawn` are the names of entries that say nothing: a version
    of one that did may have been met before. `claimed` are the identifiers that entries give beside the reference to
    them, each with a place.
    """

    place: Text
    ref: str = ""
    conditions: list[Condition] = field(default_factory=list)
    medicines: list[Medicine] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    withdrawn: list[frozenset[str]] = field(default_factory=list)
    latest: Latest = field(default_factory=Latest)
    born: Span | None = None
    died: Span | None = None
    deceased: bool = False
    refused: Problem | None = None
    others: int = 0
    reading: Text | None = None
    claimed: dict[str, Text] = field(default_factory=dict)

    def saw(self, span: Span | None) -> None:
        """Keep a clinical date of the entry that is being read."""
        self.latest.saw(span, self.reading or self.place)

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
        self.withdrawn += other.withdrawn
        self.claimed = {**other.claimed, **self.claimed}
        self.latest.add(other.latest)
        self.born = self.born or other.born
        self.died = self.died or other.died
        self.deceased = self.deceased or other.deceased
        if other.refused:
            self.refuse(other.refused)
            self.others += other.others

    @property
    def size(self) -> int:
        """How much was read of them."""
        return len(self.conditions) + len(self.medicines) + len(self.encounters) + len(self.listings)

    def items(self) -> Iterator[Item]:
        """Give all that was read of them."""
        return itertools.chain[Item](self.conditions, self.medicines, self.encounters, self.listings)

    def drop(self, gone: Callable[[Item], bool]) -> None:
        """Take out what is gone."""
        self.conditions = [each for each in self.conditions if not gone(each)]
        self.medicines = [each for each in self.medicines if not gone(each)]
        self.encounters = [each for each in self.encounters if not gone(each)]
        self.listings = [each for each in self.listings if not gone(each)]

    def refusal(self, at: datetime.date, latest: datetime.date, deceased: bool) -> Problem | None:
        """Give the problem that refuses the person at a date; whether the deceased are asked for as well is said."""
        if self.refused is not None:
            more = (plural(self.others, *_MORE),) if self.others else ()
            return Problem(self.refused.place, self.refused.reason.within(*more))
        dead = self.died.last <= at if self.died else self.deceased and latest <= at
        return Problem(self.place, _DECEASED) if dead and not deceased else None


def latest_among(people: Iterable[Person]) -> Latest:
    """Give the latest clinical dates of the people who are not refused."""
    return latest_of(each.latest for each in people if not each.refused)
