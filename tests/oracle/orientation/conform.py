"""Whether a protocol conforms to an adopted one, and where two of them differ, each change of calls once.

Spec: ORI-17, ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .digest import ORDER, Alive, Part, Suffix, Told, Tree, found, key_of
from .table import Protocol
from .vocabulary import FIELDS, MOTIVES, NOT_KNOWN

#: A change: of each service that is called otherwise, what differs of the one's call and of the other's.
Change = tuple[tuple[int, tuple[bytes | None, ...] | None, tuple[bytes | None, ...] | None], ...]


class Lacking(Tree):
    """The demands in which the one does not call what the other, the imposed part of an adopted protocol, calls."""

    def counted(self, one: set[bytes], other: set[bytes]) -> bool:
        return not other <= one


class Imposing(Tree):
    """The demands in which an imposed part calls anything."""

    def counted(self, one: set[bytes], other: set[bytes]) -> bool:
        return bool(other)


def conforms(protocol: Protocol, adopted: Protocol, most: int = 8) -> tuple[str, int, list[int]]:
    """The verdict; in how many demands of one motive something imposed is lacking, and the keys of the smallest."""
    parts = [Part(protocol), Part(adopted, imposed=True)]
    count, keys = found((Lacking(parts, motive) for motive in MOTIVES), most)
    imposing, _ = found((Imposing(parts, motive) for motive in MOTIVES), 0)
    return "unknown" if not imposing else "no" if count else "yes", count, keys


def change(one: set[bytes], other: set[bytes]) -> Change:
    """What differs between two sets of calls. Of a service that both call, the parts in which they differ; of one that
    only one of them calls, its level and days: what is open follows from the service and the demand."""
    calls = [{call[0]: (call[1:2], call[4:5], call[6:8]) for call in side} for side in (one, other)]
    told: list[Any] = []
    for service in sorted({*calls[0], *calls[1]}):
        mine, theirs = calls[0].get(service), calls[1].get(service)
        if mine is None or theirs is None:
            told.append((service, mine and (mine[0], mine[2]), theirs and (theirs[0], theirs[2])))
        elif mine != theirs:
            pairs = [(a, b) if a != b else (None, None) for a, b in zip(mine, theirs, strict=True)]
            told.append((service, tuple(a for a, _ in pairs), tuple(b for _, b in pairs)))
    return tuple(told)


class Changing(Tree):
    """The changes below each place, with how many demands and the smallest of them."""

    def __init__(self, parts: Sequence[Part], motive: str) -> None:
        super().__init__(parts, motive)
        self.known: dict[tuple[int, Alive, Told], dict[Change, tuple[int, Suffix]]] = {}

    def changes(self, depth: int, alive: Alive, told: Told) -> dict[Change, tuple[int, Suffix]]:
        place = depth, alive, told
        if place not in self.known:
            self.known[place] = self.changes_below(depth, alive, told)
        return self.known[place]

    def changes_below(self, depth: int, alive: Alive, told: Told) -> dict[Change, tuple[int, Suffix]]:
        if depth == len(ORDER):
            one, other = self.leaves(alive, told)
            return {change(one, other): (1, (0, ()))} if one != other else {}
        field = ORDER[depth]
        seen: dict[Change, tuple[int, Suffix]] = {}
        for value, still, kept in self.children(depth, alive, told):
            known = int(value != NOT_KNOWN.get(field))
            for each, (count, (number, codes)) in self.changes(depth + 1, still, kept).items():
                here = (number + known, (FIELDS[field][value], *codes))
                before = seen.get(each, (0, here))
                seen[each] = (before[0] + count, min(before[1], here))
        return seen


def changes(protocol: Protocol, other: Protocol, *, imposed: bool = False) -> list[tuple[int, int]]:
    """The key of the smallest demand of each motive and change, ascending, with how many demands there are."""
    told = []
    for motive in MOTIVES:
        tree = Changing([Part(protocol, imposed), Part(other, imposed)], motive)
        told += [(key_of(motive, codes), count) for count, (_, codes) in tree.changes(0, tree.root, ()).values()]
    return sorted(told)
