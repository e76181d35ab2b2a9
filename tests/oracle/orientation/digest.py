"""The behaviour of a protocol as a tree of digests, and the demands in which two behaviours differ.

The tree has a quarter of a thousand million leaves, so that a node is worked out once for all the values so far that
leave the same to tell: the rows still accepting, the preconditions open so far, and the values that bind fields ahead.

Spec: 21-protocol, ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .evaluate import Called, speaking_of
from .table import Protocol
from .vocabulary import BOUND, CODES, FIELDS, MOTIVES, NOT_KNOWN, OPEN, SERVICES, VALUES, fits, open_for, size

ORDER = tuple(FIELDS)
# The published bits of a key, the highest first: size, requester, motive, then the fields from urgency on.
BITS = dict(zip(ORDER[1:], (2, 2, 2, 3, 2, 2, 3, 2, 2, 2, 2, 2), strict=True))
VALUES_BY_CODE = {field: {code: name for name, code in codes.items()} for field, codes in FIELDS.items()}
# F1 is the first bit of the functions; preconditions begin with code 0.
FIRST_FUNCTION = 1
# What the root begins with: the name, and the edition of the vocabulary.
VOCABULARY_EDITION = 1
ROOT = b"integra" + bytes([VOCABULARY_EDITION])

# The values so far that still matter, as (field, value) pairs.
Told = tuple[tuple[str, str], ...]
Alive = tuple[tuple[int, ...], ...]
Suffix = tuple[int, tuple[int, ...]]


def key(motive: str, values: dict[str, str]) -> int:
    """A demand of one motive as a number."""
    number = 1 + size(values)
    number = number << 3 | FIELDS["requester"][values["requester"]]
    number = number << 5 | CODES["motive"][motive]
    for field, bits in BITS.items():
        number = number << bits | FIELDS[field][values[field]]
    return number


def demand_of(number: int) -> tuple[str, dict[str, str]]:
    """The demand of a key."""
    values: dict[str, str] = {}
    for field, bits in reversed(BITS.items()):
        values[field] = VALUES_BY_CODE[field][number & ((1 << bits) - 1)]
        number >>= bits
    motive = MOTIVES[number & 31]
    values["requester"] = VALUES_BY_CODE["requester"][number >> 5 & 7]
    return motive, {field: values[field] for field in ORDER}


def mask(codes: dict[str, int], names: Sequence[str] | frozenset[str], lowest: int) -> int:
    """A set of words, a bit each."""
    return sum(1 << (codes[name] - lowest) for name in names)


def eight_bytes(call: Called) -> bytes:
    """One call, as a leaf has it."""
    service, level, within, waits = call
    told = SERVICES[service]
    head = (
        told.code,
        CODES["level"][level],
        CODES["mission"][told.mission],
        mask(CODES["function"], told.functions, FIRST_FUNCTION),
        mask(CODES["precondition"], waits, 0),
        0,
    )
    return bytes(head) + (-1 if within is None else within).to_bytes(2, "little", signed=True)


@dataclass(frozen=True)
class Part:
    """The behaviour of a whole protocol, or of its imposed part."""

    protocol: Protocol
    imposed: bool = False

    def calls(self, alive: Sequence[int], values: dict[str, str]) -> set[bytes]:
        """What the rows that match call in a demand, each call once."""
        rows = [self.protocol.rows[index] for index in speaking_of(self.protocol, alive)]
        return {
            eight_bytes((call.service, call.level, call.within, open_for(call.service, call.first, values)))
            for row in rows
            if row.imposed or not self.imposed
            for call in row.calls
        }


class Tree:
    """The demands of one motive, value by value, as one behaviour or several read them."""

    def __init__(self, parts: Sequence[Part], motive: str) -> None:
        self.parts = parts
        self.motive = motive
        self.root: Alive = tuple(tuple(part.protocol.of(motive)) for part in parts)
        self.read = cache(self._read)
        self.digest = cache(self._digest)
        self.count = cache(self._count)
        self.smallest = cache(self._smallest)

    def _read(self, alive: Alive) -> set[str]:
        """The fields whose values a leaf under these rows reads: those of what their calls wait on, and urgency."""
        rows = (part.protocol.rows[index] for part, at in zip(self.parts, alive, strict=True) for index in at)
        calls = [call for row in rows for call in row.calls]
        fields = {OPEN[name][0] for call in calls for name in call.first}
        return fields | {"urgency" for call in calls if SERVICES[call.service].urgent}

    def reduced(self, depth: int, alive: Alive, told: Told) -> Told:
        """The values told that something ahead still reads, each by the smallest one that is read alike."""
        ahead, read = binding(depth), self.read(alive)
        kept: list[tuple[str, str]] = []
        for field, value in told:
            if field in ahead:
                kept.append((field, value))
            elif field in read:
                kept.append((field, alike(field, value)))
        return tuple(kept)

    def children(self, depth: int, alive: Alive, told: Told) -> Iterator[tuple[str, Alive, Told]]:
        """For each possible value of the next field, what is left to tell."""
        field = ORDER[depth]
        before = dict(told)
        bound = [pair for pair in BOUND if pair[1] == field]
        for value in VALUES[field]:
            if all(fits(pair, before[pair[0]], value) for pair in bound):
                still = tuple(
                    tuple(i for i in at if value in part.protocol.rows[i].conditions.get(field, (value,)))
                    for part, at in zip(self.parts, alive, strict=True)
                )
                yield value, still, self.reduced(depth + 1, still, (*told, (field, value)))

    def leaves(self, alive: Alive, told: Told) -> list[set[bytes]]:
        """The calls of each behaviour in a demand; a value that was not kept is read by none of them."""
        values = {field: VALUES[field][0] for field in ORDER} | dict(told)
        return [part.calls(at, values) for part, at in zip(self.parts, alive, strict=True)]

    def _digest(self, depth: int, alive: Alive, told: Told) -> bytes:
        if depth == len(ORDER):
            calls = self.leaves(alive, told)[0]
            return hashlib.sha256(b"".join(sorted(calls))).digest()
        below = (self.digest(depth + 1, still, kept) for _, still, kept in self.children(depth, alive, told))
        return hashlib.sha256(b"".join(below)).digest()

    def counted(self, one: set[bytes], other: set[bytes]) -> bool:
        """Whether a demand is one of those looked for, by what both call in it."""
        return one != other

    def _count(self, depth: int, alive: Alive, told: Told) -> int:
        """How many demands are looked for: those in which two behaviours differ, unless told otherwise."""
        if depth == len(ORDER):
            return int(self.counted(*self.leaves(alive, told)))
        return sum(self.count(depth + 1, still, kept) for _, still, kept in self.children(depth, alive, told))

    def _smallest(self, most: int, depth: int, alive: Alive, told: Told) -> list[Suffix]:
        """The smallest ends of demands that are looked for: how many fields are known, and their codes."""
        if self.count(depth, alive, told) == 0:
            return []
        if depth == len(ORDER):
            return [(0, ())]
        field = ORDER[depth]
        found: list[Suffix] = []
        for value, still, kept in self.children(depth, alive, told):
            known = int(value != NOT_KNOWN.get(field))
            for number, codes in self.smallest(most, depth + 1, still, kept):
                found.append((number + known, (FIELDS[field][value], *codes)))
        return heapq.nsmallest(most, found)


@cache
def binding(depth: int) -> set[str]:
    """The fields that bind one at this depth or below."""
    return {pair[0] for pair in BOUND if ORDER.index(pair[1]) >= depth}


@cache
def alike(field: str, value: str) -> str:
    """The lowest value that waits on the same as this one."""
    if field == "urgency":
        return "urgent" if value == "urgent" else "unknown"
    accepted = next(values for name, values in OPEN.values() if name == field)
    return next(other for other in VALUES[field] if (other in accepted) == (value in accepted))


def digest(protocol: Protocol) -> tuple[bytes, bytes]:
    """The digests of the whole behaviour and of that of the imposed part."""
    whole, imposed = (
        b"".join(tree.digest(0, tree.root, ()) for tree in (Tree([part], motive) for motive in MOTIVES))
        for part in (Part(protocol), Part(protocol, imposed=True))
    )
    return hashlib.sha256(ROOT + whole).digest(), hashlib.sha256(ROOT + imposed).digest()


def found(trees: Iterable[Tree], most: int) -> tuple[int, list[int]]:
    """How many demands of one motive are looked for, and the keys of the smallest."""
    count = 0
    keys: list[int] = []
    for tree in trees:
        count += tree.count(0, tree.root, ())
        keys += [key_of(tree.motive, codes) for _, codes in tree.smallest(most, 0, tree.root, ())]
    return count, sorted(keys)[:most]


def key_of(motive: str, codes: tuple[int, ...]) -> int:
    return key(motive, {field: VALUES_BY_CODE[field][code] for field, code in zip(ORDER, codes, strict=True)})


def compare(
    protocol: Protocol, other: Protocol, most: int = 8, *, imposed: bool = False
) -> tuple[int, list[int]]:
    """In how many demands of one motive two behaviours differ, and the keys of the smallest."""
    parts = [Part(protocol, imposed), Part(other, imposed)]
    return found((Tree(parts, motive) for motive in MOTIVES), most)
