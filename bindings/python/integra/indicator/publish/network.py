"""A table of counts as a network: whether a hidden count may have another value, given all that is shown.

Spec: spec/51-publishing.md (IND-6).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Each count is an arc, each sum a node, where as much goes out as comes in. Another table with the same sums differs from the
true one by changes that go round cycles; and where some such table has another value of a count, one has that differs by a
change of 1 round a single cycle (the integer flows of a network). So a hidden count is safe exactly where a cycle of hidden
counts goes through it that takes none of them below 1.
"""
from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .relation import Relation

__all__ = ["Cell", "Cost", "Network", "Row", "Steps", "kids_of", "network_of", "room_of"]

#: A count: the place of its line, and its name.
Cell: TypeAlias = tuple[int, str]
#: What a cycle pays for a count, None where it may not go through it.
Cost: TypeAlias = Callable[[Cell], int | None]
#: Whether a count may go up by 1, and whether it may go down.
Steps: TypeAlias = Callable[[Cell], tuple[bool, bool]]
#: The count that the two others make runs from the territories back to all.
_MADE = "denominator"


@dataclass(frozen=True)
class Row:
    """The counts of a line, the place of the line that it is within, and how those within this one go together with it."""

    parent: int | None
    relation: Relation | None
    counts: Mapping[str, int]


@dataclass(frozen=True)
class _Arc:
    """A count, from one sum that it is in to another."""

    cell: Cell
    tail: Hashable
    head: Hashable
    up: bool
    down: bool


class Network:
    """The arcs of a table, and the cycles that a change of 1 may take."""

    def __init__(self, arcs: Sequence[_Arc]) -> None:
        self._arcs = {arc.cell: arc for arc in arcs}
        self._steps: dict[Hashable, list[tuple[Hashable, _Arc]]] = {}
        for arc in arcs:
            for allowed, start, end in ((arc.up, arc.tail, arc.head), (arc.down, arc.head, arc.tail)):
                if allowed:
                    self._steps.setdefault(start, []).append((end, arc))

    def cycle(self, cell: Cell, cost: Cost) -> tuple[int, tuple[Cell, ...]] | None:
        """The cheapest change of 1 of a count, up or down: what it costs, and the other counts that change with it."""
        arc = self._arcs[cell]
        ways = ((arc.up, arc.head, arc.tail), (arc.down, arc.tail, arc.head))
        found = [path for allowed, start, end in ways
                 if allowed and (path := self._path(start, end, arc, cost)) is not None]
        return min(found, key=lambda path: (path[0], len(path[1])), default=None)

    def _path(self, start: Hashable, end: Hashable, own: _Arc, cost: Cost) -> tuple[int, tuple[Cell, ...]] | None:
        """The cheapest way from a node to another, not over the arc itself; of equally cheap ones the shortest, then the
        first in the order of the table."""
        seen: set[Hashable] = set()
        held: list[tuple[int, int, int, Hashable, tuple[Cell, ...]]] = [(0, 0, 0, start, ())]
        count = 0
        while held:
            price, length, _, node, cells = heapq.heappop(held)
            if node == end:
                return price, cells
            if node in seen:
                continue
            seen.add(node)
            for following, arc in self._steps.get(node, ()):
                step = cost(arc.cell)
                if arc is not own and step is not None and following not in seen:
                    count += 1
                    heapq.heappush(held, (price + step, length + 1, count, following, (*cells, arc.cell)))
        return None


def kids_of(rows: Sequence[Row]) -> dict[int, list[int]]:
    """The places of the lines within each line."""
    found: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if row.parent is not None:
            found.setdefault(row.parent, []).append(place)
    return found


def room_of(rows: Sequence[Row], counts: Mapping[Cell, int]) -> Steps:
    """Whether a count may go up, and down, without a line of a union coming near to one within it: none may pass it, both
    changing at once."""
    kids = kids_of(rows)
    union = {place for place in kids if rows[place].relation is Relation.UNION}

    def room(cell: Cell) -> tuple[bool, bool]:
        place, column = cell
        parent, count = rows[place].parent, counts[cell]
        return (parent is None or parent not in union or count + 2 <= counts[parent, column],
                place not in union or count - 2 >= max(counts[each, column] for each in kids[place]))

    return room


def network_of(rows: Sequence[Row], columns: Sequence[str], steps: Steps) -> Network:
    """The network of a table. A line that is no sum is taken as one but for people whom whoever tries may know: how many
    count in two territories, and how many in none."""
    return Network(list(_arcs(rows, columns, steps)))


def _arcs(rows: Sequence[Row], columns: Sequence[str], steps: Steps) -> Iterator[_Arc]:
    kids = kids_of(rows)
    makes = "complement" in columns

    def outer(place: int, column: str) -> Hashable:
        """What enters a tree, and leaves it: one node where two counts make the third, else one for each."""
        at: int | None = place
        while at is not None:
            place, at = at, rows[at].parent
        return "outer", place, "" if makes else column

    for place, row in enumerate(rows):
        for column in columns:
            upper: Hashable = outer(place, column) if row.parent is None else ("sum", row.parent, column)
            inner: Hashable = ("territory", place) if makes else outer(place, column)
            lower: Hashable = ("sum", place, column) if place in kids else inner
            ends = (lower, upper) if makes and column == _MADE else (upper, lower)
            yield _Arc((place, column), *ends, *steps((place, column)))
