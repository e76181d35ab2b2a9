"""Every possible demand at once, as the cells of a grid, none left out.

The ways to fill the five fields that bind each other go down, those to fill the other eight go across: 580 by 19,440
where no value is kept out. Needs numpy.

Spec: 20-orientation, "The demand"; 21-protocol, ORI-16 "Laws".  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from .vocabulary import CODES, FIELDS, MOTIVES, NOT_KNOWN, VALUES, Values, Where

Cells = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

BINDING = ("requester", "ground", "pps", "stage", "mt")
FREE = tuple(field for field in FIELDS if field not in BINDING)
PEOPLE = ("person", "carer")
# How many bits the fields of a key take, from urgency on (ORI-18).
WIDTHS = {field: 3 if field in ("stage", "place") else 2 for field in FIELDS if field != "requester"}
REST = sum(WIDTHS.values())


def stand_together(told: Values) -> bool:
    """The three impossibilities of chapter 20, word by word."""
    if told["ground"] != "none" and told["requester"] in PEOPLE:
        return False
    if told["pps"] == "no" and told["stage"] != "not_indicated":
        return False
    if told["pps"] == "unknown" and told["stage"] not in ("undetermined", "not_indicated"):
        return False
    return not (told["requester"] == "mt" and told["mt"] != "informed")


def ways(fields: Sequence[str], allowed: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """Every way to fill some fields, possible or not."""
    every = itertools.product(*(allowed[field] for field in fields))
    return [dict(zip(fields, some, strict=True)) for some in every]


TOGETHER = [told for told in ways(BINDING, VALUES) if stand_together(told)]


def accepts(where: Where, told: Values) -> bool:
    """Is every value told accepted?"""
    return all(value in where.get(field, (value,)) for field, value in told.items())


def is_known(field: str, value: str) -> int:
    return int(value != NOT_KNOWN.get(field))


def in_place(field: str, value: str) -> int:
    """A code moved to where its field stands in a key; the requester stands elsewhere."""
    if field == "requester":
        return 0
    order = list(WIDTHS)
    return FIELDS[field][value] << sum(WIDTHS[behind] for behind in order[order.index(field) + 1 :])


class Grid:
    """The possible demands that these values make, but for their motives."""

    def __init__(self, allowed: Mapping[str, tuple[str, ...]] = VALUES) -> None:
        self.down = [told for told in TOGETHER if all(told[field] in allowed[field] for field in BINDING)]
        self.across = ways(FREE, allowed)
        self.nowhere: Cells = np.zeros((len(self.down), len(self.across)), dtype=bool)
        self.isolated = self.places_of_isolated()

    def places_of_isolated(self) -> list[list[int]]:
        """For each value of `isolated`, where each demand goes when it has that one instead."""
        places = {tuple(told.values()): place for place, told in enumerate(self.across)}
        values = dict.fromkeys(told["isolated"] for told in self.across)
        return [
            [places[tuple({**told, "isolated": value}.values())] for told in self.across] for value in values
        ]

    def numbers(self, of: Callable[[str, str], int]) -> Numbers:
        """For each demand, the sum of a number for each of its values."""
        down, across = (
            np.array([sum(of(*pair) for pair in told.items()) for told in some], dtype=np.int64)
            for some in (self.down, self.across)
        )
        return np.add.outer(down, across)

    def where(self, accepted: Where) -> Cells:
        """Where every value is accepted."""
        down, across = (
            np.array([accepts(accepted, told) for told in some], dtype=bool) for some in (self.down, self.across)
        )
        cells: Cells = np.logical_and.outer(down, across)
        return cells

    def within_reach(self, accepted: Where) -> Cells:
        """Law 2: where a row would match with some or all of what is not known known, and the demand possible."""
        ends = [told for told in TOGETHER if accepts(accepted, told)]

        def reaches(told: Values, end: Values) -> bool:
            return all(end[field] == value or not is_known(field, value) for field, value in told.items())

        def free(told: Values) -> bool:
            known = {field: value for field, value in told.items() if is_known(field, value)}
            return accepts(accepted, known)

        down = np.array([any(reaches(told, end) for end in ends) for told in self.down], dtype=bool)
        across = np.array([free(told) for told in self.across], dtype=bool)
        cells: Cells = np.logical_and.outer(down, across)
        return cells

    def keys(self, motives: Sequence[str]) -> Numbers:
        """What orders demands: size, requester, lower motive, one before two, the other, then field by field."""
        codes = sorted(CODES["motive"][motive] for motive in motives)
        other = codes[1] + 1 if len(codes) > 1 else 0
        size = self.numbers(is_known) + len(codes)
        requester = self.numbers(lambda field, value: FIELDS[field][value] * (field == "requester"))
        head = (size << 3 | requester) << 10 | codes[0] << 5 | other
        return head << REST | self.numbers(in_place)


def demand_of(key: int) -> tuple[tuple[str, ...], dict[str, str]]:
    """The motives and values of a key."""
    words = {field: {code: name for name, code in codes.items()} for field, codes in FIELDS.items()}
    values: dict[str, str] = {}
    for field in reversed(WIDTHS):
        values[field] = words[field][key & ((1 << WIDTHS[field]) - 1)]
        key >>= WIDTHS[field]
    other, first = key & 31, key >> 5 & 31
    values["requester"] = words["requester"][key >> 10 & 7]
    motives = (MOTIVES[first], MOTIVES[other - 1]) if other else (MOTIVES[first],)
    return motives, {field: values[field] for field in FIELDS}
