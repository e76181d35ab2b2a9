"""Which counts are hidden: the small ones, and enough others that each hidden one keeps two possible values or more.

Spec: spec/51-publishing.md (IND-6).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import combinations

from .network import Cell, Network, Row, network_of, room_of
from .relation import Relation

__all__ = ["Table", "chosen"]

#: How much work may go into showing again what need not be hidden, and into trying to hide fewer: looks at one count, and
#: of the first also at how many it is beside.
_PRUNED, _WORK = 2_000_000, 20_000


class Table:
    """A table of counts, what is known of it already, and which counts may be moved by 1 (see network.py)."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[str], threshold: int, known: Set[Cell] = frozenset[Cell]()) -> None:
        """``known``: what is shown elsewhere, whatever is hidden here."""
        self.counts: dict[Cell, int] = {(place, column): row.counts[column] for place, row in enumerate(rows) for column in columns}
        self._known = known
        #: The small counts, and those that may be hidden with them: zero never is.
        self.small: frozenset[Cell] = frozenset(cell for cell, count in self.counts.items() if 1 <= count < threshold)
        self.others: tuple[Cell, ...] = tuple(cell for cell, count in self.counts.items() if count >= threshold and cell not in known)
        self._networks = _networks(rows, columns, self.counts, threshold)

    def cheapest(self, cell: Cell, hidden: Set[Cell]) -> tuple[Cell, ...] | None:
        """The counts that change with a hidden one, so that fewest are hidden anew; None where nothing can."""
        def cost(other: Cell) -> int | None:
            return None if other in self._known else int(other not in hidden)

        return self._first(cell, cost)

    def safe(self, cell: Cell, hidden: Set[Cell]) -> bool:
        """Whether a hidden count keeps two possible values."""
        return self._first(cell, lambda other: 0 if other in hidden and other not in self._known else None) is not None

    def _first(self, cell: Cell, cost: Callable[[Cell], int | None]) -> tuple[Cell, ...] | None:
        if cell in self._known:
            return None
        found = [cycle for network in self._networks if (cycle := network.cycle(cell, cost)) is not None]
        return min(found, key=lambda cycle: cycle[0])[1] if found else None

    def exposed(self, hidden: Set[Cell]) -> list[Cell]:
        """The hidden counts that are not safe, in the order of the table."""
        return [cell for cell in self.counts if cell in hidden and not self.safe(cell, hidden)]


def _networks(rows: Sequence[Row], columns: Sequence[str], counts: dict[Cell, int], threshold: int) -> list[Network]:
    """How counts may change by 1. One network says it exactly where no line is a union; else one in which no line comes near
    to what it may not pass, and one in which all rise."""
    if not any(row.relation is Relation.UNION for row in rows):
        return [network_of(rows, columns, lambda cell: (counts[cell] > 0, counts[cell] > 1))]
    room = room_of(rows, counts)

    def near(cell: Cell) -> tuple[bool, bool]:
        """Whoever tries knows that some hidden count is small: else one stays so in one of the two directions."""
        count, (up, down) = counts[cell], room(cell)
        return 0 < count != threshold - 1 and up, count > 1 and down

    return [network_of(rows, columns, near),
            network_of(rows, columns, lambda cell: (counts[cell] > 0, False))]


def chosen(table: Table, forced: Iterable[Cell] = ()) -> frozenset[Cell] | None:
    """The counts to hide: the small ones, those that are ``forced``, and near to the fewest others; None where the small
    ones cannot be kept from being worked out, whatever else is hidden."""
    first = table.small | frozenset(forced)
    found = [hidden for backward in (False, True) if (hidden := _grown(table, first, backward)) is not None]
    if not found:
        return None
    best = min((_pruned(table, first, hidden) for hidden in found), key=len)
    return _fewest(table, first, best)


def _grown(table: Table, first: frozenset[Cell], backward: bool) -> frozenset[Cell] | None:
    """Hides, for each hidden count that is not safe, the cheapest cycle through it."""
    hidden = first
    for cell in sorted(first, reverse=backward):
        if not table.safe(cell, hidden):
            cycle = table.cheapest(cell, hidden)
            if cycle is None:
                return None
            hidden |= frozenset(cycle)
    return hidden


def _pruned(table: Table, first: frozenset[Cell], hidden: frozenset[Cell]) -> frozenset[Cell]:
    """Shows again what need not be hidden."""
    more = sorted(hidden - first)
    if len(hidden) ** 2 * len(more) > _PRUNED:
        return hidden
    for cell in more:
        if not table.exposed(hidden - {cell}):
            hidden -= {cell}
    return hidden


def _fewest(table: Table, first: frozenset[Cell], best: frozenset[Cell]) -> frozenset[Cell]:
    """Fewer others than found, where some do and there is not too much to try."""
    others, work = [cell for cell in table.others if cell not in first], 0
    for count in range(len(best) - len(first)):
        for more in combinations(others, count):
            work += len(first) + count
            if work > _WORK:
                return best
            if not table.exposed(first.union(more)):
                return first.union(more)
    return best
