"""The medicines that a person takes at a date, and how many they are at least.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

The floor is the greatest number of medicines each of which brings a substance of its own: two
writings of one substance are one, a combination beside both of its parts is none more. What is not
known of a medicine may be what another one is known to be, so that those known in part only, of which
no part is in another, are one together.
"""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .._discreet import Discreet
from .dates import Period, Span
from .medicines import Product
from .substances import ACUTE, LASTING, Held, group_of, listed, together
from .tables import Code, Line

#: Months after which an order without an end is no evidence any more. In France one is first dispensed
#: within three months, and renewed for twelve at most (CSP R. 5123-2).
_STANDS: dict[str | None, int] = {ACUTE: 3, None: 12}


@dataclass(frozen=True, slots=True)
class Medicine(Discreet):
    """A medicine: what it holds, when it is taken, and what it points to.

    `links` are the orders behind a statement or an order, `replaces` the order that one takes the place of. `dated` is the day on which the record said it last;
    `undated` that without such a day it may be old. `spent` is the first day its supply does not reach.
    """

    keys: frozenset[str]
    product: Product
    period: Period
    reference: str | None = None
    links: frozenset[str] = frozenset()
    dated: Span | None = None
    undated: bool = False
    spent: Span | None = None
    course: str | None = None
    replaces: str | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its codes."""
        return self.product.lines

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes it is written in."""
        return self.product.codes

    def holds(self, at: datetime.date, latest: datetime.date) -> bool | None:
        """Say whether it is taken at a date: an order long past its time leaves that open, and so do words of doubt."""
        taken = self.period.holds(at, latest)
        return None if taken and (self.product.doubted or self._stale(at)) else taken

    def _stale(self, at: datetime.date) -> bool:
        if self.spent is not None and self.spent.first <= at:
            return True
        course = self.course or self.product.course
        if self.period.over is not None or course == LASTING:
            return False
        return self.undated if self.dated is None else self.dated.first < _months_before(at, _STANDS[course])


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """Give the same day months earlier, or that month's last one (GEN-7)."""
    count = day.year * 12 + day.month - 1 - months
    if count < 12:
        return datetime.date.min
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(count // 12, count % 12 + 1, last)
        except ValueError:
            continue
    return datetime.date.min


@dataclass(slots=True)
class Count(Discreet):
    """Medicines counted: those that count, each with what stands for all that are one with it."""

    active: list[Medicine] = field(default_factory=list)
    groups: list[tuple[Medicine, str]] = field(default_factory=list)
    floor: int = 0
    settled: bool = True


def count(medicines: Iterable[Medicine], at: datetime.date, latest: datetime.date) -> Count:
    """Count the medicines taken at a date; settled where nothing else may be, and each is told from the others."""
    told = Count()
    for each in medicines:
        holds = each.holds(at, latest) if each.product.counted else False
        if holds:
            told.active.append(each)
        elif holds is None:
            told.settled = False
    clusters = _clusters(told.active)
    helds = [together(each.product.held for each in cluster) for cluster in clusters]
    names = _grouped(helds)
    told.groups = [(each, names[held]) for cluster, held in zip(clusters, helds, strict=True) if held in names
                   for each in cluster]
    told.floor = len(set(names.values()))
    highest = len({held for held in helds if held.whole}) + sum(not held.whole for held in helds)
    told.settled = told.settled and told.floor == highest and all(held.parts for held in helds)
    return told


def _clusters(active: Sequence[Medicine]) -> list[list[Medicine]]:
    """Put a statement and the orders behind it together."""
    if not any(each.links for each in active):
        return [[each] for each in active]
    by_key = {key: number for number, each in enumerate(active) for key in each.keys}
    above = list(range(len(active)))

    def top(number: int) -> int:
        while above[number] != number:
            number = above[number]
        return number

    for number, each in enumerate(active):
        for link in each.links & by_key.keys():
            above[top(number)] = top(by_key[link])
    found: dict[int, list[Medicine]] = collections.defaultdict(list)
    for number, each in enumerate(active):
        found[top(number)].append(each)
    return list(found.values())


def _grouped(helds: Sequence[Held]) -> dict[Held, str]:
    """Give each of what is held, where it counts, the name of what is one with it."""
    known = sorted({each.parts for each in helds if each.whole and listed(each)}, key=sorted)
    own = _own(known)
    names = {Held(parts, True): own.get(parts) or min(parts) for parts in known}
    within = frozenset().union(*known)
    partly = sorted({each for each in helds if each.parts and not each.whole}, key=lambda each: sorted(each.parts))
    apart = min((part for each in partly for part in each.parts if part not in within), default="")
    for each in partly:
        shared = min((part for part in each.parts if part in within), default=None)
        names[each] = apart if shared is None else next(
            names[Held(parts, True)] for parts in known if shared in parts)
    names |= _alone(helds)
    return names


def _alone(helds: Iterable[Held]) -> dict[Held, str]:
    """Give the codes that stand for themselves, of the group of ATC that has most: only there are they surely several."""
    groups: dict[str, set[Held]] = collections.defaultdict(set)
    for each in helds:
        if each.whole and not listed(each):
            groups[group_of(each)].add(each)
    most = max(sorted(groups), key=lambda group: len(groups[group]), default="")
    return {each: min(each.parts) for each in groups.get(most, ())}


def _own(known: Sequence[frozenset[str]]) -> dict[frozenset[str], str]:
    """Give as many as can be a substance of their own."""
    owner: dict[str, frozenset[str]] = {}

    def find(parts: frozenset[str], tried: set[str]) -> bool:
        for part in sorted(parts - tried):
            tried.add(part)
            if part not in owner or find(owner[part], tried):
                owner[part] = parts
                return True
        return False

    for parts in known:
        find(parts, set())
    return {parts: part for part, parts in owner.items()}
