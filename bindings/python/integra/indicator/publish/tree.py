"""Which territory is within which group, and whether the counts of a group are the sum of those within it.

Spec: spec/51-publishing.md, "Sums".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from ...errors import UsageError
from ...text import Text
from ...words import Status
from .relation import Relation
from .network import Row

__all__ = ["Tree"]

_NO_LINE = Text("of a territory or a group of pair {place} there is no figure", "d'un territoire ou d'un groupe du couple {place} il n'y a pas "
                "de chiffre")
_ROUND = Text("groups are within one another round about", "des groupes sont compris l'un dans l'autre en boucle")


@dataclass(frozen=True)
class Tree:
    """The lines of a table: what each is called, the group it is in, and the place of the line that it is within."""

    names: tuple[tuple[str | None, str | None], ...]
    parents: tuple[int | None, ...]

    @classmethod
    def of(cls, names: Sequence[str | None], within: Mapping[str, str] | None) -> Tree:
        """The tree of names: those that are in no group are in all of them, None, where that is one of the names."""
        if within is not None and not (isinstance(within, Mapping) and all(
                isinstance(each, str) for pair in within.items() for each in pair)):
            raise TypeError("within takes a mapping of names to names, each a text")
        if not all(name is None or isinstance(name, str) for name in names):
            raise TypeError("figures takes names that are texts, or None for all territories")
        groups, places = dict(within or {}), {name: place for place, name in enumerate(names)}
        for place, pair in enumerate(groups.items(), 1):
            if not places.keys() >= {*pair}:
                _refuse(Status.UNKNOWN_NAME, _NO_LINE.of(place=place))
        parents = [None if name is None else places.get(groups.get(name)) for name in names]
        _check_ends(parents)
        return cls(tuple((name, None if name is None else groups.get(name)) for name in names), tuple(parents))

    def rows(self, counts: Sequence[Mapping[str, int]]) -> list[Row]:
        """The lines with their counts, and how those go together."""
        kids: dict[int, list[Mapping[str, int]]] = {}
        for place, parent in enumerate(self.parents):
            if parent is not None:
                kids.setdefault(parent, []).append(counts[place])
        return [Row(parent, _relation(counts[place], kids[place]) if place in kids else None, counts[place])
                for place, parent in enumerate(self.parents)]


def _refuse(status: Status, detail: Text) -> NoReturn:
    raise UsageError(status, rule="IND-6", detail=detail.at("within"))


def _check_ends(parents: Sequence[int | None]) -> None:
    """Refuses groups that are within themselves."""
    for place in range(len(parents)):
        seen, at = {place}, parents[place]
        while at is not None:
            if at in seen:
                _refuse(Status.MISMATCH, _ROUND)
            seen.add(at)
            at = parents[at]


def _relation(whole: Mapping[str, int], parts: Sequence[Mapping[str, int]]) -> Relation:
    """What the counts say of themselves: that they are a sum is taken for so wherever it comes out."""
    each = {name: [part[name] for part in parts] for name in whole}
    if all(whole[name] == sum(several) for name, several in each.items()):
        return Relation.SUM
    if all(max(several) <= whole[name] <= sum(several) for name, several in each.items()):
        return Relation.UNION
    return Relation.APART
