"""What a code says a medicine holds, whatever the code system: the tables of substances and of combinations.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A substance lists every code that ATC has for it, one a use, so that a code in no line is none of
those listed. Such a code stands for itself: within its group of ATC (4th level) each is another
substance, between two groups two may be one in two uses. One of a combination names no part.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .tables import Code, Line, meaning, rows

SUBSTANCES = ("substance", "atc", "label_en", "label_fr", "names", "why")
COMBINATIONS = ("atc", "parts", "rest", "why")
COURSES = ("atc", "course", "why")
LASTING, ACUTE = "lasting", "acute"
_SUBSTANCE, _GROUP = 7, 5
#: In ATC a 5th level of 20, 30 or 50 and more is a combination of the group.
_ALONE = re.compile(r"(?!20|30)[0-4][0-9]")


@dataclass(frozen=True, slots=True)
class Held:
    """What a medicine holds: its substances, and whether those are all; nothing where it cannot be told."""

    parts: frozenset[str] = frozenset()
    whole: bool = False


NOTHING = Held()


@functools.cache
def substances() -> dict[str, tuple[str, ...]]:
    """Give the codes of ATC of each substance."""
    return {row[0]: tuple(row[1].split()) for row in rows("substances.tsv")}


@functools.cache
def _labels() -> dict[str, Line]:
    return {atc: Line("atc", atc, "medicine", substance, english, french, why)
            for substance, codes, english, french, _, why in rows("substances.tsv") for atc in codes.split()}


def line_of(met: Code) -> Line | None:
    """Give the line of a code: that of its substance, else the first of the tables of codes."""
    found = _labels().get(met.code) if met.system == "atc" else None
    return found or next(iter(meaning(met)), None)


@functools.cache
def _by_atc() -> dict[str, Held]:
    found = {met: Held(frozenset({name}), True) for name, codes in substances().items() for met in codes}
    for atc, parts, rest, _ in rows("combinations.tsv"):
        found[atc] = Held(frozenset(parts.split("+")) if parts else frozenset(), rest == "none")
    return found


@functools.cache
def _courses() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("courses.tsv")}


def held_by(met: Code) -> Held:
    """Give what a code says; an ATC code in no line stands for itself, a code of another system for nothing."""
    if met.system != "atc":
        families = [line.family for line in meaning(met) if line.fact == "ingredient"]
        return Held(frozenset(families[0].split("+")), True) if families else NOTHING
    if len(met.code) != _SUBSTANCE or not meaning(met):
        return NOTHING
    for length in range(_SUBSTANCE, 0, -1):
        found = _by_atc().get(met.code[:length])
        if found is not None:
            return found
    return Held(frozenset({met.code}), True) if _ALONE.fullmatch(met.code[_GROUP:]) else NOTHING


def listed(held: Held) -> bool:
    """Say whether the tables know what a medicine holds."""
    return bool(held.parts) and held.parts <= substances().keys()


def group_of(held: Held) -> str:
    """Give the group of ATC of a code that stands for itself."""
    return min(held.parts)[:_GROUP]


def together(said: Iterable[Held]) -> Held:
    """Give what is sure of one medicine of which several things are said."""
    told = [each for each in said if each.parts]
    if len(told) == 1:
        return told[0]
    wholes = {each.parts for each in told if each.whole}
    if len(wholes) == 1:
        (parts,) = wholes
        if all(each.parts <= parts for each in told):
            return Held(parts, True)
    return Held(frozenset.intersection(*(each.parts for each in told))) if told else NOTHING


def course_of(codes: Iterable[Code], held: Held) -> str | None:
    """Say whether a medicine is one that lasts or one that is over soon: by its code of ATC, else its substances'."""
    own = [met.code for met in codes if met.system == "atc" and len(met.code) == _SUBSTANCE]
    known = own or [met for part in held.parts for met in substances().get(part, ())]
    said = {_course(met) for met in known}
    return said.pop() if len(said) == 1 else None


def _course(atc: str) -> str | None:
    found = (_courses().get(atc[:length]) for length in range(len(atc), 0, -1))
    return next((each for each in found if each), None)
