"""Which families of conditions may be one disease under two names, so that it counts once.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A floor never lies above the truth: the failure of lungs and the disease that made them fail are one
until something tells them apart, and so are a vague code and the precise one beside it.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .tables import CHRONIC, Code, meaning, rows


@dataclass(frozen=True, slots=True)
class Family:
    """A disease of the tables: what counts as one, and the families whose disease it may be."""

    name: str
    may_be: tuple[str, ...]
    label_en: str
    label_fr: str
    why: str


@functools.cache
def families() -> dict[str, Family]:
    """Give every family, by name."""
    found = (Family(name, tuple(may_be.split(",") if may_be else ()), *rest) for name, may_be, *rest in rows("families.tsv"))
    return {each.name: each for each in found}


def together(named: Iterable[str], same: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Give each of some families the one it counts with: itself, unless it may be another of them.

    `same` pairs families of which a source says itself that they are one.
    """
    held = set(named)

    def stands_for(name: str) -> str:
        other = next((each for each in families()[name].may_be if each in held), None)
        return stands_for(other) if other else name

    found = {name: stands_for(name) for name in held}
    for one, other in same:
        kept, gone = found[one], found[other]
        found = {name: kept if stands == gone else stands for name, stands in found.items()}
    return found


def doubles(codes: Iterable[Code]) -> Iterator[tuple[str, str]]:
    """Pair the families that the codes of one concept name apart: it is one disease, written twice."""
    told = [named for met in codes if (named := sorted({line.family for line in meaning(met) if line.fact == CHRONIC}))]
    for one, other in itertools.combinations(told, 2):
        if not set(one) & set(other):
            yield from zip(one, other, strict=False)
