"""A1, structures whose protocol conforms: every filling of the whole (IND-11, reading 6). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from . import civil, fact, space
from .rows import Date, Structure, Tri

Class = bytes | int | None
"""A digest, the number of a class that only unknown protocols make, or no class."""


@dataclass(frozen=True)
class Known:
    """What the rows of one structure say together (reading 2)."""

    identifier: bytes
    on_territory: Tri
    opens: Date
    closes: Date
    has_protocol: Tri
    digests: frozenset[bytes]
    conforms: Tri


def has_protocol(rows: list[Structure]) -> Tri:
    """Whether there is a protocol; a digest given says that there is (reading 6)."""
    return fact.agreed(True if row.digest is not None else row.has_protocol for row in rows)


def known(rows: Iterable[Structure]) -> list[Known]:
    """One entry a structure, ascending (IND-1)."""
    groups: dict[bytes, list[Structure]] = {}
    for row in rows:
        groups.setdefault(row.structure, []).append(row)
    return [
        Known(
            identifier,
            fact.agreed(row.on_territory for row in group),
            fact.agreed_date(row.opens for row in group),
            fact.agreed_date(row.closes for row in group),
            has_protocol(group),
            frozenset(row.digest for row in group if row.digest is not None),
            fact.agreed(row.conforms for row in group),
        )
        for identifier, group in sorted(groups.items())
    ]


def presences(one: Known, at: int, full: bool) -> set[bool]:
    """Ways of being on the territory and open on D (IND-11)."""
    calendar = civil.everyday(at) if full else fact.edges((at,))
    ways = fact.ways_open(one.opens, one.closes, (at,), calendar)
    return {on and opened for on in fact.either(one.on_territory) for (opened,) in ways}


def conforming(one: Known) -> set[bool]:
    """Ways of conforming to an adopted protocol; rows that contradict each other are unknown (IND-1, reading 6)."""
    if one.has_protocol is False:
        return {False, True} if one.conforms is True else {False}
    return set(fact.either(one.conforms))


def adopted(rows: Iterable[Structure], at: int, full: bool) -> space.Space:
    """Mode `adopted`: structure by structure."""
    units = []
    for one in known(rows):
        outcomes = {
            (int(here and conforms), int(here)) for here in presences(one, at, full) for conforms in conforming(one)
        }
        units.append(space.Unit(one.identifier, frozenset(outcomes)))
    return space.of_units(units)


def imposes_nothing(rows: Iterable[Structure], at: int, full: bool) -> space.Space:
    """Mode `imposes_nothing`: undefined, numerators 0, denominators as usual (ORI-17, reading 6)."""
    totals = adopted(rows, at, full).totals
    return space.Space(frozenset((0, d) for _, d in totals), undefined=True)


def classes(one: Known, digests: list[bytes], fresh: int) -> list[Class]:
    """Classes the structure's protocol may be of; numbers are classes of unknown protocols only (reading 6)."""
    if one.has_protocol is False:
        return [None]
    if len(one.digests) == 1:
        return [*one.digests] if one.has_protocol is True else [*one.digests, None]
    anything: list[Class] = [*digests, *range(fresh)]
    return anything if one.has_protocol is True else [*anything, None]


def fillings(entries: list[Known], at: int, full: bool) -> Iterator[tuple[tuple[bool, Class], ...]]:
    """Every filling: each structure there or not, its protocol of each class it may be of."""
    digests = sorted({digest for one in entries for digest in one.digests})
    fresh = sum(len(one.digests) != 1 and one.has_protocol is not False for one in entries)
    options: list[list[tuple[bool, Class]]] = []
    for one in entries:
        here = presences(one, at, full)
        ways: list[tuple[bool, Class]] = [(False, None)] if False in here else []
        if True in here:
            ways += [(True, label) for label in classes(one, digests, fresh)]
        options.append(ways)
    for filling in product(*options):
        if _canonical(filling):
            yield filling


def _canonical(filling: tuple[tuple[bool, Class], ...]) -> bool:
    """Keep one of the fillings that differ only in the numbers of the unknown classes."""
    seen = -1
    for _, label in filling:
        if isinstance(label, int):
            if label > seen + 1:
                return False
            seen = max(seen, label)
    return True


def largest(members: dict[bytes | int, list[bytes]]) -> list[list[bytes]]:
    """The class that may be the largest of two or more, ties by digest, unknown digests any (IND-11, reading 6)."""
    best = max((len(group) for group in members.values()), default=0)
    if best < 2:
        return [[]]
    tied = [label for label, group in members.items() if len(group) == best]
    digests = [label for label in tied if isinstance(label, bytes)]
    winners = [members[label] for label in tied if isinstance(label, int)]
    if digests:
        winners.append(members[preferred(digests)])
    return winners


def preferred(digests: list[bytes]) -> bytes:
    """Of classes equally large the one with the lowest digest (IND-11)."""
    return min(digests)


def largest_class(rows: Iterable[Structure], at: int, full: bool) -> space.Space:
    """Mode `largest_class`: nothing is adopted, the structures are filled in together."""
    entries = known(rows)
    totals: set[space.Total] = set()
    always: set[bytes] | None = None
    ever: set[bytes] = set()
    for filling in fillings(entries, at, full):
        members: dict[bytes | int, list[bytes]] = {}
        for one, (here, label) in zip(entries, filling, strict=True):
            if here and label is not None:
                members.setdefault(label, []).append(one.identifier)
        below = sum(here for here, _ in filling)
        for winner in largest(members):
            totals.add((len(winner), below))
            always = set(winner) if always is None else always & set(winner)
            ever |= set(winner)
    certain = always or set()
    return space.Space(frozenset(totals), tuple(sorted(certain)), tuple(sorted(ever - certain)))


def compute(rows: Iterable[Structure], at: int, mode: str, full: bool) -> space.Space:
    """A1 in one of its three modes (reading 6)."""
    listed = list(rows)
    if mode == "largest_class":
        return largest_class(listed, at, full)
    if mode == "adopted":
        return adopted(listed, at, full)
    if mode == "imposes_nothing":
        return imposes_nothing(listed, at, full)
    raise ValueError(f"no such mode: {mode}")
