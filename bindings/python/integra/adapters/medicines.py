"""The names a medicine goes by, so that one medicine written twice is counted once.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

RxNorm: the ingredients in the table, whatever the strength, form or salt. ATC: the substance
(5th level); a class of substances names no medicine. Any other code: itself.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass

from .shape import Node, lines_of
from .tables import Code, Line, meaning

_SUBSTANCE = 7


@dataclass(frozen=True, slots=True)
class Product:
    """What a code or a Medication resource says of a medicine."""

    names: frozenset[str]
    lines: tuple[Line, ...]
    counted: bool = True
    codes: tuple[Code, ...] = ()


def product(codes: list[Code], unmapped: collections.Counter[tuple[str, str]]) -> Product:
    """Tell a medicine from the codes of one concept."""
    lines = lines_of(codes, unmapped)
    names = frozenset(name for each in codes for name in _names(each))
    return Product(names, lines, not any(line.fact == "none" for line in lines), tuple(codes))


def _names(met: Code) -> Iterable[str]:
    lines = meaning(met)
    if met.system == "atc" and lines and len(met.code) < _SUBSTANCE:
        return ()
    ingredients = [f"ingredient {line.family}" for line in lines if line.fact == "ingredient"]
    return ingredients or (f"{met.system} {met.code}",)


def medication(resource: Node, unmapped: collections.Counter[tuple[str, str]]) -> Product:
    """Tell a medicine from a Medication: by its code, else by all its ingredients together."""
    codes = resource.codes("code")
    if codes:
        return product(codes, unmapped)
    parts = [product(each.codes("itemCodeableConcept"), unmapped) for each in resource.children("ingredient")]
    names = [min(part.names, default="") for part in parts]
    whole = frozenset({"+".join(sorted(names))}) if names and all(names) else frozenset()
    return Product(
        whole,
        tuple(line for part in parts for line in part.lines),
        all(part.counted for part in parts),
        tuple(met for part in parts for met in part.codes),
    )
