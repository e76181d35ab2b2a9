"""Whole numbers that fill what is hidden: found, or shown not to be there.

Unknowns are numbered from 0, each with a lowest and a highest value; what is known of them are
rules "the sum of weight times unknown is at most a limit". `Fillings.find` tries values, one
unknown after the other, and narrows the bounds of the others after each: what it finds is checked
against every rule, and what it does not find is nowhere, as each value left out broke a rule.

Spec: IND-6.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# What has no end above ends here: far above what any count of a table could need to make another fit.
NO_END = 10**12
# A search that is longer than this is given up aloud: an answer would be a guess.
LONGEST = 200_000


class Rule(NamedTuple):
    """The sum of weight times unknown over `terms` is `limit` at most."""

    terms: tuple[tuple[int, int], ...]
    limit: int


def both_ways(equal: Iterable[Rule]) -> list[Rule]:
    """Give the rules of sums that are their limit exactly: and of what follows from them together.

    What follows is where each unknown that can be is put in terms of as few others as there are. Bounds alone
    are blind to it: of x + 12 = y and x + z = y they do not see that z is 12, as long as x and y have no end.
    """
    given = list(equal)
    solved: dict[int, dict[int | None, int]] = {}
    for terms, limit in given:
        row: dict[int | None, int] = {**dict(terms), None: -limit}
        for lead, other in solved.items():
            row = _without(row, other, lead)
        lead_of_row = min((one for one in row if one is not None), default=None)
        if lead_of_row is not None:
            solved = {lead: _without(other, row, lead_of_row) for lead, other in solved.items()}
            solved[lead_of_row] = row
        elif row:
            solved[-1] = row
    rules = [Rule(tuple((one, weight) for one, weight in row.items() if one is not None), -row.get(None, 0))
             for row in solved.values()]
    return [way for terms, limit in dict.fromkeys([*given, *rules])
            for way in (Rule(terms, limit), Rule(tuple((one, -weight) for one, weight in terms), -limit))]


def _without(row: dict[int | None, int], other: dict[int | None, int], lead: int) -> dict[int | None, int]:
    """Take so much of the other row off that `lead` goes: in whole numbers, as small as they get."""
    take = row.get(lead, 0)
    if not take:
        return row
    keep = other[lead]
    mixed = {one: keep * row.get(one, 0) - take * other.get(one, 0) for one in [*row, *other]}
    common = math.gcd(*mixed.values()) or 1
    return {one: weight // common for one, weight in mixed.items() if weight}


class Fillings:
    """All the fillings that fit the rules; where `small` is given, one unknown at least is below it."""

    def __init__(self, low: Sequence[int], high: Sequence[int], rules: Sequence[Rule], small: int | None) -> None:
        """Narrow the bounds as far as the rules alone do; `possible` is false where nothing fits."""
        self.rules, self.small = rules, small
        self.low, self.high = list(low), list(high)
        self.touching: list[list[int]] = [[] for _ in low]
        for place, rule in enumerate(rules):
            for unknown, _ in rule.terms:
                self.touching[unknown].append(place)
        self.steps = 0
        self.possible = self._narrow(self.low, self.high, list(range(len(rules))))
        self.order = sorted(range(len(low)), key=lambda unknown: self.high[unknown] - self.low[unknown])

    def find(self, near: Sequence[int], unknown: int, least: int, most: int) -> list[int] | None:
        """Find a filling where `unknown` is from `least` to `most`, close to `near`; None: there is none."""
        low, high = self.low[:], self.high[:]
        low[unknown], high[unknown] = max(least, low[unknown]), min(most, high[unknown])
        self.steps = 0
        if low[unknown] > high[unknown] or not self._narrow(low, high, self.touching[unknown][:]):
            return None
        return self._fill(low, high, near, 0)

    def _fill(self, low: list[int], high: list[int], near: Sequence[int], done: int) -> list[int] | None:
        """Fill what is open from the place `done` of the order on: the nearest value, then all others by halves."""
        while done < len(self.order) and low[self.order[done]] == high[self.order[done]]:
            done += 1
        if done == len(self.order):
            return low
        unknown = self.order[done]
        value = min(max(near[unknown], low[unknown]), high[unknown])
        below, above = (low[unknown] + value) // 2, (value + 1 + high[unknown]) // 2
        for least, most in ((value, value), (below, value - 1), (value + 1, above),
                            (low[unknown], below - 1), (above + 1, high[unknown])):
            if least <= most:
                lower, higher = low[:], high[:]
                lower[unknown], higher[unknown] = least, most
                if self._narrow(lower, higher, self.touching[unknown][:]):
                    filling = self._fill(lower, higher, near, done)
                    if filling is not None:
                        return filling
        return None

    def _narrow(self, low: list[int], high: list[int], waiting: list[int]) -> bool:
        """Narrow the bounds until no rule takes more off; false where a rule cannot hold."""
        while True:
            while waiting:
                if not self._apply(low, high, waiting):
                    return False
            if self.small is None:
                return True
            can = [unknown for unknown, least in enumerate(low) if least < self.small]
            if not can:
                return False
            if len(can) > 1 or high[can[0]] < self.small:
                return True
            high[can[0]] = self.small - 1
            waiting += self.touching[can[0]]

    def _apply(self, low: list[int], high: list[int], waiting: list[int]) -> bool:
        """Apply the last of the waiting rules: no term may be more than the least of the others leaves it."""
        self.steps += 1
        if self.steps > LONGEST:
            raise RuntimeError("the search was given up: these tables are too large for this oracle")
        terms, limit = self.rules[waiting.pop()]
        room = limit
        for unknown, weight in terms:
            room -= weight * (low[unknown] if weight > 0 else high[unknown])
        if room < 0:
            return False
        for unknown, weight in terms:
            if weight > 0 and high[unknown] - low[unknown] > room // weight:
                high[unknown] = low[unknown] + room // weight
            elif weight < 0 and high[unknown] - low[unknown] > room // -weight:
                low[unknown] = high[unknown] - room // -weight
            else:
                continue
            waiting += [place for place in self.touching[unknown] if place not in waiting]
        return True

    def along(self, one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
        """Give each k for which ``one + k * (other - one)`` is a filling, as spans (first, last), 0 in one of them.

        Each rule and each bound holds on one stretch of a straight line, so all of them together do too;
        that one be small holds on all of it, or up to some k and from some k on.
        """
        first, last = -NO_END, NO_END
        move = [b - a for a, b in zip(one, other, strict=True)]
        rooms = [(limit - sum(w * one[u] for u, w in terms), sum(w * move[u] for u, w in terms))
                 for terms, limit in self.rules]
        for value, pace, least, most in zip(one, move, self.low, self.high, strict=True):
            if pace:
                rooms += [(most - value, pace), (value - least, -pace)]
        for room, pace in rooms:
            if pace > 0:
                last = min(last, room // pace)
            elif pace < 0:
                first = max(first, -(room // -pace))
        if self.small is None:
            return [(first, last)]
        until, since = first - 1, last + 1
        for value, pace in zip(one, move, strict=True):
            room = self.small - 1 - value
            if pace == 0 and room >= 0:
                return [(first, last)]
            if pace > 0:
                until = max(until, room // pace)
            elif pace < 0:
                since = min(since, -(room // -pace))
        spans = ((first, min(last, until)), (max(first, since), last))
        return [(start, end) for start, end in spans if start <= end]
