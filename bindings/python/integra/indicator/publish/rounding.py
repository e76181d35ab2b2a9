"""Counts rounded to a base, and whether a small one can be worked out all the same.

Spec: spec/51-publishing.md, "Rounding".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence

from .network import Cell, Row, network_of, room_of

__all__ = ["BASES", "rounded", "worked_out"]

#: The bases that counts may be rounded to.
BASES = (5, 10, 20, 50, 100)


def rounded(count: int, base: int) -> int:
    """The nearest multiple of the base, half of it upward."""
    return (count + base // 2) // base * base


def worked_out(rows: Sequence[Row], columns: Sequence[str], base: int, threshold: int) -> list[Cell]:
    """The small counts that can have one value alone, given all counts rounded and how they go together: a change of 1
    that no rounding shows, round a cycle, would leave two."""
    counts = {(place, column): row.counts[column] for place, row in enumerate(rows) for column in columns}
    room = room_of(rows, counts)

    def steps(cell: Cell) -> tuple[bool, bool]:
        count, (up, down) = counts[cell], room(cell)
        return (up and rounded(count + 1, base) == rounded(count, base),
                down and count > 0 and rounded(count - 1, base) == rounded(count, base))

    network = network_of(rows, columns, steps)
    return [cell for cell, count in counts.items() if 1 <= count < threshold and network.cycle(cell, lambda _: 0) is None]
